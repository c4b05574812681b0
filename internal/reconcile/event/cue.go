package event

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed cues.en.yaml
var cuesEnglish []byte

// cueWords are the words that tell repeated happenings apart.
type cueWords struct {
	First, Again []string
	Kinds        map[factum.Type][][]string
}

var cues = sync.OnceValue(func() *cueWords {
	var w cueWords
	if err := yaml.Unmarshal(cuesEnglish, &w); err != nil {
		panic(fmt.Sprintf("cues.en.yaml: %v", err)) // embedded: a test reads it
	}
	return &w
})

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
	words := " " + spaced(text) + " "
	contains := func(list []string) bool {
		for _, c := range list {
			if strings.Contains(words, " "+c+" ") {
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

// spaced gives the words of a text in lower case with one space between.
func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }), " ")
}

// kind gives the kind of an act that its words name, from 1; 0 if they name
// none or two.
func kind(g factum.Type, text string) int {
	found := 0
	words := " " + spaced(text) + " "
	for n, list := range cues().Kinds[g] {
		for _, w := range list {
			if strings.Contains(words, " "+w+" ") {
				if found != 0 && found != n+1 {
					return 0
				}
				found = n + 1
			}
		}
	}
	return found
}
