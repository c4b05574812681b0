package name

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"factum/internal/read/name/romanise"
)

// groupsGz holds the usual Latin spellings of tokens in other scripts, made by
// learn from romanisation pairs.
//
//go:embed data/groups.tsv.gz
var groupsGz []byte

type usualSpelling struct {
	latin string
	cost  float64 // nats: the rarer among the token's spellings, the dearer
}

var groupScripts = map[string]romanise.Script{"ar": romanise.Arabic, "he": romanise.Hebrew, "cy": romanise.Cyrillic,
	"ka": romanise.Kana, "ko": romanise.Hangul, "zh": romanise.Han}

// loadGroups keeps the lines as they are; they are read when they are looked up.
var loadGroups = sync.OnceValue(func() map[romanise.Script]map[string]string {
	text, err := unzip(groupsGz)
	if err != nil {
		panic(err) // embedded data
	}
	m := map[romanise.Script]map[string]string{}
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		s := groupScripts[f[0]]
		if m[s] == nil {
			m[s] = map[string]string{}
		}
		m[s][f[1]] = f[2]
	}
	return m
})

// usualSpellings gives the learned Latin spellings of a token in
// transliteration, the most usual first.
func usualSpellings(key string, s romanise.Script) []usualSpelling {
	var list []usualSpelling
	var most float64
	for f := range strings.FieldsSeq(loadGroups()[s][key]) {
		latin, percent, _ := strings.Cut(f, ":")
		share, err := strconv.ParseFloat(percent, 64)
		if err != nil {
			continue
		}
		most = max(most, share)
		list = append(list, usualSpelling{latin, groupCost * math.Log(most/share)})
	}
	return list
}

// groupCost is how much of the surprise at a rarer spelling is counted.
const groupCost = 0.4
