package when

import (
	"slices"

	"factum"
)

// Days is a set of days: closed intervals in ascending order that neither meet
// nor touch. Only the first may be open at its beginning and only the last at
// its end. The set of no intervals is empty; the unknown interval alone is the
// set of all days.
type Days []factum.Interval

// AllDays is the set of all days.
func AllDays() Days { return Days{{}} }

// NewDays makes a set of intervals in any order.
func NewDays(list ...factum.Interval) Days {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b factum.Interval) int {
		switch {
		case !a.From.Known() && !b.From.Known():
			return 0
		case !a.From.Known():
			return -1
		case !b.From.Known():
			return 1
		}
		return a.From.Day.Sub(b.From.Day)
	})
	var d Days
	for _, v := range list {
		v.From.Clock, v.To.Clock = 0, 0
		if v.Closed() && v.From.Day > v.To.Day {
			continue
		}
		if n := len(d); n > 0 && (!d[n-1].To.Known() || !v.From.Known() || d[n-1].To.Day.Add(1) >= v.From.Day) {
			last := &d[n-1]
			if last.To.Known() && (!v.To.Known() || v.To.Day > last.To.Day) {
				last.To = v.To
			}
			continue
		}
		d = append(d, v)
	}
	return d
}

// And gives the days that are in both sets.
func (d Days) And(e Days) Days {
	var both []factum.Interval
	for i, k := 0, 0; i < len(d) && k < len(e); {
		if cut, ok := d[i].Cut(e[k]); ok {
			both = append(both, cut)
		}
		if !d[i].To.Known() || e[k].To.Known() && e[k].To.Day < d[i].To.Day {
			k++
		} else {
			i++
		}
	}
	return NewDays(both...)
}

// Hull gives the first and the last day of the set; ok is false if it is
// empty. The interval of a set without first and last day is unknown.
func (d Days) Hull() (v factum.Interval, ok bool) {
	if len(d) == 0 {
		return v, false
	}
	return factum.Interval{From: d[0].From, To: d[len(d)-1].To}, true
}

// Has says whether a day is in the set.
func (d Days) Has(day factum.Day) bool {
	for _, v := range d {
		if factum.On(day).Within(v) {
			return true
		}
	}
	return false
}

// Publications gives the days of publication on which a symbol could have been
// written if it means a time that meets the days of target: "last Tuesday" of
// something that happened on 21 January was written from 22 to 28 January. A
// symbol that doesn't hang on the publication allows all days or none. Open
// ends of target stay open.
func (c *Context) Publications(s *Symbol, target factum.Interval) Days {
	if !target.Known() {
		return AllDays()
	}
	if c.root(s) != Publication {
		if v, _ := c.Resolve(s); v.Known() && !v.Meets(target) {
			return nil
		}
		return AllDays()
	}
	reach := c.reach(s, 0) + 400
	from, to := target.From.Day, target.To.Day
	openFrom, openTo := !from.Known(), !to.Known()
	if openFrom {
		from = to
	}
	if openTo {
		to = from
	}
	first, last := from.Add(-reach), to.Add(reach)
	if reach > maxSearch || first < firstDay || last > lastDay {
		return AllDays() // too far to search; nothing is claimed
	}
	one := Context{Expressions: c.Expressions, Event: c.Event}
	var list []factum.Interval
	var run factum.Interval
	for d := first; d <= last; d = d.Add(1) {
		one.Published = factum.On(d)
		v, _ := one.Resolve(s)
		if v.Known() && v.Meets(target) {
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
		list = append(list, run)
	}
	set := NewDays(list...)
	if n := len(set); n > 0 && openTo && set[n-1].To.Day == last {
		set[n-1].To = factum.Moment{}
	}
	if len(set) > 0 && openFrom && set[0].From.Day == first {
		set[0].From = factum.Moment{}
	}
	return set
}

// maxSearch bounds the days that Publications tries on either side: enough for
// "a century ago".
const maxSearch = 50_000

// root is the anchor at the end of the chain of expressions.
func (c *Context) root(s *Symbol) AnchorKind {
	for depth := 0; depth < maxDepth; depth++ {
		a := s.Anchor
		if a.Kind != OtherExpression && a.Kind != PreviousEvent || a.Expression < 0 || a.Expression >= len(c.Expressions) {
			return a.Kind
		}
		next := &c.Expressions[a.Expression].Symbol
		if next.Kind == Present {
			return Publication
		}
		if next.Kind != Point {
			return a.Kind
		}
		s = next
	}
	return Absolute
}

// reach bounds how many days a symbol lies from its root.
func (c *Context) reach(s *Symbol, depth int) int {
	total := 0
	for _, st := range s.Steps {
		switch st.Op {
		case Shift:
			n := int(st.N)
			if n < 0 {
				n = -n
			}
			total += min(n, maxSearch) * daysOf(st.Unit)
		case Seek:
			total += 400
		}
	}
	if a := s.Anchor; depth < maxDepth && a.Expression >= 0 && a.Expression < len(c.Expressions) &&
		(a.Kind == OtherExpression || a.Kind == PreviousEvent) {
		total += c.reach(&c.Expressions[a.Expression].Symbol, depth+1)
	}
	return total
}

// daysOf is the greatest length of a unit in days, at least 1.
func daysOf(u Unit) int {
	switch u {
	case Weekend, Week:
		return 7
	}
	if m := u.months(); m > 0 {
		return 31 * m
	}
	return 1
}

// LastWeekday says whether an expression is a weekday with "last", the nearest
// one before the day of publication, or a time of such a day.
func (c *Context) LastWeekday(x *Expression) bool {
	for range maxDepth {
		s := &x.Symbol
		if s.Kind != Point || len(s.Steps) != 1 {
			return false
		}
		st := s.Steps[0]
		if s.Anchor.Kind == Publication {
			return st.Op == Seek && st.Direction == Earlier && st.Fields.Weekday > 0 && !st.Fields.dated()
		}
		i := s.Anchor.Expression
		if s.Anchor.Kind != OtherExpression || st.Op != Within || st.Fields.dated() || i < 0 || i >= len(c.Expressions) {
			return false
		}
		x = &c.Expressions[i]
	}
	return false
}
