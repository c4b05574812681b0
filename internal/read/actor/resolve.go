package actor

import "math"

// candidate is an actor that an anaphor may mean; cluster is -1 for the answer
// "none".
type candidate struct {
	cluster  int
	from, to int // its features in finder.feats
	share    float32
}

// Bounds on the candidates of one anaphor: how many mentions back they are
// looked for, and how many there are at most.
const (
	reachPronoun     = 60
	reachDescription = 120
	maxCandidates    = 32
	maxSameHead      = 24
)

// resolve goes through the phrases in the order of the text and links each
// anaphor to the likeliest candidate, if that is likely enough.
func (f *finder) resolve(order []int) {
	f.byHead = map[string][]int{}
	for k, i := range order {
		p := &f.phrases[i]
		if f.spoken(i) {
			f.pass(i)
			continue
		}
		if a := f.anaphorOf(p); a != noAnaphor && p.antecedent < 0 && f.firstOfItsOwn(i) {
			f.gather(order, k, a)
			if f.learn != nil {
				f.learn.take(f, i, a)
			} else {
				f.choose(i, a)
			}
		}
		if p.antecedent < 0 && f.learn == nil && p.form == ByDescription && f.firstOfItsOwn(i) {
			f.suspect(i)
		}
		f.pass(i)
	}
}

// spoken links "I", or "we" where a body or several speak, to the speaker of the
// quotation that it stands in.
func (f *finder) spoken(i int) bool {
	p := &f.phrases[i]
	if p.quote < 0 || p.pron != iPronoun && p.pron != wePronoun {
		return false
	}
	to := f.quotes[p.quote].speaker
	if to < 0 || f.root(to) == f.root(i) {
		return false
	}
	c := &f.clusters[f.root(to)]
	switch {
	case p.pron == iPronoun && (c.class != person || c.plural && !c.singular):
		return false
	case p.pron == wePronoun && !(c.class == organisation || c.plural && c.class == person):
		return false
	}
	f.join(to, i, "pronoun: speaker of the quotation", 0.85)
	return true
}

// firstOfItsOwn says whether nothing before the phrase belongs to its cluster
// yet.
func (f *finder) firstOfItsOwn(i int) bool { return f.clusters[f.root(i)].size == 0 }

// pass notes that a phrase has been passed.
func (f *finder) pass(i int) {
	r := f.root(i)
	c := &f.clusters[r]
	if c.size == 0 {
		for _, h := range c.heads {
			if list := f.byHead[h]; h != "" && (len(list) == 0 || list[len(list)-1] != r) {
				if len(list) >= maxSameHead {
					copy(list, list[1:])
					list = list[:len(list)-1]
				}
				f.byHead[h] = append(list, r)
			}
		}
	}
	c.last = i
	c.size++
}

// choose scores the candidates that were gathered and links the best.
func (f *finder) choose(i int, a anaphor) {
	weights := f.weights[a]
	top, sum := -1, 0.0
	var best float32 = -1e9
	sought := f.sought(i)
	for k := range f.active {
		x := &f.active[k]
		x.share = 0
		for _, v := range f.feats[x.from:x.to] {
			x.share += weights[v]
		}
		if x.cluster >= 0 && f.runs(i, &f.clusters[x.cluster]) {
			x.share += officeBonus
		}
		if x.cluster >= 0 && sought {
			x.share += f.pursuit(&f.clusters[x.cluster])
		}
		if x.share > best {
			best, top = x.share, k
		}
	}
	for k := range f.active {
		sum += math.Exp(float64(f.active[k].share - best))
	}
	share := float32(1 / sum)
	if top < 0 || f.active[top].cluster < 0 || share < thresholds[a] {
		if top = f.onlyPerson(i, a); top < 0 {
			f.suspect(i)
			return
		}
		share = soleShare
	}
	c := &f.clusters[f.active[top].cluster]
	to := c.last
	f.join(to, i, f.reason(i, to), share)
}

// officeBonus is added to a candidate whose office goes with what the pronoun
// owns: "the minister … her ministry". Judged: GUM has no such pair.
const officeBonus = 2

// pursuitBonus is added to one who is accused in the text, and taken from one
// who judges or speaks, as a candidate for a pronoun that stands for one who is
// pursued. Judged: GUM has few reports of courts.
const pursuitBonus = 2

// sought says whether a pronoun stands where one who is pursued does: "arrested
// him", "he was held", "his extradition".
func (f *finder) sought(i int) bool {
	p := &f.phrases[i]
	if p.form != ByPronoun || p.pron != he && p.pron != she {
		return false
	}
	s := &f.t.Sentences[p.sent]
	switch {
	case p.gram == possessor && p.owns >= 0:
		return traitOf(f.phrases[p.owns].lemma).undergone
	case (p.gram == passiveSubject || p.gram == object) && p.clause >= 0:
		return traitOf(s.Tokens[p.clause].Lemma).pursue == "acc"
	}
	return false
}

// pursuit gives what is added to a candidate for one who is pursued.
func (f *finder) pursuit(c *cluster) float32 {
	if c.class != person {
		return 0
	}
	if c.accused {
		return pursuitBonus
	}
	for _, h := range c.heads {
		if traitOf(h).official {
			return -pursuitBonus
		}
	}
	return 0
}

// runs says whether what a possessive pronoun owns is named after the office
// of a candidate: both words begin with the same six letters.
func (f *finder) runs(i int, c *cluster) bool {
	const stem = 6
	p := &f.phrases[i]
	if p.form != ByPronoun || p.owns < 0 || c.class != person {
		return false
	}
	owned := f.phrases[p.owns].lemma
	for _, h := range c.heads {
		if len(owned) >= stem && len(h) >= stem && owned[:stem] == h[:stem] {
			return true
		}
	}
	return false
}

// soleShare is the confidence of a link to the only person near; on GUM eight of
// nine such links are right.
const soleShare = 0.7

// onlyPerson gives the candidate for "he" or "she" that is the only person
// spoken of so far; -1 if there are several, or none.
func (f *finder) onlyPerson(i int, a anaphor) int {
	if a != anaHe && a != anaShe {
		return -1
	}
	found := -1
	for k := range f.active {
		x := &f.active[k]
		if x.cluster < 0 {
			continue
		}
		c := &f.clusters[x.cluster]
		if c.class != person && c.score[c.class]-c.score[person] > 2 {
			continue
		}
		if found >= 0 || c.class != person {
			return -1
		}
		found = k
	}
	if found < 0 {
		return -1
	}
	c := &f.clusters[f.active[found].cluster]
	full := false
	for _, q := range c.phrases {
		full = full || f.phrases[q].form == ByName && f.phrases[q].name0 < f.phrases[q].name1
	}
	if !full || c.score[person]-max(c.score[organisation], c.score[locality], c.score[other]) < 1.5 || f.phrases[i].sent-f.phrases[c.last].sent > 3 {
		return -1
	}
	return found
}

// reason words why an anaphor was linked.
func (f *finder) reason(i, to int) string {
	p, m := &f.phrases[i], &f.phrases[to]
	if p.form == ByPronoun {
		switch {
		case m.sent == p.sent && m.gram == subject:
			return "pronoun: subject of the same sentence"
		case m.gram == subject || m.gram == passiveSubject:
			return "pronoun: subject before"
		}
		return "pronoun: likeliest before"
	}
	if f.calledBy(&f.clusters[f.root(to)], p.lemma) {
		return "description: called by the same noun before"
	}
	return "description: likeliest before"
}

func (f *finder) calledBy(c *cluster, noun string) bool {
	for _, h := range c.heads {
		if h == noun {
			return true
		}
	}
	return false
}

// gather fills f.active with the candidates for the anaphor order[k] and their
// features.
func (f *finder) gather(order []int, k int, a anaphor) {
	i := order[k]
	p := &f.phrases[i]
	f.active, f.feats = f.active[:0], f.feats[:0]
	reach := reachDescription
	if p.form == ByPronoun {
		reach = reachPronoun
	}
	own := f.root(i)
	matches, rank := 0, 0
	f.none(p) // its place is first; the number of matches is added last
	for j := k - 1; j >= 0 && k-j <= reach && len(f.active) < maxCandidates; j-- {
		m := order[j]
		r := f.root(m)
		c := &f.clusters[r]
		if r == own || c.last != m || !f.possible(p, c, m, a) {
			continue
		}
		if p.form == ByDescription && f.calledBy(c, p.lemma) {
			matches++
		}
		f.pair(p, c, r, rank)
		rank++
	}
	if p.form == ByDescription {
		for _, r := range f.byHead[p.lemma] {
			c := &f.clusters[r]
			if c.dead || r == own || c.last < 0 || f.listed(r) || len(f.active) >= maxCandidates+maxSameHead || !f.possible(p, c, c.last, a) {
				continue
			}
			matches++
			f.pair(p, c, r, 7)
		}
	}
	// The answer "none" comes last, with what only now is known.
	n := &f.active[0]
	extra := len(f.feats)
	f.feats = append(f.feats, f.feats[n.from:n.to]...)
	f.feats = append(f.feats, int32(offsets[gMatches]+min(matches, 3)+4*b2i(rank == 0)))
	n.from, n.to = extra, len(f.feats)
	for x := 1; x < len(f.active); x++ {
		f.sole(&f.active[x], p, matches, rank)
	}
}

// sole marks a candidate that is the only one, or the only one called so.
func (f *finder) sole(x *candidate, p *phrase, matches, rank int) {
	v := 0
	switch {
	case rank == 1:
		v = 1
	case matches == 1 && p.form == ByDescription && f.calledBy(&f.clusters[x.cluster], p.lemma):
		v = 2
	case matches > 1 && p.form == ByDescription && f.calledBy(&f.clusters[x.cluster], p.lemma):
		v = 3
	case matches > 0 && p.form == ByDescription:
		v = 4
	}
	// Features of one candidate stand together, so the list is rebuilt at its end.
	from := len(f.feats)
	f.feats = append(f.feats, f.feats[x.from:x.to]...)
	f.feats = append(f.feats, int32(offsets[gSole]+v))
	x.from, x.to = from, len(f.feats)
}

func (f *finder) listed(r int) bool {
	for k := range f.active {
		if f.active[k].cluster == r {
			return true
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
