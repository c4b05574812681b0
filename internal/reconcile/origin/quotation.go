package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
)

// farQuote bounds, in bytes, where the end of a quotation in single marks is
// looked for: most of them are apostrophes.
const farQuote = 2000

// quotations gives the ranges of a block that stand in quotation marks. A
// quotation that isn't closed goes on to the end of the block.
func quotations(text string, from, to int) []factum.Range {
	var out []factum.Range
	open, closing := -1, ""
	before := ' '
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case open >= 0:
			if strings.ContainsRune(closing, r) {
				out = append(out, factum.Range{Start: open, End: i})
				open = -1
			}
		case r == '“' || r == '”':
			open, closing = i+n, "”\""
		case r == '„':
			open, closing = i+n, "“”\""
		case r == '«':
			open, closing = i+n, "»"
		case r == '"' && !unicode.IsDigit(before): // not inches
			open, closing = i+n, "\"”"
		case (r == '‘' || r == '\'') && (unicode.IsSpace(before) || unicode.IsPunct(before)):
			if end := singleEnd(text[i+n : min(to, i+n+farQuote)]); end > 0 {
				out = append(out, factum.Range{Start: i + n, End: i + n + end})
				_, closing := utf8.DecodeRuneInString(text[i+n+end : to])
				i += n + end + closing
				before = r
				continue
			}
		}
		before = r
		i += n
	}
	if open >= 0 && open < to {
		out = append(out, factum.Range{Start: open, End: to})
	}
	return out
}

// singleEnd gives where a quotation in single marks ends: at a mark that no
// letter follows, after three words or more; 0 if it is none.
func singleEnd(s string) int {
	words := 0
	before := ' '
	for i, r := range s {
		if unicode.IsSpace(r) && !unicode.IsSpace(before) {
			words++
		}
		if (r == '’' || r == '\'') && !unicode.IsSpace(before) {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				if words >= 2 {
					return i
				}
				return 0
			}
		}
		before = r
	}
	return 0
}
