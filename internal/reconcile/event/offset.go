package event

import (
	"math"

	"factum/internal/read/when"
)

// Offset is what a statement says of the distance between its happening and
// another that its document tells: "two days later". The days of the one lie
// from Low up to High days after those of the other.
type Offset struct {
	Statement string // whose happening is dated so
	From      string // the statement on the happening that it is counted from
	Low, High int
	Text      string // the words
}

// anyDays is more than all days that are written of.
const anyDays = math.MaxInt32 / 4

// offsets gathers the distances between happenings of which the document names
// no day; where it does, the day has been reckoned.
func (b *builder) offsets() {
	first := 0
	for r, reading := range b.readings {
		for _, p := range b.distances(r) {
			if w := reading.Statements[p.statement].When; !w.Known() {
				b.Offsets = append(b.Offsets, Offset{b.Statements[first+p.statement].ID, b.Statements[first+p.from].ID, p.low, p.high, w.Text})
			}
		}
		first += len(reading.Statements)
	}
}

// distance gives the days that an expression lies after what it is counted
// from; ok is false if its words don't say.
func distance(x *when.Expression) (low, high int, ok bool) {
	s := &x.Symbol
	if s.Kind != when.Point || x.Relation != when.RelIn || len(s.Steps) != 1 || s.To != nil {
		return 0, 0, false
	}
	step := s.Steps[0]
	if step.Op != when.Shift || step.Few {
		return 0, 0, false
	}
	n := int(step.N)
	switch step.Unit {
	case when.Hour, when.Minute:
		low, high = 0, n/24+1
		if n < 0 {
			low, high = n/24-1, 0
		}
	case when.Day:
		low, high = n, n
	case when.Week:
		low, high = 7*n-3, 7*n+3
	default:
		return 0, 0, false
	}
	switch s.Mod {
	case when.NoMod:
	case when.Less, when.AtMost:
		low = min(low, 0)
	case when.More, when.AtLeast:
		high = anyDays
	default:
		low, high = low-1, high+1
	}
	return low, high, true
}
