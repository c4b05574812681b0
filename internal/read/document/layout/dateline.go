package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/document/printed"
)

// dateline is the head of a report's first paragraph: "LARNACA, Cyprus, April
// 12, 2024 (Levant Wire) - ".
type dateline struct {
	factum.Range        // the head, without the dash
	Rest         int    // where the running text begins
	Agency       string // of the brackets
	Dates        []printed.Date
}

// findDateline reads a dateline at the beginning of s. first says that the
// paragraph is the first of the report, where also a bare "LONDON - " is one.
// The forms are those of the wire services: places, a date, an agency in
// brackets, each of which may be missing, then a dash, or brackets that touch
// the first word.
func (w *words) findDateline(s string, first bool) (dateline, bool) {
	const longest = 120 // bytes of a head; more is running text
	for i := 1; i < len(s) && i < longest; {
		r, n := utf8.DecodeRuneInString(s[i:])
		head, rest := s[:i], i
		switch {
		case strings.HasPrefix(s[i:], "--") || r == '–' || r == '—' || r == '-' && unspaced(s, i):
			rest = i + len(s[i:]) - len(strings.TrimLeft(s[i:], "-–— \t\u00a0"))
		case s[i-1] == ')' && (unicode.IsUpper(r) || strings.ContainsRune("\"“‘", r)):
		case s[i-1] == ')' && unicode.IsSpace(r) && first && w.agency[bracketed(head)]:
			rest = i + n
		case strings.ContainsRune(".!?;\n", r) && !abbreviates(s, i):
			return dateline{}, false
		default:
			i += n
			continue
		}
		dash := rest > i && s[i-1] != ')' || strings.ContainsAny(s[i:rest], "-–—")
		if d, ok := w.head(head, first, dash); ok && begin(s[rest:]) {
			d.Rest = rest
			return d, true
		}
		i = max(rest, i+n)
	}
	return dateline{}, false
}

// unspaced excludes the hyphen inside a word: a dash has white space or a
// bracket on at least one side.
func unspaced(s string, i int) bool {
	return s[i-1] == ' ' || s[i-1] == ')' || i+1 < len(s) && s[i+1] == ' '
}

// abbreviates says whether the full stop at i ends an abbreviation ("Jan.", "D.C.", "St.").
func abbreviates(s string, i int) bool {
	if s[i] != '.' {
		return false
	}
	word := s[strings.LastIndexAny(s[:i], " ,(.")+1 : i]
	return len(word) <= 2 || printed.Month(word) != 0 || len(word) <= 5 && capitalised(word) && i+1 < len(s) && s[i+1] == ','
}

// begin says whether running text may begin with s.
func begin(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“‘'«([*_"))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func bracketed(head string) string {
	if open := strings.LastIndexByte(head, '('); open >= 0 && strings.HasSuffix(head, ")") {
		return head[open+1 : len(head)-1]
	}
	return ""
}

// head judges the words before the dash.
func (w *words) head(s string, first, dash bool) (d dateline, ok bool) {
	s = strings.TrimRight(s, " \t\u00a0")
	d.Range = factum.Range{Start: 0, End: len(s)}
	rest := s
	if d.Agency = bracketed(s); d.Agency != "" {
		if rest = strings.TrimRight(s[:strings.LastIndexByte(s, '(')], " "); len(strings.Fields(d.Agency)) > 5 || !w.agency[d.Agency] && !capitalised(d.Agency) {
			return d, false
		}
	}
	d.Dates = printed.Find(rest, printed.UnknownOrder)
	dated := len(d.Dates) > 0
	for i := len(d.Dates) - 1; i >= 0; i-- {
		rest = rest[:d.Dates[i].Start] + rest[d.Dates[i].End:]
	}
	places, shout := 0, false
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == '/' || r == '|' }) {
		fields := strings.Fields(part)
		switch {
		case len(fields) == 0:
		case yearless(fields):
			dated = true
		case len(fields) > 4 || !capitalised(fields[0]) || !capitalised(fields[len(fields)-1]):
			return d, false
		default:
			places++
			shout = shout || places == 1 && shouted(strings.Join(fields, " "), 3) && !strings.Contains(part, "&")
		}
	}
	switch {
	case places > 3:
		return d, false
	case d.Agency != "" && !dash:
		return d, w.agency[d.Agency] || places > 0 && first
	case d.Agency != "":
		return d, dated || w.agency[d.Agency] || shout || places > 0 && first
	case dated:
		return d, places > 0
	}
	return d, places > 0 && shout && first
}

// yearless reads "Jan. 3", "3 January", "Thursday", "Thursday 3 January" and "2024".
func yearless(fields []string) bool {
	known := false
	for _, f := range fields {
		f = strings.TrimSuffix(f, ".")
		switch {
		case printed.Month(f) != 0 || printed.Weekday(f):
			known = true
		case strings.Trim(f, "0123456789") == "" && f != "":
			known = known || len(f) == 4 || len(fields) > 1
		case strings.Trim(strings.ToLower(f), "0123456789") == "th":
		default:
			return false
		}
	}
	return known
}
