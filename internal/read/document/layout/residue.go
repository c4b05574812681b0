package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"factum"
)

// residue is the text for screen readers that stays behind a link when a page is
// saved as text: "welcoming him back, external with cheers".
const residue = ", external"

// after are the words that go on with a sentence behind such a link; no English
// adjective stands before one of them.
var after = []string{"with", "in", "on", "at", "by", "to", "of", "for", "from", "that", "which", "who", "as", "is", "was", "are", "were", "has", "had", "have", "after", "before", "when", "while", "where", "against", "about", "over", "into", "said", "says", "saying", "the", "it", "he", "she", "they"}

// skipResidue adds such residues to the markup of a block.
func skipResidue(text string, b factum.Block) factum.Block {
	var found []factum.Range
	for from := b.Start; ; {
		i := strings.Index(text[from:b.End], residue)
		if i < 0 {
			break
		}
		i += from
		if from = i + len(residue); ends(text[from:b.End]) {
			found = append(found, factum.Range{Start: i, End: from})
		}
	}
	if found != nil {
		b.Skip = Merge(b.Skip, found)
	}
	return b
}

// ends says whether the residue ends where s begins: the sentence ends, or goes
// on with a word before which no adjective stands.
func ends(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if s == "" || strings.ContainsRune(".,;:)\"'”’", r) {
		return true
	}
	next, _, _ := strings.Cut(strings.TrimLeft(s[:min(len(s), 40)], " \u00a0"), " ")
	return (r == ' ' || r == '\u00a0') && slices.Contains(after, next)
}

// Merge puts two sets of ranges in order and makes one of those that overlap.
// Ranges that only touch stay apart: a character reference keeps its own.
func Merge(a, b []factum.Range) []factum.Range {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y factum.Range) int { return x.Start - y.Start })
	out := all[:0]
	for _, r := range all {
		if n := len(out); n > 0 && r.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return slices.Clip(out)
}
