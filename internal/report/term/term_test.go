package term

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/report/fixture"
	"factum/internal/report/wording"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t testing.TB, rec *factum.Record, opts Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, rec, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for name, run := range map[string]struct {
		rec  *factum.Record
		opts Options
	}{
		"case-80":      {fixture.Case(t), Options{Width: 80}},
		"case-40":      {fixture.Case(t), Options{Width: 40}},
		"case-verbose": {fixture.Case(t), Options{Width: 100, Verbose: true}},
		"case-colour":  {fixture.Case(t), Options{Width: 80, Colour: true}},
		"empty":        {fixture.Empty(), Options{}},
		"nothing":      {&factum.Record{Skipped: []factum.Skipped{{File: "a.bin", Reason: "not text"}}}, Options{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := write(t, run.rec, run.opts)
			checkLines(t, got, run.opts)
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

var colours = regexp.MustCompile(`\x1b\[(0|1|2|1;33)m`)

// checkLines holds what is true of any summary: no line is wider than the
// terminal, isolates are closed on their line, and nothing in it can act on
// the terminal but the colours, if there are any.
func checkLines(t interface{ Errorf(string, ...any) }, out string, opts Options) {
	width := opts.Width
	if width <= 0 {
		width = 80
	}
	width = max(width, 20)
	if !utf8.ValidString(out) {
		t.Errorf("the output is not valid UTF-8")
	}
	if opts.Colour {
		out = colours.ReplaceAllString(out, "")
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if w := uniseg.StringWidth(line); w > width {
			t.Errorf("%d columns, want at most %d: %q", w, width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("blanks at the end of %q", line)
		}
		open := 0
		for _, r := range line {
			switch {
			case string(r) == isolate:
				open++
			case string(r) == release:
				open--
			case wording.Classify(r) == wording.Acting, wording.Classify(r) == wording.Blank:
				t.Errorf("%U in %q", r, line)
			}
			if open < 0 || open > 1 {
				t.Errorf("isolates don't pair in %q", line)
			}
		}
		if open != 0 {
			t.Errorf("an isolate stays open in %q", line)
		}
	}
}

func TestNoColourWithoutColour(t *testing.T) {
	if out := write(t, fixture.Case(t), Options{Width: 80}); strings.Contains(out, "\x1b") {
		t.Error("an escape sequence in the output without colour")
	}
	plain := write(t, fixture.Case(t), Options{Width: 80})
	coloured := write(t, fixture.Case(t), Options{Width: 80, Colour: true})
	if !strings.Contains(coloured, sgr[alert]) || colours.ReplaceAllString(coloured, "") != plain {
		t.Error("colour changes more than the colour")
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain words":                      "plain words",
		"two\n  lines\tand":                "two lines and",
		"\x1b[31mred\x1b[0m":               "\uFFFD[31mred\uFFFD[0m",
		"a\u202Eb\u2066c":                  "a\uFFFDb\uFFFDc",
		"soft\u00ADhyphen":                 "softhyphen",
		"a\u0085b\u2028c":                  "a b c",
		"\u009b2J":                         "\uFFFD2J",
		"می\u200cخواهم":                    "می\u200cخواهم",
		"\u0301alone":                      "\u25CC\u0301alone",
		"z" + strings.Repeat("\u0300", 50): "z" + strings.Repeat("\u0300", 4),
		"bad\xffbyte":                      "bad\uFFFDbyte",
		"\u00A0 edge \u00A0":               "edge",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever stands in a record, at any width, the summary can be printed.
func TestAnyRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rec := fixture.Any(t)
		opts := Options{Width: rapid.IntRange(0, 130).Draw(t, "width"), Colour: rapid.Bool().Draw(t, "colour"), Verbose: rapid.Bool().Draw(t, "verbose")}
		var b bytes.Buffer
		if err := Write(&b, rec, opts); err != nil {
			t.Fatal(err)
		}
		checkLines(t, b.String(), opts)
	})
}

func FuzzTerminal(f *testing.F) {
	f.Add("Idris \x1b[31m", "إدريس", "漢字 e\u0301\u202e", 40)
	f.Add("", " ", "a\U0001F468\u200D\U0001F469\uFE0F-\u0300b", 20)
	f.Fuzz(func(t *testing.T, a, b, c string, width int) {
		opts := Options{Width: width % 200, Verbose: width%2 == 0}
		var out bytes.Buffer
		if err := Write(&out, fixture.Strings(a, b, c), opts); err != nil {
			t.Fatal(err)
		}
		checkLines(t, out.String(), opts)
	})
}

func BenchmarkTerminal(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		for _, verbose := range []bool{false, true} {
			b.Run(strconv.Itoa(n)+map[bool]string{true: "-verbose"}[verbose], func(b *testing.B) {
				rec := fixture.Large(n)
				start := time.Now()
				for b.Loop() {
					var out bytes.Buffer
					if err := Write(&out, rec, Options{Verbose: verbose}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n)*float64(b.N)/time.Since(start).Seconds(), "statements/s")
			})
		}
	}
}
