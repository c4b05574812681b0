package event

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// Decision is what a person has decided of two spellings or more: that they are
// one bearer's, or that no two of them are. It goes before every link that is
// drawn from names, parts and offices, and so undoes a link that is wrong.
type Decision struct {
	Bearers []Bearer
	Same    bool   // else they are told apart
	By, Why string // who decided, for what reason; may be empty
	Place   string // file and line
}

// Bearer is whoever is written so, in all documents or in one.
type Bearer struct {
	Name string `yaml:"name"` // as it is written, letter case aside
	In   string `yaml:"in"`   // the document's path as it was given, or its last part; empty is all
}

// UnmarshalYAML reads a bearer: a name alone, or a map with name and in.
func (b *Bearer) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		b.Name = n.Value
		return nil
	}
	type plain Bearer
	return n.Decode((*plain)(b))
}

// ReadDecisions reads the file of --decisions, a YAML list to whose end further
// entries are written:
//
//   - apart: [Osama Najim, Ossama Nagem]
//     by: M. Rossi
//     why: the second is the first one's brother
//   - same: [{name: the General, in: letter.txt}, Osama Najim]
//
// Anything else is refused, with name, line and reason, and so are decisions
// that contradict each other.
func ReadDecisions(name string, data []byte) ([]Decision, error) {
	var nodes []yaml.Node
	switch err := yaml.NewDecoder(strings.NewReader(string(data))).Decode(&nodes); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s: expected a list of decisions, such as \"- apart: [Name, Other Name]\": %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	var list []Decision
	var problems []error
	for i := range nodes {
		d := Decision{Place: fmt.Sprintf("%s:%d", name, nodes[i].Line)}
		if err := d.read(&nodes[i]); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", d.Place, err))
			continue
		}
		for _, other := range list {
			if d.Same != other.Same && d.shared(&other) > 1 {
				problems = append(problems, fmt.Errorf("%s: the opposite was decided at %s; take one of the two out", d.Place, other.Place))
			}
		}
		list = append(list, d)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return list, nil
}

func (d *Decision) read(n *yaml.Node) error {
	var entry struct {
		Same  []Bearer `yaml:"same"`
		Apart []Bearer `yaml:"apart"`
		By    string   `yaml:"by"`
		Why   string   `yaml:"why"`
	}
	if n.Kind != yaml.MappingNode {
		return errors.New("expected a map with same or apart")
	}
	for i := 0; i < len(n.Content); i += 2 {
		if k := n.Content[i].Value; !slices.Contains([]string{"same", "apart", "by", "why"}, k) {
			return fmt.Errorf("%q is not known; a decision has same or apart, by, why", k)
		}
	}
	if err := n.Decode(&entry); err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if (entry.Same == nil) == (entry.Apart == nil) {
		return errors.New("a decision is either same or apart")
	}
	d.Bearers, d.Same, d.By, d.Why = append(entry.Same, entry.Apart...), entry.Same != nil, entry.By, entry.Why
	if len(d.Bearers) < 2 {
		return errors.New("a decision needs two names or more")
	}
	for i := range d.Bearers {
		if d.Bearers[i].Name = strings.TrimSpace(d.Bearers[i].Name); d.Bearers[i].Name == "" {
			return errors.New("a name is missing")
		}
	}
	return nil
}

// shared counts the bearers that two decisions have in common.
func (d *Decision) shared(o *Decision) int {
	n := 0
	for _, b := range d.Bearers {
		if slices.Contains(o.Bearers, b) {
			n++
		}
	}
	return n
}

// reason is what a link says that comes of a decision.
func (d *Decision) reason() string {
	by := "decided by a person"
	if d.By != "" {
		by = "decided by " + d.By
	}
	if d.Why == "" {
		return by
	}
	return by + ": " + d.Why
}

// is says whether a node is a bearer.
func (b *Bearer) is(r *builder, n *node) bool {
	if b.In != "" {
		d := r.readings[n.reading].Document
		if d == nil || d.File != b.In && filepath.Base(d.File) != b.In {
			return false
		}
	}
	return strings.EqualFold(n.label(r), b.Name) || slices.ContainsFunc(n.names, func(text string) bool { return strings.EqualFold(text, b.Name) })
}

// side is one bearer of a decision that tells apart.
type side struct{ decision, bearer int }

// decide notes in s which nodes must not be joined, and joins those of which
// it was decided. Decisions that meet nobody are said to have had no effect.
func (b *builder) decide(s *sets, decisions []Decision) {
	for k := range decisions {
		d := &decisions[k]
		for m := range d.Bearers {
			found := false
			for i := range s.nodes {
				n := &s.nodes[i]
				if !d.Bearers[m].is(b, n) {
					continue
				}
				found = true
				if !d.Same {
					s.sides[i] = append(s.sides[i], side{k, m})
				}
			}
			if !found {
				b.NoEffect = append(b.NoEffect, factum.Skipped{File: d.Place, Reason: fmt.Sprintf("the decision has no effect: nobody is written %q%s", d.Bearers[m].Name, inside(d.Bearers[m].In))})
			}
		}
	}
	for k := range decisions {
		d := &decisions[k]
		first := -1
		for m := range d.Bearers {
			for i := range s.nodes {
				switch n := &s.nodes[i]; {
				case !d.Same || !d.Bearers[m].is(b, n):
				case first < 0:
					first = i
				case s.nodes[first].of(b).Kind == n.of(b).Kind:
					s.join(first, i, factum.Link{A: s.nodes[first].label(b), B: n.label(b), Score: 1, Reason: d.reason()})
				}
			}
		}
	}
}

func inside(document string) string {
	if document == "" {
		return ""
	}
	return " in " + document
}

// toldApart says whether it was decided that the sets of two nodes are two
// bearers. A node that one document itself calls by both names can't be parted.
func (s *sets) toldApart(i, k int) bool {
	if len(s.sides) == 0 {
		return false
	}
	for _, x := range s.sides[s.find(i)] {
		for _, y := range s.sides[s.find(k)] {
			if x.decision == y.decision && x.bearer != y.bearer {
				return true
			}
		}
	}
	return false
}
