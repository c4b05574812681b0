package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/document/layout"
)

// line is a line of the text without white space at its ends.
type line struct {
	factum.Range
	indent int // columns of white space before it; a tab fills to the next four
	group  int // lines without a blank one between them have one group
	kind   kind
	mark   int // bytes of the marker at its beginning: "* ", "12. ", "> > ", "### "
	level  int // of a heading; number of marks of a quotation
	width  int // characters
}

// kind is the form of a line.
type kind uint8

const (
	words   kind = iota // running text or a heading without mark
	item                // a list item
	heading             // "## Heading"
	quoted              // "> words"
	table               // "| a | b |"
	code                // inside a fence
	rule                // "---", a fence, a link definition: markup alone
)

// split cuts the text into its lines that are not blank.
func split(text string) ([]line, error) {
	var lines []line
	group := 0
	fenced := ""
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		l, ok := trimmed(text, start, end)
		start = next
		if !ok {
			group++
			continue
		}
		s := text[l.Start:l.End]
		l.group = group
		switch fence := fenceOf(s); {
		case fenced != "" && fence != "" && strings.HasPrefix(fence, fenced) && fence == s:
			fenced, l.kind = "", rule
		case fenced != "":
			l.kind = code
		case fence != "" && closes(text[next:], fence):
			fenced, l.kind = fence, rule
		case fence != "" && fence == s:
			l.kind = rule
		default:
			l.form(s)
		}
		if l.kind == rule {
			group++
		}
		if len(lines) == layout.MostSegments {
			return nil, layout.ErrTooMany
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// lineEnd gives the end of the line that begins at start, and the start of the next.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i, i + 2
		case c == '\n' || c == '\r' || c == '\f' || c == '\v':
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// trimmed takes white space off both ends; ok is false for a blank line.
func trimmed(text string, start, end int) (l line, ok bool) {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		if l.indent++; r == '\t' {
			l.indent = (l.indent + 3) / 4 * 4
		}
		start += n
	}
	end = start + len(strings.TrimRightFunc(text[start:end], blank))
	l.Range = factum.Range{Start: start, End: end}
	l.width = utf8.RuneCountInString(text[start:end])
	return l, start < end
}

// blank says whether a character is white space or has no width at all.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff' || r == '\u00ad'
}

// fenceOf gives the fence that a line begins with, of at least three marks.
func fenceOf(s string) string {
	for _, mark := range []string{"`", "~"} {
		if n := len(s) - len(strings.TrimLeft(s, mark)); n >= 3 && !strings.Contains(s[n:], mark) {
			return s[:n]
		}
	}
	return ""
}

// closes says whether a fence is closed within a reasonable stretch; an unclosed
// one doesn't swallow the rest of a report.
func closes(rest, fence string) bool {
	const most = 1 << 16
	if len(rest) > most {
		rest = rest[:most]
	}
	i := strings.Index(rest, "\n"+fence)
	return i >= 0 || strings.HasPrefix(rest, fence)
}

// form finds the marker of a line.
func (l *line) form(s string) {
	switch {
	case ruled(s) || linkDefinition(s):
		l.kind = rule
	case s[0] == '#':
		n := len(s) - len(strings.TrimLeft(s, "#"))
		if n <= 6 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
			l.kind, l.level, l.mark = heading, n, n
		}
	case s[0] == '>':
		l.kind = quoted
		for l.mark < len(s) && (s[l.mark] == '>' || s[l.mark] == ' ') {
			if s[l.mark] == '>' {
				l.level++
			}
			l.mark++
		}
	case s[0] == '|' && strings.Count(s, "|") > 1:
		l.kind = table
	default:
		if l.mark = bullet(s); l.mark > 0 {
			l.kind = item
		}
	}
}

// ruled says whether a line is drawn of three or more equal marks, or sets off
// the signature of a mail.
func ruled(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-*_=~#+•·–—─━", r) {
		return false
	}
	n := 0
	for _, q := range s {
		if q == r {
			n++
		} else if !unicode.IsSpace(q) {
			return false
		}
	}
	return n >= 3 || s == "--"
}

// linkDefinition recognises "[name]: https://address".
func linkDefinition(s string) bool {
	if s[0] != '[' {
		return false
	}
	name, target, ok := strings.Cut(s, "]: ")
	return ok && !strings.ContainsAny(name[1:], "[]") && !strings.Contains(strings.TrimSpace(target), " ") && strings.Contains(target, "/")
}

// bullet gives the bytes of the list marker at the beginning of s with the white
// space behind it: "* ", "• ", "1. ", "(a) ", "iv) ". 0 if there is none.
func bullet(s string) int {
	n := 0
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("*-+•‣◦▪●○■·∙⁃–—", r):
		n = size
	case r == '(' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
		n = enumerator(s)
	}
	if n == 0 || n >= len(s) {
		return 0
	}
	space := len(s[n:]) - len(strings.TrimLeft(s[n:], " \t\u00a0"))
	if space == 0 {
		return 0
	}
	return n + space
}

// enumerator gives the bytes of "12.", "12)", "(12)", "(a)", "a)", "(iv)".
func enumerator(s string) int {
	i := 0
	if s[0] == '(' {
		i++
	}
	from := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	digits := i > from
	if !digits {
		for i < len(s) && strings.IndexByte("ivxabcdefgh", s[i]) >= 0 {
			i++
		}
	}
	n := i - from
	switch {
	case n == 0 || n > 3 || i == len(s) || !digits && n > 1 && strings.Trim(s[from:i], "ivx") != "":
		return 0
	case s[i] == ')' || s[i] == '.' && from == 0 && digits:
		return i + 1
	}
	return 0
}
