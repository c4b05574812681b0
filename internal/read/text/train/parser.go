package train

import (
	"math/rand/v2"

	"factum/internal/read/text/model"
)

// margins and scales of the parser's classifiers; exploreAfter and
// exploreRate say from which epoch on and how often the parser follows its
// own guesses, so that it learns to go on after errors (Goldberg and Nivre
// 2013).
const (
	stepMargin   = 10
	labelMargin  = 10
	parseScale   = 4
	parseLeast   = 5
	exploreAfter = 1
	exploreRate  = 0.9
)

// trainParser learns to choose actions and relations.
func (l *labels) trainParser(bank []*sentence, epochs int, seed uint64, report func(epoch int, steps, labels *learner)) (step, label *model.Weights) {
	steps, rels := newLearner(int(model.NumActions)), newLearner(len(l.rels))
	random := rand.New(rand.NewPCG(seed, 2))
	order := make([]int, len(bank))
	for i := range order {
		order[i] = i
	}
	w := parserWorker{l: l, steps: steps, rels: rels, relScores: make([]int32, len(l.rels)), random: random, root: l.relOf["root"]}
	for epoch := range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			w.learn(bank[k], epoch >= exploreAfter)
		}
		if report != nil {
			report(epoch, steps, rels)
		}
	}
	return steps.average(parseScale, parseLeast), rels.average(parseScale, parseLeast)
}

type parserWorker struct {
	l           *labels
	steps, rels *learner
	random      *rand.Rand
	root        uint8
	s           model.Sentence
	c           model.Configuration
	f           []uint64
	relScores   []int32
}

// learn parses one sentence and learns from every step.
func (w *parserWorker) learn(b *sentence, explore bool) {
	s, c := &w.s, &w.c
	s.Reset(b.words)
	copy(s.Tags, b.auto)
	for i, t := range s.Tags {
		s.Coarse[i] = w.l.coarse[t]
	}
	c.Start(s)
	var scores [model.NumActions]int32
	for !c.Done() {
		w.f = c.StepFeatures(w.f[:0])
		w.steps.score(w.f, scores[:])
		var cost [model.NumActions]int
		least := 1 << 30
		for a := range model.NumActions {
			if c.Legal(a) {
				cost[a] = c.Cost(a, b.heads)
				least = min(least, cost[a])
			}
		}
		guess, good, bad := model.NumActions, model.NumActions, model.NumActions
		for a := range model.NumActions {
			if !c.Legal(a) {
				continue
			}
			if guess == model.NumActions || scores[a] > scores[guess] {
				guess = a
			}
			if cost[a] == least {
				if good == model.NumActions || scores[a] > scores[good] {
					good = a
				}
			} else if bad == model.NumActions || scores[a] > scores[bad] {
				bad = a
			}
		}
		w.steps.now++
		if bad < model.NumActions && scores[good]-scores[bad] < stepMargin {
			w.steps.update(w.f, uint8(good), uint8(bad))
		}
		next := good
		if explore && guess != good && w.random.Float64() < exploreRate {
			next = guess
		}
		rel := uint8(0)
		if next != model.Shift {
			head, dep := c.Arc(next)
			rel = w.learnRelation(b, head, dep)
		}
		c.Take(next, rel)
	}
}

// learnRelation learns the relation of an arc if it is a gold arc; it gives
// the relation that it would choose.
func (w *parserWorker) learnRelation(b *sentence, head, dep int32) uint8 {
	if int(head) == len(b.words) {
		return w.root
	}
	w.f = w.c.LabelFeatures(w.f[:0], head, dep)
	w.rels.score(w.f, w.relScores)
	w.relScores[w.root] = -1 << 30
	guess := best(w.relScores)
	good := b.rels[dep]
	if b.heads[dep] == head && good != w.root {
		w.rels.now++
		if rival := bestBut(w.relScores, good); w.relScores[good]-w.relScores[rival] < labelMargin {
			w.rels.update(w.f, good, rival)
		}
	}
	return guess
}
