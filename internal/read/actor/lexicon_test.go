package actor

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	classes := []string{"honorific", "suffix", "noun", "relation", "crowd", "say", "alias", "former", "lead", "script", "pursue", "assail", "organ", "office", "body", "regnal", "article", "undergone", "official", "settlement", "craft"}
	values := map[string]string{"honorific": "mf-", "noun": "mf-", "crowd": "op"}
	seen := map[string]bool{}
	used := map[string]bool{}
	for line := range strings.Lines(wordTable) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[1] == "" || f[2] == "" {
			t.Errorf("%q hasn't three columns", line)
			continue
		}
		if !slices.Contains(classes, f[0]) {
			t.Errorf("%q is of no known class", line)
		}
		if v, ok := values[f[0]]; ok && !strings.Contains(v, f[2]) {
			t.Errorf("%q has another value than %q", line, v)
		}
		if strings.ToLower(f[1]) != f[1] || seen[f[0]+f[1]] {
			t.Errorf("%q isn't in lower case, or stands there twice", line)
		}
		seen[f[0]+f[1]] = true
		used[f[0]] = true
	}
	for _, c := range classes {
		if !used[c] {
			t.Errorf("no word is of the class %s", c)
		}
	}
}

func TestTables(t *testing.T) {
	if n := len(given()); n < 20000 || given()["maria"] != Female || given()["boris"] != Male {
		t.Errorf("%d given names", n)
	}
	if _, err := parseAntecedents(antecedentTable); err != nil {
		t.Error(err)
	}
	if m := kinds(); len(m.words[lexLemma]) < 1000 {
		t.Errorf("the model of kinds knows %d nouns", len(m.words[lexLemma]))
	}
}
