package when

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/text"
	"factum/internal/read/when/zone"
)

// zoneReader knows the zones of a document's clock times.
type zoneReader struct {
	gazetteer *place.Gazetteer // nil until a name has to be looked up
	context   []string         // the countries of the document
	declared  zoneWords        // "all times are GMT", for the times without another
	codes     map[string]zoneWords
}

// zoneWords are words that name a zone.
type zoneWords struct {
	words string
	clock Clock // Zoned, or no zone if they name several
}

func (z zoneWords) known() bool { return z.words != "" }

// note says what the words amount to.
func (z zoneWords) note() string {
	switch {
	case z.clock.Place != "":
		return z.words + ": " + z.clock.Place
	case z.clock.Zoned:
		return z.words
	}
	return z.words + ": no one zone"
}

// maxZoneName bounds the words of a place in the name of a zone.
const maxZoneName = 4

// lookZones adds the names of time zones to the lexemes of a sentence: "Bishkek
// time", "New York time", "Central European Summer Time", and behind a clock time
// "ET", "IST".
func (f *finder) lookZones() {
	for i := 1; i < len(f.atoms); i++ {
		a := &f.atoms[i]
		if a.shape != wordShape {
			continue
		}
		if (a.form == "time" || a.form == "Time") && f.capital(i-1) || a.form == "time" && f.word(i-1) == "local" {
			f.zoneEnding(i)
		} else if len(a.form) <= 3 && f.isAcronym(i) && f.clockBehind(i) {
			if z, known := zone.Named(a.form); known {
				f.putZone(i, i, zoneWords{a.form, Clock{Zoned: z != "", Place: z}})
			}
		}
	}
}

// clockBehind says whether the atom before i ends a clock time in figures.
func (f *finder) clockBehind(i int) bool {
	p := &f.atoms[i-1]
	return p.shape != wordShape && p.shape != ddShape || f.hasKind(p.form, "ampm")
}

// zoneEnding reads the name of a zone that ends in the word "time" at an atom.
func (f *finder) zoneEnding(end int) {
	last := end - 1
	if f.word(last) == "local" { // "Bishkek local time"
		last--
	}
	for first := max(0, last-maxZoneName+1); first <= last; first++ {
		if !f.capital(first) || f.hasKind(f.atoms[first].form, "month", "monthn", "montha", "wday", "ampm") {
			continue
		}
		words := f.span(first, last)
		if z, known := zone.Named(words); known {
			f.putZone(first, end, zoneWords{words + " time", Clock{Zoned: z != "", Place: z}})
			return
		}
		if z, ok := f.zoneOfPlace(words); ok {
			f.putZone(first, end, zoneWords{words + " time", Clock{Zoned: z != "", Place: z}})
			return
		}
	}
}

// span is the text of some atoms, as they stand.
func (f *finder) span(first, last int) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		if i > first && !f.atoms[i].glued {
			b.WriteByte(' ')
		}
		b.WriteString(f.atoms[i].form)
	}
	return b.String()
}

func (f *finder) putZone(first, last int, z zoneWords) {
	cat := f.lang.zone
	if !z.clock.Zoned {
		cat = f.lang.zoneOpen
	}
	x := lexeme{cat, last - first + 1, value{kind: "zone", sym: open(Fields{Clock: z.clock})}}
	f.lexemes[first] = append(slices.Clip(slices.DeleteFunc(slices.Clone(f.lexemes[first]), func(y lexeme) bool { return y.cat == noCategory })), x)
}

// zoneOfPlace gives the zone of a place by its name or demonym; ok is false if
// there is no such place.
func (f *finder) zoneOfPlace(name string) (z string, ok bool) {
	g := f.places()
	if g == nil {
		return "", false
	}
	candidates := g.Lookup(name)
	if len(candidates) == 0 {
		candidates = g.Demonyms(name)
	}
	if len(candidates) == 0 {
		return "", false
	}
	return zone.Of(g, candidates, f.zones.context), true
}

// inContext bounds the sentences that are searched for countries.
const inContext = 200

// places opens the gazetteer, and gathers the countries that the document
// speaks of.
func (f *finder) places() *place.Gazetteer {
	z := &f.zones
	if z.gazetteer != nil {
		return z.gazetteer
	}
	g, err := place.Open()
	if err != nil {
		return nil
	}
	z.gazetteer = g
	for i := range f.text.Sentences[:min(inContext, len(f.text.Sentences))] {
		forms := formsOf(&f.text.Sentences[i])
		for k := 0; k < len(forms); k++ {
			if !startsCapital(forms[k]) {
				continue
			}
			n, found := g.Match(forms, k)
			if n == 0 {
				n, found = g.MatchDemonym(forms, k)
			}
			for _, p := range found {
				if p.Kind == place.Country && !p.Found.Any(place.Word|place.Abbrev) && !slices.Contains(z.context, p.ID) {
					z.context = append(z.context, p.ID)
				}
			}
			k += max(0, n-1)
		}
	}
	return g
}

func startsCapital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func formsOf(s *text.Sentence) []string {
	forms := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		forms[i] = s.Tokens[i].Form
	}
	return forms
}

// readZones gives the clock times their zones that stand beside them ("21:45 in
// Moroni", "17:52 local time in Puno", "18:30 PE") or that the document declares.
func (f *finder) readZones() {
	f.readDeclared()
	for i := range f.found {
		x := &f.found[i]
		c := x.clock()
		if c == nil {
			continue
		}
		if c.Zoned {
			x.Zone = f.nameOfZone(x, *c)
			continue
		}
		z := f.zoneBeside(x)
		if !z.known() && !f.inBrackets(i) {
			z = f.zones.declared
		}
		if z.known() {
			x.Zone = z.note()
			x.setZone(z.clock)
		}
	}
	f.saidTwice()
}

// inBrackets says whether an expression stands in brackets behind another clock
// time: the same moment elsewhere.
func (f *finder) inBrackets(i int) bool {
	return i > 0 && f.found[i-1].Sentence == f.found[i].Sentence && f.found[i-1].clock() != nil && f.between(&f.found[i-1], &f.found[i]) == "("
}

// saidTwice gives a clock time the offset that follows from the same moment in
// brackets behind it: "6 p.m. (1500 GMT)", "20:45 (21:45 in Moroni)".
func (f *finder) saidTwice() {
	for i := 1; i < len(f.found); i++ {
		x, y := &f.found[i-1], &f.found[i]
		c, d := x.clock(), y.clock()
		if x.Sentence != y.Sentence || c == nil || d == nil || c.Zoned || !d.Zoned || c.Half > 0 || d.Half > 0 || f.between(x, y) != "(" {
			continue
		}
		offset := int(d.Zone)
		if d.Place != "" {
			winter, summer := d.on(factum.DayOf(2024, 1, 15)), d.on(factum.DayOf(2024, 7, 15))
			if offset = int(winter.Zone); winter != summer {
				continue // it depends on the day
			}
		}
		h, m := c.hm()
		k, n := d.hm()
		offset += (h-k)*60 + m - n
		for offset > 14*60 {
			offset -= 24 * 60
		}
		for offset < -12*60 {
			offset += 24 * 60
		}
		if offset%15 == 0 && offset <= 14*60 {
			x.setZone(Clock{Zoned: true, Zone: int16(offset)})
			x.Zone = "the time in brackets"
		}
	}
}

// clock gives the clock time that an expression names; nil for none.
func (x *Expression) clock() *Clock {
	if x.Symbol.Kind != Point || len(x.Symbol.Steps) == 0 {
		return nil
	}
	st := &x.Symbol.Steps[len(x.Symbol.Steps)-1]
	if st.Op == Shift || !st.Fields.Clock.Known() {
		return nil
	}
	return &st.Fields.Clock
}

func (x *Expression) setZone(z Clock) {
	x.Symbol.Steps = slices.Clone(x.Symbol.Steps)
	c := x.clock()
	c.setZone(z)
	if c.Zoned && c.Hour > 10 {
		c.Half = 0 // "at 10:30" of a log is no evening
	}
}

// nameOfZone says how the words of an expression name its zone; "" if in figures.
func (f *finder) nameOfZone(x *Expression, c Clock) string {
	if c.Place == "" {
		return ""
	}
	tokens := f.text.Sentences[x.Sentence].Tokens
	for k := x.Last; k > x.First; k-- {
		if w := tokens[k].Form; strings.EqualFold(w, "time") {
			first := k - 1
			for first > x.First+1 && startsCapital(tokens[first-1].Form) {
				first--
			}
			return strings.Join(formsOf(&text.Sentence{Tokens: tokens[first:k]}), " ") + " time: " + c.Place
		}
	}
	return c.Place
}

// zoneBeside reads the words behind a clock time, and those inside it that name
// no one zone.
func (f *finder) zoneBeside(x *Expression) zoneWords {
	s := &f.text.Sentences[x.Sentence]
	at := func(k int) string {
		if k < len(s.Tokens) {
			return s.Tokens[k].Form
		}
		return ""
	}
	local := false
	for k := x.First + 1; k <= x.Last; k++ {
		w := at(k)
		local = local || w == "time" && strings.EqualFold(at(k-1), "local")
		if _, known := zone.Named(w); known && len(w) <= 3 && startsCapital(w) {
			return zoneWords{words: w}
		}
		if w == "time" && startsCapital(at(k-1)) {
			return zoneWords{words: at(k-1) + " time"}
		}
	}
	k := x.Last + 1
	if z, ok := f.zones.codes[at(k)]; ok {
		return z
	}
	if at(k) == "in" {
		if z, n := f.placeAt(formsOf(s), k+1); n > 0 {
			return z
		}
	}
	if local {
		return f.onlyZone(s)
	}
	return zoneWords{}
}

// placeAt reads the place whose name begins at a token; n is its length.
func (f *finder) placeAt(forms []string, k int) (z zoneWords, n int) {
	if k >= len(forms) || !startsCapital(forms[k]) {
		if k+1 >= len(forms) || forms[k] != "the" || !startsCapital(forms[k+1]) {
			return z, 0
		}
	}
	g := f.places()
	if g == nil {
		return z, 0
	}
	n, found := g.Match(forms, k)
	if n == 0 || found[0].Found.Has(place.Word) || f.hasKind(forms[k], "month", "monthn", "montha", "wday", "wdaya", "ampm") {
		return z, 0
	}
	z.words = strings.Join(forms[k:k+n], " ")
	z.clock.Place = zone.Of(g, found, f.zones.context)
	z.clock.Zoned = z.clock.Place != ""
	return z, n
}

// onlyZone is the zone of all places that a sentence names, for "local time".
func (f *finder) onlyZone(s *text.Sentence) zoneWords {
	forms := formsOf(s)
	var only zoneWords
	for k := 0; k < len(forms); k++ {
		if !startsCapital(forms[k]) {
			continue
		}
		z, n := f.placeAt(forms, k)
		if n == 0 {
			continue
		}
		k += n - 1
		if only.known() && only.clock != z.clock {
			return zoneWords{words: "local time"}
		}
		only = z
	}
	if !only.known() {
		only.words = "local time"
	} else {
		only.words = "local time, " + only.words
	}
	return only
}

// readDeclared looks for the words by which a document says of which zone its
// clock times are: "all times are GMT", "Hours are those of Gaborone (GMT+2)", "all
// times La Paz (UTC-4) unless marked PE (Peru, UTC-5)".
func (f *finder) readDeclared() {
	for i := range f.text.Sentences {
		s := &f.text.Sentences[i]
		for k := range s.Tokens {
			switch s.Tokens[k].Form {
			case "times", "Times", "hours", "Hours", "TIMES":
			default:
				continue
			}
			if k > 0 {
				switch strings.ToLower(s.Tokens[k-1].Form) {
				case "all", "clock", "the", ".", "·", "*", "(", "|", ";", "-", "–", "—", ",":
				default:
					continue
				}
			}
			f.declare(s, k+1)
		}
	}
}

// declaredWithin is how many words may stand between "all times" and the zone.
const declaredWithin = 7

// declare reads what stands behind "all times".
func (f *finder) declare(s *text.Sentence, from int) {
	var atoms []atom
	for k := from; k < min(len(s.Tokens), from+4*declaredWithin); k++ {
		atoms = appendAtoms(atoms, &s.Tokens[k], k, f.whole)
	}
	at := func(i int) string {
		if i >= 0 && i < len(atoms) {
			return atoms[i].form
		}
		return ""
	}
	first := -1
	for i := 0; i < len(atoms) && i < declaredWithin && first < 0; i++ {
		switch strings.ToLower(at(i)) {
		case "are", "is", "given", "in", "of", "those", "stated", "shown", "listed", "quoted", "local", "time", "here", "as", "at", "below", ":", "(", "the", "expressed", "refer", "to", "document", "this", "log":
		default:
			first = i
		}
		if z, n := f.zoneAt(atoms, i); n > 0 {
			if !f.zones.declared.known() {
				f.zones.declared = z
			}
			first = i + n
		}
	}
	if !f.zones.declared.known() {
		return
	}
	// codes: "marked PE (Peru, UTC-5)"
	for i := max(first, 0); i+2 < len(atoms); i++ {
		if len(at(i)) > 4 || !startsCapital(at(i)) || strings.ToUpper(at(i)) != at(i) || at(i+1) != "(" {
			continue
		}
		var z zoneWords
		for k := i + 2; k < len(atoms) && at(k) != ")"; k++ {
			if y, n := f.zoneAt(atoms, k); n > 0 && (!z.known() || y.clock.Place == "") {
				z = y
				k += n - 1
			}
		}
		if z.known() {
			if f.zones.codes == nil {
				f.zones.codes = make(map[string]zoneWords)
			}
			z.words = at(i) + " (" + z.words + ")"
			f.zones.codes[at(i)] = z
		}
	}
}

// zoneAt reads the zone whose name begins at an atom: in figures (GMT+2), by its
// abbreviation, or by a place, whose figures in brackets go first; n is its length
// in atoms, 0 for none.
func (f *finder) zoneAt(atoms []atom, i int) (z zoneWords, n int) {
	for _, e := range f.lang.exact[atoms[i].form] {
		if e.value.kind != "zone" || len(e.phrase) > 0 {
			continue
		}
		fields, _ := e.value.sym.fields()
		z, n = zoneWords{atoms[i].form, fields.Clock}, 1
		if i+2 < len(atoms) && z.clock.Zone == 0 && atoms[i+2].shape != wordShape && atoms[i+2].glued {
			args := []*node{{v: e.value}, {v: value{word: signOf(atoms[i+1].form)}}, {v: value{n: atoms[i+2].number, padded: atoms[i+2].form[0] == '0'}}}
			n = 3
			if i+4 < len(atoms) && atoms[i+3].form == ":" && atoms[i+4].shape == d2Shape && atoms[i+4].glued {
				args = append(args, &node{}, &node{v: value{n: atoms[i+4].number}})
				n = 5
			}
			v, ok := zoneOffset(args)
			if !ok || args[1].v.word == "" {
				return z, 1
			}
			fields, _ = v.sym.fields()
			z.clock = fields.Clock
			z.words = ""
			for _, a := range atoms[i : i+n] {
				z.words += a.form
			}
		}
		return z, n
	}
	forms := make([]string, len(atoms))
	for k := range atoms {
		forms[k] = atoms[k].form
	}
	for n = min(maxZoneName, len(atoms)-i); n > 0; n-- {
		if name, known := zone.Named(strings.Join(forms[i:i+n], " ")); known && name != "" && startsCapital(forms[i]) {
			return zoneWords{strings.Join(forms[i:i+n], " "), Clock{Zoned: true, Place: name}}, n
		}
	}
	if z, n = f.placeAt(forms, i); n == 0 {
		return z, 0
	}
	if i+n+1 < len(atoms) && atoms[i+n].form == "(" {
		if y, m := f.zoneAt(atoms, i+n+1); m > 0 && y.clock.Place == "" {
			y.words = z.words + " (" + y.words + ")"
			return y, n + 1 + m
		}
	}
	return z, n
}

// signOf is a sign of an offset; "" for anything else.
func signOf(s string) string {
	switch s {
	case "+":
		return "+"
	case "-", "−", "–", "‑":
		return "-"
	}
	return ""
}
