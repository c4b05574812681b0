package record

import (
	"fmt"
	"slices"

	"factum"
)

// link is a constraint on days: to lies from low up to high days after from.
// An event is a number from 1, the origin of days is 0. So a day is a link
// from the origin, "two days later" one between events.
type link struct {
	from, to   int
	low, high  int
	label      string
	statements []string
}

// longest is the largest set of quotes that is looked for in a chain of days.
const longest = 4

// mostLinks bounds the links of one event that chains go through, and the
// chains that are followed from one link.
const (
	mostLinks  = 24
	mostChains = 20_000
)

// after gives the least and the most days by which the far end of a link lies
// after the near one, seen from an end of it.
func (l *link) after(from int) (to, low, high int) {
	if l.from == from {
		return l.to, l.low, l.high
	}
	return l.from, -l.high, -l.low
}

// cycles finds the smallest sets of links that cannot all hold, with at least
// one link between events and not more than longest links: simple cycles on
// which the days can't add up to nothing. (A set of difference constraints
// can't hold only if there is such a cycle; see any text on Bellman and Ford.)
// Each is checked to be smallest by leaving out each of its links in turn.
func cycles(links []link) [][]int {
	at := map[int][]int{} // links by node
	for i := range links {
		for _, n := range []int{links[i].from, links[i].to} {
			if n == 0 || len(at[n]) < mostLinks {
				at[n] = append(at[n], i)
			}
		}
	}
	direct := map[int][]int{} // days of an event
	for i := range links {
		if links[i].from == 0 {
			direct[links[i].to] = append(direct[links[i].to], i)
		}
	}
	var found [][]int
	seen := map[string]bool{}
	for first := range links {
		if links[first].from == 0 {
			continue
		}
		steps := 0
		var follow func(node, low, high int, path []int, nodes []int)
		follow = func(node, low, high int, path []int, nodes []int) {
			if steps++; steps > mostChains {
				return
			}
			start := nodes[0]
			next := at[node]
			if node == 0 {
				next = direct[start] // back from the origin there is one way
			}
			for _, k := range next {
				if slices.Contains(path, k) {
					continue
				}
				to, lo, hi := links[k].after(node)
				if to == start {
					if lo+low > 0 || hi+high < 0 {
						set := slices.Sorted(slices.Values(append(slices.Clone(path), k)))
						if key := fmt.Sprint(set); !seen[key] && smallest(links, set) {
							seen[key] = true
							found = append(found, set)
						}
					}
					continue
				}
				if len(path)+2 > longest || slices.Contains(nodes, to) {
					continue
				}
				follow(to, low+lo, high+hi, append(slices.Clone(path), k), append(slices.Clone(nodes), to))
			}
		}
		for _, from := range []int{links[first].from, links[first].to} {
			to, low, high := links[first].after(from)
			follow(to, low, high, []int{first}, []int{from, to})
		}
	}
	slices.SortFunc(found, slices.Compare)
	return found
}

// smallest says whether some links can't all hold, but can without any one of
// them.
func smallest(links []link, set []int) bool {
	if consistent(links, set) {
		return false
	}
	for i := range set {
		if !consistent(links, slices.Delete(slices.Clone(set), i, i+1)) {
			return false
		}
	}
	return true
}

// consistent says whether there are days for which all the links hold: no
// negative cycle among the differences (Bellman and Ford).
func consistent(links []link, set []int) bool {
	nodes := []int{}
	for _, i := range set {
		for _, n := range []int{links[i].from, links[i].to} {
			if !slices.Contains(nodes, n) {
				nodes = append(nodes, n)
			}
		}
	}
	dist := make([]int, len(nodes))
	for round := 0; ; round++ {
		changed := false
		for _, i := range set {
			l := &links[i]
			a, b := slices.Index(nodes, l.from), slices.Index(nodes, l.to)
			if dist[a]+l.high < dist[b] {
				dist[b], changed = dist[a]+l.high, true
			}
			if dist[b]-l.low < dist[a] {
				dist[a], changed = dist[b]-l.low, true
			}
		}
		if !changed {
			return true
		}
		if round > len(nodes) {
			return false
		}
	}
}

// orders finds days that don't fit together through what is said of the
// distance of events: arrested on Monday, released two days later, released on
// Friday.
func (f *finder) orders() {
	if len(f.c.Offsets) == 0 {
		return
	}
	number := map[string]int{}
	var events []*factum.Event
	node := func(id string) int {
		st := f.statements[id]
		if st == nil || f.events[st.Event] == nil {
			return -1
		}
		n, ok := number[st.Event]
		if !ok {
			events = append(events, f.events[st.Event])
			n = len(events)
			number[st.Event] = n
		}
		return n
	}
	var links []link
	at := map[string]int{}
	add := func(l link, statement string) {
		key := fmt.Sprint(l.from, l.to, l.low, l.high)
		i, ok := at[key]
		if !ok {
			i = len(links)
			at[key] = i
			links = append(links, l)
		}
		if !slices.Contains(links[i].statements, statement) {
			links[i].statements = append(links[i].statements, statement)
		}
	}
	for _, o := range f.c.Offsets {
		from, to := node(o.From), node(o.Statement)
		if from < 0 || to < 0 {
			continue
		}
		label := fmt.Sprintf("%s: %s", f.events[f.statements[o.Statement].Event].Type.Noun(), o.Text)
		l := link{from: from, to: to, low: o.Low, high: o.High, label: label}
		if from == to {
			continue // an event that is counted from itself: nothing is said
		}
		if from > to {
			l = link{from: to, to: from, low: -o.High, high: -o.Low, label: label}
		}
		add(l, o.Statement)
	}
	for n, ev := range events {
		for _, v := range f.dated(f.asserted(ev)) {
			first, last := v.is.days.first/minutesOfDay, v.is.days.last/minutesOfDay
			for _, st := range v.statements {
				add(link{from: 0, to: n + 1, low: first, high: last, label: ev.Type.Noun() + ": " + v.label}, st)
			}
		}
	}
	for _, set := range cycles(links) {
		d := draft{kind: factum.Contradiction, attribute: "order", sets: [][]int{{}}}
		for i, k := range set {
			l := &links[k]
			d.sides = append(d.sides, factum.Side{Value: l.label, Statements: slices.Clone(l.statements)})
			d.sets[0] = append(d.sets[0], i)
			if d.event == nil && l.from > 0 {
				d.event = events[l.to-1]
			}
		}
		f.add(d)
	}
}
