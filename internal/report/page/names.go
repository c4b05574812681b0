package page

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/report/wording"
)

// firstPlaces finds, for each spelling and each document in which the record
// says that it stands, its first place there that is not part of a longer
// spelling. The key is the anchor: name-ENTITY-SPELLING-DOCUMENT.
func firstPlaces(x *wording.Index) (places map[int][]place, known map[string]bool) {
	type spelling struct {
		text string
		id   string
		href string
	}
	in := map[int][]spelling{}
	for e := range x.Entities {
		for s, sp := range x.Entities[e].Spellings {
			for _, id := range sp.Documents {
				if d, ok := x.Document(id); ok && strings.TrimSpace(sp.Text) != "" {
					in[d] = append(in[d], spelling{sp.Text, spellingID(e, s, d), fmt.Sprintf("#name-%d", e+1)})
				}
			}
		}
	}
	places, known = map[int][]place{}, map[string]bool{}
	for d := range x.Documents {
		text := x.Documents[d].Text
		list := in[d]
		slices.SortStableFunc(list, func(a, b spelling) int { return len(b.text) - len(a.text) })
		var taken []place // by start, apart from each other
		for _, sp := range list {
			if known[sp.id] {
				continue
			}
			for at := 0; ; {
				i := strings.Index(text[at:], sp.text)
				if i < 0 {
					break
				}
				start, end := at+i, at+i+len(sp.text)
				at = end
				if !word(text, start, end) {
					continue
				}
				k, _ := slices.BinarySearchFunc(taken, end, func(p place, end int) int { return p.end - end })
				if k < len(taken) && taken[k].start < end || k > 0 && taken[k-1].end > start {
					continue
				}
				taken = slices.Insert(taken, k, place{start: start, end: end})
				if !known[sp.id] {
					known[sp.id] = true
					places[d] = append(places[d], place{start: start, end: end, id: sp.id, href: sp.href, kind: naming})
				}
			}
		}
	}
	return places, known
}

func spellingID(entity, spelling, document int) string {
	return fmt.Sprintf("name-%d-%d-%d", entity+1, spelling+1, document+1)
}

// word says whether a stretch of text is not a part of a longer word.
func word(text string, start, end int) bool {
	if !valid(text, start, end) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	joins := func(a, b rune) bool { return letter(a) && letter(b) }
	return !joins(before, first) && !joins(last, after)
}

func letter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
