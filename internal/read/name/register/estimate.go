package register

import (
	"math"
	"math/bits"

	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// prices are the powers that estimates need, worked out once.
type prices struct {
	few       [256]float32 // by half bits shared
	conflict  [maxParts]float32
	omitted   [maxParts]float32
	conflicts [17][17]float32 // by pairs that claim the same place and others
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
	for i := range p.conflicts {
		for j := range p.conflicts[i] {
			p.conflicts[i][j] = float32(w.Conflict * math.Pow(float64(i)+w.Apart*float64(j), w.ConflictPower))
		}
	}
	return p
}

// estimate is the cost of a name as far as the tokens that were found tell, with parts of weight one in place of their own.
func (s *searcher) estimate(v slot, query, own int) float32 {
	left, right := max(0, query-bits.OnesCount16(v.seen)), max(0, own-int(v.own))
	few := s.prices.few[min(int(v.gain*2), 255)]
	both := min(left, right, maxParts-1)
	one := min(max(left, right)-both, maxParts-1)
	return v.fuzz*(1+float32(s.w.ThinFuzz)*few) + s.prices.conflict[both] + s.prices.omitted[one]*(1+float32(s.w.Thin)*few)
}

// pairing is a part of the query and a part of a name that may be one, though
// the tokens that were found do not say so.
type pairing struct {
	query, own int
	sim        float32
}

// closer is the estimate of a name with what its other parts have in common
// with those of the query, by the edits between them.
func (s *searcher) closer(q *name.Name, own []uint32) float32 {
	v := slot{}
	met := uint16(0) // own parts
	for i, p := range own[:min(len(own), 16)] {
		if k := s.best[p>>8]; k != 0 {
			if l := &s.found[k-1]; v.seen&l.parts == 0 {
				v.gain, v.fuzz, v.seen = v.gain+l.gain, v.fuzz+l.fuzz, v.seen|l.parts
				met |= 1 << i
			}
		}
	}
	s.pairings = s.pairings[:0]
	var spelled [16]spelling
	for i, p := range own[:min(len(own), 16)] {
		if met&(1<<i) == 0 {
			spelled[i] = newSpelling(s.x.token(p >> 8))
		}
	}
	for i := range q.Parts[:min(len(q.Parts), 16)] {
		if v.seen&(1<<i) != 0 || !q.Parts[i].Counts() {
			continue
		}
		for j, p := range own[:min(len(own), 16)] {
			if met&(1<<j) == 0 {
				if sim := s.alike(i, q.Parts[i].Role, spelled[j], name.Role(p&0x7f)); sim > 0 {
					s.pairings = append(s.pairings, pairing{i, j, sim})
				}
			}
		}
	}
	for {
		best := -1
		for k, c := range s.pairings {
			if v.seen&(1<<c.query) == 0 && met&(1<<c.own) == 0 && (best < 0 || c.sim > s.pairings[best].sim) {
				best = k
			}
		}
		if best < 0 {
			break
		}
		c := s.pairings[best]
		v.seen |= 1 << c.query
		met |= 1 << c.own
		v.gain += c.sim * float32(q.Parts[c.query].Token().Info)
		v.fuzz += s.fuzz(float64(c.sim))
	}
	var left, right [maxPlaces]int8 // parts that are left, by what place they claim
	a, b, same, titles := 0, 0, 0, 0
	for i := range q.Parts[:min(len(q.Parts), 16)] {
		if p := &q.Parts[i]; v.seen&(1<<i) == 0 && p.Counts() {
			if p.Role == name.Title {
				titles++
				continue
			}
			left[p.Role.Place()]++
			a++
		}
	}
	for j, p := range own[:min(len(own), 16)] {
		if met&(1<<j) == 0 {
			k := name.Role(p & 0x7f).Place()
			if name.Role(p&0x7f) == name.Title {
				titles++
				continue
			}
			if right[k]++; right[k] <= left[k] {
				same++
			}
			b++
		}
	}
	few := s.prices.few[min(int(v.gain*2), 255)]
	both := min(a, b)
	cost := v.fuzz*(1+float32(s.w.ThinFuzz)*few) + s.prices.omitted[min(max(a, b)-both+titles, maxParts-1)]*(1+float32(s.w.Thin)*few)
	if both > 0 {
		cost += s.prices.conflicts[same][both-same]
	}
	return cost
}

// maxPlaces is more than there are places that a part can claim.
const maxPlaces = 16

// perEdit is what an edit between two parts costs on average, in nats.
const perEdit = 3.6

// alike guesses how alike part i of the query and a token are.
func (s *searcher) alike(i int, role name.Role, token spelling, other name.Role) float32 {
	p := &s.patterns[i].whole
	if s.patterns[i].abjad != token.script.Abjad() {
		p, token.letters = &s.patterns[i].hard, token.hard
	}
	n := float32(p.Len()+token.letters.Len()) / 2
	switch {
	case n == 0:
		return 0
	case role == name.Initial || other == name.Initial:
		if p.Begins(token.letters) {
			return float32(s.w.InitialSim)
		}
		return 0
	case role == name.Ordinal || other == name.Ordinal:
		return 0
	}
	sim := s.guess(p.Edits(token.letters), n)
	if sim < float32(s.w.MinSim) {
		return 0
	}
	return sim
}

// guess gives the similarity that parts of n letters have on average at so many edits.
func (s *searcher) guess(edits int, n float32) float32 {
	return 1 - perEdit*float32(edits)/(float32(s.w.LenBase)+float32(s.w.LenStep)*n)
}

// spelling is the letters of a token, and those that all scripts write.
type spelling struct {
	script        romanise.Script
	letters, hard phonetic.Packed
}

func newSpelling(code []byte) spelling {
	key, script := name.EncodedKey(code)
	letters := phonetic.Pack(key)
	return spelling{script, letters, letters.Hard()}
}

// patterns are those of a part of the query.
type patterns struct {
	abjad       bool
	whole, hard phonetic.Pattern
}

func newPatterns(p *name.Part) patterns {
	return patterns{p.Script.Abjad(), phonetic.NewPattern(p.Key), phonetic.NewPattern(phonetic.Hard(p.Key))}
}
