package duty

import (
	"cmp"
	"slices"

	"factum/internal/assess/duty/statute"
)

// group is what the statements on one event say of a fact.
type group struct {
	event     int
	yes, deny []int // statements
	whole     bool
}

// groupsOf gathers the statements that tell a fact, event by event.
func (e *engine) groupsOf(f *statute.Fact, b binding) []group {
	key := factKey{f, b}
	if gs, ok := e.groups[key]; ok {
		return gs
	}
	byEvent := map[int]int{}
	var gs []group
	at := func(t *told) *group {
		event := t.event
		if event < 0 {
			event = -2 - t.index
		}
		k, ok := byEvent[event]
		if !ok {
			k = len(gs)
			byEvent[event] = k
			gs = append(gs, group{event: event})
		}
		return &gs[k]
	}
	for i := range e.patterns(f.From) {
		p := &e.patterns(f.From)[i]
		for _, k := range p.among(b) {
			t := &e.v.told[k]
			if !e.fits(p, t, b) {
				continue
			}
			g := at(t)
			if t.side == saysNo && !p.Negated {
				g.deny = append(g.deny, k)
				continue
			}
			g.yes = append(g.yes, k)
			g.whole = g.whole || p.Whole
		}
	}
	for i := range e.patterns(f.DeniedBy) {
		p := &e.patterns(f.DeniedBy)[i]
		for _, k := range p.among(b) {
			if t := &e.v.told[k]; t.side == saysNo && e.fits(p, t, b) {
				g := at(t)
				g.deny = append(g.deny, k)
			}
		}
	}
	for i := range gs {
		gs[i].yes, gs[i].deny = union(nil, gs[i].yes), union(nil, gs[i].deny)
	}
	slices.SortFunc(gs, func(x, y group) int { return cmp.Compare(x.first(), y.first()) })
	e.groups[key] = gs
	return gs
}

func (g group) first() int { return slices.Min(slices.Concat(g.yes, g.deny)) }

type factKey struct {
	fact *statute.Fact
	b    binding
}

// occurrence is one time that a fact happened, in a world.
type occurrence struct {
	v          value // yes, or unknown where a dispute is open
	at         span
	until      span // of what lasts: its end
	lasts      bool
	stay       int
	event      int
	statements []int
	signs      []int // of the end of a stay: the statements that tell the stay
	open       []int
	note       string
	fact       *statute.Fact
}

// denial is a time for which sources deny a fact.
type denial struct {
	v          value
	at         span
	statements []int
	open       []int
	fact       *statute.Fact
}

// occurrences gives the times that a fact happened in this world, and those
// for which it is denied.
func (w *world) occurrences(f *statute.Fact) ([]occurrence, []denial) {
	if o, ok := w.occ[f]; ok {
		return o.occ, o.deny
	}
	if w.occ == nil {
		w.occ = map[*statute.Fact]factInWorld{}
	}
	key := w.keyOf(f)
	if o, ok := w.occurred[key]; ok {
		w.occ[f] = o
		return o.occ, o.deny
	}
	var occ []occurrence
	var deny []denial
	switch {
	case len(f.AnyOf) > 0:
		for _, part := range f.AnyOf {
			o, d := w.occurrences(w.law.Facts[part])
			occ, deny = append(occ, o...), append(deny, d...)
		}
	case f.Lasts != nil:
		occ, deny = w.states(f)
	case f.Stay != nil:
		occ = w.stays(f)
	case f.EndOf != "":
		occ = w.leavings(f)
	default:
		for _, g := range w.groupsOf(f, w.b) {
			o, d := w.weigh(f, g)
			occ, deny = append(occ, o...), append(deny, d...)
		}
		occ = w.bound(f, foldUndated(occ))
	}
	slices.SortStableFunc(occ, func(x, y occurrence) int { return cmp.Or(cmp.Compare(x.at.lo, y.at.lo), cmp.Compare(x.at.hi, y.at.hi)) })
	w.occ[f] = factInWorld{occ, deny}
	w.occurred[key] = w.occ[f]
	return occ, deny
}

// foldUndated puts occurrences without a first day to those with one that they
// can be: a report without a date tells the happening that others date.
func foldUndated(occ []occurrence) []occurrence {
	var out []occurrence
	for i := range occ {
		o := &occ[i]
		if o.at.lo != ever && o.at.hi != never {
			out = append(out, *o)
		}
	}
	dated := len(out)
	for i := range occ {
		o := &occ[i]
		if o.at.lo != ever && o.at.hi != never {
			continue
		}
		home := slices.IndexFunc(out[:dated], func(x occurrence) bool {
			_, ok := x.at.meet(o.at)
			return ok && x.v == yes
		})
		if home < 0 {
			out = append(out, *o)
		} else if o.v == yes {
			out[home].statements = union(out[home].statements, o.statements)
		}
	}
	return out
}

type factInWorld struct {
	occ  []occurrence
	deny []denial
}

// bound narrows the time of facts for which no source gives one.
func (w *world) bound(f *statute.Fact, occ []occurrence) []occurrence {
	if f.Undated == nil {
		return occ
	}
	for i := range occ {
		o := &occ[i]
		if o.at.lo != ever || o.at.hi != never && f.Undated.NotAfter == "" {
			continue
		}
		first := func(name string) (span, bool) {
			if name == "" {
				return span{}, false
			}
			os, _ := w.occurrences(w.law.Facts[name])
			for _, x := range os {
				if x.v == yes && x.at.known() {
					return x.at, true
				}
			}
			return span{}, false
		}
		if t, ok := first(f.Undated.NotAfter); ok && t.hi < o.at.hi {
			o.at.hi = t.hi
			o.note = "no source gives its day; it is taken to lie before " + w.law.Facts[f.Undated.NotAfter].Means
		}
		if t, ok := first(f.Undated.NotBefore); ok && t.lo <= o.at.hi {
			o.at.lo = t.lo
		}
	}
	return occ
}

// states makes states of things of the events that begin and end them.
func (w *world) states(f *statute.Fact) ([]occurrence, []denial) {
	var ends []occurrence
	for _, name := range f.Lasts.Until {
		o, _ := w.occurrences(w.law.Facts[name])
		ends = append(ends, o...)
	}
	slices.SortStableFunc(ends, func(x, y occurrence) int { return cmp.Or(cmp.Compare(x.at.lo, y.at.lo), cmp.Compare(x.at.hi, y.at.hi)) })
	var occ []occurrence
	var deny []denial
	for _, name := range f.Lasts.From {
		begins, d := w.occurrences(w.law.Facts[name])
		for _, o := range begins {
			o.lasts, o.until, o.fact = true, span{lo: never, hi: never}, f
			for _, end := range ends {
				if end.at.hi < o.at.lo {
					continue
				}
				if end.v == yes {
					o.until = span{min(o.until.lo, end.at.lo), end.at.hi, end.at.clock}
					o.open = union(o.open, end.open)
					break
				}
				// It may have ended here, if the dispute goes that way.
				o.until.lo = min(o.until.lo, end.at.lo)
				o.open = union(o.open, end.open)
			}
			occ = append(occ, o)
		}
		deny = append(deny, d...)
	}
	return occ, deny
}
