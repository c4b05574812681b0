package when

const (
	// maxNumber bounds numbers of units and of years that can be reckoned with.
	maxNumber = 2_000_000_000
	// uncounted stands for all greater numbers: "ten billion billion".
	uncounted = 1 << 60
)

func number(n int) (value, bool) { return value{n: min(n, uncounted)}, n >= 0 }

func sum(a []*node) (value, bool) {
	n := 0
	for _, x := range a {
		if x != nil {
			n += x.v.n
		}
	}
	return number(n)
}

// product is "five hundred", "three hundred and twenty", "2.5 million".
func product(a []*node) (value, bool) {
	n := a[0].v.n
	for i, x := range a[1:] {
		switch {
		case x == nil:
		case i > 0 && x.v.kind != "scale":
			n += x.v.n
		case n > maxNumber:
			return number(uncounted)
		default:
			n *= x.v.n
		}
	}
	return number(n / max(1, a[0].v.per))
}

// amount is a number of units: "two years", "2.5 years", "11-year", "a dozen
// days".
func amount(a []*node) (value, bool) {
	u := find(a, hasUnit)
	n := a[0]
	if d := find(a, ofKind("dozen")); d != nil {
		n = d
	}
	if u == nil || n.v.n < 0 || n.v.padded && n.v.n >= 100 {
		return no()
	}
	if tooLong(n.v.n/max(1, n.v.per), u.v) {
		return value{problem: tooLongProblem, sym: Symbol{Anchor: anchorAt(Absolute)}, typ: Duration, typed: true, kind: spanKind}, true
	}
	if n.v.n >= 1000 && n.v.n <= 2200 && len(a) == 2 && u.v.kind == "unit" {
		return no() // "the 2018 day": a year
	}
	x := Amount{N: int32(n.v.n), Unit: u.v.unit}
	if u.v.n > 1 && n.v.per <= 1 {
		x.N *= int32(u.v.n)
	}
	if per := n.v.per; per > 1 {
		switch rest := n.v.n % per; {
		case rest*2 == per:
			x.Half = true
		case rest != 0:
			return no()
		}
		x.N = int32(n.v.n / per)
	}
	v, ok := lengthValue(x)
	if n.v.kind == "a" || n.v.kind == "ones" && x.N == 1 && x.Unit == Day {
		v.doubt = doubtIndefinite // "a day", "one day": one of many
	}
	return v, ok
}

// tooLongProblem is why a span of a billion years has no value.
const tooLongProblem = "longer than any calendar counts"

// spanKind is the kind of a span too long.
const spanKind = "span"

// tooLong says whether a number of units can't be counted in months, or in the
// units themselves.
func tooLong(n int, u value) bool {
	return n > maxNumber/max(1, u.unit.months(), u.n)
}

// bracket is "[ten] years", as quotations have it.
func bracket(a []*node) (value, bool) { return amount([]*node{a[1], a[3]}) }

func lengthValue(x ...Amount) (value, bool) {
	for _, y := range x {
		if y.Unit < Hour {
			return value{amounts: x, sym: lengthSymbol(x), doubt: doubtDuration}, true
		}
	}
	return value{amounts: x, sym: lengthSymbol(x)}, true
}

func lengthSymbol(x []Amount) Symbol {
	return Symbol{Kind: Length, Anchor: anchorAt(Absolute), Length: x}
}

// vague is a number of units that isn't said: "several days".
func vague(a []*node) (value, bool) {
	var list []Amount
	for _, n := range a {
		if n != nil && hasUnit(n) {
			list = append(list, Amount{Few: true, Unit: n.v.unit})
		}
	}
	if len(list) == 0 { // "night-long"
		list = append(list, Amount{Few: true, Unit: PartOfDay})
	}
	if len(list) == 2 && list[0].Unit <= list[1].Unit { // "days and weeks"
		list = list[1:]
	}
	return lengthValue(list...)
}

// quarterHour is "a quarter of an hour", "three quarters of an hour".
func quarterHour(a []*node) (value, bool) {
	n := int32(15)
	if find(a, ofWord("three")) != nil {
		n = 45
	}
	return lengthValue(Amount{N: n, Unit: Minute})
}

func half(a []*node) (value, bool) {
	return lengthValue(Amount{Half: true, Unit: find(a, hasUnit).v.unit})
}

// fraction is "2 1/2 years".
func fraction(a []*node) (value, bool) {
	if a[1].v.n != 1 || a[3].v.n != 2 {
		return no()
	}
	return andHalf([]*node{a[0], a[4]})
}

// either is "two to three years", "one or two days": the greater number, as a
// length that isn't exact.
func either(a []*node) (value, bool) {
	x, y := a[0].v.n, a[2].v.n
	if x >= y || y > 20*x || tooLong(y, find(a, hasUnit).v) {
		return no()
	}
	v, ok := lengthValue(Amount{N: int32(y), Unit: find(a, hasUnit).v.unit})
	v.sym.Mod = AtMost
	return v, ok
}

func andHalf(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 0 || tooLong(n, find(a, hasUnit).v) {
		return no()
	}
	return lengthValue(Amount{N: int32(n), Half: true, Unit: find(a, hasUnit).v.unit})
}

// plus joins two lengths, the longer unit first: "two years and three months".
func plus(a []*node) (value, bool) {
	x, y := a[0].v.amounts, lastPart(a).v.amounts
	if len(x) == 0 || len(y) == 0 || x[len(x)-1].Unit <= y[0].Unit || x[0].Few || y[0].Few {
		return no()
	}
	return lengthValue(append(append([]Amount(nil), x...), y...)...)
}

// shiftBy is the steps of a length.
func shiftBy(amounts []Amount, sign int32) (steps []Step) {
	for _, x := range amounts {
		st := Step{Op: Shift, N: sign * x.N, Few: x.Few, Unit: x.Unit}
		if x.Few {
			st.N = sign
		}
		if x.Half {
			// The calendar has no half years; it has months.
			finer := map[Unit]struct {
				unit Unit
				n    int32
			}{Century: {Year, 100}, Decade: {Year, 10}, Year: {Month, 12}, Day: {Hour, 24}, Hour: {Minute, 60}}
			if f, ok := finer[x.Unit]; ok && x.N < maxNumber/120 {
				st.N, st.Unit = sign*(x.N*f.n+f.n/2), f.unit
			} else {
				st.Few, st.N = true, sign
			}
		}
		if n := len(steps); n > 0 {
			steps[n-1].Exact = true // the finer unit decides
		}
		steps = append(steps, st)
	}
	return steps
}

// besideLength is a length that ends or begins at its anchor: "the past two
// weeks".
func besideLength(anchor AnchorKind, side Direction) action {
	return func(a []*node) (value, bool) {
		n := find(a, hasAmounts)
		s := lengthSymbol(n.v.amounts)
		s.Anchor, s.Side = anchorAt(anchor), side
		return value{sym: s, amounts: n.v.amounts}, true
	}
}

// wholeUnit is "all day", "the whole week".
func wholeUnit(a []*node) (value, bool) {
	if u := find(a, hasUnit); u != nil {
		return lengthValue(Amount{N: 1, Unit: u.v.unit})
	}
	units := map[string]Unit{"day": Day, "night": PartOfDay, "week": Week, "year": Year}
	for _, n := range a {
		if n != nil && units[n.v.word] != NoUnit {
			return lengthValue(Amount{N: 1, Unit: units[n.v.word]})
		}
	}
	return no()
}

// Repeats.

func repeat(amounts []Amount, f Fields, times int) (value, bool) {
	s := Symbol{Kind: Repeat, Anchor: anchorAt(Absolute), Length: amounts, Times: int16(times)}
	if len(amounts) == 0 {
		s.Steps = []Step{within(f)}
	}
	return is(s)
}

// everyUnit is "every day", "every other week", "every third year", "per day".
func everyUnit(a []*node) (value, bool) {
	x := Amount{N: 1, Unit: find(a, hasUnit).v.unit}
	switch n := find(a, func(n *node) bool { return n.v.kind == "" && n.v.n > 0 && n.v.unit == NoUnit }); {
	case find(a, ofWord("other")) != nil:
		x.N = 2
	case find(a, ofKind("few")) != nil:
		x.N, x.Few = 0, true
	case n != nil:
		x.N = int32(n.v.n)
	}
	if u := find(a, hasUnit); u.v.n > 1 {
		x.N *= int32(u.v.n)
	}
	v, ok := repeat([]Amount{x}, Fields{}, 0)
	if find(a, ofWord("per")) != nil {
		v.doubt = doubtIndefinite
	}
	return v, ok
}

func everyLength(a []*node) (value, bool) {
	return repeat(find(a, hasAmounts).v.amounts, Fields{}, 0)
}

// everyField is "every Monday", "every morning", "every Sunday night".
func everyField(a []*node) (value, bool) {
	f, ok := mergeFields(a)
	if !ok {
		return no()
	}
	return repeat(nil, f, 0)
}

func everyWeekend([]*node) (value, bool) { return repeat(nil, Fields{Weekend: true}, 0) }

// timesA is "twice a week", "three times per day".
func timesA(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 30000 {
		return no()
	}
	return repeat([]Amount{{N: 1, Unit: find(a, hasUnit).v.unit}}, Fields{}, n)
}
