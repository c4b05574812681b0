package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
)

func TestSources(t *testing.T) {
	s, err := ReadSources("s.yaml", []byte(`"a.txt": {"published": "2025-01-21/2025-01-25", "outlet": "The Mirror", "url": "https://m.example/1"}
texts/b.txt:
  published: 2024-06-16
  title: "Caf\u00e9 <script>"
  language: null
c.txt: {}
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Check([]string{"in/a.txt", "texts/b.txt", "c.txt"}); err != nil {
		t.Error(err)
	}
	d := &factum.Document{File: "in/a.txt", Outlet: "Mirror", Published: factum.Published{Interval: factum.On(factum.DayOf(2025, 2, 1)), Basis: factum.BasisPrinted}}
	s.Apply(d)
	want := &factum.Document{
		File: "in/a.txt", Outlet: "The Mirror", URL: "https://m.example/1",
		Published: factum.Published{
			Interval: factum.Between(factum.DayOf(2025, 1, 21), factum.DayOf(2025, 1, 25)), Basis: factum.BasisGiven,
			Because: []factum.Because{{Note: "given in s.yaml:1"}},
		},
		Notes: []string{`outlet: s.yaml:1 says "The Mirror", the document "Mirror"`, "published: s.yaml:1 says 2025-01-21/2025-01-25, the document 2025-02-01"},
	}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b := &factum.Document{File: "texts/b.txt", Language: "en"}
	s.Apply(b)
	if b.Title != "Café <script>" || b.Published.Interval != factum.On(factum.DayOf(2024, 6, 16)) || b.Language != "en" || len(b.Notes) != 0 {
		t.Errorf("%+v", b)
	}
	none := &factum.Document{File: "d.txt", Title: "x"}
	if s.Apply(none); none.Title != "x" || none.Notes != nil {
		t.Errorf("%+v", none)
	}
}

func TestSourcesRefused(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"a.txt: {publisher: X}", `s.yaml:1: "a.txt": unknown field "publisher"; known are outlet, url, title, author, language, published`},
		{"a.txt:\n  published: 2025-02-30", `s.yaml:2: "a.txt": published: "2025-02-30" is not a day of the form 2006-01-02`},
		{"a.txt: {published: 2025-02-03/2025-02-01}", `s.yaml:1: "a.txt": published: "2025-02-03/2025-02-01" ends before it begins`},
		{"- a.txt", "s.yaml:1: expected a map from file name to {outlet, url, title, author, language, published}"},
		{"a.txt: {title: [x]}", `s.yaml:1: "a.txt": title must be a single value`},
		{"a.txt: x", `s.yaml:1: "a.txt": expected {outlet, url, title, author, language, published}`},
		{"a.txt: {}\na.txt: {}", `s.yaml:2: "a.txt" is named a second time (first in s.yaml:1)`},
		{"a.txt: {title: x, title: y}", `s.yaml:1: "a.txt": title stands twice`},
		{"[a]: {}", "s.yaml:1: expected a file name"},
		{"a.txt: {publisher: X}\nb.txt: {outlet: {}}", `s.yaml:1: "a.txt": unknown field "publisher"; known are outlet, url, title, author, language, published` + "\n" + `s.yaml:2: "b.txt": outlet must be a single value`},
		{"a: {}\n---\nb: {}", "s.yaml: more than one YAML document; put all files into one map"},
	} {
		if _, err := ReadSources("s.yaml", []byte(test.in)); err == nil || err.Error() != test.want {
			t.Errorf("%q: %v\nwant %s", test.in, err, test.want)
		}
	}
	if _, err := ReadSources("s.yaml", []byte("a: {b: [")); err == nil || !strings.HasPrefix(err.Error(), "s.yaml: ") {
		t.Errorf("broken YAML: %v", err)
	}
	for _, empty := range []string{"", "# nothing\n", "null"} {
		if _, err := ReadSources("s.yaml", []byte(empty)); err != nil {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

func TestSourcesCheck(t *testing.T) {
	s, err := ReadSources("s.yaml", []byte("x.txt: {}\nReport.html: {}\nonce.txt: {}"))
	if err != nil {
		t.Fatal(err)
	}
	got := s.Check([]string{"a/x.txt", "b/x.txt", "a/report.txt", "once.txt"})
	want := `s.yaml:1: "x.txt" is the name of 2 files; give the path as on the command line
s.yaml:2: "Report.html" is none of the files that are read; did you mean "a/report.txt"?`
	if got == nil || got.Error() != want {
		t.Errorf("%v\nwant %s", got, want)
	}
}

func FuzzSources(f *testing.F) {
	f.Add([]byte(`"a.txt": {"published": "2025-01-21/2025-01-25", "outlet": "X"}`))
	f.Add([]byte("a: &x {title: y}\nb: *x\n? [k]\n: v"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadSources("s.yaml", data)
		if err != nil {
			return
		}
		d := &factum.Document{File: "a.txt"}
		s.Apply(d)
		_ = s.Check([]string{"a.txt"})
		if p := d.Published; p.Known() && (!p.Closed() || p.To.Day < p.From.Day) {
			t.Fatalf("published %v", p.Interval)
		}
	})
}
