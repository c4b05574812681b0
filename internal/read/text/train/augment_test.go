package train

import (
	"strings"
	"testing"

	"factum/internal/read/text"
)

// A headline leaves out articles, forms of be and the stop, stands in the
// present tense, and keeps the tree.
func TestHeadline(t *testing.T) {
	for s, err := range text.ReadCoNLLU(strings.NewReader(bankSample)) {
		if err != nil {
			t.Fatal(err)
		}
		var forms []string
		x := headline(s)
		for i := range x.Tokens {
			forms = append(forms, x.Tokens[i].Form)
			if h := x.Tokens[i].Head; h >= len(x.Tokens) || (h < 0) != (x.Tokens[i].Rel == text.Root) {
				t.Errorf("head %d of %s", h, x.Tokens[i].Form)
			}
		}
		if got := strings.Join(forms, " "); got != "court told nothing" && got != "Police arrest court" {
			t.Errorf("headline %q", got)
		}
	}
}

func TestThirdPerson(t *testing.T) {
	for lemma, want := range map[string]string{"arrest": "arrests", "deny": "denies", "say": "says", "pass": "passes", "have": "has", "go": "goes", "reach": "reaches"} {
		if got := thirdPerson(lemma); got != want {
			t.Errorf("%s: %s, want %s", lemma, got, want)
		}
	}
}
