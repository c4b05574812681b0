package record

import (
	"strings"

	"factum"
)

// manner finds statements that tell one event with different means, or on
// different legal papers. Means of different classes can't both be true; two
// papers can both have been there, so they are different accounts of one act.
func (f *finder) manner(ev *factum.Event) {
	f.classed(ev, "means", factum.Contradiction, func(st *factum.Statement) string { return st.Means })
	f.classed(ev, "instrument", factum.CompetingExplanations, func(st *factum.Statement) string { return st.Instrument })
}

// classed holds values of an attribute against each other by the classes of
// their words: one that names several classes excludes none.
func (f *finder) classed(ev *factum.Event, attribute string, kind factum.ConflictKind, of func(*factum.Statement) string) {
	var all values[string]
	for _, st := range f.asserted(ev) {
		v := of(st)
		if c := classes(attribute, v); len(c) == 1 {
			all.add(c[0], v, c[0], st.ID)
		} else if len(c) > 1 && kind != factum.Contradiction {
			return // somebody names both, so they go together
		}
	}
	sides, sets, note := contrast(all.list, func(a, b *value[string]) bool { return a.is != b.is && !parallel(a.is, b.is) }, nil)
	if len(sides) > 1 {
		f.add(draft{kind: kind, event: ev, attribute: attribute, sides: sides, sets: sets, note: note})
	}
}

// parallel says whether one class is a kind of the other: "military/state".
func parallel(a, b string) bool {
	return strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}
