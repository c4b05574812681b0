package text

import (
	"unicode"
	"unicode/utf8"
)

// ruleEnds appends the ends of the sentences of a block: each is the number of
// the token after the last. A sentence ends after a full stop, question or
// exclamation mark with what closes after it, where the next token can begin
// one; after an abbreviation only before a capital that is no title's name.
func ruleEnds(flat string, tokens []piece, ends []int) []int {
	for i := 0; i < len(tokens); i++ {
		if !endsSentence(flat, tokens, i) {
			continue
		}
		j := i + 1
		for j < len(tokens) && closes(flat, tokens, j) {
			j++
		}
		if j < len(tokens) && begins(flat, tokens, j, isStop(flat[tokens[i].start:tokens[i].end])) {
			ends = append(ends, j)
		}
		i = j - 1
	}
	return append(ends, len(tokens))
}

// isStop holds for marks that end sentences.
func isStop(form string) bool {
	switch form[0] {
	case '.', '!', '?':
		return true
	}
	return form == "…" || form == "。" || form == "؟" || form == "۔" || form == "।"
}

// endsSentence says whether the token is a stop, or an abbreviation that can
// end a sentence ("p.m.", "Inc.").
func endsSentence(flat string, tokens []piece, i int) bool {
	form := flat[tokens[i].start:tokens[i].end]
	if isStop(form) {
		return true
	}
	if form[len(form)-1] != '.' || len(form) < 3 {
		return false
	}
	switch form {
	case "a.m.", "p.m.", "etc.", "Inc.", "Corp.", "Ltd.", "Jr.", "Sr.", "U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "al.":
		return true
	}
	return false
}

// closes says whether the token is a bracket or quote that closes what stands
// before it.
func closes(flat string, tokens []piece, i int) bool {
	if tokens[i].space {
		return false
	}
	switch flat[tokens[i].start:tokens[i].end] {
	case ")", "]", "}", "\"", "'", "''", "”", "’", "»", "’’":
		return true
	}
	return false
}

// begins says whether a sentence can begin with the token. After an
// abbreviation the next word must look like the start of a clause.
func begins(flat string, tokens []piece, i int, stop bool) bool {
	if !tokens[i].space && !nextIs(flat[tokens[i].start:], unicode.IsUpper) {
		return false
	}
	form := flat[tokens[i].start:tokens[i].end]
	r, _ := utf8.DecodeRuneInString(form)
	if !stop {
		switch form {
		case "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "On", "At", "But", "And", "This", "That", "His", "Her", "Their", "There", "“", "\"":
			return true
		}
		return false
	}
	if unicode.IsLower(r) {
		return false
	}
	switch form {
	case ",", ";", ":", ")", "]", "-", "–", "—":
		return false
	}
	return true
}

// mendEnds leaves out of ends, which the model has found, those that no sentence
// has: behind an initial before a word in lower case ("Tapia R. led out"), and
// behind a bracket of one shortened word ("the general (ret.) Kebede").
func mendEnds(flat string, tokens []piece, ends []int) []int {
	kept := ends[:0]
	for _, end := range ends {
		if end >= len(tokens) || !initialBefore(flat, tokens, end) && !shortInBrackets(flat, tokens, end) {
			kept = append(kept, end)
		}
	}
	return kept
}

// initialBefore says whether token i is a word in lower case, but no particle of
// a name, behind a capital letter with a stop.
func initialBefore(flat string, tokens []piece, i int) bool {
	if r, _ := utf8.DecodeRuneInString(flat[tokens[i].start:]); !unicode.IsLower(r) {
		return false
	}
	switch flat[tokens[i].start:tokens[i].end] {
	case "al", "el", "de", "da", "di", "van", "von", "ibn", "bin":
		return false
	}
	k := i - 1
	if flat[tokens[k].start:tokens[k].end] == "." && k > 0 && !tokens[k].space {
		k--
	}
	r, n := utf8.DecodeRuneInString(flat[tokens[k].start:])
	rest := flat[tokens[k].start+n : tokens[i-1].end]
	return unicode.IsUpper(r) && rest == "." && k > 0 && tokens[k].space && upperFirst(flat, tokens, k-1)
}

func upperFirst(flat string, tokens []piece, i int) bool {
	r, _ := utf8.DecodeRuneInString(flat[tokens[i].start:])
	return unicode.IsUpper(r)
}

// shortInBrackets says whether "(word.)" stands before token i, behind another
// word.
func shortInBrackets(flat string, tokens []piece, i int) bool {
	k := i - 1
	if flat[tokens[k].start:tokens[k].end] != ")" || k < 3 {
		return false
	}
	word := k - 1
	if flat[tokens[word].start:tokens[word].end] == "." {
		word--
	}
	w := flat[tokens[word].start:tokens[k-1].end]
	return word > 1 && len(w) > 1 && len(w) <= len("retd.") && w[len(w)-1] == '.' && flat[tokens[word-1].start:tokens[word-1].end] == "("
}
