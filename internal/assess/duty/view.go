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
	place  map[string]int // of each statement in the record as it came
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
	rec.Statements, rec.Entities, rec.Conflicts = slices.Clone(rec.Statements), slices.Clone(rec.Entities), slices.Clone(rec.Conflicts)
	slices.SortStableFunc(rec.Statements, func(a, b factum.Statement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(rec.Entities, func(a, b factum.Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(rec.Conflicts, func(a, b factum.Conflict) int { return cmp.Compare(a.ID, b.ID) })
	v := &view{
		place: place, rec: rec, law: law, names: newNames(law), byID: map[string]int{}, byType: map[factum.Type][]int{},
		events: map[string]int{}, bonds: map[string][]bond{}, track: map[int][]sign{},
	}
	for i := range rec.Entities {
		v.byID[rec.Entities[i].ID] = i
		v.actors = append(v.actors, actor{entity: &rec.Entities[i], state: -1})
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
	for _, id := range v.names.bodyIDs() {
		b := v.names.bodies[id]
		if b.OfState && (a.state >= 0 || anyIn(v.names.none, words(e.Name))) {
			continue
		}
		for _, s := range spellings {
			if b.is(words(s)) {
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

// soughtTypes are the acts by which somebody is sought.
var soughtTypes = []factum.Type{
	factum.WarrantRequested, factum.WarrantIssued, factum.WarrantUnsealed, factum.CooperationRequestSent,
	factum.NoticeRequested, factum.NoticePublished,
}

// handedTypes are acts that show that somebody was sought.
var handedTypes = []factum.Type{factum.Surrender, factum.TransferToCourt, factum.SurrenderOrdered}

// findSought finds the persons whom the case is about. Whoever a warrant is
// against is a person, whatever the name was taken for.
func (v *view) findSought() {
	for _, t := range []factum.Type{factum.WarrantRequested, factum.WarrantIssued, factum.WarrantUnsealed} {
		for _, i := range v.byType[t] {
			for _, a := range v.told[i].whom {
				if x := &v.actors[a]; x.entity.Kind != factum.Place && x.state < 0 && len(x.of) == 0 && len(x.bodies) == 0 {
					x.person = true
				}
			}
		}
	}
	for _, types := range [][]factum.Type{soughtTypes, handedTypes, {factum.Arrest}} {
		for _, t := range types {
			for _, i := range v.byType[t] {
				for _, a := range v.told[i].whom {
					if v.isPerson(a) && !slices.Contains(v.sought, a) {
						v.sought = append(v.sought, a)
					}
				}
			}
		}
		if len(v.sought) > 0 && !slices.Equal(types, soughtTypes) {
			break
		}
	}
	// Somebody with a name, if there is one: a description ("a suspect") may be
	// anybody.
	named := slices.DeleteFunc(slices.Clone(v.sought), func(a int) bool { return !v.actors[a].entity.Named })
	if len(named) > 0 {
		v.sought = named
	}
	slices.SortFunc(v.sought, func(a, b int) int {
		return cmp.Or(cmp.Compare(v.actors[a].entity.Name, v.actors[b].entity.Name), cmp.Compare(a, b))
	})
}

// isPerson says whether an actor can be the one who is sought: a person, or
// something that is neither a State nor an organ, a body or a place.
func (v *view) isPerson(a int) bool {
	x := &v.actors[a]
	if x.person {
		return len(x.bodies) == 0 || len(x.of) > 0
	}
	return x.entity.Kind != factum.Place && x.entity.Kind != factum.Organisation && x.state < 0 && len(x.of) == 0 && len(x.bodies) == 0
}

// concerns says whether a statement is about a person; one that names nobody
// is about the one whom it can only mean.
func (v *view) concerns(t *told, person int) bool {
	return t.about == person || slices.Contains(t.whom, person) || slices.Contains(t.who, person)
}

// findAbout settles whom statements are about that name nobody: the person who
// is sought of the State that they name; where they name none, or several are
// sought of it, the one whom most of the record is about.
func (v *view) findAbout() {
	named := map[int]int{} // how many statements name a person
	of := map[int][]int{}  // State -> persons
	for i := range v.told {
		t := &v.told[i]
		for _, p := range v.sought {
			if !slices.Contains(t.whom, p) && !slices.Contains(t.who, p) {
				continue
			}
			named[p]++
			for _, s := range v.statesOf(t) {
				of[s] = union(of[s], []int{p})
			}
		}
	}
	// chief gives the one whom at least twice as many statements name as
	// anybody else.
	chief := func(persons []int) int {
		best, next := -1, 0
		for _, p := range persons {
			switch {
			case best < 0 || named[p] > named[best]:
				if best >= 0 {
					next = named[best]
				}
				best = p
			default:
				next = max(next, named[p])
			}
		}
		if best >= 0 && named[best] < 2*next {
			return -1
		}
		return best
	}
	for i := range v.told {
		t := &v.told[i]
		t.about = -1
		if v.namesPerson(t) {
			continue
		}
		var linked []int
		for _, s := range v.statesOf(t) {
			linked = union(linked, of[s])
		}
		if len(linked) > 0 {
			t.about = chief(linked)
		} else {
			t.about = chief(v.sought)
		}
	}
}

// findCourt finds the persons whom the Court seeks: it acts in a statement by
// which somebody is sought. With that, a warrant or a request of which nobody
// is said to be the author can be the Court's.
func (v *view) findCourt() {
	v.byCourt = map[int]bool{}
	for _, types := range [][]factum.Type{soughtTypes, handedTypes} {
		for _, t := range types {
			for _, i := range v.byType[t] {
				court := func(a int) bool { return v.actors[a].bodies["court"] }
				if !slices.ContainsFunc(v.told[i].who, court) && !slices.ContainsFunc(v.told[i].whom, court) {
					continue
				}
				for _, p := range v.sought {
					v.byCourt[p] = v.byCourt[p] || v.concerns(&v.told[i], p)
				}
			}
		}
	}
}

// namesPerson says whether a statement names the one whom it is about: somebody
// who is no State, organ or body.
func (v *view) namesPerson(t *told) bool {
	switch t.Type {
	case factum.Arrival, factum.Departure, factum.Travel, factum.PositionHeld:
		if len(t.who) > 0 {
			return true
		}
	case factum.Death, factum.AllegedCrime:
		return len(t.who)+len(t.whom) > 0
	}
	return slices.ContainsFunc(t.whom, func(a int) bool {
		x := &v.actors[a]
		return x.state < 0 && len(x.of) == 0 && len(x.bodies) == 0 && x.entity.Kind != factum.Place
	}) || slices.ContainsFunc(t.who, func(a int) bool { return slices.Contains(v.sought, a) })
}

// statesOf gives the States that a statement names.
func (v *view) statesOf(t *told) []int {
	states := t.places
	for _, a := range slices.Concat(t.who, t.whom) {
		states = union(states, v.actors[a].of)
	}
	return states
}

// findActing settles which State acts in each statement: the State of those
// who act; failing that, what other statements on the event say; failing that,
// the place; failing that, the State in which the person was last seen.
func (v *view) findActing() {
	for i := range v.told {
		t := &v.told[i]
		for _, a := range t.who {
			x := &v.actors[a]
			if slices.Contains(v.sought, a) {
				continue
			}
			t.acting = union(t.acting, x.of)
			t.named = t.named || len(x.of) > 0 || foreign(x)
		}
	}
	for _, members := range v.groups {
		var acting, places []int
		seat := false
		for _, i := range members {
			acting = union(acting, v.told[i].acting)
			places = union(places, v.told[i].places)
			seat = seat || v.told[i].seat
		}
		for _, i := range members {
			t := &v.told[i]
			if !t.named && len(acting) == 1 {
				t.acting = acting
			}
			if t.Where == "" && len(t.places) == 0 && len(places) == 1 && !seat {
				t.places = places
			}
		}
	}
	v.findTracks()
	for i := range v.told {
		t := &v.told[i]
		if t.named || len(t.acting) > 0 || t.seat && t.Type == factum.CourtHearing || !done(t.Type) && !(dealing(t.Type) && len(t.who) == 0) {
			continue
		}
		for _, a := range t.who {
			if slices.Contains(v.sought, a) {
				t.named = true // the person's own act
			}
		}
		switch {
		case t.named:
		case done(t.Type) && !outward(t.Type) && len(t.places) > 0:
			t.acting = t.places
		default:
			if s := v.territory(t); s >= 0 {
				t.acting = []int{s}
			}
		}
	}
}

// foreign says whether an actor is a body that is no organ of any State.
func foreign(a *actor) bool {
	for _, id := range []string{"court", "interpol", "security_council", "assembly", "eurojust"} {
		if a.bodies[id] {
			return true
		}
	}
	return false
}

// done says whether a type is an act of public power over a person, so that
// it shows whose power it is where it is done.
func done(t factum.Type) bool {
	switch t {
	case factum.Arrest, factum.Detention, factum.CourtHearing, factum.ArrestValidated, factum.ValidationRefused, factum.Release,
		factum.InterimRelease, factum.Expulsion, factum.TransferFlight, factum.SurrenderOrdered, factum.Surrender, factum.TransferToCourt,
		factum.ExtraditionDecision:
		return true
	}
	return false
}

// dealing says whether a type is a dealing with the Court. Where nobody is said
// to have had it, it is the State that has the person.
func dealing(t factum.Type) bool { return t == factum.Consultation || t == factum.Notification }

// outward says whether an act of a type takes the person away, so that its
// place is the end of the way.
func outward(t factum.Type) bool {
	switch t {
	case factum.Expulsion, factum.TransferFlight, factum.Surrender, factum.TransferToCourt:
		return true
	}
	return false
}

// findTracks notes where each person who is sought was seen.
func (v *view) findTracks() {
	for i := range v.told {
		t := &v.told[i]
		if t.side != saysYes && t.side != saysPerhaps || len(t.places) != 1 || !t.when.known() {
			continue
		}
		switch t.Type {
		case factum.Arrival, factum.Located, factum.Travel, factum.Arrest, factum.Detention, factum.Release, factum.CourtHearing, factum.ValidationRefused:
			for _, p := range v.sought {
				if v.concerns(t, p) {
					v.track[p] = append(v.track[p], sign{t.when, t.places[0]})
				}
			}
		}
	}
	for p := range v.track {
		slices.SortStableFunc(v.track[p], func(a, b sign) int {
			return cmp.Or(cmp.Compare(a.when.lo, b.when.lo), cmp.Compare(a.when.hi, b.when.hi), cmp.Compare(a.state, b.state))
		})
	}
}

// territory gives the State in which the person of a statement was last seen
// before it, or -1.
func (v *view) territory(t *told) int {
	state := -1
	for _, p := range v.sought {
		if !v.concerns(t, p) {
			continue
		}
		for _, s := range v.track[p] {
			if s.when.lo.day() <= t.when.hi.day() {
				state = s.state
			}
		}
	}
	return state
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
