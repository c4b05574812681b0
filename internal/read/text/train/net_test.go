package train

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"factum/internal/read/text"
	"factum/internal/read/text/model"
)

const bankSample = `1	The	the	DET	DT	_	2	det	_	_
2	court	court	NOUN	NN	_	4	nsubj:pass	_	_
3	was	be	AUX	VBD	_	4	aux:pass	_	_
4	told	tell	VERB	VBN	_	0	root	_	_
5	nothing	nothing	PRON	NN	_	4	obj	_	_
6	.	.	PUNCT	.	_	4	punct	_	_

1	Police	police	NOUN	NNS	_	2	nsubj	_	_
2	arrested	arrest	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	court	court	NOUN	NN	_	2	obj	_	_

`

// sampleBank reads the sample a few times, so that its words count.
func sampleBank(t *testing.T) (*labels, []*sentence) {
	var bank []*text.TreebankSentence
	for s, err := range text.ReadCoNLLU(strings.NewReader(strings.Repeat(bankSample, 6))) {
		if err != nil {
			t.Fatal(err)
		}
		bank = append(bank, s)
	}
	l := newLabels(bank)
	out := l.prepare(bank)
	for _, s := range out {
		s.auto = s.tags
	}
	return l, out
}

// The gradients that backward computes are those that the loss shows when a
// parameter is moved.
func TestGradient(t *testing.T) {
	l, bank := sampleBank(t)
	vocab, uses := vocabulary(bank)
	size := model.Size{Words: len(vocab.Word) + 1, Tags: len(l.tags) + 1, Suffixes: len(vocab.Suffix) + 1, Prefixes: len(vocab.Prefix) + 1, Shapes: len(vocab.Shape) + 1,
		WordDim: 8, TagDim: 8, SuffixDim: 8, PrefixDim: 8, ShapeDim: 8, Hidden: 8, ArcDim: 8, RelDim: 8, Relations: 8}
	net := model.NewNet(size, vocab, nil)
	initialise(net, 1)
	for k := range net.RelB.V { // where all else is dropped, zero is a kink
		net.RelB.V[k] = 0.05
	}
	w := newNetWorker(l, net, uses)
	batch := bank[:2]
	w.run(batch, 0, 1, 5, 10)
	grad := slices.Clone(w.grad)
	random := rand.New(rand.NewPCG(1, 1))
	for _, m := range net.Matrices() {
		for range 6 {
			i := m.At + random.IntN(len(m.V))
			const by = 0.0003
			old := net.P[i]
			net.P[i] = old + by
			w.run(batch, 0, 1, 5, 10)
			up := w.loss
			net.P[i] = old - by
			w.run(batch, 0, 1, 5, 10)
			down := w.loss
			net.P[i] = old
			if want := (up - down) / (2 * by); math.Abs(want-float64(grad[i])) > 0.003+0.05*math.Abs(want) {
				t.Errorf("parameter %d (of a %d×%d matrix): gradient %.5f, by the loss %.5f", i, m.Rows, m.Cols, grad[i], want)
			}
		}
	}
}
