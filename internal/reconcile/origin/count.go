package origin

import (
	"cmp"
	"slices"
)

// Count gives the number of independent origins that statements and figures
// come from: the most of their documents that can each be given an origin of
// its own. A document that shares a passage with another adds nothing to it. A
// document speaks for itself where it names no source, and for the source
// where it names one.
func (o *Origins) Count(ids []string) int {
	set := make([]int32, 0, len(ids))
	for _, id := range ids {
		if i, ok := o.byID[id]; ok {
			set = append(set, i)
		}
	}
	slices.Sort(set)
	v := o.view(slices.Compact(set))
	classes := make([][]int32, 0, len(v.parties))
	for _, p := range v.parties {
		classes = append(classes, p.classes)
	}
	return assign(classes)
}

// party is documents that are one witness for some claims.
type party struct {
	claims  []int32
	classes []int32 // the origins that it knows, sorted
}

// view is what some claims come from.
type view struct {
	parties []party
	// class gives the origins of each claim; those of one class are one.
	class map[int32][]int32
}

// view sorts claims by witness and origin.
func (o *Origins) view(set []int32) view {
	idle := o.repeating(set)
	// documents that share a passage here are one party
	one := newLocal()
	groups := map[int32]int32{}
	for _, c := range set {
		k := &o.claims[c]
		w := o.wholes.find(k.witness)
		if idle[w] {
			continue
		}
		if first, ok := groups[k.copied]; ok && k.copied >= 0 {
			one.join(first, w)
		}
		groups[k.copied] = w
	}
	keys := o.keys(slices.DeleteFunc(slices.Clone(set), func(c int32) bool { return idle[o.wholes.find(o.claims[c].witness)] }))
	v := view{class: map[int32][]int32{}}
	at := map[int32]int{}
	for _, c := range set {
		k := &o.claims[c]
		for _, chain := range k.chains {
			v.class[c] = append(v.class[c], keys.find(o.known.one.find(chain[0])))
		}
		w := o.wholes.find(k.witness)
		if idle[w] {
			continue
		}
		r := one.find(w)
		if _, ok := at[r]; !ok {
			at[r] = len(v.parties)
			v.parties = append(v.parties, party{})
		}
		p := &v.parties[at[r]]
		p.claims = append(p.claims, c)
		p.classes = append(p.classes, v.class[c]...)
	}
	for i := range v.parties {
		slices.Sort(v.parties[i].classes)
		v.parties[i].classes = slices.Compact(v.parties[i].classes)
	}
	return v
}

// repeating gives the witnesses that were published after another of which
// they repeat a passage in these claims: they add nothing.
func (o *Origins) repeating(set []int32) map[int32]bool {
	first := map[int32]day{} // by passage: the earliest
	for _, c := range set {
		k := &o.claims[c]
		if k.copied < 0 {
			continue
		}
		d := o.out[o.wholes.find(k.witness)]
		if f, ok := first[k.copied]; d.last.Known() && (!ok || d.last < f.last) {
			first[k.copied] = d
		}
	}
	idle := map[int32]bool{}
	for _, c := range set {
		k := &o.claims[c]
		w := o.wholes.find(k.witness)
		if f, ok := first[k.copied]; ok && k.copied >= 0 && f.before(o.out[w]) {
			idle[w] = true
		}
	}
	return idle
}

// keys joins the sources of each chain. The voice of a document that another
// names as its source is part of all its chains.
func (o *Origins) keys(set []int32) *local {
	by := map[int32]int32{} // source -> the witness that names it, -1: several
	for _, c := range set {
		k := &o.claims[c]
		if k.own {
			continue
		}
		for _, chain := range k.chains {
			for _, n := range chain {
				r := o.known.one.find(n)
				if w, ok := by[r]; ok && w != k.witness {
					by[r] = -1
				} else {
					by[r] = k.witness
				}
			}
		}
	}
	keys := newLocal()
	for _, c := range set {
		k := &o.claims[c]
		for _, chain := range k.chains {
			first := o.known.one.find(chain[0])
			for _, n := range chain[1:] {
				keys.join(first, o.known.one.find(n))
			}
			if k.own || k.doc < 0 {
				continue
			}
			for _, n := range o.known.voices[k.doc] {
				if w, ok := by[o.known.one.find(n)]; ok && w != k.witness {
					keys.join(first, o.known.one.find(n))
				}
			}
		}
	}
	return keys
}

// local is a union-find over few numbers.
type local struct{ parent map[int32]int32 }

func newLocal() *local { return &local{map[int32]int32{}} }

func (l *local) find(i int32) int32 {
	for {
		p, ok := l.parent[i]
		if !ok || p == i {
			return i
		}
		if g, ok := l.parent[p]; ok {
			l.parent[i] = g
		}
		i = p
	}
}

func (l *local) join(i, k int32) {
	if a, b := l.find(i), l.find(k); a != b {
		l.parent[max(a, b)] = min(a, b)
	}
}

// assign gives how many of the lists can each be given a number of its own (a
// maximum matching, by augmenting paths). Of equal lists no more are looked at
// than they have numbers.
func assign(lists [][]int32) int {
	lists = slices.Clone(lists)
	slices.SortFunc(lists, func(x, y []int32) int { return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y)) })
	holder := map[int32]int{}
	n, same := 0, 0
	for i, list := range lists {
		if i > 0 && slices.Equal(list, lists[i-1]) {
			same++
		} else {
			same = 1
		}
		if same <= len(list) && augment(lists, i, holder, map[int32]bool{}) {
			n++
		}
	}
	return n
}

func augment(lists [][]int32, i int, holder map[int32]int, seen map[int32]bool) bool {
	for _, x := range lists[i] {
		if _, held := holder[x]; !held {
			holder[x] = i
			return true
		}
	}
	for _, x := range lists[i] {
		if seen[x] {
			continue
		}
		seen[x] = true
		if augment(lists, holder[x], holder, seen) {
			holder[x] = i
			return true
		}
	}
	return false
}
