// Package vector holds the two loops in which the neural parser spends its
// time: products of a matrix with a vector, and sums of the rows of a matrix.
//
// On amd64 with AVX2 they run in assembly, elsewhere in Go. Both add and
// multiply in the same order and without fused operations, so that a parse is
// the same, bit for bit, on every machine. Matrices are row by row; the number
// of columns is a multiple of 8, that of the rows of a product a multiple of 4.
package vector

// Gemv adds to each out[r] the product of x and row r of w, for as many rows as
// out is long; len(x) columns.
func Gemv(out, x, w []float32) {
	if len(out) == 0 || len(x) == 0 {
		return
	}
	if len(w) < len(out)*len(x) || len(out)%4 != 0 || len(x)%8 != 0 {
		panic("vector: shapes of a product don't fit")
	}
	gemv(&out[0], &x[0], &w[0], len(out), len(x))
}

// AddRows adds a[r] times row r of w to y, for as many rows as a is long;
// len(y) columns.
func AddRows(y, w, a []float32) {
	if len(y) == 0 || len(a) == 0 {
		return
	}
	if len(w) < len(a)*len(y) || len(y)%8 != 0 {
		panic("vector: shapes of a sum don't fit")
	}
	addRows(&y[0], &w[0], &a[0], len(a), len(y))
}

// Layer adds to each row of y the sum of the rows of w, each times its number
// in the same row of x: y += x·w for n rows. It is AddRows for all rows, but
// reads w half as often.
func Layer(y, x, w []float32, n int) {
	if n == 0 {
		return
	}
	in, out := len(x)/n, len(y)/n
	if in*n != len(x) || out*n != len(y) || len(w) < in*out || in == 0 || out == 0 || out%8 != 0 {
		panic("vector: shapes of a layer don't fit")
	}
	i := 0
	for ; i+1 < n; i += 2 {
		addRows2(&y[i*out], &y[(i+1)*out], &w[0], &x[i*in], &x[(i+1)*in], in, out)
	}
	if i < n {
		addRows(&y[i*out], &w[0], &x[i*in], in, out)
	}
}
