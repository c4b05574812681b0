package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"factum/internal/read/text/model"
)

// How the net is trained: sizes, rates, and how much is dropped so that it
// learns what holds beyond the treebanks.
const (
	wordDim, tagDim, suffixDim, prefixDim, shapeDim = 64, 24, 24, 32, 16
	hiddenDim, arcDim, relDim                       = 96, 96, 64

	batchTokens  = 450
	learnRate    = 0.002
	beta1, beta2 = 0.9, 0.98
	warmUp       = 200 // updates
	clipNorm     = 5.0

	dropInput, dropLayer, dropMlp = 0.25, 0.33, 0.33
	dropState                     = 0.2  // of what an LSTM hands on in time
	tagWeight                     = 0.5  // of the loss of a tag to that of an arc
	tagDrop                       = 0.15 // of the tags that go in are unknown
	wordDrop                      = 0.25 // a word seen n times is unknown in 0.25/(0.25+n) of its uses
)

// vocabulary numbers the words seen at least twice, the endings and shapes
// seen at least five times, the first four letters of words seen three times.
func vocabulary(bank []*sentence) (model.Vocab, map[int32]int) {
	word, suffix, prefix, shape := map[uint64]int{}, map[uint64]int{}, map[uint64]int{}, map[uint64]int{}
	var s model.Sentence
	for _, b := range bank {
		s.Reset(b.words)
		for i := range b.words {
			word[b.words[i].Form]++
			suffix[model.SuffixKey(&b.words[i])]++
			if p := b.words[i].Prefix[3]; p != 0 {
				prefix[p]++
			}
			shape[model.ShapeKey(&s, i)]++
		}
	}
	number := func(counts map[uint64]int, least int) map[uint64]int32 {
		var keys []uint64
		for k, n := range counts {
			if n >= least {
				keys = append(keys, k)
			}
		}
		slices.Sort(keys)
		out := map[uint64]int32{}
		for i, k := range keys {
			out[k] = int32(i + 1)
		}
		return out
	}
	v := model.Vocab{Word: number(word, 2), Suffix: number(suffix, 5), Prefix: number(prefix, 3), Shape: number(shape, 5)}
	uses := map[int32]int{}
	for k, id := range v.Word {
		uses[id] = word[k]
	}
	return v, uses
}

// trainNet learns the parser's net by gradient descent (Adam, falling rate).
// Two workers share each batch; their sums are added in a fixed order, so that
// the result doesn't depend on their speed.
func (l *labels) trainNet(bank []*sentence, epochs int, seed uint64, log io.Writer, report func(epoch int, net *model.Net)) *model.Net {
	vocab, uses := vocabulary(bank)
	size := model.Size{Words: len(vocab.Word) + 1, Tags: len(l.tags) + 1, Suffixes: len(vocab.Suffix) + 1, Prefixes: len(vocab.Prefix) + 1, Shapes: len(vocab.Shape) + 1,
		WordDim: wordDim, TagDim: tagDim, SuffixDim: suffixDim, PrefixDim: prefixDim, ShapeDim: shapeDim,
		Hidden: hiddenDim, ArcDim: arcDim, RelDim: relDim, Relations: (len(l.rels) + 7) &^ 7}
	net := model.NewNet(size, vocab, nil)
	initialise(net, seed)
	// GUM's genres are nearer to reports than EWT's, and our own sentences
	// nearer still: they count twice.
	bank = append(append(slices.Clone(bank), annotated(bank)...), own(bank)...)
	workers := [2]*netWorker{newNetWorker(l, net, uses), newNetWorker(l, net, uses)}
	batches := makeBatches(bank)
	total := epochs * len(batches)
	adam := newAdam(len(net.P))
	random := rand.New(rand.NewPCG(seed, 5))
	fmt.Fprintf(log, "net of %d parameters, %d batches an epoch\n", len(net.P), len(batches))
	update := 0
	start := time.Now()
	for epoch := range epochs {
		random.Shuffle(len(bank), func(i, j int) { bank[i], bank[j] = bank[j], bank[i] })
		batches = makeBatches(bank)
		loss := 0.0
		for _, batch := range batches {
			var wait sync.WaitGroup
			tokens := 0
			for _, b := range batch {
				tokens += len(b.words)
			}
			first := random.Uint64()
			for k, w := range workers {
				wait.Go(func() { w.run(batch, k, len(workers), first, float32(tokens)) })
			}
			wait.Wait()
			update++
			rate := learnRate * min(1, float64(update)/warmUp) * (1 - 0.95*float64(update)/float64(total+1))
			adam.step(net.P, workers[0].grad, workers[1].grad, rate, update)
			loss += workers[0].loss + workers[1].loss
		}
		fmt.Fprintf(log, "epoch %d loss %.4f (%.0f s)\n", epoch+1, loss/float64(len(batches)), time.Since(start).Seconds())
		if report != nil && (epoch%3 == 2 || epoch == epochs-1) {
			report(epoch+1, net)
		}
	}
	return net.Round()
}

// makeBatches cuts the sentences into batches of about batchTokens.
func makeBatches(bank []*sentence) [][]*sentence {
	var out [][]*sentence
	from, tokens := 0, 0
	for i, s := range bank {
		tokens += len(s.words)
		if tokens >= batchTokens || i == len(bank)-1 {
			out = append(out, bank[from:i+1])
			from, tokens = i+1, 0
		}
	}
	return out
}

// initialise draws the parameters (Glorot and Bengio 2010); forget gates begin
// open.
func initialise(n *model.Net, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 6))
	fill := func(m *model.Matrix, bound float64) {
		for i := range m.V {
			m.V[i] = float32((2*random.Float64() - 1) * bound)
		}
	}
	glorot := func(m *model.Matrix, outputs int) { fill(m, math.Sqrt(6/float64(m.Rows+outputs))) }
	for _, m := range []*model.Matrix{&n.Word, &n.Tag, &n.Suffix, &n.Prefix, &n.Shape} {
		fill(m, 0.3)
	}
	for k := range n.Layers {
		for d := range n.Layers[k] {
			x := &n.Layers[k][d]
			glorot(&x.X, n.Size.Hidden)
			glorot(&x.H, n.Size.Hidden)
			for i := n.Size.Hidden; i < 2*n.Size.Hidden; i++ {
				x.B.V[i] = 1
			}
		}
	}
	glorot(&n.TagOut, n.TagOut.Cols)
	glorot(&n.Mlp, n.Size.ArcDim)
	fill(&n.Root, 0.3)
	glorot(&n.Arc, n.Arc.Cols)
	glorot(&n.Rel, n.Rel.Cols)
}

// adam is the optimiser of Kingma and Ba (2015) with clipped gradients.
type adam struct{ m, v []float32 }

func newAdam(n int) *adam { return &adam{make([]float32, n), make([]float32, n)} }

// step updates p by the sum of two gradients.
func (a *adam) step(p, g1, g2 []float32, rate float64, update int) {
	half := len(p) / 2
	norms := [2]float64{}
	var wait sync.WaitGroup
	part := func(k int) (int, int) { return k * half, []int{half, len(p)}[k] }
	for k := range 2 {
		wait.Go(func() {
			from, to := part(k)
			sum := 0.0
			for i := from; i < to; i++ {
				g := float64(g1[i]) + float64(g2[i])
				sum += g * g
			}
			norms[k] = sum
		})
	}
	wait.Wait()
	scale := float32(1)
	if norm := math.Sqrt(norms[0] + norms[1]); norm > clipNorm {
		scale = float32(clipNorm / norm)
	}
	correct := float32(rate * math.Sqrt(1-math.Pow(beta2, float64(update))) / (1 - math.Pow(beta1, float64(update))))
	for k := range 2 {
		wait.Go(func() {
			from, to := part(k)
			m, v := a.m[from:to], a.v[from:to]
			x, y, q := g1[from:to], g2[from:to], p[from:to]
			for i := range m {
				g := (x[i] + y[i]) * scale
				m[i] = beta1*m[i] + (1-beta1)*g
				v[i] = beta2*v[i] + (1-beta2)*g*g
				q[i] -= correct * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8)
			}
		})
	}
	wait.Wait()
}
