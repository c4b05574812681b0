package html

import (
	"strings"

	"factum"
	"factum/internal/read/document/layout"
	"factum/internal/read/document/plain"
)

// Bounds of the choice of the report's part of a page. They are shares of its
// running text, chosen so that no page whose running text is spread over
// several parts loses one of them.
const (
	believed  = 0.4 // a hint is not believed of a part with more
	comment   = 0.9 // nor is it that a part holds comments
	gallery   = 0.5 // nor that parts are teasers or captions which together hold more
	descended = 0.7 // the report lies in a part with at least as much of what lies around it
	kept      = 0.6 // and has at least as much of the whole
	linkLong  = 600 // letters of a link that was never closed
	linkShare = 0.9 // a stretch with more of it in links is a link
)

// judge turns the segments of a page into those of the layout.
type judge struct {
	*extractor
	text    string
	weights []int  // running text of each box with all in it, in bytes
	flags   []hint // what is believed of each box
	first   int    // the report stands in segments first to last
	last    int
	title   int // the segment that is the title, or -1
	prosaic int // the first segment of the report that is running text
}

// judge looks at a page as a whole.
func (e *extractor) judge() *judge {
	j := &judge{extractor: e, text: e.out.String()}
	j.weigh()
	j.flag()
	j.report()
	return j
}

// laidOut gives each segment its kind as far as the page tells it.
func (j *judge) laidOut() ([]layout.Segment, error) {
	e := j.extractor
	tables := j.dataTables()
	var out []layout.Segment
	for i := 0; i < len(e.segments); i++ {
		s := &e.segments[i]
		kind, firm := j.kind(i)
		seg := layout.Segment{Block: factum.Block{Kind: kind, Range: s.Range, Skip: s.skip}, Group: i, Firm: firm}
		switch {
		case tables[s.table] && s.row > 0: // a row is one block
			for i+1 < len(e.segments) && e.segments[i+1].row == s.row {
				i++
				seg.End = e.segments[i].End
				seg.Skip = append(seg.Skip, e.segments[i].skip...)
			}
			if kind.Speaks() {
				seg.Kind, seg.Firm = factum.Table, true
			}
		case s.pre && kind == factum.Paragraph && !firm:
			lines, err := j.preformatted(s, i)
			if err != nil || len(out)+len(lines) > layout.MostSegments {
				return nil, layout.ErrTooMany
			}
			out = append(out, lines...)
			continue
		case kind == factum.Heading || kind == factum.ListItem:
			seg.Level = int(s.level)
		}
		out = append(out, seg)
	}
	return out, nil
}

// preformatted reads a stretch that keeps its lines as plain text.
func (j *judge) preformatted(s *segment, group int) ([]layout.Segment, error) {
	segs, err := plain.Segments(j.text[s.Start:s.End])
	for i := range segs {
		segs[i].Start, segs[i].End = segs[i].Start+s.Start, segs[i].End+s.Start
		segs[i].Group = group
		for k := range segs[i].Skip {
			segs[i].Skip[k].Start += s.Start
			segs[i].Skip[k].End += s.Start
		}
	}
	return segs, err
}

// dataTables finds the tables that hold data; the others only lay out a page.
func (j *judge) dataTables() []bool {
	type size struct {
		rows, cells, letters, longest int
		row                           int32
	}
	sizes := make([]size, j.tables+1)
	for i := range j.segments {
		s := &j.segments[i]
		if s.table == 0 || s.row == 0 {
			continue
		}
		t := &sizes[s.table]
		if s.row != t.row {
			t.rows++
			t.row = s.row
		}
		t.cells++
		t.letters += s.letters
		t.longest = max(t.longest, s.letters)
	}
	data := make([]bool, len(sizes))
	for i, t := range sizes {
		data[i] = t.rows >= 2 && t.cells*2 >= t.rows*3 && t.longest <= 300 && t.letters <= 60*t.cells
	}
	return data
}

// kind gives the kind of segment i; firm says that its words change nothing
// about it.
func (j *judge) kind(i int) (kind factum.BlockKind, firm bool) {
	const (
		line  = 200 // bytes of a byline at most
		title = 400 // bytes of a heading at most; what is longer was never closed
	)
	s := &j.segments[i]
	size := s.End - s.Start
	f := j.flags[s.box]
	switch {
	case s.control*2 > s.letters && s.control > 0:
		return factum.Boilerplate, true
	case excluded(f):
		return f.kind(), true
	case f == byline && size > line:
		return factum.Boilerplate, true
	}
	if k := layout.Cue(s.unseen); k == factum.Caption || k == factum.Credit {
		return k, true
	}
	first := s.kind == factum.Heading && (s.level == 1 || i == j.title) && size <= title
	switch {
	case size <= line && layout.Signed(j.text[s.Start:s.End]):
		return factum.Byline, false
	case j.isLink(s) && !first:
		if s.letters < 15 {
			return factum.Boilerplate, true
		}
		return factum.Teaser, true
	case first && i < j.title && i < j.first:
		return factum.Boilerplate, true // the name of the site
	case first && i <= j.last:
		return factum.Heading, true
	case i < j.first && !j.prose(s) && !(j.title >= 0 && i > j.title) && !s.report && !j.above(i), i > j.last:
		return factum.Boilerplate, true
	case f == byline:
		return factum.Byline, false
	case f == dateline && size <= line:
		return factum.Dateline, false
	case s.kind == factum.Heading && size <= title:
		return factum.Heading, true
	case s.kind == "" || s.kind == factum.Heading:
		return factum.Paragraph, false
	}
	return s.kind, false
}

// above says whether segment i stands directly above the title, as a date does
// in a blog, and not in the head of the page.
func (j *judge) above(i int) bool {
	const segments, levels = 3, 2
	if i >= j.title || j.title-i > segments {
		return false
	}
	b := j.segments[j.title].box
	for n := 0; n < levels && b > 0; n++ {
		b = j.boxes[b].parent
	}
	return b > 0 && j.segments[i].box >= b // boxes are numbered in the order of the page
}

// prose says whether a segment is running text: some length, the end of a
// sentence, few links.
func (j *judge) prose(s *segment) bool {
	const shortest = 60 // letters
	return s.letters >= shortest && !j.isLink(s) && s.linked*3 < s.letters*2 && s.control == 0 && s.kind != factum.Heading &&
		(strings.ContainsAny(j.text[s.Start:s.End], ".!?。؟") || s.letters > 300)
}

// isLink says whether a segment is nothing but links.
func (j *judge) isLink(s *segment) bool {
	return s.linked > 0 && float64(s.linked) > linkShare*float64(s.letters) && j.links[s.link-1] <= linkLong
}

// weigh counts the running text of each box.
func (j *judge) weigh() {
	j.weights = make([]int, len(j.boxes))
	for i := range j.segments {
		if s := &j.segments[i]; j.prose(s) {
			j.weights[s.box] += s.End - s.Start
		}
	}
	for b := len(j.boxes) - 1; b > 0; b-- { // a box comes after the one it lies in
		j.weights[j.boxes[b].parent] += j.weights[b]
	}
}

// flag decides which hints are believed. What lies in a box has its flag.
func (j *judge) flag() {
	j.flags = make([]hint, len(j.boxes))
	total := float64(j.weights[0])
	var sums [numHints]int // running text under each hint
	for b := 1; b < len(j.boxes); b++ {
		h := j.boxes[b].hint
		if parent := j.flags[j.boxes[b].parent]; h == noHint || parent == h {
			j.flags[b] = max(h, parent) // for the moment: not to count a box within a box
			continue
		}
		j.flags[b] = h
		sums[h] += j.weights[b]
	}
	for b := 1; b < len(j.boxes); b++ {
		parent := j.flags[j.boxes[b].parent]
		h := j.boxes[b].hint
		switch share := float64(j.weights[b]); {
		case h == comments && share <= comment*total:
		case h == comments || share > believed*total, h == aside && share > 0, // an aside with running text is a box with facts
			(h == teaser || h == caption) && float64(sums[h]) > gallery*total:
			h = noHint
		}
		switch {
		case parent == boilerplate || parent == comments || parent == teaser:
			h = parent
		case h == noHint:
			h = parent
		}
		j.flags[b] = h
	}
}

// report finds the part of the page in which the report stands: from the whole
// page down, as long as one part holds most of the running text.
func (j *judge) report() {
	clean := make([]int, len(j.boxes))
	count := make([]int32, len(j.boxes)) // stretches of running text
	for i := range j.segments {
		if s := &j.segments[i]; j.prose(s) && !excluded(j.flags[s.box]) {
			clean[s.box] += s.End - s.Start
			count[s.box]++
		}
	}
	heaviest := make([]int32, len(j.boxes))
	last := make([]int32, len(j.boxes))
	for b := range last {
		last[b] = int32(b)
	}
	for b := len(j.boxes) - 1; b > 0; b-- {
		p := j.boxes[b].parent
		clean[p] += clean[b]
		count[p] += count[b]
		last[p] = max(last[p], last[b])
		if h := heaviest[p]; h == 0 || clean[b] >= clean[h] {
			heaviest[p] = int32(b)
		}
	}
	at := int32(0)
	for {
		next := heaviest[at]
		if next == 0 || count[next] < 2 && !j.boxes[next].article || float64(clean[next]) < descended*float64(clean[at]) || float64(clean[next]) < kept*float64(clean[0]) {
			break
		}
		at = next
	}
	for b := at; b > 0; b = j.boxes[b].parent {
		if j.boxes[b].article {
			at = b
			break
		}
	}
	j.first, j.last, j.title, j.prosaic = len(j.segments), -1, -1, len(j.segments)
	for i := range j.segments {
		s := &j.segments[i]
		if s.box >= at && s.box <= last[at] {
			j.first, j.last = min(j.first, i), i
			if j.prose(s) {
				j.prosaic = min(j.prosaic, i)
			}
		}
	}
	j.title = j.titleOf()
}

// titleOf finds the heading of the report: of those of the first level that
// stand above the running text the one that shares its words with a declared
// title, else the last; without one, the last heading there. -1 if there is none.
func (j *judge) titleOf() int {
	title, other := -1, -1
	declared := firstOf(j.meta.first("og:title", "twitter:title"), j.meta.title)
	for i := 0; i < len(j.segments) && i < j.prosaic; i++ {
		s := &j.segments[i]
		switch {
		case s.kind != factum.Heading || excluded(j.flags[s.box]):
		case s.level == 1 && !j.isLink(s):
			if title = i; shares(j.text[s.Start:s.End], declared) {
				return i
			}
		default:
			other = i
		}
	}
	if title < 0 && j.prosaic < len(j.segments) {
		title = other
	}
	return title
}

func excluded(h hint) bool { return h >= aside }
