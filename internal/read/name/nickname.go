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

var loadNicknames = sync.OnceValue(func() map[[2]string]bool {
	text, err := unzip(nicknamesGz)
	if err != nil {
		panic(err) // embedded data
	}
	m := map[[2]string]bool{}
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		full, short, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		for _, s := range strings.Fields(short) {
			m[[2]string{full, s}] = true
			m[[2]string{s, full}] = true
		}
	}
	return m
})

// areNicknames says whether one key is a short form of the other.
func areNicknames(a, b string) bool { return loadNicknames()[[2]string{a, b}] }
