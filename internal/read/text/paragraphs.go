package text

import (
	"bufio"
	"fmt"
	"strings"

	"factum"
)

// Paragraphs gives a block for each paragraph of a plain text: what stands
// between empty lines.
func Paragraphs(text string) []factum.Block {
	var blocks []factum.Block
	start, end, at := -1, 0, 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			if start >= 0 {
				blocks = append(blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: start, End: end}})
				start = -1
			}
		} else {
			if start < 0 {
				start = at
			}
			end = at + len(line)
		}
		at += len(line)
	}
	if start >= 0 {
		blocks = append(blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: start, End: end}})
	}
	return blocks
}

// Cover gives blocks that hold all of a text: the given ones, each to the ends
// of its lines and without what it skips, those that share a line as one, cut
// at empty lines; and what stands between them by paragraphs.
func Cover(text string, blocks []factum.Block) []factum.Block {
	var out []factum.Block
	done := 0
	add := func(kind factum.BlockKind, level, from, to int) {
		for _, b := range Paragraphs(text[from:to]) {
			out = append(out, factum.Block{Kind: kind, Level: level, Range: factum.Range{Start: from + b.Start, End: from + b.End}})
		}
	}
	for _, b := range blocks {
		start := strings.LastIndexByte(text[:b.Start], '\n') + 1
		end := len(text)
		if n := strings.IndexByte(text[b.End:], '\n'); n >= 0 {
			end = b.End + n
		}
		if start < done && len(out) > 0 { // on the line that the last one ends on
			out[len(out)-1].End = max(end, done)
			done = max(end, done)
			continue
		}
		add(factum.Paragraph, 0, done, start)
		add(b.Kind, b.Level, start, end)
		done = end
	}
	add(factum.Paragraph, 0, done, len(text))
	return out
}

// WriteDocument writes a parsed document as CoNLL-U, with newdoc, newpar,
// sent_id and text comments.
func WriteDocument(w *bufio.Writer, t *Text) {
	block := -1
	for i := range t.Sentences {
		s := &t.Sentences[i]
		var comments []string
		if i == 0 {
			comments = append(comments, "# newdoc id = "+oneLine(t.Document.File))
		}
		if s.Block != block {
			block = s.Block
			comments = append(comments, "# newpar")
		}
		comments = append(comments, fmt.Sprintf("# sent_id = %d", i+1), "# text = "+s.Line())
		after := i+1 == len(t.Sentences) || t.Sentences[i+1].Block != block || t.Sentences[i+1].Tokens[0].SpaceBefore
		s.WriteCoNLLU(w, comments, after)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Line gives the words of the sentence in one line, spaced as in the text but
// for the width of the white space.
func (s *Sentence) Line() string {
	var b strings.Builder
	for i := range s.Tokens {
		if i > 0 && s.Tokens[i].SpaceBefore {
			b.WriteByte(' ')
		}
		b.WriteString(s.Tokens[i].Form)
	}
	return b.String()
}
