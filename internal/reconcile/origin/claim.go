package origin

import (
	"cmp"
	"slices"

	"factum"
)

// claim is a statement or a figure.
type claim struct {
	id      string
	event   string
	witness int32 // index of the source that makes it
	// doc is the index of its document and [from, to) its words there; -1 if
	// it has none.
	doc, from, to int32
	// copied and heard are the groups of claims that stand in one passage, and
	// in one passage or quotation; -1 if it stands in none.
	copied, heard int32
	figure        *factum.Figure
	named         []factum.Attribution
	// chains are the sources that it is from, each with those through which it
	// came; one chain is enough.
	chains [][]int32
	own    bool // the chains are the witness's own voice
}

// day is the days on which a source was out; zero where unknown.
type day struct{ first, last factum.Day }

// before says whether x was out before y for sure.
func (x day) before(y day) bool {
	return x.last.Known() && y.first.Known() && x.last < y.first
}

// collect lists the claims of a case by the order of the pile, and groups
// those that stand in one passage.
func (o *Origins) collect(c *Case, p *pile) {
	witness := map[string]int32{}
	doc := map[string]int32{}
	for d, x := range p.docs {
		witness[x.ID], doc[x.ID] = int32(d), int32(d)
		o.early = append(o.early, day{x.Published.From.Day, x.Published.To.Day})
	}
	add := func(k claim, span factum.Span, source string) {
		d, ok := doc[span.Document]
		if !ok {
			d = -1
			name := "source " + source
			w, ok := witness[name]
			if !ok {
				w = int32(len(o.early))
				witness[name] = w
				o.early = append(o.early, day{})
			}
			k.witness = w
		} else {
			k.witness = d
			k.from, k.to = p.words(d, span.Start, span.End)
		}
		k.doc, k.copied, k.heard = d, -1, -1
		o.claims = append(o.claims, k)
	}
	for i := range c.Statements {
		st := &c.Statements[i]
		add(claim{id: st.ID, event: st.Event, named: st.AttributedTo}, st.Span, st.Source)
	}
	events := map[string]string{}
	for i := range c.Statements {
		events[c.Statements[i].ID] = c.Statements[i].Event
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		k := claim{id: f.ID, named: f.AttributedTo, figure: f}
		if len(f.Statements) > 0 {
			k.event = events[f.Statements[0]]
		}
		add(k, f.Span, "")
	}
	order := make([]int32, len(o.claims)) // a claim is large
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(i, k int32) int {
		x, y := &o.claims[i], &o.claims[k]
		return cmp.Or(cmp.Compare(x.witness, y.witness), cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to), cmp.Compare(x.id, y.id))
	})
	sorted := make([]claim, len(order))
	for i, k := range order {
		sorted[i] = o.claims[k]
	}
	o.claims = sorted
	for i := range o.claims {
		o.byID[o.claims[i].id] = int32(i)
	}
	o.wholes = newSets(len(o.early))
	for d := range p.docs {
		o.wholes.join(int32(d), p.wholes.find(int32(d)))
	}
	o.out = slices.Clone(o.early)
	for w, d := range o.early { // a whole was out when the first of it was
		if r := o.wholes.find(int32(w)); d.last.Known() && (!o.out[r].last.Known() || d.last < o.out[r].last) {
			o.out[r] = d
		}
	}
	for i, g := range p.groups(o.claims, p.copies) {
		o.claims[i].copied = g
	}
	for i, g := range p.groups(o.claims, p.heard) {
		o.claims[i].heard = g
	}
}

// words gives the tokens of a document that begin within a range of its text.
func (p *pile) words(d int32, start, end int) (from, to int32) {
	t := p.tokens[d]
	at := func(x int) int32 {
		i, _ := slices.BinarySearchFunc(t, x, func(t token, x int) int { return cmp.Compare(int(t.start), x) })
		return int32(i)
	}
	return at(start), at(end)
}

const (
	// inside is the share of what a claim's words weigh that must stand in a
	// passage for the claim to stand in it, and that two claims must share.
	inside = 0.5
	// standing bounds the groups that are remembered for one word.
	standing = 16
)

// groups numbers the claims that stand in one passage alike. joined says which
// words of the pile are one.
func (p *pile) groups(claims []claim, joined *sets) []int32 {
	out := make([]int32, len(claims))
	shared := make([]bool, len(joined.parent))
	for i := range joined.parent {
		if r := joined.find(int32(i)); r != int32(i) {
			shared[r] = true
		}
	}
	type group struct {
		claim int32
		total float32
	}
	var all []group
	at := map[int32][]int32{} // groups by word
	one := newSets(len(claims))
	for c := range claims {
		k := &claims[c]
		out[c] = -1
		if k.doc < 0 {
			continue
		}
		total, in := float32(0), float32(0)
		var roots []int32
		common := map[int32]float32{}
		for i := k.from; i < k.to; i++ {
			w := p.vocab.words[p.tokens[k.doc][i].word].weight
			total += w
			r := joined.find(p.first[k.doc] + i)
			if !shared[r] {
				continue
			}
			in += w
			roots = append(roots, r)
			for _, g := range at[r] {
				common[g] += w
			}
		}
		if total == 0 || in < inside*total {
			continue
		}
		out[c] = int32(c)
		met := false
		for g, w := range common {
			if w >= inside*min(total, all[g].total) {
				one.join(int32(c), all[g].claim)
				met = true
			}
		}
		if met {
			continue
		}
		for _, r := range roots {
			if gs := at[r]; len(gs) < standing && !slices.Contains(gs, int32(len(all))) {
				at[r] = append(gs, int32(len(all)))
			}
		}
		all = append(all, group{int32(c), total})
	}
	for c := range out {
		if out[c] >= 0 {
			out[c] = one.find(int32(c))
		}
	}
	return out
}
