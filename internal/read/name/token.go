package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factum/internal/read/name/romanise"
)

// token is a run of letters and digits of a name.
type token struct {
	start, end int    // bytes in the text
	fold       string // lower case, compatibility forms taken apart, marks of Arabic and Hebrew left out
	script     romanise.Script
	before     byte // what parts it from the token before: ' ', '-', '.', ','; 0 at the beginning
	dot        bool // a full stop follows at once
	upper      bool // begins with a capital
	allUpper   bool // has no small letter
}

// limits of what is read of one name; the rest is kept as one last token, so
// that two long names which differ there do not count as equal.
const (
	maxTokens    = 24
	maxTokenSize = 192 // bytes
)

// tokenise cuts a name into tokens. Notes say what was folded on the way.
func tokenise(text string) (tokens []token, notes []string) {
	var b strings.Builder
	cur := token{start: -1}
	before := byte(0)
	tokens = make([]token, 0, 4)
	normal := norm.NFKC.QuickSpanString(text) == len(text)
	flush := func(end int) {
		if cur.start < 0 {
			return
		}
		cur.fold, cur.end = b.String(), end
		b.Reset()
		if cur.fold != "" {
			cur.before = before
			tokens = append(tokens, cur)
			before = ' '
		}
		cur = token{start: -1}
	}
	for i := 0; i < len(text); {
		n := 1
		if normal {
			_, n = utf8.DecodeRuneInString(text[i:])
		} else if text[i] >= utf8.RuneSelf {
			n = norm.NFKC.NextBoundaryInString(text[i:], true)
		} else if i+1 < len(text) && text[i+1] >= utf8.RuneSelf {
			n = norm.NFKC.NextBoundaryInString(text[i:], true)
		}
		n = max(n, 1)
		segment := text[i : i+n]
		if !normal && (n > 1 || segment[0] >= utf8.RuneSelf) {
			segment = norm.NFKC.String(segment)
		}
		for _, r := range segment {
			switch class(r) {
			case letter:
				s := romanise.Of(r)
				if cur.start >= 0 && s != cur.script && breaks(s, cur.script) {
					flush(i)
				}
				if cur.start < 0 {
					cur.start, cur.upper, cur.allUpper = i, unicode.IsUpper(r), true
				}
				if cur.script == romanise.None {
					cur.script = s
				}
				if unicode.IsLower(r) {
					cur.allUpper = false
				}
				if b.Len() < maxTokenSize {
					b.WriteRune(unicode.ToLower(r))
				}
			case mark:
			case quote:
				if cur.start >= 0 && cur.script == romanise.Hebrew {
					b.WriteByte('\'')
				}
			default:
				if cur.start >= 0 {
					cur.dot = r == '.'
				}
				flush(i)
				switch {
				case r == ',' || r == '،' || r == '、':
					before = ','
				case (r == '-' || r == '‐' || r == '‑' || r == '–' || r == '/') && before != ',':
					before = '-'
				case r == '.' && before != ',' && before != '-':
					before = '.'
				}
			}
		}
		i += n
	}
	flush(len(text))
	for i := range tokens {
		tokens[i].fold = strings.TrimRight(tokens[i].fold, "'")
		if note := tokens[i].mend(); note != "" {
			notes = append(notes, note)
		}
	}
	if len(tokens) > maxTokens {
		rest := tokens[maxTokens-1]
		for _, t := range tokens[maxTokens:] {
			rest.fold += t.fold
		}
		rest.end = tokens[len(tokens)-1].end
		tokens = append(tokens[:maxTokens-1], rest)
		notes = append(notes, "the name is very long: what follows its twenty-third word is read as one")
	}
	return tokens, notes
}

type charClass uint8

const (
	other charClass = iota
	letter
	mark
	quote
)

func class(r rune) charClass {
	if r < utf8.RuneSelf {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return letter
		case r == '\'' || r == '`':
			return quote
		}
		return other
	}
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '´', 'ʹ', 'ʺ', '׳', '״', '＇', '′', '‛':
		return quote
	case 'ـ', '\u200c', '\u200d', '\u200e', '\u200f', '\u00ad', '\ufeff':
		return mark // tatweel, joiners, direction marks
	case 'ー':
		return letter
	case '・', '·', '•':
		return other
	}
	switch {
	case r >= 0x300 && r < 0x370, r >= 0x591 && r <= 0x5C7, r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r == 0x670,
		r >= 0x6D6 && r <= 0x6ED, r >= 0x483 && r <= 0x489, r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF:
		return mark
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return letter
	}
	return other
}

// breaks says whether a change of script ends a token: Han and kana do,
// Latin and Cyrillic letters in one word are a confusion to be mended.
func breaks(a, b romanise.Script) bool {
	alphabet := func(s romanise.Script) bool {
		return s == romanise.Latin || s == romanise.Cyrillic || s == romanise.Greek || s == romanise.None
	}
	return !(alphabet(a) && alphabet(b)) && a != romanise.None && b != romanise.None
}

// lookalikes are letters of Greek and Cyrillic that look like a Latin one.
var lookalikes = map[rune]rune{'а': 'a', 'в': 'b', 'с': 'c', 'е': 'e', 'н': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'о': 'o', 'р': 'p',
	'ѕ': 's', 'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ӏ': 'l', 'һ': 'h', 'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k',
	'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ζ': 'z', 'γ': 'y'}

var lookalikesBack = func() map[rune]rune {
	m := map[rune]rune{}
	for r, l := range lookalikes {
		if romanise.Of(r) == romanise.Cyrillic && (m[l] == 0 || r < m[l]) {
			m[l] = r
		}
	}
	return m
}()

// digits that stand for a letter inside a word.
var leet = map[rune]rune{'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b'}

// mend folds letters of another script that look like those of the word, and
// digits inside it, and says so.
func (t *token) mend() (note string) {
	var n [romanise.Other + 1]int
	letters, digits := 0, 0
	for _, r := range t.fold {
		if s := romanise.Of(r); s != romanise.None {
			n[s]++
			letters++
		} else if r >= '0' && r <= '9' {
			digits++
		}
	}
	mixed := 0
	for _, s := range []romanise.Script{romanise.Latin, romanise.Cyrillic, romanise.Greek} {
		if n[s] > 0 {
			mixed++
		}
	}
	if letters > 0 && t.script == romanise.None {
		for s, k := range n {
			if k > 0 {
				t.script = romanise.Script(s)
			}
		}
	}
	was := t.fold
	if mixed > 1 {
		to := romanise.Latin
		if n[romanise.Cyrillic] > n[romanise.Latin] {
			to = romanise.Cyrillic
		}
		t.script = to
		t.fold = strings.Map(func(r rune) rune {
			if romanise.Of(r) == to {
				return r
			}
			if to == romanise.Latin {
				if l, ok := lookalikes[r]; ok {
					return l
				}
			} else if l, ok := lookalikesBack[r]; ok {
				return l
			}
			return r
		}, t.fold)
		note = "letters of another script in “" + was + "” read as “" + t.fold + "”"
	}
	if digits > 0 && letters >= 2*digits && t.script == romanise.Latin {
		rs := []rune(t.fold)
		for i, r := range rs {
			if l, ok := leet[r]; ok && i > 0 && i < len(rs)-1 && unicode.IsLetter(rs[i-1]) && unicode.IsLetter(rs[i+1]) {
				rs[i] = l
			}
		}
		if s := string(rs); s != t.fold {
			t.fold = s
			note = "digits in “" + was + "” read as letters: “" + s + "”"
		}
	}
	return note
}
