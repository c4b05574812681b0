package event

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

//go:embed cues.en.yaml
var cuesEnglish []byte

// cueWords are the words that tell repeated happenings apart, each with a space
// before and behind it.
type cueWords struct {
	First, Again []string
	Kinds        map[factum.Type][][]string
}

var cues = sync.OnceValue(func() *cueWords {
	var w cueWords
	if err := yaml.Unmarshal(cuesEnglish, &w); err != nil {
		panic(fmt.Sprintf("cues.en.yaml: %v", err)) // embedded: a test reads it
	}
	pad(w.First)
	pad(w.Again)
	for _, kinds := range w.Kinds {
		for _, words := range kinds {
			pad(words)
		}
	}
	return &w
})

func pad(words []string) {
	for i, w := range words {
		words[i] = " " + w + " "
	}
}

// ordinal says what the words tell of other happenings like this one.
type ordinal uint8

const (
	uncounted ordinal = iota
	first             // another came after it
	again             // another went before it
)

// cueWindow is how many words before and behind those that made a statement may
// count it.
const cueWindow = 3

// ordinal reads the cue of statement i: near its trigger, where the words are
// known, else in its whole quote and note.
func (b *builder) ordinal(i int) ordinal {
	st := &b.Statements[i]
	src := b.read[i]
	read := &b.readings[src.reading].Statements[src.statement]
	if read.Another {
		return again
	}
	text := st.Quote + " . " + st.Note
	if doc := b.readings[src.reading].Document; doc != nil && st.Why != nil && st.Why.Trigger.End > st.Why.Trigger.Start {
		text = around(doc.Text, st.Why.Trigger, st.Start, st.End)
	}
	words := spaced(text)
	contains := func(list []string) bool {
		for _, c := range list {
			if strings.Contains(words, c) {
				return true
			}
		}
		return false
	}
	switch {
	case contains(cues().Again):
		return again
	case contains(cues().First):
		return first
	}
	return uncounted
}

// around gives the words about a trigger, within the statement's own.
func around(text string, trigger factum.Range, start, end int) string {
	from, to := trigger.Start, trigger.End
	start, end = max(0, min(start, from)), min(len(text), max(end, to))
	for n := 0; from > start && n <= cueWindow; from-- {
		if text[from-1] == ' ' || text[from-1] == '\n' {
			n++
		}
	}
	for n := 0; to < end && n <= cueWindow; to++ {
		if text[to] == ' ' || text[to] == '\n' {
			n++
		}
	}
	return text[from:to]
}

// spaced gives the words of a text in lower case with one space before and
// behind each.
func spaced(s string) string {
	out := make([]byte, 1, len(s)+2)
	out[0] = ' '
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-':
			out = append(out, byte(r))
		case 'A' <= r && r <= 'Z':
			out = append(out, byte(r)+'a'-'A')
		case r >= utf8.RuneSelf && (unicode.IsLetter(unicode.ToLower(r)) || unicode.IsDigit(unicode.ToLower(r))):
			out = utf8.AppendRune(out, unicode.ToLower(r))
		case out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	if out[len(out)-1] != ' ' {
		out = append(out, ' ')
	}
	return string(out)
}

// kind gives the kind of an act that its words name, from 1; 0 if they name
// none or two.
func kind(g factum.Type, text string) int {
	kinds := cues().Kinds[g]
	if len(kinds) == 0 {
		return 0
	}
	found := 0
	words := spaced(text)
	for n, list := range kinds {
		for _, w := range list {
			if strings.Contains(words, w) {
				if found != 0 && found != n+1 {
					return 0
				}
				found = n + 1
			}
		}
	}
	return found
}
