package main

import (
	"slices"
	"strings"
	"testing"

	"factum/internal/read/place"
)

// TestTableFollowsLexicons says whether every row of the lexicons is in the
// table that ships: a place of that id, under each of its names.
func TestTableFollowsLexicons(t *testing.T) {
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	for file, id := range map[string]string{"countries.tsv": "code", "areas.tsv": "id", "units.tsv": "code", "towns.tsv": "id"} {
		l, err := readLexicon("../lexicon", file)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, row := range l.rows {
			code := l.get(row, id)
			if seen[code] {
				t.Errorf("%s: %s stands twice", file, code)
			}
			seen[code] = true
			p, ok := g.ByID(code)
			if !ok {
				t.Errorf("%s: %s is not in the table: compile it anew", file, code)
				continue
			}
			if name := l.get(row, "name"); name != "" && p.Name != name {
				t.Errorf("%s: %s is %q in the table, not %q: compile it anew", file, code, p.Name, name)
			}
			is := func(q place.Place) bool { return q.ID == code }
			for _, n := range l.list(row, "names") {
				weak := strings.HasPrefix(n, "~")
				if n = strings.TrimLeft(n, "^~"); !slices.ContainsFunc(g.Lookup(n), is) && !weak {
					t.Errorf("%s: %s is not found as %q", file, code, n)
				}
			}
			for _, a := range l.list(row, "adjectives") {
				if !slices.ContainsFunc(g.Demonyms(a), is) {
					t.Errorf("%s: %s has no demonym %q", file, code, a)
				}
			}
			for _, noun := range l.list(row, "people") {
				for _, form := range people(noun) {
					if !slices.ContainsFunc(g.Demonyms(form), is) {
						t.Errorf("%s: %s has no people %q", file, code, form)
					}
				}
			}
		}
	}
}

func TestHeaderNamesSourcesAndLicences(t *testing.T) {
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"GeoNames", "CC BY 4.0", "Unicode License v3", "SCOWL"} {
		if !strings.Contains(g.Sources(), want) {
			t.Errorf("the table's header doesn't name %s", want)
		}
	}
	if g.Sources() != header() {
		t.Error("the table's header is another than the compiler writes: compile it anew")
	}
}

func TestParseMO(t *testing.T) {
	// one pair, "IT.12" = "Piemonte", and the header entry of every catalogue
	data := []byte("\xde\x12\x04\x95\x00\x00\x00\x00\x02\x00\x00\x00\x1c\x00\x00\x00\x2c\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x00\x00\x00\x00\x3c\x00\x00\x00\x05\x00\x00\x00\x3d\x00\x00\x00\x01\x00\x00\x00\x43\x00\x00\x00\x08\x00\x00\x00\x45\x00\x00\x00" +
		"\x00IT.12\x00x\x00Piemonte\x00")
	labels, err := parseMO(data)
	if err != nil || len(labels) != 1 || labels["IT.12"] != "Piemonte" {
		t.Errorf("parseMO gives %v, %v", labels, err)
	}
	for i := range data[:0x44] {
		if _, err := parseMO(data[:i]); err == nil && i < 4 {
			t.Errorf("%d bytes are taken as a catalogue", i)
		}
	}
}

func FuzzParseMO(f *testing.F) {
	f.Add([]byte("\xde\x12\x04\x95"))
	f.Fuzz(func(t *testing.T, data []byte) {
		labels, err := parseMO(data)
		if err != nil && labels != nil {
			t.Error("labels with an error")
		}
	})
}
