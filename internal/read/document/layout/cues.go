package layout

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed cues.yaml
var cuesYAML []byte

// cueSet is one kind of cues, by where in a segment they stand.
type cueSet struct {
	Kind  factum.BlockKind `yaml:"kind"`
	Whole []string         `yaml:"whole"`
	Start []string         `yaml:"start"`
	End   []string         `yaml:"end"`
	Any   []string         `yaml:"any"`
	// Glued cues also begin a segment without a colon, where a capital or a
	// quotation mark touches them.
	Glued []string `yaml:"glued"`
}

// cues are the tables of cues.yaml; start cues by their first word.
type cues struct {
	whole map[string]factum.BlockKind
	start map[string][]cue
	end   []cue
	any   []cue
	glued []string
}

type cue struct {
	words string // separated by single spaces
	kind  factum.BlockKind
}

var loadCues = sync.OnceValue(func() *cues {
	c, err := readCues(cuesYAML)
	if err != nil {
		panic(err) // the embedded table is broken; its test says so first
	}
	return c
})

func readCues(data []byte) (*cues, error) {
	var sets []cueSet
	if err := yaml.Unmarshal(data, &sets); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	c := &cues{whole: map[string]factum.BlockKind{}, start: map[string][]cue{}}
	for _, set := range sets {
		for _, s := range set.Whole {
			c.whole[norm(s)] = set.Kind
		}
		for _, s := range set.Start {
			words := norm(s)
			first, _, _ := strings.Cut(words, " ")
			c.start[first] = append(c.start[first], cue{words, set.Kind})
		}
		for _, s := range set.End {
			c.end = append(c.end, cue{norm(s), set.Kind})
		}
		for _, s := range set.Any {
			c.any = append(c.any, cue{norm(s), set.Kind})
		}
		for _, s := range set.Glued {
			c.glued = append(c.glued, norm(s))
		}
	}
	return c, nil
}

// norm brings a stretch into the form in which cues are compared: words in
// lower case separated by one space, a colon as a word, a © as a word, "…Also"
// and "Libya" apart in "AlsoLibya".
func norm(s string) string {
	var b strings.Builder
	var last rune
	open := false // a word is being written
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if b.Len() > 0 && (!open || unicode.IsUpper(r) && unicode.IsLower(last)) {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
			open = true
		case (r == '\'' || r == '’') && open && !upperAt(s, i+utf8.RuneLen(r)):
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r) && open:
			b.WriteRune(r)
		case r == ':' || r == '©':
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			open = false
		default:
			open = false
		}
		last = r
	}
	return b.String()
}

func upperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// Cue gives the kind that the cues of the language give to a short stretch of
// words; "" if there is none.
func Cue(s string) factum.BlockKind {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return loadCues().cued(s, sentenceEnd(s))
}

// cued gives the kind that the cues give to a stretch; "" if there is none.
// sentence says that it ends as a sentence does.
func (c *cues) cued(s string, sentence bool) factum.BlockKind {
	const most = 600 // bytes; a longer stretch is running text whatever it begins with
	if len(s) > most {
		return ""
	}
	n := norm(s)
	if k, ok := c.whole[strings.TrimSuffix(n, " :")]; ok {
		return k
	}
	first, _, _ := strings.Cut(n, " ")
	for _, q := range c.start[first] {
		if begins(n, q.words) {
			return q.kind
		}
	}
	for _, g := range c.glued {
		if begins(n, g) && touches(s, len(strings.Fields(g))) {
			return factum.Teaser
		}
	}
	if sentence {
		return ""
	}
	for _, q := range c.end {
		if strings.HasSuffix(n, q.words) && (len(n) == len(q.words) || n[len(n)-len(q.words)-1] == ' ') {
			return q.kind
		}
	}
	for _, q := range c.any {
		if i := strings.Index(n, q.words); i >= 0 && begins(n[i:], q.words) && (i == 0 || n[i-1] == ' ') {
			return q.kind
		}
	}
	return ""
}

// begins says whether the words of n begin with those of q.
func begins(n, q string) bool {
	return strings.HasPrefix(n, q) && (len(n) == len(q) || n[len(q)] == ' ' || endsInDigit(q))
}

// endsInDigit lets "copyright 20" stand for any year of the century.
func endsInDigit(q string) bool { return q[len(q)-1] >= '0' && q[len(q)-1] <= '9' }

// touches says whether the first n words of s are followed at once by a capital
// or a quotation mark.
func touches(s string, n int) bool {
	s += " "
	for i, r := range s {
		if r != ' ' {
			continue
		}
		if n--; n > 0 {
			continue
		}
		word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
		last := rune(0)
		for _, q := range word {
			if unicode.IsLower(last) && (unicode.IsUpper(q) || strings.ContainsRune("'\"‘“«", q)) {
				return true
			}
			last = q
		}
		return false
	}
	return false
}

// sentenceEnd says whether s ends as a sentence does.
func sentenceEnd(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune(".!?…؟。", r):
			return true
		case strings.ContainsRune("\"'”’»)]*_", r) || unicode.IsSpace(r):
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}
