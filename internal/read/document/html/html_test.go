package html

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/read/document/layout"
)

var update = flag.Bool("update", false, "rewrite the expected pages")

func read(t *testing.T, page string) Page {
	t.Helper()
	p, err := Read(page)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shown gives each block as "kind level words".
func shown(p Page) []string {
	var out []string
	for _, b := range p.Blocks {
		words, _ := layout.Words(p.Text, b)
		level := ""
		if b.Level > 0 {
			level = fmt.Sprint(b.Level)
		}
		out = append(out, fmt.Sprintf("%s%s %s", b.Kind, level, words))
	}
	return out
}

// The canonical text of a page never changes; neither may the kinds without need.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages: ", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := read(t, string(page))
			var out strings.Builder
			fmt.Fprintf(&out, "title %q\noutlet %q\nauthor %q\nurl %q\nlanguage %q\n", p.Title, p.Outlet, p.Author, p.URL, p.Language)
			for _, d := range p.Dates {
				fmt.Fprintf(&out, "prints %s modified=%t\n", d.Interval(), d.Modified)
			}
			for _, d := range p.Declared {
				fmt.Fprintf(&out, "declares %s as %s modified=%t\n", d.Interval(), d.Where, d.Modified)
			}
			for _, n := range p.Notes {
				fmt.Fprintf(&out, "note %s\n", n)
			}
			fmt.Fprintf(&out, "-- blocks --\n%s\n-- text --\n%s\n", strings.Join(shown(p), "\n"), p.Text)
			golden := strings.TrimSuffix(file, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     string // the canonical text
	}{
		{"blocks", "<p>One <b>two</b>\n three<p>Four<div>Five</div>", "One two three\n\nFour\n\nFive"},
		{"no-break space, soft hyphen, zero width", "<p>a&nbsp;b &shy;c&#8203;d\u2060e\ufefff&zwnj;g", "a b cdef\u200cg"},
		{"line breaks", "<p>One<br>two<br/><br>Three", "One\ntwo\n\nThree"},
		{"entities", "<p>&lt;script&gt; &amp;amp; &eacute; &#x41; &bogus;", "<script> &amp; é A &bogus;"},
		{"scripts and the like", "<script>a()</script><style>b</style><template><p>c</template><noscript>d</noscript><iframe>e</iframe><p>f", "f"},
		{"script in the title", "<title><script>x</script></title><p>f", "f"},
		{"hidden", "<p hidden>a</p><p style='Display : none'>b</p><p style=visibility:hidden>c</p><dialog>d</dialog><p>e</p><p aria-hidden=true>f", "e\n\nf"},
		{"for screen readers", "<p>seen<span class=visually-hidden>, external</span> too", "seen too"},
		{"pre", "<pre>  one\n  two\n</pre><p>three", "one\n  two\n\n\nthree"},
		{"plaintext", "<p>a<plaintext>b</p>c", "a\n\nb</p>c"},
		{"quotation marks", "<p>He said <q>no</q>.", "He said “no”."},
		{"links side by side", "<p><a href=a>One</a><a href=b>Two</a>", "One Two"},
		{"words across elements", "<p>un<b>kno</b>wn", "unknown"},
		{"broken nesting", "<p><b>One</p><p>two</b></i> three</div></p>four", "One\n\ntwo three\n\nfour"},
		{"unclosed comment", "<p>a<!-- b <p>c", "a"},
		{"tables", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\nb\n\nc\nd"},
		{"svg", "<p>a<svg><title>x</title><text>b</text><path/></svg><p>c", "a\n\nb\n\nc"},
		{"base64 image", "<p>a<img src='data:image/png;base64,AAAA'>b", "ab"},
		{"no markup", "just words", "just words"},
		{"controls", "<p>a\x01b\x7fc", "abc"},
		{"after the end", "<html><body><p>a</body></html><p>b", "a\n\nb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := read(t, test.in).Text; got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

const (
	prose = "The court in Larnaca ruled on Friday that the general must be freed, because the warrant does not say what he is accused of. "
	other = "The minister is going to visit the north of the island in May, where she will open a new school, as her office has said. "
)

func TestKinds(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"navigation by element, role and name", "<nav><p>a a</nav><div role=banner>b b</div><div class='siteShareBar'>c c</div><article><p>" + prose + "</article>", []string{
			"boilerplate a a", "boilerplate b b", "boilerplate c c", "paragraph " + strings.TrimSpace(prose),
		}},
		{"a name that holds the report is not believed", "<div class='sidebar-layout promo'><p>" + prose + "</p><p>" + other + "</p></div>", []string{
			"paragraph " + strings.TrimSpace(prose), "paragraph " + strings.TrimSpace(other),
		}},
		{"comments are believed though they are long", "<article><p>" + prose + "</article><div class=comments><p>" + other + "<p>" + other + other + "</div>", []string{
			"paragraph " + strings.TrimSpace(prose), "boilerplate " + strings.TrimSpace(other), "boilerplate " + strings.TrimSpace(other+other),
		}},
		{"an aside with facts and one with links", "<article><p>" + prose + prose + prose + "<aside><p>" + other + "</aside><aside><a href=x>Who is the general from Bishkek?</a></aside></article>", []string{
			"paragraph " + strings.TrimSpace(prose+prose+prose), "paragraph " + strings.TrimSpace(other), "teaser Who is the general from Bishkek?",
		}},
		{"text below the report", "<main><article><h1>Court frees him</h1><p>" + prose + prose + prose + "</article><div><p>" + other + "</div></main>", []string{
			"heading1 Court frees him", "paragraph " + strings.TrimSpace(prose+prose+prose), "boilerplate " + strings.TrimSpace(other),
		}},
		{"an unclosed link", "<p><a href=x>" + strings.Repeat(prose, 8) + "<p>" + prose, []string{
			"paragraph " + strings.TrimSpace(strings.Repeat(prose, 8)), "paragraph " + strings.TrimSpace(prose),
		}},
		{"an unclosed heading", "<h1>" + strings.Repeat(prose, 4), []string{"paragraph " + strings.TrimSpace(strings.Repeat(prose, 4))}},
		{"footnote marks", "<p>" + prose + "He left<sup>[2]</sup> early<sup><a href=#n>3</a></sup> on the 3<sup>rd</sup>.", []string{
			"paragraph " + prose + "He left early on the 3rd.",
		}},
		{"figures", "<p>" + prose + "<figure><p>The general</p><figcaption>leaves<div class=credit>Bo Ek</div></figcaption></figure>", []string{
			"paragraph " + strings.TrimSpace(prose), "caption The general", "caption leaves", "credit Bo Ek",
		}},
		{"label that is not seen", "<p>" + prose + "<div><span class=sr-only>Image source, </span>Bo Ek</div>", []string{
			"paragraph " + strings.TrimSpace(prose), "credit Bo Ek",
		}},
		{"lists", "<p>" + prose + "<ul><li>One.<ul><li>Two.</ul><li>Three.</ul>", []string{
			"paragraph " + strings.TrimSpace(prose), "item1 One.", "item2 Two.", "item1 Three.",
		}},
		{"data in a table, a page in a table", "<table><tr><td>" + prose + "<td>" + other + "<table><tr><th>a<th>b<tr><td>1<td>2</table></table>", []string{
			"paragraph " + strings.TrimSpace(prose), "paragraph " + strings.TrimSpace(other), "table a\nb", "table 1\n2",
		}},
		{"forms", "<p>" + prose + "<form><label>Mail</label><input><button>Send</button></form>", []string{"paragraph " + strings.TrimSpace(prose), "boilerplate Mail Send"}},
		{"plain text inside pre", "<p>" + prose + "<pre>* One.\n* Two.</pre>", []string{"paragraph " + strings.TrimSpace(prose), "item1 One.", "item1 Two."}},
		{"byline that is a link", "<h1>Court frees him</h1><p><a href=x>By Ann Lee</a><p>" + prose, []string{"heading1 Court frees him", "byline By Ann Lee", "paragraph " + strings.TrimSpace(prose)}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, shown(read(t, test.in))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	body := "<p>" + prose
	for _, test := range []struct {
		name, in string
		want     string // title|outlet|author|url|language|dates
	}{
		{"open graph", "<html lang=en-GB><meta property=og:title content='Court frees him'><meta property=og:site_name content='The Mirror'><meta name=author content='Ann Lee'><meta property=article:published_time content=2024-04-12T10:00:00Z><link rel=canonical href=https://m.example/1>" + body,
			"Court frees him|The Mirror|Ann Lee|https://m.example/1|en-GB|2024-04-12 article:published_time"},
		{"JSON-LD", `<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["NewsArticle"],"headline":"Court frees him","author":[{"name":"Ann Lee"},"Bo Ek"],"publisher":{"name":"The Mirror"},"datePublished":"2024-04-12","dateModified":"2024-04-13","mainEntityOfPage":{"@id":"https://m.example/1"},"inLanguage":"en"}]</script>` + body,
			"Court frees him|The Mirror|Ann Lee, Bo Ek|https://m.example/1|en|2024-04-12 JSON-LD datePublished;2024-04-13 JSON-LD dateModified changed"},
		{"broken JSON-LD", `<script type="application/ld+json">{"@type":</script><title>Court frees him | The Mirror</title>` + body, "Court frees him|The Mirror||||"},
		{"shown title", "<title>The Mirror - Court frees him</title><h1>Court frees him</h1>" + body, "Court frees him|The Mirror||||"},
		{"the name of the site as first heading", "<title>Court frees him | Mirror</title><h1>The Mirror Online</h1><h1>Court frees him</h1>" + body, "Court frees him|Mirror||||"},
		{"words that look like code", "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>" + body, "<script>alert(1)</script>|||||"},
		{"time of the report, not of a teaser", "<div class=related><time class=published datetime=2024-01-01>x</time></div><h1>Court frees him</h1><time datetime=2024-04-12>4 days ago</time>" + body, "Court frees him|||||2024-04-12 time"},
		{"profile as author, relative address", "<meta property=article:author content=https://x.example/ann><link rel=canonical href=/1>" + body, "|||||"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := read(t, test.in)
			var dates []string
			for _, d := range p.Declared {
				s := d.Interval().String() + " " + d.Where
				if d.Modified {
					s += " changed"
				}
				dates = append(dates, s)
			}
			if got := strings.Join([]string{p.Title, p.Outlet, p.Author, p.URL, p.Language, strings.Join(dates, ";")}, "|"); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// A page that a script fills is read from what it holds for machines.
func TestUnscripted(t *testing.T) {
	noscript := read(t, "<p>Please enable scripts</p><noscript><article><p>"+prose+"</p></article></noscript>")
	if !strings.Contains(noscript.Text, strings.TrimSpace(prose)) || len(noscript.Notes) != 1 {
		t.Errorf("%q %q", noscript.Text, noscript.Notes)
	}
	data := read(t, `<div>Loading</div><script type="application/ld+json">{"@type":"Article","articleBody":"`+prose+`\n\n`+other+`"}</script>`)
	want := []string{"boilerplate Loading", "paragraph " + strings.TrimSpace(prose), "paragraph " + strings.TrimSpace(other)}
	if diff := cmp.Diff(want, shown(data)); diff != "" || len(data.Notes) != 1 {
		t.Errorf("notes %q (-want +got):\n%s", data.Notes, diff)
	}
	if shownPage := read(t, "<p>"+prose+"</p><noscript><p>Your browser runs no scripts.</p></noscript>"); len(shownPage.Blocks) != 1 {
		t.Errorf("%q", shown(shownPage))
	}
}

func TestHints(t *testing.T) {
	h, err := readHints(hintsYAML)
	if err != nil {
		t.Fatal(err)
	}
	for list := range lists {
		found := false
		for _, kind := range h.names {
			found = found || kind == lists[list]
		}
		if !found {
			t.Errorf("the list %q is empty", list)
		}
	}
	for name, want := range map[string]hint{
		"article__ShareBar": boilerplate, "adslot-1 x": boilerplate, "gradient": noHint, "story-related": teaser, "most-read": teaser,
		"wp-caption-text": caption, "article-body": noHint, "byline--author": byline, "sr-only": unseen, "visuallyHidden": unseen, "entry-date": dateline,
		"bad": noHint, "loading": noHint, "": noHint, strings.Repeat("share ", 200): noHint,
	} {
		if got := h.of(name); got != want {
			t.Errorf("%q is %d, want %d", name, got, want)
		}
	}
	if _, err := readHints([]byte("nonsense: [a]")); err == nil {
		t.Error("an unknown list is taken")
	}
}

func TestTooManySegments(t *testing.T) {
	if _, err := Read(strings.Repeat("<p>x", layout.MostSegments+1)); err != layout.ErrTooMany {
		t.Errorf("%v", err)
	}
	if _, err := Read("<pre>" + strings.Repeat("x\n", layout.MostSegments+1)); err != layout.ErrTooMany {
		t.Errorf("%v", err)
	}
}

// Depth costs no more than length, and what is deep is read all the same.
func TestDeep(t *testing.T) {
	p := read(t, strings.Repeat("<div>", 100_000)+"<p>"+prose+strings.Repeat("</div>", 100_000)+"<p>"+other)
	want := []string{"paragraph " + strings.TrimSpace(prose), "paragraph " + strings.TrimSpace(other)}
	if diff := cmp.Diff(want, shown(p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Notes) != 1 || !strings.Contains(p.Notes[0], "nested deeper") {
		t.Errorf("notes %q", p.Notes)
	}
	if p.Blocks[0].Kind != factum.Paragraph {
		t.Errorf("%q", p.Blocks[0].Kind)
	}
}
