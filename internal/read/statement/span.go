package statement

import (
	"html"
	"sort"
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// spanOf collects the words of a statement.
type spanOf struct {
	r        *reading
	n        int
	from, to int // tokens, inclusive
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
	if whole := s.r.context.Whole(x); whole != x.Range {
		y := &s.r.times[x.Partner]
		s.token(y.First)
		s.token(y.Last)
	}
}

// phrase adds the phrase that a token heads.
func (s *spanOf) phrase(i int) {
	a, b := s.r.extent(s.n, i)
	s.token(a)
	s.token(b)
}

// clause adds what belongs to the predicate at token i whatever it says: its
// auxiliaries, negation and particle, its subject, objects and open complement;
// of a noun its own phrase.
func (s *spanOf) clause(g *clause.Graph, i int) {
	if !verbLike(g, i) {
		s.phrase(i)
	}
	for _, c := range g.Children(i) {
		switch d := &g.S.Tokens[c]; d.Rel {
		case text.Aux, text.AuxPass, text.Cop, text.CompoundPrt:
			s.token(int(c))
		case text.Advmod:
			if d.UPOS == text.PART || d.UPOS == text.ADV && s.r.ops.adverb.in(strings.ToLower(d.Form)) {
				s.token(int(c))
			}
		case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj:
			s.phrase(int(c))
		}
	}
}

func (t *effects) in(w string) bool { return t.of[w] != noEffect }

// done gives the bytes from the first to the last word: no name is cut, no
// bracket, quotation mark or comma hangs over at an end.
func (s *spanOf) done() factum.Range {
	sent := &s.r.text.Sentences[s.n]
	tokens := sent.Tokens
	for s.from < s.to && trimmed(&tokens[s.from]) {
		s.from++
	}
	for s.to > s.from && (trimmed(&tokens[s.to]) || tokens[s.to].UPOS == text.ADP && tokens[s.to].Rel == text.Case) {
		s.to--
	}
	for s.to+1 < len(tokens) && (tokens[s.to+1].Rel == text.Flat || tokens[s.to].Rel == text.Compound && tokens[s.to].Head == s.to+1) && tokens[s.to+1].UPOS == text.PROPN {
		s.to++
	}
	for s.from > 0 && (tokens[s.from].Rel == text.Flat || tokens[s.from-1].Rel == text.Compound && tokens[s.from-1].Head == s.from) && tokens[s.from-1].UPOS == text.PROPN {
		s.from--
	}
	return s.r.unmarked(sent.Block, factum.Range{Start: tokens[s.from].Start, End: tokens[s.to].End})
}

// trimmed says whether a token is left out at the ends of a quote.
func trimmed(t *text.Token) bool {
	return t.UPOS == text.PUNCT || t.UPOS == text.CCONJ
}

// unmarked leaves markup out at the ends of a range.
func (r *reading) unmarked(block int, at factum.Range) factum.Range {
	skip := r.doc.Blocks[block].Skip
	for k := sort.Search(len(skip), func(k int) bool { return skip[k].End > at.Start }); k < len(skip) && skip[k].Start <= at.Start && skip[k].End < at.End; k++ {
		at.Start = skip[k].End
	}
	for k := sort.Search(len(skip), func(k int) bool { return skip[k].Start >= at.End }) - 1; k >= 0 && skip[k].End >= at.End && skip[k].Start > at.Start; k-- {
		at.End = skip[k].Start
	}
	return at
}

// extent gives the first and the last token of the phrase that token i heads,
// without the clauses that hang on it and the punctuation around it.
func (r *reading) extent(n, i int) (first, last int) {
	if r.extents == nil {
		r.extents = make([]map[int][2]int, len(r.text.Sentences))
	}
	if r.extents[n] == nil {
		r.extents[n] = map[int][2]int{}
	}
	if e, ok := r.extents[n][i]; ok {
		return e[0], e[1]
	}
	g := r.graph(n)
	first, last = i, i
	var walk func(i, depth int)
	walk = func(i, depth int) {
		first, last = min(first, i), max(last, i)
		if depth > 24 {
			return
		}
		for _, c := range g.Children(i) {
			switch g.S.Tokens[c].Rel {
			case text.AclRelcl, text.Advcl, text.AdvclRelcl, text.Parataxis, text.Punct, text.Ccomp, text.Appos, text.Nsubj, text.NsubjPass,
				text.Cop, text.Aux, text.AuxPass, text.Acl, text.Conj, text.Cc, text.Orphan, text.Dep, text.Discourse, text.List:
				if a := int(c); g.S.Tokens[c].Rel == text.Appos && a == i+1 && g.S.Tokens[c].UPOS == text.PROPN {
					walk(a, depth+1) // "the warlord Samir Haddou"
				}
			default:
				walk(int(c), depth+1)
			}
		}
	}
	walk(i, 0)
	r.extents[n][i] = [2]int{first, last}
	return first, last
}

// phrase gives the words of the phrase that a token heads, without a
// preposition before it and without a time that stands at its end.
func (r *reading) phrase(n, i int) string {
	s := &r.text.Sentences[n]
	first, last := r.extent(n, i)
	for first < i && (s.Tokens[first].Rel == text.Case || s.Tokens[first].Rel == text.Fixed || s.Tokens[first].UPOS == text.PUNCT) {
		first++
	}
	for k, x := range r.timesOf[n] {
		if k >= maxTimes {
			break
		}
		if e := &r.times[x]; dates(e) && e.First > i && e.First <= last && e.Last >= last {
			last = e.First - 1
			for last > i && (s.Tokens[last].UPOS == text.ADP || s.Tokens[last].UPOS == text.PUNCT) {
				last--
			}
		}
	}
	return r.clean(s.Block, factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// clause gives the words of all that hangs on a token.
func (r *reading) clause(n, i int) string {
	s := &r.text.Sentences[n]
	first, last := r.subtree(n, i)
	return r.clean(s.Block, factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End})
}

// subtree gives the first and the last token of all that hangs on a token.
func (r *reading) subtree(n, i int) (first, last int) {
	g := r.graph(n)
	first, last = i, i
	budget := 4 * maxSubtree
	var walk func(i, depth int)
	walk = func(i, depth int) {
		first, last = min(first, i), max(last, i)
		for _, c := range g.Children(i) {
			if budget--; depth < 40 && budget > 0 && g.S.Tokens[c].Rel != text.Punct {
				walk(int(c), depth+1)
			}
		}
	}
	walk(i, 0)
	return first, min(last, first+maxSubtree)
}

// maxSubtree bounds the words of a clause that is given as a reason or a
// circumstance.
const maxSubtree = 80

// clean gives the words of a range of a block without markup, white space
// folded.
func (r *reading) clean(block int, at factum.Range) string {
	skip := r.doc.Blocks[block].Skip
	k := sort.Search(len(skip), func(k int) bool { return skip[k].End > at.Start })
	if k >= len(skip) || skip[k].Start >= at.End {
		return fold(r.doc.Text[at.Start:at.End])
	}
	var b strings.Builder
	pos := at.Start
	for ; k < len(skip) && skip[k].Start < at.End; k++ {
		if skip[k].Start >= pos {
			b.WriteString(r.doc.Text[pos:skip[k].Start])
			if markup := r.doc.Text[skip[k].Start:skip[k].End]; markup[0] == '&' { // a character reference
				b.WriteString(html.UnescapeString(markup))
			} else {
				b.WriteByte(' ')
			}
		}
		pos = max(pos, min(skip[k].End, at.End))
	}
	b.WriteString(r.doc.Text[pos:at.End])
	return fold(b.String())
}

// fold folds white space.
func fold(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\u00a0\u2003\u2009\u202f") && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
