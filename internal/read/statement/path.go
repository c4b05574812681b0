package statement

import (
	"fmt"
	"strings"

	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// path leads from a trigger to the tokens that fill a role, over the arcs of
// package clause: "subj", "obj.against", "obj(warrant).for(arrest).of".
type path []step

// step follows the arcs of one label, optionally to certain words only.
type step struct {
	label clause.Label
	word  string // the preposition, "" for any
	only  filter // nil = any
}

// filter is a choice of lemmas and things.
type filter []choice

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

// parsePath reads a path; things gives the lemmas that "@name" stands for.
func parsePath(s string, things map[string]*thing) (path, error) {
	var p path
	for _, part := range splitTop(s, '.') {
		name, filter, filtered := strings.Cut(part, "(")
		st := step{label: clause.Prep, word: strings.ReplaceAll(name, "_", " ")}
		if l, ok := labels[name]; ok {
			st.label, st.word = l, ""
		}
		if name == "" || strings.ContainsAny(name, "@|) ") {
			return nil, fmt.Errorf("path %q: %q is no step", s, part)
		}
		if filtered {
			if !strings.HasSuffix(filter, ")") {
				return nil, fmt.Errorf("path %q: a bracket is not closed", s)
			}
			only, err := parseFilter(strings.TrimSuffix(filter, ")"), things)
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

// parseFilter reads alternatives: lemmas separated by "|", "@name" for the
// nouns of a thing.
func parseFilter(s string, things map[string]*thing) (filter, error) {
	var out filter
	for _, w := range strings.Split(s, "|") {
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
// counts at the last step. A prepositional phrase that the tree ties to the verb
// counts for its object and the other way round, if nothing else fits: "sent a
// request for his arrest" is parsed either way.
func (p path) follow(g *clause.Graph, i int) []int {
	if len(p) == 0 {
		return []int{i}
	}
	if found := p.over(g, g.Arcs(i)); found != nil {
		return found
	}
	if p[0].label == clause.Prep {
		return p.over(g, g.Loose(i))
	}
	return nil
}

// over follows the path over some arcs.
func (p path) over(g *clause.Graph, arcs []clause.Arc) []int {
	st := &p[0]
	for _, a := range arcs {
		if a.Label != st.label || st.word != "" && a.Word != st.word {
			continue
		}
		for _, d := range g.Conjuncts(a.Dep) {
			if st.only != nil && !st.only.admits(g, d) {
				continue
			}
			if len(p) > 1 {
				if found := p[1:].follow(g, d); found != nil {
					return found
				}
				continue
			}
			if st.only == nil {
				return g.Conjuncts(a.Dep)
			}
			return []int{d}
		}
	}
	return nil
}

// admits says whether token i is one of the words; a lemma of several words
// ("press release") wants the others right before it.
func (f filter) admits(g *clause.Graph, i int) bool {
	for _, c := range f {
		if isLemma(g.S, i, c.lemma) && (c.thing == nil || c.thing.holds(g, i)) {
			return true
		}
	}
	return false
}

func isLemma(s *text.Sentence, i int, lemma string) bool {
	before, last := "", lemma
	if at := strings.LastIndexByte(lemma, ' '); at >= 0 {
		before, last = lemma[:at], lemma[at+1:]
	}
	if !strings.EqualFold(s.Tokens[i].Lemma, last) {
		return false
	}
	return before == "" || i > 0 && (strings.EqualFold(s.Tokens[i-1].Lemma, before) || strings.EqualFold(s.Tokens[i-1].Form, before))
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
