package when

import "factum/internal/read/text"

// isMonth decides on March, April, May, June, August and abbreviations: they
// need a word before them that months have, and no name around them.
func (f *finder) isMonth(from, to int) bool {
	if f.tagged {
		t := &f.current.Tokens[f.atoms[from].token]
		if t.UPOS != text.PROPN && t.UPOS != text.X && t.UPOS != text.NOUN {
			return false
		}
	}
	if !f.of(from-1, monthBefore) {
		switch f.word(from - 1) {
		case "-", "–", "(", ",":
			return f.endsClause(to)
		}
		return f.isSubject(from, to)
	}
	switch f.word(from - 1) {
	case "for":
		return true
	case "the":
		return f.tagged || f.endsClause(to)
	case "as", "is", "on", "and", "or":
		return f.endsClause(to)
	}
	return !(f.capital(to) && f.plainWord(to) && !f.of(to, closed) && f.nameLike(to))
}

// isSubject says whether a month is what a sentence is about: "April is the
// best month". Needs tags.
func (f *finder) isSubject(from, to int) bool {
	if !f.tagged || from > 0 || to >= len(f.atoms) || f.word(from) == "may" || f.word(from) == "march" {
		return false
	}
	for _, x := range f.current.Spans {
		if x.Kind == text.PersonSpan && x.First == 0 {
			return false
		}
	}
	return f.current.Tokens[f.atoms[to].token].UPOS == text.AUX
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

// isSeason decides on spring, summer, autumn, winter: not the fall of a city,
// not a hot spring.
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

// isClock decides on digits with a colon, which may be a score or a verse.
func (f *finder) isClock(from, to int) bool {
	if f.of(from-1, clockBefore) {
		return f.word(from-1) != "to" || f.of(from-3, clockBefore)
	}
	return from == 0 || f.of(to, clockBefore) && f.endsClause(to) && !f.capital(from-1)
}

// isPart decides on morning, evening, noon without a day.
func (f *finder) isPart(from, to int) bool {
	if f.named(from, to) || f.capital(from) && from > 0 {
		return false
	}
	prev := f.word(from - 1)
	w := f.word(to - 1)
	switch w {
	case "noon", "midnight", "overnight":
		return true
	case "light", "dawn", "dusk", "sunset", "sunrise", "nightfall", "daybreak":
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

// named says whether a word of time is part of a name: "The Sunday Times" and
// "Bloody Sunday" are no days.
func (f *finder) named(from, to int) bool {
	return f.capital(to-1) && f.capital(to) && f.of(to, nameAfter) ||
		f.capital(from) && f.capital(from-1) && f.of(from-1, nameBefore)
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
func (f *finder) isUnit(from, to int) bool {
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
