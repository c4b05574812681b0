package gold

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/text"
)

// Document is a document of the treebank.
type Document struct {
	ID, Genre string
	Text      *text.Text
	Mentions  []Mention // in the order of their first token, longer first
}

// Mention is one entity span.
type Mention struct {
	Sentence, First, Last int
	Head                  int    // the token whose head lies outside
	Named                 bool   // headed by a proper noun
	Group                 bool   // a coordination, headed by its first conjunct
	Type                  string // person, organization, place, event, …
	Entity                string // the chain
	Link                  string // coref, ana, appos, pred, sgl, …
}

// Load reads the files of a folder that match a pattern, in the order of
// their names.
func Load(dir, pattern string) ([]*Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var docs []*Document
	for _, name := range files {
		more, err := loadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		docs = append(docs, more...)
	}
	return docs, nil
}

func loadFile(name string) ([]*Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var docs []*Document
	var b *builder
	for s, err := range text.ReadCoNLLU(z) {
		if err != nil {
			return nil, err
		}
		for _, c := range s.Comments {
			key, value, _ := strings.Cut(strings.TrimPrefix(c, "# "), " = ")
			switch {
			case key == "newdoc id":
				if b != nil {
					docs = append(docs, b.document())
				}
				b = &builder{doc: &Document{ID: value, Genre: strings.SplitN(value, "_", 3)[1]}, fresh: true}
			case strings.HasPrefix(key, "newpar") && b != nil:
				b.fresh = true
			}
		}
		if b == nil {
			return nil, fmt.Errorf("a sentence before the first document")
		}
		if err := b.sentence(s); err != nil {
			return nil, fmt.Errorf("%s, sentence %d: %w", b.doc.ID, len(b.sentences), err)
		}
	}
	if b != nil {
		docs = append(docs, b.document())
	}
	return docs, nil
}

// builder puts a document together from its sentences.
type builder struct {
	doc       *Document
	words     strings.Builder
	blocks    []factum.Block
	sentences []text.Sentence
	fresh     bool // a paragraph begins
}

func (b *builder) document() *Document {
	b.doc.Text = &text.Text{
		Document:  &factum.Document{ID: b.doc.ID, Text: b.words.String(), Blocks: b.blocks, Language: "en"},
		Sentences: b.sentences,
	}
	return b.doc
}

func (b *builder) sentence(t *text.TreebankSentence) error {
	if b.words.Len() > 0 {
		b.words.WriteString(map[bool]string{true: "\n\n", false: " "}[b.fresh])
	}
	if b.fresh {
		b.blocks = append(b.blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: b.words.Len()}})
		b.fresh = false
	}
	s := t.Sentence
	s.Block = len(b.blocks) - 1
	s.Start = b.words.Len()
	fused := map[int]bool{} // written as one with the token before
	for _, m := range t.Multiwords {
		whole := ""
		for i := m.First; i <= m.Last; i++ {
			whole += s.Tokens[i].Form
			fused[i] = i > m.First
		}
	}
	for i := range s.Tokens {
		k := &s.Tokens[i]
		if k.SpaceBefore && i > 0 && !fused[i] {
			b.words.WriteByte(' ')
		}
		k.Start = b.words.Len()
		b.words.WriteString(k.Form)
		k.End = b.words.Len()
	}
	s.End = b.words.Len()
	b.blocks[s.Block].End = s.End
	s.Link()
	number := len(b.sentences)
	b.sentences = append(b.sentences, s)
	return b.mentions(number, t.Misc)
}

// mentions reads the Entity values of a sentence, whose fields stand in the
// order of GUM's "# global.Entity" line.
func (b *builder) mentions(number int, misc []string) error {
	s := &b.sentences[number]
	var open []int
	from := len(b.doc.Mentions)
	for i, m := range misc {
		_, v, ok := strings.Cut("|"+m, "|Entity=")
		if !ok {
			continue
		}
		v, _, _ = strings.Cut(v, "|")
		for v != "" {
			if v[0] == '(' {
				end := strings.IndexAny(v[1:], "()")
				if end < 0 {
					end = len(v) - 1
				}
				f := strings.Split(v[1:1+end], "-")
				if len(f) < 7 {
					return fmt.Errorf("entity %q has %d fields", v, len(f))
				}
				id, _, _ := strings.Cut(f[0], "[")
				b.doc.Mentions = append(b.doc.Mentions, Mention{Sentence: number, First: i, Entity: id, Type: f[1], Link: f[6]})
				open = append(open, len(b.doc.Mentions)-1)
				v = v[1+end:]
				if v != "" && v[0] == ')' {
					b.close(s, &open, len(open)-1, i)
					v = v[1:]
				}
				continue
			}
			end := strings.IndexByte(v, ')')
			if end < 0 {
				return fmt.Errorf("entity %q isn't closed", v)
			}
			id, _, _ := strings.Cut(v[:end], "[")
			k := len(open) - 1
			for k >= 0 && b.doc.Mentions[open[k]].Entity != id {
				k--
			}
			if k < 0 {
				return fmt.Errorf("entity %s ends without beginning", id)
			}
			b.close(s, &open, k, i)
			v = v[end+1:]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%d entities don't end", len(open))
	}
	new := b.doc.Mentions[from:]
	slices.SortStableFunc(new, func(x, y Mention) int {
		if x.First != y.First {
			return x.First - y.First
		}
		return y.Last - x.Last
	})
	return nil
}

// close ends the k-th open mention at token last.
func (b *builder) close(s *text.Sentence, open *[]int, k, last int) {
	m := &b.doc.Mentions[(*open)[k]]
	*open = slices.Delete(*open, k, k+1)
	m.Last = last
	m.Head = m.First
	for i := m.First; i <= last; i++ {
		if h := s.Tokens[i].Head; (h < m.First || h > last) && s.Tokens[i].UPOS != text.PUNCT {
			m.Head = i
			break
		}
	}
	m.Named = s.Tokens[m.Head].UPOS == text.PROPN
	for _, c := range s.Children(m.Head) {
		if s.Tokens[c].Rel == text.Conj && int(c) <= last {
			m.Group = true
		}
	}
}
