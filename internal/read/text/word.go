package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word emits the token or tokens that begin with the word at a, and gives
// where the next token begins.
func (t *tokeniser) word(a, b int) int {
	end := t.wordEnd(a, b)
	if end < b && t.text[end] == '.' && t.keepsStop(a, end) {
		end++
	} else if split := unitSplit(t.text[a:end]); split > 0 {
		t.emit(a, a+split)
		t.emit(a+split, end)
		return end
	}
	t.contraction(a, end)
	return end
}

// wordEnd finds the end of the word at a: word runes and the marks that join
// them.
func (t *tokeniser) wordEnd(a, b int) int {
	s := t.text
	prev, n := utf8.DecodeRuneInString(s[a:b])
	i := a + n
	begin := a // of the part after the last hyphen
	for i < b {
		r, n := utf8.DecodeRuneInString(s[i:b])
		if isWordRune(r) {
			prev = r
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n : b])
		if i+n >= b || !isWordRune(next) {
			break
		}
		if !t.joins(a, begin, i, b, prev, r, next, n) {
			break
		}
		if isHyphen(r) {
			begin = i + n
		}
		prev = r
		i += n
	}
	return i
}

// joins says whether the mark r at i, between the word runes prev and next,
// belongs inside the word that began at a (and whose last part at begin).
func (t *tokeniser) joins(a, begin, i, b int, prev, r, next rune, n int) bool {
	s := t.text
	digits := isDigitRune(prev) && isDigitRune(next)
	switch r {
	case '.':
		if digits {
			return true
		}
		// "custody.The": a space is missing. One letter before the stop is an
		// abbreviation, "U.N".
		return !(unicode.IsUpper(next) && unicode.IsLower(prev) && i-begin > 2 && lowerFollows(s[i+n:b]))
	case ',':
		return digits && thousands(s[i+n:b])
	case ':':
		return digits
	case '/':
		return digits || i-a == 1 && unicode.IsLetter(next) && letterAlone(s[i+n:b])
	case '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next) && upperOnly(s[a:i])
	case '_':
		return true
	case '@':
		return true
	case '’', '\'', 'ʼ', '`':
		return unicode.IsLetter(prev) && unicode.IsLetter(next)
	case '-', '‐', '‑':
		if i-begin > 12 || begin > a {
			return false
		}
		return t.lex.prefixes[strings.ToLower(s[begin:i])] && (unicode.IsLetter(next) || i-begin == 3)
	}
	return false
}

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }

// lowerFollows holds where the second rune is a small letter.
func lowerFollows(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return nextIs(s[n:], unicode.IsLower)
}

// thousands holds where s begins with three digits and no fourth.
func thousands(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

// letterAlone holds where s begins with a letter that no word rune follows.
func letterAlone(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == len(s) || !nextIs(s[n:], isWordRune)
}

func upperOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'A' || c > 'Z' || i >= 8 {
			return c == '&'
		}
	}
	return true
}

// keepsStop says whether the word from a to end keeps the full stop after it.
func (t *tokeniser) keepsStop(a, end int) bool {
	s := t.text
	rest := s[end+1:]
	if strings.HasPrefix(rest, ".") { // an ellipsis
		return false
	}
	word := s[a:end]
	if len(word) > 12 {
		return false
	}
	touching := rest != "" && nextIs(rest, isWordRune)
	after := strings.TrimLeft(rest, " \t\n\u00a0")
	beforeDigit := after != "" && isDigit(after[0])
	beforeUpper := after != "" && nextIs(after, unicode.IsUpper)
	if strings.IndexByte(word, '.') >= 0 { // "U.N", "p.m", "Ph.D"
		return abbreviated(word)
	}
	r, n := utf8.DecodeRuneInString(word)
	if n == len(word) && unicode.IsLetter(r) && !touching {
		if unicode.IsUpper(r) {
			return beforeUpper && word != "I" || after != "" && after[0] == ','
		}
		return t.lex.abbreviations[word] == stopBeforeNumber && beforeDigit || t.lex.abbreviations[word] == stopBeforeName && beforeUpper ||
			word == "c" && beforeDigit
	}
	when := t.lex.abbreviations[strings.ToLower(word)]
	if when == stopNever {
		return false
	}
	switch {
	case when == stopAlways:
		return true
	case beforeDigit:
		return when == stopBeforeNumber || unicode.IsUpper(r)
	case when == stopBeforeName:
		return beforeUpper && unicode.IsUpper(r) || word == "v"
	}
	return false
}

// abbreviated holds for words of short parts with stops between.
func abbreviated(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) > 2 || part != "" && isDigit(part[0]) {
			return false
		}
	}
	return true
}

// unitSplit gives where a number ends and its unit begins ("46m", "5pm"), 0
// where the word is no such thing.
func unitSplit(word string) int {
	if !isDigit(word[0]) {
		return 0
	}
	k := 0
	for k < len(word) && (isDigit(word[k]) || word[k] == '.' || word[k] == ',' || word[k] == ':') {
		k++
	}
	switch word[k:] {
	case "m", "M", "k", "K", "bn", "mn", "tn", "am", "pm", "AM", "PM", "a.m", "p.m", "mm", "cm", "km", "kg", "ft", "mph", "kmh", "Hz", "GB", "MB",
		"mg", "ml", "hrs", "yrs", "min", "x", "C", "F":
		return k
	}
	return 0
}
