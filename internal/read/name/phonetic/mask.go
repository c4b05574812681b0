package phonetic

// Mask gives the letters of a token, a bit each: a cheap bound on how far two
// spellings are apart. Vowels, h, w and y stand in the bits of Soft.
func Mask(letters string) uint32 {
	var m uint32
	for i := range len(letters) {
		if c := maskBit[letters[i]]; c != 0 {
			m |= 1 << (c - 1)
		}
	}
	return m
}

// Soft are the bits of letters that come and go between spellings.
const Soft = 1<<8 - 1

var maskBit = func() (t [256]uint8) {
	for i, c := range "aeiouhwy" {
		t[c] = uint8(i) + 1
	}
	for i, c := range "bcdfgjklmnpqrstvxz" {
		t[c] = uint8(i) + 9
	}
	t['H'], t['\''] = t['h'], 0
	t['S'], t['D'], t['T'] = t['s'], t['d'], t['t']
	return t
}()
