package vector

import "unsafe"

// gemvGo and addRowsGo do what the assembly does, in the same order: eight
// partial sums for each row, added up as ((0+4)+(2+6))+((1+5)+(3+7)). The
// conversions keep the compiler from fusing products with sums.
func gemvGo(out, x, w *float32, rows, cols int) {
	o, v, m := unsafe.Slice(out, rows), unsafe.Slice(x, cols), unsafe.Slice(w, rows*cols)
	for r := range o {
		row := m[r*cols : r*cols+cols]
		var s [8]float32
		for i := 0; i < cols; i += 8 {
			for k := range s {
				s[k] += float32(v[i+k] * row[i+k])
			}
		}
		a, b, c, d := s[0]+s[4], s[1]+s[5], s[2]+s[6], s[3]+s[7]
		o[r] += float32(a+c) + float32(b+d)
	}
}

func addRowsGo(y, w, a *float32, rows, cols int) {
	o, f, m := unsafe.Slice(y, cols), unsafe.Slice(a, rows), unsafe.Slice(w, rows*cols)
	for r, factor := range f {
		row := m[r*cols : r*cols+cols]
		for i := range o {
			o[i] += float32(factor * row[i])
		}
	}
}
