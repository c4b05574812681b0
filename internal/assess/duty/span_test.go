package duty

import (
	"testing"

	"pgregory.net/rapid"

	"factum"
	"factum/internal/assess/duty/statute"
)

func spanOf(t fataler, s string) span { return intervalSpan(parseWhen(t, s)) }

func TestWithinALimit(t *testing.T) {
	for _, c := range []struct {
		from, limit, done string
		want              value
	}{
		// days: the day from which they run does not count, the last one does
		{"2020-02-01", "P60D", "2020-04-01", yes},
		{"2020-02-01", "P60D", "2020-04-02", no},
		{"2020-02-01T23:59Z", "P60D", "2020-04-01T23:59Z", yes},
		{"2020-02-01T00:00Z", "P60D", "2020-04-01T23:59Z", yes},
		{"2020-02-01/2020-02-03", "P10D", "2020-02-11", yes},
		{"2020-02-01/2020-02-03", "P10D", "2020-02-12", unknown},
		{"2020-02-01/2020-02-03", "P10D", "2020-02-14", no},
		{"2020-02-01", "P10D", "2020-02-10/2020-02-12", unknown},
		{"2020-01-31", "P1M", "2020-03-02", yes},
		{"2019-02-28", "P1Y", "2020-02-28", yes},
		// hours by the clock
		{"2020-02-01T08:30Z", "PT48H", "2020-02-03T08:30Z", yes},
		{"2020-02-01T08:30Z", "PT48H", "2020-02-03T08:31Z", no},
		{"2020-02-01T08:30Z", "PT48H", "2020-02-03", unknown},
		{"2020-02-01T08:30Z", "PT48H", "2020-02-02", yes},
		{"2020-02-01T08:30Z", "PT48H", "2020-02-04", no},
		{"2020-02-01", "PT48H", "2020-02-03T12:00Z", unknown},
		// hours where the sources tell days alone
		{"2020-02-01", "PT24H", "2020-02-02", yes},
		{"2020-02-01", "PT24H", "2020-02-03", no},
		{"2020-02-01", "PT36H", "2020-02-03", yes},
		{"2020-02-01", "PT36H", "2020-02-04", no},
		{"2020-02-01/2020-02-02", "PT24H", "2020-02-03", unknown},
		{"..", "P10D", "2020-02-03", unknown},
	} {
		d, err := statute.ParseDuration(c.limit)
		if err != nil {
			t.Fatal(err)
		}
		from := anytime
		if c.from != ".." {
			from = spanOf(t, c.from)
		}
		if got := spanOf(t, c.done).by(from, d); got != c.want {
			t.Errorf("%s within %s of %s: %d, want %d", c.done, c.limit, c.from, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		a, b            string
		notBefore, then value // a not before b; a after b
	}{
		{"2020-02-02", "2020-02-01", yes, yes},
		{"2020-02-01", "2020-02-01", yes, unknown},
		{"2020-02-01", "2020-02-02", no, no},
		{"2020-02-01T10:00Z", "2020-02-01T09:00Z", yes, yes},
		{"2020-02-01T09:00Z", "2020-02-01T10:00Z", no, no},
		{"2020-02-01T09:00Z", "2020-02-01", yes, unknown},
		{"2020-02-01/2020-02-05", "2020-02-03", unknown, unknown},
		{"1969-12-31", "1970-01-01", no, no},
		{"1970-01-01", "1969-12-31", yes, yes},
	} {
		a, b := spanOf(t, c.a), spanOf(t, c.b)
		if got := a.notBefore(b); got != c.notBefore {
			t.Errorf("%s not before %s: %d, want %d", c.a, c.b, got, c.notBefore)
		}
		if got := a.after(b); got != c.then {
			t.Errorf("%s after %s: %d, want %d", c.a, c.b, got, c.then)
		}
	}
}

// TestSpansNarrow: knowing a time better never turns a yes into a no.
func TestSpansNarrow(t *testing.T) {
	d := statute.Duration{Days: 10}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (wide, narrow span) {
			lo := rapid.IntRange(0, 40).Draw(t, name)
			hi := lo + rapid.IntRange(0, 10).Draw(t, name+" length")
			l := rapid.IntRange(lo, hi).Draw(t, name+" from")
			h := rapid.IntRange(l, hi).Draw(t, name+" to")
			day := func(n int) factum.Day { return epoch.Add(n - 20) }
			return intervalSpan(factum.Between(day(lo), day(hi))), intervalSpan(factum.Between(day(l), day(h)))
		}
		a, a2 := draw("a")
		b, b2 := draw("b")
		for name, f := range map[string]func(a, b span) value{
			"notBefore": span.notBefore, "after": span.after, "by": func(a, b span) value { return a.by(b, d) },
		} {
			if wide, narrow := f(a, b), f(a2, b2); wide != unknown && wide != narrow {
				t.Fatalf("%s: %d of the wide spans, %d of the narrow ones", name, wide, narrow)
			}
		}
	})
}

func TestInstantsAreDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := epoch.Add(rapid.IntRange(-200_000, 100_000).Draw(t, "day"))
		if got := dayStart(day).moment(false).Day; got != day {
			t.Fatalf("%s comes back as %s", day, got)
		}
		if got := (dayStart(day) + minutesOfDay - 1).moment(false).Day; got != day {
			t.Fatalf("the last minute of %s is on %s", day, got)
		}
	})
}
