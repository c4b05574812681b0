package when

import (
	"slices"
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
		switch x.Relation {
		case RelUntil, RelBy, RelBefore, RelFor, RelTo:
		default:
			if dates(s, x) {
				r.add(Told, false, i, -1)
			}
		}
	case FutureTense:
		if !r.quoted[i] && strongFuture(s, x.First) && x.Relation != RelSince && x.Relation != RelAfter && x.Relation != RelFrom {
			r.add(Announced, false, i, -1)
		}
	}
}

// dates says whether an expression dates a verb in the past tense by itself,
// and not a noun beside it ("the 2026 games were discussed"). Without a tree
// only days with their preposition are taken to.
func dates(s *text.Sentence, x *Expression) bool {
	if s.Tokens[x.First].XPOS == "" {
		return x.Signal.End > 0 && x.Symbol.granularity() <= Day
	}
	for k := x.First; k <= x.Last; k++ {
		h := s.Tokens[k].Head
		if h >= x.First && h <= x.Last || h < 0 {
			continue
		}
		switch s.Tokens[k].Rel {
		case text.Obl, text.OblUnmarked, text.Advmod, text.NmodUnmarked:
			return s.Tokens[h].UPOS == text.VERB && verbTense(s, h) == PastTense
		}
	}
	return false
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
	if r.found[b].Weekday > 0 || deicticDay(&r.found[b]) {
		a, b = b, a
	}
	if r.found[a].Weekday > 0 {
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
	w := c.Expressions[k.A].Weekday
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
	days := prior
	var used []*Clue
	for _, k := range ranked(clues, expressions) {
		cut := k.cut(expressions, days)
		if len(cut) == 0 || equalDays(cut, days) {
			continue // contradicts the others, or says nothing new
		}
		days = cut
		used = append(used, k)
	}
	used = spare(used, expressions, prior, days)
	var because []factum.Because
	for _, k := range used {
		for _, b := range k.Because {
			because = addReason(because, b)
		}
	}
	return days, because
}

// addReason adds a reason, or its note to the same quote.
func addReason(list []factum.Because, b factum.Because) []factum.Because {
	for i := range list {
		if a := &list[i]; a.Span != nil && b.Span != nil && *a.Span == *b.Span {
			if a.Note != b.Note {
				a.Note += "; " + b.Note
			}
			return list
		}
	}
	return append(list, b)
}

// maxSearched bounds how many clues are tried day by day.
const maxSearched = 64

// ranked puts the clues into the order in which they are tried: what the words
// say before what is assumed; dates told and announced first, the narrowest
// before the others, because they bound the search for the rest. Clues that
// say the same are left out.
func ranked(clues []Clue, expressions []Expression) []*Clue {
	c := &Context{Expressions: expressions}
	seen := make(map[string]bool)
	searched := 0
	var list []*Clue
	for i := range clues {
		k := &clues[i]
		key := string(rune('0'+k.Kind)) + expressions[k.A].Symbol.String()
		if k.B >= 0 {
			key += " " + expressions[k.B].Symbol.String()
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		if k.Kind > Announced {
			if searched++; searched > maxSearched {
				continue
			}
		}
		list = append(list, k)
	}
	bound := func(k *Clue) int {
		v, _ := c.Interval(&expressions[k.A])
		if k.Kind == Told {
			return -v.From.Day.Sub(firstDay)
		}
		return v.To.Day.Sub(firstDay)
	}
	slices.SortStableFunc(list, func(a, b *Clue) int {
		if a.Assumed != b.Assumed {
			if a.Assumed {
				return 1
			}
			return -1
		}
		if a.Kind != b.Kind || a.Kind > Announced {
			return int(a.Kind) - int(b.Kind)
		}
		return bound(a) - bound(b)
	})
	return list
}

// spare leaves out clues that others made needless.
func spare(used []*Clue, expressions []Expression, prior, days Days) []*Clue {
	for i := 0; i < len(used); i++ {
		d := prior
		for k := range used {
			if k != i {
				if cut := used[k].cut(expressions, d); len(cut) > 0 {
					d = cut
				}
			}
		}
		if equalDays(d, days) {
			used = slices.Delete(used, i, i+1)
			i--
		}
	}
	return used
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
