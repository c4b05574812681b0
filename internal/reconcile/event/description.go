package event

import (
	"maps"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
)

// leadSentences is how far into a document a person may be spoken of without a
// name that follows later ("Italy frees a Libyan officer").
const leadSentences = 4

// linkDescriptions joins people and bodies that a document describes without a
// name to the only one it can mean: the one of whom the document tells the
// same, the one who holds that office, the one body of that kind.
func (b *builder) linkDescriptions(s *sets) {
	named := map[int][]int{} // by reading, nodes of named people
	held := b.heldOffices(s) // the offices of this case
	told := map[int]int{}    // in how many readings a person is named, by root
	for i := range s.nodes {
		n := &s.nodes[i]
		if act := n.of(b); act.Kind == factum.Person && act.Named {
			if !slices.ContainsFunc(named[n.reading], func(k int) bool { return s.find(k) == s.find(i) }) {
				told[s.find(i)]++
			}
			named[n.reading] = append(named[n.reading], i)
		}
	}
	holds := b.linkContained(s, false)
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if holds[i] || act.Named || act.Plural || len(act.Mentions) == 0 || act.Mentions[0].Sentence < 0 {
			continue
		}
		if act.Kind != factum.Person {
			continue
		}
		lead, definite := act.Mentions[0].Sentence < leadSentences, definite(act.Name())
		if !lead && !definite {
			continue
		}
		b.linkDescription(s, named[n.reading], i, lead, held)
		if definite && len(s.members[s.find(i)]) == 1 {
			b.linkVariation(s, named[n.reading], i, told)
		}
	}
	b.linkBodies(s)
}

// linkContained joins a person described by words that hold a full name of the
// case, in whatever order ("citizen X Y of the Republic"), to its only bearer. It
// gives those that hold somebody's name, and so are nobody else. Within a source,
// the bearer is told to have undergone what the description has.
func (b *builder) linkContained(s *sets, within bool) map[int]bool {
	holds := map[int]bool{}
	full := map[string][]int{} // a word of a name -> nodes that bear it
	for i := range s.nodes {
		n := &s.nodes[i]
		if act := n.of(b); act.Kind == factum.Person && act.Named {
			for _, text := range n.names {
				for _, w := range strings.Fields(fold(text)) {
					if list := full[w]; len(w) > 2 && (len(list) == 0 || within || s.find(list[len(list)-1]) != s.find(i)) {
						full[w] = append(list, i)
					}
				}
			}
		}
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if act.Kind != factum.Person || act.Named || act.Plural {
			continue
		}
		words := strings.Fields(fold(act.Name()))
		at, name := none, ""
		for _, w := range words {
			for _, k := range full[w] {
				if within && s.nodes[k].reading != n.reading {
					continue
				}
				if text := heldName(s.nodes[k].names, words); text != "" {
					holds[i] = true
					if s.find(k) != s.find(i) {
						at, name = only(s, at, k), text
					}
				}
			}
		}
		if at >= 0 {
			s.join(at, i, factum.Link{A: name, B: n.label(b), Score: sure, Reason: "the description holds the name"})
			if within {
				s.nodes[at].undergo(n.acts)
			}
		}
	}
	return holds
}

// undergo adds acts to a node's own.
func (n *node) undergo(acts map[string]bool) {
	both := map[string]bool{}
	maps.Copy(both, n.acts)
	maps.Copy(both, acts)
	n.acts = both
}

// heldName gives the name of two parts or more that stands among the words of a
// description, unless they tell of somebody else by it: "the lawyer of Ann Lee", "Ann
// Lee's lawyer".
func heldName(names, words []string) string {
	for _, text := range names {
		parts := strings.Fields(fold(text))
		if len(parts) < 2 || slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(words, p) }) {
			continue
		}
		first, last := len(words), 0
		for _, p := range parts {
			at := slices.Index(words, p)
			first, last = min(first, at), max(last, at)
		}
		if first > 0 && slices.Contains(relations, words[first-1]) || last+1 < len(words) && words[last+1] == "s" {
			continue
		}
		return text
	}
	return ""
}

// relations are the words behind which a name is another's than whom the whole describes.
var relations = []string{"of", "for", "to", "with", "by", "from", "against", "and", "than", "on", "about", "around", "under", "before", "after"}

// linkDescription joins the described person i to one of those that its
// document names.
func (b *builder) linkDescription(s *sets, named []int, i int, lead bool, held map[string]map[int]bool) {
	n := &s.nodes[i]
	act := n.of(b)
	head := headNoun(act.Name())
	acts, holds, called := none, none, none
	former := strings.Contains(" "+fold(act.Name())+" ", " former ") || strings.Contains(strings.ToLower(act.Name()), "ex-")
	for _, k := range named {
		if m := s.nodes[k].of(b); m.Gender != actor.GenderUnknown && act.Gender != actor.GenderUnknown && m.Gender != act.Gender {
			continue
		}
		if len(undergone(n.acts, s.nodes[k].acts)) > 0 {
			acts = only(s, acts, k)
		}
		if s.nodes[k].office.has(head, former) {
			holds = only(s, holds, k)
		}
		if held[head][s.find(k)] {
			called = only(s, called, k)
		}
	}
	switch {
	case holds >= 0 && (definite(act.Name()) || lead && acts >= 0 && s.find(acts) == s.find(holds)):
		s.join(holds, i, factum.Link{A: s.nodes[holds].label(b), B: n.label(b), Score: sure, Reason: "the only one whom this document calls so"})
	case holds == none && acts >= 0 && !slices.Contains(officeLexicon().Kin, head) && (len(held[head]) == 0 && (lead || !isCalling(head)) || lead && held[head][s.find(acts)]):
		s.join(acts, i, factum.Link{A: s.nodes[acts].label(b), B: n.label(b), Score: sure, Reason: "the only one of whom this document tells the same"})
	case holds == none && called >= 0 && (definite(act.Name()) || lead && b.namedLater(s, called, n)):
		s.join(called, i, factum.Link{A: s.nodes[called].label(b), B: n.label(b), Score: likely, Reason: "the only one named here whom this case calls so"})
	}
}

// linkVariation joins whoever is spoken of in words that merely vary a name
// ("the father of two", "the 61-year-old") to the person that the document is
// about: of those it names the one told of most in it or, failing that, in the
// case.
func (b *builder) linkVariation(s *sets, named []int, i int, told map[int]int) {
	n := &s.nodes[i]
	act := n.of(b)
	head := headNoun(act.Name())
	if !slices.ContainsFunc(officeLexicon().Variations, func(w string) bool {
		return head == w || strings.HasSuffix(w, "-"+head) && strings.Contains(strings.ToLower(act.Name()), w)
	}) {
		return
	}
	mentions := map[int]int{} // by root
	at := act.Mentions[0].Start
	before := slices.ContainsFunc(named, func(k int) bool { return s.nodes[k].of(b).Mentions[0].Start < at })
	for _, k := range named {
		if before && s.nodes[k].of(b).Mentions[0].Start >= at {
			continue // who is named later is not meant where somebody was named before
		}
		if m := &s.nodes[k]; m.gender == actor.GenderUnknown || n.gender == actor.GenderUnknown || m.gender == n.gender {
			mentions[s.find(k)] += len(m.of(b).Mentions)
		}
	}
	if len(mentions) == 1 {
		for k := range mentions {
			mentions[k] = max(mentions[k], leastTold) // the only one named so far
		}
	}
	home, reason := foremost(mentions), "whom this document tells of most"
	if home < 0 {
		for k := range mentions {
			mentions[k] = told[k]
		}
		home, reason = foremost(mentions), "the one named here of whom this case tells most"
	}
	if home >= 0 {
		s.join(home, i, factum.Link{A: s.nodes[home].label(b), B: n.label(b), Score: likely, Reason: reason})
	}
}

// namedLater says whether a document first speaks of person k behind a
// description, as reports do that begin with "an exiled journalist".
func (b *builder) namedLater(s *sets, k int, n *node) bool {
	return s.nodes[k].of(b).Mentions[0].Start > n.of(b).Mentions[0].Start
}

// leastTold is how often at least somebody is told of whom a report is about.
const leastTold = 3

// foremost gives the key that is counted twice as often as any other; none if
// there is no such, or it is counted less than three times.
func foremost(count map[int]int) int {
	const times = 2
	best, second, at := 0, 0, none
	for k, n := range count {
		switch {
		case n > best:
			best, second, at = n, best, k
		case n > second:
			second = n
		}
	}
	if best < leastTold || best < times*second {
		return none
	}
	return at
}

// heldOffices gives for each office of the case the people who hold it, by
// their roots.
func (b *builder) heldOffices(s *sets) map[string]map[int]bool {
	held := map[string]map[int]bool{}
	for i := range s.nodes {
		n := &s.nodes[i]
		if act := n.of(b); act.Kind != factum.Person || !act.Named {
			continue
		}
		for _, o := range n.office.list {
			if held[o.head] == nil {
				held[o.head] = map[int]bool{}
			}
			held[o.head][s.find(i)] = true
		}
	}
	return held
}

// isCalling says whether a noun is an office or a calling by which somebody else
// may be meant ("the judge" beside the one who was arrested).
func isCalling(head string) bool {
	words := officeLexicon()
	if words.calling(head) >= 0 {
		return true
	}
	return slices.Contains(words.Single, head) || slices.Contains(words.Kin, head)
}

// has says whether somebody holds an office or, with former, held it once.
func (o *offices) has(head string, former bool) bool {
	return slices.ContainsFunc(o.list, func(x office) bool { return x.head == head && (x.former || !former) })
}

// Answers of only beside a node.
const (
	none    = -1
	several = -2
)

// only keeps the one person among candidates; several if there are two.
func only(s *sets, had, k int) int {
	switch {
	case had == none:
		return k
	case had >= 0 && s.find(had) != s.find(k):
		return several
	}
	return had
}

// definite says whether words point to somebody spoken of: "the general".
func definite(words string) bool {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	return first == "the" || first == "this" || first == "that"
}

// headNoun gives the noun of a short description: "general" of "the former
// general".
func headNoun(words string) string {
	f := strings.Fields(fold(words))
	for i, w := range f {
		if i > 0 && (w == "of" || w == "in" || w == "on" || w == "from" || w == "for" || w == "who" || w == "at") {
			return f[i-1]
		}
	}
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// linkBodies joins a body that a document speaks of by its kind alone ("the
// consulate") to the only one of that kind that the document names or, if it
// names none, the case.
func (b *builder) linkBodies(s *sets) {
	type where struct {
		reading int
		head    string
	}
	here := map[where]int{}
	all := map[string]int{}
	count := func(had, k int, ok bool) int {
		if !ok {
			return k
		}
		return only(s, had, k)
	}
	for i := range s.nodes {
		act := s.nodes[i].of(b)
		if act.Kind != factum.Organisation || act.Plural {
			continue
		}
		head := headNoun(act.Name())
		if !act.Named && b.stateOf(&s.nodes[i]) == "" {
			continue
		}
		w := where{s.nodes[i].reading, head}
		had, ok := here[w]
		here[w] = count(had, i, ok)
		had, ok = all[head]
		all[head] = count(had, i, ok)
	}
	described := map[string]int{} // bodies by their description
	for i := range s.nodes {
		n := &s.nodes[i]
		act := n.of(b)
		if act.Kind != factum.Organisation || act.Named || act.Plural || !definite(act.Name()) {
			continue
		}
		words := strings.Fields(fold(act.Name()))
		if len(words) > 2 {
			// "the prison guards' union" is more than its kind
			key := strings.Join(words, " ")
			if first, ok := described[key]; ok {
				s.join(first, i, factum.Link{A: s.nodes[first].label(b), B: n.label(b), Score: sure, Reason: "the same description"})
			} else {
				described[key] = i
			}
			continue
		}
		if len(words) != 1 || b.stateOf(n) != "" {
			continue
		}
		home, reason := none, "the only "+words[0]+" of this document"
		if k, ok := here[where{n.reading, words[0]}]; ok {
			home = k
		} else if k, ok := all[words[0]]; ok {
			home, reason = k, "the only "+words[0]+" of this case"
		}
		if home >= 0 {
			s.join(home, i, factum.Link{A: s.nodes[home].label(b), B: n.label(b), Score: likely, Reason: reason})
		}
	}
}
