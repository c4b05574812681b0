package name

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
)

// nicknamesGz holds "name<TAB>nicknames" a line (carltonnorthern/nicknames,
// see NOTICE).
//
//go:embed data/nicknames.tsv.gz
var nicknamesGz []byte

// formsTSV holds "forms of one name<TAB>short forms" a line, own work.
//
//go:embed data/forms.tsv
var formsTSV string

// nicknames holds the pairs, for each name all it goes with, and for each short
// form the names that it is short for.
type nicknames struct {
	pairs map[[2]string]bool
	of    map[string][]string
	full  map[string][]string
}

var loadNicknames = sync.OnceValue(func() *nicknames {
	text, err := unzip(nicknamesGz)
	if err != nil {
		panic(err) // embedded data
	}
	n := &nicknames{map[[2]string]bool{}, map[string][]string{}, map[string][]string{}}
	add := func(a, b string) {
		if !n.pairs[[2]string{a, b}] {
			n.pairs[[2]string{a, b}] = true
			n.of[a] = append(n.of[a], b)
		}
	}
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		full, short, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		for _, s := range strings.Fields(short) {
			add(full, s)
			add(s, full)
			n.full[s] = append(n.full[s], full)
		}
	}
	for forms, short := range givenForms() {
		for _, s := range short {
			n.full[s] = slices.Concat(n.full[s], forms)
		}
		for _, f := range forms {
			for _, g := range slices.Concat(forms, short) {
				if f != g {
					add(f, g)
					add(g, f)
				}
			}
		}
	}
	return n
})

// areNicknames says whether one key is a short form of the other, or another language's form.
func areNicknames(a, b string) bool {
	n := loadNicknames()
	return n.of[a] != nil && n.pairs[[2]string{a, b}]
}

// Nicknames gives the short forms of a key, the names it is short for, and its
// forms in other languages.
func Nicknames(key string) []string { return loadNicknames().of[key] }

// ShortFor gives the names that a key is short for.
func ShortFor(key string) []string { return loadNicknames().full[key] }

// givenForms gives the lines of the table: forms of one name, its short forms.
func givenForms() iter.Seq2[[]string, []string] {
	return func(yield func(forms, short []string) bool) {
		for line := range strings.Lines(formsTSV) {
			if line[0] == '#' {
				continue
			}
			forms, short, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
			if !yield(strings.Fields(forms), strings.Fields(short)) {
				return
			}
		}
	}
}

// GivenForms gives the given names of the table of forms and short forms, in
// letters without marks.
func GivenForms() []string {
	var all []string
	for forms, short := range givenForms() {
		all = slices.Concat(all, forms, short)
	}
	return all
}
