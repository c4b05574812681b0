package model

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// Weights is a trained linear classifier. Features are 64-bit hashes; each has
// weights for the few classes for which it says anything.
//
// It is an open-addressing table: the low bits of a hash choose the slot, the
// top 16 bits tell features of one slot apart, so that a feature never seen in
// training finds nothing (but for one in about 50,000).
type Weights struct {
	Classes int
	slots   []slot
	cells   []cell
}

// slot is a feature: its cells are cells[at:at+n]; n = 0 is a free slot.
type slot struct {
	at  uint32
	key uint16
	n   uint16
}

// cell is the weight of a feature for one class.
type cell struct {
	class uint8
	value int8
}

// Feature is a trained feature: the cells as class and value in turn.
type Feature struct {
	Hash    uint64
	Classes []uint8
	Values  []int8
}

// batch is how many features Score looks up at once.
const batch = 32

// Score adds the weights of the features to scores (one for each class).
//
// Most of its time would go into waiting for memory, so it asks for many
// features at once: first all their slots, then the first cells of those that
// are there, at last the sums.
func (w *Weights) Score(features []uint64, scores []int32) {
	for len(features) > batch {
		w.scoreBatch(features[:batch], scores)
		features = features[batch:]
	}
	w.scoreBatch(features, scores)
}

func (w *Weights) scoreBatch(features []uint64, scores []int32) {
	var found [batch]slot
	var first [batch]cell
	slots, mask := w.slots, uint64(len(w.slots)-1)
	for k, h := range features {
		found[k] = slots[h&mask]
	}
	n := 0
	for k, h := range features {
		s, key := found[k], uint16(h>>48)
		for i := h & mask; s.n != 0 && s.key != key; {
			i = (i + 1) & mask
			s = slots[i]
		}
		if s.n != 0 {
			found[n], first[n] = s, w.cells[s.at]
			n++
		}
	}
	for k, s := range found[:n] {
		scores[first[k].class] += int32(first[k].value)
		for _, c := range w.cells[s.at+1 : s.at+uint32(s.n)] {
			scores[c.class] += int32(c.value)
		}
	}
}

// NewWeights builds the table of a classifier. The features must differ in
// their hashes; their order decides nothing but where colliding ones stand.
func NewWeights(classes int, features []Feature) *Weights {
	w := &Weights{Classes: classes}
	w.slots = make([]slot, tableSize(len(features)))
	mask := uint64(len(w.slots) - 1)
	for _, f := range features {
		i := f.Hash & mask
		for w.slots[i].n != 0 {
			i = (i + 1) & mask
		}
		w.slots[i] = slot{at: uint32(len(w.cells)), key: uint16(f.Hash >> 48), n: uint16(len(f.Classes))}
		for k := range f.Classes {
			w.cells = append(w.cells, cell{f.Classes[k], f.Values[k]})
		}
	}
	return w
}

// tableSize is the size of the table for n features: a power of two, at most
// three quarters full.
func tableSize(n int) int {
	size := 16
	for size*3 < n*4 {
		size *= 2
	}
	return size
}

// Append appends the classifier in the form that readWeights reads: numbers of
// classes, slots and features, then for each taken slot the gap to the last
// one, its key, its number of cells, and at last all classes and values.
func (w *Weights) Append(b []byte) []byte {
	taken := 0
	for _, s := range w.slots {
		if s.n > 0 {
			taken++
		}
	}
	b = binary.AppendUvarint(b, uint64(w.Classes))
	b = binary.AppendUvarint(b, uint64(bits.Len(uint(len(w.slots)))-1))
	b = binary.AppendUvarint(b, uint64(taken))
	b = binary.AppendUvarint(b, uint64(len(w.cells)))
	last := -1
	for i, s := range w.slots {
		if s.n > 0 {
			b = binary.AppendUvarint(b, uint64(i-last-1))
			last = i
		}
	}
	for _, s := range w.slots {
		if s.n > 0 {
			b = binary.AppendUvarint(b, uint64(s.n))
		}
	}
	for _, s := range w.slots {
		if s.n > 0 {
			b = binary.LittleEndian.AppendUint16(b, s.key)
		}
	}
	for _, s := range w.slots {
		for _, c := range w.cells[s.at : s.at+uint32(s.n)] {
			b = append(b, c.class)
		}
	}
	for _, s := range w.slots {
		for _, c := range w.cells[s.at : s.at+uint32(s.n)] {
			b = append(b, byte(c.value))
		}
	}
	return b
}

var errDamaged = errors.New("the language model is damaged")

// readWeights reads a classifier from the front of b and gives the rest.
func readWeights(b []byte) (*Weights, []byte, error) {
	r := reader{b: b}
	w := &Weights{Classes: r.number(256)}
	size := 1 << r.number(26)
	taken := r.number(size)
	cells := r.number(1 << 28)
	if r.bad || taken > len(r.b) || cells > len(r.b) {
		return nil, nil, errDamaged
	}
	w.slots = make([]slot, size)
	places := make([]uint32, taken)
	at := -1
	for i := range places {
		at += r.number(size) + 1
		if at >= size {
			return nil, nil, errDamaged
		}
		places[i] = uint32(at)
	}
	begin := 0
	for _, p := range places {
		n := r.number(256)
		w.slots[p] = slot{at: uint32(begin), n: uint16(n)}
		begin += n
	}
	if r.bad || begin != cells || len(r.b) < 2*taken+2*cells {
		return nil, nil, errDamaged
	}
	for i, p := range places {
		w.slots[p].key = binary.LittleEndian.Uint16(r.b[2*i:])
	}
	r.b = r.b[2*taken:]
	w.cells = make([]cell, cells)
	for i := range w.cells {
		w.cells[i] = cell{r.b[i], int8(r.b[cells+i])}
		if int(w.cells[i].class) >= w.Classes {
			return nil, nil, errDamaged
		}
	}
	return w, r.b[2*cells:], nil
}

// reader takes numbers and strings off the front of b; bad is set once
// something didn't fit.
type reader struct {
	b   []byte
	bad bool
}

// number takes a number of at most limit.
func (r *reader) number(limit int) int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > uint64(limit) {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// text takes a string.
func (r *reader) text() string {
	n := r.number(1 << 20)
	if r.bad || n > len(r.b) {
		r.bad = true
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// strings takes a list of strings.
func (r *reader) strings() []string {
	n := r.number(1 << 20)
	if r.bad || n > len(r.b) {
		r.bad = true
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func appendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return b
}
