package order_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum/internal/read/when/order"
)

// must adds a constraint that is known to be right.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSolve(t *testing.T) {
	s := order.NewSystem()
	warrant, arrest, release, published := s.Var(), s.Var(), s.Var(), s.Var()
	must(t, s.Bound(warrant, 100, 100, 1, 2))                       // "on the 10th of April"
	must(t, s.Between(arrest, warrant, 1, 1, 2, 2))                 // "the day before, a warrant was issued"
	must(t, s.Between(release, arrest, 2, 2, 3, 2))                 // "two days later"
	must(t, s.Between(published, release, 0, 6, 4, 2))              // "on Tuesday"
	must(t, s.Between(published, arrest, 4, order.Unbounded, 5, 2)) // "last Sunday"
	got := s.Solve()
	if c := got.Conflicts(); len(c) != 0 {
		t.Fatalf("conflicts %v", c)
	}
	first, last := got.Days(published)
	if first != 105 || last != 109 {
		t.Errorf("published between %d and %d, want 105 and 109", first, last)
	}
	because, until := got.Because(published)
	if diff := cmp.Diff([]int{1, 2, 5}, because); diff != "" {
		t.Errorf("reasons of the first day: %s", diff)
	}
	if diff := cmp.Diff([]int{1, 2, 3, 4}, until); diff != "" {
		t.Errorf("reasons of the last day: %s", diff)
	}
}

func TestSolveConflict(t *testing.T) {
	s := order.NewSystem()
	appeal, arrest, other := s.Var(), s.Var(), s.Var()
	must(t, s.Between(arrest, appeal, 0, order.Unbounded, 1, 2)) // "the appeal had been lodged when he was arrested"
	must(t, s.Bound(arrest, 50, 50, 2, 2))
	must(t, s.Bound(other, 1, 9, 3, 2))
	must(t, s.Bound(appeal, 53, 53, 4, 2))
	must(t, s.Between(appeal, other, 0, order.Unbounded, 5, 0))
	got := s.Solve()
	want := []order.Conflict{{Reasons: []int{1, 2, 4}, LeftOut: 4}}
	if diff := cmp.Diff(want, got.Conflicts()); diff != "" {
		t.Error(diff)
	}
	if first, last := got.Days(other); first != 1 || last != 9 {
		t.Errorf("other between %d and %d, want 1 and 9", first, last)
	}
}

// The weakest constraint of a conflict goes first, whatever the order.
func TestSolveLeavesOutAssumptions(t *testing.T) {
	s := order.NewSystem()
	a, b := s.Var(), s.Var()
	must(t, s.Between(b, a, 1, order.Unbounded, 1, 0)) // an assumption
	must(t, s.Bound(a, 10, 10, 2, 5))
	must(t, s.Bound(b, 8, 8, 3, 5))
	got := s.Solve()
	if diff := cmp.Diff([]order.Conflict{{Reasons: []int{1, 2, 3}, LeftOut: 1}}, got.Conflicts()); diff != "" {
		t.Error(diff)
	}
	if first, last := got.Days(b); first != 8 || last != 8 {
		t.Errorf("b between %d and %d, want 8", first, last)
	}
}

func TestAddRefuses(t *testing.T) {
	s := order.NewSystem()
	v := s.Var()
	for _, c := range []order.Constraint{
		{X: v, Y: v + 1}, {X: -1, Y: v}, {X: v, Y: order.Origin, Days: order.Unbounded}, {X: v, Y: order.Origin, Days: -order.Unbounded},
	} {
		if s.Add(c) == nil {
			t.Errorf("%+v was not refused", c)
		}
	}
}

// systemOf draws a small system together with the list of its constraints.
func systemOf(t *rapid.T) (*order.System, []order.Constraint) {
	s := order.NewSystem()
	n := rapid.IntRange(1, 6).Draw(t, "unknowns")
	for range n {
		s.Var()
	}
	var list []order.Constraint
	for i := range rapid.IntRange(0, 18).Draw(t, "constraints") {
		c := order.Constraint{
			X:        order.Var(rapid.IntRange(0, n).Draw(t, "x")),
			Y:        order.Var(rapid.IntRange(0, n).Draw(t, "y")),
			Days:     int64(rapid.IntRange(-6, 12).Draw(t, "days")),
			Reason:   i / 2, // two constraints may share a reason
			Strength: rapid.IntRange(0, 2).Draw(t, "strength"),
		}
		list = append(list, c)
		if err := s.Add(c); err != nil {
			t.Fatal(err)
		}
	}
	return s, list
}

// closure is the plain method for comparison: all shortest distances by Floyd
// and Warshall; ok is false if there is a negative cycle.
func closure(n int, list []order.Constraint, use func(order.Constraint) bool) (d [][]int64, ok bool) {
	d = make([][]int64, n+1)
	for i := range d {
		d[i] = make([]int64, n+1)
		for j := range d[i] {
			if i != j {
				d[i][j] = order.Unbounded
			}
		}
	}
	for _, c := range list {
		if use(c) {
			d[c.Y][c.X] = min(d[c.Y][c.X], c.Days)
		}
	}
	for k := range d {
		for i := range d {
			for j := range d {
				if d[i][k] < order.Unbounded && d[k][j] < order.Unbounded {
					d[i][j] = min(d[i][j], d[i][k]+d[k][j])
				}
			}
		}
	}
	for i := range d {
		if d[i][i] < 0 {
			return d, false
		}
	}
	return d, true
}

func TestSolveAgainstClosure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, list := systemOf(t)
		got := s.Solve()
		d, ok := closure(s.Len(), list, func(order.Constraint) bool { return true })
		if ok != (len(got.Conflicts()) == 0) {
			t.Fatalf("conflicts %v, satisfiable %v", got.Conflicts(), ok)
		}
		for _, c := range got.Conflicts() {
			in := func(r int) bool {
				for _, x := range c.Reasons {
					if x == r {
						return true
					}
				}
				return false
			}
			if _, sat := closure(s.Len(), list, func(c order.Constraint) bool { return in(c.Reason) }); sat {
				t.Fatalf("%v is no conflict", c.Reasons)
			}
		}
		if !ok {
			return
		}
		for v := order.Var(1); int(v) <= s.Len(); v++ {
			first, last := got.Days(v)
			wantLast, wantFirst := d[0][v], -d[v][0]
			if first != wantFirst || last != wantLast {
				t.Fatalf("unknown %d between %d and %d, want %d and %d", v, first, last, wantFirst, wantLast)
			}
			// Without the reasons of a bound, the bound doesn't follow.
			_, because := got.Because(v)
			for _, r := range because {
				e, _ := closure(s.Len(), list, func(c order.Constraint) bool { return c.Reason == r || contains(because, c.Reason) })
				if e[0][v] != last {
					t.Fatalf("the reasons %v don't give the last day %d of %d but %d", because, last, v, e[0][v])
				}
			}
		}
	})
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// A conflict is minimal: without any one of its reasons the rest can be true.
// Reasons that stand for several constraints can make several cycles, so this
// holds for reasons of one constraint each.
func TestConflictsAreMinimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, list := systemOf(t)
		single := order.NewSystem()
		for range s.Len() {
			single.Var()
		}
		for i := range list {
			list[i].Reason = i
			if err := single.Add(list[i]); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range single.Solve().Conflicts() {
			for _, out := range c.Reasons {
				_, sat := closure(s.Len(), list, func(x order.Constraint) bool { return x.Reason != out && contains(c.Reasons, x.Reason) })
				if !sat {
					t.Fatalf("%v is a conflict without %d", c.Reasons, out)
				}
			}
		}
	})
}

// story makes a system as a case gives it: documents with a day of publication,
// events dated by them, by calendar days, and by each other. With wrong > 0,
// every so many constraints contradict the truth.
func story(n, wrong int) *order.System {
	r := rand.New(rand.NewPCG(1, 2))
	s := order.NewSystem()
	unknowns := n/3 + 2
	truth := make([]int64, unknowns+1)
	for i := 1; i <= unknowns; i++ {
		s.Var()
		truth[i] = int64(19000 + r.IntN(2000))
	}
	pick := func() order.Var { return order.Var(1 + r.IntN(unknowns)) }
	for i := range n {
		x, y := pick(), pick()
		slack := int64(r.IntN(30))
		if wrong > 0 && i%wrong == wrong-1 {
			slack = -40
		}
		c := order.Constraint{X: x, Y: y, Days: truth[x] - truth[y] + slack, Reason: i, Strength: 1}
		switch i % 8 {
		case 0:
			c = order.Constraint{X: x, Y: order.Origin, Days: truth[x] + slack, Reason: i, Strength: 2}
		case 1:
			c = order.Constraint{X: order.Origin, Y: x, Days: -truth[x] + slack, Reason: i, Strength: 2}
		}
		if err := s.Add(c); err != nil {
			panic(err)
		}
	}
	return s
}

func BenchmarkSolve(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		for _, wrong := range []int{0, n / 100} {
			b.Run(fmt.Sprintf("constraints=%d/wrong=%v", n, wrong > 0), func(b *testing.B) {
				s := story(n, wrong)
				b.ResetTimer()
				conflicts := 0
				for range b.N {
					conflicts = len(s.Solve().Conflicts())
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/solve")
				b.ReportMetric(float64(conflicts), "conflicts")
			})
		}
	}
}
