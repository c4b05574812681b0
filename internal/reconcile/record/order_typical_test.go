package record

import (
	"slices"
	"testing"

	"factum"
	"factum/internal/read/when/order"
)

// TestTypicalTable says that the usual order names known types, gives a reason
// for each step, and that no act comes before itself.
func TestTypicalTable(t *testing.T) {
	t.Parallel()
	system := order.NewSystem()
	variable := map[factum.Type]order.Var{}
	of := func(typ factum.Type) order.Var {
		if !slices.Contains(factum.Types(), typ) {
			t.Fatalf("%q is no type", typ)
		}
		if _, ok := variable[typ]; !ok {
			variable[typ] = system.Var()
		}
		return variable[typ]
	}
	if len(typical()) < 20 {
		t.Fatalf("only %d steps", len(typical()))
	}
	for n, s := range typical() {
		if s.Why == "" {
			t.Errorf("no reason why %s comes before %s", s.First, s.Then)
		}
		if err := system.Between(of(s.Then), of(s.First), 1, order.Unbounded, n, 1); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range system.Solve().Conflicts() {
		for _, n := range c.Reasons {
			t.Errorf("in a circle: %s before %s", typical()[n].First, typical()[n].Then)
		}
	}
}
