package record

import "factum"

// alone marks acts of weight that only one origin of several knows.
func (f *finder) alone(ev *factum.Event) {
	if ev.Origins != 1 || f.origins < 3 || !weighty[ev.Type] || !f.definite(ev) {
		return
	}
	said := f.asserted(ev)
	if len(said) == 0 {
		return
	}
	side := factum.Side{Value: "reported"}
	for _, st := range said {
		side.Statements = append(side.Statements, st.ID)
	}
	f.add(draft{kind: factum.SingleSource, event: ev, attribute: "existence", sides: []factum.Side{side}})
}

// definite says whether the words single a happening out: by a day, or by
// somebody with a name whom it concerns or who did it.
func (f *finder) definite(ev *factum.Event) bool {
	return ev.When.Closed() || len(f.named(ev.Whom)) > 0 || len(f.named(ev.Who)) > 0
}

// weighty are the types on which a case turns.
var weighty = map[factum.Type]bool{
	factum.WarrantIssued: true, factum.WarrantWithdrawn: true, factum.NoticePublished: true, factum.CooperationRequestSent: true,
	factum.Arrest: true, factum.Release: true, factum.Expulsion: true, factum.TransferFlight: true, factum.Surrender: true,
	factum.SurrenderOrdered: true, factum.ValidationRefused: true, factum.InvestigationOpened: true, factum.Charged: true,
	factum.ExtraditionDecision: true, factum.NonComplianceFinding: true, factum.Referral: true, factum.AllegedCrime: true,
}
