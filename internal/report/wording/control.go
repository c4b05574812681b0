package wording

import "unicode"

// Char says what a character of a source may do where it is shown.
type Char uint8

// What a character may do.
const (
	Visible Char = iota // is shown as it is
	Blank               // white space of any kind but the plain space
	Unseen              // has no form of its own and does no harm: may stay or go
	Acting              // would act on its surroundings (escape sequences, reordering): must never be sent as it is
)

// Classify says what a character may do. Acting are the control characters of
// ASCII and Latin-1, the embeddings, overrides and isolates of the Unicode
// bidirectional algorithm (UAX 9), interlinear annotation and tag characters.
func Classify(r rune) Char {
	switch {
	case r == ' ':
		return Visible
	case r == '\t', r == '\n', r == '\v', r == '\f', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
		return Blank
	case r < 0x20, r >= 0x7F && r <= 0x9F:
		return Acting
	case r < 0xAD && r != 0xA0:
		return Visible
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return Acting
	case r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x061C, r == 0x2060, r == 0xFEFF, r == 0x180E, r == 0x034F:
		return Unseen
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		return Unseen
	case unicode.Is(unicode.Zs, r):
		return Blank
	}
	return Visible
}

// RightToLeft says whether the text holds a character of a script that runs
// from right to left.
func RightToLeft(s string) bool {
	for _, r := range s {
		if rightToLeft(r) {
			return true
		}
	}
	return false
}

// Leans says in which direction most letters of the text run: true for right
// to left.
func Leans(s string) bool {
	right, left := 0, 0
	for _, r := range s {
		switch {
		case r < 'A':
		case rightToLeft(r):
			right++
		case unicode.IsLetter(r):
			left++
		}
	}
	return right > left
}

// rightToLeft holds for the blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko,
// Samaritan, Mandaic, their presentation forms, and the plane 1 ranges that
// Unicode reserves for right-to-left scripts (DerivedBidiClass.txt).
func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
