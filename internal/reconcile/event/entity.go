package event

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
)

// node is an actor of one reading that has a part in the record: it bears a
// name, or a statement speaks of it.
type node struct {
	reading, actor int
	names          []string // as they are written, without repetition
	key            string   // of a place, or a body of a State: equal keys, one entity
	acts           map[string]bool
	office         offices
	gender         actor.Gender // shown by pronouns, or by a title before the name
}

// entities brings together the actors of all readings.
func (b *builder) entities(decisions []Decision) {
	set := newSets(b.nodes())
	b.decide(set, decisions)
	b.linkByKey(set)
	b.linkOrganisations(set)
	b.linkContained(set, true)
	b.linkPersons(set)
	b.linkDescriptions(set)
	b.makeEntities(set)
}

// nodes lists the actors that matter.
func (b *builder) nodes() []node {
	var nodes []node
	b.entityOf = make([][]int, len(b.readings))
	for r, reading := range b.readings {
		acts := b.acts(r)
		b.entityOf[r] = make([]int, len(reading.Actors))
		for a := range reading.Actors {
			b.entityOf[r][a] = -1
			act := &reading.Actors[a]
			if !act.Named && (acts[a] == nil || !described(act)) {
				continue
			}
			n := node{reading: r, actor: a, acts: acts[a]}
			for _, m := range act.Mentions {
				if m.Form == actor.ByName && !slices.Contains(n.names, m.Text) {
					n.names = append(n.names, m.Text)
				}
			}
			n.key = b.key(&n)
			n.gender = gender(reading.Document, act)
			nodes = append(nodes, n)
		}
	}
	b.readOffices(nodes)
	return nodes
}

// gender gives what most pronouns show of a person's gender or, failing them,
// the courtesy titles before the name, or the words of its descriptions.
func gender(d *factum.Document, a *actor.Actor) actor.Gender {
	if a.Kind != factum.Person {
		return a.Gender
	}
	male := 0 // less the female ones
	titled := actor.GenderUnknown
	for _, m := range a.Mentions {
		switch m.Form {
		case actor.ByPronoun:
			switch strings.ToLower(m.Text) {
			case "he", "him", "his", "himself":
				male++
			case "she", "her", "hers", "herself":
				male--
			}
		case actor.ByName:
			switch title, _, _ := strings.Cut(withTitle(d, m), " "); strings.TrimSuffix(title, ".") {
			case "Mr":
				titled = actor.Male
			case "Mrs", "Ms":
				titled = actor.Female
			}
		}
	}
	switch {
	case titled != actor.GenderUnknown:
		return titled
	case male > 0:
		return actor.Male
	case male < 0:
		return actor.Female
	}
	for _, m := range a.Mentions {
		if m.Form == actor.ByDescription && strings.Contains(m.Text, " of ") && isKin(headNoun(m.Text)) {
			return actor.GenderUnknown // "the wife of blogger X" may be read as X
		}
	}
	return a.Gender
}

func isKin(head string) bool { return slices.Contains(officeLexicon().Kin, head) }

// acts gives the parts that each actor of a reading plays in its statements.
func (b *builder) acts(r int) []map[string]bool {
	reading := b.readings[r]
	out := make([]map[string]bool, len(reading.Actors))
	use := func(a int, how string) {
		if out[a] == nil {
			out[a] = map[string]bool{}
		}
		out[a][how] = true
	}
	for i := range reading.Statements {
		st := &reading.Statements[i]
		for _, a := range st.Who {
			use(a, "who "+string(st.Type))
		}
		for _, a := range st.Whom {
			use(a, "whom "+string(st.Type))
			if st.When != nil && st.When.Exact() {
				use(a, "whom "+string(st.Type)+" on "+st.When.From.Day.String())
			}
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
	return out
}

// described says whether an actor is known by more than pronouns.
func described(a *actor.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m actor.Mention) bool { return m.Form != actor.ByPronoun })
}

// key gives what tells places, and bodies that are known by their State and
// function ("Italian police"), apart across documents; "" for other actors.
func (b *builder) key(n *node) string {
	a := n.of(b)
	switch {
	case a.Kind == factum.Place && a.Named:
		if p := b.lookup(a.Name()); len(p) > 0 && !p[0].Found.Has(place.Adjective) {
			return "place " + p[0].ID
		}
		return "place " + fold(a.Name())
	case a.Kind == factum.Person && !a.Named && a.Plural:
		return countedKey(a.Name())
	case a.Kind == factum.Organisation && !a.Plural:
		return b.bodyKey(n)
	}
	return ""
}

// separators are the signs between the digits of a number.
var separators = strings.NewReplacer(",", "", ".", "")

// countedKey tells a group of people by its number: "214 people" of two
// documents on one case are the same 214; "" for numbers that recur by chance.
func countedKey(words string) string {
	const least = 20
	text := fold(separators.Replace(words))
	number, what, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < least || n%10 == 0 || what == "" {
		return ""
	}
	return "group " + text
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
			s.join(f, i, factum.Link{A: s.nodes[f].label(b), B: s.nodes[i].label(b), Score: 1, Reason: "same place, body or number of people"})
		} else {
			first[k] = i
		}
	}
}

func (n *node) label(b *builder) string { return b.readings[n.reading].Actors[n.actor].Name() }

func (n *node) of(b *builder) *actor.Actor { return &b.readings[n.reading].Actors[n.actor] }

// undergone names the acts that both have undergone and that few undergo in
// one case: being arrested, released, surrendered.
func undergone(a, b map[string]bool) []string {
	var both []string
	for act := range a {
		if t, ok := strings.CutPrefix(act, "whom "); ok && b[act] {
			both = append(both, t)
		}
	}
	slices.Sort(both)
	return both
}

// fold gives the words of a name in lower case, without articles and marks.
func fold(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// byScore sorts edges: the surest first, then by what they join.
func byScore(edges []edge) {
	slices.SortStableFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.link.Score, x.link.Score), cmp.Compare(x.i, y.i), cmp.Compare(x.k, y.k))
	})
}

// edge is a reason to take two bearers for one.
type edge struct {
	i, k int
	link factum.Link
}
