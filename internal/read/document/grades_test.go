package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/read/document"
)

func TestReadGrades(t *testing.T) {
	t.Parallel()
	g, err := document.ReadGrades("g.yaml", []byte("# mine\nreports/a.txt: B2\nb.txt: F\nc.txt: 6\n"))
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]*factum.Grade{
		"reports/a.txt": {Reliability: "B", Credibility: "2"}, "x/b.txt": {Reliability: "F"}, "c.txt": {Credibility: "6"}, "d.txt": nil,
	} {
		if diff := cmp.Diff(want, g.Of(file)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
	if err := g.Check([]string{"reports/a.txt", "b.txt"}); err == nil || !strings.Contains(err.Error(), `g.yaml:4: "c.txt"`) {
		t.Errorf("a grade for no file: %v", err)
	}
}

func TestReadGradesRefuses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a.txt: B7":            "g.yaml:1",
		"a.txt: b2":            "no grade",
		"a.txt: 2B":            "no grade",
		"a.txt: ''":            "no grade",
		"a.txt: {letter: B}":   "no grade",
		"- a.txt":              "expected a map",
		"a.txt: A1\na.txt: A2": "second time",
		"a.txt: [":             "g.yaml",
	} {
		if _, err := document.ReadGrades("g.yaml", []byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", in, err, want)
		}
	}
}

func FuzzReadGrades(f *testing.F) {
	f.Add("a.txt: B2\n")
	f.Add("a: &x A1\nb: *x\n")
	f.Fuzz(func(t *testing.T, in string) {
		g, err := document.ReadGrades("g.yaml", []byte(in))
		if err == nil {
			_ = g.Of("a")
		}
	})
}
