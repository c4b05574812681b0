package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/place"
	"factum/internal/read/place/table"
)

// maxName is the length in bytes up to which a normalised name is kept.
const maxName = 80

// possessives finds the s that normalising cuts off.
var possessives = regexp.MustCompile(`(?i)['’‘ʼ` + "`" + `](s)\b`)

// name says that a place bears a name.
func (b *builder) name(i int32, name string, how table.How) {
	if bare := possessives.ReplaceAllString(name, "$1"); bare != name {
		b.name(i, bare, how) // "St Johns"
	}
	key := place.Fold(name)
	if key == "" || len(key) > maxName {
		return
	}
	posts := b.names[key]
	for n := range posts {
		if posts[n].Place == i && (posts[n].How&speech == 0) == (how&speech == 0) {
			posts[n].How = join(posts[n].How, how)
			return
		}
	}
	b.names[key] = append(posts, table.Post{Place: i, How: how})
}

// speech are the ways that make a demonym. A name and a demonym of one place
// that are written alike ("Hong Kong") are two posts.
const speech = table.Adjective | table.People

// join brings together two ways in which one name is a place's: the weakening
// ones hold only if both say so, the parts of speech add up.
func join(a, b table.How) table.How { return a&b&^speech | (a|b)&speech }

// variants names a place by a field of a lexicon, where ^ marks an
// abbreviation and ~ a former or rare name.
func (b *builder) variants(i int32, names []string) {
	for _, n := range names {
		how := table.How(0)
		if rest, ok := strings.CutPrefix(n, "^"); ok {
			n, how = rest, table.Abbrev
		} else if rest, ok := strings.CutPrefix(n, "~"); ok {
			n, how = rest, table.Alternate
		}
		b.name(i, n, how)
	}
}

// demonyms names a place's people.
func (b *builder) demonyms(i int32, l *lexicon, row []string) {
	for _, adjective := range l.list(row, "adjectives") {
		how := table.Adjective
		if len(adjective) <= 4 && strings.ToUpper(adjective) == adjective {
			how |= table.Abbrev
		}
		b.name(i, adjective, how)
	}
	for _, noun := range l.list(row, "people") {
		for _, form := range people(noun) {
			b.name(i, form, table.People)
		}
	}
}

func (b *builder) nameCountries() {
	l := b.countries
	for _, row := range l.rows {
		code := l.get(row, "code")
		i := b.index[code]
		b.name(i, b.records[i].Name, 0)
		b.variants(i, l.list(row, "names"))
		b.demonyms(i, l, row)
		if a3 := b.cldr.alpha3[code]; a3 != "" {
			b.name(i, a3, table.Abbrev|table.Bound)
		}
		for _, suffix := range []string{"", "-alt-short", "-alt-variant"} {
			if n := b.cldr.english[code+suffix]; n != "" && utf8.RuneCountInString(n) > 3 {
				b.name(i, n, 0)
			}
		}
		for _, lang := range languages {
			b.label(i, b.cldr.names[lang][code], lang, code)
			b.label(i, b.cldr.names[lang][code+"-alt-short"], lang, code)
		}
	}
}

// label names a place in a language: by a usual name if the language is
// official in its country, else by a foreign one. Names of fewer than four
// Latin letters are left out, as words of other languages first; and so are
// English words ("Island" is Iceland in German and on the spot).
func (b *builder) label(i int32, name, lang, country string) {
	if name == "" || strings.ContainsAny(name, "0123456789()") {
		return
	}
	how := table.Foreign
	if slices.Contains(b.cldr.official[country], lang) {
		how = 0
	}
	if key := place.Fold(name); isLatin(name) && (len(key) < 4 || b.rare[key] && !b.bears(i, key)) {
		return
	}
	b.name(i, name, how)
}

// bears says whether a place already has a normalised name.
func (b *builder) bears(i int32, key string) bool {
	return slices.ContainsFunc(b.names[key], func(p table.Post) bool { return p.Place == i })
}

func (b *builder) nameAreas() {
	l := b.areas
	for _, row := range l.rows {
		i := b.index[l.get(row, "id")]
		b.name(i, b.records[i].Name, 0)
		b.variants(i, l.list(row, "names"))
		b.demonyms(i, l, row)
	}
}

// unitName gives the name under which a unit is shown.
func (b *builder) unitName(id string) string {
	l := b.units
	for _, row := range l.rows {
		if n := l.get(row, "name"); n != "" && l.get(row, "code") == id {
			return n
		}
	}
	name := b.unitNames[id]
	if n := b.labels["en"][id]; n != "" {
		name = n
	}
	country, _, _ := strings.Cut(id, ".")
	if b.script[country] != "" {
		name = plain(name)
	}
	return name
}

func (b *builder) nameUnits() error {
	for i := range b.records {
		r := &b.records[i]
		if r.Kind != table.Unit {
			continue
		}
		for _, n := range []string{r.Name, b.labels["en"][r.ID], b.unitNames[r.ID]} {
			if n == "" {
				continue
			}
			b.name(int32(i), n, 0)
			if core, ok := b.core(n); ok {
				b.name(int32(i), core, 0)
			}
		}
		country, _, _ := strings.Cut(r.ID, ".")
		for _, lang := range languages {
			b.label(int32(i), b.labels[lang][r.ID], lang, country)
		}
	}
	l := b.units
	for _, row := range l.rows {
		i, ok := b.index[l.get(row, "code")]
		if !ok {
			return fmt.Errorf("units.tsv: no unit %q", l.get(row, "code"))
		}
		b.variants(i, l.list(row, "names"))
		for _, code := range l.list(row, "codes") {
			b.name(i, code, table.Bound)
		}
		b.demonyms(i, l, row)
	}
	return nil
}

// nameDistricts names the districts: "Cook County" stands alone, "Cook" does
// not, and neither does a district named as one of its towns.
func (b *builder) nameDistricts() {
	towns := map[string]bool{}
	for i := range b.records {
		if r := &b.records[i]; r.Kind == table.Town {
			towns[fmt.Sprint(r.Country, place.Fold(r.Name))] = true
		}
	}
	for i := range b.records {
		r := &b.records[i]
		if r.Kind != table.District {
			continue
		}
		core, ok := b.core(r.Name)
		if ok {
			b.name(int32(i), core, table.Bound)
			b.name(int32(i), r.Name, 0)
			continue
		}
		how := table.How(0)
		if towns[fmt.Sprint(r.Country, place.Fold(r.Name))] {
			how = table.Bound
		}
		b.name(int32(i), r.Name, how)
	}
}

// core takes the word that says the kind of a unit off its name.
func (b *builder) core(name string) (string, bool) {
	key := place.Fold(name)
	for _, word := range b.designators {
		if rest, ok := strings.CutSuffix(key, " "+word); ok {
			return rest, true
		}
	}
	for _, word := range b.leading {
		if rest, ok := strings.CutPrefix(key, word+" of "); ok {
			return strings.TrimPrefix(rest, "the "), true
		}
		if rest, ok := strings.CutPrefix(key, word+" "); ok {
			return rest, true
		}
	}
	for _, prefix := range []string{"provincia di ", "provincia de ", "provincia del ", "provincia dell ", "citta metropolitana di ", "provincia autonoma di ",
		"departement de la ", "departement du ", "departement des ", "departement de l ", "departement de ", "departement d ", "principality of ",
		"free state of ", "free and hanseatic city of ", "autonomous republic of ", "estado de ", "distrito de ", "powiat ", "landkreis ", "kreis ",
		"judetul ", "national capital territory of "} {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			return rest, true
		}
	}
	return "", false
}

// shortName is the population from which a town keeps a name of two letters:
// below it, "As" and "II" in a text are never the town.
const shortName = 50_000

// clean takes out names that would do more harm than good, and marks those
// that are English words or another place's demonym ("German", a parish of
// the Isle of Man).
func (b *builder) clean() {
	for key, posts := range b.names {
		country, people := false, int32(-1)
		for _, p := range posts {
			k := b.records[p.Place].Kind
			country = country || p.How == 0 && (k == table.Country || k == table.Territory)
			if p.How&speech != 0 {
				people = p.Place
			}
		}
		posts = slices.DeleteFunc(posts, func(p table.Post) bool {
			weak := p.How&(table.Alternate|table.Foreign) != 0
			short := len(key) <= 2 && p.How&(table.Abbrev|table.Bound) == 0 && b.records[p.Place].People < shortName
			return short || weak && (b.rare[key] || (country || people >= 0) && p.How&table.Foreign != 0)
		})
		if len(posts) == 0 {
			delete(b.names, key)
			continue
		}
		for n, p := range posts {
			switch b.records[p.Place].Kind {
			case table.Unit, table.District, table.Town:
				if p.How&speech == 0 && (b.common[key] || people >= 0 && people != p.Place && people != b.records[p.Place].Country) {
					posts[n].How |= table.Word
				}
			}
		}
		b.names[key] = posts
	}
}

func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// plain takes off the marks that transliteration puts on letters.
func plain(name string) string {
	var out strings.Builder
	for _, r := range name {
		switch r {
		case '‘', '’', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '`', '\'', 'ʹ':
			continue
		}
		if r < utf8.RuneSelf {
			out.WriteRune(r)
			continue
		}
		folded := place.Fold(string(r))
		if unicode.IsUpper(r) && folded != "" {
			folded = strings.ToUpper(folded[:1]) + folded[1:]
		}
		out.WriteString(folded)
	}
	return out.String()
}
