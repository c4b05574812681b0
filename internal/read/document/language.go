package document

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"factum"
	"factum/internal/read/document/layout"
)

// Bounds of the detection, set on sentences of Universal Dependencies treebanks
// and of the reports: below this much text the trigrams of whatlanggo decide by
// chance, above this much more text decides nothing.
const (
	leastSample = 60   // letters
	mostSample  = 8000 // bytes
)

// languageOf gives the language of the running text, ISO 639-1. What the words
// are goes before what the document declares; a short or undecided text has the
// declared language, or none.
func languageOf(d *factum.Document, declaredAs string) (language, note string) {
	declaredAs, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(declaredAs)), "-")
	if len(declaredAs) != 2 || strings.Trim(declaredAs, "abcdefghijklmnopqrstuvwxyz") != "" {
		declaredAs = ""
	}
	found := detect(sample(d))
	switch {
	case found == "":
		return declaredAs, ""
	case declaredAs != "" && declaredAs != found:
		return found, fmt.Sprintf("it declares its language as %q; its words are %q", declaredAs, found)
	}
	return found, ""
}

// sample takes running text from the whole length of the document.
func sample(d *factum.Document) string {
	size := 0
	for _, b := range d.Blocks {
		if b.Kind.Speaks() {
			size += b.End - b.Start
		}
	}
	var out strings.Builder
	every := 1 + size/mostSample
	n := 0
	for _, b := range d.Blocks {
		if !b.Kind.Speaks() {
			continue
		}
		if n++; n%every != 0 && n > 1 {
			continue
		}
		s, _ := layout.Words(d.Text, factum.Block{Range: factum.Range{Start: b.Start, End: b.Start + boundary(d.Text[b.Start:b.End], 2000)}})
		out.WriteString(s)
		out.WriteByte('\n')
		if out.Len() > mostSample {
			break
		}
	}
	return out.String()
}

// boundary gives the length of the longest prefix of at most n bytes that ends
// between characters.
func boundary(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return n
}

// functionWords are English words that carry no meaning of their own and are
// spelled so in few other languages. In running English they are a quarter of
// all words, elsewhere next to none.
var functionWords = map[string]bool{
	"the": true, "of": true, "and": true, "to": true, "that": true, "for": true, "with": true, "by": true, "from": true, "which": true, "this": true,
	"were": true, "had": true, "been": true, "who": true, "his": true, "her": true, "their": true, "they": true, "not": true, "said": true, "would": true,
	"after": true, "at": true, "you": true, "have": true, "has": true, "are": true, "it": true, "my": true, "your": true, "what": true, "when": true, "where": true,
}

// Shares of function words, set on the sentences of the English treebanks EWT and
// GUM: from shareEnglish on a text is English; below shareMixed it may be
// another language if the trigrams are sure of it; below shareForeign a long
// text is not English, whatever they say.
const (
	shareEnglish = 0.16
	shareMixed   = 0.08
	shareForeign = 0.05
)

// detect gives the language of a text, "" if it is short or undecided.
// Function words decide whether it is English, because the trigrams alone are
// misled by foreign names; what else it is the trigrams say.
func detect(s string) string {
	letters, words, function := 0, 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < leastSample && !dense(s, letters) {
		return ""
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if functionWords[strings.ToLower(w)] {
			function++
		}
	}
	share := float64(function) / float64(max(words, 1))
	if share >= shareEnglish {
		return "en"
	}
	options := whatlanggo.Options{}
	if share < shareForeign && words >= 40 {
		options.Blacklist = map[whatlanggo.Lang]bool{whatlanggo.Eng: true}
	}
	info := whatlanggo.DetectWithOptions(s, options)
	code := info.Lang.Iso6391()
	switch {
	case code == "en" && (info.IsReliable() || share >= shareMixed):
	case code != "en" && share < shareMixed && (info.IsReliable() || info.Script != unicode.Latin): // another script is another language, if perhaps not this one
	default:
		return ""
	}
	return code
}

// dense says whether a short text is written in a script that a few words tell
// the language by: few characters make a word, or few languages use it.
func dense(s string, letters int) bool {
	n := 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Georgian, unicode.Armenian, unicode.Greek) {
			n++
		}
	}
	return n >= 8 && n*2 > letters
}
