package report

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"factum"
	"factum/internal/report/fixture"
)

func encode(t testing.TB, rec *factum.Record, opts JSONOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, rec, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSONComesBackAsItWas(t *testing.T) {
	rec := fixture.Case(t)
	var back factum.Record
	if err := json.Unmarshal([]byte(encode(t, rec, JSONOptions{WithText: true})), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rec, &back, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

func TestJSONHoldsTextOnlyWhenAsked(t *testing.T) {
	rec := fixture.Case(t)
	before := encode(t, rec, JSONOptions{WithText: true})
	short := encode(t, rec, JSONOptions{})
	if strings.Contains(short, "born in the salt town") || strings.Contains(short, `"blocks"`) {
		t.Error("text or blocks stand in the JSON without --with-text")
	}
	if !strings.Contains(before, "born in the salt town") {
		t.Error("the text is missing with --with-text")
	}
	if encode(t, rec, JSONOptions{WithText: true}) != before {
		t.Error("writing the record has changed it")
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	rec := &factum.Record{
		Documents: []factum.Document{{ID: "d1"}}, Entities: []factum.Entity{{ID: "e1"}},
		Statements: []factum.Statement{{ID: "s1"}}, Events: []factum.Event{{ID: "v1"}}, Figures: []factum.Figure{{ID: "f1"}},
		Origins: []factum.Origin{{ID: "o1"}}, Conflicts: []factum.Conflict{{ID: "c1", Sides: []factum.Side{{}}}},
		Duties: []factum.Duty{{ID: "t1"}}, Questions: []factum.Question{{ID: "q1"}},
	}
	out := encode(t, rec, JSONOptions{})
	// What may be null by the contract: a time, the bounds of a number, and
	// the place of a statement without a document.
	may := map[string]bool{
		"from": true, "to": true, "when": true, "low": true, "high": true, "deadline": true,
		"document": true, "quote": true, "start": true, "end": true,
	}
	for _, m := range regexp.MustCompile(`"(\w+)": null`).FindAllStringSubmatch(out, -1) {
		if !may[m[1]] {
			t.Errorf("%s is null, want a list", m[1])
		}
	}
	if n := strings.Count(encode(t, &factum.Record{}, JSONOptions{}), "[]"); n != 10 {
		t.Errorf("the empty record has %d empty lists, want 10", n)
	}
}

func TestJSONLeavesMarkupAsItIs(t *testing.T) {
	out := encode(t, fixture.Case(t), JSONOptions{})
	if !strings.Contains(out, `<script>alert(\"owned\")</script> & `) {
		t.Error("the title is escaped more than JSON asks for")
	}
	if regexp.MustCompile(`\\u003[ce]|\\u0026`).MatchString(out) {
		t.Error("<, > or & is written as an escape")
	}
}
