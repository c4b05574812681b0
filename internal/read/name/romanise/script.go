package romanise

import "unicode"

// Script is the writing system of a token.
type Script uint8

// The scripts that are told apart. Arabic covers Persian, Urdu and Pashto too.
const (
	None Script = iota // digits, signs
	Latin
	Arabic
	Hebrew
	Cyrillic
	Greek
	Han
	Kana
	Hangul
	Armenian
	Georgian
	Indic // Devanagari and its sister scripts, which share one layout
	Thai
	Ethiopic
	Khmer
	Other
)

var scriptNames = [...]string{"none", "Latin", "Arabic", "Hebrew", "Cyrillic", "Greek", "Han", "Kana", "Hangul",
	"Armenian", "Georgian", "Indic", "Thai", "Ethiopic", "Khmer", "other"}

// String gives the English name of the script.
func (s Script) String() string { return scriptNames[s] }

// Abjad says whether the script leaves short vowels out.
func (s Script) Abjad() bool { return s == Arabic || s == Hebrew }

// Of gives the script of one character; None for what is no letter.
func Of(r rune) Script {
	switch {
	case r < 0x41:
		return None
	case r < 0x250:
		if unicode.IsLetter(r) {
			return Latin
		}
		return None
	case r < 0x370:
		if r <= 0x2AF {
			return Latin
		}
		return None // modifiers and combining marks
	case r < 0x400:
		return Greek
	case r < 0x530:
		return Cyrillic
	case r < 0x590:
		return Armenian
	case r < 0x600:
		return Hebrew
	case r < 0x780:
		return Arabic
	case r >= 0x900 && r < 0xD80:
		return Indic
	case r >= 0xE00 && r < 0xE80:
		return Thai
	case r >= 0x10A0 && r < 0x1100:
		return Georgian
	case r >= 0x1200 && r < 0x1380:
		return Ethiopic
	case r >= 0x1780 && r < 0x1800:
		return Khmer
	case r >= 0x1E00 && r < 0x1F00:
		return Latin
	case r >= 0x1F00 && r < 0x2000:
		return Greek
	case r >= 0x3040 && r < 0x3100, r >= 0x31F0 && r < 0x3200:
		return Kana
	case r >= 0xAC00 && r < 0xD7B0, r >= 0x1100 && r < 0x1200:
		return Hangul
	case r >= 0xFB50 && r < 0xFE00, r >= 0xFE70 && r < 0xFF00, r >= 0x8A0 && r < 0x900:
		return Arabic
	case unicode.Is(unicode.Han, r):
		return Han
	case unicode.Is(unicode.Latin, r):
		return Latin
	case unicode.IsLetter(r):
		return Other
	}
	return None
}
