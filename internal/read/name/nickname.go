package name

import (
	_ "embed"
	"strings"
	"sync"
)

// nicknamesGz holds "name<TAB>nicknames" a line (carltonnorthern/nicknames,
// see NOTICE).
//
//go:embed data/nicknames.tsv.gz
var nicknamesGz []byte

// nicknames holds the pairs, and for each name all it goes with.
type nicknames struct {
	pairs map[[2]string]bool
	of    map[string][]string
}

var loadNicknames = sync.OnceValue(func() *nicknames {
	text, err := unzip(nicknamesGz)
	if err != nil {
		panic(err) // embedded data
	}
	n := &nicknames{map[[2]string]bool{}, map[string][]string{}}
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
		}
	}
	return n
})

// areNicknames says whether one key is a short form of the other.
func areNicknames(a, b string) bool {
	n := loadNicknames()
	return n.of[a] != nil && n.pairs[[2]string{a, b}]
}

// Nicknames gives the short forms of a key and the names it is short for.
func Nicknames(key string) []string { return loadNicknames().of[key] }
