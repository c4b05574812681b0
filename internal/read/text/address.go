package text

import (
	"strings"
	"unicode/utf8"
)

// addressEnd gives the length of the web or mail address or the file number
// that a chunk begins with, 0 for none. Closing punctuation is left out.
func addressEnd(s string) int {
	low := s
	if len(low) > 8 {
		low = low[:8]
	}
	low = strings.ToLower(low)
	switch {
	case strings.HasPrefix(low, "http://"), strings.HasPrefix(low, "https://"), strings.HasPrefix(low, "ftp://"),
		strings.HasPrefix(low, "www."), strings.HasPrefix(low, "mailto:"):
		return trimClosing(s, strings.IndexAny(s, "<>\"“”«»"))
	}
	if n := fileNumber(s); n > 0 {
		return n
	}
	if n := phoneNumber(s); n > 0 {
		return n
	}
	// Names of hosts and mailboxes: letters, digits and . _ - + % @ only,
	// up to where something else begins.
	k, at, dots := 0, -1, 0
	for k < len(s) {
		c := s[k]
		if c == '@' && at < 0 && k > 0 {
			at = k
		} else if c == '.' {
			dots++
		} else if c >= 0x80 || !isWordRune(rune(c)) && c != '-' && c != '_' && c != '+' && c != '%' {
			break
		}
		k++
	}
	for k > 0 && !isWordRune(rune(s[k-1])) {
		k--
	}
	if at > 0 && at < k-2 {
		return k
	}
	if dots > 0 && at < 0 && isHost(s[:k]) {
		if k < len(s) && s[k] == '/' {
			return trimClosing(s, strings.IndexAny(s, "<>\"“”«»"))
		}
		return k
	}
	return 0
}

// trimClosing takes closing punctuation off an address that ends at end, or
// with s if end is negative. A closing bracket stays if it was opened inside.
func trimClosing(s string, end int) int {
	if end < 0 {
		end = len(s)
	}
	open := strings.Count(s[:end], "(") - strings.Count(s[:end], ")")
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		switch {
		case strings.ContainsRune(".,;:!?'’]}*…", r):
		case r == ')' && open < 0:
			open++
		default:
			return end
		}
		end -= n
	}
	return end
}

// topDomains are the endings by which a bare host is known as one.
var topDomains = map[string]bool{
	"com": true, "org": true, "net": true, "int": true, "edu": true, "gov": true, "mil": true, "info": true, "eu": true, "uk": true,
	"io": true, "ly": true, "it": true, "de": true, "fr": true, "ch": true, "nl": true, "ca": true, "au": true, "ru": true, "news": true,
}

// isHost holds for names like "icc-cpi.int": small letters, digits and hyphens
// with dots between, the last part a top-level domain.
func isHost(s string) bool {
	last := strings.LastIndexByte(s, '.')
	if last < 2 || !topDomains[s[last+1:]] || strings.Contains(s, "..") {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || isDigit(c) || c == '-' || c == '.') {
			return false
		}
	}
	return true
}

// fileNumber gives the length of a docket number or document symbol: groups of
// capitals and digits joined by slashes and hyphens that hold a capital, a
// digit and a slash ("ICC-01/04-01/06", "S/RES/1970"), and of days as
// 2025-01-19.
func fileNumber(s string) int {
	k, upper, digit, slash := 0, false, false, false
	for ; k < len(s); k++ {
		c := s[k]
		switch {
		case c >= 'A' && c <= 'Z':
			upper = true
		case isDigit(c):
			digit = true
		case c == '/' && k > 0 && k+1 < len(s) && isUpperOrDigit(s[k-1]) && isUpperOrDigit(s[k+1]):
			slash = true
		case c == '-' && k > 0 && k+1 < len(s) && isUpperOrDigit(s[k-1]) && isUpperOrDigit(s[k+1]):
		default:
			goto done
		}
	}
done:
	if k < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[k:]); isWordRune(r) {
			return 0
		}
	}
	if upper && digit && slash {
		return k
	}
	if !upper && !slash && k == 10 && s[4] == '-' && s[7] == '-' {
		return k
	}
	return 0
}

func isUpperOrDigit(c byte) bool { return c >= 'A' && c <= 'Z' || isDigit(c) }

// phoneNumber gives the length of 713-853-3989 or 853-3989.
func phoneNumber(s string) int {
	k, groups, inGroup := 0, 0, 0
	for ; k < len(s) && k < 16; k++ {
		if isDigit(s[k]) {
			inGroup++
		} else if s[k] == '-' && inGroup == 3 {
			groups, inGroup = groups+1, 0
		} else {
			break
		}
	}
	if (groups == 1 || groups == 2) && inGroup == 4 && (k == len(s) || !isWordRune(rune(s[k])) && s[k] != '-') {
		return k
	}
	return 0
}
