package duty

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestPlainWordsAreWords holds the short way against the long one: a text, and
// the same text behind a letter that keeps it from being ASCII.
func TestPlainWordsAreWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("aArtZ 09.,-\n’'()article59 rules Resolution")), -1, 60, -1).Draw(t, "text")
		if diff := cmp.Diff(words("ß. " + s)[1:], append([]string{}, words(s)...)); diff != "" {
			t.Fatalf("%q: %s", s, diff)
		}
	})
}
