package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/place"
	"factum/internal/read/place/table"
)

// The population from which a town's other names are taken from GeoNames'
// unsorted list: where names are romanised, spellings differ in every report.
const (
	alternatesLatin     = 50_000
	alternatesRomanised = 5_000
)

// townName gives the name under which a town is shown.
func (b *builder) townName(t town) string {
	if b.script[t.country] == "" {
		return t.name
	}
	if en := b.labels["en"][fmt.Sprint(t.number)]; en != "" && place.Fold(en) == place.Fold(t.name) {
		return plain(en)
	}
	return plain(t.name)
}

func (b *builder) nameTowns(selected []town) error {
	for _, t := range selected {
		i, id := b.index[fmt.Sprint("gn", t.number)], fmt.Sprint(t.number)
		for _, n := range []string{b.records[i].Name, t.name, t.ascii, b.labels["en"][id]} {
			b.name(i, n, 0)
			if b.script[t.country] == "Arab" {
				if bare, ok := withoutArticle(n); ok {
					b.name(i, bare, 0)
				}
			}
		}
		for _, lang := range languages {
			b.label(i, b.labels[lang][id], lang, t.country)
		}
		least := uint32(alternatesLatin)
		if b.script[t.country] != "" {
			least = alternatesRomanised
		}
		if t.people < least && b.records[i].Flags&(table.Capital|table.Seat) == 0 {
			continue
		}
		for _, n := range t.alternates {
			if isAlternate(n) {
				b.name(i, n, table.Alternate)
			}
		}
	}
	l := b.townWords
	for _, row := range l.rows {
		i, ok := b.index[l.get(row, "id")]
		if !ok {
			return fmt.Errorf("towns.tsv: no town %q (%s)", l.get(row, "id"), l.get(row, "name"))
		}
		b.name(i, l.get(row, "name"), 0)
		b.variants(i, l.list(row, "names"))
		b.demonyms(i, l, row)
	}
	return nil
}

// isAlternate picks from GeoNames' list what can stand in a text as a name:
// Latin letters, a capital in front (transliterations of Chinese and Japanese
// spellings have none), no code of an airport.
func isAlternate(name string) bool {
	if !isLatin(name) || len(place.Fold(name)) < 4 || strings.ContainsAny(name, "0123456789(),;/") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) && !strings.HasPrefix(name, "al-") && !strings.HasPrefix(name, "el-") && !strings.HasPrefix(name, "'s-") {
		return false
	}
	return strings.ToUpper(name) != name
}

// withoutArticle takes the Arabic article off a romanised name.
func withoutArticle(name string) (string, bool) {
	key := place.Fold(name)
	for _, a := range []string{"al ", "el ", "an ", "ar ", "as ", "ash ", "at ", "az ", "ad "} {
		if rest, ok := strings.CutPrefix(key, a); ok && len(rest) >= 4 {
			return rest, true
		}
	}
	return "", false
}
