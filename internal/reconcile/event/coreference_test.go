package event_test

import (
	"slices"
	"testing"
)

// bcubed gives precision and recall of a grouping against the truth (Bagga and
// Baldwin 1998), over the elements that both group.
func bcubed[T, K comparable](said map[string]T, truth map[string]K) (p, r float64) {
	bySaid, byTruth := map[T][]string{}, map[K][]string{}
	n := 0
	for x, g := range truth {
		if a, ok := said[x]; ok {
			bySaid[a] = append(bySaid[a], x)
			byTruth[g] = append(byTruth[g], x)
			n++
		}
	}
	type both struct {
		said  T
		truth K
	}
	cells := map[both]int{}
	for x, g := range truth {
		if a, ok := said[x]; ok {
			cells[both{a, g}]++
		}
	}
	for c, k := range cells {
		p += float64(k*k) / float64(len(bySaid[c.said]))
		r += float64(k*k) / float64(len(byTruth[c.truth]))
	}
	return p / float64(n), r / float64(n)
}

func f1(p, r float64) float64 { return 2 * p * r / (p + r) }

// coreference gives MUC (Vilain et al. 1995), B3, CEAF-e (Luo 2005) and their mean, the CoNLL score, in per cent.
func coreference(said, truth map[string]string) (muc, b3, ceaf, conll float64) {
	p, r := bcubed(said, truth)
	b3 = 100 * f1(p, r)
	key, response := clustersOf(truth), clustersOf(said)
	links := func(a []([]string), b map[string]string) float64 {
		right, all := 0, 0
		for _, c := range a {
			parts := map[string]bool{}
			for _, x := range c {
				parts[b[x]] = true
			}
			right, all = right+len(c)-len(parts), all+len(c)-1
		}
		if all == 0 {
			return 1
		}
		return float64(right) / float64(all)
	}
	if p, r := links(response, truth), links(key, said); p+r > 0 {
		muc = 100 * f1(p, r)
	}
	similar := func(a, b []string) float64 {
		both := 0
		for _, x := range a {
			if slices.Contains(b, x) {
				both++
			}
		}
		return 2 * float64(both) / float64(len(a)+len(b))
	}
	total := assignment(len(key), len(response), func(i, k int) float64 { return similar(key[i], response[k]) })
	ceaf = 100 * f1(total/float64(len(response)), total/float64(len(key)))
	return muc, b3, ceaf, (muc + b3 + ceaf) / 3
}

func clustersOf(group map[string]string) [][]string {
	by := map[string][]string{}
	for x, g := range group {
		by[g] = append(by[g], x)
	}
	var out [][]string
	for _, c := range by {
		out = append(out, c)
	}
	return out
}

// assignment gives the greatest sum of gains of a one-to-one assignment of rows
// to columns (Kuhn and Munkres).
func assignment(rows, columns int, gain func(i, k int) float64) float64 {
	n := max(rows, columns)
	cost := func(i, k int) float64 {
		if i >= rows || k >= columns {
			return 0
		}
		return -gain(i, k)
	}
	const far = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		least, used := make([]float64, n+1), make([]bool, n+1)
		for k := range least {
			least[k] = far
		}
		k0 := 0
		for match[k0] != 0 {
			used[k0] = true
			i0, k1, delta := match[k0], 0, far
			for k := 1; k <= n; k++ {
				if used[k] {
					continue
				}
				if c := cost(i0-1, k-1) - u[i0] - v[k]; c < least[k] {
					least[k], way[k] = c, k0
				}
				if least[k] < delta {
					delta, k1 = least[k], k
				}
			}
			for k := 0; k <= n; k++ {
				if used[k] {
					u[match[k]], v[k] = u[match[k]]+delta, v[k]-delta
				} else {
					least[k] -= delta
				}
			}
			k0 = k1
		}
		for k0 != 0 {
			match[k0] = match[way[k0]]
			k0 = way[k0]
		}
	}
	total := 0.0
	for k := 1; k <= columns; k++ {
		if i := match[k]; i >= 1 && i <= rows {
			total += gain(i-1, k-1)
		}
	}
	return total
}

// TestAssignment checks the assignment against one found by hand.
func TestAssignment(t *testing.T) {
	gains := [][]float64{{0.9, 0.8, 0}, {0.9, 0.1, 0}}
	if got := assignment(2, 3, func(i, k int) float64 { return gains[i][k] }); got < 1.699 || got > 1.701 {
		t.Errorf("assignment gives %v, want 0.8 + 0.9", got)
	}
}
