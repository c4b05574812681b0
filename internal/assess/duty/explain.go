package duty

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"factum"
	"factum/internal/assess/duty/statute"
)

// explainer puts one outcome into words.
type explainer struct {
	*engine
	o      *outcome
	v      *verdict // of the main leaf
	status factum.DutyStatus
	label  factum.DutyLabel
}

// explanation says in words what was owed, since when, and what became of it.
func (x *explainer) explanation(findings []factum.Finding, referrals []string) string {
	var b strings.Builder
	say := func(format string, args ...any) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, format, args...)
	}
	if !x.o.triggered() {
		say("Not triggered on these sources: %s", x.whyNot())
		return b.String()
	}
	trigger := x.v.trigger
	if trigger.v == silent || trigger.v == no {
		for i := range x.o.leaves {
			if t := x.o.leaves[i].verdict.trigger; t.v >= unknown {
				trigger = t
				break
			}
		}
	}
	say("Begins where: %s. On these sources: %s.", strings.TrimSuffix(plain(x.o.duty.Starts), "."), x.tell(trigger.said))
	if m := x.v.bond; m != nil && x.o.duty.Binds != "" {
		say("%s", x.bondWords(m))
	}
	if d := x.deadline(); d != nil {
		say("Time: %s.", strings.TrimSuffix(d.Rule, "."))
	} else if note := x.o.duty.Deadline.Note; note != "" {
		say("Time: %s.", note)
	}
	say("%s", x.verdictWords(x.v))
	if x.o.cut {
		say("There are more combinations of disputes than were looked at (%d).", maxLeaves)
	}
	if x.label == factum.BreachedOnlyIf {
		say("It is broken only if this is right: %s.", strings.Join(x.onlyIf(), "; or: "))
	}
	if rs := x.o.readings(); len(rs) > 1 {
		var parts []string
		for _, id := range rs {
			parts = append(parts, fmt.Sprintf("%s (%s): %s", id, x.law.Readings[id].Name, statusWords(x.o.under(id))))
		}
		say("Readings of the law: %s.", strings.Join(parts, "; "))
	}
	if x.status == factum.Breached {
		if c := x.claimed(); c != "" {
			say("%s", c)
		}
	}
	x.findingWords(findings, referrals, say)
	if x.o.duty.Basis != "corpus" {
		say("The wording of this provision was %s.", map[string]string{"known": "written from knowledge and not opened", "mixed": "seen in part"}[x.o.duty.Basis])
	}
	return b.String()
}

// whyNot says what is missing for the duty to begin.
func (x *explainer) whyNot() string {
	switch x.v.reason {
	case notBound:
		return fmt.Sprintf("%s; but %s was not bound by the %s at that time.", x.tell(x.v.trigger.said), x.stateName(x.o.b.state), x.law.Treaties[x.o.duty.Binds].Title)
	case notInForce:
		return fmt.Sprintf("the provision was not in force then (%s).", x.days(x.v.trigger.at))
	case lapsed:
		return fmt.Sprintf("it began (%s), but fell away before it was due: %s.", x.tell(x.v.trigger.said), x.tell(x.v.missed.said))
	}
	for _, g := range x.v.trigger.gaps {
		if g.fact != nil {
			return "no source says that " + x.sentence(g.fact, false) + "."
		}
	}
	if len(x.v.trigger.said) > 0 && x.v.trigger.said[0].negated {
		return x.tell(x.v.trigger.said) + "."
	}
	return "no source tells what it begins with: " + plain(x.o.duty.Starts) + "."
}

// bondWords says since when the State is bound.
func (x *explainer) bondWords(m *membership) string {
	treaty := x.law.Treaties[x.o.duty.Binds]
	by := "the record"
	if m.table {
		by = fmt.Sprintf("the law's table of parties, basis: %s", treaty.Basis)
	}
	s := fmt.Sprintf("%s is bound by the %s", x.stateName(x.o.b.state), treaty.Title)
	if m.from.lo != ever {
		s += " since " + x.days(span{lo: m.from.lo, hi: m.from.hi})
	}
	if m.until.lo != never {
		s += ", no longer from " + x.days(span{lo: m.until.lo, hi: m.until.hi})
	}
	return s + " (" + by + ")."
}

// verdictWords says what became of the duty in one world.
func (x *explainer) verdictWords(v *verdict) string {
	done := x.performance()
	switch v.reason {
	case performed:
		if x.o.duty.Kind == statute.Prohibition {
			return fmt.Sprintf("Nothing on these sources breaks it; it ended where: %s.", x.tell(v.done.said))
		}
		return fmt.Sprintf("Met: %s%s.", x.tell(v.done.said), x.elapsed(v))
	case performedLate:
		if v.limit != nil {
			return fmt.Sprintf("Met, but late: %s; it was due by %s.", x.tell(v.done.said), x.days(v.limit.due))
		}
		return fmt.Sprintf("Met, but only after it had been broken: %s; before that, %s.", x.tell(v.done.said), x.tell(v.broken.said))
	case performedOpen:
		s := fmt.Sprintf("Open whether it was met, or in time: %s.", x.tell(v.done.said))
		if v.limit != nil && v.done.at.by(v.limit.from, v.limit.duration) == unknown {
			s += " What is known of the times lies on both sides of the limit."
		}
		return s + x.gapWords(v)
	case brokenBy:
		s := fmt.Sprintf("On these sources it was broken: %s.", x.tell(v.broken.said))
		if done != nil {
			s += " " + x.silence(done)
		}
		return s
	case brokenOpen:
		return fmt.Sprintf("Open whether it was broken: %s.%s", x.tell(v.broken.said), x.gapWords(v))
	case excusedBy:
		return fmt.Sprintf("Excused: %s.", x.tell(v.excuse.said))
	case excuseOpen:
		return fmt.Sprintf("Open whether it is excused: %s.%s", x.tell(v.excuse.said), x.gapWords(v))
	case suspendedBy:
		return fmt.Sprintf("Suspended: %s.", x.tell(v.hold.said))
	case suspensionOpen:
		return fmt.Sprintf("Open whether it is suspended: %s.%s", x.tell(v.hold.said), x.gapWords(v))
	case omitted:
		return fmt.Sprintf("On these sources it was not done when it was due (%s). %s", x.days(v.limit.due), x.silence(done))
	case silentDue:
		return fmt.Sprintf("It was due by %s; the record goes on to %s. %s", x.days(v.limit.due), x.days(v.asOf), x.silence(done))
	case notYetDue:
		return fmt.Sprintf("Not yet due on these sources, which go to %s. %s", x.days(v.asOf), x.silence(done))
	case stillOpen:
		s := "Not done, not broken on these sources; nothing that they tell makes it impossible."
		if done != nil {
			s += " " + x.silence(done)
		}
		return s
	case notDoneYet:
		return fmt.Sprintf("%s; nothing on these sources makes it impossible, and time alone does not break this duty.%s",
			upperFirst(x.tell(v.missed.said)), x.since(v))
	case triggerOpen:
		return "Open whether it was triggered." + x.gapWords(v)
	case bondOpen:
		return "Open whether the treaty bound the State then." + x.gapWords(v)
	case notBound, notInForce, lapsed, noTrigger:
		return upperFirst(x.whyNot())
	}
	return ""
}

// elapsed says how long a performance took.
func (x *explainer) elapsed(v *verdict) string {
	from := v.trigger.at
	if v.limit != nil {
		from = v.limit.from
	}
	if from.lo == ever || from.hi == never || v.done.at.lo == ever || v.done.at.hi == never {
		return ""
	}
	days := int(v.done.at.lo.day() - from.hi.day())
	switch {
	case from.clock && v.done.at.clock:
		d := time.Duration(v.done.at.lo-from.lo) * time.Minute
		if d < 0 {
			return ""
		}
		return fmt.Sprintf(", %d h %02d min after it began", int(d.Hours()), int(d.Minutes())%60)
	case days < 0:
		return ""
	case days == 0:
		return ", on the day on which it began"
	case days == 1:
		return ", the day after it began"
	}
	return fmt.Sprintf(", %d days after it began", days)
}

// since says how much time had passed by the end of the record.
func (x *explainer) since(v *verdict) string {
	if v.trigger.at.hi == never || v.asOf.lo == ever || v.asOf.lo.day() <= v.trigger.at.hi.day() {
		return ""
	}
	return fmt.Sprintf(" %d days have passed by the end of the record.", v.asOf.lo.day()-v.trigger.at.hi.day())
}

// gapWords names what no source tells.
func (x *explainer) gapWords(v *verdict) string {
	var seen []*statute.Fact
	s := ""
	for _, g := range v.gaps {
		if g.fact != nil && !slices.Contains(seen, g.fact) {
			seen = append(seen, g.fact)
			s += " " + x.silence(g.fact)
			if g.before.known() {
				s = strings.TrimSuffix(s, ".") + fmt.Sprintf("; what counts is the time before %s.", x.days(g.before))
			}
		}
	}
	return s
}

// claimed says what excuse was claimed and not confirmed.
func (x *explainer) claimed() string {
	c := x.o.duty.ClaimedBy
	if c == nil {
		return ""
	}
	w := x.world(x.o.duty, x.o.b, x.undecided())
	w.trigger = x.v.trigger
	if r := w.eval(c); r.v >= unknown {
		return fmt.Sprintf("Claimed, and confirmed by no source in time: %s.", x.tell(r.said))
	}
	return ""
}
