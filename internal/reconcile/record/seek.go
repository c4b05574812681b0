package record

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"factum"
)

// seeker finds what a regular expression matches in whole documents, in time
// that hardly depends on the expression: only sentences that hold one of its
// cues are searched. No match may hold a full stop with a space behind it, or
// cross paragraphs.
type seeker struct {
	re *regexp.Regexp
	// cues are words in small letters of which every match holds one; where
	// words are given for it, one of them stands right before it.
	cues map[string][]string
}

// within gives the first matches in stretches of a text, at most so many, as
// regexp.FindAllStringSubmatchIndex does.
func (s *seeker) within(text string, stretches []factum.Range, most int) [][]int {
	var out [][]int
	for _, r := range stretches {
		if len(out) >= most {
			break
		}
		for _, m := range s.re.FindAllStringSubmatchIndex(text[r.Start:r.End], most-len(out)) {
			for i := range m {
				if m[i] >= 0 {
					m[i] += r.Start
				}
			}
			out = append(out, m)
		}
	}
	return out
}

// cueIndex finds the cues of several seekers in one pass.
type cueIndex struct {
	number map[*seeker]int
	cues   map[string][]cue
}

// cue says whose cue a word is, and which words must stand before it.
type cue struct {
	seeker int
	before []string // nil: any
}

func newCueIndex(seekers ...*seeker) *cueIndex {
	x := &cueIndex{number: map[*seeker]int{}, cues: map[string][]cue{}}
	for n, s := range seekers {
		x.number[s] = n
		for word, before := range s.cues {
			x.cues[word] = append(x.cues[word], cue{n, before})
		}
	}
	return x
}

// ofConflicts are the cues of all that conflicts are sought by, ofQuestions
// those of questions.
var (
	ofConflicts = sync.OnceValue(func() *cueIndex {
		all := []*seeker{&owns, &ownsNot, &unconfirmed, &alone, &inTow}
		for i := range tallies {
			all = append(all, &tallies[i].seeker)
		}
		return newCueIndex(all...)
	})
	ofQuestions = sync.OnceValue(func() *cueIndex { return newCueIndex(&paper) })
)

// maxCue is longer than any cue.
const maxCue = 16

// sentences gives, for each seeker by its number, the sentences that hold one of
// its cues.
func (x *cueIndex) sentences(text string) [][]factum.Range {
	out := make([][]factum.Range, len(x.number))
	var word, before [maxCue]byte
	n, size := 0, 0 // of the word, and of the one before it
	for at := 0; at <= len(text); at++ {
		c := byte(' ')
		if at < len(text) {
			c = text[at] | 0x20 // a small letter, if it is one
		}
		if 'a' <= c && c <= 'z' {
			if n < maxCue {
				word[n] = c
			}
			n++
			continue
		}
		if n == 0 {
			continue
		}
		if n < maxCue {
			for _, c := range x.cues[string(word[:n])] {
				if c.before != nil && !slices.Contains(c.before, string(before[:min(size, maxCue)])) {
					continue
				}
				if of := out[c.seeker]; len(of) == 0 || of[len(of)-1].End < at {
					out[c.seeker] = append(of, stretchAround(text, at))
				}
			}
		}
		before, size, n = word, n, 0
	}
	return out
}

// stretchAround gives the sentence of which the end of a word is part.
func stretchAround(text string, at int) factum.Range {
	r := factum.Range{Start: max(strings.LastIndex(text[:at], "\n\n"), strings.LastIndex(text[:at], ". ")) + 1, End: len(text)}
	for _, end := range []string{"\n\n", ". "} {
		if i := strings.Index(text[at:r.End], end); i >= 0 {
			r.End = at + i
		}
	}
	return r
}

// paragraphAround gives the paragraph of which the end of a word is part.
func paragraphAround(text string, at int) factum.Range {
	r := factum.Range{Start: strings.LastIndex(text[:at], "\n\n") + 1, End: len(text)}
	if end := strings.Index(text[at:], "\n\n"); end >= 0 {
		r.End = at + end
	}
	return r
}
