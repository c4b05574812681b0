package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// manner is how a predicate is meant.
type manner struct {
	modality factum.Modality
	negated  bool
	unreal   bool // conditional, tried, asked: not said to have happened
	unnamed  int  // token of "reportedly" and the like; -1 if there is none
}

// maxClimb bounds the way up the tree.
const maxClimb = 12

// mannerOf reads how the predicate at token i is meant, from its auxiliaries
// and adverbs and from what governs it.
func (r *reading) mannerOf(n, i int, frame *frame) manner {
	g := r.graph(n)
	m := manner{modality: factum.Asserted, unnamed: -1}
	if frame.modality != "" {
		m.modality = frame.modality
	}
	m.negated = frame.negated
	cur := i
	for range maxClimb {
		r.ownManner(g, cur, &m)
		next, on := r.climb(g, cur, &m)
		if !on {
			break
		}
		cur = next
	}
	if r.question(n, i) {
		m.unreal = true
	}
	return m
}

// ownManner reads the auxiliaries, adverbs and determiners of a token.
func (r *reading) ownManner(g *clause.Graph, i int, m *manner) {
	perfect := false
	for _, c := range g.S.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Aux && d.Lemma == "have" {
			perfect = true
		}
	}
	for _, c := range g.S.Children(i) {
		d := &g.S.Tokens[c]
		w := strings.ToLower(d.Form)
		switch d.Rel {
		case text.Aux:
			m.apply(r.ops.auxiliary[w])
			if r.ops.auxiliary[w] == callsFor && perfect {
				m.negated = !m.negated // "should have informed": he didn't
			}
		case text.Advmod, text.Discourse:
			m.apply(r.ops.adverb[w])
			if r.ops.unnamed[w] {
				m.unnamed = int(c)
			}
		case text.Det, text.DetPredet:
			m.apply(r.ops.det[w])
		case text.Amod:
			if r.ops.governors[d.Lemma] == alleges {
				m.apply(alleges)
			}
		}
	}
}

// apply changes a manner by an effect; what is unreal or demanded stays so.
func (m *manner) apply(e effect) {
	switch e {
	case negates:
		m.negated = !m.negated
	case plans:
		m.set(factum.Planned)
	case callsFor:
		m.set(factum.CalledFor)
	case alleges:
		m.set(factum.Alleged)
	case denies:
		m.set(factum.Denied)
	case unreal:
		m.unreal = true
	}
}

// set gives a modality unless a nearer word has given one.
func (m *manner) set(to factum.Modality) {
	if m.modality == factum.Asserted {
		m.modality = to
	}
}

// climb goes to what governs token i as long as that says how i is meant.
func (r *reading) climb(g *clause.Graph, i int, m *manner) (int, bool) {
	t := &g.S.Tokens[i]
	h := t.Head
	if h < 0 {
		return 0, false
	}
	head := &g.S.Tokens[h]
	switch t.Rel {
	case text.Xcomp, text.Ccomp, text.Csubj:
		if t.Rel == text.Ccomp && r.marked(g, i, "whether", "if") {
			m.unreal = true
		}
		if head.Lemma == "have" && r.adverbOf(g, h, "yet") || head.Lemma == "be" && r.adverbOf(g, h, "yet") || r.adverbOf(g, i, "yet") && t.Rel == text.Xcomp {
			m.apply(negates)
			return 0, false
		}
		e := r.ops.governors[head.Lemma]
		m.apply(e)
		if t.Rel == text.Ccomp && e == noEffect {
			return 0, false // said, not meant so by a governing word
		}
		return h, t.Rel == text.Xcomp || e != noEffect && e != denies
	case text.Conj:
		if verbLike(g, i) && r.sharesAux(g, i) {
			return h, true
		}
		if !verbLike(g, i) && !verbLike(g, h) {
			return h, true
		}
	case text.Acl:
		if e := r.ops.governors[head.Lemma]; e != noEffect && !verbLike(g, h) && (g.Child(i, text.Mark) >= 0 || t.Feats.Has(text.Infinitive)) {
			m.apply(e)
			return h, true
		}
	case text.Advcl:
		word := r.markOf(g, i)
		m.apply(r.ops.clause[word])
		switch {
		case word == "to" && t.XPOS == "VB":
			if e := r.ops.governors[head.Lemma]; e != noEffect {
				m.apply(e)
				return h, true
			}
			m.set(factum.Planned)
		case word == "of" || word == "for" || word == "from" || word == "with" || word == "in":
			e := r.ops.governors[head.Lemma]
			m.apply(e)
			return h, e != noEffect
		}
		return 0, false
	case text.Obj, text.Obl, text.Nmod, text.NsubjPass, text.Iobj:
		if verbLike(g, i) && t.UPOS == text.VERB && t.XPOS != "VBG" {
			return 0, false
		}
		return r.climbNoun(g, i, h, m)
	}
	return 0, false
}

// climbNoun reads what governs a nominal predicate: "demand his release",
// "failure of the surrender", "without consultation".
func (r *reading) climbNoun(g *clause.Graph, i, h int, m *manner) (int, bool) {
	t, head := &g.S.Tokens[i], &g.S.Tokens[h]
	word := ""
	for _, c := range g.S.Children(i) {
		if g.S.Tokens[c].Rel == text.Case {
			word = strings.ToLower(g.S.Tokens[c].Form)
		}
	}
	if e := r.ops.clause[word]; e == negates {
		m.apply(e)
		return 0, false
	}
	e := r.ops.governors[head.Lemma]
	switch {
	case t.Rel == text.Obj || t.Rel == text.NsubjPass:
		if e == noEffect && r.ops.light[head.Lemma] {
			return h, true
		}
	case word == "for" && (e == callsFor || e == plans):
	case word == "of" && (e == negates || e == alleges || e == unreal):
	case word == "to" && e == plans:
	default:
		return 0, false
	}
	if e == negates || e == callsFor || e == plans || e == denies || e == alleges || e == unreal {
		m.apply(e)
		return h, true
	}
	return 0, false
}

// sharesAux says whether a conjoined verb stands under the auxiliaries of the
// first ("will arrest and surrender").
func (r *reading) sharesAux(g *clause.Graph, i int) bool {
	for _, c := range g.S.Children(i) {
		switch g.S.Tokens[c].Rel {
		case text.Aux, text.AuxPass, text.Nsubj, text.NsubjPass, text.Expl:
			return false
		}
	}
	a, b := g.S.Tokens[i].XPOS, g.S.Tokens[g.S.Tokens[i].Head].XPOS
	return a == b || a == "VBN" && b == "VBD" || a == "VBD" && b == "VBN"
}

func verbLike(g *clause.Graph, i int) bool {
	return g.S.Tokens[i].UPOS == text.VERB || g.S.Tokens[i].UPOS == text.AUX
}

func (r *reading) adverbOf(g *clause.Graph, i int, word string) bool {
	for _, c := range g.S.Children(i) {
		if g.S.Tokens[c].Rel == text.Advmod && strings.EqualFold(g.S.Tokens[c].Form, word) {
			return true
		}
	}
	return false
}

func (r *reading) marked(g *clause.Graph, i int, words ...string) bool {
	m := r.markOf(g, i)
	for _, w := range words {
		if m == w {
			return true
		}
	}
	return false
}

// markOf gives the conjunction or preposition that opens a clause.
func (r *reading) markOf(g *clause.Graph, i int) string {
	for _, c := range g.S.Children(i) {
		d := &g.S.Tokens[c]
		if d.Rel == text.Mark || d.Rel == text.Case {
			w := strings.ToLower(d.Form)
			for _, f := range g.S.Children(int(c)) {
				if g.S.Tokens[f].Rel == text.Fixed {
					w += " " + strings.ToLower(g.S.Tokens[f].Form)
				}
			}
			return w
		}
	}
	return ""
}

// question says whether the predicate is asked for, not said: the sentence
// ends with a question mark and the predicate heads it.
func (r *reading) question(n, i int) bool {
	s := &r.text.Sentences[n]
	last := len(s.Tokens) - 1
	for last > 0 && s.Tokens[last].UPOS == text.PUNCT && !strings.Contains(s.Tokens[last].Form, "?") {
		last--
	}
	if last < 0 || !strings.Contains(s.Tokens[last].Form, "?") {
		return false
	}
	for d := 0; i >= 0 && d < maxClimb; d++ {
		switch s.Tokens[i].Rel {
		case text.Root:
			return true
		case text.Conj, text.Xcomp, text.Parataxis:
			i = s.Tokens[i].Head
		default:
			return false
		}
	}
	return false
}
