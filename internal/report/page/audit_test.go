package page

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"factum"
	"factum/internal/report/wording"
)

// audited is a page taken apart.
type audited struct {
	doc   *html.Node
	ids   map[string]*html.Node
	links []string // the anchors that links lead to
}

// audit parses a page and holds what must be true of any page, whatever the
// record: only elements and attributes of the template, nothing that runs or
// loads, unique anchors that resolve, headings in order, named drawings and
// tables, no invisible characters that act.
func audit(t interface {
	Errorf(string, ...any)
	Fatalf(string, ...any)
}, page string,
) *audited {
	for i, r := range page {
		if r != '\n' && r != '\t' && r != '\u2068' && r != '\u2069' && wording.Classify(r) == wording.Acting {
			t.Errorf("%U stands in the page: %q", r, page[max(0, i-80):min(len(page), i+20)])
		}
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("the page can't be parsed: %v", err)
	}
	a := &audited{doc: doc, ids: map[string]*html.Node{}}
	level := 0
	tags := map[string]int{}
	each(doc, func(n *html.Node) {
		tags[n.Data]++
		if !slices.Contains(elements, n.Data) {
			t.Errorf("element <%s> in the page", n.Data)
		}
		for _, at := range n.Attr {
			a.attribute(t, n, at)
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4":
			now := int(n.Data[1] - '0')
			if now > level+1 {
				t.Errorf("heading %q of level %d after one of level %d", textOf(n), now, level)
			}
			level = now
			if strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("an empty <%s> in %s", n.Data, get(n.Parent, "id"))
			}
		case "svg":
			if get(n, "aria-hidden") == "true" {
				break
			}
			if find(n, "title") == nil || find(n, "desc") == nil || get(n, "aria-labelledby") == "" || get(n, "role") == "" {
				t.Errorf("a drawing without title, description or role")
			}
		case "table":
			if c := find(n, "caption"); c == nil || strings.TrimSpace(textOf(c)) == "" {
				t.Errorf("a table without a caption")
			}
		case "th":
			if s := get(n, "scope"); s != "col" && s != "row" && s != "rowgroup" {
				t.Errorf("a header cell with scope %q", s)
			}
		case "section":
			if a := get(n, "aria-labelledby"); a == "" {
				t.Errorf("a section without a name")
			}
		}
	})
	for _, tag := range []string{"main", "header", "footer", "nav", "h1", "title", "style"} {
		n := tags[tag]
		if tag == "title" {
			n -= tags["desc"] // those of the drawings
		}
		if n != 1 {
			t.Errorf("%d <%s>, want 1", n, tag)
		}
	}
	for _, l := range a.links {
		if a.ids[l] == nil {
			t.Errorf("a link leads to #%s, which is not on the page", l)
		}
	}
	a.policy(t)
	return a
}

// elements are the only ones that a page may hold.
var elements = strings.Fields(`html head meta title style body a header p h1 h2 h3 h4 nav ol ul li span main section figure svg desc g path
	text figcaption table caption thead tbody tr th td time article details summary blockquote div strong dl dt dd br code bdi sup mark pre footer`)

func (a *audited) attribute(t interface{ Errorf(string, ...any) }, n *html.Node, at html.Attribute) {
	key := at.Key
	switch {
	case key == "id":
		if a.ids[at.Val] != nil {
			t.Errorf("anchor %q stands twice", at.Val)
		}
		if at.Val == "" || strings.ContainsAny(at.Val, " \t\n<>") {
			t.Errorf("anchor %q", at.Val)
		}
		a.ids[at.Val] = n
	case key == "href":
		if strings.HasPrefix(at.Val, "#") {
			a.links = append(a.links, at.Val[1:])
			return
		}
		u, err := url.Parse(at.Val)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || n.Data != "a" || !strings.Contains(get(n, "rel"), "noopener") {
			t.Errorf("<%s> leads out of the page to %q", n.Data, at.Val)
		}
	case strings.HasPrefix(key, "aria-"), slices.Contains(attributesOf, key):
	default:
		t.Errorf("attribute %s=%q of <%s>", key, at.Val, n.Data)
	}
}

// attributesOf are the other ones that a page may hold. None of them loads
// anything.
var attributesOf = strings.Fields(`lang dir colspan charset http-equiv content name class role scope datetime tabindex rel
	viewbox viewBox width height d x y text-anchor transform focusable`)

// policy checks that the content security policy names the style sheet of the
// page and allows nothing else.
func (a *audited) policy(t interface{ Errorf(string, ...any) }) {
	sum := sha256.Sum256([]byte(textOf(find(a.doc, "style"))))
	want := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
	got := ""
	each(a.doc, func(n *html.Node) {
		if n.Data == "meta" && get(n, "http-equiv") == "Content-Security-Policy" {
			got = get(n, "content")
		}
	})
	if got != want {
		t.Errorf("content security policy %q, want %q", got, want)
	}
}

// complete checks that a page shows all of its record: every text to the last
// word, and every statement with a way to its words and back.
func (a *audited) complete(t interface{ Errorf(string, ...any) }, rec *factum.Record) {
	x := wording.NewIndex(rec)
	for i := range rec.Documents {
		article := a.ids[fmt.Sprintf("text-%d", i+1)]
		if article == nil {
			t.Errorf("text %d is missing", i+1)
			continue
		}
		got := squeeze(bodyText(find(article, "div")))
		if want := squeeze(visible(rec.Documents[i].Text)); got != want {
			t.Errorf("text %d reads %q, want %q", i+1, got, want)
		}
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		item := a.ids[fmt.Sprintf("s%d", i+1)]
		if item == nil {
			t.Errorf("statement %d is missing", i+1)
			continue
		}
		if !strings.Contains(squeeze(textOf(item)), squeeze(visible(s.Quote))) {
			t.Errorf("statement %d doesn't show its quote", i+1)
		}
		d, ok := x.Document(s.Document)
		words := fmt.Sprintf("w%d", i+1)
		there := ok && standsIn(rec.Documents[d].Text, &s.Span)
		if there != (a.ids[words] != nil) {
			t.Errorf("statement %d: its words are marked: %v, want %v", i+1, !there, there)
		}
		if there && (!leadsTo(item, words) || !leadsTo(a.ids[fmt.Sprintf("text-%d", d+1)], fmt.Sprintf("s%d", i+1))) {
			t.Errorf("statement %d: no way to its words and back", i+1)
		}
	}
}

// visible gives text as shown shows it.
func visible(s string) string {
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><body><p>" + string(shown(s))))
	if err != nil {
		return ""
	}
	return textOf(doc)
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func leadsTo(n *html.Node, id string) bool {
	found := false
	each(n, func(n *html.Node) { found = found || n.Data == "a" && get(n, "href") == "#"+id })
	return found
}

// bodyText is the text of a document without what the page adds to it.
func bodyText(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == html.ElementNode && (n.Data == "sup" || get(n, "class") == "what") {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(bodyText(c))
	}
	return b.String()
}

func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// each calls f for every element, in the order of the page.
func each(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func find(n *html.Node, tag string) *html.Node {
	var found *html.Node
	each(n, func(m *html.Node) {
		if found == nil && m.Data == tag && m != n {
			found = m
		}
	})
	return found
}

func get(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
