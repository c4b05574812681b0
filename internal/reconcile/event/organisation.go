package event

import (
	"slices"
	"strings"
	"unicode"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
)

// linkers are words of a body's name that tell nothing of the body.
var linkers = []string{"of", "the", "for", "and", "in", "s", "de", "national", "state", "federal"}

// bodyKey gives the State and the function of a body that words tie to a State
// ("Italian police", "the police of Italy", "Cyprus court", "a Cypriot court");
// "" if it has a name of its own or belongs to no State.
func (b *builder) bodyKey(n *node) string {
	a := n.of(b)
	country := b.stateOf(n)
	if country == "" {
		return ""
	}
	var rest []string
	tied := !a.Named
	for _, w := range strings.Fields(fold(a.Name())) {
		switch {
		case slices.Contains(linkers, w):
		case b.wordOf(w, country):
			tied = true
		default:
			rest = append(rest, w)
		}
	}
	if len(rest) == 0 || !tied || a.Named && len(rest) > 2 {
		return ""
	}
	if !a.Named {
		rest = rest[len(rest)-1:]
	}
	slices.Sort(rest)
	return "body " + country + " " + strings.Join(rest, " ")
}

// wordOf says whether a word names a State or what is its own: "Cyprus",
// "Cypriot".
func (b *builder) wordOf(word, country string) bool {
	for _, p := range b.gazetteer.Demonyms(word) {
		if p.Country == country {
			return true
		}
	}
	found := b.lookup(capital(word))
	return len(found) > 0 && found[0].ID == country
}

func capital(w string) string {
	r := []rune(w)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// stateOf gives the code of the State that the words of a body tie it to: what
// the reading found, or else a State or its adjective in the name itself
// ("Latvian Prosecutor General's Office").
func (b *builder) stateOf(n *node) string {
	a := n.of(b)
	if a.Country != "" || !a.Named {
		return a.Country
	}
	words := a.Name()
	if d := b.readings[n.reading].Document; d != nil {
		for _, m := range a.Mentions {
			if m.Form == actor.ByName && m.Text == words && m.End <= len(d.Text) && m.Start < m.End {
				words = d.Text[m.Start:m.End] // "the Latvian Prosecutor General's Office", of which the name is a part
				break
			}
		}
	}
	code, ok := b.states[words]
	if !ok {
		code = b.stateIn(words)
		b.states[words] = code
	}
	return code
}

// stateIn gives the code of the only State whose adjective stands among words.
func (b *builder) stateIn(words string) string {
	code := ""
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, p := range b.gazetteer.Demonyms(w) {
			if c, ok := b.gazetteer.CountryOf(p); ok && p.Found.Has(place.Adjective) && !p.Found.Any(place.Word|place.Foreign) {
				if code != "" && code != c.ID {
					return ""
				}
				code = c.ID
				break
			}
		}
	}
	return code
}

// linkOrganisations joins organisations of one name; names in other words are
// joined where a document itself equates them, or where one is made of the
// other's initials.
func (b *builder) linkOrganisations(s *sets) {
	byName := map[string][]int{} // one node for each State among the bearers of a name
	var order []string
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
			if byName[k] == nil {
				order = append(order, k)
			}
			b.joinNamed(s, byName, k, i, text)
			if short := withoutForm(text); short != "" {
				b.joinNamed(s, byName, short, i, text)
			}
		}
	}
	b.linkInitials(s, byName, order)
}

// joinNamed joins a node to the bearer of a name that belongs to its State; two
// ministries of justice stay two.
func (b *builder) joinNamed(s *sets, byName map[string][]int, k string, i int, text string) {
	state := b.stateOf(&s.nodes[i])
	fit := -1
	for at, f := range byName[k] {
		other := b.stateOf(&s.nodes[f])
		if other == state {
			fit = at
			break
		}
		if (other == "" || state == "") && len(byName[k]) == 1 {
			fit = at
		}
	}
	if fit < 0 {
		byName[k] = append(byName[k], i)
		return
	}
	f := byName[k][fit]
	s.join(f, i, factum.Link{A: s.nodes[f].label(b), B: text, Score: 1, Reason: "same name"})
	if state != "" && b.stateOf(&s.nodes[f]) == "" {
		byName[k][fit] = i
	}
}

// linkInitials joins an acronym that no document explains to the only name of
// the case that it abbreviates.
func (b *builder) linkInitials(s *sets, byName map[string][]int, order []string) {
	full := map[string][]int{} // initials -> bearers
	for _, k := range order {
		words := strings.Fields(k)
		if len(words) < 3 || len(byName[k]) != 1 {
			continue
		}
		letters := ""
		for _, w := range words {
			if !slices.Contains(linkers[:7], w) {
				letters += string([]rune(w)[0])
			}
		}
		full[letters] = append(full[letters], byName[k][0])
	}
	for _, k := range order {
		if len(k) < 3 || strings.Contains(k, " ") || len(byName[k]) != 1 || !b.inCapitals(s, byName[k][0], k) {
			continue
		}
		i, home := byName[k][0], -1
		for _, f := range full[k] {
			if home >= 0 && s.find(home) != s.find(f) {
				home = -2
				break
			}
			home = f
		}
		if home >= 0 {
			s.join(home, i, factum.Link{A: s.nodes[home].label(b), B: s.nodes[i].label(b), Score: 0.9, Reason: "initials; no other name of this case has them"})
		}
	}
}

// inCapitals says whether a node writes a name in capitals throughout.
func (b *builder) inCapitals(s *sets, i int, folded string) bool {
	for _, text := range s.nodes[i].names {
		if fold(text) == folded && strings.ToUpper(text) == text {
			return true
		}
	}
	return false
}
