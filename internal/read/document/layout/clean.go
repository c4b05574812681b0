package layout

import (
	"html"
	"strings"

	"factum"
)

// Words gives the words of a block without its markup. What is skipped stands
// for nothing, so that "**un**known" is one word; but a character reference
// ("&rsquo;", "&nbsp;") stands for its character. at says for each byte of the
// words where it stands in the text (for a character reference, where that
// begins), with the end of the block as last entry; it is nil for a block
// without markup, whose words are the text itself.
func Words(text string, b factum.Block) (words string, at []int32) {
	if len(b.Skip) > 0 {
		at = make([]int32, 0, b.End-b.Start+1)
	}
	words = wordsOf(text, b, &at)
	if at != nil {
		at = append(at, int32(b.End))
	}
	return words, at
}

// wordsOf gives the words, and in at, unless it is nil, where they stand.
func wordsOf(text string, b factum.Block, at *[]int32) string {
	if len(b.Skip) == 0 {
		return text[b.Start:b.End]
	}
	var out strings.Builder
	out.Grow(b.End - b.Start)
	keep := func(from, to int) {
		out.WriteString(text[from:to])
		for ; at != nil && from < to; from++ {
			*at = append(*at, int32(from))
		}
	}
	from := b.Start
	for _, skip := range b.Skip {
		keep(from, skip.Start)
		if s := text[skip.Start:skip.End]; s[0] == '&' && s[len(s)-1] == ';' {
			char := html.UnescapeString(s)
			out.WriteString(char)
			for n := len(char); at != nil && n > 0; n-- {
				*at = append(*at, int32(skip.Start))
			}
		}
		from = skip.End
	}
	keep(from, b.End)
	return out.String()
}

// line gives the words of a block in one line.
func line(text string, b factum.Block) string {
	s := wordsOf(text, b, nil)
	if strings.ContainsAny(s, "\n\r\t\v\f\u00a0\u2028\u2029") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}
