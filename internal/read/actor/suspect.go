package actor

import (
	"strings"

	"factum"
	"factum/internal/read/text"
)

// Shares of links that are judged, not learned.
const (
	suspectShare  = 0.6
	headlineShare = 0.8
)

// suspect links what stands for one who is pursued, and was linked to nothing, to
// the only named person who is accused in the text so far; "the 61-year-old" and
// "the above-named" without one to the only named person so far.
func (f *finder) suspect(i int) {
	p := &f.phrases[i]
	s := &f.t.Sentences[p.sent]
	aged := p.form == ByDescription && p.det == definite && !p.plural && (pointsBack(p.lemma) || f.aged(s, p))
	if !aged && !f.sought(i) {
		return
	}
	accused := -1
	for r := range f.clusters {
		c := &f.clusters[r]
		if c.dead || c.last < 0 || !c.named || c.class != person || c.plural || r == f.root(i) {
			continue
		}
		if c.accused {
			if accused >= 0 {
				return
			}
			accused = r
		}
	}
	if accused < 0 && aged {
		accused = f.soleNamed(i)
	}
	if accused < 0 {
		return
	}
	c := &f.clusters[accused]
	if !f.compatible(c.last, i) || f.besides(i, accused) {
		return
	}
	reason := "description: the one accused"
	if p.form == ByPronoun {
		reason = "pronoun: the one accused"
	}
	f.join(c.last, i, reason, suspectShare)
}

// soleNamed gives the only named person before phrase i; -1 if there is none, or
// several.
func (f *finder) soleNamed(i int) int {
	sole := -1
	for r := range f.clusters {
		c := &f.clusters[r]
		if c.dead || c.last < 0 || !c.named || c.class != person || c.plural || r == f.root(i) {
			continue
		}
		if sole >= 0 {
			return -1
		}
		sole = r
	}
	return sole
}

// besides says whether a cluster stands beside the phrase in its clause: who
// arrests him is not he.
func (f *finder) besides(i, r int) bool {
	p := &f.phrases[i]
	if p.clause < 0 || p.gram == possessor {
		return false
	}
	for _, q := range f.clusters[r].phrases {
		if x := &f.phrases[q]; x.sent == p.sent && x.clause == p.clause && x.gram != possessor && x.gram != modifier {
			return true
		}
	}
	return false
}

// aged says whether a description is nothing but an age: "the 61-year-old".
func (f *finder) aged(s *text.Sentence, p *phrase) bool {
	if p.lemma != "old" && !strings.HasSuffix(p.lemma, "-year-old") && p.lemma != "year-old" {
		return false
	}
	return strings.ContainsAny(f.words(s, p.first, p.last), "0123456789")
}

// pointsBack says whether a noun only points back at who was named.
func pointsBack(lemma string) bool {
	switch lemma {
	case "above-named", "abovenamed", "above-mentioned", "aforementioned", "aforesaid", "above":
		return true
	}
	return false
}

// headlines links the person of a headline whom only an office names ("Wanted
// Danish general gone") to the first person of the text who has that office.
func (f *finder) headlines() {
	const (
		most = 6  // sentences of headings
		lead = 12 // sentences in which their persons are named
	)
	for i := range f.phrases {
		p := &f.phrases[i]
		if p.sent >= most {
			return
		}
		if p.dead || p.form != ByDescription || p.class != person || p.plural || p.group || p.antecedent >= 0 || p.det != bare && p.det != definite && p.det != indefinite || !f.inHeading(p.sent) || f.clusters[f.root(i)].named {
			continue
		}
		s := &f.t.Sentences[p.sent]
		if !isOffice(&s.Tokens[p.head]) || f.hasConjuncts(s, p.head) {
			continue
		}
		if to := f.firstCalled(i, p.lemma, lead); to >= 0 && f.compatible(to, i) {
			f.join(to, i, "headline: the one of that office", headlineShare)
		}
	}
}

// firstCalled gives a phrase of the only named person whom the text calls so, if
// that is named in its first sentences; -1 if there is none, or several.
func (f *finder) firstCalled(i int, noun string, lead int) int {
	found := -1
	for r := range f.clusters {
		c := &f.clusters[r]
		if c.dead || !c.named || c.class != person || c.plural || r == f.root(i) || !f.calledBy(c, noun) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = c.phrases[0]
	}
	if found >= 0 && f.phrases[found].sent >= lead {
		return -1
	}
	return found
}

func (f *finder) inHeading(n int) bool {
	b, blocks := f.t.Sentences[n].Block, f.t.Document.Blocks
	return b < len(blocks) && blocks[b].Kind == factum.Heading
}
