package vector

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The assembly gives the same bits as the Go code.
func TestSameBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := 4*rapid.IntRange(1, 6).Draw(t, "rows"), 8*rapid.IntRange(1, 20).Draw(t, "cols")
		floats := func(n int, label string) []float32 {
			return rapid.SliceOfN(rapid.Float32Range(-9, 9), n, n).Draw(t, label)
		}
		x, w, a := floats(cols, "x"), floats(rows*cols, "w"), floats(rows, "a")
		out1, out2 := append([]float32(nil), a...), append([]float32(nil), a...)
		Gemv(out1, x, w)
		gemvGo(&out2[0], &x[0], &w[0], rows, cols)
		y1, y2 := append([]float32(nil), x...), append([]float32(nil), x...)
		AddRows(y1, w, a)
		addRowsGo(&y2[0], &w[0], &a[0], rows, cols)
		n := rapid.IntRange(1, 5).Draw(t, "n")
		in, l1 := floats(n*rows, "in"), floats(n*cols, "layer")
		l2 := append([]float32(nil), l1...)
		Layer(l1, in, w, n)
		for i := range n {
			addRowsGo(&l2[i*cols], &w[0], &in[i*rows], rows, cols)
		}
		for _, pair := range [][2][]float32{{out1, out2}, {y1, y2}, {l1, l2}} {
			for i := range pair[0] {
				if math.Float32bits(pair[0][i]) != math.Float32bits(pair[1][i]) {
					t.Fatalf("%d: %v and %v", i, pair[0][i], pair[1][i])
				}
			}
		}
	})
}

func TestGemv(t *testing.T) {
	x := []float32{1, 2, 3, 4, 5, 6, 7, 8}
	w := make([]float32, 32)
	w[0], w[9], w[18], w[31] = 1, 1, 1, 10
	out := []float32{0, 0, 0, 1}
	Gemv(out, x, w)
	for i, want := range []float32{1, 2, 3, 81} {
		if out[i] != want {
			t.Errorf("out[%d] = %v, want %v", i, out[i], want)
		}
	}
}

func BenchmarkGemv(b *testing.B) {
	out, x, w := make([]float32, 384), make([]float32, 96), make([]float32, 384*96)
	for b.Loop() {
		Gemv(out, x, w)
	}
	b.ReportMetric(float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkAddRows(b *testing.B) {
	y, a, w := make([]float32, 384), make([]float32, 96), make([]float32, 384*96)
	for b.Loop() {
		AddRows(y, w, a)
	}
	b.ReportMetric(float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkLayer(b *testing.B) {
	y, a, w := make([]float32, 20*384), make([]float32, 20*96), make([]float32, 384*96)
	for b.Loop() {
		Layer(y, a, w, 20)
	}
	b.ReportMetric(20*float64(len(w))*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
