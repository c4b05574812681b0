package plain

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// habit is how a document breaks its lines.
type habit struct {
	// wrapped says that lines are broken at a width, so that lines that touch
	// each other are one paragraph; else each line is a paragraph.
	wrapped bool
	width   int // characters that fit in a line of a wrapped document
	// closed says that its long lines end as sentences do, so that one that
	// doesn't was cut off.
	closed bool
}

// The shares and widths below are those that part the plain-text reports of the
// development set, the same texts folded at 60 to 100 columns, and mail.
const (
	midSentence = 0.25 // share of line breaks inside a sentence from which a text is wrapped; one paragraph a line has almost none
	widest      = 120  // characters of the widest line that still counts as wrapped
	long        = 200  // bytes of a line that is running text for certain
)

// habitOf judges the breaks between lines of words that touch each other.
func habitOf(text string, lines []line) habit {
	var h habit
	var widths []int
	breaks, mid, longs, closed := 0, 0, 0, 0
	for i, l := range lines {
		if l.kind == code || l.kind == rule || l.kind == table || l.kind == heading {
			continue
		}
		s := text[l.Start:l.End]
		if len(s) >= long {
			longs++
			if !open(s) {
				closed++
			}
		}
		if i+1 == len(lines) || lines[i+1].group != l.group || lines[i+1].kind != words && lines[i+1].kind != quoted || lines[i+1].kind == quoted && l.kind != quoted {
			continue
		}
		breaks++
		if next := lines[i+1]; small(text[next.Start+next.mark:next.End]) && open(s) && l.width <= widest {
			mid++
			widths = append(widths, l.width)
		}
	}
	h.closed = longs >= 3 && closed*10 >= longs*8
	if breaks > 0 && mid >= 2 && float64(mid) >= midSentence*float64(breaks) || breaks > 0 && mid == breaks {
		sort.Ints(widths)
		h.wrapped, h.width = true, widths[len(widths)*9/10]
	}
	return h
}

// demote turns list items of a wrapped text back into words where the marker is
// a word that came to stand at the beginning of a line ("on January / 12. He").
func (h habit) demote(text string, lines []line) {
	if !h.wrapped {
		return
	}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], &lines[i]
		if b.kind == item && a.kind == words && a.group == b.group && open(text[a.Start:a.End]) && a.width >= h.width*7/8 {
			b.kind, b.mark = words, 0
		}
	}
}

// joins says whether line b goes on with the paragraph that ends with line a.
func (h habit) joins(text string, a, b line) bool {
	s, t := text[a.Start:a.End], text[b.Start+b.mark:b.End]
	if b.kind != words && b.kind != quoted || header(s) && header(t) {
		return false
	}
	touching := a.group == b.group
	if touching && dangling(s) {
		return true
	}
	if h.wrapped && touching {
		if small(t) {
			return true
		}
		if a.width > h.width*3/2 {
			return false
		}
		first, _, _ := strings.Cut(t, " ")
		room := h.width - a.width - 1 - utf8.RuneCountInString(first)
		switch {
		case room < h.width/8: // the next word didn't fit, or hardly
			return !(b.indent >= a.indent+2 && !open(s))
		case !open(s) || a.width < h.width*6/10:
			return false
		}
		return true
	}
	return h.cut(s, t)
}

// cut says whether a break, even with a blank line, cuts a sentence in two: a
// page of a scanned text ended there.
func (h habit) cut(s, t string) bool {
	if !open(s) || len(s) < 80 {
		return false
	}
	if small(t) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return h.closed && len(s) >= long && len(t) >= 60 && (unicode.IsLower(last) || last == ',') && strings.Contains(s, ". ") && !open(t) && !strings.ContainsAny(t[:1], "\"“[(!#*|>")
}

// dangling says whether s ends with a word that ends no sentence and no heading.
func dangling(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	switch s[i+1:] {
	case "the", "a", "an", "and", "or", "of", "to", "in", "for", "with", "by", "from", "at", "on", "that", "which", "his", "her", "its", "their":
		return i > 0
	}
	return false
}

// open says whether a sentence may go on after s.
func open(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)]*_ "))
	return !strings.ContainsRune(".!?:;…؟。|", r)
}

// small says whether s begins with a small letter and is no name such as iPhone.
func small(s string) bool {
	r, n := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(*_["))
	if !unicode.IsLower(r) {
		return false
	}
	q, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(*_[")[n:])
	return !unicode.IsUpper(q)
}

// header recognises a line "Subject: words" of the head of a letter or mail.
func header(s string) bool {
	i := strings.Index(s, ": ")
	return i > 1 && i < 24 && unicode.IsUpper(rune(s[0])) && !strings.ContainsAny(s[:i], " \t.,")
}
