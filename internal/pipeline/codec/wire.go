package codec

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// writer collects the table of strings and, behind it, the values.
type writer struct {
	strings map[string]uint64 // string → its number in the table, from 0
	table   []byte            // lengths and bytes of the strings
	values  []byte
}

func (w *writer) reset() {
	clear(w.strings)
	w.table, w.values = w.table[:0], w.values[:0]
}

// whole gives the bytes: the number and the lengths of the strings, their
// bytes, the values.
func (w *writer) whole() []byte {
	out := make([]byte, 0, len(w.table)+len(w.values)+2*binary.MaxVarintLen64)
	out = binary.AppendUvarint(out, uint64(len(w.strings)))
	out = binary.AppendUvarint(out, uint64(len(w.table)))
	out = append(out, w.table...)
	return append(out, w.values...)
}

func (w *writer) uint(n uint64) { w.values = binary.AppendUvarint(w.values, n) }
func (w *writer) int(n int64)   { w.values = binary.AppendVarint(w.values, n) }
func (w *writer) float(f float64) {
	w.values = binary.LittleEndian.AppendUint64(w.values, math.Float64bits(f))
}

func (w *writer) bool(b bool) {
	n := byte(0)
	if b {
		n = 1
	}
	w.values = append(w.values, n)
}

func (w *writer) string(s string) {
	n, ok := w.strings[s]
	if !ok {
		n = uint64(len(w.strings))
		w.strings[s] = n
		w.table = binary.AppendUvarint(w.table, uint64(len(s)))
		w.table = append(w.table, s...)
	}
	w.uint(n)
}

// maxDepth bounds how deep pointers and slices lie in each other.
const maxDepth = 100

// reader reads values; after an error it gives zeros.
type reader struct {
	data    []byte
	strings []string
	err     error
	depth   int
}

// begin reads the table of strings.
func (r *reader) begin(data []byte) {
	r.data = data
	n, size := r.uint(), r.uint()
	if r.err != nil {
		return
	}
	if size > uint64(len(r.data)) || n > size {
		r.fail("a table of %d strings in %d bytes", n, size)
		return
	}
	table := string(r.data[:size])
	r.data = r.data[size:]
	r.strings = make([]string, n)
	for i := range r.strings {
		length, k := uvarint(table)
		if k <= 0 || length > uint64(len(table)-k) {
			r.fail("string %d is cut", i)
			return
		}
		r.strings[i], table = table[k:k+int(length)], table[k+int(length):]
	}
	if table != "" {
		r.fail("%d bytes too many among the strings", len(table))
	}
}

// uvarint is [binary.Uvarint] for strings.
func uvarint(s string) (v uint64, n int) {
	for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
		v |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
	r.data = nil
}

var errCut = errors.New("the data end too early")

func (r *reader) cut() {
	if r.err == nil {
		r.err = errCut
	}
	r.data = nil
}

func (r *reader) uint() uint64 {
	if len(r.data) > 0 && r.data[0] < 0x80 { // most are small
		n := r.data[0]
		r.data = r.data[1:]
		return uint64(n)
	}
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.cut()
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) int() int64 {
	n := r.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) float() float64 {
	if len(r.data) < 8 {
		r.cut()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(r.data))
	r.data = r.data[8:]
	return f
}

func (r *reader) bool() bool {
	switch n := r.uint(); n {
	case 0, 1:
		return n == 1
	default:
		r.fail("%d is neither true nor false", n)
		return false
	}
}

func (r *reader) string() string {
	n := r.uint()
	if n >= uint64(len(r.strings)) {
		if r.err == nil {
			r.fail("no string %d", n)
		}
		return ""
	}
	return r.strings[n]
}

// count reads the number of values that follow, each of so many bytes at least;
// -1 stands for nil.
func (r *reader) count(least int) int {
	n := r.uint()
	if n == 0 {
		return -1
	}
	if n--; n > uint64(len(r.data)/least) {
		r.fail("%d values in %d bytes", n, len(r.data))
		return -1
	}
	return int(n)
}

// enter goes one level deeper, if there may be one.
func (r *reader) enter() bool {
	if r.depth++; r.depth > maxDepth {
		r.fail("nested too deep")
		return false
	}
	return r.err == nil
}
