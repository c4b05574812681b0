package clause

import (
	"factum/internal/read/text"
)

// Label is the kind of a normalised arc.
type Label uint8

// The kinds of arcs. Subj and Obj are logical: the agent of a passive is Subj,
// its grammatical subject Obj.
const (
	None   Label = iota
	Subj         // who acts
	Obj          // what is acted on
	Iobj         // to whom
	Comp         // clausal complement with its own subject
	Xcomp        // open complement
	Prep         // prepositional argument or adjunct; the preposition is Word
	Poss         // possessor
	Mod          // adjective, compound or unmarked noun before or behind a noun
	Appos        // apposition
	Adv          // adverb
	Clause       // adverbial clause; its conjunction is Word
	Acl          // clause that modifies a noun
	Part         // particle of a phrasal verb
	Time         // noun phrase used as an adverb ("last week")
	Num          // number
	Cop          // what a copula links to its subject
)

// Arc is one argument or modifier of a head.
type Arc struct {
	Label  Label
	Word   string // preposition or conjunction, lower case, its words joined by spaces
	Dep    int    // the token that heads the argument
	Shared bool   // not said of this head in the tree: taken over from a conjunct, a controller or an antecedent
}

// Graph gives the normalised arcs of one sentence. It is built as it is asked
// and not safe for concurrent use.
type Graph struct {
	S     *text.Sentence
	arcs  [][]Arc
	done  []bool
	subjs []int // 1 + grammatical subject, 0 = not looked up, -1 = none
}

// maxDepth bounds chains of control and coordination.
const maxDepth = 12

// New gives the graph of a sentence.
func New(s *text.Sentence) *Graph {
	n := len(s.Tokens)
	return &Graph{S: s, arcs: make([][]Arc, n), done: make([]bool, n), subjs: make([]int, n)}
}

// Arcs gives the arguments and modifiers of token i.
func (g *Graph) Arcs(i int) []Arc {
	if !g.done[i] {
		g.done[i] = true
		g.arcs[i] = g.build(i)
	}
	return g.arcs[i]
}

// maxChildren bounds the dependents of a token that are looked at: no sentence
// of a person has as many, and text made to be slow stays cheap.
const maxChildren = 256

// Children gives the dependents of token i, in the order of the text.
func (g *Graph) Children(i int) []int32 {
	c := g.S.Children(i)
	if len(c) > maxChildren {
		c = c[:maxChildren]
	}
	return c
}

// Antecedents gives the nouns that the relative or reduced relative clause of
// verb i may modify beside the one that the tree ties it to: those that govern
// that one and stand before the clause, the nearest first. "A warrant for him
// of 2006, which was unsealed" is tied to any of three nouns.
func (g *Graph) Antecedents(i int) []int {
	top := i
	for d := 0; d < maxDepth && g.S.Tokens[top].Rel == text.Conj && g.S.Tokens[top].Head >= 0 && verbal(g.S.Tokens[g.S.Tokens[top].Head].UPOS); d++ {
		top = g.S.Tokens[top].Head
	}
	t := &g.S.Tokens[top]
	if t.Rel != text.Acl && t.Rel != text.AclRelcl || t.Head < 0 {
		return nil
	}
	var out []int
	at := t.Head
	for range maxDepth {
		h := g.S.Tokens[at].Head
		if h < 0 || h > top {
			break
		}
		if nominal(g.S.Tokens[h].UPOS) {
			out = append(out, h)
		} else if o := g.Child(h, text.Obj, text.NsubjPass); o >= 0 && o < top && o != at {
			// the phrase hangs on the verb: its object stands before
			out = append(out, o)
		}
		if verbal(g.S.Tokens[h].UPOS) {
			break
		}
		at = h
	}
	return out
}

// Loose gives the prepositional phrases that may belong to token i though the
// tree ties them to its neighbour: of an object those behind it that hang on
// the verb, of a verb those that hang on its object.
func (g *Graph) Loose(i int) []Arc {
	t := &g.S.Tokens[i]
	var out []Arc
	if t.Head >= 0 && (t.Rel == text.Obj || t.Rel == text.NsubjPass || t.Rel == text.Obl) && verbal(g.S.Tokens[t.Head].UPOS) {
		for _, a := range g.Arcs(t.Head) {
			if a.Label == Prep && !a.Shared && a.Dep > i {
				out = append(out, a)
			}
		}
	}
	if nominal(t.UPOS) {
		// "charges of fraud against the minister": against, of the charges; "a
		// warrant and a notice against her": of the warrant, too
		for _, c := range g.Conjuncts(i) {
			from := len(out)
			out = g.nested(out, c, c != i, 0)
			if c != i && g.Child(c, text.Det, text.NmodPoss) >= 0 { // "murder and the use of children"
				kept := out[:from]
				for _, a := range out[from:] {
					if a.Word != "of" {
						kept = append(kept, a)
					}
				}
				out = kept
			}
		}
		return out
	}
	if t.UPOS == text.VERB {
		if o := g.Child(i, text.Obj); o >= 0 {
			for _, a := range g.Arcs(o) {
				switch word := ""; {
				case a.Label == Prep:
					out = append(out, a)
				case a.Label == Acl && g.Gerund(a.Dep):
					if word = g.mark(a.Dep); word != "" { // "accused him of taking bribes"
						out = append(out, Arc{Clause, word, a.Dep, false})
					}
				}
			}
		}
	}
	return out
}

// nested appends the prepositional phrases that hang on those of noun i, and if
// own its own ones.
func (g *Graph) nested(out []Arc, i int, own bool, depth int) []Arc {
	if depth > 3 {
		return out
	}
	for _, a := range g.Arcs(i) {
		if a.Label == Acl && g.S.Tokens[a.Dep].XPOS == "VBG" { // "charges of money laundering against"
			out = g.nested(out, a.Dep, true, depth+1)
		}
		if a.Label != Prep || a.Shared {
			continue
		}
		if own {
			out = append(out, a)
		}
		for _, c := range g.Conjuncts(a.Dep) {
			out = g.nested(out, c, true, depth+1)
		}
	}
	return out
}

// Agent gives who acts in a passive clause where "by" is tied to a complement of
// the verb, or to what hangs on one: "was set free by a court", "sentenced to
// seven years in jail by a court"; -1 if nobody does.
func (g *Graph) Agent(i int) int {
	for _, c := range g.Children(i) {
		switch g.S.Tokens[c].Rel {
		case text.Xcomp, text.Advmod, text.Obl, text.CompoundPrt:
			if a := g.agentBelow(int(c), 0); a >= 0 {
				return a
			}
		}
	}
	return -1
}

func (g *Graph) agentBelow(i, depth int) int {
	for _, ci := range g.Children(i) {
		c := int(ci)
		k := &g.S.Tokens[c]
		if c < i || k.Rel != text.Obl && k.Rel != text.Nmod && k.Rel != text.OblAgent {
			continue
		}
		if g.Preposition(c) == "by" {
			return c
		}
		if depth < 2 {
			if a := g.agentBelow(c, depth+1); a >= 0 {
				return a
			}
		}
	}
	return -1
}

// Args gives the dependents of token i by arcs of that label (and, for Prep
// and Clause, that word; "" is any), each with its conjuncts.
func (g *Graph) Args(i int, l Label, word string) []int {
	var out []int
	for _, a := range g.Arcs(i) {
		if a.Label == l && (word == "" || a.Word == word) {
			out = append(out, g.Conjuncts(a.Dep)...)
		}
	}
	return out
}

// Arg gives the first of Args, -1 if there is none.
func (g *Graph) Arg(i int, l Label, word string) int {
	for _, a := range g.Arcs(i) {
		if a.Label == l && (word == "" || a.Word == word) {
			return a.Dep
		}
	}
	return -1
}

// Conjuncts gives the token and all that are coordinated with it as its equals.
func (g *Graph) Conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) < 64; k++ {
		for _, c := range g.Children(out[k]) {
			t := &g.S.Tokens[c]
			if t.Rel == text.Conj && nominal(t.UPOS) == nominal(g.S.Tokens[i].UPOS) {
				out = append(out, int(c))
			}
		}
	}
	return out
}

// Child gives the first dependent of token i by that relation, -1 if none.
func (g *Graph) Child(i int, rels ...text.Rel) int {
	for _, c := range g.Children(i) {
		for _, r := range rels {
			if g.S.Tokens[c].Rel == r {
				return int(c)
			}
		}
	}
	return -1
}

// Gerund says whether token i is a gerund: "taking", "having taken".
func (g *Graph) Gerund(i int) bool {
	t := &g.S.Tokens[i]
	if t.XPOS == "VBG" {
		return true
	}
	if t.XPOS == "VBN" {
		for _, c := range g.Children(i) {
			if d := &g.S.Tokens[c]; (d.Rel == text.Aux || d.Rel == text.AuxPass) && d.XPOS == "VBG" {
				return true
			}
		}
	}
	return false
}

// Passive says whether token i is a verb in the passive.
func (g *Graph) Passive(i int) bool { return g.passive(i, 0) }

func (g *Graph) passive(i, depth int) bool {
	t := &g.S.Tokens[i]
	if t.UPOS != text.VERB || depth > maxDepth {
		return false
	}
	active, auxiliary, object := false, false, false
	for _, c := range g.Children(i) {
		switch g.S.Tokens[c].Rel {
		case text.NsubjPass, text.AuxPass, text.CsubjPass:
			return true
		case text.Aux:
			active, auxiliary = true, true
		case text.Nsubj:
			active = true
		case text.Obj, text.Iobj, text.Ccomp, text.Xcomp:
			object = true
		case text.Conj:
			object = object || g.S.Tokens[c].UPOS == text.VERB // "arrested and jailed him"
		case text.OblAgent:
			if t.XPOS == "VBN" {
				return true
			}
		}
	}
	if t.XPOS != "VBN" && t.XPOS != "VBD" {
		return false
	}
	if !auxiliary && !object && transitive[t.Lemma] {
		switch t.Rel {
		case text.Root, text.Parataxis, text.Ccomp:
			return true // headlines: "Warlord freed despite warrant"
		case text.Conj:
			if t.Head >= 0 && g.passive(t.Head, depth+1) {
				return true // "was detained in Brno, but released later"
			}
		}
	}
	if active {
		return false
	}
	switch t.Rel {
	case text.Acl, text.AclRelcl, text.Amod:
		return t.XPOS == "VBN" || t.Rel == text.Acl
	case text.Conj:
		return t.XPOS == "VBN" && t.Head >= 0 && g.passive(t.Head, depth+1)
	case text.Advcl, text.Root, text.Parataxis, text.Xcomp, text.Ccomp:
		// "Arrested in Turin, he ...", headlines: "Warlord arrested in Turin"
		return t.XPOS == "VBN" && g.Child(i, text.Obj) < 0
	}
	return false
}

// relativePronoun says whether token c is a relative pronoun within the
// relative clause headed by i.
func (g *Graph) relativePronoun(c, i int) bool {
	t := &g.S.Tokens[c]
	if g.S.Tokens[i].Rel != text.AclRelcl || t.UPOS != text.PRON {
		return false
	}
	switch t.Lemma {
	case "who", "which", "that", "whom":
		return true
	}
	return false
}

// antecedent gives the noun right before a relative pronoun that the tree does
// not tie to one; -1 if c is no such pronoun.
func (g *Graph) antecedent(c int) int {
	t := &g.S.Tokens[c]
	if t.XPOS != "WP" && t.XPOS != "WDT" || c == 0 {
		return -1
	}
	k := c - 1
	if g.S.Tokens[k].UPOS == text.PUNCT {
		k--
	}
	if k < 0 || g.S.Tokens[k].UPOS != text.NOUN && g.S.Tokens[k].UPOS != text.PROPN {
		return -1
	}
	for d := 0; d < maxDepth; d++ {
		switch n := &g.S.Tokens[k]; n.Rel {
		case text.Flat, text.Compound, text.Fixed:
			k = n.Head
		default:
			return k
		}
	}
	return k
}

// Subject gives the grammatical subject of a predicate, found where the
// construction has put it; -1 if there is none.
func (g *Graph) Subject(i int) int { return g.subject(i, 0) }

func (g *Graph) subject(i, depth int) int {
	if g.subjs[i] != 0 {
		return max(g.subjs[i]-1, -1)
	}
	s := -1
	if depth < maxDepth {
		s = g.findSubject(i, depth)
	}
	g.subjs[i] = s + 1
	if s < 0 {
		g.subjs[i] = -1
	}
	return s
}

func (g *Graph) findSubject(i, depth int) int {
	t := &g.S.Tokens[i]
	if c := g.Child(i, text.Nsubj, text.NsubjPass); c >= 0 {
		if g.relativePronoun(c, i) {
			return t.Head
		}
		if a := g.antecedent(c); a >= 0 {
			return a
		}
		return c
	}
	if t.Head < 0 {
		return -1
	}
	h := t.Head
	switch t.Rel {
	case text.Conj:
		if verbal(g.S.Tokens[h].UPOS) || g.Child(h, text.Cop) >= 0 {
			return g.subject(h, depth+1)
		}
	case text.Xcomp:
		return g.controller(h, i, depth)
	case text.Advcl, text.AdvclRelcl:
		if g.S.Tokens[h].UPOS == text.ADV && g.S.Tokens[h].Head >= 0 { // "far from arresting him, the police saluted"
			return g.subject(g.S.Tokens[h].Head, depth+1)
		}
		if t.XPOS == "VB" && prepositionControl[g.S.Tokens[h].Lemma] != "" {
			return g.controller(h, i, depth)
		}
		if t.XPOS == "VBG" && objectControl[g.mark(i)] {
			if o := g.Child(h, text.Obj); o >= 0 {
				return o // "criticised Rome for releasing him"
			}
		}
		if !t.Feats.Has(text.Finite) || t.XPOS == "VBN" {
			return g.subject(h, depth+1)
		}
	case text.Acl, text.AclRelcl:
		if t.XPOS == "VBG" || t.XPOS == "VBN" || t.XPOS == "VBD" && t.Rel == text.Acl {
			return h
		}
		// "the decision to release him", "its plan to surrender him": whose decision
		for _, a := range g.Arcs(h) {
			if a.Label == Poss || a.Label == Prep && a.Word == "by" {
				return a.Dep
			}
		}
		// "took the decision to release him"
		if hh := g.S.Tokens[h].Head; hh >= 0 && verbal(g.S.Tokens[hh].UPOS) && g.S.Tokens[h].Rel == text.Obj {
			return g.subject(hh, depth+1)
		}
	case text.Ccomp:
		// gerund without a subject of its own: "admitted releasing him"
		if t.XPOS == "VBG" {
			return g.subject(h, depth+1)
		}
	}
	return -1
}

// SubjectAbove gives the subject of the verb that governs the clause in which
// verb i is coordinated with others: "the Court" in "the Court said that he was
// freed and issued a warrant"; -1 if there is none.
func (g *Graph) SubjectAbove(i int) int {
	at, conj := i, false
	for d := 0; d < maxDepth; d++ {
		t := &g.S.Tokens[at]
		if t.Head < 0 {
			return -1
		}
		switch t.Rel {
		case text.Conj:
			conj = true
		case text.Ccomp:
			if !conj {
				return -1
			}
			return g.Subject(t.Head)
		default:
			return -1
		}
		at = t.Head
	}
	return -1
}

// controller gives the argument of verb h that acts in its open complement i.
func (g *Graph) controller(h, i, depth int) int {
	lemma := g.S.Tokens[h].Lemma
	if p := prepositionControl[lemma]; p != "" {
		for _, c := range g.Children(h) {
			if g.S.Tokens[c].Rel == text.Obl && g.Preposition(int(c)) == p {
				return int(c)
			}
		}
	}
	if o := g.Child(h, text.Obj, text.Iobj); o >= 0 && o != i && !subjectControl[lemma] {
		return o
	}
	return g.subject(h, depth+1)
}

// objectControl are prepositions before a gerund in which the object of the verb
// acts: "accused him of", "praised her for", "kept them from".
var objectControl = map[string]bool{"of": true, "for": true, "from": true, "with": true, "into": true}

// transitive are verbs that are hardly ever without an object: their past form
// behind a subject alone is a participle.
var transitive = map[string]bool{
	"acquit": true, "apprehend": true, "arraign": true, "arrest": true, "assassinate": true, "behead": true, "capture": true, "charge": true, "convict": true,
	"deport": true, "detain": true, "evict": true, "execute": true, "exonerate": true, "expel": true, "extradite": true, "fire": true, "free": true,
	"hold": true, "imprison": true, "indict": true, "injure": true, "jail": true, "kidnap": true, "kill": true, "murder": true, "nab": true, "oust": true,
	"poison": true, "rearrest": true, "release": true, "remand": true, "repatriate": true, "sack": true, "sanction": true, "sentence": true, "slay": true,
	"stab": true, "wound": true, "proclaim": true, "impose": true, "appoint": true, "hospitalise": true, "hospitalize": true, "evacuate": true, "rescue": true,
}

// prepositionControl are verbs that name behind a preposition who is to act.
var prepositionControl = map[string]string{"call": "on", "appeal": "to", "prevail": "on", "wait": "for", "shout": "at"}

// subjectControl are verbs whose subject, not their object, acts in the open
// complement ("promised him to return").
var subjectControl = map[string]bool{"promise": true, "vow": true, "threaten": true, "pledge": true}

func nominal(u text.UPOS) bool {
	switch u {
	case text.NOUN, text.PROPN, text.PRON, text.NUM, text.SYM, text.X:
		return true
	}
	return false
}

func verbal(u text.UPOS) bool { return u == text.VERB || u == text.AUX }
