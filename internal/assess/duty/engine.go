package duty

import (
	"cmp"
	"encoding/binary"
	"slices"

	"factum/internal/assess/duty/statute"
)

// engine judges the duties of one record. It holds what is the same in all
// worlds.
type engine struct {
	*view
	v        *view
	ready    map[*statute.Pattern][]pattern
	groups   map[factKey][]group
	occurred map[worldKey]factInWorld
	stayed   map[worldKey][]stay
	touched  map[factKey][]int
	bonded   map[bondKey][]membership
	tellable map[factKey]bool // whether some statement may tell of a fact
	when     []span           // of each event of the record, by its number in the view
	trace    func(*statute.Duty, *statute.Condition, value)
}

func newEngine(v *view) *engine {
	e := &engine{
		view: v, v: v, ready: map[*statute.Pattern][]pattern{}, groups: map[factKey][]group{}, bonded: map[bondKey][]membership{}, tellable: map[factKey]bool{}, occurred: map[worldKey]factInWorld{}, stayed: map[worldKey][]stay{}, touched: map[factKey][]int{},
		when: make([]span, len(v.groups)),
	}
	for k := range e.when {
		e.when[k] = anytime
	}
	for i := range v.rec.Events {
		if k, ok := v.events[v.rec.Events[i].ID]; ok {
			e.when[k] = intervalSpan(v.rec.Events[i].When)
		}
	}
	return e
}

// eventTime gives the time of an event, as the record has it.
func (e *engine) eventTime(k int) span { return e.when[k] }

// world is one choice for some disputes; the others are open.
type world struct {
	*engine
	*facts
	duty    *statute.Duty
	b       binding
	taken   []int // for each choice of the view the option taken, or -1
	trigger result
	now     *span // the time at which a treaty must bind
	lasting bool  // a state of things counts only if it has no end
	quit    span  // the withdrawal, while a treaty's law after it is judged
	deps    map[string]verdict
}

func (e *engine) world(d *statute.Duty, b binding, taken []int) *world {
	return &world{engine: e, facts: &facts{}, duty: d, b: b, taken: taken, deps: map[string]verdict{}}
}

// facts are the facts that a world has asked for.
type facts struct {
	occ     map[*statute.Fact]factInWorld
	staying map[*statute.Fact][]stay
}

// worldKey names a fact of a binding in all worlds that decide alike the
// disputes on which it can hang: they share it.
type worldKey struct {
	factKey
	decided string
}

func (w *world) keyOf(f *statute.Fact) worldKey {
	var decided []byte
	for _, c := range w.touching(f, w.b) {
		if option := w.taken[c]; option >= 0 {
			decided = binary.AppendUvarint(binary.AppendUvarint(decided, uint64(c)), uint64(option))
		}
	}
	return worldKey{factKey{f, w.b}, string(decided)}
}

// touching gives the disputes on which a fact can hang.
func (e *engine) touching(f *statute.Fact, b binding) []int {
	key := factKey{f, b}
	if t, ok := e.touched[key]; ok {
		return t
	}
	var t []int
	for _, name := range f.Parts() {
		t = union(t, e.touching(e.law.Facts[name], b))
	}
	switch {
	case f.Stay != nil:
		// What ends a stay, and whether the person was held.
		for _, other := range e.law.Facts {
			if other.EndOf == f.Name {
				for _, name := range slices.Concat(other.Unless, other.Straight) {
					t = union(t, e.touching(e.law.Facts[name], b))
				}
			}
		}
		for _, name := range heldBy {
			if other := e.law.Facts[name]; other != nil {
				t = union(t, e.touching(other, b))
			}
		}
	case len(f.From) > 0:
		for _, g := range e.groupsOf(f, b) {
			for _, k := range slices.Concat(g.yes, g.deny) {
				t = union(t, e.told[k].choices)
			}
		}
		if f.Undated != nil {
			for _, name := range []string{f.Undated.NotBefore, f.Undated.NotAfter} {
				if name != "" {
					t = union(t, e.touching(e.law.Facts[name], b))
				}
			}
		}
	}
	e.touched[key] = t
	return t
}

// membership is a time for which a State is bound: from on, and no longer on
// until.
type membership struct {
	from, until span
	statements  []int
	table       bool // the law's table says so, not the record
}

type bondKey struct {
	treaty string
	state  int
}

// memberships gives the times for which a State is bound. What the record says
// goes before the table: a day of joining replaces the table's, a day of
// leaving too; "has not been a party" leaves nothing unless the record also
// knows a day of joining.
func (e *engine) memberships(treaty string, state int) []membership {
	key := bondKey{treaty, state}
	if m, ok := e.bonded[key]; ok {
		return m
	}
	open := span{lo: never, hi: never}
	var ms []membership
	for _, p := range e.law.Treaties[treaty].Parties {
		if p.State != e.names.states[state] {
			continue
		}
		m := membership{from: dayZero(p.Since), until: open, table: true}
		if p.Until.Known() {
			m.until = dayZero(p.Until)
		}
		ms = append(ms, m)
	}
	var joined, left []bond
	neverWas := false
	for _, b := range e.bonds[treaty] {
		switch {
		case b.state != state:
		case b.neverWas:
			neverWas = true
		case b.left:
			left = append(left, b)
		default:
			joined = append(joined, b)
		}
	}
	if neverWas && len(joined) == 0 {
		ms = nil
	}
	if len(joined) > 0 {
		ms = e.joinings(joined, ms, open)
	}
	byTime := func(a, b bond) int {
		return cmp.Or(cmp.Compare(a.when.lo, b.when.lo), cmp.Compare(a.when.hi, b.when.hi))
	}
	slices.SortFunc(left, byTime)
	for _, l := range left {
		for i := range ms {
			if ms[i].from.lo <= l.when.lo && (ms[i].table || l.when.lo < ms[i].until.lo) {
				ms[i].until = span{lo: l.when.lo, hi: dayEnd(l.when)}
				ms[i].statements = union(ms[i].statements, []int{l.statement})
			}
		}
	}
	e.bonded[key] = ms
	return ms
}

// joinings puts the days of joining that the record knows in the place of the
// table's. One without a day says only that the State is bound.
func (e *engine) joinings(joined []bond, table []membership, open span) []membership {
	var ms []membership
	for _, j := range joined {
		m := membership{from: span{lo: ever, hi: ever}, until: open}
		if j.when.known() {
			m.from = j.when
			if m.from.lo == ever {
				m.from.lo = m.from.hi
			}
		} else if len(table) > 0 {
			m.from = table[0].from
		}
		for _, t := range table {
			if t.from.lo <= m.from.hi+366*minutesOfDay && t.until.lo > m.from.lo {
				m.until = t.until
			}
		}
		m.statements = []int{j.statement}
		ms = append(ms, m)
	}
	slices.SortFunc(ms, func(a, b membership) int {
		return cmp.Or(cmp.Compare(a.from.lo, b.from.lo), cmp.Compare(a.from.hi, b.from.hi))
	})
	// Several sources on one joining: it was on a day that all of them allow.
	out := ms[:1]
	for _, m := range ms[1:] {
		last := &out[len(out)-1]
		if m.from.lo < last.until.lo {
			if cut, ok := last.from.meet(m.from); ok {
				last.from = cut
			}
			last.statements = union(last.statements, m.statements)
			continue
		}
		out = append(out, m)
	}
	return out
}

func dayZero(d statute.Day) span {
	t := dayStart(d.Day)
	return span{lo: t, hi: t, clock: true}
}

// dayEnd gives the first minute of the last day that a span allows: a State
// that left "in 2017" had left when the year was over.
func dayEnd(s span) instant {
	if s.hi == never {
		return never
	}
	return s.hi.day() * minutesOfDay
}
