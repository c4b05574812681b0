package when

import (
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/when/zone"
)

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
