package record

import (
	"slices"

	"factum"
	"factum/internal/reconcile/event"
)

// link is a constraint on days: to lies from low up to high days after from
// (±[event.AnyDays] is open). An event is a number from 1, the origin of days is
// 0. So a day is a link from the origin, "two days later" and "after his
// arrest" are links between events.
type link struct {
	from, to   int
	low, high  int
	label      string
	statements []string
}

// links gathers what is said of the days of events and of their distances.
type links struct {
	list   []link
	at     map[[4]int]int
	number map[string]int // events by ID, from 1
	events []*factum.Event
}

// add puts a statement under its link.
func (l *links) add(k link, statement string) {
	key := [4]int{k.from, k.to, k.low, k.high}
	i, ok := l.at[key]
	if !ok {
		i = len(l.list)
		l.at[key] = i
		l.list = append(l.list, k)
	}
	if !slices.Contains(l.list[i].statements, statement) {
		l.list[i].statements = append(l.list[i].statements, statement)
	}
}

// node gives the number of an event.
func (l *links) node(ev *factum.Event) int {
	n, ok := l.number[ev.ID]
	if !ok {
		l.events = append(l.events, ev)
		n = len(l.events)
		l.number[ev.ID] = n
	}
	return n
}

// linksOf gathers the links of a case: distances and orders, and the days of
// the events between which they are. Acts that go on for days, or are done
// again and again, have no order by words that leave the distance open.
func (f *finder) linksOf() *links {
	l := &links{at: map[[4]int]int{}, number: map[string]int{}}
	for _, o := range f.c.Offsets {
		st, of := f.statements[o.Statement], f.statements[o.From]
		if st == nil || of == nil {
			continue
		}
		ev, other := f.events[st.Event], f.events[of.Event]
		if ev == nil || other == nil || ev == other { // an event that is counted from itself: nothing is said
			continue
		}
		open := o.Low <= -event.AnyDays || o.High >= event.AnyDays
		if open && (lasting[ev.Type] || lasting[other.Type]) || st.Negated || of.Negated || !cameToPass(st) || !cameToPass(of) {
			continue
		}
		from, to := l.node(other), l.node(ev)
		k := link{from: from, to: to, low: o.Low, high: o.High, label: ev.Type.Noun() + ": " + o.Text}
		if from > to {
			k.from, k.to, k.low, k.high = to, from, -o.High, -o.Low
		}
		l.add(k, o.Statement)
	}
	for n, ev := range l.events {
		for _, v := range f.dated(f.asserted(ev)) {
			on := v.is.days
			if v.is.parted {
				on = v.is.exact
			}
			k := link{to: n + 1, low: dayAt(on.first), high: dayAt(on.last), label: ev.Type.Noun() + ": " + v.label}
			for _, st := range v.statements {
				l.add(k, st)
			}
		}
	}
	return l
}

// cameToPass says whether a statement tells what has come to pass.
func cameToPass(st *factum.Statement) bool {
	return st.Modality == factum.Asserted || st.Modality == factum.Alleged
}

// dayAt gives the day of a minute.
func dayAt(minute int) int {
	if minute < 0 {
		return -((minutesOfDay - 1 - minute) / minutesOfDay)
	}
	return minute / minutesOfDay
}

// orders finds days that don't fit together through what is said of the
// distance and the order of events: arrested on Monday, released two days
// later, released on Friday; released on Friday, flown out after his release,
// flown out on Thursday.
func (f *finder) orders() {
	if len(f.c.Offsets) == 0 {
		return
	}
	l := f.linksOf()
	found, cuts := searched(l.list)
	for _, c := range cuts {
		f.stopped(c.rule, f.title(l.events[l.list[c.link].to-1]))
	}
	for _, set := range found {
		d := draft{kind: factum.Contradiction, attribute: "order", sets: [][]int{{}}}
		for i, k := range set {
			d.sides = append(d.sides, factum.Side{Value: l.list[k].label, Statements: slices.Clone(l.list[k].statements)})
			d.sets[0] = append(d.sets[0], i)
			if d.event == nil && l.list[k].from > 0 {
				d.event = l.events[l.list[k].to-1]
			}
		}
		f.add(d)
	}
}
