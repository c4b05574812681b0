package word

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed verbs.txt.gz
var verbTable []byte

//go:embed irregular.tsv
var irregularTable string

// verbs reads the list of verbs once: 8,700 in 2 ms.
var verbs = sync.OnceValue(func() map[string]bool {
	z, err := gzip.NewReader(bytes.NewReader(verbTable))
	if err != nil {
		panic(fmt.Sprintf("word: the embedded list of verbs is damaged: %v", err))
	}
	m := make(map[string]bool, 1<<14)
	for in := bufio.NewScanner(z); in.Scan(); {
		if row := in.Text(); !strings.HasPrefix(row, "#") {
			m[row] = true
		}
	}
	return m
})

// irregular maps forms of irregular verbs to their lemmas.
var irregular = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range strings.Lines(irregularTable) {
		if form, lemma, ok := strings.Cut(strings.TrimSpace(row), "\t"); ok {
			m[form] = lemma
		}
	}
	return m
})

// IsVerb says whether a lemma is that of a verb.
func IsVerb(lemma string) bool { return verbs()[lemma] }

// Verb gives the lemma of a form of a verb, in lower case. The guess stands
// where it is a verb other than the form itself, or where nothing better is
// known.
func Verb(form, guess string) string {
	known := verbs()
	if guess != form && known[guess] {
		return guess
	}
	if l := irregular()[form]; l != "" {
		return l
	}
	if known[form] {
		return form
	}
	for _, ending := range []string{"ing", "ied", "ies", "ed", "es", "s"} {
		stem, ok := strings.CutSuffix(form, ending)
		if !ok || len(stem) < 2 {
			continue
		}
		candidates := []string{stem + "e", stem, stem[:len(stem)-1]}
		switch ending {
		case "ied", "ies":
			candidates = []string{stem + "y", stem + "ie"}
		case "es", "s":
			candidates = []string{stem, stem + "e"}
		default:
			if n := len(stem); stem[n-1] != stem[n-2] { // only a doubled consonant is undone
				candidates = candidates[:2]
			}
		}
		for _, c := range candidates {
			if known[c] {
				return c
			}
		}
	}
	return guess
}
