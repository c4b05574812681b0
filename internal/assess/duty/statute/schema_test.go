package statute

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"factum/law"
)

func lawSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "..", "..", "docs", "law.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON turns YAML into what a JSON decoder would give; days stay text.
func asJSON(t testing.TB, data []byte) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	untime(&doc)
	var v any
	if err := doc.Decode(&v); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	back, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// untime makes days plain strings, as JSON has them.
func untime(n *yaml.Node) {
	if n.Tag == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, c := range n.Content {
		untime(c)
	}
}

// TestLawFitsItsSchema: docs/law.schema.json is the form of the files that ship.
func TestLawFitsItsSchema(t *testing.T) {
	s := lawSchema(t)
	names, err := fs.Glob(law.Files, "*.yaml")
	if err != nil || len(names) < 15 {
		t.Fatalf("%d law files, %v", len(names), err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(law.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asJSON(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaRefuses: what the reader refuses in form, the schema refuses, too.
func TestSchemaRefuses(t *testing.T) {
	s := lawSchema(t)
	const good = `{law: 1, title: T, duties: [{id: X.1, regime: x, article: "1", kind: obligation, bearer: b, borne_by: state, content: c,
  deadline: {kind: fixed, duration: P10D}, trigger: a.b, discharged_by: {fact: a.c, since: trigger}, source: [S], basis: known}]}`
	if err := s.Validate(asJSON(t, []byte(good))); err != nil {
		t.Fatalf("the sound file is refused: %v", err)
	}
	for _, change := range [][2]string{
		{"law: 1", "law: 2"}, {"kind: obligation", "kind: duty"}, {"P10D", "ten days"}, {"basis: known", "basis: sure"},
		{"trigger: a.b", "trigger: {fact: a.b, from: trigger}"}, {"title: T", "title: T, colour: red"},
		{"discharged_by: {fact: a.c, since: trigger}", "not_evaluated: no, discharged_by: a.c"},
		{"source: [S], ", ""}, {"trigger: a.b", "trigger: {any: [], all: []}"},
	} {
		bad := bytes.Replace([]byte(good), []byte(change[0]), []byte(change[1]), 1)
		if s.Validate(asJSON(t, bad)) == nil {
			t.Errorf("the schema takes %q for %q", change[1], change[0])
		}
	}
}
