package romanise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latinBase holds letters that Unicode does not decompose into a base letter.
var latinBase = map[rune]string{'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h",
	'ı': "i", 'ə': "a", 'ɛ': "e", 'ɔ': "o", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k", 'ŀ': "l", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ƴ': "y", 'ɣ': "g",
	'ɲ': "n", 'ƒ': "f", 'ʼ': "", 'ʻ': "", 'ſ': "s", 'ĳ': "ij", 'ʿ': "", 'ʾ': ""}

// sibilant holds how letters with a hook, caron or cedilla are written by
// those who drop the mark and keep the sound.
var sibilant = map[rune]string{'č': "ch", 'ć': "ch", 'ĉ': "ch", 'š': "sh", 'ś': "sh", 'ş': "sh", 'ș': "sh", 'ŝ': "sh", 'ž': "zh", 'ź': "z",
	'ż': "zh", 'ĵ': "j", 'ĝ': "j", 'ç': "ch", 'ñ': "ny", 'ň': "ny", 'ń': "n", 'ţ': "ts", 'ț': "ts", 'ř': "rzh", 'đ': "dj", 'ļ': "l", 'ķ': "k", 'ü': "ue", 'ö': "oe", 'ä': "ae"}

var decompose = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string, 900)
	add := func(from, to rune) {
		for r := from; r <= to; r++ {
			if s, ok := latinBase[r]; ok {
				m[r] = s
				continue
			}
			d := norm.NFD.String(string(r))
			base, w := utf8.DecodeRuneInString(d)
			if w < len(d) {
				m[r] = string(base)
			}
		}
	}
	add(0xC0, 0x24F)
	add(0x250, 0x2BF)
	add(0x1E00, 0x1EFF)
	return m
})

// Plain writes a lower-case Latin token in the letters a to z: marks dropped,
// ligatures taken apart.
func Plain(token string) string {
	if ascii(token) {
		return token
	}
	m := decompose()
	var b strings.Builder
	for _, r := range token {
		switch s, ok := m[r]; {
		case ok:
			b.WriteString(s)
		case r < 0x80:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Sounded writes a lower-case Latin token as Plain does, but keeps the sound of
// marked letters (č as ch, ş as sh, ü as ue); the same as Plain where there are none.
func Sounded(token string) string {
	if ascii(token) {
		return token
	}
	var b strings.Builder
	for _, r := range token {
		if s, ok := sibilant[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return Plain(b.String())
}
