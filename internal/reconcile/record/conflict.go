package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"factum"
	"factum/internal/read/place"
	"factum/internal/reconcile/event"
)

// Conflicts finds the conflicts of a case and marks what is disputed in its
// events. A figure that stands in a conflict and that no statement carries
// becomes a statement (and an event) of the case, so that it can be cited. The
// notes of the case say where comparing stopped. The
// gazetteer says which places lie apart; without one, names alone never do.
func Conflicts(c *event.Case, documents []*factum.Document, g *place.Gazetteer) []factum.Conflict {
	f := newFinder(c, documents, g)
	f.details()
	for i := range c.Events {
		f.existence(&c.Events[i])
	}
	for i := range c.Events {
		ev := &c.Events[i]
		f.days(ev)
		f.places(ev)
		f.actors(ev)
		f.manner(ev)
		f.reasons(ev)
		f.alone(ev)
		f.grains(ev)
		f.company(ev)
	}
	f.deeds()
	f.ways()
	f.journeys()
	f.unborne()
	f.apartByDay()
	f.deaths()
	f.holders()
	f.holdings()
	f.orders()
	f.words()
	f.identities()
	f.figures()
	f.totals()
	f.cite()
	c.Notes = append(c.Notes, f.notes()...)
	return f.ranked()
}

// kindRank orders the kinds: what can't be true first, what is harmless last.
var kindRank = map[factum.ConflictKind]int{
	factum.Contradiction: 0, factum.CompetingExplanations: 1, factum.Terminology: 2, factum.SingleSource: 3,
	factum.ChangedOverTime: 4, factum.Granularity: 5,
}

// finder looks for conflicts.
type finder struct {
	c          *event.Case
	gazetteer  *place.Gazetteer
	statements map[string]*factum.Statement
	entities   map[string]*factum.Entity
	events     map[string]*factum.Event
	documents  map[string]*factum.Document
	ordered    []*factum.Document          // in the order of the record
	located    map[string][]place.Place    // what the names of places can be
	peersOf    map[peerKey][]*factum.Event // made when first needed
	// inExistence holds the events whose existence is in dispute, and whether
	// their days are part of that.
	inExistence map[string]bool
	origins     int // of the case
	found       []factum.Conflict
	families    map[factum.Type][]*factum.Event       // the same
	byDocument  map[string][]*factum.Statement        // the same
	concern     map[string][]string                   // the same, by document
	wholes      map[string]bool                       // the same: entities that others are parts of
	nameWords   map[string][]string                   // the same
	cued        map[*factum.Document][][]factum.Range // see sought
	weights     map[string]int                        // how much of the record hangs on a conflict
	bounds      []bound                               // where comparing stopped
	// carriers are the statements made of figures that none carried, with their
	// events, and of details; figureOf gives the figure, or the statement, whose
	// origins each has.
	carriers []*factum.Statement
	carried  []factum.Event
	figureOf map[string]string
}

func newFinder(c *event.Case, documents []*factum.Document, g *place.Gazetteer) *finder {
	f := &finder{
		c: c, gazetteer: g, statements: map[string]*factum.Statement{}, entities: map[string]*factum.Entity{}, events: map[string]*factum.Event{},
		documents: map[string]*factum.Document{}, located: map[string][]place.Place{}, cued: map[*factum.Document][][]factum.Range{}, weights: map[string]int{}, figureOf: map[string]string{}, inExistence: map[string]bool{}, concern: map[string][]string{},
	}
	f.ordered = documents
	for _, d := range documents {
		f.documents[d.ID] = d
	}
	all := make([]string, 0, len(c.Statements))
	for i := range c.Statements {
		f.statements[c.Statements[i].ID] = &c.Statements[i]
		all = append(all, c.Statements[i].ID)
	}
	for i := range c.Entities {
		f.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		f.events[c.Events[i].ID] = &c.Events[i]
	}
	f.origins = c.Independent.Count(all)
	return f
}

// ranked gives the conflicts: by kind, then by how much of the record hangs on
// them, then by what they are about.
func (f *finder) ranked() []factum.Conflict {
	slices.SortStableFunc(f.found, func(a, b factum.Conflict) int {
		return cmp.Or(cmp.Compare(kindRank[a.Kind], kindRank[b.Kind]), cmp.Compare(f.weights[b.ID], f.weights[a.ID]),
			cmp.Compare(a.About, b.About), cmp.Compare(a.ID, b.ID))
	})
	return f.found
}

// draft is a conflict in the making.
type draft struct {
	kind      factum.ConflictKind
	event     *factum.Event // nil if it belongs to none
	attribute string
	about     string // "" = the attribute of the event
	sides     []factum.Side
	sets      [][]int
	note      string
}

// add records a conflict whose sides are ready but for their origins. Sides
// with most origins come first.
func (f *finder) add(d draft) {
	for i := range d.sides {
		d.sides[i].Origins = f.countOrigins(d.sides[i].Statements)
		d.sides[i].Documents = f.countDocuments(d.sides[i].Statements)
	}
	order := make([]int, len(d.sides))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.sides[b].Origins, d.sides[a].Origins), cmp.Compare(d.sides[a].Value, d.sides[b].Value))
	})
	out := factum.Conflict{Kind: d.kind, About: d.about, Attribute: d.attribute, Note: d.note, Sides: make([]factum.Side, len(order))}
	at := make([]int, len(order)) // where a side went
	for to, from := range order {
		out.Sides[to], at[from] = d.sides[from], to
	}
	if d.kind == factum.Contradiction {
		for _, set := range d.sets {
			s := make([]int, len(set))
			for i, k := range set {
				s[i] = at[k]
			}
			slices.Sort(s)
			out.Sets = append(out.Sets, s)
		}
		slices.SortFunc(out.Sets, func(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	}
	about := d.about
	weight := 0
	if ev := d.event; ev != nil {
		about = ev.ID
		out.Event = ev.ID
		weight = len(ev.Statements)
		if out.About == "" {
			out.About = attributeNouns[d.attribute] + " " + ev.Type.Noun()
		}
		if d.kind == factum.Contradiction && !slices.Contains(ev.Disputed, d.attribute) {
			ev.Disputed = append(ev.Disputed, d.attribute)
		}
	}
	sum := sha256.Sum256([]byte(fmt.Sprintln(about, d.kind, d.attribute)))
	out.ID = "c" + hex.EncodeToString(sum[:4])
	for _, s := range out.Sides {
		weight += len(s.Statements)
	}
	for n := 2; f.weights[out.ID] > 0; n++ {
		out.ID = fmt.Sprintf("c%s-%d", hex.EncodeToString(sum[:4]), n)
	}
	f.weights[out.ID] = max(weight, 1)
	f.found = append(f.found, out)
}

// countOrigins gives the independent origins of statements, made of figures
// or not.
func (f *finder) countOrigins(statements []string) int {
	ids := make([]string, len(statements))
	for i, id := range statements {
		ids[i] = cmp.Or(f.figureOf[id], id)
	}
	if n := f.c.Independent.Count(ids); n > 0 {
		return n
	}
	return f.countDocuments(statements) // made of words that carry no statement
}

// countDocuments gives the documents, and the sources that are not here, that
// statements come from.
func (f *finder) countDocuments(statements []string) int {
	seen := map[string]bool{}
	for _, id := range statements {
		seen[witness(f.statements[id])] = true
	}
	return len(seen)
}

// attributeNouns holds what the attributes of an event are called in a
// sentence, up to the name of the event.
var attributeNouns = map[string]string{
	"when": "day of the", "where": "place of the", "means": "means of the", "reason": "reason of the", "existence": "existence of the",
	"who": "author of the", "instrument": "instrument of the", "order": "order of events around the", "verb": "word for the",
	"company": "company at the",
}

// asserted gives the statements that say that the event happened.
func (f *finder) asserted(ev *factum.Event) []*factum.Statement {
	var out []*factum.Statement
	for _, id := range ev.Statements {
		if st := f.statements[id]; !st.Negated && (st.Modality == factum.Asserted || st.Modality == factum.Alleged) {
			out = append(out, st)
		}
	}
	return out
}

// witness is the document, or the source that is not here, that a statement
// comes from.
func witness(st *factum.Statement) string {
	if st.Document != "" {
		return st.Document
	}
	return "source " + st.Source
}
