package event

import (
	"strings"

	"factum"
	"factum/internal/read/actor"
)

// leadSentences is how far into a document a person may be spoken of without a
// name that follows later ("Italy frees a Libyan officer").
const leadSentences = 4

// linkLeads joins a person whom the head of a report describes without a name
// to the only one whom the report names as having undergone the same.
func (b *builder) linkLeads(s *sets) {
	named := map[int][]int{} // by reading, nodes of named people
	for i := range s.nodes {
		n := &s.nodes[i]
		if act := n.of(b); act.Kind == factum.Person && act.Named {
			named[n.reading] = append(named[n.reading], i)
		}
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if act.Kind != factum.Person || act.Named || act.Plural || len(act.Mentions) == 0 || act.Mentions[0].Sentence < 0 || act.Mentions[0].Sentence >= leadSentences {
			continue
		}
		home := -1
		for _, k := range named[n.reading] {
			m := s.nodes[k].of(b)
			if !undergoSame(n.acts, s.nodes[k].acts) || m.Gender != actor.GenderUnknown && act.Gender != actor.GenderUnknown && m.Gender != act.Gender {
				continue
			}
			if home >= 0 && s.find(home) != s.find(k) {
				home = -2
				break
			}
			home = k
		}
		if home >= 0 {
			s.join(home, i, factum.Link{A: s.nodes[home].label(b), B: n.label(b), Score: sure, Reason: "the only one of whom this document tells the same"})
		}
	}
}

// undergoSame says whether both are told to have undergone acts of one type.
func undergoSame(a, b map[string]bool) bool {
	for act := range a {
		if b[act] && strings.HasPrefix(act, "whom ") {
			return true
		}
	}
	return false
}
