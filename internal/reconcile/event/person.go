package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
)

// Thresholds of linkPersons, on the likeness of package name: from sure a full
// name is enough; from likely the two must also have undergone the same.
const (
	sure   = 0.8
	likely = 0.55
	// sureWithin is needed where one document has both and did not take them
	// for one itself.
	sureWithin = 0.85
	// contradicts is the likeness under which two names in one document are two
	// people.
	contradicts = 0.5
	// surnameAlone is what a name of one part counts: it is many people's.
	surnameAlone = 0.75
	// samePart is what it adds that both have undergone the same.
	samePart = 0.3
)

// bearer is everybody in the case who is written in the same way and whose
// offices don't exclude each other: ten thousand documents on one person make
// few bearers.
type bearer struct {
	nodes  []int
	ids    []int32 // of names
	acts   map[string]bool
	office offices
	gender actor.Gender
	// readings are those that speak of the bearer.
	readings map[int]bool
}

// people are the bearers of a case, and which of them are one person.
type people struct {
	names     *names
	namesakes [][]int32
	bearers   []bearer
	parent    []int
	groups    [][]int // bearers by root
	byName    [][]int // bearers by name
}

func (p *people) find(i int) int {
	for p.parent[i] != i {
		p.parent[i] = p.parent[p.parent[i]]
		i = p.parent[i]
	}
	return i
}

// linkPersons joins people by their names and by what they have undergone, the
// surest links first, unless a document, a gender or their offices tell them
// apart. Bearers are compared where their names can be one person's.
func (b *builder) linkPersons(s *sets) {
	p := b.bearers(s)
	p.namesakes = p.names.namesakes()
	p.byName = make([][]int, len(p.names.all))
	for i := range p.bearers {
		for _, id := range p.bearers[i].ids {
			p.byName[id] = append(p.byName[id], i)
		}
	}
	var edges []edge
	for i := range p.bearers {
		for _, k := range p.others(i) {
			if k < i {
				continue
			}
			if e, ok := p.compare(i, k); ok {
				edges = append(edges, e)
			}
		}
	}
	byScore(edges)
	for _, e := range edges {
		p.join(s, e)
	}
	p.linkSurnames(s)
}

// bearers puts together what is written alike. A name of one part in one
// document twice stays two: the document did not take them for one.
func (b *builder) bearers(s *sets) *people {
	p := &people{names: newNames()}
	bySpelling := map[string][]int{}
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if act.Kind != factum.Person || len(n.names) == 0 {
			continue
		}
		folded := make([]string, len(n.names))
		for k, text := range n.names {
			folded[k] = strings.ToLower(text)
		}
		slices.Sort(folded)
		key := strings.Join(slices.Compact(folded), "\n")
		at := -1
		for _, k := range bySpelling[key] {
			if p.takes(k, n, act) {
				at = k
				break
			}
		}
		if at < 0 {
			at = len(p.bearers)
			x := bearer{acts: map[string]bool{}, readings: map[int]bool{}}
			for _, text := range n.names {
				x.ids = append(x.ids, p.names.of(text))
			}
			p.bearers = append(p.bearers, x)
			p.parent = append(p.parent, at)
			p.groups = append(p.groups, []int{at})
			bySpelling[key] = append(bySpelling[key], at)
		}
		x := &p.bearers[at]
		if len(x.nodes) > 0 {
			f := &s.nodes[x.nodes[0]]
			s.join(x.nodes[0], i, factum.Link{A: f.names[0], B: n.names[0], Score: 1, Reason: "name"})
		}
		x.nodes = append(x.nodes, i)
		x.readings[n.reading] = true
		for act := range n.acts {
			x.acts[act] = true
		}
		x.office.merge(&n.office)
		if x.gender == actor.GenderUnknown {
			x.gender = act.Gender
		}
	}
	return p
}

// takes says whether a node can be one more of a bearer's.
func (p *people) takes(k int, n *node, act *actor.Actor) bool {
	x := &p.bearers[k]
	if p.longest(x) < 2 && (x.readings[n.reading] || len(undergone(x.acts, n.acts)) == 0) {
		return false
	}
	if act.Gender != actor.GenderUnknown && x.gender != actor.GenderUnknown && act.Gender != x.gender {
		return false
	}
	return !x.office.exclude(&n.office)
}

// longest gives the number of parts of a bearer's longest name.
func (p *people) longest(x *bearer) int {
	n := 0
	for _, id := range x.ids {
		n = max(n, p.names.size(id))
	}
	return n
}

// others gives the bearers whose names can be one person's with those of i, in
// order.
func (p *people) others(i int) []int {
	var out []int
	for _, id := range p.bearers[i].ids {
		for _, q := range p.namesakes[id] {
			for _, k := range p.byName[q] {
				if k != i {
					out = append(out, k)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compare weighs whether two bearers are one person.
func (p *people) compare(i, k int) (edge, bool) {
	x, y := &p.bearers[i], &p.bearers[k]
	e := edge{i: i, k: k, link: factum.Link{Reason: "name"}}
	for _, q := range x.ids {
		for _, r := range y.ids {
			score := p.names.likeness(q, r)
			if min(p.names.size(q), p.names.size(r)) < 2 {
				score *= surnameAlone
			}
			if score > e.link.Score {
				e.link.Score, e.link.A, e.link.B = score, p.names.all[q].Text, p.names.all[r].Text
			}
		}
	}
	if same := undergone(x.acts, y.acts); e.link.Score >= likely && len(same) > 0 {
		e.link.Score, e.link.Reason = min(1, e.link.Score+samePart), "name and part: "+strings.Join(same, ", ")
	}
	if e.link.Score < sure {
		return e, false
	}
	return e, e.link.Score > sureWithin || !overlaps(x.readings, y.readings)
}

// overlaps says whether two sets share a member.
func overlaps(a, b map[int]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for r := range a {
		if b[r] {
			return true
		}
	}
	return false
}

// join makes one person of two bearers unless something tells them apart.
func (p *people) join(s *sets, e edge) {
	a, z := p.find(e.i), p.find(e.k)
	if a == z || p.apart(a, z) {
		return
	}
	if len(p.groups[a]) < len(p.groups[z]) {
		a, z = z, a
	}
	p.parent[z] = a
	p.groups[a] = append(p.groups[a], p.groups[z]...)
	p.groups[z] = nil
	s.join(p.bearers[e.i].nodes[0], p.bearers[e.k].nodes[0], e.link)
}

// apart says whether two people that a link would join are told apart: by
// gender, by offices that exclude each other, as kin, or by one document that
// speaks of both under names that don't fit.
func (p *people) apart(a, z int) bool {
	for _, i := range p.groups[a] {
		for _, k := range p.groups[z] {
			x, y := &p.bearers[i], &p.bearers[k]
			if x.gender != actor.GenderUnknown && y.gender != actor.GenderUnknown && x.gender != y.gender {
				return true
			}
			if x.office.exclude(&y.office) || p.kin(x, y) || p.kin(y, x) {
				return true
			}
			if overlaps(x.readings, y.readings) && p.likest(x, y) < contradicts {
				return true
			}
		}
	}
	return false
}

func (p *people) likest(x, y *bearer) float64 {
	best := 0.0
	for _, q := range x.ids {
		for _, r := range y.ids {
			best = max(best, p.names.likeness(q, r))
		}
	}
	return best
}

// kin says whether x is called the wife, brother … of somebody under y's full
// name, and not under x's own.
func (p *people) kin(x, y *bearer) bool {
	bears := func(z *bearer, text string) bool {
		return slices.ContainsFunc(z.ids, func(id int32) bool { return p.names.all[id].Text == text })
	}
	return slices.ContainsFunc(x.office.kinOf, func(of string) bool { return bears(y, of) && !bears(x, of) })
}

// linkSurnames joins people who are known by one name alone to the only person
// of the case who bears it; of several, to the only one who has undergone the
// same.
func (p *people) linkSurnames(s *sets) {
	for i := range p.bearers {
		x := &p.bearers[i]
		if len(p.groups[p.find(i)]) > 1 || p.longest(x) != 1 {
			continue
		}
		homes := map[int]edge{}
		for _, k := range p.others(i) {
			root := p.find(k)
			if root == p.find(i) {
				continue
			}
			c := p.likest(x, &p.bearers[k])
			if had, ok := homes[root]; c >= sure && (!ok || c > had.link.Score) {
				homes[root] = edge{i: i, k: k, link: factum.Link{
					A: p.names.all[x.ids[0]].Text, B: p.names.all[p.bearers[k].ids[0]].Text, Score: c, Reason: "the only bearer of the name in this case",
				}}
			}
		}
		p.goHome(s, x, homes)
	}
}

// goHome joins a bearer to one of the people that it may be, if one alone fits.
func (p *people) goHome(s *sets, x *bearer, homes map[int]edge) {
	var fit, same []edge
	roots := make([]int, 0, len(homes))
	for k := range homes {
		roots = append(roots, k)
	}
	slices.Sort(roots)
	for _, k := range roots {
		e := homes[k]
		if p.apart(p.find(e.i), k) {
			continue
		}
		fit = append(fit, e)
		if shared := p.undergoneBy(x, k); shared != "" {
			e.link.Reason = "the only bearer of the name with this part: " + shared
			same = append(same, e)
		}
	}
	switch {
	case len(fit) == 1:
		p.join(s, fit[0])
	case len(same) == 1:
		p.join(s, same[0])
	}
}

// undergoneBy names what a bearer and a person have both undergone.
func (p *people) undergoneBy(x *bearer, root int) string {
	for _, k := range p.groups[root] {
		if same := undergone(x.acts, p.bearers[k].acts); len(same) > 0 {
			return strings.Join(same, ", ")
		}
	}
	return ""
}
