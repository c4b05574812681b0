package statement

import (
	"fmt"
	"slices"
	"strings"

	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// path leads from a trigger to the tokens that fill a role, over the arcs of
// package clause: "subj", "obj.against", "obj(warrant).for(arrest).of".
type path []step

// step follows the arcs of one label, optionally to certain words only.
type step struct {
	label clause.Label
	word  string  // the preposition, "" for any
	only  *filter // nil = any
}

// filter is a choice of lemmas, things and classes of nouns.
type filter struct {
	choices []choice
	by      map[string][]int // the last word of a lemma -> choices
	class   word.Class
}

type choice struct {
	lemma string // of one or more words
	thing *thing // nil for a bare lemma
}

// labels are the names of arcs in paths; any other name is a preposition,
// its words joined by "_".
var labels = map[string]clause.Label{
	"subj": clause.Subj, "obj": clause.Obj, "iobj": clause.Iobj, "comp": clause.Comp, "xcomp": clause.Xcomp,
	"poss": clause.Poss, "mod": clause.Mod, "appos": clause.Appos, "acl": clause.Acl, "adv": clause.Adv,
	"part": clause.Part, "num": clause.Num, "cop": clause.Cop, "time": clause.Time, "clause": clause.Clause,
	"prep": clause.Prep,
}

// classes are the names of classes of nouns in filters: "for(%crime)".
var classes = map[string]word.Class{
	"person": word.Person, "organisation": word.Organisation | word.Group, "crime": word.Crime, "vehicle": word.Vehicle | word.Aircraft,
	"site": word.Site, "document": word.Document, "time": word.Time, "happening": word.Happening,
}

// parsePath reads a path; things gives the lemmas that "@name" stands for.
func parsePath(s string, things map[string]*thing) (path, error) {
	var p path
	for _, part := range splitTop(s, '.') {
		name, filter, filtered := strings.Cut(part, "(")
		st := step{label: clause.Prep, word: strings.ReplaceAll(name, "_", " ")}
		if l, ok := labels[name]; ok {
			st.label, st.word = l, ""
		}
		if name == "" || strings.ContainsAny(name, "@|)% ") {
			return nil, fmt.Errorf("path %q: %q is no step", s, part)
		}
		if filtered {
			if !strings.HasSuffix(filter, ")") {
				return nil, fmt.Errorf("path %q: a bracket is not closed", s)
			}
			only, err := newFilter(strings.TrimSuffix(filter, ")"), things)
			if err != nil {
				return nil, fmt.Errorf("path %q: %w", s, err)
			}
			st.only = only
		}
		p = append(p, st)
	}
	return p, nil
}

// splitTop splits at a separator that stands outside of brackets.
func splitTop(s string, sep byte) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case sep:
			if depth == 0 {
				out = append(out, strings.TrimSpace(s[from:i]))
				from = i + 1
			}
		}
	}
	return append(out, strings.TrimSpace(s[from:]))
}

// newFilter reads alternatives separated by "|": lemmas, "@name" for the nouns
// of a thing, "%name" for a class of nouns.
func newFilter(s string, things map[string]*thing) (*filter, error) {
	f := &filter{by: map[string][]int{}}
	var plain []string
	for w := range strings.SplitSeq(s, "|") {
		name, ok := strings.CutPrefix(strings.TrimSpace(w), "%")
		if !ok {
			plain = append(plain, w)
			continue
		}
		c, ok := classes[name]
		if !ok {
			return nil, fmt.Errorf("no class %q", name)
		}
		f.class |= c
	}
	if plain != nil {
		var err error
		if f.choices, err = parseFilter(strings.Join(plain, "|"), things); err != nil {
			return nil, err
		}
	}
	for i, c := range f.choices {
		last := strings.ToLower(c.lemma[strings.LastIndexByte(c.lemma, ' ')+1:])
		f.by[last] = append(f.by[last], i)
	}
	return f, nil
}

// parseFilter reads alternatives: lemmas separated by "|", "@name" for the
// nouns of a thing.
func parseFilter(s string, things map[string]*thing) ([]choice, error) {
	var out []choice
	for w := range strings.SplitSeq(s, "|") {
		w = strings.TrimSpace(w)
		if name, ok := strings.CutPrefix(w, "@"); ok {
			t, ok := things[name]
			if !ok {
				return nil, fmt.Errorf("no thing %q", name)
			}
			for _, noun := range t.Nouns {
				out = append(out, choice{noun, t})
			}
			continue
		}
		if w == "" {
			return nil, fmt.Errorf("an empty alternative in %q", s)
		}
		out = append(out, choice{lemma: w})
	}
	return out, nil
}

// follow gives the tokens at the end of the path from token i. Every conjunct
// counts at the last step. Where the tree may be wrong in the ways in which
// parsers are, other readings of it count if nothing else fits: a prepositional
// phrase that it ties to the verb counts for the object and the other way round
// ("sent a request for his arrest"), and a relative clause for each of the nouns
// before it ("a warrant of 2006, which was unsealed").
func (p path) follow(g *clause.Graph, i int) []int { return p.followIf(g, i, nil) }

// followIf follows the path to tokens of which ok holds for one; nil is any.
func (p path) followIf(g *clause.Graph, i int, ok func(int) bool) []int {
	if len(p) == 0 {
		return []int{i}
	}
	if found := p.over(g, g.Arcs(i), ok); found != nil {
		return found
	}
	switch p[0].label {
	case clause.Prep:
		return p.over(g, g.Loose(i), ok)
	case clause.Appos:
		if t := &g.S.Tokens[i]; t.Rel == text.Appos && t.Head >= 0 { // "N., a suspect in the attack"
			return p.at(g, t.Head, ok)
		}
	case clause.Obj, clause.Subj:
		if p[0].label == clause.Subj && len(p) == 1 && g.Passive(i) {
			if a := g.Agent(i); a >= 0 && (p[0].only == nil || p[0].only.admits(g, a)) {
				return g.Conjuncts(a)
			}
		}
		if p[0].only != nil && (p[0].label == clause.Obj) == g.Passive(i) {
			for _, a := range g.Antecedents(i) {
				if found := p.at(g, a, ok); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// over follows the path over some arcs.
func (p path) over(g *clause.Graph, arcs []clause.Arc, ok func(int) bool) []int {
	st := &p[0]
	for _, a := range arcs {
		if st.leads(g, &a) {
			if found := p.at(g, a.Dep, ok); found != nil {
				return found
			}
		}
	}
	return nil
}

// leads says whether an arc is one that a step follows. A gerund behind a
// preposition counts as its object: "accused of taking bribes".
func (st *step) leads(g *clause.Graph, a *clause.Arc) bool {
	if st.word != "" && a.Word != st.word {
		return false
	}
	return a.Label == st.label || st.label == clause.Prep && st.word != "" && a.Label == clause.Clause && g.Gerund(a.Dep)
}

// at follows the path whose first step has led to a token.
func (p path) at(g *clause.Graph, dep int, ok func(int) bool) []int {
	st := &p[0]
	if st.only == nil && len(p) == 1 {
		all := g.Conjuncts(dep)
		if ok != nil && !slices.ContainsFunc(all, ok) {
			return nil
		}
		return all
	}
	for _, d := range g.Conjuncts(dep) {
		if st.only != nil && !st.only.admits(g, d) {
			continue
		}
		if len(p) == 1 {
			if ok != nil && !ok(d) {
				continue
			}
			return []int{d}
		}
		if found := p[1:].followIf(g, d, ok); found != nil {
			return found
		}
	}
	return nil
}

// admits says whether token i is one of the words; a lemma of several words
// ("press release") wants the others right before it.
func (f *filter) admits(g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	lemma := t.Lemma
	if t.UPOS == text.PROPN {
		lemma = strings.ToLower(lemma)
	}
	for _, k := range f.by[lemma] {
		if c := &f.choices[k]; isLemma(g.S, i, c.lemma) && (c.thing == nil || c.thing.holds(g, i)) {
			return true
		}
	}
	if form := strings.ToLower(t.Form); t.UPOS == text.VERB && form != lemma { // "a wanted notice": a participle as an adjective
		for _, k := range f.by[form] {
			if c := &f.choices[k]; c.thing == nil && strings.EqualFold(c.lemma, form) {
				return true
			}
		}
	}
	if t.UPOS == text.PROPN { // "the Rome Statute": the last word of a name says what it is
		for _, c := range g.Children(i) {
			if d := int(c); d > i && g.S.Tokens[d].Rel == text.Flat && g.S.Tokens[d].UPOS == text.PROPN && f.admits(g, d) {
				return true
			}
		}
	}
	return f.class != 0 && (t.UPOS == text.NOUN || t.XPOS == "VBG") && word.Any(lemma).Any(f.class)
}

// isLemma says whether token i has a lemma of one or more words.
func isLemma(s *text.Sentence, i int, lemma string) bool {
	before, last := "", lemma
	if at := strings.LastIndexByte(lemma, ' '); at >= 0 {
		before, last = lemma[:at], lemma[at+1:]
	}
	if !strings.EqualFold(s.Tokens[i].Lemma, last) {
		return false
	}
	for k := i - 1; before != ""; k-- {
		w := before[strings.LastIndexByte(before, ' ')+1:]
		if k < 0 || !strings.EqualFold(s.Tokens[k].Lemma, w) && !strings.EqualFold(s.Tokens[k].Form, w) {
			return false
		}
		before = strings.TrimSuffix(strings.TrimSuffix(before, w), " ")
	}
	return true
}

// holds says whether the noun i is such a thing, by what stands around it.
func (t *thing) holds(g *clause.Graph, i int) bool {
	for _, p := range t.exceptions {
		if p.follow(g, i) != nil {
			return false
		}
	}
	for _, p := range t.conditions {
		if p.follow(g, i) != nil {
			return true
		}
	}
	return len(t.conditions) == 0
}
