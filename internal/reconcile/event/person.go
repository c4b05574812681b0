package event

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
)

// Thresholds of linkPersons, on the calibrated score of package name: from
// sure a name is enough; from likely the two must also play the same part.
const (
	sure   = 0.8
	likely = 0.55
	// contradicts is the score under which two names in one document are two
	// people.
	contradicts = 0.5
	// surnameAlone is what a likeness counts where one has a single name, which
	// is many people's.
	surnameAlone = 0.75
	// sameReading is the score above which two of one document are one.
	sameReading = 0.9
)

// class is the people of all documents who bear the same names and underwent
// the same: whatever speaks for one of them being another person, speaks for
// all of them.
type class struct {
	names []int32
	acts  map[string]bool
	nodes []int // in order
}

// linkPersons joins people by their names and by the part that they play, the
// surest links first, unless a document tells them apart.
func (b *builder) linkPersons(s *sets) {
	classes, bearers := s.classes()
	namesakes := s.names.namesakes()
	type edge struct {
		c, d   int // classes
		score  float64
		a, b   int32 // names
		reason string
	}
	var edges []edge
	for c := range classes {
		x := &classes[c]
		var others []int
		for _, p := range x.names {
			for _, q := range namesakes[p] {
				for _, d := range bearers[q] {
					if d >= c {
						others = append(others, d)
					}
				}
			}
		}
		slices.Sort(others)
		for _, d := range slices.Compact(others) {
			y := &classes[d]
			best := edge{c: c, d: d, reason: "name"}
			for _, p := range x.names {
				for _, q := range y.names {
					score := s.names.likeness(p, q)
					if min(s.names.size(p), s.names.size(q)) < 2 {
						score *= surnameAlone
					}
					if score > best.score {
						best.score, best.a, best.b = score, p, q
					}
				}
			}
			if best.score >= likely {
				if same := sharedActs(x.acts, y.acts); same != "" {
					best.score, best.reason = min(1, best.score+0.3), "name and part: "+same
				}
			}
			if best.score >= sure {
				edges = append(edges, best)
			}
		}
	}
	slices.SortStableFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(classes[x.c].nodes[0], classes[y.c].nodes[0]), cmp.Compare(classes[x.d].nodes[0], classes[y.d].nodes[0]))
	})
	for _, e := range edges {
		link := factum.Link{A: s.names.all[e.a].Text, B: s.names.all[e.b].Text, Score: e.score, Reason: e.reason}
		home := s.heads(&classes[e.c])
		for _, k := range s.heads(&classes[e.d]) {
			for _, i := range home {
				if s.find(i) != s.find(k) && (s.nodes[i].reading != s.nodes[k].reading || e.score > sameReading) && !b.apart(s, i, k) {
					s.join(i, k, link)
				}
			}
		}
	}
	b.linkSurnames(s, namesakes)
}

// classes gives the classes of the people of the case, in the order of their
// first nodes, and which of them bear each name.
func (s *sets) classes() (classes []class, bearers [][]int) {
	number := map[string]int{}
	bearers = make([][]int, len(s.names.all))
	for i := range s.nodes {
		n := &s.nodes[i]
		if len(n.ids) == 0 {
			continue
		}
		var undergone []string
		for act := range n.acts {
			if strings.HasPrefix(act, "whom ") {
				undergone = append(undergone, act)
			}
		}
		slices.Sort(undergone)
		key := fmt.Sprint(n.ids, undergone)
		c, ok := number[key]
		if !ok {
			c = len(classes)
			number[key] = c
			classes = append(classes, class{names: n.ids, acts: n.acts})
			for _, id := range n.ids {
				bearers[id] = append(bearers[id], c)
			}
		}
		classes[c].nodes = append(classes[c].nodes, i)
	}
	return classes, bearers
}

// heads gives nodes of a class that stand for all of them: of each set the
// first one, and one of another document.
func (s *sets) heads(c *class) []int {
	type pair struct{ first, second int }
	at := map[int]*pair{}
	out := c.nodes[:0]
	for _, i := range c.nodes {
		switch p := at[s.find(i)]; {
		case p == nil:
			at[s.find(i)] = &pair{i, -1}
			out = append(out, i)
		case p.second < 0 && s.nodes[i].reading != s.nodes[p.first].reading:
			p.second = i
			out = append(out, i)
		}
	}
	c.nodes = out
	return slices.Clone(out)
}

// linkSurnames joins people who are known by one name alone to the only person
// of the case who bears it.
func (b *builder) linkSurnames(s *sets, namesakes [][]int32) {
	bearers := make([][]int, len(s.names.all)) // nodes by name
	for i := range s.nodes {
		for _, id := range s.nodes[i].ids {
			bearers[id] = append(bearers[id], i)
		}
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		if len(n.ids) == 0 || len(s.members[s.find(i)]) > 1 || slices.ContainsFunc(n.ids, func(id int32) bool { return s.names.size(id) > 1 }) {
			continue
		}
		home, score, by := -1, 0.0, int32(0)
		for _, q := range namesakes[n.ids[0]] {
			c := s.names.likeness(n.ids[0], q)
			if c < sure {
				continue
			}
			bearers[q] = s.compact(bearers[q])
			for _, k := range bearers[q] {
				if s.find(k) == s.find(i) {
					continue
				}
				if home >= 0 && s.find(home) != s.find(k) {
					home = -2 // two bearers: left open
					break
				}
				if c > score || c == score && k < home {
					home, score, by = k, c, q
				}
			}
			if home == -2 {
				break
			}
		}
		if home >= 0 && !b.apart(s, i, home) {
			s.join(i, home, factum.Link{A: n.names[0], B: s.names.all[by].Text, Score: score, Reason: "the only bearer of the name in this case"})
		}
	}
}

// compact leaves the first node of each set.
func (s *sets) compact(nodes []int) []int {
	seen := map[int]bool{}
	return slices.DeleteFunc(nodes, func(i int) bool {
		root := s.find(i)
		if seen[root] {
			return true
		}
		seen[root] = true
		return false
	})
}

// sharedActs names a part that both play and that few play in one case: being
// arrested, released, surrendered.
func sharedActs(a, b map[string]bool) string {
	var both []string
	for act := range a {
		if b[act] && strings.HasPrefix(act, "whom ") {
			both = append(both, strings.TrimPrefix(act, "whom "))
		}
	}
	slices.Sort(both)
	return strings.Join(both, ", ")
}

// apart says whether one document speaks of two different people among those
// that a link would join, or their genders differ.
func (b *builder) apart(s *sets, i, k int) bool {
	i, k = s.find(i), s.find(k)
	if both := s.genders[i] | s.genders[k]; both[actor.Male] && both[actor.Female] {
		return true
	}
	return false
}
