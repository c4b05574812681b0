package duty

import (
	"time"

	"factum"
	"factum/internal/assess/duty/statute"
)

// instant is a minute, counted from 1970-01-01T00:00Z.
type instant int64

// ever and never bound what has no known beginning or end.
const (
	ever  instant = -1 << 40
	never instant = 1 << 40
)

const minutesOfDay = 24 * 60

// span is the time at which something happened, as far as it is known: no
// earlier than lo, no later than hi.
type span struct {
	lo, hi instant
	clock  bool // known to the minute
}

// anytime is the span of what has no known time.
var anytime = span{lo: ever, hi: never}

var epoch = factum.DayOf(1970, time.January, 1)

func dayStart(d factum.Day) instant { return instant(d.Sub(epoch)) * minutesOfDay }

// momentSpan gives the minutes that a moment can mean.
func momentSpan(m factum.Moment) span {
	lo := dayStart(m.Day)
	if m.Clock > 0 {
		lo += instant(m.Clock - 1)
		return span{lo, lo, true}
	}
	return span{lo, lo + minutesOfDay - 1, false}
}

// intervalSpan gives the minutes that an interval can mean.
func intervalSpan(v factum.Interval) span {
	s := anytime
	if v.From.Known() {
		s.lo = momentSpan(v.From).lo
	}
	if v.To.Known() {
		s.hi = momentSpan(v.To).hi
	}
	s.clock = v.From.Clock > 0 && v.From == v.To
	return s
}

func (s span) known() bool { return s.lo != ever || s.hi != never }

// day gives the day of an instant, counted from 1970-01-01.
func (t instant) day() instant {
	if t < 0 {
		return (t+1)/minutesOfDay - 1
	}
	return t / minutesOfDay
}

// moment gives the instant as a moment; timed says whether with its clock.
func (t instant) moment(timed bool) factum.Moment {
	if t == ever || t == never {
		return factum.Moment{}
	}
	m := factum.Moment{Day: epoch.Add(int(t.day()))}
	if timed {
		m.Clock = int16(t-t.day()*minutesOfDay) + 1
	}
	return m
}

// interval gives the span as days, or as a minute.
func (s span) interval() factum.Interval {
	return factum.Interval{From: s.lo.moment(s.clock), To: s.hi.moment(s.clock)}
}

// plus adds a period: years, months and days by the calendar, the rest by the
// clock.
func (t instant) plus(d statute.Duration) instant {
	if t == ever || t == never {
		return t
	}
	day := epoch.Add(int(t.day())).Time().AddDate(d.Years, d.Months, d.Days)
	return instant(day.Unix()/60) + (t - t.day()*minutesOfDay) + instant(d.Minutes)
}

func (s span) plus(d statute.Duration) span { return span{s.lo.plus(d), s.hi.plus(d), s.clock} }

// hull gives the shortest span that holds both.
func (s span) hull(t span) span {
	return span{min(s.lo, t.lo), max(s.hi, t.hi), s.clock && s == t}
}

// meet gives the minutes that both can mean.
func (s span) meet(t span) (span, bool) {
	m := span{max(s.lo, t.lo), min(s.hi, t.hi), false}
	m.clock = m.lo == m.hi
	return m, m.lo <= m.hi
}

// notBefore says whether s lies at or after t; on one day, if the clock does
// not tell, it does.
func (s span) notBefore(t span) value {
	lo, hi, a, b := s.lo, s.hi, t.lo, t.hi
	if !s.clock || !t.clock {
		lo, hi, a, b = lo.day(), hi.day(), a.day(), b.day()
	}
	switch {
	case lo >= b:
		return yes
	case hi < a:
		return no
	}
	return unknown
}

// after says whether s lies after t; on one day, if the clock does not tell,
// that is unknown.
func (s span) after(t span) value {
	switch {
	case s.lo > t.hi:
		return yes
	case s.hi <= t.lo:
		return no
	}
	return unknown
}

// atOrBefore is the mirror of notBefore.
func (s span) atOrBefore(t span) value { return t.notBefore(s) }

// by says whether s lies within a period that ends d after t. Days are counted
// without the day from which they run, and end with the last one. Hours are
// counted by the clock where one side has a clock time, and as days where
// neither has: the sources then tell days and not hours.
func (s span) by(t span, d statute.Duration) value {
	due := t.plus(d)
	lo, hi, a, b := s.lo, s.hi, due.lo, due.hi
	if !d.Clocked() || !s.clock && !t.clock {
		lo, hi, a, b = lo.day(), hi.day(), a.day(), b.day()
		if d.Clocked() {
			// 36 hours from a day reach into the second day after it.
			spare := instant(d.Minutes%minutesOfDay+minutesOfDay-1) / minutesOfDay
			a = t.lo.plus(statute.Duration{Years: d.Years, Months: d.Months, Days: d.Days}).day() + instant(d.Minutes/minutesOfDay) + spare
			b = t.hi.plus(statute.Duration{Years: d.Years, Months: d.Months, Days: d.Days}).day() + instant(d.Minutes/minutesOfDay) + spare
		}
	}
	switch {
	case hi <= a:
		return yes
	case lo > b:
		return no
	}
	return unknown
}
