package origin

import "slices"

const (
	// widest is the number of words that one of two aligned stretches may have
	// where the other has others.
	widest = 8
	// perWord is what each word of such a gap costs.
	perWord = 0.3
	// drop ends a stretch: so much below its best score nothing better comes.
	drop = 3.0
)

// piece is a part of two aligned stretches: n words from word i of one
// document and m words from word j of the other, equal one by one or not.
type piece struct {
	i, j, n, m int32
	equal      bool
}

// stretch is two aligned stretches: pieces, equal and other in turn.
type stretch struct {
	pieces []piece
	// own and quote are what the shared words say: those that neither
	// document puts into quotation marks, and the others.
	own, quote float32
	plain      float32 // own without regard to what is common in the pile
	gaps       float32 // what the words that differ cost
}

func (s *stretch) from() (i, j int32) { return s.pieces[0].i, s.pieces[0].j }

func (s *stretch) to() (i, j int32) {
	p := &s.pieces[len(s.pieces)-1]
	return p.i + p.n, p.j + p.m
}

// score is what the stretch says all in all.
func (s *stretch) score() float32 { return s.own + s.quote - s.gaps }

// aligner holds two documents against each other.
type aligner struct {
	a, b         []token
	keyA, keyB   []uint32 // word.match of the tokens
	words        []word
	markA, markB []bool // see distinct; false between uses
	// takenA and takenB are words that no alignment may use; nil: all may be.
	takenA, takenB []bool
}

// take takes up two documents of a pile.
func (al *aligner) take(p *pile, d, e int32) {
	al.a, al.b, al.keyA, al.keyB = p.tokens[d], p.tokens[e], p.keys[d], p.keys[e]
}

// same says whether two words are one.
func (al *aligner) same(i, j int32) bool {
	if i < 0 || j < 0 || int(i) >= len(al.a) || int(j) >= len(al.b) {
		return false
	}
	if al.takenA != nil && (al.takenA[i] || al.takenB[j]) {
		return false
	}
	return al.keyA[i] == al.keyB[j]
}

// weight gives what it says that the word i of a is shared.
func (al *aligner) weight(i int32) float32 {
	if al.a[i].flags&common != 0 {
		return weightFormula
	}
	return al.plain(i)
}

func (al *aligner) plain(i int32) float32 {
	if al.a[i].flags&formula != 0 {
		return weightFormula
	}
	return al.words[al.a[i].word].weight
}

// extend gives the best alignment through words i and j, which are the same.
func (al *aligner) extend(i, j int32) stretch {
	left, right := al.walk(i-1, j-1, -1), al.walk(i, j, 1)
	slices.Reverse(left)
	var s stretch
	for _, p := range append(left, right...) {
		if last := len(s.pieces) - 1; last >= 0 && p.equal && s.pieces[last].equal {
			s.pieces[last].n += p.n
			s.pieces[last].m += p.m
			continue
		}
		s.pieces = append(s.pieces, p)
	}
	al.weigh(&s)
	return s
}

// weigh sums up what a stretch says.
func (al *aligner) weigh(s *stretch) {
	s.own, s.plain, s.quote, s.gaps = 0, 0, 0, 0
	for _, p := range s.pieces {
		if !p.equal {
			s.gaps += perWord * float32(max(p.n, p.m))
			continue
		}
		for k := range p.n {
			if (al.a[p.i+k].flags|al.b[p.j+k].flags)&quoted != 0 {
				s.quote += al.weight(p.i + k)
			} else {
				s.own += al.weight(p.i + k)
				s.plain += al.plain(p.i + k)
			}
		}
	}
}

// walk aligns from words i and j on, forwards (dir 1) or backwards (-1), as
// far as it pays, and gives the pieces in the order of the walk.
func (al *aligner) walk(i, j, dir int32) []piece {
	var pieces []piece
	score, best, keep := float32(0), float32(0), 0
	for {
		n := int32(0)
		for al.same(i+n*dir, j+n*dir) {
			score += al.weight(i + n*dir)
			n++
		}
		if n > 0 {
			pieces = append(pieces, located(i, j, n, n, dir, true))
			i, j = i+n*dir, j+n*dir
		}
		if score > best {
			best, keep = score, len(pieces)
		}
		a, b, ok := al.resume(i, j, dir)
		if !ok {
			break
		}
		if score -= perWord * float32(max(a, b)); score < best-drop {
			break
		}
		pieces = append(pieces, located(i, j, a, b, dir, false))
		i, j = i+a*dir, j+b*dir
	}
	return pieces[:keep]
}

func located(i, j, n, m, dir int32, equal bool) piece {
	if dir < 0 {
		i, j = i-n+1, j-m+1
	}
	return piece{i, j, n, m, equal}
}

// resume finds the nearest place after a difference where the documents agree
// again: a words further on in one, b in the other.
func (al *aligner) resume(i, j, dir int32) (a, b int32, ok bool) {
	if !al.meet(i, j, dir) {
		return 0, 0, false
	}
	for sum := int32(1); sum <= 2*widest; sum++ {
		// the most even split first: a word for a word
		for off := sum % 2; off <= sum; off += 2 {
			a, b = (sum+off)/2, (sum-off)/2
			if a > widest {
				break
			}
			if al.agree(i+a*dir, j+b*dir, dir, sum) {
				return a, b, true
			}
			if off > 0 && al.agree(i+b*dir, j+a*dir, dir, sum) {
				return b, a, true
			}
		}
	}
	return 0, 0, false
}

// meet says whether a word of one document stands in the other, near enough
// for resume to find it.
func (al *aligner) meet(i, j, dir int32) bool {
	if dir < 0 {
		i, j = i-widest, j-widest
	}
	a := al.keyA[min(max(i, 0), int32(len(al.keyA))):min(max(i+widest+1, 0), int32(len(al.keyA)))]
	b := al.keyB[min(max(j, 0), int32(len(al.keyB))):min(max(j+widest+1, 0), int32(len(al.keyB)))]
	for _, k := range a {
		if slices.Contains(b, k) {
			return true
		}
	}
	return false
}

// agree says whether the documents go on alike at i and j: with one word of
// content if they are near, with more words if not.
func (al *aligner) agree(i, j, dir, far int32) bool {
	if !al.same(i, j) {
		return false
	}
	if !al.words[al.a[i].word].function && far <= 4 {
		return true
	}
	if !al.same(i+dir, j+dir) {
		return false
	}
	if !al.words[al.a[i].word].function || !al.words[al.a[i+dir].word].function {
		return true
	}
	return al.same(i+2*dir, j+2*dir)
}
