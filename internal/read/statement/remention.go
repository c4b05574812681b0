package statement

import (
	"slices"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// datings are the prepositions behind which a happening only dates another, and
// datingNouns the nouns of which it is said to the same end: "after his arrest",
// "at the time of the arrest".
var (
	datings = map[string]bool{
		"after": true, "before": true, "since": true, "following": true, "during": true, "until": true, "prior to": true, "upon": true, "despite": true,
	}
	datingNouns = map[string]bool{
		"time": true, "day": true, "moment": true, "eve": true, "anniversary": true, "news": true, "wake": true, "aftermath": true, "circumstance": true,
	}
)

// unrepeated leaves out the nouns that only point back to what another statement
// of the document tells, to date something else, and add nothing to it.
func (r *reading) unrepeated(statements []Statement, made []*match) []Statement {
	kept := statements[:0:0]
	for i := range statements {
		if !r.pointsBack(&statements[i], made[i]) || !slices.ContainsFunc(statements, func(o Statement) bool {
			return o.Token != statements[i].Token && o.Type == statements[i].Type && slices.Equal(o.Whom, statements[i].Whom) && !o.Negated && o.Modality == factum.Asserted
		}) {
			kept = append(kept, statements[i])
		}
	}
	return kept
}

// pointsBack says whether a statement is a noun that dates something else, with
// no day, place or agent of its own.
func (r *reading) pointsBack(st *Statement, m *match) bool {
	g := r.graph(m.sentence)
	t := &g.S.Tokens[m.token]
	if t.UPOS != text.NOUN || st.When != nil || st.Where != "" || len(st.Who) > 0 || len(st.Whom) == 0 || st.Negated || st.Modality != factum.Asserted {
		return false
	}
	word := g.Preposition(m.token)
	if t.Rel == text.Nsubj && t.Head >= 0 && g.Child(t.Head, text.Cop) >= 0 {
		return true // "his conviction is final"
	}
	return datings[word] || word == "of" && t.Head >= 0 && datingNouns[g.S.Tokens[t.Head].Lemma] && g.Arg(t.Head, clause.Prep, "of") == m.token
}
