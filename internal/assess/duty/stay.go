package duty

import (
	"cmp"
	"slices"

	"factum/internal/assess/duty/statute"
)

// stay is a person's presence in a State, from the first sign of it to the
// first sign of its end.
type stay struct {
	start span
	last  instant // the last minute at which the person was surely there
	end   span
	ended bool
	// toCourt says that it ended in the Court's hands, with the State's hand or
	// another's.
	toCourt bool
	signs   []int // statements
	ending  []int
	event   int // of the first sign
	endAt   int // event of the end
	open    []int
	v       value
}

// onTheWay is how long a journey to the Court may take: whoever is handed over
// within it has left for the Court, whatever stops the journey made.
const onTheWay = 7 * minutesOfDay

// sightings are the signs from which stays are made.
type sighting struct {
	occurrence
	kind sightingKind
}

type sightingKind int8

const (
	seen sightingKind = iota
	departed
	elsewhere
	atCourt    // in the Court's hands, by whomever
	handedOver // to the Court, by this State
)

// stayList makes the stays of the person in the State, in this world. If it
// hangs on open disputes how many there are and when, they are named.
func (w *world) stayList(f *statute.Fact) []stay {
	if s, ok := w.staying[f]; ok {
		return s
	}
	if w.staying == nil {
		w.staying = map[*statute.Fact][]stay{}
	}
	key := w.keyOf(f)
	if s, ok := w.stayed[key]; ok {
		w.staying[f] = s
		return s
	}
	var signs, sure []sighting
	var open []int
	add := func(name string, kind sightingKind) {
		occ, _ := w.occurrences(w.law.Facts[name])
		for _, o := range occ {
			signs = append(signs, sighting{o, kind})
			if o.v == yes {
				sure = append(sure, sighting{o, kind})
			}
			open = union(open, o.open)
		}
	}
	add(f.Stay.Seen, seen)
	add(f.Stay.Departed, departed)
	add(f.Stay.Elsewhere, elsewhere)
	leaving := w.leavingFact(f)
	for _, name := range leaving.Unless {
		add(name, handedOver)
	}
	for _, name := range leaving.Straight {
		add(name, atCourt)
	}
	all := makeStays(signs)
	if len(sure) < len(signs) {
		// Whether a sign counts is disputed: does it matter?
		if without := makeStays(sure); !slices.EqualFunc(all, without, sameStay) {
			for i := range all {
				all[i].v, all[i].open = unknown, open
			}
		}
	}
	// A dispute over a day matters where it can change the order of signs.
	if w.orderOpen(signs) {
		for i := range all {
			all[i].v, all[i].open = unknown, open
		}
	}
	w.staying[f] = all
	w.stayed[key] = all
	return all
}

// orderOpen says whether a dispute over the time of a sign is open that can
// change its place among the others.
func (w *world) orderOpen(signs []sighting) bool {
	for i, a := range signs {
		if a.at.lo.day() == a.at.hi.day() || !slices.ContainsFunc(a.open, func(c int) bool { return w.choice[c].kind == onTime }) {
			continue
		}
		for k, b := range signs {
			if i != k && (a.kind != seen || b.kind != seen) && a.at.lo.day() <= max(b.at.hi, b.until.hi).day() && b.at.lo.day() <= a.at.hi.day() {
				return true
			}
		}
	}
	return false
}

func sameStay(a, b stay) bool {
	return a.start == b.start && a.end == b.end && a.ended == b.ended && a.toCourt == b.toCourt && a.last == b.last
}

// leavingFact gives the fact that is the end of a stay.
func (w *world) leavingFact(stay *statute.Fact) *statute.Fact {
	for _, f := range w.law.Facts {
		if f.EndOf == stay.Name {
			return f
		}
	}
	return &statute.Fact{}
}

// makeStays puts signs in order and cuts them into stays. On one day, signs of
// presence come before signs of leaving: who is released and flown out on one
// day was released first.
func makeStays(signs []sighting) []stay {
	// A sign without a first or a last day says that the person was there, but
	// orders nothing, unless it is all there is.
	dated := func(s sighting) bool { return s.at.lo != ever && s.at.hi != never }
	if slices.ContainsFunc(signs, func(s sighting) bool { return s.kind == seen && dated(s) }) {
		signs = slices.DeleteFunc(slices.Clone(signs), func(s sighting) bool { return !dated(s) })
	} else {
		signs = slices.DeleteFunc(slices.Clone(signs), func(s sighting) bool { return !s.at.known() })
	}
	slices.SortStableFunc(signs, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.at.lo.day(), b.at.lo.day()), cmp.Compare(a.kind, b.kind), cmp.Compare(a.at.lo, b.at.lo), cmp.Compare(a.at.hi, b.at.hi))
	})
	var stays []stay
	var cur *stay
	for _, s := range signs {
		if cur != nil {
			cur.open = union(cur.open, s.open)
		}
		switch {
		case s.kind == seen && (cur == nil || cur.ended && s.at.lo.day() > cur.end.hi.day()):
			stays = append(stays, stay{v: yes, event: s.event, endAt: -1, open: s.open, start: s.at, last: s.at.lo, end: span{lo: never, hi: never}})
			cur = &stays[len(stays)-1]
			fallthrough
		case s.kind == seen:
			cur.signs = append(cur.signs, s.statements...)
			if s.lasts {
				cur.last = max(cur.last, s.until.hi)
			} else {
				cur.last = max(cur.last, s.at.lo)
			}
			// Whoever is seen on a day had come by then.
			if s.at.hi < cur.start.hi {
				cur.start = span{cur.start.lo, s.at.hi, s.at.clock && s.at.lo == cur.start.lo}
				cur.event = s.event
			}
		case cur == nil || s.at.hi < cur.start.lo:
		case !cur.ended:
			cur.ended, cur.endAt, cur.ending = true, s.event, s.statements
			cur.toCourt = s.kind >= atCourt
			cur.end = span{max(s.at.lo, cur.start.lo), s.at.hi, s.at.clock}
			if s.kind == elsewhere {
				cur.end = span{min(max(cur.last, cur.start.lo), s.at.hi), s.at.hi, false}
			}
			cur.end.hi = max(cur.end.hi, cur.end.lo)
		case s.kind == handedOver && s.at.lo <= cur.end.hi+onTheWay:
			cur.toCourt = true
			cur.ending = append(cur.ending, s.statements...)
		case s.kind == departed && s.at.lo.day() <= cur.end.hi.day():
			cur.ending = append(cur.ending, s.statements...)
			if cut, ok := cur.end.meet(s.at); ok && !cur.toCourt {
				cur.end = cut
			}
		}
	}
	return stays
}

// stays gives the presence of the person as occurrences.
func (w *world) stays(f *statute.Fact) []occurrence {
	var occ []occurrence
	for i, s := range w.stayList(f) {
		o := occurrence{
			v: s.v, at: s.start, lasts: true, stay: i, event: s.event, statements: s.signs, open: s.open, fact: f,
			until: s.end,
		}
		if s.v == unknown {
			o.at, o.until = anytime, span{lo: ever, hi: never}
		} else if !s.ended {
			// Nothing says that the person left; beyond the last sign it is
			// unknown, unless he was in custody and not let go.
			o.until = span{lo: s.last, hi: never}
			if w.heldOn(s.last) {
				o.until.lo = never
			}
		} else if s.toCourt || s.end.lo < s.last {
			o.until.lo = max(o.until.lo, min(s.last, s.end.hi))
		}
		occ = append(occ, o)
	}
	return occ
}

// heldBy are the facts that tell whether a person is held.
var heldBy = []string{"person.arrested", "person.released", "person.interim_released"}

// heldOn says whether the last thing heard of the person up to then was that
// he was arrested, not that he was let go.
func (w *world) heldOn(t instant) bool {
	last := func(name string) instant {
		f := w.law.Facts[name]
		if f == nil {
			return ever
		}
		occ, _ := w.occurrences(f)
		best := ever
		for _, o := range occ {
			if o.v == yes && o.at.known() {
				best = max(best, o.at.lo)
			}
		}
		return best
	}
	arrested := last(heldBy[0])
	return arrested != ever && arrested <= t && last(heldBy[1]) <= arrested && last(heldBy[2]) <= arrested
}

// leavings gives the ends of stays that no surrender explains.
func (w *world) leavings(f *statute.Fact) []occurrence {
	var occ []occurrence
	for i, s := range w.stayList(w.law.Facts[f.EndOf]) {
		if s.ended && !s.toCourt && s.v == yes {
			occ = append(occ, occurrence{v: yes, at: s.end, stay: i, event: s.endAt, statements: s.ending, signs: s.signs, open: s.open, fact: f})
		} else if s.v == unknown {
			// Whether and when the stay ended is disputed.
			occ = append(occ, occurrence{v: unknown, at: anytime, stay: i, event: -1, statements: s.signs, open: s.open, fact: f})
		}
	}
	return occ
}
