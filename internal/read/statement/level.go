package statement

import (
	"strings"

	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// levelled reads a number that a verb or a copula gives as the level of
// something: "the toll stands at 11", "turnout was 61", "puts it at 14".
func (r *reading) levelled(n, i, head int, before *counted) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[i]
	if s := g.Child(i, text.Nsubj); s >= 0 && g.Child(i, text.Cop) >= 0 || s >= 0 && s < i && t.Rel == text.Root {
		if c, ok := r.measured(n, s); ok {
			return c, true
		}
		return count{}, false
	}
	v := t.Head
	if v < 0 || g.S.Tokens[v].UPOS != text.VERB && (g.S.Tokens[v].Lemma != "close" || g.Child(v, text.Cop) < 0) || t.Rel != text.Obl && t.Rel != text.Obj && t.Rel != text.OblUnmarked && t.Rel != text.Xcomp && t.Rel != text.Advmod {
		return count{}, false
	}
	preposition := g.Preposition(i)
	if preposition == "" && i != head {
		preposition = g.Preposition(head)
	}
	if t.Rel == text.Obl && preposition != "at" && preposition != "to" && preposition != "from" && preposition != "by" {
		return count{}, false
	}
	if o := g.Child(v, text.Obj); o >= 0 && o != i && preposition == "at" {
		by := g.Arg(v, clause.Subj, "")
		if c, ok := r.estimated(n, v, o, before); ok {
			c.by = by
			return c, true
		}
		return count{}, false
	}
	if r.ops.estimates.in[g.S.Tokens[v].Lemma] && preposition == "at" && before.last != nil && g.Child(v, text.NsubjPass) < 0 && r.ops.has(r.ops.estimates, g.S.Tokens[v].Lemma) {
		return count{noun: -1, unit: before.last.unit, of: before.last.of, by: g.Arg(v, clause.Subj, "")}, true // "stopped counting at 57"
	}
	if s := g.Child(v, text.NsubjPass); s >= 0 && s != i { // "the toll was put at 11"
		c, ok := r.measured(n, s)
		if !ok {
			c, ok = r.estimated(n, v, s, before)
		}
		c.by = -1
		if ok && r.ops.estimates.in[g.S.Tokens[v].Lemma] {
			c.by = g.Arg(v, clause.Subj, "")
		}
		return c, ok
	}
	if s := g.Arg(v, clause.Subj, ""); s >= 0 && s != i {
		return r.measured(n, s)
	}
	// the tree ties the subject elsewhere: "the number killed has risen to 14, he said"
	if g.Child(v, text.Nsubj, text.NsubjPass) < 0 && (preposition == "to" || preposition == "at") {
		for k := v - 1; k >= 0 && k > v-16; k-- {
			if c, ok := r.measured(n, k); ok {
				return c, true
			}
		}
	}
	return count{}, false
}

// estimated reads what somebody puts at a number: "it", "the crowd".
func (r *reading) estimated(n, verb, object int, before *counted) (count, bool) {
	g := r.graph(n)
	if c, ok := r.measured(n, object); ok {
		if last := before.sentence; last != nil && c.unit == "number" { // "residents put the number at seven"
			c.unit = last.unit
		}
		return c, true
	}
	if !r.ops.has(r.ops.estimates, g.S.Tokens[verb].Lemma) {
		return count{}, false
	}
	t := &g.S.Tokens[object]
	if t.UPOS == text.PRON {
		if h := g.S.Tokens[verb].Head; h >= 0 && g.S.Tokens[verb].Rel == text.AclRelcl {
			object = h // "the crowd, which organisers put at"
			if c, ok := r.measured(n, object); ok {
				return c, true
			}
			t = &g.S.Tokens[object]
		} else if m := before.measure; t.Lemma == "it" && m != nil {
			return count{noun: -1, unit: m.unit, of: m.of, measure: true, by: -1}, true
		}
	}
	if t.UPOS != text.NOUN {
		return count{}, false
	}
	return count{noun: object, unit: t.Lemma, of: r.phrase(n, object), by: -1}, true
}

// measured says whether a noun is one for a quantity, and of what: "the number
// of people killed", "the toll".
func (r *reading) measured(n, noun int) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[noun]
	if t.UPOS != text.NOUN && t.UPOS != text.PROPN || !r.ops.has(r.ops.measures, strings.ToLower(t.Lemma)) {
		return count{}, false
	}
	c := count{noun: noun, unit: strings.ToLower(t.Lemma), of: r.phrase(n, noun), measure: true, by: -1}
	switch c.unit {
	case "number", "count", "figure", "total":
		if of := g.Arg(noun, clause.Prep, "of"); of >= 0 && !timeUnit(g.S.Tokens[of].Lemma) {
			c.unit = strings.ToLower(g.S.Tokens[of].Lemma)
			if d := &g.S.Tokens[of]; d.UPOS == text.DET || d.UPOS == text.PRON || d.UPOS == text.ADJ || d.UPOS == text.VERB {
				c.unit = "people" // "the number of those aboard", "of dead"
			}
		}
	}
	return c, true
}
