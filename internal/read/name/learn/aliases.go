package main

import (
	"path/filepath"
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/name/romanise"
)

// aliasWeight is what a pair from the registers counts: they show how one
// listed person's name is spelled, which is what the costs are for.
const aliasWeight = 3

// aliases gives pairs of spellings from the registers' aliases that are
// spelling variants of the primary name: parts that the other name does not
// have letter by letter, each with the nearest one left.
func aliases(folder string) ([]pair, error) {
	var pairs []pair
	for _, register := range []string{"un", "ofac"} {
		primary := map[string]string{}
		err := lines(filepath.Join(folder, register+"_register.tsv"), func(l string) {
			id, text, _ := strings.Cut(l, "\t")
			primary[id] = text
		})
		if err != nil {
			return nil, err
		}
		err = lines(filepath.Join(folder, register+"_queries.tsv"), func(l string) {
			f := strings.Split(l, "\t")
			if len(f) == 4 && f[2] == "yes" {
				pairs = append(pairs, alignAlias(f[3], primary[f[0]])...)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return pairs, nil
}

func alignAlias(a, b string) []pair {
	keys := func(text string) []string {
		n := name.Parse(text)
		var keys []string
		for _, p := range n.Core() {
			if p.Script == romanise.Latin && p.Role != name.Initial && strings.Trim(p.Key, "abcdefghijklmnopqrstuvwxyz") == "" {
				keys = append(keys, p.Key)
			}
		}
		return keys
	}
	as, bs := keys(a), keys(b)
	used := make([]bool, len(bs))
	var rest []string
	for _, x := range as {
		found := false
		for j, y := range bs {
			if !used[j] && x == y {
				used[j], found = true, true
				break
			}
		}
		if !found {
			rest = append(rest, x)
		}
	}
	var pairs []pair
	for _, x := range rest {
		best, dist := -1, 0.6
		for j, y := range bs {
			if d := float64(levenshtein(x, y)) / float64(max(len(x), len(y))); !used[j] && d < dist && near(x, y) {
				best, dist = j, d
			}
		}
		if best >= 0 {
			used[best] = true
			pairs = append(pairs, pair{min(x, bs[best]), max(x, bs[best]), aliasWeight})
		}
	}
	return pairs
}

func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := diagonal
			if a[i] != b[j] {
				d++
			}
			diagonal = row[j+1]
			row[j+1] = min(d, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
