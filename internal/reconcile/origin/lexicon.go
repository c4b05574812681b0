package origin

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon/function.txt
var functionText string

//go:embed lexicon/formulae.txt
var formulaeText string

// lexicon holds words and phrases that say nothing of who wrote them.
type lexicon struct {
	function map[string]bool
	// formulae holds each phrase, its words joined by spaces, and each
	// beginning of one (false).
	formulae map[string]bool
}

// load reads the word lists when they are first needed.
var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{function: map[string]bool{}, formulae: map[string]bool{}}
	for line := range lines(functionText) {
		for w := range strings.FieldsSeq(line) {
			l.function[w] = true
		}
	}
	for line := range lines(formulaeText) {
		for i := range len(line) {
			if line[i] == ' ' && !l.formulae[line[:i]] {
				l.formulae[line[:i]] = false
			}
		}
		l.formulae[line] = true
	}
	return l
})

// lines gives the lines of a list that hold something, without comments.
func lines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

// formulae marks the tokens of phrases that everybody uses.
func (v *vocabulary) formulae(tokens []token) {
	for i := 0; i < len(tokens); {
		n := v.phrase(tokens[i:])
		for k := range n {
			tokens[i+k].flags |= formula
		}
		i += max(n, 1)
	}
}

// phrase gives the length of the longest phrase that the tokens begin with.
func (v *vocabulary) phrase(tokens []token) int {
	first := v.words[tokens[0].word].text
	whole, ok := v.lex.formulae[first]
	if !ok {
		return 0
	}
	best := 0
	if whole {
		best = 1
	}
	var b strings.Builder
	b.WriteString(first)
	for n := 1; n < len(tokens); n++ {
		b.WriteByte(' ')
		b.WriteString(v.words[tokens[n].word].text)
		whole, ok := v.lex.formulae[b.String()]
		if !ok {
			break
		}
		if whole {
			best = n + 1
		}
	}
	return best
}
