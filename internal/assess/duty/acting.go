package duty

import (
	"cmp"
	"slices"

	"factum"
)

// findActing settles which State acts in each statement: the State of those
// who act; failing that, what other statements on the event say; failing that,
// the place; failing that, the State in which the person was last seen.
func (v *view) findActing() {
	for i := range v.told {
		t := &v.told[i]
		for _, a := range t.who {
			x := &v.actors[a]
			if v.isSought(a) {
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
			if v.isSought(a) {
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
			for _, p := range v.concerned(t) {
				v.track[p] = append(v.track[p], sign{t.when, t.places[0]})
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
	for _, p := range v.concerned(t) {
		for _, s := range v.track[p] {
			if s.when.lo.day() <= t.when.hi.day() {
				state = s.state
			}
		}
	}
	return state
}
