package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/shareddata"
)

// Every date that a case's reports print must be found, and none where none is
// printed.
func TestCasesPublished(t *testing.T) {
	dir := filepath.Join(shareddata.Path(t), "cases")
	checked := 0
	for _, name := range []string{"elmasry", "minister"} {
		data, err := os.ReadFile(filepath.Join(dir, name, "expected.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		var expected struct {
			Documents map[string]struct{ Published, How string }
		}
		if err := yaml.Unmarshal(data, &expected); err != nil {
			t.Fatal(err)
		}
		for file, want := range expected.Documents {
			d := readFile(t, filepath.Join(dir, name, "sources", file))
			got := d.Published.Interval.String()
			if printed := strings.HasPrefix(want.How, "printed"); printed && got != want.Published || !printed && got != "" {
				t.Errorf("%s: published %q, want %q (%s)", file, got, want.Published, want.How)
			}
			checked++
		}
	}
	if checked < 12 {
		t.Errorf("only %d reports were checked", checked)
	}
}

// The reports keep their promises, are English, and lose next to nothing to
// boilerplate: none of them holds much of it.
func TestReports(t *testing.T) {
	dir := shareddata.Path(t)
	var files []string
	for _, pattern := range []string{"cases/*/sources/*.txt", "reports/docs/*.txt"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 25 {
		t.Fatalf("only %d reports", len(files))
	}
	for _, file := range files {
		d := readFile(t, file)
		wellFormed(t, d)
		if d.Language != "en" {
			t.Errorf("%s is in %q", file, d.Language)
		}
		speaks, all := 0, 0
		for _, b := range d.Blocks {
			if n := b.End - b.Start; b.Kind.Speaks() {
				speaks += n
				all += n
			} else if b.Kind != factum.Caption {
				all += n
			}
		}
		if speaks*100 < all*85 {
			t.Errorf("%s: only %d of %d bytes speak", file, speaks, all)
		}
	}
}

func readFile(t testing.TB, file string) *factum.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
