package duty

import (
	"cmp"
	"slices"

	"factum"
	"factum/internal/assess/duty/statute"
)

// binding says for whom a duty is judged.
type binding struct {
	state, person int // -1: none
}

// pattern is a way to tell a fact, made ready.
type pattern struct {
	*statute.Pattern
	instrument, noInstrument, words, noWords []phrase
	// candidates are the statements that fit but for who acts on whom and where.
	candidates []int
}

// patterns makes the ways to tell a fact ready, once for a record.
func (e *engine) patterns(list []statute.Pattern) []pattern {
	if len(list) == 0 {
		return nil
	}
	if ready, ok := e.ready[&list[0]]; ok {
		return ready
	}
	ready := make([]pattern, len(list))
	for i := range list {
		p := pattern{
			Pattern: &list[i], instrument: phrases(list[i].Instrument), noInstrument: phrases(list[i].NoInstrument),
			words: phrases(list[i].Words), noWords: phrases(list[i].NoWords),
		}
		for _, t := range p.Types {
			for _, k := range e.v.byType[t] {
				st := &e.v.told[k]
				if st.side == saysNothing ||
					len(p.instrument) > 0 && !anyIn(p.instrument, st.instrument) || anyIn(p.noInstrument, st.instrument) ||
					len(p.words) > 0 && !anyIn(p.words, st.text) || anyIn(p.noWords, st.text) ||
					p.Negated && st.side != saysNo {
					continue
				}
				p.candidates = append(p.candidates, k)
			}
		}
		slices.Sort(p.candidates)
		ready[i] = p
	}
	e.ready[&list[0]] = ready
	return ready
}

// fits says whether a candidate fits a pattern in who acts on whom and where.
func (e *engine) fits(p *pattern, t *told, b binding) bool {
	if p.Of == "person" && (b.person < 0 || !e.v.concerns(t, b.person)) {
		return false
	}
	if len(p.By) > 0 && !slices.ContainsFunc(p.By, func(role string) bool { return e.acts(role, t, b) }) ||
		slices.ContainsFunc(p.NotBy, func(role string) bool { return e.acts(role, t, b) }) ||
		len(p.To) > 0 && !slices.ContainsFunc(p.To, func(role string) bool { return e.addressed(role, t, b) }) ||
		slices.ContainsFunc(p.NotTo, func(role string) bool { return e.addressed(role, t, b) }) {
		return false
	}
	if len(p.At) > 0 && !slices.ContainsFunc(p.At, func(where string) bool { return e.at(where, t, b) }) {
		return false
	}
	if p.ByParty != "" && !e.otherParty(p.ByParty, t, b, true) || p.ByNoParty != "" && !e.otherParty(p.ByNoParty, t, b, false) {
		return false
	}
	return true
}

// acts says whether somebody in this role acts in the statement.
func (e *engine) acts(role string, t *told, b binding) bool {
	switch role {
	case "anyone":
		return len(t.who) > 0
	case "nobody":
		return len(t.who) == 0
	case "unsaid":
		return len(t.who) == 0 && e.v.byCourt[b.person]
	case "person":
		return b.person >= 0 && slices.Contains(t.who, b.person)
	case "somebody":
		return slices.ContainsFunc(t.who, func(a int) bool {
			x := &e.v.actors[a]
			return a != b.person && len(x.of) == 0 && len(x.bodies) == 0
		})
	case "state":
		return b.state >= 0 && slices.Contains(t.acting, b.state)
	case "other_state":
		return slices.ContainsFunc(t.acting, func(s int) bool { return s != b.state })
	}
	for _, a := range t.who {
		if a != b.person && e.v.actors[a].bodies[role] && e.organ(role, &e.v.actors[a], t.acting, b) {
			return true
		}
	}
	return false
}

// addressed says whether the statement is addressed to somebody in this role,
// or acts on him.
func (e *engine) addressed(role string, t *told, b binding) bool {
	switch role {
	case "anyone":
		return len(t.whom) > 0
	case "nobody", "unsaid":
		return !slices.ContainsFunc(t.whom, func(a int) bool { return a != b.person }) && (role == "nobody" || e.v.byCourt[b.person])
	case "person":
		return b.person >= 0 && slices.Contains(t.whom, b.person)
	}
	for _, a := range t.whom {
		x := &e.v.actors[a]
		switch {
		case a == b.person:
		case role == "state":
			if b.state >= 0 && slices.Contains(x.of, b.state) {
				return true
			}
		case role == "other_state":
			if slices.ContainsFunc(x.of, func(s int) bool { return s != b.state }) {
				return true
			}
		case x.bodies[role] && e.organ(role, x, nil, b):
			return true
		}
	}
	return false
}

// organ says whether a body that belongs to some State belongs to the one in
// question; where its name does not tell, the State that acts does.
func (e *engine) organ(role string, x *actor, acting []int, b binding) bool {
	if !e.v.law.Bodies[role].OfState || b.state < 0 {
		return true
	}
	if len(x.of) > 0 {
		return slices.Contains(x.of, b.state)
	}
	return !foreign(x) && (len(acting) == 0 || slices.Contains(acting, b.state))
}

// at says whether the statement takes place there.
func (e *engine) at(where string, t *told, b binding) bool {
	switch where {
	case "here":
		return b.state >= 0 && slices.Contains(t.places, b.state) && !t.seat
	case "elsewhere":
		return len(t.places) > 0 && !slices.Contains(t.places, b.state) && !t.seat
	case "court":
		return t.seat
	case "not_court":
		return !t.seat
	}
	return len(t.places) == 0 && !t.seat // nowhere
}

// otherParty says whether another State that acts is bound by a treaty, or is
// not, as asked.
func (e *engine) otherParty(treaty string, t *told, b binding, bound bool) bool {
	for _, s := range t.acting {
		if s == b.state {
			continue
		}
		is := false
		for _, p := range e.memberships(treaty, s) {
			is = is || p.from.notBefore(t.when) != yes && t.when.notBefore(p.until) != yes
		}
		if is == bound {
			return true
		}
	}
	return false
}

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
		for _, k := range p.candidates {
			t := &e.v.told[k]
			if !e.fits(p, t, b) {
				continue
			}
			g := at(t)
			if t.side == saysNo && !p.Negated {
				g.deny = union(g.deny, []int{k})
				continue
			}
			g.yes = union(g.yes, []int{k})
			g.whole = g.whole || p.Whole
		}
	}
	for i := range e.patterns(f.DeniedBy) {
		p := &e.patterns(f.DeniedBy)[i]
		for _, k := range p.candidates {
			if t := &e.v.told[k]; t.side == saysNo && e.fits(p, t, b) {
				g := at(t)
				g.deny = union(g.deny, []int{k})
			}
		}
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
	agree, hull := w.told[standing[0]].when, w.told[standing[0]].when
	disputed := len(open) > 0 || len(standing) == len(timed) && len(timed) > 1 && w.decided(timed)
	for _, k := range standing[1:] {
		hull = hull.hull(w.told[k].when)
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

// tellsOfCase says whether a type tells what became of a person; the last such
// statement is how far the record reaches.
func tellsOfCase(t factum.Type) bool {
	switch t {
	case factum.NonComplianceFinding, factum.Referral, factum.LegalOpinion, factum.Criticism, factum.Statement_, factum.Demand,
		factum.Membership, factum.PositionHeld, factum.AllegedCrime:
		return false
	}
	return true
}
