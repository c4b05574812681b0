package train

import (
	"math/rand/v2"
	"slices"
	"sync"

	"factum/internal/read/text/model"
)

// lexicon collects the tags of each form seen at least twice: those that make
// up at least a twentieth of its uses.
func (l *labels) lexicon(bank []*sentence) []model.LexiconEntry {
	counts := map[uint64]map[uint8]int{}
	for _, s := range bank {
		for i := range s.words {
			c := counts[s.words[i].Form]
			if c == nil {
				c = map[uint8]int{}
				counts[s.words[i].Form] = c
			}
			c[s.tags[i]]++
		}
	}
	var out []model.LexiconEntry
	for form, c := range counts {
		total := 0
		for _, n := range c {
			total += n
		}
		if total < 2 {
			continue
		}
		e := model.LexiconEntry{Form: form, Only: len(c) == 1 && total >= 50}
		for tag, n := range c {
			if 20*n >= total {
				e.Tags = append(e.Tags, tag)
			}
		}
		slices.Sort(e.Tags)
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b model.LexiconEntry) int {
		if a.Form < b.Form {
			return -1
		}
		return 1
	})
	return out
}

// trainTagger learns to tag.
func (l *labels) trainTagger(bank []*sentence, lex *model.Lexicon, epochs int, seed uint64) *model.Weights {
	learn := newLearner(len(l.tags))
	scores := make([]int32, len(l.tags))
	order := make([]int, len(bank))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, 1))
	var s model.Sentence
	var f []uint64
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			b := bank[k]
			s.Reset(b.words)
			lex.Look(&s)
			for i := range b.words {
				if s.Known[i] > 0 {
					s.Tags[i] = s.Known[i] - 1
					continue
				}
				f = s.TagFeatures(f[:0], i)
				learn.score(f, scores)
				good := b.tags[i]
				guess, rival := best(scores), bestBut(scores, good)
				learn.now++
				if scores[good]-scores[rival] < tagMargin {
					learn.update(f, good, rival)
				}
				s.Tags[i] = guess
			}
		}
	}
	return learn.average(tagLeast)
}

// tagMargin is how far the right tag must lead; tagLeast is the least weight that
// is kept.
const (
	tagMargin = 10
	tagLeast  = 2
)

func best(scores []int32) uint8 {
	b := 0
	for i, v := range scores {
		if v > scores[b] {
			b = i
		}
	}
	return uint8(b)
}

// bestBut gives the best class other than one.
func bestBut(scores []int32, but uint8) uint8 {
	b := -1
	for i, v := range scores {
		if i != int(but) && (b < 0 || v > scores[b]) {
			b = i
		}
	}
	return uint8(b)
}

// jackknife sets the automatic tags of every sentence by taggers that were
// trained on the others.
func (l *labels) jackknife(bank []*sentence, folds, epochs int) {
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	for fold := range folds {
		wait.Add(1)
		limit <- struct{}{}
		go func() {
			defer wait.Done()
			var rest []*sentence
			for i, s := range bank {
				if i*folds/len(bank) != fold {
					rest = append(rest, s)
				}
			}
			entries := l.lexicon(rest)
			w := l.trainTagger(rest, model.NewLexicon(entries), epochs, uint64(fold)+100)
			m := model.New(model.Parts{Tags: l.tags, Coarse: l.coarse, Lexicon: entries, Tagger: w})
			p := model.NewParser(m)
			var s model.Sentence
			for i, b := range bank {
				if i*folds/len(bank) == fold {
					s.Reset(b.words)
					p.Tag(&s)
					b.auto = slices.Clone(s.Tags)
				}
			}
			<-limit
		}()
	}
	wait.Wait()
}
