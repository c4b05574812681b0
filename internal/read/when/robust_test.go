package when_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// check finds the expressions of a text and checks what must hold for any.
func check(t *testing.T, s string) []when.Expression {
	t.Helper()
	doc := &factum.Document{ID: "d1", Text: s, Blocks: text.Paragraphs(s)}
	txt := text.Split(doc)
	found := when.Find(txt)
	c := when.Context{Published: factum.On(factum.DayOf(2024, 4, 12)), Expressions: found}
	end := 0
	for i := range found {
		x := &found[i]
		if x.Start < end || x.End <= x.Start || x.End > len(s) || !utf8.ValidString(s[x.Start:x.End]) {
			t.Fatalf("%q: expression %d is bytes %d to %d after %d", s, i, x.Start, x.End, end)
		}
		end = x.End
		tokens := txt.Sentences[x.Sentence].Tokens
		if x.First < 0 || x.Last < x.First || x.Last >= len(tokens) || x.Start < tokens[x.First].Start || x.End > tokens[x.Last].End {
			t.Fatalf("%q: %q is no part of tokens %d to %d", s, s[x.Start:x.End], x.First, x.Last)
		}
		if (x.Symbol.Kind == when.NoValue) != (x.Problem != "") {
			t.Fatalf("%q: %q has symbol %s and problem %q", s, s[x.Start:x.End], x.Symbol, x.Problem)
		}
		if p := x.Partner; p >= len(found) || p >= 0 && found[p].Partner != i {
			t.Fatalf("%q: partner %d of %d has another", s, p, i)
		}
		if a := x.Symbol.Anchor; a.Expression >= len(found) || a.Kind == when.OtherExpression && (a.Expression < 0 || a.Expression >= i) {
			t.Fatalf("%q: %q hangs on expression %d", s, s[x.Start:x.End], a.Expression)
		}
		again, err := when.ParseSymbol(x.Symbol.String())
		if err != nil || again.String() != x.Symbol.String() {
			t.Fatalf("%q: %q reads back as %q: %v", s, x.Symbol, again, err)
		}
		if v, _ := c.When(x); v.Closed() && v.From.Day > v.To.Day {
			t.Fatalf("%q: %q is %s", s, s[x.Start:x.End], v)
		}
		if x.Problem == "" && c.Value(x) == "" {
			t.Fatalf("%q: %q (%s) has no value", s, s[x.Start:x.End], x.Symbol)
		}
	}
	if v, because := when.Narrow(txt, found, factum.Interval{}); v.Closed() && v.From.Day > v.To.Day || len(because) == 0 && v.Known() {
		t.Fatalf("%q: published %s because of %v", s, v, because)
	}
	return found
}

func FuzzFind(f *testing.F) {
	for _, c := range sentences {
		f.Add(c.text)
	}
	f.Add("from the 5th to the 6th of of of May, 2-3-4-5/6:7:8 a.m. GMT last next this week century\x00 ’90s 1990’s")
	f.Add("20240412T1610Z 99999999999999999999 days ago; Monday, Tuesday (Wednesday) 31/31/3131 – 5–6 May–June")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || !utf8.ValidString(s) {
			return
		}
		check(t, s)
	})
}

// Words that name no possible time are kept with the reason and without days.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ text, words, problem string }{
		{"It was signed on 31 February 2023.", "31 February 2023", "there is no 31 February"},
		{"It was signed on February 30.", "February 30", "there is no 30 February"},
		{"It was signed on 29 February 2023.", "29 February 2023", "there is no 29 February 2023"},
		{"It was signed on the 45th of May.", "the 45th of May", "there is no 45 May"},
		{"It was signed on 2023-13-25.", "2023-13-25", "there is no day 2023-13-25"},
		{"It was signed on 2023-02-30.", "2023-02-30", "there is no 30 February 2023"},
		{"It was signed on 31/04/2023.", "31/04/2023", "there is no 31 April 2023"},
		{"It was signed on Monday, 12 April 2024.", "Monday, 12 April 2024", "12 April 2024 is no Monday"},
		{"It was built in the year 20000 BC.", "20000 BC", "the year 20000 BC is outside the calendar"},
	} {
		found := check(t, c.text)
		if c.words == "" {
			if len(found) != 0 {
				t.Errorf("%q: %d expressions", c.text, len(found))
			}
			continue
		}
		if len(found) != 1 || found[0].Problem != c.problem || c.text[found[0].Start:found[0].End] != c.words {
			t.Errorf("%q: %+v, want %q: %s", c.text, found, c.words, c.problem)
			continue
		}
		ctx := when.Context{Expressions: found}
		if v, basis := ctx.Interval(&found[0]); v.Known() || basis != factum.BasisNone || ctx.Value(&found[0]) != "" {
			t.Errorf("%q: %s (%s), want nothing", c.text, v, basis)
		}
	}
}

// hostile are texts that are repeated until a method that looks back or ahead too far
// would be slow.
var hostile = []struct{ name, unit string }{
	{"numbers", "1 2 3 4 5 6 7 8 9 "},
	{"the of", "the of the of "},
	{"months", "May May May "},
	{"dashes", "- – 5 - 6 "},
	{"ordinals", "the 5th and the 6th of "},
	{"clock", "10:10:"},
	{"slashes", "1/2/"},
	{"weeks", "two weeks and "},
	{"no spaces", "2011-05-"},
	{"brackets", "([("},
	{"days of a list", "on 5 May and "},
	{"local times", "at 5 p.m. local time in Rome and "},
	{"other calendars", "5 Megabit 2017 (5 May 2021) "},
	{"paragraphs", "He left at 5:10 p.m. on the way.\n\n"},
}

func TestHostile(t *testing.T) {
	for _, h := range hostile {
		check(t, strings.Repeat(h.unit, 1_000))
	}
}

// The time a byte takes is the same in a short text and in a long one.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, n := range []int{200, 4_000} {
			b.Run(fmt.Sprintf("%s/%d", h.name, n), func(b *testing.B) {
				s := strings.Repeat(h.unit, n)
				txt := text.Split(&factum.Document{ID: "d1", Text: s, Blocks: text.Paragraphs(s)})
				for b.Loop() {
					when.Find(txt)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(s)), "ns/byte")
			})
		}
	}
}
