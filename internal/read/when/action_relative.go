package when

// relativeToPublication is "last week", "this year", "the current month".
func relativeToPublication(a []*node) (value, bool) {
	u := Year // of the rules that spell the word
	if n := find(a, hasUnit); n != nil {
		u = n.v.unit
	}
	n := signs(a)
	if u < Day || u == Day && (n != 0 || find(a, ofKind("last")) != nil) {
		return no()
	}
	if u == Weekend {
		switch {
		case find(a, ofKind("upcoming")) != nil:
			return is(publication(Step{Op: Seek, Direction: From, Fields: Fields{Weekend: true}}))
		case find(a, ofKind("pastw")) != nil:
			return is(publication(Step{Op: Seek, Direction: Until, Fields: Fields{Weekend: true}}))
		case n == 0:
			return is(publication(Step{Op: Seek, Fields: Fields{Weekend: true}})) // the tense decides
		}
	}
	v := value{unit: u, sym: publication(shift(n, u))}
	return v, true
}

// theWeekend is "over the weekend": the one that is meant depends on the tense.
func theWeekend([]*node) (value, bool) {
	return is(publication(Step{Op: Seek, Fields: Fields{Weekend: true}}))
}

// nextUnit is "next week", which counts from publication, or "next day",
// which counts from what was spoken of.
func nextUnit(a []*node) (value, bool) {
	if find(a, hasUnit).v.unit == Day {
		return is(spoken(shift(1, Day)))
	}
	return relativeToPublication(a)
}

// relativeToSpoken is "the following day", "that year", "the same week".
func relativeToSpoken(a []*node) (value, bool) {
	u := Year
	if n := find(a, hasUnit); n != nil {
		u = n.v.unit
	}
	if u < Day {
		return no()
	}
	return value{unit: u, sym: spoken(shift(signs(a), u))}, true
}

// unitBeforeAfter is "the day before", "the year after".
func unitBeforeAfter(a []*node) (value, bool) {
	u := Year
	if n := find(a, hasUnit); n != nil {
		u = n.v.unit
	}
	if u < Day {
		return no()
	}
	n := 1
	w := a[len(a)-1].v.word
	if w == "before" {
		n = -1
	}
	return value{unit: u, word: w, sym: spoken(shift(n, u))}, true
}

// anaphor is "the year", "the month": that of what was spoken of, or the
// current one.
func anaphor(a []*node) (value, bool) {
	u := Year
	if n := find(a, hasUnit); n != nil {
		u = n.v.unit
	}
	if u < Day {
		return no()
	}
	return value{unit: u, sym: spoken(shift(0, u)), doubt: doubtUnit}, true
}

// pastOne is "the past year": the twelve months before publication.
func pastOne(a []*node) (value, bool) {
	u := find(a, hasUnit).v.unit
	if u == Weekend {
		return is(publication(Step{Op: Seek, Direction: Until, Fields: Fields{Weekend: true}}))
	}
	s := lengthSymbol([]Amount{{N: 1, Unit: u}})
	s.Anchor, s.Side = anchorAt(Publication), Earlier
	return is(s)
}

func beforeLast(a []*node) (value, bool) {
	u := find(a, hasUnit).v.unit
	return value{unit: u, sym: publication(shift(-2, u))}, u > Day
}

func afterNext(a []*node) (value, bool) {
	u := find(a, hasUnit).v.unit
	return value{unit: u, sym: publication(shift(2, u))}, u > Day
}

func dayShift(a []*node) (value, bool) {
	if find(a, ofWord("yesterday")) != nil {
		return is(publication(shift(-2, Day)))
	}
	return is(publication(shift(2, Day)))
}

// fieldsOf gives the fields of the part that has any.
func fieldsOf(a []*node) (Fields, bool) {
	for _, n := range a {
		if n != nil && n.v.sym.Kind == Point {
			return n.v.sym.fields()
		}
	}
	return Fields{}, false
}

// seekPublication is "last Friday", "next May", "this summer".
func seekPublication(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	if !ok {
		return no()
	}
	d := NoDirection // "this": the tense decides
	switch signs(a) {
	case -1:
		d = Earlier
	case 1:
		d = Later
		if f.Weekday > 0 && !f.dated() {
			// Tomorrow isn't "next Thursday", and Friday isn't "next Friday" on a
			// Wednesday: it is the day of next week.
			return is(publication(shift(1, Week), within(f)))
		}
	}
	return is(publication(Step{Op: Seek, Direction: d, Fields: f}))
}

func seekComing(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	d := From
	if find(a, ofKind("pastw")) != nil {
		d = Until
	}
	return value{sym: publication(Step{Op: Seek, Direction: d, Fields: f})}, ok
}

// seekSpoken is "the following June", "that Friday".
func seekSpoken(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	d := Nearest
	switch signs(a) {
	case -1:
		d = Earlier
	case 1:
		d = Later
	}
	return value{sym: spoken(Step{Op: Seek, Direction: d, Fields: f})}, ok
}

// weekdayBeside is "the Monday after", of what follows or was spoken of.
func weekdayBeside(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	w := lastPart(a).v.word
	d := Later
	if w == "before" {
		d = Earlier
	}
	return value{sym: spoken(Step{Op: Seek, Direction: d, Fields: f}), word: w}, ok
}

// inWeek is "Friday last week".
func inWeek(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	return value{sym: publication(shift(signs(a), Week), within(f))}, ok
}

// inside is "May last year", "Friday of that week", "the second quarter of
// last year".
func inside(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	rel := lastPart(a)
	if !ok || rel.v.sym.Kind != Point || rel.v.sym.To != nil {
		return no()
	}
	if f.Weekday > 0 && !f.dated() && rel.v.sym.granularity() != Week {
		return no()
	}
	s := rel.v.sym.with(within(f))
	return value{sym: s}, f.problem() == ""
}

func insidePrevious(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	return value{sym: spoken(shift(-1, Year), within(f))}, ok
}

// weekAfter is "Friday week": a week after the coming Friday.
func weekAfter(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	return value{sym: publication(Step{Op: Seek, Direction: Later, Fields: f}, Step{Op: Shift, N: 1, Unit: Week, Exact: true})}, ok
}

// shiftPublication is "two days ago", "three weeks from now".
func shiftPublication(a []*node) (value, bool) {
	sign := int32(1)
	if find(a, ofKind("ago")) != nil {
		sign = -1
	}
	n := find(a, hasAmounts)
	v := value{amounts: n.v.amounts, sym: publication(shiftBy(n.v.amounts, sign)...)}
	if w := find(a, ofKind("ago")); w != nil {
		v.word = w.v.word
	}
	return v, true
}

// unitAgo is "the year-ago quarter", "year-earlier".
func unitAgo(a []*node) (value, bool) {
	u := a[0].v.unit
	return value{sym: publication(shift(-1, u))}, u >= Day
}

// shiftPublicationDay is "a year ago today", "two weeks from today".
func shiftPublicationDay(a []*node) (value, bool) {
	v, ok := shiftPublication(a)
	for i := range v.sym.Steps {
		if v.sym.Steps[i].Few || v.sym.Steps[i].Unit < Day {
			return no()
		}
		v.sym.Steps[i].Exact = v.sym.Steps[i].Unit > Day
	}
	return v, ok
}

// shiftSpoken is "two days later", "a year earlier", "four months in advance".
func shiftSpoken(a []*node) (value, bool) {
	n := find(a, hasAmounts)
	w := lastPart(a)
	sign := int32(1)
	if w.v.kind == "earlier" || w.v.word == "advance" {
		sign = -1
	}
	unit := n.v.amounts[len(n.v.amounts)-1].Unit
	return value{amounts: n.v.amounts, unit: unit, kind: w.v.kind, sym: spoken(shiftBy(n.v.amounts, sign)...)}, true
}

// shiftOf is "two weeks after 5 May", "a week from Tuesday".
func shiftOf(a []*node) (value, bool) {
	n, anchor := find(a, hasAmounts), lastPart(a)
	if anchor.v.sym.Kind != Point || anchor.v.sym.To != nil {
		return no()
	}
	sign := int32(1)
	if find(a, ofWord("before", "prior")) != nil || find(a, ofKind("ago")) != nil {
		sign = -1
	}
	s := anchor.v.sym
	for _, st := range shiftBy(n.v.amounts, sign) {
		if st.Few {
			return no()
		}
		st.Exact = st.Exact || st.Unit == Week || st.Unit > Week && find(a, ofKind("ago")) != nil
		s = s.with(st)
	}
	return value{sym: s}, true
}

// weekAgo is "two weeks ago Tuesday": that day of the week which lies so far
// back.
func weekAgo(a []*node) (value, bool) {
	n := find(a, hasAmounts)
	f, ok := fieldsOf(a)
	if !ok || n == nil || len(n.v.amounts) != 1 || n.v.amounts[0].Unit < Week || n.v.amounts[0].Few || n.v.amounts[0].Half {
		return no()
	}
	x := n.v.amounts[0]
	if x.Unit > Week { // "a month ago on Sunday"
		return is(publication(Step{Op: Shift, N: -x.N, Unit: x.Unit, Exact: true}, Step{Op: Seek, Direction: Nearest, Fields: f}))
	}
	return is(publication(shift(-int(x.N), Week), within(f)))
}

// shiftNone is the day of publication: "the time of writing".
func shiftNone([]*node) (value, bool) { return is(publication(shift(0, Day))) }

// weekLast is "a week last Friday": so long before that day.
func weekLast(a []*node) (value, bool) {
	n := find(a, hasAmounts)
	f, ok := fieldsOf(a)
	if !ok || n == nil || len(n.v.amounts) != 1 || n.v.amounts[0].Unit != Week || n.v.amounts[0].Few || n.v.amounts[0].Half {
		return no()
	}
	return is(publication(Step{Op: Seek, Direction: Earlier, Fields: f}, Step{Op: Shift, N: -n.v.amounts[0].N, Unit: Week, Exact: true}))
}

// weekdaysAgo is "two Sundays ago".
func weekdaysAgo(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 100 || len(a[1].v.sym.Steps) != 1 {
		return no()
	}
	f := a[1].v.sym.Steps[0].Fields
	s := publication(Step{Op: Seek, Direction: Earlier, Fields: Fields{Weekday: f.Weekday}})
	if n > 1 {
		s = s.with(Step{Op: Shift, N: int32(1 - n), Unit: Week, Exact: true})
	}
	return value{sym: s}, f.Weekday > 0
}

// insideMonth is "the 12th of last month".
func insideMonth(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	rel := lastPart(a)
	if !ok || rel.v.sym.Kind != Point || rel.v.sym.To != nil || rel.v.sym.granularity() != Month {
		return no()
	}
	return value{sym: rel.v.sym.with(within(f))}, true
}

// modifyDays is "the first days of May", "the last weeks of 2023".
func modifyDays(a []*node) (value, bool) {
	v := lastPart(a).v
	if v.sym.Kind != Point || v.sym.Mod != NoMod || v.sym.granularity() < Month {
		return no()
	}
	v.sym.Mod = Start
	if find(a, ofWord("last", "final", "closing")) != nil {
		v.sym.Mod = End
	}
	return value{sym: v.sym}, true
}

// ofMonth is "the 5th instant", "the 28th ultimo", "the 19th proximo".
func ofMonth(a []*node) (value, bool) {
	f, ok := fieldsOf(a)
	return value{sym: publication(shift(lastPart(a).v.n, Month), within(f))}, ok
}

// shiftThat is "seven months after that".
func shiftThat(a []*node) (value, bool) {
	n := find(a, hasAmounts)
	sign := int32(1)
	if find(a, ofWord("before")) != nil {
		sign = -1
	}
	return value{sym: spoken(shiftBy(n.v.amounts, sign)...)}, true
}

// onlyBig takes a value of a month or longer.
func onlyBig(a []*node) (value, bool) {
	return a[0].v, a[0].v.sym.Kind == Point && a[0].v.sym.granularity() >= Month
}

// nthOf is "the first week of May", "the last Friday of the month".
func nthOf(a []*node) (value, bool) {
	whole := lastPart(a)
	if whole.v.sym.Kind != Point || whole.v.sym.To != nil {
		return no()
	}
	st := Step{Op: Nth}
	if u := find(a, hasUnit); u != nil {
		st.Unit = u.v.unit
		if u == whole {
			st.Unit = Day // "third day of March"
		}
	}
	switch ord := find(a, func(n *node) bool { return n != whole && n.v.n > 0 && n.v.unit == NoUnit && n.v.sym.Kind == NoValue }); {
	case find(a, ofWord("last", "final")) != nil:
		st.N = -1
	case find(a, ofWord("first")) != nil:
		st.N = 1
	case ord != nil:
		st.N = int32(ord.v.n)
	default:
		return no()
	}
	for _, n := range a {
		if n != nil && n != whole && n.v.kind == "wday" {
			f, _ := n.v.sym.fields()
			st.Fields.Weekday = f.Weekday
			st.Unit = NoUnit
		}
	}
	if st.Unit == NoUnit && st.Fields.Weekday == 0 {
		st.Unit = Day
	}
	if st.Fields.Weekday == 0 && (st.Unit < Day || st.Unit >= whole.v.sym.granularity()) {
		return no()
	}
	v := value{sym: whole.v.sym.with(st), doubt: whole.v.doubt}
	if v.doubt == doubtYear || v.doubt == doubtMonth {
		v.doubt = noDoubt
	}
	return v, true
}

// nthSpan is "the first three months of 2013".
func nthSpan(a []*node) (value, bool) {
	whole := lastPart(a)
	u, n := find(a, hasUnit), find(a, func(n *node) bool { return n.v.n > 0 && n.v.unit == NoUnit && n.v.sym.Kind == NoValue })
	if whole.v.sym.Kind != Point || whole.v.sym.To != nil || u == nil || n == nil || n.v.n > 1000 || u.v.unit < Day || u.v.unit >= whole.v.sym.granularity() {
		return no()
	}
	from, to := int32(1), int32(n.v.n)
	if find(a, ofWord("last")) != nil {
		from, to = -to, -1
	}
	s := whole.v.sym.with(Step{Op: Nth, N: from, Unit: u.v.unit})
	end := whole.v.sym.with(Step{Op: Nth, N: to, Unit: u.v.unit})
	s.To = &end
	return value{sym: s, typ: Duration, typed: true}, true
}

// weekOf is "the week of 5 May".
func weekOf(a []*node) (value, bool) {
	f, ok := mergeFields(a)
	if !ok {
		return no()
	}
	v := dateValue(f)
	u := Week
	if find(a, ofWord("weekend")) != nil {
		u = Weekend
	}
	if v.problem == "" {
		v.sym = v.sym.with(shift(0, u))
	}
	return v, true
}

// modify puts early, mid, late, the end of … on a value.
func modify(a []*node) (value, bool) {
	m := find(a, hasMod)
	x := lastPart(a)
	if m == nil || x.v.sym.Kind != Point || x.v.sym.Mod != NoMod {
		return no()
	}
	v := x.v
	v.sym.Mod = m.v.mod
	if v.doubt == doubtYear || v.doubt == doubtMonth || v.doubt == doubtSeason || v.doubt == doubtUnit || v.doubt == doubtDecade {
		v.doubt = noDoubt
	}
	if m.v.kind == "turn" {
		v.sym.Mod = Start
	}
	return value{sym: v.sym, doubt: v.doubt}, true
}

// modifyLater is "the later 1800s".
func modifyLater(a []*node) (value, bool) {
	v := lastPart(a).v
	v.sym.Mod = End
	if find(a, ofKind("earl")) != nil {
		v.sym.Mod = Start
	}
	return value{sym: v.sym}, v.sym.Kind == Point
}

// modifyAnaphor is "the end of the year".
func modifyAnaphor(a []*node) (value, bool) {
	u := Century
	m := find(a, hasMod)
	for _, n := range a {
		if n == nil {
			continue
		}
		switch {
		case n.v.unit != NoUnit:
			u = n.v.unit
		case n.v.word == "year":
			u = Year
		case n.v.word == "millennium":
			u = Millennium
		}
	}
	if u < Day || m == nil {
		return no()
	}
	s := spoken(shift(0, u))
	s.Mod = m.v.mod
	return value{sym: s, unit: u}, true
}

func yearEnd(a []*node) (value, bool) {
	u := Year
	if find(a, ofWord("month")) != nil {
		u = Month
	} else if find(a, ofWord("week")) != nil {
		u = Week
	}
	s := publication(shift(0, u))
	s.Mod = End
	return is(s)
}

// modifyEarlier is "earlier this month", "later that day", "earlier today".
func modifyEarlier(a []*node) (value, bool) {
	mod := AfterMod
	if a[0].v.kind == "earl" {
		mod = BeforeMod
	}
	if x := lastPart(a); x.v.sym.Kind == Point {
		v := x.v
		v.sym.Mod = mod
		return value{sym: v.sym}, v.sym.granularity() >= Day
	}
	if find(a, ofWord("today")) != nil {
		s := publication(shift(0, Day))
		s.Mod = mod
		return is(s)
	}
	u := find(a, hasUnit)
	if u == nil || u.v.unit < Day {
		return no()
	}
	var s Symbol
	switch {
	case find(a, ofKind("this")) != nil:
		s = publication(shift(0, u.v.unit))
	case find(a, ofKind("last")) != nil:
		s = publication(shift(-1, u.v.unit))
	default:
		s = spoken(shift(0, u.v.unit))
	}
	if u.v.unit == Day && s.Anchor.Kind == Publication && find(a, ofKind("this")) == nil {
		return no()
	}
	s.Mod = mod
	return is(s)
}

// rest is "the rest of the year".
func rest(a []*node) (value, bool) {
	x := lastPart(a)
	s := x.v.sym
	if x.v.unit != NoUnit && s.Kind == NoValue {
		if x.v.unit < Day {
			return no()
		}
		s = spoken(shift(0, x.v.unit))
	}
	if s.Kind != Point {
		return no()
	}
	s.Mod = AfterMod
	return is(s)
}
