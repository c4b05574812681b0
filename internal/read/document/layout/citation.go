package layout

import (
	"strings"
	"unicode"

	"factum"
)

// blank says whether a character is white space or has no width at all.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff' || r == '\u00ad'
}

// citations finds the sources that a digest cites after the last sentence of an
// item: "... said. (Reuters) (AFP via CNA)". It gives the bytes inside each pair
// of brackets, in order; none if s ends otherwise.
func citations(s string) []factum.Range {
	const most = 12
	var found []factum.Range
	end := len(s)
	for len(found) < most {
		head := strings.TrimRightFunc(s[:end], blank)
		if !strings.HasSuffix(head, ")") {
			break
		}
		open := strings.LastIndexByte(head, '(')
		if open < 0 || !cites(head[open+1:len(head)-1]) {
			break
		}
		found = append([]factum.Range{{Start: open + 1, End: len(head) - 1}}, found...)
		end = open
	}
	if len(found) == 0 || !sentenceEnd(s[:end]) || strings.TrimSpace(s[:end]) == "" {
		return nil
	}
	return found
}

// cites says whether the words inside brackets may name a medium: few, all but
// the smallest with a capital, no sentence, no year.
func cites(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		w = strings.Trim(w, "*_")
		switch w {
		case "via", "of", "the", "and", "for", "in", "on", "&", "de", "la", "le", "el", "al", "der", "die", "das", "/":
			continue
		}
		if len(w) > 2 && strings.Trim(w, "0123456789–-,") == "" || !capitalised(w) && !digits(w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 8 && len(s) < 80 && capitalised(strings.TrimLeft(s, "*_")) && !sentenceEnd(s) && !strings.ContainsAny(s, "():;")
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }
