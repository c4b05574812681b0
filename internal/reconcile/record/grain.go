package record

import (
	"fmt"
	"slices"

	"factum"
)

// coarse is how many days an interval spans at least to be told in another
// grain than the day: a week.
const coarse = 6

// grains marks events of weight whose day some sources tell to the day and
// others as a month or a year that holds it, or whose place some tell as the
// town and others as the country: different precision, no contradiction.
func (f *finder) grains(ev *factum.Event) {
	if !weighty[ev.Type] {
		return
	}
	if !slices.Contains(ev.Disputed, "when") {
		f.grain(ev, "when", func(a, b *factum.Statement) bool {
			return a.When != nil && b.When != nil && a.When.Exact() && b.When.Closed() && b.When.To.Day.Sub(b.When.From.Day) >= coarse && a.When.Within(b.When.Interval)
		}, func(st *factum.Statement) string { return st.When.String() })
	}
	if !slices.Contains(ev.Disputed, "where") {
		f.grain(ev, "where", func(a, b *factum.Statement) bool {
			if len(a.Places) == 0 || len(b.Places) == 0 || a.Places[0] == b.Places[0] {
				return false
			}
			e := f.entities[a.Places[0]]
			return slices.Contains(a.Places[1:], b.Places[0]) || e != nil && slices.Contains(e.Part, b.Places[0])
		}, func(st *factum.Statement) string { return st.Where })
	}
}

// grain puts the finest value of an attribute on one side and those of other
// witnesses that hold it on the other.
func (f *finder) grain(ev *factum.Event, attribute string, finer func(a, b *factum.Statement) bool, of func(*factum.Statement) string) {
	said := f.asserted(ev)
	if len(said) > mostValues {
		said = said[:mostValues]
		f.reached(fmt.Sprintf("of more than %d statements on one event, the first %d are compared for coarser and finer values", mostValues, mostValues), ev, attribute)
	}
	var fine, wide []*factum.Statement
	for _, a := range said {
		for _, b := range said {
			if witness(a) != witness(b) && finer(a, b) {
				if !slices.Contains(fine, a) {
					fine = append(fine, a)
				}
				if !slices.Contains(wide, b) {
					wide = append(wide, b)
				}
			}
		}
	}
	if len(fine) == 0 {
		return
	}
	side := func(list []*factum.Statement) factum.Side {
		s := factum.Side{Value: of(list[0])}
		for _, st := range list {
			s.Statements = append(s.Statements, st.ID)
		}
		return s
	}
	f.add(draft{kind: factum.Granularity, event: ev, attribute: attribute, sides: []factum.Side{side(fine), side(wide)}})
}
