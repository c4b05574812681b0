package event

import "factum"

// sets is a union-find over nodes that remembers why they were joined.
type sets struct {
	nodes   []node
	parent  []int
	members [][]int
	links   map[int][]factum.Link // by root
	sides   map[int][]side        // by root: what was decided to be kept apart
}

func newSets(nodes []node) *sets {
	s := &sets{nodes: nodes, parent: make([]int, len(nodes)), members: make([][]int, len(nodes)), links: map[int][]factum.Link{}, sides: map[int][]side{}}
	for i := range nodes {
		s.parent[i], s.members[i] = i, []int{i}
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// join makes one set of two, for a reason, unless it was decided that they are two.
func (s *sets) join(i, k int, link factum.Link) {
	a, z := s.find(i), s.find(k)
	if a == z || s.toldApart(a, z) {
		return
	}
	if len(s.members[a]) < len(s.members[z]) {
		a, z = z, a
	}
	s.parent[z] = a
	s.members[a] = append(s.members[a], s.members[z]...)
	s.links[a] = append(s.links[a], s.links[z]...)
	s.links[a] = append(s.links[a], link)
	if sides := s.sides[z]; sides != nil {
		s.sides[a] = append(s.sides[a], sides...)
		delete(s.sides, z)
	}
	s.members[z] = nil
	delete(s.links, z)
}

// linksOf gives the reasons of a set, each once: ten thousand documents that
// write a name alike are one reason.
func (s *sets) linksOf(root int) []factum.Link {
	out := []factum.Link{}
	seen := map[factum.Link]bool{}
	for _, l := range s.links[root] {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	return out
}
