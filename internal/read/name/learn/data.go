package main

import (
	"bufio"
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// spelling is one Latin spelling of an original token with its count.
type spelling struct {
	latin string
	count float64
}

// source is what was read: for every data set the spellings of each original token.
type source struct {
	groups  map[string]map[string][]spelling // set, original token, spellings
	aliases []pair                           // of the registers
}

var netScript = map[string]romanise.Script{"arabic": romanise.Arabic, "hebrew": romanise.Hebrew, "russian": romanise.Cyrillic,
	"katakana": romanise.Kana, "korean": romanise.Hangul, "chinese": romanise.Han}

func read(folder string) (*source, error) {
	s := &source{groups: map[string]map[string][]spelling{}}
	for set := range netScript {
		if err := s.net(filepath.Join(folder, "romanisation", "net2018_"+set+"_train.tsv"), set); err != nil {
			return nil, err
		}
	}
	err := lines(filepath.Join(folder, "romanisation", "google_ar2en_train.txt"), func(l string) {
		if f := strings.Split(l, "\t"); len(f) == 2 {
			s.add("arabic", f[0], f[1], 2)
		}
	})
	if err != nil {
		return nil, err
	}
	err = lines(filepath.Join(folder, "romanisation", "palestine_dict_ar_en.csv"), func(l string) {
		f := strings.Split(l, ",")
		if len(f) == 2 && !strings.ContainsAny(l, " -()\"") {
			s.add("arabic", f[0], f[1], 4)
		}
	})
	if err != nil {
		return nil, err
	}
	s.aliases, err = aliases(folder)
	return s, err
}

func lines(path string, f func(string)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read the data: %w", err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		f(sc.Text())
	}
	return sc.Err()
}

func (s *source) net(path, set string) error {
	return lines(path, func(l string) {
		f := strings.Split(l, "\t")
		if len(f) != 3 {
			return
		}
		n, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return
		}
		s.add(set, strings.ReplaceAll(f[1], " ", ""), f[0], n)
	})
}

// add notes a spelling; what is no single word in its script is left out.
func (s *source) add(set, original, latin string, count float64) {
	original = norm.NFKC.String(strings.ToLower(original))
	latin = romanise.Plain(strings.ToLower(latin))
	latin = strings.ReplaceAll(strings.ReplaceAll(latin, "'", ""), "-", "")
	if len(latin) < 2 || strings.Trim(latin, "abcdefghijklmnopqrstuvwxyz") != "" {
		return
	}
	want := netScript[set]
	for _, r := range original {
		if sc := romanise.Of(r); sc != want && r != '\'' && r != 'ー' {
			return
		}
	}
	g := s.groups[set]
	if g == nil {
		g = map[string][]spelling{}
		s.groups[set] = g
	}
	for i, v := range g[original] {
		if v.latin == latin {
			g[original][i].count += count
			return
		}
	}
	g[original] = append(g[original], spelling{latin, count})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// shuffle puts pairs into an order that depends on their text alone.
func shuffle(pairs []pair) []pair {
	key := func(p pair) uint64 {
		h := fnv.New64a()
		h.Write([]byte(p.x + "\t" + p.y))
		return h.Sum64()
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	return pairs
}

// most is the number of pairs a table is learned from at most.
const most = 60000

// script gives the pairs of an original token, in the alphabet of package
// romanise, and a Latin spelling.
func (s *source) script(set string) []pair {
	var pairs []pair
	for _, o := range sortedKeys(s.groups[set]) {
		x := romanise.Letters(o, netScript[set])
		if len(x) < 2 || len(x) > 20 {
			continue
		}
		for _, v := range s.groups[set][o] {
			if len(v.latin) <= 20 {
				pairs = append(pairs, pair{x, v.latin, 1 + math.Log(v.count)})
			}
		}
	}
	pairs = shuffle(pairs)
	return pairs[:min(len(pairs), most)]
}

// latin gives pairs of Latin spellings of one original token. The spellings
// of an Arabic or a Cyrillic token tell more about romanisation than those of
// a syllabary, which runs many names together.
func (s *source) latin() []pair {
	seen := map[op]float64{}
	for _, set := range []string{"arabic", "hebrew", "russian"} {
		for _, o := range sortedKeys(s.groups[set]) {
			vs := s.groups[set][o]
			for i, a := range vs {
				for _, b := range vs[i+1:] {
					if a.latin == b.latin || len(a.latin) > 20 || len(b.latin) > 20 || !near(a.latin, b.latin) {
						continue
					}
					k := op{min(a.latin, b.latin), max(a.latin, b.latin)}
					w := weightOf[set] * (1 + math.Log(min(a.count, b.count)))
					seen[k] = max(seen[k], w)
				}
			}
		}
	}
	for _, p := range s.aliases {
		seen[op{p.x, p.y}] += p.weight
	}
	pairs := make([]pair, 0, len(seen))
	for k, w := range seen {
		pairs = append(pairs, pair{k.x, k.y, w})
	}
	return shuffle(pairs)
}

// weightOf is what pairs of a set count: names that are romanised in many ways
// are the ones that must be matched.
var weightOf = map[string]float64{"arabic": 2, "hebrew": 1, "russian": 1}

// near says whether two spellings can be of one name at all: their skeletons
// share a code with at most one consonant left out on either side.
func near(a, b string) bool {
	codes := map[phonetic.Skeleton]bool{}
	phonetic.Of(a).Deletes(func(s phonetic.Skeleton) { codes[s] = true })
	found := false
	phonetic.Of(b).Deletes(func(s phonetic.Skeleton) { found = found || codes[s] })
	return found
}

// report prints how well the costs tell true pairs from chance pairs: the
// share of pairs whose own spelling is nearer than those of 20 other pairs.
func report(file string, costs map[op]float64, symmetric bool, train, test []pair) {
	m := mustModel(costs, symmetric)
	rate := func(pairs []pair) float64 {
		if len(pairs) == 0 {
			return math.NaN()
		}
		n, good := min(len(pairs), 1000), 0
		for i := range n {
			x, y := phonetic.Prepare(pairs[i].x), phonetic.Prepare(pairs[i].y)
			own := m.Distance(&x, &y, 40)
			best := true
			for k := 1; k <= 20; k++ {
				o := phonetic.Prepare(pairs[(i+k*7)%len(pairs)].y)
				if m.Distance(&x, &o, 40) <= own {
					best = false
				}
			}
			if best {
				good++
			}
		}
		return float64(good) / float64(n)
	}
	fmt.Printf("%s\t%d pairs\t%d steps\tnearest of 20: train %.3f, held out %.3f\n", file, len(train), len(costs), rate(train), rate(test))
}
