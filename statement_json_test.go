package factum_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"factum"
)

func TestStatementJSON(t *testing.T) {
	encode := func(s factum.Statement) map[string]json.RawMessage {
		t.Helper()
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		m := map[string]json.RawMessage{}
		if err := json.Unmarshal(b.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	given := encode(factum.Statement{ID: "s1", Source: "a ruling", Type: factum.Arrest})
	for _, key := range []string{"document", "quote", "start", "end"} {
		if string(given[key]) != "null" {
			t.Errorf("statement without a document: %s is %s, want null", key, given[key])
		}
	}
	if _, ok := given["Document"]; ok {
		t.Error("a field Document that the contract does not know")
	}
	read := encode(factum.Statement{ID: "s2", Span: factum.Span{Document: "d1", Quote: "a < b & c", Start: 4, End: 13}})
	if got := string(read["quote"]); got != `"a < b & c"` {
		t.Errorf("quote is %s: it must stand as it is", got)
	}
	var back factum.Statement
	all, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all, &back); err != nil || back.Document != "" || back.Source != "a ruling" {
		t.Errorf("read back as %+v, %v", back, err)
	}
}
