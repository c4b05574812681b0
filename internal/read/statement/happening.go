package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// anyVerb is the trigger of the frame for verbs that no frame speaks of.
const anyVerb = "*"

// happenings gives a match for each clause of sentence n that no frame speaks of
// but that tells, in the past, what happened on a day: "On 3 May the bridge was
// closed". What says how things were, what somebody thought, wanted or began,
// and what is only talked of is none. given are the matches of the frames.
func (r *reading) happenings(n int, given []match) []match {
	e := r.lexicon.by[anyVerb]
	if e == nil || len(r.timesOf[n]) == 0 || r.doc.Blocks[r.text.Sentences[n].Block].Kind == factum.Heading {
		return nil
	}
	g := r.graph(n)
	taken := map[int]bool{} // the verbs of whose clause a frame speaks
	for k := range given {
		i := given[k].token
		for d := 0; d < maxClimb && i >= 0; d++ {
			if taken[i] = true; g.S.Tokens[i].UPOS == text.VERB && (d > 0 || g.S.Tokens[i].Rel != text.Advcl) {
				break
			}
			i = g.S.Tokens[i].Head
		}
	}
	var out []match
	for i := range g.S.Tokens {
		t := &g.S.Tokens[i]
		if t.UPOS != text.VERB || taken[i] || static[t.Lemma] || r.ops.says.in[t.Lemma] || !r.tellsPast(g, i) || !isMainClause(g, i, r.ops) {
			continue
		}
		subject := g.Subject(i)
		if g.Passive(i) {
			subject = g.Arg(i, clause.Obj, "")
		}
		if subject < 0 || !definite(g, subject) || g.Child(i, text.Ccomp) >= 0 || g.Child(i, text.Xcomp) >= 0 && r.ops.effect(&r.ops.verb, t.Lemma) != noEffect && t.Lemma != "allow" && t.Lemma != "permit" {
			continue
		}
		x := r.timeOf(n, []int{i}, nil)
		if x < 0 || !r.ofDays(x) {
			continue
		}
		if m, ok := r.try(e.verb[0], n, i); ok {
			m.time = x
			out = append(out, m)
		}
	}
	return out
}

// tellsPast says whether the verb is finite and in the past, by itself or by its
// auxiliary.
func (r *reading) tellsPast(g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	if t.XPOS == "VBD" {
		return true
	}
	past := false
	for _, c := range g.Children(i) {
		switch d := &g.S.Tokens[c]; d.Rel {
		case text.AuxPass:
			past = past || d.XPOS == "VBD"
		case text.Aux:
			if d.XPOS == "MD" || d.XPOS == "VBZ" && d.Lemma == "be" {
				return false
			}
			past = past || d.Lemma == "have"
		}
	}
	return past && t.XPOS == "VBN" || !past && t.XPOS == "VBN" && t.Rel == text.Conj && t.Head >= 0 && g.Child(i, text.Nsubj, text.NsubjPass) < 0 && r.tellsPast(g, t.Head)
}

// isMainClause says whether the verb is that of a sentence, coordinated with it
// or told by a verb of saying.
func isMainClause(g *clause.Graph, i int, ops *operators) bool {
	for range maxClimb {
		t := &g.S.Tokens[i]
		switch {
		case t.Head < 0 || t.Rel == text.Root:
			return true
		case t.Rel == text.Conj, t.Rel == text.Parataxis && g.S.Tokens[t.Head].UPOS == text.VERB:
		case t.Rel == text.Ccomp && ops.says.in[g.S.Tokens[t.Head].Lemma]:
		default:
			return false
		}
		i = t.Head
	}
	return false
}

// definite says whether a noun phrase speaks of something in particular: a name,
// a noun behind an article or a number, a pronoun for a person.
func definite(g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	switch t.UPOS {
	case text.PROPN, text.NUM:
		return true
	case text.PRON:
		switch strings.ToLower(t.Form) {
		case "he", "she", "they":
			return true
		}
		return false
	case text.NOUN:
		return t.Feats.Has(text.Plural) || g.Child(i, text.Det, text.NmodPoss, text.Nummod) >= 0
	}
	return false
}

// mostDays is how many days a happening may be dated to.
const mostDays = 31

// ofDays says whether an expression dates to a day or few.
func (r *reading) ofDays(x int) bool {
	e := &r.times[x]
	if e.Symbol.Kind != when.Point || e.Relation == when.RelUntil || e.Relation == when.RelSince {
		return false
	}
	v, _ := r.context.When(e)
	return !v.Closed() || v.To.Day.Sub(v.From.Day) < mostDays
}

// static are verbs that, said of a day, tell no happening of their own: states,
// perception, thought, wishes and beginnings. Verbs of saying are no happenings
// either; the file of operators has them.
var static = map[string]bool{
	"be": true, "have": true, "do": true, "seem": true, "appear": true, "look": true, "sound": true, "feel": true, "smell": true, "taste": true,
	"think": true, "know": true, "understand": true, "realise": true, "realize": true, "remember": true, "forget": true, "notice": true, "see": true, "hear": true, "watch": true,
	"want": true, "wish": true, "like": true, "love": true, "hate": true, "prefer": true, "hope": true, "need": true, "wonder": true, "expect": true, "intend": true, "plan": true,
	"mean": true, "matter": true, "depend": true, "belong": true, "contain": true, "include": true, "consist": true, "cost": true, "weigh": true, "own": true, "lack": true,
	"deserve": true, "resemble": true, "concern": true, "involve": true, "relate": true, "mark": true, "date": true, "follow": true, "precede": true, "last": true,
	"continue": true, "keep": true, "begin": true, "start": true, "stop": true, "try": true, "manage": true, "fail": true, "happen": true, "occur": true, "come": true,
	"remain": true, "stay": true, "live": true, "exist": true, "stand": true, "lie": true, "sit": true, "wait": true, "sleep": true, "speak": true, "talk": true, "discuss": true,
	"refer": true, "thank": true, "seek": true, "let": true, "help": true, "become": true, "get": true, "use": true, "work": true, "play": true, "win": true, "lose": true,
	"score": true, "beat": true, "draw": true, "rise": true, "fall": true, "grow": true, "increase": true, "decline": true, "drop": true, "average": true, "total": true,
}
