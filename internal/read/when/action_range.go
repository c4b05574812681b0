package when

// borrow completes the two ends of a range or a list from each other. third
// is a part after the second end that belongs to both (a year, a month).
type borrow func(x, y, third Fields) (Fields, Fields)

// borrowBack gives the first end what the second has and it lacks: "5 to 9
// May 2013", "March to August 2011".
func borrowBack(x, y, _ Fields) (Fields, Fields) {
	if x.Month == 0 && x.Season == 0 {
		x.Month = y.Month
	}
	if x.Span == NoUnit {
		x.Year, x.Span = y.Year, y.Span
	}
	return x, y
}

// borrowOn gives the second end the month and the year of the first:
// "January 18 and 19".
func borrowOn(x, y, _ Fields) (Fields, Fields) {
	y.Month, y.Year, y.Span = x.Month, x.Year, x.Span
	return x, y
}

// borrowYear also gives both the year after them: "May 5 to 9, 2013".
func borrowYear(x, y, year Fields) (Fields, Fields) {
	x.Year, x.Span = year.Year, year.Span
	return borrowOn(x, y, year)
}

// borrowMonth gives both the month after them: "the 5th and the 6th of May".
func borrowMonth(x, y, month Fields) (Fields, Fields) {
	x.Month, y.Month = month.Month, month.Month
	return x, y
}

// borrowCentury makes an ordinal the century that the other end is.
func borrowCentury(x, y, _ Fields) (Fields, Fields) { return x, y }

// borrowHalf gives morning or afternoon to the end that lacks it: "from 9 to
// 11 a.m.".
func borrowHalf(x, y, _ Fields) (Fields, Fields) {
	if x.Clock.Half > 0 && y.Clock.Half == 0 && y.Clock.Known() {
		if h := int(x.Clock.Hour) - 1; y.Clock.Hour > 12 && h < 12 && h+12 < int(y.Clock.Hour) {
			x.Clock.Hour += 12
		}
		x.Clock.Half = 0
	}
	if x.Clock.Known() && y.Clock.Zoned && !x.Clock.Zoned {
		x.Clock.setZone(y.Clock)
	}
	return x, y
}

// ends makes a range or a list of the first and the second temporal part.
func ends(ranged bool, complete borrow) action {
	return func(a []*node) (value, bool) {
		var found [3]*node
		k := 0
		for _, n := range a {
			if n == nil || k == 3 || n.v.kind == "to" || n.v.kind == "and" || n.v.word != "" {
				continue
			}
			if n.v.sym.Kind == NoValue && n.v.problem == "" {
				if n.v.n > 0 && k == 0 { // an ordinal or an hour that borrows its kind
					found[0] = n
					k = 1
				}
				continue
			}
			found[k] = n
			k++
		}
		x, y, third := found[0], found[1], found[2]
		if y == nil || len(x.v.parts)+len(y.v.parts) > 0 {
			return no()
		}
		vx, vy := x.v, y.v
		if complete != nil {
			f, okX := vx.sym.fields()
			g, okY := vy.sym.fields()
			if vx.sym.Kind == NoValue { // an ordinal before a century, or an hour
				okX = true
				if g.Span == Century && vx.n >= 1 && vx.n <= 21 {
					f = Fields{Year: int32(vx.n - 1), Span: Century}
				} else if g.Clock.Known() {
					c, ok := clockOf(vx.n, -1, -1, nil, vx.padded)
					if !ok {
						return no()
					}
					f = Fields{Clock: c}
				} else {
					return no()
				}
			}
			if !okX || !okY {
				return no()
			}
			var h Fields
			if third != nil {
				h, _ = third.v.sym.fields()
			}
			f, g = complete(f, g, h)
			vx, vy = dateValue(f), dateValue(g)
		}
		to := y.to
		if third != nil {
			to = third.to
		}
		if ranged && !inOrder(vx.sym, vy.sym) {
			return no()
		}
		v := value{ranged: ranged, parts: []part{{x.from, x.to, vx}, {y.from, to, vy}}}
		// Two bare numbers may be anything.
		if vx.doubt == doubtYear && vy.doubt == doubtYear {
			v.doubt = doubtYear
		}
		return v, true
	}
}

// inOrder says whether the first of two absolute points doesn't lie after the
// second.
func inOrder(x, y Symbol) bool {
	c := &Context{}
	if x.Kind != Point || y.Kind != Point || x.Anchor.Kind != Absolute || y.Anchor.Kind != Absolute {
		return true
	}
	a, _ := c.both(&x)
	b, _ := c.both(&y)
	return !a.known() || !b.known() || a.From <= b.To
}

// listThree is "5, 6 and 7 April".
func listThree(a []*node) (value, bool) {
	last, ok := a[4].v.sym.fields()
	if !ok {
		return no()
	}
	v := value{}
	for _, n := range [...]*node{a[0], a[2], a[4]} {
		f, _ := n.v.sym.fields()
		if f.Month == 0 {
			f.Month, f.Year, f.Span = last.Month, last.Year, last.Span
		}
		v.parts = append(v.parts, part{n.from, n.to, dateValue(f)})
	}
	return v, true
}

// listMonths is "June, July and August 2011".
func listMonths(a []*node) (value, bool) {
	last, ok := lastPart(a).v.sym.fields()
	if !ok {
		return no()
	}
	v := value{}
	for _, n := range a {
		if n == nil || n.v.sym.Kind == NoValue {
			continue
		}
		f, ok := n.v.sym.fields()
		if !ok {
			return no()
		}
		f.Year, f.Span = last.Year, last.Span
		v.parts = append(v.parts, part{n.from, n.to, dateValue(f)})
	}
	return v, len(v.parts) > 2
}

// listThreeTo is "April 5, 6 and 7".
func listThreeTo(a []*node) (value, bool) {
	first, ok := a[0].v.sym.fields()
	if !ok {
		return no()
	}
	v := value{parts: []part{{a[0].from, a[0].to, a[0].v}}}
	for _, n := range [...]*node{a[2], a[4]} {
		f := first
		g, _ := n.v.sym.fields()
		f.Day = g.Day
		v.parts = append(v.parts, part{n.from, n.to, dateValue(f)})
	}
	return v, true
}

// rangeYear is "between May and June in 1981".
func rangeYear(a []*node) (value, bool) {
	year := lastPart(a)
	x, okX := mergeFields([]*node{a[0], year})
	y, okY := mergeFields([]*node{a[2], year})
	if !okX || !okY || x.Month >= y.Month {
		return no()
	}
	return value{ranged: true, parts: []part{{a[0].from, a[0].to, dateValue(x)}, {a[2].from, year.to, dateValue(y)}}}, true
}

func rangeEnd(a []*node) (value, bool) { return value{n: a[0].v.n}, a[0].v.n < 100 }

// rangeShort is "1892-94", "2004/05".
func rangeShort(a []*node) (value, bool) {
	first, end := a[0].v.n, lastPart(a).v.n
	last := first/100*100 + end
	if end >= 100 || last <= first || find(a, ofWord("/")) != nil && last != first+1 {
		return no()
	}
	y := lastPart(a)
	return value{ranged: true, doubt: doubtYear, parts: []part{
		{a[0].from, a[0].to, a[0].v},
		{y.from, y.to, value{sym: absolute(eraYear(last))}},
	}}, true
}

// rangeEra is "200 to 150 BC", "360 to 366 AD".
func rangeEra(a []*node) (value, bool) {
	x, y := a[0].v.n, a[2].v.n
	if find(a, ofKind("bc")) != nil {
		x, y = -x, -y
	}
	if x > y || x == 0 || y == 0 || x < minYear {
		return no()
	}
	return value{ranged: true, parts: []part{
		{a[0].from, a[0].to, value{sym: absolute(eraYear(x))}},
		{a[2].from, a[3].to, value{sym: absolute(eraYear(y))}},
	}}, true
}

// rangeCirca is "c. 347 – 420".
func rangeCirca(a []*node) (value, bool) {
	y := a[3].v
	if y.n > 0 && y.n < a[1].v.n {
		return no()
	}
	y.doubt = noDoubt
	return value{ranged: true, parts: []part{
		{a[1].from, a[1].to, value{sym: absolute(eraYear(a[1].v.n))}},
		{a[3].from, a[3].to, y},
	}}, true
}

// rangeNow is "2013 to the present".
func rangeNow(a []*node) (value, bool) {
	from := a[2].from
	return value{ranged: true, parts: []part{
		{a[0].from, a[0].to, a[0].v},
		{from, lastPart(a).to, value{sym: Symbol{Kind: Present, Anchor: anchorAt(Absolute)}, typed: true}},
	}}, true
}

// rangeFourDigits is "1700-1800 GMT".
func rangeFourDigits(a []*node) (value, bool) {
	x, okX := fourDigitClock([]*node{a[0], a[3]})
	y, okY := fourDigitClock([]*node{a[2], a[3]})
	if !okX || !okY {
		return no()
	}
	return value{ranged: true, parts: []part{{a[0].from, a[0].to, x}, {a[2].from, a[3].to, y}}}, true
}

// spanned is one expression with two ends: "5-6 September 2019".
func spanned(a []*node) (value, bool) {
	var shared Fields
	var days [2]Fields
	k := 0
	for _, n := range a {
		if n == nil || n.v.sym.Kind == NoValue {
			continue
		}
		f, ok := n.v.sym.fields()
		switch {
		case !ok:
			return no()
		case f.Day > 0 || f.Month > 0 && len(a) <= 4 && a[0].v.sym.Kind != NoValue && monthsOnly(a):
			if k == 2 {
				return no()
			}
			days[k] = f
			k++
		default:
			if shared, ok = shared.merge(f); !ok {
				return no()
			}
		}
	}
	if k != 2 {
		return no()
	}
	x, okX := days[0].merge(shared)
	y, okY := days[1].merge(shared)
	if !okX || !okY || x.Month == y.Month && x.Day >= y.Day || x.Month > y.Month {
		return no()
	}
	vx, vy := dateValue(x), dateValue(y)
	if vx.problem != "" || vy.problem != "" {
		return problem(vx.problem + vy.problem), true
	}
	vx.sym.To = &vy.sym
	return vx, true
}

// monthsOnly says whether no part is a day.
func monthsOnly(a []*node) bool {
	for _, n := range a {
		if n != nil && n.v.sym.Kind != NoValue {
			if f, ok := n.v.sym.fields(); ok && f.Day > 0 {
				return false
			}
		}
	}
	return true
}

// nightSpan is "the night of October 17 to 18, 2021".
func nightSpan(a []*node) (value, bool) {
	var p Fields
	var dates []Fields
	for _, n := range a {
		if n == nil || n.v.sym.Kind == NoValue {
			continue
		}
		f, ok := n.v.sym.fields()
		if !ok {
			return no()
		}
		if f.timed() {
			p = f
		} else {
			dates = append(dates, f)
		}
	}
	if len(dates) < 2 {
		return no()
	}
	x, y := dates[0], dates[1]
	if len(dates) == 3 {
		x.Year, x.Span = dates[2].Year, dates[2].Span
	}
	if y.Weekday == 0 {
		if y.Month == 0 {
			y.Month = x.Month
		}
		if x.Month == 0 {
			x.Month = y.Month
		}
		if y.Span == NoUnit {
			y.Year, y.Span = x.Year, x.Span
		}
		if x.Span == NoUnit {
			x.Year, x.Span = y.Year, y.Span
		}
	}
	y.Part = p.Part
	vx, vy := dateValue(x), dateValue(y)
	if vx.problem != "" || vy.problem != "" {
		return problem(vx.problem + vy.problem), true
	}
	vx.sym.To = &vy.sym
	vx.typ, vx.typed = Time, true
	return vx, true
}
