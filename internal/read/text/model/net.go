package model

import (
	"factum/internal/read/text/model/vector"
)

// Net is the parser: embeddings of words, tags, endings and shapes, two layers
// of bidirectional LSTM, and biaffine scores of arcs, after Kiperwasser and
// Goldberg (2016) and Dozat and Manning (2017), in the smallest sizes that pay.
//
// All its parameters stand in one vector, P; the matrices are views of it.
// Matrices are (inputs × outputs): a layer adds up the rows of its matrix.
type Net struct {
	Size   Size
	Vocab  Vocab
	P      []float32
	Word   Matrix
	Tag    Matrix
	Suffix Matrix
	Prefix Matrix
	Shape  Matrix
	Layers [2][2]LSTM // layer, direction: forward, backward
	TagOut Matrix     // of the first layer to tags
	TagB   Matrix
	Mlp    Matrix // to arcDep, arcHead, relDep, relHead
	MlpB   Matrix
	Root   Matrix // the head that the root token has, as arcHead
	Arc    Matrix // arcDep to arcHead
	ArcB   Matrix
	RelB   Matrix
	Rel    Matrix // hidden to relations
	RelOut Matrix // bias
}

// Size is the shape of a net. Relations is a multiple of 8; Tags counts the
// unknown tag, the last.
type Size struct {
	Words, Tags, Suffixes, Prefixes, Shapes         int
	WordDim, TagDim, SuffixDim, PrefixDim, ShapeDim int
	Hidden, ArcDim, RelDim, Relations               int
}

// Input is the length of a token's embedding.
func (z Size) Input() int { return z.WordDim + z.TagDim + z.SuffixDim + z.PrefixDim + z.ShapeDim }

// Matrix is a view of the parameters, row by row.
type Matrix struct {
	Rows, Cols, At int
	V              []float32
}

// Row gives row i.
func (m Matrix) Row(i int) []float32 { return m.V[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// LSTM is one direction of a layer; its gates stand in the order input,
// forget, output, candidate.
type LSTM struct{ X, H, B Matrix }

// Vocab numbers what has an embedding; 0 is the unknown.
type Vocab struct{ Word, Suffix, Prefix, Shape map[uint64]int32 }

// NewNet lays a net out over its parameters; nil makes new ones, all zero.
func NewNet(size Size, vocab Vocab, p []float32) *Net {
	n := &Net{Size: size, Vocab: vocab}
	at := 0
	views := []struct {
		m    *Matrix
		r, c int
	}{
		{&n.Word, size.Words, size.WordDim}, {&n.Tag, size.Tags, size.TagDim}, {&n.Suffix, size.Suffixes, size.SuffixDim}, {&n.Prefix, size.Prefixes, size.PrefixDim}, {&n.Shape, size.Shapes, size.ShapeDim},
	}
	add := func(m *Matrix, r, c int) {
		views = append(views, struct {
			m    *Matrix
			r, c int
		}{m, r, c})
	}
	in := size.Input()
	for l := range n.Layers {
		for d := range n.Layers[l] {
			x := &n.Layers[l][d]
			add(&x.X, in, 4*size.Hidden)
			add(&x.H, size.Hidden, 4*size.Hidden)
			add(&x.B, 1, 4*size.Hidden)
		}
		in = 2 * size.Hidden
	}
	out := 2*size.ArcDim + 2*size.RelDim
	add(&n.TagOut, in, (size.Tags+7)&^7)
	add(&n.TagB, 1, (size.Tags+7)&^7)
	add(&n.Mlp, in, out)
	add(&n.MlpB, 1, out)
	add(&n.Root, 1, size.ArcDim)
	add(&n.Arc, size.ArcDim, size.ArcDim)
	add(&n.ArcB, 1, size.ArcDim)
	add(&n.RelB, 1, size.RelDim)
	add(&n.Rel, size.RelDim, size.Relations)
	add(&n.RelOut, 1, size.Relations)
	for _, v := range views {
		*v.m = Matrix{Rows: v.r, Cols: v.c, At: at}
		at += v.r * v.c
	}
	if p == nil {
		p = make([]float32, at)
	}
	n.P = p
	for _, v := range views {
		v.m.V = p[v.m.At : v.m.At+v.r*v.c]
	}
	return n
}

// Matrices gives all views, in the order of the parameters.
func (n *Net) Matrices() []*Matrix {
	out := []*Matrix{&n.Word, &n.Tag, &n.Suffix, &n.Prefix, &n.Shape}
	for l := range n.Layers {
		for d := range n.Layers[l] {
			x := &n.Layers[l][d]
			out = append(out, &x.X, &x.H, &x.B)
		}
	}
	return append(out, &n.TagOut, &n.TagB, &n.Mlp, &n.MlpB, &n.Root, &n.Arc, &n.ArcB, &n.RelB, &n.Rel, &n.RelOut)
}

// Pass is what one run of the net over a sentence computes; the trainer goes
// back through it. Rows are tokens.
type Pass struct {
	N      int
	ID     [][5]int32 // word, tag, suffix, prefix, shape
	In     []float32  // embeddings
	States [2][2]LSTMPass
	Out    [2][]float32 // of the layers: forward and backward state
	Tags   []float32    // the score of each tag for a token
	Mlp    []float32    // activated
	ArcT   []float32    // arcDep times Arc, plus ArcB
	Heads  []float32    // arcHead, the root after the last token, zero rows to a multiple of 4
	Scores []float32    // Stride() columns: the score of each head for a token
	// Drop scales what goes into each stage, at training: input, layer 1,
	// layer 2, MLP. nil keeps all.
	Drop [4][]float32
	// Keep scales the state that each direction of each layer hands on in
	// time, at training.
	Keep [2][2][]float32
}

// Stride is the number of columns of Scores.
func (p *Pass) Stride() int { return (p.N + 4) &^ 3 }

// LSTMPass is one direction: activated gates, cells and their tanh.
type LSTMPass struct{ Gates, Cell, Tanh, handed []float32 }

// Look finds the embeddings of a tagged sentence.
func (n *Net) Look(s *Sentence, ids [][5]int32) [][5]int32 {
	ids = resize(ids, len(s.Words))
	for i := range s.Words {
		ids[i] = [5]int32{n.Vocab.Word[s.Words[i].Form], int32(s.Tags[i]), n.Vocab.Suffix[SuffixKey(&s.Words[i])],
			n.Vocab.Prefix[s.Words[i].Prefix[3]], n.Vocab.Shape[ShapeKey(s, i)]}
	}
	return ids
}

// SuffixKey is the ending of a word as Vocab numbers it: its last three
// letters, or all of a shorter word.
func SuffixKey(w *Word) uint64 {
	if w.Suffix[2] == 0 {
		return w.Form
	}
	return w.Suffix[2]
}

// ShapeKey is the shape of word i of the sentence as Vocab numbers it.
func ShapeKey(s *Sentence, i int) uint64 {
	shape := s.Words[i].Shape
	if i == 0 { // a capital says less there
		shape = mix(shape, 7)
	}
	return mix(shape, s.Style)
}

// Run runs the net on p.ID; scores of arcs stand in p.Scores then.
func (n *Net) Run(p *Pass) {
	z := n.Size
	p.N = len(p.ID)
	in := z.Input()
	p.In = resize(p.In, p.N*in)
	for i, id := range p.ID {
		row := p.In[i*in : (i+1)*in]
		k := copy(row, n.Word.Row(int(id[0])))
		k += copy(row[k:], n.Tag.Row(int(id[1])))
		k += copy(row[k:], n.Suffix.Row(int(id[2])))
		k += copy(row[k:], n.Prefix.Row(int(id[3])))
		copy(row[k:], n.Shape.Row(int(id[4])))
	}
	drop(p.In, p.Drop[0])
	x := p.In
	for l := range n.Layers {
		p.Out[l] = resize(p.Out[l], p.N*2*z.Hidden)
		for d := range n.Layers[l] {
			n.Layers[l][d].run(&p.States[l][d], x, in, p.Out[l], d*z.Hidden, z.Hidden, d == 1, p.Keep[l][d])
		}
		drop(p.Out[l], p.Drop[l+1])
		x, in = p.Out[l], 2*z.Hidden
	}
	n.runTags(p)
	out := n.Mlp.Cols
	p.Mlp = resize(p.Mlp, p.N*out)
	for i := range p.N {
		copy(p.Mlp[i*out:], n.MlpB.V)
	}
	vector.Layer(p.Mlp, x, n.Mlp.V, p.N)
	// The hidden layer of relations is activated when head and dependent are
	// added up.
	for i := range p.N {
		row := p.Mlp[i*out : (i+1)*out]
		for k, v := range row[:2*z.ArcDim] {
			if v < 0 {
				row[k] = v * leak
			}
		}
	}
	drop(p.Mlp, p.Drop[3])
	n.runArcs(p)
}

// runTags scores the tags anew, now that the whole sentence has been seen.
func (n *Net) runTags(p *Pass) {
	tags := n.TagOut.Cols
	p.Tags = resize(p.Tags, p.N*tags)
	for i := range p.N {
		copy(p.Tags[i*tags:], n.TagB.V)
	}
	vector.Layer(p.Tags, p.Out[0], n.TagOut.V, p.N)
}

// leak is the slope of the activation below zero.
const leak = 0.1

// runArcs scores all arcs.
func (n *Net) runArcs(p *Pass) {
	z := n.Size
	a, out, stride := z.ArcDim, n.Mlp.Cols, p.Stride()
	p.Heads = resize(p.Heads, stride*a)
	clear(p.Heads[p.N*a:])
	p.ArcT = resize(p.ArcT, p.N*a)
	for i := range p.N {
		row := p.Mlp[i*out:]
		copy(p.Heads[i*a:(i+1)*a], row[a:2*a])
		t := p.ArcT[i*a : (i+1)*a]
		copy(t, n.ArcB.V)
		vector.AddRows(t, n.Arc.V, row[:a])
	}
	copy(p.Heads[p.N*a:], n.Root.V)
	p.Scores = resize(p.Scores, p.N*stride)
	clear(p.Scores)
	for i := range p.N {
		vector.Gemv(p.Scores[i*stride:(i+1)*stride], p.ArcT[i*a:(i+1)*a], p.Heads)
	}
}

// RunRel scores the relations of an arc; z gets the hidden layer, keep scales
// it at training.
func (n *Net) RunRel(p *Pass, head, dep int, z, keep, scores []float32) {
	a, r, out := n.Size.ArcDim, n.Size.RelDim, n.Mlp.Cols
	d := p.Mlp[dep*out+2*a : dep*out+2*a+r]
	h := p.Mlp[head*out+2*a+r : head*out+2*a+2*r]
	for k := range z {
		v := d[k] + h[k] + n.RelB.V[k]
		if v < 0 {
			v *= leak
		}
		z[k] = v
	}
	drop(z, keep)
	copy(scores, n.RelOut.V)
	vector.AddRows(scores, n.Rel.V, z)
}

func drop(x, keep []float32) {
	for i, k := range keep {
		x[i] *= k
	}
}

// run runs one direction over x and writes the states to the columns from at
// on of out, which has two directions side by side.
func (l *LSTM) run(p *LSTMPass, x []float32, in int, out []float32, at, h int, back bool, keep []float32) {
	n := len(x) / in
	p.Gates, p.Cell, p.Tanh = resize(p.Gates, n*4*h), resize(p.Cell, n*h), resize(p.Tanh, n*h)
	for i := range n {
		copy(p.Gates[i*4*h:], l.B.V)
	}
	vector.Layer(p.Gates, x, l.X.V, n)
	for step := range n {
		i, before := step, step-1
		if back {
			i = n - 1 - step
			before = i + 1
		}
		g := p.Gates[i*4*h : (i+1)*4*h]
		if step > 0 {
			old := out[before*2*h+at : before*2*h+at+h]
			if keep != nil {
				p.handed = append(p.handed[:0], old...)
				drop(p.handed, keep)
				old = p.handed
			}
			vector.AddRows(g, l.H.V, old)
		}
		for k, v := range g[:3*h] {
			g[k] = sigmoid(v)
		}
		for k, v := range g[3*h:] {
			g[3*h+k] = tanh(v)
		}
		c, t, o := p.Cell[i*h:(i+1)*h], p.Tanh[i*h:(i+1)*h], out[i*2*h+at:i*2*h+at+h]
		gi, gf, gout, gc := g[:h], g[h:2*h], g[2*h:3*h], g[3*h:4*h]
		if step > 0 {
			old := p.Cell[before*h : (before+1)*h]
			for k := range c {
				c[k] = float32(gi[k]*gc[k]) + float32(gf[k]*old[k])
			}
		} else {
			for k := range c {
				c[k] = gi[k] * gc[k]
			}
		}
		for k := range c {
			t[k] = tanh(c[k])
			o[k] = gout[k] * t[k]
		}
	}
}

// tanh is a rational approximation (the continued fraction of tanh cut after
// four terms), good to a few parts in ten thousand; conversions keep products and
// sums from being fused, so that all machines agree.
func tanh(x float32) float32 {
	if x > 4.9 {
		return 1
	}
	if x < -4.9 {
		return -1
	}
	y := x * x
	a := float32(float32(float32(float32(float32(y+378)*y)+17325)*y)+135135) * x
	b := float32(float32(float32(float32(float32(y*28)+3150)*y)+62370)*y) + 135135
	return a / b
}

func sigmoid(x float32) float32 { return float32(0.5*tanh(0.5*x)) + 0.5 }
