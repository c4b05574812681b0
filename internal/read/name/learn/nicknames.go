package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// nicknames brings the list of English nicknames into the form that is embedded.
func nicknames(folder, out string) error {
	short := map[string][]string{}
	letters := func(s string) bool { return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }
	err := lines(filepath.Join(folder, "nicknames.csv"), func(l string) {
		f := strings.Split(strings.ToLower(l), ",")
		if len(f) == 3 && f[1] == "has_nickname" && letters(f[0]) && letters(f[2]) && f[0] != f[2] && !slices.Contains(short[f[0]], f[2]) {
			short[f[0]] = append(short[f[0]], f[2])
		}
	})
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# English names and their short forms. Made by learn from carltonnorthern/nicknames (Apache-2.0).\n")
	for _, k := range sortedKeys(short) {
		fmt.Fprintf(&b, "%s\t%s\n", k, strings.Join(short[k], " "))
	}
	return writeGzip(filepath.Join(out, "data", "nicknames.tsv.gz"), b.String())
}
