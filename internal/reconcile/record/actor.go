package record

import (
	"slices"
	"strings"

	"factum"
)

// single are the types that one authority does, in one case: if two are named
// that don't belong together, one of them did not do it. Others are done by
// many, or by one for another.
var single = map[factum.Type]bool{
	factum.WarrantIssued: true, factum.WarrantRequested: true, factum.WarrantWithdrawn: true, factum.Arrest: true, factum.Release: true,
	factum.Expulsion: true, factum.SurrenderOrdered: true, factum.ExtraditionDecision: true, factum.ValidationRefused: true,
	factum.ArrestValidated: true, factum.NoticePublished: true, factum.Appointment: true, factum.Death: true, factum.AllegedCrime: true,
	factum.Surrender: true, factum.InvestigationOpened: true, factum.Charged: true, factum.NonComplianceFinding: true, factum.Referral: true,
	factum.Acquittal: true, factum.Conviction: true, factum.AdmissibilityRuling: true, factum.ChargesConfirmed: true, factum.Notification: true,
	factum.CooperationRequestSent: true,
}

// actors finds statements that have an act done by different authorities. An
// act of a State's court, of its police or of a minister is an act of the
// State, so these exclude each other only within one rank: two people, or two
// bodies of different States. A document that names both excludes nothing.
func (f *finder) actors(ev *factum.Event) {
	if !single[ev.Type] {
		return
	}
	var all values[author]
	by := map[string]map[string]bool{} // who names an actor, by actor
	for _, st := range f.asserted(ev) {
		if who := f.authors(st); len(who) > 0 {
			all.add(strings.Join(who, " "), f.authorsLabel(who), author{who: who}, st.ID)
			for _, a := range who {
				if by[a] == nil {
					by[a] = map[string]bool{}
				}
				by[a][witness(st)] = true
			}
		}
	}
	for _, st := range f.disowned(ev) {
		who := f.authors(st)
		all.add("not "+strings.Join(who, " "), "not "+f.names(who), author{not: true, who: who}, st.ID)
	}
	// together says whether one witness names both for the act.
	together := func(a, b string) bool {
		for w := range by[a] {
			if by[b][w] {
				return true
			}
		}
		return false
	}
	sides, sets, note := contrast(all.list, func(a, b *value[author]) bool {
		switch {
		case a.is.not && b.is.not:
			return false
		case a.is.not || b.is.not:
			return shareEntity(a.is.who, b.is.who)
		}
		for _, x := range a.is.who {
			for _, y := range b.is.who {
				if together(x, y) || !f.rivalActors(x, y) {
					return false
				}
			}
		}
		return true
	}, func(a, b *value[author]) bool {
		return !a.is.not && !b.is.not && len(a.is.who) == 1 && len(b.is.who) == 1 && f.oneForce(a.is.who[0], b.is.who[0])
	})
	f.reached(note, ev, "who")
	if len(sides) > 1 {
		f.add(draft{kind: factum.Contradiction, event: ev, attribute: "who", sides: sides, sets: sets, note: note})
	}
}

// author is who did an act, or did not.
type author struct {
	not bool
	who []string
}

// authors gives the actors of a statement, in a fixed order.
func (f *finder) authors(st *factum.Statement) []string {
	return slices.Sorted(slices.Values(st.Who))
}

// authorsLabel is what a side is called: the id of an actor that stands alone,
// for which the reports put the name.
func (f *finder) authorsLabel(who []string) string {
	if len(who) == 1 {
		return who[0]
	}
	return f.names(who)
}

func (f *finder) names(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, f.name(id))
	}
	return strings.Join(names, ", ")
}

// disowned gives the denials of an event that are of its author alone: somebody
// is said not to have done what others say that somebody else did.
func (f *finder) disowned(ev *factum.Event) []*factum.Statement {
	if !single[ev.Type] {
		return nil
	}
	claimed := f.claimed(ev)
	return slices.DeleteFunc(f.denials(ev), func(no *factum.Statement) bool {
		return len(f.named(no.Who)) == 0 || !slices.ContainsFunc(claimed, func(st *factum.Statement) bool {
			return len(st.Who) > 0 && !shareEntity(st.Who, no.Who) && !f.related(f.named(st.Who), f.named(no.Who))
		})
	})
}

// rivalActors says whether an act of one is no act of the other.
func (f *finder) rivalActors(a, b string) bool {
	x, y := f.entities[a], f.entities[b]
	if a != b && x != nil && y != nil && otherForce(x.Name, y.Name) {
		return true
	}
	if a == b || x == nil || y == nil || !x.Named || !y.Named || slices.Contains(x.Part, b) || slices.Contains(y.Part, a) {
		return false
	}
	switch {
	case x.Kind == factum.Person && y.Kind == factum.Person:
		return !shareWord(x.Name, y.Name)
	case x.Kind == factum.Person || y.Kind == factum.Person:
		return false // an officer and his office
	case x.Kind == factum.Organisation && y.Kind == factum.Organisation && len(x.Part) == 0 && len(y.Part) == 0:
		return false // nothing is known of how they stand to each other
	}
	return !shareEntity(f.state(x), f.state(y)) && len(f.state(x)) > 0 && len(f.state(y)) > 0
}

// otherForce says whether two names are of forces that are not each other:
// detectives, a patrol of the border guard.
func otherForce(a, b string) bool {
	x, y := classes("force", a), classes("force", b)
	return len(x) == 1 && len(y) == 1 && x[0] != y[0]
}

// oneForce says whether two without a name of their own are told to be of one
// force: "detectives", "detectives in civilian clothes".
func (f *finder) oneForce(a, b string) bool {
	x, y := f.entities[a], f.entities[b]
	if x == nil || y == nil || x.Named && y.Named {
		return false
	}
	k, l := classes("force", x.Name), classes("force", y.Name)
	return len(k) == 1 && len(l) == 1 && k[0] == l[0]
}

// state gives the States that a body or a place belongs to.
func (f *finder) state(e *factum.Entity) []string {
	if len(e.Part) > 0 {
		return e.Part
	}
	if e.Kind == factum.Place || f.whole(e.ID) {
		return []string{e.ID}
	}
	return nil
}

// whole says whether other entities are parts of this one.
func (f *finder) whole(id string) bool {
	if f.wholes == nil {
		f.wholes = map[string]bool{}
		for i := range f.c.Entities {
			for _, part := range f.c.Entities[i].Part {
				f.wholes[part] = true
			}
		}
	}
	return f.wholes[id]
}

func (f *finder) name(id string) string {
	if e := f.entities[id]; e != nil {
		return e.Name
	}
	return id
}

func shareEntity(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// shareWord says whether two names have a part in common, so that they may be
// one person's after all.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool { return len(w) > 2 && slices.Contains(words, w) })
}
