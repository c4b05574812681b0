package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/name"
)

// Thresholds of linkPersons, on the likeness of package name: from sure a full
// name is enough; from likely the two must also have undergone the same.
const (
	sure   = 0.75
	likely = 0.65
	// sureWithin is needed where one document has both and did not take them
	// for one itself.
	sureWithin = 0.85
	// contradicts is the likeness under which two names in one document are two
	// people.
	contradicts = 0.5
	// surnameAlone is what a name of one part counts: it is many people's.
	surnameAlone = 0.75
	// samePart is what it adds that both have undergone the same: an act of one
	// day, or one that few people of the case undergo; commonPart any other.
	samePart, commonPart = 0.3, 0.1
	// few is how many people may undergo what tells them apart from the others.
	few = 3
)

// bearer is everybody in the case who is written in the same way and whose
// offices don't exclude each other: ten thousand documents on one person make
// few bearers. Those of a short name ("Choyunjolov", "J. Choyunjolov") may be
// several people: they are put together last.
type bearer struct {
	nodes  []int
	ids    []int32 // of names
	short  bool    // no name has two parts that are written out
	acts   map[string]bool
	office offices
	gender actor.Gender
	// readings are those that speak of the bearer; true where they call it
	// somebody's kin.
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
	// undergo counts the bearers who have undergone an act.
	undergo map[string]int
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
		if !p.bearers[i].short {
			for act := range p.bearers[i].acts {
				p.undergo[act]++
			}
		}
	}
	var edges, maybe []edge
	for i := range p.bearers {
		if p.bearers[i].short {
			continue
		}
		for _, k := range p.others(i) {
			if k < i || p.bearers[k].short {
				continue
			}
			if e, ok := p.compare(i, k); ok {
				edges = append(edges, e)
			} else if e.link.Score >= alike {
				maybe = append(maybe, e)
			}
		}
	}
	byScore(edges)
	for _, e := range edges {
		p.join(s, e)
	}
	p.linkLikely(s, maybe)
	p.linkShort(s)
}

// bearers puts together what is written alike.
func (b *builder) bearers(s *sets) *people {
	p := &people{names: newNames(), undergo: map[string]int{}}
	bySpelling := map[string][]int{}
	home := b.shorterNames(s)
	also := map[int][]string{} // names that a node bears by its source's shorter ones
	for i, full := range home {
		also[full.node] = append(also[full.node], s.nodes[i].names...)
	}
	for _, names := range also {
		slices.Sort(names)
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		if n.of(b).Kind != factum.Person || len(n.names) == 0 {
			continue
		}
		folded := make([]string, len(n.names))
		for k, text := range n.names {
			folded[k] = strings.ToLower(text)
		}
		slices.Sort(folded)
		key := strings.Join(slices.Compact(folded), "\n")
		if full, ok := home[i]; ok {
			s.join(full.node, i, full.link)
			continue
		}
		at := -1
		for _, k := range bySpelling[key] {
			if p.takes(k, n) && !s.toldApart(p.bearers[k].nodes[0], i) {
				at = k
				break
			}
		}
		if at < 0 {
			at = len(p.bearers)
			x := bearer{acts: map[string]bool{}, readings: map[int]bool{}}
			x.short = true
			for _, text := range n.names {
				id := p.names.of(text)
				x.ids = append(x.ids, id)
				x.short = x.short && p.names.written(id) < 2
			}
			p.bearers = append(p.bearers, x)
			p.parent = append(p.parent, at)
			p.groups = append(p.groups, []int{at})
			bySpelling[key] = append(bySpelling[key], at)
		}
		x := &p.bearers[at]
		for _, text := range also[i] {
			if id := p.names.of(text); !slices.Contains(x.ids, id) {
				x.ids = append(x.ids, id)
			}
		}
		if len(x.nodes) > 0 && !x.short {
			f := &s.nodes[x.nodes[0]]
			s.join(x.nodes[0], i, factum.Link{A: f.names[0], B: n.names[0], Score: 1, Reason: "name"})
		}
		x.nodes = append(x.nodes, i)
		x.readings[n.reading] = x.readings[n.reading] || n.office.kin
		for act := range n.acts {
			x.acts[act] = true
		}
		x.office.merge(&n.office)
		if x.gender == actor.GenderUnknown {
			x.gender = n.gender
		}
	}
	return p
}

// takes says whether a node can be one more of a bearer's.
func (p *people) takes(k int, n *node) bool {
	x := &p.bearers[k]
	if n.gender != actor.GenderUnknown && x.gender != actor.GenderUnknown && n.gender != x.gender {
		return false
	}
	return !x.office.exclude(&n.office)
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
			if min(p.names.written(q), p.names.written(r)) < 2 {
				score *= surnameAlone
			}
			if score > e.link.Score {
				e.link.Score, e.link.A, e.link.B = score, p.names.all[q].Text, p.names.all[r].Text
			}
		}
	}
	if e.link.Score >= likely && e.link.Score < sure {
		if same, weight := p.undergoneByBoth(x.acts, y.acts); same != "" {
			e.link.Score, e.link.Reason = min(1, e.link.Score+weight), "name and part: "+same
		}
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
		if _, ok := b[r]; ok {
			return true
		}
	}
	return false
}

// relatives says whether one document speaks of both and calls one or each
// somebody's brother, wife …: it would not if they were one.
func (p *people) relatives(x, y *bearer) bool {
	for r, kin := range x.readings {
		if other, ok := y.readings[r]; ok && (kin || other) {
			return !p.within(x, y) && !p.within(y, x)
		}
	}
	return false
}

// within says whether all words of a name of x stand in one of y's.
func (p *people) within(x, y *bearer) bool {
	for _, q := range x.ids {
		for _, r := range y.ids {
			words := strings.Fields(fold(p.names.all[r].Text))
			if !slices.ContainsFunc(strings.Fields(fold(p.names.all[q].Text)), func(w string) bool { return !slices.Contains(words, w) }) {
				return true
			}
		}
	}
	return false
}

// join makes one person of two bearers unless something tells them apart.
func (p *people) join(s *sets, e edge) {
	a, z := p.find(e.i), p.find(e.k)
	if a == z || s.toldApart(p.bearers[e.i].nodes[0], p.bearers[e.k].nodes[0]) || p.apart(a, z, sure) {
		return
	}
	p.unite(s, e)
}

// unite makes one person of two bearers.
func (p *people) unite(s *sets, e edge) {
	a, z := p.find(e.i), p.find(e.k)
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
// speaks of both under names that don't fit. Of many spellings the first ones
// stand for all. From enough on, names are so like that other given names may be
// other spellings; of a link that is less than sure, one document that has both
// must write them nearly alike.
func (p *people) apart(a, z int, enough float64) bool {
	best, otherGiven := 0.0, false
	unlike := contradicts
	if enough < sure {
		unlike = sureWithin
	}
	for _, i := range p.groups[a][:min(mostDiffering, len(p.groups[a]))] {
		for _, k := range p.groups[z][:min(mostDiffering, len(p.groups[z]))] {
			x, y := &p.bearers[i], &p.bearers[k]
			if x.gender != actor.GenderUnknown && y.gender != actor.GenderUnknown && x.gender != y.gender {
				return true
			}
			if x.office.exclude(&y.office) || p.kin(x, y) || p.kin(y, x) || p.relatives(x, y) {
				return true
			}
			if overlaps(x.readings, y.readings) && p.turned(x, y) {
				return true
			}
			like := p.likest(x, y, !x.short && !y.short)
			if like < unlike && overlaps(x.readings, y.readings) {
				return true
			}
			best = max(best, like)
			otherGiven = otherGiven || like < enough && p.otherGiven(x, y)
		}
	}
	return otherGiven && best < sure
}

// turned says whether two have full names of the same words in another order, without
// the father's name that shows which order it is: in one document two people,
// Hassan Ali Ahmed and Ahmed Hassan Ali.
func (p *people) turned(x, y *bearer) bool {
	for _, q := range x.ids {
		for _, r := range y.ids {
			a, z := strings.Fields(fold(p.names.all[q].Text)), strings.Fields(fold(p.names.all[r].Text))
			if len(a) < 3 || len(a) != len(z) || slices.Equal(a, z) || slices.ContainsFunc(p.names.all[q].Parts, func(c name.Part) bool { return c.Role == name.Patronymic }) {
				continue
			}
			slices.Sort(a)
			slices.Sort(z)
			if slices.Equal(a, z) {
				return true
			}
		}
	}
	return false
}

// likest gives the greatest likeness of two bearers' names, or of their full
// names alone.
func (p *people) likest(x, y *bearer, full bool) float64 {
	best := 0.0
	for _, q := range x.ids {
		for _, r := range y.ids {
			if full && min(p.names.written(q), p.names.written(r)) < 2 {
				continue
			}
			best = max(best, p.names.likeness(q, r))
		}
	}
	return best
}

// fits says how well a name of x can stand for one of y.
func (p *people) fits(x, y *bearer) float64 {
	best := 0.0
	for _, q := range x.ids {
		for _, r := range y.ids {
			best = max(best, p.names.fit(q, r))
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

// otherGiven says whether two bearers share a family name under other given
// names: two people of one family.
func (p *people) otherGiven(x, y *bearer) bool {
	for _, q := range x.ids {
		for _, r := range y.ids {
			if min(p.names.written(q), p.names.written(r)) < 2 {
				continue
			}
			if p.names.likeness(q, r) == apartAs {
				return true
			}
			a, z := &p.names.all[q], &p.names.all[r]
			for _, c := range name.Contradicts(*a, *z) {
				if !isFamily(a, c.A) || !isFamily(z, c.B) {
					return true
				}
			}
		}
	}
	return false
}

// isFamily says whether a word is the family name of a name.
func isFamily(n *name.Name, word string) bool {
	return slices.ContainsFunc(n.Family(), func(p name.Part) bool { return p.Text == word })
}

// undergoneByBoth names what two have both undergone, and says what it counts.
func (p *people) undergoneByBoth(a, b map[string]bool) (same string, weight float64) {
	both := undergone(a, b)
	for _, t := range both {
		if _, _, dated := strings.Cut(t, " on "); dated || p.undergo["whom "+t] <= few {
			return strings.Join(both, ", "), samePart
		}
	}
	return strings.Join(both, ", "), commonPart
}
