package train

import (
	"math"
	"slices"

	"factum/internal/read/text/model"
)

// learner is an averaged perceptron with a margin. Each of its features has
// weights for the classes it was ever updated for.
//
// Freund and Schapire (1999); Collins (2002).
type learner struct {
	classes int
	now     int32 // examples so far, for the average
	keys    []uint64
	at      []int32 // 1 + index into cells
	rows    [][]weight
	used    int
}

type weight struct {
	class uint8
	since int32
	w     int32
	total int64
}

func newLearner(classes int) *learner {
	return &learner{classes: classes, keys: make([]uint64, 1<<16), at: make([]int32, 1<<16)}
}

// row gives the index of a feature's row, -1 if it has none and add is false.
func (l *learner) row(h uint64, add bool) int32 {
	mask := uint64(len(l.keys) - 1)
	i := h & mask
	for ; l.at[i] != 0; i = (i + 1) & mask {
		if l.keys[i] == h {
			return l.at[i] - 1
		}
	}
	if !add {
		return -1
	}
	l.rows = append(l.rows, nil)
	l.keys[i], l.at[i] = h, int32(len(l.rows))
	if l.used++; 2*l.used > len(l.keys) {
		l.grow()
	}
	return int32(len(l.rows) - 1)
}

func (l *learner) grow() {
	keys, at := l.keys, l.at
	l.keys, l.at = make([]uint64, 2*len(keys)), make([]int32, 2*len(at))
	mask := uint64(len(l.keys) - 1)
	for k, v := range at {
		if v != 0 {
			i := keys[k] & mask
			for l.at[i] != 0 {
				i = (i + 1) & mask
			}
			l.keys[i], l.at[i] = keys[k], v
		}
	}
}

// score sets scores to those of the features.
func (l *learner) score(features []uint64, scores []int32) {
	clear(scores)
	for _, h := range features {
		if r := l.row(h, false); r >= 0 {
			for _, c := range l.rows[r] {
				scores[c.class] += c.w
			}
		}
	}
}

// update rewards one class and punishes another.
func (l *learner) update(features []uint64, good, bad uint8) {
	for _, h := range features {
		r := l.row(h, true)
		l.add(r, good, 1)
		l.add(r, bad, -1)
	}
}

// learn is one step of learning: the good class must lead by the margin.
func (l *learner) learn(features []uint64, scores []int32, good uint8, margin int32) {
	l.score(features, scores)
	l.now++
	if rival := bestBut(scores, good); scores[good]-scores[rival] < margin {
		l.update(features, good, rival)
	}
}

func (l *learner) add(r int32, class uint8, by int32) {
	row := l.rows[r]
	for i := range row {
		if row[i].class == class {
			c := &row[i]
			c.total += int64(c.w) * int64(l.now-c.since)
			c.w += by
			c.since = l.now
			return
		}
	}
	l.rows[r] = append(row, weight{class: class, since: l.now, w: by})
}

// weightScale is how many units of an eight-bit weight make 1.
const weightScale = 4

// average gives the mean of the weights over all examples, as eight-bit
// numbers of weightScale. Features whose weights all round to less than least
// are left out.
func (l *learner) average(least int) *model.Weights {
	hashes := make([]uint64, 0, l.used)
	for i, v := range l.at {
		if v != 0 {
			hashes = append(hashes, l.keys[i])
		}
	}
	slices.Sort(hashes)
	var out []model.Feature
	for _, h := range hashes {
		f := model.Feature{Hash: h}
		row := l.rows[l.row(h, false)]
		slices.SortFunc(row, func(a, b weight) int { return int(a.class) - int(b.class) })
		for _, c := range row {
			mean := float64(c.total+int64(c.w)*int64(l.now-c.since)) / float64(max(l.now, 1))
			v := int(math.RoundToEven(mean * weightScale))
			v = max(-127, min(127, v))
			if v >= least || -v >= least {
				f.Classes = append(f.Classes, c.class)
				f.Values = append(f.Values, int8(v))
			}
		}
		if len(f.Classes) > 0 {
			out = append(out, f)
		}
	}
	return model.NewWeights(l.classes, out)
}
