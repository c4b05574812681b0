package text

import (
	"strings"
	"testing"
)

// Every line of the lexicons is of the form that their headers state.
func TestLexicons(t *testing.T) {
	seen := map[string]bool{}
	for line := range tableLines(abbreviationsTSV) {
		form, when, _ := strings.Cut(line, "\t")
		if form == "" || form != strings.ToLower(form) || strings.HasSuffix(form, ".") {
			t.Errorf("abbreviation %q", line)
		}
		if when != "any" && when != "name" && when != "number" {
			t.Errorf("%q is no condition", when)
		}
		if seen[form] {
			t.Errorf("%q stands there twice", form)
		}
		seen[form] = true
	}
	for line := range tableLines(prefixesTSV) {
		if line != strings.ToLower(line) || strings.ContainsAny(line, " \t-") || seen["-"+line] {
			t.Errorf("prefix %q", line)
		}
		seen["-"+line] = true
	}
	if l := loadTokenLexicon(); len(l.abbreviations) < 50 || len(l.prefixes) < 20 {
		t.Errorf("%d abbreviations, %d prefixes", len(l.abbreviations), len(l.prefixes))
	}
}
