package model

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
)

// Model is all that was learned. It doesn't change: workers share it.
type Model struct {
	Tags      []string // "NOUN NN": universal and Penn tag
	Relations []string

	coarse  []uint8 // by tag
	root    uint8   // the relation of the root
	lexicon *Lexicon
	tags    *Weights
	steps   *Weights
	labels  *Weights
	borders *Weights
	lemmas  *Lemmas

	entries []LexiconEntry // of the lexicon, for writing
}

// Parts are what a model is put together from.
type Parts struct {
	Tags, Relations     []string
	Coarse              []uint8
	Lexicon             []LexiconEntry
	Tagger, Step, Label *Weights
	Border              *Weights
	Lemmas              *Lemmas
}

// New puts a model together.
func New(p Parts) *Model {
	return &Model{Tags: p.Tags, Relations: p.Relations, coarse: p.Coarse, root: uint8(slices.Index(p.Relations, "root")),
		lexicon: NewLexicon(p.Lexicon), entries: p.Lexicon, tags: p.Tagger, steps: p.Step, labels: p.Label, borders: p.Border, lemmas: p.Lemmas}
}

const magic = "factum text model 1\n"

// Write writes the model as Read reads it.
func (m *Model) Write(w io.Writer) error {
	b := appendStrings(nil, m.Tags)
	b = append(b, m.coarse...)
	b = appendStrings(b, m.Relations)
	b = appendLexicon(b, m.entries)
	for _, part := range []*Weights{m.tags, m.steps, m.labels, m.borders} {
		b = part.Append(b)
	}
	b = m.lemmas.appendTo(b)
	if _, err := io.WriteString(w, magic); err != nil {
		return fmt.Errorf("write the language model: %w", err)
	}
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return fmt.Errorf("write the language model: %w", err)
	}
	if _, err := z.Write(b); err != nil {
		return fmt.Errorf("write the language model: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write the language model: %w", err)
	}
	return nil
}

// Read reads a model that Write wrote.
func Read(data []byte) (*Model, error) {
	data, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("this is no language model of this version")
	}
	b, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		return nil, errDamaged
	}
	m := &Model{}
	r := reader{b: b}
	m.Tags = r.strings()
	if r.bad || len(r.b) < len(m.Tags) || len(m.Tags) > 256 {
		return nil, errDamaged
	}
	m.coarse, r.b = r.b[:len(m.Tags):len(m.Tags)], r.b[len(m.Tags):]
	m.Relations = r.strings()
	root := slices.Index(m.Relations, "root")
	if r.bad || root < 0 || len(m.Relations) > 64 {
		return nil, errDamaged
	}
	m.root = uint8(root)
	if m.entries, b, err = readLexicon(r.b); err != nil {
		return nil, err
	}
	m.lexicon = NewLexicon(m.entries)
	m.entries = nil
	for _, part := range []**Weights{&m.tags, &m.steps, &m.labels, &m.borders} {
		if *part, b, err = readWeights(b); err != nil {
			return nil, err
		}
	}
	if m.lemmas, _, err = readLemmas(b); err != nil {
		return nil, err
	}
	if m.tags.Classes != len(m.Tags) || m.steps.Classes != int(NumActions) || m.labels.Classes != len(m.Relations) || m.borders.Classes != 2 {
		return nil, errDamaged
	}
	return m, nil
}

// Lemma gives the lemma of a form with that tag; see [Lemmas.Lemma].
func (m *Model) Lemma(tag uint8, form string) string { return m.lemmas.Lemma(tag, form) }
