package train

import (
	"math"
	"math/rand/v2"

	"factum/internal/read/text/model"
	"factum/internal/read/text/model/vector"
)

// netWorker goes forward and back through the net, adding up gradients.
type netWorker struct {
	l    *labels
	net  *model.Net
	uses map[int32]int
	grad []float32
	g    *model.Net // the gradient as matrices
	loss float64

	s                model.Sentence
	p                model.Pass
	random           *rand.Rand
	dIn, dMlp, dHead []float32
	dOut             [2][]float32
	dT, dGates       []float32
	turned, turned2  []float32
	relScores, relD  []float32
	hidden, keep, dZ []float32
}

func newNetWorker(l *labels, net *model.Net, uses map[int32]int) *netWorker {
	w := &netWorker{l: l, net: net, uses: uses, grad: make([]float32, len(net.P))}
	w.g = model.NewNet(net.Size, net.Vocab, w.grad)
	z := net.Size
	w.relScores, w.relD = make([]float32, z.Relations), make([]float32, z.Relations)
	w.hidden, w.keep, w.dZ = make([]float32, z.RelDim), make([]float32, z.RelDim), make([]float32, z.RelDim)
	return w
}

// run sums the gradients of every workers-th sentence of the batch, from the
// k-th on. The random numbers of a sentence depend on its place alone.
func (w *netWorker) run(batch []*sentence, k, workers int, seed uint64, tokens float32) {
	clear(w.grad)
	w.loss = 0
	for i := k; i < len(batch); i += workers {
		w.random = rand.New(rand.NewPCG(seed, uint64(i)))
		w.sentence(batch[i], 1/tokens)
	}
}

// mask draws what dropout keeps: zero, or what makes up for the zeros.
func (w *netWorker) mask(m []float32, n int, rate float64) []float32 {
	m = sized(m, n)
	limit := uint32(rate * (1 << 32))
	up := float32(1 / (1 - rate))
	for i := 0; i < n; i += 2 {
		bits := w.random.Uint64()
		m[i] = up
		if uint32(bits) < limit {
			m[i] = 0
		}
		if i+1 < n {
			m[i+1] = up
			if uint32(bits>>32) < limit {
				m[i+1] = 0
			}
		}
	}
	return m
}

func sized(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

func zeroed(s []float32, n int) []float32 {
	s = sized(s, n)
	clear(s)
	return s
}

// turn gives the matrix of n rows with rows and columns changed over.
func turn(dst, m []float32, n, cols int) []float32 {
	dst = sized(dst, n*cols)
	for i := range n {
		row := m[i*cols : (i+1)*cols]
		for k, v := range row {
			dst[k*n+i] = v
		}
	}
	return dst
}

// sentence goes through one sentence; scale is the weight of a token's loss.
func (w *netWorker) sentence(b *sentence, scale float32) {
	n, z, p := len(b.words), w.net.Size, &w.p
	w.s.Reset(b.words)
	copy(w.s.Tags, b.auto)
	p.ID = w.net.Look(&w.s, p.ID)
	for i := range p.ID {
		if id := p.ID[i][0]; id > 0 && w.random.Float64() < wordDrop/(wordDrop+float64(w.uses[id])) {
			p.ID[i][0] = 0
		}
		if w.random.Float64() < tagDrop {
			p.ID[i][1] = int32(len(w.l.tags))
		}
	}
	p.Drop[0] = w.mask(p.Drop[0], n*z.Input(), dropInput)
	p.Drop[1] = w.mask(p.Drop[1], n*2*z.Hidden, dropLayer)
	p.Drop[2] = w.mask(p.Drop[2], n*2*z.Hidden, dropLayer)
	p.Drop[3] = w.mask(p.Drop[3], n*w.net.Mlp.Cols, dropMlp)
	for l := range p.Keep {
		for d := range p.Keep[l] {
			p.Keep[l][d] = w.mask(p.Keep[l][d], z.Hidden, dropState)
		}
	}
	w.net.Run(p)
	w.dMlp = zeroed(w.dMlp, n*w.net.Mlp.Cols)
	w.arcs(b, scale)
	for i := range n {
		if h := int(b.heads[i]); h < n {
			w.relation(h, i, b.rels[i], scale)
		}
	}
	w.dOut[0] = zeroed(w.dOut[0], n*2*z.Hidden)
	w.tags(b, scale*tagWeight)
	w.mlp()
	w.layers()
}

// arcs goes back through the scores of arcs: each token's heads share a
// softmax.
func (w *netWorker) arcs(b *sentence, scale float32) {
	n, z, p := len(b.words), w.net.Size, &w.p
	a, out, stride := z.ArcDim, w.net.Mlp.Cols, p.Stride()
	for i := range n {
		row := p.Scores[i*stride : (i+1)*stride]
		most := float32(math.Inf(-1))
		for j := range n + 1 {
			if j != i {
				most = max(most, row[j])
			}
		}
		sum := 0.0
		for j := range n + 1 {
			if j == i {
				row[j] = 0
				continue
			}
			e := math.Exp(float64(row[j] - most))
			sum += e
			row[j] = float32(e)
		}
		for j := range n + 1 {
			row[j] *= float32(1/sum) * scale
		}
		gold := int(b.heads[i])
		w.loss -= math.Log(max(float64(row[gold]/scale), 1e-30)) * float64(scale)
		row[gold] -= scale
		clear(row[n+1:])
	}
	w.dT = zeroed(w.dT, n*a)
	for i := range n {
		vector.AddRows(w.dT[i*a:(i+1)*a], p.Heads, p.Scores[i*stride:i*stride+n+1])
	}
	w.turned = turn(w.turned, p.Scores, n, stride)
	w.dHead = zeroed(w.dHead, (n+1)*a)
	for j := range n + 1 {
		vector.AddRows(w.dHead[j*a:(j+1)*a], p.ArcT, w.turned[j*n:(j+1)*n])
	}
	// ArcT = arcDep·Arc + ArcB
	w.turned2 = sized(w.turned2, a*n)
	for i := range n {
		for k := range a {
			w.turned2[k*n+i] = p.Mlp[i*out+k]
		}
	}
	for k := range a {
		vector.AddRows(w.g.Arc.Row(k), w.dT, w.turned2[k*n:(k+1)*n])
	}
	for i := range n {
		add(w.g.ArcB.V, w.dT[i*a:(i+1)*a])
		vector.Gemv(w.dMlp[i*out:i*out+a], w.dT[i*a:(i+1)*a], w.net.Arc.V)
		add(w.dMlp[i*out+a:i*out+2*a], w.dHead[i*a:(i+1)*a])
	}
	add(w.g.Root.V, w.dHead[n*a:])
}

func add(to, from []float32) {
	for i, v := range from {
		to[i] += v
	}
}

// tags goes back through the scores of tags.
func (w *netWorker) tags(b *sentence, scale float32) {
	cols := w.net.TagOut.Cols
	for i, gold := range b.tags {
		row := w.p.Tags[i*cols : (i+1)*cols]
		w.loss += softmaxLoss(row, len(w.l.tags), int(gold), scale)
	}
	w.linear(&w.net.TagOut, &w.g.TagOut, &w.g.TagB, w.p.Out[0], w.p.Tags, w.dOut[0])
}

// softmaxLoss turns the first count scores into the gradient of their softmax
// loss, clears the rest and gives the loss.
func softmaxLoss(scores []float32, count, gold int, scale float32) float64 {
	most := scores[0]
	for _, v := range scores[1:count] {
		most = max(most, v)
	}
	sum := 0.0
	for k, v := range scores[:count] {
		e := math.Exp(float64(v - most))
		sum += e
		scores[k] = float32(e)
	}
	for k := range scores[:count] {
		scores[k] *= float32(1/sum) * scale
	}
	loss := -math.Log(max(float64(scores[gold]/scale), 1e-30)) * float64(scale)
	scores[gold] -= scale
	clear(scores[count:])
	return loss
}

// relation goes forward and back through the relation of a gold arc.
func (w *netWorker) relation(head, dep int, gold uint8, scale float32) {
	z, p := w.net.Size, &w.p
	a, r, out := z.ArcDim, z.RelDim, w.net.Mlp.Cols
	w.keep = w.mask(w.keep, r, dropMlp)
	w.net.RunRel(p, head, dep, w.hidden, w.keep, w.relScores)
	copy(w.relD, w.relScores)
	w.loss += softmaxLoss(w.relD, len(w.l.rels), int(gold), scale)
	add(w.g.RelOut.V, w.relD)
	for k, v := range w.hidden {
		if v != 0 {
			vector.AddRows(w.g.Rel.Row(k), w.relD, []float32{v})
		}
	}
	clear(w.dZ)
	vector.Gemv(w.dZ, w.relD, w.net.Rel.V)
	d := p.Mlp[dep*out+2*a:]
	h := p.Mlp[head*out+2*a+r:]
	dd := w.dMlp[dep*out+2*a:]
	dh := w.dMlp[head*out+2*a+r:]
	for k := range w.dZ {
		g := w.dZ[k] * w.keep[k]
		if d[k]+h[k]+w.net.RelB.V[k] < 0 {
			g *= leakSlope
		}
		w.g.RelB.V[k] += g
		dd[k] += g
		dh[k] += g
	}
}

// leakSlope is the slope of the activation below zero, as package model has it.
const leakSlope = 0.1

// mlp goes back through the hidden layer into the upper LSTM.
func (w *netWorker) mlp() {
	n, z, p := w.p.N, w.net.Size, &w.p
	out, in := w.net.Mlp.Cols, 2*z.Hidden
	for i := range n {
		row, act := w.dMlp[i*out:(i+1)*out], p.Mlp[i*out:(i+1)*out]
		for k := range row {
			row[k] *= p.Drop[3][i*out+k]
			if k < 2*z.ArcDim && act[k] < 0 {
				row[k] *= leakSlope
			}
		}
	}
	w.dOut[1] = zeroed(w.dOut[1], n*in)
	w.linear(&w.net.Mlp, &w.g.Mlp, &w.g.MlpB, p.Out[1], w.dMlp, w.dOut[1])
}

// linear goes back through y = x·m + b, given the gradient of y; dx is added to.
func (w *netWorker) linear(m, gm, gb *model.Matrix, x, dy, dx []float32) {
	n := len(x) / m.Rows
	w.turned = turn(w.turned, x, n, m.Rows)
	for k := range m.Rows {
		vector.AddRows(gm.Row(k), dy, w.turned[k*n:(k+1)*n])
	}
	for i := range n {
		row := dy[i*m.Cols : (i+1)*m.Cols]
		add(gb.V, row)
		vector.Gemv(dx[i*m.Rows:(i+1)*m.Rows], row, m.V)
	}
}

// layers goes back through both LSTM layers into the embeddings.
func (w *netWorker) layers() {
	z, p := w.net.Size, &w.p
	n, in := p.N, z.Input()
	w.dIn = zeroed(w.dIn, n*in)
	for layer := 1; layer >= 0; layer-- {
		x, dx := p.Out[0], w.dOut[0]
		if layer == 0 {
			x, dx = p.In, w.dIn
		}
		for i, k := range p.Drop[layer+1] {
			w.dOut[layer][i] *= k
		}
		for d := range 2 {
			w.lstm(layer, d, x, dx)
		}
	}
	for i, id := range p.ID {
		row, keep := w.dIn[i*in:(i+1)*in], p.Drop[0][i*in:(i+1)*in]
		for k := range row {
			row[k] *= keep[k]
		}
		k := 0
		for e, m := range []*model.Matrix{&w.g.Word, &w.g.Tag, &w.g.Suffix, &w.g.Prefix, &w.g.Shape} {
			add(m.Row(int(id[e])), row[k:k+m.Cols])
			k += m.Cols
		}
	}
}

// lstm goes back through time in one direction of a layer.
func (w *netWorker) lstm(layer, d int, x, dx []float32) {
	n, h, p := w.p.N, w.net.Size.Hidden, &w.p
	l, g, q := &w.net.Layers[layer][d], &w.g.Layers[layer][d], &p.States[layer][d]
	at := d * h
	dout := w.dOut[layer]
	w.dGates = sized(w.dGates, n*4*h)
	dh, dc := make([]float32, h), make([]float32, h)
	states := sized(w.turned2, n*h) // of the step before each step
	clear(states)
	for step := n - 1; step >= 0; step-- {
		i, before := step, step-1
		if d == 1 {
			i = n - 1 - step
			before = i + 1
		}
		gates, dg := q.Gates[i*4*h:(i+1)*4*h], w.dGates[i*4*h:(i+1)*4*h]
		tanh := q.Tanh[i*h : (i+1)*h]
		for k := range h {
			in, forget, out, cand := gates[k], gates[h+k], gates[2*h+k], gates[3*h+k]
			dhk := dout[i*2*h+at+k] + dh[k]
			dck := dc[k] + dhk*out*(1-tanh[k]*tanh[k])
			old := float32(0)
			if step > 0 {
				old = q.Cell[before*h+k]
			}
			dg[k] = dck * cand * in * (1 - in)
			dg[h+k] = dck * old * forget * (1 - forget)
			dg[2*h+k] = dhk * tanh[k] * out * (1 - out)
			dg[3*h+k] = dck * in * (1 - cand*cand)
			dc[k] = dck * forget
		}
		clear(dh)
		if step > 0 {
			vector.Gemv(dh, dg, l.H.V)
			keep := p.Keep[layer][d]
			// The state itself, not what dropout left of it, went on in time.
			gb, tb := q.Gates[before*4*h+2*h:before*4*h+3*h], q.Tanh[before*h:(before+1)*h]
			for k := range h {
				dh[k] *= keep[k]
				states[k*n+i] = gb[k] * tb[k] * keep[k]
			}
		}
	}
	for k := range h {
		vector.AddRows(g.H.Row(k), w.dGates[:n*4*h], states[k*n:(k+1)*n])
	}
	w.turned2 = states
	w.linear(&l.X, &g.X, &g.B, x, w.dGates[:n*4*h], dx)
}
