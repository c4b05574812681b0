package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// sourcesOf gives the sources that the document names for what it says at
// token i, outermost first: "police said that, according to a witness, ...".
func (r *reading) sourcesOf(n, i int) []Source {
	g := r.graph(n)
	var inner []Source // innermost first
	seen := map[int]bool{}
	add := func(s Source) {
		if s.Actor >= 0 && seen[s.Actor] {
			return
		}
		if s.Actor >= 0 {
			seen[s.Actor] = true
		}
		inner = append(inner, s)
	}
	cur := i
	for range maxClimb {
		t := &g.S.Tokens[cur]
		for _, s := range r.adjunctSources(n, cur) {
			add(s)
		}
		// "..., police said": the reporting clause hangs on what is reported
		for _, c := range g.S.Children(cur) {
			if d := &g.S.Tokens[c]; d.Rel == text.Parataxis && r.ops.says[d.Lemma] {
				if s, ok := r.speaker(n, int(c)); ok {
					add(s)
				}
			}
		}
		h := t.Head
		if h < 0 {
			break
		}
		head := &g.S.Tokens[h]
		reported := t.Rel == text.Ccomp || t.Rel == text.Xcomp || t.Rel == text.Csubj || t.Rel == text.Parataxis || t.Rel == text.Obj ||
			t.Rel == text.Advcl && r.markOf(g, cur) == ""
		if reported && r.ops.says[head.Lemma] && head.UPOS == text.VERB {
			if s, ok := r.speaker(n, h); ok {
				add(s)
			}
		}
		cur = h
	}
	if q := r.quoted(g.S.Tokens[i].Start); q >= 0 && len(inner) == 0 {
		if s, ok := r.quoteSpeaker(q); ok {
			add(s)
		}
	}
	for _, s := range r.citations(g.S.Block) {
		add(s)
	}
	for a, b := 0, len(inner)-1; a < b; a, b = a+1, b-1 {
		inner[a], inner[b] = inner[b], inner[a]
	}
	return inner
}

// adjunctSources reads "according to X" and "citing X" on a predicate.
func (r *reading) adjunctSources(n, i int) []Source {
	g := r.graph(n)
	var out []Source
	for _, a := range g.Arcs(i) {
		switch {
		case a.Shared:
		case a.Label == clause.Prep && (a.Word == "according to" || a.Word == "per"):
			out = append(out, r.source(n, a.Dep))
		case a.Label == clause.Prep && a.Word == "according":
			if x := g.Arg(a.Dep, clause.Prep, "to"); x >= 0 {
				out = append(out, r.source(n, x))
			}
		case a.Label == clause.Clause:
			if l := g.S.Tokens[a.Dep].Lemma; l == "cite" || l == "quote" {
				if o := g.Arg(a.Dep, clause.Obj, ""); o >= 0 && r.actorAt(n, o) >= 0 {
					out = append(out, r.source(n, o))
				}
			} else if l == "accord" {
				if x := g.Arg(a.Dep, clause.Prep, "to"); x >= 0 {
					out = append(out, r.source(n, x))
				}
			}
		}
	}
	return out
}

// speaker gives the subject of a verb of saying as a source. Of a report or a
// statement it is who made it, where the words tell.
func (r *reading) speaker(n, verb int) (Source, bool) {
	g := r.graph(n)
	subj := g.Arg(verb, clause.Subj, "")
	if subj < 0 {
		return Source{}, false
	}
	return r.source(n, subj), true
}

// source describes the phrase headed by a token as a source.
func (r *reading) source(n, i int) Source {
	g := r.graph(n)
	if r.actorAt(n, i) < 0 && r.ops.documents[strings.ToLower(g.S.Tokens[i].Lemma)] {
		for _, a := range g.Arcs(i) {
			if a.Label == clause.Poss || a.Label == clause.Prep && (a.Word == "by" || a.Word == "from" || a.Word == "of") ||
				a.Label == clause.Mod && r.actorAt(n, a.Dep) >= 0 {
				if r.actorAt(n, a.Dep) >= 0 {
					i = a.Dep
					break
				}
			}
			if a.Label == clause.Acl {
				if s := g.Arg(a.Dep, clause.Subj, "by"); s >= 0 && r.actorAt(n, s) >= 0 {
					i = s
					break
				}
			}
		}
	}
	if a := r.actorAt(n, i); a >= 0 {
		return Source{Text: r.actors.All[a].Name(), Actor: a}
	}
	return Source{Text: r.phrase(n, i), Actor: -1}
}

// quoteSpeaker finds who speaks a quotation: the subject of a verb of saying
// outside of the marks, in a sentence that the quotation touches; else in the
// sentence before that ends with a colon; else the last speaker of the
// paragraph, if the quotation goes on without a new one.
func (r *reading) quoteSpeaker(q int) (Source, bool) {
	if s, ok := r.spoken[q]; ok {
		return s.Source, s.known
	}
	s, ok := r.findSpeaker(q)
	r.spoken[q] = spokenBy{s, ok}
	return s, ok
}

type spokenBy struct {
	Source
	known bool
}

func (r *reading) findSpeaker(q int) (Source, bool) {
	quote := &r.quotes[q]
	for n := quote.first; n <= quote.last; n++ {
		if s, ok := r.sayingOutside(n, quote.Range); ok {
			return s, true
		}
	}
	block := r.text.Sentences[quote.first].Block
	if n := quote.first - 1; n >= 0 && r.text.Sentences[n].Block == block && strings.HasSuffix(strings.TrimSpace(r.doc.Text[r.text.Sentences[n].Start:r.text.Sentences[n].End]), ":") {
		if s, ok := r.sayingOutside(n, quote.Range); ok {
			return s, true
		}
	}
	if n := quote.last + 1; n < len(r.text.Sentences) && r.text.Sentences[n].Block == block && n == quote.last+1 && r.quotes[q].End >= r.text.Sentences[quote.last].End-1 {
		// "…" X said. in a sentence of its own
		if s, ok := r.sayingOutside(n, quote.Range); ok && len(r.text.Sentences[n].Tokens) < 8 {
			return s, true
		}
	}
	if q > 0 {
		before := &r.quotes[q-1]
		gap := r.text.Sentences[quote.first].Block - r.text.Sentences[before.last].Block
		if gap == 0 || gap == 1 && r.opens(q) && before.last+1 == quote.first {
			return r.quoteSpeaker(q - 1)
		}
	}
	return Source{}, false
}

// opens says whether a quotation stands at the head of its block.
func (r *reading) opens(q int) bool {
	n := r.quotes[q].first
	return (n == 0 || r.text.Sentences[n-1].Block != r.text.Sentences[n].Block) && r.quotes[q].Start <= r.text.Sentences[n].Start+2
}

// sayingOutside gives the speaker of the verb of saying in sentence n that
// stands outside of a range.
func (r *reading) sayingOutside(n int, q factum.Range) (Source, bool) {
	s := &r.text.Sentences[n]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != text.VERB || !r.ops.says[t.Lemma] || t.Start >= q.Start && t.Start < q.End {
			continue
		}
		if src, ok := r.speaker(n, i); ok {
			return src, true
		}
	}
	return Source{}, false
}

// citations gives the outlets that a digest names behind an item: "... is
// freed. (Outlet) (Agency via Outlet)". They are blocks of their own.
func (r *reading) citations(block int) []Source {
	if block < 0 || block >= len(r.doc.Blocks) || r.doc.Blocks[block].Kind == factum.Heading {
		return nil
	}
	if c, ok := r.cited[block]; ok {
		return c
	}
	var out []Source
	end := r.doc.Blocks[block].End
	for k := block + 1; k < len(r.doc.Blocks) && r.doc.Blocks[k].Kind == factum.Credit; k++ {
		b := &r.doc.Blocks[k]
		if strings.Contains(r.doc.Text[end:b.Start], "\n") {
			break
		}
		for _, name := range strings.Split(r.clean(b.Range), ") (") {
			name = strings.Trim(name, "() ")
			// the last comes first, so that the outermost come out in the order of the text
			out = append([]Source{{Text: name, Actor: r.actorNamed(name)}}, out...)
		}
		end = b.End
	}
	r.cited[block] = out
	return out
}
