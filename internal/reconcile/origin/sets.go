package origin

// sets is a union-find over numbers; the least number of a set stands for it.
type sets struct{ parent []int32 }

func newSets(n int) *sets {
	s := &sets{make([]int32, n)}
	for i := range s.parent {
		s.parent[i] = int32(i)
	}
	return s
}

func (s *sets) find(i int32) int32 {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(i, k int32) {
	a, b := s.find(i), s.find(k)
	s.parent[max(a, b)] = min(a, b)
}
