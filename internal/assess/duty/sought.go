package duty

import (
	"cmp"
	"slices"
	"strconv"

	"factum"
)

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
	found := map[int]bool{}
	for _, types := range [][]factum.Type{soughtTypes, handedTypes, {factum.Arrest}} {
		for _, t := range types {
			for _, i := range v.byType[t] {
				for _, a := range v.told[i].whom {
					if v.isPerson(a) && !found[a] {
						found[a] = true
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
	v.rank = map[int]int{}
	for i, p := range v.sought {
		v.rank[p] = i
	}
}

func (v *view) isSought(a int) bool {
	_, ok := v.rank[a]
	return ok
}

// soughtAmong gives those of the actors who are sought, each once, in the order
// of v.sought.
func (v *view) soughtAmong(actors ...int) []int {
	var out []int
	for _, a := range actors {
		if v.isSought(a) && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(v.rank[a], v.rank[b]) })
	return out
}

// concerned gives the persons sought whom a statement concerns.
func (v *view) concerned(t *told) []int {
	return v.soughtAmong(slices.Concat([]int{t.about}, t.whom, t.who)...)
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

// byPerson sorts statements by the persons whom they concern.
func (v *view) byPerson(statements []int) map[int][]int {
	of := map[int][]int{}
	for _, k := range statements {
		t := &v.told[k]
		for _, a := range union([]int{t.about}, slices.Concat(t.whom, t.who)) {
			if a >= 0 {
				of[a] = append(of[a], k)
			}
		}
	}
	return of
}

// findAbout settles whom statements are about that name nobody: the person who
// is sought of the State that they name; where they name none, or several are
// sought of it, the one whom most of the record is about.
func (v *view) findAbout() {
	named := map[int]int{} // how many statements name a person
	of := map[int][]int{}  // State -> persons
	known := map[[2]int]bool{}
	for i := range v.told {
		t := &v.told[i]
		for _, p := range v.soughtAmong(slices.Concat(t.whom, t.who)...) {
			named[p]++
			for _, s := range v.statesOf(t) {
				if pair := [2]int{s, p}; !known[pair] {
					known[pair] = true
					of[s] = append(of[s], p)
				}
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
	for _, persons := range of {
		slices.Sort(persons)
	}
	// The answers, by the States that are asked for; those of nobody in
	// particular under no State.
	answers := map[string]int{"": chief(v.sought)}
	for i := range v.told {
		t := &v.told[i]
		t.about = -1
		if v.namesPerson(t) {
			continue
		}
		var key []byte
		for _, s := range v.statesOf(t) {
			if len(of[s]) > 0 {
				key = strconv.AppendInt(append(key, ' '), int64(s), 10)
			}
		}
		about, ok := answers[string(key)]
		if !ok {
			var linked []int
			for _, s := range v.statesOf(t) {
				linked = union(linked, of[s])
			}
			about = chief(linked)
			answers[string(key)] = about
		}
		t.about = about
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
				for _, p := range v.concerned(&v.told[i]) {
					v.byCourt[p] = true
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
	}) || slices.ContainsFunc(t.who, func(a int) bool { return v.isSought(a) })
}

// statesOf gives the States that a statement names.
func (v *view) statesOf(t *told) []int {
	states := t.places
	for _, a := range slices.Concat(t.who, t.whom) {
		states = union(states, v.actors[a].of)
	}
	return states
}
