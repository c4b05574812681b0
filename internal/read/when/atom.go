package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/text"
)

// shape is the shape of a number.
type shape uint8

const (
	wordShape shape = iota
	d1Shape
	d2Shape
	d3Shape
	d4Shape
	dnShape // more digits
	dgShape // with thousands separators
	ddShape // with a point
	numShapes
)

var shapeNames = [numShapes]string{"", "d1", "d2", "d3", "d4", "dn", "dg", "dd"}

// atom is a token or a part of one: "mid-2011" is mid, -, 2011.
type atom struct {
	token      int32 // index in the sentence
	start, end int32 // bytes of the document's text
	form       string
	glued      bool // touches the atom before it
	shape      shape
	number     int // digits read as a number, without their separators
}

// atomize cuts a word into atoms: runs of letters, numbers, single marks.
// Words with full stops ("p.m.") stay whole.
func atomize(form string) []string {
	var out []string
	for word := range strings.FieldsSeq(form) {
		for word != "" {
			n := pieceLength(word)
			out = append(out, word[:n])
			word = word[n:]
		}
	}
	return out
}

// pieceLength is the length of the first atom of a word.
func pieceLength(s string) int {
	c := s[0]
	switch {
	case c >= '0' && c <= '9':
		i, point := 1, false
		for i < len(s) && (isDigit(s[i]) || (s[i] == ',' || s[i] == '.' && !point) && i+1 < len(s) && isDigit(s[i+1])) {
			point = point || s[i] == '.'
			i++
		}
		return i
	case c < utf8.RuneSelf && !isLetter(c):
		if strings.HasPrefix(s, "'s") && (len(s) == 2 || !isLetter(s[2])) {
			return 2
		}
		return 1
	}
	if strings.HasPrefix(s, "’s") && (len(s) == len("’s") || !isLetter(s[len("’s")])) {
		return len("’s")
	}
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			// "p.m.", "A.D.", "o'clock" stay whole; "Sept." loses its stop
			// only if the stop is no part of the token.
			if r == '.' && i > 0 && (i == 1 || s[i-2] == '.') {
				i++
				continue
			}
			break
		}
		i += n
	}
	if i == 0 {
		_, i = utf8.DecodeRuneInString(s)
	}
	return i
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// shapeOf gives the shape of an atom, and its number.
func shapeOf(s string) (shape, int) {
	if !isDigit(s[0]) {
		return wordShape, 0
	}
	n, digits, commas, points := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case isDigit(s[i]):
			if n < maxCounted {
				n = n*10 + int(s[i]-'0')
			}
			digits++
		case s[i] == ',':
			commas++
		default:
			points++
		}
	}
	switch {
	case points > 0:
		return ddShape, n
	case commas > 0:
		return dgShape, n
	case digits <= 4:
		return shape(digits), n
	}
	return dnShape, n
}

// maxCounted is the number above which digits are not counted on.
const maxCounted = 1_000_000_000_000

// plain says whether a word consists of ASCII letters only, so that it is one
// atom.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isLetter(s[i]) {
			return false
		}
	}
	return true
}

// appendAtoms cuts a token into atoms. A token whose words hold markup isn't
// cut below the token as far as its bytes are concerned.
func appendAtoms(atoms []atom, t *text.Token, index int, whole func(string) bool) []atom {
	glued := !t.SpaceBefore && index > 0
	if plain(t.Form) || whole(t.Form) {
		return append(atoms, atom{token: int32(index), start: int32(t.Start), end: int32(t.End), form: t.Form, glued: glued})
	}
	literal := len(t.Form) == t.End-t.Start
	at := 0
	for rest := t.Form; rest != ""; {
		n := pieceLength(rest)
		a := atom{token: int32(index), start: int32(t.Start), end: int32(t.End), form: rest[:n], glued: glued || at > 0}
		if literal {
			a.start, a.end = int32(t.Start+at), int32(t.Start+at+n)
		}
		a.shape, a.number = shapeOf(a.form)
		atoms = append(atoms, a)
		rest = rest[n:]
		at += n
	}
	return atoms
}
