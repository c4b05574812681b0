package record

import (
	"regexp"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/place"
)

// spot is where a statement puts what happened.
type spot struct {
	kinds  []string // classes of its words: a hotel, an airport
	places []string // entities, narrowest first
}

// beside are words that put something near a place of a kind and not in it.
var beside = regexp.MustCompile(`(?i)\b(?:outside|near|opposite|behind|beside|next to|in front|close to|off|by)\b`)

// still are the types that happen at one place. A journey has several, and
// those who speak or decide are said to be in many.
var still = map[factum.Type]bool{
	factum.Arrest: true, factum.Release: true, factum.Death: true, factum.Arrival: true, factum.AgreementSigned: true,
	factum.AllegedCrime: true, factum.Notification: true, factum.ArrestValidated: true, factum.ValidationRefused: true,
}

// places finds statements that put one event at places of which neither lies
// in the other, or at different kinds of places.
func (f *finder) places(ev *factum.Event) {
	f.placesOf(ev, f.asserted(ev))
}

func (f *finder) placesOf(ev *factum.Event, said []*factum.Statement) {
	if !still[f.kind(ev)] || slices.Contains(ev.Disputed, "where") {
		return
	}
	var all values[spot]
	for _, st := range said {
		s := spot{places: st.Places}
		if !beside.MatchString(st.Where) {
			s.kinds = classes("where", st.Where)
		}
		if len(s.kinds) == 0 && len(s.places) == 0 {
			continue
		}
		all.add(strings.Join(s.kinds, " ")+"|"+strings.Join(s.places, " "), st.Where, s, st.ID)
	}
	sides, sets, note := contrast(all.list, func(a, b *value[spot]) bool {
		return len(a.is.kinds) == 1 && len(b.is.kinds) == 1 && a.is.kinds[0] != b.is.kinds[0] || f.apart(a.is.places, b.is.places)
	}, nil)
	f.reached(note, ev, "where")
	if len(sides) > 1 {
		f.add(draft{kind: factum.Contradiction, event: ev, attribute: "where", sides: sides, sets: sets, note: note})
	}
}

// apart says whether the narrowest of some places and that of others exclude
// each other.
func (f *finder) apart(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || slices.Contains(b, a[0]) || slices.Contains(a, b[0]) {
		return false
	}
	x, y := f.entities[a[0]], f.entities[b[0]]
	if x == nil || y == nil || !x.Named || !y.Named || slices.Contains(x.Part, y.ID) || slices.Contains(y.Part, x.ID) {
		return false
	}
	// Names can be those of several places: all that they can be must exclude
	// each other. What is said beside the name chooses among them.
	seen := false
	for _, p := range f.candidates(a) {
		for _, q := range f.candidates(b) {
			if f.gazetteer.Compatible(p, q) != place.No {
				return false
			}
			seen = true
		}
	}
	return seen
}

// sure is the share from which one of several places of a name is meant.
const sure = 0.9

// candidates gives what the narrowest of some places can be.
func (f *finder) candidates(ids []string) []place.Place {
	if f.gazetteer == nil {
		return nil
	}
	key := strings.Join(ids, " ")
	if known, ok := f.located[key]; ok {
		return known
	}
	found := f.gazetteer.Lookup(f.entities[ids[0]].Name)
	var within []place.Place
	for _, p := range found {
		for _, other := range append(slices.Clone(ids[1:]), f.entities[ids[0]].Part...) {
			e := f.entities[other]
			if e == nil {
				continue
			}
			for _, q := range f.gazetteer.Lookup(e.Name) {
				if f.gazetteer.Contains(q, p) == place.Yes && !slices.ContainsFunc(within, func(w place.Place) bool { return w.ID == p.ID }) {
					within = append(within, p)
				}
			}
		}
	}
	if len(within) == 0 {
		within = found
		if best, ok := f.gazetteer.Choose(found, nil); ok && best.Share >= sure {
			within = []place.Place{best.Place}
		}
	}
	f.located[key] = within
	return within
}
