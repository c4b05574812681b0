package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/place/table"
)

// maxTokens bounds the tokens of a name, with hyphens and parts of words
// counted: "Saint Vincent and the Grenadines", "Bosnia - Herzegovina".
const maxTokens = 14

// maxName is a length in bytes that no listed name reaches (the compiler leaves
// out what is longer than 80).
const maxName = 128

// Match finds the longest name of a place that begins at tokens[i], forms as
// they stand in the text, parts of contractions and hyphens as tokens of
// their own or not. It gives the number of tokens and the candidates, the
// likeliest first; n = 0 when no name begins there.
//
// A word that says the kind of place counts in ("Laikipia County", "State of
// Kentucky") and leaves only places of such kinds.
//
// A name begins and ends with a capital (or a letter of a script without
// them), an abbreviation is all capitals; an article is part of the name only
// in front of a name that has one ("The Hague"). Found says of each candidate
// whether the name is also an everyday [Word] or looks like an acronym: at the
// start of a sentence and in titles that is no place without more evidence. Demonyms are left to
// [Gazetteer.MatchDemonym].
func (g *Gazetteer) Match(tokens []string, i int) (n int, places []Place) {
	n, places, _ = g.match(tokens, i, g.named)
	if d := g.opens(tokens, i); d != nil {
		if m, _, posts := g.match(tokens, i+2, g.named); m+2 > n && m > 0 {
			if found := g.ofKinds(posts, d); len(found) > 0 {
				return m + 2, found
			}
		}
	}
	return n, places
}

// opens gives the designator in "State of ..." at tokens[i]; nil for none.
func (g *Gazetteer) opens(tokens []string, i int) *designator {
	if i < 0 || i+2 >= len(tokens) || tokens[i+1] != "of" || !startsName(tokens[i]) {
		return nil
	}
	return g.sign(tokens[i], func(d *designator) bool { return d.before })
}

// sign gives the designator that a word is, if it stands as asked.
func (g *Gazetteer) sign(token string, stands func(*designator) bool) *designator {
	for i := range g.signs {
		if d := &g.signs[i]; stands(d) && strings.EqualFold(d.word, token) {
			return d
		}
	}
	return nil
}

// MatchDemonym finds the longest demonym that begins at tokens[i].
func (g *Gazetteer) MatchDemonym(tokens []string, i int) (n int, places []Place) {
	n, places, _ = g.match(tokens, i, g.demonyms)
	return n, places
}

func (g *Gazetteer) match(tokens []string, i int, pick func(posts table.PostList, acronym, capitals bool) []Place) (n int, places []Place, end table.PostList) {
	if i < 0 || i >= len(tokens) || !g.begins(tokens, i) {
		return 0, nil, end
	}
	article := strings.EqualFold(tokens[i], "the")
	var space [96]byte
	f := folder{buf: space[:0]}
	glue := true // the next token is joined to what stands before
	capitals := true
	for k := i; k < min(len(tokens), i+maxTokens); k++ {
		token := tokens[k]
		if k > i && breaks(token) {
			break
		}
		if !glue && !startsWithApostrophe(token) {
			f.gap = true
		}
		f.add(token)
		glue = endsWithApostrophe(token)
		capitals = capitals && (isCapitals(token) || isHyphen(token) || article && k == i)
		posts, longer := g.table.Names.Find(f.bytes())
		if posts.Len() > 0 && endsName(token) && (!article || k > i) {
			if found := pick(posts, capitals && k == i && len(token) <= longAcronym, capitals); len(found) > 0 && (!article || found[0].Article) {
				n, places, end = k-i+1, found, posts
			}
		}
		joins := glue || k+1 < len(tokens) && startsWithApostrophe(tokens[k+1])
		if len(f.buf) > maxName || !longer && !f.unsettled() && !joins {
			break
		}
	}
	if n > 0 && i+n < len(tokens) && !places[0].Found.Any(Adjective|People) {
		if more := g.designated(end, tokens[i+n]); len(more) > 0 {
			return n + 1, more, end
		}
	}
	return n, places, end
}

// designated narrows the places of a name to those of the kinds that the word
// behind it says: "Laikipia", "County".
func (g *Gazetteer) designated(posts table.PostList, token string) []Place {
	if !startsName(token) {
		return nil
	}
	if d := g.sign(token, func(d *designator) bool { return d.after }); d != nil {
		return g.ofKinds(posts, d)
	}
	return nil
}

// begins says whether a name may begin at tokens[i]: with a capital, or with
// a particle in lower case in front of one ("al-Hasakah", "'s-Gravenhage").
func (g *Gazetteer) begins(tokens []string, i int) bool {
	t := tokens[i]
	if startsName(t) {
		return true
	}
	if len(t) > 0 && t[0] >= '0' && t[0] <= '9' || len(t) == 0 {
		return false
	}
	rest := strings.TrimLeftFunc(t, func(r rune) bool { return unicode.IsLower(r) || isApostrophe(r) })
	particle := strings.ToLower(t[:len(t)-len(rest)])
	if !particles[strings.TrimFunc(particle, isApostrophe)] {
		return false
	}
	if rest = strings.TrimLeftFunc(rest, isHyphenRune); rest != "" {
		return startsName(rest)
	}
	for k := i + 1; k < min(len(tokens), i+3); k++ {
		if isHyphen(tokens[k]) {
			continue
		}
		return k > i+1 && startsName(tokens[k]) || endsWithApostrophe(t) && startsName(tokens[k])
	}
	return false
}

// particles are the articles in lower case that names of places begin with.
var particles = map[string]bool{
	"al": true, "el": true, "an": true, "ar": true, "as": true, "ash": true, "at": true, "az": true, "ad": true, "ed": true, "ez": true, "es": true, "er": true,
	"s": true, "l": true, "d": true, "den": true, "e": true, "la": true, "le": true, "les": true, "los": true, "las": true,
}

// breaks says whether no name goes on over a token.
func breaks(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || isApostrophe(r) || r == '&' {
		return false
	}
	return size < len(token) || !isHyphenRune(r)
}

// endsName says whether a name may end with the token.
func endsName(token string) bool {
	if startsName(token) {
		return true
	}
	apostrophe := false
	for _, r := range token { // "-Gravenhage", "d'Ivoire", "'s" of "St. John's"
		if unicode.IsUpper(r) || apostrophe && unicode.IsLetter(r) {
			return true
		}
		apostrophe = isApostrophe(r)
	}
	return false
}

func isHyphenRune(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' }

func isHyphen(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	return size == len(token) && isHyphenRune(r)
}

func startsWithApostrophe(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return isApostrophe(r)
}

func endsWithApostrophe(token string) bool {
	r, _ := utf8.DecodeLastRuneInString(token)
	return isApostrophe(r)
}
