package name

import "math"

// maxAligned is how many parts of a name are aligned; further ones count as omitted.
const maxAligned = 12

// edge is one line of an alignment: parts of a and parts of b, by index; an
// empty range on one side is an omission.
type edge struct {
	a0, a1, b0, b1 int8 // half-open ranges of Name.Parts
	kind           EdgeKind
	link           link
	sim            float64
	cost           float64
}

// alignment is what comparing two names gives: every part in exactly one edge.
type alignment struct {
	edges [3 * maxAligned]edge
	n     int
	cost  float64 // sum over edges and over what concerns the whole
	bits  float64 // shared
	swap  bool    // father's and given name change places
	order bool    // other order than either usual one
	sexes bool    // the names show different genders
}

func (al *alignment) add(e edge) {
	if al.n < len(al.edges) {
		al.edges[al.n] = e
		al.n++
	}
	al.cost += e.cost
}

// candidate is a possible edge with what it is worth.
type candidate struct {
	a0, a1, b0, b1 int8
	link           link
	sim, value     float64
}

// aligner holds what one alignment needs, so that nothing is allocated.
type aligner struct {
	w      *Weights
	ia, ib [maxAligned]int8 // counting parts of a and b
	na, nb int
	sim    [maxAligned][maxAligned]float64
	link   [maxAligned][maxAligned]link
	cands  [maxAligned * maxAligned * 2]candidate
	nc     int
	usedA  [maxAligned]bool
	usedB  [maxAligned]bool
	overA  int
	overB  int
	out    alignment
	memo   *Scorer // keeps similarities of a query; nil outside a register
	turned bool    // the query is b
}

// align finds the edges and sums their costs. The caller passes the names in
// their canonical order (see before), so that the result does not depend on theirs.
func (al *aligner) align(a, b *Name) {
	al.out.n, al.out.cost, al.out.bits = 0, 0, 0
	al.out.swap, al.out.order, al.out.sexes = false, false, false
	al.nc = 0
	al.na, al.overA = counting(a, &al.ia)
	al.nb, al.overB = counting(b, &al.ib)
	al.usedA, al.usedB = [maxAligned]bool{}, [maxAligned]bool{}
	for i := range al.na {
		for j := range al.nb {
			p, q := &a.Parts[al.ia[i]], &b.Parts[al.ib[j]]
			s, l := al.similarity(a, b, al.ia[i], al.ib[j])
			al.sim[i][j], al.link[i][j] = s, l
			if s > 0 {
				al.candidate(candidate{int8(i), int8(i + 1), int8(j), int8(j + 1), l, s, s * (p.info + q.info) / 2})
			}
		}
	}
	al.joins(a, b)
	al.choose(a, b)
	al.rest(a, b)
	al.whole(a, b)
}

func (al *aligner) similarity(a, b *Name, i, j int8) (float64, link) {
	p, q := &a.Parts[i], &b.Parts[j]
	switch {
	case al.memo == nil:
		return al.w.similarity(p, q)
	case al.turned:
		return al.memo.similar(int(j), q, p)
	}
	return al.memo.similar(int(i), p, q)
}

func counting(n *Name, idx *[maxAligned]int8) (count, over int) {
	for i := range n.Parts {
		if !n.Parts[i].counts() {
			continue
		}
		if count == maxAligned {
			over++
			continue
		}
		idx[count] = int8(i)
		count++
	}
	return count, over
}

func (al *aligner) candidate(c candidate) {
	if al.nc < len(al.cands) {
		al.cands[al.nc] = c
		al.nc++
	}
}

// joins adds edges between one part and two or three neighbours that together
// are written like it.
func (al *aligner) joins(a, b *Name) {
	for n := 2; n <= 3; n++ {
		for i := 0; i+n <= al.na; i++ {
			for j := range al.nb {
				if s := al.joined(a, al.ia[i:i+n], &b.Parts[al.ib[j]]); s > 0 {
					al.candidate(candidate{int8(i), int8(i + n), int8(j), int8(j + 1), joined, s, s * b.Parts[al.ib[j]].info * joinedWorth})
				}
			}
		}
		for j := 0; j+n <= al.nb; j++ {
			for i := range al.na {
				if s := al.joined(b, al.ib[j:j+n], &a.Parts[al.ia[i]]); s > 0 {
					al.candidate(candidate{int8(i), int8(i + 1), int8(j), int8(j + n), joined, s, s * a.Parts[al.ia[i]].info * joinedWorth})
				}
			}
		}
	}
}

// joinedWorth makes a join go before a link of one of its parts that is no better.
const joinedWorth = 1.2

// joined gives the similarity of neighbouring parts, written together, with one part.
func (al *aligner) joined(n *Name, parts []int8, q *Part) float64 {
	if q.Role == Initial {
		return 0
	}
	size := 0
	for _, i := range parts {
		p := &n.Parts[i]
		if p.Script != n.Parts[parts[0]].Script || p.Role == Initial {
			return 0
		}
		size += p.readings[0].letters.Len()
	}
	qn := q.readings[0].letters.Len()
	if d := size - qn; d > 3 || d < -3 || size > 2*qn || qn < 4 && p3(parts) {
		return 0
	}
	var whole Part
	var buf [1]reading
	whole.readings = buf[:]
	whole.Script = n.Parts[parts[0]].Script
	l := &buf[0].letters
	buf[0].script = whole.Script
	for _, i := range parts {
		l.Append(&n.Parts[i].readings[0].letters)
		buf[0].mask |= n.Parts[i].readings[0].mask
	}
	limit := al.w.LenBase + al.w.LenStep*float64(l.Len()+qn)/2
	d, _, _ := al.w.distance(&whole, q, limit)
	s := 1 - d/limit
	if s < al.w.JoinSim {
		return 0
	}
	return s
}

func p3(parts []int8) bool { return len(parts) == 3 }

// choose takes the candidates that are worth most, each part once.
func (al *aligner) choose(a, b *Name) {
	for {
		best := -1
		for k := range al.nc {
			c := &al.cands[k]
			if al.taken(c) {
				continue
			}
			if best < 0 || c.value > al.cands[best].value {
				best = k
			}
		}
		if best < 0 {
			return
		}
		c := &al.cands[best]
		for i := c.a0; i < c.a1; i++ {
			al.usedA[i] = true
		}
		for j := c.b0; j < c.b1; j++ {
			al.usedB[j] = true
		}
		al.linked(a, b, c)
	}
}

func (al *aligner) taken(c *candidate) bool {
	for i := c.a0; i < c.a1; i++ {
		if al.usedA[i] {
			return true
		}
	}
	for j := c.b0; j < c.b1; j++ {
		if al.usedB[j] {
			return true
		}
	}
	return false
}

// differs is the similarity below which two spellings are said to differ,
// although the score allows for their being one name.
const differs = 0.48

// linked adds the edge of a chosen candidate.
func (al *aligner) linked(a, b *Name, c *candidate) {
	w := al.w
	e := edge{a0: al.ia[c.a0], a1: al.ia[c.a1-1] + 1, b0: al.ib[c.b0], b1: al.ib[c.b1-1] + 1, kind: Linked, link: c.link, sim: c.sim}
	wa, wb := 0.0, 0.0
	ia, ib := 0.0, 0.0
	for i := c.a0; i < c.a1; i++ {
		p := &a.Parts[al.ia[i]]
		wa, ia = wa+p.weight, ia+p.info
	}
	for j := c.b0; j < c.b1; j++ {
		p := &b.Parts[al.ib[j]]
		wb, ib = wb+p.weight, ib+p.info
	}
	e.cost = w.Fuzz * math.Pow(1-c.sim, w.FuzzPower) * min(wa, wb)
	al.out.bits += c.sim * min(ia, ib)
	switch c.link {
	case spelled, romanised:
		if c.sim < differs {
			e.kind = Conflicting
		}
	case joined:
		e.cost += w.Joined
	case gendered:
		e.kind = Conflicting
		e.cost = w.Gendered
	}
	al.out.add(e)
}

// rest pairs parts that are left on both sides as conflicts and the others as omissions.
func (al *aligner) rest(a, b *Name) {
	w := al.w
	conflict := 0.0
	for {
		bi, bj, best := -1, -1, 0.0
		for i := range al.na {
			if al.usedA[i] || a.Parts[al.ia[i]].Role == Title {
				continue
			}
			for j := range al.nb {
				if al.usedB[j] || b.Parts[al.ib[j]].Role == Title {
					continue
				}
				p, q := &a.Parts[al.ia[i]], &b.Parts[al.ib[j]]
				c := math.Sqrt(p.weight * q.weight)
				if !sameRole(p, q) {
					c *= w.Apart
				}
				if bi < 0 || c > best {
					bi, bj, best = i, j, c
				}
			}
		}
		if bi < 0 {
			break
		}
		al.usedA[bi], al.usedB[bj] = true, true
		al.out.add(edge{a0: al.ia[bi], a1: al.ia[bi] + 1, b0: al.ib[bj], b1: al.ib[bj] + 1, kind: Conflicting})
		conflict += best
	}
	omitted := 0.5 * float64(al.overA+al.overB)
	for i := range al.na {
		if !al.usedA[i] {
			p := &a.Parts[al.ia[i]]
			al.out.add(edge{a0: al.ia[i], a1: al.ia[i] + 1, kind: Omitted})
			omitted += w.omitted(p, b)
		}
	}
	for j := range al.nb {
		if !al.usedB[j] {
			p := &b.Parts[al.ib[j]]
			al.out.add(edge{b0: al.ib[j], b1: al.ib[j] + 1, kind: Omitted})
			omitted += w.omitted(p, a)
		}
	}
	few := math.Exp(-al.out.bits / w.ThinBits)
	thin := 1 + w.Thin*few
	al.out.cost *= 1 + w.ThinFuzz*few // so far these are the links' costs
	if conflict > 0 {
		al.out.cost += w.Conflict * math.Pow(conflict, w.ConflictPower)
	}
	if omitted > 0 {
		al.out.cost += w.Omit * math.Pow(omitted, w.OmitPower) * thin
	}
}

// ordinalMiss is how much more a number that is missing weighs: Fund II is not Fund.
const ordinalMiss = 4

// omitted is the weight of a part that the other name lacks.
func (w *Weights) omitted(p *Part, other *Name) float64 {
	v := p.weight
	switch {
	case p.Role == Family && other.Marked:
		v += w.FamilyMiss
	case p.Role == Ordinal:
		v *= ordinalMiss
	}
	return v
}

// sameRole says whether two parts claim the same place, so that they
// contradict each other; a nisba and a father's name can both be true.
func sameRole(p, q *Part) bool { return p.Role.Place() == q.Role.Place() }

// Place gives the role, or Plain for the roles that claim the same place as a plain part.
func (r Role) Place() Role {
	switch r {
	case Nisba, Kunya, Patronymic, Nasab, Initial:
		return r
	}
	return Plain
}

// whole adds what concerns the names as a whole: order, father for son, gender.
func (al *aligner) whole(a, b *Name) {
	w := al.w
	if a.Gender != Unknown && b.Gender != Unknown && a.Gender != b.Gender {
		al.out.sexes = true
		al.out.cost += w.Gender
	}
	// Order of the linked parts of b, in the order of a.
	var at [maxAligned]int8
	n := 0
	for i := range a.Parts {
		for k := range al.out.n {
			e := &al.out.edges[k]
			if e.kind == Linked && int(e.a0) == i && n < maxAligned {
				at[n] = e.b0
				n++
			}
		}
	}
	descents := 0
	for i := range n {
		if n > 1 && at[i] > at[(i+1)%n] {
			descents++
		}
	}
	if descents > 1 {
		al.out.order = true
		al.out.cost += w.Order * float64(descents-1)
	}
	// Father and son: a's given name is b's father's name, and the other way round.
	up, down := false, false
	lowA, lowB := false, false // the first of a is not the first of b, and the other way round
	for k := range al.out.n {
		e := &al.out.edges[k]
		if e.kind != Linked {
			continue
		}
		p, q := &a.Parts[e.a0], &b.Parts[e.b0]
		lowA = lowA || first(a, e.a0) && !first(b, e.b0)
		lowB = lowB || first(b, e.b0) && !first(a, e.a0)
		switch {
		case p.Role == Nasab && q.Role != Nasab && q.Role != Nisba && first(b, e.b0):
			up = true
		case q.Role == Nasab && p.Role != Nasab && p.Role != Nisba && first(a, e.a0):
			down = true
		case a.Marked && b.Marked && p.Role == Family && q.Role == Given && e.sim > 0.6:
			up = true
		case a.Marked && b.Marked && q.Role == Family && p.Role == Given && e.sim > 0.6:
			down = true
		}
	}
	if up && (down || lowA && !b.Marked) || down && lowB && !a.Marked {
		al.out.swap = true
		al.out.cost += w.Swap
	}
}

// first says whether part i is the first that counts.
func first(n *Name, i int8) bool {
	for k := range n.Parts[:i] {
		if n.Parts[k].counts() && n.Parts[k].Role != Title {
			return false
		}
	}
	return true
}
