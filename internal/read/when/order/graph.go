package order

import "slices"

// graph holds the constraints as edges: X - Y <= Days is an edge from Y to X
// of that length. A reversed graph has them the other way round.
type graph struct {
	constraints []Constraint
	left        []bool // constraints that are left out
	reversed    bool
	first       []int32 // edges that leave v: edges[first[v]:first[v+1]]
	edges       []int32 // indices of constraints
}

func newGraph(vars int32, constraints []Constraint, left []bool, reversed bool) *graph {
	g := &graph{constraints: constraints, left: left, reversed: reversed}
	g.first = make([]int32, vars+2)
	g.edges = make([]int32, len(constraints))
	for i := range constraints {
		from, _ := g.ends(int32(i))
		g.first[from+2]++
	}
	for v := int32(2); v < vars+2; v++ {
		g.first[v] += g.first[v-1]
	}
	for i := range constraints {
		from, _ := g.ends(int32(i))
		g.edges[g.first[from+1]] = int32(i)
		g.first[from+1]++
	}
	g.first = g.first[:vars+1]
	return g
}

func (g *graph) ends(i int32) (from, to Var) {
	c := &g.constraints[i]
	if g.reversed {
		return c.X, c.Y
	}
	return c.Y, c.X
}

func (g *graph) len() int32 { return int32(len(g.first)) - 1 }

// search is a run of the queue method over a graph. The tree of shortest paths
// is kept as rings in preorder, one for each root; when the distance of a node
// falls, its subtree is cut off, and if the node that caused the fall is in
// it, that is a negative cycle.
type search struct {
	*graph
	dist       []int64
	parent     []int32 // the constraint by which the shortest path arrives; -1 none
	next, prev []int32 // the ring of a node's tree
	depth      []int32
	inTree     []bool
	queue      []int32
	head       int
	queued     []bool
}

func (g *graph) search() *search {
	n := g.len()
	s := &search{
		graph: g, dist: make([]int64, n), parent: make([]int32, n), next: make([]int32, n), prev: make([]int32, n),
		depth: make([]int32, n), inTree: make([]bool, n), queue: make([]int32, 0, n), queued: make([]bool, n),
	}
	for v := range n {
		s.parent[v], s.next[v], s.prev[v] = -1, v, v
	}
	return s
}

// cycles starts a search for negative cycles: all nodes in the queue at
// distance 0, so that a cycle that the origin doesn't reach is found, too.
func (g *graph) cycles() *search {
	s := g.search()
	s.plant()
	return s
}

// paths finds the distances from the origin; Unbounded where there is no path.
// The graph must have no negative cycle.
func (g *graph) paths() *search {
	s := g.search()
	for i := range s.dist {
		s.dist[i] = Unbounded
	}
	s.dist[Origin] = 0
	s.inTree[Origin] = true
	s.push(int32(Origin))
	s.run()
	return s
}

func (s *search) push(v int32) {
	if !s.queued[v] {
		s.queued[v] = true
		s.queue = append(s.queue, v)
	}
}

// plant makes every node outside the trees a root of its own and puts it into
// the queue.
func (s *search) plant() {
	for v, in := range s.inTree {
		if !in {
			s.root(int32(v))
		}
	}
}

func (s *search) root(v int32) {
	s.inTree[v], s.parent[v], s.depth[v] = true, -1, 0
	s.next[v], s.prev[v] = v, v
	s.push(v)
}

// run goes on until no distance can fall any more, or gives the constraints of
// a simple negative cycle.
func (s *search) run() []int32 {
	for s.head < len(s.queue) {
		u := s.queue[s.head]
		s.head++
		if s.head > 1024 && s.head > len(s.queue)/2 {
			s.queue = append(s.queue[:0], s.queue[s.head:]...)
			s.head = 0
		}
		s.queued[u] = false
		if !s.inTree[u] {
			continue // cut off since it was put into the queue
		}
		for _, e := range s.edges[s.first[u]:s.first[u+1]] {
			_, to := s.ends(e)
			v := int32(to)
			d := s.dist[u] + s.constraints[e].Days
			if d >= s.dist[v] || s.left[e] {
				continue
			}
			if s.inTree[v] {
				if s.under(v, u) {
					s.push(u) // its other edges are yet to be looked at
					return s.trace(u, v, e)
				}
				s.cut(v)
			}
			s.dist[v] = d
			s.hang(v, u, e)
			s.push(v)
		}
	}
	return nil
}

// under says whether u is in the subtree of v, which follows v in preorder and
// is deeper. If so, the way from v to u and back to v is a negative cycle.
func (s *search) under(v, u int32) bool {
	if v == u {
		return true
	}
	for x := s.next[v]; x != v && s.depth[x] > s.depth[v]; x = s.next[x] {
		if x == u {
			return true
		}
	}
	return false
}

// cut takes the subtree of v out of its tree, and v out of what is above it.
func (s *search) cut(v int32) {
	before, x := s.prev[v], s.next[v]
	for x != v && s.depth[x] > s.depth[v] {
		after := s.next[x]
		s.inTree[x] = false
		s.next[x], s.prev[x] = x, x
		x = after
	}
	if x != v {
		s.next[before], s.prev[x] = x, before
	}
	s.next[v], s.prev[v] = v, v
}

// hang makes v a child of u.
func (s *search) hang(v, u, e int32) {
	s.parent[v], s.depth[v], s.inTree[v] = e, s.depth[u]+1, true
	after := s.next[u]
	s.next[u], s.prev[v] = v, u
	s.next[v], s.prev[after] = after, v
}

// trace gives the constraints from v down the tree to u and by e back to v.
func (s *search) trace(u, v, e int32) []int32 {
	cycle := []int32{e}
	for x := u; x != v; {
		p := s.parent[x]
		cycle = append(cycle, p)
		from, _ := s.ends(p)
		x = int32(from)
	}
	slices.Reverse(cycle)
	return cycle
}

// leaveOut goes on without a constraint after a cycle was found. Distances
// stay as they are: any start will do. What hung on the constraint becomes a
// tree of its own.
func (s *search) leaveOut(i int32) {
	s.left[i] = true
	_, to := s.ends(i)
	if v := int32(to); s.inTree[v] && s.parent[v] == i {
		s.cut(v)
		s.inTree[v] = false
	}
	s.plant()
}

// reasons gives the reasons on the shortest path to v.
func (s *search) reasons(v Var) (list []int) {
	for at := v; at != Origin && s.parent[at] >= 0; {
		list = append(list, s.constraints[s.parent[at]].Reason)
		at, _ = s.ends(s.parent[at])
	}
	slices.Sort(list)
	return slices.Compact(list)
}
