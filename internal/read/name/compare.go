package name

import (
	"cmp"
	"math"
	"strings"
	"sync"
)

// Tier is a score in a word.
type Tier string

// Tiers, by the share of pairs that are one person's names.
const (
	Strong Tier = "strong" // nine in ten and more
	Medium Tier = "medium" // six in ten
	Weak   Tier = "weak"   // one in five
	NoTier Tier = "none"
)

// TierOf gives the tier of a score.
func TierOf(score float64) Tier {
	switch {
	case score >= 0.9:
		return Strong
	case score >= 0.6:
		return Medium
	case score >= 0.2:
		return Weak
	}
	return NoTier
}

// EdgeKind is what a line of an alignment says.
type EdgeKind string

// Kinds of edges.
const (
	Linked      EdgeKind = "same"     // the parts are taken as one name
	Conflicting EdgeKind = "conflict" // the parts cannot be one name and stand in the same place
	Omitted     EdgeKind = "only"     // one name has it alone
	Ignored     EdgeKind = "title"    // not part of the name
)

// Edge is one line of the alignment of two names.
type Edge struct {
	Kind   EdgeKind `json:"kind"`
	A      string   `json:"a"` // the words of the first name; empty where only the second has them
	B      string   `json:"b"`
	AParts []int    `json:"-"` // indexes into the names' Parts
	BParts []int    `json:"-"`
	Score  float64  `json:"score"` // similarity of the parts, 0 to 1
	Reason string   `json:"reason"`
}

// Comparison is the answer to the question whether two names are one.
type Comparison struct {
	Score float64  `json:"score"` // 0 to 1, calibrated
	Tier  Tier     `json:"tier"`
	Edges []Edge   `json:"edges"` // every part of both names in exactly one
	Notes []string `json:"notes"` // what concerns the names as a whole
}

var aligners = sync.Pool{New: func() any { return &aligner{w: Fitted()} }}

// before is the canonical order of two names: the alignment is made in it, so
// that the score does not depend on the order of the arguments.
func before(a, b *Name) bool {
	i, j := 0, 0
	for {
		for i < len(a.Parts) && !a.Parts[i].counts() {
			i++
		}
		for j < len(b.Parts) && !b.Parts[j].counts() {
			j++
		}
		if i == len(a.Parts) || j == len(b.Parts) {
			break
		}
		p, q := &a.Parts[i], &b.Parts[j]
		if c := cmp.Or(strings.Compare(p.Key, q.Key), cmp.Compare(p.Script, q.Script), cmp.Compare(p.Role, q.Role)); c != 0 {
			return c < 0
		}
		i, j = i+1, j+1
	}
	if i == len(a.Parts) && j == len(b.Parts) {
		return a.Text <= b.Text
	}
	return i == len(a.Parts)
}

// Score gives the score of two names: 1 for a name and itself, symmetric. It
// allocates nothing.
func Score(a, b *Name) float64 { return Calibrated(Likeness(a, b)) }

// Likeness says how alike two names are, 0 to 1, before calibration: in the
// same order as Score, on a scale of its own. Among the few people of a set of
// documents two like names are one person's far more often than in a list of
// thousands, so a threshold there is better set on the likeness.
func Likeness(a, b *Name) float64 {
	if a.Text == b.Text && a.Kind == b.Kind {
		return 1
	}
	al := aligners.Get().(*aligner)
	if !before(a, b) {
		a, b = b, a
	}
	v := al.likeness(a, b)
	aligners.Put(al)
	return v
}

func (al *aligner) likeness(a, b *Name) float64 {
	al.align(a, b)
	if al.out.bits == 0 {
		return 0
	}
	return math.Exp(-al.out.cost)
}

func (al *aligner) score(a, b *Name) float64 { return Calibrated(al.likeness(a, b)) }

// Compare gives the score of two names with its reasons.
func Compare(a, b Name) Comparison {
	al := aligners.Get().(*aligner)
	defer aligners.Put(al)
	turned := !before(&a, &b)
	x, y := &a, &b
	if turned {
		x, y = y, x
	}
	score := al.score(x, y)
	if a.Text == b.Text && a.Kind == b.Kind {
		score = 1
	}
	c := Comparison{Score: score, Tier: TierOf(score)}
	c.Edges, c.Notes = al.explain(x, y, turned)
	return c
}

// Scorer scores one name against many, as a register does. It keeps the
// similarities of the query's parts to parts that have a number, and is not for
// concurrent use.
type Scorer struct {
	al   aligner
	memo map[uint64]memoised
}

type memoised struct {
	sim  float64
	link link
}

// NewScorer gives a scorer with the given weights.
func NewScorer(w *Weights) *Scorer {
	s := &Scorer{memo: map[uint64]memoised{}}
	s.al.w = w
	return s
}

// Cost gives the cost of the alignment of two names, zero for equal ones; ok is
// false where they share nothing.
func (s *Scorer) Cost(a, b *Name) (cost float64, ok bool) {
	if !before(a, b) {
		a, b = b, a
	}
	s.al.align(a, b)
	return s.al.out.cost, s.al.out.bits > 0
}

// Reweigh computes the weights of the name's parts anew, for weights that are being fitted.
func (n *Name) Reweigh(w *Weights) {
	for i := range n.Parts {
		n.Parts[i].weight = w.weight(&n.Parts[i])
	}
}

// Begin forgets what was kept for the last query.
func (s *Scorer) Begin() { clear(s.memo) }

// Similarity says how alike part i of the query and a numbered part are.
func (s *Scorer) Similarity(query *Name, i int, q *Part) Similarity {
	sim, l := s.similar(i, &query.Parts[i], q)
	return Similarity{sim, l}
}

// Similarity is what a Scorer has found of two parts.
type Similarity struct {
	Score float64 // 0 to 1
	how   link
}

// Remember tells the scorer the similarity of part i of the query and the part
// with a number, as Similarity gave it for an equal part.
func (s *Scorer) Remember(i int, number uint32, v Similarity) {
	s.memo[uint64(i)<<32|uint64(number)] = memoised{v.Score, v.how}
}

func (s *Scorer) similar(i int, p, q *Part) (float64, link) {
	if q.id == 0 {
		return s.al.w.similarity(p, q)
	}
	k := uint64(i)<<32 | uint64(q.id)
	if m, ok := s.memo[k]; ok {
		return m.sim, m.link
	}
	sim, l := s.al.w.similarity(p, q)
	s.memo[k] = memoised{sim, l}
	return sim, l
}

// Likeness is the function Likeness with the query's similarities kept.
func (s *Scorer) Likeness(query, other *Name) float64 {
	if query.Text == other.Text && query.Kind == other.Kind {
		return 1
	}
	a, b := query, other
	s.al.turned = !before(a, b)
	if s.al.turned {
		a, b = b, a
	}
	s.al.memo = s
	v := s.al.likeness(a, b)
	s.al.memo = nil
	return v
}
