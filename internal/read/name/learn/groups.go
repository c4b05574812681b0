package main

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// What is kept of the groups: usual spellings of tokens that occur often, and
// spellings that letters do not explain.
const (
	usual     = 6    // occurrences from which a token's spellings are kept as a group
	seldom    = 2    // occurrences that an unexplained spelling needs
	leastPart = 0.04 // share of a token's occurrences that a spelling needs
	spellings = 4    // spellings a token keeps
	explained = 0.45 // cost a letter up to which letters explain a spelling
)

// groupsFile writes for each script the tokens with their usual Latin
// spellings and what share of the occurrences each has.
func (s *source) groupsFile(out string, costs map[string]*phonetic.Model) error {
	var b strings.Builder
	b.WriteString("# Usual Latin spellings of tokens: script, token in transliteration, spelling:share in percent. Made by learn; sources in NOTICE.\n")
	n := 0
	for _, set := range sortedKeys(s.groups) {
		script := netScript[set]
		merged := map[string]map[string]float64{}
		for _, o := range sortedKeys(s.groups[set]) {
			key := romanise.Letters(o, script)
			if len(key) < 2 || len(key) > 24 || utf8.RuneCountInString(o) < 2 {
				continue
			}
			if merged[key] == nil {
				merged[key] = map[string]float64{}
			}
			for _, v := range s.groups[set][o] {
				merged[key][v.latin] += v.count
			}
		}
		for _, key := range sortedKeys(merged) {
			var total float64
			for _, c := range merged[key] {
				total += c
			}
			vs := sortedKeys(merged[key])
			slices.SortStableFunc(vs, func(a, b string) int { return cmp.Compare(merged[key][b], merged[key][a]) })
			var kept []string
			for _, v := range vs {
				c := merged[key][v]
				if len(kept) == spellings || c < leastPart*total || c < seldom || len(v) > 24 {
					break
				}
				x, y := phonetic.Prepare(key), phonetic.Prepare(v)
				d := costs[set].Distance(&x, &y, 60)
				if total < usual && d < explained*float64(len(v)) {
					continue
				}
				kept = append(kept, fmt.Sprintf("%s:%.0f", v, math.Ceil(100*c/total)))
			}
			if len(kept) > 0 {
				fmt.Fprintf(&b, "%s\t%s\t%s\n", setScript[set], key, strings.Join(kept, " "))
				n++
			}
		}
	}
	fmt.Printf("groups\t%d tokens\n", n)
	return writeGzip(filepath.Join(out, "data", "groups.tsv.gz"), b.String())
}

var setScript = map[string]string{"arabic": "ar", "hebrew": "he", "russian": "cy", "katakana": "ka", "korean": "ko", "chinese": "zh"}
