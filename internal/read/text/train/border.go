package train

import (
	"math/rand/v2"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/text/model"
)

// block is a paragraph of a treebank with the ends of its sentences.
type block struct {
	words []model.Word
	space []bool
	ends  []bool // a sentence ends after the word
}

// blocks joins sentences to paragraphs as the text file of a treebank does.
func blocks(bank []*text.TreebankSentence) []*block {
	var out []*block
	for _, s := range bank {
		fresh := len(out) == 0
		for _, c := range s.Comments {
			fresh = fresh || strings.HasPrefix(c, "# newpar") || strings.HasPrefix(c, "# newdoc")
		}
		if fresh {
			out = append(out, &block{})
		}
		b := out[len(out)-1]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			b.words = append(b.words, model.NewWord(t.Form))
			b.space = append(b.space, t.SpaceBefore || i == 0)
			b.ends = append(b.ends, i == len(s.Tokens)-1)
		}
	}
	return out
}

// trainBorders learns where sentences end.
func trainBorders(bank []*block, epochs int, seed uint64) *model.Weights {
	learn := newLearner(2)
	random := rand.New(rand.NewPCG(seed, 3))
	order := make([]int, len(bank))
	for i := range order {
		order[i] = i
	}
	var x model.Borders
	var f []uint64
	var scores [2]int32
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			b := bank[k]
			x.Reset(b.words, b.space)
			for i := range len(b.words) - 1 {
				f = x.Features(f[:0], i)
				learn.score(f, scores[:])
				good, bad := uint8(0), uint8(1)
				if b.ends[i] {
					good, bad = 1, 0
				}
				learn.now++
				if scores[good]-scores[bad] < borderMargin {
					learn.update(f, good, bad)
				}
				if b.ends[i] {
					x.End(i)
				}
			}
		}
	}
	return learn.average(2)
}

const (
	borderMargin = 20
)

// scoreBorders gives precision and recall of the sentence ends inside blocks.
func scoreBorders(m *model.Model, bank []*block) (right, found, gold int) {
	p := model.NewParser(m)
	for _, b := range bank {
		ends := p.Borders(b.words, b.space, nil)
		have := make([]bool, len(b.words))
		for _, e := range ends {
			have[e-1] = true
		}
		for i := range len(b.words) - 1 {
			if have[i] {
				found++
			}
			if b.ends[i] {
				gold++
			}
			if have[i] && b.ends[i] {
				right++
			}
		}
	}
	return right, found, gold
}
