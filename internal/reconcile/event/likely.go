package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/name"
)

// alike is the likeness from which two full names can be one person's in
// another spelling, if nobody else of the case can be meant; clearlyAlike is by
// how much others must be less alike.
const (
	alike        = 0.52
	clearlyAlike = 0.1
)

// linkLikely joins people whose full names are alike, part by part, where each
// is the only one in the case whom the other can be: "Denis Podgornitsky" and
// "Dzianis Padharnicki".
func (p *people) linkLikely(s *sets, edges []edge) {
	var can []edge
	for _, e := range edges {
		x, y := &p.bearers[e.i], &p.bearers[e.k]
		best, a, z := 0.0, int32(-1), int32(-1)
		for _, q := range x.ids {
			for _, r := range y.ids {
				if v := p.names.likeness(q, r); v > best && min(p.names.written(q), p.names.written(r)) >= 2 {
					best, a, z = v, q, r
				}
			}
		}
		if best < alike {
			continue
		}
		if p.sameParts(a, z, best) && !overlaps(x.readings, y.readings) {
			e.link = factum.Link{A: p.names.all[a].Text, B: p.names.all[z].Text, Score: best, Reason: "alike in every part, and like nobody else's in this case"}
			can = append(can, e)
		}
	}
	byScore(can)
	of := map[int][]edge{} // by bearer
	for _, e := range can {
		of[e.i], of[e.k] = append(of[e.i], e), append(of[e.k], e)
	}
	for _, e := range can {
		if a, z := p.find(e.i), p.find(e.k); a != z && !s.toldApart(p.bearers[e.i].nodes[0], p.bearers[e.k].nodes[0]) && !p.apart(a, z, alike) &&
			!p.rivalled(of, a, z, e.link.Score) && !p.rivalled(of, z, a, e.link.Score) {
			p.unite(s, e)
		}
	}
}

// sameParts says whether the parts of two names are the same, one by one, or
// those of the shorter begin and end like the other's.
func (p *people) sameParts(a, z int32, likeness float64) bool {
	x, y := &p.names.all[a], &p.names.all[z]
	for _, pair := range [][2]*name.Name{{x, y}, {y, x}} {
		fit, ok := name.Shorter(*pair[0], *pair[1])
		if !ok || !fit.Family {
			continue
		}
		for _, e := range fit.Edges {
			if e.Kind == name.Linked && slices.Contains(e.AParts, leading(pair[0])) && (slices.Contains(e.BParts, leading(pair[1])) || len(x.Core()) == len(y.Core())) {
				return true
			}
		}
	}
	if likeness < likely || len(name.Contradicts(*x, *y)) > 0 {
		return false
	}
	first, other := x.Parts[0].Key, y.Parts[0].Key
	return strings.HasPrefix(first, other[:min(len(other), leastPrefix)]) || strings.HasPrefix(other, first[:min(len(first), leastPrefix)])
}

// rivalled says whether somebody besides z can be one person with a nearly as
// well.
func (p *people) rivalled(of map[int][]edge, a, z int, score float64) bool {
	for _, x := range p.groups[a][:min(mostDiffering, len(p.groups[a]))] {
		for _, e := range of[x][:min(mostDiffering, len(of[x]))] {
			other := p.find(e.i)
			if other == a {
				other = p.find(e.k)
			}
			if other != a && other != z && e.link.Score > score-clearlyAlike && !p.apart(a, other, alike) {
				return true
			}
		}
	}
	return false
}
