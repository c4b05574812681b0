package record

import (
	"fmt"
	"slices"

	"factum/internal/read/when/order"
	"factum/internal/reconcile/event"
)

// Bounds of the search for sets of links that cannot all hold. Events that
// links join are a group; up to mostTries links times days every smallest set of
// a group is looked for, beyond that those that one pass over the group finds,
// with one day for each event: the day that most statements give.
const (
	mostTries = 2_000_000
	// mostLeftOut bounds how many ways of leaving links out are tried from one
	// pair of days; fewer in large groups, so that no more than leftOutWork links
	// are looked at, but for leastLeftOut ways.
	mostLeftOut, leastLeftOut = 256, 8
	leftOutWork               = 100_000
	// mostOrders is how many sets are listed of one group.
	mostOrders = 64
)

// impossible finds the smallest sets of links that cannot all hold, with at
// least one link between events. A set of difference constraints can't hold if
// it has a negative cycle; package order finds them. None can be spared of a
// set.
func impossible(links []link) [][]int {
	found, _ := searched(links)
	return found
}

// cut is a rule that ended the search in a group, with one of its links.
type cut struct {
	rule string
	link int
}

// searched finds what impossible does, and says where it ended early.
func searched(links []link) (found [][]int, cuts []cut) {
	for _, g := range groupsOf(links) {
		var sets [][]int
		if work := len(g.days) * (len(g.between) + len(g.days)); work <= mostTries {
			sets = g.all()
		} else {
			sets = g.some()
			g.stopped = true
		}
		if g.stopped {
			cuts = append(cuts, cut{"among very many orders and days of acts that hang together, not all sets that can't hold were looked for", g.between[0]})
		}
		if len(sets) > mostOrders {
			cuts = append(cuts, cut{fmt.Sprintf("of more than %d sets of orders and days that can't hold, the smallest %d are listed", mostOrders, mostOrders), g.between[0]})
		}
		slices.SortFunc(sets, func(a, b []int) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			return slices.Compare(a, b)
		})
		found = append(found, sets[:min(len(sets), mostOrders)]...)
	}
	slices.SortFunc(found, slices.Compare)
	return found, cuts
}

// linkGroup is what links join: links between events, and the days of those.
type linkGroup struct {
	links         []link
	between, days []int
	stopped       bool // not all was looked for
}

// groupsOf parts links into groups; days of events that no link joins are in none.
func groupsOf(links []link) []*linkGroup {
	var parent []int
	find := func(x int) int {
		for parent[x] != x {
			parent[x] = parent[parent[x]]
			x = parent[x]
		}
		return x
	}
	for i := range links {
		for n := max(links[i].from, links[i].to); len(parent) <= n; {
			parent = append(parent, len(parent))
		}
	}
	for i := range links {
		if links[i].from > 0 {
			parent[find(links[i].to)] = find(links[i].from)
		}
	}
	at := map[int]*linkGroup{}
	var groups []*linkGroup
	for i := range links {
		root := find(links[i].to)
		g := at[root]
		if g == nil {
			g = &linkGroup{links: links}
			at[root] = g
			groups = append(groups, g)
		}
		if links[i].from > 0 {
			g.between = append(g.between, i)
		} else {
			g.days = append(g.days, i)
		}
	}
	return slices.DeleteFunc(groups, func(g *linkGroup) bool { return len(g.between) == 0 })
}

// system makes constraints of links; the reasons are their numbers.
func (g *linkGroup) system(of map[int]order.Var, sets ...[]int) *order.System {
	s := order.NewSystem()
	node := func(n int) order.Var {
		if n == 0 {
			return order.Origin
		}
		v, ok := of[n]
		if !ok {
			v = s.Var()
			of[n] = v
		}
		return v
	}
	for _, set := range sets {
		for _, i := range set {
			l := &g.links[i]
			low, high := int64(l.low), int64(l.high)
			if l.low <= -event.AnyDays {
				low = -order.Unbounded
			}
			if l.high >= event.AnyDays {
				high = order.Unbounded
			}
			// the words that most say are kept, where some must be left out
			if err := s.Between(node(l.to), node(l.from), low, high, i, len(l.statements)); err != nil {
				continue // beyond all calendars: it bounds nothing
			}
		}
	}
	return s
}

// all finds every smallest set: the sets of links between events alone, then
// for every pair of days those that lead from the one to the other. (A simple
// cycle passes the origin of days once, so it has two days or none.)
func (g *linkGroup) all() [][]int {
	sets := g.leavingOut(nil)
	alone := len(sets)
	for i, a := range g.days {
		of := map[int]order.Var{}
		sol := g.system(of, g.between, []int{a}).Solve()
		for _, b := range g.days[i+1:] {
			if g.links[a].to == g.links[b].to {
				continue // two days of one event are another conflict
			}
			first, last := sol.Days(of[g.links[b].to])
			if alone == 0 && int64(g.links[b].high) >= first && int64(g.links[b].low) <= last {
				continue
			}
			for _, set := range g.leavingOut([]int{a, b}) {
				if slices.Contains(set, a) && slices.Contains(set, b) {
					sets = append(sets, set)
				}
			}
			if len(sets) > alone+mostOrders {
				return sets
			}
		}
	}
	return sets
}

// leavingOut finds all smallest sets that cannot hold among the links between
// events and some days that are kept, by leaving links out: every one of a set
// that was found, in turn (Reiter, A theory of diagnosis from first principles,
// 1987).
func (g *linkGroup) leavingOut(kept []int) [][]int {
	var sets [][]int
	seen := map[string]bool{"[]": true}
	queue := [][]int{nil}
	most := max(leastLeftOut, min(mostLeftOut, leftOutWork/(len(g.between)+1)))
	for tried := 0; len(queue) > 0 && tried < most; tried++ {
		left := queue[0]
		queue = queue[1:]
		hit := func(set []int) bool {
			return slices.ContainsFunc(left, func(i int) bool { return slices.Contains(set, i) })
		}
		at := slices.IndexFunc(sets, func(set []int) bool { return !hit(set) })
		if at < 0 {
			rest := slices.DeleteFunc(slices.Clone(g.between), func(i int) bool { return slices.Contains(left, i) })
			conflicts := g.system(map[int]order.Var{}, rest, kept).Solve().Conflicts()
			if len(conflicts) == 0 {
				continue
			}
			at = len(sets)
			sets = append(sets, conflicts[0].Reasons)
		}
		for _, i := range sets[at] {
			if slices.Contains(kept, i) {
				continue
			}
			next := append(slices.Clone(left), i)
			slices.Sort(next)
			if key := fmt.Sprint(next); !seen[key] {
				seen[key] = true
				queue = append(queue, next)
			}
		}
	}
	g.stopped = g.stopped || len(queue) > 0
	return sets
}

// some finds sets in one pass, with one day for each event.
func (g *linkGroup) some() (sets [][]int) {
	day := map[int]int{}
	for _, i := range g.days {
		if k, ok := day[g.links[i].to]; !ok || len(g.links[i].statements) > len(g.links[k].statements) {
			day[g.links[i].to] = i
		}
	}
	days := slices.DeleteFunc(slices.Clone(g.days), func(i int) bool { return day[g.links[i].to] != i })
	for _, c := range g.system(map[int]order.Var{}, g.between, days).Solve().Conflicts() {
		sets = append(sets, c.Reasons)
	}
	return sets
}
