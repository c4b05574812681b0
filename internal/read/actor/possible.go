package actor

import (
	"strings"

	"factum/internal/read/text"
)

// possible rules out what cannot be the antecedent.
func (f *finder) possible(p *phrase, c *cluster, m int, a anaphor) bool {
	q := &f.phrases[m]
	if p.sex != GenderUnknown && c.sex != GenderUnknown && p.sex != c.sex {
		return false
	}
	if p.owns >= 0 && f.root(p.owns) == f.root(m) || p.owner >= 0 && f.root(p.owner) == f.root(m) {
		return false // nobody is his own wife
	}
	switch a {
	case anaHe, anaShe:
		if c.sex == GenderUnknown && c.presumed != GenderUnknown && c.presumed != p.sex {
			return false
		}
		if c.plural && !c.singular || c.class == locality || c.class == other && c.score[other]-c.score[person] > 3 || q.pron == iPronoun || q.pron == wePronoun || q.pron == youPronoun || q.pron == theyPronoun {
			return false
		}
	case anaIt:
		if c.plural && !c.singular || c.class == person && c.score[person]-max(c.score[organisation], c.score[locality], c.score[other]) > 3 || c.sex != GenderUnknown || f.personal(q) {
			return false
		}
	case anaThey:
		if !c.plural && (c.named && c.class == person || c.sex != GenderUnknown || q.pron == he || q.pron == she || q.pron == iPronoun || q.pron == itPronoun) {
			return false
		}
	case anaThat:
		if f.personal(q) {
			return false
		}
	case anaWe:
		if q.pron == he || q.pron == she || q.pron == theyPronoun || c.class == locality || c.class == other {
			return false
		}
	case anaI:
		if q.pron == he || q.pron == she || q.pron == theyPronoun || q.pron == wePronoun || c.class != person || c.plural && !c.singular {
			return false
		}
	case anaYou:
		if q.pron == theyPronoun || c.class != person && c.class != organisation {
			return false
		}
	default:
		if !f.possibleDescription(p, c, q) {
			return false
		}
	}
	// A phrase doesn't mean what it stands in, nor what stands in it.
	if q.sent == p.sent && (q.first <= p.head && p.head <= q.last && !q.group || p.first <= q.head && q.head <= p.last) && p.gram != apposed && q.gram != apposed {
		return false
	}
	return !f.bound(p, c)
}

// otherOwner says whether a description belongs to someone else than the
// candidate does: "Libya's government" and "her government".
func (f *finder) otherOwner(p *phrase, c *cluster) bool {
	if p.owner < 0 {
		return false
	}
	other := false
	for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-8; k-- {
		y := &f.phrases[c.phrases[k]]
		if y.owner < 0 || y.lemma != p.lemma {
			continue
		}
		if f.root(y.owner) == f.root(p.owner) {
			return false
		}
		other = true
	}
	return other
}

// otherOffice says whether the nouns before the description's noun show another
// office or body than those of the candidate: "justice minister" and "interior
// minister".
func (f *finder) otherOffice(p *phrase, c *cluster) bool {
	mine := f.compounds(p.sent, p.head)
	if len(mine) == 0 {
		return false
	}
	looked, other := 0, false
	for k := len(c.phrases) - 1; k >= 0 && looked < 6; k-- {
		y := &f.phrases[c.phrases[k]]
		h := y.head
		if y.title >= 0 {
			h = y.title
		}
		if y.form == ByPronoun || nounLemma(&f.t.Sentences[y.sent].Tokens[h]) != p.lemma && y.lemma != p.lemma {
			continue
		}
		theirs := f.compounds(y.sent, h)
		if len(theirs) == 0 {
			continue
		}
		looked++
		for _, w := range theirs {
			for _, v := range mine {
				if v == w {
					return false
				}
			}
		}
		other = true
	}
	return other
}

// compounds are the nouns before a noun that are part of its meaning.
func (f *finder) compounds(n, i int) []string {
	var out []string
	s := &f.t.Sentences[n]
	for _, c := range s.Children(i) {
		t := &s.Tokens[c]
		department := t.Rel == text.Amod && int(c) == i-1 && isOffice(&s.Tokens[i]) && !traitOf(strings.ToLower(t.Form)).former && f.ground(t.Form).country == ""
		if (t.Rel == text.Compound || department) && int(c) < i {
			out = append(out, strings.ToLower(t.Form))
		}
	}
	if len(out) == 0 && i > 0 && capital(s.Tokens[i].Form) && capital(s.Tokens[i-1].Form) && s.Tokens[i-1].UPOS == text.PROPN {
		out = append(out, strings.ToLower(s.Tokens[i-1].Form))
	}
	return out
}

// personal says whether the last mention is a pronoun for persons.
func (f *finder) personal(q *phrase) bool {
	switch q.pron {
	case he, she, iPronoun, wePronoun, youPronoun:
		return true
	}
	return false
}

// possibleDescription rules out antecedents of a description.
func (f *finder) possibleDescription(p *phrase, c *cluster, q *phrase) bool {
	if c.class == other || q.pron == iPronoun && q.quote != p.quote {
		return false
	}
	if p.plural != (c.plural && !c.singular) && !(c.class == organisation && p.class == organisation) && traitOf(p.lemma).crowd == 0 {
		if !(c.plural && c.singular) {
			return false
		}
	}
	if p.country != "" && c.country != "" && p.country != c.country || f.otherOffice(p, c) || f.otherOwner(p, c) {
		return false
	}
	if own := &f.clusters[p.actor]; own.named && own.class == person && c.named && c.class == person {
		return false // "the justice minister, Vera Lindt": names would have joined them
	}
	d := cluster{score: p.score, class: p.class}
	return f.agree(&d, c)
}

// bound says whether a mention of the cluster is an argument of the same verb
// as the phrase: "he hit him" are two. Possessives and what hangs below another
// noun are free.
func (f *finder) bound(p *phrase, c *cluster) bool {
	if p.clause < 0 || !argument(p.gram) {
		return false
	}
	for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-8; k-- {
		q := &f.phrases[c.phrases[k]]
		if q.sent == p.sent && q.clause == p.clause && argument(q.gram) && q.head != p.head && q.pron != whoPronoun {
			return true
		}
	}
	if q := &f.phrases[c.last]; c.last >= 0 && q.sent == p.sent && q.clause == p.clause && argument(q.gram) && q.pron != whoPronoun {
		return true
	}
	return false
}

func argument(g gram) bool {
	return g == subject || g == passiveSubject || g == object || g == oblique || g == agent
}
