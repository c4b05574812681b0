package given

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// line is the JSON form of a given statement.
type line struct {
	ID           string          `json:"id"`
	Source       string          `json:"source"`
	Published    string          `json:"published"`
	Quote        string          `json:"quote"`
	Type         factum.Type     `json:"type"`
	Who          []string        `json:"who"`
	Whom         []string        `json:"whom"`
	Where        string          `json:"where"`
	When         string          `json:"when"`
	AttributedTo []string        `json:"attributed_to"`
	Modality     factum.Modality `json:"modality"`
	Negated      bool            `json:"negated"`
	Means        string          `json:"means"`
	Reason       string          `json:"reason"`
	Instrument   string          `json:"instrument"`
	Note         string          `json:"note"`
}

// Set is what the lines of one or more files say, by source.
type Set struct {
	kindOf  func(name string) factum.Kind
	sources map[string]*source
	ids     map[string]string // id -> where it was given
}

type source struct {
	reading statement.Reading
	actors  map[string]int
	quotes  []string // of each statement, "" where none is given
}

// NewSet is an empty set; kindOf says what a name denotes.
func NewSet(kindOf func(name string) factum.Kind) *Set {
	return &Set{kindOf: kindOf, sources: map[string]*source{}, ids: map[string]string{}}
}

// Read adds the statements of a file. The lines that are refused come back,
// each with its place and the reason.
func (s *Set) Read(name string, data []byte) (refused []factum.Skipped) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for n := 1; len(data) > 0; n++ {
		row, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		row = bytes.TrimSpace(row)
		if len(row) == 0 {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, n)
		err := error(nil)
		if len(row) > maxLine {
			err = errors.New("a line of more than 1 MiB")
		} else {
			err = s.add(place, row)
		}
		if err != nil {
			refused = append(refused, factum.Skipped{File: place, Reason: err.Error()})
		}
	}
	return refused
}

func (s *Set) add(place string, row []byte) error {
	var l line
	dec := json.NewDecoder(bytes.NewReader(row))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return fmt.Errorf("not a statement: %w", err)
	}
	if dec.More() {
		return errors.New("not a statement: more than one JSON value on the line")
	}
	if !slices.Contains(factum.Types(), l.Type) {
		return fmt.Errorf("no statement type %q", l.Type)
	}
	switch l.Modality {
	case "":
		l.Modality = factum.Asserted
	case factum.Asserted, factum.Alleged, factum.Denied, factum.Planned, factum.CalledFor:
	default:
		return fmt.Errorf("no modality %q", l.Modality)
	}
	when, err := parseWhen(l.When)
	if err != nil {
		return fmt.Errorf("when: %w", err)
	}
	published, err := parseWhen(l.Published)
	if err != nil {
		return fmt.Errorf("published: %w", err)
	}
	if l.ID != "" {
		if first, ok := s.ids[l.ID]; ok {
			return fmt.Errorf("id %q stands already at %s", l.ID, first)
		}
		s.ids[l.ID] = place
	}

	src := s.source(l.Source)
	if published.Known() && !src.reading.Published.Known() {
		src.reading.Published = published
	}
	st := statement.Statement{
		ID: l.ID, Type: l.Type, Where: l.Where, Modality: l.Modality, Negated: l.Negated,
		Means: l.Means, Reason: l.Reason, Instrument: l.Instrument, Note: l.Note, Reader: "person",
		Sentence: -1, Token: -1,
	}
	for _, name := range l.Who {
		st.Who = src.add(st.Who, name, s.kindOf(name))
	}
	for _, name := range l.Whom {
		st.Whom = src.add(st.Whom, name, s.kindOf(name))
	}
	if l.Where != "" {
		for _, part := range strings.Split(l.Where, ",") {
			st.Places = src.add(st.Places, part, factum.Place)
		}
	}
	for _, name := range l.AttributedTo {
		if found := src.add(nil, name, s.kindOf(name)); len(found) > 0 {
			st.AttributedTo = append(st.AttributedTo, statement.Source{Text: strings.TrimSpace(name), Actor: found[0]})
		}
	}
	if when.Known() {
		st.When = &statement.Time{Expression: -1, Interval: when, Text: l.When, Basis: factum.BasisGiven}
	}
	src.reading.Statements = append(src.reading.Statements, st)
	src.quotes = append(src.quotes, l.Quote)
	return nil
}

func (s *Set) source(name string) *source {
	src := s.sources[name]
	if src == nil {
		src = &source{reading: statement.Reading{Source: name}, actors: map[string]int{}}
		s.sources[name] = src
	}
	return src
}

// add puts the actor of that name into a list, once.
func (src *source) add(to []int, name string, kind factum.Kind) []int {
	name = strings.TrimSpace(name)
	if name == "" {
		return to
	}
	key := string(kind) + "\x00" + name
	i, ok := src.actors[key]
	if !ok {
		i = len(src.reading.Actors)
		src.actors[key] = i
		src.reading.Actors = append(src.reading.Actors, actor.Actor{
			Kind: kind, Named: true,
			Mentions: []actor.Mention{{Text: name, Form: actor.ByName, Sentence: -1, Antecedent: -1}},
		})
	}
	if slices.Contains(to, i) {
		return to
	}
	return append(to, i)
}

// Readings gives one reading for each source. Statements of a source that is
// one of the documents (by its id, its file name or the base name of it)
// belong to that document; a quote that does not stand there is refused.
func (s *Set) Readings(documents []*factum.Document) (readings []*statement.Reading, refused []factum.Skipped) {
	names := make([]string, 0, len(s.sources))
	for name := range s.sources {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		src := s.sources[name]
		reading := src.reading
		if doc := find(documents, name); doc != nil {
			reading.Document = doc
			reading.Statements, refused = src.locate(doc, refused)
		}
		if len(reading.Statements) > 0 {
			readings = append(readings, &reading)
		}
	}
	return readings, refused
}

// locate puts statements with a quote at its place in the document.
func (src *source) locate(doc *factum.Document, refused []factum.Skipped) ([]statement.Statement, []factum.Skipped) {
	var kept []statement.Statement
	for i, st := range src.reading.Statements {
		quote := src.quotes[i]
		at := strings.Index(doc.Text, quote)
		switch {
		case quote == "":
		case at < 0:
			refused = append(refused, factum.Skipped{File: doc.File, Reason: fmt.Sprintf("given statement %q: its quote does not stand in the document", st.ID)})
			continue
		default:
			st.Range = factum.Range{Start: at, End: at + len(quote)}
		}
		kept = append(kept, st)
	}
	return kept, refused
}

func find(documents []*factum.Document, name string) *factum.Document {
	for _, d := range documents {
		if name != "" && (name == d.ID || name == d.File || name == path.Base(d.File)) {
			return d
		}
	}
	return nil
}
