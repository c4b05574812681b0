package when

import (
	"sort"
	"strings"

	"factum"
	"factum/internal/read/text"
)

// Clue is what the words of a document say of its day of publication.
type Clue struct {
	Kind    ClueKind
	A, B    int // indices of the expressions that say so; B is -1 if there is one
	Because []factum.Because
	// Assumed says that the clue rests on a habit of writers and not on the
	// words alone; such clues are dropped if they contradict others.
	Assumed bool
}

// ClueKind says what a clue amounts to.
type ClueKind uint8

// The kinds of clues.
const (
	// Told: A lies in the past, as its verb says: published no earlier.
	Told ClueKind = iota
	// Announced: A lies in the future: published no later.
	Announced
	// SameTime: A counts from publication and B names the day: "yesterday (5 April)".
	SameTime
	// OnWeekday: B is a date without its year that fell on the weekday A:
	// "Wednesday (January 22)", or A alone says both.
	OnWeekday
	// SameYear: A is a date without its year, and B a date with one, a few days
	// from it: they belong to one story and to one year.
	SameYear
)

// Clues gives what the words say of the day of publication, in the order of
// the text.
func Clues(t *text.Text, expressions []Expression) []Clue {
	r := clueReader{text: t, found: expressions}
	r.quoted = quotedTokens(t, expressions)
	for i := range expressions {
		r.tense(i)
		r.partner(i)
	}
	r.sameYear()
	return r.clues
}

type clueReader struct {
	text   *text.Text
	found  []Expression
	quoted []bool
	clues  []Clue
}

// dated says whether an expression names its days without the publication.
func (r *clueReader) dated(i int) bool {
	x := &r.found[i]
	c := Context{Expressions: r.found}
	if x.Symbol.Kind != Point || x.Problem != "" || c.root(&x.Symbol) != Absolute {
		return false
	}
	v, _ := c.Interval(x)
	return v.Closed()
}

func (r *clueReader) add(kind ClueKind, assumed bool, a, b int) {
	c := Clue{Kind: kind, A: a, B: b, Assumed: assumed}
	for _, i := range [...]int{a, b} {
		if i >= 0 {
			c.Because = append(c.Because, r.because(i, clueNotes[kind]))
		}
	}
	r.clues = append(r.clues, c)
}

var clueNotes = [...]string{"told in the past tense", "told in the future tense", "the same day", "the weekday of this date", "the same year"}

// because quotes an expression with the word before it.
func (r *clueReader) because(i int, note string) factum.Because {
	x := &r.found[i]
	start := x.Start
	if x.Signal.End > 0 {
		start = x.Signal.Start
	}
	b := factum.Because{Note: note}
	if d := r.text.Document; d != nil && x.End <= len(d.Text) {
		b.Span = &factum.Span{Document: d.ID, Quote: d.Text[start:x.End], Start: start, End: x.End}
	}
	return b
}

// tense reads what the verb says of a date.
func (r *clueReader) tense(i int) {
	x := &r.found[i]
	if x.Type != Date && x.Type != Time || !r.dated(i) || x.Symbol.granularity() > Year {
		return
	}
	s := &r.text.Sentences[x.Sentence]
	switch x.Tense {
	case PastTense:
		if x.Relation != RelUntil && x.Relation != RelBy && x.Relation != RelBefore {
			r.add(Told, false, i, -1)
		}
	case FutureTense:
		if !r.quoted[i] && strongFuture(s, x.First) && x.Relation != RelSince && x.Relation != RelAfter && x.Relation != RelFrom {
			r.add(Announced, false, i, -1)
		}
	}
}

// strongFuture says whether the future is the document's own: will, not would.
func strongFuture(s *text.Sentence, token int) bool {
	for k := token - 1; k >= 0 && k > token-15; k-- {
		switch w := strings.ToLower(s.Tokens[k].Form); w {
		case "will", "'ll", "’ll":
			return true
		case "would", "said", "told", ";", "if", "was", "were", "had":
			return false
		}
	}
	return false
}

// partner reads a day that is said twice.
func (r *clueReader) partner(i int) {
	x := &r.found[i]
	if x.Symbol.Kind != Point {
		return
	}
	// One expression with weekday and date: "Thursday, March 14".
	if st := x.Symbol.Steps; len(st) > 0 && st[0].Op == Seek && st[0].Fields.Weekday > 0 && st[0].Fields.Month > 0 && st[0].Fields.Day > 0 {
		r.add(OnWeekday, false, i, i)
		return
	}
	k := x.Partner
	if k <= i || x.Relation == RelFrom || x.Relation == RelTo {
		return
	}
	a, b := i, k
	if datedDay(&r.found[a]) {
		a, b = b, a
	}
	if weekdayOf(&r.found[a]) > 0 {
		r.add(OnWeekday, false, a, b)
	} else if r.found[a].Symbol.Anchor.Kind == Publication && !r.quoted[a] {
		r.add(SameTime, false, a, b)
	}
}

// nearDays is how many days apart a date without its year and one with it may
// lie to be taken for one story.
const nearDays = 10

// sameYear looks for dates without their year beside the latest date with one.
func (r *clueReader) sameYear() {
	c := Context{Expressions: r.found}
	latest, at := factum.Day(0), -1
	for i := range r.found {
		x := &r.found[i]
		if x.Symbol.Anchor.Kind != Absolute || x.Tense != PastTense || !r.dated(i) || x.Symbol.granularity() > Day {
			continue
		}
		if v, _ := c.Interval(x); !latest.Known() || v.To.Day > latest {
			latest, at = v.To.Day, i
		}
	}
	if at < 0 {
		return
	}
	for i := range r.found {
		x := &r.found[i]
		st := x.Symbol.Steps
		if x.Tense != PastTense || x.Symbol.Anchor.Kind != Publication || len(st) == 0 || st[0].Op != Seek || st[0].Fields.Month == 0 || st[0].Fields.Day == 0 {
			continue
		}
		for _, y := range [...]int{-1, 0, 1} {
			year, _, _ := latest.Date()
			f := st[0].Fields
			f.Weekday = 0
			if p, ok := inYear(f, year+y); ok && distance(dayPeriod(latest), p) <= nearDays {
				r.add(SameYear, true, i, at)
			}
		}
	}
}

// holds says whether a clue is true if the document was published on a day.
func (k *Clue) holds(c *Context, d factum.Day) bool {
	c.Published = factum.On(d)
	a, _ := c.Interval(&c.Expressions[k.A])
	var b factum.Interval
	if k.B >= 0 {
		b, _ = c.Interval(&c.Expressions[k.B])
	}
	switch k.Kind {
	case Told:
		return !a.From.Known() || d >= a.From.Day
	case Announced:
		return !a.To.Known() || d <= a.To.Day
	case SameTime:
		return !a.Known() || !b.Known() || a.Meets(b)
	case OnWeekday:
		return k.weekday(c, b)
	case SameYear:
		y, z := a.To.Day, b.To.Day
		if !y.Known() || !z.Known() {
			return true
		}
		n := y.Sub(z)
		return n <= nearDays && n >= -nearDays
	}
	return true
}

// weekday says whether the date fell on its weekday in the year that the
// publication gives it.
func (k *Clue) weekday(c *Context, v factum.Interval) bool {
	x := &c.Expressions[k.B]
	w := weekdayOf(&c.Expressions[k.A])
	if k.A == k.B {
		s := x.Symbol
		s.Steps = append([]Step(nil), s.Steps...)
		w = s.Steps[0].Fields.Weekday
		s.Steps[0].Fields.Weekday = 0
		v, _ = c.Resolve(&s)
	}
	return !v.Exact() || isoWeekday(v.From.Day) == int(w)
}

// horizon is how many years after the latest date that a document tells as
// past its publication is searched for. What holds to the end of it is
// reported as open.
const horizon = 12

// Narrow says when a document can have been published, as first and last
// possible day, from its own words: dates that it tells as past or announces
// as to come, days that it says twice in different ways. prior is what is
// known beforehand. The quotes that decided are returned with it; if the
// words decide nothing, the answer is prior and no quote. A document without
// any year stays undated: its year can only come from other documents.
func Narrow(t *text.Text, expressions []Expression, prior factum.Interval) (factum.Interval, []factum.Because) {
	days, because := NarrowDays(t, expressions, NewDays(prior))
	v, ok := days.Hull()
	if !ok || v == prior || len(because) == 0 {
		return prior, nil
	}
	return v, because
}

// NarrowDays is Narrow with the whole set of possible days: "Wednesday, 22
// January" fits 2014, 2020 and 2025. The set is never empty: if the words
// contradict what was known before, prior comes back without a reason.
func NarrowDays(t *text.Text, expressions []Expression, prior Days) (Days, []factum.Because) {
	clues := Clues(t, expressions)
	if len(clues) == 0 {
		return prior, nil
	}
	days, used := prior, []factum.Because(nil)
	for _, assumed := range [...]bool{false, true} {
		// Dates told and announced first: they bound the search for the others.
		order := make([]int, 0, len(clues))
		for i := range clues {
			if clues[i].Assumed == assumed {
				order = append(order, i)
			}
		}
		sort.SliceStable(order, func(a, b int) bool { return clues[order[a]].Kind < clues[order[b]].Kind })
		for _, i := range order {
			k := &clues[i]
			cut := k.cut(expressions, days)
			if len(cut) == 0 || equalDays(cut, days) {
				continue // contradicts the others, or says nothing new
			}
			days = cut
			used = append(used, k.Because...)
		}
	}
	return days, spare(clues, expressions, prior, days, used)
}

// spare leaves out reasons that later ones made needless.
func spare(clues []Clue, expressions []Expression, prior, days Days, used []factum.Because) []factum.Because {
	var needed []factum.Because
	for _, b := range used {
		needed = append(needed, b)
	}
	for i := 0; i < len(needed); i++ {
		d := prior
		for k := range clues {
			if reasonIn(clues[k].Because, needed, i) {
				if cut := clues[k].cut(expressions, d); len(cut) > 0 {
					d = cut
				}
			}
		}
		if equalDays(d, days) {
			needed = append(needed[:i:i], needed[i+1:]...)
			i--
		}
	}
	return needed
}

// reasonIn says whether all quotes of a clue are in a list without its entry
// skip.
func reasonIn(because, list []factum.Because, skip int) bool {
	for _, b := range because {
		found := false
		for i, c := range list {
			if i != skip && b.Span != nil && c.Span != nil && *b.Span == *c.Span && b.Note == c.Note {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return len(because) > 0
}

func equalDays(d, e Days) bool {
	if len(d) != len(e) {
		return false
	}
	for i := range d {
		if d[i] != e[i] {
			return false
		}
	}
	return true
}

// cut leaves the days on which the clue holds.
func (k *Clue) cut(expressions []Expression, days Days) Days {
	c := &Context{Expressions: expressions}
	a, _ := c.Interval(&expressions[k.A])
	switch k.Kind {
	case Told:
		return days.And(Days{{From: factum.Moment{Day: a.From.Day}}})
	case Announced:
		return days.And(Days{{To: factum.Moment{Day: a.To.Day}}})
	}
	hull, ok := days.Hull()
	if !ok || !hull.From.Known() && !hull.To.Known() {
		return days // no year to begin with
	}
	open := !hull.To.Known()
	first, last := hull.From.Day, hull.To.Day
	if open {
		last = first.Add(366 * horizon)
	}
	if !first.Known() {
		first = last.Add(-366 * horizon)
	}
	if last > lastDay || first < firstDay {
		return days
	}
	var list []factum.Interval
	var run factum.Interval
	for d := first; d <= last; d = d.Add(1) {
		if k.holds(c, d) {
			if !run.Known() {
				run.From.Day = d
			}
			run.To.Day = d
		} else if run.Known() {
			list = append(list, run)
			run = factum.Interval{}
		}
	}
	if run.Known() {
		if open {
			run.To = factum.Moment{}
		}
		list = append(list, run)
	} else if open && len(list) > 0 && k.Kind == OnWeekday {
		// It comes again after the horizon.
		list = append(list, factum.Interval{From: factum.Moment{Day: last.Add(1)}})
	}
	if !hull.From.Known() && len(list) > 0 && list[0].From.Day == first {
		list[0].From = factum.Moment{}
	}
	return days.And(NewDays(list...))
}

// quotedTokens says of each expression whether it stands inside quotation
// marks.
func quotedTokens(t *text.Text, expressions []Expression) []bool {
	quoted := make([]bool, len(expressions))
	block, inside, next := -1, false, 0
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if s.Block != block {
			block, inside = s.Block, false
		}
		for k := range s.Tokens {
			for next < len(expressions) && expressions[next].Sentence == i && expressions[next].First == k {
				quoted[next] = inside
				next++
			}
			switch s.Tokens[k].Form {
			case "“", "``", "«":
				inside = true
			case "”", "''", "»":
				inside = false
			case "\"":
				inside = !inside
			}
		}
		for next < len(expressions) && expressions[next].Sentence <= i {
			next++
		}
	}
	return quoted
}
