package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"factum"
)

// wellFormed fails unless the document keeps what every document promises.
func wellFormed(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *factum.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatalf("text is not valid UTF-8")
	}
	if len(d.ID) != 9 || len(d.SHA256) != 64 || len(d.TextSHA256) != 64 || d.Extractor == "" {
		t.Fatalf("id %q, hashes %q %q, extractor %q", d.ID, d.SHA256, d.TextSHA256, d.Extractor)
	}
	at := 0
	boundary := func(i int) bool { return i == len(d.Text) || utf8.RuneStart(d.Text[i]) }
	for i, b := range d.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %d is %d:%d after %d in a text of %d bytes", i, b.Start, b.End, at, len(d.Text))
		}
		if !boundary(b.Start) || !boundary(b.End) {
			t.Fatalf("block %d cuts a character", i)
		}
		in := b.Start
		for _, s := range b.Skip {
			if s.Start < in || s.End <= s.Start || s.End > b.End || !boundary(s.Start) || !boundary(s.End) {
				t.Fatalf("block %d (%d:%d) skips %d:%d after %d", i, b.Start, b.End, s.Start, s.End, in)
			}
			in = s.End
		}
		words, where := Words(d, b)
		if strings.TrimSpace(words) == "" {
			t.Fatalf("block %d %q has no words", i, d.Text[b.Start:b.End])
		}
		if where != nil && len(where) != len(words)+1 {
			t.Fatalf("block %d: %d offsets for %d bytes", i, len(where), len(words))
		}
		at = b.End
	}
	for _, because := range d.Published.Because {
		if s := because.Span; s != nil && (s.Document != d.ID || d.Text[s.Start:s.End] != s.Quote) {
			t.Fatalf("published because of %q, which doesn't stand there", s.Quote)
		}
	}
}

// snippets are what the generated texts are made of: markup and cues beside words.
var snippets = []string{
	"\n", "\n\n", "\r\n", " ", "  ", "\t", "\u00a0", "\u200b", "\u00ad", "The court ", "ruled. ", "on ", "Friday ", "HE SAID", "“No,” ", "al-Ḥasan ", "суд ", "e\u0301", "👩‍👧",
	"* ", "- ", "• ", "1. ", "(a) ", "> ", "## ", "**", "*", "_", "`", "```\n", "[", "](https://a.example/x)", "](", "![", "]", "[1]", "(Reuters)", "(", ")", "&nbsp;", "&amp;", "&rsquo;", "&", "<b>", "</b>", "<!--", "-->", "<", ">", "\\*", "---\n", "===\n",
	"| a | b |\n", "|", "10 February 2025", "March 3, 2024", "2024-03-03", "03/04/2024", "By Ann Lee", "Photo: ", "Read Also", "Read AlsoLee", ", external", ", external with", "LONDON (AP) - ", "LONDON, ", " — ", "Home > World", "Updated ", "UPDATE 2-", ": ", "http://a.example/?utm=1",
	"Image caption,", "2 min read", "~~", "a\fb", "\u2028",
}

func textOf(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(snippets), rapid.String()), 0, 40).Draw(t, "text"), "")
}

func TestReadKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := textOf(t)
		d, err := Read("a.txt", []byte(in))
		if err != nil {
			return
		}
		wellFormed(t, d)
		if utf8.ValidString(in) && !strings.HasPrefix(in, "\ufeff") && d.Text != in {
			t.Fatalf("a plain text is its own canonical text; %q became %q", in, d.Text)
		}
		again, err := Read("b.txt", []byte(d.Text))
		if err != nil || again.Text != d.Text {
			t.Fatalf("the canonical text read again: %v, %q", err, again.Text)
		}
	})
}

func FuzzPlain(f *testing.F) {
	f.Add([]byte("Court frees general\n\nBy Ann Lee\n10 February 2025\n\nThe court freed him. (AP)\n"))
	f.Add([]byte(strings.Join(snippets, "")))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a.txt", data)
		if err != nil {
			return
		}
		wellFormed(t, d)
	})
}

// tags are what the generated pages are made of.
var tags = []string{
	"<p>", "</p>", "<div>", "</div>", "<div class=\"share\">", "<div class=body>", "<a href=x>", "</a>", "<b>", "</b>", "<h1>", "</h1>", "<h2>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<pre>", "</pre>",
	"<blockquote>", "</blockquote>", "<figure>", "<figcaption>", "</figure>", "<article>", "</article>", "<nav>", "</nav>", "<aside>", "<footer>", "<script>", "</script>", "<!--", "-->", "<plaintext>", "<template>", "</template>", "<svg>", "</svg>",
	"<noscript>", "<q>", "</q>", "<sup>", "</sup>", "<p hidden>", "<span class=sr-only>", "</span>", "<button>", "</button>", "<time datetime=2024-01-02>", "<title>", "</title>", "<meta name=date content=2024-01-03>",
	"<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-01-04\"}</script>", "&nbsp;", "&shy;", "&#0;", "&lt;", "The court ruled on Friday that the general must be freed at once, and the police obeyed. ",
}

func TestReadHTMLKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(tags), rapid.SampledFrom(snippets), rapid.String()), 0, 60).Draw(t, "page"), "")
		d, err := Read("a.html", []byte(in))
		if err != nil {
			return
		}
		wellFormed(t, d)
		again, err := Read("b.txt", []byte(d.Text))
		if err == nil && again.Extractor == "plain@1" && again.Text != d.Text {
			t.Fatalf("the canonical text %q read as a text is %q", d.Text, again.Text)
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<html><title>T</title><body><h1>Court</h1><p>By Ann Lee<p>The court freed him on 3 March 2024.</html>"))
	f.Add([]byte(strings.Join(tags, " word ")))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a.html", data)
		if err != nil {
			return
		}
		wellFormed(t, d)
	})
}
