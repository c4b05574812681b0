package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"factum/internal/read/name"
	"factum/internal/read/name/register"
)

// The weights of the score are fitted by a random search: one or two weights
// are changed, and the change is kept where the figures below get better.

// query is a name with those it may be taken for.
type query struct {
	name  name.Name
	kind  string // good, orig, aka, njeem; empty for a negative
	set   string // un, ofac
	cands []cand
	fold  int
}

type cand struct {
	name       *name.Name
	right      bool
	background bool
}

// labelled is a pair that is one name or not.
type labelled struct {
	a, b name.Name
	same bool
	fold int
}

type tuning struct {
	queries []query
	pairs   []labelled
}

func fold(s string) int {
	h := fnv.New32a()
	h.Write([]byte(s))
	return int(h.Sum32() % 2)
}

// candidates kept for each query.
const (
	keptOfQuery    = 25
	keptOfNegative = 6
)

func readTuning(folder string) (*tuning, error) {
	t := &tuning{}
	var background, negatives, spelled []string
	for file, into := range map[string]*[]string{"background_98k.txt": &background, "negatives_2k.txt": &negatives, "njeem20.txt": &spelled} {
		if err := lines(filepath.Join(folder, file), func(l string) { *into = append(*into, l) }); err != nil {
			return nil, err
		}
	}
	for _, set := range []string{"un", "ofac"} {
		var list strings.Builder
		primary := map[string]string{"njeem": "Osama Elmasry Njeem"}
		list.WriteString("id\tname\nnjeem\tOsama Elmasry Njeem\n")
		err := lines(filepath.Join(folder, set+"_register.tsv"), func(l string) {
			if id, text, _ := strings.Cut(l, "\t"); id != "id" {
				primary[id] = text
				list.WriteString(l + "\n")
			}
		})
		if err != nil {
			return nil, err
		}
		for i, l := range background {
			fmt.Fprintf(&list, "bg-%d\t%s\n", i, l)
		}
		r, err := register.Read(strings.NewReader(list.String()))
		if err != nil {
			return nil, err
		}
		add := func(text, kind, id string, kept int) {
			q := query{name: name.Parse(text), kind: kind, set: set, fold: fold(id + text)}
			if id != "" {
				q.fold = fold(id) // all spellings of one person in one fold
				n := name.Parse(primary[id])
				q.cands = append(q.cands, cand{&n, true, false})
			}
			found := 0
			for _, m := range r.Search(q.name, 60, 0) {
				bg := strings.HasPrefix(m.ID, "bg-")
				if m.ID == id || bg && kind == "" || found >= kept {
					continue
				}
				found++
				n := name.Parse(m.Name)
				q.cands = append(q.cands, cand{&n, false, bg})
			}
			t.queries = append(t.queries, q)
		}
		err = lines(filepath.Join(folder, set+"_queries.tsv"), func(l string) {
			f := strings.Split(l, "\t")
			if len(f) == 4 && (f[2] == "yes" && f[1] != "low" || f[1] == "orig") {
				add(f[3], f[1], f[0], keptOfQuery)
			}
		})
		if err != nil {
			return nil, err
		}
		for _, l := range spelled {
			add(l, "njeem", "njeem", keptOfQuery)
		}
		for _, l := range negatives {
			add(l, "", "", keptOfNegative)
		}
	}
	return t, t.readPairs(filepath.Join(folder, "pairs.csv"))
}

func (t *tuning) readPairs(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read the pairs: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("read the pairs: %w", err)
	}
	for _, r := range rows[1:] {
		if r[2] == "Person" {
			t.pairs = append(t.pairs, labelled{name.Parse(r[3]), name.Parse(r[4]), r[5] == "true", fold(r[1])})
		}
	}
	return nil
}

// figures of one set of weights, by name.
type figures map[string]float64

// shares of each figure in what is maximised.
var shares = map[string]float64{
	"un R@1": 1, "un R@1+bg": 1, "un R@fp": 1.5, "ofac R@1": 1.2, "ofac R@1+bg": 0.8, "ofac R@fp": 2, "orig R@1": 0.8, "orig R@1+bg": 0.8, "orig R@fp": 0.3,
	"njeem R@1+bg": 0.3, "pairs AUC": 3, "pairs F1": 0.5, "pairs AUCn": 1,
}

func (f figures) total() float64 {
	var sum float64
	for k, w := range shares {
		sum += w * f[k]
	}
	return sum
}

// measure scores everything with the given weights; only queries and pairs of
// the given folds count (bit 0, bit 1).
func (t *tuning) measure(w *name.Weights, folds int) figures {
	type result struct {
		right           float64
		first, firstAll bool // ahead of the list, of list and background
		top             float64
	}
	results := make([]result, len(t.queries))
	scores := make([]float64, len(t.pairs))
	var wg sync.WaitGroup
	const workers = 2
	for k := range workers {
		wg.Go(func() {
			s := name.NewScorer(w)
			score := func(a, b *name.Name) float64 {
				c, ok := s.Cost(a, b)
				if !ok {
					return 0
				}
				return math.Exp(-c)
			}
			for i := k; i < len(t.queries); i += workers {
				q := &t.queries[i]
				if folds>>q.fold&1 == 0 {
					continue
				}
				q.name.Reweigh(w)
				r := result{right: -1, first: true, firstAll: true}
				for _, c := range q.cands {
					n := *c.name
					n.Parts = slices.Clone(n.Parts)
					n.Reweigh(w)
					v := score(&q.name, &n)
					switch {
					case c.right:
						r.right = v
					case v >= r.right: // ties go to the other name, which is strict
						r.firstAll = false
						if !c.background {
							r.first = false
						}
					}
					if !c.background && !c.right {
						r.top = max(r.top, v)
					}
				}
				results[i] = r
			}
			for i := k; i < len(t.pairs); i += workers {
				p := &t.pairs[i]
				if folds>>p.fold&1 == 0 {
					continue
				}
				p.a.Reweigh(w)
				p.b.Reweigh(w)
				scores[i] = score(&p.a, &p.b)
			}
		})
	}
	wg.Wait()
	f := figures{}
	for _, set := range []string{"un", "ofac"} {
		var negatives []float64
		for i, q := range t.queries {
			if q.set == set && q.kind == "" && folds>>q.fold&1 == 1 {
				negatives = append(negatives, results[i].top)
			}
		}
		slices.SortFunc(negatives, func(a, b float64) int { return cmp.Compare(b, a) })
		var limits []float64
		for _, rate := range []float64{0.001, 0.002, 0.004, 0.01} {
			limits = append(limits, negatives[int(math.Round(rate*float64(len(negatives))))])
		}
		for _, kind := range []string{"good", "orig", "aka", "njeem"} {
			var n, first, firstAll, above float64
			for i, q := range t.queries {
				if q.set != set || q.kind != kind || folds>>q.fold&1 == 0 {
					continue
				}
				n++
				r := results[i]
				if r.first {
					first++
				}
				if r.firstAll {
					firstAll++
				}
				for _, l := range limits {
					if r.right > l {
						above += 1 / float64(len(limits))
					}
				}
			}
			if n == 0 {
				continue
			}
			label := map[string]string{"good": "un", "aka": "ofac", "orig": "orig", "njeem": "njeem"}[kind]
			f[label+" R@1"], f[label+" R@1+bg"], f[label+" R@fp"] = first/n, firstAll/n, above/n
		}
	}
	var ps []labelledScore
	for i, p := range t.pairs {
		if folds>>p.fold&1 == 1 {
			ps = append(ps, labelledScore{scores[i], p.same})
		}
	}
	f["pairs AUC"], f["pairs F1"] = auc(ps), bestF1(ps)
	return f
}

type labelledScore struct {
	score float64
	same  bool
}

func auc(ps []labelledScore) float64 {
	var wins, n float64
	for _, p := range ps {
		for _, q := range ps {
			if p.same && !q.same {
				n++
				switch {
				case p.score > q.score:
					wins++
				case p.score == q.score:
					wins += 0.5
				}
			}
		}
	}
	return wins / n
}

func bestF1(ps []labelledScore) float64 {
	best := 0.0
	for _, at := range ps {
		var hit, said, all float64
		for _, p := range ps {
			if p.same {
				all++
			}
			if p.score >= at.score {
				said++
				if p.same {
					hit++
				}
			}
		}
		best = max(best, 2*hit/(said+all))
	}
	return best
}

// bounds keep weights where their meaning is.
var bounds = map[string][2]float64{"MinSim": {0.4, 0.6}, "Syllable": {1.2, 4}, "Prefix": {4, 14}, "JoinSim": {0.4, 0.85}, "InitialSim": {0.5, 0.9}, "NickSim": {0.5, 0.95}, "Apart": {0.3, 1},
	"OmitPower": {0.4, 1.2}, "ConflictPower": {0.4, 1.2}, "FuzzPower": {0.7, 2}, "InfoPower": {0.1, 1.2}, "Gendered": {0.7, 3}, "Gender": {0.3, 3}, "Swap": {0.05, 2}, "LenBase": {0.5, 6}, "LenStep": {0.8, 4}, "InfoBase": {8, 8}, "Order": {0.005, 0.2}, "Title": {0.1, 0.7}, "ThinBits": {3, 30}}

// tune searches for better weights and writes them.
func tune(data, out string, rounds, folds int) error {
	t, err := readTuning(data)
	if err != nil {
		return err
	}
	best := *name.Fitted()
	now := t.measure(&best, folds)
	if folds != 3 {
		show("start, held out", t.measure(&best, 3&^folds))
	}
	show("start", now)
	rng := rand.New(rand.NewPCG(1, 2))
	fields := reflect.TypeFor[name.Weights]()
	for round := range rounds {
		w := best
		v := reflect.ValueOf(&w).Elem()
		step := 0.35
		if round > rounds/2 {
			step = 0.15
		}
		for range 1 + rng.IntN(3) {
			i := rng.IntN(fields.NumField())
			x := v.Field(i).Float() * math.Exp(step*rng.NormFloat64())
			if b, ok := bounds[fields.Field(i).Name]; ok {
				x = min(max(x, b[0]), b[1])
			}
			v.Field(i).SetFloat(x)
		}
		if f := t.measure(&w, folds); f.total() > now.total()+1e-9 {
			best, now = w, f
			fmt.Printf("%d\t%.4f\n", round, now.total())
		}
	}
	show("end", now)
	if folds != 3 {
		show("end, held out", t.measure(&best, 3&^folds))
		return nil
	}
	var b strings.Builder
	b.WriteString("# Weights of the score, fitted by learn on the development halves; what each means stands in weights.go.\n")
	v := reflect.ValueOf(best)
	for i := range fields.NumField() {
		fmt.Fprintf(&b, "%s: %.4g\n", fields.Field(i).Name, v.Field(i).Float())
	}
	return writeFile(filepath.Join(out, "data", "weights.yaml"), b.String())
}

func show(title string, f figures) {
	fmt.Printf("%s\t%.4f", title, f.total())
	for _, k := range sortedKeys(f) {
		fmt.Printf("\t%s %.3f", k, f[k])
	}
	fmt.Println()
}

// calibration writes which share of pairs as alike are one person's names:
// labelled pairs, and the answers of the two registers to their aliases and to
// names of nobody. Each of the three counts alike; knots in between are averages over a window.
func calibration(data, out string) error {
	t, err := readTuning(data)
	if err != nil {
		return err
	}
	type point struct {
		likeness float64
		same     bool
		source   string
	}
	var points []point
	for i := range t.queries {
		q := &t.queries[i]
		if q.kind == "njeem" {
			continue
		}
		for _, c := range q.cands {
			if !c.background {
				points = append(points, point{name.Likeness(&q.name, c.name), c.right, q.set})
			}
		}
	}
	for i := range t.pairs {
		points = append(points, point{name.Likeness(&t.pairs[i].a, &t.pairs[i].b), t.pairs[i].same, "pairs"})
	}
	var b strings.Builder
	b.WriteString("# Likeness, and the share of pairs as alike that are one person's names. Made by learn -calibrate on the development halves.\n0\t0\n")
	last := 0.0
	for _, at := range []float64{0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95} {
		share, n := 0.0, 0.0
		fmt.Printf("%.2f", at)
		for _, source := range []string{"un", "ofac", "pairs"} {
			hit, all := 0.0, 0.0
			for _, p := range points {
				if p.source == source && math.Abs(p.likeness-at) <= 0.04 {
					all++
					if p.same {
						hit++
					}
				}
			}
			if all > 0 {
				share, n = share+hit/all, n+1
				fmt.Printf("\t%s %.3f of %.0f", source, hit/all, all)
			}
		}
		last = max(share/max(n, 1), last+0.005)
		fmt.Printf("\t%.3f\n", last)
		fmt.Fprintf(&b, "%.2f\t%.3f\n", at, min(last, 0.995))
	}
	b.WriteString("1\t1\n")
	return writeFile(filepath.Join(out, "data", "calibration.tsv"), b.String())
}
