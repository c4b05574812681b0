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
func Words(text string, b factum.Block) (words string, at []int) {
	if len(b.Skip) == 0 {
		return text[b.Start:b.End], nil
	}
	var out strings.Builder
	out.Grow(b.End - b.Start)
	at = make([]int, 0, b.End-b.Start+1)
	keep := func(from, to int) {
		out.WriteString(text[from:to])
		for ; from < to; from++ {
			at = append(at, from)
		}
	}
	from := b.Start
	for _, skip := range b.Skip {
		keep(from, skip.Start)
		if s := text[skip.Start:skip.End]; s[0] == '&' && strings.HasSuffix(s, ";") {
			char := html.UnescapeString(s)
			out.WriteString(char)
			for range len(char) {
				at = append(at, skip.Start)
			}
		}
		from = skip.End
	}
	keep(from, b.End)
	return out.String(), append(at, b.End)
}

// line gives the words of a block in one line.
func line(text string, b factum.Block) string {
	s, _ := Words(text, b)
	if strings.ContainsAny(s, "\n\r\t\v\f\u00a0\u2028\u2029") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}
