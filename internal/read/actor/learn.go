package actor

import (
	"fmt"
	"math"
	"strings"

	"factum/internal/read/actor/gold"
	"factum/internal/read/place"
)

// lesson gathers what the ranking of candidates is learned from.
type lesson struct {
	gold   map[int]string // chain of a phrase
	doc    int
	ranked []ranked
}

// ranked is one anaphor with its candidates, of which those right are marked;
// the first is the answer "none".
type ranked struct {
	anaphor anaphor
	doc     int
	feats   [][]int32
	right   []bool
	correct bool // a candidate other than "none" is right
}

// take notes the candidates of phrase i and links it as the gold does.
func (l *lesson) take(f *finder, i int, a anaphor) {
	r := ranked{anaphor: a, doc: l.doc}
	chain := l.gold[i]
	to := -1
	for k := range f.active {
		x := &f.active[k]
		r.feats = append(r.feats, append([]int32(nil), f.feats[x.from:x.to]...))
		right := false
		if x.cluster >= 0 && chain != "" {
			for _, q := range f.clusters[x.cluster].phrases {
				if l.gold[q] == chain {
					right = true
				}
			}
		}
		r.right = append(r.right, right)
		if right {
			r.correct = true
			if to < 0 {
				to = x.cluster
			}
		}
	}
	r.right[0] = !r.correct
	l.ranked = append(l.ranked, r)
	if to >= 0 {
		f.join(f.clusters[to].last, i, "gold", 1)
	}
}

// align gives the gold chain of each phrase.
func align(f *finder, d *gold.Document) map[int]string {
	type at struct {
		sentence, head int
		group          bool
	}
	key := map[at]string{}
	for _, m := range d.Mentions {
		k := at{m.Sentence, m.Head, m.Group}
		if _, ok := key[k]; !ok {
			key[k] = m.Entity
		}
	}
	out := map[int]string{}
	for i := range f.phrases {
		p := &f.phrases[i]
		if p.dead {
			continue
		}
		if e, ok := key[at{p.sent, p.head, p.group}]; ok {
			out[i] = e
		}
	}
	return out
}

// folds is the number of parts for which kinds are told by a model that was
// learned on the others, so that the ranking learns from kinds as uncertain as
// they are on new texts.
const folds = 5

// Learn trains both models and gives them as the tables kinds.tsv and
// antecedents.tsv. Each set holds the same documents in the same order, with
// other trees.
func Learn(sets [][]*gold.Document, g *place.Gazetteer) (kinds, antecedents string) {
	var samples []sample
	for _, docs := range sets {
		samples = append(samples, kindSamples(docs, g)...)
	}
	parts := crossed(samples)
	var list []ranked
	for _, docs := range sets {
		list = append(list, lessons(docs, g, func(doc int) *kindModel { return parts[doc%folds] })...)
	}
	return learnKinds(samples).table(), learnRanking(list).table()
}

// crossed gives, for each part of the documents, the model of kinds learned on
// the other parts.
func crossed(samples []sample) (m [folds]*kindModel) {
	for k := range m {
		var rest []sample
		for _, x := range samples {
			if x.doc%folds != k {
				rest = append(rest, x)
			}
		}
		m[k] = learnKinds(rest)
	}
	return m
}

// lessons gathers the anaphors of documents.
func lessons(docs []*gold.Document, g *place.Gazetteer, kinds func(doc int) *kindModel) []ranked {
	l := &lesson{}
	for number, d := range docs {
		f := &finder{walker: *newWalker(d.Text, g, kinds(number)), learn: l}
		order := f.prepare()
		l.gold, l.doc = align(f, d), number
		f.resolve(order)
	}
	return l.ranked
}

// Tuned by five-fold cross-validation on GUM train.
const (
	rankEpochs = 15
	rankRate   = 0.1
	rankDecay  = 2e-2
)

// learnRanking fits the log-linear model by stochastic gradient descent on the
// likelihood that one of the right candidates is chosen.
func learnRanking(list []ranked) *antecedentModel {
	n := offsets[numGroups]
	var weight, power [numAnaphors][]float64
	for a := range weight {
		weight[a], power[a] = make([]float64, n), make([]float64, n)
	}
	order := newOrder(len(list))
	for range rankEpochs {
		order.shuffle()
		for _, k := range order.list {
			r := &list[k]
			w, pow := weight[r.anaphor], power[r.anaphor]
			all := make([]float64, len(r.feats))
			right := make([]float64, len(r.feats))
			for c, fs := range r.feats {
				for _, v := range fs {
					all[c] += w[v]
				}
				right[c] = math.Inf(-1)
				if r.right[c] {
					right[c] = all[c]
				}
			}
			softmax(all)
			softmax(right)
			grad := map[int32]float64{}
			for c, fs := range r.feats {
				if d := all[c] - right[c]; d != 0 {
					for _, v := range fs {
						grad[v] += d
					}
				}
			}
			for v, d := range grad {
				d += rankDecay * w[v]
				pow[v] += d * d
				w[v] -= rankRate * d / (1e-6 + math.Sqrt(pow[v]))
			}
		}
	}
	m := newAntecedentModel()
	for a := range weight {
		for v, x := range weight[a] {
			m[a][v] = float32(x)
		}
	}
	return m
}

// table writes the model as antecedents.tsv.
func (m *antecedentModel) table() string {
	var b strings.Builder
	b.WriteString("# Weights for ranking antecedents: anaphor, feature, value, weight; learned from the train part of GUM (Zeldes 2017); see NOTICE.\n")
	for a := range m {
		for g := range groups {
			for v := range groups[g].size {
				if w := m[a][offsets[g]+v]; math.Abs(float64(w)) >= 0.005 {
					fmt.Fprintf(&b, "%s\t%s\t%d\t%.2f\n", anaphorNames[a], groups[g].name, v, w)
				}
			}
		}
	}
	return b.String()
}
