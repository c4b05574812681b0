package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
)

// authors adds the people whom a byline names and the text does not: they speak
// for the document. What is signed by a body, a desk or a nickname is left out.
func (f *finder) authors(out *Actors) {
	d := f.t.Document
	for _, name := range bylineNames(d.Author) {
		if slices.ContainsFunc(out.All, func(a Actor) bool {
			return a.Kind == factum.Person && slices.ContainsFunc(a.Mentions, func(m Mention) bool { return m.Form == ByName && m.Text == name })
		}) || f.isPlace(name) {
			continue
		}
		m := Mention{Text: name, Form: ByName, Sentence: -1, Head: -1, First: -1, Last: -1, Antecedent: -1}
		if !f.inByline(name, &m) {
			continue
		}
		out.All = append(out.All, Actor{Kind: factum.Person, Named: true, Mentions: []Mention{m}})
	}
}

// inByline finds the name among the lines that are no running text, to say
// where it stands. Declared names that are printed nowhere have no place.
func (f *finder) inByline(name string, m *Mention) bool {
	d := f.t.Document
	for _, b := range d.Blocks {
		if b.Kind != factum.Byline && b.Kind != factum.Dateline && b.Kind != factum.Boilerplate {
			continue
		}
		if i := strings.Index(d.Text[b.Start:b.End], name); i >= 0 {
			m.Range = factum.Range{Start: b.Start + i, End: b.Start + i + len(name)}
			return true
		}
	}
	return false
}

// isPlace says whether the gazetteer knows the name as that of a place.
func (f *finder) isPlace(name string) bool {
	return f.g != nil && len(f.g.Lookup(name)) > 0
}

// bylineNames splits "Ann Lee, Bo Ek and Cy Ott" into names of two to five
// words that all have a capital and small letters, but for particles.
func bylineNames(s string) []string {
	const fewest, most = 2, 5
	var names []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(s, " and ", ","), " & ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '/' || r == '|' }) {
		words := strings.Fields(part)
		full := 0
		for _, w := range words {
			switch r, n := utf8.DecodeRuneInString(w); {
			case unicode.IsUpper(r) && (strings.ToUpper(w[n:]) != w[n:] || strings.HasSuffix(w, ".") || w[n:] == ""):
				full++
			case len(w) <= 3 && strings.ToLower(w) == w && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0:
			default:
				full = -most
			}
		}
		if name := strings.Join(words, " "); full >= fewest && len(words) <= most && !strings.ContainsAny(name, "0123456789@:\"“”()") {
			if !slices.ContainsFunc(words, func(w string) bool { t := traitOf(strings.ToLower(w)); return t.organ || t.body || t.crowd != 0 }) {
				names = append(names, name)
			}
		}
	}
	return names
}
