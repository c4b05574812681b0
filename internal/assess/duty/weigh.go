package duty

import (
	"slices"

	"factum/internal/assess/duty/statute"
)

// weigh decides what one event's statements say of a fact in this world.
func (w *world) weigh(f *statute.Fact, g group) ([]occurrence, []denial) {
	var sure, open []int // statements
	var hangs []int      // choices
	for _, k := range g.yes {
		on, out := w.standing(k, w.happened(g.yes))
		switch {
		case out:
		case len(on) == 0:
			sure = append(sure, k)
		default:
			open, hangs = append(open, k), union(hangs, on)
		}
	}
	var occ []occurrence
	if said := slices.Concat(sure, open); len(said) > 0 {
		o := occurrence{v: yes, stay: -1, event: g.event, statements: said, fact: f}
		if len(sure) == 0 {
			o.v, o.open = unknown, hangs
		}
		at, timed, gone, mayGo := w.timeOf(w.happened(g.yes), g)
		o.at, o.open = at, union(o.open, timed)
		if mayGo {
			o.v = unknown
		}
		if g.whole {
			o.lasts, o.until, o.at = true, span{o.at.hi, o.at.hi, o.at.clock}, span{o.at.lo, o.at.lo, o.at.clock}
		}
		if !gone {
			occ = append(occ, o)
		}
	}
	var deny []denial
	for _, k := range g.deny {
		on, out := w.standing(k, g.deny)
		if out {
			continue
		}
		d := denial{v: yes, at: w.told[k].when, statements: []int{k}, open: on, fact: f}
		if len(on) > 0 {
			d.v = unknown
		}
		deny = append(deny, d)
	}
	return occ, deny
}

// standing says on which open disputes it hangs whether a statement counts,
// and whether one that was decided has put it out.
func (w *world) standing(k int, fellows []int) (open []int, out bool) {
	for _, c := range w.told[k].choices {
		ch := &w.choice[c]
		// A dispute over something that makes no difference to the fact: on
		// every side there is a statement that tells it.
		if ch.kind == onTime || ch.kind == onRest && w.onAllSides(ch, fellows) {
			continue
		}
		if option := w.taken[c]; option < 0 {
			open = append(open, c)
		} else if _, here := ch.takes(k, option); !here {
			return nil, true
		}
	}
	return open, false
}

// onAllSides says whether each side of a dispute has one of these statements,
// or one of them takes none.
func (w *world) onAllSides(ch *choice, statements []int) bool {
	for _, k := range statements {
		if member, _ := ch.takes(k, -1); !member {
			return true
		}
	}
	for _, s := range ch.sides {
		if !slices.ContainsFunc(statements, func(k int) bool { return slices.Contains(s.statements, k) }) {
			return false
		}
	}
	return true
}

// timeOf gives the time that statements on one event tell together: that on
// which all agree, or from the first to the last that one names; and the open
// disputes over it. Gone says that one dispute was decided against all of them,
// for a happening that other statements tell; mayGo that one may be.
func (w *world) timeOf(statements []int, g group) (at span, open []int, gone, mayGo bool) {
	var timed, standing []int
	for _, k := range statements {
		if !w.told[k].when.known() {
			continue
		}
		timed = append(timed, k)
		out := false
		for _, c := range w.told[k].choices {
			if w.choice[c].kind != onTime {
				continue
			}
			if option := w.taken[c]; option < 0 {
				open = union(open, []int{c})
			} else if _, here := w.choice[c].takes(k, option); !here {
				out = true
			}
		}
		if !out {
			standing = append(standing, k)
		}
	}
	switch {
	case len(timed) == 0 && g.event >= 0:
		return w.eventTime(g.event), nil, false, false
	case len(timed) == 0:
		return anytime, nil, false, false
	}
	all := w.timed(g.yes)
	for _, c := range w.told[timed[0]].choices {
		ch := &w.choice[c]
		if ch.kind != onTime {
			continue
		}
		for option := range ch.sides {
			if w.taken[c] != option && w.taken[c] >= 0 || !w.putsOut(ch, option, all) {
				continue
			}
			if w.taken[c] == option {
				return anytime, nil, true, false
			}
			mayGo = true
		}
	}
	// Decided against each of them, but not by one dispute alone: their days
	// are all that is left. The same while a dispute is open.
	if len(standing) == 0 || len(open) > 0 {
		standing = timed
	}
	// "Before the 22nd" names no day that a dispute could be over.
	naming := slices.DeleteFunc(slices.Clone(standing), func(k int) bool { return w.told[k].when.lo == ever || w.told[k].when.hi == never })
	if len(naming) == 0 {
		naming = standing
	}
	agree, hull := w.told[standing[0]].when, w.told[naming[0]].when
	for _, k := range naming[1:] {
		hull = hull.hull(w.told[k].when)
	}
	disputed := len(open) > 0 || len(standing) == len(timed) && len(timed) > 1 && w.decided(timed)
	for _, k := range standing[1:] {
		if cut, ok := agree.meet(w.told[k].when); ok {
			agree = cut
		} else {
			disputed = true
		}
	}
	if disputed {
		return hull, open, false, mayGo
	}
	return agree, nil, false, mayGo
}

// timed gives the statements that name a time.
func (w *world) timed(statements []int) []int {
	return slices.DeleteFunc(slices.Clone(statements), func(k int) bool { return !w.told[k].when.known() })
}

// happened leaves out the statements of which this world has decided that what
// they tell did not happen. One that is wrong about the place may be right
// about the day.
func (w *world) happened(statements []int) []int {
	var out []int
	for _, k := range statements {
		wrong := false
		for _, c := range w.told[k].choices {
			if option := w.taken[c]; w.choice[c].kind == onExistence && option >= 0 {
				_, here := w.choice[c].takes(k, option)
				wrong = wrong || !here
			}
		}
		if !wrong {
			out = append(out, k)
		}
	}
	return out
}

// putsOut says whether an option of a dispute is against all the statements.
func (w *world) putsOut(ch *choice, option int, statements []int) bool {
	for _, k := range statements {
		if member, here := ch.takes(k, option); !member || here {
			return false
		}
	}
	return true
}

// decided says whether a dispute over the time of the statements was decided.
func (w *world) decided(statements []int) bool {
	for _, k := range statements {
		for _, c := range w.told[k].choices {
			if w.choice[c].kind == onTime && w.taken[c] >= 0 {
				return true
			}
		}
	}
	return false
}
