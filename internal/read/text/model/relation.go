package model

// NoRelation stands for a relation that isn't chosen yet.
const NoRelation = 255

// Relations chooses the relation of each arc once the tree stands. Dependents
// come before their heads' arcs are judged, siblings from left to right, so
// that what they are is known.
type Relations struct {
	S *Sentence
	Tree
	order []int32
}

// Reset prepares for a sentence with heads; all relations are open.
func (r *Relations) Reset(s *Sentence) {
	r.S = s
	r.Tree.Reset(s.Heads)
	for i := range s.Rels {
		s.Rels[i] = NoRelation
	}
	// Tokens from the leaves up: a walk from the root, turned round.
	r.order = r.order[:0]
	for i, h := range s.Heads {
		if h < 0 {
			r.order = append(r.order, int32(i))
		}
	}
	for k := 0; k < len(r.order); k++ {
		kids := r.Kids(r.order[k])
		for j := len(kids) - 1; j >= 0; j-- {
			r.order = append(r.order, kids[j])
		}
	}
	for i, j := 0, len(r.order)-1; i < j; i, j = i+1, j-1 {
		r.order[i], r.order[j] = r.order[j], r.order[i]
	}
}

// Order gives the tokens in the order in which their relations are chosen.
func (r *Relations) Order() []int32 { return r.order }

// seen is what features see of a token.
type seen struct{ w, t, p uint64 }

func (r *Relations) see(i int32) seen {
	if i < 0 || int(i) >= len(r.S.Words) {
		return seen{noToken, noToken, noToken}
	}
	return seen{r.S.Words[i].Form, uint64(r.S.Tags[i]), uint64(r.S.Coarse[i])}
}

// Features appends the features by which the relation of a token to its head is
// chosen.
func (r *Relations) Features(f []uint64, dep int32) []uint64 {
	s := r.S
	head := s.Heads[dep]
	h, d := r.see(head), r.see(dep)
	dir := uint64(0)
	lo, hi := head, dep
	if head > dep {
		dir = 1
		lo, hi = dep, head
	}
	dist := distance(lo, hi)<<1 | dir
	dw, hw := s.word(int(dep)), s.word(int(head))
	before, after := r.see(dep-1), r.see(dep+1)
	hbefore, hafter := r.see(head-1), r.see(head+1)
	up := seen{noToken, noToken, noToken}
	if g := s.Heads[head]; g >= 0 {
		up = r.see(g)
	}
	f = append(f,
		feature1(300, dir), feature2(301, h.w, d.w), feature3(302, h.w, d.t, dir), feature3(303, h.t, d.w, dir), feature3(304, h.t, d.t, dist),
		feature3(305, h.t, d.t, dir), feature2(306, h.w, dir), feature2(307, d.w, dir), feature2(308, d.t, dir), feature2(309, h.t, dir),
		feature3(310, h.p, d.p, dist), feature4(311, h.w, h.t, d.w, d.t),
		feature4(312, h.t, d.t, before.t, dir), feature4(313, h.t, d.t, after.t, dir), feature4(314, h.t, d.t, hbefore.t, dir), feature4(315, h.t, d.t, hafter.t, dir),
		feature4(316, d.p, before.t, after.t, dir), feature4(317, h.p, d.p, before.w, dir), feature4(318, h.p, d.p, after.w, dir),
		feature3(319, dw.Suffix[2], h.t, dir), feature3(320, hw.Suffix[2], d.t, dir), feature3(321, hw.Suffix[2], dw.Suffix[2], dir), feature3(322, dw.Suffix[1], h.p, dir),
		feature4(323, uint64(dw.Case)|uint64(hw.Case)<<4, h.t, d.t, dir), feature3(324, dw.Shape, h.p, dir), feature3(325, d.w, before.w, dir), feature3(326, d.w, after.w, dir),
		feature4(327, up.t, h.t, d.t, dir), feature4(328, up.w, h.p, d.p, dir), feature4(329, h.t, d.t, s.Style, dir),
		feature3(330, dw.Suffix[3], h.p, dir), feature3(331, hw.Suffix[3], d.p, dir),
	)
	// The token's own dependents: their relations are known.
	set := uint64(0)
	kids := r.Kids(dep)
	for _, k := range kids {
		rel := uint64(s.Rels[k])
		set |= 1 << (rel & 63)
		c := r.see(k)
		f = append(f, feature4(340, rel, h.t, d.t, dir), feature4(341, rel, c.w, h.t, dir), feature4(342, rel, c.w, d.t, dir), feature4(343, c.w, h.w, rel, dir),
			feature4(344, rel, c.w, h.p<<8|d.p, dir), feature3(345, rel, d.w, dir))
	}
	f = append(f, feature4(346, set, h.t, d.t, dir), feature3(347, set, d.t, dir), feature3(348, set, h.p, dir), feature3(349, set, h.w, dir))
	// Its siblings: those before it have their relations.
	set = 0
	for _, k := range r.Kids(head) {
		if k == dep {
			continue
		}
		rel := uint64(s.Rels[k])
		c := r.see(k)
		side := uint64(0)
		if k > dep {
			side = 1
		}
		if k > head {
			side |= 2
		}
		if rel != NoRelation {
			set |= 1 << (rel & 63)
			f = append(f, feature4(350, rel, h.t, d.t, dir))
		}
		f = append(f, feature4(351, c.t, d.t, h.t, side<<1|dir), feature4(352, c.w, d.t, h.t, dir), feature4(353, c.w, h.w, d.p, side<<1|dir), feature4(354, c.p, d.p, h.w, side<<1|dir))
	}
	return append(f, feature4(355, set, h.t, d.t, dir), feature4(356, set, d.w, h.p, dir), feature4(357, set, h.w, d.p, dir))
}
