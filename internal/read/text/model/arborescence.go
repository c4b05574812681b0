package model

// arc is a weighted arc of a graph.
type arc struct {
	head, dep int32
	weight    int64
}

// arborescence finds the spanning arborescence of n nodes from root with the
// greatest weight, and writes the head of each node; ok is false if some node
// cannot be reached. Chu and Liu (1965), Edmonds (1967).
func arborescence(n, root int, arcs []arc, heads []int32) (score int64, ok bool) {
	best := make([]int, n) // the index of the best arc into each node
	for i := range best {
		best[i] = -1
	}
	for k, a := range arcs {
		if int(a.dep) == root || a.head == a.dep {
			continue
		}
		if best[a.dep] < 0 || a.weight > arcs[best[a.dep]].weight {
			best[a.dep] = k
		}
	}
	for i := range n {
		if i != root && best[i] < 0 {
			return 0, false
		}
	}
	// Find circles; each becomes one node.
	group := make([]int32, n)
	seen := make([]int, n)
	for i := range group {
		group[i] = -1
		seen[i] = -1
	}
	groups := int32(0)
	circles := false
	inCircle := make([]bool, n)
	for i := range n {
		j := i
		for j != root && group[j] < 0 && seen[j] != i {
			seen[j] = i
			j = int(arcs[best[j]].head)
		}
		if j != root && group[j] < 0 && seen[j] == i {
			circles = true
			for k := j; group[k] < 0; k = int(arcs[best[k]].head) {
				group[k] = groups
				inCircle[k] = true
			}
			groups++
		}
		for k := i; k != root && group[k] < 0; k = int(arcs[best[k]].head) {
			group[k] = groups
			groups++
		}
	}
	if !circles {
		for i := range n {
			if i != root {
				heads[i] = arcs[best[i]].head
				score += arcs[best[i]].weight
			}
		}
		return score, true
	}
	group[root] = groups
	groups++
	var small []arc
	var origin []int
	for k, a := range arcs {
		if int(a.dep) == root || group[a.head] == group[a.dep] {
			continue
		}
		w := a.weight
		if inCircle[a.dep] {
			w -= arcs[best[a.dep]].weight
		}
		small = append(small, arc{group[a.head], group[a.dep], w})
		origin = append(origin, k)
	}
	chosen := make([]int32, groups)
	if !arborescenceArcs(int(groups), int(group[root]), small, chosen) {
		return 0, false
	}
	for i := range n {
		if i != root {
			heads[i] = arcs[best[i]].head
		}
	}
	for g, k := range chosen {
		if int32(g) != group[root] {
			a := arcs[origin[k]]
			heads[a.dep] = a.head
		}
	}
	for _, a := range arcs {
		if int(a.dep) != root && heads[a.dep] == a.head {
			score += a.weight
		}
	}
	return score, true
}

// arborescenceArcs is arborescence giving the number of the arc into each node.
func arborescenceArcs(n, root int, arcs []arc, chosen []int32) bool {
	heads := make([]int32, n)
	if _, ok := arborescence(n, root, arcs, heads); !ok {
		return false
	}
	for i := range chosen {
		chosen[i] = -1
	}
	for k, a := range arcs {
		if int(a.dep) != root && heads[a.dep] == a.head && (chosen[a.dep] < 0 || a.weight > arcs[chosen[a.dep]].weight) {
			chosen[a.dep] = int32(k)
		}
	}
	return true
}
