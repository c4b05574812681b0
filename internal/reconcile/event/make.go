package event

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
)

// makeEntities turns each set of actors into an entity.
func (b *builder) makeEntities(s *sets) {
	taken := unique{}
	type made struct {
		entity factum.Entity
		root   int
		weight int
	}
	var all []made
	for root := range s.nodes {
		if s.find(root) != root {
			continue
		}
		members := slices.Clone(s.members[root])
		slices.Sort(members)
		e, weight := b.entity(s, members)
		e.Links = s.linksOf(root)
		all = append(all, made{e, root, weight})
	}
	rank := map[factum.Kind]int{factum.Person: 0, factum.Organisation: 1, factum.Place: 2}
	slices.SortStableFunc(all, func(x, y made) int {
		return cmp.Or(cmp.Compare(rank[x.entity.Kind], rank[y.entity.Kind]), cmp.Compare(y.weight, x.weight),
			strings.Compare(x.entity.Name, y.entity.Name), strings.Compare(x.entity.ID, y.entity.ID))
	})
	b.index = map[string]int{}
	countries := map[string]string{} // ISO code -> entity
	for at, m := range all {
		m.entity.ID = taken.id(m.entity.ID)
		b.index[m.entity.ID] = at
		b.Entities = append(b.Entities, m.entity)
		for _, i := range s.members[m.root] {
			n := &s.nodes[i]
			b.entityOf[n.reading][n.actor] = at
			if p, ok := b.country(n.of(b)); ok && m.entity.Kind == factum.Place && p.ID == p.Country {
				countries[p.Country] = m.entity.ID
			}
		}
	}
	for at, m := range all {
		for _, i := range s.members[m.root] {
			if c := b.belongsTo(&s.nodes[i]); countries[c] != "" && countries[c] != b.Entities[at].ID && !slices.Contains(b.Entities[at].Part, countries[c]) {
				b.Entities[at].Part = append(b.Entities[at].Part, countries[c])
			}
		}
		slices.Sort(b.Entities[at].Part)
	}
	b.holds, b.calledBy = map[string][]string{}, map[string][]string{}
	for i := range s.nodes {
		n := &s.nodes[i]
		if n.of(b).Named {
			id := b.Entities[b.entityOf[n.reading][n.actor]].ID
			for _, o := range n.office.list {
				if isCalling(o.head) {
					b.calledBy[id] = union(b.calledBy[id], []string{o.head})
				}
			}
		}
		for _, r := range n.of(b).Roles {
			if r.OfActor < 0 || r.Former {
				continue
			}
			if of := b.entityOf[n.reading][r.OfActor]; of >= 0 {
				id := b.Entities[b.entityOf[n.reading][n.actor]].ID
				b.holds[id] = union(b.holds[id], []string{b.Entities[of].ID})
			}
		}
	}
}

// byID gives the entity of an ID.
func (b *builder) byID(id string) *factum.Entity { return &b.Entities[b.index[id]] }

// lookup asks the gazetteer, once for each name.
func (b *builder) lookup(name string) []place.Place {
	found, ok := b.found[name]
	if !ok {
		if b.found == nil {
			b.found = map[string][]place.Place{}
		}
		found = b.gazetteer.Lookup(name)
		b.found[name] = found
	}
	return found
}

// country gives the place that an actor is, if the gazetteer knows it.
func (b *builder) country(a *actor.Actor) (place.Place, bool) {
	if a.Kind != factum.Place || !a.Named {
		return place.Place{}, false
	}
	found := b.lookup(a.Name())
	if len(found) == 0 || found[0].Found.Any(place.Adjective|place.People) {
		return place.Place{}, false
	}
	return found[0], true
}

// belongsTo gives the code of the country that an actor is part of: of a town
// where it lies, of a body whose it is; "" if that isn't known.
func (b *builder) belongsTo(n *node) string {
	a := n.of(b)
	if p, ok := b.country(a); ok {
		return p.Country
	}
	if a.Kind == factum.Person {
		return ""
	}
	return b.stateOf(n)
}

// entity makes one entity of actors, and says how much is said of it.
func (b *builder) entity(s *sets, members []int) (factum.Entity, int) {
	e := factum.Entity{Spellings: []factum.Spelling{}, Roles: []factum.Role{}, Part: []string{}}
	type use struct {
		count     int
		documents []string
	}
	uses := map[string]*use{}
	weight := 0
	first := ""
	for _, i := range members {
		e.Named = e.Named || s.nodes[i].of(b).Named
	}
	for _, i := range members {
		n := &s.nodes[i]
		act := n.of(b)
		w := witness(b.readings[n.reading])
		e.Kind = act.Kind
		weight += 10 * len(n.acts)
		for k, m := range act.Mentions {
			weight++
			if key := w + " " + strconv.Itoa(m.Start) + " " + m.Text; first == "" || key < first {
				first = key
			}
			if e.Named && m.Form != actor.ByName || !e.Named && k > 0 {
				continue
			}
			text := withTitle(b.readings[n.reading].Document, m)
			u := uses[text]
			if u == nil {
				u = &use{}
				uses[text] = u
			}
			u.count++
			// members stand in the order of their documents
			if b.readings[n.reading].Document != nil && (len(u.documents) == 0 || u.documents[len(u.documents)-1] != w) {
				u.documents = append(u.documents, w)
			}
		}
	}
	for text, u := range uses {
		docs := u.documents
		if docs == nil {
			docs = []string{}
		}
		e.Spellings = append(e.Spellings, factum.Spelling{Text: text, Documents: docs, Count: u.count})
	}
	slices.SortFunc(e.Spellings, func(x, y factum.Spelling) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Text, y.Text))
	})
	e.Name = fullest(e.Spellings)
	e.ID = id("e", e.Kind, first)
	return e, weight
}

// withTitle gives a name as it stands in the document, with the courtesy title
// right before it ("Mr Najim").
func withTitle(d *factum.Document, m actor.Mention) string {
	if d == nil || m.Form != actor.ByName {
		return m.Text
	}
	at := strings.Index(d.Text[m.Start:m.End], m.Text)
	if at < 0 {
		return m.Text
	}
	before := strings.TrimRight(d.Text[max(0, m.Start+at-6):m.Start+at], " \u00a0")
	for _, title := range []string{"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."} {
		if rest, ok := strings.CutSuffix(before, title); ok && (rest == "" || !isLetter(rest[len(rest)-1])) {
			return title + " " + m.Text
		}
	}
	return m.Text
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

// fullest gives the spelling with most words that are written out, of those with
// as many the one used most. One that begins with a small letter ("the general")
// gives way to any other.
func fullest(spellings []factum.Spelling) string {
	best, words := "", 0
	small := func(s factum.Spelling) bool {
		r, _ := utf8.DecodeRuneInString(s.Text)
		return unicode.IsLower(r)
	}
	capitals := slices.ContainsFunc(spellings, func(s factum.Spelling) bool { return !small(s) })
	for _, s := range spellings {
		if capitals && small(s) {
			continue
		}
		all, short := strings.Fields(s.Text), 0
		for _, w := range all {
			if w[len(w)-1] == '.' {
				short++
			}
		}
		if n := len(all) - short; n > words && len(all) <= 6 {
			best, words = s.Text, n
		}
	}
	if best == "" && len(spellings) > 0 {
		best = spellings[0].Text
	}
	return best
}
