package model

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Word is a form as the features see it: hashes of its parts. Only its first
// and last maxLooked bytes count.
type Word struct {
	Form   uint64 // of the lower-case form
	Shape  uint64 // Xx, XX, x, d, ... with runs cut to two
	Suffix [5]uint64
	Prefix [4]uint64
	Case   uint8 // caseLower ...
	Flags  uint8
	Lower  string
}

// How a word is written.
const (
	caseNone  = iota // no letter
	caseLower        // court
	caseTitle        // Court
	caseUpper        // COURT, or one capital letter
	caseMixed        // iPhone, McDonald
)

// What a word holds.
const (
	hasDigit = 1 << iota
	hasHyphen
	hasStop
	hasOther // no letter, digit, hyphen or stop
)

// maxLooked bounds what is looked at of a very long form, at either end.
const maxLooked = 64

const (
	k0 = 0x9e3779b97f4a7c15
	k1 = 0xbf58476d1ce4e5b9
	k2 = 0x94d049bb133111eb
)

// mix joins two hashes.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^k0, b^k1)
	return hi ^ lo ^ b*k2
}

func hashString(s string) uint64 {
	h := uint64(len(s)) * k2
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * k1
		h ^= h >> 29
	}
	return h
}

// NewWord looks at a form.
func NewWord(form string) Word {
	if len(form) > 2*maxLooked {
		form = form[:maxLooked] + form[len(form)-maxLooked:]
	}
	var w Word
	var lower, shape [8*maxLooked + 8]byte
	n, m := 0, 0
	var ends [2*maxLooked + 2]int // where the runes of lower begin
	runes := 0
	letters, uppers, firstUpper := 0, 0, false
	var last, run byte
	for i, r := range form {
		if Invisible(r) {
			continue
		}
		c := byte('.')
		switch {
		case r < 0x80 && r >= 'a' && r <= 'z':
			c = 'x'
			letters++
		case r < 0x80 && r >= 'A' && r <= 'Z':
			c = 'X'
			letters++
			uppers++
			firstUpper = firstUpper || i == 0
			r += 'a' - 'A'
		case r >= '0' && r <= '9':
			c = 'd'
			w.Flags |= hasDigit
		case r == '-' || r == '–' || r == '—':
			c = '-'
			w.Flags |= hasHyphen
		case r == '.':
			w.Flags |= hasStop
		case r == '’' || r == 'ʼ':
			r = '\''
			c = '\''
		case r == '“' || r == '”':
			r = '"'
			c = '"'
		case r >= 0x80 && unicode.IsLetter(r):
			c = 'x'
			letters++
			if unicode.IsUpper(r) {
				c = 'X'
				uppers++
				firstUpper = firstUpper || i == 0
				r = unicode.ToLower(r)
			}
		default:
			w.Flags |= hasOther
			c = 'o'
			if r < 0x80 {
				c = byte(r)
			}
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 && m < len(shape) {
			shape[m] = c
			m++
		}
		ends[runes] = n
		runes++
		n += utf8.EncodeRune(lower[n:n+4], r)
	}
	switch {
	case letters == 0:
		w.Case = caseNone
	case uppers == 0:
		w.Case = caseLower
	case uppers == letters:
		w.Case = caseUpper
	case uppers == 1 && firstUpper:
		w.Case = caseTitle
	default:
		w.Case = caseMixed
	}
	w.Lower = string(lower[:n])
	w.Form = hashString(w.Lower)
	w.Shape = hashString(string(shape[:m]))
	for k := range w.Suffix {
		if k+1 <= runes {
			w.Suffix[k] = hashString(w.Lower[ends[runes-k-1]:])
		}
	}
	for k := range w.Prefix {
		if k+1 < runes {
			w.Prefix[k] = hashString(w.Lower[:ends[k+1]])
		}
	}
	return w
}

// Invisible holds for characters inside words that nobody sees: soft hyphens,
// joiners, byte order marks.
func Invisible(r rune) bool {
	return r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff'
}

// feature joins the number of a template and its values to one hash.
func feature1(template uint64, a uint64) uint64 { return mix(template*k2+k1, a) }

func feature2(template, a, b uint64) uint64 { return mix(mix(template*k2+k1, a), b) }

func feature3(template, a, b, c uint64) uint64 { return mix(mix(mix(template*k2+k1, a), b), c) }

func feature4(template, a, b, c, d uint64) uint64 {
	return mix(mix(mix(mix(template*k2+k1, a), b), c), d)
}
