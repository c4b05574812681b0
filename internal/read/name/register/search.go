package register

import (
	"math"
	"unsafe"

	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
)

// Numbers of the candidate stage, chosen on the development registers: larger
// ones cost time and brought no more recall (see README.md of package name).
const (
	maxReadings = 64   // spellings compared letter by letter for one part of a query
	maxRanked   = 256  // names looked at closer, by an estimate of the score
	maxScored   = 128  // names scored whole, by a closer estimate
	leastJoined = 0.55 // similarity by edits, from which letters are compared
	maxJoined   = 24   // spellings compared with two words written as one
	leastSim    = 0.45 // similarity from which a token is looked up
	minSplit    = 3    // letters of a word's half, when it may be two words
)

// list is the names of one token, and what they gain by it.
type list struct {
	token uint32
	parts uint16  // bits of the query's parts that it stands for
	gain  float32 // bits shared
	fuzz  float32 // cost of unequal letters
	turn  int32   // the order in which lists are read
}

// searcher holds the memory of one query over one index; it is used again and again.
type searcher struct {
	x        segment
	w        *name.Weights
	best     []int32              // token → one more than its place in found; 0 where the query has nothing like it
	found    []list               // the best list of each token
	sought   [1 << 16 / 64]uint64 // marks of the tokens found, a bit each
	groups   []group
	order    []list
	prices   prices
	scorer   *name.Scorer
	part     name.Part
	other    name.Name
	buf      []name.Part
	key      []byte
	cache    *cache
	finder   finder
	patterns []patterns // of the query's parts
	pairings []pairing
	ranked   []ranked
	hist     [1 << 10]uint32 // how many of the names that are ranked cost as much, by bucket
	least    int             // bucket from which names are not scored
}

type ranked struct {
	name uint32
	cost float32 // estimated
}

func newSearcher(x segment, c *cache) *searcher {
	return &searcher{x: x, w: name.Fitted(), prices: newPrices(name.Fitted()), cache: c, scorer: name.NewScorer(name.Fitted()), finder: finder{x: x}}
}

// candidates gives the names that promise most for the query, best first.
func (s *searcher) candidates(q *name.Name, skip func(n uint32) bool) []ranked {
	s.scorer.Begin()
	s.forget()
	if n := s.x.tokens(); n > len(s.best) {
		s.best = append(s.best, make([]int32, n-len(s.best))...)
	}
	for i := range q.Parts {
		if i < 16 && q.Parts[i].Counts() {
			s.expand(q, i)
		}
	}
	s.patterns = s.patterns[:0]
	for i := range q.Parts {
		s.patterns = append(s.patterns, newPatterns(&q.Parts[i]))
	}
	s.joins(q)
	return s.scan(q, skip)
}

// expand lists the tokens that a part of the query may be.
func (s *searcher) expand(q *name.Name, i int) {
	p := &q.Parts[i]
	if p.Role == name.Initial || p.Role == name.Ordinal {
		return
	}
	info := float32(p.Token().Info)
	for _, n := range s.neighbours(q, i) {
		s.list(list{n.token, 1 << i, float32(n.sim.Score) * info, s.fuzz(n.sim.Score), 0})
		s.scorer.Remember(i, n.token+1, n.sim)
	}
	for _, short := range name.Nicknames(p.Token().Key) {
		s.exact(short, func(t uint32) { s.list(list{t, 1 << i, nickGain * info, s.fuzz(nickGain), 0}) })
	}
	key := p.Token().Key
	for k := minSplit; k+minSplit <= len(key); k++ {
		var left, right []uint32
		s.exact(key[:k], func(t uint32) { left = append(left, t) })
		if left == nil {
			continue
		}
		s.exact(key[k:], func(t uint32) { right = append(right, t) })
		if right == nil {
			continue
		}
		for _, t := range left {
			s.list(list{t, 1 << i, info * float32(k) / float32(len(key)) * splitGain, 0, 0})
		}
		for _, t := range right {
			s.list(list{t, 0, info * float32(len(key)-k) / float32(len(key)) * splitGain, 0, 0})
		}
	}
}

const (
	nickGain  = 0.8
	splitGain = 0.9
)

// fuzz is what the scorer takes for letters that are as alike as this.
func (s *searcher) fuzz(sim float64) float32 {
	return float32(s.w.Fuzz * math.Pow(1-sim, s.w.FuzzPower))
}

// list takes in that a token may be a part of the query; the likest part counts.
func (s *searcher) list(l list) {
	k := s.best[l.token]
	if k == 0 {
		s.found = append(s.found, l)
		s.best[l.token] = int32(len(s.found))
		h := mark(l.token)
		s.sought[h/64] |= 1 << (h % 64)
	} else if old := &s.found[k-1]; old.gain < l.gain {
		*old = l
	}
}

// forget clears what was found for the last query.
func (s *searcher) forget() {
	for _, l := range s.found {
		s.best[l.token] = 0
		s.sought[mark(l.token)/64] = 0
	}
	s.found = s.found[:0]
}

// neighbour is a token that a part of a query may be.
type neighbour struct {
	token uint32
	sim   name.Similarity
}

// neighbours gives the tokens like part i of the query, from the memory of
// earlier queries where they had an equal part.
func (s *searcher) neighbours(q *name.Name, i int) []neighbour {
	p := &q.Parts[i]
	s.key = append(p.AppendTo(s.key[:0]), byte(p.Role))
	if found, ok := s.cache.get(s.key); ok {
		return found
	}
	var found []neighbour
	s.similar(p, maxReadings, 0, func(o *name.Part, t uint32) {
		if v := s.scorer.Similarity(q, i, o); v.Score >= leastSim {
			found = append(found, neighbour{t, v})
		}
	})
	s.cache.put(s.key, found)
	return found
}

// joins looks up neighbouring parts as one word.
func (s *searcher) joins(q *name.Name) {
	for i := range q.Parts {
		if i+1 >= len(q.Parts) || i >= 15 || !q.Parts[i].Counts() || !q.Parts[i+1].Counts() || q.Parts[i].Role == name.Initial || q.Parts[i+1].Role == name.Initial {
			continue
		}
		whole := name.Join(&q.Parts[i], &q.Parts[i+1])
		info := float32(min(q.Parts[i].Token().Info+q.Parts[i+1].Token().Info, 16))
		s.similar(&whole, maxJoined, leastJoined, func(o *name.Part, t uint32) {
			if sim := name.PartSimilarity(&whole, o); sim > s.w.JoinSim {
				s.list(list{t, 3 << i, float32(sim) * info, s.fuzz(sim), 0})
			}
		})
	}
}

// similar calls f for the tokens near a part that are as alike as least by their edits; the part it gives is only valid during the call.
func (s *searcher) similar(p *name.Part, limit int, least float32, f func(o *name.Part, t uint32)) {
	for _, c := range s.finder.find(p, limit) {
		if s.guess(c.edits(), float32(len(p.Key)+c.letters.Len())/2) < least {
			continue
		}
		if s.part.Decode(s.x.token(c.token)) != nil {
			continue
		}
		s.part.Number(c.token + 1)
		s.part.Place(name.Plain, false)
		f(&s.part, c.token)
	}
}

// exact calls f for the tokens with exactly these letters.
func (s *searcher) exact(key string, f func(t uint32)) {
	want := newReading(0, key)
	for _, r := range s.x.same(consonants(phonetic.Of(key))) {
		if r.letters == want.letters && r.mask == want.mask && s.part.Decode(s.x.token(r.token)) == nil && s.part.Key == key {
			f(r.token)
		}
	}
}

// load rebuilds a name of the index.
func (s *searcher) load(n uint32) (*name.Name, bool) {
	x := s.x
	ps := x.nameParts(n)
	for len(s.buf) < len(ps) {
		s.buf = append(s.buf, name.Part{})
	}
	f := x.nameFlags(n)
	kind, gender := name.Person, name.Unknown
	if f&flagOrganisation != 0 {
		kind = name.Organisation
	}
	switch {
	case f&flagMale != 0:
		gender = name.Male
	case f&flagFemale != 0:
		gender = name.Female
	}
	s.other.Rebuild(view(x.nameText(n)), kind, f&flagMarked != 0, gender)
	for i, v := range ps {
		p := &s.buf[i]
		if p.Decode(x.token(v>>8)) != nil {
			return nil, false
		}
		p.Number(v>>8 + 1)
		p.Place(name.Role(v&0x7f), v&0x80 != 0)
	}
	s.other.Parts = s.buf[:len(ps)]
	return &s.other, true
}

// view gives bytes as a string without copying; those of a register do not change.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
