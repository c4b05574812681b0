package origin

import (
	"cmp"
	"slices"
)

const (
	// near is the distance, in words, up to which stretches belong together.
	near = 40
	// least is the score under which a stretch says nothing.
	least = 2.0
)

// cluster is aligned stretches that lie close together in both documents, in
// whatever order: parts of one passage.
type cluster struct {
	stretches []stretch // by their place in the first document
	// own and quote are what the cluster says all in all: its words outside
	// and inside of quotation marks.
	own, quote float32
	// plain is own without regard to what is common in the pile.
	plain float32
}

// clusters aligns the documents from the places (i, j) of fingerprints that
// they share, and gathers what lies close together.
func (al *aligner) clusters(seeds [][2]int32) []cluster {
	slices.SortFunc(seeds, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	var found []stretch
	var open []int // those of found that reach to the seed or beyond
	for _, s := range seeds {
		covered := false
		open = slices.DeleteFunc(open, func(f int) bool {
			i, j := found[f].from()
			iEnd, jEnd := found[f].to()
			covered = covered || i <= s[0] && s[0] < iEnd && j <= s[1] && s[1] < jEnd
			return iEnd <= s[0]
		})
		if covered || !al.same(s[0], s[1]) {
			continue
		}
		if st := al.extend(s[0], s[1]); st.score() >= least {
			open = append(open, len(found))
			found = append(found, st)
		}
	}
	return gather(al.distinct(found))
}

// distinct leaves out stretches that lie for the most part where better ones
// lie, in one of the documents.
func (al *aligner) distinct(found []stretch) []stretch {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(x, y stretch) int { return cmp.Compare(y.score(), x.score()) })
	al.markA, al.markB = grow(al.markA, len(al.a)), grow(al.markB, len(al.b))
	kept := found[:0]
	for _, s := range found {
		i, j := s.from()
		iEnd, jEnd := s.to()
		if 2*count(al.markA[i:iEnd]) > int(iEnd-i) || 2*count(al.markB[j:jEnd]) > int(jEnd-j) {
			continue
		}
		fill(al.markA[i:iEnd], true)
		fill(al.markB[j:jEnd], true)
		kept = append(kept, s)
	}
	for _, s := range kept {
		i, j := s.from()
		iEnd, jEnd := s.to()
		fill(al.markA[i:iEnd], false)
		fill(al.markB[j:jEnd], false)
	}
	slices.SortFunc(kept, func(x, y stretch) int {
		i, j := x.from()
		k, l := y.from()
		return cmp.Or(cmp.Compare(i, k), cmp.Compare(j, l))
	})
	return kept
}

func grow(b []bool, n int) []bool {
	if len(b) < n {
		return make([]bool, n)
	}
	return b
}

func fill(b []bool, v bool) {
	for i := range b {
		b[i] = v
	}
}

func count(b []bool) int {
	n := 0
	for _, v := range b {
		if v {
			n++
		}
	}
	return n
}

// gather makes clusters of stretches in the order of the first document.
func gather(found []stretch) []cluster {
	parent := make([]int, len(found))
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	var open []int // stretches that end not far before the next begins
	for n := range found {
		parent[n] = n
		i, j := found[n].from()
		_, jEnd := found[n].to()
		open = slices.DeleteFunc(open, func(f int) bool {
			iEnd, kEnd := found[f].to()
			_, k := found[f].from()
			if j <= kEnd+near && k <= jEnd+near && i <= iEnd+near {
				a, b := root(f), root(n)
				parent[max(a, b)] = min(a, b)
			}
			return iEnd+near < i
		})
		open = append(open, n)
	}
	var out []cluster
	at := map[int]int{}
	for n := range found {
		r := root(n)
		if _, ok := at[r]; !ok {
			at[r] = len(out)
			out = append(out, cluster{})
		}
		c := &out[at[r]]
		c.stretches = append(c.stretches, found[n])
		net := found[n].gaps
		if found[n].own >= found[n].quote {
			c.own += max(0, found[n].own-net)
			c.plain += max(0, found[n].plain-net)
			c.quote += found[n].quote
		} else {
			c.own += found[n].own
			c.plain += found[n].plain
			c.quote += max(0, found[n].quote-net)
		}
	}
	return out
}
