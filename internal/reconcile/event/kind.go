package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement"
)

// kinds takes for a body or a place whoever one source takes for a person by the
// bare name alone, where its legal form or more of the other sources tell that
// the name is a body's or a place's. Readings that change are copies.
func (b *builder) kinds() {
	type votes struct{ bodies, places, people int }
	count := map[string]*votes{}
	vote := func(key string) *votes {
		if count[key] == nil {
			count[key] = &votes{}
		}
		return count[key]
	}
	for _, r := range b.readings {
		for a := range r.Actors {
			x := &r.Actors[a]
			if !x.Named || x.Plural {
				continue
			}
			for _, key := range nameKeys(x) {
				switch {
				case x.Kind == factum.Organisation, withoutForm(key) != "":
					vote(key).bodies++
				case x.Kind == factum.Place:
					vote(key).places++
				case !bareName(r.Document, x):
					vote(key).people++
				}
			}
		}
	}
	for i, r := range b.readings {
		var changed *statement.Reading
		for a := range r.Actors {
			x := &r.Actors[a]
			if x.Kind != factum.Person || !x.Named || x.Plural || !bareName(r.Document, x) {
				continue
			}
			all := votes{}
			for _, key := range nameKeys(x) {
				if v := count[key]; v != nil {
					all.bodies, all.places, all.people = all.bodies+v.bodies, all.places+v.places, all.people+v.people
				}
			}
			if all.bodies+all.places <= all.people {
				continue
			}
			if changed == nil {
				c := *r
				c.Actors = slices.Clone(r.Actors)
				changed = &c
			}
			changed.Actors[a].Kind = factum.Organisation
			if all.places > all.bodies {
				changed.Actors[a].Kind = factum.Place
			}
		}
		if changed != nil {
			b.readings[i] = changed
		}
	}
}

// bareName says whether nothing but the kind given to a name makes its bearer a
// person: no pronoun, no title, no office.
func bareName(d *factum.Document, x *actor.Actor) bool {
	return gender(d, x) == actor.GenderUnknown && !slices.ContainsFunc(x.Roles, func(r actor.Role) bool { return r.Role != "" })
}

// nameKeys gives the names of an actor without articles and legal forms.
func nameKeys(x *actor.Actor) []string {
	var out []string
	for _, m := range x.Mentions {
		if m.Form != actor.ByName {
			continue
		}
		for _, key := range []string{fold(m.Text), withoutForm(m.Text)} {
			if key != "" && !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}

// withoutForm gives the words of a company's name without its legal form:
// "apple" of "Apple Inc."; "" if it has none.
func withoutForm(text string) string {
	words := strings.Fields(fold(text))
	last := len(words) - 1
	if last < 1 || !slices.Contains(officeLexicon().Forms, words[last]) {
		return ""
	}
	return strings.Join(words[:last], " ")
}
