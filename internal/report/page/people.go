package page

import (
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// name is a person, an organisation or a place under all its spellings.
type name struct {
	N         int
	Text      string
	Unnamed   bool
	Roles     []role
	Spellings []spelling
	Only      []part // the places, where the name is the only spelling
	Links     []factum.Link
	Part      []part
}

type role struct {
	Role  string
	Of    []part
	When  string
	Words []part
}

// spelling is one way of naming somebody, with the places where it stands.
type spelling struct {
	Text   string
	Count  int
	Places []part
}

// bodies is a table of organisations or of places.
type bodies struct {
	Caption string
	Names   []name
}

// fewOthers is up to how many people with one spelling and no role are shown
// like everybody else; more of them go into a table.
const fewOthers = 4

// names gives the people at length, those of whom there is little to say, and
// the tables of organisations and places.
func (b *builder) names() (people, others []name, tables []bodies) {
	groups := map[factum.Kind][]name{}
	for i := range b.Entities {
		e := &b.Entities[i]
		kind := e.Kind
		switch kind {
		case factum.Person, factum.Organisation, factum.Place:
		default:
			kind = ""
		}
		groups[kind] = append(groups[kind], b.name(i))
	}
	for _, g := range []struct {
		kind    factum.Kind
		caption string
	}{{factum.Organisation, "Organisations"}, {factum.Place, "Places"}, {"", "Others"}} {
		if len(groups[g.kind]) > 0 {
			tables = append(tables, bodies{g.caption, groups[g.kind]})
		}
	}
	for _, n := range groups[factum.Person] {
		if len(n.Only) > 0 && len(n.Roles)+len(n.Links)+len(n.Part) == 0 {
			others = append(others, n)
		} else {
			people = append(people, n)
		}
	}
	if len(others) <= fewOthers {
		return groups[factum.Person], nil, tables
	}
	return people, others, tables
}

func (b *builder) name(i int) name {
	e := &b.Entities[i]
	v := name{N: i + 1, Text: "(no name)", Unnamed: !e.Named}
	if len(e.Spellings) > 1 {
		v.Links = e.Links
	}
	if strings.TrimSpace(e.Name) != "" {
		v.Text = e.Name // and not that of another entity with the same id
	}
	if len(e.Part) > 0 {
		v.Part = b.referAll(e.Part)
	}
	for _, r := range e.Roles {
		o := role{Role: r.Role, When: wording.Interval(r.Interval, wording.Long), Words: b.referAll(r.Statements)}
		if r.Of != "" {
			o.Of = b.refer(r.Of)
		}
		v.Roles = append(v.Roles, o)
	}
	for s, sp := range e.Spellings {
		o := spelling{Text: sp.Text, Count: sp.Count}
		for k, d := range b.positions(sp.Documents) {
			if k > 0 {
				o.Places = append(o.Places, part{Text: ", "})
			}
			p := part{Text: fmt.Sprintf("Source %d", d+1), Href: sourceHref(d)}
			if anchor := spellingID(i, s, d); b.spelled[anchor] {
				p.Href = "#" + anchor
			}
			o.Places = append(o.Places, p)
		}
		v.Spellings = append(v.Spellings, o)
	}
	if len(v.Spellings) == 1 && v.Spellings[0].Text == v.Text {
		v.Only = v.Spellings[0].Places
	}
	return v
}

// positions gives the positions of documents, in order, each once.
func (b *builder) positions(ids []string) []int {
	var list []int
	for _, id := range ids {
		if d, ok := b.Document(id); ok {
			list = append(list, d)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
