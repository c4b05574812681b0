package wording

import "factum"

// Index finds the parts of a record by their ids. The record must not be
// changed while it is in use. Where an id stands twice, the first one counts.
type Index struct {
	*factum.Record
	documents, entities, statements, events, conflicts map[string]int
	short                                              []string // by entity; empty: as the name
}

// NewIndex indexes a record.
func NewIndex(rec *factum.Record) *Index {
	return &Index{
		Record:     rec,
		documents:  by(rec.Documents, func(d *factum.Document) string { return d.ID }),
		entities:   by(rec.Entities, func(e *factum.Entity) string { return e.ID }),
		statements: by(rec.Statements, func(s *factum.Statement) string { return s.ID }),
		events:     by(rec.Events, func(e *factum.Event) string { return e.ID }),
		conflicts:  by(rec.Conflicts, func(c *factum.Conflict) string { return c.ID }),
	}
}

func by[T any](list []T, id func(*T) string) map[string]int {
	m := make(map[string]int, len(list))
	for i := range list {
		key := id(&list[i])
		if _, twice := m[key]; !twice && key != "" {
			m[key] = i
		}
	}
	return m
}

// Document gives the position of the document with that id.
func (x *Index) Document(id string) (i int, ok bool) { i, ok = x.documents[id]; return i, ok }

// Entity gives the position of the entity with that id.
func (x *Index) Entity(id string) (i int, ok bool) { i, ok = x.entities[id]; return i, ok }

// Statement gives the position of the statement with that id.
func (x *Index) Statement(id string) (i int, ok bool) { i, ok = x.statements[id]; return i, ok }

// Event gives the position of the event with that id.
func (x *Index) Event(id string) (i int, ok bool) { i, ok = x.events[id]; return i, ok }

// Conflict gives the position of the conflict with that id.
func (x *Index) Conflict(id string) (i int, ok bool) { i, ok = x.conflicts[id]; return i, ok }

// Carried says on what an event or a side of a conflict rests: the positions
// of the documents that speak of it, each once and in the order in which they
// are met, and the number of statements that come without a document.
func (x *Index) Carried(statements []string) (documents []int, given int) {
	seen := map[int]bool{}
	for _, id := range statements {
		s, ok := x.Statement(id)
		if !ok {
			continue
		}
		if d, ok := x.Document(x.Statements[s].Document); ok {
			if !seen[d] {
				seen[d] = true
				documents = append(documents, d)
			}
			continue
		}
		given++
	}
	return documents, given
}
