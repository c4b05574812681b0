package statute

import (
	"cmp"
	"slices"
	"strings"
)

func lintDuty(l *Law, d *Duty, ps *problems) {
	for _, f := range []struct{ name, value string }{
		{"id", d.ID}, {"regime", d.Regime}, {"article", d.Article}, {"bearer", d.Bearer}, {"content", d.Content},
	} {
		if strings.TrimSpace(f.value) == "" {
			ps.add(d.Place, "duty %s has no %s", d.ID, f.name)
		}
	}
	if len(d.Source) == 0 {
		ps.add(d.Place, "duty %s names no source", d.ID)
	}
	for _, s := range d.Source {
		if l.Sources[s] == nil {
			ps.add(d.Place, "duty %s: no source %q", d.ID, s)
		}
	}
	if !slices.Contains([]string{"corpus", "mixed", "known"}, d.Basis) {
		ps.add(d.Place, "duty %s: basis is %q, not corpus, mixed or known", d.ID, d.Basis)
	}
	if !slices.Contains([]string{"", "low", "medium", "high"}, d.Confidence) {
		ps.add(d.Place, "duty %s: confidence is %q, not low, medium or high", d.ID, d.Confidence)
	}
	if d.State != "" && !slices.ContainsFunc(l.States, func(s *State) bool { return s.Name == d.State }) {
		ps.add(d.Place, "duty %s: no State %q", d.ID, d.State)
	}
	if d.InForce != nil && d.InForce.Since.Known() && d.InForce.Until.Known() && d.InForce.Until.Sub(d.InForce.Since.Day) < 0 {
		ps.add(d.Place, "duty %s can never be reached: it ends before it comes into force", d.ID)
	}
	for _, c := range d.Conflicts {
		switch {
		case !slices.ContainsFunc(l.Duties, func(x *Duty) bool { return x.ID == c.Duty }):
			ps.add(d.Place, "duty %s conflicts with %q, which there is not", d.ID, c.Duty)
		case c.Prevails == "":
			ps.add(d.Place, "duty %s conflicts with %s and neither is said to prevail", d.ID, c.Duty)
		case c.Prevails != d.ID && c.Prevails != c.Duty:
			ps.add(d.Place, "duty %s conflicts with %s, but %q is said to prevail", d.ID, c.Duty, c.Prevails)
		}
	}
	lintReadings(l, d, ps)
	lintDeadline(l, d, ps)
	if !d.Evaluated() {
		if d.Trigger != nil || d.DischargedBy != nil || d.BreachedBy != nil {
			ps.add(d.Place, "duty %s has conditions and says that it is not evaluated", d.ID)
		}
		return
	}
	lintEvaluated(l, d, ps)
}

func lintReadings(l *Law, d *Duty, ps *problems) {
	question := ""
	for _, id := range sortedKeys(d.Readings) {
		r := l.Readings[id]
		if r == nil {
			ps.add(d.Place, "duty %s: no reading %q", d.ID, id)
			continue
		}
		if question != "" && question != r.Question {
			ps.add(d.Place, "duty %s: its readings answer two questions, %s and %s", d.ID, question, r.Question)
		}
		question = r.Question
	}
}

// lintEvaluated checks a duty that the engine is to judge.
func lintEvaluated(l *Law, d *Duty, ps *problems) {
	if d.Kind != Obligation && d.Kind != Prohibition {
		ps.add(d.Place, "duty %s is %q: only obligations and prohibitions can be judged; say why in not_evaluated", d.ID, d.Kind)
	}
	for _, v := range d.ForEach {
		if v != "state" && v != "person" {
			ps.add(d.Place, "duty %s: for_each knows state and person, not %q", d.ID, v)
		}
	}
	if d.BorneBy != "state" && d.BorneBy != "organ" && l.Bodies[d.BorneBy] == nil {
		ps.add(d.Place, "duty %s: borne_by is %q: state, organ, or a body", d.ID, d.BorneBy)
	}
	if d.Binds != "" && l.Treaties[d.Binds] == nil {
		ps.add(d.Place, "duty %s: no treaty %q", d.ID, d.Binds)
	}
	if d.Trigger == nil || d.DischargedBy == nil {
		ps.add(d.Place, "duty %s needs trigger and discharged_by, or not_evaluated", d.ID)
		return
	}
	if d.BreachedBy == nil && !slices.ContainsFunc(d.Deadline.Versions(), func(v *Deadline) bool { return v.Kind == Fixed }) {
		ps.add(d.Place, "duty %s can never be broken: it has neither breached_by nor a fixed deadline", d.ID)
	}
	reachable := possible(d.Trigger)
	for _, v := range d.Readings {
		reachable = reachable || v != nil && v.Trigger != nil && possible(v.Trigger)
	}
	if !reachable {
		ps.add(d.Place, "duty %s can never be reached: its trigger cannot be fulfilled", d.ID)
	}
	names, conditions := d.Conditions()
	for i, c := range conditions {
		isTrigger := strings.HasSuffix(names[i], "trigger")
		c.Walk(func(c *Condition) { lintCondition(l, d.Place.File, d.ID, c, isTrigger, false, ps) })
	}
	if f := d.Findings; f != nil {
		if fact := l.Facts[f.From]; fact == nil || !fact.Finding {
			ps.add(d.Place, "duty %s: findings come from %q, which is no finding", d.ID, f.From)
		}
	}
	if d.Referrals != "" {
		if fact := l.Facts[d.Referrals]; fact == nil || !fact.Finding {
			ps.add(d.Place, "duty %s: referrals come from %q, which is no finding", d.ID, d.Referrals)
		}
	}
}

// lintCondition checks one node of a condition.
func lintCondition(l *Law, file, id string, c *Condition, isTrigger, isTreaty bool, ps *problems) {
	place := Place{file, c.Line}
	for _, name := range c.Facts {
		switch fact := l.Facts[name]; {
		case fact == nil:
			ps.add(place, "%s: no fact %q", id, name)
		case fact.Finding:
			ps.add(place, "%s: %q is a court's finding and may not feed a status", id, name)
		}
	}
	for _, name := range c.Duty {
		if d := l.Duty(name); d == nil {
			ps.add(place, "%s: no duty %q", id, name)
		} else if !d.Evaluated() {
			ps.add(place, "%s leans on %s, which is not evaluated", id, name)
		}
	}
	for _, name := range c.On {
		if l.Readings[name] == nil {
			ps.add(place, "%s: no reading %q", id, name)
		}
	}
	if c.Bound != "" && l.Treaties[c.Bound] == nil {
		ps.add(place, "%s: no treaty %q", id, c.Bound)
	}
	if c.Anchor == AnchorTrigger && (isTrigger || isTreaty) {
		ps.add(place, "%s: a trigger cannot be counted from itself", id)
	}
	if c.Anchor == AnchorWithdrawal && !isTreaty {
		ps.add(place, "%s: only a treaty's law after withdrawal knows a withdrawal", id)
	}
}

// possible says whether a condition can be fulfilled at all: it finds never,
// and an all that asks for a fact and for its absence.
func possible(c *Condition) bool {
	switch c.Op {
	case OpNever:
		return false
	case OpAny:
		return slices.ContainsFunc(c.Args, possible)
	case OpAll:
		for _, a := range c.Args {
			if !possible(a) {
				return false
			}
		}
		for _, a := range c.Args {
			for _, b := range c.Args {
				if contradict(a, b) {
					return false
				}
			}
		}
	case OpPerhaps, OpOn:
		return possible(c.Args[0])
	}
	return true
}

// contradict says whether a asks for one fact, just so, and b for its absence.
func contradict(a, b *Condition) bool {
	if a.Op != OpFact || len(a.Facts) != 1 {
		return false
	}
	switch b.Op {
	case OpDenied:
		return slices.Contains(b.Facts, a.Facts[0])
	case OpUnless, OpWithout:
		x := b.Args[0]
		return x.Op == OpFact && slices.Contains(x.Facts, a.Facts[0]) && x.Since == nil && x.After == nil && x.Before == nil && x.Words == nil && x.Of == nil
	}
	return false
}

func lintDeadline(l *Law, d *Duty, ps *problems) {
	dl := &d.Deadline
	if len(dl.ByDate) > 0 && dl.Kind != "" {
		ps.add(d.Place, "duty %s: a deadline is either one or by_date", d.ID)
	}
	for _, v := range dl.Versions() {
		switch v.Kind {
		case Fixed:
			if !v.Duration.Known() {
				ps.add(d.Place, "duty %s: a fixed deadline needs a duration", d.ID)
			}
		case Standard:
			if v.Word == "" {
				ps.add(d.Place, "duty %s: a standard needs its word", d.ID)
			}
		case Before, Agreed, None:
		default:
			ps.add(d.Place, "duty %s: deadline kind %q (fixed, standard, before, agreed, none)", d.ID, v.Kind)
		}
		if v.Duration.Known() && v.Kind != Fixed {
			ps.add(d.Place, "duty %s: only a fixed deadline has a duration", d.ID)
		}
		if v.From != "" && l.Facts[v.From] == nil {
			ps.add(d.Place, "duty %s: no fact %q", d.ID, v.From)
		}
	}
	versions := slices.Clone(dl.ByDate)
	slices.SortStableFunc(versions, func(a, b DatedDeadline) int { return cmp.Compare(a.Since.Day, b.Since.Day) })
	for i, v := range versions {
		if v.Since.Known() && v.Until.Known() && v.Until.Sub(v.Since.Day) < 0 {
			ps.add(d.Place, "duty %s: a deadline that ends (%s) before it begins (%s)", d.ID, v.Until, v.Since)
		}
		if i == 0 {
			continue
		}
		switch last := versions[i-1].Until; {
		case !last.Known() || !v.Since.Known() || v.Since.Sub(last.Day) < 1:
			ps.add(d.Place, "duty %s: two deadlines overlap from %s", d.ID, v.Since)
		case v.Since.Sub(last.Day) > 1:
			ps.add(d.Place, "duty %s: no deadline between %s and %s", d.ID, last, v.Since)
		}
	}
}
