package statement

import (
	"factum"
	"factum/internal/read/text"
)

// listed makes a demand of each item of a list that a demand introduces: "The
// families call on the government to" and, one item each, "publish the report".
// What an item states besides says what is called for.
func (r *reading) listed(statements []Statement) []Statement {
	demands := map[int]int{} // by block, 1 + its last demand
	for i := range statements {
		if statements[i].Type == factum.Demand {
			demands[r.text.Sentences[statements[i].Sentence].Block] = 1 + i
		}
	}
	lead := 0
	for n := 1; n < len(r.text.Sentences); n++ {
		s, before := &r.text.Sentences[n], &r.text.Sentences[n-1]
		switch {
		case r.doc.Blocks[s.Block].Kind != factum.ListItem:
			lead = 0
			continue
		case before.Block == s.Block:
			continue
		case r.doc.Blocks[before.Block].Kind != factum.ListItem:
			lead = 0
			if opensList(before) {
				lead = demands[before.Block]
			}
		}
		if lead == 0 || demands[s.Block] > 0 || !r.speaks(n) || s.Root < 0 {
			continue
		}
		from := &statements[lead-1]
		st := Statement{
			Range: s.Range, Type: factum.Demand, Verb: from.Verb, Who: from.Who, Whom: from.Whom, When: from.When, AttributedTo: from.AttributedTo,
			Modality: factum.Asserted, Reader: ReaderName, Sentence: n, Token: s.Root,
			Why: &factum.Why{
				Frame: "demand: item of a list", Trigger: s.Tokens[s.Root].Range, Sentence: s.Range,
				Steps: []factum.WhyStep{{About: "who", Range: from.Why.Trigger, Note: "the words before the list"}},
			},
		}
		if g := r.graph(n); s.Tokens[s.Root].XPOS == "VB" && len(st.Whom) == 0 { // "the ministry to publish it"
			if i := g.Child(s.Root, text.Nsubj); i >= 0 {
				st.Whom = r.appendParticipant(nil, n, i, roleWhom)
			}
		}
		statements = append(statements, st)
	}
	return statements
}

// opensList says whether a sentence ends with a colon, or with a word that the
// items of a list go on from.
func opensList(s *text.Sentence) bool {
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		switch t := &s.Tokens[i]; t.Form {
		case ":", "to", "for", "that", "on", "upon":
			return true
		default:
			if t.UPOS != text.PUNCT && t.UPOS != text.SYM {
				return false
			}
		}
	}
	return false
}
