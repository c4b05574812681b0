package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold normalises a name for comparison: lower case; no diacritics in Latin,
// Greek, Cyrillic, Arabic and Hebrew script; apostrophes and the points of
// abbreviations gone, but the s of "'s" a word of its own (so "Tripoli's" is
// not Tripolis); every other stretch of signs a single space; "&" is "and";
// "St", "Ste", "Mt", "Ft" in front of a word written out; a leading "the"
// gone. Folding what is folded changes nothing.
func Fold(name string) string {
	var f folder
	f.add(name)
	return string(f.bytes())
}

// folder folds a name piece by piece.
type folder struct {
	buf   []byte
	word  int  // where the last word begins in buf
	gap   bool // a space is due before the next letter
	point bool // a point stands after the last letter
}

// bytes gives what was folded so far; valid until the next add.
func (f *folder) bytes() []byte { return f.buf }

func (f *folder) add(s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			f.addWide(s[i:])
			return
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			f.letter()
			f.buf = append(f.buf, c)
		case 'A' <= c && c <= 'Z':
			f.letter()
			f.buf = append(f.buf, c+'a'-'A')
		case c == '.':
			f.point = true
		case c == '\'' || c == '`':
			f.gap = f.gap || possessive(s[i+1:min(len(s), i+6)])
		case c == '&':
			f.ampersand()
		default:
			f.gap = true
		}
	}
}

// addWide folds text that isn't all ASCII.
func (f *folder) addWide(s string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, " ")
	}
	var decomposed [128]byte
	var letters [256]byte
	out := letters[:0]
	base := rune(0) // the last rune that is no mark: what marks go depends on it
	for d := norm.NFKD.Append(decomposed[:0], []byte(s)...); len(d) > 0; {
		r, size := utf8.DecodeRune(d)
		d = d[size:]
		switch {
		case unicode.Is(unicode.Mn, r):
			if !dropsMarks(base) {
				out = utf8.AppendRune(out, r)
			}
			continue
		case unicode.Is(unicode.Cf, r), r == 'ـ': // tatweel
			continue
		}
		base = r
		if plain, ok := plainLetters[r]; ok {
			out = append(out, plain...)
			continue
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	for d := norm.NFC.Bytes(out); len(d) > 0; {
		r, size := utf8.DecodeRune(d)
		piece := d[:size]
		d = d[size:]
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			f.letter()
			f.buf = append(f.buf, piece...)
		case unicode.IsMark(r):
			if len(f.buf) > 0 && !f.gap { // a mark on no letter is nothing
				f.buf = append(f.buf, piece...)
			}
		case r == '.':
			f.point = true
		case isApostrophe(r):
			f.gap = f.gap || possessive(string(d[:min(len(d), 5)]))
		case r == '&':
			f.ampersand()
		default:
			f.gap = true
		}
	}
}

// possessive says whether what follows an apostrophe, of which it needs five
// bytes, is an s alone.
func possessive(rest string) bool {
	if rest == "" || rest[0]|0x20 != 's' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	return len(rest) == 1 || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.IsMark(next)
}

// letter makes ready for a letter.
func (f *folder) letter() {
	if f.point && len(f.buf)-f.word > 1 { // "St.Gallen", but not "U.S."
		f.gap = true
	}
	f.point = false
	if len(f.buf) == 0 {
		f.gap = false
		return
	}
	if !f.gap {
		return
	}
	f.gap = false
	if last := string(f.buf[f.word:]); last == "the" && f.word == 0 {
		f.buf = f.buf[:0]
		return
	} else if long := writtenOut(last); long != "" {
		f.buf = append(f.buf[:f.word], long...)
	}
	f.buf = append(f.buf, ' ')
	f.word = len(f.buf)
}

// writtenOut gives what a word in front of another is short for; "" for none.
func writtenOut(word string) string {
	switch word {
	case "st":
		return "saint"
	case "ste":
		return "sainte"
	case "mt":
		return "mount"
	case "ft":
		return "fort"
	}
	return ""
}

// unsettled says whether the next word will change what stands so far.
func (f *folder) unsettled() bool {
	last := string(f.buf[f.word:])
	return last == "the" && f.word == 0 || writtenOut(last) != ""
}

func (f *folder) ampersand() {
	f.gap = true
	f.letter()
	f.buf = append(f.buf, "and"...)
	f.gap = true
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '′', '´', 'ʹ', 'ʽ', '‛', 'ˈ':
		return true
	}
	return false
}

// dropsMarks says whether the marks on a letter may go: in these scripts a
// name is known without them; in Indic scripts they are its vowels.
func dropsMarks(r rune) bool {
	return r < 0x0700 || unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Greek, r)
}

// plainLetters are letters that Unicode doesn't take apart, and pairs that
// writers of Arabic script interchange.
var plainLetters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th", 'ı': "i", 'ə': "e", 'Ə': "e", 'ǝ': "e", 'Ǝ': "e",
	'ŋ': "n", 'Ŋ': "n", 'ħ': "h", 'Ħ': "h", 'ŧ': "t", 'Ŧ': "t", 'ĸ': "k", 'ɓ': "b", 'Ɓ': "b", 'ɗ': "d", 'Ɗ': "d", 'ƙ': "k", 'Ƙ': "k",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ں': "ن", 'ہ': "ه", 'ھ': "ه",
}
