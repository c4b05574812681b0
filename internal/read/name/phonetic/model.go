package phonetic

import (
	"fmt"
	"math"
	"slices"
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

// far is more than any alignment costs.
const far = math.MaxInt32 / 4

// Distance gives the least cost in nats of turning x into y, at most limit
// (what is dearer is limit). It is zero exactly for equal letters.
func (m *Model) Distance(x, y *Letters, limit float64) float64 {
	if x.n == y.n && x.c == y.c {
		return 0
	}
	var xs, ys [MaxLetters + 1][4]uint16
	sequences(x, &m.x, &xs)
	sequences(y, &m.y, &ys)
	var rows [4][MaxLetters + 1]int32
	most := int32(limit * unit)
	best := [4]int32{far, far, far, far}
	lo, hi := min(0, y.n-x.n)-band, max(0, y.n-x.n)+band
	for i := 0; i <= x.n; i++ {
		best[i&3] = m.row(i, max(0, i+lo), min(y.n, i+hi), y.n, &rows, &xs, &ys)
		if min(best[0], best[1], best[2], best[3]) >= most {
			return limit
		}
	}
	return float64(min(rows[x.n&3][y.n], most)) / unit
}

// row fills the cells of one row, of which four are kept: the cost of turning
// the first i letters of x into the first j of y, for j from..to; it gives the least.
func (m *Model) row(i, from, to, yn int, rows *[4][MaxLetters + 1]int32, xs, ys *[MaxLetters + 1][4]uint16) int32 {
	cur, up, up2, up3 := &rows[i&3], &rows[(i+3)&3], &rows[(i+2)&3], &rows[(i+1)&3]
	for j := range from {
		cur[j] = far
	}
	for j := to + 1; j <= yn; j++ {
		cur[j] = far
	}
	least := int32(far)
	empty := m.cost[:m.ny]
	var one, two, three []uint8
	x := &xs[i]
	if i > 0 {
		one = m.cost[int(x[1])*m.ny:][:m.ny]
	}
	if i > 1 && x[2] != 0 {
		two = m.cost[int(x[2])*m.ny:][:m.ny]
	}
	if i > 2 && x[3] != 0 {
		three = m.cost[int(x[3])*m.ny:][:m.ny]
	}
	for j := from; j <= to; j++ {
		v := int32(far)
		if i == 0 && j == 0 {
			v = 0
		}
		y := &ys[j]
		if j > 0 {
			if t := cur[j-1] + int32(empty[y[1]]); t < v {
				v = t
			}
		}
		if one != nil {
			if t := up[j] + int32(one[0]); t < v {
				v = t
			}
			if j > 0 {
				if t := up[j-1] + int32(one[y[1]]); t < v {
					v = t
				}
				v = step(v, one, y, up, j)
			}
		}
		if j > 0 {
			if two != nil {
				v = stepAll(v, two, y, up2, j)
			}
			if three != nil {
				v = stepAll(v, three, y, up3, j)
			}
		}
		cur[j] = v
		least = min(least, v)
	}
	return least
}

// step takes the steps from one letter to two or three.
func step(v int32, costs []uint8, y *[4]uint16, up *[MaxLetters + 1]int32, j int) int32 {
	if j > 1 && y[2] != 0 {
		if c := costs[y[2]]; c != none {
			v = min(v, up[j-2]+int32(c))
		}
	}
	if j > 2 && y[3] != 0 {
		if c := costs[y[3]]; c != none {
			v = min(v, up[j-3]+int32(c))
		}
	}
	return v
}

// stepAll takes the steps from two or three letters to one, two or three.
func stepAll(v int32, costs []uint8, y *[4]uint16, up *[MaxLetters + 1]int32, j int) int32 {
	if c := costs[y[1]]; c != none {
		v = min(v, up[j-1]+int32(c))
	}
	return step(v, costs, y, up, j)
}

// Step is one step of an alignment: letters that became others.
type Step struct {
	X, Y string
	Cost float64
}

// Steps gives the steps of the cheapest alignment that are not plain equality;
// none where the spellings are too far apart for one.
func (m *Model) Steps(x, y *Letters) []Step {
	var xs, ys [MaxLetters + 1][4]uint16
	sequences(x, &m.x, &xs)
	sequences(y, &m.y, &ys)
	table := make([][MaxLetters + 1]int32, x.n+1)
	lo, hi := min(0, y.n-x.n)-band, max(0, y.n-x.n)+band
	var rows [4][MaxLetters + 1]int32
	for i := 0; i <= x.n; i++ {
		m.row(i, max(0, i+lo), min(y.n, i+hi), y.n, &rows, &xs, &ys)
		table[i] = rows[i&3]
	}
	var steps []Step
	for i, j := x.n, y.n; i > 0 || j > 0; {
		lx, ly := m.last(table, &xs, &ys, i, j)
		if lx == 0 && ly == 0 {
			return nil
		}
		a, b := letters(x.c[i-lx:i]), letters(y.c[j-ly:j])
		if a != b {
			steps = append(steps, Step{X: a, Y: b, Cost: m.stepCost(a, b)})
		}
		i, j = i-lx, j-ly
	}
	slices.Reverse(steps)
	return steps
}

// last finds a step that leads to a cell at its cost.
func (m *Model) last(table [][MaxLetters + 1]int32, xs, ys *[MaxLetters + 1][4]uint16, i, j int) (lx, ly int) {
	for lx := min(i, 3); lx >= 0; lx-- {
		for ly := min(j, 3); ly >= 0; ly-- {
			x, y := xs[i][lx], ys[j][ly]
			if lx+ly == 0 || lx > 0 && x == 0 || ly > 0 && y == 0 {
				continue
			}
			if c := m.cost[int(x)*m.ny+int(y)]; c != none && table[i-lx][j-ly]+int32(c) == table[i][j] {
				return lx, ly
			}
		}
	}
	return 0, 0
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
