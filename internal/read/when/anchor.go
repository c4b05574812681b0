package when

import (
	"strconv"
	"strings"

	"factum"
	"factum/internal/read/text"
)

// nearSentences is how many sentences back an expression still dates what is
// told now.
const nearSentences = 3

// anchor decides, in the order of the text, what every expression is reckoned
// from where its words leave that open, and in which direction.
func (f *finder) anchor() {
	f.findHeaders()
	for i := range f.marks {
		f.dated = f.dated || f.marks[i].header && f.found[i].Symbol.Anchor.Kind == Absolute
	}
	narrative := f.isNarrative()
	f.habitual = f.isHabitual()
	entries := f.findEntries()
	f.entries = entries
	for i := range f.found {
		x := &f.found[i]
		s := &f.text.Sentences[x.Sentence]
		x.Tense = f.tenseAt(s, x.First)
		if f.continues(i) {
			x.Tense = FutureTense
		} else if entries[i] && x.Tense == FutureTense && !f.announces(s, x.Last) {
			x.Tense = PresentTense // of a log: what has happened
		}
		f.settle(i, &x.Symbol, narrative)
		if x.Symbol.To != nil {
			f.settle(i, x.Symbol.To, narrative)
			x.Symbol.oneNight()
		}
	}
	f.link()
	f.repeatWeekdays()
	f.clocksBeforeDays()
	f.orderWeekdays()
	f.passMidnight(entries)
}

// oneNight puts the two weekdays of a night beside each other: the night from
// Friday to Saturday begins on the day before that Saturday.
func (s *Symbol) oneNight() {
	if len(s.Steps) != 1 || len(s.To.Steps) != 1 || s.Anchor.Kind != Publication || s.To.Anchor.Kind != Publication {
		return
	}
	a, b := s.Steps[0], s.To.Steps[0]
	if a.Op == Seek && b.Op == Seek && b.Fields.Part == Night && b.Fields.Weekday > 0 && a.Fields.Weekday == (b.Fields.Weekday+5)%7+1 && !b.Fields.dated() {
		day := b
		day.Fields.Part = NoPart
		s.Steps = []Step{day, shift(-1, Day)}
	}
}

// findHeaders marks dates that stand alone in one of the first lines.
func (f *finder) findHeaders() {
	for i := range f.found {
		x := &f.found[i]
		s := &f.text.Sentences[x.Sentence]
		if f.block(x.Sentence) == factum.Dateline || f.block(x.Sentence) == factum.Byline {
			f.marks[i].header = true
			continue
		}
		if x.Sentence > 6 || x.Type == Duration || x.Type == Set {
			continue
		}
		words := 0
		for k := range s.Tokens {
			if (k < x.First || k > x.Last) && isLetter(s.Tokens[k].Form[0]) {
				words++
			}
		}
		f.marks[i].header = words <= 2 && x.Symbol.Anchor.Kind == Absolute && x.Symbol.Kind == Point && x.Symbol.granularity() <= Day
	}
}

func (f *finder) block(sentence int) factum.BlockKind {
	b := f.text.Sentences[sentence].Block
	if d := f.text.Document; d != nil && b >= 0 && b < len(d.Blocks) {
		return d.Blocks[b].Kind
	}
	return factum.Paragraph
}

// isNarrative says whether a text tells of other years than its own: many
// dates with their year and hardly a word like yesterday.
func (f *finder) isNarrative() bool {
	absolute, deictic := 0, 0
	for i := range f.found {
		s := &f.found[i].Symbol
		if s.Kind != Point || f.marks[i].header {
			continue
		}
		switch s.Anchor.Kind {
		case Absolute:
			absolute++
		case Publication:
			deictic++
		case Unanchored:
			if fields, ok := s.fields(); ok && fields.Weekday > 0 && !fields.dated() {
				deictic++
			}
		}
	}
	return absolute >= 3 && deictic*8 <= absolute
}

// isHabitual says whether a text tells how things are, not what happened: most
// of its sentences are in the present tense, no word in it counts from a day of
// publication, and no date stands at its head. In such a text "in July" is any
// July. Needs tags.
func (f *finder) isHabitual() bool {
	for i := range f.found {
		if s := &f.found[i].Symbol; f.marks[i].header ||
			s.Kind == Point && s.Anchor.Kind == Publication && s.String() != "P+0D" && !s.last().Few {
			return false
		}
	}
	present, past := 0, 0
	for i := range f.text.Sentences {
		s := &f.text.Sentences[i]
		if len(s.Tokens) == 0 || s.Tokens[0].XPOS == "" || s.Root >= len(s.Tokens) {
			continue
		}
		switch verbTense(s, s.Root) {
		case PresentTense, FutureTense:
			present++
		case PastTense:
			past++
		}
	}
	return present >= 10 && present > 2*past
}

// settle gives a symbol whose anchor the grammar left open its anchor.
func (f *finder) settle(i int, s *Symbol, narrative bool) {
	x := &f.found[i]
	switch s.Anchor.Kind {
	case Publication:
		if len(s.Steps) > 0 && s.Steps[0].Op == Seek && s.Steps[0].Direction == NoDirection {
			s.Steps = append([]Step(nil), s.Steps...)
			s.Steps[0].Direction = f.direction(x)
		}
		if s.Kind == Length && s.Side == Later && x.Tense == PastTense {
			if r := f.reference(i, Year, narrative); r >= 0 && narrative {
				s.Anchor = Anchor{Kind: OtherExpression, Expression: r, Token: -1}
			}
		}
	case Absolute:
		// "in two weeks he will": a point, though the words are a length.
		if s.Kind == Length && len(s.Length) == 1 && x.Tense == FutureTense && x.Relation == RelIn && f.signalWord(x) == "in" {
			*s = publication(shiftBy(s.Length, 1)...)
		}
	case Unanchored:
		if s.Kind == Point && len(s.Steps) > 0 {
			f.settleFields(i, s, narrative)
		}
	case PreviousEvent:
		f.settleSpoken(i, s, narrative)
	}
}

// continues says whether an expression goes on with the time of the one
// before it: "to Paris next month, to Rome in November".
func (f *finder) continues(i int) bool {
	if i == 0 {
		return false
	}
	x, y := &f.found[i], &f.found[i-1]
	if x.Sentence != y.Sentence || !y.isFuture() {
		return false
	}
	s := &f.text.Sentences[x.Sentence]
	for k := y.Last + 1; k < x.First; k++ {
		if u := s.Tokens[k].UPOS; u == text.VERB || u == text.AUX || s.Tokens[k].XPOS == "" && formTense(s, k) != NoTense {
			return false
		}
	}
	return true
}

// isFuture says whether an expression lies after publication by its words.
func (x *Expression) isFuture() bool {
	s := &x.Symbol
	if s.Kind != Point || s.Anchor.Kind != Publication || len(s.Steps) == 0 {
		return false
	}
	st := s.Steps[0]
	return st.Op == Shift && st.N > 0 || st.Op == Seek && (st.Direction == From || st.Direction == Later)
}

// signalWord is the word before an expression that relates it.
func (f *finder) signalWord(x *Expression) string {
	s := &f.text.Sentences[x.Sentence]
	if x.Signal.End > 0 && x.First > 0 {
		return strings.ToLower(s.Tokens[x.First-1].Form)
	}
	return ""
}

// endsPhrase says whether no word follows an expression in its sentence but a
// mark or a word of grammar.
func (f *finder) endsPhrase(x *Expression) bool {
	s := &f.text.Sentences[x.Sentence]
	if x.Last+1 >= len(s.Tokens) {
		return true
	}
	w := s.Tokens[x.Last+1].Form
	return !isLetter(w[0]) || companies()[strings.ToLower(w)]&closed != 0
}

// before is the word before an expression.
func (f *finder) before(x *Expression) string {
	if x.First == 0 {
		return ""
	}
	return strings.ToLower(f.text.Sentences[x.Sentence].Tokens[x.First-1].Form)
}

// direction is where the tense points.
func (f *finder) direction(x *Expression) Direction {
	if x.Tense == FutureTense || x.Tense == ExpectedTense {
		x.Rule = "tense: future"
		return From
	}
	x.Rule = "tense: past"
	if x.Tense == NoTense {
		x.Rule = "no tense: past"
	}
	return Until
}

// settleFields anchors a date without a year, a weekday, a clock time.
func (f *finder) settleFields(i int, s *Symbol, narrative bool) {
	x := &f.found[i]
	fields := s.Steps[0].Fields
	steps := append([]Step(nil), s.Steps...)
	switch {
	case fields.timed() && !fields.dated() && fields.Day == 0 && fields.Weekday == 0:
		f.settleTime(i, s)
		return
	case fields.Weekday > 0 && !fields.dated() && fields.Day == 0 && f.before(x) == "a" && f.endsPhrase(x):
		x.Rule = "any such day"
		return
	case fields.Weekday > 0 && !fields.dated() && fields.Day == 0 || fields.Weekend:
		steps[0] = Step{Op: Seek, Direction: f.direction(x), Fields: fields}
		s.Anchor, s.Steps = anchorAt(Publication), steps
		if k := f.dayBefore(i); k >= 0 && pluperfect(&f.text.Sentences[x.Sentence], x.First) {
			// "on Friday, after they had met on Monday"
			s.Anchor = Anchor{Kind: OtherExpression, Expression: k, Token: -1}
			steps[0].Direction = Until
			x.Rule = "past perfect: before expression " + strconv.Itoa(k)
		}
		return
	}
	if year := f.yearAhead(i, fields, maxList); year != 0 {
		fields.Year, fields.Span = year, Year
		if fields.problem() == "" {
			s.Anchor, s.Steps = anchorAt(Absolute), []Step{within(fields)}
			x.Rule = "the year told next"
			return
		}
	}
	if f.habitual && fields.granularity() >= Month && x.Tense != PastTense {
		x.Rule = "habitual: any year"
		return
	}
	if r, rule := f.yearFrom(i, fields, narrative); r >= 0 {
		s.Anchor = Anchor{Kind: OtherExpression, Expression: r, Token: -1}
		steps[0] = Step{Op: Seek, Direction: Nearest, Fields: fields}
		if g := f.found[r].Symbol.granularity(); g >= Year {
			steps[0] = within(fields)
		}
		s.Steps = steps
		x.Rule = rule + strconv.Itoa(r)
		return
	}
	steps[0] = Step{Op: Seek, Direction: f.direction(x), Fields: fields}
	if x.Tense == ExpectedTense || x.Tense == PresentTense || x.Relation == RelFrom && x.Tense == FutureTense {
		steps[0].Direction = Nearest // "runs from 5 to 19 May": it may have begun
		x.Rule = "nearest"
	}
	s.Anchor, s.Steps = anchorAt(Publication), steps
}

// dayBefore is the last expression before one in its sentence that names a day;
// -1 for none.
func (f *finder) dayBefore(i int) int {
	for k := i - 1; k >= 0 && f.found[k].Sentence == f.found[i].Sentence; k-- {
		if y := &f.found[k]; y.Symbol.Kind == Point && y.Symbol.granularity() <= Day && y.Type != Duration {
			return k
		}
	}
	return -1
}

// yearAhead is the year of a date that takes it from the one coordinated with it:
// "on 14 May and on 2 September 2024"; 0 if there is none.
func (f *finder) yearAhead(i int, fields Fields, depth int) int32 {
	if i+1 >= len(f.found) || depth == 0 || fields.Month == 0 || fields.Day == 0 {
		return 0
	}
	x, y := &f.found[i], &f.found[i+1]
	g, ok := y.Symbol.fields()
	if x.Sentence != y.Sentence || !ok || g.Month == 0 || g.Day == 0 || y.First <= x.Last || y.First-x.Last > 4 || x.Relation != y.Relation {
		return 0
	}
	if g.Span == NoUnit {
		g.Year = f.yearAhead(i+1, g, depth-1)
	}
	if g.Year == 0 {
		return 0
	}
	joined := false
	for _, t := range f.text.Sentences[x.Sentence].Tokens[x.Last+1 : y.First] {
		switch t.Form {
		case "and", "or", "then":
			joined = true
		case ",", "on", "in", "again":
		default:
			return 0
		}
	}
	if !joined {
		return 0
	}
	if fields.Month > g.Month || fields.Month == g.Month && fields.Day > g.Day {
		return g.Year - 1 // told in order
	}
	return g.Year
}

// yearFrom finds the expression from which a date without a year takes it; -1
// if it is the publication.
func (f *finder) yearFrom(i int, fields Fields, narrative bool) (r int, rule string) {
	x := &f.found[i]
	dayOnly := fields.Day > 0 && fields.Month == 0
	for k := i - 1; k >= 0; k-- {
		y := &f.found[k]
		if f.marks[k].header || y.Symbol.Kind != Point {
			continue
		}
		near := x.Sentence - y.Sentence
		g := y.Symbol.granularity()
		if dayOnly {
			if g <= Month && (near <= 1 || near <= nearSentences && narrative) {
				return k, "month of expression "
			}
			continue
		}
		if y.Symbol.Anchor.Kind != Absolute && y.Symbol.Anchor.Kind != OtherExpression {
			if !narrative {
				return -1, ""
			}
			continue
		}
		if g > Year || y.Symbol.To != nil && g > Month {
			continue
		}
		if narrative {
			if f.before(x) == "of" && !f.sameBlock(x.Sentence, y.Sentence) && f.dated {
				return -1, "" // "the ruling of 20 March" is no step of the story
			}
			return k, "year of expression "
		}
		if near <= 1 && f.sameBlock(x.Sentence, y.Sentence) && g <= Day && fields.Weekday == 0 {
			return k, "year of expression "
		}
		return -1, ""
	}
	return -1, ""
}

func (f *finder) sameBlock(a, b int) bool {
	return f.text.Sentences[a].Block == f.text.Sentences[b].Block
}

// settleSpoken anchors what is reckoned from what was spoken of before.
func (f *finder) settleSpoken(i int, s *Symbol, narrative bool) {
	x := &f.found[i]
	st := Step{}
	if len(s.Steps) > 0 {
		st = s.Steps[0]
	}
	limit := Day
	switch {
	case st.Op == Shift && st.Unit >= Month:
		limit = st.Unit
	case st.Op == Seek && st.Fields.granularity() >= Month:
		limit = Year
	}
	r := f.reference(i, limit, narrative)
	if st.Op == Shift && st.Unit < PartOfDay && st.Unit > NoUnit {
		if k := f.clockBefore(i); k >= 0 {
			r = k // "an hour later" counts from the hour told before
		}
	}
	if coarse := f.reference(i, Month, narrative); limit < Month && coarse > r && x.Sentence-f.found[coarse].Sentence <= 1 {
		r = coarse // what was told last is only known to a month
	}
	anaphor := st.Op == Shift && st.N == 0 && !st.Few
	if anaphor && st.Unit > Day && f.word0(x) == "the" && !narrative {
		// "the end of the year": this one, unless another was just named.
		if r < 0 || x.Sentence-f.found[r].Sentence > 1 {
			s.Anchor = anchorAt(Publication)
			x.Rule = "current"
			return
		}
	}
	s.Anchor = Anchor{Kind: PreviousEvent, Expression: r, Token: -1}
	if !anaphor {
		s.Anchor.Sentence, s.Anchor.Token = f.previousEvent(x)
	}
	if r < 0 && s.Anchor.Token < 0 {
		if x.Tense == PastTense && st.Op == Shift && st.N > 0 {
			x.Rule = "after what the text doesn't date"
			return
		}
		s.Anchor = anchorAt(Publication)
		x.Rule = "nothing dated before"
		return
	}
	if anaphor || s.Anchor.Token < 0 {
		s.Anchor = Anchor{Kind: OtherExpression, Expression: r, Token: -1}
	}
	x.Rule = "after what was told before"
}

// word0 is the first word of an expression, in lower case.
func (f *finder) word0(x *Expression) string {
	w := f.text.Sentences[x.Sentence].Tokens[x.First].Form
	if len(w) == 3 && (w[0] == 'T' || w[0] == 't') && w[1:] == "he" {
		return "the"
	}
	return w
}

// reference finds the expression that dates what was told last: a point no
// coarser than limit; -1 for none.
func (f *finder) reference(i int, limit Unit, narrative bool) int {
	x := &f.found[i]
	for k := i - 1; k >= 0; k-- {
		y := &f.found[k]
		if y.Symbol.Kind != Point || f.marks[k].header {
			continue
		}
		if y.Symbol.granularity() > limit || y.Type == Duration || x.Tense == PastTense && (y.isFuture() || y.Tense == ExpectedTense || f.inBackstory(y)) {
			continue
		}
		if !narrative && x.Sentence-y.Sentence > 4*nearSentences {
			return -1
		}
		return k
	}
	return -1
}

// inBackstory says whether an expression dates a relative clause in the past
// perfect: "a van that had been stolen in November". The story doesn't go on from
// there. Needs trees.
func (f *finder) inBackstory(x *Expression) bool {
	s := &f.text.Sentences[x.Sentence]
	v := verbAbove(s, x.First)
	return v >= 0 && s.Tokens[v].Rel == text.AclRelcl && pluperfect(s, x.First)
}

// previousEvent is the verb that was told before the one that an expression
// belongs to; -1 without tags or if there is none.
func (f *finder) previousEvent(x *Expression) (sentence, token int) {
	s := &f.text.Sentences[x.Sentence]
	if len(s.Tokens) == 0 || s.Tokens[0].XPOS == "" {
		return 0, -1
	}
	governor := x.First
	for n := 0; n < len(s.Tokens); n++ {
		if s.Tokens[governor].UPOS == text.VERB || s.Tokens[governor].Head < 0 {
			break
		}
		governor = s.Tokens[governor].Head
	}
	for t := x.First - 1; t >= 0; t-- {
		if s.Tokens[t].UPOS == text.VERB && t != governor {
			return x.Sentence, t
		}
	}
	for k := x.Sentence - 1; k >= 0 && k >= x.Sentence-2; k-- {
		p := &f.text.Sentences[k]
		if p.Root < len(p.Tokens) && p.Tokens[p.Root].UPOS == text.VERB {
			return k, p.Root
		}
	}
	return 0, -1
}
