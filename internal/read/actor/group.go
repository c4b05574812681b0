package actor

import (
	"strings"

	"factum/internal/read/text"
)

// groups makes a phrase of each coordination of names or nouns that denote
// persons, organisations or places.
func (f *finder) groups(s *text.Sentence, n int) {
	for i := range s.Tokens {
		a := int(f.at[n][i])
		if a < 0 || f.phrases[a].group || s.Tokens[i].Rel == text.Conj && s.Tokens[i].Head >= 0 && f.at[n][s.Tokens[i].Head] >= 0 {
			continue
		}
		c := f.phrases[a].class
		if c == other || f.phrases[a].form == ByPronoun && f.phrases[a].pron == whoPronoun {
			continue
		}
		members := []int{a}
		last := f.phrases[a].last
		for _, ci := range s.Children(i) {
			if s.Tokens[ci].Rel != text.Conj {
				continue
			}
			b := int(f.at[n][ci])
			if b >= 0 && f.coOffice(s, n, i, b) >= 0 {
				f.join(a, b, "apposition", 0.85)
				continue
			}
			if b < 0 || f.phrases[b].class != c && !(f.phrases[b].class != other && c != other && f.phrases[b].class != locality && c != locality) {
				members = nil
				break
			}
			members = append(members, b)
			last = max(last, f.phrases[b].last)
		}
		if len(members) < 2 || !f.conjoined(s, i) || f.onePerson(s, n, members) {
			continue
		}
		p := f.phrases[a]
		p.group, p.plural, p.form, p.det = true, true, ByDescription, bare
		p.last, p.title, p.owner, p.sex, p.presumed = last, -1, -1, GenderUnknown, GenderUnknown
		p.lemma = ""
		k := len(f.phrases)
		p.actor = k
		f.phrases = append(f.phrases, p)
		g := cluster{phrases: []int{k}, plural: true, members: members, last: -1}
		g.score[c] = 4
		g.class = c
		f.clusters = append(f.clusters, g)
	}
}

// coOffice gives the office beside a name that another office is joined to:
// "Petra Novak, former prime minister and leader of …", where a parser joined
// the leader to the name; -1 if there is none.
func (f *finder) coOffice(s *text.Sentence, n, i, b int) int {
	p := &f.phrases[b]
	if p.form != ByDescription || p.plural || p.class != person || p.det != bare || !isOffice(&s.Tokens[p.head]) || f.nameAfter(s, n, b) >= 0 {
		return -1
	}
	if k := p.first - 2; k < 0 || s.Tokens[k+1].UPOS != text.CCONJ || s.Tokens[k].Form == "," {
		return -1
	}
	for _, c := range s.Children(i) {
		if q := int(f.at[n][c]); s.Tokens[c].Rel == text.Appos && int(c) < p.head && q >= 0 && f.phrases[q].form == ByDescription && f.phrases[q].det == bare && !f.phrases[q].plural && isOffice(&s.Tokens[c]) {
			return q
		}
	}
	return -1
}

// conjoined says whether "and" joins the conjuncts of a token.
func (f *finder) conjoined(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel != text.Conj {
			continue
		}
		for _, d := range s.Children(int(c)) {
			if t := &s.Tokens[d]; t.Rel == text.Cc && (strings.EqualFold(t.Form, "and") || t.Form == "&") {
				return true
			}
		}
	}
	return false
}

// onePerson says whether joined nouns are the offices of one person: they
// stand in the singular beside a name, after a copula or in apposition, and
// the later ones have no article of their own or the first has none either.
func (f *finder) onePerson(s *text.Sentence, n int, members []int) bool {
	for k, m := range members {
		p := &f.phrases[m]
		if p.form != ByDescription || p.plural || p.class != person {
			return false
		}
		if k > 0 && p.det != bare && p.det != f.phrases[members[0]].det {
			return false
		}
	}
	first := &f.phrases[members[0]]
	if s.Tokens[first.head].Rel == text.Appos || s.Tokens[first.head].Rel == text.NmodDesc || f.hasCopula(s, first.head) {
		return true
	}
	return f.nameAfter(s, n, members[len(members)-1]) >= 0
}

// nameAfter gives the name of a person that follows a noun at once: "writer
// and journalist Khalil Elhassi".
func (f *finder) nameAfter(s *text.Sentence, n, b int) int {
	p := &f.phrases[b]
	if p.form != ByDescription || p.plural || p.head+1 >= len(s.Tokens) {
		return -1
	}
	if p.class == organisation {
		if q := f.nameFrom(s, n, p.head+1); q >= 0 && s.Tokens[f.phrases[q].head].Head == p.head && f.phrases[q].class != locality {
			return q
		}
		return -1
	}
	if p.class != person {
		return -1
	}
	q := f.nameFrom(s, n, p.head+1)
	if q < 0 && s.Tokens[p.head+1].Form == "of" {
		// "Minister of Justice Carlo Nordio"
		for j := p.head + 3; j < len(s.Tokens) && j < p.head+6 && q < 0 && (capital(s.Tokens[j-1].Form) || s.Tokens[j-1].UPOS == text.DET); j++ {
			q = f.nameFrom(s, n, j)
		}
		if q >= 0 && s.Tokens[f.phrases[q].name0-1].UPOS == text.PUNCT {
			return -1
		}
	}
	if q < 0 || f.phrases[q].class != person && f.clusters[f.root(q)].class != person {
		return -1
	}
	return q
}
