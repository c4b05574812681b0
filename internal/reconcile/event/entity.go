package event

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/name"
	"factum/internal/read/place"
)

// node is an actor of one reading that has a part in the record: it bears a
// name, or a statement speaks of it.
type node struct {
	reading, actor int
	names          []string    // as they are written, without repetition
	parsed         []name.Name // of a person
	key            string      // of a place, or an unnamed body of a State: equal keys, one entity
	acts           map[string]bool
}

// entities brings together the actors of all readings.
func (b *builder) entities() {
	nodes := b.nodes()
	set := newSets(nodes)
	b.linkByKey(set)
	b.linkOrganisations(set)
	b.linkPersons(set)
	b.linkLeads(set)
	b.makeEntities(set)
}

// nodes lists the actors that matter.
func (b *builder) nodes() []node {
	var nodes []node
	b.entityOf = make([][]int, len(b.readings))
	for r, reading := range b.readings {
		used := make([]map[string]bool, len(reading.Actors))
		use := func(a int, how string) {
			if used[a] == nil {
				used[a] = map[string]bool{}
			}
			used[a][how] = true
		}
		for i := range reading.Statements {
			st := &reading.Statements[i]
			for _, a := range st.Who {
				use(a, "who "+string(st.Type))
			}
			for _, a := range st.Whom {
				use(a, "whom "+string(st.Type))
			}
			for _, a := range st.Places {
				use(a, "where")
			}
			for _, s := range st.AttributedTo {
				if s.Actor >= 0 {
					use(s.Actor, "source")
				}
			}
		}
		b.entityOf[r] = make([]int, len(reading.Actors))
		for a := range reading.Actors {
			b.entityOf[r][a] = -1
			act := &reading.Actors[a]
			if !act.Named && (used[a] == nil || !described(act)) {
				continue
			}
			n := node{reading: r, actor: a, acts: used[a]}
			for _, m := range act.Mentions {
				if m.Form == actor.ByName && !slices.Contains(n.names, m.Text) {
					n.names = append(n.names, m.Text)
				}
			}
			if act.Kind == factum.Person {
				for _, text := range n.names {
					n.parsed = append(n.parsed, name.Parse(text))
				}
			}
			n.key = b.key(act)
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// described says whether an actor is known by more than pronouns.
func described(a *actor.Actor) bool {
	for _, m := range a.Mentions {
		if m.Form != actor.ByPronoun {
			return true
		}
	}
	return false
}

// key gives what tells places, and bodies that are known by their State and
// function ("Italian police"), apart across documents; "" for other actors.
func (b *builder) key(a *actor.Actor) string {
	switch {
	case a.Kind == factum.Place && a.Named:
		if p := b.gazetteer.Lookup(a.Name()); len(p) > 0 && !p[0].Found.Has(place.Adjective) {
			return "place " + p[0].ID
		}
		return "place " + fold(a.Name())
	case a.Kind == factum.Organisation && !a.Named && a.Country != "" && !a.Plural:
		words := strings.Fields(fold(a.Name()))
		if len(words) > 0 {
			return "body " + a.Country + " " + words[len(words)-1]
		}
	}
	return ""
}

// sets is a union-find over nodes that remembers why they were joined.
type sets struct {
	nodes   []node
	parent  []int
	members [][]int
	links   map[int][]factum.Link // by root
}

func newSets(nodes []node) *sets {
	s := &sets{nodes: nodes, parent: make([]int, len(nodes)), members: make([][]int, len(nodes)), links: map[int][]factum.Link{}}
	for i := range nodes {
		s.parent[i], s.members[i] = i, []int{i}
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(i, k int, link factum.Link) {
	a, z := s.find(i), s.find(k)
	if a == z {
		return
	}
	if len(s.members[a]) < len(s.members[z]) {
		a, z = z, a
	}
	s.parent[z] = a
	s.members[a] = append(s.members[a], s.members[z]...)
	s.links[a] = append(s.links[a], s.links[z]...)
	s.links[a] = append(s.links[a], link)
	s.members[z], s.links[z] = nil, nil
}

// linkByKey joins nodes of one key.
func (b *builder) linkByKey(s *sets) {
	first := map[string]int{}
	for i := range s.nodes {
		k := s.nodes[i].key
		if k == "" {
			continue
		}
		if f, ok := first[k]; ok {
			s.join(f, i, factum.Link{A: s.nodes[f].label(b), B: s.nodes[i].label(b), Score: 1, Reason: "same place or body"})
		} else {
			first[k] = i
		}
	}
}

func (n *node) label(b *builder) string { return b.readings[n.reading].Actors[n.actor].Name() }

func (n *node) of(b *builder) *actor.Actor { return &b.readings[n.reading].Actors[n.actor] }

// linkOrganisations joins organisations of one name; names in other words are
// joined where a document itself equates them.
func (b *builder) linkOrganisations(s *sets) {
	first := map[string]int{}
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if act.Kind != factum.Organisation || !act.Named {
			continue
		}
		for _, text := range n.names {
			k := fold(text)
			if k == "" {
				continue
			}
			f, ok := first[k]
			if !ok {
				first[k] = i
				continue
			}
			if c, d := s.nodes[f].of(b).Country, act.Country; c != "" && d != "" && c != d {
				continue // two ministries of justice
			}
			s.join(f, i, factum.Link{A: s.nodes[f].label(b), B: text, Score: 1, Reason: "same name"})
		}
	}
}

// Thresholds of linkPersons, on the calibrated score of package name: from
// sure a name is enough; from likely the two must also play the same part.
const (
	sure   = 0.8
	likely = 0.55
	// contradicts is the score under which two names in one document are two
	// people.
	contradicts = 0.5
)

// linkPersons joins people by their names and by the part that they play, the
// surest links first, unless a document tells them apart.
func (b *builder) linkPersons(s *sets) {
	type edge struct {
		i, k   int
		score  float64
		a, b   string
		reason string
	}
	var edges []edge
	var persons []int
	for i := range s.nodes {
		if len(s.nodes[i].parsed) > 0 {
			persons = append(persons, i)
		}
	}
	for x, i := range persons {
		for _, k := range persons[x+1:] {
			n, m := &s.nodes[i], &s.nodes[k]
			best := edge{i: i, k: k}
			for p := range n.parsed {
				for q := range m.parsed {
					score := name.Likeness(&n.parsed[p], &m.parsed[q])
					if full := min(len(n.parsed[p].Core()), len(m.parsed[q].Core())); full < 2 {
						score *= 0.75 // a surname alone is many people's
					}
					if score > best.score {
						best.score, best.a, best.b = score, n.names[p], m.names[q]
					}
				}
			}
			best.reason = "name"
			if same := sharedActs(n.acts, m.acts); best.score >= likely && same != "" {
				best.score, best.reason = min(1, best.score+0.3), "name and part: "+same
			}
			if best.score >= sure && (n.reading != m.reading || best.score > 0.9) {
				edges = append(edges, best)
			}
		}
	}
	slices.SortStableFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i, y.i), cmp.Compare(x.k, y.k))
	})
	for _, e := range edges {
		if s.find(e.i) != s.find(e.k) && !b.apart(s, e.i, e.k) {
			s.join(e.i, e.k, factum.Link{A: e.a, B: e.b, Score: e.score, Reason: e.reason})
		}
	}
	b.linkSurnames(s, persons)
}

// linkSurnames joins people who are known by one name alone to the only person
// of the case who bears it.
func (b *builder) linkSurnames(s *sets, persons []int) {
	for _, i := range persons {
		n := &s.nodes[i]
		if len(s.members[s.find(i)]) > 1 || longest(n.parsed) > 1 {
			continue
		}
		home, score, by := -1, 0.0, ""
		for _, k := range persons {
			if s.find(k) == s.find(i) {
				continue
			}
			for q := range s.nodes[k].parsed {
				if c := name.Likeness(&n.parsed[0], &s.nodes[k].parsed[q]); c >= sure {
					if home >= 0 && s.find(home) != s.find(k) {
						home = -2 // two bearers: left open
					} else if home != -2 && c > score {
						home, score, by = k, c, s.nodes[k].names[q]
					}
				}
			}
			if home == -2 {
				break
			}
		}
		if home >= 0 && !b.apart(s, i, home) {
			s.join(i, home, factum.Link{A: n.names[0], B: by, Score: score, Reason: "the only bearer of the name in this case"})
		}
	}
}

// longest gives the number of parts of the longest name.
func longest(names []name.Name) int {
	n := 0
	for i := range names {
		n = max(n, len(names[i].Core()))
	}
	return n
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
	for _, x := range s.members[s.find(i)] {
		for _, y := range s.members[s.find(k)] {
			n, m := &s.nodes[x], &s.nodes[y]
			if g, h := n.of(b).Gender, m.of(b).Gender; g != actor.GenderUnknown && h != actor.GenderUnknown && g != h {
				return true
			}
			if n.reading != m.reading {
				continue
			}
			best := 0.0
			for p := range n.parsed {
				for q := range m.parsed {
					best = max(best, name.Likeness(&n.parsed[p], &m.parsed[q]))
				}
			}
			if best < contradicts {
				return true
			}
		}
	}
	return false
}

// fold gives the words of a name in lower case, without articles and marks.
func fold(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
