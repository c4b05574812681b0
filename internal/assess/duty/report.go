package duty

import (
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/assess/duty/statute"
)

// report puts an outcome into the form of the record.
func (e *engine) report(o *outcome) factum.Duty {
	d := o.duty
	status, label := o.status()
	main := o.main(status)
	x := explainer{engine: e, o: o, v: &main.verdict, status: status, label: label}
	out := factum.Duty{
		ID: d.ID, Regime: d.Regime, RegimeTitle: d.Title, Article: d.Article, Duty: plain(d.Content), Bearer: x.bearer(), OwedTo: x.owedTo(),
		TriggeredBy: []string{}, Status: status, Worlds: factum.Worlds{Breached: o.breached(), Of: o.of}, Label: label,
		BreachedOnlyIf: []string{}, Because: []string{}, Against: []string{}, Basis: d.Basis, Findings: e.findings(o, status),
		Referrals: e.referrals(o), Deadline: x.deadline(),
	}
	if s := e.stateEntity(o.b.state); s != nil && d.BorneBy != "court" && d.BorneBy != "chamber" {
		out.BearerEntity = s.ID
	} else if b := e.bodyEntity(d.BorneBy); b != nil {
		out.BearerEntity = b.ID
	}
	if o.b.person >= 0 {
		out.About = e.actors[o.b.person].entity.ID
	}
	if o.triggered() {
		out.TriggeredBy = e.ids(x.v.trigger.said)
	}
	out.Because = e.ids(x.deciding())
	out.Against = e.ids(x.against())
	if label == factum.BreachedOnlyIf {
		out.BreachedOnlyIf = x.onlyIf()
	}
	for _, id := range o.readings() {
		if id != "" {
			out.Readings = append(out.Readings, factum.DutyReading{Reading: id, Name: e.law.Readings[id].Name, Status: o.under(id)})
		}
	}
	for _, s := range d.Source {
		src := e.law.Sources[s]
		out.Sources = append(out.Sources, strings.TrimSpace(src.Title+" "+src.URL))
	}
	out.Explanation, out.WouldChange = x.explanation(out.Findings, out.Referrals), x.wouldChange()
	return out
}

// main gives the leaf that an explanation tells: one with the status itself;
// failing that, a world of breach; failing that, one in which the duty begins.
func (o *outcome) main(status factum.DutyStatus) *leaf {
	for _, want := range []func(*leaf) bool{
		func(l *leaf) bool { return l.verdict.status == status },
		func(l *leaf) bool { return l.verdict.status == factum.Breached },
		func(l *leaf) bool { return l.verdict.status != factum.NotTriggered },
	} {
		for i := range o.leaves {
			if want(&o.leaves[i]) {
				return &o.leaves[i]
			}
		}
	}
	return &o.leaves[0]
}

// under gives the status under one reading.
func (o *outcome) under(reading string) factum.DutyStatus {
	var s factum.DutyStatus
	for _, l := range o.leaves {
		switch {
		case l.reading != reading:
		case s == "":
			s = l.verdict.status
		case s != l.verdict.status:
			return factum.UnknownDuty
		}
	}
	return s
}

// stateEntity gives the record's entity of a State, if there is one.
func (e *engine) stateEntity(state int) *factum.Entity {
	if state < 0 {
		return nil
	}
	var best *factum.Entity
	for i := range e.actors {
		a := &e.actors[i]
		if a.state == state && a.entity.Kind != factum.Person {
			// Its own name rather than that of its capital.
			if best == nil || e.isName(a.entity.Name, state) && !e.isName(best.Name, state) {
				best = a.entity
			}
		}
	}
	return best
}

// isName says whether a text is a State's own name.
func (e *engine) isName(s string, state int) bool {
	for _, st := range e.law.States {
		if st.Name == e.names.states[state] {
			return strings.EqualFold(s, st.Name) || slices.ContainsFunc(st.Names, func(n string) bool { return strings.EqualFold(s, n) })
		}
	}
	return s == e.names.states[state]
}

func (e *engine) stateName(state int) string {
	if state < 0 {
		return "the State"
	}
	if x := e.stateEntity(state); x != nil && e.isName(x.Name, state) {
		return x.Name
	}
	return e.names.states[state]
}

// bodyEntity gives the record's entity of a body, the plainest name first.
func (e *engine) bodyEntity(role string) *factum.Entity {
	var best *factum.Entity
	for i := range e.actors {
		a := &e.actors[i]
		if a.bodies[role] && len(a.of) == 0 && (best == nil || len(a.entity.Name) < len(best.Name) || len(a.entity.Name) == len(best.Name) && a.entity.Name < best.Name) {
			best = a.entity
		}
	}
	return best
}

func (x *explainer) bearer() string {
	d := x.o.duty
	switch d.BorneBy {
	case "state":
		return x.stateName(x.o.b.state)
	case "organ":
		organ := d.Organ
		if organ == "" {
			organ = d.Bearer
		}
		return fmt.Sprintf("%s (%s)", organ, x.stateName(x.o.b.state))
	}
	return x.law.Bodies[d.BorneBy].Name
}

func (x *explainer) owedTo() string {
	var out []string
	for _, who := range x.o.duty.OwedTo {
		switch who {
		case "Court":
			who = x.law.Bodies["court"].Name
		case "requested State", "custodial State":
			who = x.stateName(x.o.b.state)
		case "arrested person", "surrendered person", "person sought":
			if x.o.b.person >= 0 {
				who = x.actors[x.o.b.person].entity.Name
			}
		}
		out = append(out, who)
	}
	return strings.Join(out, ", ")
}

func (e *engine) undecided() []int {
	taken := make([]int, len(e.choice))
	for i := range taken {
		taken[i] = -1
	}
	return taken
}

// performance gives the fact by which the duty is done.
func (x *explainer) performance() *statute.Fact {
	var f *statute.Fact
	x.o.duty.DischargedBy.Walk(func(c *statute.Condition) {
		if f == nil && (c.Op == statute.OpFact || c.Op == statute.OpDenied) && len(c.Facts) > 0 {
			f = x.law.Facts[c.Facts[0]]
		}
	})
	return f
}

// deciding gives what the answer rests on: what began the duty and what
// decided it, in every world.
func (x *explainer) deciding() []saying {
	said := slices.Clone(x.v.because())
	if len(x.o.leaves) > 1 {
		for i := range x.o.leaves {
			said = append(said, x.o.leaves[i].verdict.because()...)
		}
	}
	if x.v.reason == brokenBy {
		said = append(said, x.v.missed.said...)
	}
	return said
}

// against gives the statements on the other side: those that tell a breach
// that was not one, or a performance that came too late.
func (x *explainer) against() []saying {
	switch x.v.reason {
	case performed:
		if x.v.broken.v >= unknown {
			return x.v.broken.said
		}
	case brokenBy, omitted:
		w := x.world(x.o.duty, x.o.b, x.undecided())
		var said []saying
		if f := x.performance(); f != nil {
			occ, _ := w.occurrences(f)
			for _, o := range occ {
				said = append(said, saying{fact: f, at: o.at, statements: o.statements})
			}
		}
		if c := x.o.duty.ClaimedBy; c != nil {
			w.trigger = x.v.trigger
			said = append(said, w.eval(c).said...)
		}
		return said
	}
	return nil
}

// ids gives the statements of sayings, in the order of the record.
func (e *engine) ids(said []saying) []string {
	var all []int
	for _, s := range said {
		all = union(all, s.statements)
	}
	out := []string{}
	for _, k := range all {
		out = append(out, e.told[k].ID)
	}
	slices.SortFunc(out, func(a, b string) int { return e.place[a] - e.place[b] })
	return out
}
