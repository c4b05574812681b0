package when

// actions are the semantic actions that grammar.txt names. Each gets the
// parts of a constituent in the order of the rule, nil for optional ones that
// are missing, and says whether they fit together.
var actions = map[string]action{
	"first":  func(a []*node) (value, bool) { return a[0].v, true },
	"second": func(a []*node) (value, bool) { return lastPart(a).v, true },

	"sum": sum, "product": product,
	"amount": amount, "vague": vague, "half": half, "quarterhour": quarterHour, "fraction": fraction, "either": either, "unitago": unitAgo, "quarterhyphen": quarterHyphen, "onelong": wholeUnit, "andhalf": andHalf, "plus": plus,

	"day": dayField, "year": yearField, "erayear": eraField, "certain": certain, "bracket": bracket, "modlater": modifyLater, "shortyear": shortYearField,
	"merge": merge, "mergeshort": mergeShort, "oldmonth": oldMonth, "mergebc": mergeBC,
	"iso": iso, "isomonth": isoMonth, "badiso": badISO, "numeric": numeric, "dotted": dotted,
	"badday": badDay, "badord": badOrdinal, "nodate": noDate, "nodateof": noDateOf, "nodatein": noDateIn, "nonumeric": noNumeric,
	"faryear": farYear, "yearzero": yearZero,
	"decade": decadeField, "shortdecade": shortDecade, "bigdecade": bigDecade, "bc": bcField, "farfuture": farFuture,
	"century": centuryField, "millennium": millenniumField, "fiscal": fiscal,
	"quarter": quarter, "quarterq": quarterQ, "halfyear": halfYear, "halfyearh": halfYearH, "onlyh": doubtful(doubtUnit),
	"winterrange": winterRange, "week": weekField, "isoweek": isoWeekField,
	"mergeall": merge, "halfof": halfOf,

	"reldp": relativeToPublication, "reldpctx": nextUnit, "relctx": relativeToSpoken, "relafter": unitBeforeAfter,
	"anaphor": anaphor, "anaphorx": anaphor, "pastone": pastOne, "beforelast": beforeLast, "afternext": afterNext,
	"dayshift": dayShift, "seek": seekPublication, "seekcoming": seekComing, "seekctx": seekSpoken, "wdaybeside": weekdayBeside,
	"inrel": inWeek, "inside": inside, "insidethe": inside, "insideprev": insidePrevious, "seekback": seekPublication,
	"weekafter": weekAfter,
	"shiftpub":  shiftPublication, "shiftpubday": shiftPublicationDay, "someago": reference(Past),
	"shiftctx": shiftSpoken, "shiftof": shiftOf, "weekago": weekAgo, "weeklast": weekLast, "ofmonth": ofMonth, "insidemonth": insideMonth, "wdaysago": weekdaysAgo, "modifydays": modifyDays, "rangemil": rangeFourDigits, "shiftthat": shiftThat,
	"pastdur": besideLength(Publication, Earlier), "comingdur": besideLength(Publication, Later),
	"ensuingdur": besideLength(PreviousEvent, Later), "recentref": reference(Past),

	"numberzone": numberZone, "zoneoffset": zoneOffset, "zoned": zonedClock, "isosecond": isoSecond, "isotime": isoTime, "hour": hourField, "clock": clock, "dotclock": dotClock, "milclock": fourDigitClock, "atclock": atClock, "clockpart": clock,
	"clockpart2": clockPart, "pastclock": pastClock, "wordclock": wordClock, "smallhours": smallHours,
	"onlybig": onlyBig,
	"inday":   inDay, "indaymod": inDay, "ofday": inDay, "ofdaymod": inDay, "moddayp": inDay, "ofdaypart": inDay,
	"clockpartday": inDay, "partpub": partOfPublication, "partlast": partOfPublication, "clockthis": partOfPublication,
	"clocklast": partOfPublication, "partctx": partOfSpoken, "partnext": partOfSpoken, "partnextbare": partOfSpoken,
	"partbefore": partOfSpoken, "clocknext": partOfSpoken, "clockday": partOfSpoken, "latelast": lateLast,
	"nightspan": nightSpan,

	"nthof": nthOf, "nthspan": nthSpan, "weekof": weekOf,
	"modify": modify, "modifyday": modify, "modifyp": modify, "modifyana": modifyAnaphor, "yearend": yearEnd,
	"modify2": modifyEarlier, "modify2ctx": modifyEarlier, "rest": rest, "restana": rest,

	"everyunit": everyUnit, "everyother": everyUnit, "everydur": everyLength, "everynth": everyUnit,
	"everywday": everyField, "partset": everyField, "weekendset": everyWeekend, "timesa": timesA, "perunit": everyUnit,
	"refpresent": reference(Present), "refpast": reference(Past), "refpast2": reference(Past),
	"reffuture": reference(Future), "sometime": reference(Sometime),

	"range": ends(true, nil), "list": ends(false, nil),
	"rangeinto": ends(true, borrowBack), "listinto": ends(false, borrowBack),
	"rangedom": ends(true, borrowBack), "listdom": ends(false, borrowBack),
	"rangeof": ends(true, borrowMonth), "listof": ends(false, borrowMonth),
	"rangetodom": ends(true, borrowOn), "listtodom": ends(false, borrowOn),
	"rangetodomy": ends(true, borrowYear), "listtodomy": ends(false, borrowYear),
	"listthree": listThree, "listmonths": listMonths, "listthreeto": listThreeTo, "rangeyear": rangeYear, "rangeshort": rangeShort, "rangeend": rangeEnd, "rangeera": rangeEra, "rangecirca": rangeCirca,
	"rangecent": ends(true, borrowCentury), "listcent": ends(false, borrowCentury),
	"rangeclk": ends(true, borrowHalf), "rangehh": ends(true, borrowHalf), "rangenow": rangeNow,
	"spanned": spanned, "spannedm": spanned, "spannedmon": spanned,

	"bareday": doubtful(doubtDay), "bareday2": doubtful(doubtDay), "bareclock": bareClock, "barepart": doubtful(doubtPart),
	"barepart2": doubtful(doubtPart), "baremonth": bareMonth, "bareyear": bareYear, "bareseason": doubtful(doubtSeason),
	"baredom": bareDom, "yystand": same,
	"theweekend": theWeekend, "nowday": shiftNone,
	"allday": wholeUnit, "wholeunit": wholeUnit,
}

// same takes the value of the only part.
func same(a []*node) (value, bool) { return a[0].v, true }

// doubtful takes the value of the last part and marks it for the guards.
func doubtful(d doubt) action {
	return func(a []*node) (value, bool) {
		v := lastPart(a).v
		v.doubt = d
		return v, true
	}
}

// certain takes the value of the part that has one, without its doubt: the
// other parts have dispelled it.
func certain(a []*node) (value, bool) {
	v := lastSymbol(a).v
	v.doubt = noDoubt
	return v, true
}

// lastSymbol is the last part that means something by itself.
func lastSymbol(a []*node) *node {
	for i := len(a) - 1; i > 0; i-- {
		if a[i] != nil && hasSymbol(a[i]) {
			return a[i]
		}
	}
	return a[0]
}

// lastPart is the last part that is there.
func lastPart(a []*node) *node {
	for i := len(a) - 1; i > 0; i-- {
		if a[i] != nil {
			return a[i]
		}
	}
	return a[0]
}

// part finds the first part that a test accepts; nil for none.
func find(a []*node, ok func(*node) bool) *node {
	for _, n := range a {
		if n != nil && ok(n) {
			return n
		}
	}
	return nil
}

func hasSymbol(n *node) bool  { return n.v.sym.Kind != NoValue || n.v.problem != "" }
func hasUnit(n *node) bool    { return n.v.unit != NoUnit }
func hasAmounts(n *node) bool { return len(n.v.amounts) > 0 }
func hasMod(n *node) bool     { return n.v.mod != NoMod }

func ofKind(kinds ...string) func(*node) bool {
	return func(n *node) bool {
		for _, k := range kinds {
			if n.v.kind == k {
				return true
			}
		}
		return false
	}
}

func ofWord(words ...string) func(*node) bool {
	return func(n *node) bool {
		for _, w := range words {
			if n.v.word == w {
				return true
			}
		}
		return false
	}
}

// timedFields are the fields of a clock time or of a part of a day.
func timedFields(n *node) (Fields, bool) {
	f, ok := n.v.sym.fields()
	return f, ok && f.timed() && !f.dated() && f.Day == 0 && f.Weekday == 0
}

func publication(steps ...Step) Symbol {
	return Symbol{Kind: Point, Anchor: anchorAt(Publication), Steps: steps}
}

// spoken is a point reckoned from what was spoken of before.
func spoken(steps ...Step) Symbol {
	return Symbol{Kind: Point, Anchor: anchorAt(PreviousEvent), Steps: steps}
}

func shift(n int, u Unit) Step  { return Step{Op: Shift, N: int32(n), Unit: u} }
func within(f Fields) Step      { return Step{Op: Within, Fields: f} }
func is(s Symbol) (value, bool) { return value{sym: s}, true }
func no() (value, bool)         { return value{}, false }
func reference(k Kind) action {
	return func([]*node) (value, bool) { return is(Symbol{Kind: k, Anchor: anchorAt(Absolute)}) }
}
func problem(s string) value { return value{problem: s, sym: Symbol{Anchor: anchorAt(Absolute)}} }

// signs adds up the directions of the parts: last -1, next +1, this 0.
func signs(a []*node) (n int) {
	for _, x := range a {
		if x != nil && x.v.kind != "" && x.v.unit == NoUnit && x.v.sym.Kind == NoValue && x.v.n >= -1 && x.v.n <= 1 {
			n += x.v.n
		}
	}
	return n
}
