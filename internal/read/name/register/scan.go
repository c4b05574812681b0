package register

import (
	"cmp"
	"math"
	"slices"

	"factum/internal/read/name"
)

// posting is a name that has a token, with marks of its other tokens, so that
// most names that share one token alone are passed over without being looked up.
type posting struct {
	name   uint32
	beside [2]uint32 // marks of up to four other tokens, sixteen bits each, zero for none; or many
}

// many stands for more than four tokens beside, or a token that comes twice.
const many = math.MaxUint32

// mark is a number of sixteen bits for a token, neither zero nor all ones.
func mark(token uint32) uint32 { return token*0x9E3779B1>>16%(1<<16-2) + 1 }

// newPosting gives the posting of token t for a name with these parts.
func newPosting(n uint32, own []uint32, t uint32) posting {
	p := posting{name: n}
	k := 0
	for i, v := range own {
		switch o := v >> 8; {
		case k == 4 && o != t, slices.ContainsFunc(own[:i], func(q uint32) bool { return q>>8 == o }):
			return posting{n, [2]uint32{many, many}}
		case o != t:
			p.beside[k/2] |= mark(o) << (k % 2 * 16)
			k++
		}
	}
	return p
}

// group is the lists of one part of the query, or of parts written as one word.
type group struct {
	parts uint16
	posts int // names in all
	lists []list
}

// scan goes through the names of all tokens that were found and gives those
// that will score best, by an estimate of the score from their parts'
// similarities alone, best first. Names that have tokens for two parts of the
// query are met by either, so the part with most names is only gone through
// for names that have nothing else, as far as those can be among the best.
func (s *searcher) scan(q *name.Name, skip func(n uint32) bool) []ranked {
	s.ranked, s.least = s.ranked[:0], len(s.hist)
	clear(s.hist[:])
	parts := 0
	for i := range q.Parts {
		if q.Parts[i].Counts() {
			parts++
		}
	}
	groups := s.grouped()
	turn := int32(0)
	for _, g := range groups {
		for _, l := range g.lists {
			s.found[s.best[l.token]-1].turn = turn
			turn++
		}
	}
	for i, g := range groups {
		last := len(groups) > 1 && i == len(groups)-1
		for _, l := range g.lists {
			s.posts(&s.found[s.best[l.token]-1], parts, last, skip)
		}
	}
	slices.SortFunc(s.ranked, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.name, b.name)) })
	s.ranked = s.ranked[:min(len(s.ranked), maxRanked)]
	for i := range s.ranked {
		r := &s.ranked[i]
		r.cost = s.closer(q, s.x.nameParts(r.name))
	}
	slices.SortFunc(s.ranked, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.name, b.name)) })
	return s.ranked[:min(len(s.ranked), maxScored)]
}

// grouped sorts what was found by group, the groups with fewest names first, the lists that promise most first.
func (s *searcher) grouped() []group {
	s.order = append(s.order[:0], s.found...)
	slices.SortFunc(s.order, func(a, b list) int {
		return cmp.Or(cmp.Compare(a.parts, b.parts), cmp.Compare(b.gain, a.gain), cmp.Compare(a.token, b.token))
	})
	s.groups = s.groups[:0]
	for i, l := range s.order {
		if k := len(s.groups); k == 0 || s.groups[k-1].parts != l.parts {
			s.groups = append(s.groups, group{parts: l.parts, lists: s.order[i:i]})
		}
		g := &s.groups[len(s.groups)-1]
		g.lists = g.lists[:len(g.lists)+1]
		g.posts += len(s.x.postings(l.token))
	}
	slices.SortFunc(s.groups, func(a, b group) int { return cmp.Or(cmp.Compare(a.posts, b.posts), cmp.Compare(a.parts, b.parts)) })
	return s.groups
}

// posts ranks the names of one list.
func (s *searcher) posts(l *list, parts int, last bool, skip func(n uint32) bool) {
	one := slot{gain: l.gain, fuzz: l.fuzz, seen: l.parts, own: 1}
	var costs [6]float32 // of names that have nothing else, by how many parts they have
	best := len(s.hist)
	for own := 1; own < len(costs); own++ {
		costs[own] = s.estimate(one, parts, own)
		best = min(best, bucket(costs[own]))
	}
	if last && best >= s.least {
		return
	}
	for _, p := range s.x.postings(l.token) {
		var cost float32
		if own := s.alone(p.beside); own > 0 {
			cost = costs[own]
		} else {
			own := s.x.nameParts(p.name)
			v := s.complete(own)
			if v.turn < l.turn {
				continue // it was met before
			}
			cost = s.estimate(v, parts, len(own))
		}
		if k := bucket(cost); k < s.least && !skip(p.name) {
			s.keep(ranked{p.name, cost}, k)
		}
	}
}

// bucket is the place of a cost in the histogram that tells which are among the best.
func bucket(cost float32) int { return int(min(cost, 15.99) * 64) }

// keep takes a name among the best, and forgets those that are no longer.
func (s *searcher) keep(r ranked, k int) {
	s.ranked = append(s.ranked, r)
	s.hist[k]++
	if len(s.ranked) < 3*maxRanked {
		return
	}
	n := s.hist[0]
	for s.least = 0; n < maxRanked; n += s.hist[s.least] {
		s.least++
	}
	clear(s.hist[s.least+1:])
	s.ranked = slices.DeleteFunc(s.ranked, func(r ranked) bool { return bucket(r.cost) > s.least })
}

// alone gives the number of parts of a name of whose other tokens none was
// found; zero if one may have been.
func (s *searcher) alone(beside [2]uint32) (own int) {
	if beside[0] == many {
		return 0
	}
	own = 1
	for _, m := range beside {
		for ; m != 0; m >>= 16 {
			if s.sought[m&(1<<16-1)/64]>>(m%64)&1 != 0 {
				return 0
			}
			own++
		}
	}
	return own
}

// slot is what a name has in common with the query.
type slot struct {
	gain, fuzz float32
	seen       uint16 // bits of the query's parts
	own        uint16 // parts of its own that were met
	turn       int32  // when the first of its lists is read
}

// complete adds up what a name gains by all its parts.
func (s *searcher) complete(own []uint32) slot {
	v := slot{turn: math.MaxInt32}
	for _, p := range own {
		k := s.best[p>>8]
		if k == 0 {
			continue
		}
		l := &s.found[k-1]
		v.turn = min(v.turn, l.turn)
		if v.seen&l.parts == 0 {
			v.gain += l.gain
			v.fuzz += l.fuzz
			v.seen |= l.parts
			v.own++
		}
	}
	return v
}
