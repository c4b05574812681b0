package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
	"factum/internal/read/word"
)

// indexTimes sorts the time expressions by sentence.
func (r *reading) indexTimes() {
	r.timesOf = make([][]int, len(r.text.Sentences))
	for i := range r.times {
		n := r.times[i].Sentence
		r.timesOf[n] = append(r.timesOf[n], i)
	}
}

const (
	// nearby is how many tokens a time expression that hangs on no predicate may
	// stand from the one that it is taken to date.
	nearby = 16
	// maxTimes bounds the time expressions of a sentence that are weighed for
	// one predicate: those that stand nearest.
	maxTimes = 24
	// far is the cost of a time expression that dates something else.
	far = 100
)

// assignTimes gives each match of a sentence its time expression. One that hangs
// on no predicate at all (the tree can be wrong) dates the only match without
// a time that stands near it.
func (r *reading) assignTimes(n int, matches []match) {
	if len(r.timesOf[n]) == 0 || len(matches) == 0 {
		return
	}
	g := r.graph(n)
	triggers := make(map[int]bool, len(matches))
	for k := range matches {
		triggers[matches[k].token] = true
	}
	used := map[int]bool{}
	var open []int
	for k := range matches {
		m := &matches[k]
		m.time = r.timeOf(n, append([]int{m.token}, m.claims...), triggers)
		if m.time >= 0 {
			used[m.time] = true
		} else {
			open = append(open, k)
		}
	}
	r.adjacentTimes(g, n, matches)
	r.sharedTimes(g, n, matches)
	var free []int
	for _, x := range r.timesOf[n] {
		if e := &r.times[x]; !used[x] && dates(e) && !r.hangs(n, e) {
			free = append(free, x)
		}
	}
	if len(open) == 1 && len(free) == 1 {
		m, e := &matches[open[0]], &r.times[free[0]]
		if d := m.token - e.Last; d > 0 && d <= nearby || e.First-m.token > 0 && e.First-m.token <= nearby {
			m.time = free[0]
		}
	}
}

// dates says whether an expression can date a happening: "two days after his
// arrest" can, though annotators mark the two days alone.
func dates(e *when.Expression) bool {
	return (e.Type == when.Date || e.Type == when.Time || e.Symbol.Kind == when.Point) && e.Problem == ""
}

// reschedules says whether an expression tells the day to which something was
// put off: "was adjourned to 15 October".
func (r *reading) reschedules(s *text.Sentence, e *when.Expression) bool {
	if e.First == 0 || e.Relation == when.RelTo {
		return false
	}
	switch strings.ToLower(s.Tokens[e.First-1].Form) {
	case "to", "until", "till":
	default:
		return false
	}
	i := e.Last
	for d := 0; i >= 0 && d < maxClimb && s.Tokens[i].UPOS != text.VERB; d++ {
		i = s.Tokens[i].Head
	}
	return i >= 0 && r.ops.has(r.ops.reschedules, s.Tokens[i].Lemma)
}

// adjacentTimes gives a noun the date right behind its phrase that the tree ties
// to the verb that comes only later: "after his release on 1 March, he flew".
func (r *reading) adjacentTimes(g *clause.Graph, n int, matches []match) {
	for k := range matches {
		m := &matches[k]
		if g.S.Tokens[m.token].UPOS != text.NOUN {
			continue
		}
		_, last := r.extent(n, m.token)
		for _, x := range r.timesOf[n] {
			e := &r.times[x]
			if e.First <= last || e.First > last+2 || !dates(e) || e.First == last+2 && g.S.Tokens[last+1].UPOS != text.ADP {
				continue
			}
			for j := range matches {
				if o := &matches[j]; j != k && o.time == x && o.token > e.Last {
					o.time = -1
					m.time = x
				}
			}
		}
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

// timeOf gives the time expression that dates a predicate, given by its trigger
// and the nouns that belong to it: one that hangs on it, else on the verb whose
// object or complement it is, else on the first of the verbs that it is
// coordinated with. -1 if there is none.
func (r *reading) timeOf(n int, tokens []int, triggers map[int]bool) int {
	all := r.timesOf[n]
	if len(all) > maxTimes { // the nearest ones
		lo, hi := 0, len(all)
		for lo < hi {
			if mid := (lo + hi) / 2; r.times[all[mid]].First < tokens[0] {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		all = all[max(0, lo-maxTimes/2):min(len(all), lo+maxTimes/2)]
	}
	g := r.graph(n)
	best, bestCost := -1, far
	for _, x := range all {
		if e := &r.times[x]; dates(e) && !r.reschedules(g.S, e) {
			later := 0
			if headsEntry(g.S, e) { // a day that the entry itself names goes first
				later = 1
			}
			for k, i := range tokens {
				if cost := r.timeCost(g, e, i, triggers); cost+k+later < bestCost {
					best, bestCost = x, cost+k+later
				}
			}
		}
	}
	return best
}

// headsEntry says whether an expression stands at the head of an entry of a log,
// before a dash or a colon: "May 22 - A judge ...".
func headsEntry(s *text.Sentence, e *when.Expression) bool {
	if e.First > 2 || e.Last+2 >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[e.Last+1].Form {
	case "–", "—", "-", ":":
		return s.Tokens[e.Last+2].SpaceBefore
	}
	return false
}

// timeCost says how far a time expression stands from a predicate, in steps of
// the tree that a date can cross; far if it dates something else.
func (r *reading) timeCost(g *clause.Graph, e *when.Expression, i int, triggers map[int]bool) int {
	s := g.S
	if r.isTold(g, e, i) || r.countedFrom(g, e, i) {
		return far
	}
	head := e.Last // the token over which the expression hangs on the rest
	for k := e.First; k <= e.Last; k++ {
		if h := s.Tokens[k].Head; h < e.First || h > e.Last {
			head = k
			break
		}
	}
	cost := 0
	for at := head; at >= 0 && cost < maxClimb; cost++ {
		if at == i {
			return cost
		}
		t := &s.Tokens[at]
		if at != head {
			switch {
			case verbLike(g, at):
				if down := r.reachDown(g, at, i, head, triggers); down < far {
					return cost + down
				}
				// what is done while, or what one refuses to do, has the same time
				if t.Rel != text.Xcomp && !(t.Rel == text.Advcl && t.XPOS == "VBG" && r.marked(g, at, "while", "as", "when", "by", "in")) {
					return far
				}
				at = t.Head
				continue
			case r.datedItself(g, at, head, triggers):
				return far
			}
		}
		switch t.Rel {
		case text.Obl, text.OblUnmarked, text.Nmod, text.NmodUnmarked, text.Advmod, text.Nummod, text.Compound, text.Appos, text.Amod,
			text.Flat, text.NmodPoss, text.Obj, text.Dep, text.NmodDesc, text.OblAgent, text.Xcomp, text.Parataxis, text.Det, text.Nsubj,
			text.NsubjPass, text.Conj, text.Discourse, text.List, text.Dislocated, text.Advcl:
			at = t.Head
		default:
			return far
		}
	}
	return far
}

// countedFrom says whether an expression is counted from the happening of
// predicate i ("hours after his arrest"): it dates another one.
func (r *reading) countedFrom(g *clause.Graph, e *when.Expression, i int) bool {
	a := &e.Symbol.Anchor
	return a.Kind == when.Event && a.Token == i && &r.text.Sentences[a.Sentence] == g.S
}

// isTold says whether an expression belongs to what the verb of saying i tells, and
// dates that: it stands in the quotation, or behind the "that" of its clause.
func (r *reading) isTold(g *clause.Graph, e *when.Expression, i int) bool {
	t := &g.S.Tokens[i]
	if t.UPOS != text.VERB || !r.ops.says.in[t.Lemma] {
		return false
	}
	if q := r.quoted(g.S.Tokens[e.First].Start); q >= 0 && q != r.quoted(t.Start) {
		return true
	}
	for _, c := range g.Children(i) {
		if g.S.Tokens[c].Rel != text.Ccomp || int(c) < i {
			continue
		}
		for _, m := range g.Children(int(c)) {
			if g.S.Tokens[m].Rel == text.Mark && e.First > int(m) && strings.EqualFold(g.S.Tokens[m].Form, "that") {
				return true
			}
		}
	}
	return false
}

// datedItself says whether the noun between a date and a predicate is another
// happening that the date belongs to: "related to the 2012 murder".
func (r *reading) datedItself(g *clause.Graph, at, date int, triggers map[int]bool) bool {
	t := &g.S.Tokens[at]
	if t.UPOS != text.NOUN || r.ops.has(r.ops.during, r.caseOf(g.S, at)) && !triggers[at] {
		return false
	}
	if triggers[at] {
		return true
	}
	if !r.ops.has(r.ops.happenings, t.Lemma) && !word.Main(t.Lemma).Any(word.Happening|word.Crime) {
		return false
	}
	if date < at {
		return true
	}
	for _, c := range g.Children(at) {
		switch g.S.Tokens[c].Rel {
		case text.Det, text.NmodPoss:
			return true
		}
	}
	return false
}

// caseOf gives the preposition of a phrase.
func (r *reading) caseOf(s *text.Sentence, i int) string {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Case {
			return strings.ToLower(s.Tokens[c].Form)
		}
		if int(c) > i {
			break
		}
	}
	return ""
}

// reachDown gives the cost from a dated verb to a predicate that shares its
// date: its object, its open complement, a verb coordinated with it.
func (r *reading) reachDown(g *clause.Graph, verb, i, date int, triggers map[int]bool) int {
	s := g.S
	cost := 3
	for at := i; at >= 0 && cost < maxClimb; cost++ {
		if at == verb {
			return cost
		}
		t := &s.Tokens[at]
		switch t.Rel {
		case text.Xcomp:
		case text.Obj:
			// the date of what is said of a happening is not its own
			if !verbLike(g, at) && triggers[t.Head] {
				return far
			}
		case text.Nsubj, text.NsubjPass:
			if verbLike(g, at) || t.Head < 0 {
				return far
			}
			between := at < date && date < t.Head
			if !between && !r.ops.has(r.ops.occurs, s.Tokens[t.Head].Lemma) {
				return far
			}
		case text.Obl:
			if !r.ops.has(r.ops.during, r.caseOf(s, at)) {
				return far
			}
		case text.Conj:
			h := &s.Tokens[t.Head]
			if h.UPOS == text.VERB && (date > t.Head && date < at || date > at && t.Head == verb) {
				return far // stands between the verbs, or behind both, on the first
			}
		case text.Advcl:
			if t.XPOS != "VBG" || r.markOf(g, at) != "" {
				return far
			}
		default:
			return far
		}
		at = t.Head
	}
	return far
}

// setTime dates a statement. What says only until when something was is no date
// of a happening.
func (r *reading) setTime(st *Statement, x int) {
	e := &r.times[x]
	if e.Relation == when.RelUntil && !st.Type.Standing() {
		return
	}
	v, basis := r.context.When(e)
	st.When = &Time{Expression: x, Interval: v, Text: r.clean(r.text.Sentences[e.Sentence].Block, r.context.Whole(e)), Basis: basis}
}

// repeated says whether the predicate is said to happen again and again: a time
// expression that tells how often hangs on it ("every year").
func (r *reading) repeated(n, i int) bool {
	g := r.graph(n)
	for k, x := range r.timesOf[n] {
		if k >= maxTimes {
			break
		}
		if e := &r.times[x]; e.Type == when.Set && r.timeCost(g, e, i, nil) < far {
			return true
		}
	}
	return false
}

// reportedNow says whether the predicate tells the news of the day of
// publication: a finite verb in the present tense, in an item of a digest ("A
// court sentences ...", "Police arrest ...").
func (r *reading) reportedNow(m *match) bool {
	if !r.doc.Published.Closed() || m.frame.Type.Standing() {
		return false
	}
	if r.doc.Blocks[r.text.Sentences[m.sentence].Block].Kind != factum.ListItem && !m.frame.Type.Speech() {
		return false
	}
	g := r.graph(m.sentence)
	i := m.token
	for d := 0; d < maxClimb; d++ {
		t := &g.S.Tokens[i]
		if t.UPOS == text.VERB || g.Child(i, text.Cop) >= 0 {
			return r.presentVerb(g, i)
		}
		if t.Head < 0 || t.Rel != text.Obj && t.Rel != text.Xcomp {
			return false
		}
		i = t.Head
	}
	return false
}

// stale is how many days before publication the news of a day can be dated.
const stale = 14

// longAgo says whether a time expression ends well before publication, so that
// it dates something else than the news of the day: "arrests a suspect in the
// 1982 attack".
func (r *reading) longAgo(x int) bool {
	v, _ := r.context.When(&r.times[x])
	return v.To.Day.Known() && r.doc.Published.From.Day.Sub(v.To.Day) > stale
}

// presentVerb says whether a predicate is finite and in the simple present, also
// by the auxiliary of its passive, by the verb that it is coordinated with or
// whose complement it is.
func (r *reading) presentVerb(g *clause.Graph, i int) bool {
	for d := 0; d < maxClimb; d++ {
		t := &g.S.Tokens[i]
		aux := false
		for _, c := range g.Children(i) {
			switch k := &g.S.Tokens[c]; k.Rel {
			case text.Aux:
				return false // will, has, is -ing
			case text.AuxPass, text.Cop:
				if k.XPOS == "VBZ" || k.XPOS == "VBP" {
					return true
				}
				aux = true
			}
		}
		if t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VB" && t.Rel == text.Root {
			return true
		}
		if aux || t.Rel != text.Conj && t.Rel != text.Xcomp {
			return false
		}
		if t.Rel == text.Xcomp && t.XPOS == "VB" && g.S.Tokens[t.Head].UPOS != text.VERB {
			return false
		}
		i = t.Head
	}
	return false
}
