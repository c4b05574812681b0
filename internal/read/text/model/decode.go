package model

// netScratch is the scratch space of parsing with a net.
type netScratch struct {
	pass       Pass
	heads      []int32
	state      []uint8
	hidden     []float32
	relations  []float32
	candidates []arc
}

// Parse sets the heads and relations of a tagged sentence: the tree whose arcs
// have the greatest scores, and for each arc its best relation.
func (p *Parser) Parse(s *Sentence) {
	net, x := p.model.net, &p.net
	n := len(s.Words)
	if n == 0 {
		return
	}
	x.pass.ID = net.Look(s, x.pass.ID)
	net.Run(&x.pass)
	p.retag(s)
	x.tree(n)
	for i := range n {
		s.Heads[i] = x.heads[i]
		if int(x.heads[i]) == n {
			s.Heads[i] = -1
		}
	}
	p.relate(s)
	if p.joinNames(s) {
		p.relate(s)
	}
}

// joinNames mends what no English name is: neighbouring proper nouns that hang
// on the same word as its subject or object ("Theresa May met ..." with two
// subjects). The second becomes part of the first; a word before a title
// ("Justice Minister Rui Tavares") part of the title.
func (p *Parser) joinNames(s *Sentence) (changed bool) {
	name := func(i int) bool { return s.Coarse[i] == p.model.proper && s.Words[i].Case >= caseTitle }
	for from := 0; from < len(s.Words); from++ {
		if !name(from) {
			continue
		}
		to := from + 1
		for to < len(s.Words) && name(to) {
			to++
		}
		first := -1 // the last token of the run that hangs on a word outside it
		for i := from; i < to; i++ {
			h := int(s.Heads[i])
			if h >= from && h < to {
				continue
			}
			if first >= 0 && h >= 0 && h == int(s.Heads[first]) && s.Rels[i] == s.Rels[first] && p.model.single[s.Rels[i]] {
				changed = true
				if hangsOn(s.Heads, i-1, first) {
					s.Heads[i] = int32(first)
					continue
				}
				// Not on what hangs on itself: that would be a circle.
				next := first + 1
				if hangsOn(s.Heads, next, first) {
					next = i
				}
				s.Heads[first] = int32(next)
			}
			first = i
		}
		from = to
	}
	return changed
}

// hangsOn says whether the head of token i, its head and so on lead to token j.
func hangsOn(heads []int32, i, j int) bool {
	for h := int32(i); h >= 0; h = heads[h] {
		if int(h) == j {
			return true
		}
	}
	return false
}

// relationWeight is what a unit of the perceptron's score of a relation weighs
// beside the net's score of it. Tuned on the dev sets (0.01 to 0.04 differ by
// 0.1 LAS); together they bring 0.5 LAS on GUM and 0.7 on EWT over the net alone.
const relationWeight = 0.02

// relate chooses the relation of each arc: the net and a perceptron that sees
// the whole tree judge together.
func (p *Parser) relate(s *Sentence) {
	net, x, r := p.model.net, &p.net, &p.relations
	x.hidden, x.relations = resize(x.hidden, net.Size.RelDim), resize(x.relations, net.Size.Relations)
	scores := p.scores[:len(p.model.Relations)]
	r.Reset(s)
	for _, i := range r.Order() {
		h := s.Heads[i]
		if h < 0 {
			s.Rels[i] = p.model.root
			continue
		}
		net.RunRel(&x.pass, int(h), int(i), x.hidden, nil, x.relations)
		p.features = r.Features(p.features[:0], i)
		clear(scores)
		p.model.relations.Score(p.features, scores)
		best, most := uint8(NoRelation), float32(0)
		for k, v := range scores {
			if uint8(k) == p.model.root {
				continue
			}
			if sum := x.relations[k] + float32(float32(v)*relationWeight); best == NoRelation || sum > most {
				best, most = uint8(k), sum
			}
		}
		s.Rels[i] = best
	}
}

// retag sets the tags that the net gives.
func (p *Parser) retag(s *Sentence) {
	tags := p.model.net.TagOut.Cols
	for i := range s.Tags {
		row := p.net.pass.Tags[i*tags : i*tags+len(p.model.Tags)]
		best := 0
		for t, v := range row {
			if v > row[best] {
				best = t
			}
		}
		s.Tags[i], s.Coarse[i] = uint8(best), p.model.coarse[best]
	}
}

// tree finds the heads (n for the root). Mostly each token's best head makes a
// tree at once; otherwise the maximum spanning arborescence is sought for each
// of the likeliest roots.
func (x *netScratch) tree(n int) {
	x.heads = resize(x.heads, n)
	stride := x.pass.Stride()
	roots := 0
	for i := range n {
		row := x.pass.Scores[i*stride : i*stride+n+1]
		best := -1
		for j, v := range row {
			if j != i && (best < 0 || v > row[best]) {
				best = j
			}
		}
		x.heads[i] = int32(best)
		if best == n {
			roots++
		}
	}
	if roots == 1 && x.acyclic(n) {
		return
	}
	heads := make([]int32, n+1)
	found, most := false, int64(0)
	likely := x.likelyRoots(n)
	for _, root := range likely {
		if score, ok := arborescence(n+1, n, x.arcs(n, root), heads); ok && (!found || score > most) {
			found, most = true, score
			copy(x.heads, heads[:n])
		}
	}
	if !found {
		// The few best heads of each token don't reach all of them: what hangs
		// in a circle goes to the likeliest root.
		x.mend(n, likely[0])
	}
}

// mend makes a tree of the heads: root is the only root, and the first token of
// each circle becomes its dependent.
func (x *netScratch) mend(n, root int) {
	for i := range x.heads {
		if x.heads[i] == int32(n) {
			x.heads[i] = int32(root)
		}
	}
	x.heads[root] = int32(n)
	x.state = resize(x.state, n)
	clear(x.state)
	for i := range n {
		j := int32(i)
		for j < int32(n) && x.state[j] == 0 {
			x.state[j] = 1
			j = x.heads[j]
		}
		if j < int32(n) && x.state[j] == 1 {
			x.heads[j] = int32(root)
		}
		for j = int32(i); j < int32(n) && x.state[j] == 1; j = x.heads[j] {
			x.state[j] = 2
		}
	}
}

// triedRoots is how many tokens are tried as the root where the best heads are
// no tree.
const triedRoots = 3

func (x *netScratch) likelyRoots(n int) []int {
	var roots []int
	stride := x.pass.Stride()
	score := func(i int) float32 { return x.pass.Scores[i*stride+n] }
	for i := range n {
		k := len(roots)
		for k > 0 && score(roots[k-1]) < score(i) {
			k--
		}
		if k < triedRoots {
			roots = append(roots, 0)
			copy(roots[k+1:], roots[k:])
			roots[k] = i
			roots = roots[:min(len(roots), triedRoots)]
		}
	}
	return roots
}

// triedHeads is how many heads of a token are tried.
const triedHeads = 8

// arcs gives the best arcs into each token of the graph in which root is the
// only root.
func (x *netScratch) arcs(n, root int) []arc {
	out := x.candidates[:0]
	stride := x.pass.Stride()
	for i := range n {
		if i == root {
			out = append(out, arc{int32(n), int32(i), x.weight(i*stride + n)})
			continue
		}
		from := len(out)
		for j := range n {
			if i == j {
				continue
			}
			a := arc{int32(j), int32(i), x.weight(i*stride + j)}
			k := len(out)
			for k > from && out[k-1].weight < a.weight {
				k--
			}
			if k-from == triedHeads {
				continue
			}
			if len(out)-from < triedHeads {
				out = append(out, a)
			}
			copy(out[k+1:], out[k:])
			out[k] = a
		}
	}
	x.candidates = out
	return out
}

// weight is a score as a whole number, so that sums are exact.
func (x *netScratch) weight(at int) int64 {
	return int64(max(-1000, min(1000, x.pass.Scores[at])) * 65536)
}

// acyclic says whether the heads lead every token to the root n.
func (x *netScratch) acyclic(n int) bool {
	x.state = resize(x.state, n)
	clear(x.state)
	for i := range n {
		j := int32(i)
		for j < int32(n) && x.state[j] == 0 {
			x.state[j] = 1
			j = x.heads[j]
		}
		if j < int32(n) && x.state[j] == 1 {
			return false
		}
		for j = int32(i); j < int32(n) && x.state[j] == 1; j = x.heads[j] {
			x.state[j] = 2
		}
	}
	return true
}
