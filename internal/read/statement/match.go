package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// match is a frame that fired at a token.
type match struct {
	frame    *frame
	sentence int
	token    int
	who      []int // tokens that head the phrases
	whom     []int
	where    []int
	time     int               // the expression that dates it; -1 if none does
	how      map[string]string // role -> the path that filled it
}

// sentenceMatches gives the frames that fire in sentence n, one a trigger
// (and one accusation beside it), in the order of the text.
func (r *reading) sentenceMatches(n int) []match {
	g := r.graph(n)
	var verbs, nouns []match
	for i := range g.S.Tokens {
		t := &g.S.Tokens[i]
		switch t.UPOS {
		case text.VERB, text.ADJ:
			verbs = append(verbs, r.fire(n, i, "verb")...)
		case text.NOUN:
			nouns = append(nouns, r.fire(n, i, "noun")...)
		}
	}
	done := map[int]bool{}
	claim := func(m *match) {
		for _, c := range claimed(g, m) {
			for _, same := range g.Conjuncts(c) {
				done[same] = true
			}
		}
	}
	for i := range verbs {
		claim(&verbs[i])
	}
	// A wider noun frame ("request for an arrest warrant") claims those inside.
	slices.SortStableFunc(nouns, func(a, b match) int { return len(b.frame.claims) - len(a.frame.claims) })
	var out []match
	for _, m := range verbs {
		if !done[m.token] {
			out = append(out, m)
		}
	}
	for _, m := range nouns {
		if !done[m.token] {
			claim(&m)
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return a.token - b.token })
	return out
}

// fire gives the best frame for the token, and beside it those that the same
// words make as well: an accusation ("wanted by the Court for murder"), a second
// object ("asked for a warrant and a red notice").
func (r *reading) fire(n, i int, pos string) []match {
	g := r.graph(n)
	t := &g.S.Tokens[i]
	if pos == "noun" && (t.Rel == text.Compound || t.Rel == text.Flat || r.label(n)) {
		return nil // "arrest warrant" is no arrest, "Murder of N.N." over an item names its subject
	}
	var fits []match
	for _, f := range r.lexicon.by[pos+" "+strings.ToLower(t.Lemma)] {
		if m, ok := r.try(f, n, i); ok {
			fits = append(fits, m)
		}
	}
	slices.SortStableFunc(fits, func(a, b match) int { return b.frame.weight() - a.frame.weight() })
	var out []match
	taken := map[int]bool{}
	for _, m := range fits {
		claims := claimed(g, &m)
		beside := m.frame.Type == factum.AllegedCrime || len(claims) > 0
		for _, o := range out {
			beside = beside && o.frame.Type != m.frame.Type && (o.frame.Type == factum.AllegedCrime || m.frame.Type == factum.AllegedCrime || len(o.frame.claims) > 0)
		}
		for _, c := range claims {
			beside = beside && !taken[c]
		}
		if len(out) == 0 || beside {
			out = append(out, m)
			for _, c := range claims {
				taken[c] = true
			}
		}
	}
	return out
}

// claimed gives the tokens that the frame of a match claims.
func claimed(g *clause.Graph, m *match) []int {
	var out []int
	for _, p := range m.frame.claims {
		out = append(out, p.follow(g, m.token)...)
	}
	return out
}

// weight says how specific a frame is.
func (f *frame) weight() int {
	w := strings.Count(f.trigger, " ")
	if f.particle != "" {
		w++
	}
	for _, p := range f.With {
		w++
		for _, s := range p {
			if s.only != nil {
				w++
			}
		}
	}
	return w
}

// try tests a frame at a token and fills its roles.
func (r *reading) try(f *frame, n, i int) (match, bool) {
	g := r.graph(n)
	if f.trigger != "" && !isLemma(g.S, i, f.trigger) || f.thing != nil && !f.thing.holds(g, i) {
		return match{}, false
	}
	if f.particle != "" && !hasParticle(g, i, f.particle) {
		return match{}, false
	}
	for _, p := range f.With {
		if p.follow(g, i) == nil {
			return match{}, false
		}
	}
	for _, p := range f.Unless {
		if p.follow(g, i) != nil {
			return match{}, false
		}
	}
	m := match{frame: f, sentence: n, token: i, how: map[string]string{}}
	m.whom = r.fill(&m, "whom", nil)
	m.who = r.fill(&m, "who", m.whom)
	m.where = r.fill(&m, "where", nil)
	if len(f.needs) == 0 {
		return m, true
	}
	for _, need := range f.needs {
		if need == "who" && m.who != nil || need == "whom" && m.whom != nil || need == "where" && m.where != nil {
			return m, true
		}
	}
	return match{}, false
}

// fill finds the tokens that fill a role, of the kinds that it admits and not
// among those taken.
func (r *reading) fill(m *match, name string, taken []int) []int {
	g := r.graph(m.sentence)
	for _, role := range m.frame.roles[name] {
		var out []int
		for _, d := range role.path.follow(g, m.token) {
			if d != m.token && !slices.Contains(taken, d) && r.admits(m.sentence, d, role.kinds, name) {
				out = append(out, d)
			}
		}
		if out != nil {
			m.how[name] = role.spec
			return out
		}
	}
	return nil
}

// hasParticle says whether the verb has that particle, or the adverb or
// preposition that parsers take it for.
func hasParticle(g *clause.Graph, i int, particle string) bool {
	for _, a := range g.Arcs(i) {
		if (a.Label == clause.Part || a.Label == clause.Adv) && strings.EqualFold(g.S.Tokens[a.Dep].Form, particle) {
			return true
		}
	}
	return i+1 < len(g.S.Tokens) && strings.EqualFold(g.S.Tokens[i+1].Form, particle) &&
		(g.S.Tokens[i+1].UPOS == text.ADP || g.S.Tokens[i+1].UPOS == text.ADV)
}

// label says whether sentence n is the name of a subject, not a sentence: a
// heading or an item without a finite verb.
func (r *reading) label(n int) bool {
	s := &r.text.Sentences[n]
	if k := r.doc.Blocks[s.Block].Kind; k != factum.Heading && k != factum.ListItem {
		return false
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; (t.UPOS == text.VERB || t.UPOS == text.AUX) && t.Feats.Has(text.Finite) {
			return false
		}
	}
	return true
}
