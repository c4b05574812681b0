package record_test

import (
	"strings"
	"testing"

	"factum"
	"factum/internal/reconcile/record"
)

// TestRanking holds that what can't be true stands first, and among that what
// most of the record hangs on; sides with most origins stand first.
func TestRanking(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	c := reconcile(t, []byte(strings.Join([]string{
		`{"id": "a1", "source": "Mail", "type": "arrest", "whom": ["Goran Lukic"], "when": "2023-05-04"}`,
		`{"id": "a2", "source": "Desk", "type": "arrest", "whom": ["Goran Lukic"], "when": "2023-05-06"}`,
		`{"id": "b1", "source": "Mail", "type": "death", "whom": ["Branimir Vukotic"], "when": "2023-06-01"}`,
		`{"id": "b2", "source": "Desk", "type": "death", "whom": ["Branimir Vukotic"], "when": "2023-06-01"}`,
		`{"id": "b3", "source": "Tern", "type": "death", "whom": ["Branimir Vukotic"], "when": "2023-06-01"}`,
		`{"id": "b4", "source": "Gull", "type": "death", "whom": ["Branimir Vukotic"], "when": "2023-06-03"}`,
		`{"id": "c1", "source": "Gull", "type": "release", "who": ["Malta"], "whom": ["Ilmar Kask"], "when": "2023-07-01", "reason": "a missing signature"}`,
		`{"id": "c2", "source": "Tern", "type": "release", "who": ["Malta"], "whom": ["Ilmar Kask"], "when": "2023-07-01", "reason": "the state of his health"}`,
		`{"id": "d1", "source": "Tern", "type": "warrant_issued", "who": ["Uruguay"], "whom": ["Ilmar Kask"], "when": "2023-04-01"}`,
	}, "\n")), g)
	var got []string
	for _, x := range record.Conflicts(c, nil, g) {
		got = append(got, string(x.Kind)+" "+x.Sides[0].Statements[0])
		for i := 1; i < len(x.Sides); i++ {
			if x.Sides[i-1].Origins < x.Sides[i].Origins {
				t.Errorf("%s: a side of %d origins before one of %d", x.About, x.Sides[i-1].Origins, x.Sides[i].Origins)
			}
		}
	}
	want := []string{"contradiction b1", "contradiction a1", "competing_explanations c1", "single_source d1"}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("order: %q, want %q", got, want)
	}
	for _, k := range []factum.ConflictKind{factum.Contradiction, factum.SingleSource} {
		if !strings.Contains(strings.Join(got, " "), string(k)) {
			t.Errorf("no %s", k)
		}
	}
}
