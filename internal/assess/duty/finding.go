package duty

import (
	"slices"
	"strings"

	"factum"
)

// findings gives what courts and bodies later said of a duty, and whether it
// agrees with the answer found here. A finding of which the sources do not tell
// whether it speaks of this very duty agrees neither way.
func (e *engine) findings(o *outcome, status factum.DutyStatus) []factum.Finding {
	out := []factum.Finding{}
	f := o.duty.Findings
	if f == nil {
		return out
	}
	texts := phrases(f.Words)
	for _, k := range e.speaking(f.From, o.b) {
		t := &e.told[k]
		agrees := "open"
		if f.Decisive || anyIn(texts, t.text) {
			found := t.side == saysYes
			switch status {
			case factum.Breached:
				agrees = yesNo(found)
			case factum.Met, factum.MetLate, factum.NotTriggered, factum.Excused, factum.Suspended:
				agrees = yesNo(!found)
			}
		}
		out = append(out, factum.Finding{Statement: t.ID, Agrees: agrees})
	}
	return out
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// referrals gives the statements that the matter was, or was not, referred.
func (e *engine) referrals(o *outcome) []string {
	if o.duty.Referrals == "" {
		return nil
	}
	var ids []string
	for _, k := range e.speaking(o.duty.Referrals, o.b) {
		ids = append(ids, e.told[k].ID)
	}
	return ids
}

// speaking gives the statements that tell a finding on a State; one that names
// a person is about that person.
func (e *engine) speaking(fact string, b binding) []int {
	var all []int
	for _, g := range e.groupsOf(e.law.Facts[fact], b) {
		for _, k := range slices.Concat(g.yes, g.deny) {
			other := slices.ContainsFunc(e.told[k].whom, func(a int) bool { return a != b.person && slices.Contains(e.sought, a) })
			if !other || slices.Contains(e.told[k].whom, b.person) {
				all = union(all, []int{k})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y int) int {
		if c := int(e.told[x].when.lo - e.told[y].when.lo); c != 0 {
			return c
		}
		return strings.Compare(e.told[x].ID, e.told[y].ID)
	})
	return all
}

// findingWords tells of findings and referrals, which are two facts, and says
// so where there is none.
func (x *explainer) findingWords(findings []factum.Finding, referrals []string, say func(string, ...any)) {
	if x.o.duty.Findings == nil {
		return
	}
	at := func(id string) *told {
		k := slices.IndexFunc(x.told, func(t told) bool { return t.ID == id })
		return &x.told[k]
	}
	for _, f := range findings {
		t := at(f.Statement)
		what := "found a failure to comply"
		if t.side == saysNo {
			what = "found no failure to comply"
		}
		who := "A court"
		if len(t.who) > 0 {
			who = x.actors[t.who[0]].entity.Name
		}
		agrees := map[string]string{
			"yes": "this answer, found without it, agrees", "no": "this answer, found without it, does not agree",
			"open": "whether it speaks of this very duty is not in the sources",
		}[f.Agrees]
		say("%s %s (%s); %s.", who, what, x.days(t.when), agrees)
	}
	if len(findings) == 0 && (x.status == factum.Breached || x.label == factum.BreachedOnlyIf) {
		say("No source reports a court's finding on it.")
	}
	for _, id := range referrals {
		t := at(id)
		what := "The matter was referred"
		if t.side == saysNo {
			what = "The matter was not referred"
		}
		to := ""
		for _, a := range t.whom {
			if b := x.actors[a].bodies; b["assembly"] || b["security_council"] {
				to += " to " + x.actors[a].entity.Name
			}
		}
		say("%s%s (%s).", what, to, x.days(t.when))
	}
}
