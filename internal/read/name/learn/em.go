package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"factum/internal/read/name/phonetic"
)

// pair is two spellings of one name, in the alphabet of package romanise.
type pair struct {
	x, y   string
	weight float64
}

// op is one step of the joint multigram model: letters and letters.
type op struct{ x, y string }

// A model of steps is trained by expectation maximisation over all alignments
// of the pairs (Deligne and Bimbot's joint multigrams). A pair that the
// model explains no better than chance counts little: the data hold errors.
type trainer struct {
	symmetric bool
	abjad     bool // x is a script without short vowels
	ids       map[op]int32
	ops       []op
	p         []float64
	letterX   map[byte]float64
	letterY   map[byte]float64
}

// shapes are the lengths of steps that are learned.
var shapes = [][2]int{{1, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}, {2, 3}, {3, 2}}

const (
	vowels = "aeiouy"
	// weak are the letters of a transliteration that may stand for a vowel.
	weak = "aeiouyw'"
)

// allowed says whether letters may make one step. A long step must not be a
// short one and a vowel more: likelihood alone prefers long steps, and would
// leave no costs for vowels that come and go. Where the script of x writes no
// short vowels, a vowel goes with no consonant.
func allowed(x, y string, abjad bool) bool {
	if len(x) >= 2 && len(y) >= 2 {
		return x[0] != y[0] && x[len(x)-1] != y[len(y)-1]
	}
	if abjad && len(y) > 1 && strings.Trim(x, weak) == x && (strings.IndexByte(vowels, y[0]) >= 0 || strings.IndexByte(vowels, y[len(y)-1]) >= 0) {
		return false
	}
	long, short := x, y
	if len(short) > len(long) {
		long, short = short, long
	}
	if len(short) == 1 && len(long) > 1 && strings.ContainsAny(long, short) {
		return !strings.ContainsAny(strings.Replace(long, short, "", 1), vowels)
	}
	return true
}

// start is the first guess of a step: equal letters are likely, vowels turn
// into vowels, long steps are rare.
func start(o op) float64 {
	vowel := func(s string) bool { return s != "" && strings.Trim(s, "aeiouyw'h") == "" }
	var v float64
	switch {
	case o.x == o.y:
		return 1
	case vowel(o.x+o.y) && len(o.x)+len(o.y) <= 3:
		v = 0.05
	case len(o.x) == 0 || len(o.y) == 0:
		v = 0.01
	default:
		v = 0.005
	}
	return v * math.Pow(0.3, float64(max(len(o.x), len(o.y))-1))
}

func newTrainer(pairs []pair, symmetric, abjad bool) *trainer {
	t := &trainer{symmetric: symmetric, abjad: abjad, ids: map[op]int32{}, letterX: map[byte]float64{}, letterY: map[byte]float64{}}
	var nx, ny float64
	for _, p := range pairs {
		for i := range len(p.x) {
			t.letterX[p.x[i]] += p.weight
			nx += p.weight
		}
		for i := range len(p.y) {
			t.letterY[p.y[i]] += p.weight
			ny += p.weight
		}
	}
	for c := range t.letterX {
		t.letterX[c] /= nx
	}
	for c := range t.letterY {
		t.letterY[c] /= ny
	}
	return t
}

func (t *trainer) id(x, y string) int32 {
	o := op{x, y}
	if t.symmetric && o.x > o.y {
		o.x, o.y = o.y, o.x
	}
	id, ok := t.ids[o]
	if !ok {
		id = int32(len(t.ops))
		t.ids[o] = id
		t.ops = append(t.ops, o)
		t.p = append(t.p, start(o))
	}
	return id
}

// arc is one step of one pair's lattice, from cell to cell.
type arc struct {
	from, to int32
	op       int32
}

type lattice struct {
	arcs   []arc // by from
	cells  int
	weight float64
	chance float64 // log of the probability that both spellings are drawn apart
}

func (t *trainer) lattice(p pair) lattice {
	l := lattice{cells: (len(p.x) + 1) * (len(p.y) + 1), weight: p.weight}
	w := len(p.y) + 1
	for i := 0; i <= len(p.x); i++ {
		for j := 0; j <= len(p.y); j++ {
			if d := i*len(p.y) - j*len(p.x); abs(d) > 4*max(len(p.x), len(p.y)) {
				continue
			}
			for _, s := range shapes {
				if i+s[0] > len(p.x) || j+s[1] > len(p.y) {
					continue
				}
				x, y := p.x[i:i+s[0]], p.y[j:j+s[1]]
				if allowed(x, y, t.abjad) {
					l.arcs = append(l.arcs, arc{int32(i*w + j), int32((i+s[0])*w + j + s[1]), t.id(x, y)})
				}
			}
		}
	}
	for i := range len(p.x) {
		l.chance += math.Log(t.letterX[p.x[i]])
	}
	for i := range len(p.y) {
		l.chance += math.Log(t.letterY[p.y[i]])
	}
	return l
}

func abs(i int) int { return max(i, -i) }

// noise is the share of pairs that are taken to be errors of the data.
const noise = 0.02

// train runs the given number of rounds and gives the expected counts of the last.
func (t *trainer) train(pairs []pair, rounds int) []float64 {
	lattices := make([]lattice, len(pairs))
	for i, p := range pairs {
		lattices[i] = t.lattice(p)
	}
	t.normalise(t.p)
	var counts []float64
	for range rounds {
		counts = make([]float64, len(t.ops))
		var forward, backward []float64
		for _, l := range lattices {
			forward = append(forward[:0], make([]float64, l.cells)...)
			backward = append(backward[:0], make([]float64, l.cells)...)
			forward[0], backward[l.cells-1] = 1, 1
			for _, a := range l.arcs {
				forward[a.to] += forward[a.from] * t.p[a.op]
			}
			total := forward[l.cells-1]
			if total <= 0 {
				continue
			}
			for k := len(l.arcs) - 1; k >= 0; k-- {
				a := l.arcs[k]
				backward[a.from] += backward[a.to] * t.p[a.op]
			}
			real := 1 / (1 + noise*math.Exp(l.chance-math.Log(total)))
			for _, a := range l.arcs {
				counts[a.op] += l.weight * real * forward[a.from] * t.p[a.op] * backward[a.to] / total
			}
		}
		for i, o := range t.ops {
			// Long steps must earn their place: a discount keeps rare ones out.
			if n := max(len(o.x), len(o.y)); n > 1 {
				counts[i] = max(0, counts[i]-0.5*float64(n))
			}
			t.p[i] = counts[i]
			if len(o.x) <= 1 && len(o.y) <= 1 {
				t.p[i] += 0.5
			}
		}
		t.normalise(t.p)
	}
	return counts
}

func (t *trainer) normalise(p []float64) {
	var sum float64
	for _, v := range p {
		sum += v
	}
	for i := range p {
		p[i] /= sum
	}
}

// costs turns expected counts into costs: minus the log of how often the
// letters x, where they stand, are written as y, and the other way round (the
// geometric mean of both). What stays equal costs nothing.
func (t *trainer) costs(pairs []pair, counts []float64) map[op]float64 {
	seenX, seenY := map[string]float64{}, map[string]float64{}
	for _, p := range pairs {
		occurrences(seenX, p.x, p.weight)
		occurrences(seenY, p.y, p.weight)
	}
	if t.symmetric {
		for s, n := range seenY {
			seenX[s] += n
		}
		seenY = seenX
	}
	out := map[op]float64{}
	for i, o := range t.ops {
		n := counts[i]
		if o.x == o.y {
			out[o] = 0
			continue
		}
		if len(o.x) > 1 || len(o.y) > 1 {
			n -= rare * float64(len(o.x)+len(o.y)-2) // what was seen once or twice is no habit
		}
		if n <= 0 {
			continue
		}
		var share float64
		switch {
		case o.x == "":
			share = n / (seenY[o.y] + prior)
		case o.y == "":
			share = n / (seenX[o.x] + prior)
		default:
			share = n / math.Sqrt((seenX[o.x]+prior)*(seenY[o.y]+prior))
		}
		out[o] = max(-math.Log(share), floor)
	}
	return out
}

const (
	rare  = 2.0 // times that a long step must be seen
	prior = 5.0
)

// occurrences counts all sequences of one to three letters.
func occurrences(seen map[string]float64, s string, weight float64) {
	for i := range len(s) {
		for n := 1; n <= 3 && i+n <= len(s); n++ {
			seen[s[i:i+n]] += weight
		}
	}
}

// floor is the least cost of a step that changes letters, in nats.
const floor = 0.1

// prune drops long steps that shorter ones make almost as cheaply.
func prune(costs map[op]float64, symmetric bool) map[op]float64 {
	alphabet := "abcdefghijklmnopqrstuvwxyzHSTD'"
	for i := range len(alphabet) {
		a := alphabet[i : i+1]
		setDefault(costs, op{a, ""}, dearLetter, symmetric)
		setDefault(costs, op{"", a}, dearLetter, symmetric)
		for j := range len(alphabet) {
			b := alphabet[j : j+1]
			setDefault(costs, op{a, b}, dearChange, symmetric)
		}
	}
	kept := map[op]float64{}
	var long []op
	for o, c := range costs {
		if len(o.x) <= 1 && len(o.y) <= 1 {
			kept[o] = min(c, dearChange)
		} else {
			long = append(long, o)
		}
	}
	slices.SortFunc(long, func(a, b op) int {
		return cmp.Or(cmp.Compare(len(a.x)+len(a.y), len(b.x)+len(b.y)), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	for size := 3; size <= 5; size++ {
		m := mustModel(kept, symmetric)
		for _, o := range long {
			if len(o.x)+len(o.y) != size {
				continue
			}
			x, y := phonetic.Prepare(o.x), phonetic.Prepare(o.y)
			if costs[o] < m.Distance(&x, &y, 50)-gain {
				kept[o] = costs[o]
			}
		}
	}
	return kept
}

const (
	dearLetter = 4.0 // a letter more or less that the data do not show
	dearChange = 5.0 // a letter for another that the data do not show
	gain       = 0.4 // what a long step must save to be kept
)

func setDefault(costs map[op]float64, o op, c float64, symmetric bool) {
	if symmetric && o.x > o.y {
		o.x, o.y = o.y, o.x
	}
	if o.x == o.y {
		c = 0
	}
	if v, ok := costs[o]; !ok || v > c {
		costs[o] = c
	}
}

func mustModel(costs map[op]float64, symmetric bool) *phonetic.Model {
	m, err := phonetic.Parse(format(costs, ""), symmetric)
	if err != nil {
		panic(err) // our own table
	}
	return m
}

// format writes a table of costs, cheapest first.
func format(costs map[op]float64, header string) string {
	ops := make([]op, 0, len(costs))
	for o := range costs {
		ops = append(ops, o)
	}
	slices.SortFunc(ops, func(a, b op) int {
		return cmp.Or(cmp.Compare(costs[a], costs[b]), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	empty := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	var b strings.Builder
	b.WriteString(header)
	for _, o := range ops {
		fmt.Fprintf(&b, "%s\t%s\t%.2f\n", empty(o.x), empty(o.y), costs[o])
	}
	return b.String()
}

func writeFile(path, text string) error {
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	fmt.Printf("%s\t%d bytes\n", path, len(text))
	return nil
}

// freeVowels takes from the cost of a vowel that a script does not write what
// any reader has to add there: which vowel it is stays dear or cheap.
func freeVowels(costs map[op]float64) {
	for i := range len(vowels) {
		if o := (op{"", vowels[i : i+1]}); o.y != "y" {
			costs[o] = max(floor, costs[o]-unwritten)
		}
	}
}

// unwritten is the cost that the choice of a vowel has on average, in nats.
const unwritten = 1.5

// level scales the costs so that pairs drawn by chance come as near to each other as
// those of every other table: in one of a hundred, a letter costs chanceCost on average.
func level(costs map[op]float64, symmetric bool, pairs []pair) map[op]float64 {
	m := mustModel(costs, symmetric)
	var near []float64
	for i, p := range pairs {
		for k := 1; k <= 4; k++ {
			q := pairs[(i+k*101)%len(pairs)]
			if d := len(p.y) - len(q.y); d < -1 || d > 1 || p.y == q.y {
				continue
			}
			x, y := phonetic.Prepare(p.x), phonetic.Prepare(q.y)
			near = append(near, m.Distance(&x, &y, 90)/float64(1+len(q.y)))
		}
	}
	slices.Sort(near)
	scale := chanceCost / near[len(near)/100]
	out := map[op]float64{}
	for o, c := range costs {
		out[o] = c * scale
	}
	fmt.Printf("\tscaled by %.2f\n", scale)
	return out
}

// chanceCost is what the table of Latin spellings gives before it is scaled.
const chanceCost = 1.67
