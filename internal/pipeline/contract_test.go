package pipeline_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/assess/duty"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/report"
	"factum/internal/sample"
	"factum/internal/shareddata"
)

// schema compiles the published schema of records.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "record.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func build(t testing.TB, paths []string, statements []pipeline.StatementFile, opts pipeline.Options) *factum.Record {
	t.Helper()
	list, err := document.List(context.Background(), paths, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := pipeline.Build(context.Background(), pipeline.Input{Documents: list.Sources, Skipped: list.Skipped, Statements: statements}, opts)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// valid checks a record against the schema and every quote against its text.
func valid(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *jsonschema.Schema, rec *factum.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, rec, report.JSONOptions{WithText: true}); err != nil {
		t.Fatalf("%v", err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := s.Validate(v); err != nil {
		t.Fatalf("the record does not obey its schema: %v", err)
	}
	texts := map[string]string{}
	for _, d := range rec.Documents {
		texts[d.ID] = d.Text
	}
	check := func(what string, sp factum.Span) {
		if text := texts[sp.Document]; sp.Start < 0 || sp.End > len(text) || sp.Start >= sp.End || text[sp.Start:sp.End] != sp.Quote {
			t.Fatalf("%s: %q does not stand at %d-%d of %s", what, sp.Quote, sp.Start, sp.End, sp.Document)
		}
	}
	ids := map[string]bool{}
	for _, e := range rec.Entities {
		ids[e.ID] = true
	}
	for _, st := range rec.Statements {
		if st.Document != "" {
			check("statement "+st.ID, st.Span)
		}
		if ids[st.ID] {
			t.Fatalf("the id %s stands twice", st.ID)
		}
		ids[st.ID] = true
		for _, list := range [][]string{st.Who, st.Whom, st.Places} {
			for _, e := range list {
				if !ids[e] {
					t.Fatalf("statement %s names entity %s, which is not there", st.ID, e)
				}
			}
		}
	}
	for _, f := range rec.Figures {
		check("figure "+f.ID, f.Span)
	}
	for _, d := range rec.Documents {
		for _, x := range d.Published.Because {
			if x.Span != nil {
				check("date of "+d.ID, *x.Span)
			}
		}
	}
	in := map[string]int{}
	for _, e := range rec.Events {
		for _, st := range e.Statements {
			in[st]++
			if !ids[st] {
				t.Fatalf("event %s names statement %s, which is not there", e.ID, st)
			}
		}
	}
	for _, st := range rec.Statements {
		if want := map[bool]int{true: 0, false: 1}[st.Type.Standing()]; in[st.ID] != want {
			t.Fatalf("statement %s (%s) stands in %d events", st.ID, st.Type, in[st.ID])
		}
	}
	for _, c := range rec.Conflicts {
		for _, side := range c.Sides {
			for _, st := range side.Statements {
				if !ids[st] {
					t.Fatalf("conflict %s names statement %s, which is not there", c.ID, st)
				}
			}
		}
	}
	return b.Bytes()
}

// samplePaths writes the sample reports to a folder.
func samplePaths(t testing.TB) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	err := fs.WalkDir(sample.Reports(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "README.md" {
			return err
		}
		data, err := fs.ReadFile(sample.Reports(), name)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, name)
		paths = append(paths, path)
		return os.WriteFile(path, data, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func TestSampleObeysTheContract(t *testing.T) {
	t.Parallel()
	law, err := duty.Load()
	if err != nil {
		t.Fatal(err)
	}
	rec := build(t, samplePaths(t), nil, pipeline.Options{Workers: 2, Why: true, Law: law, AllDuties: true})
	valid(t, schema(t), rec)
	if len(rec.Documents) != 5 || len(rec.Events) == 0 || len(rec.Conflicts) == 0 || len(rec.Duties) == 0 {
		t.Errorf("the sample gives %d documents, %d events, %d conflicts, %d duties", len(rec.Documents), len(rec.Events), len(rec.Conflicts), len(rec.Duties))
	}
}

func TestSharedCasesObeyTheContract(t *testing.T) {
	t.Parallel()
	law, err := duty.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := schema(t)
	for _, folder := range []string{"cases/elmasry/sources", "cases/minister/sources", "reports/docs"} {
		valid(t, s, build(t, []string{shareddata.Path(t, folder)}, nil, pipeline.Options{Workers: 2, Law: law}))
	}
	files, err := filepath.Glob(filepath.Join(shareddata.Path(t, "cases"), "*", "statements.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no statements in the shared cases: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rec := build(t, nil, []pipeline.StatementFile{{Name: name, Data: data}}, pipeline.Options{Law: law})
		valid(t, s, rec)
		if len(rec.Skipped) > 0 {
			t.Errorf("%s: %v", name, rec.Skipped)
		}
	}
}

func TestOrderAndWorkersChangeNothing(t *testing.T) {
	t.Parallel()
	paths := samplePaths(t)
	s := schema(t)
	first := valid(t, s, build(t, paths, nil, pipeline.Options{Workers: 1}))
	for i, j := 0, len(paths)-1; i < j; i, j = i+1, j-1 {
		paths[i], paths[j] = paths[j], paths[i]
	}
	second := valid(t, s, build(t, paths, nil, pipeline.Options{Workers: 4}))
	if !bytes.Equal(first, second) {
		t.Error("the order of the files or the number of workers changes the record")
	}
}

// TestEveryQuoteStands builds documents of random and hostile words: whatever
// comes in, the record obeys the schema and every quote is the exact text at
// its place.
func TestEveryQuoteStands(t *testing.T) {
	s := schema(t)
	pieces := []string{
		"Police arrested", "Anna Berg", "was released", "on Tuesday", "in Oslo", "the court", "issued a warrant for", "Mr", "the minister",
		"said", "that", "\"", "“", "”", "more than 30", "people", "were killed", "two days later", "according to", "(Outlet)", ".", ",", "\n\n", "\n* ",
		"[guilty](https://example.org/a?b=c)", "**", "&nbsp;", "\u00a0", "\u00ad", "\u202e", "é", "🙂", "أسامة نجيم", "<script>", "---", "# ", "   ", "1,234", "€7.5 million", "on 12 May 2024",
		"denied", "failed to", "surrender", "him", "to the ICC", ";", "–", "’s", "20 January 2025", "the Court of Appeal in Rome",
	}
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(t, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "separator"))
		if rapid.Bool().Draw(t, "noise") {
			text += rapid.String().Draw(t, "tail")
		}
		name := filepath.Join(dir, "x."+rapid.SampledFrom([]string{"txt", "md", "html"}).Draw(t, "format"))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		list, err := document.List(context.Background(), []string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		rec, err := pipeline.Build(context.Background(), pipeline.Input{Documents: list.Sources, Skipped: list.Skipped}, pipeline.Options{Why: true})
		if err != nil {
			t.Fatal(err)
		}
		valid(t, s, rec)
	})
}

// FuzzBuild puts any bytes through the whole flow.
func FuzzBuild(f *testing.F) {
	f.Add([]byte("Police arrested Anna Berg in Oslo on 3 May 2024, the court said."), ".txt")
	f.Add([]byte("<p>Police arrested <b>Anna</b> Berg</p>"), ".html")
	s := schema(f)
	f.Fuzz(func(t *testing.T, data []byte, ext string) {
		if ext != ".txt" && ext != ".md" && ext != ".html" {
			ext = ".txt"
		}
		name := filepath.Join(t.TempDir(), "x"+ext)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		valid(t, s, build(t, []string{name}, nil, pipeline.Options{}))
	})
}
