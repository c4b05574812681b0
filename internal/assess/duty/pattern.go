package duty

import (
	"slices"

	"factum/internal/assess/duty/statute"
)

// binding says for whom a duty is judged.
type binding struct {
	state, person int // -1: none
}

// pattern is a way to tell a fact, made ready.
type pattern struct {
	*statute.Pattern
	instrument, noInstrument, words, noWords []phrase
	// candidates are the statements that fit but for who acts on whom and where.
	candidates []int
	// byPerson are the candidates that concern each person, of a pattern that
	// asks for it.
	byPerson map[int][]int
}

// among gives the candidates that can fit for a binding.
func (p *pattern) among(b binding) []int {
	if p.Of == "person" {
		return p.byPerson[b.person]
	}
	return p.candidates
}

// patterns makes the ways to tell a fact ready, once for a record.
func (e *engine) patterns(list []statute.Pattern) []pattern {
	if len(list) == 0 {
		return nil
	}
	if ready, ok := e.ready[&list[0]]; ok {
		return ready
	}
	ready := make([]pattern, len(list))
	for i := range list {
		p := pattern{
			Pattern: &list[i], instrument: phrases(list[i].Instrument), noInstrument: phrases(list[i].NoInstrument),
			words: phrases(list[i].Words), noWords: phrases(list[i].NoWords),
		}
		for _, t := range p.Types {
			for _, k := range e.v.byType[t] {
				st := &e.v.told[k]
				if st.side == saysNothing ||
					len(p.instrument) > 0 && !anyIn(p.instrument, st.instrument) || anyIn(p.noInstrument, st.instrument) ||
					len(p.words) > 0 && !anyIn(p.words, st.text) || anyIn(p.noWords, st.text) ||
					p.Negated && st.side != saysNo {
					continue
				}
				p.candidates = append(p.candidates, k)
			}
		}
		slices.Sort(p.candidates)
		if p.Of == "person" {
			p.byPerson = e.v.byPerson(p.candidates)
		}
		ready[i] = p
	}
	e.ready[&list[0]] = ready
	return ready
}

// fits says whether a candidate fits a pattern in who acts on whom and where.
func (e *engine) fits(p *pattern, t *told, b binding) bool {
	if p.Of == "person" && (b.person < 0 || !e.v.concerns(t, b.person)) {
		return false
	}
	if len(p.By) > 0 && !slices.ContainsFunc(p.By, func(role string) bool { return e.acts(role, t, b) }) ||
		slices.ContainsFunc(p.NotBy, func(role string) bool { return e.acts(role, t, b) }) ||
		len(p.To) > 0 && !slices.ContainsFunc(p.To, func(role string) bool { return e.addressed(role, t, b) }) ||
		slices.ContainsFunc(p.NotTo, func(role string) bool { return e.addressed(role, t, b) }) {
		return false
	}
	if len(p.At) > 0 && !slices.ContainsFunc(p.At, func(where string) bool { return e.at(where, t, b) }) {
		return false
	}
	if p.ByParty != "" && !e.otherParty(p.ByParty, t, b, true) || p.ByNoParty != "" && !e.otherParty(p.ByNoParty, t, b, false) {
		return false
	}
	return true
}

// acts says whether somebody in this role acts in the statement.
func (e *engine) acts(role string, t *told, b binding) bool {
	switch role {
	case "anyone":
		return len(t.who) > 0
	case "nobody":
		return len(t.who) == 0
	case "unsaid":
		return len(t.who) == 0 && e.v.byCourt[b.person]
	case "person":
		return b.person >= 0 && slices.Contains(t.who, b.person)
	case "officer":
		return b.person >= 0 && slices.Contains(t.who, b.person) && slices.Contains(e.v.actors[b.person].of, b.state)
	case "somebody":
		return slices.ContainsFunc(t.who, func(a int) bool {
			x := &e.v.actors[a]
			return a != b.person && len(x.of) == 0 && len(x.bodies) == 0
		})
	case "state":
		return b.state >= 0 && slices.Contains(t.acting, b.state)
	case "other_state":
		return slices.ContainsFunc(t.acting, func(s int) bool { return s != b.state })
	}
	for _, a := range t.who {
		if a != b.person && e.v.actors[a].bodies[role] && e.organ(role, &e.v.actors[a], t.acting, b) {
			return true
		}
	}
	return false
}

// addressed says whether the statement is addressed to somebody in this role,
// or acts on him.
func (e *engine) addressed(role string, t *told, b binding) bool {
	switch role {
	case "anyone":
		return len(t.whom) > 0
	case "nobody", "unsaid":
		return !slices.ContainsFunc(t.whom, func(a int) bool { return a != b.person }) && (role == "nobody" || e.v.byCourt[b.person])
	case "person":
		return b.person >= 0 && slices.Contains(t.whom, b.person)
	}
	for _, a := range t.whom {
		x := &e.v.actors[a]
		switch {
		case a == b.person:
		case role == "state":
			if b.state >= 0 && slices.Contains(x.of, b.state) {
				return true
			}
		case role == "other_state":
			if slices.ContainsFunc(x.of, func(s int) bool { return s != b.state }) {
				return true
			}
		case x.bodies[role] && e.organ(role, x, nil, b):
			return true
		}
	}
	return false
}

// organ says whether a body that belongs to some State belongs to the one in
// question; where its name does not tell, the State that acts does.
func (e *engine) organ(role string, x *actor, acting []int, b binding) bool {
	if !e.v.law.Bodies[role].OfState || b.state < 0 {
		return true
	}
	if len(x.of) > 0 {
		return slices.Contains(x.of, b.state)
	}
	return !foreign(x) && (len(acting) == 0 || slices.Contains(acting, b.state))
}

// at says whether the statement takes place there.
func (e *engine) at(where string, t *told, b binding) bool {
	switch where {
	case "here":
		return b.state >= 0 && slices.Contains(t.places, b.state) && !t.seat
	case "elsewhere":
		return len(t.places) > 0 && !slices.Contains(t.places, b.state) && !t.seat
	case "court":
		return t.seat
	case "not_court":
		return !t.seat
	}
	return len(t.places) == 0 && !t.seat // nowhere
}

// otherParty says whether another State that acts is bound by a treaty, or is
// not, as asked.
func (e *engine) otherParty(treaty string, t *told, b binding, bound bool) bool {
	for _, s := range t.acting {
		if s == b.state {
			continue
		}
		is := false
		for _, p := range e.memberships(treaty, s) {
			is = is || p.from.notBefore(t.when) != yes && t.when.notBefore(p.until) != yes
		}
		if is == bound {
			return true
		}
	}
	return false
}
