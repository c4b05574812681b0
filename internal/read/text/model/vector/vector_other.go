//go:build !amd64

package vector

func gemv(out, x, w *float32, rows, cols int)  { gemvGo(out, x, w, rows, cols) }
func addRows(y, w, a *float32, rows, cols int) { addRowsGo(y, w, a, rows, cols) }

func addRows2(y1, y2, w, a1, a2 *float32, rows, cols int) {
	addRowsGo(y1, w, a1, rows, cols)
	addRowsGo(y2, w, a2, rows, cols)
}
