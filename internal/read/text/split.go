package text

import (
	"html"
	"sort"
	"strings"

	"factum"
)

// MaxSentence is the greatest number of tokens of a sentence; longer runs
// without a boundary (tables, broken files) are cut there, so that the time a
// document takes grows with its length only.
const MaxSentence = 400

// Split cuts the speaking blocks of a document into sentences and tokens by
// rules, without loading the model: no tags, no trees (every Head is -1).
func Split(doc *factum.Document) *Text {
	s := splitter{lex: loadTokenLexicon(), ends: ruleEnds}
	return s.document(doc, false)
}

// splitter cuts documents into sentences and tokens.
type splitter struct {
	lex    *tokenLexicon
	ends   func(flat string, tokens []piece, ends []int) []int
	pieces []piece
	bounds []int
}

// document cuts the blocks of doc that speak, or all of them.
func (s *splitter) document(doc *factum.Document, all bool) *Text {
	t := &Text{Document: doc}
	for i := range doc.Blocks {
		// captions say nothing by themselves, but they name people
		if all || doc.Blocks[i].Kind.Speaks() || doc.Blocks[i].Kind == factum.Caption {
			t.Sentences = s.block(t.Sentences, doc.Text, &doc.Blocks[i], i)
		}
	}
	return t
}

// block appends the sentences of one block.
func (s *splitter) block(out []Sentence, text string, block *factum.Block, number int) []Sentence {
	flat := flatten(text, block)
	s.pieces = tokenise(s.lex, flat.text, s.pieces[:0])
	if len(s.pieces) == 0 {
		return out
	}
	s.bounds = s.ends(flat.text, s.pieces, s.bounds[:0])
	tokens := make([]Token, len(s.pieces))
	for i, p := range s.pieces {
		tokens[i] = Token{Range: flat.place(p.start, p.end), Form: flat.text[p.start:p.end], Head: -1, SpaceBefore: p.space}
	}
	from := 0
	for _, to := range s.bounds {
		for from < to {
			end := min(to, from+MaxSentence)
			part := tokens[from:end:end]
			sentence := Sentence{Range: factum.Range{Start: part[0].Start, End: part[len(part)-1].End}, Block: number, Tokens: part}
			sentence.Link()
			out = append(out, sentence)
			from = end
		}
	}
	return out
}

// flatText is the text of a block without the markup inside it.
type flatText struct {
	text string
	base int          // where the block begins
	skip []skippedRun // where in text something was left out
}

// skippedRun is a place of a flat text where bytes of the document were left
// out: offsets are shift greater than in the flat text, of words that begin at
// byte at or behind it, and of words whose last byte is last or behind it. Both
// are the same but at a character reference, where the character that it stands
// for begins where the reference begins and ends where that ends.
type skippedRun struct{ at, last, shift int }

// flatten takes the markup out of a block, as document.Words does: a character
// reference ("&amp;") stands for its character. Markup with a letter or a digit in
// it that is no HTML tag (the target of a link) stands for a break between words;
// other markup has no width.
func flatten(text string, block *factum.Block) flatText {
	start, end := clamp(block.Start, len(text)), clamp(block.End, len(text))
	if len(block.Skip) == 0 {
		return flatText{text: text[start:max(start, end)], base: start}
	}
	f := flatText{base: start}
	var b strings.Builder
	at := start
	for _, skip := range block.Skip {
		from, to := clamp(skip.Start, end), clamp(skip.End, end)
		if from < at || to <= from {
			continue
		}
		b.WriteString(text[at:from])
		at = to
		last := -1
		switch markup := text[from:to]; {
		case markup[0] == '&' && markup[len(markup)-1] == ';':
			b.WriteString(html.UnescapeString(markup))
			last = b.Len() - 1
		case breaks(markup):
			b.WriteByte(' ')
		}
		run := skippedRun{at: b.Len(), last: b.Len(), shift: at - start - b.Len()}
		if last >= 0 {
			run.last = last
		}
		f.skip = append(f.skip, run)
	}
	if at < end {
		b.WriteString(text[at:end])
	}
	f.text = b.String()
	return f
}

func clamp(i, n int) int { return max(0, min(i, n)) }

// breaks says whether markup stands for a break between words.
func breaks(markup string) bool {
	if markup[0] == '<' {
		return strings.HasPrefix(markup, "<br")
	}
	return strings.IndexFunc(markup, isWordRune) >= 0 || strings.IndexFunc(markup, isSpace) >= 0
}

// place gives the bytes of the document for the bytes from start up to end of
// the flat text, which are not empty. Markup around them is left out.
func (f *flatText) place(start, end int) factum.Range {
	if len(f.skip) == 0 {
		return factum.Range{Start: f.base + start, End: f.base + end}
	}
	return factum.Range{
		Start: f.base + start + f.shift(func(run *skippedRun) bool { return run.at <= start }),
		End:   f.base + end + f.shift(func(run *skippedRun) bool { return run.last < end }),
	}
}

// shift gives how much further than in the flat text a byte stands that has passed
// those runs.
func (f *flatText) shift(passed func(*skippedRun) bool) int {
	n := sort.Search(len(f.skip), func(k int) bool { return !passed(&f.skip[k]) })
	if n == 0 {
		return 0
	}
	return f.skip[n-1].shift
}
