package when

import "factum"

// seek goes from the period to the nearest period of the fields, in the
// direction.
func (st *Step) seek(p period) period {
	f := st.Fields
	switch {
	case f.Span != NoUnit:
		return f.within(p)
	case f.dated():
		return st.seekYears(p)
	case f.Day > 0:
		return st.seekMonths(p)
	case f.Weekend:
		return st.pick(p, unitAround(p.From.Add(-7), Weekend), unitAround(p.From, Weekend), unitAround(p.To, Weekend), unitAround(p.To.Add(7), Weekend))
	case f.Weekday > 0:
		return st.seekWeekday(p)
	case f.timed():
		day := dayPeriod(p.From)
		at := atTime(day, f)
		before, after := atTime(dayPeriod(p.From.Add(-1)), f), atTime(dayPeriod(p.To.Add(1)), f)
		switch st.Direction {
		case Earlier:
			return before
		case Later:
			return after
		}
		return at
	}
	return p
}

func (st *Step) seekWeekday(p period) period {
	w := int(st.Fields.Weekday)
	// The last such day on or before the end, and the first on or after the start.
	until := p.To.Add(-((isoWeekday(p.To) - w + 7) % 7))
	from := p.From.Add((w - isoWeekday(p.From) + 7) % 7)
	var d factum.Day
	switch st.Direction {
	case Until:
		d = until
	case From:
		d = from
	case Earlier:
		d = p.From.Add(-1)
		d = d.Add(-((isoWeekday(d) - w + 7) % 7))
	case Later:
		d = p.To.Add(1)
		d = d.Add((w - isoWeekday(d) + 7) % 7)
	default:
		d = until
		if from.Sub(p.From) < p.To.Sub(until) {
			d = from
		}
	}
	q := dayPeriod(d)
	if q.known() && st.Fields.timed() {
		q = atTime(q, st.Fields)
	}
	return q
}

// yearsToSeek bounds the search for a year in which the fields exist: 29
// February comes again after 8 years at most, as a given weekday after 40.
const yearsToSeek = 41

func (st *Step) seekYears(p period) period {
	year := yearOf(p, p.From)
	last := yearOf(p, p.To)
	var best period
	switch st.Direction {
	case Until, Earlier:
		for y := last + 1; y > last-yearsToSeek; y-- {
			if q, ok := inYear(st.Fields, y); ok && st.allows(p, q) {
				return q
			}
		}
	case From, Later:
		for y := year - 2; y < year+yearsToSeek; y++ {
			if q, ok := inYear(st.Fields, y); ok && st.allows(p, q) {
				return q
			}
		}
	default:
		for y := year - 2; y <= last+2; y++ {
			if q, ok := inYear(st.Fields, y); ok && (!best.known() || distance(p, q) < distance(p, best)) {
				best = q
			}
		}
		if !best.known() { // 29 February, or a weekday with its date
			for n := 3; n < yearsToSeek && !best.known(); n++ {
				if q, ok := inYear(st.Fields, last-n); ok {
					best = q
				} else if q, ok := inYear(st.Fields, last+n); ok {
					best = q
				}
			}
		}
	}
	return best
}

// allows says whether a candidate lies in the direction of the step. A
// candidate that holds the whole period ("in March", said in March) counts as
// on or before, and as on or after.
func (st *Step) allows(p, candidate period) bool {
	switch st.Direction {
	case Earlier:
		return candidate.To < p.From
	case Until:
		return candidate.From <= p.To
	case From:
		return candidate.To >= p.From
	case Later:
		return candidate.From > p.To
	}
	return true
}

// distance is the number of days from a period to a candidate; 0 if they meet.
// Days backward count thrice: what is told without its year mostly comes after
// what was told before it.
func distance(p, q period) int {
	switch {
	case q.To < p.From:
		return 3 * p.From.Sub(q.To)
	case q.From > p.To:
		return q.From.Sub(p.To)
	}
	return 0
}

func (st *Step) seekMonths(p period) period {
	at := func(d factum.Day, n int) period {
		q := monthShift(d, n, Month)
		if !q.known() {
			return q
		}
		return dayOfMonth(q.From, st.Fields)
	}
	var best period
	switch st.Direction {
	case Until, Earlier:
		for n := 1; n > -60; n-- {
			if q := at(p.To, n); q.known() && st.allows(p, q) {
				return q
			}
		}
	case From, Later:
		for n := -1; n < 60; n++ {
			if q := at(p.From, n); q.known() && st.allows(p, q) {
				return q
			}
		}
	default:
		for n := -60; n < 60; n++ {
			if q := at(p.From, n); q.known() && (!best.known() || distance(p, q) < distance(p, best)) {
				best = q
			}
		}
	}
	return best
}

// pick gives the candidate nearest to the period in the direction.
func (st *Step) pick(p period, candidates ...period) (best period) {
	for _, q := range candidates {
		if !q.known() || !st.allows(p, q) {
			continue
		}
		if !best.known() || distance(p, q) < distance(p, best) ||
			distance(p, q) == distance(p, best) && (st.Direction == Until) == (q.From > best.From) {
			best = q
		}
	}
	return best
}
