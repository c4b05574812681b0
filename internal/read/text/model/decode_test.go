package model

import (
	"testing"

	"pgregory.net/rapid"
)

// bestTree tries all trees with one root over the scores.
func bestTree(scores []float32, n, stride int) float32 {
	heads := make([]int, n)
	best := float32(-1 << 30)
	var try func(i int)
	try = func(i int) {
		if i == n {
			roots, sum := 0, float32(0)
			for d, h := range heads {
				sum += scores[d*stride+h]
				if h == n {
					roots++
				}
				for steps, j := 0, d; j != n; j = heads[j] {
					if steps++; steps > n {
						return
					}
				}
			}
			if roots == 1 {
				best = max(best, sum)
			}
			return
		}
		for h := range n + 1 {
			if h != i {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}

// The decoder finds the best tree (sentences here are short enough that all
// heads and nearly all roots are tried).
func TestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		x := netScratch{}
		x.pass.N = n
		stride := x.pass.Stride()
		x.pass.Scores = make([]float32, n*stride)
		for i := range x.pass.Scores {
			x.pass.Scores[i] = float32(rapid.IntRange(-40, 40).Draw(t, "score"))
		}
		if n > triedRoots { // keep the root among those tried
			for i := triedRoots; i < n; i++ {
				x.pass.Scores[i*stride+n] = -500
			}
		}
		x.tree(n)
		sum := float32(0)
		for i, h := range x.heads {
			sum += x.pass.Scores[i*stride+int(h)]
		}
		if want := bestTree(x.pass.Scores, n, stride); sum != want {
			t.Fatalf("heads %v score %v, the best tree %v", x.heads, sum, want)
		}
	})
}
