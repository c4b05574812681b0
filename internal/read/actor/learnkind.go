package actor

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"factum/internal/read/actor/gold"
	"factum/internal/read/place"
	"factum/internal/read/text"
)

// kindOf is the class of a GUM entity type.
func kindOf(gum string) class {
	switch gum {
	case "person":
		return person
	case "organization":
		return organisation
	case "place":
		return locality
	}
	return other
}

// sample is a phrase to learn a kind from.
type sample struct {
	features []int32
	words    [numLexical]string
	class    class
	doc      int
	name     bool
}

// kindSamples gathers the phrases of documents with what they denote in the
// gold; a name that isn't annotated is left out, since GUM leaves out some
// that stand inside others.
func kindSamples(docs []*gold.Document, g *place.Gazetteer) []sample {
	var out []sample
	for number, d := range docs {
		type at struct{ sentence, head int }
		key := map[at]string{}
		for _, m := range d.Mentions {
			if !m.Group {
				key[at{m.Sentence, m.Head}] = m.Type
			} else if _, ok := key[at{m.Sentence, m.Head}]; !ok {
				key[at{m.Sentence, m.Head}] = m.Type
			}
		}
		w := newWalker(d.Text, g, newKindModel())
		for n := range d.Text.Sentences {
			from := len(w.phrases)
			w.sentence(n)
			s := &d.Text.Sentences[n]
			for i := from; i < len(w.phrases); i++ {
				p := &w.phrases[i]
				if p.form == ByPronoun && p.pron != somePronoun {
					continue
				}
				kind, ok := key[at{n, p.head}]
				if !ok && s.Tokens[p.head].UPOS == text.PROPN {
					continue
				}
				w.kindFeatures(s, p)
				out = append(out, sample{slices.Clone(w.features), kindWords(s, p), kindOf(kind), number, s.Tokens[p.head].UPOS == text.PROPN})
			}
		}
	}
	return out
}

// table writes the model as kinds.tsv.
func (m *kindModel) table() string {
	var b strings.Builder
	b.WriteString("# Weights for person, organisation, locality, other by feature, learned from the train part of GUM (Zeldes 2017); see NOTICE.\n")
	row := func(name string, w [numClasses]float32) {
		zero := true
		for _, x := range w {
			zero = zero && math.Abs(float64(x)) < 0.005
		}
		if !zero {
			fmt.Fprintf(&b, "%s\t%.2f\t%.2f\t%.2f\t%.2f\n", name, w[0], w[1], w[2], w[3])
		}
	}
	for i, w := range m.dense {
		row(fmt.Sprint(i), w)
	}
	for i, name := range lexicalNames {
		for _, word := range slices.Sorted(maps.Keys(m.words[i])) {
			row(name+word, m.words[i][word])
		}
	}
	return b.String()
}

// Tuned by five-fold cross-validation on GUM train.
const (
	kindEpochs = 12
	kindRate   = 0.05
	kindDecay  = 1e-6
	kindRare   = 2 // a lemma has weights of its own from that many samples on
)

// learnKinds fits a multinomial logistic regression by stochastic gradient
// descent with per-feature rates (AdaGrad), in a fixed order.
func learnKinds(samples []sample) *kindModel {
	type lex struct {
		way  lexical
		word string
	}
	count := map[lex]int{}
	for _, x := range samples {
		for i, word := range x.words {
			count[lex{lexical(i), word}]++
		}
	}
	index := map[lex]int32{}
	var lexicon []lex
	for _, x := range samples {
		for i, word := range x.words {
			l := lex{lexical(i), word}
			if _, ok := index[l]; !ok && word != "" && count[l] >= kindRare {
				index[l] = int32(featLemma + len(lexicon))
				lexicon = append(lexicon, l)
			}
		}
	}
	n := featLemma + len(lexicon)
	weight := make([][numClasses]float64, n)
	power := make([][numClasses]float64, n)
	order := newOrder(len(samples))
	features := make([]int32, 0, 64)
	for range kindEpochs {
		order.shuffle()
		for _, k := range order.list {
			x := &samples[k]
			features = append(features[:0], x.features...)
			for i, word := range x.words {
				if l, ok := index[lex{lexical(i), word}]; ok {
					features = append(features, l)
				}
			}
			var p [numClasses]float64
			for _, f := range features {
				for c, w := range weight[f] {
					p[c] += w
				}
			}
			softmax(p[:])
			for c := range p {
				g := p[c]
				if class(c) == x.class {
					g--
				}
				for _, f := range features {
					d := g + kindDecay*weight[f][c]*float64(len(samples))/100
					power[f][c] += d * d
					weight[f][c] -= kindRate * d / (1e-6 + math.Sqrt(power[f][c]))
				}
			}
		}
	}
	m := newKindModel()
	for f, w := range weight {
		var v [numClasses]float32
		for c := range w {
			v[c] = float32(w[c])
		}
		if f < featLemma {
			m.dense[f] = v
		} else {
			l := lexicon[f-featLemma]
			m.words[l.way][l.word] = v
		}
	}
	return m
}

func softmax(p []float64) {
	top := slices.Max(p)
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// order is a list of indexes that is shuffled in the same way each time.
type order struct {
	list  []int
	state uint64
}

func newOrder(n int) *order {
	o := &order{list: make([]int, n), state: 0x9E3779B97F4A7C15}
	for i := range o.list {
		o.list[i] = i
	}
	return o
}

func (o *order) shuffle() {
	for i := len(o.list) - 1; i > 0; i-- {
		o.state = o.state*6364136223846793005 + 1442695040888963407
		j := int(o.state>>33) % (i + 1)
		o.list[i], o.list[j] = o.list[j], o.list[i]
	}
}
