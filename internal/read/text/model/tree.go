package model

// Tree gives the dependents of each token of a parsed sentence.
type Tree struct{ kids, from []int32 }

// Reset reads the heads (-1 for the root).
func (t *Tree) Reset(heads []int32) {
	n := len(heads)
	t.from, t.kids = resize(t.from, n+2), resize(t.kids, n)
	t.from = t.from[:n+2]
	clear(t.from)
	for _, h := range heads {
		if h >= 0 {
			t.from[h+2]++
		}
	}
	for i := 2; i < n+2; i++ {
		t.from[i] += t.from[i-1]
	}
	for i, h := range heads {
		if h >= 0 {
			t.kids[t.from[h+1]] = int32(i)
			t.from[h+1]++
		}
	}
}

// Kids gives the dependents of a token, in the order of the text.
func (t *Tree) Kids(i int32) []int32 { return t.kids[t.from[i]:t.from[i+1]] }
