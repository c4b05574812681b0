package when

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
		return f.isMonth(from, to)
	case doubtSeason:
		return f.isSeason(from, to)
	case doubtClock:
		return f.isClock(from, to)
	case doubtPart:
		return f.isPart(from, to)
	case doubtDay:
		return !f.named(from, to)
	case doubtDom:
		return f.isDayOfMonth(from, to)
	case doubtIndefinite:
		if f.word(to-1) == "second" && !f.endsClause(to) {
			return false // a second trial
		}
		return f.of(from-1, durationBefore|rateBefore) || f.isRate(from)
	case doubtUnit:
		return f.isUnit(from, to)
	case doubtDecade:
		return f.isDecade(from)
	case doubtCount:
		return f.endsClause(to) || f.of(to, closed) && !f.followedByNoun(to)
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
	if first.shape == d4Shape && to-from == 1 && (f.isReference(from) || f.amongNumbers(from)) {
		return true
	}
	if last.shape != wordShape && to < len(f.atoms) && f.atoms[to].glued {
		switch nx := &f.atoms[to]; nx.form {
		case "%", "°":
			return true
		case "-", "‑":
			if to+1 >= len(f.atoms) || !f.atoms[to+1].glued || to-from > 1 || last.shape != d4Shape {
				return false
			}
			// "2019-1887" is a reference, "1500-seat" a count; "1968-born" is no count.
			return f.atoms[to+1].shape != wordShape || !f.of(to+1, yearAfter)
		case "/", ".", ",", ":":
			return to+1 < len(f.atoms) && f.atoms[to+1].glued && f.atoms[to+1].shape != wordShape
		}
	}
	return false
}

// isReference says whether a number is that of a document or a flight: "No. 2004",
// "LH 2024". A meeting with its year ("WWDC 2005") and a source in brackets are
// none, and in a headline all words are capitals.
func (f *finder) isReference(i int) bool {
	if i > 1 && f.atoms[i-1].form == "." && f.atoms[i-1].glued && f.of(i-2, numberBefore) {
		return true
	}
	if i == 0 || f.atoms[i].glued || !f.isAcronym(i-1) || f.isAcronym(i-2) || f.isAcronym(i+1) || f.of(i-1, yearBefore|powers) {
		return false
	}
	if len(f.atoms[i-1].form) > 2 || i > 1 && f.atoms[i-2].form == "(" || f.hasKind(f.atoms[i-1].form, "month", "monthn", "montha", "wday", "wdaya", "ad", "bc", "ampm", "zone") {
		return false
	}
	return !f.tagged || i+1 >= len(f.atoms) || !f.nounAt(i+1)
}

// isAcronym says whether a word is two capitals or more.
func (f *finder) isAcronym(i int) bool {
	if i < 0 || i >= len(f.atoms) || len(f.atoms[i].form) < 2 {
		return false
	}
	for _, c := range []byte(f.atoms[i].form) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// amongNumbers says whether four digits stand in a row of numbers that aren't all
// years: "+249 1956 2000".
func (f *finder) amongNumbers(i int) bool {
	odd := func(k, step int) bool {
		for ; k >= 0 && k < len(f.atoms) && f.atoms[k].shape != wordShape && !f.atoms[max(k, k-step)].glued; k += step {
			if f.atoms[k].shape != d4Shape {
				return true
			}
		}
		return false
	}
	return odd(i-1, -1) || odd(i+1, 1)
}

// isYear decides on four digits, or two such numbers with a dash. From 1900 to
// 2039 they are a year unless something is counted; others need a word before
// them, or brackets.
func (f *finder) isYear(n *node, from, to int) bool {
	ranged := len(n.v.parts) > 0
	if f.of(to, otherEra) {
		return false
	}
	switch {
	case f.of(to, numberAfter) && !f.capital(to), f.of(from-1, numberBefore) && !f.of(from-1, yearBefore):
		return false
	case to-from > 1 && n.v.doubt == doubtYear && !ranged: // '98
		return f.of(from-1, yearBefore|monthBefore)
	}
	y := f.atoms[from].number
	if y >= 1900 && y < 2040 {
		return true
	}
	switch f.word(from - 1) {
	case "in", "since", "until", "till", "by", "year", "during", "between", "before", "after", "early", "late":
		return !f.followedByNoun(to)
	case "from", "to", "and", "the":
		return (y >= 1500 || ranged) && !f.followedByNoun(to)
	case "(", "[", "-", "–", "—", ",", "b.", "d.", "born", "died":
		return ranged || y >= 1400 && (f.endsClause(to) && f.word(to) != "%")
	}
	if ranged {
		return y >= 1400
	}
	return y >= 1500 && y < 1900 && (from == 0 || f.endsClause(to)) && !f.of(from-1, numberAfter)
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
