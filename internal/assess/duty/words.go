package duty

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words gives the words of a text in lower case and without diacritics, a
// number apart from the letters after it; every way to write "article" is art.
func words(s string) []string {
	if out, ok := plainWords(s); ok {
		return out
	}
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, oneWay(b.String()))
			b.Reset()
		}
	}
	last := rune(0)
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r):
			if unicode.IsDigit(last) {
				flush()
			}
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsDigit(r):
			if unicode.IsLetter(last) {
				flush()
			}
			b.WriteRune(r)
		default:
			flush()
		}
		last = r
	}
	flush()
	return out
}

// oneWay gives a word of the law as it is written in one way.
func oneWay(w string) string {
	switch w {
	case "article", "articles", "arts":
		return "art"
	case "resolution":
		return "res"
	case "regulation", "regulations":
		return "reg"
	case "rules":
		return "rule"
	}
	return w
}

// plainWords is words for texts of ASCII alone, as most are; ok is false for
// others.
func plainWords(s string) (out []string, ok bool) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return nil, false
		}
	}
	s = strings.ToLower(s)
	from := -1 // of the word in work
	for i := 0; i <= len(s); i++ {
		c := byte(' ')
		if i < len(s) {
			c = s[i]
		}
		letter, digit := 'a' <= c && c <= 'z', '0' <= c && c <= '9'
		if from >= 0 && (!letter && !digit || digit != ('0' <= s[i-1] && s[i-1] <= '9')) {
			out = append(out, oneWay(s[from:i]))
			from = -1
		}
		if from < 0 && (letter || digit) {
			from = i
		}
	}
	return out, true
}

// phrase is a run of words to be found in a text; one that ends in * stands
// for every word that begins so.
type phrase []string

func phrases(list []string) []phrase {
	var out []phrase
	for _, s := range list {
		var p phrase
		for _, field := range strings.Fields(s) {
			stem := strings.HasSuffix(field, "*")
			ws := words(field)
			if stem && len(ws) > 0 {
				ws[len(ws)-1] += "*"
			}
			p = append(p, ws...)
		}
		out = append(out, p)
	}
	return out
}

// in says whether the phrase stands in the text.
func (p phrase) in(text []string) bool {
	for i := 0; i+len(p) <= len(text); i++ {
		if p.at(text, i) {
			return true
		}
	}
	return false
}

func (p phrase) at(text []string, i int) bool {
	if i+len(p) > len(text) {
		return false
	}
	for k, w := range p {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			if !strings.HasPrefix(text[i+k], stem) {
				return false
			}
		} else if text[i+k] != w {
			return false
		}
	}
	return true
}

// is says whether the text is just the phrase.
func (p phrase) is(text []string) bool { return len(p) == len(text) && p.at(text, 0) }

func anyIn(ps []phrase, text []string) bool {
	for _, p := range ps {
		if p.in(text) {
			return true
		}
	}
	return false
}
