package when

import (
	"slices"
	"strings"

	"factum/internal/read/text"
)

// minEntries is how many entries make a log.
const minEntries = 3

// findEntries finds the times that head the entries of a log: "23:10 (02:10) -
// A van leaves the prison". Such entries are told in the present tense, and
// mean what has happened. The result is empty for other texts.
func (f *finder) findEntries() map[int]bool {
	entries := map[int]bool{}
	heads := 0
	for i := 0; i < len(f.found); i++ {
		x := &f.found[i]
		if x.Sentence > 0 && f.sameBlock(x.Sentence, x.Sentence-1) {
			continue
		}
		tokens := f.text.Sentences[x.Sentence].Tokens
		lead := slices.ContainsFunc(tokens[:x.First], func(t text.Token) bool { return isLetter(t.Form[0]) })
		if lead || x.Type != Date && x.Type != Time {
			continue
		}
		end, last := x.Last+1, i
		if end < len(tokens) && tokens[end].Form == "(" {
			for end < len(tokens) && tokens[end].Form != ")" {
				end++
			}
			end++
			for last+1 < len(f.found) && f.found[last+1].Sentence == x.Sentence && f.found[last+1].Last < end {
				last++
			}
		}
		if end >= len(tokens) {
			continue
		}
		switch tokens[end].Form {
		case "–", "—", "-", "--", ":", "|":
			heads++
			for k := i; k <= last; k++ {
				entries[k] = true
			}
		}
	}
	if heads < minEntries {
		clear(entries)
	}
	return entries
}

// announces says whether a sentence tells what is still to come in so many
// words.
func (f *finder) announces(s *text.Sentence) bool {
	for k := range s.Tokens {
		w := strings.ToLower(s.Tokens[k].Form)
		if companies()[w]&(willWord|awaitedWord) != 0 || w == "to" && k > 0 && formTense(s, k-1) == FutureTense {
			return true
		}
	}
	return false
}
