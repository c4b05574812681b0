package phonetic

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// MaxLetters is the length up to which tokens are compared letter by letter;
// what is beyond counts only as present or not.
const MaxLetters = 32

// unit is the resolution of a stored cost: a sixteenth of a nat.
const unit = 16

// none marks a step that has no entry.
const none = math.MaxUint8

// Model holds the costs of the steps by which one spelling turns into another:
// up to three letters into up to three. A step costs the less the more often
// people take it (in nats; letters that stay cost nothing).
type Model struct {
	x, y [1 << 15]uint16 // id of a sequence of one to three letters; 0 is none, or the empty one
	nx   int
	ny   int
	cost []uint8 // nx × ny, in units
}

// code maps the letters of the alphabet to 1..31; 0 is what is not in it.
var code = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = uint8(c-'a') + 1
	}
	t['H'], t['S'], t['T'], t['D'], t['\''] = 27, 28, 29, 30, 31
	return t
}()

// Parse reads a table of costs: lines of letters, letters and a cost in nats;
// "-" is the empty sequence. A symmetric table names each step once.
func Parse(table string, symmetric bool) (*Model, error) {
	m := &Model{nx: 1, ny: 1}
	type step struct {
		x, y uint16
		c    uint8
	}
	var steps []step
	line := 0
	for l := range strings.Lines(table) {
		line++
		l = strings.TrimRight(l, "\n")
		if strings.HasPrefix(l, "#") || l == "" {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d: %d fields, want letters, letters, cost", line, len(f))
		}
		c, err := strconv.ParseFloat(f[2], 64)
		if err != nil || c < 0 {
			return nil, fmt.Errorf("line %d: %q is not a cost", line, f[2])
		}
		q := uint8(min(math.Round(c*unit), none-1))
		x, y := m.id(&m.x, &m.nx, f[0]), m.id(&m.y, &m.ny, f[1])
		steps = append(steps, step{x, y, q})
		if symmetric {
			x, y = m.id(&m.x, &m.nx, f[1]), m.id(&m.y, &m.ny, f[0])
			steps = append(steps, step{x, y, q})
		}
	}
	m.cost = make([]uint8, m.nx*m.ny)
	for i := range m.cost {
		m.cost[i] = none
	}
	for _, s := range steps {
		m.cost[int(s.x)*m.ny+int(s.y)] = s.c
	}
	return m, nil
}

// id gives the number of a sequence, a new one where it has none yet.
func (m *Model) id(ids *[1 << 15]uint16, n *int, letters string) uint16 {
	if letters == "-" {
		return 0
	}
	k := 0
	for i := range len(letters) {
		k = k<<5 | int(code[letters[i]])
	}
	if ids[k] == 0 {
		ids[k] = uint16(*n)
		*n++
	}
	return ids[k]
}

// Letters is a token prepared for comparison.
type Letters struct {
	n int
	c [MaxLetters]uint8
}

// Prepare encodes a token; characters outside the alphabet are left out.
func Prepare(token string) Letters {
	var l Letters
	for i := 0; i < len(token) && l.n < MaxLetters; i++ {
		if c := code[token[i]]; c != 0 {
			l.c[l.n] = c
			l.n++
		}
	}
	return l
}

// Len gives the number of letters.
func (l *Letters) Len() int { return l.n }

// String gives the letters back.
func (l *Letters) String() string { return letters(l.c[:l.n]) }

// Append adds the letters of another token.
func (l *Letters) Append(o *Letters) {
	l.n += copy(l.c[l.n:], o.c[:o.n])
}

// sequences fills, for every end position, the ids of the one, two and three
// letters before it.
func sequences(l *Letters, ids *[1 << 15]uint16, out *[MaxLetters + 1][4]uint16) {
	k := 0
	for i := 1; i <= l.n; i++ {
		k = (k<<5 | int(l.c[i-1])) & (1<<15 - 1)
		o := &out[i]
		o[1] = ids[k&31]
		if i >= 2 {
			o[2] = ids[k&1023]
		}
		if i >= 3 {
			o[3] = ids[k]
		}
	}
}

// band is how far the two spellings may run apart, beyond their difference in length.
const band = 4

// Distance gives the least cost in nats of turning x into y, at most limit
// (what is dearer is limit). It is zero exactly for equal letters.
func (m *Model) Distance(x, y *Letters, limit float64) float64 {
	if x.n == y.n && x.c == y.c {
		return 0
	}
	return float64(m.run(x, y, int32(limit*unit), nil)) / unit
}

// cell says by which step a cell of the table was reached.
type cell struct{ lx, ly uint8 }

func (m *Model) run(x, y *Letters, limit int32, trace *[MaxLetters + 1][MaxLetters + 1]cell) int32 {
	var xs, ys [MaxLetters + 1][4]uint16
	sequences(x, &m.x, &xs)
	sequences(y, &m.y, &ys)
	var d [MaxLetters + 1][MaxLetters + 1]int32
	const far = math.MaxInt32 / 4
	lo, hi := min(0, y.n-x.n)-band, max(0, y.n-x.n)+band
	var rowBest [4]int32
	for i := 0; i <= x.n; i++ {
		best := int32(far)
		for j := 0; j <= y.n; j++ {
			if i == 0 && j == 0 {
				best = 0
				continue
			}
			v := int32(far)
			if j-i >= lo && j-i <= hi {
				var by cell
				for lx := 0; lx <= 3 && lx <= i; lx++ {
					xid := xs[i][lx]
					if lx > 0 && xid == 0 {
						continue
					}
					row := m.cost[int(xid)*m.ny:]
					for ly := 0; ly <= 3 && ly <= j; ly++ {
						yid := ys[j][ly]
						if ly > 0 && yid == 0 || lx+ly == 0 {
							continue
						}
						c := row[yid]
						if c == none {
							continue
						}
						if t := d[i-lx][j-ly] + int32(c); t < v {
							v, by = t, cell{uint8(lx), uint8(ly)}
						}
					}
				}
				if trace != nil {
					trace[i][j] = by
				}
			}
			d[i][j] = v
			best = min(best, v)
		}
		rowBest[i&3] = best
		if i >= 3 && min(rowBest[0], rowBest[1], rowBest[2], rowBest[3]) >= limit {
			return limit
		}
	}
	return min(d[x.n][y.n], limit)
}

// Step is one step of an alignment: letters that became others.
type Step struct {
	X, Y string
	Cost float64
}

// Steps gives the steps of the cheapest alignment that are not plain equality.
func (m *Model) Steps(x, y *Letters) []Step {
	var trace [MaxLetters + 1][MaxLetters + 1]cell
	m.run(x, y, math.MaxInt32/8, &trace)
	var steps []Step
	for i, j := x.n, y.n; i > 0 || j > 0; {
		by := trace[i][j]
		if by.lx == 0 && by.ly == 0 {
			break // no alignment within the band
		}
		a, b := letters(x.c[i-int(by.lx):i]), letters(y.c[j-int(by.ly):j])
		if a != b {
			steps = append(steps, Step{X: a, Y: b, Cost: m.stepCost(a, b)})
		}
		i, j = i-int(by.lx), j-int(by.ly)
	}
	for l, r := 0, len(steps)-1; l < r; l, r = l+1, r-1 {
		steps[l], steps[r] = steps[r], steps[l]
	}
	return steps
}

func (m *Model) stepCost(a, b string) float64 {
	key := func(s string) (k int) {
		for i := range len(s) {
			k = k<<5 | int(code[s[i]])
		}
		return k
	}
	return float64(m.cost[int(m.x[key(a)])*m.ny+int(m.y[key(b)])]) / unit
}

func letters(codes []uint8) string {
	const alphabet = "?abcdefghijklmnopqrstuvwxyzHSTD'"
	b := make([]byte, len(codes))
	for i, c := range codes {
		b[i] = alphabet[c]
	}
	return string(b)
}
