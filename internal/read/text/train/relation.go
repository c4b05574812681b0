package train

import (
	"math/rand/v2"

	"factum/internal/read/text/model"
)

const (
	relationMargin = 10
	relationLeast  = 4
)

// trainRelations learns to choose relations on gold trees with automatic tags;
// the relations around are those that the learner itself would choose.
func (l *labels) trainRelations(bank []*sentence, epochs int, seed uint64) *model.Weights {
	learn := newLearner(len(l.rels))
	random := rand.New(rand.NewPCG(seed, 8))
	order := make([]int, len(bank))
	for i := range order {
		order[i] = i
	}
	var s model.Sentence
	var r model.Relations
	var f []uint64
	scores := make([]int32, len(l.rels))
	root := l.relOf["root"]
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			b := bank[k]
			s.Reset(b.words)
			copy(s.Tags, b.auto)
			for i, t := range s.Tags {
				s.Coarse[i] = l.coarse[t]
				s.Heads[i] = b.heads[i]
				if int(b.heads[i]) == len(b.words) {
					s.Heads[i] = -1
				}
			}
			r.Reset(&s)
			for _, i := range r.Order() {
				if s.Heads[i] < 0 || b.rels[i] == root {
					s.Rels[i] = root
					continue
				}
				f = r.Features(f[:0], i)
				learn.score(f, scores)
				scores[root] = -1 << 30
				s.Rels[i] = best(scores)
				learn.now++
				if rival := bestBut(scores, b.rels[i]); scores[b.rels[i]]-scores[rival] < relationMargin {
					learn.update(f, b.rels[i], rival)
				}
			}
		}
	}
	return learn.average(relationLeast)
}
