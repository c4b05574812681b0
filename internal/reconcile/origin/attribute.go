package origin

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
)

// attribute settles from which sources each claim comes.
func (o *Origins) attribute(p *pile) {
	s := o.known
	for i := range o.claims {
		k := &o.claims[i]
		var base []int32
		for _, a := range k.named {
			if n, ok := s.named(a); ok && !slices.Contains(base, n) {
				base = append(base, n)
			}
		}
		block := -1
		if k.doc >= 0 {
			d := p.docs[k.doc]
			if start, end, ok := p.bytes(k); ok {
				block = blockAt(d, start)
				for _, name := range s.mentioned(sentenceAt(d, block, start, end)) {
					if n := s.of("n "+name, name); !slices.Contains(base, n) {
						base = append(base, n)
					}
				}
			}
		}
		if k.heard >= 0 {
			base = append(base, s.of(fmt.Sprint("h ", k.heard), ""))
		}
		k.own = len(k.named) == 0 && (len(base) == 0 || len(base) == 1 && k.heard >= 0)
		switch {
		case k.own && k.doc >= 0:
			base = append(base, s.voices[k.doc]...)
		case k.own, len(base) == 0:
			base = append(base, s.of(fmt.Sprint("w ", k.witness), ""))
		}
		if block >= 0 {
			for _, chain := range citations(p.docs[k.doc], block) {
				out := slices.Clone(base)
				if k.own {
					out = slices.DeleteFunc(out, func(n int32) bool { return slices.Contains(s.voices[k.doc], n) })
				}
				for _, name := range chain {
					out = append(out, s.of("n "+foldName(name), name))
				}
				k.chains = append(k.chains, out)
			}
			k.own = k.own && len(k.chains) == 0
		}
		if len(k.chains) == 0 {
			k.chains = [][]int32{base}
		}
	}
}

// bytes gives the bytes of a claim in its document.
func (p *pile) bytes(k *claim) (start, end int, ok bool) {
	if k.from >= k.to {
		return 0, 0, false
	}
	t := p.tokens[k.doc]
	return int(t[k.from].start), t[k.to-1].end(), true
}

// blockAt gives the block that holds a place of a text; -1 if none does.
func blockAt(d *factum.Document, at int) int {
	n, _ := slices.BinarySearchFunc(d.Blocks, at, func(b factum.Block, at int) int { return cmp.Compare(b.End, at+1) })
	if n < len(d.Blocks) && d.Blocks[n].Start <= at {
		return n
	}
	return -1
}

// far bounds, in bytes, how far from a claim its sentence is looked at.
const far = 400

// sentenceAt gives the sentence around a range of a block.
func sentenceAt(d *factum.Document, block, start, end int) string {
	if block < 0 {
		return ""
	}
	from, to := max(d.Blocks[block].Start, start-far), min(d.Blocks[block].End, end+far)
	text := d.Text
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for i := start - 1; i > from; i-- {
		if stops(text, i, to) {
			from = i + 1
			break
		}
	}
	for i := end; i < to; i++ {
		if stops(text, i, to) {
			to = i
			break
		}
	}
	return text[from:to]
}

// stops says whether a sentence ends with byte i of a text.
func stops(text string, i, to int) bool {
	if c := text[i]; c != '.' && c != '!' && c != '?' {
		return false
	}
	rest := strings.TrimLeft(text[i+1:to], "”\"’')")
	next := strings.TrimLeft(rest, " \n\u00a0")
	r, _ := utf8.DecodeRuneInString(next)
	return len(next) < len(rest) && !unicode.IsLower(r) || next == ""
}

// cues are the words beside which the name of an agency makes it the source of
// a sentence.
var cues = []string{"reported", "reports", "according", "told", "citing", "cited", "quoted", "via", "said", "says", "wrote", "carried"}

// firstPart gives the first letters and digits of a word in lower case.
func firstPart(word string) string {
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); i >= 0 {
		word = word[:i]
	}
	return strings.ToLower(word)
}

// mentioned gives the folded names of news agencies that a sentence names as
// its source.
func (s *sources) mentioned(sentence string) []string {
	words := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ',' })
	for i := range words {
		words[i] = strings.Trim(words[i], ".,")
	}
	var out []string
	cue := func(from, to int) bool {
		for i := max(0, from); i < min(len(words), to); i++ {
			if slices.Contains(cues, strings.ToLower(words[i])) {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(words); i++ {
		if r, _ := utf8.DecodeRuneInString(words[i]); !unicode.IsUpper(r) && words[i] != "dpa" || !s.begins[firstPart(words[i])] {
			continue
		}
		for n := min(4, len(words)-i); n > 0; n-- {
			name := foldName(strings.Join(words[i:i+n], " "))
			if !s.agency[name] {
				continue
			}
			// the cue may stand before "the French news agency"
			if cue(i-6, i) || cue(i+n, i+n+4) {
				out = append(out, name)
			}
			i += n - 1
			break
		}
	}
	return out
}
