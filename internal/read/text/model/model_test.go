package model

import (
	"bytes"
	"testing"
)

func TestEnglish(t *testing.T) {
	m, err := English()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Tags) == 0 || m.Relations[m.root] != "root" {
		t.Errorf("%d tags, root %q", len(m.Tags), m.Relations[m.root])
	}
}

func TestReadDamaged(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no model"), english[:len(english)/2], append([]byte(magic), 1, 2, 3)} {
		if m, err := Read(data); err == nil {
			t.Errorf("%d damaged bytes were read as a model: %v", len(data), m.Tags)
		}
	}
}

func TestWeights(t *testing.T) {
	features := []Feature{
		{Hash: 1, Classes: []uint8{0, 2}, Values: []int8{5, -3}},
		{Hash: 1 << 40, Classes: []uint8{1}, Values: []int8{127}},
		{Hash: 7<<48 | 1, Classes: []uint8{2}, Values: []int8{-127}},
	}
	w := NewWeights(3, features)
	again, rest, err := readWeights(append(w.Append(nil), 42))
	if err != nil || !bytes.Equal(rest, []byte{42}) {
		t.Fatalf("rest %v, error %v", rest, err)
	}
	for _, w := range []*Weights{w, again} {
		scores := make([]int32, 3)
		w.Score([]uint64{1, 1 << 40, 7<<48 | 1, 99}, scores)
		if scores[0] != 5 || scores[1] != 127 || scores[2] != -130 {
			t.Errorf("scores %v", scores)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Read(english); err != nil {
			b.Fatal(err)
		}
	}
}
