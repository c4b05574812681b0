package printed

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// show gives a date as "text = days", with what else is said of it.
func show(s string, d Date) string {
	out := fmt.Sprintf("%s = %s", s[d.Start:d.End], d.Interval())
	if d.Ambiguous {
		out = fmt.Sprintf("%s = %s or %s", s[d.Start:d.End], d.First, d.Last)
	}
	if d.Weekday != "" {
		out += ", not " + d.Weekday
	}
	if d.UTC {
		out += fmt.Sprintf(", UTC %d", d.Hour)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		in    string
		order Order
		want  []string
	}{
		{"10 February 2025", UnknownOrder, []string{"10 February 2025 = 2025-02-10"}},
		{"**Ann Lee****10 February 2025**", UnknownOrder, []string{"10 February 2025 = 2025-02-10"}},
		{"Saturday, 13 April 2024, 14:20 GMT", UnknownOrder, []string{"Saturday, 13 April 2024 = 2024-04-13"}},
		{"Sunday 13 April 2024", UnknownOrder, []string{"Sunday 13 April 2024 = 2024-04-13, not Sunday"}},
		{"Sat. 13th of April, 2024", UnknownOrder, []string{"Sat. 13th of April, 2024 = 2024-04-13"}},
		{"April 12, 2024 and Feb. 3rd 2025", UnknownOrder, []string{"April 12, 2024 = 2024-04-12", "Feb. 3rd 2025 = 2025-02-03"}},
		{"12-Sept-2024", UnknownOrder, []string{"12-Sept-2024 = 2024-09-12"}},
		{"2024-04-12", UnknownOrder, []string{"2024-04-12 = 2024-04-12"}},
		{"2024/4/12", UnknownOrder, []string{"2024/4/12 = 2024-04-12"}},
		{"2024-04-12T23:10:00Z", UnknownOrder, []string{"2024-04-12 = 2024-04-12, UTC 23"}},
		{"2024-04-12T23:10:00+02:00", UnknownOrder, []string{"2024-04-12 = 2024-04-12"}},
		{"Fri, 12 Apr 2024 23:10:00 +0200", UnknownOrder, []string{"Fri, 12 Apr 2024 = 2024-04-12"}},
		{"03/04/2024", UnknownOrder, []string{"03/04/2024 = 2024-03-04 or 2024-04-03"}},
		{"03/04/2024", MonthFirst, []string{"03/04/2024 = 2024-03-04"}},
		{"03/04/2024", DayFirst, []string{"03/04/2024 = 2024-04-03"}},
		{"13/04/2024 04/13/2024 05/05/2024", UnknownOrder, []string{"13/04/2024 = 2024-04-13", "04/13/2024 = 2024-04-13", "05/05/2024 = 2024-05-05"}},
		{"3.4.2024", MonthFirst, []string{"3.4.2024 = 2024-04-03"}},
		{"June 2024", UnknownOrder, []string{"June 2024 = 2024-06-01/2024-06-30"}},
		{"December 2024", UnknownOrder, []string{"December 2024 = 2024-12-01/2024-12-31"}},
		{"30 February 2024, 45 May 2024, 31/02/2024, 2024-13-01", UnknownOrder, nil},
		{"April 12, the 2024 law of 12 April", UnknownOrder, nil},
		{"192.168.10.2024 and 12,000 May voters", UnknownOrder, nil},
		{"March 12", UnknownOrder, nil},
	} {
		var got []string
		for _, d := range Find(test.in, test.order) {
			got = append(got, show(test.in, d))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.in, diff)
		}
	}
}

func TestDeclared(t *testing.T) {
	for in, want := range map[string]string{
		"20240412": "2024-04-12 = 2024-04-12", " 2024-04-12 08:00 ": "2024-04-12 = 2024-04-12",
		"Fri, 12 Apr 2024": "Fri, 12 Apr 2024 = 2024-04-12", "about 2024-04-12": "", "": "", "yesterday": "",
	} {
		got := ""
		if d, ok := Declared(in, UnknownOrder); ok {
			got = show(normal(in), d)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFindStaysInside(t *testing.T) {
	parts := []string{"12", "2024", "31", " ", ",", ".", "-", "/", "April", "Feb", "Friday", "th", "of", "é", "T10:00Z", "\n", "x"}
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts") {
			s += p
		}
		at := 0
		for _, d := range Find(s, UnknownOrder) {
			if d.End <= d.Start || d.End > len(s) || d.Start < 0 || d.End <= at || !d.First.Known() || d.Last < d.First {
				t.Fatalf("%q: %+v after %d", s, d, at)
			}
			at = d.End
		}
	})
}
