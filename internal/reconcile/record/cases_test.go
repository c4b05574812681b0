package record_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
)

// testCase is a case of testdata/cases.yaml.
type testCase struct {
	Name       string
	Statements []map[string]any
	Texts      map[string]string
	Want       []wanted
}

type wanted struct {
	Kind      factum.ConflictKind
	Attribute string
	Sides     [][]string
	Sets      [][]int
}

func readCases(t *testing.T) []testCase {
	t.Helper()
	data, err := os.ReadFile("testdata/cases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// build makes the record of a case.
func (c *testCase) build(t *testing.T) *factum.Record {
	t.Helper()
	var in pipeline.Input
	if len(c.Statements) > 0 {
		var lines bytes.Buffer
		enc := json.NewEncoder(&lines)
		for _, s := range c.Statements {
			if err := enc.Encode(s); err != nil {
				t.Fatal(err)
			}
		}
		in.Statements = []pipeline.StatementFile{{Name: "statements.jsonl", Data: lines.Bytes()}}
	}
	in.Documents = sources(t, c.Texts)
	rec, err := pipeline.Build(context.Background(), in, pipeline.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.Skipped) > 0 {
		t.Fatalf("not read: %v", rec.Skipped)
	}
	return rec
}

// sources writes texts down, by name, as files to be read.
func sources(t *testing.T, texts map[string]string) []document.Source {
	t.Helper()
	if len(texts) == 0 {
		return nil
	}
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := document.List(context.Background(), []string{dir}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	return list.Sources
}

func TestCases(t *testing.T) {
	t.Parallel()
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			rec := c.build(t)
			expected := map[string]bool{}
			for _, w := range c.Want {
				if id := w.find(rec); id != "" {
					expected[id] = true
				} else {
					t.Errorf("not found: %s of %s between %q, sets %v", w.Kind, w.Attribute, w.Sides, w.Sets)
				}
			}
			for i := range rec.Conflicts {
				if x := &rec.Conflicts[i]; !expected[x.ID] && (x.Kind == factum.Contradiction || x.Kind == factum.CompetingExplanations) {
					t.Errorf("not wanted: %s", describe(rec, x))
				}
			}
			if t.Failed() {
				for i := range rec.Conflicts {
					t.Log(describe(rec, &rec.Conflicts[i]))
				}
			}
		})
	}
}

// find gives the conflict of a record that is the wanted one, to the statement;
// "" if there is none.
func (w *wanted) find(rec *factum.Record) string {
	for i := range rec.Conflicts {
		x := &rec.Conflicts[i]
		if x.Kind != w.Kind || x.Attribute != w.Attribute || len(x.Sides) != len(w.Sides) {
			continue
		}
		at := make([]int, len(w.Sides)) // where a wanted side stands
		ok := true
		for n, side := range w.Sides {
			at[n] = slices.IndexFunc(x.Sides, func(s factum.Side) bool { return w.holds(rec, s.Statements, side) })
			ok = ok && at[n] >= 0
		}
		if !ok {
			continue
		}
		var sets [][]int
		for _, set := range w.Sets {
			var s []int
			for _, k := range set {
				s = append(s, at[k])
			}
			slices.Sort(s)
			sets = append(sets, s)
		}
		slices.SortFunc(sets, slices.Compare)
		if slices.EqualFunc(sets, x.Sets, slices.Equal) {
			return x.ID
		}
	}
	return ""
}

// holds says whether a side is made of the wanted statements: by id these alone,
// by words at least these.
func (w *wanted) holds(rec *factum.Record, statements, want []string) bool {
	found := 0
	for _, id := range statements {
		if slices.Contains(want, id) {
			found++
			continue
		}
		st := rec.Statements[slices.IndexFunc(rec.Statements, func(s factum.Statement) bool { return s.ID == id })]
		if slices.ContainsFunc(want, func(words string) bool { return strings.Contains(st.Quote, words) }) {
			return true
		}
		if st.Quote == "" {
			return false
		}
	}
	return found > 0 && found == len(want)
}

func describe(rec *factum.Record, x *factum.Conflict) string {
	var b strings.Builder
	b.WriteString(string(x.Kind) + " of " + x.Attribute + " (" + x.About + ")")
	for _, s := range x.Sides {
		b.WriteString("\n\t" + s.Value + ":")
		for _, id := range s.Statements {
			st := rec.Statements[slices.IndexFunc(rec.Statements, func(s factum.Statement) bool { return s.ID == id })]
			b.WriteString(" " + id + " “" + st.Quote + "”")
		}
	}
	return b.String()
}
