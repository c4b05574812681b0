package term

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"factum/internal/report/wording"
)

// style is how a piece of text stands out.
type style uint8

const (
	normal style = iota
	strong
	faint
	alert // a dispute; never the only sign of it
)

// sgr are the escape sequences of the styles (ECMA-48, select graphic
// rendition): bold, faint, bold yellow.
var sgr = map[style]string{strong: "\x1b[1m", faint: "\x1b[2m", alert: "\x1b[1;33m"}

const (
	reset   = "\x1b[0m"
	isolate = "\u2068" // first strong isolate
	release = "\u2069" // pop directional isolate
)

// span is a piece of text in one style. A span that holds right-to-left text
// is isolated from its neighbours, so each name or quote is a span of its own.
type span struct {
	text  string
	style style
}

// printer writes lines no wider than its width.
type printer struct {
	w      *bufio.Writer
	width  int
	colour bool
}

// safe makes text safe for a terminal: no control characters, no characters
// that reorder or join what stands around it, and no towers of combining
// marks. All that the printer writes has gone through it.
func safe(s string) string {
	if plainASCII(s) {
		return s
	}
	const most = 4 // combining marks on one letter
	var b strings.Builder
	marks := 0
	for _, r := range s {
		switch wording.Classify(r) {
		case wording.Blank:
			r = ' '
		case wording.Unseen:
			continue
		case wording.Acting:
			r = utf8.RuneError
		}
		if !combining(r) {
			marks = 0
		} else if marks++; marks > most {
			continue
		} else if b.Len() == 0 {
			b.WriteRune('\u25CC') // a mark needs something to stand on
		}
		b.WriteRune(r)
	}
	return b.String()
}

// clean makes text from a source safe, and one line without white space at
// its ends.
func clean(s string) string { return strings.Join(strings.Fields(safe(s)), " ") }

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			return false
		}
	}
	return true
}

// para writes spans as one paragraph: the first line indented by first
// columns, the others by rest. On a narrow terminal the indents shrink.
func (p *printer) para(first, rest int, spans ...span) {
	if p.width < 60 {
		first, rest = (first+1)/2, (rest+1)/2
	}
	l := line{p: p, rest: rest}
	l.pad(first)
	p.fill(&l, spans)
	l.flush()
}

// fill breaks the text of the spans into lines by the Unicode line breaking
// algorithm (UAX 14); a stretch without a break that is wider than the line
// is cut between grapheme clusters.
func (p *printer) fill(l *line, spans []span) {
	var all strings.Builder
	ends := make([]int, len(spans))
	for i, s := range spans {
		all.WriteString(safe(s.text))
		ends[i] = all.Len()
	}
	rest, at, k, state := all.String(), 0, 0, -1
	for rest != "" {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		// A name is not broken at its hyphens.
		for strings.HasSuffix(segment, "-") && rest != "" && len(segment) < p.width/3 {
			var more string
			more, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			segment += more
		}
		word := strings.TrimRight(segment, " ")
		if w := uniseg.StringWidth(word); l.width+w > p.width {
			l.wrap()
		}
		// A segment may run over several spans: each piece keeps its style.
		for segment != "" {
			for ends[k] <= at {
				k++
			}
			piece := segment[:min(len(segment), ends[k]-at)]
			l.put(span{piece, spans[k].style}, k)
			segment, at = segment[len(piece):], at+len(piece)
		}
	}
}

// line gathers one line until it is full.
type line struct {
	p     *printer
	rest  int // indent of the lines that follow
	width int
	frags []span
	from  int  // the span that the last fragment is a piece of; -1: none
	empty bool // nothing but the indent stands on it
}

func (l *line) pad(to int) {
	if n := to - l.width; n > 0 {
		l.frags = append(l.frags, span{strings.Repeat(" ", n), normal})
		l.width = to
	}
	l.from, l.empty = -1, true
}

// put adds a piece of span k, wrapping inside it where it is wider than a
// whole line.
func (l *line) put(s span, k int) {
	if l.width+uniseg.StringWidth(strings.TrimRight(s.text, " ")) <= l.p.width {
		l.add(s, k)
		return
	}
	state := -1
	for rest := s.text; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if l.width+w > l.p.width {
			if cluster == " " {
				continue
			}
			l.wrap()
		}
		l.add(span{cluster, s.style}, k)
	}
}

func (l *line) add(s span, k int) {
	if l.empty {
		s.text = strings.TrimLeft(s.text, " ")
	}
	if s.text == "" {
		return
	}
	l.width += uniseg.StringWidth(s.text)
	if l.from == k && !l.empty {
		l.frags[len(l.frags)-1].text += s.text
	} else {
		l.frags = append(l.frags, s)
	}
	l.from, l.empty = k, false
}

// wrap ends the line and begins the next one; a line on which nothing stands
// yet is left as it is.
func (l *line) wrap() {
	if l.empty {
		return
	}
	l.flush()
	l.pad(l.rest)
}

func (l *line) flush() {
	for n := len(l.frags); n > 0; n-- {
		last := &l.frags[n-1]
		last.text = strings.TrimRight(last.text, " ")
		if last.text != "" {
			break
		}
		l.frags = l.frags[:n-1]
	}
	for _, f := range l.frags {
		text := f.text
		if wording.RightToLeft(text) {
			text = isolate + text + release
		}
		if code := sgr[f.style]; l.p.colour && code != "" {
			text = code + text + reset
		}
		l.p.w.WriteString(text)
	}
	l.p.w.WriteByte('\n')
	l.frags, l.width, l.from, l.empty = l.frags[:0], 0, -1, true
}

func combining(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }
