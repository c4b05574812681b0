package clause

import (
	"strings"

	"factum/internal/read/text"
)

// build lists the arcs of token i.
func (g *Graph) build(i int) []Arc {
	s := g.S
	t := &s.Tokens[i]
	passive := g.Passive(i)
	var arcs []Arc
	add := func(l Label, word string, dep int, shared bool) {
		if shared { // what stands in the tree stands there once
			for _, a := range arcs {
				if a.Label == l && a.Dep == dep && a.Word == word {
					return
				}
			}
		}
		arcs = append(arcs, Arc{l, word, dep, shared})
	}

	hasObj := false
	for _, c := range g.Children(i) {
		dep := int(c)
		d := &s.Tokens[c]
		switch d.Rel {
		case text.Obj:
			hasObj = true
			if g.relativePronoun(dep, i) {
				dep = t.Head
			}
			add(Obj, "", dep, false)
		case text.Iobj:
			add(Iobj, "", dep, false)
		case text.OblAgent:
			add(Subj, "by", dep, false)
		case text.Obl, text.Nmod:
			word := g.Preposition(dep)
			if g.relativePronoun(dep, i) {
				dep = t.Head
			}
			switch {
			case word == "by" && passive:
				add(Subj, "by", dep, false)
			case word != "":
				add(Prep, word, dep, false)
			case d.Rel == text.Obl:
				add(Time, "", dep, false)
			default:
				add(Mod, "", dep, false)
			}
		case text.OblUnmarked:
			add(Time, "", dep, false)
		case text.NmodPoss:
			add(Poss, "", dep, false)
		case text.Amod, text.Compound, text.NmodUnmarked, text.NmodDesc, text.Flat, text.Det:
			add(Mod, "", dep, false)
		case text.Appos:
			add(Appos, "", dep, false)
		case text.Advmod:
			add(Adv, "", dep, false)
		case text.Ccomp, text.Csubj, text.CsubjPass:
			add(Comp, "", dep, false)
		case text.Xcomp:
			add(Xcomp, "", dep, false)
		case text.Advcl, text.AdvclRelcl:
			mark := g.mark(dep)
			add(Clause, mark, dep, false)
			if mark == "to" && d.XPOS == "VB" {
				add(Xcomp, "", dep, false) // "called on Libya to arrest him": parsers differ
			}
		case text.Acl, text.AclRelcl:
			add(Acl, "", dep, false)
		case text.CompoundPrt:
			add(Part, "", dep, false)
		case text.Nummod:
			add(Num, "", dep, false)
		}
	}
	if t.Rel == text.Parataxis && t.UPOS == text.VERB && t.Head >= 0 && t.Head < i && g.Child(i, text.Nsubj) >= 0 && g.Child(i, text.Obj, text.Ccomp, text.Xcomp) < 0 {
		add(Comp, "", t.Head, true) // "..., she argued"
	}
	if verbal(t.UPOS) || g.Child(i, text.Cop) >= 0 {
		g.addSubject(i, passive, hasObj, add)
	}
	if t.UPOS == text.VERB && !passive {
		g.shareObject(i, hasObj, add)
	}
	if t.Rel == text.Conj && t.Head >= 0 && verbal(t.UPOS) && verbal(s.Tokens[t.Head].UPOS) {
		g.shareAdjuncts(i, add)
	}
	if nominal(t.UPOS) && t.Rel == text.Conj && t.Head >= 0 && nominal(s.Tokens[t.Head].UPOS) {
		g.shareModifiers(i, add)
	}
	return arcs
}

// addSubject adds the logical subject or object that the grammatical subject
// stands for, and the object that a relative clause leaves out.
func (g *Graph) addSubject(i int, passive, hasObj bool, add func(Label, string, int, bool)) {
	t := &g.S.Tokens[i]
	subj := g.Subject(i)
	if subj >= 0 {
		own := g.Child(i, text.Nsubj, text.NsubjPass) == subj
		switch {
		case !passive:
			add(Subj, "", subj, !own)
		case hasObj:
			add(Iobj, "", subj, !own)
		default:
			add(Obj, "", subj, !own)
		}
	}
	// "the man (whom) police arrested": the clause has a subject of its own
	// and no object.
	if t.Rel == text.AclRelcl && t.Head >= 0 && !passive && !hasObj && subj >= 0 && subj != t.Head && g.gapped(i) {
		add(Obj, "", t.Head, true)
	}
	if c := g.Child(i, text.Cop); c >= 0 && subj >= 0 {
		add(Cop, "", subj, false)
	}
}

// gapped says whether a relative clause lacks an argument that its antecedent
// fills as object: nothing else (where, when, a preposition) fills it.
func (g *Graph) gapped(i int) bool {
	for _, c := range g.Children(i) {
		d := &g.S.Tokens[c]
		switch d.Lemma {
		case "where", "when", "why", "whose":
			return false
		}
		if (d.Rel == text.Obl || d.Rel == text.Nmod) && g.relativePronoun(int(c), i) || d.Rel == text.Ccomp || d.Rel == text.Xcomp {
			return false
		}
		if d.Rel == text.Nsubj && g.relativePronoun(int(c), i) {
			return false
		}
	}
	return true
}

// shareObject gives a verb the object that stands once behind two verbs
// ("arrested and jailed him"), to whichever of them the tree ties it.
func (g *Graph) shareObject(i int, hasObj bool, add func(Label, string, int, bool)) {
	if hasObj {
		return
	}
	t := &g.S.Tokens[i]
	if t.Rel == text.Conj && t.Head >= 0 && g.S.Tokens[t.Head].UPOS == text.VERB {
		if o := g.Child(t.Head, text.Obj); o > i {
			add(Obj, "", o, true)
		}
		return
	}
	for _, c := range g.Children(i) {
		// only a coordinator between the verbs
		if d := &g.S.Tokens[c]; d.Rel == text.Conj && d.UPOS == text.VERB && int(c) <= i+2 {
			if o := g.Child(int(c), text.Obj); o > int(c) {
				add(Obj, "", o, true)
			}
		}
	}
}

// shareAdjuncts gives a conjoined verb the adjuncts that stand before both
// ("On Sunday in Turin police stopped and arrested him").
func (g *Graph) shareAdjuncts(i int, add func(Label, string, int, bool)) {
	if g.Child(i, text.Nsubj, text.NsubjPass) >= 0 {
		return // a clause of its own
	}
	h := g.S.Tokens[i].Head
	for _, a := range g.Arcs(h) {
		if (a.Label == Prep || a.Label == Time) && a.Dep < h {
			add(a.Label, a.Word, a.Dep, true)
		}
	}
}

// shareModifiers gives a conjoined noun the possessor of the first one
// ("his release and expulsion", "Italy's arrest and release of").
func (g *Graph) shareModifiers(i int, add func(Label, string, int, bool)) {
	h := g.S.Tokens[i].Head
	if g.Child(i, text.NmodPoss) >= 0 {
		return
	}
	determined := false
	for _, c := range g.Children(i) {
		if g.S.Tokens[c].Rel == text.Det {
			determined = true
		}
	}
	if determined {
		return
	}
	for _, a := range g.Arcs(h) {
		switch a.Label {
		case Poss:
			add(Poss, "", a.Dep, true)
		case Mod:
			if a.Dep < h && g.S.Tokens[a.Dep].UPOS == text.ADJ {
				add(Mod, "", a.Dep, true)
			}
		}
	}
}

// Preposition gives the preposition of a noun phrase, its parts joined ("out
// of").
func (g *Graph) Preposition(i int) string {
	word, last := "", -1
	for _, c := range g.Children(i) {
		switch {
		case int(c) > i || g.S.Tokens[c].Rel != text.Case:
		case word == "":
			word, last = g.Words(int(c)), int(c)
		case int(c) == last+1:
			word, last = word+" "+g.Words(int(c)), int(c)
		}
	}
	if word == "" {
		// "for the ex-governor Raúl Huamán": the title bears the preposition
		if d := g.Child(i, text.NmodDesc); d >= 0 && d < i {
			if c := g.Child(d, text.Case); c >= 0 && c < d {
				return g.Words(c)
			}
		}
	}
	return word
}

// mark gives the conjunction of an adverbial clause; "" for a bare participle.
func (g *Graph) mark(i int) string {
	for _, c := range g.Children(i) {
		d := &g.S.Tokens[c]
		if d.Rel == text.Mark || d.Rel == text.Case || d.Rel == text.Advmod && (d.Lemma == "when" || d.Lemma == "where" || d.Lemma == "how" || d.Lemma == "why") {
			return g.Words(int(c))
		}
	}
	return ""
}

// Words gives a preposition or conjunction with its fixed parts, lower case,
// joined by spaces.
func (g *Graph) Words(c int) string {
	word := strings.ToLower(g.S.Tokens[c].Form)
	for _, f := range g.Children(c) {
		if g.S.Tokens[f].Rel == text.Fixed {
			word += " " + strings.ToLower(g.S.Tokens[f].Form)
		}
	}
	return word
}
