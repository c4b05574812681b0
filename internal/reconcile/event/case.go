package event

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/reconcile/origin"
)

// Case is what the sources of one case come to, taken together.
type Case struct {
	Entities   []factum.Entity
	Statements []factum.Statement
	Events     []factum.Event
	Figures    []factum.Figure
	Origins    []factum.Origin
	// Offsets say how far happenings lie apart, where no day is named.
	Offsets []Offset
	// Independent counts the independent origins of statements.
	Independent *origin.Origins
	// NoEffect are the decisions that meet nobody, each with its place.
	NoEffect []factum.Skipped
	// Notes say where comparing stopped at a bound, and what was left out of it.
	Notes []string
}

// Reconcile brings the readings of one case together. The result doesn't
// depend on their order. The days of publication of documents that bear none
// are narrowed in place. Decisions go before all links.
func Reconcile(readings []*statement.Reading, g *place.Gazetteer, decisions ...Decision) *Case {
	return &build(readings, g, decisions).Case
}

func build(readings []*statement.Reading, g *place.Gazetteer, decisions []Decision) *builder {
	readings = slices.Clone(readings)
	slices.SortFunc(readings, func(a, b *statement.Reading) int { return cmp.Compare(witness(a), witness(b)) })
	c := &builder{readings: readings, gazetteer: g, states: map[string]string{}, placeFits: map[[2]string]float64{}}
	c.kinds()
	c.entities(decisions)
	c.resolveTimes()
	c.dateDocuments()
	c.statements()
	c.events()
	c.indexEvents()
	c.offsets()
	c.dateByOrder()
	c.origins()
	c.roles()
	return c
}

// builder is a case that is being built.
type builder struct {
	Case
	readings  []*statement.Reading
	gazetteer *place.Gazetteer
	// entityOf[r][a] is the index of the entity of actor a of reading r; -1 if
	// the actor has no part in the record.
	entityOf [][]int
	index    map[string]int      // entity by ID
	states   map[string]string   // code of the State in a body's name
	holds    map[string][]string // bodies and States of which a person holds an office
	calledBy map[string][]string // callings of a named person: "magistrate"
	befell   map[happening][]int // statements that it happened, by whom it befell
	eventOf  map[string]*factum.Event
	// read[i] is what statement i was made of.
	read      []readAt
	feature   []feature                // of statement i
	found     map[string][]place.Place // what the gazetteer has, by name
	placeFits map[[2]string]float64
}

// readAt is the place of a statement among the readings.
type readAt struct{ reading, statement int }

// witness names the source of a reading: the id of its document, or what a
// source that is not here is called.
func witness(r *statement.Reading) string {
	if r.Document != nil {
		return r.Document.ID
	}
	return "source " + r.Source
}

// id makes a short identifier from what it stands for.
func id(prefix string, parts ...any) string {
	sum := sha256.Sum256([]byte(fmt.Sprintln(parts...)))
	return prefix + hex.EncodeToString(sum[:4])
}

// unique gives identifiers that differ, even where what they stand for doesn't.
type unique map[string]int

func (u unique) id(id string) string {
	u[id]++
	if n := u[id]; n > 1 {
		return fmt.Sprintf("%s-%d", id, n)
	}
	return id
}
