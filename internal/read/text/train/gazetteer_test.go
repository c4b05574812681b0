package train

import (
	"strings"
	"testing"
)

// Every line of namewords.tsv begins with a kind that is known, and no word
// stands twice in it. A word may stand under two kinds.
func TestNameWords(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(nameWords) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		kind, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if wordKinds[kind] == 0 {
			t.Errorf("%q is no kind", kind)
		}
		for word := range strings.FieldsSeq(words) {
			if seen[kind+" "+word] {
				t.Errorf("%q stands twice under %s", word, kind)
			}
			seen[kind+" "+word] = true
		}
	}
	if len(seen) < 300 {
		t.Errorf("%d words only", len(seen))
	}
}
