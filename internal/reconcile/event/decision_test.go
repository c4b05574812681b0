package event_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum/internal/reconcile/event"
)

func TestReadDecisions(t *testing.T) {
	t.Parallel()
	got, err := event.ReadDecisions("d.yaml", []byte("# mine\n- apart: [Anna Berg, {name: Anna Berg, in: b.txt}]\n  by: me\n  why: two people\n- same: [A B, C D, E F]\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []event.Decision{
		{Bearers: []event.Bearer{{Name: "Anna Berg"}, {Name: "Anna Berg", In: "b.txt"}}, By: "me", Why: "two people", Place: "d.yaml:2"},
		{Bearers: []event.Bearer{{Name: "A B"}, {Name: "C D"}, {Name: "E F"}}, Same: true, Place: "d.yaml:5"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, err := event.ReadDecisions("d.yaml", nil); err != nil || len(got) != 0 {
		t.Errorf("an empty file: %v, %v", got, err)
	}
}

func TestReadDecisionsRefuses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"same: [A, B]":                       "expected a list",
		"- A":                                "d.yaml:1: expected a map",
		"- same: [A, B]\n  apart: [A, C]":    "either same or apart",
		"- by: me":                           "either same or apart",
		"- same: [A]":                        "two names or more",
		"- same: [A, \" \"]":                 "a name is missing",
		"- same: [A, B]\n  because: x":       `"because" is not known`,
		"- same: [A, [B]]":                   "d.yaml:1",
		"- same: [A, B]\n- apart: [B, A, C]": "d.yaml:2: the opposite was decided at d.yaml:1",
	} {
		if _, err := event.ReadDecisions("d.yaml", []byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", in, err, want)
		}
	}
}

func FuzzReadDecisions(f *testing.F) {
	f.Add([]byte("- same: [A, B]\n- apart: [{name: A, in: x}, C]\n  by: me\n  why: y\n"))
	f.Add([]byte("- same: &x [A, *x]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := event.ReadDecisions("d.yaml", data)
		if err != nil {
			return
		}
		for _, d := range list {
			if len(d.Bearers) < 2 {
				t.Errorf("a decision on %d names", len(d.Bearers))
			}
		}
	})
}
