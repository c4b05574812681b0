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
