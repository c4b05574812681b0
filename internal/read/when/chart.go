package when

// maxIsland bounds how many atoms are parsed together. The longest time
// expressions of the corpora have fifteen.
const maxIsland = 28

// maxElements is the greatest number of elements of a rule.
const maxElements = 12

// chart is an active chart over a run of atoms, filled from right to left:
// all constituents that begin after i are complete before those that begin
// at i are made.
type chart struct {
	lang  *language
	atoms []atom
	at    [][]*node // constituents by first atom
	pool  []node
	args  [maxElements]*node
}

// maxNodes bounds the constituents that begin at one atom.
const maxNodes = 400

// parse fills the chart over some atoms. lexical gives the constituents that
// the words themselves make.
func (c *chart) parse(atoms []atom, lexical [][]lexeme) {
	c.atoms = atoms
	if cap(c.at) < len(atoms)+1 {
		c.at = make([][]*node, maxIsland+1)
	}
	c.at = c.at[:len(atoms)+1]
	c.pool = c.pool[:0]
	for i := range c.at {
		c.at[i] = c.at[i][:0]
	}
	for i := len(atoms) - 1; i >= 0; i-- {
		for _, x := range lexical[i] {
			if x.cat != noCategory && i+x.length <= len(atoms) {
				c.put(node{cat: x.cat, first: int32(i), last: int32(i + x.length), from: int32(i), to: int32(i + x.length), v: x.value})
			}
		}
		for k := 0; k < len(c.at[i]); k++ {
			n := c.at[i][k]
			for _, r := range c.lang.byFirst[n.cat] {
				if r.elements[0].touches {
					continue
				}
				for j := range r.args {
					c.args[j] = nil
				}
				c.args[r.elements[0].arg] = n
				c.extend(r, 1, n)
			}
		}
	}
}

// lexeme is a reading of one or more atoms as a word.
type lexeme struct {
	cat    category
	length int
	value  value
}

// extend matches the elements of a rule from k on after the node before, and
// puts what it completes into the chart.
func (c *chart) extend(r *rule, k int, before *node) {
	if k == len(r.elements) {
		v, ok := c.spanTooLong(r)
		if !ok {
			if v, ok = r.do(c.args[:r.args]); !ok {
				return
			}
		}
		first := c.args[r.elements[0].arg]
		n := node{cat: r.cat, first: first.first, last: before.last, from: first.from, to: before.to, rank: r.rank, v: v}
		if r.elements[0].beside && len(r.elements) > 1 {
			n.from = c.args[r.elements[1].arg].from
		}
		if r.elements[len(r.elements)-1].beside && len(r.elements) > 1 {
			n.to = c.args[r.elements[len(r.elements)-2].arg].to
		}
		c.put(n)
		return
	}
	e := &r.elements[k]
	at := before.last
	if int(at) >= len(c.atoms) || e.touches && !c.atoms[at].glued {
		return
	}
	for _, n := range c.at[at] {
		if n.cat == e.cat {
			c.args[e.arg] = n
			c.extend(r, k+1, n)
			c.args[e.arg] = nil
		}
	}
}

// spanTooLong gives the value of a part that is no span, for whatever is said
// of it: a billion years ago, for a billion years.
func (c *chart) spanTooLong(r *rule) (value, bool) {
	for _, n := range c.args[:r.args] {
		if n != nil && n.v.kind == spanKind {
			v := n.v
			v.typed = v.typed && len(r.elements) == 1 // "a billion years ago" is no length
			return v, true
		}
	}
	return value{}, false
}

// put adds a constituent unless there is one of the same category over the
// same atoms from a better rule. At most two readings are kept.
func (c *chart) put(n node) {
	list := c.at[n.first]
	if len(list) >= maxNodes {
		return
	}
	same := 0
	for _, m := range list {
		if m.cat == n.cat && m.last == n.last {
			if m.rank <= n.rank && n.rank > 0 {
				same++
			}
			if m.rank == n.rank && n.rank > 0 || same > 1 {
				return
			}
		}
	}
	if len(c.pool) == cap(c.pool) {
		// A new block: the nodes of the old one stay where they are.
		c.pool = make([]node, 0, 256)
	}
	c.pool = append(c.pool, n)
	c.at[n.first] = append(list, &c.pool[len(c.pool)-1])
}

// best chooses expressions that don't overlap: as many atoms as possible, in
// as few expressions as possible, by the earliest rules.
func (c *chart) best(chosen []*node, licensed func(*node) bool) []*node {
	n := len(c.atoms)
	type cell struct {
		covered, count int
		rank           int32
		take           *node
	}
	better := func(a, b cell) bool {
		if a.covered != b.covered {
			return a.covered > b.covered
		}
		if a.count != b.count {
			return a.count < b.count
		}
		return a.rank < b.rank
	}
	var table [maxIsland + 1]cell
	for i := n - 1; i >= 0; i-- {
		table[i] = table[i+1]
		table[i].take = nil
		for _, x := range c.at[i] {
			if x.cat != c.lang.start || !licensed(x) {
				continue
			}
			after := table[x.last]
			candidate := cell{after.covered + int(x.to-x.from), after.count + 1, after.rank + x.rank, x}
			if better(candidate, table[i]) {
				table[i] = candidate
			}
		}
	}
	for i := 0; i < n; {
		if x := table[i].take; x != nil {
			chosen = append(chosen, x)
			i = int(x.last)
		} else {
			i++
		}
	}
	return chosen
}
