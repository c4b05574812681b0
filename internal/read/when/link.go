package when

import (
	"strings"

	"factum/internal/read/text"
)

// link connects the same day said twice: "Sunday (January 19)", "yesterday,
// April 11". A weekday beside its date takes the date's value: it counts from
// no publication then, and may be long past.
func (f *finder) link() {
	for i := 1; i < len(f.found); i++ {
		a, b := &f.found[i-1], &f.found[i]
		if a.Sentence != b.Sentence || a.Partner >= 0 || b.Partner >= 0 || a.Symbol.Kind != Point || b.Symbol.Kind != Point ||
			a.Type == Duration || b.Type == Duration {
			continue
		}
		if f.refines(a, b) {
			a.Partner, b.Partner = i, i-1
			continue
		}
		if gap := f.between(a, b); gap != "(" && gap != "," {
			continue
		}
		switch {
		case datedDay(b) && !datedDay(a) && (weekdayOf(a) > 0 || deicticDay(a)):
		case datedDay(a) && !datedDay(b) && weekdayOf(b) > 0 && f.between(a, b) == "(":
			a, b = b, a
		default:
			continue
		}
		a.Partner, b.Partner = i, i-1
		if a != &f.found[i-1] {
			a.Partner, b.Partner = i-1, i
		}
		if w := weekdayOf(a); w > 0 {
			a.Weekday = w
			a.sameDayAs(b)
		}
	}
	f.alternatives()
}

// alternatives makes two days between which something happened, or of which
// one is its day, the ends of a range: "between 2 May and 5 May 2023", "on 2 or
// 3 May", "on Monday or on Tuesday".
func (f *finder) alternatives() {
	for i := 1; i < len(f.found); i++ {
		a, b := &f.found[i-1], &f.found[i]
		if a.Sentence != b.Sentence || a.Partner >= 0 || b.Partner >= 0 || b.First <= a.Last || b.First > a.Last+3 ||
			a.Relation != RelIn || b.Relation != RelIn || !dayOrMore(a) || !dayOrMore(b) || a.Problem != "" || b.Problem != "" {
			continue
		}
		tokens := f.text.Sentences[a.Sentence].Tokens
		gap := tokens[a.Last+1 : b.First]
		if len(gap) == 2 && strings.EqualFold(gap[1].Form, "on") {
			gap = gap[:1]
		}
		if len(gap) != 1 || gap[0].Form != "or" && (gap[0].Form != "and" || a.First == 0 || !strings.EqualFold(tokens[a.First-1].Form, "between")) {
			continue
		}
		a.Relation, a.Partner = RelFrom, i
		b.Relation, b.Partner = RelTo, i-1
	}
}

// dayOrMore says whether x is a point in time of no less than a day.
func dayOrMore(x *Expression) bool {
	return x.Type == Date && x.Symbol.Kind == Point && x.Symbol.To == nil && x.Symbol.granularity() >= Day
}

// refines says whether b tells the same time as a, which stands before it, only
// finer: "a week later, in the night of 6 June", "the following June, on the
// 9th", "last week, on Tuesday". A weekday takes its week from a.
func (f *finder) refines(a, b *Expression) bool {
	g, h := a.Symbol.granularity(), b.Symbol.granularity()
	if b.First <= a.Last || g < Week || g > Year || h > Day && h != g || a.Problem != "" || b.Problem != "" || a.Symbol.To != nil || a.Symbol.Anchor.Kind == Absolute && b.Symbol.Anchor.Kind == Absolute {
		return false
	}
	tokens := f.text.Sentences[a.Sentence].Tokens
	gap := tokens[a.Last+1 : b.First]
	if len(gap) == 0 || len(gap) > 2 || gap[0].Form != "," {
		return false
	}
	if len(gap) == 2 {
		switch strings.ToLower(gap[1].Form) {
		case "in", "on", "at", "during":
		default:
			return false
		}
	}
	if g == h && g > Day {
		// "170 years later, in 1896": round numbers don't count on
		st := a.Symbol.last()
		if len(gap) != 2 || a.Symbol.Anchor.Kind == Absolute || st.Op != Shift || b.Symbol.Anchor.Kind != Absolute {
			return false
		}
		a.Symbol, a.Rule = b.Symbol, "the time beside it"
		return true
	}
	if st := b.Symbol.Steps; g == Week && b.Symbol.Anchor.Kind == Publication && len(st) == 1 && st[0].Op == Seek && st[0].Fields.Weekday > 0 && !st[0].Fields.dated() {
		b.Symbol = a.Symbol.with(within(st[0].Fields))
		b.Rule = "the week beside it"
	}
	return true
}

// sameDayAs gives x the day of y, with its own time of day.
func (x *Expression) sameDayAs(y *Expression) {
	times := Fields{}
	for _, st := range x.Symbol.Steps {
		if st.Op != Shift && st.Fields.timed() {
			times.Part, times.Clock = st.Fields.Part, st.Fields.Clock
		}
	}
	s := y.Symbol
	if !times.Empty() && s.granularity() == Day {
		s = s.with(within(times))
	}
	s.Mod = x.Symbol.Mod
	x.Symbol = s
	x.Rule = "the date beside it"
}

// clocksBeforeDays gives a clock time the day that follows it: "at 8 p.m.
// (1900 GMT) on Tuesday", "at 03:40 hours, Moscow time, on 15 March".
func (f *finder) clocksBeforeDays() {
	for i := range f.found {
		x := &f.found[i]
		s := &x.Symbol
		if s.Kind != Point || len(s.Steps) != 1 || s.Steps[0].Op != Within || !s.Steps[0].Fields.Clock.Known() || !f.borrowedDay(x) {
			continue
		}
		for k := i + 1; k < len(f.found) && k <= i+2; k++ {
			y := &f.found[k]
			if y.Sentence != x.Sentence || !f.closeBehind(&f.found[k-1], y) {
				break
			}
			if y.Symbol.Kind == Point && y.Symbol.To == nil && y.Symbol.granularity() == Day && y.Type == Date && y.Symbol.Anchor.Expression < i {
				x.Symbol = y.Symbol.with(s.Steps[0])
				x.Rule = "the day after it"
				break
			}
		}
	}
}

// orderWeekdays puts the ends of "from Friday to Sunday" into one week: the one
// that lies nearer to publication decides.
func (f *finder) orderWeekdays() {
	bare := func(x *Expression) bool {
		st := x.Symbol.Steps
		return x.Symbol.Kind == Point && x.Symbol.Anchor.Kind == Publication && len(st) == 1 && st[0].Op == Seek && st[0].Fields.Weekday > 0 && !st[0].Fields.dated()
	}
	f.orderTold(bare)
	for i := range f.found {
		a := &f.found[i]
		if a.Relation != RelFrom || a.Partner != i+1 || !bare(a) || !bare(&f.found[i+1]) {
			continue
		}
		b := &f.found[i+1]
		near, far, toward := a, b, Later
		if a.Symbol.Steps[0].Direction == Until {
			near, far, toward = b, a, Earlier
		}
		st := far.Symbol.Steps[0]
		st.Direction = toward
		far.Symbol = near.Symbol.with(st)
		far.Rule = "the other end of a range"
	}
}

// orderTold puts weekdays into the order in which they are told: "he spoke on
// Friday and left on Saturday" tells of the Friday before that Saturday. Needs
// trees.
func (f *finder) orderTold(bare func(*Expression) bool) {
	for i := 1; i < len(f.found); i++ {
		a, b := &f.found[i-1], &f.found[i]
		if a.Sentence != b.Sentence || !bare(a) || !bare(b) || a.Relation == RelFrom || a.Tense != PastTense || b.Tense != PastTense ||
			a.Symbol.Steps[0].Direction != Until || b.Symbol.Steps[0].Direction != Until {
			continue
		}
		s := &f.text.Sentences[a.Sentence]
		v, w := verbAbove(s, a.First), verbAbove(s, b.First)
		if v < 0 || w < 0 || v == w || s.Tokens[w].Rel != text.Conj || s.Tokens[w].Head != v {
			continue
		}
		st := a.Symbol.Steps[0]
		st.Direction = Earlier
		a.Symbol = b.Symbol.with(st)
		a.Rule = "before the day told next"
	}
}

// verbAbove is the verb that a token hangs on; -1 for none.
func verbAbove(s *text.Sentence, token int) int {
	for n, t := 0, token; n < len(s.Tokens) && t >= 0; n++ {
		if s.Tokens[t].UPOS == text.VERB {
			return t
		}
		t = s.Tokens[t].Head
	}
	return -1
}

// borrowedDay says whether a clock time has its day from outside its sentence.
func (f *finder) borrowedDay(x *Expression) bool {
	switch a := x.Symbol.Anchor; a.Kind {
	case Publication:
		return true
	case PreviousEvent:
		return a.Expression < 0 && a.Token < 0
	case OtherExpression:
		return f.found[a.Expression].Sentence != x.Sentence
	}
	return false
}

// closeBehind says whether b follows a with hardly a word between, or with the
// name of a place: "20:45 (21:45 in Moroni) on Tuesday".
func (f *finder) closeBehind(a, b *Expression) bool {
	gap := f.text.Sentences[a.Sentence].Tokens[a.Last+1 : max(a.Last+1, b.First)]
	if len(gap) <= 2 {
		return true
	}
	if len(gap) > 6 {
		return false
	}
	named := false
	for k := range gap {
		switch w := gap[k].Form; {
		case w == "time":
			return true
		case startsCapital(w):
			named = true
		case w != "in" && w != "on" && w != "the" && w != ")" && w != "," && w != "de":
			return false
		}
	}
	return named
}

// repeatWeekdays gives a bare weekday the date that was named beside the same
// weekday before, if both sentences speak of one thing: "arrested on Sunday
// (January 19) ... after the arrest on Sunday". Needs tags.
func (f *finder) repeatWeekdays() {
	for i := range f.found {
		x := &f.found[i]
		w := weekdayOf(x)
		if w == 0 || x.Weekday > 0 || x.Tense == FutureTense || x.Symbol.Anchor.Kind != Publication || x.Symbol.Steps[0].Direction != Until {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			y := &f.found[k]
			if y.Weekday == w && y.Partner >= 0 && f.shareWord(x.Sentence, y.Sentence) {
				x.sameDayAs(&f.found[y.Partner])
				x.Rule = "the date beside this weekday before"
				break
			}
		}
	}
}

// shareWord says whether two sentences have a verb or a noun in common, of
// whatever part of speech.
func (f *finder) shareWord(a, b int) bool {
	words := make(map[string]bool)
	content := func(t *text.Token) bool {
		return (t.UPOS == text.VERB || t.UPOS == text.NOUN) && len(t.Lemma) >= 5
	}
	for i := range f.text.Sentences[a].Tokens {
		if t := &f.text.Sentences[a].Tokens[i]; content(t) {
			words[t.Lemma] = true
		}
	}
	for i := range f.text.Sentences[b].Tokens {
		if t := &f.text.Sentences[b].Tokens[i]; content(t) && words[t.Lemma] {
			return true
		}
	}
	return false
}

// deicticDay says whether an expression counts a day from publication:
// yesterday, today.
func deicticDay(x *Expression) bool {
	s := &x.Symbol
	return s.Anchor.Kind == Publication && len(s.Steps) == 1 && s.Steps[0].Op == Shift && s.Steps[0].Unit == Day
}

// between gives the only token between two expressions.
func (f *finder) between(a, b *Expression) string {
	if b.First != a.Last+2 {
		return ""
	}
	return f.text.Sentences[a.Sentence].Tokens[a.Last+1].Form
}

// weekdayOf is the weekday that an expression names beside no date; 0 for none.
func weekdayOf(x *Expression) uint8 {
	for _, st := range x.Symbol.Steps {
		if st.Op != Shift && st.Fields.Weekday > 0 && !st.Fields.dated() {
			return st.Fields.Weekday
		}
	}
	return 0
}

// datedDay says whether an expression names a day by its month.
func datedDay(x *Expression) bool {
	for _, st := range x.Symbol.Steps {
		if st.Op != Shift && st.Fields.Month > 0 && st.Fields.Day > 0 {
			return true
		}
	}
	return false
}
