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
		facts[name] = f.Parts()
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

// Parts gives the facts that a fact is made of.
func (f *Fact) Parts() []string {
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
var roles = []string{"state", "other_state", "person", "officer", "somebody", "anyone", "nobody", "unsaid"}

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
		for _, part := range f.Parts() {
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
