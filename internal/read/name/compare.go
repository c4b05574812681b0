package name

import (
	"math"
	"strings"
	"sync"
)

// Tier is a score in a word.
type Tier string

// Tiers. At Strong nothing contradicts and little is missing; below Weak two
// names share no more than chance would have them share.
const (
	Strong Tier = "strong" // 0.85 and more
	Medium Tier = "medium" // 0.65
	Weak   Tier = "weak"   // 0.4
	NoTier Tier = "none"
)

// TierOf gives the tier of a score.
func TierOf(score float64) Tier {
	switch {
	case score >= 0.85:
		return Strong
	case score >= 0.65:
		return Medium
	case score >= 0.4:
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

var aligners = sync.Pool{New: func() any { return &aligner{w: &fitted} }}

// before is the canonical order of two names: the alignment is made in it, so
// that the score does not depend on the order of the arguments.
func before(a, b *Name) bool {
	if len(a.Parts) != len(b.Parts) {
		return len(a.Parts) < len(b.Parts)
	}
	for i := range a.Parts {
		if c := strings.Compare(a.Parts[i].Key, b.Parts[i].Key); c != 0 {
			return c < 0
		}
	}
	return a.Text <= b.Text
}

// Score gives the score of two names: 1 for a name and itself, symmetric. It
// allocates nothing.
func Score(a, b *Name) float64 {
	if a.Text == b.Text && a.Kind == b.Kind {
		return 1
	}
	al := aligners.Get().(*aligner)
	if !before(a, b) {
		a, b = b, a
	}
	s := al.score(a, b)
	aligners.Put(al)
	return s
}

func (al *aligner) score(a, b *Name) float64 {
	al.align(a, b)
	if al.out.bits == 0 {
		return 0
	}
	return calibrate(math.Exp(-al.out.cost))
}

// calibrate maps the raw score to the share of true pairs among those that score so.
func calibrate(raw float64) float64 { return raw }

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
