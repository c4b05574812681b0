package html

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"factum"
	"factum/internal/read/document/layout"
)

// deepest is the height of the stack of open elements; what is nested deeper is
// read as if it stood at that depth. Real pages stay below 100.
const deepest = 512

// segment is a stretch of the text on the way to a [layout.Segment].
type segment struct {
	factum.Range
	state
	skip    []factum.Range // reference marks
	letters int            // letters and digits
	linked  int            // of these, in links
	link    int32          // the first link
	control int            // of these, in controls
	unseen  string         // what only a screen reader would say
}

// box is an element that breaks paragraphs, with what its attributes hint at.
type box struct {
	parent  int32
	hint    hint
	header  bool
	article bool
}

// extractor turns the tokens of a page into text and segments.
type extractor struct {
	z        *html.Tokenizer
	hints    *hints
	out      strings.Builder
	stack    []element
	open     map[string]int // open elements by tag
	overflow int            // open elements beyond the deepest
	boxes    []box
	segments []segment
	links    []int // letters and digits of each link
	cur      segment
	running  bool // cur has begun
	space    bool // white space is due before the next word
	breaks   int  // line breaks that are due
	unseen   strings.Builder
	// unscripted is what the page holds for browsers without scripts.
	unscripted strings.Builder
	tables     int32
	rows       int32
	left       int // hidden elements left out
	deep       bool
	meta       metadata
	refStart   int
	linkEnd    int // where the last link ended
}

// extract reads a whole page.
func extract(page string) *extractor {
	e := &extractor{
		z: html.NewTokenizer(strings.NewReader(page)), hints: loadHints(), open: map[string]int{},
		boxes: []box{{parent: -1}}, meta: newMetadata(),
	}
	for len(e.segments) <= layout.MostSegments {
		switch e.z.Next() {
		case html.ErrorToken:
			e.endSegment()
			return e
		case html.TextToken:
			e.textToken()
		case html.StartTagToken:
			name, more := e.z.TagName()
			e.start(string(name), attributesOf(e.z, more))
		case html.SelfClosingTagToken:
			name, more := e.z.TagName()
			tag, a := string(name), attributesOf(e.z, more)
			e.start(tag, a)
			if e.foreign() && !void[tag] { // only there does "/>" end an element
				e.end(tag)
			}
		case html.EndTagToken:
			name, _ := e.z.TagName()
			e.end(string(name))
		}
	}
	return e
}

// foreign says whether the innermost elements are those of a drawing.
func (e *extractor) foreign() bool { return e.open["svg"] > 0 || e.open["math"] > 0 }

// top is the state at the place where the tokenizer stands.
func (e *extractor) top() state {
	if len(e.stack) == 0 {
		return state{}
	}
	return e.stack[len(e.stack)-1].state
}

// start takes a start tag.
func (e *extractor) start(tag string, a attributes) {
	e.meta.start(e, tag, &a)
	if c := closedBy(tag); c.ends != 0 {
		e.imply(c)
	}
	if (tag == "a" || tag == "button") && e.open[tag] > 0 {
		e.end(tag) // they don't nest
	}
	switch tag {
	case "br":
		if s := e.top(); s.pre {
			e.write("\n")
		} else if e.running && !s.silent && !s.hidden {
			if e.breaks++; e.breaks >= 2 {
				e.endSegment()
			}
		}
		return
	case "hr":
		e.endSegment()
		return
	case "q":
		e.write("“")
	}
	if void[tag] {
		return
	}
	if len(e.stack) >= deepest {
		e.overflow++
		e.deep = true
		if !inline[tag] {
			e.endSegment()
		}
		return
	}
	el := element{tag: tag, bit: bits[tag], inline: inline[tag], state: e.top()}
	e.enter(&el, &a)
	if !el.inline {
		e.endSegment()
	}
	if controls[tag] || tag == "a" && e.linkEnd == e.out.Len() {
		e.space = true // links and controls side by side have a gap on the screen
	}
	if tag == "sup" {
		e.refStart = e.out.Len()
	}
	e.stack = append(e.stack, el)
	e.open[tag]++
}

// enter computes the state inside an element.
func (e *extractor) enter(el *element, a *attributes) {
	tag, s := el.tag, &el.state
	if silent[tag] {
		s.silent = true
	}
	if tag != "body" && tag != "html" && (a.invisible() || tag == "dialog" && !a.open) {
		if !s.hidden && !s.silent {
			e.left++
		}
		s.hidden = true
	}
	hint := max(e.hints.of(a.class), e.hints.of(a.id))
	if hint == unseen {
		s.aside, hint = true, noHint
	}
	switch tag {
	case "a":
		if a.href != "" {
			e.links = append(e.links, 0)
			s.link = int32(len(e.links))
		}
	case "sup":
		s.ref = true
	case "pre", "xmp", "plaintext", "listing":
		s.pre = true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.kind, s.level = factum.Heading, int8(tag[1]-'0')
		if tag == "h1" {
			e.titled()
		}
	case "ul", "ol", "menu", "dir":
		s.lists++
	case "li":
		if s.kind == "" || s.kind == factum.ListItem {
			s.kind, s.level = factum.ListItem, max(1, s.lists)
		}
	case "blockquote":
		s.kind = factum.Quotation
	case "footer":
		if s.kind == factum.Quotation {
			s.kind = factum.Credit // who is quoted
		}
	case "table":
		e.tables++
		s.table, s.row = e.tables, 0
	case "tr":
		e.rows++
		s.row = e.rows
	case "article", "main":
		s.report = true
	}
	body := strings.Contains(strings.ToLower(a.itemprop), "articlebody")
	if a.role == "main" || body {
		s.report = true
	}
	if controls[tag] {
		s.control = true
	}
	if el.inline {
		// A class on an inline element says what a short stretch is only if it is
		// all of its paragraph; that is left to the words.
		return
	}
	switch {
	case tag == "nav" || tag == "footer" && s.kind != factum.Credit || tag == "form" || e.hints.roles[strings.ToLower(a.role)]:
		hint = boilerplate
	case tag == "header" && !s.report && hint == noHint:
		hint = boilerplate
	case tag == "aside" && hint == noHint:
		hint = aside
	case tag == "svg":
		hint = boilerplate
	case (tag == "figure" || tag == "figcaption" || tag == "caption") && hint < caption:
		hint = caption
	case tag == "address" && hint == noHint:
		hint = byline
	case tag == "html" || tag == "body" || tag == "article" || tag == "main":
		hint = noHint
	}
	e.boxes = append(e.boxes, box{parent: s.box, hint: hint, header: tag == "header", article: tag == "article" || body})
	s.box = int32(len(e.boxes) - 1)
}

// titled takes the hint of boilerplate off the page header that holds the title.
func (e *extractor) titled() {
	for b := e.top().box; b > 0; b = e.boxes[b].parent {
		if e.boxes[b].header {
			e.boxes[b].hint = noHint
		}
	}
}

// reach bounds the search for an open element, so that time stays linear.
const reach = 128

// imply closes open elements whose end tags were left out.
func (e *extractor) imply(c implied) {
	cut := -1
	for i := len(e.stack) - 1; i >= max(0, len(e.stack)-reach); i-- {
		bit := e.stack[i].bit
		if bit&c.ends != 0 {
			cut = i
		} else if bit&c.stops != 0 {
			break
		}
	}
	if cut >= 0 {
		e.pop(cut)
	}
}

// end takes an end tag; one that closes nothing is ignored.
func (e *extractor) end(tag string) {
	if tag == "p" && e.open["p"] == 0 || tag == "br" {
		e.endSegment()
		return
	}
	if e.overflow > 0 {
		e.overflow--
		if !inline[tag] {
			e.endSegment()
		}
		return
	}
	if e.open[tag] == 0 {
		return
	}
	within := inline[tag] // its end doesn't close the block it stands in
	for i := len(e.stack) - 1; i >= 0 && (!within || i >= len(e.stack)-reach); i-- {
		if e.stack[i].tag == tag {
			e.pop(i)
			return
		}
		if within && !e.stack[i].inline {
			return
		}
	}
}

// pop closes all elements from number i of the stack on.
func (e *extractor) pop(i int) {
	for j := len(e.stack) - 1; j >= i; j-- {
		el := &e.stack[j]
		if e.open[el.tag]--; e.open[el.tag] == 0 {
			delete(e.open, el.tag)
		}
		switch {
		case el.tag == "q":
			e.write("”")
		case el.tag == "sup":
			e.reference()
		case el.tag == "a":
			e.linkEnd = e.out.Len()
		case el.control:
			e.space = true
		}
		if !el.inline {
			e.endSegment()
			e.unseen.Reset()
		}
		e.stack = e.stack[:j]
	}
}

// reference takes a footnote mark ("[3]", "12") out of the words.
func (e *extractor) reference() {
	if !e.running || e.refStart < e.cur.Start || e.refStart >= e.out.Len() {
		return
	}
	mark := strings.TrimSpace(e.out.String()[e.refStart:])
	if inner := strings.Trim(mark, "[]()"); inner != mark && len(inner) <= 4 || strings.Trim(mark, "0123456789,†‡*") == "" && e.top().link+e.cur.link > 0 {
		e.cur.skip = append(e.cur.skip, factum.Range{Start: e.refStart, End: e.out.Len()})
	}
}

// textToken takes a stretch of text.
func (e *extractor) textToken() {
	s := e.top()
	if s.silent {
		if e.stack[len(e.stack)-1].tag == "noscript" {
			e.unscripted.Write(e.z.Raw())
		}
		e.meta.raw(e.stack[len(e.stack)-1].tag, e.z.Text())
		return
	}
	if s.hidden {
		return
	}
	text := string(e.z.Text())
	if s.aside {
		if e.unseen.Len() < 200 {
			e.unseen.WriteString(text[:boundary(text, 200)])
		}
		return
	}
	e.write(text)
}

func boundary(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// write appends text at the current place.
func (e *extractor) write(text string) {
	s := e.top()
	if s.silent || s.hidden || s.aside {
		return
	}
	for _, r := range text {
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff' || r < ' ' && !unicode.IsSpace(r) || r == 0x7f:
			continue // no width
		case s.pre && (r == '\n' || r == ' ' || r == '\t'):
			if e.running {
				e.out.WriteRune(r)
			}
			continue
		case unicode.IsSpace(r):
			e.space = true
			continue
		}
		e.begin(&s)
		switch {
		case e.breaks > 0 && e.out.Len() > e.cur.Start:
			e.out.WriteByte('\n')
		case e.space && e.out.Len() > e.cur.Start:
			e.out.WriteByte(' ')
		}
		e.space, e.breaks = false, 0
		e.out.WriteRune(r)
		e.cur.End = e.out.Len()
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			e.cur.letters++
			if s.link > 0 {
				e.cur.linked++
				e.links[s.link-1]++
				if e.cur.link == 0 {
					e.cur.link = s.link
				}
			}
			if s.control {
				e.cur.control++
			}
		}
	}
}

// begin opens a segment if none is open.
func (e *extractor) begin(s *state) {
	if e.running {
		return
	}
	e.running, e.space, e.breaks = true, false, 0
	if e.out.Len() > 0 {
		last := &e.segments[len(e.segments)-1]
		e.out.WriteByte('\n')
		if s.row == 0 || last.row != s.row {
			e.out.WriteByte('\n')
		}
	}
	e.cur = segment{Range: factum.Range{Start: e.out.Len(), End: e.out.Len()}, state: *s}
}

// endSegment closes the open segment.
func (e *extractor) endSegment() {
	e.space, e.breaks = false, 0
	if !e.running {
		return
	}
	e.running = false
	e.cur.unseen = e.unseen.String()
	e.unseen.Reset()
	e.segments = append(e.segments, e.cur)
}

// notes says what was left out.
func (e *extractor) notes() []string {
	var notes []string
	if e.left > 0 {
		notes = append(notes, fmt.Sprintf("%d hidden elements of the page are left out", e.left))
	}
	if e.deep {
		notes = append(notes, fmt.Sprintf("the page is nested deeper than %d elements; what is deeper is read as one level", deepest))
	}
	return notes
}
