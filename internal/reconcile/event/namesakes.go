package event

import (
	"cmp"
	"slices"
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
)

// names holds the distinct names of a case, each read once, and how alike they
// are, each pair reckoned once.
type names struct {
	number map[string]int32
	all    []name.Name
	parts  []int // of each, those that are written out
	alike  map[[2]int32]float64
	short  map[[2]int32]shorterFit
}

// shorterFit is what name.Shorter says of two names.
type shorterFit struct {
	name.Fit
	ok bool
}

func newNames() *names {
	return &names{number: map[string]int32{}, alike: map[[2]int32]float64{}, short: map[[2]int32]shorterFit{}}
}

// of gives the number of a name.
func (t *names) of(text string) int32 {
	n, ok := t.number[text]
	if !ok {
		n = int32(len(t.all))
		t.number[text] = n
		t.all = append(t.all, name.Parse(text))
		t.parts = append(t.parts, writtenParts(&t.all[n]))
	}
	return n
}

// likeness gives the likeness of two names by their numbers; that of two people's
// given names is low, however alike they are.
func (t *names) likeness(i, k int32) float64 {
	if i == k {
		return 1
	}
	if i > k {
		i, k = k, i
	}
	v, ok := t.alike[[2]int32{i, k}]
	if !ok {
		v = name.Likeness(&t.all[i], &t.all[k])
		if v >= contradicts && twoGiven(&t.all[i], &t.all[k]) {
			v = apartAs
		}
		t.alike[[2]int32{i, k}] = v
	}
	return v
}

// written gives the number of parts of a name that are written out.
func (t *names) written(i int32) int { return t.parts[i] }

func writtenParts(x *name.Name) int {
	n := 0
	for _, p := range x.Core() {
		if p.Role != name.Initial {
			n++
		}
	}
	return n
}

// shorter says how name i fits as a shorter form of name k.
func (t *names) shorter(i, k int32) (name.Fit, bool) {
	v, ok := t.short[[2]int32{i, k}]
	if !ok {
		v.Fit, v.ok = name.Shorter(t.all[i], t.all[k])
		t.short[[2]int32{i, k}] = v
	}
	return v.Fit, v.ok
}

// largestBlock bounds the names that are compared each with each because they
// share a mark; in a larger block each is compared with the neighbours that
// follow it in the order of the letters (sorted neighbourhood, Hernández and
// Stolfo 1995).
const (
	largestBlock = 200
	neighbours   = 20
)

// namesakes gives for each name those that may be the same person's, itself
// among them, in order: names of which no part begins, sounds or is shortened
// like one of the other have no likeness that counts.
func (t *names) namesakes() [][]int32 {
	index := map[string][]int32{} // by mark
	for i := range t.all {
		for _, m := range marks(&t.all[i], true) {
			index[m] = append(index[m], int32(i))
		}
	}
	out := make([][]int32, len(t.all))
	pair := func(i, k int32) {
		if i != k {
			out[i] = append(out[i], k)
			out[k] = append(out[k], i)
		}
	}
	sorted := map[string]bool{}
	for i := range t.all {
		out[i] = append(out[i], int32(i))
		for _, m := range marks(&t.all[i], false) {
			block := index[m]
			if len(block) <= largestBlock {
				for _, k := range block {
					pair(int32(i), k)
				}
				continue
			}
			if !sorted[m] {
				sorted[m] = true
				slices.SortFunc(block, func(x, y int32) int {
					return cmp.Or(strings.Compare(fold(t.all[x].Text), fold(t.all[y].Text)), cmp.Compare(x, y))
				})
				for at, k := range block {
					for _, next := range block[at+1 : min(at+1+neighbours, len(block))] {
						pair(k, next)
					}
				}
			}
			if t.written(int32(i)) < 2 {
				for _, k := range block {
					pair(int32(i), k) // a short name may be anybody's
				}
			}
		}
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// leastPrefix is how many letters the beginning of a name must have to stand
// for it.
const leastPrefix = 4

// marks gives what a name can be found by, or looks for: its parts, those that
// are written together elsewhere, their consonants but one, their short forms.
func marks(n *name.Name, found bool) []string {
	var out []string
	var keys []string
	for i := range n.Parts {
		p := &n.Parts[i]
		if !p.Counts() || p.Role == name.Initial {
			continue
		}
		keys = append(keys, p.Key)
		for _, s := range p.Skeletons() {
			out = consonants(out, s)
		}
	}
	for i := range keys {
		for size := 2; size <= 3 && i+size <= len(keys); size++ {
			whole := strings.Join(keys[i:i+size], "")
			out = consonants(append(out, whole), phonetic.Of(whole))
		}
	}
	for _, k := range keys {
		out = append(out, k)
		if !found {
			out = append(out, name.Nicknames(k)...)
			continue
		}
		for n := leastPrefix; n < len(k); n++ {
			out = append(out, k[:n])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// consonants adds the consonants of a part, and those without one of them where
// enough is left to tell names apart.
func consonants(out []string, s phonetic.Skeleton) []string {
	own := s.Consonants()
	s.Deletes(func(d phonetic.Skeleton) {
		if d == own || d.Len() >= 2 {
			out = append(out, "\x00"+d.String())
		}
	})
	return out
}
