package model

import (
	"encoding/binary"
	"math"
	"sort"
)

// appendTo appends the net: its size, its vocabulary, and its parameters as
// 16-bit whole numbers, each row of a matrix with its own unit.
func (n *Net) appendTo(b []byte) []byte {
	for _, v := range n.Size.fields() {
		b = binary.AppendUvarint(b, uint64(*v))
	}
	for _, v := range []map[uint64]int32{n.Vocab.Word, n.Vocab.Suffix, n.Vocab.Prefix, n.Vocab.Shape} {
		keys := make([]uint64, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool { return v[keys[i]] < v[keys[j]] })
		b = binary.AppendUvarint(b, uint64(len(keys)))
		for _, k := range keys {
			b = binary.LittleEndian.AppendUint64(b, k)
		}
	}
	for _, m := range n.Matrices() {
		for i := range m.Rows {
			row := m.Row(i)
			unit := rowUnit(row)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(unit))
			for _, v := range row {
				b = binary.LittleEndian.AppendUint16(b, uint16(quantise(v, unit)))
			}
		}
	}
	return b
}

// rowUnit is what one step of a row's numbers stands for.
func rowUnit(row []float32) float32 {
	most := float32(0)
	for _, v := range row {
		most = max(most, v, -v)
	}
	return most / steps
}

// steps is the greatest number of a row: few, so that the file compresses.
const steps = 1023

func quantise(v, unit float32) int16 {
	if unit == 0 {
		return 0
	}
	return int16(math.RoundToEven(float64(v / unit)))
}

// Round gives the net with its parameters as the file keeps them.
func (n *Net) Round() *Net {
	out := NewNet(n.Size, n.Vocab, nil)
	copy(out.P, n.P)
	for _, m := range out.Matrices() {
		for i := range m.Rows {
			row := m.Row(i)
			unit := rowUnit(row)
			for k, v := range row {
				row[k] = float32(quantise(v, unit)) * unit
			}
		}
	}
	return out
}

func (z *Size) fields() []*int {
	return []*int{&z.Words, &z.Tags, &z.Suffixes, &z.Prefixes, &z.Shapes, &z.WordDim, &z.TagDim, &z.SuffixDim, &z.PrefixDim, &z.ShapeDim, &z.Hidden, &z.ArcDim, &z.RelDim, &z.Relations}
}

// readNet reads a net from the front of b and gives the rest.
func readNet(b []byte) (*Net, []byte, error) {
	r := reader{b: b}
	var size Size
	for _, v := range size.fields() {
		*v = r.number(1 << 17)
	}
	for _, v := range []int{size.Input(), size.Hidden, size.ArcDim, size.RelDim, size.Relations} {
		if v%8 != 0 || v == 0 || v > 1024 {
			return nil, nil, errDamaged
		}
	}
	vocab := Vocab{map[uint64]int32{}, map[uint64]int32{}, map[uint64]int32{}, map[uint64]int32{}}
	for i, v := range []map[uint64]int32{vocab.Word, vocab.Suffix, vocab.Prefix, vocab.Shape} {
		n := r.number([]int{size.Words, size.Suffixes, size.Prefixes, size.Shapes}[i] - 1)
		if r.bad || 8*n > len(r.b) {
			return nil, nil, errDamaged
		}
		for k := range n {
			v[binary.LittleEndian.Uint64(r.b[8*k:])] = int32(k + 1)
		}
		r.b = r.b[8*n:]
	}
	n := NewNet(size, vocab, nil)
	need := 2 * len(n.P)
	for _, m := range n.Matrices() {
		need += 4 * m.Rows
	}
	if r.bad || len(r.b) < need {
		return nil, nil, errDamaged
	}
	b = r.b
	for _, m := range n.Matrices() {
		for i := range m.Rows {
			unit := math.Float32frombits(binary.LittleEndian.Uint32(b))
			b = b[4:]
			row := m.Row(i)
			for k := range row {
				row[k] = float32(int16(binary.LittleEndian.Uint16(b[2*k:]))) * unit
			}
			b = b[2*len(row):]
		}
	}
	return n, b, nil
}
