package event

import (
	"cmp"
	"slices"

	"factum"
)

// event makes an event of its statements.
func (b *builder) event(c *cluster) factum.Event {
	slices.Sort(c.members)
	ev := factum.Event{Who: []string{}, Whom: []string{}, Places: []string{}, Statements: []string{}, Disputed: []string{}, Because: []string{}}
	wheres := map[string]int{}
	for _, i := range c.members {
		st := &b.Statements[i]
		ev.Statements = append(ev.Statements, st.ID)
		ev.Who = union(ev.Who, st.Who)
		ev.Whom = union(ev.Whom, st.Whom)
		ev.Places = union(ev.Places, st.Places)
		if st.Where != "" {
			wheres[st.Where]++
		}
	}
	ev.Type = b.typeOf(c.members)
	ev.Where = mostUsed(wheres)
	ev.When = b.days(c.members)
	ev.Because = append(ev.Because, c.because...)
	ev.ID = id("v", slices.Min(ev.Statements))
	for _, i := range c.members {
		b.Statements[i].Event = ev.ID
	}
	return ev
}

// typeOf gives the type of an event: the group that most of its statements
// tell, under its own name if one of them uses it.
func (b *builder) typeOf(members []int) factum.Type {
	count := map[factum.Type]int{}
	asGroup := map[factum.Type]bool{}
	own := map[factum.Type]factum.Type{}
	for _, i := range members {
		f := &b.feature[i]
		count[f.group]++
		if f.typ == f.group {
			asGroup[f.group] = true
		}
		if own[f.group] == "" {
			own[f.group] = f.typ
		}
	}
	var best factum.Type
	for _, g := range factum.Types() {
		if count[g] > count[best] {
			best = g
		}
	}
	if !asGroup[best] {
		return own[best]
	}
	return best
}

// days gives the days of an event: those on which all its statements agree; if
// they disagree, from the first to the last that one of them names.
func (b *builder) days(members []int) factum.Interval {
	var all, hull factum.Interval
	agree := true
	for _, i := range members {
		w := b.feature[i].days
		if !w.Known() || b.feature[i].planned && len(members) > 1 {
			continue // a plan is no report of the day
		}
		if cut, ok := all.Cut(w); ok {
			all = cut
		} else {
			agree = false
		}
		if !w.Closed() {
			continue
		}
		if !hull.Known() {
			hull = w
			continue
		}
		if w.From.Day < hull.From.Day {
			hull.From = w.From
		}
		if w.To.Day > hull.To.Day {
			hull.To = w.To
		}
	}
	if agree {
		return all
	}
	return hull
}

func mostUsed(count map[string]int) string {
	best := ""
	for w, n := range count {
		if best == "" || n > count[best] || n == count[best] && (len(w) > len(best) || len(w) == len(best) && w < best) {
			best = w
		}
	}
	return best
}

func union(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// InOrder sorts events by their first possible day, then by the last, those
// without a day by the days that are assumed; those without either come last.
func InOrder(events []factum.Event) {
	slices.SortStableFunc(events, func(x, y factum.Event) int {
		v, w := placed(&x), placed(&y)
		return cmp.Or(compareDays(v.From, w.From, v.To, w.To), compareDays(v.To, w.To, v.From, w.From), cmp.Compare(openEnd(v), openEnd(w)), cmp.Compare(x.ID, y.ID))
	})
}

// openEnd puts what lies on or before a day before the day, and what lies on or
// after it behind.
func openEnd(v factum.Interval) int {
	switch {
	case v.From.Known() == v.To.Known():
		return 0
	case v.To.Known():
		return -1
	}
	return 1
}

// placed gives the days by which an event stands among others.
func placed(ev *factum.Event) factum.Interval {
	if !ev.When.Known() && ev.Assumed != nil {
		return ev.Assumed.Interval
	}
	return ev.When
}

// compareDays orders moments; an unknown one stands where the other end is,
// and last if both are unknown.
func compareDays(a, b, otherA, otherB factum.Moment) int {
	key := func(m, other factum.Moment) (int, int) {
		if !m.Known() {
			m = other
		}
		if !m.Known() {
			return 1, 0
		}
		return 0, int(m.Day)*1500 + int(m.Clock)
	}
	a1, a2 := key(a, otherA)
	b1, b2 := key(b, otherB)
	return cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2))
}
