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
	// closed says that its long paragraphs end as sentences do, so that one that
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
	breaks, mid, longs, closed, start := 0, 0, 0, 0, 0
	for i, l := range lines {
		if l.kind == code || l.kind == rule || l.kind == table || l.kind == heading {
			continue
		}
		s := text[l.Start:l.End]
		if i == 0 || lines[i-1].group != l.group {
			start = l.Start
		}
		if last := i+1 == len(lines) || lines[i+1].group != l.group; len(s) >= long || last && l.End-start >= long {
			longs++
			if !open(s) {
				closed++
			}
		}
		if i+1 == len(lines) || lines[i+1].group != l.group || lines[i+1].kind != words && lines[i+1].kind != quoted || lines[i+1].kind == quoted && (l.kind != quoted || l.level != lines[i+1].level) {
			continue
		}
		next := lines[i+1]
		if header(s) && header(text[next.Start:next.End]) {
			continue
		}
		breaks++
		if small(text[next.Start+next.mark:next.End]) && open(s) && l.width <= widest {
			mid++
			widths = append(widths, l.width)
		}
	}
	h.closed = longs >= 3 && closed*10 >= longs*8
	if breaks > 0 && mid >= 2 && float64(mid) >= midSentence*float64(breaks) || breaks > 0 && mid == breaks {
		sort.Ints(widths)
		h.wrapped, h.width = true, widths[len(widths)*6/10]
	}
	return h
}

// demote turns list items of a wrapped text back into words where the marker is
// a number or dash that came to stand at the beginning of a line ("on January /
// 12. He"), unless it goes on with a list.
func (h habit) demote(text string, lines []line) {
	if !h.wrapped {
		return
	}
	list := false // an item with such a marker stands above in the same group
	for i := range lines {
		b := &lines[i]
		if i == 0 || lines[i-1].group != b.group {
			list = false
		}
		if b.kind != item || strings.HasPrefix(text[b.Start:], "*") || strings.HasPrefix(text[b.Start:], "•") {
			continue
		}
		if !list && i > 0 && lines[i-1].kind == words && lines[i-1].group == b.group && open(text[lines[i-1].Start:lines[i-1].End]) && lines[i-1].width >= h.width*7/8 {
			b.kind, b.mark = words, 0
			continue
		}
		list = true
	}
}

// joins says whether line b goes on with the paragraph that began with line
// first and so far ends with line a.
func (h habit) joins(text string, first, a, b line) bool {
	s, t := text[a.Start:a.End], text[b.Start+b.mark:b.End]
	if b.kind != words && b.kind != quoted || header(s) && header(t) {
		return false
	}
	if a.group != b.group {
		return first.kind != heading && h.cut(text[first.Start:a.End], t)
	}
	if dangling(s) {
		return true
	}
	if !h.wrapped {
		return h.cut(text[first.Start:a.End], t)
	}
	if small(t) {
		return true
	}
	if a.width > h.width*3/2 && longestWord(s) < h.width/2 {
		return false
	}
	word, _, _ := strings.Cut(t, " ")
	room := h.width - a.width - 1 - utf8.RuneCountInString(word)
	if room < h.width/8 { // the next word didn't fit, or hardly
		return !(b.indent >= a.indent+2 && !open(s))
	}
	return first.kind != heading && open(s) && a.End-first.Start > h.width*3/2 // ragged lines of running text
}

func longestWord(s string) int {
	longest := 0
	for w := range strings.FieldsSeq(s) {
		longest = max(longest, len(w))
	}
	return longest
}

// cut says whether a break, even with a blank line, cuts a sentence in two: a
// page of a scanned text ended there. para is the paragraph so far.
func (h habit) cut(para, t string) bool {
	if !open(para) || len(para) < 80 {
		return false
	}
	if small(t) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(para)
	return h.closed && len(para) >= long && len(t) >= 40 && (unicode.IsLower(last) || last == ',') && strings.Contains(para, ". ") && !strings.ContainsAny(t[:1], "\"“[(!#*|>") && (h.wrapped || !open(t))
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

// header recognises a line "Subject: words" of the head of a letter, a mail or a
// Markdown file.
func header(s string) bool {
	const longest = 24 // bytes of the name
	i := strings.Index(s[:min(len(s), longest+2)], ": ")
	return i > 1 && strings.Count(s[:i], " ") <= 1 && !strings.ContainsAny(s[:i], "\t.,\"'()")
}
