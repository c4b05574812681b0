package when

import (
	"slices"
	"strconv"
	"strings"

	"factum"
	"factum/internal/read/text"
)

// otherCalendars gives a date of another calendar the value of the date in
// brackets behind it, or before whose brackets it stands: "15 Megabit 2017 (24
// March 2025)", "5 March 2025 (5 Ramadan 1446)". Its number is no year of ours.
// It looks at the expressions of the last sentence, from start on.
func (f *finder) otherCalendars(start int) {
	for i := start; i < len(f.found); i++ {
		b := f.found[i]
		if fields, ok := b.Symbol.fields(); !ok || fields.Span != Year || fields.Month == 0 || fields.Day == 0 {
			continue
		}
		tokens := f.text.Sentences[b.Sentence].Tokens
		first, last := -1, -1
		if b.First > 2 && tokens[b.First-1].Form == "(" {
			first, last = f.foreignDateBefore(tokens, b.First-2), b.First-2
		}
		if first < 0 && b.Last+3 < len(tokens) && tokens[b.Last+1].Form == "(" {
			first = b.Last + 2
			last = f.foreignDateAfter(tokens, first)
		}
		if first >= 0 && last >= first {
			i = f.beside(start, i, first, last)
		}
	}
}

// beside puts an expression over some tokens that means the day of expression i, in
// place of what was found there, and gives the new place of i.
func (f *finder) beside(start, i, first, last int) int {
	b := f.found[i]
	s := &f.text.Sentences[b.Sentence]
	x := Expression{
		Range: factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}, Sentence: b.Sentence, First: first, Last: last,
		Type: b.Type, Symbol: b.Symbol, Partner: -1, Rule: "the date beside it",
	}
	from := i
	for from > start && f.found[from-1].Last >= first {
		from--
	}
	for from < len(f.found) && f.found[from].Last < first {
		from++
	}
	to := from
	for to < len(f.found) && f.found[to].Sentence == b.Sentence && f.found[to].First <= last {
		to++
	}
	if from <= i && i < to {
		return i // overlaps the date itself
	}
	for k := from; k < to; k++ { // an end of a range that stands outside is no end any more
		if p := f.found[k].Partner; p >= 0 && (p < from || p >= to) {
			f.found[p].Partner, f.found[p].Relation = -1, RelIn
		}
	}
	for k := start; k < len(f.found); k++ {
		if y := &f.found[k]; y.Partner >= to {
			y.Partner += 1 - (to - from)
		}
	}
	f.found = slices.Replace(f.found, from, to, x)
	f.marks = slices.Replace(f.marks, from, to, mark{complement: -1})
	if from < i {
		i += 1 - (to - from)
	}
	if f.found[i].Partner < 0 {
		f.found[from].Partner, f.found[i].Partner = i, from
	}
	return max(i, from)
}

// foreignDateBefore is the first token of a date of another calendar that ends at a
// token; -1 if there is none.
func (f *finder) foreignDateBefore(tokens []text.Token, end int) int {
	if companies()[strings.ToLower(tokens[end].Form)]&otherEra != 0 {
		end--
	}
	for first := max(0, end-7); first < end; first++ {
		if f.isForeignDate(tokens[first : end+1]) {
			return first
		}
	}
	return -1
}

// foreignDateAfter is the last token of a date of another calendar that begins at
// a token and fills the brackets; -1 if there is none.
func (f *finder) foreignDateAfter(tokens []text.Token, first int) int {
	for end := first; end < min(len(tokens), first+9); end++ {
		if tokens[end].Form != ")" {
			continue
		}
		last := end - 1
		if last > first && companies()[strings.ToLower(tokens[last].Form)]&otherEra != 0 {
			last--
		}
		if last > first && f.isForeignDate(tokens[first:last+1]) {
			return end - 1
		}
		break
	}
	return -1
}

// isForeignDate says whether tokens are a day, the name of a month that isn't
// ours, and a year: "15 Megabit 2017", "Ramadan 5, 1446", "3 Rabi al-Awwal 1446".
func (f *finder) isForeignDate(tokens []text.Token) bool {
	number := func(s string) int {
		if n, err := strconv.Atoi(strings.TrimRight(s, "thndrs")); err == nil {
			return n
		}
		return -1
	}
	n := len(tokens)
	if n < 3 {
		return false
	}
	if y := number(tokens[n-1].Form); y < 100 || y > 9999 {
		return false
	}
	name := tokens[:n-1]
	if name[len(name)-1].Form == "," {
		name = name[:len(name)-1]
	}
	if len(name) < 2 {
		return false
	}
	day := number(name[0].Form)
	if day >= 0 {
		name = name[1:]
	} else {
		day = number(name[len(name)-1].Form)
		name = name[:len(name)-1]
	}
	if day < 1 || day > 32 || len(name) > 5 || !startsCapital(name[0].Form) {
		return false
	}
	for i := range name {
		w := name[i].Form
		switch {
		case f.hasKind(w, "month", "monthn", "montha", "wday", "wdaya", "bc", "ad", "ampm"):
			return false
		case startsCapital(w) || w == "-" || w == "'" || w == "’" || w == "al" || w == "el" || w == "ul" || w == "us":
		case i > 0 && isLetter(w[0]) && !name[i].SpaceBefore: // Sha'ban
		default:
			return false
		}
	}
	return true
}
