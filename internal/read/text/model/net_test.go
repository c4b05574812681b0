package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// randomNet is a net of the usual size that has learned nothing.
func randomNet() *Net {
	n := NewNet(Size{Words: 100, Tags: 93, Suffixes: 100, Prefixes: 100, Shapes: 20, WordDim: 64, TagDim: 24, SuffixDim: 24, PrefixDim: 16, ShapeDim: 16,
		Hidden: 96, ArcDim: 96, RelDim: 64, Relations: 56}, Vocab{}, nil)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n.P {
		n.P[i] = float32(random.Float64() - 0.5)
	}
	return n
}

// The approximation of tanh is near the function everywhere.
func TestTanh(t *testing.T) {
	for x := -8.0; x <= 8; x += 0.001 {
		if got, want := float64(tanh(float32(x))), math.Tanh(x); math.Abs(got-want) > 2e-4 {
			t.Fatalf("tanh(%.3f) = %f, want %f", x, got, want)
		}
	}
}

// A net that was written and read gives the scores of the rounded net.
func TestNetFile(t *testing.T) {
	net := randomNet()
	again, rest, err := readNet(append(net.appendTo(nil), 7))
	if err != nil || len(rest) != 1 {
		t.Fatalf("%d bytes left, error %v", len(rest), err)
	}
	rounded := net.Round()
	for i := range rounded.P {
		if rounded.P[i] != again.P[i] {
			t.Fatalf("parameter %d: %v and %v", i, rounded.P[i], again.P[i])
		}
	}
}

func BenchmarkNet(b *testing.B) {
	for _, length := range []int{10, 25, 50, 400} {
		b.Run(fmt.Sprint(length, " tokens"), func(b *testing.B) {
			net := randomNet()
			var p Pass
			p.ID = make([][5]int32, length)
			for i := range p.ID {
				p.ID[i] = [5]int32{int32(i % 100), int32(i % 93), 1, 2, 3}
			}
			tokens := 0
			for b.Loop() {
				net.Run(&p)
				tokens += length
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
