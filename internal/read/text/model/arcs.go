package model

// view is what features see of one token of a configuration.
type view struct {
	w, t, p uint64 // form, tag, coarse tag
	i       int32
}

const (
	noToken   = 0x1f123bb5
	rootToken = 0x2545f491
)

func (c *Configuration) view(i int32) view {
	if i < 0 || i > c.n {
		return view{noToken, noToken, noToken, -1}
	}
	if i == c.n {
		return view{rootToken, rootToken, rootToken, i}
	}
	return view{c.S.Words[i].Form, uint64(c.S.Tags[i]), uint64(c.S.Coarse[i]), i}
}

// kids gives the outermost dependents of a token: left, second left, right,
// second right.
func (c *Configuration) kids(i int32) (l, l2, r, r2 int32) {
	if i < 0 {
		return -1, -1, -1, -1
	}
	d := &c.node[i]
	return d.left, d.left2, d.right, d.right2
}

func (c *Configuration) rel(i int32) uint64 {
	if i < 0 {
		return NoRel
	}
	return uint64(c.node[i].rel)
}

func (c *Configuration) sets(i int32) (l, r, valency uint64) {
	if i < 0 {
		return 0, 0, 0
	}
	d := &c.node[i]
	return d.lset, d.rset, uint64(d.nl)<<4 | uint64(d.nr)
}

func distance(a, b int32) uint64 {
	if a < 0 || b < 0 {
		return 15
	}
	switch d := b - a; {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 15:
		return 6
	}
	return 7
}

// StepFeatures appends the features by which the next action is chosen: the
// three topmost tokens of the stack, the next three of the buffer, and the
// dependents they have so far, after Zhang and Nivre (2011).
func (c *Configuration) StepFeatures(f []uint64) []uint64 {
	i0, i1, i2 := int32(-1), int32(-1), int32(-1)
	if k := len(c.stack); k > 0 {
		i0 = c.stack[k-1]
		if k > 1 {
			i1 = c.stack[k-2]
		}
		if k > 2 {
			i2 = c.stack[k-3]
		}
	}
	s0, s1, s2 := c.view(i0), c.view(i1), c.view(i2)
	b0, b1, b2, b3 := c.view(c.next), c.view(c.next+1), c.view(c.next+2), c.view(c.next+3)
	s0l, s0l2, s0r, s0r2 := c.kids(i0)
	s1l, s1l2, s1r, s1r2 := c.kids(i1)
	b0l, b0l2, _, _ := c.kids(c.next)
	ls0, rs0, v0 := c.sets(i0)
	ls1, rs1, v1 := c.sets(i1)
	lsb, _, vb := c.sets(c.next)
	d0, d1 := distance(i0, c.next), distance(i1, i0)
	var k0s, kb0, k1s Word
	if i0 >= 0 {
		k0s = c.S.Words[i0]
	}
	if i1 >= 0 {
		k1s = c.S.Words[i1]
	}
	if c.next < c.n {
		kb0 = c.S.Words[c.next]
	}
	tl0, tr0 := c.view(s0l).t, c.view(s0r).t
	tl1, tr1 := c.view(s1l).t, c.view(s1r).t
	tlb := c.view(b0l).t
	f = append(f,
		feature1(100, 0),
		feature2(101, s0.w, s0.t), feature1(102, s0.w), feature1(103, s0.t),
		feature2(104, b0.w, b0.t), feature1(105, b0.w), feature1(106, b0.t),
		feature2(107, s1.w, s1.t), feature1(108, s1.w), feature1(109, s1.t),
		feature2(110, b1.w, b1.t), feature1(111, b1.w), feature1(112, b1.t),
		feature2(113, b2.w, b2.t), feature1(114, b2.t),
		feature4(115, s0.w, s0.t, b0.w, b0.t),
		feature3(116, s0.w, s0.t, b0.w), feature3(117, s0.w, b0.w, b0.t),
		feature3(118, s0.w, s0.t, b0.t), feature3(119, s0.t, b0.w, b0.t),
		feature2(120, s0.w, b0.w), feature2(121, s0.t, b0.t), feature2(122, b0.t, b1.t),
		feature3(123, b0.t, b1.t, b2.t), feature3(124, s0.t, b0.t, b1.t), feature4(125, s0.t, b0.t, b1.t, b2.t),
		feature3(126, s1.t, s0.t, b0.t), feature2(127, s1.t, s0.t), feature2(128, s1.w, s0.w),
		feature3(129, s1.w, s0.w, s0.t), feature3(130, s1.t, s0.w, s0.t), feature3(131, s1.w, s1.t, s0.t),
		feature4(132, s1.t, s0.t, b0.t, b1.t), feature3(133, s2.t, s1.t, s0.t), feature4(134, s2.t, s1.t, s0.t, b0.t),
		feature2(135, s1.t, b0.t), feature2(136, s1.w, b0.w), feature3(137, s1.w, b0.t, s0.t), feature3(138, s1.t, b0.w, s0.t),
		feature2(139, s0.w, b0.t), feature2(140, s0.t, b0.w), feature3(141, s0.w, b0.t, b1.t), feature3(142, s0.t, b0.w, b1.t),
		feature3(143, s0.t, b0.t, d0), feature3(144, s0.w, b0.t, d0), feature3(145, s0.t, b0.w, d0), feature3(146, s1.t, s0.t, d1),
		feature3(147, s1.w, s0.t, d1), feature4(148, s1.t, s0.t, b0.t, d1<<4|d0), feature2(149, s0.t, d0), feature2(150, s1.w, d1),
		feature2(151, s0.w, v0), feature2(152, s0.t, v0), feature2(153, s1.w, v1), feature2(154, s1.t, v1), feature2(155, b0.w, vb), feature2(156, b0.t, vb),
		feature3(157, s0.t, ls0, rs0), feature3(158, s1.t, ls1, rs1), feature2(159, b0.t, lsb),
		feature2(160, s0.w, ls0), feature2(161, s0.w, rs0), feature2(162, s1.w, rs1), feature2(163, b0.w, lsb), feature2(164, s1.w, ls1),
		feature3(165, s0.t, b0.t, c.rel(s0l)), feature3(166, s0.t, b0.t, c.rel(s0r)), feature3(167, s0.t, b0.t, c.rel(b0l)),
		feature3(168, s0.t, b0.t, tl0), feature3(169, s0.t, b0.t, tr0), feature3(170, s0.t, b0.t, tlb),
		feature3(171, s1.t, s0.t, tl1), feature3(172, s1.t, s0.t, tr1), feature3(173, s1.t, s0.t, tl0), feature3(174, s1.t, s0.t, tr0),
		feature3(175, s0.t, tl0, c.view(s0l2).t), feature3(176, s0.t, tr0, c.view(s0r2).t),
		feature3(177, s1.t, tl1, c.view(s1l2).t), feature3(178, s1.t, tr1, c.view(s1r2).t), feature3(179, b0.t, tlb, c.view(b0l2).t),
		feature2(180, s0.t, c.view(s0l).w), feature2(181, s0.t, c.view(s0r).w), feature2(182, b0.t, c.view(b0l).w), feature2(183, s1.t, c.view(s1r).w), feature2(184, s1.t, c.view(s1l).w),
		feature4(185, s1.p, s0.p, b0.p, c.rel(s1r)), feature4(186, s1.p, s0.p, b0.p, c.rel(s0l)), feature4(187, s1.p, s0.p, b0.p, c.rel(s0r)), feature4(188, s1.p, s0.p, b0.p, c.rel(b0l)),
		feature2(189, k0s.Suffix[2], kb0.Suffix[2]), feature2(190, k1s.Suffix[2], k0s.Suffix[2]),
		feature2(191, k0s.Suffix[2], b0.t), feature2(192, s0.t, kb0.Suffix[2]), feature2(193, k1s.Suffix[2], s0.t), feature2(194, s1.t, k0s.Suffix[2]),
		feature4(195, s0.p, b0.p, b1.p, b2.p), feature4(196, s0.p, b0.p, s1.p, s2.p), feature4(197, b0.p, b1.p, b2.p, b3.p),
		feature4(198, s0.t, ls0|rs0, s1.t, rs1), feature4(199, s0.t, rs0, b0.t, lsb),
		feature3(200, s1.t, b0.t, rs1), feature4(201, s1.p, s0.p, rs1, ls0),
		feature3(202, uint64(k0s.Case), uint64(kb0.Case), s0.p<<8|b0.p), feature3(203, uint64(k1s.Case), uint64(k0s.Case), s1.p<<8|s0.p),
		feature3(204, s1.w, b0.w, s0.p), feature3(205, s0.w, b1.w, b0.p), feature3(206, s1.t, s0.w, b0.t), feature3(207, s1.w, s0.t, b0.t),
		feature3(208, s1.t, s0.t, b0.w),
	)
	f = c.between(f, i1, i0, 210, s1, s0)
	f = c.between(f, i0, c.next, 214, s0, b0)
	return f
}

// between appends features of what stands between two tokens: commas, verbs,
// conjunctions, the tokens beside them.
func (c *Configuration) between(f []uint64, a, b int32, template uint64, va, vb view) []uint64 {
	if a < 0 || b > c.n {
		return f
	}
	return append(f,
		feature4(template, va.p, vb.p, c.view(a+1).t, c.view(b-1).t),
		feature4(template+1, va.t, vb.t, c.view(a-1).p, c.view(b+1).p),
	)
}

// LabelFeatures appends the features by which the relation of an arc about to
// be made is chosen.
func (c *Configuration) LabelFeatures(f []uint64, head, dep int32) []uint64 {
	h, d := c.view(head), c.view(dep)
	dir := uint64(0)
	lo, hi := head, dep
	if head > dep {
		dir = 1
		lo, hi = dep, head
	}
	dist := distance(lo, hi)<<1 | dir
	hl, _, hr, _ := c.kids(head)
	dl, dl2, dr, dr2 := c.kids(dep)
	lsh, rsh, vh := c.sets(head)
	lsd, rsd, _ := c.sets(dep)
	dw := c.S.word(int(dep))
	hw := c.S.word(int(head))
	before, after := c.view(dep-1), c.view(dep+1)
	hbefore, hafter := c.view(head-1), c.view(head+1)
	f = append(f,
		feature1(300, dir),
		feature2(301, h.w, d.w), feature3(302, h.w, d.t, dir), feature3(303, h.t, d.w, dir), feature3(304, h.t, d.t, dist),
		feature3(305, h.t, d.t, dir), feature2(306, h.w, dir), feature2(307, d.w, dir), feature2(308, d.t, dir), feature2(309, h.t, dir),
		feature3(310, h.p, d.p, dist), feature4(311, h.w, h.t, d.w, d.t),
		feature4(312, h.t, d.t, c.rel(dl), dir), feature4(313, h.t, d.t, c.rel(dr), dir), feature4(314, h.t, d.t, lsd, dir), feature4(315, h.t, d.t, rsd, dir),
		feature4(316, h.p, d.p, lsh, dir), feature4(317, h.p, d.p, rsh, dir), feature3(318, h.w, lsh, dir), feature3(319, h.w, rsh, dir), feature3(320, h.t, d.t, vh<<1|dir),
		feature4(321, h.t, d.t, c.view(dl).w, dir), feature3(322, d.t, c.view(dl).w, dir), feature3(323, d.w, c.view(dl).w, dir), feature4(324, h.w, d.p, c.view(dl).w, dir),
		feature4(325, h.t, d.t, before.t, dir), feature4(326, h.t, d.t, after.t, dir), feature4(327, h.t, d.t, hbefore.t, dir), feature4(328, h.t, d.t, hafter.t, dir),
		feature4(329, d.p, before.t, after.t, dir), feature4(330, h.p, d.p, before.w, dir), feature4(331, h.p, d.p, after.w, dir),
		feature3(332, dw.Suffix[2], h.t, dir), feature3(333, hw.Suffix[2], d.t, dir), feature3(334, hw.Suffix[2], dw.Suffix[2], dir), feature3(335, dw.Suffix[1], h.p, dir),
		feature3(336, uint64(dw.Case), h.t, d.t), feature3(337, dw.Shape, h.p, dir), feature3(338, uint64(dw.Case)|uint64(hw.Case)<<4, h.t, d.t),
		feature4(339, h.t, d.t, c.rel(hl), dir), feature4(340, h.t, d.t, c.rel(hr), dir), feature4(341, d.t, lsd, rsd, dir), feature3(342, d.w, lsd|rsd<<1, dir),
		feature4(343, h.t, d.t, lsh|rsh, lsd|rsd), feature4(344, h.w, d.t, lsd, dir), feature4(345, h.p, d.p, c.view(dl).t, c.view(dl2).t), feature4(346, h.p, d.p, c.view(dr).t, c.view(dr2).t),
		feature4(347, h.t, d.w, lsh, dir), feature4(348, h.p, d.p, c.view(hl).w, dir), feature4(349, h.p, d.p, c.view(hr).w, dir),
		feature3(350, h.w, c.view(dl).w, dir), feature4(351, h.t, d.t, uint64(c.S.Style), dir), feature3(352, d.w, before.w, dir), feature3(353, d.w, after.w, dir),
		feature3(354, dw.Suffix[3], h.p, dir), feature3(355, hw.Suffix[3], d.p, dir),
	)
	return f
}
