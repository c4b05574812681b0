package record

import (
	"regexp"
	"strings"

	"factum"
)

// seeker finds what a regular expression matches in whole documents, in time
// that hardly depends on the expression: only paragraphs that hold one of its
// cues are searched. No match crosses paragraphs.
type seeker struct {
	re *regexp.Regexp
	// cues are words in small letters of which every match holds one; where
	// words are given for it, one of them stands right before it.
	cues map[string][]string
}

// in gives the first matches in a text, at most so many, as
// regexp.FindAllStringSubmatchIndex does.
func (s *seeker) in(text string, most int) [][]int {
	var out [][]int
	for _, r := range s.paragraphs(text) {
		for _, m := range s.re.FindAllStringSubmatchIndex(text[r.Start:r.End], most-len(out)) {
			for i := range m {
				if m[i] >= 0 {
					m[i] += r.Start
				}
			}
			out = append(out, m)
		}
		if len(out) >= most {
			break
		}
	}
	return out
}

// paragraphs gives the paragraphs that hold a cue.
func (s *seeker) paragraphs(text string) []factum.Range {
	var out []factum.Range
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
		if n < maxCue && s.cued(word[:n], before[:min(size, maxCue)]) {
			r := paragraphAround(text, at)
			out = append(out, r)
			at, n, size = r.End, 0, 0
			continue
		}
		before, size, n = word, n, 0
	}
	return out
}

// maxCue is longer than any cue.
const maxCue = 16

func (s *seeker) cued(word, before []byte) bool {
	words, ok := s.cues[string(word)]
	if !ok || words == nil {
		return ok
	}
	for _, w := range words {
		if w == string(before) {
			return true
		}
	}
	return false
}

// paragraphAround gives the paragraph of which the end of a word is part.
func paragraphAround(text string, at int) factum.Range {
	r := factum.Range{Start: strings.LastIndex(text[:at], "\n\n") + 1, End: len(text)}
	if end := strings.Index(text[at:], "\n\n"); end >= 0 {
		r.End = at + end
	}
	return r
}
