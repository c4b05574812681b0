package register

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factum/internal/read/name"
)

// shared gives a file of the development data, and skips where it is missing.
func shared(t testing.TB, file string) string {
	t.Helper()
	root := os.Getenv("FACTUM_SHARED")
	if root == "" {
		root = "../../../../../shared"
	}
	path := filepath.Join(root, "names", file)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("development data is missing: %v", err)
		}
		t.Skipf("development data is missing: %v", err)
	}
	return path
}

func readLines(t testing.TB, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if sc.Text() != "" {
			lines = append(lines, sc.Text())
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// BenchmarkSearch looks up aliases of the OFAC list and names of nobody among
// the OFAC list and 98,000 background names.
func BenchmarkSearch(b *testing.B) {
	var list strings.Builder
	for _, l := range readLines(b, shared(b, "ofac_register.tsv")) {
		list.WriteString(l + "\n")
	}
	for _, l := range readLines(b, shared(b, "background_98k.txt")) {
		list.WriteString("bg-" + l + "\t" + l + "\n")
	}
	r, err := Read(strings.NewReader(list.String()))
	if err != nil {
		b.Fatal(err)
	}
	var queries []name.Name
	for _, l := range readLines(b, shared(b, "ofac_queries.tsv"))[1:] {
		f := strings.Split(l, "\t")
		queries = append(queries, name.Parse(f[3]))
	}
	for _, l := range readLines(b, shared(b, "negatives_2k.txt")) {
		queries = append(queries, name.Parse(l))
	}
	n := 0
	for b.Loop() {
		r.Search(queries[n*7919%len(queries)], 10, 0)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "queries/s")
}
