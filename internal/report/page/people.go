package page

import (
	"fmt"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// name is a person, an organisation or a place under all its spellings.
type name struct {
	N         int
	Text      string
	Kind      string
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

func (b *builder) names() (people []name, tables []bodies) {
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
	return groups[factum.Person], tables
}

func (b *builder) name(i int) name {
	e := &b.Entities[i]
	v := name{N: i + 1, Text: "(no name)", Kind: string(e.Kind), Unnamed: !e.Named, Links: e.Links}
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
		for k, id := range sp.Documents {
			if k > 0 {
				o.Places = append(o.Places, part{Text: ", "})
			}
			d, ok := b.Document(id)
			if !ok {
				o.Places = append(o.Places, part{Text: id, Name: true})
				continue
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
