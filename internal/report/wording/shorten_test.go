package wording

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"a rather long line of words", 16, "a rather long…"},
		{strings.Repeat("x", 30), 10, strings.Repeat("x", 9) + "…"},
		{"漢字漢字漢字", 7, "漢字漢…"},
	} {
		if got := Shorten(c.in, c.n); got != c.want || uniseg.StringWidth(got) > c.n {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}
