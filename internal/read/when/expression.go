package when

import (
	"time"

	"factum"
	"factum/internal/read/when/zone"
)

// Type is the type of a time expression in TIMEX3.
type Type uint8

// The types.
const (
	Date Type = iota
	Time
	Duration
	Set
)

var typeNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

func (t Type) String() string { return typeNames[t] }

// Relation says how what happened lies to the expression, as the word before
// or after it says. That word is no part of the expression.
type Relation uint8

// The relations.
const (
	RelIn     Relation = iota // in, on, at, or no word
	RelBefore                 // before, prior to, ahead of
	RelAfter                  // after, following
	RelSince                  // since, from ... on
	RelUntil                  // until, till, up to
	RelBy                     // by, no later than
	RelDuring                 // during, throughout, over
	RelFor                    // for
	RelWithin                 // within, inside of
	RelFrom                   // the first end of a range: see Partner
	RelTo                     // its other end
	numRelations
)

var relationNames = [numRelations]string{"in", "before", "after", "since", "until", "by", "during", "for", "within", "from", "to"}

func (r Relation) String() string { return relationNames[r] }

// Tense is the time of the verb that governs an expression, as far as it
// decides the direction.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	PastTense
	PresentTense
	FutureTense
	ExpectedTense // the future of a past: would, had been expected to
)

// Expression is a time expression of a text.
type Expression struct {
	factum.Range     // bytes of the document's text
	Sentence     int // index into the text's sentences
	First, Last  int // its tokens, inclusive; the range may hold a part of them only ("mid-2011")
	Type         Type
	Symbol       Symbol
	Relation     Relation
	Signal       factum.Range // the word that says the relation; zero without one
	// Partner is the other end of a range ("from 5 to 9 May") or the same time
	// said otherwise ("Sunday (January 19)", "last week, on Tuesday"); -1 for
	// none. For a range the relations are RelFrom and RelTo.
	Partner int
	// Weekday is the ISO weekday that the words name beside a Partner that is a
	// date; 0 else.
	Weekday uint8
	Tense   Tense
	// Rule says which rule chose the anchor or the direction, where the words
	// leave it open: "tense: past", "year of expression 3".
	Rule string
	// Zone says by what words the clock time has its zone, or that they don't tell
	// it: "Bishkek time: Asia/Bishkek", "IST: several zones". "" for a time whose
	// words say it in figures, and for one without a word on it.
	Zone string
	// Problem says why an expression has no value: "there is no 31 February".
	Problem string
}

// Context is what symbols are resolved against.
type Context struct {
	Published   factum.Interval
	Expressions []Expression // of the text, as Find gives them
	// Event gives the time of the event at a token, as far as it is known; nil
	// if nothing is known of events.
	Event func(sentence, token int) factum.Interval
}

// Interval gives the days that an expression means and how they are known.
// With a publication that is an interval it is the union over its days, so
// that it is never narrower than what it was reckoned from. Unknown stays
// unknown, and so do durations that lie nowhere, sets, and references like
// "now" to no day.
func (c *Context) Interval(x *Expression) (factum.Interval, factum.Basis) {
	return c.Resolve(&x.Symbol)
}

// Resolve does the same for a symbol.
func (c *Context) Resolve(s *Symbol) (factum.Interval, factum.Basis) {
	switch s.Kind {
	case Point:
		low, high := c.both(s)
		v := union(low.moments(s.Mod), high.moments(s.Mod))
		if st := s.last(); st.Op == Nth && st.Unit == Week && v.Closed() && s.To == nil {
			v = eitherWeek(v, st.N)
		}
		if lunar(s) {
			v.From.Day, v.To.Day = v.From.Day.Add(-lunarDoubt), v.To.Day.Add(lunarDoubt)
		}
		if !v.Known() {
			v = c.beyond(s)
		}
		return c.side(s, v), c.basis(s, v)
	case Present:
		return c.Published, c.basis(&Symbol{Kind: Point, Anchor: anchorAt(Publication)}, c.Published)
	case Length:
		v := c.length(s)
		return v, c.basis(s, v)
	}
	return factum.Interval{}, factum.BasisNone
}

// eitherWeek widens the week of that number within a month or a year to the other
// way of counting: from the first whole week on, or from the last.
func eitherWeek(v factum.Interval, n int32) factum.Interval {
	switch {
	case n > 0:
		if _, _, first := v.From.Day.Add(-7 * int(n-1)).Date(); first != 1 {
			v.To.Day = v.To.Day.Add(7)
		}
	default:
		v.From.Day = v.From.Day.Add(-7)
	}
	return v
}

// both evaluates a point in the first and in the last possible world. All
// steps are monotone, so the union of the two is the union over all days
// between.
func (c *Context) both(s *Symbol) (low, high period) { return c.worlds(s, false) }

func (c *Context) worlds(s *Symbol, guess bool) (low, high period) {
	first := env{publication: c.Published.From.Day, context: c, guess: guess}
	last := env{publication: c.Published.To.Day, last: true, context: c, guess: guess}
	return first.point(s), last.point(s)
}

func union(a, b factum.Interval) factum.Interval {
	return factum.Interval{From: a.From, To: b.To}
}

// side cuts "earlier this month" at the day of publication, and "later this
// week" likewise.
func (c *Context) side(s *Symbol, v factum.Interval) factum.Interval {
	if s.Anchor.Kind != Publication || s.last().Op != Shift || s.last().N != 0 || !v.Closed() {
		return v
	}
	if p := c.Published.To; s.Mod == BeforeMod && p.Known() && p.Day < v.To.Day && p.Day >= v.From.Day {
		v.To = factum.Moment{Day: p.Day}
	}
	if p := c.Published.From; s.Mod == AfterMod && p.Known() && p.Day > v.From.Day && p.Day <= v.To.Day {
		v.From = factum.Moment{Day: p.Day}
	}
	return v
}

// beyond resolves shifts by a number that isn't said: somewhere before, or
// after, the anchor.
func (c *Context) beyond(s *Symbol) factum.Interval {
	st := s.last()
	if st.Op != Shift || !st.Few || len(s.Steps) != 1 {
		return factum.Interval{}
	}
	first := env{publication: c.Published.From.Day, context: c}
	last := env{publication: c.Published.To.Day, last: true, context: c}
	if st.N < 0 {
		return factum.Interval{To: factum.Moment{Day: last.anchorPeriod(s.Anchor).To}}
	}
	return factum.Interval{From: factum.Moment{Day: first.anchorPeriod(s.Anchor).From}}
}

// length resolves a length that begins or ends at its anchor.
func (c *Context) length(s *Symbol) factum.Interval {
	if s.Side == NoDirection || len(s.Length) == 0 {
		return factum.Interval{}
	}
	end := Symbol{Kind: Point, Anchor: s.Anchor}
	sign := int32(1)
	if s.Side == Earlier {
		sign = -1
	}
	for _, a := range s.Length {
		if a.Few || a.Half {
			return factum.Interval{}
		}
		end.Steps = append(end.Steps, Step{Op: Shift, N: sign * a.N, Unit: a.Unit, Exact: a.Unit >= Day})
	}
	anchor := Symbol{Kind: Point, Anchor: s.Anchor}
	var v factum.Interval
	if s.Side == Earlier {
		low, _ := c.both(&end)
		_, high := c.both(&anchor)
		v = union(low.moments(NoMod), high.moments(NoMod))
	} else {
		low, _ := c.both(&anchor)
		_, high := c.both(&end)
		v = union(low.moments(NoMod), high.moments(NoMod))
	}
	if !v.Closed() {
		return factum.Interval{}
	}
	return v
}

func (c *Context) basis(s *Symbol, v factum.Interval) factum.Basis {
	if !v.Known() {
		return factum.BasisNone
	}
	for depth := 0; depth < maxDepth; depth++ {
		switch s.Anchor.Kind {
		case Absolute:
			return factum.BasisAbsolute
		case Publication:
			return factum.BasisPublished
		case OtherExpression:
			if depth == 0 && s.last().Op == Shift {
				return factum.BasisEvent
			}
			if i := s.Anchor.Expression; i >= 0 && i < len(c.Expressions) && c.Expressions[i].Symbol.Kind == Point {
				s = &c.Expressions[i].Symbol
				continue
			}
			return factum.BasisEvent
		default:
			return factum.BasisEvent
		}
	}
	return factum.BasisEvent
}

// moments gives the period as an interval, narrowed by the modifier.
func (p period) moments(mod Mod) factum.Interval {
	if !p.known() {
		return factum.Interval{}
	}
	v := factum.Between(p.From, p.To)
	if p.Clock.Known() && p.Clock.Zoned && p.Clock.Half == 0 && p.From == p.To {
		if from, to, ok := p.Clock.utc(p.From); ok {
			// Where UTC has another day than the place, both are kept: reports
			// that name the day alone mean that of the place.
			if from.Day >= p.From {
				v.To = to
			}
			if to.Day <= p.From {
				v.From = from
			}
		}
		return v
	}
	n := p.To.Sub(p.From)
	if n < 2 {
		return v
	}
	switch mod {
	case Start: // the first half
		v.To.Day = p.From.Add(n / 2)
	case End: // the second half
		v.From.Day = p.From.Add((n + 1) / 2)
	case Mid: // the middle half
		v.From.Day, v.To.Day = p.From.Add(n/4), p.To.Add(-(n / 4))
	}
	return v
}

// utc turns a clock time of a zone into the first and the last moment that it can
// be; the day may change. ok is false for an hour that clocks put forward left out.
func (c Clock) utc(d factum.Day) (first, last factum.Moment, ok bool) {
	h, m := c.hm()
	if c.Place != "" {
		a, b, ok := zone.Moments(c.Place, d, h, m)
		return momentOf(a), momentOf(b), ok
	}
	total := h*60 + m - int(c.Zone)
	days := floorDiv(total, 24*60)
	at := factum.Moment{Day: d.Add(days), Clock: int16(1 + total - days*24*60)}
	return at, at, true
}

func momentOf(t time.Time) factum.Moment {
	t = t.UTC()
	return factum.Moment{Day: factum.DayOf(t.Year(), t.Month(), t.Day()), Clock: int16(1 + t.Hour()*60 + t.Minute())}
}

// When gives the time of something that an expression dates: the expression's
// days widened as its relation says, and narrowed by its partner. "Since 2015" begins in 2015 and is open,
// "by March" ends in March and is open. For the two ends of a range it gives
// the whole range.
func (c *Context) When(x *Expression) (factum.Interval, factum.Basis) {
	v, basis := c.Interval(x)
	if (x.Relation == RelFrom || x.Relation == RelTo) && x.Partner >= 0 && x.Partner < len(c.Expressions) {
		w, _ := c.Interval(&c.Expressions[x.Partner])
		if x.Relation == RelTo {
			v, w = w, v
		}
		v.To = w.To
		if v.Closed() && v.From.Day > v.To.Day {
			return factum.Interval{}, factum.BasisNone
		}
		return v, basis
	}
	if x.Partner >= 0 && x.Partner < len(c.Expressions) {
		// said twice: the narrower counts
		if w, b := c.Interval(&c.Expressions[x.Partner]); w.Known() && w.Within(v) && w != v && v.From.Clock == 0 {
			v, basis = w, b
		}
	}
	switch x.Relation {
	case RelSince, RelAfter:
		v.To = factum.Moment{}
	case RelUntil, RelBy, RelBefore:
		v.From = factum.Moment{}
	}
	if !v.Known() {
		basis = factum.BasisNone
	}
	return v, basis
}

// Whole gives the bytes of an expression with the other end of its range, if it
// is one end of a range in the same sentence.
func (c *Context) Whole(x *Expression) factum.Range {
	if x.Relation != RelFrom && x.Relation != RelTo || x.Partner < 0 || x.Partner >= len(c.Expressions) {
		return x.Range
	}
	y := &c.Expressions[x.Partner]
	if y.Sentence != x.Sentence {
		return x.Range
	}
	return factum.Range{Start: min(x.Start, y.Start), End: max(x.End, y.End)}
}

// Approximate says whether the days of a symbol may be off by one or two: a
// holiday of the lunar calendar, or "about 5 May".
func (s *Symbol) Approximate() bool {
	return s.Mod == Approx || lunar(s)
}

// lunarDoubt is by how many days the sighting of the moon can move a day of
// the Islamic calendar from the tabular one.
const lunarDoubt = 2

// lunar says whether a symbol goes by a holiday whose day is only known about.
func lunar(s *Symbol) bool {
	for i := range s.Steps {
		if h, ok := holidays()[s.Steps[i].Fields.Holiday]; ok && h.approx {
			return true
		}
	}
	return false
}
