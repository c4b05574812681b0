package place

import (
	"unicode"
	"unicode/utf8"
)

// Mention is a name of a place in a text.
type Mention struct {
	Start, End int     // bytes of the text
	Places     []Place // candidates, the likeliest first
}

// Within finds the names of places in a text that isn't parsed: a dateline, a
// field of a form. It takes the longest name at each word and goes on behind
// it. Words are runs of letters; "'s" behind a name is not part of it, unless
// a name is known with it ("St. John's").
func (g *Gazetteer) Within(text string) []Mention {
	words, starts := split(text)
	var mentions []Mention
	for i := 0; i < len(words); {
		n, places := g.Match(words, i)
		if n == 0 {
			i++
			continue
		}
		last := i + n - 1
		mentions = append(mentions, Mention{starts[i], starts[last] + len(words[last]), places})
		i += n
	}
	return mentions
}

// split cuts a text into words, points of abbreviations and inner hyphens
// included, and single signs.
func split(text string) (words []string, starts []int) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		if isWordRune(r) || isApostrophe(r) {
			end = wordEnd(text, i)
		}
		words, starts = append(words, text[i:end]), append(starts, i)
		i = end
	}
	return words, starts
}

// wordEnd gives the end of the word that begins at i.
func wordEnd(text string, i int) int {
	first := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case isWordRune(r):
		case isApostrophe(r) && i == first:
		case isApostrophe(r) && (next == 's' || next == 'S') && !letterAt(text, i+size+1):
			return i // possessive
		case isApostrophe(r) && isWordRune(next):
		case r == '.' && (unicode.IsUpper(next) || abbreviation(text[first:i])):
		default:
			return i
		}
		i += size
	}
	return i
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isWordRune(r)
}

// abbreviation says whether a point behind a word belongs to it.
func abbreviation(word string) bool {
	switch word {
	case "St", "Ste", "Mt", "Ft":
		return true
	}
	letters, points := 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			points++
		case unicode.IsUpper(r):
			letters++
		default:
			return false
		}
	}
	return letters == points+1
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
