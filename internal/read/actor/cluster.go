package actor

import (
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
	states   map[string]int // actors that are States, by country; nil until asked for
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
		c.call(fullTitle(nounLemma(&s.Tokens[p.title])))
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
