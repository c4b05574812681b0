package gold

import "slices"

// Key names a mention: mentions of key and response are the same if they
// have the same head, whatever their extent.
type Key struct {
	Sentence, Head int
	Group          bool
}

// Chains are disjoint sets of mentions.
type Chains [][]Key

// Score is precision and recall as fractions whose sums make the score of
// several documents.
type Score struct{ RightP, AllP, RightR, AllR float64 }

// Add puts the counts of another document to those of s.
func (s *Score) Add(t Score) {
	s.RightP += t.RightP
	s.AllP += t.AllP
	s.RightR += t.RightR
	s.AllR += t.AllR
}

// P is the precision in per cent.
func (s Score) P() float64 { return per(s.RightP, s.AllP) }

// R is the recall in per cent.
func (s Score) R() float64 { return per(s.RightR, s.AllR) }

// F1 is their harmonic mean.
func (s Score) F1() float64 {
	p, r := s.P(), s.R()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func per(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return 100 * a / b
}

// index gives the chain of each mention.
func (c Chains) index() map[Key]int {
	m := map[Key]int{}
	for i, chain := range c {
		for _, k := range chain {
			m[k] = i
		}
	}
	return m
}

// WithoutSingletons leaves out the chains of one mention.
func (c Chains) WithoutSingletons() Chains {
	var out Chains
	for _, chain := range c {
		if len(chain) > 1 {
			out = append(out, chain)
		}
	}
	return out
}

// Restrict keeps the mentions for which keep holds.
func (c Chains) Restrict(keep func(Key) bool) Chains {
	var out Chains
	for _, chain := range c {
		var kept []Key
		for _, k := range chain {
			if keep(k) {
				kept = append(kept, k)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// MUC counts links (Vilain et al. 1995).
func MUC(key, response Chains) Score {
	var s Score
	s.RightR, s.AllR = links(key, response.index())
	s.RightP, s.AllP = links(response, key.index())
	return s
}

func links(a Chains, b map[Key]int) (right, all float64) {
	for _, chain := range a {
		parts := map[int]bool{}
		alone := 0
		for _, k := range chain {
			if i, ok := b[k]; ok {
				parts[i] = true
			} else {
				alone++
			}
		}
		right += float64(len(chain) - len(parts) - alone)
		all += float64(len(chain) - 1)
	}
	return right, all
}

// BCubed weighs each mention (Bagga and Baldwin 1998).
func BCubed(key, response Chains) Score {
	var s Score
	s.RightR, s.AllR = cubed(key, response.index())
	s.RightP, s.AllP = cubed(response, key.index())
	return s
}

func cubed(a Chains, b map[Key]int) (right, all float64) {
	for _, chain := range a {
		with := map[int]int{}
		for _, k := range chain {
			if i, ok := b[k]; ok {
				with[i]++
			}
		}
		for _, n := range with {
			right += float64(n*n) / float64(len(chain))
		}
		all += float64(len(chain))
	}
	return right, all
}

// CEAF aligns entities one to one (Luo 2005, entity-based). The alignment is
// greedy, best pair first: a lower bound of the optimum that it nearly meets.
func CEAF(key, response Chains) Score {
	index := response.index()
	type pair struct {
		value    float64
		key, rsp int
	}
	var pairs []pair
	for i, chain := range key {
		common := map[int]int{}
		for _, k := range chain {
			if r, ok := index[k]; ok {
				common[r]++
			}
		}
		for r, n := range common {
			pairs = append(pairs, pair{2 * float64(n) / float64(len(chain)+len(response[r])), i, r})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		switch {
		case a.value != b.value:
			if a.value > b.value {
				return -1
			}
			return 1
		case a.key != b.key:
			return a.key - b.key
		}
		return a.rsp - b.rsp
	})
	usedKey, usedRsp := map[int]bool{}, map[int]bool{}
	sum := 0.0
	for _, p := range pairs {
		if !usedKey[p.key] && !usedRsp[p.rsp] {
			usedKey[p.key], usedRsp[p.rsp] = true, true
			sum += p.value
		}
	}
	return Score{RightP: sum, AllP: float64(len(response)), RightR: sum, AllR: float64(len(key))}
}

// CoNLL holds the three scores whose mean is the CoNLL F1 (Pradhan et al. 2012).
type CoNLL struct{ MUC, BCubed, CEAF Score }

// Add puts a document to the scores.
func (c *CoNLL) Add(key, response Chains) {
	c.MUC.Add(MUC(key, response))
	c.BCubed.Add(BCubed(key, response))
	c.CEAF.Add(CEAF(key, response))
}

// F1 is the mean of the three.
func (c CoNLL) F1() float64 { return (c.MUC.F1() + c.BCubed.F1() + c.CEAF.F1()) / 3 }
