package record

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestLexicons checks the tables of words: each word is lower-case, and stands
// for one class of its group.
func TestLexicons(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"exclusions": exclusionsEnglish, "quantities": quantitiesEnglish, "speakers": speakersEnglish} {
		if !strings.HasPrefix(string(data), "#") || !strings.Contains(string(data), "Apache-2.0") {
			t.Errorf("%s: no header with its licence", name)
		}
		var groups map[string]map[string][]string
		if err := yaml.Unmarshal(data, &groups); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for group, classes := range groups {
			seen := map[string]string{}
			for class, words := range classes {
				if len(words) == 0 {
					t.Errorf("%s: %s/%s is empty", name, group, class)
				}
				for _, w := range words {
					if w == "" || w != strings.ToLower(w) {
						t.Errorf("%s: %q of %s/%s is not lower-case", name, w, group, class)
					}
					if seen[w] != "" {
						t.Errorf("%s: %q stands for %s and for %s", name, w, seen[w], class)
					}
					seen[w] = class
				}
			}
		}
	}
	for _, group := range []string{"means", "where", "instrument", "terms", "kin", "bench", "holder", "deed", "force"} {
		if len(exclusions()[group]) == 0 {
			t.Errorf("no group %q", group)
		}
	}
	if got := topic("suitcases"); got != "thing:luggage" {
		t.Errorf("suitcases are of %q", got)
	}
}
