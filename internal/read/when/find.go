package when

import (
	"strings"
	"unicode/utf8"

	"factum"
	"factum/internal/read/text"
)

// Find gives the time expressions of a text, in its order. It needs sentences
// and tokens; tags and trees make it better.
func Find(t *text.Text) []Expression {
	f := finder{text: t, lang: english()}
	f.chart.lang = f.lang
	f.early = f.isEarly()
	for i := range t.Sentences {
		from := len(f.found)
		f.sentence(i)
		f.otherCalendars(from)
	}
	f.orderDayAndMonth()
	f.readZones()
	f.anchor()
	f.explain()
	return f.found
}

// isEarly says whether a document has years of less than four digits beyond
// doubt: with an era, after a month, after a word like circa.
func (f *finder) isEarly() bool {
	three := func(t *text.Token) bool {
		s := t.Form
		return len(s) == 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2])
	}
	for i := range f.text.Sentences {
		tokens := f.text.Sentences[i].Tokens
		for k := 1; k < len(tokens); k++ {
			if three(&tokens[k]) && f.hasKind(tokens[k-1].Form, "circa", "month", "montha", "ad") ||
				three(&tokens[k-1]) && f.hasKind(tokens[k].Form, "ad", "bc") {
				return true
			}
		}
	}
	return false
}

// hasKind says whether a word may be of one of the categories.
func (f *finder) hasKind(form string, kinds ...string) bool {
	for _, list := range [...][]entry{f.lang.exact[form], f.lang.lower[string(f.lowerCase(form))]} {
		for i := range list {
			for _, k := range kinds {
				if list[i].value.kind == k && len(list[i].phrase) == 0 {
					return true
				}
			}
		}
	}
	return false
}

// finder is the state of one Find.
type finder struct {
	text  *text.Text
	lang  *language
	chart chart

	zones    zoneReader
	early    bool // the document speaks of years before 1000
	dated    bool // it bears its date
	habitual bool // it tells how things are every year

	found   []Expression
	marks   []mark       // what the grammar said of each
	entries map[int]bool // those that head the entries of a log
	leadEnd int          // the first sentence behind the lead; 0 if not known yet

	// of the sentence at hand
	current *text.Sentence
	index   int
	tagged  bool
	atoms   []atom
	lexemes [][]lexeme
	spare   []lexeme
	chosen  []*node
	base    int // the first atom of the island at hand
	lower   []byte
}

// mark is what only Find needs to know of an expression.
type mark struct {
	v     value
	atom0 atom // the first of its atoms
	swap  bool
	// header says that the expression stands alone in a line at the top: the
	// document's own date, no date of its story.
	header bool
	// complement is the token at which the words begin that say what the
	// expression is reckoned from ("two days after | his arrest"); -1 for none.
	complement int
	after      bool
	from, to   int // atoms within the sentence; only while it is at hand
}

// sentence finds the expressions of one sentence.
func (f *finder) sentence(index int) {
	s := &f.text.Sentences[index]
	if !f.hasCore(s) {
		return
	}
	f.current, f.index = s, index
	f.tagged = len(s.Tokens) > 0 && s.Tokens[0].XPOS != ""
	f.atoms = f.atoms[:0]
	for i := range s.Tokens {
		f.atoms = appendAtoms(f.atoms, &s.Tokens[i], i, f.whole)
	}
	f.readLexemes()
	for first := 0; first < len(f.atoms); {
		if len(f.lexemes[first]) == 0 {
			first++
			continue
		}
		last, core := first, false
		for last < len(f.atoms) && last-first < maxIsland && len(f.lexemes[last]) > 0 {
			core = core || f.core(last)
			last++
		}
		if core {
			f.island(first, last)
		}
		if last-first == maxIsland && last < len(f.atoms) {
			last = max(first+maxIsland/2, f.resume(last))
		}
		first = last
	}
}

// resume is where the next island begins after one that was cut: after the
// last expression that ended before the cut.
func (f *finder) resume(cut int) int {
	if n := len(f.chosen); n > 0 {
		return int(f.chosen[n-1].last) + f.base
	}
	return cut
}

// whole says whether a token with marks in it is one word of the lexicon.
func (f *finder) whole(form string) bool {
	if isDigit(form[0]) {
		return false
	}
	for _, list := range [...][]entry{f.lang.exact[form], f.lang.lower[string(f.lowerCase(form))]} {
		for i := range list {
			if len(list[i].phrase) == 0 {
				return true
			}
		}
	}
	return false
}

// lowerCase gives the lower case of ASCII letters; the result holds until the
// next call.
func (f *finder) lowerCase(s string) []byte {
	f.lower = f.lower[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		f.lower = append(f.lower, c)
	}
	return f.lower
}

// hasCore is a quick look whether a sentence can hold a time expression.
func (f *finder) hasCore(s *text.Sentence) bool {
	for i := range s.Tokens {
		form := s.Tokens[i].Form
		digit := false
		mark := false
		for j := 0; j < len(form); j++ {
			c := form[j]
			digit = digit || isDigit(c)
			mark = mark || !isLetter(c)
		}
		if digit {
			return true
		}
		for _, e := range f.lang.exact[form] {
			if e.core {
				return true
			}
		}
		for _, e := range f.lang.lower[string(f.lowerCase(form))] {
			if e.core {
				return true
			}
		}
		if form == "to" && f.countsTo(s, i) {
			return true
		}
		if mark && len(form) > 1 {
			for _, p := range atomize(form) {
				for _, e := range f.lang.lower[strings.ToLower(p)] {
					if e.core {
						return true
					}
				}
				for _, e := range f.lang.exact[p] {
					if e.core {
						return true
					}
				}
			}
		}
	}
	return false
}

// countsTo says whether the word "to" at a token stands between the minutes and
// the hour: "at ten to six".
func (f *finder) countsTo(s *text.Sentence, i int) bool {
	return i > 1 && i+1 < len(s.Tokens) && f.hasKind(s.Tokens[i-1].Form, "ones", "teens", "tens") && f.hasKind(s.Tokens[i+1].Form, "ones", "teens", "noon")
}

// readLexemes looks up the atoms of the sentence.
func (f *finder) readLexemes() {
	if cap(f.lexemes) < len(f.atoms) {
		f.lexemes = make([][]lexeme, len(f.atoms)*2)
	}
	f.lexemes = f.lexemes[:len(f.atoms)]
	f.spare = f.spare[:0]
	for i := range f.atoms {
		from := len(f.spare)
		a := &f.atoms[i]
		if a.shape != wordShape {
			v := value{n: a.number, padded: len(a.form) > 1 && a.form[0] == '0'}
			if a.shape == ddShape {
				point := strings.IndexByte(a.form, '.')
				if strings.Count(a.form, ".") > 1 || len(a.form)-point > 4 {
					continue
				}
				v.per = 1
				for range len(a.form) - point - 1 {
					v.per *= 10
				}
				v.padded = a.form[0] == '0' && point == 2
			}
			f.spare = append(f.spare, lexeme{f.lang.shapes[a.shape], 1, v})
			f.look(i, f.lang.exact[a.form])
		} else {
			f.look(i, f.lang.exact[a.form])
			f.look(i, f.lang.lower[string(f.lowerCase(a.form))])
		}
		if len(f.spare) > from {
			f.lexemes[i] = f.spare[from:len(f.spare):len(f.spare)]
		} else {
			f.lexemes[i] = nil
		}
	}
	f.lookZones()
	// A word inside a phrase of the lexicon belongs to the island, too.
	for i := range f.lexemes {
		for _, x := range f.lexemes[i] {
			for k := i + 1; k < i+x.length; k++ {
				if f.lexemes[k] == nil {
					f.lexemes[k] = inside0
				}
			}
		}
	}
}

// inside0 marks an atom that only counts as part of a phrase.
var inside0 = []lexeme{{cat: noCategory, length: 1}}

// look adds the readings of the atom at i that an entry list offers.
func (f *finder) look(i int, list []entry) {
	for k := range list {
		e := &list[k]
		if !f.phraseAt(i+1, e.phrase) {
			continue
		}
		if e.value.kind == "monthn" && f.tagged && f.current.Tokens[f.atoms[i].token].XPOS == "MD" {
			continue
		}
		f.spare = append(f.spare, lexeme{e.cat, 1 + len(e.phrase), e.value})
	}
}

func (f *finder) phraseAt(i int, phrase []string) bool {
	if i+len(phrase) > len(f.atoms) {
		return false
	}
	for k, word := range phrase {
		if !equalFold(f.atoms[i+k].form, word) {
			return false
		}
	}
	return true
}

// equalFold compares with a lower-case word; straight and curly apostrophes
// count as the same.
func equalFold(form, lower string) bool {
	if len(form) == len(lower) {
		return strings.EqualFold(form, lower)
	}
	return strings.EqualFold(strings.ReplaceAll(form, "’", "'"), strings.ReplaceAll(lower, "’", "'"))
}

// core says whether a time expression may stand on the atom.
func (f *finder) core(i int) bool {
	a := &f.atoms[i]
	for _, x := range f.lexemes[i] {
		if x.value.kind == "holiday" {
			return true
		}
	}
	switch a.shape {
	case wordShape:
		if a.form == "to" && f.countsTo(f.current, int(a.token)) {
			return true
		}
		if f.isCore(f.lang.exact[a.form]) || f.isCore(f.lang.lower[string(f.lowerCase(a.form))]) {
			return true
		}
		return a.glued && i > 0 && f.atoms[i-1].shape != wordShape && len(a.form) == 2 && f.isSuffix(a.form)
	case d4Shape:
		return a.number >= 1000 && a.number < 2200
	case d3Shape:
		return f.early
	case d1Shape, d2Shape:
		if a.shape == d2Shape && i > 0 && a.glued && (f.atoms[i-1].form == "'" || f.atoms[i-1].form == "’" || f.atoms[i-1].form == "‘") ||
			a.number%10 == 0 && i+1 < len(f.atoms) && f.atoms[i+1].glued && f.atoms[i+1].form == "s" {
			return true
		}
		if i+2 < len(f.atoms) && f.atoms[i+1].glued && f.atoms[i+2].glued && f.atoms[i+2].shape != wordShape {
			switch f.atoms[i+1].form {
			case ":", "/", "-", ".", "h", "H":
				return true
			}
		}
	}
	return false
}

func (f *finder) isSuffix(s string) bool {
	for _, e := range f.lang.lower[string(f.lowerCase(s))] {
		if e.value.kind == "ordsfx" {
			return true
		}
	}
	return false
}

func (f *finder) isCore(list []entry) bool {
	for i := range list {
		if list[i].core {
			return true
		}
	}
	return false
}

// island parses a run of atoms and keeps the expressions it holds.
func (f *finder) island(first, last int) {
	f.base = first
	f.chart.parse(f.atoms[first:last], f.lexemes[first:last])
	f.chosen = f.chart.best(f.chosen[:0], func(n *node) bool { return f.licensed(n, first) })
	for _, n := range f.chosen {
		if len(n.v.parts) == 0 {
			f.keep(n.v, first+int(n.from), first+int(n.to))
			continue
		}
		at := len(f.found)
		for _, p := range n.v.parts {
			f.keep(p.v, first+int(p.from), first+int(p.to))
		}
		if n.v.ranged && len(f.found) == at+2 {
			f.found[at].Relation, f.found[at].Partner = RelFrom, at+1
			f.found[at+1].Relation, f.found[at+1].Partner = RelTo, at
		}
	}
}

// keep makes an expression of a value over the atoms from up to to.
func (f *finder) keep(v value, from, to int) {
	a, b := &f.atoms[from], &f.atoms[to-1]
	x := Expression{
		Range:    factum.Range{Start: int(a.start), End: int(b.end)},
		Sentence: f.index,
		First:    int(a.token), Last: int(b.token),
		Symbol: v.sym, Partner: -1, Problem: v.problem,
	}
	m := mark{v: v, atom0: *a, swap: v.swap, complement: -1, from: from, to: to}
	f.complement(&x, &m)
	x.Type = typeOf(v)
	if m.complement >= 0 && v.kind != "" {
		x.Type = Duration
	}
	if v.doubt == doubtIndefinite && x.Type == Duration && f.isRate(from) {
		x.Type = Set
		x.Symbol = Symbol{Kind: Repeat, Anchor: anchorAt(Absolute), Length: v.sym.Length}
	}
	f.signal(&x, from)
	f.found = append(f.found, x)
	f.marks = append(f.marks, m)
}

// typeOf is the TIMEX3 type of a value.
func typeOf(v value) Type {
	if v.typed {
		return v.typ
	}
	switch v.sym.Kind {
	case Length:
		return Duration
	case Repeat:
		return Set
	case Point:
		s := &v.sym
		if s.To != nil {
			s = s.To
		}
		if g := s.granularity(); g <= PartOfDay && g != NoUnit {
			return Time
		}
	}
	return Date
}

// word gives the lower case of an atom, "" outside the sentence.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.atoms) {
		return ""
	}
	s := f.atoms[i].form
	for k := 0; k < len(s); k++ {
		if s[k] >= 'A' && s[k] <= 'Z' || s[k] >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}

// capital says whether an atom begins with a capital letter.
func (f *finder) capital(i int) bool {
	return i >= 0 && i < len(f.atoms) && f.atoms[i].form[0] >= 'A' && f.atoms[i].form[0] <= 'Z'
}
