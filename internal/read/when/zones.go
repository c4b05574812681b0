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
	candidates := g.Demonyms(name) // "Chadian time" is that of no town called Chadian
	if len(candidates) == 0 {
		candidates = g.Lookup(name)
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
		forms := formsOf(f.text.Sentences[i].Tokens)
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

func formsOf(tokens []text.Token) []string {
	forms := make([]string, len(tokens))
	for i := range tokens {
		forms[i] = tokens[i].Form
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
		if x.Relation == RelTo || y.Relation == RelFrom {
			continue // the ends of two ranges
		}
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
			return strings.Join(formsOf(tokens[first:k]), " ") + " time: " + c.Place
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
		if z, n := f.placeAt(formsOf(s.Tokens[k+1:min(len(s.Tokens), k+1+2*maxZoneName)]), 0); n > 0 {
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

// maxLocal bounds the words of a sentence that are searched for places.
const maxLocal = 200

// onlyZone is the zone of all places that a sentence names, for "local time".
func (f *finder) onlyZone(s *text.Sentence) zoneWords {
	forms := formsOf(s.Tokens[:min(len(s.Tokens), maxLocal)])
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
