package origin

import (
	"strings"
	"unicode"

	"factum"
)

// credits gives the names that the byline, the dateline and the credit lines
// of a document bear, each word group as it stands there.
func credits(d *factum.Document) []string {
	var out []string
	for n := range d.Blocks {
		b := &d.Blocks[n]
		text := d.Text[b.Start:b.End]
		switch b.Kind {
		case factum.Byline, factum.Dateline:
		case factum.Credit:
			if sameLine(d, n) || ofPicture(text) {
				continue
			}
		default:
			continue
		}
		out = append(out, wordGroups(text)...)
	}
	return out
}

// sameLine says whether block n follows another on its line: it is the credit
// of that block, not of the document.
func sameLine(d *factum.Document, n int) bool {
	if n == 0 {
		return false
	}
	between := d.Text[d.Blocks[n-1].End:d.Blocks[n].Start]
	return d.Blocks[n-1].Kind != factum.Dateline && !strings.Contains(between, "\n")
}

// ofPicture says whether a credit line is that of a picture.
func ofPicture(text string) bool {
	text = strings.ToLower(text)
	for _, w := range []string{"photo", "picture", "image", "video", "getty", "handout", "courtesy", "illustration", "graphic", "screenshot", "footage", "camera"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// wordGroups cuts a line at everything that separates names: "Jane Roe, AFP"
// is two, "By AFP/Reuters" too.
func wordGroups(text string) []string {
	var out []string
	text = strings.NewReplacer("*", "", "_", " ").Replace(text) // marks of Markdown
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("()[]/|,;:–—\n", r) }) {
		for _, cut := range strings.Split(part, " and ") {
			words := strings.Fields(cut)
			for len(words) > 0 && (strings.EqualFold(words[0], "by") || strings.EqualFold(words[0], "source") || strings.EqualFold(words[0], "from") || strings.EqualFold(words[0], "with") || words[0] == "-") {
				words = words[1:]
			}
			for len(words) > 0 && words[len(words)-1] == "-" {
				words = words[:len(words)-1]
			}
			if len(words) > 0 {
				out = append(out, strings.Join(words, " "))
			}
		}
	}
	return out
}

// dateliner gives the name that stands in parentheses in the dateline of a
// document: "LARNACA, April 12 (Wire) -"; "" if none does.
func dateliner(d *factum.Document) string {
	for n := range d.Blocks {
		if d.Blocks[n].Kind != factum.Dateline {
			continue
		}
		_, rest, ok := strings.Cut(d.Text[d.Blocks[n].Start:d.Blocks[n].End], "(")
		name, _, closed := strings.Cut(rest, ")")
		if ok && closed && nameLike(name) {
			return name
		}
	}
	return ""
}

// nameLike says whether text looks like the name of an outlet: up to six
// words, capitals in front, no digits.
func nameLike(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, w := range words {
		r := []rune(w)[0]
		switch {
		case unicode.IsDigit(r):
			return false
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r):
		case i > 0 && load().function[w], strings.ToLower(w) == w && i > 0 && len(w) <= 3:
		default:
			return false
		}
	}
	return true
}

// citations gives the media that a digest cites behind the block that holds a
// place of its text: "... (AFP via The Herald) (Reuters)". Each is a chain of
// names.
func citations(d *factum.Document, block int) [][]string {
	var out [][]string
	for n := block + 1; n < len(d.Blocks) && d.Blocks[n].Kind == factum.Credit && sameLine(d, n); n++ {
		text := d.Text[d.Blocks[n].Start:d.Blocks[n].End]
		if ofPicture(text) {
			continue
		}
		for _, part := range wordGroups(text) {
			var chain []string
			for name := range strings.SplitSeq(part, " via ") {
				if name = strings.TrimSpace(name); name != "" {
					chain = append(chain, name)
				}
			}
			if len(chain) > 0 {
				out = append(out, chain)
			}
		}
	}
	return out
}
