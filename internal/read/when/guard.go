package when

import "factum/internal/read/text"

// licensed says whether a constituent of the chart that may be something else
// stands in the company of words in which it is a time. base is the atom at
// which the chart begins.
func (f *finder) licensed(n *node, base int) bool {
	from, to := base+int(n.from), base+int(n.to)
	if f.insideNumber(from, to) {
		return false
	}
	switch n.v.doubt {
	case doubtYear, doubtRange:
		return f.isYear(n, from, to)
	case doubtEra:
		return f.isEra(from, to)
	case doubtMonth:
		return f.isMonth(n, from, to)
	case doubtSeason:
		return f.isSeason(from, to)
	case doubtClock:
		return f.isClock(from, to)
	case doubtPart:
		return f.isPart(n, from, to)
	case doubtDay:
		return f.isDay(from, to)
	case doubtDom:
		return f.isDayOfMonth(from, to)
	case doubtIndefinite:
		if f.word(to-1) == "second" && !f.endsClause(to) {
			return false // a second trial
		}
		return f.of(from-1, durationBefore|rateBefore) || f.isRate(from)
	case doubtUnit:
		return f.isUnit(n, from, to)
	case doubtDecade:
		return f.isDecade(from)
	}
	if len(n.v.amounts) > 0 && f.isAge(to) {
		return false
	}
	if n.v.kind == "freq" {
		return !f.capital(from) || from == 0
	}
	if w := f.word(to - 1); len(n.v.amounts) > 0 && (w == "on" || w == "back" || w == "prior" || w == "hence" || w == "out") {
		return f.endsClause(to)
	}
	return !f.named(from, to)
}

// isAge says whether a length is an age: "62-year-old", "two years old".
func (f *finder) isAge(to int) bool {
	w := f.word(to)
	if w == "-" || w == "‑" || w == "–" {
		w = f.word(to + 1)
	}
	return w == "old" || w == "olds" || w == "of" && f.word(to+1) == "age"
}

// endsClause says whether no word follows that the one before could govern.
func (f *finder) endsClause(i int) bool {
	if i < 0 || i >= len(f.atoms) {
		return true
	}
	a := &f.atoms[i]
	return a.shape == wordShape && !isLetter(a.form[0])
}

// insideNumber says whether digits at either end belong to a longer number, a
// sum of money or a reference: $2,000, 237/2012, 2016/679.
func (f *finder) insideNumber(from, to int) bool {
	first, last := &f.atoms[from], &f.atoms[to-1]
	if first.shape != wordShape && from > 0 && first.glued {
		switch p := &f.atoms[from-1]; p.form {
		case "$", "€", "£", "¥", "#", "№":
			return true
		case "/", ".", ",", ":", "-":
			if from > 1 && p.glued && f.atoms[from-2].shape != wordShape {
				return true
			}
			if p.form == "/" && p.glued {
				return true
			}
		default:
			if isLetter(p.form[len(p.form)-1]) && f.word(from-1) != "ad" { // A380
				return true
			}
		}
	}
	if first.shape != wordShape && from > 0 && f.of(from-1, numberBefore) && f.word(from-1) != "s" &&
		(first.shape == d4Shape || first.shape == dnShape) && to-from == 1 {
		return !f.of(from-1, yearBefore)
	}
	if last.shape != wordShape && to < len(f.atoms) && f.atoms[to].glued {
		switch nx := &f.atoms[to]; nx.form {
		case "%", "°", "/":
			if nx.form != "/" {
				return true
			}
			return to+1 < len(f.atoms) && f.atoms[to+1].glued && f.atoms[to+1].shape != wordShape
		case ".", ",", ":":
			return to+1 < len(f.atoms) && f.atoms[to+1].glued && f.atoms[to+1].shape != wordShape
		}
	}
	return false
}

// isYear decides on four digits, or two such numbers with a dash.
func (f *finder) isYear(n *node, from, to int) bool {
	if f.of(to, numberAfter) && !f.isCountless(to) {
		return false
	}
	a := &f.atoms[from]
	if f.of(from-1, numberBefore) && !f.of(from-1, yearBefore) {
		return false
	}
	if to-from > 1 && n.v.doubt == doubtYear && len(n.v.parts) == 0 { // '98
		return f.of(from-1, yearBefore|monthBefore)
	}
	y := a.number
	if y >= 1900 && y < 2040 {
		return true
	}
	switch f.word(from - 1) {
	case "in", "since", "until", "till", "by", "from", "year", "during", "between", "before", "after", "circa", "c.", "ca.", "to", "early", "late", "and", "the":
		if f.word(from-1) == "the" || f.word(from-1) == "to" || f.word(from-1) == "and" || f.word(from-1) == "from" {
			return y >= 1500 && y < 1900 && !f.followedByNoun(to)
		}
		return !f.followedByNoun(to)
	case "(", "[", "-", "–", "—", ",", "b.", "d.", "born", "died":
		w := f.word(to)
		return y >= 1400 && (w == ")" || w == "]" || w == "," || w == ";" || w == "-" || w == "–" || w == "—" || w == "." || w == "(") || len(n.v.parts) > 0
	}
	if len(n.v.parts) > 0 {
		return y >= 1400
	}
	// A year alone in its line, or as the title of a thing.
	return y >= 1500 && y < 1900 && (from == 0 || f.endsClause(to)) && !f.of(from-1, numberBefore|numberAfter)
}

// isEra decides on a number of three digits: a year only in a document that
// has such years beyond doubt, and where a year can stand.
func (f *finder) isEra(from, to int) bool {
	if to-from > 1 { // with an era, or a word like circa
		return true
	}
	a := &f.atoms[from]
	if !f.early || a.shape != d3Shape || f.followedByNoun(to) || f.of(to, numberAfter) || !f.endsClause(to) && !f.of(to, closed) && !f.capital(to) {
		return false
	}
	switch f.word(from - 1) {
	case "in", "since", "until", "till", "by", "from", "after", "before", "about", "around", "of", "year":
		return true
	}
	return f.endsClause(to) && !f.endsClause(from-1) && f.capital(from-1)
}

// isCountless says whether the word after a year, which could be counted, is
// rather named after it: with tags, a singular noun.
func (f *finder) isCountless(i int) bool {
	w := f.word(i)
	return w == "people" && f.capital(i) || w == "cases" && false
}

// followedByNoun says whether a plural noun follows, which the number counts.
func (f *finder) followedByNoun(i int) bool {
	if i >= len(f.atoms) {
		return false
	}
	if f.tagged {
		x := f.current.Tokens[f.atoms[i].token].XPOS
		return x == "NNS"
	}
	w := f.word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !f.of(i, closed) && isLetter(w[0])
}

// isMonth decides on March, April, May, June, August and abbreviations.
func (f *finder) isMonth(n *node, from, to int) bool {
	prev := f.word(from - 1)
	if f.tagged {
		t := &f.current.Tokens[f.atoms[from].token]
		if t.UPOS != text.PROPN && t.UPOS != text.X && t.UPOS != text.NOUN {
			return false
		}
		if s := spanAt(f.current, int(f.atoms[from].token)); s == text.PersonSpan {
			return false
		}
	}
	// "Theresa May", "May Day March": a name.
	if f.capital(from-1) && !f.of(from-1, monthBefore) && f.plainWord(from-1) {
		return false
	}
	if f.capital(to) && f.plainWord(to) && !f.of(to, closed) && !f.of(from-1, monthBefore) {
		return false
	}
	if f.of(from-1, monthBefore) {
		if prev == "the" || prev == "for" || prev == "as" || prev == "is" || prev == "on" || prev == "and" || prev == "or" {
			return !f.of(to, closed) && f.endsClause(to) || prev == "for" || prev == "the" && f.tagged
		}
		return !(f.capital(to) && f.plainWord(to) && to < len(f.atoms) && !f.of(to, closed) && f.nameLike(to))
	}
	if prev == "-" || prev == "–" || prev == "(" || prev == "," {
		return f.endsClause(to)
	}
	return f.tagged && from == 0 && false
}

// nameLike says whether a capitalised word goes on to be a name: "in March
// Madness".
func (f *finder) nameLike(i int) bool {
	if f.tagged {
		t := &f.current.Tokens[f.atoms[i].token]
		prev := &f.current.Tokens[f.atoms[i].token-1]
		return t.UPOS == text.PROPN && (t.Head == int(f.atoms[i].token)-1 || prev.Head == int(f.atoms[i].token))
	}
	return false
}

func (f *finder) plainWord(i int) bool {
	return i >= 0 && i < len(f.atoms) && f.atoms[i].shape == wordShape && isLetter(f.atoms[i].form[0])
}

// spanAt gives the kind of the outermost entity span over a token.
func spanAt(s *text.Sentence, token int) text.SpanKind {
	for i := range s.Spans {
		if x := &s.Spans[i]; x.First <= token && token <= x.Last && x.Named {
			return x.Kind
		}
	}
	return text.NoSpan
}

func (f *finder) isSeason(from, to int) bool {
	at := from
	if f.word(from) == "the" {
		at++
	}
	if f.capital(at) && at > 0 && f.capital(to) {
		return false
	}
	switch f.word(at) {
	case "fall", "spring":
		prev := f.word(at - 1)
		if f.tagged && f.current.Tokens[f.atoms[at].token].UPOS != text.NOUN {
			return false
		}
		if prev == "of" || prev == "to" || prev == "and" || prev == "or" || f.word(to) == "of" || f.word(to) == "in" {
			return false
		}
	}
	if at > from {
		return f.word(to) != "of" && (f.endsClause(to) || f.of(to, closed) || f.tagged && !f.nounAt(to))
	}
	return f.of(from-1, seasonBefore) && (f.endsClause(to) || f.of(to, closed) || f.tagged && !f.nounAt(to))
}

func (f *finder) nounAt(i int) bool {
	if i >= len(f.atoms) {
		return false
	}
	u := f.current.Tokens[f.atoms[i].token].UPOS
	return u == text.NOUN || u == text.PROPN
}

func (f *finder) isClock(from, to int) bool {
	if f.of(from-1, clockBefore) {
		return f.word(from-1) != "to" || f.of(from-3, clockBefore)
	}
	return from == 0 || f.of(to, clockBefore) && f.endsClause(to) && !f.capital(from-1)
}

// isPart decides on morning, evening, noon without a day.
func (f *finder) isPart(n *node, from, to int) bool {
	if f.named(from, to) || f.capital(from) && from > 0 {
		return false
	}
	prev := f.word(from - 1)
	w := f.word(to - 1)
	switch w {
	case "noon", "midnight", "overnight":
		return true
	case "dawn", "dusk", "sunset", "sunrise", "nightfall", "daybreak":
		return prev == "at" || prev == "before" || prev == "until" || prev == "after" || prev == "by"
	case "night", "lunchtime", "midday":
		if prev == "at" || prev == "by" {
			return f.endsClause(to) || f.of(to, closed)
		}
	case "hours":
		return true
	}
	if f.word(from) == "the" {
		return (prev == "in" || prev == "during" || prev == "throughout") && (f.endsClause(to) || f.of(to, closed))
	}
	return false
}

// isDay decides on a weekday: "The Sunday Times" and "Black Friday" are none.
func (f *finder) isDay(from, to int) bool {
	return !f.named(from, to)
}

// named says whether a word of time is part of a name.
func (f *finder) named(from, to int) bool {
	if f.capital(to-1) && f.capital(to) && f.of(to, nameAfter) {
		return true
	}
	return f.capital(from) && f.of(from-1, nameBefore) && (f.capital(from-1) || f.word(from-1) == "the" && false)
}

// isDayOfMonth decides on "the 9th": not the 9th floor, not the 9th man.
func (f *finder) isDayOfMonth(from, to int) bool {
	switch f.word(from - 1) {
	case "on", "until", "till", "by", "since", "from", "to", "and", "before", "after":
	default:
		return false
	}
	if f.atoms[from+1].shape == wordShape { // the first, the second
		return f.word(from-1) == "on" && f.endsClause(to) && f.word(to) != "-"
	}
	return f.endsClause(to) || f.of(to, closed) && f.word(to) != "of"
}

// isUnit decides on "the year", "the third quarter", "week 12".
func (f *finder) isUnit(n *node, from, to int) bool {
	if f.word(to) == "of" || !f.endsClause(to) && !f.of(to, closed) && !f.of(to, nearly) {
		return false
	}
	switch f.word(from - 1) {
	case "in", "during", "for", "throughout", "of", "within", "over", "by", "since":
		return true
	}
	return f.word(to-1) == "quarter" && f.word(from) == "the"
}

// isDecade decides on "the 60s", "the sixties": not an age, not degrees.
func (f *finder) isDecade(from int) bool {
	w := f.word(from)
	prev := f.word(from - 1)
	if w == "the" {
		return prev == "in" || prev == "of" || prev == "since" || prev == "from" || prev == "during" || prev == "by" || prev == "until" || prev == "and" || prev == "to" || prev == "throughout" || prev == "like"
	}
	return prev == "early" || prev == "late" || prev == "mid" || prev == "-"
}

// isRate says whether a length with an indefinite article is a rate: "$20 a
// month".
func (f *finder) isRate(from int) bool {
	return from > 0 && (f.atoms[from-1].shape != wordShape || f.of(from-1, rateBefore)) && !f.of(from-1, durationBefore)
}
