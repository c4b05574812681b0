package phonetic

import (
	"testing"

	"pgregory.net/rapid"
)

// TestEdits compares the bit vectors with the table of Levenshtein's distance.
func TestEdits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-eHS']{0,16}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		p := NewPattern(a)
		x, y := a[:min(len(a), packedLetters)], b[:min(len(b), packedLetters)]
		if got, want := p.Edits(Pack(b)), levenshtein(x, y); got != want {
			t.Errorf("%q, %q: %d edits, want %d", a, b, got, want)
		}
	})
}

func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0]++
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d++
			}
			last = row[j+1]
			row[j+1] = min(d, last+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func TestHard(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"rahim": "rm", "mSry": "mSr", "": "", "aeiou": ""} {
		if got := Hard(in); got != want {
			t.Errorf("Hard(%q) = %q, want %q", in, got, want)
		}
		if got, want := Pack(in).Hard(), Pack(want); got != want {
			t.Errorf("Pack(%q).Hard() = %x, want %x", in, got, want)
		}
	}
}
