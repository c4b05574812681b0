package statute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"factum"
)

// lint checks the law as a whole.
func lint(l *Law, ps *problems) {
	for _, d := range l.Duties {
		lintDuty(l, d, ps)
	}
	lintCircles(l, ps)
	lintFacts(l, ps)
	lintTreaties(l, ps)
	lintNames(l, ps)
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

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

// lintCircles finds duties that hang on each other in a circle.
func lintCircles(l *Law, ps *problems) {
	edges := map[string][]string{}
	for _, d := range l.Duties {
		_, conditions := d.Conditions()
		for _, c := range conditions {
			c.Walk(func(c *Condition) { edges[d.ID] = append(edges[d.ID], c.Duty...) })
		}
	}
	reported := map[string]bool{}
	for _, d := range l.Duties {
		if circle := findCircle(d.ID, edges); circle != nil && !reported[strings.Join(slices.Sorted(slices.Values(circle)), " ")] {
			reported[strings.Join(slices.Sorted(slices.Values(circle)), " ")] = true
			ps.add(d.Place, "duties in a circle: %s", strings.Join(append(circle, circle[0]), " hangs on "))
		}
	}
	facts := map[string][]string{}
	for name, f := range l.Facts {
		facts[name] = f.parts()
	}
	for _, name := range sortedKeys(l.Facts) {
		if circle := findCircle(name, facts); circle != nil {
			ps.add(l.Facts[name].Place, "facts in a circle: %s", strings.Join(append(circle, circle[0]), " hangs on "))
		}
	}
}

// findCircle gives a path from start back to it, or nil.
func findCircle(start string, edges map[string][]string) []string {
	seen := map[string]bool{}
	var walk func(at string, path []string) []string
	walk = func(at string, path []string) []string {
		for _, next := range edges[at] {
			if next == start {
				return path
			}
			if !seen[next] {
				seen[next] = true
				if c := walk(next, append(slices.Clone(path), next)); c != nil {
					return c
				}
			}
		}
		return nil
	}
	return walk(start, []string{start})
}

// parts gives the facts that a fact is made of.
func (f *Fact) parts() []string {
	parts := slices.Concat(f.AnyOf, f.Unless, f.Straight)
	if f.EndOf != "" {
		parts = append(parts, f.EndOf)
	}
	if f.Lasts != nil {
		parts = append(parts, slices.Concat(f.Lasts.From, f.Lasts.Until)...)
	}
	if f.Stay != nil {
		parts = append(parts, f.Stay.Seen, f.Stay.Departed, f.Stay.Elsewhere)
	}
	return parts
}

// roles are the words for who acts, beside the bodies.
var roles = []string{"state", "other_state", "person", "somebody", "anyone", "nobody", "unsaid"}

var places = []string{"here", "elsewhere", "court", "not_court", "nowhere"}

func lintFacts(l *Law, ps *problems) {
	used := map[string]bool{}
	for _, d := range l.Duties {
		_, conditions := d.Conditions()
		for _, c := range conditions {
			c.Walk(func(c *Condition) {
				for _, f := range c.Facts {
					used[f] = true
				}
			})
		}
		for _, v := range d.Deadline.Versions() {
			used[v.From] = true
		}
		if d.Findings != nil {
			used[d.Findings.From] = true
		}
		used[d.Referrals] = true
	}
	for _, t := range l.Treaties {
		t.AfterWithdrawal.Walk(func(c *Condition) {
			for _, f := range c.Facts {
				used[f] = true
			}
		})
	}
	for _, name := range sortedKeys(l.Facts) {
		f := l.Facts[name]
		for _, part := range f.parts() {
			used[part] = true
			if part != "" && l.Facts[part] == nil {
				ps.add(f.Place, "fact %s: no fact %q", name, part)
			}
		}
		if f.Undated != nil {
			for _, b := range []string{f.Undated.NotBefore, f.Undated.NotAfter} {
				if b != "" && l.Facts[b] == nil {
					ps.add(f.Place, "fact %s: no fact %q", name, b)
				}
			}
		}
		ways := 0
		for _, has := range []bool{len(f.From) > 0, len(f.AnyOf) > 0, f.Lasts != nil, f.Stay != nil, f.EndOf != ""} {
			if has {
				ways++
			}
		}
		if ways != 1 {
			ps.add(f.Place, "fact %s needs just one of from, any_of, lasts, stay, end_of", name)
		}
		if f.EndOf != "" && (l.Facts[f.EndOf] == nil || l.Facts[f.EndOf].Stay == nil) {
			ps.add(f.Place, "fact %s: end_of needs a stay", name)
		}
		for _, s := range []string{f.Means, f.Yes, f.No} {
			if s == "" {
				ps.add(f.Place, "fact %s needs means, yes and no", name)
				break
			}
			for _, p := range placeholder.FindAllString(s, -1) {
				if p != "{state}" && p != "{person}" {
					ps.add(f.Place, "fact %s: %s: only {state} and {person} can stand there", name, p)
				}
			}
		}
		for _, p := range slices.Concat(f.From, f.DeniedBy) {
			lintPattern(l, f, p, ps)
		}
	}
	for _, name := range sortedKeys(l.Facts) {
		if !used[name] {
			ps.mild(l.Facts[name].Place, "no duty uses the fact %s", name)
		}
	}
}

func lintPattern(l *Law, f *Fact, p Pattern, ps *problems) {
	if len(p.Types) == 0 {
		ps.add(f.Place, "fact %s: a way without a statement type", f.Name)
	}
	if !f.Finding && slices.Contains(p.Types, factum.NonComplianceFinding) {
		ps.add(f.Place, "fact %s tells of findings: mark it finding: true", f.Name)
	}
	for _, role := range slices.Concat(p.By, p.NotBy, p.To, p.NotTo) {
		if !slices.Contains(roles, role) && l.Bodies[role] == nil {
			ps.add(f.Place, "fact %s: nobody called %q (a body, or %s)", f.Name, role, strings.Join(roles, ", "))
		}
	}
	for _, where := range p.At {
		if !slices.Contains(places, where) {
			ps.add(f.Place, "fact %s: at is %q, not %s", f.Name, where, strings.Join(places, ", "))
		}
	}
	if p.Of != "" && p.Of != "person" {
		ps.add(f.Place, "fact %s: of is %q, not person", f.Name, p.Of)
	}
	for _, t := range []string{p.ByParty, p.ByNoParty} {
		if t != "" && l.Treaties[t] == nil {
			ps.add(f.Place, "fact %s: no treaty %q", f.Name, t)
		}
	}
}

func lintTreaties(l *Law, ps *problems) {
	for _, name := range sortedKeys(l.Treaties) {
		t := l.Treaties[name]
		if t.Title == "" || len(t.Names) == 0 || len(t.Source) == 0 {
			ps.add(t.Place, "treaty %s needs title, names and source", name)
		}
		for _, s := range t.Source {
			if l.Sources[s] == nil {
				ps.add(t.Place, "treaty %s: no source %q", name, s)
			}
		}
		if !slices.Contains([]string{"corpus", "mixed", "known"}, t.Basis) {
			ps.add(t.Place, "treaty %s: basis is %q, not corpus, mixed or known", name, t.Basis)
		}
		if !slices.Contains([]factum.Type{factum.Membership, factum.Referral, factum.AgreementSigned}, t.SaidBy) {
			ps.add(t.Place, "treaty %s: said_by is %q: membership, referral or agreement_signed", name, t.SaidBy)
		}
		t.AfterWithdrawal.Walk(func(c *Condition) { lintCondition(l, t.File, "treaty "+name, c, false, true, ps) })
		lintParties(l, name, t, ps)
	}
	for _, id := range sortedKeys(l.Readings) {
		r := l.Readings[id]
		if r.Question == "" || r.Name == "" || r.Claim == "" {
			ps.add(r.Place, "reading %s needs question, name and claim", id)
		}
		for _, s := range r.Sources {
			if l.Sources[s] == nil {
				ps.add(r.Place, "reading %s: no source %q", id, s)
			}
		}
	}
	for _, id := range sortedKeys(l.Sources) {
		s := l.Sources[id]
		if s.Title == "" || !slices.Contains([]string{"true", "false", "opening"}, s.Seen) {
			ps.add(s.Place, "source %s needs a title and seen: true, opening or false", id)
		}
	}
}

func lintParties(l *Law, name string, t *Treaty, ps *problems) {
	parties := slices.Clone(t.Parties)
	slices.SortStableFunc(parties, func(a, b Party) int {
		return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Since.Day, b.Since.Day))
	})
	for i, p := range parties {
		if !slices.ContainsFunc(l.States, func(s *State) bool { return s.Name == p.State }) {
			ps.add(p.Place, "treaty %s: no State %q", name, p.State)
		}
		if !p.Since.Known() {
			ps.add(p.Place, "treaty %s: %s is bound since when?", name, p.State)
		}
		if p.Until.Known() && p.Since.Known() && p.Until.Sub(p.Since.Day) <= 0 {
			ps.add(p.Place, "treaty %s: %s ceases to be bound (%s) before it is (%s)", name, p.State, p.Until, p.Since)
		}
		if i > 0 && parties[i-1].State == p.State {
			if u := parties[i-1].Until; !u.Known() || p.Since.Known() && p.Since.Sub(u.Day) < 0 {
				ps.add(p.Place, "treaty %s: two entries for %s contradict each other", name, p.State)
			}
		}
	}
}

func lintNames(l *Law, ps *problems) {
	seen := map[string]*State{}
	for _, s := range l.States {
		if s.Name == "" {
			ps.add(s.Place, "a State without a name")
		}
		for _, n := range append([]string{s.Name}, s.Names...) {
			key := strings.ToLower(n)
			if other := seen[key]; other != nil {
				ps.add(s.Place, "State %s contradicts %s:%d: both are called %q", s.Name, other.File, other.Line, n)
			}
			seen[key] = s
		}
	}
	for _, id := range sortedKeys(l.Bodies) {
		b := l.Bodies[id]
		if b.Name == "" || len(b.Contains)+len(b.Exactly) == 0 {
			ps.add(b.Place, "body %s needs a name and words by which it is known", id)
		}
	}
}
