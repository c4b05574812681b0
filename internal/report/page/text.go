package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"factum"
	"factum/internal/report/wording"
)

// A place is a stretch of a text that something else on the page points to.
type place struct {
	start, end int
	id         string // its anchor
	ref        string // the number shown after the words; "" for none
	href       string // what the number, or else the words themselves, lead back to
	kind       placeKind
}

type placeKind uint8

const (
	used    placeKind = iota // words of a statement
	dating                   // words that date the document
	passage                  // words shared with another document
	naming                   // the first place of a spelling
)

// valid says whether the bytes from start up to end are a stretch of whole
// characters of the text.
func valid(text string, start, end int) bool {
	return start >= 0 && start < end && end <= len(text) && utf8.RuneStart(text[start]) && (end == len(text) || utf8.RuneStart(text[end]))
}

// standsIn says whether a span stands in the text where it says it does.
func standsIn(text string, sp *factum.Span) bool {
	return valid(text, sp.Start, sp.End) && text[sp.Start:sp.End] == sp.Quote
}

// textWriter writes the text of one document, block by block.
type textWriter struct {
	b      strings.Builder
	text   string
	starts []place // by start, longer first
	ends   []place // by end
	s, e   int     // how many of them lie behind
	live   []place // those that have begun and not ended
}

// textHTML gives the full text of a document with the places marked: an
// anchor where each begins, and where it ends the number that leads back.
// Places may overlap, nest and coincide. Nothing of the text is left out:
// what stands between blocks is shown too, unless it is white space.
func textHTML(d *factum.Document, places []place) template.HTML {
	w := textWriter{text: d.Text, starts: slices.Clone(places), ends: slices.Clone(places)}
	slices.SortStableFunc(w.starts, func(a, b place) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	slices.SortStableFunc(w.ends, func(a, b place) int { return a.end - b.end })
	at := 0
	for _, block := range wholeBlocks(d) {
		w.block("", factum.Range{Start: at, End: block.Start}, nil)
		w.block(block.Kind, block.Range, block.Skip)
		at = block.End
	}
	w.block("", factum.Range{Start: at, End: len(d.Text)}, nil)
	w.begin(len(d.Text))
	w.end(len(d.Text))
	return template.HTML(w.b.String())
}

// wholeBlocks gives the blocks of a document that can be shown, in order: a
// document without blocks is cut at its empty lines.
func wholeBlocks(d *factum.Document) []factum.Block {
	var list []factum.Block
	at := 0
	for _, b := range d.Blocks {
		if b.Start >= at && valid(d.Text, b.Start, b.End) {
			list = append(list, b)
			at = b.End
		}
	}
	if len(list) > 0 {
		return list
	}
	for at < len(d.Text) {
		n := strings.Index(d.Text[at:], "\n\n")
		if n < 0 {
			n = len(d.Text) - at
		}
		if n > 0 {
			list = append(list, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: at, End: at + n}})
		}
		at += n + 1
	}
	return list
}

// block writes one block, or what stands between two (kind "").
func (w *textWriter) block(kind factum.BlockKind, r factum.Range, skip []factum.Range) {
	text := w.text[r.Start:r.End]
	if strings.TrimSpace(text) == "" {
		return
	}
	tag, class, label := "p", "aside", ""
	switch kind {
	case factum.Heading, factum.Paragraph, factum.ListItem:
		class = string(kind)
	case factum.Quotation:
		tag, class = "blockquote", string(kind)
	case factum.Table, factum.Code:
		tag, class = "pre", string(kind)
	case factum.Caption, factum.Credit, factum.Teaser, factum.Boilerplate:
		label = `<span class="what">` + string(kind) + `: </span>`
	}
	dir := ""
	if wording.Leans(text) {
		dir = ` dir="rtl"`
	}
	// A pre swallows a first line break.
	fmt.Fprintf(&w.b, "<%s class=\"%s\"%s>%s", tag, class, dir, label)
	if tag == "pre" {
		w.b.WriteByte('\n')
	}
	w.segments(r, skip)
	fmt.Fprintf(&w.b, "</%s>\n", tag)
}

// segments writes a stretch of text, cut wherever a place or a piece of
// markup begins or ends.
func (w *textWriter) segments(r factum.Range, skip []factum.Range) {
	at := r.Start
	skip = wholeRanges(w.text, skip)
	for at < r.End {
		w.begin(at)
		w.end(at)
		next, markup := r.End, false
		if w.s < len(w.starts) {
			next = min(next, w.starts[w.s].start)
		}
		if w.e < len(w.ends) {
			next = min(next, w.ends[w.e].end)
		}
		for len(skip) > 0 && skip[0].End <= at {
			skip = skip[1:]
		}
		if len(skip) > 0 {
			if markup = skip[0].Start <= at; markup {
				next = min(next, skip[0].End)
			} else {
				next = min(next, skip[0].Start)
			}
		}
		w.segment(w.text[at:next], markup)
		w.end(next)
		at = next
	}
}

// wholeRanges gives those ranges that are whole characters, in order and
// apart from each other.
func wholeRanges(text string, list []factum.Range) []factum.Range {
	var whole []factum.Range
	at := 0
	for _, r := range list {
		if r.Start >= at && valid(text, r.Start, r.End) {
			whole = append(whole, r)
			at = r.End
		}
	}
	return whole
}

// begin sets the anchors of the places that begin at a position or before.
func (w *textWriter) begin(at int) {
	for w.s < len(w.starts) && w.starts[w.s].start <= at {
		p := w.starts[w.s]
		if p.id != "" {
			fmt.Fprintf(&w.b, `<span class="at" id="%s"></span>`, p.id)
		}
		w.live = append(w.live, p)
		w.s++
	}
}

// end writes the numbers of the places that end at a position or before.
func (w *textWriter) end(at int) {
	first := w.e
	var refs []string
	for w.e < len(w.ends) && w.ends[w.e].end <= at {
		if p := w.ends[w.e]; p.ref != "" {
			refs = append(refs, fmt.Sprintf(`<a role="doc-noteref" href="%s">%s</a>`, p.href, p.ref))
		}
		w.e++
	}
	if w.e > first {
		w.live = slices.DeleteFunc(w.live, func(p place) bool { return p.end <= at })
	}
	if len(refs) > 0 {
		w.b.WriteString(`<sup>` + strings.Join(refs, " ") + `</sup>`)
	}
}

func (w *textWriter) segment(text string, markup bool) {
	depth, class, link := 0, "", ""
	for _, p := range w.live {
		switch p.kind {
		case used:
			depth++
		case dating:
			class = "dating"
		case naming:
			link = p.href
		}
	}
	open, shut := "", ""
	switch {
	case depth > 1:
		open, shut = `<mark class="more">`, "</mark>"
	case depth == 1:
		open, shut = "<mark>", "</mark>"
	case class != "":
		open, shut = `<mark class="dating">`, "</mark>"
	}
	if markup {
		open, shut = open+`<span class="markup">`, "</span>"+shut
	}
	if link != "" {
		open, shut = open+`<a class="name" href="`+link+`">`, "</a>"+shut
	}
	w.b.WriteString(open)
	w.b.WriteString(string(shown(text)))
	w.b.WriteString(shut)
}
