package record

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum/internal/reconcile/event"
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

// TestImpossibleAreAllSmallestSets holds the smallest sets against those that
// trial of all sets of links gives.
func TestImpossibleAreAllSmallestSets(t *testing.T) {
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
			if !between || possible(links, set, events) {
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
		if len(want) == 0 {
			want = nil
		}
		if diff := cmp.Diff(want, impossible(links)); diff != "" {
			t.Fatalf("links %+v: smallest sets (-trial +found):\n%s", links, diff)
		}
	})
}

// chain makes n events, each of which was some days after the one before, and
// gives days of the first and the last.
func chain(n, first, last int) []link {
	list := []link{{to: 1, low: first, high: first, statements: []string{"s"}}, {to: n, low: last, high: last, statements: []string{"s"}}}
	for k := 1; k < n; k++ {
		list = append(list, link{from: k, to: k + 1, low: 0, high: event.AnyDays, statements: []string{"s"}})
	}
	return list
}

// TestImpossibleOfAnyLength finds a set however many quotes it takes, alone and
// among thousands of links.
func TestImpossibleOfAnyLength(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 5, 30, 4000} {
		if sets := impossible(chain(n, 10, 10)); len(sets) != 0 {
			t.Errorf("%d events: %v", n, sets)
		}
		sets := impossible(chain(n, 10, 9))
		if len(sets) != 1 || len(sets[0]) != n+1 {
			t.Errorf("%d events, the last a day before the first: %v", n, sets)
		}
	}
}

// BenchmarkImpossible looks for sets among the days and the orders of n events
// in groups of ten, one of which contradicts itself in every hundred.
func BenchmarkImpossible(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		var list []link
		for k := 1; k <= n; k++ {
			list = append(list, link{to: k, low: k, high: k, statements: []string{"s"}})
			if k%10 > 0 {
				l := link{from: k, to: k + 1, low: 0, high: event.AnyDays, statements: []string{"s"}}
				if k%1000 == 1 {
					l.low = 2
				}
				list = append(list, l)
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			sets := 0
			for range b.N {
				sets = len(impossible(list))
			}
			b.ReportMetric(float64(sets), "sets")
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/case")
		})
		b.Run(fmt.Sprint(n, "/one group"), func(b *testing.B) {
			list := chain(n, 10, 9)
			sets := 0
			for range b.N {
				sets = len(impossible(list))
			}
			b.ReportMetric(float64(sets), "sets")
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/case")
		})
	}
}
