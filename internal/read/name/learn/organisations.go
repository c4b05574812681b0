package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum/internal/read/name"
)

// Symbols of rigour that name one organisation or one person, not a kind of
// word: no rule of ours is about somebody.
var ofSomebody = []string{"alqaeda", "hezbollah", "irgc", "pla", "ccp", "cia"}

// organisations brings the legal forms and the words of organisations' names
// into one table: kind, canonical word, the phrases that stand for it.
func organisations(folder, out string) error {
	var forms struct {
		Types []struct {
			Display string   `yaml:"display"`
			Compare *string  `yaml:"compare"`
			Generic string   `yaml:"generic"`
			Aliases []string `yaml:"aliases"`
		} `yaml:"types"`
	}
	if err := readYAML(filepath.Join(folder, "symbols", "names", "org_types.yml"), &forms); err != nil {
		return err
	}
	var symbols struct {
		Symbols map[string][]string `yaml:"org_symbols"`
		Domains map[string][]string `yaml:"org_domains"`
	}
	if err := readYAML(filepath.Join(folder, "symbols", "names", "symbols.yml"), &symbols); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("# Legal forms and words of organisations' names: kind, canonical word, phrases. Made by learn from rigour (OpenSanctions, MIT).\n")
	seen := map[string]bool{}
	line := func(kind, word string, phrases []string) {
		var list []string
		for _, p := range phrases {
			if p = name.FoldPhrase(p); p != "" && !seen[p] {
				seen[p] = true
				list = append(list, p)
			}
		}
		slices.Sort(list)
		if len(list) > 0 {
			fmt.Fprintf(&b, "%s\t%s\t%s\n", kind, word, strings.Join(list, "|"))
		}
	}
	for _, t := range forms.Types {
		word := t.Generic
		if word == "" {
			word = t.Display
		}
		line("form", strings.ToLower(name.FoldPhrase(word)), append(t.Aliases, t.Display))
	}
	for _, m := range []map[string][]string{symbols.Symbols, symbols.Domains} {
		for _, k := range sortedKeys(m) {
			if !slices.Contains(ofSomebody, k) {
				line("word", k, m[k])
			}
		}
	}
	return writeGzip(filepath.Join(out, "data", "organisations.tsv.gz"), b.String())
}

func readYAML(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the data: %w", err)
	}
	if err := yaml.Unmarshal(data, v); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}
