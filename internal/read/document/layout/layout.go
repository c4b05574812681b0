package layout

import (
	"fmt"
	"strings"

	"factum"
	"factum/internal/read/document/printed"
)

// MostSegments is the greatest number of lines or paragraphs of one document. It
// bounds the memory that a broken or hostile file takes to a few hundred MiB.
const MostSegments = 1 << 20

// ErrTooMany refuses a document with more segments.
var ErrTooMany = fmt.Errorf("more than %d lines or paragraphs, the most that is read as one document; split it", MostSegments)

// Segment is a stretch of a document's text with what its form says of it.
type Segment struct {
	// Block holds the kind and level of its form, its range without white space
	// or markup at the ends, and the markup inside it.
	factum.Block
	// Group numbers runs of segments on lines that touch each other.
	Group int
	// Firm says that the form alone decides; cues don't change the kind.
	Firm bool
}

// Page is a laid-out document.
type Page struct {
	Blocks                []factum.Block
	Title, Outlet, Author string
	URL, Language         string
	Dates                 []Date // printed in its head, in order
}

// Date is a date printed in the head of a document; its range is in bytes of
// the text.
type Date struct {
	printed.Date
	Modified bool // the day of a change ("updated"), not of publication
	Dateline bool // it stands in the dateline of a wire report
	Header   bool // it stands alone in the header of a page, which may show the day on which the page was saved
}

// Arrange gives each segment its function. The segments are in order and don't
// overlap; order says how numeric dates are to be read.
func Arrange(text string, segments []Segment, order printed.Order) Page {
	a := arranger{
		text: text, segs: segments, order: order, cues: loadCues(), words: loadWords(),
		pieces: make(map[int][]factum.Block), clean: make([]string, len(segments)),
	}
	for i := range segments {
		a.clean[i] = line(text, segments[i].Block)
	}
	a.cue()
	a.head()
	if len(a.page.Dates) == 0 {
		a.header()
	}
	a.headings()
	a.repeats()
	for i := range a.segs {
		a.emit(i)
	}
	return a.page
}

// arranger holds the work on one document.
type arranger struct {
	text  string
	segs  []Segment
	order printed.Order
	cues  *cues
	words *words

	clean  []string               // the words of each segment without markup
	pieces map[int][]factum.Block // what a segment of the head was split into
	body   int                    // paragraphs of running text emitted so far
	page   Page
}

// loose says whether cues may change the kind of segment i.
func (a *arranger) loose(i int) bool {
	s := &a.segs[i]
	return !s.Firm && s.Kind.Speaks()
}

// cue gives segments the kind that their first or last words tell.
func (a *arranger) cue() {
	for i := range a.segs {
		k := a.segs[i].Kind
		if !a.loose(i) && (a.segs[i].Firm || k != factum.Byline && k != factum.Dateline) {
			continue
		}
		s := a.clean[i]
		if k := a.cues.cued(s, sentenceEnd(s)); k != "" {
			a.segs[i].Kind = k
			if k == factum.Caption && a.cues.whole[norm(s)] == factum.Caption && i+1 < len(a.segs) && a.loose(i+1) && len(a.clean[i+1]) < 300 {
				a.segs[i].Kind = factum.Boilerplate // a label: the caption is what follows
				a.segs[i+1].Kind = factum.Caption
				a.segs[i+1].Firm = true
			}
			continue
		}
		if credited(s) {
			a.segs[i].Kind = factum.Caption
		}
	}
}

// credited says whether a short stretch ends with the credit of a picture:
// "[Ann Lee/Reuters]", "Photograph: Ann Lee/AP".
func credited(s string) bool {
	if len(s) > 400 {
		return false
	}
	if tail, ok := strings.CutSuffix(s, "]"); ok {
		if open := strings.LastIndexByte(tail, '['); open >= 0 && strings.Count(tail[open:], "/") == 1 && len(tail)-open < 60 {
			return true
		}
	}
	if sentenceEnd(s) {
		return false
	}
	for _, label := range []string{"Photograph: ", "Photo: ", "Picture: ", "Credit: ", "Image: ", "Photo credit: ", "| Source: "} {
		if i := strings.LastIndex(s, label); i > 0 && len(s)-i < 80 && strings.ContainsAny(s[i-1:i], ".|\"”) ") && strings.Contains(s, "/") || i > 0 && s[i-1] == '|' || i > 1 && s[i-2] == '|' || i >= 0 && label[0] == '|' {
			return true
		}
	}
	return false
}

// headings finds the lines that are headings by their shape: short, no end of a
// sentence, followed by running text.
func (a *arranger) headings() {
	for i := range a.segs {
		s := &a.segs[i]
		if s.Kind != factum.Paragraph || s.Firm || a.pieces[i] != nil || !titleShape(a.clean[i], 14) {
			continue
		}
		for j := i + 1; j < len(a.segs); j++ {
			if k := a.segs[j].Kind; k == factum.Paragraph || k == factum.ListItem || k == factum.Quotation {
				s.Kind, s.Level = factum.Heading, 2
				break
			} else if k == factum.Heading {
				break
			}
		}
	}
}

// titleShape says whether s has the shape of a heading of at most most words.
func titleShape(s string, most int) bool {
	bare := strings.TrimRight(s, "\"'”’»)] ")
	if bare == "" || len(s) > 12*most || strings.ContainsAny(bare[len(bare)-1:], ".,;:") || len(strings.Fields(s)) > most {
		return false
	}
	return begin(s)
}

// repeats marks what was already said word for word: the caption that stands
// under a picture and in its description.
func (a *arranger) repeats() {
	const shortest = 30 // bytes; shorter lines may well stand twice
	seen := make(map[string]int)
	for i := range a.segs {
		if len(a.clean[i]) < shortest || a.segs[i].Firm {
			continue
		}
		j, again := seen[a.clean[i]]
		if !again {
			seen[a.clean[i]] = i
			continue
		}
		if a.loose(i) {
			if a.segs[i].Kind = a.segs[j].Kind; a.segs[i].Kind.Speaks() {
				a.segs[i].Kind = factum.Boilerplate
			}
			delete(a.pieces, i)
		}
	}
}

// emit turns segment i into blocks.
func (a *arranger) emit(i int) {
	if pieces, ok := a.pieces[i]; ok {
		for _, p := range pieces {
			a.add(p)
		}
		return
	}
	b := a.segs[i].Block
	if !b.Kind.Speaks() || b.Kind == factum.Heading {
		a.add(b)
		return
	}
	b = skipResidue(a.text, b)
	raw := a.text[b.Start:b.End]
	if d, ok := a.words.findDateline(raw, a.body == 0 && b.Kind == factum.Paragraph); ok {
		a.add(factum.Block{Kind: factum.Dateline, Range: factum.Range{Start: b.Start, End: b.Start + d.End}, Skip: b.Skip})
		if a.body == 0 {
			for _, date := range d.Dates {
				date.Start, date.End = date.Start+b.Start, date.End+b.Start
				a.page.Dates = append(a.page.Dates, Date{Date: date, Dateline: true})
			}
			if a.page.Outlet == "" {
				a.page.Outlet = d.Agency
			}
		}
		b.Start += d.Rest
	}
	a.body++
	cited := citations(a.text[b.Start:b.End])
	if len(cited) > 0 {
		end := b.Start + len(strings.TrimRight(a.text[b.Start:b.Start+cited[0].Start-1], " \t\n\r\u00a0"))
		a.add(factum.Block{Kind: b.Kind, Level: b.Level, Range: factum.Range{Start: b.Start, End: end}, Skip: b.Skip})
		for _, c := range cited {
			a.add(factum.Block{Kind: factum.Credit, Range: factum.Range{Start: b.Start + c.Start, End: b.Start + c.End}, Skip: b.Skip})
		}
		return
	}
	a.add(b)
}

// add appends a block, with the markup that lies in it; an empty one is left out.
func (a *arranger) add(b factum.Block) {
	var skip []factum.Range
	for _, r := range b.Skip {
		switch {
		case r.Start < b.Start && r.End > b.Start && r.End <= b.End: // a split went through the markup
			r.Start = b.Start
		case r.Start < b.End && r.End > b.End && r.Start >= b.Start:
			r.End = b.End
		}
		if r.Start >= b.Start && r.End <= b.End && r.Start < r.End {
			skip = append(skip, r)
		}
	}
	b.Skip = skip
	if b = Trim(a.text, b); b.Start < b.End {
		a.page.Blocks = append(a.page.Blocks, b)
	}
}

// Trim takes white space and markup off both ends of a block; nothing is left
// of a block that has no word.
func Trim(text string, b factum.Block) factum.Block {
	for again := true; again; {
		s := text[b.Start:b.End]
		b.Start += len(s) - len(strings.TrimLeftFunc(s, blank))
		if b.End = max(b.Start, b.Start+len(strings.TrimRightFunc(text[b.Start:b.End], blank))); b.Start == b.End {
			b.Skip = nil
			return b
		}
		again = false
		if n := len(b.Skip); n > 0 && b.Skip[0].Start == b.Start {
			b.Start, b.Skip, again = b.Skip[0].End, b.Skip[1:], true
		} else if n > 0 && b.Skip[n-1].End == b.End {
			b.End, b.Skip, again = b.Skip[n-1].Start, b.Skip[:n-1], true
		}
	}
	return b
}
