package page

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/report/fixture"
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
	for name, rec := range map[string]*factum.Record{"case": fixture.Case(t), "empty": fixture.Empty(), "nothing": {}} {
		t.Run(name, func(t *testing.T) {
			got := write(t, rec, Options{})
			a := audit(t, got)
			a.complete(t, rec)
			file := "testdata/" + name + ".html"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The fixture's hostile strings are all on the page, as text.
func TestHostileTextStaysText(t *testing.T) {
	a := audit(t, write(t, fixture.Case(t), Options{Title: `</title><script>alert("title")</script>`}))
	text := textOf(a.doc)
	for _, s := range []string{
		`</title><script>alert("title")</script>`, `<script>alert("owned")</script> & "the truth" about <b>Idris</b>`, `</title><script>alert(3)</script>`,
		`<img src=x onerror=alert(1)>`, `</mark></p></main><script>alert(2)</script>`, `{{.Title}} ]]> -->`, `javascript:alert(4)`, `reports/blog <b>.html`,
		`reports/scan<1>.png`, "U+202Egnihsif", "U+001B[31mEdriss",
	} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not on the page as text", s)
		}
	}
}

func TestWordsThatAreNotThereAreSaidSo(t *testing.T) {
	rec := fixture.Case(t)
	rec.Statements[0].Quote = "words that nobody wrote"
	page := write(t, rec, Options{})
	a := audit(t, page)
	if a.ids["w1"] != nil || !strings.Contains(textOf(a.ids["s1"]), "not found at their place") {
		t.Error("words that don't stand in the text are linked to it")
	}
}

func TestRightToLeft(t *testing.T) {
	a := audit(t, write(t, fixture.Case(t), Options{}))
	article := a.ids["text-4"]
	n := 0
	for p := find(article, "div").FirstChild; p != nil; p = p.NextSibling {
		if p.Data == "p" {
			n++
			if get(p, "dir") != "rtl" {
				t.Errorf("an Arabic paragraph with dir %q: %s", get(p, "dir"), textOf(p))
			}
		}
	}
	if n != 4 || get(find(article, "div"), "lang") != "ar" {
		t.Errorf("%d paragraphs, lang %q", n, get(find(article, "div"), "lang"))
	}
}

func TestNamesInTheDrawingAreIsolated(t *testing.T) {
	page := write(t, fixture.Case(t), Options{})
	if n := strings.Count(page, "Statement by \u2068سليم الرئيّس\u2069</text>"); n != 2 {
		t.Errorf("an Arabic name stands isolated in %d drawings, want 2", n)
	}
	if strings.Contains(page, "\uFFFD") {
		t.Error("a replacement character on a page whose texts have none")
	}
}

func TestOverlappingPlaces(t *testing.T) {
	d := &factum.Document{Text: "ab cd ef gh"}
	mark := func(id string, start, end int) place {
		return place{start: start, end: end, id: id, ref: strings.ToUpper(id), href: "#" + id, kind: used}
	}
	got := string(textHTML(d, []place{mark("a", 0, 5), mark("b", 3, 8), mark("c", 3, 8), mark("d", 3, 5), {start: 6, end: 8, id: "n", href: "#n", kind: naming}}))
	want := `<p class="paragraph"><span class="at" id="a"></span><mark>ab </mark>` +
		`<span class="at" id="b"></span><span class="at" id="c"></span><span class="at" id="d"></span><mark class="more">cd</mark>` +
		`<sup><a role="doc-noteref" href="#a">A</a> <a role="doc-noteref" href="#d">D</a></sup><mark class="more"> </mark>` +
		`<span class="at" id="n"></span><mark class="more"><a class="name" href="#n">ef</a></mark>` +
		`<sup><a role="doc-noteref" href="#b">B</a> <a role="doc-noteref" href="#c">C</a></sup> gh</p>` + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlacesBetweenAndAcrossBlocks(t *testing.T) {
	text := "One.\n\n* Two *three*.\n\nrest"
	d := &factum.Document{Text: text, Blocks: []factum.Block{
		{Kind: factum.Heading, Range: factum.Range{Start: 0, End: 4}},
		{Kind: factum.ListItem, Range: factum.Range{Start: 8, End: 20}, Skip: []factum.Range{{Start: 12, End: 13}, {Start: 18, End: 19}}},
	}}
	got := string(textHTML(d, []place{{start: 0, end: 11, id: "w1", ref: "1", href: "#s1"}, {start: 4, end: 5, id: "w2", ref: "2", href: "#s2"}}))
	want := `<p class="heading"><span class="at" id="w1"></span><mark>One.</mark></p>` + "\n" +
		`<p class="aside"><span class="at" id="w2"></span><mark class="more">` + "\n" + `</mark><sup><a role="doc-noteref" href="#s2">2</a></sup><mark>` + "\n* </mark></p>\n" +
		`<p class="item"><mark>Two</mark><sup><a role="doc-noteref" href="#s1">1</a></sup> <span class="markup">*</span>three<span class="markup">*</span>.</p>` + "\n" +
		"<p class=\"aside\">\n\nrest</p>\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFirstPlaceIsNotPartOfALongerSpelling(t *testing.T) {
	text := "Idris al-Wakkad came. Wakkadian al-Wakkad left."
	rec := &factum.Record{
		Documents: []factum.Document{{ID: "d", Text: text}},
		Entities: []factum.Entity{{ID: "e", Name: "Idris al-Wakkad", Spellings: []factum.Spelling{
			{Text: "al-Wakkad", Documents: []string{"d"}}, {Text: "Idris al-Wakkad", Documents: []string{"d"}}, {Text: "Wakkad", Documents: []string{"d"}},
		}}},
	}
	a := audit(t, write(t, rec, Options{}))
	a.complete(t, rec)
	at := strings.Index(text, "al-Wakkad left")
	b := newBuilder(rec)
	for _, p := range b.places[0] {
		want := map[string]int{"name-1-1-1": at, "name-1-2-1": 0}
		if start, ok := want[p.id]; !ok || p.start != start {
			t.Errorf("%s stands at %d", p.id, p.start)
		}
	}
	if b.spelled["name-1-3-1"] {
		t.Error("a spelling that stands only within others has a place of its own")
	}
}

func TestSameBytesEachTime(t *testing.T) {
	first, second := write(t, fixture.Case(t), Options{}), write(t, fixture.Case(t), Options{})
	if first != second {
		t.Error("two pages of one record differ")
	}
}

func TestLanguageTagsAreFitForAnAttribute(t *testing.T) {
	for in, want := range map[string]string{"en": "en", "ar": "ar", "sux": "sux", "": "", "e": "", "EN": "", `en"x`: "", "english": ""} {
		if got := language(in); got != want {
			t.Errorf("language(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOnlyWebAddressesAreLinked(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x?y=1&z=2": "https://a.example/x?y=1&z=2", "http://a.example": "http://a.example",
		"javascript:alert(1)": "", "//a.example": "", "data:text/html,x": "", "file:///etc/passwd": "", "https:": "", "\x00http://a": "", "": "",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

// The colours of both themes have enough contrast (WCAG 2.2, AA: 4.5:1 for
// text, 3:1 for lines that mean something).
func TestContrast(t *testing.T) {
	themes := regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(css, -1)
	if len(themes) != 2 {
		t.Fatalf("%d themes in the style sheet, want 2", len(themes))
	}
	for i, theme := range themes {
		colours := map[string][3]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+):#([0-9a-f]{3,6})\b`).FindAllStringSubmatch(theme[1], -1) {
			colours[m[1]] = rgb(t, m[2])
		}
		check := func(ratio float64, on string, names ...string) {
			for _, name := range names {
				for _, c := range []string{name, on} {
					if _, ok := colours[c]; !ok {
						t.Fatalf("no colour %s in theme %d", c, i)
					}
				}
				if got := contrast(colours[name], colours[on]); got < ratio {
					t.Errorf("theme %d: %s on %s has %.2f:1, want %.1f:1", i, name, on, got, ratio)
				}
			}
		}
		check(4.5, "paper", "ink", "soft", "link", "dispute", "met")
		check(4.5, "card", "ink", "soft", "link", "dispute", "met")
		check(4.5, "mark", "ink", "soft", "link")
		check(4.5, "mark-more", "ink", "link")
		check(3, "paper", "bar", "mark-line")
		check(3, "dispute-fill", "dispute")
	}
}

func rgb(t *testing.T, s string) (c [3]float64) {
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	for i := range c {
		v, err := strconv.ParseUint(s[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c[i] = float64(v) / 255
	}
	return c
}

// contrast is the ratio of WCAG 2.2 between two sRGB colours.
func contrast(a, b [3]float64) float64 {
	luminance := func(c [3]float64) float64 {
		for i, v := range c {
			if v <= 0.04045 {
				c[i] = v / 12.92
			} else {
				c[i] = math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Whatever stands in a record, the page holds it as text.
func TestAnyRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rec := fixture.Any(t)
		var b bytes.Buffer
		if err := Write(&b, rec, Options{}); err != nil {
			t.Fatal(err)
		}
		a := audit(t, b.String())
		a.complete(t, rec)
	})
}

func FuzzPage(f *testing.F) {
	f.Add("<script>alert(1)</script>", "إدريس\u202e الوقّاد", "a\x1b[2J\nb")
	f.Add("</style></title>", "\" onclick=\"x\" '", "{{.}}<!--")
	f.Add("x\u0301", "", "\r\n\n\n<pre>\n")
	f.Fuzz(func(t *testing.T, x, y, z string) {
		rec := fixture.Strings(x, y, z)
		var b bytes.Buffer
		if err := Write(&b, rec, Options{Title: z}); err != nil {
			t.Fatal(err)
		}
		a := audit(t, b.String())
		a.complete(t, rec)
	})
}

func BenchmarkPage(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			rec := fixture.Large(n)
			size := 0
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(&out, rec, Options{}); err != nil {
					b.Fatal(err)
				}
				size = out.Len()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
			b.ReportMetric(float64(size)/float64(n), "bytes/statement")
		})
	}
}
