package when

import (
	"strconv"

	"factum"
	"factum/internal/read/text"
)

// settleTime anchors a clock time or a part of a day without its day.
func (f *finder) settleTime(i int, s *Symbol) {
	x := &f.found[i]
	past := x.Tense == PastTense
	if f.entries[i] {
		f.settleEntry(i, s)
		return
	}
	for k := i - 1; k >= max(0, i-maxBack); k-- {
		y := &f.found[k]
		if y.Symbol.Kind != Point || y.Symbol.To != nil || y.Type == Duration || f.marks[k].header {
			continue
		}
		if y.isFuture() && x.Tense != FutureTense && x.Tense != ExpectedTense || past && deicticDay(y) && y.Tense != PastTense && !f.sameBlock(x.Sentence, y.Sentence) {
			continue
		}
		near := f.sameBlock(x.Sentence, y.Sentence) || x.Sentence-y.Sentence <= nearSentences
		if !near && (!past || f.text.Sentences[x.Sentence].Block-f.text.Sentences[y.Sentence].Block > nearBlocks) {
			break
		}
		if y.Symbol.granularity() > Day || x.Sentence-y.Sentence > nearSentences && y.Tense != PastTense {
			continue
		}
		if past && !f.sameBlock(x.Sentence, y.Sentence) && !f.inLead(y.Sentence) && pluperfect(&f.text.Sentences[x.Sentence], x.First) {
			break // before that day, nobody knows how long
		}
		if past && !f.sameBlock(x.Sentence, y.Sentence) && !y.Symbol.last().Fields.holds(s.last().Fields.Clock) {
			if lead := f.leadHour(s.last().Fields.Clock, k); lead >= 0 {
				k = lead
			}
		}
		s.Anchor = Anchor{Kind: OtherExpression, Expression: k, Token: -1}
		x.Rule = "day of expression " + strconv.Itoa(k)
		if x.Sentence > y.Sentence && past && s.last().Fields.Part == Dawn && f.isLate(k, 0) && !pluperfect(&f.text.Sentences[x.Sentence], x.First) {
			s.Steps = []Step{shift(1, Day), s.last()}
			x.Rule = "the dawn after expression " + strconv.Itoa(k)
		}
		return
	}
	// A day later in the same sentence: "at 16:10, police said on Friday" is no
	// such day, but "at noon today" is one expression anyway.
	if past && f.block(x.Sentence) != factum.ListItem && !f.inLead(x.Sentence) {
		s.Anchor = anchorAt(PreviousEvent)
		x.Rule = "the text doesn't tell the day"
		return
	}
	s.Anchor = anchorAt(Publication)
	x.Rule = "day of publication"
}

// leadHour is the expression of the lead that names the part of a day in which a
// clock time falls: "6:52 p.m." is an hour of the "Saturday evening" that the text
// is about, whatever day was told since. -1 for none.
func (f *finder) leadHour(c Clock, before int) int {
	if !c.Known() || c.Half > 0 {
		return -1
	}
	for k := 0; k < min(before, maxBack) && f.inLead(f.found[k].Sentence); k++ {
		y := &f.found[k]
		if y.Symbol.Kind != Point || y.Symbol.To != nil || y.Type == Duration || f.marks[k].header || y.isFuture() {
			continue
		}
		if f := y.Symbol.last().Fields; f.Part > 0 && f.holds(c) {
			return k
		}
	}
	return -1
}

// holds says whether the fields name a time of the day, and the hour falls into it
// or is told beside it.
func (f Fields) holds(c Clock) bool {
	h, _ := c.hm()
	switch f.Part {
	case Morning:
		return h >= 5 && h < 12
	case Afternoon:
		return h >= 12 && h < 18
	case Evening:
		return h >= 16 && h < 23
	case Night:
		return h >= 19 && h < 24
	}
	return f.Clock.Known()
}

// isLate says whether an expression is an hour of the evening or the night, or
// counts hours from one.
func (f *finder) isLate(k, depth int) bool {
	s := &f.found[k].Symbol
	st := s.last()
	if st.Op == Shift {
		return st.Unit < PartOfDay && s.Anchor.Expression >= 0 && s.Anchor.Expression < k && depth < maxDepth && f.isLate(s.Anchor.Expression, depth+1)
	}
	h, _ := st.Fields.Clock.hm()
	return st.Fields.Part == Evening || st.Fields.Part == Night || st.Fields.Clock.Known() && h >= 17
}

// maxBack bounds how many expressions are looked through for the day of an hour,
// and maxList those of a list for its year.
const (
	maxBack = 100
	maxList = 12
)

// nearBlocks is how many paragraphs back a day is still the one that clock times
// in the past tense belong to.
const nearBlocks = 3

// leadWords is how many words a paragraph has at least that tells the news.
const leadWords = 12

// inLead says whether a sentence stands in the first paragraph of the text, or
// above it.
func (f *finder) inLead(sentence int) bool {
	if f.leadEnd == 0 {
		f.leadEnd = len(f.text.Sentences)
		for i := range f.text.Sentences {
			if k := f.block(i); k == factum.Paragraph && len(f.text.Sentences[i].Tokens) >= leadWords && endsSentence(&f.text.Sentences[i]) {
				f.leadEnd = i + 1
				for f.leadEnd < len(f.text.Sentences) && f.sameBlock(i, f.leadEnd) {
					f.leadEnd++
				}
				break
			}
		}
	}
	return sentence < f.leadEnd
}

// endsSentence says whether a sentence ends as sentences do, and headlines don't.
func endsSentence(s *text.Sentence) bool {
	for k := len(s.Tokens) - 1; k >= max(0, len(s.Tokens)-2); k-- {
		switch s.Tokens[k].Form {
		case ".", "!", "?", "…":
			return true
		}
	}
	return false
}

// settleEntry gives the clock time at the head of a log's entry the day of the
// head before it; what the entries tell of has other days.
func (f *finder) settleEntry(i int, s *Symbol) {
	x := &f.found[i]
	for k := i - 1; k >= max(0, i-maxBack); k-- {
		y := &f.found[k]
		if y.Symbol.Kind == Point && y.Symbol.To == nil && y.Symbol.granularity() <= Day && !f.marks[k].header && (f.entries[k] || f.standsAlone(y)) {
			s.Anchor = Anchor{Kind: OtherExpression, Expression: k, Token: -1}
			x.Rule = "day of expression " + strconv.Itoa(k)
			return
		}
	}
	s.Anchor = anchorAt(Publication)
	x.Rule = "day of publication"
}

// standsAlone says whether an expression is the whole of its line.
func (f *finder) standsAlone(x *Expression) bool {
	tokens := f.text.Sentences[x.Sentence].Tokens
	for k := range tokens {
		if (k < x.First || k > x.Last) && isLetter(tokens[k].Form[0]) {
			return false
		}
	}
	return x.Sentence == 0 || !f.sameBlock(x.Sentence, x.Sentence-1)
}

// clockBefore is the clock time told last in the same paragraph; -1 for none.
func (f *finder) clockBefore(i int) int {
	for k := i - 1; k >= max(0, i-maxBack) && f.sameBlock(f.found[k].Sentence, f.found[i].Sentence); k-- {
		if y := &f.found[k]; y.clock() != nil && !y.isFuture() {
			return k
		}
	}
	return -1
}
