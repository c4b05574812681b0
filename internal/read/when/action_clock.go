package when

func hourField(a []*node) (value, bool) {
	n := a[0].v.n
	return value{n: n, padded: a[0].v.padded, kind: "hh"}, n >= 0 && n <= 24
}

// clockOf makes a clock time; minute and second are -1 where not said.
func clockOf(hour, minute, second int, ampm *node, padded bool) (Clock, bool) {
	if minute > 59 || second > 60 || hour == 24 && (minute > 0 || second > 0) || hour > 24 {
		return Clock{}, false
	}
	c := Clock{}
	switch {
	case ampm != nil:
		if hour < 1 || hour > 12 {
			// "15:30 p.m." says twice that it is after noon
			if hour <= 12 || ampm.v.n == 0 {
				return Clock{}, false
			}
			break
		}
		hour = hour%12 + ampm.v.n
	case hour >= 1 && hour <= 12 && !padded:
		c.Half = 1
	}
	c.Hour = uint8(hour + 1)
	if minute >= 0 {
		c.Minute = uint8(minute + 1)
	}
	if second >= 0 {
		c.Second = uint8(second + 1)
	}
	return c, true
}

func clockValue(c Clock, ok bool) (value, bool) { return value{sym: open(Fields{Clock: c})}, ok }

// clock is "4:10 p.m.", "16:10", "at ten o'clock", "8.15 in the morning".
func clock(a []*node) (value, bool) {
	nums := [3]int{-1, -1, -1}
	i := 0
	for k, n := range a {
		if n == nil || k > 0 && n.v.kind != "" || n.v.word != "" || n.v.sym.Kind != NoValue || i > 2 {
			continue
		}
		nums[i] = n.v.n
		i++
	}
	c, ok := clockOf(nums[0], nums[1], nums[2], find(a, ofKind("ampm")), a[0].v.padded || nums[0] == 0)
	if !ok {
		return no()
	}
	if p := find(a, func(n *node) bool { _, ok := timedFields(n); return ok }); p != nil {
		f, _ := p.v.sym.fields()
		c = c.during(f.Part)
	}
	return clockValue(c, true)
}

// during settles morning or afternoon by a part of the day.
func (c Clock) during(p Part) Clock {
	if c.Half == 0 || p == NoPart {
		return c
	}
	hour := int(c.Hour) - 1
	late := p == Afternoon || p == Evening || p == Night && hour >= 6 && hour < 12
	c.Half = 0
	if late && hour < 12 {
		c.Hour += 12
	}
	if !late && hour == 12 && p != Midday {
		c.Hour = 1 // twelve at night
	}
	return c
}

// numberZone is "+0300" or "-05:00".
func numberZone(a []*node) (value, bool) {
	h, m := a[1].v.n/100, a[1].v.n%100
	if len(a) > 2 {
		h, m = a[1].v.n, a[3].v.n
	}
	if h > 14 || m > 59 {
		return no()
	}
	zone := int16(h*60 + m)
	if a[0].v.word != "+" {
		zone = -zone
	}
	return value{kind: "zone", sym: open(Fields{Clock: Clock{Zoned: true, Zone: zone}})}, true
}

// zoneOffset is "UTC+5:45", "GMT-3".
func zoneOffset(a []*node) (value, bool) {
	f, ok := a[0].v.sym.fields()
	h, m := a[2].v.n, 0
	switch {
	case len(a) > 4:
		m = a[4].v.n
	case a[2].v.padded && h >= 100 || h >= 1000 && a[1].v.word == "+": // GMT-1300 is the end of a range
		h, m = h/100, h%100
	}
	if !ok || f.Clock.Zone != 0 || h > 14 || m > 59 {
		return no()
	}
	f.Clock.Zone = int16(h*60 + m)
	if a[1].v.word != "+" {
		f.Clock.Zone = -f.Clock.Zone
	}
	return value{kind: "zone", sym: open(f)}, true
}

// zonedClock is "16:10:05 +0300".
func zonedClock(a []*node) (value, bool) {
	z := lastPart(a)
	v, ok := clock(a[:len(a)-1])
	if !ok || z.v.kind != "zone" {
		return no()
	}
	f, _ := v.sym.fields()
	g, _ := z.v.sym.fields()
	f.Clock.Half = 0
	f.Clock.setZone(g.Clock)
	return clockValue(f.Clock, true)
}

// isoSecond is "10:20:05.123Z".
func isoSecond(a []*node) (value, bool) {
	c, ok := clockOf(a[0].v.n, a[2].v.n, a[4].v.n/max(1, a[4].v.per), nil, true)
	if z := find(a, ofKind("zone")); ok && z != nil {
		g, _ := z.v.sym.fields()
		c.setZone(g.Clock)
	}
	return clockValue(c, ok)
}

// isoTime is "2024-03-15T10:20Z".
func isoTime(a []*node) (value, bool) {
	day, ok := iso(a[:5])
	if !ok {
		return no()
	}
	f, ok := timedFields(a[6])
	f.Clock.Half = 0
	if !ok {
		return no()
	}
	return putIn(day, f)
}

// dotClock is "10.30 a.m.", whose digits read like a number with a point.
func dotClock(a []*node) (value, bool) {
	if a[0].v.per != 100 {
		return no()
	}
	c, ok := clockOf(a[0].v.n/100, a[0].v.n%100, -1, find(a, ofKind("ampm")), a[0].v.padded)
	if z := find(a, ofKind("zone")); ok && z != nil {
		f, _ := z.v.sym.fields()
		c.Half = 0
		c.setZone(f.Clock)
	}
	return clockValue(c, ok)
}

// fourDigitClock is "1610 GMT", "0340 hours".
func fourDigitClock(a []*node) (value, bool) {
	c, ok := clockOf(a[0].v.n/100, a[0].v.n%100, -1, nil, true)
	if z := find(a, ofKind("zone")); ok && z != nil {
		f, _ := z.v.sym.fields()
		c.setZone(f.Clock)
	}
	return clockValue(c, ok)
}

// atClock is "at 1610 hours".
func atClock(a []*node) (value, bool) { return fourDigitClock(a[1:]) }

// clockPart is "8:15 in the morning".
func clockPart(a []*node) (value, bool) {
	f, ok := timedFields(a[0])
	p, okP := timedFields(lastPart(a))
	if !ok || !okP || !f.Clock.Known() {
		return no()
	}
	return clockValue(f.Clock.during(p.Part), true)
}

// pastClock is "half past three", "a quarter to five", "ten minutes to nine".
func pastClock(a []*node) (value, bool) {
	minute, hour := -1, -1
	noon := false
	var part Part
	for _, n := range a {
		switch {
		case n == nil || n.v.kind == "a":
		case n.v.word == "half":
			minute = 30
		case n.v.word == "quarter":
			minute = 15
		case n.v.word != "":
		case n.v.sym.Kind == Point:
			f, _ := n.v.sym.fields()
			if f.Part > 0 {
				part = f.Part
			} else { // noon, midnight
				hour, noon = int(f.Clock.Hour)-1, true
			}
		case minute < 0:
			minute = n.v.n
		default:
			hour = n.v.n
		}
	}
	if minute < 1 || minute > 59 || !noon && (hour < 1 || hour > 12) {
		return no()
	}
	if find(a, ofWord("to", "before")) != nil {
		minute = 60 - minute
		if hour--; hour == 0 {
			hour = 12
		}
	} else if hour == 24 {
		hour = 0
	}
	c, ok := clockOf(hour, minute, -1, nil, noon)
	v, ok := clockValue(c.during(part), ok)
	v.kind = "words"
	return v, ok
}

// wordClock is "four thirty p.m.", "six thirty in the evening".
func wordClock(a []*node) (value, bool) {
	if p, ok := timedFields(lastPart(a)); ok {
		c, ok := clockOf(a[0].v.n, a[1].v.n, -1, nil, false)
		return clockValue(c.during(p.Part), ok)
	}
	c, ok := clockOf(a[0].v.n, a[1].v.n, -1, a[2], false)
	return clockValue(c, ok)
}

// smallHours is the time after midnight: "in the small hours of Friday".
func smallHours(a []*node) (value, bool) {
	f := Fields{Part: Morning}
	s := open(f)
	if d := find(a, func(n *node) bool { return n.v.sym.Kind == Point }); d != nil {
		if _, timed := timedFields(d); !timed {
			v, ok := putIn(d.v, f)
			v.sym.Mod = Start
			return v, ok
		}
	}
	s.Mod = Start
	if find(a, ofWord("late")) != nil {
		s = open(Fields{Part: Night})
	}
	return is(s)
}

// putIn puts a time of day into a day.
func putIn(day value, f Fields) (value, bool) {
	if day.problem != "" {
		return day, true
	}
	if day.sym.Kind != Point || day.sym.To != nil {
		return no()
	}
	if g, ok := day.sym.fields(); ok {
		m, ok := g.merge(f)
		if !ok {
			return no()
		}
		v := dateValue(m)
		v.sym.Mod = day.sym.Mod
		return v, g.granularity() == Day
	}
	if day.sym.granularity() != Day {
		return no()
	}
	return value{sym: day.sym.with(within(f))}, true
}

// inDay joins a day with a clock time, a part of the day, or both.
func inDay(a []*node) (value, bool) {
	var day *node
	var f Fields
	mod := NoMod
	for _, n := range a {
		switch {
		case n == nil:
		case n.v.sym.Kind == Point || n.v.problem != "":
			if g, ok := timedFields(n); ok {
				if g.Part > 0 && f.Clock.Known() {
					f.Clock = f.Clock.during(g.Part)
					continue
				}
				if g.Clock.Known() && f.Part > 0 {
					f = Fields{Clock: g.Clock.during(f.Part)}
					continue
				}
				var merged bool
				if f, merged = f.merge(g); !merged {
					return no()
				}
				if n.v.sym.Mod != NoMod {
					mod = n.v.sym.Mod
				}
			} else if day == nil {
				day = n
			} else {
				return no()
			}
		case n.v.word == "early":
			mod = Start
		case n.v.word == "late":
			mod = End
		}
	}
	if day == nil || f.Empty() {
		return no()
	}
	v, ok := putIn(day.v, f)
	if ok && mod != NoMod && v.problem == "" {
		v.sym.Mod = mod
	}
	return v, ok
}

// timesOf gathers clock and part of the parts.
func timesOf(a []*node) (f Fields) {
	for _, n := range a {
		if n == nil {
			continue
		}
		g, ok := timedFields(n)
		switch {
		case !ok:
		case g.Clock.Known():
			f.Clock = g.Clock
		default:
			f.Part = g.Part
		}
	}
	if f.Clock.Known() && f.Part > 0 {
		f = Fields{Clock: f.Clock.during(f.Part)}
	}
	return f
}

// partOfPublication is "this morning", "last night", "8 p.m. last night".
func partOfPublication(a []*node) (value, bool) {
	f := timesOf(a)
	if find(a, ofKind("last")) == nil {
		return is(publication(within(f)))
	}
	part := lastPart(a)
	if g, _ := part.v.sym.fields(); g.Part != Night && g.Part != Evening {
		return no() // nobody says "last morning"
	}
	return is(publication(shift(-1, Day), within(f)))
}

// partOfSpoken is "that evening", "the following morning", "the night
// before", "8:15 the next morning", "noon the next day".
func partOfSpoken(a []*node) (value, bool) {
	n := signs(a)
	if w := lastPart(a).v.word; w == "before" {
		n = -1
	} else if w == "after" {
		n = 1
	}
	if find(a, ofWord("same")) != nil {
		n = 0
	}
	v := value{sym: spoken(shift(n, Day), within(timesOf(a))), word: lastPart(a).v.word}
	return v, true
}

// lateLast is "late last night", "early this morning", "late yesterday".
func lateLast(a []*node) (value, bool) {
	mod := End
	if find(a, ofWord("early")) != nil {
		mod = Start
	}
	var s Symbol
	switch {
	case find(a, ofWord("night")) != nil:
		s = publication(shift(-1, Day), within(Fields{Part: Night}))
	case find(a, ofWord("morning")) != nil:
		s = publication(within(Fields{Part: Morning}))
	case find(a, ofWord("tonight")) != nil:
		s = publication(within(Fields{Part: Night}))
	case find(a, ofWord("yesterday")) != nil:
		s = publication(shift(-1, Day))
	case find(a, ofWord("tomorrow")) != nil:
		s = publication(shift(1, Day))
	default:
		s = publication(shift(0, Day))
	}
	s.Mod = mod
	return is(s)
}

// bareClock is a clock time without a day. Digits alone may be a score.
func bareClock(a []*node) (value, bool) {
	v := a[0].v
	if f, ok := v.sym.fields(); ok && f.Clock.Half > 0 && v.kind != "words" {
		v.doubt = doubtClock
	}
	v.kind = ""
	return v, true
}
