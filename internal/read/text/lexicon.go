package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon/abbreviations.tsv
var abbreviationsTSV string

//go:embed lexicon/prefixes.tsv
var prefixesTSV string

// keepsStop says when an abbreviation keeps its full stop.
type keepsStop uint8

const (
	stopNever        keepsStop = iota // no abbreviation
	stopAlways                        // "Mr."
	stopBeforeName                    // "Gen. Haftar"
	stopBeforeNumber                  // "Art. 87"
)

// tokenLexicon is what the tokeniser knows of words.
type tokenLexicon struct {
	abbreviations map[string]keepsStop
	prefixes      map[string]bool
}

var loadTokenLexicon = sync.OnceValue(func() *tokenLexicon {
	l := &tokenLexicon{abbreviations: map[string]keepsStop{}, prefixes: map[string]bool{}}
	for line := range tableLines(abbreviationsTSV) {
		form, when, _ := strings.Cut(line, "\t")
		switch when {
		case "any":
			l.abbreviations[form] = stopAlways
		case "name":
			l.abbreviations[form] = stopBeforeName
		case "number":
			l.abbreviations[form] = stopBeforeNumber
		}
	}
	for line := range tableLines(prefixesTSV) {
		l.prefixes[line] = true
	}
	return l
})

// tableLines gives the lines of an embedded table without comments and empty
// ones.
func tableLines(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(line) {
				return
			}
		}
	}
}
