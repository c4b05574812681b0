package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
	"factum/internal/read/word"
)

// circumstances reads time, place, means, reason and instrument of a match.
func (r *reading) circumstances(m *match, st *Statement, span *spanOf) {
	g := r.graph(m.sentence)
	if x := m.time; x >= 0 {
		r.setTime(st, x)
		span.time(&r.times[x])
	} else if r.reportedNow(m) {
		st.When = &Time{Expression: -1, Interval: r.doc.Published.Interval, Basis: factum.BasisPublished}
	}
	for _, i := range m.where {
		r.addPlace(st, m.sentence, i, span)
	}
	heads := []int{m.token}
	for _, p := range m.frame.claims {
		heads = append(heads, p.follow(g, m.token)...)
	}
	for _, h := range heads {
		for _, a := range g.Arcs(h) {
			r.circumstance(m, st, span, a)
		}
	}
}

// circumstance reads one adjunct of the predicate.
func (r *reading) circumstance(m *match, st *Statement, span *spanOf, a clause.Arc) {
	g := r.graph(m.sentence)
	lemma := strings.ToLower(g.S.Tokens[a.Dep].Lemma)
	class := word.Any(lemma)
	switch a.Label {
	case clause.Prep:
		switch {
		case r.ops.means[a.Word] && (class.Any(word.Vehicle|word.Aircraft) || r.ops.vehicles[lemma]) && st.Means == "":
			st.Means = r.phrase(m.sentence, a.Dep)
			span.phrase(a.Dep)
		case r.ops.where[a.Word] && r.isPlace(m.sentence, a.Dep, class):
			r.addPlace(st, m.sentence, a.Dep, span)
		case r.ops.because[a.Word] || (a.Word == "for" || a.Word == "on") && (r.ops.reasons[lemma] || class.Any(word.Crime)):
			if st.Reason == "" {
				st.Reason = r.phrase(m.sentence, a.Dep)
			}
		case r.ops.under[a.Word] && r.ops.instruments[lemma] && st.Instrument == "":
			st.Instrument = r.phrase(m.sentence, a.Dep)
			span.phrase(a.Dep)
		}
	case clause.Clause:
		t := &g.S.Tokens[a.Dep]
		switch {
		case a.Word == "because" || a.Word == "since" && t.UPOS == text.VERB || a.Word == "" && r.ops.citing[t.Lemma] && t.XPOS == "VBG":
			if st.Reason == "" {
				st.Reason = r.clause(m.sentence, a.Dep)
			}
		case (a.Word == "while" || a.Word == "as" || a.Word == "when") && (t.XPOS == "VBG" || t.Feats.Has(text.Past)):
			if st.Where != "" {
				st.Where += ", "
			}
			st.Where += r.clause(m.sentence, a.Dep)
			first, last := r.subtree(m.sentence, a.Dep)
			span.token(first)
			span.token(last)
		}
	}
}

// isPlace says whether a phrase names a place or denotes a site.
func (r *reading) isPlace(n, i int, class word.Class) bool {
	if a := r.actorAt(n, i); a >= 0 {
		return r.actors.All[a].Kind == factum.Place
	}
	return class.Any(word.Site|word.Region) && !class.Has(word.Time)
}

// addPlace adds a place and those that it is said to lie in.
func (r *reading) addPlace(st *Statement, n, i int, span *spanOf) {
	g := r.graph(n)
	words := r.phrase(n, i)
	if st.Where == "" {
		st.Where = words
	} else if !strings.Contains(st.Where, words) {
		st.Where += ", " + words
	}
	span.phrase(i)
	var walk func(i, depth int)
	walk = func(i, depth int) {
		if a := r.actorAt(n, i); a >= 0 && r.actors.All[a].Kind == factum.Place {
			st.Places = r.appendActor(st.Places, n, i)
		}
		for _, a := range g.Arcs(i) {
			if depth < 4 && (a.Label == clause.Appos || a.Label == clause.Mod || a.Label == clause.Prep && r.ops.where[a.Word]) {
				walk(a.Dep, depth+1)
			}
		}
	}
	walk(i, 0)
}

// indexTimes sorts the time expressions by sentence.
func (r *reading) indexTimes() {
	r.timesOf = make([][]int, len(r.text.Sentences))
	for i := range r.times {
		n := r.times[i].Sentence
		r.timesOf[n] = append(r.timesOf[n], i)
	}
}

// nearby is how many tokens a time expression that hangs on no predicate may
// stand from the one that it is taken to date.
const nearby = 16

// assignTimes gives each match of a sentence its time expression. One that hangs
// on no predicate at all (the tree can be wrong) dates the only match without
// a time that stands near it.
func (r *reading) assignTimes(n int, matches []match) {
	used := map[int]bool{}
	var open []int
	for k := range matches {
		matches[k].time = r.timeOf(n, matches[k].token)
		if matches[k].time >= 0 {
			used[matches[k].time] = true
		} else {
			open = append(open, k)
		}
	}
	var free []int
	for _, x := range r.timesOf[n] {
		if e := &r.times[x]; !used[x] && (e.Type == when.Date || e.Type == when.Time) && e.Problem == "" && !r.hangs(n, e) {
			free = append(free, x)
		}
	}
	if len(open) != 1 || len(free) != 1 {
		return
	}
	m, e := &matches[open[0]], &r.times[free[0]]
	if d := m.token - e.Last; d > 0 && d <= nearby || e.First-m.token > 0 && e.First-m.token <= nearby {
		m.time = free[0]
	}
}

// hangs says whether a time expression hangs on a verb, so that it dates what
// that verb says.
func (r *reading) hangs(n int, e *when.Expression) bool {
	s := &r.text.Sentences[n]
	i := e.First
	for d := 0; i >= 0 && d < maxClimb; d++ {
		if s.Tokens[i].UPOS == text.VERB {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// timeOf gives the time expression that dates the predicate at token i: one
// that hangs on it, else on the verb whose object or complement it is, else on
// the first of the verbs that it is coordinated with. -1 if there is none.
func (r *reading) timeOf(n, i int) int {
	s := &r.text.Sentences[n]
	if len(r.timesOf[n]) == 0 {
		return -1
	}
	best, bestCost := -1, 100
	for _, x := range r.timesOf[n] {
		if e := &r.times[x]; (e.Type == when.Date || e.Type == when.Time) && e.Problem == "" {
			if cost := r.timeCost(s, e, i); cost < bestCost {
				best, bestCost = x, cost
			}
		}
	}
	return best
}

// timeCost says how far a time expression stands from a predicate, in steps of
// the tree that a date can cross; 100 if it dates something else.
func (r *reading) timeCost(s *text.Sentence, e *when.Expression, i int) int {
	// the predicate that the expression hangs on
	head := e.Last
	for k := e.First; k <= e.Last; k++ {
		if h := s.Tokens[k].Head; h < e.First || h > e.Last {
			head = k
			break
		}
	}
	cost := 0
	for at := head; at >= 0 && cost < 12; cost++ {
		if at == i {
			return cost
		}
		t := &s.Tokens[at]
		// from the predicate's side: a noun under the verb that is dated
		if at != head && (t.UPOS == text.VERB || t.UPOS == text.AUX) {
			return cost + r.reachDown(s, at, i, head)
		}
		if at != head && t.UPOS == text.NOUN && word.Main(strings.ToLower(t.Lemma)).Any(word.Happening|word.Act|word.Crime) && !r.ops.during[r.caseOf(s, at)] {
			return 100 // it dates that other happening: "related to the 2012 murder"
		}
		switch t.Rel {
		case text.Obl, text.OblUnmarked, text.Nmod, text.NmodUnmarked, text.Advmod, text.Nummod, text.Compound, text.Appos, text.Amod,
			text.Flat, text.NmodPoss, text.Obj, text.Dep, text.NmodDesc, text.OblAgent, text.Xcomp, text.Parataxis, text.Det, text.Nsubj, text.NsubjPass, text.Conj, text.Discourse, text.List, text.Dislocated:
			at = t.Head
		default:
			return 100
		}
	}
	return 100
}

// caseOf gives the preposition of a phrase.
func (r *reading) caseOf(s *text.Sentence, i int) string {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Case {
			return strings.ToLower(s.Tokens[c].Form)
		}
	}
	return ""
}

// reachDown gives the cost from a dated verb to a predicate that shares its
// date: its object, its open complement, a verb coordinated with it.
func (r *reading) reachDown(s *text.Sentence, verb, i, date int) int {
	cost := 3
	for at := i; at >= 0 && cost < 12; cost++ {
		if at == verb {
			return cost
		}
		t := &s.Tokens[at]
		switch t.Rel {
		case text.Obj, text.Xcomp, text.NsubjPass, text.Nsubj, text.Obl, text.OblAgent:
		case text.Conj:
			h := &s.Tokens[t.Head]
			if h.UPOS == text.VERB && date > t.Head && date < at {
				return 100 // stands between the verbs: dates the first
			}
			if h.UPOS == text.VERB && date > at && t.Head == verb {
				return 100
			}
		case text.Advcl:
			if t.XPOS != "VBG" || r.markOf(r.graph(r.sentenceIndex(s)), at) != "" {
				return 100
			}
		default:
			return 100
		}
		at = t.Head
	}
	return 100
}

func (r *reading) sentenceIndex(s *text.Sentence) int {
	for n := range r.text.Sentences {
		if &r.text.Sentences[n] == s {
			return n
		}
	}
	return 0
}

func (r *reading) setTime(st *Statement, x int) {
	v, basis := r.context.When(&r.times[x])
	st.When = &Time{Expression: x, Interval: v, Text: r.clean(r.times[x].Range), Basis: basis}
}

// reportedNow says whether the predicate tells the news of the day of
// publication: a finite verb in the present tense, in an item or a paragraph
// that heads a digest ("A court sentences ...", "Police arrest ...").
func (r *reading) reportedNow(m *match) bool {
	if !r.doc.Published.Closed() || m.frame.Type.Standing() || r.doc.Blocks[r.text.Sentences[m.sentence].Block].Kind != factum.ListItem {
		return false
	}
	g := r.graph(m.sentence)
	i := m.token
	for d := 0; d < maxClimb; d++ {
		t := &g.S.Tokens[i]
		if t.UPOS == text.VERB {
			return r.presentVerb(g, i)
		}
		if t.Head < 0 || t.Rel != text.Obj {
			return false
		}
		i = t.Head
	}
	return false
}

// presentVerb says whether a verb is finite and in the simple present, also by
// the auxiliary of its passive or by the verb that it is coordinated with.
func (r *reading) presentVerb(g *clause.Graph, i int) bool {
	for d := 0; d < maxClimb; d++ {
		t := &g.S.Tokens[i]
		aux := false
		for _, c := range g.S.Children(i) {
			switch k := &g.S.Tokens[c]; k.Rel {
			case text.Aux:
				return false // will, has, is -ing
			case text.AuxPass:
				if k.XPOS == "VBZ" || k.XPOS == "VBP" {
					return true
				}
				aux = true
			}
		}
		if t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VB" && t.Rel == text.Root {
			return true
		}
		if aux || t.Rel != text.Conj {
			return false
		}
		i = t.Head
	}
	return false
}
