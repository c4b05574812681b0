package vector

import "golang.org/x/sys/cpu"

//go:noescape
func gemvAVX2(out, x, w *float32, rows, cols int)

//go:noescape
func addRowsAVX2(y, w, a *float32, rows, cols int)

//go:noescape
func addRows2AVX2(y1, y2, w, a1, a2 *float32, rows, cols int)

func gemv(out, x, w *float32, rows, cols int) {
	if cpu.X86.HasAVX2 {
		gemvAVX2(out, x, w, rows, cols)
		return
	}
	gemvGo(out, x, w, rows, cols)
}

func addRows(y, w, a *float32, rows, cols int) {
	if cpu.X86.HasAVX2 {
		addRowsAVX2(y, w, a, rows, cols)
		return
	}
	addRowsGo(y, w, a, rows, cols)
}

func addRows2(y1, y2, w, a1, a2 *float32, rows, cols int) {
	if cpu.X86.HasAVX2 {
		addRows2AVX2(y1, y2, w, a1, a2, rows, cols)
		return
	}
	addRowsGo(y1, w, a1, rows, cols)
	addRowsGo(y2, w, a2, rows, cols)
}
