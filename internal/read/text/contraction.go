package text

import (
	"strings"
	"unicode/utf8"
)

// fused holds contractions that are written without their apostrophe or
// fuse words, with where they are cut.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2, "alot": 1, "outta": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3,
	"hadnt": 3, "arent": 3, "werent": 4, "aint": 2, "thats": 4, "theyre": 4, "youre": 3, "ive": 1, "youve": 3, "im": 1,
}

// contraction emits the word from a to end, cut into the words it contracts.
func (t *tokeniser) contraction(a, end int) {
	word := t.text[a:end]
	cut := 0
	if len(word) <= 8 {
		cut = fused[strings.ToLower(word)]
	}
	if cut == 0 && end-a < 64 {
		cut = clitic(word)
	}
	if cut > 0 {
		t.emit(a, a+cut)
		t.emit(a+cut, end)
		return
	}
	t.emit(a, end)
}

// clitic gives where the clitic at the end of a word begins, 0 for none.
func clitic(word string) int {
	at := strings.LastIndexAny(word, "'’`ʼ")
	if at <= 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(word[at:])
	switch strings.ToLower(word[at+n:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return at
	case "t":
		if c := word[at-1]; at >= 2 && (c == 'n' || c == 'N') {
			return at - 1
		}
	}
	return 0
}
