package when_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum/internal/read/when"
)

//go:embed testdata/items.tsv
var items string

// kinds are the kinds of time expressions that are read, of words that are none,
// and of input that means no time; each has four sentences or more.
var kinds = []string{
	"days", "months", "years", "decades", "centuries", "seasons", "quarters", "weekdays", "parts of day", "clock times with zones",
	"holidays with computed dates", "durations", "sets", "ranges", "the day before", "two days after his arrest", "the same evening",
	"earlier this month", "by mid-March", "since 2015", "late on Tuesday", "Friday last week", "over the weekend", "ordinals",
	"numerals and words", "day first or month first", "ISO", "RFC 2822", "times of a dateline", "tense decides", "events anchor events",
	"clock words", "offsets", "instant", "other calendars",
	"not dates: May", "Section 12 may", "1,970", "resolution and article numbers", "flight numbers", "other words",
	"bad input",
}

// TestItems reads sentences for every kind of time expression.
func TestItems(t *testing.T) {
	sentences := make(map[string]int)
	for row := range strings.Lines(items) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("%d columns: %q", len(f), row)
		}
		sentences[f[0]]++
		want := []string{}
		if f[2] != "" {
			want = strings.Split(f[2], " ; ")
		}
		got := []string{}
		txt := read(t, "i", f[1])
		c := when.Context{Published: onDay(t, published), Expressions: when.Find(txt)}
		for i := range c.Expressions {
			x := &c.Expressions[i]
			columns := []string{txt.Document.Text[x.Start:x.End], x.Type.String(), c.Value(x), x.Symbol.String()}
			if x.Problem != "" {
				columns = append(columns[:2], "! "+x.Problem)
				if v, _ := c.When(x); v.Known() || c.Value(x) != "" {
					t.Errorf("%s: %q has a value, and a problem", f[1], columns[0])
				}
			}
			got = append(got, strings.Join(columns, " | "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s\n%s", f[0], f[1], diff)
		}
	}
	for _, k := range kinds {
		if sentences[k] < 4 {
			t.Errorf("%s: %d sentences only", k, sentences[k])
		}
		delete(sentences, k)
	}
	for k := range sentences {
		t.Errorf("%q is no kind", k)
	}
}
