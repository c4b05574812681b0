package statement

import (
	"strings"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// spanOf collects the words of a statement.
type spanOf struct {
	r        *reading
	n        int
	from, to int // tokens, inclusive; to < from while empty
	started  bool
}

func (s *spanOf) token(i int) {
	if !s.started {
		s.from, s.to, s.started = i, i, true
		return
	}
	s.from, s.to = min(s.from, i), max(s.to, i)
}

// time adds a time expression with the preposition before it.
func (s *spanOf) time(x *when.Expression) {
	tokens := s.r.text.Sentences[s.n].Tokens
	first := x.First
	for first > 0 && (tokens[first-1].Rel == text.Case || x.Signal.End > x.Signal.Start && tokens[first-1].Start >= x.Signal.Start && tokens[first-1].End <= x.Signal.End) {
		first--
	}
	s.token(first)
	s.token(x.Last)
}

// phrase adds the phrase that a token heads.
func (s *spanOf) phrase(i int) {
	a, b := s.r.extent(s.n, i)
	s.token(a)
	s.token(b)
}

// done gives the bytes from the first to the last word.
func (s *spanOf) done() factum.Range {
	tokens := s.r.text.Sentences[s.n].Tokens
	return factum.Range{Start: tokens[s.from].Start, End: tokens[s.to].End}
}

// extent gives the first and the last token of the phrase that token i heads,
// without the clauses that hang on it and the punctuation around it.
func (r *reading) extent(n, i int) (first, last int) {
	s := &r.text.Sentences[n]
	first, last = i, i
	var walk func(i, depth int)
	walk = func(i, depth int) {
		first, last = min(first, i), max(last, i)
		if depth > 40 {
			return
		}
		for _, c := range s.Children(i) {
			switch s.Tokens[c].Rel {
			case text.AclRelcl, text.Advcl, text.AdvclRelcl, text.Parataxis, text.Punct, text.Ccomp, text.Appos, text.Nsubj, text.NsubjPass,
				text.Cop, text.Aux, text.AuxPass, text.Acl, text.Conj, text.Cc, text.Orphan, text.Dep, text.Discourse, text.List:
			default:
				walk(int(c), depth+1)
			}
		}
	}
	walk(i, 0)
	return first, last
}

// phrase gives the words of the phrase that a token heads, without a
// preposition before it.
func (r *reading) phrase(n, i int) string {
	s := &r.text.Sentences[n]
	first, last := r.extent(n, i)
	for first < i && (s.Tokens[first].Rel == text.Case || s.Tokens[first].Rel == text.Fixed || s.Tokens[first].UPOS == text.PUNCT) {
		first++
	}
	return r.clean(factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// clause gives the words of all that hangs on a token.
func (r *reading) clause(n, i int) string {
	s := &r.text.Sentences[n]
	first, last := r.subtree(n, i)
	return r.clean(factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// subtree gives the first and the last token of all that hangs on a token.
func (r *reading) subtree(n, i int) (first, last int) {
	s := &r.text.Sentences[n]
	first, last = i, i
	var walk func(i, depth int)
	walk = func(i, depth int) {
		first, last = min(first, i), max(last, i)
		for _, c := range s.Children(i) {
			if depth < 40 && s.Tokens[c].Rel != text.Punct {
				walk(int(c), depth+1)
			}
		}
	}
	walk(i, 0)
	return first, last
}

// clean gives the words of a range without markup, white space folded.
func (r *reading) clean(at factum.Range) string {
	var b strings.Builder
	pos := at.Start
	for i := range r.doc.Blocks {
		block := &r.doc.Blocks[i]
		if block.End <= at.Start || block.Start >= at.End {
			continue
		}
		for _, s := range block.Skip {
			if s.Start >= pos && s.Start < at.End {
				b.WriteString(r.doc.Text[pos:s.Start])
				b.WriteByte(' ')
				pos = min(s.End, at.End)
			}
		}
	}
	if pos < at.End {
		b.WriteString(r.doc.Text[pos:at.End])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
