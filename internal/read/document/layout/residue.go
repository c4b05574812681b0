package layout

import (
	"slices"
	"strings"

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
	for from := b.Start; ; {
		i := strings.Index(text[from:b.End], residue)
		if i < 0 {
			return b
		}
		i += from
		from = i + len(residue)
		next, _, _ := strings.Cut(strings.TrimLeft(text[from:b.End], " \u00a0"), " ")
		if from == b.End || strings.IndexByte(".,;:)\"'", text[from]) >= 0 || strings.HasPrefix(text[from:], "”") || strings.HasPrefix(text[from:], "’") ||
			(text[from] == ' ' || strings.HasPrefix(text[from:], "\u00a0")) && slices.Contains(after, next) {
			b.Skip = insert(b.Skip, factum.Range{Start: i, End: from})
		}
	}
}

// insert puts a range in its place; one that overlaps another is left out.
func insert(skip []factum.Range, r factum.Range) []factum.Range {
	i, _ := slices.BinarySearchFunc(skip, r, func(a, b factum.Range) int { return a.Start - b.Start })
	if i > 0 && skip[i-1].End > r.Start || i < len(skip) && skip[i].Start < r.End {
		return skip
	}
	return slices.Insert(slices.Clip(skip), i, r)
}
