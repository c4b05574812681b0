package origin

import (
	"cmp"
	"slices"

	"factum"
)

const (
	// copied is what the words of a passage must say for it to be a copy, in
	// words of content; sentence is what a passage must say whose words are
	// common in the pile.
	copied   = 7.0
	sentence = 14.0
	// spoken is what shared words inside of quotation marks must say.
	spoken = 3.0
	// whole is the share of the words of both documents that passages must
	// cover for them to be one witness in all they say; neither may have a
	// stretch of clauseWords of its own.
	whole       = 0.9
	clauseWords = 8
	// tries bounds the documents that one document is held against.
	tries = 12
)

// match is a passage that two documents share: stretches of words [i, iEnd)
// of document a and [j, jEnd) of document b.
type match struct {
	a, b                 int32
	i, iEnd, j, jEnd     int32
	quote                bool // words of a third party
	own, plain, inQuotes float32
	pieces               []piece
}

// pile is the documents of a case while they are compared.
type pile struct {
	docs    []*factum.Document // by first day of publication, then by ID
	tokens  [][]token
	keys    [][]uint32 // word.match of the tokens
	first   []int32    // number of the first token of each document
	vocab   *vocabulary
	index   *index
	matches []match
	of      [][2]int32 // by document: the range of its matches with those before it
	// copies joins tokens that stand in shared passages, heard those in
	// shared quotations, too.
	copies, heard *sets
	wholes        *sets // documents
	votes         votes
}

func newPile(docs []*factum.Document) *pile {
	p := &pile{docs: slices.Clone(docs), vocab: newVocabulary()}
	slices.SortStableFunc(p.docs, func(x, y *factum.Document) int {
		return cmp.Or(cmp.Compare(lastDay(x), lastDay(y)), cmp.Compare(x.ID, y.ID))
	})
	n := int32(0)
	for _, d := range p.docs {
		t := p.vocab.tokens(d)
		p.tokens = append(p.tokens, t)
		p.first = append(p.first, n)
		n += int32(len(t))
	}
	p.vocab.weigh()
	keys := make([]uint32, 0, n)
	for _, t := range p.tokens {
		from := len(keys)
		for i := range t {
			keys = append(keys, p.vocab.words[t[i].word].match)
		}
		p.keys = append(p.keys, keys[from:len(keys):len(keys)])
	}
	p.of = make([][2]int32, len(p.docs))
	p.votes.of = make([]int32, len(p.docs))
	p.copies, p.heard, p.wholes = newSets(int(n)), newSets(int(n)), newSets(len(p.docs))
	return p
}

// lastDay orders documents: those that are known to be out early come first.
func lastDay(d *factum.Document) int {
	if !d.Published.To.Known() {
		return 1 << 30
	}
	return int(d.Published.To.Day)
}

// compare finds all shared passages.
func (p *pile) compare() {
	twins := p.twins()
	p.index = newIndex(p.tokens, twins, p.vocab.words)
	p.markCommon()
	al := &aligner{words: p.vocab.words}
	for d := range p.docs {
		if twins[d] < 0 {
			p.search(al, int32(d))
		}
	}
}

// twins joins documents of equal words, and gives for each document the first
// that has its words, -1 for the first itself. The words of the others are
// taken out of the comparison.
func (p *pile) twins() []int32 {
	first := map[uint64][]int32{}
	out := make([]int32, len(p.docs))
	for d, t := range p.tokens {
		out[d] = -1
		h := uint64(len(t))
		for _, w := range t {
			h = mix(h ^ uint64(w.word))
		}
		for _, e := range first[h] {
			if (len(t) >= clauseWords || p.docs[d].Text == p.docs[e].Text && p.docs[d].Text != "") &&
				slices.EqualFunc(t, p.tokens[e], func(x, y token) bool { return x.word == y.word }) {
				out[d] = e
				break
			}
		}
		if out[d] < 0 {
			first[h] = append(first[h], int32(d))
			continue
		}
		e := out[d]
		n := int32(len(t))
		p.wholes.join(e, int32(d))
		for k := range n {
			p.copies.join(p.first[e]+k, p.first[d]+k)
			p.heard.join(p.first[e]+k, p.first[d]+k)
		}
		if n > 0 {
			p.matches = append(p.matches, match{a: int32(d), b: e, iEnd: n, jEnd: n, pieces: []piece{{n: n, m: n, equal: true}}})
		}
	}
	return out
}

// often is the number of documents from which on a fingerprint that more than
// half of them have is common in the pile.
const often = 6

// markCommon marks the words of fingerprints that most documents have.
func (p *pile) markCommon() {
	if len(p.docs) < often {
		return
	}
	for r := range int32(len(p.index.runs) - 1) {
		run := p.index.run(r)
		if run[0].hash>>63 == 1 || 2*documents(run) <= len(p.docs) {
			continue
		}
		for _, s := range run {
			t := p.tokens[s.doc]
			for k, n := int(s.pos), 0; k < len(t) && n < shingle; k++ {
				t[k].flags |= common
				if !p.vocab.words[t[k].word].function {
					n++
				}
			}
		}
	}
}

// documents counts the documents of seeds that are sorted by document.
func documents(run []seed) int {
	n := 0
	for i := range run {
		if i == 0 || run[i].doc != run[i-1].doc {
			n++
		}
	}
	return n
}

// search holds a document against those before it that share most of its
// fingerprints, one after the other, until none is left that shares
// fingerprints which no other explains.
func (p *pile) search(al *aligner, d int32) {
	open := p.index.of[d]
	var tried []int32
	var pairs []pair
	for range tries {
		e := p.most(d, open, tried)
		if e < 0 {
			break
		}
		tried = append(tried, e)
		x := p.pair(al, d, e)
		if len(x.found) > 0 {
			pairs = append(pairs, x)
		}
		open = slices.DeleteFunc(slices.Clone(open), func(at place) bool {
			return slices.ContainsFunc(x.found, func(m match) bool { return m.i <= at.pos && at.pos < m.iEnd })
		})
	}
	p.further(al, d, pairs)
	from := int32(len(p.matches))
	for i := range pairs {
		if p.one(pairs[i].found, d, pairs[i].e) {
			p.wholes.join(d, pairs[i].e)
		}
		p.matches = append(p.matches, pairs[i].found...)
	}
	p.of[d] = [2]int32{from, int32(len(p.matches))}
}

// most gives the document before d that shares most of the fingerprints; -1
// if none shares any.
func (p *pile) most(d int32, open []place, tried []int32) int32 {
	defer p.votes.clear()
	for _, x := range open {
		last, n := int32(-1), 0
		for _, s := range p.index.run(x.run) {
			if s.doc >= d || n >= earliest {
				break
			}
			if s.doc == last {
				continue
			}
			last = s.doc
			n++
			if slices.Contains(tried, s.doc) {
				continue
			}
			p.votes.add(s.doc)
		}
	}
	best := int32(-1)
	for _, e := range p.votes.docs {
		if best < 0 || p.votes.of[e] > p.votes.of[best] || p.votes.of[e] == p.votes.of[best] && e < best {
			best = e
		}
	}
	return best
}

// votes counts for documents; its memory is used again and again.
type votes struct {
	of   []int32 // by document
	docs []int32 // those that have any
}

func (v *votes) add(doc int32) {
	if v.of[doc] == 0 {
		v.docs = append(v.docs, doc)
	}
	v.of[doc]++
}

func (v *votes) clear() {
	for _, d := range v.docs {
		v.of[d] = 0
	}
	v.docs = v.docs[:0]
}

// pair is what a document shares with one before it.
type pair struct {
	e     int32
	found []match
	total float32 // what the copied passages say
}

// pair aligns two documents, and keeps what they share.
func (p *pile) pair(al *aligner, d, e int32) pair {
	var seeds [][2]int32
	for _, x := range p.index.of[d] {
		run := p.index.run(x.run)
		at, _ := slices.BinarySearchFunc(run, e, func(s seed, e int32) int { return cmp.Compare(s.doc, e) })
		for ; at < len(run) && run[at].doc == e; at++ {
			seeds = append(seeds, [2]int32{x.pos, run[at].pos})
		}
	}
	al.take(p, d, e)
	out := pair{e: e}
	for _, c := range al.clusters(seeds) {
		isCopy := c.own >= copied || c.plain >= sentence
		if isCopy {
			out.total += c.plain
		}
		out.found = p.keep(out.found, &c, d, e, isCopy)
	}
	return out
}

// keep takes up a cluster, if it says enough.
func (p *pile) keep(found []match, c *cluster, d, e int32, isCopy bool) []match {
	if !isCopy && c.quote < spoken {
		return found
	}
	for k := range c.stretches {
		s := &c.stretches[k]
		if !isCopy && s.quote < s.own {
			continue
		}
		m := match{a: d, b: e, quote: !isCopy, own: c.own, plain: c.plain, inQuotes: c.quote, pieces: s.pieces}
		m.i, m.j = s.from()
		m.iEnd, m.jEnd = s.to()
		found = append(found, m)
		p.link(s, d, e, isCopy)
	}
	return found
}

// one says whether two documents are one witness in all they say: they share
// most words, and neither has anything of its own.
func (p *pile) one(found []match, d, e int32) bool {
	var a, b [][2]int32
	for i := range found {
		if m := &found[i]; !m.quote {
			a, b = append(a, [2]int32{m.i, m.iEnd}), append(b, [2]int32{m.j, m.jEnd})
		}
	}
	coveredA, restA := covered(a, len(p.tokens[d]))
	coveredB, restB := covered(b, len(p.tokens[e]))
	return min(coveredA, coveredB) >= whole && max(restA, restB) < clauseWords
}

// covered gives the share of n words that ranges cover, and the longest
// stretch that they leave free.
func covered(ranges [][2]int32, n int) (share float64, free int32) {
	slices.SortFunc(ranges, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	at, in := int32(0), int32(0)
	for _, r := range ranges {
		free = max(free, r[0]-at)
		in += max(0, r[1]-max(at, r[0]))
		at = max(at, r[1])
	}
	return float64(in) / float64(max(n, 1)), max(free, int32(n)-at)
}

// link joins the tokens of two aligned stretches one by one; words that stand
// in the place of others are joined with these.
func (p *pile) link(s *stretch, d, e int32, isCopy bool) {
	for _, x := range s.pieces {
		for k := range min(x.n, x.m) {
			i, j := p.first[d]+x.i+k, p.first[e]+x.j+k
			p.heard.join(i, j)
			if isCopy {
				p.copies.join(i, j)
			}
		}
	}
}
