package plain

import (
	"strings"

	"factum"
	"factum/internal/read/document/layout"
)

// Segments gives the segments of a plain text. It takes time in proportion to
// the text. The only error is [layout.ErrTooMany].
func Segments(text string) ([]layout.Segment, error) {
	lines, err := split(text)
	if err != nil {
		return nil, err
	}
	s := scanner{text: text, lines: lines}
	s.habit = habitOf(text, s.lines)
	s.habit.demote(text, s.lines)
	for i := 0; i < len(s.lines); {
		i = s.segment(i)
	}
	return s.segments, nil
}

// scanner holds the work on one text.
type scanner struct {
	text     string
	lines    []line
	habit    habit
	indents  []int // columns of the open list items, outermost first
	segments []layout.Segment
}

// segment reads the segment that begins with line i and gives the line after it.
func (s *scanner) segment(i int) int {
	l := s.lines[i]
	if l.kind != item && (l.indent == 0 || l.kind == heading) {
		s.indents = nil
	}
	end := i + 1
	switch l.kind {
	case rule:
		return end
	case heading:
		for s.habit.wrapped && end < len(s.lines) && s.lines[end].kind == words && s.lines[end].group == l.group && s.habit.joins(s.text, l, s.lines[end-1], s.lines[end]) {
			end++
		}
		s.add(i, end, layout.Segment{Block: factum.Block{Kind: factum.Heading, Level: l.level}, Firm: true})
		return end
	case code, table:
		for end < len(s.lines) && s.lines[end].kind == l.kind && (s.lines[end].group == l.group || l.kind == code) {
			end++
		}
		kind := factum.Table
		if l.kind == code {
			kind = factum.Code
		}
		s.add(i, end, layout.Segment{Block: factum.Block{Kind: kind}, Firm: true})
		return end
	}
	for end < len(s.lines) && s.continues(l, s.lines[end-1], s.lines[end]) {
		end++
	}
	if underlined(s.text, s.lines, i, end) {
		s.add(i, end, layout.Segment{Block: factum.Block{Kind: factum.Heading, Level: 1 + strings.Count(s.text[s.lines[end].Start:s.lines[end].Start+1], "-")}, Firm: true})
		return end + 1
	}
	seg := layout.Segment{Block: factum.Block{Kind: factum.Paragraph}}
	switch l.kind {
	case item:
		seg.Kind, seg.Level = factum.ListItem, s.depth(l.indent)
	case quoted:
		seg.Kind = factum.Quotation
	}
	s.add(i, end, seg)
	return end
}

// continues says whether line b goes on with the segment that began with first
// and now ends with a.
func (s *scanner) continues(first, a, b line) bool {
	switch {
	case first.kind == quoted:
		return b.kind == quoted && b.level == first.level && a.group == b.group && s.habit.joins(s.text, first, a, b)
	case b.kind != words:
		return false
	case first.kind == item && a.group == b.group && b.indent > first.indent:
		return s.habit.wrapped || small(s.text[b.Start:b.End]) || b.indent >= first.indent+2 && open(s.text[a.Start:a.End])
	}
	return s.habit.joins(s.text, first, a, b)
}

// underlined recognises a heading with a line of = or - directly below it.
func underlined(text string, lines []line, i, end int) bool {
	if end >= len(lines) || end-i > 1 || lines[i].kind != words || lines[end].kind != rule || lines[end].group != lines[i].group {
		return false
	}
	mark := text[lines[end].Start:lines[end].End]
	return (strings.Trim(mark, "=") == "" || strings.Trim(mark, "-") == "") && lines[i].width <= 120 && open(text[lines[i].Start:lines[i].End])
}

// depth gives the level of an item that is indented so far, from 1.
func (s *scanner) depth(indent int) int {
	for len(s.indents) > 0 && s.indents[len(s.indents)-1] > indent {
		s.indents = s.indents[:len(s.indents)-1]
	}
	if n := len(s.indents); n == 0 || s.indents[n-1] < indent {
		s.indents = append(s.indents, indent)
	}
	return len(s.indents)
}

// add appends the segment of lines i up to end.
func (s *scanner) add(i, end int, seg layout.Segment) {
	first, last := s.lines[i], s.lines[end-1]
	seg.Range = factum.Range{Start: first.Start, End: last.End}
	seg.Group = first.group
	if seg.Kind != factum.Code {
		if seg.Kind != factum.Table {
			seg.Start += first.mark
		}
		for _, l := range s.lines[i+1 : end] {
			if l.kind == quoted && l.mark > 0 {
				seg.Skip = append(seg.Skip, factum.Range{Start: l.Start, End: l.Start + l.mark})
			}
		}
		seg.Skip = layout.Merge(seg.Skip, markup(s.text, seg.Range))
		if seg.Kind == factum.Heading {
			seg.Block = closing(s.text, seg.Block)
		}
	}
	if bareAddress(s.text, seg.Block) {
		seg.Kind, seg.Firm = factum.Boilerplate, true
	}
	if seg.Block = layout.Trim(s.text, seg.Block); seg.Start < seg.End {
		s.segments = append(s.segments, seg)
	}
}

// closing takes the marks off the end of "## Heading ##".
func closing(text string, b factum.Block) factum.Block {
	s := text[b.Start:b.End]
	if t := strings.TrimRight(s, "#"); len(t) < len(s) && strings.HasSuffix(t, " ") {
		b.End = b.Start + len(t)
		for n := len(b.Skip); n > 0 && b.Skip[n-1].End > b.End; n-- {
			b.Skip = b.Skip[:n-1]
		}
	}
	return b
}

// bareAddress says whether a segment is nothing but the address of a page.
func bareAddress(text string, b factum.Block) bool {
	s := strings.Trim(text[b.Start:b.End], "<>()[]*_ ")
	return b.Kind != factum.Code && !strings.ContainsAny(s, " \n\t") && (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www."))
}
