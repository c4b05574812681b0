package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"factum"
	"factum/internal/reconcile/event"
)

// Conflicts finds the conflicts of a case and marks what is disputed in its
// events.
func Conflicts(c *event.Case, documents []*factum.Document) []factum.Conflict {
	f := finder{c: c, statements: map[string]*factum.Statement{}, texts: map[string]string{}}
	for _, d := range documents {
		f.texts[d.ID] = d.Text
	}
	var all []string
	for i := range c.Statements {
		st := &c.Statements[i]
		f.statements[st.ID] = st
		all = append(all, st.ID)
	}
	f.origins = c.Independent.Count(all)
	for i := range c.Events {
		ev := &c.Events[i]
		f.days(ev)
		f.exclusive(ev, "where", func(st *factum.Statement) string { return st.Where })
		f.exclusive(ev, "means", func(st *factum.Statement) string { return st.Means })
		f.reasons(ev)
		f.existence(ev)
		f.single(ev)
	}
	slices.SortStableFunc(f.found, func(a, b factum.Conflict) int {
		return cmp.Or(cmp.Compare(kindRank[a.Kind], kindRank[b.Kind]), cmp.Compare(weight(b), weight(a)))
	})
	return f.found
}

var kindRank = map[factum.ConflictKind]int{
	factum.Contradiction: 0, factum.CompetingExplanations: 1, factum.Terminology: 2, factum.SingleSource: 3,
	factum.ChangedOverTime: 4, factum.Granularity: 5,
}

// weight says how much of the record hangs on a conflict: its statements.
func weight(c factum.Conflict) int {
	n := 0
	for _, s := range c.Sides {
		n += len(s.Statements)
	}
	return n
}

type finder struct {
	c          *event.Case
	statements map[string]*factum.Statement
	origins    int // of the case
	texts      map[string]string
	found      []factum.Conflict
}

// add records a conflict whose sides are ready but for their origins.
func (f *finder) add(kind factum.ConflictKind, ev *factum.Event, attribute string, sides []factum.Side) {
	for i := range sides {
		sides[i].Origins = f.c.Independent.Count(sides[i].Statements)
	}
	slices.SortStableFunc(sides, func(a, b factum.Side) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(a.Value, b.Value))
	})
	if kind == factum.Contradiction && !slices.Contains(ev.Disputed, attribute) {
		ev.Disputed = append(ev.Disputed, attribute)
	}
	sum := sha256.Sum256([]byte(fmt.Sprintln(ev.ID, kind, attribute)))
	f.found = append(f.found, factum.Conflict{
		ID: "c" + hex.EncodeToString(sum[:4]), Kind: kind, About: attributeNouns[attribute] + " of the " + ev.Type.Noun(),
		Event: ev.ID, Attribute: attribute, Sides: sides,
	})
}

// attributeNouns holds what the attributes are called in a sentence.
var attributeNouns = map[string]string{"when": "day", "where": "place", "means": "means", "reason": "reason", "existence": "existence", "who": "author"}

// asserted gives the statements that say that the event happened.
func (f *finder) asserted(ev *factum.Event) []*factum.Statement {
	var out []*factum.Statement
	for _, id := range ev.Statements {
		st := f.statements[id]
		if !st.Negated && (st.Modality == factum.Asserted || st.Modality == factum.Alleged) {
			out = append(out, st)
		}
	}
	return out
}

// days finds statements that put one event on different days.
func (f *finder) days(ev *factum.Event) {
	var dated []*factum.Statement
	for _, st := range f.asserted(ev) {
		if st.When != nil && st.When.Closed() {
			dated = append(dated, st)
		}
	}
	// The narrowest intervals are the values; a wider one that meets several of
	// them takes no side.
	slices.SortStableFunc(dated, func(a, b *factum.Statement) int {
		return cmp.Or(cmp.Compare(a.When.To.Day.Sub(a.When.From.Day), b.When.To.Day.Sub(b.When.From.Day)), cmp.Compare(a.When.From.Day, b.When.From.Day))
	})
	var sides []factum.Side
	var values []factum.Interval
	for _, st := range dated {
		var meets []int
		for k, v := range values {
			if v.Meets(st.When.Interval) {
				meets = append(meets, k)
			}
		}
		switch len(meets) {
		case 0:
			values = append(values, st.When.Interval)
			sides = append(sides, factum.Side{Value: dayValue(st.When.Interval), Statements: []string{st.ID}})
		case 1:
			sides[meets[0]].Statements = append(sides[meets[0]].Statements, st.ID)
		}
	}
	if len(sides) > 1 {
		f.add(factum.Contradiction, ev, "when", sides)
	}
}

func dayValue(v factum.Interval) string {
	if v.Exact() {
		return factum.On(v.From.Day).String()
	}
	return factum.Between(v.From.Day, v.To.Day).String()
}

// exclusive finds values of an attribute whose classes exclude each other.
func (f *finder) exclusive(ev *factum.Event, attribute string, value func(*factum.Statement) string) {
	sides := map[string]*factum.Side{}
	var order []string
	for _, st := range f.asserted(ev) {
		v := value(st)
		of := classes(attribute, v)
		if len(of) != 1 {
			continue
		}
		side := sides[of[0]]
		if side == nil {
			side = &factum.Side{Value: v}
			sides[of[0]] = side
			order = append(order, of[0])
		}
		side.Statements = append(side.Statements, st.ID)
	}
	if len(order) < 2 {
		return
	}
	var out []factum.Side
	for _, k := range order {
		out = append(out, *sides[k])
	}
	f.add(factum.Contradiction, ev, attribute, out)
}

// existence finds events that some sources say happened and others say did not.
func (f *finder) existence(ev *factum.Event) {
	yes, no := factum.Side{Value: "it happened"}, factum.Side{Value: "it did not happen"}
	for _, id := range ev.Statements {
		st := f.statements[id]
		switch {
		case st.Modality == factum.Planned || st.Modality == factum.CalledFor:
		case st.Negated != (st.Modality == factum.Denied):
			no.Statements = append(no.Statements, id)
		case st.Modality == factum.Asserted:
			yes.Statements = append(yes.Statements, id)
		}
	}
	if len(yes.Statements) > 0 && len(no.Statements) > 0 {
		f.add(factum.Contradiction, ev, "existence", []factum.Side{yes, no})
	}
}

// single marks acts of weight that only one origin of several knows.
func (f *finder) single(ev *factum.Event) {
	if ev.Origins != 1 || f.origins < 3 || !weighty[ev.Type] {
		return
	}
	if said := f.asserted(ev); len(said) > 0 {
		side := factum.Side{Value: "reported"}
		for _, st := range said {
			side.Statements = append(side.Statements, st.ID)
		}
		f.add(factum.SingleSource, ev, "existence", []factum.Side{side})
	}
}

// weighty are the types on which a case turns.
var weighty = map[factum.Type]bool{
	factum.WarrantIssued: true, factum.WarrantWithdrawn: true, factum.NoticePublished: true, factum.CooperationRequestSent: true,
	factum.Arrest: true, factum.Release: true, factum.Expulsion: true, factum.TransferFlight: true, factum.Surrender: true,
	factum.SurrenderOrdered: true, factum.ValidationRefused: true, factum.InvestigationOpened: true, factum.Charged: true,
	factum.ExtraditionDecision: true, factum.NonComplianceFinding: true, factum.Referral: true, factum.AllegedCrime: true,
}
