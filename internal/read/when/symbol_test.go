package when_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/read/when"
)

// fieldsOf draws fields as the grammar makes them.
func fieldsOf(t *rapid.T, dated bool) when.Fields {
	var f when.Fields
	small := func(label string, max int) uint8 { return uint8(rapid.IntRange(1, max).Draw(t, label)) }
	if dated && rapid.Bool().Draw(t, "year") {
		switch rapid.IntRange(0, 4).Draw(t, "span") {
		case 0:
			f.Year, f.Span = int32(rapid.IntRange(100, 219).Draw(t, "decade")), when.Decade
			return f
		case 1:
			f.Year, f.Span = int32(rapid.IntRange(10, 21).Draw(t, "century")), when.Century
			return f
		case 2:
			f.Year, f.Span = int32(-rapid.IntRange(1, 9999).Draw(t, "BC")), when.Year
		default:
			f.Year, f.Span = int32(rapid.IntRange(1, 9999).Draw(t, "year")), when.Year
		}
	}
	switch rapid.IntRange(0, 8).Draw(t, "shape") {
	case 0:
		f.Month, f.Day = small("month", 12), small("day", 31)
	case 1:
		f.Month = small("month", 12)
	case 2:
		f.Weekday = small("weekday", 7)
	case 3:
		f.Season = when.Season(small("season", 4))
	case 4:
		f.Quarter = small("quarter", 4)
	case 5:
		f.Holiday = rapid.SampledFrom([]string{"easter", "ramadan", "christmas", "eid-al-fitr", "memorial"}).Draw(t, "holiday")
	case 6:
		f.Week = small("week", 53)
	case 7:
		f.Weekend = true
	case 8:
		f.Month, f.Day, f.Weekday = small("month", 12), small("day", 31), small("weekday", 7)
	}
	switch rapid.IntRange(0, 4).Draw(t, "time") {
	case 0:
		f.Part = when.Part(small("part", 7))
	case 1:
		f.Clock = when.Clock{Hour: small("hour", 24), Minute: uint8(rapid.IntRange(0, 60).Draw(t, "minute"))}
		if f.Clock.Minute > 0 && rapid.Bool().Draw(t, "seconds") {
			f.Clock.Second = small("second", 60)
		}
		if rapid.Bool().Draw(t, "zoned") {
			f.Clock.Zoned, f.Clock.Zone = true, int16(rapid.IntRange(-12*4, 14*4).Draw(t, "zone")*15)
		} else if rapid.Bool().Draw(t, "placed") {
			f.Clock.Zoned = true
			f.Clock.Place = rapid.SampledFrom([]string{"Europe/Rome", "America/Port-au-Prince", "Asia/Kathmandu", "Etc/GMT+3", "UTC"}).Draw(t, "place")
		} else if rapid.Bool().Draw(t, "half") {
			f.Clock.Half = 1
		}
	}
	return f
}

func stepOf(t *rapid.T) when.Step {
	units := []when.Unit{when.Minute, when.Hour, when.Day, when.Week, when.Weekend, when.Month, when.Quarter, when.SeasonUnit, when.Half, when.Year, when.Decade, when.Century}
	switch rapid.IntRange(0, 3).Draw(t, "op") {
	case 0:
		st := when.Step{Op: when.Shift, N: int32(rapid.IntRange(-500, 500).Draw(t, "n")), Unit: rapid.SampledFrom(units).Draw(t, "unit")}
		if st.N != 0 && rapid.IntRange(0, 9).Draw(t, "few") == 0 {
			st.Few, st.N = true, max(-1, min(1, st.N))
		}
		st.Exact = !st.Few && st.Unit >= when.Day && rapid.Bool().Draw(t, "exact")
		return st
	case 1:
		return when.Step{Op: when.Within, Fields: fieldsOf(t, false)}
	case 2:
		d := rapid.SampledFrom([]when.Direction{when.Earlier, when.Until, when.Nearest, when.From, when.Later}).Draw(t, "direction")
		return when.Step{Op: when.Seek, Direction: d, Fields: fieldsOf(t, false)}
	}
	n := int32(rapid.IntRange(1, 5).Draw(t, "nth"))
	if rapid.Bool().Draw(t, "last") {
		n = -n
	}
	if rapid.Bool().Draw(t, "weekday") {
		return when.Step{Op: when.Nth, N: n, Fields: when.Fields{Weekday: uint8(rapid.IntRange(1, 7).Draw(t, "w"))}}
	}
	return when.Step{Op: when.Nth, N: n, Unit: rapid.SampledFrom([]when.Unit{when.Day, when.Week, when.Month}).Draw(t, "unit")}
}

func anchorOf(t *rapid.T, expressions int) when.Anchor {
	a := when.Anchor{Expression: -1, Token: -1}
	a.Kind = when.AnchorKind(rapid.IntRange(1, 5).Draw(t, "anchor"))
	index := func() int { return rapid.IntRange(0, expressions).Draw(t, "expression") }
	switch a.Kind {
	case when.OtherExpression:
		a.Expression = index()
	case when.Event, when.PreviousEvent:
		if rapid.Bool().Draw(t, "token") {
			a.Sentence, a.Token = index(), index()
		}
		if a.Kind == when.PreviousEvent && rapid.Bool().Draw(t, "dated") {
			a.Expression = index()
		}
	}
	return a
}

func amountsOf(t *rapid.T) []when.Amount {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) when.Amount {
		a := when.Amount{Unit: rapid.SampledFrom([]when.Unit{when.Minute, when.Hour, when.Day, when.Week, when.Month, when.Year}).Draw(t, "unit")}
		if rapid.IntRange(0, 4).Draw(t, "few") == 0 {
			a.Few = true
			return a
		}
		a.N, a.Half = int32(rapid.IntRange(0, 2000).Draw(t, "n")), rapid.Bool().Draw(t, "half")
		return a
	}), 1, 3).Draw(t, "amounts")
}

// symbolOf draws a symbol of any kind.
func symbolOf(t *rapid.T, depth int) when.Symbol {
	s := when.Symbol{Anchor: when.Anchor{Expression: -1, Token: -1}}
	s.Kind = when.Kind(rapid.IntRange(0, 7).Draw(t, "kind"))
	switch s.Kind {
	case when.Point:
		if rapid.Bool().Draw(t, "absolute") {
			f := fieldsOf(t, true)
			if f == (when.Fields{}) {
				f.Month = 5
			}
			s.Steps = []when.Step{{Op: when.Within, Fields: f}}
		} else {
			s.Anchor = anchorOf(t, 12)
		}
		s.Steps = append(s.Steps, rapid.SliceOfN(rapid.Custom(stepOf), 0, 3).Draw(t, "steps")...)
		if len(s.Steps) == 0 {
			s.Steps = nil
		}
		if depth == 0 && rapid.IntRange(0, 4).Draw(t, "range") == 0 {
			to := symbolOf(t, 1)
			s.To = &to
		}
	case when.Length:
		s.Length = amountsOf(t)
		if rapid.Bool().Draw(t, "side") {
			s.Side = rapid.SampledFrom([]when.Direction{when.Earlier, when.Later}).Draw(t, "earlier")
			s.Anchor = anchorOf(t, 12)
		}
	case when.Repeat:
		if rapid.Bool().Draw(t, "length") {
			s.Length = amountsOf(t)
		} else {
			s.Steps = []when.Step{{Op: when.Within, Fields: fieldsOf(t, false)}}
		}
		if rapid.Bool().Draw(t, "times") {
			s.Times = int16(rapid.IntRange(1, 300).Draw(t, "n"))
		}
	default:
		return s
	}
	if rapid.Bool().Draw(t, "modified") {
		s.Mod = when.Mod(rapid.IntRange(1, 10).Draw(t, "mod"))
	}
	return s
}

// Printing a symbol and reading it back is the identity.
func TestNotation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := symbolOf(t, 0)
		got, err := when.ParseSymbol(s.String())
		if err != nil {
			t.Fatalf("%#v prints as %q: %v", s, s, err)
		}
		if diff := cmp.Diff(s, got); diff != "" {
			t.Fatalf("%q: %s", s, diff)
		}
	})
}

// Whatever the symbol and the publication: intervals don't invert, a wider
// publication never gives a narrower interval, and the value of a single day
// is no wider than the interval.
func TestIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := symbolOf(t, 0)
		others := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) when.Expression {
			x := when.Expression{Symbol: symbolOf(t, 0), Partner: -1}
			return x
		}), 0, 3).Draw(t, "others")
		day := func(label string) factum.Day {
			return factum.DayOf(rapid.IntRange(1990, 2030).Draw(t, label), 1, 1).Add(rapid.IntRange(0, 400).Draw(t, label+" day"))
		}
		first := day("first")
		last := first.Add(rapid.IntRange(0, 500).Draw(t, "days"))
		within := first.Add(rapid.IntRange(0, last.Sub(first)).Draw(t, "within"))
		event := func(int, int) factum.Interval { return factum.Between(first.Add(-20), first.Add(-10)) }
		wide := when.Context{Published: factum.Between(first, last), Expressions: others, Event: event}
		narrow := when.Context{Published: factum.On(within), Expressions: others, Event: event}
		v, _ := wide.Resolve(&s)
		w, _ := narrow.Resolve(&s)
		for _, x := range []factum.Interval{v, w} {
			if x.Closed() && (x.From.Day > x.To.Day || x.From.Day == x.To.Day && x.From.Clock > x.To.Clock) {
				t.Fatalf("%q: %s ends before it begins", s, x)
			}
		}
		if v.Known() && w.Known() && !w.Within(v) {
			t.Fatalf("%q published %s: %s; published %s: %s", s, wide.Published, v, within, w)
		}
		x := when.Expression{Symbol: s, Partner: -1}
		if s.Kind != when.NoValue && wide.Value(&x) == "" {
			t.Fatalf("%q has no value", s)
		}
	})
}

// The publications that a symbol allows are those from which it is reached.
func TestPublications(t *testing.T) {
	for _, c := range []struct{ symbol, target, want string }{
		{"P<=w2", "2025-01-21", "2025-01-21/2025-01-27"},
		{"P<w2", "2025-01-21", "2025-01-22/2025-01-28"},
		{"P-1W", "2025-01-21", "2025-01-27/2025-02-02"},
		{"P+0W", "2025-01-21", "2025-01-20/2025-01-26"},
		{"P-1D", "2025-01-21", "2025-01-22"},
		{"P<=m01d18", "2025-01-18", "2025-01-18/2026-01-17"},
		{"P-1M", "2025-01-21", "2025-02-01/2025-02-28"},
		{"P-2Y", "2023-06-01", "2025-01-01/2025-12-31"},
		{"P>=w1", "2025-01-20", "2025-01-14/2025-01-20"},
	} {
		s, err := when.ParseSymbol(c.symbol)
		if err != nil {
			t.Fatal(err)
		}
		var ctx when.Context
		got, _ := ctx.Publications(&s, onDay(t, c.target)).Hull()
		if got.String() != c.want {
			t.Errorf("%s for %s: %s, want %s", c.symbol, c.target, got, c.want)
		}
	}
}

func TestPublicationsAreThePreimage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		symbols := []string{"P<=w2", "P>w5", "P-1W", "P+1M", "P<=m02d29", "P~m06", "P<SU", "P-1W.w5", "P<={easter}", "P+0W[1D]", "P-3D.TNI", "P<=w3t23:30Z"}
		s, err := when.ParseSymbol(rapid.SampledFrom(symbols).Draw(t, "symbol"))
		if err != nil {
			t.Fatal(err)
		}
		target := factum.On(factum.DayOf(2020, 1, 1).Add(rapid.IntRange(0, 1500).Draw(t, "target")))
		var ctx when.Context
		set := ctx.Publications(&s, target)
		d := target.From.Day.Add(rapid.IntRange(-800, 800).Draw(t, "day"))
		one := when.Context{Published: factum.On(d)}
		v, _ := one.Resolve(&s)
		if meets := v.Known() && v.Meets(target); meets != set.Has(d) {
			t.Fatalf("%s published %s is %s; for %s the set is %v", s, d, v, target, set)
		}
	})
}

func TestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) when.Days {
			var list []factum.Interval
			for range rapid.IntRange(0, 4).Draw(t, label) {
				from := factum.Day(rapid.IntRange(1, 30).Draw(t, "from"))
				list = append(list, factum.Between(from, from+factum.Day(rapid.IntRange(0, 6).Draw(t, "length"))))
			}
			return when.NewDays(list...)
		}
		a, b := draw("a"), draw("b")
		both := a.And(b)
		for d := factum.Day(1); d < 40; d++ {
			if both.Has(d) != (a.Has(d) && b.Has(d)) {
				t.Fatalf("%v and %v: %v is wrong about %s", a, b, both, d)
			}
		}
		for i := 1; i < len(a); i++ {
			if a[i-1].To.Day.Add(1) >= a[i].From.Day {
				t.Fatalf("%v: intervals touch", a)
			}
		}
	})
}

// Values at the turns of months and years, and in leap years.
func TestCalendar(t *testing.T) {
	for _, c := range []struct{ symbol, published, value, days string }{
		{"P-1D", "2024-03-01", "2024-02-29", "2024-02-29"},
		{"P-1D", "2024-01-01", "2023-12-31", "2023-12-31"},
		{"P+1D", "2023-02-28", "2023-03-01", "2023-03-01"},
		{"P-1M", "2024-03-31", "2024-02", "2024-02-01/2024-02-29"},
		{"P-1Y!", "2024-02-29", "2023-02-28", "2023-02-28"},
		{"P<=m02d29", "2023-06-01", "2020-02-29", "2020-02-29"},
		{"P>=m02d29", "2023-06-01", "2024-02-29", "2024-02-29"},
		{"P-1W", "2024-01-03", "2023-W52", "2023-12-25/2023-12-31"},
		{"P+0W", "2021-01-01", "2020-W53", "2020-12-28/2021-01-03"},
		{"P+0W", "2024-12-30", "2025-W01", "2024-12-30/2025-01-05"},
		{"P<=w7", "2024-04-14", "2024-04-14", "2024-04-14"},
		{"P<w7", "2024-04-14", "2024-04-07", "2024-04-07"},
		{"P>w7", "2024-04-14", "2024-04-21", "2024-04-21"},
		{"P<=m03d14w4", "2024-04-12", "2024-03-14", "2024-03-14"},
		{"P<=m03d14w4", "2023-04-12", "2019-03-14", "2019-03-14"},
		{"P+0H", "2024-04-12", "2024-H1", "2024-01-01/2024-06-30"},
		{"P-1Q", "2024-02-12", "2023-Q4", "2023-10-01/2023-12-31"},
		{"P-1T", "2024-02-12", "201", "2010-01-01/2019-12-31"},
		{"P-1C", "2024-02-12", "19", "1900-01-01/1999-12-31"},
		{"P<WI", "2024-02-12", "2022-WI", "2022-12-01/2023-03-21"},
		{"P<={easter}", "2024-04-12", "2024-03-31", "2024-03-31"},
		{"P>={easter}", "2024-04-12", "2025-04-20", "2025-04-20"},
		{"P<={orthodox-easter}", "2024-12-31", "2024-05-05", "2024-05-05"},
		{"P<={eid-al-fitr}", "2024-12-31", "2024-04-10", "2024-04-08/2024-04-12"},
		{"P>={thanksgiving}", "2024-04-12", "2024-11-28", "2024-11-28"},
		{"P<={memorial}", "2024-12-31", "2024-05-27", "2024-05-27"},
		{"P-1D.t23:30Z", "2024-03-01", "2024-02-29T23:30Z", "2024-02-29T23:30Z"},
		{"P.t01:30+02:00", "2024-03-01", "2024-03-01T01:30+02:00", "2024-02-29T23:30Z/2024-03-01"},
		{"y2013m01d01t23:30+1h", "2024-03-01", "2013-01-02T00:30", "2013-01-02"},
		{"y-0044", "2024-03-01", "BC0044", "-043-01-01/-043-12-31"},
		{"y2013m05[1W]", "2024-03-01", "2013-W18", "2013-04-29/2013-05-12"},
		{"y2013m05[-1w5]", "2024-03-01", "2013-05-31", "2013-05-31"},
		{"=10Y<P", "2024-03-01", "P10Y", "2014-03-01/2024-03-01"},
		{"y2013m05+2D", "2024-03-01", "XXXX-XX-XX", "2013-05-03/2013-06-02"}, // two days after a May that isn't further known
		{"P-?D", "2024-03-01", "PAST_REF", "../2024-03-01"},
		{"P+0M%before", "2024-03-12", "2024-03", "2024-03-01/2024-03-12"},
		{"P+0W%after", "2024-04-10", "2024-W15", "2024-04-10/2024-04-14"},
		{"fy2009", "2024-04-10", "FY2009", "2008-04-01/2010-03-31"},
	} {
		s, err := when.ParseSymbol(c.symbol)
		if err != nil {
			t.Errorf("%s: %v", c.symbol, err)
			continue
		}
		ctx := when.Context{Published: onDay(t, c.published)}
		v, _ := ctx.Resolve(&s)
		x := when.Expression{Symbol: s, Partner: -1}
		if value := ctx.Value(&x); value != c.value || v.String() != c.days {
			t.Errorf("%s published %s: %s, %s, want %s, %s", c.symbol, c.published, value, v, c.value, c.days)
		}
	}
}

// Beyond the calendar there are no days, and nothing is clamped.
func TestOutsideTheCalendar(t *testing.T) {
	for _, symbol := range []string{
		"P-2000000000Y", "P+2000000000D", "P-2000000000W!", "P+2000000000C", "P-2000000000Y!", "y9999-1D+1Y", "y-9999-2Y",
		"P-2000000000h", "y2013k53", "y2013m02d30", "X0-1D", "P.m02d30",
	} {
		s, err := when.ParseSymbol(symbol)
		if err != nil {
			t.Errorf("%s: %v", symbol, err)
			continue
		}
		ctx := when.Context{Published: onDay(t, published), Expressions: []when.Expression{{Symbol: s, Partner: -1}}}
		if v, _ := ctx.Resolve(&s); v.Known() && symbol != "y9999-1D+1Y" {
			t.Errorf("%s is %s, want no days", symbol, v)
		}
	}
}

func TestParseSymbolErrors(t *testing.T) {
	for _, s := range []string{
		"", "P%", "P+", "P+2", "P+2Z", "y", "y20244", "m13", "d32", "w8", "P<", "P=2D", "=", "=2", "*", "X", "E3", "E3:", "y2024/y2025/y2026",
		"P[0D]", "P[w5]", "P[1m05w5]", "{}", "t25", "t10:60", "t+00:00", "P-0D", "P+02D", "y-0000", "none%start", "P%nosuch", "q5", "TXX", "P ", "*x2",
	} {
		if got, err := when.ParseSymbol(s); err == nil {
			t.Errorf("%q was read as %#v", s, got)
		}
	}
}

func FuzzParseSymbol(f *testing.F) {
	for _, s := range []string{"P<=w7t23:30+02:00", "y2019m09d05/y2019m09d06", "=2Y3M<P%approx", "*w1TNIx2", "V3:14X4-1D.TNI", "P-1D[2W]", "{easter}", "E1:2+?h", "_m05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sym, err := when.ParseSymbol(s)
		if err != nil {
			return
		}
		again, err := when.ParseSymbol(sym.String())
		if err != nil {
			t.Fatalf("%q prints as %q: %v", s, sym, err)
		}
		if diff := cmp.Diff(sym, again); diff != "" {
			t.Fatalf("%q: %s", s, diff)
		}
		c := when.Context{Published: factum.On(factum.DayOf(2024, 4, 12)), Expressions: []when.Expression{{Symbol: sym, Partner: -1}}}
		if v, _ := c.Resolve(&sym); v.Closed() && v.From.Day > v.To.Day {
			t.Fatalf("%q: %s ends before it begins", s, v)
		}
		c.Value(&c.Expressions[0])
	})
}
