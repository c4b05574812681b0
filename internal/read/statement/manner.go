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
	unreal   bool // conditional, tried, asked, habitual: not said to have happened
	unnamed  int  // token of "reportedly" and the like; -1 if there is none
	by       int  // the governing word that decided the modality or the polarity last; -1 if none
	words    []operation
}

// operation is a word that changed how a predicate is meant.
type operation struct {
	token  int
	effect effect
}

// maxClimb bounds the way up the tree.
const maxClimb = 12

// mannerOf reads how the predicate of a match is meant, from its auxiliaries,
// adverbs and arguments and from what governs it.
func (r *reading) mannerOf(mt *match) manner {
	g := r.graph(mt.sentence)
	m := manner{modality: factum.Asserted, unnamed: -1, by: -1}
	if mt.frame.modality != "" {
		m.modality = mt.frame.modality
	}
	m.negated = mt.frame.negated
	for _, c := range mt.claims { // "no warrant was issued"
		r.determiners(g, c, &m)
	}
	cur := mt.token
	for range maxClimb {
		r.ownManner(g, cur, &m)
		next, on := r.climb(g, cur, &m)
		if !on {
			break
		}
		cur = next
	}
	if r.question(mt.sentence, mt.token) || r.imperative(g, mt.token) {
		m.unreal = true
	}
	return m
}

// ownManner reads the auxiliaries, adverbs, determiners and arguments of a
// token as far as they say how it is meant.
func (r *reading) ownManner(g *clause.Graph, i int, m *manner) {
	o := r.ops
	perfect, infinitive := false, false
	for _, c := range g.Children(i) {
		switch d := &g.S.Tokens[c]; {
		case d.Rel == text.Aux && d.Lemma == "have":
			perfect = true
		case d.Rel == text.Mark && strings.EqualFold(d.Form, "to"):
			infinitive = true
		}
	}
	for _, ci := range g.Children(i) {
		c := int(ci)
		d := &g.S.Tokens[c]
		w := strings.ToLower(d.Form)
		switch d.Rel {
		case text.Cop: // "are to travel", as some trees have it
			if infinitive && d.Lemma == "be" && g.S.Tokens[i].UPOS == text.VERB {
				m.apply(c, plans)
			}
		case text.Aux:
			e := o.effect(&o.auxiliary, w)
			if d.Lemma == "be" && infinitive {
				e = plans // "is to be charged"
			}
			if e == unreal && (w == "would" || w == "'d" || w == "’d") && !perfect && r.backshifted(g, i) {
				e = plans // "announced that it would": the future of a past
			}
			m.apply(c, e)
			if e == callsFor && perfect {
				m.negated = !m.negated // "should have informed": he didn't
			}
		case text.Advmod, text.Discourse, text.Parataxis:
			if d.Rel == text.Parataxis && d.UPOS != text.ADV {
				continue
			}
			if w == "longer" && g.Child(c, text.Advmod, text.Det) >= 0 {
				w = "no longer"
			}
			if !perfect || w != "always" { // "has always denied it": he denies it
				m.apply(c, o.effect(&o.adverb, w))
			}
			if o.has(o.unnamed, w) {
				m.unnamed = c
			}
		case text.Cc:
			if c == 0 && w == "nor" {
				m.apply(c, o.effect(&o.adverb, w)) // "Nor was he freed"
			}
		case text.Det, text.DetPredet:
			m.apply(c, o.effect(&o.determiner, w))
		case text.Amod:
			if o.adjective.of[d.Lemma] == alleges && o.effect(&o.adjective, d.Lemma) == alleges || o.verb.of[d.Lemma] == alleges {
				m.apply(c, alleges)
			}
		case text.Advcl:
			if verbLike(g, i) && (o.has(o.conditions, r.markOf(g, c)) || inverted(g, c)) {
				m.apply(c, unreal)
			}
		case text.Nsubj, text.NsubjPass, text.Obj:
			if !verbLike(g, i) {
				continue
			}
			if o.verb.of[g.S.Tokens[i].Lemma] != negates && o.verb.of[g.S.Tokens[i].Lemma] != denies { // "denied any part"
				r.determiners(g, c, m)
			}
			switch {
			case o.has(o.nobody, w), (d.Lemma == "one" || d.Lemma == "body") && r.determined(g, c, "no"):
				m.apply(c, unreal) // "nobody was arrested" tells of no arrest
			case o.has(o.anybody, w):
				m.apply(c, habitual)
			case d.Rel == text.Nsubj && d.UPOS == text.PRON && w == "you" && r.quoted(d.Start) < 0:
				m.apply(c, habitual)
			}
		case text.Obl, text.Nmod:
			if o.fiction.in[d.Lemma] && r.preposed(g, c) {
				o.has(o.fiction, d.Lemma)
				m.apply(c, unreal)
			}
		}
	}
}

// preposed says whether a phrase sets the scene ("In the film, ..."): it opens
// its sentence behind "in".
func (r *reading) preposed(g *clause.Graph, c int) bool {
	return r.caseOf(g.S, c) == "in" && c <= 4
}

// determiners reads "no", "any", "every" on a noun.
func (r *reading) determiners(g *clause.Graph, i int, m *manner) {
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Det || d.Rel == text.DetPredet {
			if k := int(c) + 1; k < len(g.S.Tokens) && g.S.Tokens[k].Feats.Has(text.Comparative) {
				continue // "no fewer than 300"
			}
			m.apply(int(c), r.ops.effect(&r.ops.determiner, strings.ToLower(d.Form)))
		}
	}
}

func (r *reading) determined(g *clause.Graph, i int, word string) bool {
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Det && strings.EqualFold(d.Form, word) {
			return true
		}
	}
	return false
}

// inverted says whether a clause is a condition by the order of its words: "had
// he been extradited".
func inverted(g *clause.Graph, i int) bool {
	aux, subj := -1, -1
	for _, ci := range g.Children(i) {
		c := int(ci)
		switch d := &g.S.Tokens[c]; d.Rel {
		case text.Mark, text.Case:
			return false
		case text.Aux:
			if aux < 0 && (d.Lemma == "have" || strings.EqualFold(d.Form, "should")) {
				aux = c
			}
		case text.Nsubj, text.NsubjPass:
			subj = c
		}
	}
	return aux >= 0 && subj > aux
}

// backshifted says whether a predicate is what somebody said, in the past or
// present, so that its "would" is the future of that saying.
func (r *reading) backshifted(g *clause.Graph, i int) bool {
	for d := 0; d < maxClimb; d++ {
		t := &g.S.Tokens[i]
		for _, c := range g.Children(i) {
			if k := &g.S.Tokens[c]; k.Rel == text.Advcl && r.ops.conditions.in[r.markOf(g, int(c))] {
				return false
			}
		}
		if t.Head < 0 {
			return false
		}
		h := &g.S.Tokens[t.Head]
		switch t.Rel {
		case text.Ccomp, text.Parataxis:
			return r.ops.says.in[h.Lemma]
		case text.Xcomp, text.Conj:
			i = t.Head
		default:
			return false
		}
	}
	return false
}

// apply changes a manner by an effect; what is unreal stays so.
func (m *manner) apply(token int, e effect) {
	for _, w := range m.words {
		if w.token == token {
			return // a determiner met twice
		}
	}
	switch e {
	case noEffect:
		return
	case negates:
		if m.modality == factum.CalledFor || m.modality == factum.Planned {
			// "rejected a request to": it was wanted, and isn't so
			m.negated, m.modality = true, factum.Asserted
		} else {
			m.negated = !m.negated
		}
	case plans:
		m.set(factum.Planned)
	case callsFor:
		m.set(factum.CalledFor)
	case alleges:
		m.set(factum.Alleged)
	case denies:
		m.set(factum.Denied)
	case unreal, habitual:
		m.unreal = true
	}
	m.words = append(m.words, operation{token, e})
}

// set gives a modality unless a nearer word has given one.
func (m *manner) set(to factum.Modality) {
	if m.modality == factum.Asserted {
		m.modality = to
	}
}

// governor gives the effect of a governing word on its complement.
func (r *reading) governor(g *clause.Graph, i int) effect {
	o := r.ops
	switch t := &g.S.Tokens[i]; t.UPOS {
	case text.VERB, text.AUX:
		if e := o.effect(&o.verb, t.Lemma); e != noEffect || t.XPOS != "VBN" && t.XPOS != "VBG" {
			return e
		}
		return o.effect(&o.adjective, strings.ToLower(t.Form)) // "poised to", "unwilling to"
	case text.NOUN, text.PROPN:
		return o.effect(&o.noun, strings.ToLower(t.Lemma))
	case text.ADJ:
		if e := o.effect(&o.adjective, t.Lemma); e != noEffect {
			return e
		}
		return o.effect(&o.verb, t.Lemma)
	}
	return noEffect
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
		return r.climbComplement(g, i, h, m)
	case text.Conj:
		if verbLike(g, i) && verbLike(g, h) && r.sharesAux(g, i) {
			return h, true
		}
		return h, !verbLike(g, i) && !verbLike(g, h)
	case text.Acl, text.AclRelcl:
		if verbLike(g, h) || g.Child(i, text.Mark) < 0 && (!t.Feats.Has(text.Infinitive) || t.Rel == text.AclRelcl) {
			return 0, false
		}
		if up := head.Head; g.Gerund(i) && head.Rel == text.Obj && up >= 0 && verbLike(g, up) {
			return r.climbAdverbial(g, i, up, m) // "accused the police of detaining him"
		}
		if up := r.nounAbove(g, h); up >= 0 {
			h = up
		}
		return r.climbNounClause(g, h, m)
	case text.Advcl:
		return r.climbAdverbial(g, i, h, m)
	case text.Obj, text.Obl, text.Nmod, text.NsubjPass, text.Iobj, text.Nsubj:
		if verbLike(g, i) && t.UPOS == text.VERB && t.XPOS != "VBG" {
			return 0, false
		}
		return r.climbNoun(g, i, h, m)
	case text.Parataxis:
		if g.S.Tokens[h].UPOS == text.VERB && r.ops.says.in[head.Lemma] && r.governor(g, h) == alleges {
			m.govern(h, alleges) // "..., he claims"
		}
	}
	return 0, false
}

// govern applies the effect of a governing word.
func (m *manner) govern(h int, e effect) {
	if e != noEffect {
		m.apply(h, e)
		m.by = h
	}
}

// climbComplement reads what governs a clause as its complement.
func (r *reading) climbComplement(g *clause.Graph, i, h int, m *manner) (int, bool) {
	t, head := &g.S.Tokens[i], &g.S.Tokens[h]
	open := t.Rel == text.Xcomp
	if !open && r.marked(g, i, "whether", "if") {
		m.govern(h, unreal)
		return 0, false
	}
	if open && (head.Lemma == "have" || head.Lemma == "be") {
		if r.adverbOf(g, h, "yet") || r.adverbOf(g, i, "yet") {
			m.govern(h, negates)
			return 0, false
		}
		if t.Feats.Has(text.Infinitive) || t.XPOS == "VB" || g.Child(i, text.Mark) >= 0 {
			if head.Lemma == "be" {
				m.govern(h, plans) // "is to be charged"
			} else if head.XPOS != "VBD" {
				m.govern(h, callsFor) // "has to be released"
			}
			return h, true
		}
	}
	e := r.governor(g, h)
	if e == denies && r.negatedVerb(g, h) {
		e = unreal // "did not deny that"
	}
	if open && r.adverbOf(g, h, "yet") {
		e = negates
	}
	if head.Lemma == "decide" && open && r.negatedVerb(g, i) {
		return 0, false // "decided not to": the decision itself
	}
	m.govern(h, e)
	if open {
		return h, true
	}
	if e == noEffect && r.ops.says.in[head.Lemma] && r.negatedVerb(g, h) {
		m.govern(h, unreal) // "would not say that"
	}
	return 0, false
}

// negatedVerb says whether a verb bears a negation of its own.
func (r *reading) negatedVerb(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Advmod && r.ops.adverb.of[strings.ToLower(d.Form)] == negates {
			return true
		}
	}
	return false
}

// climbNounClause reads what a noun says of the clause that depends on it:
// "its plan to", "reports that", and what is said of the noun.
func (r *reading) climbNounClause(g *clause.Graph, h int, m *manner) (int, bool) {
	noun := &g.S.Tokens[h]
	lemma := strings.ToLower(noun.Lemma)
	if r.ops.has(r.ops.reports, lemma) {
		if v := noun.Head; v >= 0 {
			verb := &g.S.Tokens[v]
			switch {
			case (noun.Rel == text.Obj || noun.Rel == text.NsubjPass) && r.ops.has(r.ops.dismisses, verb.Lemma):
				m.govern(v, denies)
				return 0, false
			case noun.Rel == text.Nsubj && r.ops.effect(&r.ops.adjective, verb.Lemma) == denies:
				m.govern(v, denies)
				return 0, false
			}
		}
	}
	e := r.governor(g, h)
	if e == noEffect {
		return 0, false
	}
	m.govern(h, e)
	return h, true
}

// nounAbove gives the noun that a clause tied to the noun behind "of" belongs to:
// "the failure of the police to arrest him"; -1 if there is none.
func (r *reading) nounAbove(g *clause.Graph, h int) int {
	t := &g.S.Tokens[h]
	if t.Rel != text.Nmod || t.Head < 0 || r.governor(g, h) != noEffect {
		return -1
	}
	switch g.Preposition(h) {
	case "of", "by", "for", "from", "on":
		if up := t.Head; g.S.Tokens[up].UPOS == text.NOUN && r.governor(g, up) != noEffect {
			return up
		}
	}
	return -1
}

// climbAdverbial reads how an adverbial clause is meant, by its conjunction and
// by what governs it.
func (r *reading) climbAdverbial(g *clause.Graph, i, h int, m *manner) (int, bool) {
	t := &g.S.Tokens[i]
	word := r.markOf(g, i)
	if word == "" && i > 1 && strings.EqualFold(g.S.Tokens[i-2].Form, "rather") && g.S.Tokens[i-1].Form == "than" {
		word = "rather than"
	}
	if first := g.Child(i, text.Advmod); word == "" && first >= 0 && first < i {
		word = strings.ToLower(g.S.Tokens[first].Form) // "once arrested"
	}
	if e := r.ops.effect(&r.ops.clause, word); e != noEffect {
		m.govern(i, e)
		return 0, false
	}
	if inverted(g, i) {
		m.govern(i, unreal) // "should he be arrested"
		return 0, false
	}
	e := r.governor(g, h)
	if word == "for" && t.XPOS == "VB" {
		word = "to" // "for the police to arrest him"
	}
	if word == "to" && r.onlyTo(g, i) {
		return 0, false // "freed, only to be arrested again": so it was
	}
	switch word {
	case "to":
		if t.XPOS != "VB" {
			return 0, false
		}
		if e != noEffect {
			m.govern(h, e)
			return h, true
		}
		m.govern(h, plans) // "flew to Rome to arrest him"
	case "from":
		if e == negates { // "prevented from", "refrained from"
			m.govern(h, e)
			return h, true
		}
		if r.adverbOf(g, i, "far") || r.adverbOf(g, h, "far") || strings.EqualFold(g.S.Tokens[h].Form, "far") {
			m.govern(i, negates) // "far from arresting him"
		}
	case "of", "in", "for", "with":
		if e == alleges || e == negates || verbLike(g, h) && e == unreal {
			m.govern(h, e)
			return h, true
		}
	}
	return 0, false
}

// onlyTo says whether an infinitive tells the outcome: "only" stands at its head.
func (r *reading) onlyTo(g *clause.Graph, i int) bool {
	first := i
	for _, c := range g.Children(i) {
		first = min(first, int(c))
	}
	for _, k := range []int{first - 1, first} {
		if k >= 0 && strings.EqualFold(g.S.Tokens[k].Form, "only") {
			return true
		}
	}
	s := g.Child(i, text.Nsubj)
	return s >= 0 && r.adverbOf(g, s, "only")
}

// climbNoun reads what governs a nominal predicate: "demand his release",
// "failure of the surrender", "without consultation".
func (r *reading) climbNoun(g *clause.Graph, i, h int, m *manner) (int, bool) {
	t, head := &g.S.Tokens[i], &g.S.Tokens[h]
	word := ""
	for _, c := range g.Children(i) {
		if k := g.S.Tokens[c].Rel; k == text.Case || k == text.Mark {
			word = g.Words(int(c))
		}
	}
	if e := r.ops.effect(&r.ops.clause, word); e == negates {
		m.govern(i, e)
		return 0, false
	}
	if about[word] && r.topic(g, h) {
		m.govern(h, unreal)
		return 0, false
	}
	if t.Rel == text.Nsubj {
		if !verbLike(g, h) && head.UPOS == text.ADJ {
			m.govern(h, r.governor(g, h)) // "his arrest is unlikely"
		}
		return 0, false
	}
	e := noEffect
	switch {
	case word == "" && (t.Rel == text.Obj || t.Rel == text.NsubjPass):
		e = r.governor(g, h)
		if e == alleges {
			e = unreal // "they feared arrest"
		}
		if e == noEffect {
			return h, r.ops.has(r.ops.light, head.Lemma)
		}
	case word == "for":
		if e = r.governor(g, h); e != callsFor && e != plans {
			return 0, false
		}
	case word == "of" || word == "about":
		if e = r.governor(g, h); verbLike(g, h) && e != alleges || e == callsFor {
			return 0, false
		}
	case word == "to":
		if e = r.governor(g, h); e != plans && e != callsFor {
			return 0, false
		}
	case word == "from":
		if e = r.governor(g, h); e != negates {
			return 0, false
		}
	}
	m.govern(h, e)
	return h, e != noEffect
}

// about are the prepositions before what something deals with.
var about = map[string]bool{"on": true, "about": true, "regarding": true, "concerning": true, "over": true, "to": true, "for": true}

// topic says whether a word is, or is said of, something that deals with a
// happening whether or not it happened: "talks on", "proceedings related to".
func (r *reading) topic(g *clause.Graph, h int) bool {
	t := &g.S.Tokens[h]
	if t.UPOS == text.VERB && (t.Lemma == "relate" || t.Lemma == "pertain") && (t.Rel == text.Acl || t.Rel == text.Amod) && t.Head >= 0 {
		t = &g.S.Tokens[t.Head]
	}
	return t.UPOS == text.NOUN && r.ops.has(r.ops.topics, t.Lemma)
}

// sharesAux says whether a conjoined verb stands under the auxiliaries of the
// first ("will arrest and surrender").
func (r *reading) sharesAux(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
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
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; (d.Rel == text.Advmod || d.Rel == text.Case) && strings.EqualFold(d.Form, word) {
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
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Mark || d.Rel == text.Case || d.Rel == text.Cc && int(c) < i && g.Child(int(c), text.Fixed) >= 0 {
			return g.Words(int(c)) // "rather than" is taken for a conjunction
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
		case text.Conj, text.Xcomp, text.Parataxis, text.Obj, text.Ccomp:
			i = s.Tokens[i].Head
		default:
			return false
		}
	}
	return false
}

// imperative says whether a verb tells the reader to do something: a bare verb
// that heads its sentence and has neither subject nor auxiliary.
func (r *reading) imperative(g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	return t.UPOS == text.VERB && t.XPOS == "VB" && t.Rel == text.Root && r.doc.Blocks[g.S.Block].Kind == factum.Paragraph &&
		g.Subject(i) < 0 && g.Child(i, text.Aux, text.AuxPass) < 0
}
