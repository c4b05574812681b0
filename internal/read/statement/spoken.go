package statement

import (
	"slices"

	"factum"
	"factum/internal/read/text"
)

// leastQuoted is the least number of bytes of a quotation that says something.
const leastQuoted = 25

// quotedTalk makes a statement of each quotation of a whole sentence whose
// speaker is known, but that no statement tells of: `Minister N.: "…"`. Of the
// quotations of one speaker in a paragraph the first stands for all.
func (r *reading) quotedTalk(statements []Statement) []Statement {
	told := map[[2]int]bool{} // by block and speaker
	for i := range statements {
		st := &statements[i]
		block := r.text.Sentences[st.Sentence].Block
		for _, a := range st.AttributedTo {
			told[[2]int{block, a.Actor}] = true
		}
		if st.Type.Speech() {
			for _, a := range st.Who {
				told[[2]int{block, a}] = true
			}
		}
	}
	for q := range r.quotes {
		quote := &r.quotes[q]
		block := r.text.Sentences[quote.first].Block
		if quote.End-quote.Start < leastQuoted || !r.speaks(quote.first) || !r.saysSomething(quote) {
			continue
		}
		s, ok := r.quoteSpeaker(q)
		if !ok || s.Actor < 0 || told[[2]int{block, s.Actor}] || r.actor(s.Actor).Kind == factum.Place || r.onlyPronouns(s.Actor) {
			continue
		}
		told[[2]int{block, s.Actor}] = true
		at := factum.Range{Start: r.text.Sentences[quote.first].Start, End: r.text.Sentences[quote.last].End}
		statements = append(statements, Statement{
			Range: at, Type: factum.Statement_, Verb: "say", Who: []int{s.Actor}, Modality: factum.Asserted, Reader: ReaderName,
			Sentence: quote.first, Token: r.firstWord(quote),
			Why: &factum.Why{Frame: "statement: quotation", Trigger: quote.Range, Sentence: at},
		})
	}
	return statements
}

// saysSomething says whether a quotation holds a finite verb with its subject.
func (r *reading) saysSomething(q *quotation) bool {
	for n := q.first; n <= q.last; n++ {
		s := &r.text.Sentences[n]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if t.Start < q.Start || t.End > q.End || t.Rel != text.Nsubj && t.Rel != text.NsubjPass && t.Rel != text.Expl {
				continue
			}
			if h := t.Head; h >= 0 && s.Tokens[h].Start >= q.Start && s.Tokens[h].End <= q.End {
				return true
			}
		}
	}
	return false
}

// firstWord gives the number of the first word of a quotation in its sentence.
func (r *reading) firstWord(q *quotation) int {
	tokens := r.text.Sentences[q.first].Tokens
	return max(0, slices.IndexFunc(tokens, func(t text.Token) bool { return t.Start > q.Start && t.UPOS != text.PUNCT }))
}
