package record

import (
	"cmp"
	"slices"
	"strings"

	"factum"
	"factum/internal/reconcile/event"
)

// Support says on what each statement and each value of an event rests: whether
// the source speaks of itself, how long after the event it was published, and how
// many documents and independent origins carry the value. Call it after
// Conflicts, which adds statements.
func Support(c *event.Case, documents []*factum.Document) {
	s := newSpeakers(c, documents)
	byID := make(map[string]*factum.Statement, len(c.Statements))
	for i := range c.Statements {
		byID[c.Statements[i].ID] = &c.Statements[i]
	}
	events := make(map[string]*factum.Event, len(c.Events))
	for i := range c.Events {
		events[c.Events[i].ID] = &c.Events[i]
	}
	for i := range c.Statements {
		st := &c.Statements[i]
		sup := factum.Support{Self: s.self(st), Later: later(st, events[st.Event], s.documents[st.Document])}
		if st.Support = nil; sup.Self != nil || sup.Later != nil {
			st.Support = &sup
		}
	}
	for i := range c.Events {
		ev := &c.Events[i]
		said := make([]*factum.Statement, 0, len(ev.Statements))
		for _, id := range ev.Statements {
			if st := byID[id]; st != nil {
				said = append(said, st)
			}
		}
		ev.Documents = witnesses(said)
		if ev.Values = nil; len(said) > 1 {
			ev.Values = valuesOf(said, c)
		}
	}
}

// witnesses counts the documents, and the sources that are not here, that
// statements come from.
func witnesses(said []*factum.Statement) int {
	seen := map[string]bool{}
	for _, st := range said {
		seen[witness(st)] = true
	}
	return len(seen)
}

// later gives the days from what a statement tells to its publication. The days
// of the event stand for those of the statement where it names none or wider
// ones.
func later(st *factum.Statement, ev *factum.Event, d *factum.Document) *factum.DaysLater {
	if d == nil || !d.Published.Known() {
		return nil
	}
	var when factum.Interval
	if st.When != nil {
		when = st.When.Interval
	}
	if ev != nil && ev.When.Known() && (!when.Known() || ev.When.Within(when)) {
		when = ev.When
	}
	days := func(from, to factum.Moment) *int {
		if !from.Known() || !to.Known() {
			return nil
		}
		n := to.Day.Sub(from.Day)
		return &n
	}
	out := factum.DaysLater{Least: days(when.To, d.Published.From), Most: days(when.From, d.Published.To)}
	if out.Least == nil && out.Most == nil {
		return nil
	}
	return &out
}

// attributesInOrder are the attributes of an event of which values are counted.
var attributesInOrder = []string{"existence", "when", "where", "who", "whom", "means", "instrument", "reason"}

// valuesOf counts what carries each value that statements give of one event,
// those of most origins first.
func valuesOf(said []*factum.Statement, c *event.Case) []factum.Value {
	type key struct{ attribute, value string }
	at := map[key]int{}
	var out []factum.Value
	var by [][]*factum.Statement
	for _, st := range said {
		put := func(attribute, value string) {
			if value == "" {
				return
			}
			k := key{attribute, value}
			i, ok := at[k]
			if !ok {
				i = len(out)
				at[k] = i
				out, by = append(out, factum.Value{Attribute: attribute, Value: value}), append(by, nil)
			}
			if n := len(by[i]); n == 0 || by[i][n-1] != st {
				by[i] = append(by[i], st)
			}
		}
		put("existence", reality(st))
		if st.Negated || st.Modality == factum.Denied {
			continue // what did not happen has no day, place or author
		}
		if st.When != nil && st.When.Known() {
			put("when", st.When.String())
		}
		if len(st.Places) > 0 {
			put("where", st.Places[0])
		} else {
			put("where", st.Where)
		}
		for _, id := range st.Who {
			put("who", id)
		}
		for _, id := range st.Whom {
			put("whom", id)
		}
		put("means", st.Means)
		put("instrument", st.Instrument)
		put("reason", st.Reason)
	}
	for i := range out {
		v := &out[i]
		for _, st := range by[i] {
			v.Statements = append(v.Statements, st.ID)
			if st.Support != nil && len(st.Support.Self) > 0 {
				v.OfItself++
			}
		}
		v.Documents, v.Origins = witnesses(by[i]), c.Independent.Count(v.Statements)
		if v.Origins == 0 {
			v.Origins = v.Documents // made of words that carried no statement before
		}
	}
	slices.SortStableFunc(out, func(a, b factum.Value) int {
		return cmp.Or(slices.Index(attributesInOrder, a.Attribute)-slices.Index(attributesInOrder, b.Attribute),
			b.Origins-a.Origins, b.Documents-a.Documents, strings.Compare(a.Value, b.Value))
	})
	return out
}

// reality says how a statement puts whether its event happened: its modality, and
// "not " before it where it says that it did not.
func reality(st *factum.Statement) string {
	m := cmp.Or(st.Modality, factum.Asserted)
	switch {
	case m == factum.Denied && st.Negated:
		return string(factum.Asserted) // who denies that it did not happen
	case m == factum.Asserted && st.Negated:
		return string(factum.Denied)
	case st.Negated:
		return "not " + string(m)
	}
	return string(m)
}
