package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// sharedTimes dates the matches without a time by what the words say to have
// happened at once: "on Sunday, when soldiers fired", "was hurt when soldiers
// fired on Sunday", and an accusation by the day of what somebody is accused of.
func (r *reading) sharedTimes(g *clause.Graph, n int, matches []match) {
	for k := range matches {
		m := &matches[k]
		if m.time >= 0 {
			continue
		}
		switch {
		case m.frame.Type == factum.AllegedCrime:
			for _, a := range g.Arcs(m.token) {
				if !a.Shared && (a.Label == clause.Clause && g.Gerund(a.Dep) || a.Label == clause.Prep) && slices.Contains([]string{"of", "over", "for"}, a.Word) && m.time < 0 {
					m.time = r.timeOf(n, []int{a.Dep}, nil)
				}
			}
		case g.S.Tokens[m.token].UPOS == text.VERB:
			m.time = r.meanwhile(g, n, m.token)
		}
	}
}

// meanwhile gives the time of the clause that "when" joins to that of the verb
// i, or the day that it goes with; -1 if there is none.
func (r *reading) meanwhile(g *clause.Graph, n, i int) int {
	t := &g.S.Tokens[i]
	if t.Head >= 0 && hasWhen(g, i) {
		switch t.Rel {
		case text.AclRelcl, text.AdvclRelcl:
			if x := r.timeAt(n, g.S.Tokens[t.Head].Range); x >= 0 && dates(&r.times[x]) {
				return x
			}
		case text.Advcl:
			return r.timeOf(n, []int{t.Head}, nil)
		}
	}
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; int(c) > i && (d.Rel == text.Advcl || d.Rel == text.AdvclRelcl) && d.UPOS == text.VERB && hasWhen(g, int(c)) {
			return r.timeOf(n, []int{int(c)}, nil)
		}
	}
	return -1
}

// hasWhen says whether a clause begins with "when".
func hasWhen(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
		if int(c) > i {
			return false
		}
		if strings.EqualFold(g.S.Tokens[c].Form, "when") {
			return true
		}
	}
	return false
}
