package event

import (
	"slices"

	"factum"
	"factum/internal/read/when/order"
)

// dateByOrder gives days to happenings of which a document says only how they
// lie to others ("two days after his arrest", "before he left"), where the days
// of those are known. Distances, orders, days and days of publication are
// difference constraints between events; what follows from them is as wide as
// the words. Events whose constraints contradict each other keep their days: the
// contradiction is for package record to report.
func (b *builder) dateByOrder() {
	if len(b.Offsets) == 0 {
		return
	}
	statements := make(map[string]int, len(b.Statements))
	for i := range b.Statements {
		statements[b.Statements[i].ID] = i
	}
	groups := newLinked()
	for n := range b.Offsets {
		o := &b.Offsets[n]
		x, y := b.Statements[statements[o.Statement]].Event, b.Statements[statements[o.From]].Event
		if b.eventOf[x] != nil && b.eventOf[y] != nil && x != y {
			groups.join(n, x, y)
		}
	}
	for _, g := range groups.list() {
		b.dateGroup(g, statements)
	}
}

// epoch is the day from which the days of a system are counted.
const epoch = factum.Day(1)

// dateGroup dates events that orders link with each other.
func (b *builder) dateGroup(offsets []int, statements map[string]int) {
	system := order.NewSystem()
	variable := map[*factum.Event]order.Var{}
	var list []*factum.Event
	sound := true
	of := func(statement string) order.Var {
		ev := b.eventOf[b.Statements[statements[statement]].Event]
		v, ok := variable[ev]
		if ok {
			return v
		}
		v = system.Var()
		variable[ev], list = v, append(list, ev)
		days := b.toldBy(ev, statements)
		sound = system.Bound(v, dayNumber(days.From, -order.Unbounded), dayNumber(days.To, order.Unbounded), len(b.Offsets)+int(v), 1) == nil && sound
		return v
	}
	for _, n := range offsets {
		o := &b.Offsets[n]
		sound = system.Between(of(o.Statement), of(o.From), bound(o.Low), bound(o.High), n, 1) == nil && sound
	}
	if !sound {
		return
	}
	solution := system.Solve()
	if len(solution.Conflicts()) > 0 {
		return
	}
	worded := map[*factum.Event]bool{}
	for _, n := range offsets {
		for _, st := range b.worded(n, statements) {
			worded[b.eventOf[st.Event]] = true
		}
	}
	before := make([]factum.Interval, len(list))
	for i, ev := range list {
		before[i] = ev.When
		first, last := solution.Days(variable[ev])
		because, until := solution.Because(variable[ev])
		reckoned := func(reasons []int) bool { // from other words than its own
			return slices.ContainsFunc(reasons, func(n int) bool { return n < len(b.Offsets) })
		}
		var days factum.Interval
		if first > -order.Unbounded && reckoned(because) {
			days.From.Day = epoch.Add(int(first))
		}
		if last < order.Unbounded && (reckoned(until) || days.Known()) {
			days.To.Day = epoch.Add(int(last))
		}
		if cut, ok := ev.When.Cut(days); ok && days.Known() && worded[ev] && !b.denies(ev, cut, statements) {
			ev.When = cut
		}
	}
	for _, n := range offsets {
		for _, st := range b.worded(n, statements) {
			ev := b.eventOf[st.Event]
			if before[variable[ev]-1].Closed() || !ev.When.Known() {
				continue // others tell its day
			}
			switch {
			case st.When == nil:
				st.When = &factum.When{Interval: ev.When, Text: b.Offsets[n].Text, Basis: factum.BasisEvent}
			case !st.When.Known() && st.ID == b.Offsets[n].Statement:
				st.When.Interval, st.When.Basis = ev.When, factum.BasisCase
			}
		}
	}
}

// denies says whether a statement of an event tells a day outside an interval:
// then the day stays in dispute, whichever side the order is on.
func (b *builder) denies(ev *factum.Event, days factum.Interval, statements map[string]int) bool {
	return slices.ContainsFunc(ev.Statements, func(id string) bool {
		st := &b.Statements[statements[id]]
		if st.When == nil {
			return false
		}
		_, meet := st.When.Cut(days)
		return !meet
	})
}

// worded gives the statements that an offset dates: the one that says it, and the
// other one, if it stands in the same document. Without words beside them, events
// get no day.
func (b *builder) worded(offset int, statements map[string]int) []*factum.Statement {
	o := &b.Offsets[offset]
	st, from := &b.Statements[statements[o.Statement]], &b.Statements[statements[o.From]]
	if st.Document != from.Document {
		return []*factum.Statement{st}
	}
	return []*factum.Statement{st, from}
}

// toldBy gives the days of an event, with the day of publication of the first
// document that tells it as past for the last of them.
func (b *builder) toldBy(ev *factum.Event, statements map[string]int) factum.Interval {
	days := ev.When
	for _, id := range ev.Statements {
		i := statements[id]
		st, doc := &b.Statements[i], b.readings[b.read[i].reading].Document
		if doc == nil || !doc.Published.To.Known() || st.Negated || st.Modality != factum.Asserted && st.Modality != factum.Alleged {
			continue
		}
		told := factum.Interval{To: factum.Moment{Day: doc.Published.To.Day}}
		if cut, ok := days.Cut(told); ok {
			days = cut
		}
	}
	return days
}

// dayNumber counts a day from the epoch; open stands for an unknown one.
func dayNumber(m factum.Moment, open int64) int64 {
	if !m.Known() {
		return open
	}
	return int64(m.Day.Sub(epoch))
}

// bound is a number of days as a system takes it.
func bound(days int) int64 {
	switch {
	case days >= AnyDays:
		return order.Unbounded
	case days <= -AnyDays:
		return -order.Unbounded
	}
	return int64(days)
}

// linked gathers offsets whose events hang together.
type linked struct {
	parent  map[string]string
	offsets []int
	event   []string // an event of each offset
}

func newLinked() *linked { return &linked{parent: map[string]string{}} }

func (l *linked) find(x string) string {
	for l.parent[x] != "" {
		if up := l.parent[l.parent[x]]; up != "" {
			l.parent[x] = up // halves the way for the next one
		}
		x = l.parent[x]
	}
	return x
}

func (l *linked) join(offset int, x, y string) {
	if a, z := l.find(x), l.find(y); a != z {
		l.parent[z] = a
	}
	l.offsets, l.event = append(l.offsets, offset), append(l.event, x)
}

// list gives the offsets of each group, in the order of the first of them.
func (l *linked) list() (groups [][]int) {
	at := map[string]int{}
	for i, n := range l.offsets {
		root := l.find(l.event[i])
		k, ok := at[root]
		if !ok {
			k = len(groups)
			at[root] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], n)
	}
	return groups
}
