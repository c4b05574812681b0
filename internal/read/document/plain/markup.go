package plain

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/document/layout"
)

// markup finds the inline markup of a segment: what is no word of it. The
// ranges are in order and don't overlap. A stretch longer than any paragraph has
// none.
func markup(text string, r factum.Range) []factum.Range {
	const longest = 1 << 18
	s := text[r.Start:r.End]
	if len(s) > longest || !strings.ContainsAny(s, "*_`[]&<\\~") {
		return nil
	}
	m := inline{s: s, at: r.Start}
	for i := 0; i < len(s); {
		i += max(1, m.next(i))
	}
	m.pair()
	return m.result()
}

// inline scans the markup of one segment.
type inline struct {
	s     string
	at    int // offset of s in the text
	skip  []factum.Range
	runs  []run
	links []int // open brackets: where they stand
	last  int   // where the next link may begin at the earliest
	angle int   // the next > from where it was last searched
}

// run is a run of * or _ that may open or close emphasis.
type run struct {
	start, n      int
	mark          byte
	opens, closes bool
	used          int // marks at its beginning that close
	spent         int // marks at its end that open
}

// next reads the markup at byte i and gives its length; 0 if there is none.
func (m *inline) next(i int) int {
	s := m.s
	switch s[i] {
	case '\\':
		if i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|>~", s[i+1]) >= 0 {
			m.drop(i, i+1)
			return 2
		}
	case '&':
		return m.entity(i)
	case '`':
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if n > 3 {
			return n
		}
		if j := strings.Index(s[i+n:min(len(s), i+200)], s[i:i+n]); j > 0 {
			m.drop(i, i+n)
			m.drop(i+n+j, i+n+j+n)
			return n + j + n
		}
		return n
	case '<':
		return m.tag(i)
	case '~':
		if strings.HasPrefix(s[i:], "~~") && !strings.HasPrefix(s[i:], "~~~") {
			m.drop(i, i+2)
			return 2
		}
	case '!':
		if strings.HasPrefix(s[i:], "![") {
			m.links = append(m.links, i)
			return 2
		}
	case '[':
		return m.bracket(i)
	case ']':
		return m.link(i)
	case '*', '_':
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], s[i:i+1]))
		m.mark(i, n)
		return n
	}
	return 1
}

func (m *inline) drop(from, to int) {
	m.skip = append(m.skip, factum.Range{Start: m.at + from, End: m.at + to})
}

// entity skips a character reference; of &amp; the first byte is the character
// it stands for, and stays.
func (m *inline) entity(i int) int {
	const longest = 12
	end := strings.IndexByte(m.s[i:min(len(m.s), i+longest)], ';')
	if end < 2 {
		return 1
	}
	ref := m.s[i : i+end+1]
	switch char := html.UnescapeString(ref); {
	case char == ref:
		return 1
	case char == "&":
		m.drop(i+1, i+len(ref))
	default:
		m.drop(i, i+len(ref))
	}
	return len(ref)
}

// inlineTags are the HTML tags that plain text and Markdown carry along.
var inlineTags = []string{"a", "b", "i", "u", "s", "p", "br", "hr", "em", "strong", "span", "sup", "sub", "small", "img", "div", "font", "mark", "cite", "q", "del", "ins", "abbr", "center", "blockquote", "figure", "figcaption", "h1", "h2", "h3", "h4", "li", "ul", "ol"}

// tag skips an HTML tag, a comment and an address in angle brackets keeps its words.
func (m *inline) tag(i int) int {
	s := m.s[i:]
	if m.angle <= i { // each stretch is searched once
		if m.angle = len(m.s); strings.Contains(s, ">") {
			m.angle = i + strings.IndexByte(s, '>')
		}
	}
	end := m.angle - i
	if end < 2 || end >= len(s) || end > 2000 {
		return 1
	}
	if strings.HasPrefix(s, "<!--") {
		if strings.HasSuffix(s[:end], "--") {
			m.drop(i, i+end+1)
		}
		return end + 1
	}
	body := strings.Trim(s[1:end], "/ ")
	name, _, _ := strings.Cut(strings.ReplaceAll(body[:min(len(body), 12)], "/", " "), " ")
	if strings.Contains(body, "://") && !strings.ContainsAny(body, " \"") {
		m.drop(i, i+1)
		m.drop(i+end, i+end+1)
		return end + 1
	}
	for _, known := range inlineTags {
		if strings.EqualFold(name, known) {
			m.drop(i, i+end+1)
			return end + 1
		}
	}
	return 1
}

// bracket opens a link, or skips a reference mark that touches a word: "said[3]".
func (m *inline) bracket(i int) int {
	s := m.s[i:min(len(m.s), i+8)]
	if end := strings.IndexByte(s, ']'); end > 1 && i > 0 && m.s[i-1] != ' ' && strings.Trim(s[1:end], "0123456789^") == "" && !strings.HasPrefix(m.s[i+end:], "](") {
		m.drop(i, i+end+1)
		return end + 1
	}
	m.links = append(m.links, i)
	return 1
}

// link closes a bracket; with a target behind it, the brackets and the target
// are markup: "[words](https://…)", "[words][name]".
func (m *inline) link(i int) int {
	n := len(m.links)
	if n == 0 {
		return 1
	}
	open := m.links[n-1]
	m.links = m.links[:n-1]
	rest := m.s[i+1:]
	end := 0
	switch {
	case strings.HasPrefix(rest, "("):
		end = target(rest)
	case strings.HasPrefix(rest, "["):
		if j := strings.IndexByte(rest[:min(len(rest), 60)], ']'); j > 0 && !strings.ContainsAny(rest[1:j], "[(") && !strings.Contains(rest[1:j], " ") {
			end = j + 1
		}
	}
	if end == 0 || open < m.last {
		return 1
	}
	m.last = i
	m.drop(open, open+1+strings.Count(m.s[open:open+1], "!"))
	m.drop(i, i+1+end)
	return 1 + end
}

// target gives the bytes of "(https://… "title")"; 0 if it is no target but words
// in brackets.
func target(s string) int {
	const longest = 4000
	const deepest = 4 // brackets in an address; keeps the search linear
	depth := 0
	for i := 0; i < len(s) && i < longest; i++ {
		switch s[i] {
		case '(':
			if depth++; depth > deepest {
				return 0
			}
		case ')':
			if depth--; depth == 0 {
				inner := strings.TrimSpace(s[1:i])
				address, title, titled := strings.Cut(inner, " ")
				if titled && strings.Trim(title, " ") != "" && strings.IndexByte("\"'(", strings.TrimSpace(title)[0]) < 0 {
					return 0
				}
				if address == "" || strings.ContainsAny(address, "/.#:?") {
					return i + 1
				}
				return 0
			}
		case '\n':
			if i+1 < len(s) && s[i+1] == '\n' {
				return 0
			}
		}
	}
	return 0
}

// mark notes a run of emphasis marks; flanking as in CommonMark, where _ inside
// a word is a character of it.
func (m *inline) mark(i, n int) {
	before, _ := utf8.DecodeLastRuneInString(m.s[:i])
	after, _ := utf8.DecodeRuneInString(m.s[i+n:])
	start, end := i == 0, i+n == len(m.s)
	r := run{start: i, n: n, mark: m.s[i]}
	r.opens = !end && !unicode.IsSpace(after) && (start || !punct(after) || unicode.IsSpace(before) || punct(before))
	r.closes = !start && !unicode.IsSpace(before) && (end || !punct(before) || unicode.IsSpace(after) || punct(after))
	if r.mark == '_' && r.opens && r.closes {
		r.opens, r.closes = punct(before), punct(after)
	}
	if unicode.IsDigit(before) && unicode.IsDigit(after) { // 2*3
		r.opens, r.closes = false, false
	}
	m.runs = append(m.runs, r)
}

func punct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// pair matches the runs that open with those that close; each run is looked at a
// bounded number of times.
func (m *inline) pair() {
	var open []int
	for i := range m.runs {
		c := &m.runs[i]
		for tries := 0; c.closes && c.used < c.n && len(open) > 0 && tries < 16; tries++ {
			o := &m.runs[open[len(open)-1]]
			if o.mark != c.mark {
				if !has(open, m.runs, c.mark) {
					break
				}
				open = open[:len(open)-1]
				continue
			}
			k := min(o.n-o.used-o.spent, c.n-c.used)
			m.drop(o.start+o.n-o.spent-k, o.start+o.n-o.spent)
			m.drop(c.start+c.used, c.start+c.used+k)
			o.spent += k
			c.used += k
			if o.used+o.spent == o.n {
				open = open[:len(open)-1]
			}
		}
		if c.opens && c.used+c.spent < c.n {
			open = append(open, i)
		}
	}
}

// has says whether one of the innermost open runs has that mark.
func has(open []int, runs []run, mark byte) bool {
	const deep = 16
	for i := len(open) - 1; i >= 0 && i >= len(open)-deep; i-- {
		if runs[open[i]].mark == mark {
			return true
		}
	}
	return false
}

// result gives the markup in order.
func (m *inline) result() []factum.Range { return layout.Merge(m.skip, nil) }
