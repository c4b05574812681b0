package duty

import (
	"fmt"
	"slices"
	"strings"

	"factum/internal/assess/duty/statute"
)

// onlyIf puts the smallest sets of choices that make a breach into words.
func (x *explainer) onlyIf() []string {
	var out []string
	for _, set := range x.o.conditions() {
		var parts []string
		for _, o := range set {
			parts = append(parts, x.optionWords(o))
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " and "))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (x *explainer) optionWords(o option) string {
	if o.choice == -1 {
		id := x.o.readings()[o.taken]
		return fmt.Sprintf("%s (%s)", id, x.law.Readings[id].Name)
	}
	c := &x.choice[o.choice]
	if c.kind == onLaw {
		id := c.reads[o.taken]
		return fmt.Sprintf("%s (%s)", id, x.law.Readings[id].Name)
	}
	s := c.sides[o.taken]
	who := ""
	if len(s.statements) > 0 {
		ids := make([]string, len(s.statements))
		for i, k := range s.statements {
			ids[i] = x.told[k].ID
		}
		slices.Sort(ids)
		who = " (" + strings.Join(ids, ", ") + ")"
	}
	return fmt.Sprintf("%s: %s%s", c.about, s.value, who)
}

// wouldChange names the one fact that would change the answer.
func (x *explainer) wouldChange() string {
	done := x.performance()
	if c := x.turnsOn(); c >= 0 {
		return "knowing which is right: " + x.disputeWords(c)
	}
	if rs := x.o.readings(); len(rs) > 1 && x.differ(rs) {
		return "a decision on which reading of the law is right: " + strings.Join(rs, ", ")
	}
	switch x.v.reason {
	case noTrigger:
		for _, g := range x.v.trigger.gaps {
			if g.fact != nil {
				return "a source that says that " + x.sentence(g.fact, false)
			}
		}
		return "a source that tells what it begins with: " + plain(x.o.duty.Starts)
	case notBound:
		return fmt.Sprintf("a source that says that %s was bound by the %s then", x.stateName(x.o.b.state), x.law.Treaties[x.o.duty.Binds].Title)
	case brokenBy:
		if x.o.duty.Kind == statute.Prohibition || done == nil {
			return "a source that contradicts this: " + x.tell(x.v.broken.said)
		}
		return fmt.Sprintf("a source that says that %s before that (%s)", x.sentence(done, false), x.days(x.v.broken.at))
	case omitted, silentDue, notYetDue:
		return fmt.Sprintf("a source that says that %s by %s", x.sentence(done, false), x.days(x.v.limit.due))
	case performed:
		return "a source that contradicts this: " + x.tell(x.v.done.said)
	case excusedBy:
		return "a source that contradicts this: " + x.tell(x.v.excuse.said)
	case suspendedBy:
		return "the end of what suspends it: " + x.tell(x.v.hold.said)
	}
	if len(x.v.gaps) > 0 {
		for _, g := range x.v.gaps {
			if g.fact == nil {
				continue
			}
			s := "a source that says whether " + x.sentence(g.fact, false)
			if g.before.known() {
				s += " before that (" + x.days(g.before) + ")"
			}
			return s
		}
	}
	if x.v.limit != nil && x.v.reason == performedOpen || x.v.reason == performedLate {
		return "a more exact time: " + x.tell(x.v.done.said)
	}
	if done != nil {
		return "a source that says that " + x.sentence(done, false)
	}
	return "a more exact day of what began it: " + x.tell(x.v.trigger.said)
}

// turnsOn gives a dispute on which the status turns, or -1.
func (x *explainer) turnsOn() int {
	for _, set := range x.o.conditions() {
		for _, o := range set {
			if o.choice >= 0 {
				return o.choice
			}
		}
	}
	for i, l := range x.o.leaves {
		for _, m := range x.o.leaves[:min(i, maxSets)] {
			if l.reading == m.reading && l.verdict.status != m.verdict.status {
				for _, o := range l.taken {
					if !slices.Contains(m.taken, o) {
						return o.choice
					}
				}
			}
		}
	}
	return -1
}

// differ says whether the readings give different answers.
func (x *explainer) differ(readings []string) bool {
	for _, id := range readings {
		if x.o.under(id) != x.o.under(readings[0]) {
			return true
		}
	}
	return false
}

func (x *explainer) disputeWords(c int) string {
	ch := &x.choice[c]
	var values []string
	if ch.kind == onLaw {
		values = ch.reads
	}
	for _, s := range ch.sides {
		values = append(values, s.value)
	}
	return fmt.Sprintf("%s (%s)", ch.about, strings.Join(values, " / "))
}
