package statement

import (
	"slices"
	"sort"
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
		if s.Actor >= 0 {
			if seen[s.Actor] {
				return
			}
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
		for _, c := range g.Children(cur) {
			if d := &g.S.Tokens[c]; d.Rel == text.Parataxis && d.UPOS == text.VERB && r.ops.says.in[d.Lemma] {
				if s, ok := r.speaker(n, int(c)); ok {
					r.ops.has(r.ops.says, d.Lemma)
					add(s)
				}
			}
		}
		h := t.Head
		if h < 0 {
			break
		}
		for _, s := range r.reporters(n, cur, h) {
			add(s)
		}
		cur = h
	}
	if q := r.quoted(g.S.Tokens[i].Start); q >= 0 {
		if s, ok := r.quoteSpeaker(q); ok && len(inner) == 0 {
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

// accuser gives who raises an accusation, as its source: the subject of
// "accuses", "suspects".
func (r *reading) accuser(m *match) (Source, bool) {
	g := r.graph(m.sentence)
	if m.frame.Type != factum.AllegedCrime || g.S.Tokens[m.token].UPOS != text.VERB || !r.ops.says.in[g.S.Tokens[m.token].Lemma] {
		return Source{}, false
	}
	s := g.Arg(m.token, clause.Subj, "")
	if s < 0 || slices.Contains(m.roles[roleWho], s) || g.S.Tokens[s].UPOS == text.PRON && r.actorAt(m.sentence, s) < 0 {
		return Source{}, false
	}
	return r.source(m.sentence, s), true
}

// reporters gives the sources that the head of a clause names for it: the
// subject of a verb of saying, whoever a noun of saying belongs to ("a report
// by X that"), both persons of "X quoted Y as saying".
func (r *reading) reporters(n, i, h int) []Source {
	g := r.graph(n)
	t, head := &g.S.Tokens[i], &g.S.Tokens[h]
	switch t.Rel {
	case text.Ccomp, text.Xcomp, text.Csubj, text.Parataxis, text.Obj, text.CsubjPass, text.Nsubj, text.NsubjPass:
	case text.Advcl:
		mark := r.markOf(g, i)
		if mark == "as" && t.XPOS == "VBG" && r.ops.says.in[t.Lemma] { // "quoted a witness as saying"
			var out []Source
			if o := g.Arg(h, clause.Obj, ""); o >= 0 {
				out = append(out, r.source(n, o))
			}
			if s := g.Arg(h, clause.Subj, ""); s >= 0 {
				out = append(out, r.source(n, s))
			}
			return out
		}
		if mark != "" {
			return nil
		}
	case text.Acl, text.AclRelcl:
		if t.Rel == text.AclRelcl && g.Child(i, text.Mark) < 0 {
			return nil
		}
		if head.UPOS == text.NOUN && r.ops.has(r.ops.reports, head.Lemma) {
			if s := r.source(n, h); s.Actor >= 0 {
				return []Source{s}
			}
			return r.dismisser(n, h)
		}
		return nil
	default:
		return nil
	}
	if head.UPOS != text.VERB || !r.ops.has(r.ops.says, head.Lemma) || t.Rel == text.Nsubj || t.Rel == text.NsubjPass || t.Rel == text.Obj && verbLike(g, i) {
		return nil
	}
	if t.Rel == text.Obj && r.ops.has(r.ops.doing, head.Lemma) {
		return nil // "found 240 euros", "held a briefing"
	}
	if s, ok := r.speaker(n, h); ok {
		return []Source{s}
	}
	return nil
}

// dismisser gives who dismisses a report, as the source that it is none.
func (r *reading) dismisser(n, noun int) []Source {
	g := r.graph(n)
	t := &g.S.Tokens[noun]
	if t.Rel != text.Obj || t.Head < 0 || !r.ops.has(r.ops.dismisses, g.S.Tokens[t.Head].Lemma) {
		return nil
	}
	if s, ok := r.speaker(n, t.Head); ok {
		return []Source{s}
	}
	return nil
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
			switch l := g.S.Tokens[a.Dep].Lemma; l {
			case "cite", "quote":
				if o := g.Arg(a.Dep, clause.Obj, ""); o >= 0 && (r.actorAt(n, o) >= 0 || r.ops.has(r.ops.documents, lowerLemma(&g.S.Tokens[o]))) {
					out = append(out, r.source(n, o))
				}
			case "accord":
				if x := g.Arg(a.Dep, clause.Prep, "to"); x >= 0 {
					out = append(out, r.source(n, x))
				}
			}
		}
	}
	return out
}

// speaker gives the subject of a verb of saying as a source. Of a report or a
// statement it is who made it, where the words tell. What "is said" without
// anybody who says it has a source that isn't named.
func (r *reading) speaker(n, verb int) (Source, bool) {
	g := r.graph(n)
	if subj := g.Arg(verb, clause.Subj, ""); subj >= 0 {
		if g.S.Tokens[subj].UPOS == text.PRON && r.actorAt(n, subj) < 0 {
			return Source{}, false
		}
		return r.source(n, subj), true
	}
	t := &g.S.Tokens[verb]
	if (t.Lemma == "say" || t.Lemma == "report" || t.Lemma == "rumour" || t.Lemma == "rumor") && g.Passive(verb) {
		return Source{Text: strings.ToLower(t.Form), Actor: -1}, true
	}
	return Source{}, false
}

// source describes the phrase headed by a token as a source.
func (r *reading) source(n, i int) Source {
	g := r.graph(n)
	if r.actorAt(n, i) < 0 && r.ops.documents.in[lowerLemma(&g.S.Tokens[i])] {
		if maker := r.maker(n, i); maker >= 0 {
			r.ops.has(r.ops.documents, lowerLemma(&g.S.Tokens[i]))
			i = maker
		}
	}
	if a := r.actorAt(n, i); a >= 0 {
		return Source{Text: r.actors.All[a].Name(), Actor: a}
	}
	return Source{Text: r.phrase(n, i), Actor: -1}
}

// maker gives who made a document: "a report by X", "X's statement", "the X
// press release", "a letter sent by X"; -1 if the words don't tell.
func (r *reading) maker(n, i int) int {
	g := r.graph(n)
	for _, a := range g.Arcs(i) {
		switch a.Label {
		case clause.Poss, clause.Mod:
			if r.actorAt(n, a.Dep) >= 0 {
				return a.Dep
			}
		case clause.Prep:
			if (a.Word == "by" || a.Word == "from" || a.Word == "of") && r.actorAt(n, a.Dep) >= 0 {
				return a.Dep
			}
		case clause.Acl:
			if s := g.Arg(a.Dep, clause.Subj, "by"); s >= 0 && r.actorAt(n, s) >= 0 {
				return s
			}
		}
	}
	return -1
}

// quoteSpeaker finds who speaks a quotation: the subject of a verb of saying
// outside of the marks, in a sentence that the quotation touches; else in the
// sentence before that ends with a colon; else the last speaker of the
// paragraph, if the quotation goes on without a new one.
func (r *reading) quoteSpeaker(q int) (Source, bool) {
	// chains of quotations without a speaker are followed from the first on
	from := q
	for from > 0 && !r.spoken[from].asked && r.goesOn(from) {
		from--
	}
	for k := from; k <= q; k++ {
		if !r.spoken[k].asked {
			s, ok := r.findSpeaker(k)
			r.spoken[k] = spokenBy{s, ok, true}
		}
	}
	return r.spoken[q].Source, r.spoken[q].known
}

type spokenBy struct {
	Source
	known, asked bool
}

// goesOn says whether a quotation may go on with the speaker of the one before:
// it stands in the same block, or opens the next.
func (r *reading) goesOn(q int) bool {
	quote, before := &r.quotes[q], &r.quotes[q-1]
	gap := r.text.Sentences[quote.first].Block - r.text.Sentences[before.last].Block
	return gap == 0 || gap == 1 && r.opens(q) && before.last+1 == quote.first
}

func (r *reading) findSpeaker(q int) (Source, bool) {
	quote := &r.quotes[q]
	for _, n := range []int{quote.last, quote.first} {
		if s, ok := r.sayingOutside(n, quote.Range); ok {
			return s, true
		}
	}
	block := r.text.Sentences[quote.first].Block
	if n := quote.first - 1; n >= 0 && r.text.Sentences[n].Block == block && r.endsWithColon(n) {
		if s, ok := r.sayingOutside(n, quote.Range); ok {
			return s, true
		}
	}
	if s, ok := r.announced(quote); ok {
		return s, true
	}
	if n := quote.last + 1; n < len(r.text.Sentences) && r.text.Sentences[n].Block == block && quote.End >= r.text.Sentences[quote.last].End-1 && len(r.text.Sentences[n].Tokens) < 8 {
		// "…" X said. in a sentence of its own
		if s, ok := r.sayingOutside(n, quote.Range); ok {
			return s, true
		}
	}
	if q > 0 && r.goesOn(q) {
		return r.spoken[q-1].Source, r.spoken[q-1].known
	}
	return Source{}, false
}

func (r *reading) endsWithColon(n int) bool {
	s := &r.text.Sentences[n]
	return len(s.Tokens) > 0 && s.Tokens[len(s.Tokens)-1].Form == ":"
}

// announced gives the speaker that a colon introduces without any verb:
// "Minister Orsini: "...""
func (r *reading) announced(q *quotation) (Source, bool) {
	n := q.first
	s := &r.text.Sentences[n]
	at := sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].Start >= q.Start }) - 1
	if at < 0 && n > 0 && r.text.Sentences[n-1].Block == s.Block {
		n--
		s = &r.text.Sentences[n]
		at = len(s.Tokens) - 1
	}
	if at < 1 || s.Tokens[at].Form != ":" {
		return Source{}, false
	}
	for i := at - 1; i >= 0 && i > at-12; i-- {
		if a := r.actorAt(n, i); a >= 0 && r.actors.All[a].Kind != factum.Place {
			return r.source(n, i), true
		}
	}
	return Source{}, false
}

// opens says whether a quotation stands at the head of its block.
func (r *reading) opens(q int) bool {
	n := r.quotes[q].first
	return (n == 0 || r.text.Sentences[n-1].Block != r.text.Sentences[n].Block) && r.quotes[q].Start <= r.text.Sentences[n].Start+2
}

// saying is a verb of saying with its speaker.
type saying struct {
	at int // byte
	Source
}

// sayings lists the verbs of saying of a sentence that have a speaker.
func (r *reading) sayings(n int) []saying {
	if !r.listened[n] {
		r.listened[n] = true
		s := &r.text.Sentences[n]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if t.UPOS != text.VERB || !r.ops.says.in[t.Lemma] || !r.introduces(n, i) {
				continue
			}
			if src, ok := r.speaker(n, i); ok {
				r.said[n] = append(r.said[n], saying{t.Start, src})
			}
		}
	}
	return r.said[n]
}

// introduces says whether a verb can introduce speech: it doesn't do something
// to a thing ("held a briefing", "found the man").
func (r *reading) introduces(n, i int) bool {
	g := r.graph(n)
	o := g.Child(i, text.Obj)
	if o < 0 {
		return true
	}
	switch g.S.Tokens[i].Lemma {
	case "tell", "ask", "inform", "say", "add", "write":
		return true
	}
	return r.quoted(g.S.Tokens[o].Start) >= 0
}

// sayingOutside gives the speaker of the verb of saying in sentence n that
// stands outside of a range, the nearest to it.
func (r *reading) sayingOutside(n int, q factum.Range) (Source, bool) {
	all := r.sayings(n)
	after := sort.Search(len(all), func(k int) bool { return all[k].at >= q.End })
	before := sort.Search(len(all), func(k int) bool { return all[k].at >= q.Start }) - 1
	switch {
	case after < len(all) && (before < 0 || all[after].at-q.End <= q.Start-all[before].at):
		return all[after].Source, true
	case before >= 0:
		return all[before].Source, true
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
		for _, name := range strings.Split(r.clean(k, b.Range), ") (") {
			name = strings.Trim(name, "() ")
			// the last comes first, so that the outermost come out in the order of the text
			out = append(out, Source{Text: name, Actor: r.actorNamed(name)})
		}
		end = b.End
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	r.cited[block] = out
	return out
}
