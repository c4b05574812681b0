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

// Joining names leaves a tree, whatever hangs on what.
func TestJoinNamesLeavesATree(t *testing.T) {
	const proper, subject = 1, 0
	p := &Parser{model: &Model{proper: proper}}
	p.model.single = []bool{subject: true}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		s := &Sentence{Words: make([]Word, n), Coarse: make([]uint8, n), Heads: make([]int32, n), Rels: make([]uint8, n)}
		order := rapid.Permutation(numbers(n)).Draw(t, "order")
		for k, i := range order {
			s.Heads[i] = -1
			if k > 0 {
				s.Heads[i] = int32(order[rapid.IntRange(0, min(k-1, 3)).Draw(t, "head")])
			}
			s.Words[i].Case = caseTitle
			if k > 0 {
				s.Coarse[i] = proper
			}
		}
		p.joinNames(s)
		for i := range n {
			steps := 0
			for h := s.Heads[i]; h >= 0; h = s.Heads[h] {
				if steps++; steps > n {
					t.Fatalf("a circle through %d: %v", i, s.Heads)
				}
			}
		}
	})
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
