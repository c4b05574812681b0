package actor

import (
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// none gives the answer "none" its features.
func (f *finder) none(p *phrase) {
	from := len(f.feats)
	add := func(group, value int) {
		f.feats = append(f.feats, int32(offsets[group]+min(value, groups[group].size-1)))
	}
	add(gNone, int(p.gram))
	if p.form == ByDescription {
		add(gNoneClass, int(p.class)*2+b2i(p.plural))
		mods := f.modifiers(p)
		add(gNoneMods, min(len(mods.words), 2)+3*b2i(mods.after)+b2i(mods.ordinal)*6)
		switch traitOf(p.lemma).script {
		case "acc":
			add(gNoneClass, 8)
		case "vic":
			add(gNoneClass, 9)
		}
		if traitOf(p.lemma).relation {
			add(gNoneClass, 10)
		}
		if traitOf(p.lemma).sex != GenderUnknown {
			add(gNoneClass, 11)
		}
	} else {
		add(gNoneClass, b2i(p.quote >= 0))
	}
	add(gFirst, b2i(p.sent == 0)+2*b2i(p.quote >= 0))
	f.active = append(f.active, candidate{cluster: -1, from: from, to: len(f.feats)})
}

// mods are the modifiers of a description.
type mods struct {
	words   []string // adjectives, compounds, numbers before it, lower case
	after   bool     // a phrase or a clause after it
	ordinal bool     // first, other, another, new: it is a different one
}

func (f *finder) modifiers(p *phrase) mods {
	var m mods
	s := &f.t.Sentences[p.sent]
	for _, ci := range s.Children(p.head) {
		t := &s.Tokens[ci]
		switch t.Rel {
		case text.Amod, text.Compound, text.Nummod, text.NmodDesc:
			if int(ci) > p.head {
				m.after = true
				continue
			}
			l := strings.ToLower(t.Form)
			switch l {
			case "other", "another", "new", "second", "third", "next", "fellow", "more", "different":
				m.ordinal = true
			case "former", "late", "said", "same", "own", "young", "old", "elderly", "alleged", "accused":
				continue
			}
			m.words = append(m.words, l)
		case text.Nmod, text.Acl, text.AclRelcl, text.NmodUnmarked:
			if int(ci) > p.head {
				m.after = true
			}
		}
	}
	return m
}

// pair gives a candidate its features.
func (f *finder) pair(p *phrase, c *cluster, r, rank int) {
	from := len(f.feats)
	add := func(group, value int) {
		f.feats = append(f.feats, int32(offsets[group]+min(value, groups[group].size-1)))
	}
	q := &f.phrases[c.last]
	gap := p.sent - q.sent
	role := 2
	switch q.gram {
	case subject, passiveSubject:
		role = 0
	case object, agent, predicate:
		role = 1
	case possessor:
		role = 3
	}
	d := bucket(gap)
	add(gDistance, d*4+role)
	add(gRank, min(rank, 7))
	if gap == 0 {
		add(gRoles, int(p.gram)*int(numGrams)+int(q.gram))
	}
	add(gForm, int(q.form)*int(numDeterminers)+b2i(q.form == ByDescription)*int(q.det))
	add(gClass, int(c.class)*2+b2i(c.score[c.class] > 3))
	if p.form == ByDescription {
		add(gClass, 8+b2i(p.class == c.class)+2*b2i(c.named))
	}
	number := 0
	switch {
	case c.plural && !c.singular:
		number = 1
	case c.plural:
		number = 2
	}
	add(gNumber, number+3*b2i(p.plural))
	if p.sex != GenderUnknown {
		switch {
		case c.sex == p.sex:
			add(gSex, 1)
		case c.presumed == p.sex:
			add(gSex, 2)
		case c.presumed != GenderUnknown:
			add(gSex, 3)
		case c.named:
			add(gSex, 4)
		default:
			add(gSex, 5)
		}
	}
	add(gSize, sizeBucket(c.size))
	add(gNamed, b2i(c.named)+2*b2i(len(c.members) > 0))
	f.syntax(p, q, add)
	f.quoted(p, q, r, add)
	add(gBlock, min(2, f.t.Sentences[p.sent].Block-f.t.Sentences[q.sent].Block)+3*b2i(p.form == ByDescription))
	if len(c.members) > 0 {
		add(gGroup, min(len(c.members), 3))
	}
	if p.form == ByDescription {
		f.described(p, c, d, add)
	}
	f.active = append(f.active, candidate{cluster: r, from: from, to: len(f.feats)})
}

func bucket(gap int) int {
	switch {
	case gap <= 2:
		return gap
	case gap <= 4:
		return 3
	case gap <= 9:
		return 4
	}
	return 5
}

func sizeBucket(n int) int {
	switch {
	case n <= 3:
		return n
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	}
	return 6
}

// syntax gives features on how the two stand in their clauses.
func (f *finder) syntax(p, q *phrase, add func(int, int)) {
	if q.sent != p.sent {
		// The subject of the sentence before, of its main clause.
		s := &f.t.Sentences[q.sent]
		if q.clause == s.Root && (q.gram == subject || q.gram == passiveSubject) {
			add(gMain, 1+b2i(p.gram == subject || p.gram == passiveSubject))
		}
		return
	}
	s := &f.t.Sentences[p.sent]
	switch {
	case p.clause < 0 || q.clause < 0:
		add(gClause, 0)
	case p.clause == q.clause:
		add(gClause, 1+b2i(q.gram == subject || q.gram == passiveSubject))
	case f.below(s, p.clause, q.clause):
		add(gClause, 3+b2i(q.gram == subject || q.gram == passiveSubject))
	case f.below(s, q.clause, p.clause):
		add(gClause, 5+b2i(q.gram == subject || q.gram == passiveSubject))
	default:
		add(gClause, 7)
	}
	if p.clause >= 0 && q.clause >= 0 && s.Tokens[p.clause].Rel == text.Conj && s.Tokens[p.clause].Head == q.clause {
		add(gClause, 8+b2i(q.gram == subject || q.gram == passiveSubject))
	}
}

// quoted gives features on quotations: whoever speaks is no third person.
func (f *finder) quoted(p, q *phrase, r int, add func(int, int)) {
	switch {
	case p.quote < 0 && q.quote < 0:
	case p.quote >= 0:
		speaker := f.quotes[p.quote].speaker
		v := 1
		if q.quote == p.quote {
			v = 2
		}
		if speaker >= 0 && f.root(speaker) == r {
			v = 3
		}
		add(gQuote, v)
	default:
		add(gQuote, 4)
	}
}

// described gives features on how a description agrees with what the candidate
// has been called.
func (f *finder) described(p *phrase, c *cluster, d int, add func(int, int)) {
	x := traitOf(p.lemma)
	match := 0
	q := &f.phrases[c.last]
	switch {
	case q.lemma == p.lemma && q.form != ByPronoun:
		match = 1
	case f.calledBy(c, p.lemma):
		match = 2
	}
	if match == 0 {
		switch {
		case x.crowd == 'p' || generic(p.lemma):
			match = 3
		case x.sex != GenderUnknown:
			match = 4
		case f.sameClasses(p, c):
			match = 5
		default:
			match = 6
		}
	}
	add(gHead, match)
	add(gHeadDistance, match%4*6+d)
	m := f.modifiers(p)
	if match == 1 || match == 2 {
		add(gMods, f.modsAgree(p, c, &m))
	} else {
		add(gMods, 6+min(len(m.words), 2)+3*b2i(m.after))
	}
	switch {
	case p.country == "" && c.country == "":
	case p.country == "":
		add(gPlace, 1)
	case c.country == "":
		add(gPlace, 2)
	default:
		add(gPlace, 3)
	}
	if p.owner >= 0 {
		v := 1
		for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-6; k-- {
			y := &f.phrases[c.phrases[k]]
			if y.owner >= 0 {
				v = 2
				if f.root(y.owner) == f.root(p.owner) {
					v = 3
					break
				}
			}
		}
		if f.root(p.owner) >= 0 && len(c.phrases) > 0 && f.root(c.phrases[0]) == f.root(p.owner) {
			v = 4
		}
		add(gOwner, v)
	}
	switch x.script {
	case "acc":
		add(gScript, 1+b2i(c.accused))
	case "vic":
		add(gScript, 3+b2i(c.harmed))
	}
}

// generic says whether a noun says no more than that it is a person or a body.
func generic(noun string) bool {
	switch noun {
	case "man", "woman", "person", "people", "group", "organization", "organisation", "country", "city", "company", "individual", "figure", "body", "agency", "place", "town", "institution":
		return true
	}
	return false
}

// sameClasses says whether the description's noun is of the classes of one
// that the candidate is called by.
func (f *finder) sameClasses(p *phrase, c *cluster) bool {
	if p.noun == 0 {
		return false
	}
	for _, h := range c.heads {
		if word.Main(h) == p.noun {
			return true
		}
	}
	return false
}

// modsAgree compares the modifiers of a description with those of the
// candidate's mentions that share its noun: 0 none, 1 all found, 2 new ones,
// 3 some found and some new, 4 says it is another one, 5 fewer than before.
func (f *finder) modsAgree(p *phrase, c *cluster, m *mods) int {
	if m.ordinal {
		return 4
	}
	found, looked, before := 0, 0, 0
	for k := len(c.phrases) - 1; k >= 0 && looked < 6; k-- {
		y := &f.phrases[c.phrases[k]]
		if y.form == ByPronoun || y.lemma != p.lemma || y == p {
			continue
		}
		looked++
		s := &f.t.Sentences[y.sent]
		n := 0
		for _, w := range m.words {
			for j := min(y.first, y.name0); j <= max(y.last, y.name1); j++ {
				if strings.EqualFold(s.Tokens[j].Form, w) {
					n++
					break
				}
			}
		}
		found = max(found, n)
		if y.head-y.first > 1 {
			before = 1
		}
	}
	switch {
	case len(m.words) == 0 && before > 0:
		return 5
	case len(m.words) == 0:
		return 0
	case found == len(m.words):
		return 1
	case found == 0:
		return 2
	}
	return 3
}
