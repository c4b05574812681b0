package statement

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/text"
)

// TestGuide runs the examples of docs/READING.md: each block of YAML is a file of
// frames, and the block of sentences behind it says what they read with these
// frames alone; a tree in between stands for a language without a parser.
func TestGuide(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "READING.md"))
	if err != nil {
		t.Fatal(err)
	}
	st := *reader(t)
	var tree *text.TreebankSentence
	frames, sentences := 0, 0
	for k, block := range strings.Split(string(data), "```") {
		kind, body, _ := strings.Cut(block, "\n")
		if k%2 == 0 {
			continue
		}
		switch kind {
		case "yaml":
			lexicon, err := parseLexicon("docs/READING.md", []byte(body))
			if err != nil {
				t.Fatal(err)
			}
			st.statements = &Reader{lexicon: lexicon, ops: st.statements.ops, gazetteer: st.gazetteer}
			frames++
		case "conllu":
			for s, err := range text.ReadCoNLLU(strings.NewReader(body)) {
				if err != nil {
					t.Fatal(err)
				}
				tree = s
			}
		case "text":
			for _, x := range guideSamples(t, body) {
				var r *Reading
				if x.text == "" {
					r = st.readTree(tree)
				} else {
					_, r = st.read(t, x.text)
				}
				r.Statements = withoutOffices(r.Statements)
				if wrong := newScore().judge(&x, r); len(wrong) > 0 {
					t.Errorf("%s: %s", x.text, strings.Join(wrong, "; "))
				}
				sentences++
			}
		default:
			t.Errorf("a block of kind %q that no test runs", kind)
		}
	}
	if frames < 3 || sentences < 7 {
		t.Errorf("%d blocks of frames and %d sentences: the guide has lost examples", frames, sentences)
	}
}

// guideSamples reads sentences with what they say, as in the corpus; a block that
// begins with what is said speaks of the tree before it.
func guideSamples(t *testing.T, body string) []sample {
	var out []sample
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "":
		case line[0] != ' ':
			out = append(out, sample{text: line})
		default:
			if len(out) == 0 {
				out = append(out, sample{})
			}
			e, err := parseExpected(line)
			if err != nil {
				t.Fatal(err)
			}
			out[len(out)-1].want = append(out[len(out)-1].want, e)
		}
	}
	return out
}

func withoutOffices(all []Statement) []Statement {
	var out []Statement
	for _, s := range all {
		if s.Type != factum.PositionHeld {
			out = append(out, s)
		}
	}
	return out
}

// readTree reads a sentence whose tree is given.
func (s *stages) readTree(tree *text.TreebankSentence) *Reading {
	d := &factum.Document{}
	sentence := tree.Sentence
	for i := range sentence.Tokens {
		tok := &sentence.Tokens[i]
		if i > 0 && tok.SpaceBefore {
			d.Text += " "
		}
		tok.Range = factum.Range{Start: len(d.Text), End: len(d.Text) + len(tok.Form)}
		d.Text += tok.Form
	}
	sentence.Range = factum.Range{End: len(d.Text)}
	sentence.Link()
	d.Blocks = []factum.Block{{Kind: factum.Paragraph, Range: sentence.Range}}
	tx := &text.Text{Document: d, Sentences: []text.Sentence{sentence}}
	return s.statements.Read(tx, actor.Find(tx, s.gazetteer), nil)
}
