package actor

import (
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// structure links what the grammar of a sentence puts together: appositions,
// other names, acronyms in brackets, relative and reflexive pronouns, and what
// a copula says someone is.
func (f *finder) structure(n int) {
	s := &f.t.Sentences[n]
	f.groups(s, n)
	for i := range s.Tokens {
		p := int(f.at[n][i])
		if p < 0 {
			continue
		}
		t := &s.Tokens[i]
		switch {
		case (t.Rel == text.Appos || t.Rel == text.Conj && f.commaOffice(s, n, i, p)) && t.Head >= 0:
			f.apposition(s, n, p)
		case f.phrases[p].pron == whoPronoun:
			f.relative(s, n, i, p)
		case f.phrases[p].form == ByPronoun && pronouns[f.phrases[p].lemma].reflexive:
			f.reflexive(s, n, p)
		}
		f.copula(s, n, i, p)
		f.titled(s, n, i, p)
	}
	f.aliases(s, n)
	f.otherwise(s, n)
	f.brackets(s, n)
	f.commas(s, n)
}

// compatible says whether two phrases may denote one actor: nothing known of
// them contradicts.
func (f *finder) compatible(a, b int) bool {
	for _, i := range [...]int{a, b} { // nobody is his own wife
		if o := f.phrases[i].owner; o >= 0 && (f.root(o) == f.root(a) || f.root(o) == f.root(b)) {
			return false
		}
	}
	x, y := &f.clusters[f.root(a)], &f.clusters[f.root(b)]
	if x.sex != GenderUnknown && y.sex != GenderUnknown && x.sex != y.sex {
		return false
	}
	return f.agree(x, y)
}

// agree says whether the kinds of two clusters go together.
func (f *finder) agree(x, y *cluster) bool {
	if x.class == y.class {
		return true
	}
	// The one that is sure decides; if the other has at least some share of
	// that kind they agree.
	const doubt = 2.5
	return x.score[x.class]-x.score[y.class] < doubt || y.score[y.class]-y.score[x.class] < doubt
}

// apposition links a phrase to the one that it stands in apposition to.
func (f *finder) apposition(s *text.Sentence, n, b int) {
	h := s.Tokens[f.phrases[b].head].Head
	if h < 0 {
		return
	}
	a := int(f.at[n][h])
	if a < 0 || s.Tokens[h].Rel == text.NmodDesc {
		return
	}
	p, q := &f.phrases[a], &f.phrases[b]
	x, y := &f.clusters[f.root(a)], &f.clusters[f.root(b)]
	if q.det == indefinite && (q.lemma == "person" || q.lemma == "one") {
		return
	}
	if _, given := given()[plain(s.Tokens[q.name0].Form)]; given && p.form == ByDescription && x.class == other && q.form == ByName && y.class == person && s.Tokens[h].Rel != text.Conj && p.noun != 0 && !p.noun.Any(word.Person|word.Official|word.Group|word.Organisation) {
		return // "on the letterbox, Dima on the stairs"
	}
	if !f.compatible(a, b) || x.class == other && y.class == other || f.hasConjuncts(s, q.head) != f.hasConjuncts(s, p.head) && p.plural != q.plural {
		return
	}
	switch {
	case p.form == ByName && q.form == ByName:
		// Two names are one actor's only in brackets or as another name; a
		// place after a place holds it: "Turin, Italy".
		if !bracketed(s, q) || x.class != y.class {
			return
		}
		f.join(a, b, "name in brackets", 0.8)
	case p.form == ByPronoun && q.form == ByPronoun:
	case p.plural != q.plural && !f.collective(a) && !f.collective(b):
	default:
		f.join(a, b, "apposition", 0.95)
		f.offices(s, n, a, b, "apposition")
	}
}

// offices links the other offices that stand joined with one: "former prime
// minister and leader of the opposition".
func (f *finder) offices(s *text.Sentence, n, a, b int, reason string) {
	if f.phrases[a].plural {
		return
	}
	for _, ci := range s.Children(f.phrases[b].head) {
		if s.Tokens[ci].Rel != text.Conj {
			continue
		}
		if c := int(f.at[n][ci]); c >= 0 && f.phrases[c].form == ByDescription && !f.phrases[c].plural && f.phrases[c].class == f.phrases[b].class {
			f.join(a, c, reason, 0.9)
		}
	}
}

// commaOffice says whether a conjunct is an office beside a name, which a
// parser took for the next of a list: "Esther Major, Deputy Director of …".
func (f *finder) commaOffice(s *text.Sentence, n, i, b int) bool {
	t, q := &s.Tokens[i], &f.phrases[b]
	if t.Head < 0 || q.form != ByDescription || q.class != person || q.plural || q.det == indefinite && !isOffice(t) {
		return false
	}
	a := int(f.at[n][t.Head])
	if a < 0 || f.phrases[a].form != ByName || f.phrases[a].plural || f.clusters[f.root(a)].class != person {
		return false
	}
	for _, c := range s.Children(t.Head) {
		if s.Tokens[c].Rel != text.Conj {
			continue
		}
		for _, d := range s.Children(int(c)) {
			if s.Tokens[d].Rel == text.Cc {
				return false
			}
		}
	}
	return isOffice(t) || isOffice(&s.Tokens[q.name1])
}

// commas links a description and the name that stands after it between
// commas, where a parser saw something else: "on the orders of the justice
// minister, Ana Perez, two sources said".
func (f *finder) commas(s *text.Sentence, n int) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		if s.Tokens[i].Form != "," {
			continue
		}
		f.nameComma(s, n, i)
		b := f.nameFrom(s, n, i+1)
		if b < 0 || f.phrases[b].class != person || f.phrases[b].antecedent >= 0 {
			continue
		}
		end := f.phrases[b].name1 + 1
		if end < len(s.Tokens) && s.Tokens[end].UPOS != text.PUNCT && s.Tokens[end].UPOS != text.PRON {
			continue
		}
		if end+1 < len(s.Tokens) && s.Tokens[end].Form == "," && s.Tokens[end+1].UPOS == text.CCONJ || end < len(s.Tokens) && isPossessive(s.Tokens[end].Form) {
			continue
		}
		a := -1
		for h, steps := i-1, 0; h >= 0 && steps < 6; h, steps = s.Tokens[h].Head, steps+1 {
			if p := int(f.at[n][h]); p >= 0 && f.phrases[p].form == ByDescription && f.phrases[p].last == i-1 && !f.phrases[p].plural {
				a = p
				break
			}
		}
		if a < 0 {
			continue
		}
		p := &f.phrases[a]
		if p.class != person || p.plural || p.det == bare && s.Tokens[p.head].UPOS != text.NUM || p.det == negative || !isOffice(&s.Tokens[p.head]) && f.ofPersons(s, p.head) < 0 || f.hasConjuncts(s, p.head) || s.Tokens[p.head].Rel == text.Conj || f.root(a) == f.root(b) || !f.compatible(a, b) || f.clusters[f.root(a)].named {
			continue
		}
		f.join(a, b, "apposition", 0.85)
	}
}

// nameComma links a name and the description between commas behind it, where a
// parser hung that elsewhere: "the whereabouts of Ann Lee, the retired Danish
// general sought by the court, …".
func (f *finder) nameComma(s *text.Sentence, n, i int) {
	a := -1
	for h, steps := i-1, 0; h >= 0 && steps < 6; h, steps = s.Tokens[h].Head, steps+1 {
		if p := int(f.at[n][h]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].name1 == i-1 {
			a = p
			break
		}
	}
	if a < 0 || f.phrases[a].class != person || f.phrases[a].plural {
		return
	}
	noun := f.nounBehind(s, i-1)
	if noun < 0 || !isOffice(&s.Tokens[noun]) {
		return
	}
	b := int(f.at[n][noun])
	if b < 0 || f.root(a) == f.root(b) || f.phrases[b].form != ByDescription || f.phrases[b].antecedent >= 0 || f.clusters[f.root(b)].named || f.hasConjuncts(s, noun) || !f.compatible(a, b) {
		return
	}
	switch end := max(f.phrases[b].last, f.rightmost(s, noun)) + 1; {
	case s.Tokens[noun].Rel == text.Appos || s.Tokens[noun].Rel == text.Nmod:
	case end >= len(s.Tokens) || s.Tokens[end].Form != ",":
		return
	}
	f.join(a, b, "apposition", 0.85)
}

// collective says whether a phrase in the singular may denote many.
func (f *finder) collective(a int) bool {
	p := &f.phrases[a]
	return f.clusters[f.root(a)].class == organisation || traitOf(p.lemma).crowd != 0
}

func (f *finder) hasConjuncts(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Conj {
			return true
		}
	}
	return false
}

// bracketed says whether an opening bracket stands before the phrase.
func bracketed(s *text.Sentence, p *phrase) bool {
	i := min(p.first, p.name0) - 1
	return i >= 0 && (s.Tokens[i].Form == "(" || s.Tokens[i].Form == "[")
}

// relative links a relative pronoun to the noun that its clause hangs on:
// "who" to the person of that phrase, not to the police whose head he is.
func (f *finder) relative(s *text.Sentence, n, i, b int) {
	a := -1
	for c, steps := i, 0; c >= 0 && steps < 30; c, steps = s.Tokens[c].Head, steps+1 {
		if t := &s.Tokens[c]; t.Rel == text.AclRelcl {
			if t.Head >= 0 && t.Head < i {
				a = int(f.at[n][t.Head])
			}
			break
		}
	}
	human := f.phrases[b].lemma == "who" || f.phrases[b].lemma == "whom"
	if a < 0 { // the phrase that ends before it
		j := i - 1
		for j >= 0 && (s.Tokens[j].UPOS == text.PUNCT || s.Tokens[j].UPOS == text.ADP) {
			j--
		}
		for ; j >= 0 && a < 0; j = s.Tokens[j].Head {
			if p := int(f.at[n][j]); p >= 0 && f.phrases[p].last >= j && (!human || f.clusters[f.root(p)].class == person) {
				a = p
			}
			if s.Tokens[j].UPOS == text.VERB || s.Tokens[j].Head > i {
				break
			}
		}
	}
	if a < 0 {
		return
	}
	for steps := 0; human && f.clusters[f.root(a)].class != person && !f.phrases[a].plural && steps < 4; steps++ {
		p := &f.phrases[a]
		h := s.Tokens[p.head].Head
		if p.gram != modifier && p.gram != possessor || h < 0 || f.at[n][h] < 0 {
			break
		}
		if up := int(f.at[n][h]); f.clusters[f.root(up)].class == person {
			a = up
			break
		} else {
			a = up
		}
	}
	f.join(a, b, "relative pronoun", 0.95)
}

// reflexive links "himself" to the subject of its clause.
func (f *finder) reflexive(s *text.Sentence, n, b int) {
	p := &f.phrases[b]
	for c, steps := p.clause, 0; c >= 0 && steps < 4; c, steps = s.Tokens[c].Head, steps+1 {
		for _, d := range s.Children(c) {
			if r := s.Tokens[d].Rel; r == text.Nsubj || r == text.NsubjPass {
				if a := int(f.at[n][d]); a >= 0 && f.fits(b, a) {
					f.join(a, b, "reflexive pronoun: subject of its clause", 0.95)
				}
				return
			}
		}
	}
}

// fits says whether a pronoun may stand for a phrase as far as sex and number
// go.
func (f *finder) fits(pron, a int) bool {
	p, c := &f.phrases[pron], &f.clusters[f.root(a)]
	if p.sex != GenderUnknown && c.sex != GenderUnknown && p.sex != c.sex {
		return false
	}
	switch p.pron {
	case he, she:
		return !c.plural || c.singular
	case theyPronoun, wePronoun:
		return c.plural || c.class == organisation || c.class == person && !c.named
	}
	return true
}

// copula links what a phrase is said to be: "He is the head of …", "X remains
// the director". Not what is denied, asked, or only might be.
func (f *finder) copula(s *text.Sentence, n, i, b int) {
	q := &f.phrases[b]
	if q.form == ByPronoun {
		return
	}
	subj, cop := -1, false
	for _, c := range s.Children(i) {
		t := &s.Tokens[c]
		switch t.Rel {
		case text.Cop:
			cop = true
		case text.Nsubj:
			subj = int(f.at[n][c])
		case text.Case, text.Mark:
			if t.Rel == text.Case && int(c) < i {
				return
			}
			if l := strings.ToLower(t.Form); l == "if" || l == "whether" {
				return
			}
		case text.Aux:
			switch strings.ToLower(t.Form) {
			case "would", "could", "may", "might", "can", "should", "must", "will", "'ll", "’ll", "'d", "’d", "wo":
				return
			}
		case text.Advmod:
			switch strings.ToLower(t.Form) {
			case "not", "n't", "n’t", "never", "no", "like":
				return
			}
		}
	}
	if !cop || subj < 0 || s.Tokens[len(s.Tokens)-1].Form == "?" {
		return
	}
	p := &f.phrases[subj]
	c, d := &f.clusters[f.root(subj)], &f.clusters[f.root(b)]
	if q.det == negative || d.class == other || p.plural != q.plural && !f.collective(subj) && !f.collective(b) || !f.compatible(subj, b) {
		return
	}
	if p.form == ByPronoun && p.pron != he && p.pron != she && p.pron != iPronoun && p.pron != whoPronoun && p.pron != wePronoun && p.pron != theyPronoun {
		return
	}
	if c.class == locality && d.class == locality && q.det != definite {
		return
	}
	f.join(subj, b, "copula", 0.9)
	f.offices(s, n, subj, b, "copula")
}

// titled links descriptions to the name that follows them at once, however a
// parser has hung it: "the warlord Osama Najim", "writer and journalist Khalil
// Elhassi".
func (f *finder) titled(s *text.Sentence, n, i, b int) {
	a := f.nameAfter(s, n, b)
	if a < 0 || f.root(a) == f.root(b) || !f.compatible(a, b) {
		return
	}
	f.join(a, b, "title before the name", 0.9)
	if t := &s.Tokens[i]; t.Rel == text.Conj && t.Head >= 0 {
		if c := int(f.at[n][t.Head]); c >= 0 && f.phrases[c].form == ByDescription && f.phrases[c].class == person && !f.phrases[c].plural && f.phrases[b].det == bare {
			f.join(a, c, "title before the name", 0.9)
		}
	}
}
