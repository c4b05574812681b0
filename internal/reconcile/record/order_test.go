package record

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// horizon is the last day of the small world in which links are tried: three
// links add up to no more.
const horizon = 9

// possible says by trial whether there are days for which all links of a set
// hold: no reasoning, so that it can judge what is reasoned.
func possible(links []link, set []int, events int) bool {
	days := make([]int, events+1) // of events from 1; the origin is day 0
	var try func(n int) bool
	try = func(n int) bool {
		if n > events {
			for _, i := range set {
				if d := days[links[i].to] - days[links[i].from]; d < links[i].low || d > links[i].high {
					return false
				}
			}
			return true
		}
		for days[n] = -horizon; days[n] <= horizon; days[n]++ {
			if try(n + 1) {
				return true
			}
		}
		return false
	}
	return try(1)
}

// TestCyclesAreAllSmallestSets holds the smallest sets against those that trial
// of all sets of up to four links gives.
func TestCyclesAreAllSmallestSets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const events = 3
		var links []link
		seen := map[string]bool{}
		for range rapid.IntRange(2, 7).Draw(t, "links") {
			l := link{from: rapid.IntRange(0, events-1).Draw(t, "from")}
			l.to = rapid.IntRange(l.from+1, events).Draw(t, "to")
			l.low = rapid.IntRange(0, 2).Draw(t, "low")
			l.high = l.low + rapid.IntRange(0, 1).Draw(t, "width")
			if key := fmt.Sprint(l.from, l.to, l.low, l.high); !seen[key] { // as orders gathers them
				seen[key] = true
				links = append(links, l)
			}
		}
		var want [][]int
		for mask := 1; mask < 1<<len(links); mask++ {
			var set []int
			between := false
			for i := range links {
				if mask&(1<<i) != 0 {
					set = append(set, i)
					between = between || links[i].from > 0
				}
			}
			if len(set) > longest || !between || possible(links, set, events) {
				continue
			}
			without := func(i int) bool { return possible(links, slices.Delete(slices.Clone(set), i, i+1), events) }
			minimal := true
			for i := range set {
				minimal = minimal && without(i)
			}
			if minimal {
				want = append(want, set)
			}
		}
		slices.SortFunc(want, slices.Compare)
		if diff := cmp.Diff(want, cycles(links)); diff != "" {
			t.Fatalf("links %+v: smallest sets (-trial +found):\n%s", links, diff)
		}
	})
}
