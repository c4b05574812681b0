package phonetic

import "strings"

// Packed is the beginning of a token, up to twelve letters of five bits, their
// number in the top bits: small enough to lie in an index beside the token's number.
type Packed uint64

const packedLetters = 12

// Pack packs the letters of a token.
func Pack(letters string) Packed {
	n := min(len(letters), packedLetters)
	p := Packed(n) << 60
	for i := range n {
		p |= Packed(code[letters[i]]) << (5 * i)
	}
	return p
}

// Hard gives a token without vowels and the other letters that some scripts leave out.
func Hard(letters string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 && maskBit[r] != 0 && maskBit[r] <= 8 {
			return -1
		}
		return r
	}, letters)
}

// Hard gives the letters without those that Hard leaves out.
func (p Packed) Hard() Packed {
	var h Packed
	n := 0
	for k := p.Len(); k > 0; k-- {
		if c := p & 31; softCode>>c&1 == 0 {
			h |= c << (5 * n)
			n++
		}
		p >>= 5
	}
	return h | Packed(n)<<60
}

// softCode has the bits of the codes of letters that Hard leaves out.
var softCode = func() (bits uint32) {
	for c, b := range maskBit {
		if b != 0 && b <= 8 {
			bits |= 1 << code[c]
		}
	}
	return bits
}()

// Pattern counts the edits between one token and many.
type Pattern struct {
	at   [32]uint64 // the places where a letter stands, a bit each
	last uint64     // the bit of the last letter
	n    int
}

// NewPattern prepares a token.
func NewPattern(letters string) Pattern {
	var p Pattern
	p.n = min(len(letters), packedLetters)
	for i := range p.n {
		p.at[code[letters[i]]] |= 1 << i
	}
	if p.n > 0 {
		p.last = 1 << (p.n - 1)
	}
	return p
}

// Edits gives how many letters must be changed, put in or left out to turn the
// pattern's token into another (Levenshtein's distance, by Myers' bit vectors
// as Hyyrö 2003 writes them), each cut off after twelve letters.
func (p *Pattern) Edits(t Packed) int {
	n, edits := int(t>>60), p.n
	if p.n == 0 {
		return n
	}
	up, down := ^uint64(0), uint64(0) // where a column of the table rises and falls
	for ; n > 0; n-- {
		eq := p.at[t&31]
		t >>= 5
		v := eq | down
		h := (eq&up + up) ^ up | eq
		right, left := down|^(h|up), up&h
		if right&p.last != 0 {
			edits++
		} else if left&p.last != 0 {
			edits--
		}
		right = right<<1 | 1
		up, down = left<<1|^(v|right), right&v
	}
	return edits
}

// Len gives the number of letters that count.
func (p *Pattern) Len() int { return p.n }

// Len gives the number of letters that count.
func (p Packed) Len() int { return int(p >> 60) }

// Begins says whether both tokens begin with the same letter.
func (p *Pattern) Begins(t Packed) bool { return p.at[t&31]&1 != 0 }
