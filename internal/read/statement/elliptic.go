package statement

import (
	"math"
	"slices"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// hurt gives what numbers count that stand for those who do or suffer
// something: what was counted before in the sentence, else people.
func hurt(before *counted) count {
	c := count{noun: -1, unit: "people", by: -1}
	if last := before.sentence; last != nil && !timeUnit(last.unit) && last.unit != "%" && !sum(last.unit) && !word.Main(last.unit).Has(word.Money) && !last.measure && !unitSign(last.unit) {
		c.unit, c.of = last.unit, last.unit
	}
	return c
}

// harmed says whether a word says of people what has become of them: "dead",
// "injured".
func harmed(t *text.Token) bool {
	switch t.Lemma {
	case "dead", "missing", "injured", "wounded", "homeless", "alive", "unhurt":
		return t.UPOS == text.ADJ || t.UPOS == text.VERB || t.UPOS == text.NOUN
	case "kill", "injure", "wound", "arrest", "detain", "hurt", "displace", "rescue", "hospitalise", "hospitalize":
		return t.XPOS == "VBN" || t.XPOS == "VBD" && t.Lemma != "kill"
	}
	return t.Form == "missing"
}

// elliptic reads a number that stands for those who do or suffer something.
func (r *reading) elliptic(n int, x numeral, before *counted) (count, bool) {
	g := r.graph(n)
	i := x.role
	t := &g.S.Tokens[i]
	c := hurt(before)
	if x.value != math.Trunc(x.value) || x.value > 1e8 || t.Head < 0 {
		return c, false // "7.35"
	}
	p := &g.S.Tokens[t.Head]
	switch {
	case x.word && !x.bounded && g.Child(x.head, text.Det) >= 0 && g.S.Tokens[g.Child(x.head, text.Det)].Lemma == "the":
		return c, false // "the two"
	case (t.Rel == text.Nsubj || t.Rel == text.NsubjPass) && t.Head > i:
		return c, (p.UPOS == text.VERB || p.UPOS == text.ADJ || g.Child(t.Head, text.Cop) > i) && !youTwo(g, i) && !(r.ops.says.in[p.Lemma] && t.Rel == text.Nsubj) && !r.headline(n, x)
	case (t.Rel == text.Obj || x.first > 0 && x.bounded && t.Rel == text.Obl && g.S.Tokens[x.first-1].Lemma == "than") && p.UPOS == text.VERB && r.harms(g, t.Head):
		return c, true // "killing 12"
	case g.Child(t.Head, text.Expl) >= 0 && t.Head < i:
		return c, t.Rel != text.Obl || x.role != x.head // "there were more than 150"
	case t.Rel == text.Nmod && g.Preposition(i) == "of" && t.Head < i && word.Main(p.Lemma).Any(word.Group|word.Organisation) && p.Feats.Has(text.Singular) && g.Child(t.Head, text.Det, text.NmodPoss) >= 0:
		c.unit, c.of = "people", p.Lemma // "a staff of six"
		return c, true
	case (t.Rel == text.Conj || t.Rel == text.Orphan) && before.sentence != nil && c.unit == before.sentence.unit:
		return c, p.UPOS == text.NUM || p.UPOS == text.NOUN || p.UPOS == text.VERB || p.UPOS == text.ADJ
	}
	return c, false
}

// headline says whether a bare number in the subject of a title may be a part
// of it: a list's number.
func (r *reading) headline(n int, x numeral) bool {
	s := &r.text.Sentences[n]
	return x.first == 0 && x.last+1 < len(s.Tokens) && (s.Tokens[x.last+1].Form == "." || s.Tokens[x.last+1].Form == ")" || s.Tokens[x.last+1].Form == ":")
}

// harms says whether people are the object of a verb that the frames know:
// killing, wounding, arresting, freeing.
func (r *reading) harms(g *clause.Graph, verb int) bool {
	e := r.lexicon.by[g.S.Tokens[verb].Lemma]
	return e != nil && slices.ContainsFunc(e.verb, func(f *frame) bool {
		return slices.ContainsFunc(f.roles[roleWhom], func(s slot) bool { return slices.Contains(s.kinds, factum.Person) })
	})
}

// youTwo says whether the number at token i is that of a pronoun: "you two".
func youTwo(g *clause.Graph, i int) bool {
	if i == 0 {
		return false
	}
	switch g.S.Tokens[i-1].Lemma {
	case "we", "you", "they":
		return true
	}
	return false
}

// none says whether a word says that there is nothing or nobody of a kind.
func none(g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	switch t.Lemma {
	case "no":
		return t.Rel == text.Det && t.Head > i
	case "nobody":
		return t.UPOS == text.PRON || t.UPOS == text.NOUN
	}
	return false
}

// nothing reads what there is none of: "there were no lifeboats", "nobody was
// hurt".
func (r *reading) nothing(n, i int) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[i]
	c := count{noun: -1, unit: "people", by: -1}
	at := i
	if t.Lemma == "no" {
		at = t.Head
		noun := &g.S.Tokens[at]
		what := word.Main(noun.Lemma)
		if noun.UPOS != text.NOUN || !noun.Feats.Has(text.Plural) || what.Any(word.Communication|word.Act|word.Happening|word.Time) || r.ops.abstract.in[noun.Lemma] || r.ops.reports.in[noun.Lemma] {
			return c, false
		}
		c.noun, c.own, c.unit, c.of = at, true, noun.Lemma, r.countedPhrase(n, numeral{last: i}, at)
		solid := what.Any(word.Person | word.Weapon | word.Vehicle | word.Aircraft | word.Illness | word.Site)
		if h := noun.Head; noun.Rel == text.Nsubj && h >= 0 && g.Child(h, text.Expl) >= 0 {
			return c, solid || placed(g, at) || placed(g, h)
		}
		if !solid {
			return c, false // "no papers had been filed"
		}
	}
	h := g.S.Tokens[at].Head
	return c, h >= 0 && (g.S.Tokens[at].Rel == text.NsubjPass && r.harms(g, h) || g.S.Tokens[at].Rel == text.Nsubj && g.S.Tokens[h].Lemma == "die")
}

// placed says whether the words say where something is: "on board", "in the boat".
func placed(g *clause.Graph, i int) bool {
	for _, a := range g.Arcs(i) {
		if a.Label == clause.Prep && a.Dep > i && (a.Word == "on" || a.Word == "in" || a.Word == "at" || a.Word == "aboard" || a.Word == "inside") {
			return true
		}
	}
	return false
}
