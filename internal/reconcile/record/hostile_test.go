package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"factum"
	"factum/internal/read/place"
	"factum/internal/reconcile/event"
	"factum/internal/reconcile/record"
)

// patience is far more than any of these takes, and far less than what grows
// with the square of the input would.
const patience = 20 * time.Second

// within fails a test that takes too long, instead of waiting for the end.
func within(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatal("takes too long")
	}
}

func lines(t *testing.T, list []givenLine) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, l := range list {
		if err := json.NewEncoder(&b).Encode(l); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func gazetteer(t *testing.T) *place.Gazetteer {
	t.Helper()
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestCircularDistances gives two acts each of which is said to have been two
// days after the other.
func TestCircularDistances(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	c := reconcile(t, lines(t, []givenLine{
		{ID: "a", Source: "Mail", Type: factum.Arrest, Whom: []string{"Ilmar Kask"}},
		{ID: "b", Source: "Desk", Type: factum.Release, Whom: []string{"Ilmar Kask"}},
	}), g)
	c.Offsets = []event.Offset{
		{Statement: "b", From: "a", Low: 2, High: 2, Text: "two days later"},
		{Statement: "a", From: "b", Low: 2, High: 2, Text: "two days later"},
		{Statement: "a", From: "a", Low: 1, High: 1, Text: "the day after"},
	}
	conflicts := record.Conflicts(c, nil, g)
	if len(conflicts) != 1 || conflicts[0].Attribute != "order" || len(conflicts[0].Sides) != 2 {
		t.Errorf("conflicts of a circle: %+v", conflicts)
	}
}

// TestManyCircles gives hundreds of acts with contradictory distances between
// all of them: found in bounded time.
func TestManyCircles(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	var list []givenLine
	for i := range 300 {
		list = append(list, givenLine{ID: fmt.Sprintf("s%d", i), Source: "Mail", Type: factum.Arrest, Whom: []string{firstNames[i%10] + " " + lastNames[i/10%12] + strings.Repeat("a", i/120)}, When: dayOf(i * 40).String()})
	}
	c := reconcile(t, lines(t, list), g)
	for i := range 3000 {
		c.Offsets = append(c.Offsets, event.Offset{Statement: fmt.Sprintf("s%d", i*7%300), From: fmt.Sprintf("s%d", i*13%300), Low: i % 5, High: i % 5, Text: "days later"})
	}
	within(t, func() {
		orders := 0
		for _, x := range record.Conflicts(c, nil, g) {
			if x.Attribute == "order" {
				orders++
			}
		}
		if orders == 0 {
			t.Error("no set is listed")
		}
	})
}

// TestOneEventOfManyValues gives thousands of sources that each tell another
// day: what is compared is bounded, and the note says so.
func TestOneEventOfManyValues(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	c := reconcile(t, lines(t, []givenLine{{ID: "first", Source: "Mail", Type: factum.Death, Whom: []string{"Ilmar Kask"}, When: dayOf(0).String()}}), g)
	base := c.Statements[0]
	for i := range 5000 {
		st := base
		st.ID, st.Source = fmt.Sprintf("s%d", i), fmt.Sprintf("Paper %d", i)
		st.When = &factum.When{Interval: factum.On(dayOf(i + 1))}
		c.Statements = append(c.Statements, st)
		c.Events[0].Statements = append(c.Events[0].Statements, st.ID)
	}
	within(t, func() {
		conflicts := record.Conflicts(c, nil, g)
		if len(conflicts) == 0 || conflicts[0].Note == "" || len(conflicts[0].Sides) < 2 {
			t.Errorf("%d conflicts, the first without a note", len(conflicts))
		}
	})
	if n := len(c.Events[0].Statements); n != 5001 {
		t.Errorf("%d statements are left of 5001", n)
	}
}

// TestManyAlike gives thousands of sources that say the same, and one that
// contradicts them and itself.
func TestManyAlike(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	var list []givenLine
	for i := range 4000 {
		list = append(list, givenLine{ID: fmt.Sprintf("s%d", i), Source: fmt.Sprintf("Paper %d", i), Type: factum.Arrest, Who: []string{"Malta"}, Whom: []string{"Ilmar Kask"}, When: "2023-05-04"})
	}
	list = append(list,
		givenLine{ID: "x", Source: "Tern", Type: factum.Arrest, Who: []string{"Malta"}, Whom: []string{"Ilmar Kask"}, When: "2023-05-05"},
		givenLine{ID: "y", Source: "Tern", Type: factum.Arrest, Who: []string{"Malta"}, Whom: []string{"Ilmar Kask"}, When: "2023-05-04"},
		givenLine{ID: "z", Source: "Tern", Type: factum.Arrest, Who: []string{"Malta"}, Whom: []string{"Ilmar Kask"}, When: "2023-05-04", Negated: true})
	within(t, func() {
		c := reconcile(t, lines(t, list), g)
		conflicts := record.Conflicts(c, nil, g)
		said := map[string]bool{}
		for _, x := range conflicts {
			if x.Kind == factum.Contradiction {
				for _, s := range x.Sides {
					for _, id := range s.Statements {
						said[id] = true
					}
				}
			}
		}
		for _, l := range list {
			if !said[l.ID] {
				t.Fatalf("%s is lost: %d conflicts", l.ID, len(conflicts))
			}
		}
	})
}

// TestTextThatContradictsItself builds a report that says both.
func TestTextThatContradictsItself(t *testing.T) {
	t.Parallel()
	c := testCase{Texts: map[string]string{
		"mail.txt": "LISBON, May 20, 2023 - Police arrested Branimir Vukotic on May 4, 2023. Police did not arrest Branimir Vukotic on May 4, 2023.",
	}}
	for _, x := range c.build(t).Conflicts {
		if x.Kind == factum.Contradiction && x.Attribute == "existence" {
			return
		}
	}
	t.Error("no contradiction within one report")
}
