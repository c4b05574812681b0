package train

import (
	"strings"
	"testing"

	"factum/internal/read/text"
)

// A headline leaves out articles, forms of be and the stop, and keeps the
// tree.
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
		if got := strings.Join(forms, " "); got != "court told nothing" && got != "Police arrested court" {
			t.Errorf("headline %q", got)
		}
	}
}
