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
		mark := tokens[end].Form
		if slices.ContainsFunc(tokens[x.First:x.Last], func(t text.Token) bool { return t.Form == "–" || t.Form == "—" }) {
			mark = "–" // "14 March – 19:30 (23:30) the jet takes off"
		}
		switch mark {
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

// announces says whether the first verb behind a token tells what is still to
// come in so many words.
func (f *finder) announces(s *text.Sentence, token int) bool {
	for k := token + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.UPOS != text.VERB && t.UPOS != text.AUX {
			continue
		}
		w := strings.ToLower(t.Form)
		return companies()[w]&(willWord|awaitedWord) != 0 || (w == "is" || w == "are") && k+1 < len(s.Tokens) && strings.EqualFold(s.Tokens[k+1].Form, "to")
	}
	return false
}

// passMidnight gives the entries of a log that is told from its beginning the
// next day where their clock times go back: 23:55, then 00:20.
func (f *finder) passMidnight(entries map[int]bool) {
	clock := func(i int) int {
		st := f.found[i].Symbol.last()
		if st.Op == Shift || !st.Fields.Clock.Known() {
			return -1
		}
		h, m := st.Fields.Clock.hm()
		return h*60 + m
	}
	type pair struct{ a, b int }
	var back []pair
	onward := 0
	last := -1
	for i := range f.found {
		if !entries[i] || i > 0 && entries[i-1] && f.found[i].Sentence == f.found[i-1].Sentence {
			continue
		}
		if s := &f.found[i].Symbol; last >= 0 && len(s.Steps) == 1 && s.Anchor.Kind == OtherExpression && clock(i) >= 0 && clock(last) >= 0 {
			if clock(i) < clock(last) {
				back = append(back, pair{last, i})
			} else {
				onward++
			}
		}
		last = i
	}
	if onward <= len(back) && onward+len(back) > 1 || onward == 0 && len(back) > 0 && !f.night(back[0].a, back[0].b) {
		return // newest first
	}
	for _, p := range back {
		x := &f.found[p.b]
		clock := x.Symbol.last()
		x.Symbol = Symbol{Kind: Point, Anchor: Anchor{Kind: OtherExpression, Expression: p.a, Token: -1}, Steps: []Step{shift(1, Day), clock}}
		x.Rule = "past midnight"
	}
}

// night says whether two clock times are the end of one day and the beginning of
// the next.
func (f *finder) night(a, b int) bool {
	h, _ := f.found[a].Symbol.last().Fields.Clock.hm()
	k, _ := f.found[b].Symbol.last().Fields.Clock.hm()
	return h >= 18 && k < 6
}
