package model

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Model is all that was learned. It doesn't change: workers share it.
type Model struct {
	Tags      []string // "NOUN NN": universal and Penn tag
	Relations []string

	coarse    []uint8 // by tag
	root      uint8   // the relation of the root
	flat      uint8   // the relation of the parts of a name
	proper    uint8   // the coarse class of proper nouns
	single    []bool  // by relation: a word has no two such dependents side by side
	lexicon   *Lexicon
	tags      *Weights
	net       *Net
	borders   *Weights
	kinds     *Weights // of entities
	members   *Weights
	relations *Weights

	gazetteer *Gazetteer
	lemmas    *Lemmas

	entries []LexiconEntry // of the lexicon, for writing
}

// Parts are what a model is put together from.
type Parts struct {
	Tags, Relations []string
	Coarse          []uint8
	Lexicon         []LexiconEntry
	Tagger, Border  *Weights
	Kind, Member    *Weights
	Relation        *Weights
	Gazetteer       *Gazetteer
	Net             *Net
	Lemmas          *Lemmas
}

// New puts a model together.
func New(p Parts) *Model {
	m := &Model{Tags: p.Tags, Relations: p.Relations, coarse: p.Coarse,
		lexicon: NewLexicon(p.Lexicon), entries: p.Lexicon, tags: p.Tagger, net: p.Net, borders: p.Border, kinds: p.Kind, members: p.Member, relations: p.Relation, gazetteer: p.Gazetteer, lemmas: p.Lemmas}
	m.number()
	return m
}

// number finds the labels that the engine knows by name.
func (m *Model) number() {
	m.root, m.flat = uint8(slices.Index(m.Relations, "root")), uint8(slices.Index(m.Relations, "flat"))
	m.proper = NoRelation
	m.single = make([]bool, len(m.Relations))
	for i, name := range m.Relations {
		switch name {
		case "nsubj", "nsubj:pass", "obj", "obl:agent", "nmod:poss":
			m.single[i] = true
		}
	}
	for i, tag := range m.Tags {
		if strings.HasPrefix(tag, "PROPN ") {
			m.proper = m.coarse[i]
		}
	}
}

const magic = "factum text model 4\n"

// Write writes the model as Read reads it.
func (m *Model) Write(w io.Writer) error {
	b := appendStrings(nil, m.Tags)
	b = append(b, m.coarse...)
	b = appendStrings(b, m.Relations)
	b = appendLexicon(b, m.entries)
	for _, part := range []*Weights{m.tags, m.borders, m.kinds, m.members, m.relations} {
		b = part.Append(b)
	}
	b = m.net.appendTo(b)
	b = m.lemmas.appendTo(m.gazetteer.appendTo(b))
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
	m.number()
	if m.entries, b, err = readLexicon(r.b); err != nil {
		return nil, err
	}
	m.lexicon = NewLexicon(m.entries)
	for _, part := range []**Weights{&m.tags, &m.borders, &m.kinds, &m.members, &m.relations} {
		if *part, b, err = readWeights(b); err != nil {
			return nil, err
		}
	}
	if m.net, b, err = readNet(b); err != nil {
		return nil, err
	}
	if m.gazetteer, b, err = readGazetteer(b); err != nil {
		return nil, err
	}
	if m.lemmas, _, err = readLemmas(b); err != nil {
		return nil, err
	}
	if m.net.Size.Relations < len(m.Relations) || m.net.Size.Tags < len(m.Tags) || m.tags.Classes != len(m.Tags) || m.borders.Classes != 2 || m.kinds.Classes > MaxKinds || m.members.Classes != 2 || m.relations.Classes != len(m.Relations) {
		return nil, errDamaged
	}
	return m, nil
}

// Lemma gives the lemma of a form with that tag; see [Lemmas.Lemma].
func (m *Model) Lemma(tag uint8, form string) string { return m.lemmas.Lemma(tag, form) }
