package duty

import (
	"cmp"
	"slices"
	"strings"

	"factum"
	"factum/internal/assess/duty/statute"
)

// actor is an entity of the record with what the law needs to know of it.
type actor struct {
	entity *factum.Entity
	state  int             // the State that it is, -1 if none
	of     []int           // the States that it is, or is an organ of
	bodies map[string]bool // the bodies of the law that it is
	person bool            // a person, as far as the record knows
}

// told is a statement with what the law needs to know of it.
type told struct {
	*factum.Statement
	index  int
	event  int // -1 without one
	when   span
	who    []int // actors
	whom   []int
	about  int   // the person whom it can only mean, though it does not name him; -1: none
	places []int // States in which it takes place
	seat   bool  // it takes place at the Court's seat
	// acting are the States that act, by the names of those who do or, where
	// no name tells, by what else the event's statements say.
	acting []int
	// named says that some actor is a State, an organ or a body by its name.
	named      bool
	instrument []string
	text       []string
	side       tense
	choices    []int // the disputes in which it takes a side
}

// tense says what a statement does to a fact.
type tense int8

const (
	saysYes tense = iota
	saysNo
	saysPerhaps // alleged: the dispute over it decides
	saysNothing // planned, called for
)

// view is the record as the law sees it.
type view struct {
	place  map[string]int    // of each statement in the record as it came
	origin map[string]string // of documents and statements that are no witnesses of their own
	rec    *factum.Record
	law    *statute.Law
	names  *names
	actors []actor
	byID   map[string]int
	told   []told
	byType map[factum.Type][]int
	events map[string]int
	groups [][]int // statements of each event
	choice []choice
	bonds  map[string][]bond // treaty: what the record says of who is bound
	sought []int             // persons whom somebody asked for
	rank   map[int]int       // their places in sought
	// byCourt are those whom the Court seeks, as some statement says.
	byCourt map[int]bool
	track   map[int][]sign // where a person was seen, by person
}

// sign is a day on which a person was in a State.
type sign struct {
	when  span
	state int
}

// bond is what the record says of a State and a treaty.
type bond struct {
	state     int
	when      span
	left      bool // it ceased to be bound
	neverWas  bool
	statement int
}

// newView takes in a record, in an order of its own: that of the IDs, so that
// the order of the record makes no difference to any answer.
func newView(record *factum.Record, law *statute.Law) *view {
	place := map[string]int{}
	for i := range record.Statements {
		place[record.Statements[i].ID] = i
	}
	copied := *record
	rec := &copied
	rec.Statements = inOrder(rec.Statements, func(x *factum.Statement) string { return x.ID })
	rec.Entities = inOrder(rec.Entities, func(x *factum.Entity) string { return x.ID })
	rec.Conflicts = inOrder(rec.Conflicts, func(x *factum.Conflict) string { return x.ID })
	v := &view{
		place: place, origin: map[string]string{}, rec: rec, law: law, names: newNames(law), byID: map[string]int{}, byType: map[factum.Type][]int{},
		events: map[string]int{}, bonds: map[string][]bond{}, track: map[int][]sign{},
	}
	for i := range rec.Entities {
		v.byID[rec.Entities[i].ID] = i
		v.actors = append(v.actors, actor{entity: &rec.Entities[i], state: -1})
	}
	for _, o := range rec.Origins {
		for _, id := range o.Statements {
			v.origin[id] = "origin " + o.ID
		}
		if len(o.Statements) == 0 {
			for _, id := range o.Documents {
				v.origin[id] = "origin " + o.ID
			}
		}
	}
	v.learnStates()
	for i := range rec.Statements {
		if w := rec.Statements[i].Where; strings.Contains(w, ",") {
			v.learnTowns(w)
		}
	}
	for i := range v.actors {
		v.identify(&v.actors[i])
	}
	v.read()
	v.findSought()
	v.findAbout()
	v.findCourt()
	v.findActing()
	v.disputes()
	v.readBonds()
	return v
}

// inOrder gives a copy of a list sorted by ID. Its members are large: their
// numbers are sorted.
func inOrder[T any](list []T, id func(*T) string) []T {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(id(&list[i]), id(&list[k])) })
	out := make([]T, len(list))
	for i, k := range order {
		out[i] = list[k]
	}
	return out
}

// learnStates makes States of the members of treaties that the law does not
// know by name.
func (v *view) learnStates() {
	for i := range v.rec.Statements {
		st := &v.rec.Statements[i]
		if st.Type != factum.Membership {
			continue
		}
		for _, id := range st.Who {
			if e := v.entity(id); e != nil && v.names.state(e.Name) < 0 && len(v.names.mentioned(words(e.Name))) == 0 {
				v.names.addState(e.Name)
			}
		}
	}
}

func (v *view) entity(id string) *factum.Entity {
	if i, ok := v.byID[id]; ok {
		return &v.rec.Entities[i]
	}
	return nil
}

// learnTowns notes which State the towns of "Turin, Italy" lie in.
func (v *view) learnTowns(where string) {
	parts := strings.Split(where, ",")
	state := v.names.state(parts[len(parts)-1])
	if state < 0 {
		return
	}
	for _, p := range parts[:len(parts)-1] {
		if v.names.state(p) < 0 {
			v.names.learn(p, state)
		}
	}
}

// identify finds the States and bodies that an entity is.
func (v *view) identify(a *actor) {
	e := a.entity
	a.bodies = map[string]bool{}
	a.person = e.Kind == factum.Person
	spellings := []string{e.Name}
	for _, s := range e.Spellings {
		spellings = append(spellings, s.Text)
	}
	var organ []int
	for _, s := range spellings {
		if e.Kind != factum.Person && a.state < 0 {
			a.state = v.names.state(s)
		}
		organ = union(organ, v.only(v.names.organOf(s)))
	}
	for _, r := range e.Roles {
		spellings = append(spellings, strings.TrimSpace(r.Role+" of "+r.Of))
		organ = union(organ, v.only(v.names.organOf(r.Role+" of "+r.Of)))
	}
	switch {
	case a.state >= 0:
		a.of = []int{a.state}
	case len(organ) == 1:
		a.of = organ
	case e.Kind != factum.Place:
		for _, part := range e.Part {
			if p := v.entity(part); p != nil {
				if s := v.names.state(p.Name); s >= 0 && !anyIn(v.names.none, words(e.Name)) {
					a.of = union(a.of, []int{s})
				}
			}
		}
	}
	said := make([][]string, len(spellings))
	for i, s := range spellings {
		said[i] = words(s)
	}
	noOrgan := a.state >= 0 || anyIn(v.names.none, said[0])
	for id, b := range v.names.bodies {
		if b.OfState && noOrgan {
			continue
		}
		for _, s := range said {
			if b.is(s) {
				a.bodies[id] = true
			}
		}
	}
	if len(a.bodies) > 0 && len(a.of) == 0 {
		a.person = false
	}
}

// only takes a name's States if it can mean just one: where an adjective fits
// two, that which the record names.
func (v *view) only(states []int) []int {
	if len(states) < 2 {
		return states
	}
	var named []int
	for _, s := range states {
		for i := range v.rec.Entities {
			if v.names.state(v.rec.Entities[i].Name) == s {
				named = append(named, s)
				break
			}
		}
	}
	if len(named) == 1 {
		return named
	}
	return nil
}

// read takes in the statements.
func (v *view) read() {
	published := map[string]instant{}
	for _, d := range v.rec.Documents {
		if d.Published.To.Known() {
			published[d.ID] = momentSpan(d.Published.To).hi
		}
	}
	court := v.names.bodies["court"]
	for i := range v.rec.Statements {
		st := &v.rec.Statements[i]
		t := told{Statement: st, index: i, event: -1, when: anytime}
		if st.When != nil {
			t.when = intervalSpan(st.When.Interval)
		}
		if hi, ok := published[st.Document]; ok && t.when.hi == never && hi > t.when.lo {
			t.when.hi = hi // what a report tells as done was done when it came out
		}
		t.who, t.whom = v.indices(st.Who), v.indices(st.Whom)
		t.places = v.names.placeOf(st.Where)
		if len(t.places) == 0 {
			for _, id := range st.Places {
				if e := v.entity(id); e != nil {
					t.places = union(t.places, v.placeStates(e))
				}
			}
		}
		t.places = v.only(t.places)
		t.seat = court != nil && anyIn(court.seat, words(st.Where))
		t.instrument = words(st.Instrument)
		t.text = words(strings.Join([]string{st.Instrument, st.Note, st.Reason, st.Means, st.Verb, st.Quote}, " . "))
		switch {
		case st.Modality == factum.Planned || st.Modality == factum.CalledFor:
			t.side = saysNothing
		case st.Negated != (st.Modality == factum.Denied):
			t.side = saysNo
		case st.Modality == factum.Alleged:
			t.side = saysPerhaps
		}
		if st.Event != "" {
			k, ok := v.events[st.Event]
			if !ok {
				k = len(v.groups)
				v.events[st.Event] = k
				v.groups = append(v.groups, nil)
			}
			t.event = k
			v.groups[k] = append(v.groups[k], i)
		}
		v.told = append(v.told, t)
		v.byType[st.Type] = append(v.byType[st.Type], i)
	}
}

// placeStates gives the State in which a place of the record lies.
func (v *view) placeStates(e *factum.Entity) []int {
	if found := v.names.placeOf(e.Name); len(found) > 0 {
		return found
	}
	var found []int
	for _, part := range e.Part {
		if p := v.entity(part); p != nil {
			if s := v.names.state(p.Name); s >= 0 {
				found = append(found, s)
			}
		}
	}
	return found
}

func (v *view) indices(ids []string) []int {
	var out []int
	for _, id := range ids {
		if i, ok := v.byID[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

// readBonds reads what the record says of who is bound by what.
func (v *view) readBonds() {
	for id, treaty := range v.law.Treaties {
		texts := phrases(treaty.Names)
		for _, i := range v.byType[treaty.SaidBy] {
			t := &v.told[i]
			if t.side == saysNothing || !anyIn(texts, t.instrument) {
				continue
			}
			who := t.who
			if treaty.SaidBy == factum.Referral {
				who = t.whom
			}
			for _, a := range who {
				s := v.actors[a].state
				if s < 0 {
					continue
				}
				b := bond{state: s, when: t.when, statement: i}
				if t.side == saysNo {
					b.left, b.neverWas = t.when.known(), !t.when.known()
				}
				v.bonds[id] = append(v.bonds[id], b)
			}
		}
	}
}
