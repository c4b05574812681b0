package when

import (
	"time"

	"factum"
)

// env is one possible world of a symbol: the day of publication and the times
// of the events in it.
type env struct {
	publication factum.Day
	last        bool // take the last day of what is an interval, else the first
	context     *Context
	// guess takes the day of publication for an event of which nothing is
	// known, as TIMEX3 values do; intervals don't.
	guess bool
	depth int
}

// maxDepth bounds chains of expressions that are reckoned from each other;
// texts stay far below.
const maxDepth = 40

// anchorPeriod gives the anchor as a period; unknown if it isn't known.
func (e *env) anchorPeriod(a Anchor) period {
	if e.depth++; e.depth > maxDepth {
		return period{}
	}
	defer func() { e.depth-- }()
	switch a.Kind {
	case Publication:
		return dayPeriod(e.publication)
	case OtherExpression:
		return e.expression(a.Expression)
	case Event, PreviousEvent:
		p, told := period{}, period{}
		if e.context.Event != nil && a.Token >= 0 {
			p = e.day(e.context.Event(a.Sentence, a.Token))
		}
		if a.Kind == PreviousEvent && a.Expression >= 0 {
			told = e.expression(a.Expression)
		}
		if p.known() && (!told.known() || p.From <= told.To && told.From <= p.To) {
			return p
		}
		if told.known() { // the words go before an event that has another day
			return told
		}
		if a.Kind == PreviousEvent && e.guess {
			return dayPeriod(e.publication)
		}
	}
	return period{}
}

func (e *env) day(v factum.Interval) period {
	if e.last {
		return dayPeriod(v.To.Day)
	}
	return dayPeriod(v.From.Day)
}

// expression gives the period of another expression, or the day that it puts
// an event on.
func (e *env) expression(i int) period {
	if i < 0 || i >= len(e.context.Expressions) {
		return period{}
	}
	s := &e.context.Expressions[i].Symbol
	switch s.Kind {
	case Point:
		return e.point(s)
	case Present:
		return dayPeriod(e.publication)
	}
	return period{}
}

// point evaluates a symbol in this world; the unknown period if it can't.
func (e *env) point(s *Symbol) period {
	steps := s.Steps
	var p period
	if s.Anchor.Kind == Absolute {
		if len(steps) == 0 || steps[0].Op != Within {
			return period{}
		}
		var ok bool
		if p, ok = periodOf(steps[0].Fields); !ok {
			return period{}
		}
		steps = steps[1:]
	} else if p = e.anchorPeriod(s.Anchor); !p.known() {
		return period{}
	}
	for i := range steps {
		if p = steps[i].apply(p); !p.known() {
			return period{}
		}
	}
	if s.To != nil {
		to := e.point(s.To)
		if !to.known() || to.To < p.From {
			return period{}
		}
		p.To, p.Loose = to.To, true
	}
	return p
}

// apply executes a step.
func (st *Step) apply(p period) period {
	switch st.Op {
	case Shift:
		return st.shift(p)
	case Within:
		return st.Fields.within(p)
	case Seek:
		return st.seek(p)
	case Nth:
		return st.nth(p)
	}
	return period{}
}

// maxShift bounds a shift in days, so that days can't overflow.
const maxShift = 8_000_000

func (st *Step) shift(p period) period {
	if st.Few {
		return period{} // by a number that isn't said
	}
	n := int(st.N)
	if st.Exact {
		return p.exactShift(n, st.Unit)
	}
	switch st.Unit {
	case Second, Minute, Hour:
		return p.clockShift(n, st.Unit)
	case PartOfDay, Day:
		if n > maxShift || n < -maxShift {
			return period{}
		}
		q := bounded(period{From: p.From.Add(n), To: p.To.Add(n), Unit: Day, Loose: p.Loose})
		q.Loose = q.Loose || p.From != p.To
		return q
	case Weekend, Week:
		if n > maxShift/7 || n < -maxShift/7 {
			return period{}
		}
		return hull(unitAround(p.From.Add(7*n), st.Unit), unitAround(p.To.Add(7*n), st.Unit))
	}
	if m := st.Unit.months(); m > 0 {
		if n > 12*maxYear/m*2 || n < -12*maxYear/m*2 {
			return period{}
		}
		if st.Unit == SeasonUnit {
			return p.seasonShift(n)
		}
		return hull(monthShift(p.From, n*m, st.Unit), monthShift(p.To, n*m, st.Unit))
	}
	return period{}
}

// monthShift is the unit around the day that lies n months from d.
func monthShift(d factum.Day, n int, unit Unit) period {
	year, month, _ := d.Date()
	y, m := addMonths(year, int(month), n)
	if y < minYear || y > maxYear {
		return period{}
	}
	return unitAround(factum.DayOf(y, time.Month(m), 1), unit)
}

func (p period) seasonShift(n int) period {
	year, month, _ := p.From.Date()
	s, y := seasonAt(year, int(month))
	if p.Unit == SeasonUnit {
		s, y = p.Season, p.Year
	}
	at := y*4 + int(s) - 1 + n
	return seasonPeriod(floorDiv(at, 4), Season(at-4*floorDiv(at, 4)+1))
}

// exactShift moves a day by n units and leaves it a day: "a year ago today".
func (p period) exactShift(n int, unit Unit) period {
	m := unit.months()
	if unit == Week {
		n *= 7
	}
	move := func(d factum.Day) factum.Day {
		if m == 0 {
			if n > maxShift || n < -maxShift {
				return 0
			}
			return d.Add(n)
		}
		if n > 12*maxYear/m*2 || n < -12*maxYear/m*2 {
			return 0
		}
		year, month, day := d.Date()
		y, mon := addMonths(year, int(month), n*m)
		if y < minYear || y > maxYear {
			return 0
		}
		return factum.DayOf(y, time.Month(mon), min(day, monthLength(y, mon)))
	}
	from, to := move(p.From), move(p.To)
	if !from.Known() || !to.Known() || from < firstDay || to > lastDay {
		return period{}
	}
	p.From, p.To = from, to
	return p
}

// clockShift moves by hours, minutes or seconds. Without a clock time to
// start from, the result is a day or two.
func (p period) clockShift(n int, unit Unit) period {
	perDay := map[Unit]int{Hour: 24, Minute: 24 * 60, Second: 24 * 60 * 60}[unit]
	if n/perDay > maxShift || n/perDay < -maxShift {
		return period{}
	}
	if !p.Clock.Known() || p.Clock.Half > 0 || p.From != p.To {
		q := p
		q.Part, q.Clock, q.Loose = NoPart, Clock{}, true
		if n < 0 {
			q.From = p.From.Add(-ceilDiv(-n, perDay))
			q.To = p.To.Add(-(-n / perDay))
		} else {
			q.From = p.From.Add(n / perDay)
			q.To = p.To.Add(ceilDiv(n, perDay))
		}
		q.Unit = Day
		return bounded(q)
	}
	h, m := p.Clock.hm()
	sec := 0
	if p.Clock.Second > 0 {
		sec = int(p.Clock.Second) - 1
	}
	total := (h*60+m)*60 + sec + n*(24*60*60/perDay)
	days := floorDiv(total, 24*60*60)
	total -= days * 24 * 60 * 60
	q := bounded(period{From: p.From.Add(days), To: p.To.Add(days)})
	if !q.known() {
		return period{}
	}
	c := p.Clock
	c.Hour, c.Minute = uint8(total/3600+1), uint8(total/60%60+1)
	if c.Second > 0 || unit == Second {
		c.Second = uint8(total%60 + 1)
	}
	return atTime(q, Fields{Clock: c})
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// hull spans two periods; if they differ, it is no unit any more.
func hull(a, b period) period {
	if !a.known() || !b.known() || a == b {
		return a
	}
	a.From, a.To = min(a.From, b.From), max(a.To, b.To)
	a.Loose = true
	return a
}

// within takes the fields inside the period, or inside the unit around it in
// which they make sense.
func (f Fields) within(p period) period {
	if f.Span != NoUnit {
		q, ok := periodOf(f)
		if !ok {
			return period{}
		}
		return q
	}
	switch {
	case f.dated():
		a, okA := inYear(f, yearOf(p, p.From))
		b, okB := inYear(f, yearOf(p, p.To))
		if !okA || !okB {
			return period{}
		}
		return hull(a, b)
	case f.Day > 0:
		return hull(dayOfMonth(p.From, f), dayOfMonth(p.To, f))
	case f.Weekend:
		return hull(unitAround(p.From, Weekend), unitAround(p.To, Weekend))
	case f.Weekday > 0:
		day := func(d factum.Day) period {
			q := dayPeriod(d.Add(int(f.Weekday) - isoWeekday(d)))
			if q.known() && f.timed() {
				q = atTime(q, f)
			}
			return q
		}
		return hull(day(p.From), day(p.To))
	case f.timed():
		q := p
		q.Part, q.Clock = NoPart, Clock{}
		return atTime(q, f)
	}
	return p
}

// yearOf is the year that a day of the period stands for.
func yearOf(p period, d factum.Day) int {
	if p.Unit == SeasonUnit || p.Unit >= Year && !p.Loose {
		return p.Year
	}
	year, _, _ := d.Date()
	return year
}

// dayOfMonth is the day of that number in the month around d.
func dayOfMonth(d factum.Day, f Fields) period {
	year, month, _ := d.Date()
	q := dayPeriod(factum.DayOf(year, month, int(f.Day)))
	if q.known() && f.Weekday > 0 && isoWeekday(q.From) != int(f.Weekday) {
		return period{}
	}
	if q.known() && f.timed() {
		q = atTime(q, f)
	}
	return q
}

func (st *Step) nth(p period) period {
	n := int(st.N)
	if st.Fields.Weekday > 0 {
		return dayPeriod(nthWeekday(p, n, int(st.Fields.Weekday)))
	}
	var first, last period
	switch st.Unit {
	case Day:
		d := p.From.Add(n - 1)
		if n < 0 {
			d = p.To.Add(n + 1)
		}
		if n > maxShift || n < -maxShift || d < p.From || d > p.To {
			return period{}
		}
		return dayPeriod(d)
	case Weekend, Week, Month, Quarter, Half, Year, Decade:
		first, last = unitAround(p.From, st.Unit), unitAround(p.To, st.Unit)
	default:
		return period{}
	}
	move := Step{Op: Shift, Unit: st.Unit, N: st.N - 1}
	start := first
	if n < 0 {
		move.N, start = st.N+1, last
	}
	q := move.shift(dayPeriod(start.From))
	if !q.known() || q.From > p.To || q.To < p.From {
		return period{}
	}
	return q
}
