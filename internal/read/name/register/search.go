package register

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"unsafe"

	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
)

// Numbers of the candidate stage, chosen on the development registers: larger
// ones cost time and brought no more recall (see README.md of package name).
const (
	maxReadings   = 200  // spellings compared letter by letter for one part of a query
	maxTouched    = 512  // names that are looked at closer, by the bits they share
	maxScored     = 128  // names scored whole, by an estimate of the score
	maxEstimated  = 4096 // names whose score is estimated
	maxJoined     = 24   // spellings compared with two words written as one
	checkAfter    = 2000 // names met before it is asked whether that is enough
	leastSim      = 0.45 // similarity from which a token is looked up
	hardLetter    = 2    // rank of a consonant that one reading alone has; a vowel is one
	otherSkeleton = 2    // rank of another skeleton
	minSplit      = 3    // letters of a word's half, when it may be two words
)

// list is the names of one token, and what they gain by it.
type list struct {
	token uint32
	parts uint16  // bits of the query's parts that it stands for
	gain  float32 // bits shared
	fuzz  float32 // cost of unequal letters
}

// slot is what a name has gained so far.
type slot struct {
	gain, fuzz float32
	seen       uint16 // bits of the query's parts
	own        uint16 // parts of its own that were met
}

// searcher holds the memory of one query over one index; it is used again and again.
type searcher struct {
	x       segment
	w       *name.Weights
	slots   []slot
	touched []uint32
	lists   []list
	best    []int32 // token → one more than its place in found; 0 where the query has nothing like it
	found   []list  // the best list of each token, to complete the gain of candidates
	prices  prices
	scorer  *name.Scorer
	part    name.Part
	other   name.Name
	buf     []name.Part
	key     []byte
	cache   *cache
	near    []nearReading
	sorted  []nearReading
	skels   map[uint32]bool
	hist    [256]uint32
	ranked  []ranked
}

type nearReading struct {
	token uint32
	dist  int8
}

type ranked struct {
	name uint32
	rank float32
}

func newSearcher(x segment, c *cache) *searcher {
	return &searcher{x: x, w: name.Fitted(), prices: newPrices(name.Fitted()), cache: c, slots: make([]slot, x.names()), scorer: name.NewScorer(name.Fitted()), skels: map[uint32]bool{}}
}

// candidates gives the names that promise most for the query, best first.
func (s *searcher) candidates(q *name.Name, skip func(n uint32) bool) []ranked {
	s.scorer.Begin()
	s.lists = s.lists[:0]
	for _, l := range s.found {
		s.best[l.token] = 0
	}
	s.found = s.found[:0]
	if n := s.x.tokens(); n > len(s.best) {
		s.best = append(s.best, make([]int32, n-len(s.best))...)
	}
	for i := range q.Parts {
		if i < 16 && q.Parts[i].Counts() {
			s.expand(q, i)
		}
	}
	s.joins(q)
	slices.SortFunc(s.lists, func(a, b list) int { return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.token, b.token)) })
	return s.rank(q, s.scan(), skip)
}

// expand lists the tokens that a part of the query may be.
func (s *searcher) expand(q *name.Name, i int) {
	p := &q.Parts[i]
	if p.Role == name.Initial || p.Role == name.Ordinal {
		return
	}
	info := float32(p.Token().Info)
	for _, n := range s.neighbours(q, i) {
		s.list(list{n.token, 1 << i, float32(n.sim.Score) * info, s.fuzz(n.sim.Score)})
		s.scorer.Remember(i, n.token+1, n.sim)
	}
	for _, short := range name.Nicknames(p.Token().Key) {
		s.exact(short, func(t uint32) { s.list(list{t, 1 << i, nickGain * info, s.fuzz(nickGain)}) })
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
			s.list(list{t, 1 << i, info * float32(k) / float32(len(key)) * splitGain, 0})
		}
		for _, t := range right {
			s.list(list{t, 0, info * float32(len(key)-k) / float32(len(key)) * splitGain, 0})
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

func (s *searcher) list(l list) {
	k := s.best[l.token]
	if k == 0 {
		s.found = append(s.found, l)
		s.best[l.token] = int32(len(s.found))
	} else {
		old := &s.found[k-1]
		if old.gain >= l.gain && old.parts == l.parts {
			return
		}
		if old.gain < l.gain {
			*old = l
		}
	}
	s.lists = append(s.lists, l)
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
	s.similar(p, maxReadings, func(o *name.Part, t uint32) {
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
		s.similar(&whole, maxJoined, func(o *name.Part, t uint32) {
			if sim := name.PartSimilarity(&whole, o); sim > s.w.JoinSim {
				s.list(list{t, 3 << i, float32(sim) * info, s.fuzz(sim)})
			}
		})
	}
}

// similar calls f for the tokens near a part; the part it gives is only valid during the call.
func (s *searcher) similar(p *name.Part, most int, f func(o *name.Part, t uint32)) {
	s.near = s.near[:0]
	clear(s.skels)
	p.Readings(func(l string) {
		m := lengthMask(l)
		ignore := uint32(0)
		if p.Script.Abjad() {
			ignore = phonetic.Soft
		}
		s.x.near(consonants(phonetic.Of(l)), func(t, o uint32, same bool) {
			dl := int(m>>26) - int(o>>26)
			if dl > 5 || dl < -5 || name.Apart(m, o, int(m>>26), int(o>>26)) {
				return
			}
			x := (m ^ o) & (1<<26 - 1) &^ ignore
			rank := hardLetter*bits.OnesCount32(x&^phonetic.Soft) + bits.OnesCount32(x&phonetic.Soft) + max(dl, -dl)
			if !same {
				rank += otherSkeleton
			}
			s.near = append(s.near, nearReading{t, int8(rank)})
		})
	})
	s.byRank()
	n := 0
	clear(s.skels)
	for _, c := range s.sorted {
		if s.skels[c.token] {
			continue
		}
		s.skels[c.token] = true
		if n++; n > most {
			return
		}
		if s.part.Decode(s.x.token(c.token)) != nil {
			continue
		}
		s.part.Number(c.token + 1)
		s.part.Place(name.Plain, false)
		f(&s.part, c.token)
	}
}

// byRank sorts what is near by rank, by counting; only as much as will be looked at.
func (s *searcher) byRank() {
	var count [64]int
	for _, c := range s.near {
		count[c.dist]++
	}
	sum := 0
	var at [64]int
	worst := int8(len(count) - 1)
	for i, n := range count {
		at[i] = sum
		if sum += n; sum > 4*maxReadings {
			worst = int8(i)
			break
		}
	}
	if cap(s.sorted) < len(s.near) {
		s.sorted = make([]nearReading, 2*len(s.near))
	}
	s.sorted = s.sorted[:min(sum, len(s.near))]
	for _, c := range s.near {
		if c.dist <= worst {
			s.sorted[at[c.dist]] = c
			at[c.dist]++
		}
	}
}

// exact calls f for the tokens with exactly these letters.
func (s *searcher) exact(key string, f func(t uint32)) {
	m := lengthMask(key)
	s.x.same(consonants(phonetic.Of(key)), func(t, o uint32, _ bool) {
		if m == o && s.part.Decode(s.x.token(t)) == nil && s.part.Key == key {
			f(t)
		}
	})
}

// scan adds up gains, the most promising lists first, until no name that has
// not been met can share as much as the last of those that are looked at
// closer; it gives what such a name can share at most.
func (s *searcher) scan() (rest float32) {
	clear(s.hist[:])
	work := 0
	for i, l := range s.lists {
		posts := s.x.postings(l.token)
		if work > checkAfter {
			if rest = bound(s.lists[i:]); s.kth(maxTouched) > rest {
				return rest
			}
		}
		work += len(posts)
		for _, n := range posts {
			s.gain(n, l)
		}
	}
	return 0
}

// bound is what a name can share at most by the lists that are left.
func bound(rest []list) float32 {
	var top [17]float32 // by part; the last is for the second half of a word
	for _, l := range rest {
		i := 16
		if l.parts != 0 {
			i = bits.TrailingZeros16(l.parts)
		}
		top[i] = max(top[i], l.gain)
	}
	var sum float32
	for _, v := range top {
		sum += v
	}
	return sum
}

func (s *searcher) gain(n uint32, l list) {
	v := &s.slots[n]
	if v.seen&l.parts != 0 {
		return
	}
	if v.own == 0 {
		s.touched = append(s.touched, n)
	} else {
		s.hist[min(int(v.gain*2), 255)]--
	}
	v.gain += l.gain
	v.fuzz += l.fuzz
	v.seen |= l.parts
	v.own++
	s.hist[min(int(v.gain*2), 255)]++
}

// kth gives a bound below what the k-th name shares, of those that share most.
func (s *searcher) kth(k uint32) float32 {
	n := uint32(0)
	for i := 255; i > 0; i-- {
		if n += s.hist[i]; n >= k {
			return float32(i) / 2
		}
	}
	return 0
}

// rank gives the names that will score best, by an estimate of the score from
// their parts' similarities alone.
func (s *searcher) rank(q *name.Name, rest float32, skip func(n uint32) bool) []ranked {
	s.ranked = s.ranked[:0]
	parts := 0
	for i := range q.Parts {
		if q.Parts[i].Counts() {
			parts++
		}
	}
	least := float32(-1e9)
	worth := max(s.kth(maxTouched)-rest, s.kth(maxEstimated))
	for _, n := range s.touched {
		v := s.slots[n]
		s.slots[n] = slot{}
		if v.gain < worth {
			continue
		}
		own := s.x.nameParts(n)
		if rest > 0 {
			v = s.complete(own)
		}
		r := s.estimate(v, parts, len(own))
		if r < least || skip(n) {
			continue
		}
		s.ranked = append(s.ranked, ranked{n, r})
		if len(s.ranked) >= 4*maxScored {
			least = s.cut()
		}
	}
	s.touched = s.touched[:0]
	s.cut()
	return s.ranked
}

// complete adds up what a name gains by all lists, those that were not read included.
func (s *searcher) complete(own []uint32) slot {
	var v slot
	for _, p := range own {
		k := s.best[p>>8]
		if k == 0 {
			continue
		}
		if l := &s.found[k-1]; v.seen&l.parts == 0 {
			v.gain += l.gain
			v.fuzz += l.fuzz
			v.seen |= l.parts
			v.own++
		}
	}
	return v
}

// prices are the powers that estimates need, worked out once.
type prices struct {
	few      [256]float32 // by half bits shared
	conflict [maxParts]float32
	omitted  [maxParts]float32
}

// maxParts is how many parts of one name an estimate tells apart.
const maxParts = 32

func newPrices(w *name.Weights) (p prices) {
	for i := range p.few {
		p.few[i] = float32(math.Exp(-float64(i) / 2 / w.ThinBits))
	}
	for i := 1; i < maxParts; i++ {
		p.conflict[i] = float32(w.Conflict * math.Pow(float64(i), w.ConflictPower))
		p.omitted[i] = float32(w.Omit * math.Pow(float64(i), w.OmitPower))
	}
	return p
}

// estimate is the negative cost of a name, with parts of weight one in place of their own.
func (s *searcher) estimate(v slot, query, own int) float32 {
	left, right := max(0, query-bits.OnesCount16(v.seen)), max(0, own-int(v.own))
	few := s.prices.few[min(int(v.gain*2), 255)]
	both := min(left, right, maxParts-1)
	one := min(max(left, right)-both, maxParts-1)
	return -(v.fuzz*(1+float32(s.w.ThinFuzz)*few) + s.prices.conflict[both] + s.prices.omitted[one]*(1+float32(s.w.Thin)*few))
}

// cut keeps the best and gives the rank of the last of them.
func (s *searcher) cut() float32 {
	slices.SortFunc(s.ranked, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.name, b.name)) })
	if len(s.ranked) <= maxScored {
		return -1e9
	}
	s.ranked = s.ranked[:maxScored]
	return s.ranked[maxScored-1].rank
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
