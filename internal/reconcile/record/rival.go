package record

import (
	"slices"

	"factum"
)

// near is how many days two reports of one act can differ, where everything
// else agrees. Judged: further apart it is likelier that there were two.
const near = 21

// once are the acts of which there is one in a case, or one a time: told by
// different sources of different days they are in dispute. A death comes once
// for ever.
var once = map[factum.Type]bool{
	factum.Death: true, factum.Arrest: true, factum.Release: true, factum.Expulsion: true, factum.Surrender: true, factum.TransferFlight: true,
	factum.SurrenderOrdered: true, factum.WarrantIssued: true, factum.NoticePublished: true, factum.Appointment: true, factum.Conviction: true,
	factum.Acquittal: true, factum.ExtraditionDecision: true, factum.ValidationRefused: true, factum.ArrestValidated: true, factum.AgreementSigned: true,
	factum.CooperationRequestSent: true, factum.Notification: true, factum.Charged: true, factum.InvestigationOpened: true, factum.WarrantWithdrawn: true,
	factum.AdmissibilityChallenge: true,
}

// rivals finds events that are told apart for their days alone: the same act
// with the same participants by other sources. That no source tells two such
// acts is what makes them one in dispute.
func (f *finder) rivals() {
	done := map[[2]string]bool{}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if !once[ev.Type] || slices.Contains(ev.Disputed, "existence") {
			continue
		}
		for _, other := range f.peers(ev) {
			pair := [2]string{min(ev.ID, other.ID), max(ev.ID, other.ID)}
			if done[pair] {
				continue
			}
			done[pair] = true
			f.rival(ev, other)
		}
	}
}

func (f *finder) rival(a, b *factum.Event) {
	limit := near
	if a.Type == factum.Death {
		limit = far
	}
	if len(a.Whom) > 0 && len(b.Whom) > 0 && !shareEntity(f.named(a.Whom), f.named(b.Whom)) || !f.fits(a, b) {
		return
	}
	if d := gap(a.When, b.When); d == 0 || d > limit || !a.When.Closed() || !b.When.Closed() {
		return
	}
	if a.Type != factum.Death && (!f.agree(a, b) || f.toldTwice(a)) {
		return
	}
	said := append(f.asserted(a), f.asserted(b)...)
	mine := map[string]bool{}
	for _, st := range f.asserted(a) {
		mine[witness(st)] = true
	}
	for _, st := range f.asserted(b) {
		if mine[witness(st)] {
			return // one source tells both
		}
	}
	sides, sets, note := contrast(f.dated(said), func(x, y *value[timed]) bool { return x.is.excludes(y.is) })
	if len(sides) < 2 {
		return
	}
	if note == "" {
		note = "told apart for the days alone; if these are two acts, it is no contradiction"
	}
	b.Disputed = append(b.Disputed, "when")
	f.add(draft{kind: factum.Contradiction, event: a, attribute: "when", sides: sides, sets: sets, note: note})
}

// agree says whether two events have more in common than whom they concern:
// who acted, or where.
func (f *finder) agree(a, b *factum.Event) bool {
	return len(a.Whom) > 0 && (shareEntity(f.named(a.Who), f.named(b.Who)) || len(a.Places) > 0 && len(b.Places) > 0 && a.Places[0] == b.Places[0])
}

// toldTwice says whether a source tells two acts of the type of the same
// person, so that there were at least two.
func (f *finder) toldTwice(ev *factum.Event) bool {
	tells := map[string]string{}
	for _, e := range append(f.peers(ev), ev) {
		for _, id := range e.Statements {
			st := f.statements[id]
			if st.When == nil || !st.When.Closed() {
				continue
			}
			w := witness(st)
			if first, ok := tells[w]; ok && first != e.ID {
				return true
			}
			tells[w] = e.ID
		}
	}
	return false
}
