package name

import (
	"encoding/csv"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"factum/internal/shareddata"
)

var update = flag.Bool("update", false, "write testdata/scores.tsv anew from the development data")

const frozen = "testdata/scores.tsv"

// frozenPair is a line of testdata/scores.tsv.
type frozenPair struct {
	source, schema, a, b, label string
	score                       float64
}

// TestFrozenScores compares the scores of fixed pairs with those of the last
// version: what a change moves is to be seen in the diff of the file. Run with
// -update to accept it.
func TestFrozenScores(t *testing.T) {
	if *update {
		freeze(t)
	}
	for i, p := range readFrozen(t) {
		a, b := ParseFor(p.schema, p.a), ParseFor(p.schema, p.b)
		if s := Score(&a, &b); fmt.Sprintf("%.3f", s) != fmt.Sprintf("%.3f", p.score) {
			t.Errorf("line %d: %s | %s: %.3f, was %.3f (go test ./internal/read/name -run FrozenScores -update shows all in the diff)", i+2, p.a, p.b, s, p.score)
		}
	}
}

// TestCalibration checks on the frozen pairs that a higher score means a larger
// share of true pairs, and that the share is not far from the score. The pairs of
// the registers are one true spelling and one wrong name each, harder than a list at large.
func TestCalibration(t *testing.T) {
	bounds := []float64{0, 0.1, 0.3, 0.6, 0.85, 1.01}
	last := -1.0
	for k := range len(bounds) - 1 {
		same, all, sum := 0.0, 0.0, 0.0
		for _, p := range readFrozen(t) {
			if p.score >= bounds[k] && p.score < bounds[k+1] && p.source == "pairs" {
				all++
				sum += p.score
				if p.label == "same" {
					same++
				}
			}
		}
		if all < 10 {
			t.Fatalf("%v pairs between %v and %v: too few to judge", all, bounds[k], bounds[k+1])
		}
		share := same / all
		if share <= last {
			t.Errorf("scores %v to %v: %.2f are true, no more than below (%.2f)", bounds[k], bounds[k+1], share, last)
		}
		if d := share - sum/all; d > 0.2 || d < -0.2 {
			t.Errorf("scores %v to %v: %.2f are true, the mean score is %.2f", bounds[k], bounds[k+1], share, sum/all)
		}
		last = share
	}
}

func readFrozen(t *testing.T) []frozenPair {
	t.Helper()
	data, err := os.ReadFile(frozen)
	if err != nil {
		t.Fatal(err)
	}
	var pairs []frozenPair
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 6 {
			t.Fatalf("%s: %q has %d fields", frozen, line, len(f))
		}
		s, err := strconv.ParseFloat(f[5], 64)
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, frozenPair{f[0], f[1], f[2], f[3], f[4], s})
	}
	if len(pairs) < 500 {
		t.Fatalf("%s holds %d pairs", frozen, len(pairs))
	}
	return pairs
}

// freeze writes the file: the labelled pairs; the UN list's variants and names in original
// script with their primary names; one in five of the OFAC variants.
func freeze(t *testing.T) {
	t.Helper()
	folder := filepath.Join(shareddata.Path(t), "names")
	var b strings.Builder
	b.WriteString("# Scores of fixed pairs: source, schema, name, name, label, score. From nomenklatura name_bench (MIT), the UN consolidated list and the OFAC SDN list (public).\n")
	line := func(source, schema, x, y, label string) {
		p, q := ParseFor(schema, x), ParseFor(schema, y)
		if !strings.ContainsAny(x+y, "\t\n") {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%.3f\n", source, schema, x, y, label, Score(&p, &q))
		}
	}
	f, err := os.Open(filepath.Join(folder, "pairs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		label := "other"
		if r[5] == "true" {
			label = "same"
		}
		line("pairs", r[2], r[3], r[4], label)
	}
	for _, set := range []string{"un", "ofac"} {
		primary := map[string]string{}
		for _, l := range tsv(t, filepath.Join(folder, set+"_register.tsv")) {
			primary[l[0]] = l[1]
		}
		for _, q := range tsv(t, filepath.Join(folder, set+"_queries.tsv")) {
			h := fnv.New32a()
			h.Write([]byte(q[3]))
			if q[2] == "yes" && q[1] != "low" && (set == "un" || h.Sum32()%5 == 0) || q[1] == "orig" {
				line(set, "Person", q[3], primary[q[0]], "same")
			}
		}
	}
	if err := os.MkdirAll(filepath.Dir(frozen), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(frozen, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func tsv(t *testing.T, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows[1:]
}
