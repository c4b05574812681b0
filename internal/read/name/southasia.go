package name

import (
	"strings"

	"factum/internal/read/name/romanise"
)

// construct gives a word without the Arabic article that South Asia writes at
// its end and that ties it to the next word: Shafiq of "Shafiqul Islam", Mahbub of
// "Mahbubur Rahman"; none if it has no such ending.
func (p *parser) construct(i int, key string) string {
	const least = 3 // letters
	if p.tokens[i].script != romanise.Latin || !p.tied(i) || len(key) < least+2 {
		return ""
	}
	next, kind := p.word(i + 1)
	at := len(key) - 2
	if kind == wordSuffix || next == "" || at > 0 && key[at] != 'u' && key[at] != 'o' {
		return ""
	}
	if last := key[len(key)-1]; last != 'l' && (last != next[0] || strings.IndexByte("rnsdzt", last) < 0) {
		return ""
	}
	return key[:at]
}

// titleKey gives the word that a title is short for, or the title.
func titleKey(w string) string {
	switch w {
	case "sk":
		return "sheikh"
	case "hj":
		return "haji"
	}
	return w
}

// shortMuhammad says whether a word is how South and South-East Asia shorten Muhammad before another name.
func shortMuhammad(key string) bool {
	switch key {
	case "md", "mohd", "muhd", "mohmd", "mhd", "muh":
		return true
	}
	return false
}
