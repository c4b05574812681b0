package actor

import (
	"strings"

	"factum"
	"factum/internal/read/text"
)

// actors makes the result of the clusters: those that are a person, an
// organisation or a place.
func (f *finder) actors(order []int) *Actors {
	out := &Actors{at: make([]map[int]int, len(f.t.Sentences)), groups: make([]map[int]int, len(f.t.Sentences))}
	number := make([]int, len(f.clusters)) // 1 + actor
	mention := make([]int, len(f.phrases)) // 1 + index among the actor's mentions
	later := f.laterLinks()
	for _, i := range order {
		r := f.root(i)
		if number[r] == 0 {
			if !f.acts(r) {
				continue
			}
			out.All = append(out.All, f.actor(r))
			number[r] = len(out.All)
		}
		a := &out.All[number[r]-1]
		m := f.mention(i)
		m.Antecedent = -1
		if p := f.phrases[i].antecedent; p >= 0 && f.root(p) == r && mention[p] > 0 {
			m.Antecedent = mention[p] - 1
		} else if len(a.Mentions) > 0 {
			m.Antecedent = 0
			if m.Reason == "" {
				// Named later in the text than here: the link was noted at the
				// other end.
				m.Reason, m.Confidence = f.backward(i, later[i])
			}
		} else {
			m.Reason, m.Confidence = "", 0
		}
		a.Mentions = append(a.Mentions, m)
		mention[i] = len(a.Mentions)
		f.place(out, i, number[r])
	}
	for r := range f.clusters {
		if number[r] == 0 {
			continue
		}
		for _, q := range f.clusters[r].members {
			if k := number[f.root(q)]; k > 0 && k != number[r] {
				out.All[number[r]-1].Members = append(out.All[number[r]-1].Members, k-1)
			}
		}
	}
	return out
}

// laterLinks gives, for each phrase, one of those linked to it; -1 if none is.
func (f *finder) laterLinks() []int {
	later := make([]int, len(f.phrases))
	for i := range later {
		later[i] = -1
	}
	for i := range f.phrases {
		if a := f.phrases[i].antecedent; a >= 0 && later[a] < 0 {
			later[a] = i
		}
	}
	return later
}

// backward gives the reason of a link that was noted at its other end.
func (f *finder) backward(i, later int) (string, float32) {
	if later >= 0 && f.root(later) == f.root(i) {
		return f.phrases[later].reason, f.phrases[later].confidence
	}
	return "same actor", 0.9
}

// place enters a mention in the index: under its head, and under the words of
// its name and its title, so that a reader finds it however a parser has hung
// them.
func (f *finder) place(out *Actors, i, number int) {
	p := &f.phrases[i]
	index := out.at
	if p.group {
		index = out.groups
	}
	if index[p.sent] == nil {
		index[p.sent] = map[int]int{}
	}
	index[p.sent][p.head] = number
	if p.group || p.form != ByName {
		return
	}
	s := &f.t.Sentences[p.sent]
	for k := p.name0; k <= p.name1; k++ {
		f.also(index[p.sent], p.sent, k, number)
	}
	if p.title >= 0 {
		f.also(index[p.sent], p.sent, p.title, number)
		for _, c := range s.Children(p.title) {
			if s.Tokens[c].Rel == text.Conj {
				f.also(index[p.sent], p.sent, int(c), number)
			}
		}
	}
}

// also enters a word that heads no mention of its own.
func (f *finder) also(index map[int]int, n, k, number int) {
	if f.at[n][k] < 0 && index[k] == 0 && f.t.Sentences[n].Tokens[k].UPOS != text.PUNCT {
		index[k] = number
	}
}

// acts says whether a cluster is an actor: of a kind that is one, and more than
// an unlinked pronoun for a thing.
func (f *finder) acts(r int) bool {
	c := &f.clusters[r]
	if c.class == other {
		return false
	}
	for _, i := range c.phrases {
		p := &f.phrases[i]
		if p.form != ByPronoun || p.pron == he || p.pron == she || p.pron == iPronoun || p.pron == wePronoun || p.pron == youPronoun || p.pron == somePronoun || p.pron == whoPronoun && p.lemma != "which" && p.lemma != "that" {
			return true
		}
		if p.pron == theyPronoun {
			return true
		}
	}
	return false
}

var kindNames = [numClasses]factum.Kind{factum.Person, factum.Organisation, factum.Place, ""}

// actor makes the actor of a cluster, without its mentions.
func (f *finder) actor(r int) Actor {
	c := &f.clusters[r]
	a := Actor{Kind: kindNames[c.class], Plural: c.plural && !c.singular, Gender: c.sex, Country: c.country}
	for _, i := range c.phrases {
		a.Named = a.Named || f.phrases[i].form == ByName
	}
	if c.class != person {
		a.Gender = GenderUnknown
		return a
	}
	a.Country = "" // a surname that is also a town's says nothing
	for _, i := range c.phrases {
		if p := &f.phrases[i]; p.country != "" && p.class == person {
			a.Country = p.country
			break
		}
	}
	return a
}

// mention makes the mention of a phrase.
func (f *finder) mention(i int) Mention {
	p := &f.phrases[i]
	s := &f.t.Sentences[p.sent]
	m := Mention{Form: p.form, Sentence: p.sent, Head: p.head, First: p.first, Last: p.last, Reason: p.reason, Confidence: p.confidence}
	m.Range = factum.Range{Start: s.Tokens[p.first].Start, End: s.Tokens[p.last].End}
	from, to := p.first, p.last
	if p.form == ByName {
		from, to = p.name0, p.name1
	}
	m.Text = f.words(s, from, to)
	if k := to + 1; p.form == ByName && from < to && m.Last <= k && k < len(s.Tokens) && s.Tokens[k].Form == "." && !s.Tokens[k].SpaceBefore && initial(s.Tokens[to].Form) {
		m.Text += "." // "Huarcaya T.", whose stop ends the sentence, too
		m.Last, m.End = k, s.Tokens[k].End
	}
	if p.surname >= 0 {
		m.Text += " " + s.Tokens[p.surname].Form
		m.Last, m.End = p.surname, s.Tokens[p.surname].End
	}
	return m
}

// words are the words of tokens without the markup between them.
func (f *finder) words(s *text.Sentence, from, to int) string {
	clean := true
	for i := from; i < to && clean; i++ {
		if gap := s.Tokens[i+1].Start - s.Tokens[i].End; gap > 1 || gap == 1 && !s.Tokens[i+1].SpaceBefore {
			clean = false
		}
	}
	if clean {
		return f.t.Document.Text[s.Tokens[from].Start:s.Tokens[to].End]
	}
	var b strings.Builder
	for i := from; i <= to; i++ {
		if i > from && s.Tokens[i].SpaceBefore {
			b.WriteByte(' ')
		}
		b.WriteString(s.Tokens[i].Form)
	}
	return b.String()
}
