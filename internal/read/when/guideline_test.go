package when_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

//go:embed testdata/guideline.tsv
var guideline string

// TestGuideline holds the reader against the guidelines of TIMEX3.
func TestGuideline(t *testing.T) {
	rows := 0
	for row := range strings.Lines(guideline) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		sentence, answers, ok := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		if !ok {
			t.Fatalf("no answers: %q", row)
		}
		rows++
		want := []string{}
		if answers != "" {
			want = strings.Split(answers, " ; ")
		}
		if diff := cmp.Diff(want, summary(t, read(t, "g", sentence), onDay(t, "2013-03-20"))); diff != "" {
			t.Errorf("%s\n%s", sentence, diff)
		}
	}
	if rows < 200 {
		t.Errorf("%d sentences only", rows)
	}
}
