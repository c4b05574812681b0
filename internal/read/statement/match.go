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
	roles    [numRoles][]int  // tokens that head the phrases
	specs    [numRoles]string // the paths that filled them
	claims   []int            // nouns that make no statement of their own beside this
	time     int              // the expression that dates it; -1 if none does
	how      manner
}

// sentenceMatches gives the frames that fire in sentence n, one a trigger
// (and one accusation beside it), in the order of the text.
func (r *reading) sentenceMatches(n int) []match {
	s := &r.text.Sentences[n]
	var verbs, nouns []match
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.UPOS {
		case text.VERB, text.NOUN, text.ADJ, text.ADV, text.PROPN:
		default:
			continue
		}
		e := r.lexicon.by[lowerLemma(t)]
		if e == nil {
			continue
		}
		switch t.UPOS {
		case text.VERB:
			verbs = r.fire(verbs, n, i, e.verb)
		case text.ADJ, text.ADV:
			verbs = r.fire(verbs, n, i, e.adjective)
		case text.NOUN:
			nouns = r.fire(nouns, n, i, e.noun)
		case text.PROPN: // headlines capitalise: "Arrest of a Minister"
			if k := r.doc.Blocks[s.Block].Kind; k == factum.Heading || k == factum.ListItem {
				nouns = r.fire(nouns, n, i, e.noun)
			}
		}
	}
	if len(verbs)+len(nouns) == 0 {
		return nil
	}
	return r.unclaimed(n, verbs, nouns)
}

// unclaimed leaves out the matches whose trigger is part of another one.
func (r *reading) unclaimed(n int, verbs, nouns []match) []match {
	g := r.graph(n)
	done := map[int]bool{}
	claim := func(m *match) {
		for _, c := range m.claims {
			for _, same := range g.Conjuncts(c) {
				if !ownObject(g, c, same) {
					done[same] = true
				}
			}
		}
	}
	for i := range verbs {
		claim(&verbs[i])
	}
	// A wider noun frame ("request for an arrest warrant") claims those inside.
	slices.SortStableFunc(nouns, func(a, b match) int { return len(b.claims) - len(a.claims) })
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

// ownObject says whether a conjunct of a claimed noun is another thing with a
// frame of its own at the same verb: "asks for a warrant and a red notice".
func ownObject(g *clause.Graph, claimed, conjunct int) bool {
	return claimed != conjunct && lowerLemma(&g.S.Tokens[claimed]) != lowerLemma(&g.S.Tokens[conjunct])
}

func lowerLemma(t *text.Token) string {
	if t.UPOS == text.PROPN {
		return strings.ToLower(t.Lemma)
	}
	return t.Lemma
}

// fire tries the frames of a trigger at token i, the most specific first, and
// appends those that hold: one, beside an accusation ("arrested", "wanted for")
// and others of the same verb that claim other objects.
func (r *reading) fire(out []match, n, i int, frames []*frame) []match {
	if len(frames) == 0 {
		return out
	}
	if t := &r.text.Sentences[n].Tokens[i]; (t.UPOS == text.NOUN || t.UPOS == text.PROPN) && (t.Rel == text.Compound || t.Rel == text.Flat || r.label(n)) {
		return out // "arrest warrant" is no arrest, "Murder of N.N." over an item names its subject
	}
	from := len(out)
	for _, f := range frames {
		if m, ok := r.try(f, n, i); ok {
			out = append(out, m)
		}
	}
	fits := out[from:]
	if len(fits) < 2 {
		return out
	}
	slices.SortStableFunc(fits, func(a, b match) int { return b.frame.weight - a.frame.weight })
	kept := fits[:0]
	var taken []int
	for _, m := range fits {
		beside := m.frame.Type == factum.AllegedCrime || len(m.claims) > 0
		for _, o := range kept {
			beside = beside && o.frame.Type != m.frame.Type && (o.frame.Type == factum.AllegedCrime || m.frame.Type == factum.AllegedCrime || len(o.claims) > 0)
		}
		for _, c := range m.claims {
			beside = beside && !slices.Contains(taken, c)
		}
		if len(kept) == 0 || beside {
			taken = append(taken, m.claims...)
			kept = append(kept, m)
		}
	}
	return out[:from+len(kept)]
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
	if f.preps != nil && !slices.Contains(f.preps, g.Preposition(i)) {
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
	m := match{frame: f, sentence: n, token: i, time: -1}
	r.fill(&m, roleWhom, nil)
	r.fill(&m, roleWho, m.roles[roleWhom])
	r.disjoin(&m)
	r.fill(&m, roleWhere, nil)
	r.fill(&m, roleReason, nil)
	filled := len(f.needs) == 0
	for _, need := range f.needs {
		filled = filled || m.roles[need] != nil
	}
	if !filled && !r.enough(&m) {
		return match{}, false
	}
	for _, p := range f.claims {
		m.claims = append(m.claims, p.follow(g, i)...)
	}
	return m, true
}

// enough says whether a match may do without the role that its frame needs: in a
// list the day and the deed say all there is to say.
func (r *reading) enough(m *match) bool {
	f := m.frame
	switch {
	case len(f.needs) != 1:
		return false
	case f.needs[0] == roleWhom && carries[f.Type]:
		return r.fragment(m)
	case f.needs[0] == roleWhom && concerns[f.Type]:
		return r.fragment(m) || r.entry(m) || r.lead(m) >= 0 && r.reflexive(m)
	case f.needs[0] == roleWho && (f.Type == factum.Arrival || f.Type == factum.Departure):
		return m.roles[roleWhere] != nil && r.entry(m)
	}
	return false
}

// reflexive says whether somebody does something to himself.
func (r *reading) reflexive(m *match) bool {
	g := r.graph(m.sentence)
	o := g.Child(m.token, text.Obj)
	return o >= 0 && g.S.Tokens[o].UPOS == text.PRON && strings.HasSuffix(strings.ToLower(g.S.Tokens[o].Form), "self")
}

// disjoin sees to it that nobody does to himself what a pronoun that isn't
// reflexive says is done to somebody: "the Court said that N. had been freed and
// issued another warrant for him" hangs the second verb too low, and who acts
// stands one clause higher; else the pronoun means somebody else.
func (r *reading) disjoin(m *match) {
	if len(m.roles[roleWho]) != 1 || len(m.roles[roleWhom]) != 1 {
		return
	}
	who, whom := m.roles[roleWho][0], m.roles[roleWhom][0]
	a := r.actorAt(m.sentence, who)
	if a < 0 || a != r.actorAt(m.sentence, whom) {
		return
	}
	g := r.graph(m.sentence)
	t := &g.S.Tokens[whom]
	if t.UPOS != text.PRON || t.Feats.Has(text.Reflexive) {
		return
	}
	if above := g.SubjectAbove(m.token); above >= 0 && r.actorAt(m.sentence, above) != a {
		for k := range m.frame.roles[roleWho] {
			if p := &m.frame.roles[roleWho][k]; p.spec == m.specs[roleWho] && p.spec == "subj" && r.admits(m, above, p.kinds, roleWho) {
				m.roles[roleWho] = []int{above}
				return
			}
		}
	}
	m.roles[roleWhom], m.specs[roleWhom] = nil, ""
}

// fill finds the tokens that fill a role, of the kinds that it admits and not
// among those taken.
func (r *reading) fill(m *match, rl role, taken []int) {
	g := r.graph(m.sentence)
	for k := range m.frame.roles[rl] {
		place := &m.frame.roles[rl][k]
		var out []int
		fits := func(d int) bool {
			d = r.partOf(m.sentence, g, d)
			return d != m.token && !slices.Contains(taken, d) && r.admits(m, d, place.kinds, rl)
		}
		for _, d := range place.path.followIf(g, m.token, fits) {
			if fits(d) {
				out = append(out, r.partOf(m.sentence, g, d))
			}
		}
		if out != nil {
			m.roles[rl], m.specs[rl] = out, place.spec
			return
		}
	}
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
// heading or an item without a finite verb that begins with no day.
func (r *reading) label(n int) bool {
	s := &r.text.Sentences[n]
	if k := r.doc.Blocks[s.Block].Kind; k != factum.Heading && k != factum.ListItem {
		return false
	}
	if r.labels[n] == unknown {
		r.labels[n] = yes
		for i := range s.Tokens {
			if r.doc.Blocks[s.Block].Kind == factum.ListItem && s.Tokens[i].UPOS != text.PUNCT && s.Tokens[i].UPOS != text.SYM {
				if r.timeAt(n, s.Tokens[i].Range) >= 0 {
					r.labels[n] = no // "4 March – Arrest near Kilwa"
				}
				break
			}
		}
		for i := range s.Tokens {
			if t := &s.Tokens[i]; (t.UPOS == text.VERB || t.UPOS == text.AUX) && t.Feats.Has(text.Finite) || t.UPOS == text.NUM && t.Rel == text.Root && r.timeAt(n, t.Range) < 0 { // "Death toll now 56"
				r.labels[n] = no
				break
			}
		}
	}
	return r.labels[n] == yes
}

// answer is a cached answer to a question on a sentence.
type answer uint8

const (
	unknown answer = iota
	yes
	no
)
