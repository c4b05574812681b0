package factum

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDayRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := DayOf(rapid.IntRange(1, 9999).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"))
		back, err := ParseDay(d.String())
		if err != nil || back != d {
			t.Fatalf("%s came back as %s: %v", d, back, err)
		}
		n := rapid.IntRange(-100000, 100000).Draw(t, "days")
		if got := d.Add(n).Sub(d); got != n {
			t.Fatalf("%s + %d days - itself = %d", d, n, got)
		}
		if got := d.Add(n).Time().Sub(d.Time()); got != time.Duration(n)*24*time.Hour {
			t.Fatalf("%s + %d days is %s later", d, n, got)
		}
	})
}

func TestDayOfKnowsTheCalendar(t *testing.T) {
	for _, c := range []struct {
		y, d int
		m    time.Month
		want string
	}{
		{2024, 29, 2, "2024-02-29"}, {2023, 29, 2, ""}, {1970, 1, 1, "1970-01-01"}, {1969, 31, 12, "1969-12-31"}, {2025, 31, 4, ""},
	} {
		if got := DayOf(c.y, c.m, c.d).String(); got != c.want {
			t.Errorf("DayOf(%d, %d, %d) = %q, want %q", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestMomentJSON(t *testing.T) {
	for _, s := range []string{`"2025-01-19"`, `"2025-01-19T02:33Z"`, `"2025-01-19T00:00Z"`, `null`} {
		var m Moment
		if err := json.Unmarshal([]byte(s), &m); err != nil {
			t.Fatal(err)
		}
		back, err := json.Marshal(m)
		if err != nil || string(back) != s {
			t.Errorf("%s came back as %s: %v", s, back, err)
		}
	}
	for _, s := range []string{`"2025-02-30"`, `"19 January"`, `5`, `"2025-01-19T25:00Z"`} {
		var m Moment
		if err := json.Unmarshal([]byte(s), &m); err == nil {
			t.Errorf("%s was read as %s", s, m)
		}
	}
}

func interval(t *rapid.T, name string) Interval {
	end := func(label string) Day {
		if rapid.Bool().Draw(t, label+" known") {
			return DayOf(2025, 1, 1).Add(rapid.IntRange(0, 30).Draw(t, label))
		}
		return 0
	}
	a, b := end(name+" from"), end(name+" to")
	if a != 0 && b != 0 && a > b {
		a, b = b, a
	}
	return Between(a, b)
}

func TestIntervalsMeetWhereTheyShareADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := interval(t, "v"), interval(t, "w")
		holds := func(x Interval, d Day) bool {
			return (x.From.Day == 0 || x.From.Day <= d) && (x.To.Day == 0 || d <= x.To.Day)
		}
		shared := false
		for n := -40; n <= 80; n++ {
			d := DayOf(2025, 1, 1).Add(n)
			both := holds(v, d) && holds(w, d)
			shared = shared || both
			if cut, ok := v.Cut(w); ok && holds(cut, d) != both {
				t.Fatalf("%s cut with %s is %s, wrong on %s", v, w, cut, d)
			}
		}
		if v.Meets(w) != shared {
			t.Fatalf("%s meets %s: %t, share a day: %t", v, w, v.Meets(w), shared)
		}
		if cut, ok := v.Cut(w); ok && (!cut.Within(v) || !cut.Within(w)) {
			t.Fatalf("%s is not within %s and %s", cut, v, w)
		}
	})
}
