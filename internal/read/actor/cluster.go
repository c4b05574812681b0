package actor

import (
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// cluster is an actor while its mentions are brought together.
type cluster struct {
	phrases  []int // in the order in which they joined
	score    [numClasses]float32
	class    class
	sex      Gender
	presumed Gender
	plural   bool
	singular bool
	named    bool
	country  string
	heads    []string // nouns that it was called by, most recent last
	accused  bool
	harmed   bool
	members  []int // phrases of a coordination
	last     int   // phrase mentioned last so far; -1 before the pass reaches the first
	size     int   // mentions passed so far
	dead     bool  // went into another cluster
}

// maxHeads bounds the nouns kept of one actor.
const maxHeads = 12

// finder brings phrases together.
type finder struct {
	walker
	clusters []cluster
	quotes   []quotation
	weights  *antecedentModel
	byHead   map[string][]int // clusters by head noun
	learn    *lesson          // nil unless learning
	active   []candidate
	feats    []int32
	names    []*nameNode
}

// root gives the cluster of a phrase.
func (f *finder) root(phrase int) int { return f.phrases[phrase].actor }

// start gives each phrase a cluster of its own.
func (f *finder) start() {
	f.clusters = make([]cluster, len(f.phrases))
	for i := range f.phrases {
		p := &f.phrases[i]
		p.actor = i
		c := &f.clusters[i]
		if p.dead {
			c.dead, c.last = true, -1
			continue
		}
		c.phrases = append(c.phrases, i)
		c.last = -1
		f.tell(c, p)
	}
}

// tell adds what a phrase tells to its cluster.
func (f *finder) tell(c *cluster, p *phrase) {
	if p.form != ByPronoun || p.pron == somePronoun {
		for k, v := range p.score {
			c.score[k] += v
		}
	} else if p.class == person {
		c.score[person] += 3
	}
	c.class = best(&c.score)
	if p.sex != GenderUnknown && c.sex == GenderUnknown {
		c.sex = p.sex
	}
	if p.presumed != GenderUnknown && c.presumed == GenderUnknown {
		c.presumed = p.presumed
	}
	if p.plural || p.group {
		c.plural = true
	} else if p.form != ByPronoun || p.pron == he || p.pron == she || p.pron == itPronoun {
		c.singular = true
	}
	c.named = c.named || p.form == ByName
	if c.country == "" {
		c.country = p.country
	}
	if p.form == ByDescription {
		c.call(p.lemma)
	} else if p.form == ByName && (p.class != person || p.noun.Has(word.Person)) {
		c.call(p.lemma)
	}
	if p.title >= 0 {
		s := &f.t.Sentences[p.sent]
		c.call(nounLemma(&s.Tokens[p.title]))
		for _, d := range s.Children(p.title) {
			if s.Tokens[d].Rel == text.Conj {
				c.call(nounLemma(&s.Tokens[d]))
			}
		}
	}
	f.script(c, p)
}

// call notes a noun that the actor is called by.
func (c *cluster) call(noun string) {
	for _, h := range c.heads {
		if h == noun {
			return
		}
	}
	if len(c.heads) < maxHeads {
		c.heads = append(c.heads, noun)
	}
}

// script notes that a phrase stands where the accused or the harmed stand.
func (f *finder) script(c *cluster, p *phrase) {
	s := &f.t.Sentences[p.sent]
	verb := -1
	switch p.gram {
	case passiveSubject, object:
		verb = p.clause
	}
	if p.gram == subject && p.clause >= 0 {
		if t := &s.Tokens[p.clause]; traitOf(t.Lemma).assail {
			c.accused = true
		} else if t.Lemma == "open" {
			for _, d := range s.Children(p.clause) {
				c.accused = c.accused || s.Tokens[d].Rel == text.Obj && s.Tokens[d].Lemma == "fire"
			}
		}
	}
	for _, d := range s.Children(p.head) {
		if s.Tokens[d].Rel == text.Acl && s.Tokens[d].XPOS == "VBN" {
			verb = int(d)
		}
	}
	if verb >= 0 {
		switch traitOf(s.Tokens[verb].Lemma).pursue {
		case "acc":
			c.accused = true
		case "vic":
			c.harmed = true
		}
	}
}

// join links phrase b to phrase a, which is of another or of the same
// cluster, and says why.
func (f *finder) join(a, b int, reason string, confidence float32) {
	p := &f.phrases[b]
	if p.antecedent < 0 {
		p.antecedent, p.reason, p.confidence = a, reason, confidence
	}
	x, y := f.root(a), f.root(b)
	if x == y {
		return
	}
	if len(f.clusters[x].phrases) < len(f.clusters[y].phrases) {
		x, y = y, x
	}
	to, from := &f.clusters[x], &f.clusters[y]
	for _, q := range from.phrases {
		f.phrases[q].actor = x
	}
	to.phrases = append(to.phrases, from.phrases...)
	for k, v := range from.score {
		to.score[k] += v
	}
	to.class = best(&to.score)
	if to.sex == GenderUnknown {
		to.sex = from.sex
	}
	if to.presumed == GenderUnknown {
		to.presumed = from.presumed
	}
	to.plural, to.singular, to.named = to.plural || from.plural, to.singular || from.singular, to.named || from.named
	to.accused, to.harmed = to.accused || from.accused, to.harmed || from.harmed
	if to.country == "" {
		to.country = from.country
	}
	for _, h := range from.heads {
		to.call(h)
	}
	to.members = append(to.members, from.members...)
	to.last, to.size = max(to.last, from.last), to.size+from.size
	*from = cluster{dead: true, last: -1}
}

// quotation is a stretch between quotation marks, in tokens of the whole text.
type quotation struct {
	first, last spot // of the words inside
	speaker     int  // phrase; -1 if none was found
}

// spot is a token of the text.
type spot struct{ sentence, token int }

func (a spot) before(b spot) bool {
	return a.sentence < b.sentence || a.sentence == b.sentence && a.token < b.token
}

// maxQuotation is the greatest number of sentences that a quotation without
// an end may reach over.
const maxQuotation = 30

// findQuotes pairs the quotation marks of each block and finds who speaks.
func (f *finder) findQuotes() {
	open := -1
	block := -1
	for n := range f.t.Sentences {
		s := &f.t.Sentences[n]
		if s.Block != block {
			f.closeOpen(open)
			open, block = -1, s.Block
		}
		for i := range s.Tokens {
			t := &s.Tokens[i]
			switch mark := quoteMark(t.Form); {
			case mark == 0:
			case open < 0 && mark != closing && (mark == opening || t.SpaceBefore || i == 0 || s.Tokens[i-1].UPOS == text.PUNCT):
				open = len(f.quotes)
				f.quotes = append(f.quotes, quotation{first: spot{n, i}, last: spot{-1, -1}, speaker: -1})
			case open >= 0 && mark != opening:
				f.quotes[open].last = spot{n, i}
				open = -1
			}
		}
		if open >= 0 && n-f.quotes[open].first.sentence > maxQuotation {
			f.closeOpen(open)
			open = -1
		}
	}
	f.closeOpen(open)
	kept := f.quotes[:0]
	for _, q := range f.quotes {
		if q.last.sentence >= 0 {
			kept = append(kept, q)
		}
	}
	f.quotes = kept
	k := 0
	for i := range f.phrases {
		p := &f.phrases[i]
		at := spot{p.sent, p.head}
		for k < len(f.quotes) && f.quotes[k].last.before(at) {
			k++
		}
		if k < len(f.quotes) && f.quotes[k].first.before(at) {
			p.quote = k
		}
	}
	for k := range f.quotes {
		f.quotes[k].speaker = f.speaker(k)
	}
}

// closeOpen gives a quotation that its block doesn't end no extent, unless it
// begins the block: then it goes on in the next one.
func (f *finder) closeOpen(k int) {
	if k < 0 {
		return
	}
	q := &f.quotes[k]
	block := f.t.Sentences[q.first.sentence].Block
	if q.first.token > 0 || q.first.sentence > 0 && f.t.Sentences[q.first.sentence-1].Block == block {
		return
	}
	n := q.first.sentence
	for n+1 < len(f.t.Sentences) && f.t.Sentences[n+1].Block == block {
		n++
	}
	q.last = spot{n, len(f.t.Sentences[n].Tokens)}
}

const (
	opening = iota + 1
	closing
	either
)

// quoteMark says what kind of quotation mark a form is; 0 for none. Single
// marks are left out: they are apostrophes too often.
func quoteMark(form string) int {
	switch form {
	case "“", "``", "«", "„":
		return opening
	case "”", "''", "»":
		return closing
	case "\"":
		return either
	}
	return 0
}

// speaker finds the phrase that is the subject of the verb of saying beside a
// quotation: in the sentences that it begins or ends in, outside of it; or in
// the sentence before, after a colon.
func (f *finder) speaker(k int) int {
	q := &f.quotes[k]
	var tries [4]int
	order := append(tries[:0], q.last.sentence)
	if q.first.sentence != q.last.sentence {
		order = append(order, q.first.sentence)
	}
	for _, n := range order {
		if p := f.says(n, q); p >= 0 {
			return p
		}
	}
	if n := q.first.sentence - 1; n >= 0 && q.first.token == 0 {
		s := &f.t.Sentences[n]
		if last := s.Tokens[len(s.Tokens)-1].Form; last == ":" {
			return f.says(n, q)
		}
	}
	// A quotation that follows another one of the same block goes on.
	if k > 0 && q.first.token == 0 && f.quotes[k-1].last.sentence >= q.first.sentence-1 && f.t.Sentences[f.quotes[k-1].last.sentence].Block == f.t.Sentences[q.first.sentence].Block {
		return f.quotes[k-1].speaker
	}
	return -1
}

// says finds the subject of a verb of saying of sentence n that stands outside
// of the quotation, the nearest to it.
func (f *finder) says(n int, q *quotation) int {
	s := &f.t.Sentences[n]
	bestDistance, found := 1<<30, -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != text.VERB || !traitOf(strings.ToLower(t.Lemma)).say {
			continue
		}
		at := spot{n, i}
		if q.first.before(at) && at.before(q.last) {
			continue
		}
		subj := -1
		for _, c := range s.Children(i) {
			if r := s.Tokens[c].Rel; r == text.Nsubj {
				subj = int(f.at[n][c])
			}
		}
		if subj < 0 && t.Rel == text.Conj && t.Head >= 0 {
			for _, c := range s.Children(t.Head) {
				if s.Tokens[c].Rel == text.Nsubj {
					subj = int(f.at[n][c])
				}
			}
		}
		if subj < 0 {
			continue
		}
		distance := 0
		if n == q.first.sentence && i < q.first.token {
			distance = q.first.token - i
		} else if n == q.last.sentence {
			distance = i - q.last.token
		} else {
			distance = len(s.Tokens) - i
		}
		if distance < bestDistance {
			bestDistance, found = distance, subj
		}
	}
	return found
}
