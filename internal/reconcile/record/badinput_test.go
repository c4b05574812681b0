package record_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/reconcile/event"
	"factum/internal/reconcile/record"
)

// buildTexts makes the record of texts in bounded time.
func buildTexts(t *testing.T, texts map[string]string) *factum.Record {
	t.Helper()
	in := pipeline.Input{Documents: sources(t, texts)}
	var rec *factum.Record
	within(t, func() {
		var err error
		if rec, err = pipeline.Build(context.Background(), in, pipeline.Options{Workers: 2}); err != nil {
			t.Error(err)
		}
	})
	if rec == nil {
		t.FailNow()
	}
	return rec
}

// whole holds that nothing is dropped: each statement stands in its event, or
// tells a state of things.
func whole(t *testing.T, rec *factum.Record) {
	t.Helper()
	in := map[string]bool{}
	for _, e := range rec.Events {
		for _, id := range e.Statements {
			in[id] = true
		}
	}
	for i := range rec.Statements {
		if st := &rec.Statements[i]; !in[st.ID] && !st.Type.Standing() {
			t.Fatalf("%s is lost: %s", st.ID, st.Quote)
		}
	}
}

// TestThousandsOfIdenticalDocuments reads one report two thousand times, and
// another that contradicts it: one origin against one.
func TestThousandsOfIdenticalDocuments(t *testing.T) {
	t.Parallel()
	texts := map[string]string{"other.txt": "The Tern\n7 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 3 May 2023."}
	const copies = 2000
	for i := range copies {
		texts[fmt.Sprintf("copy%04d.txt", i)] = "The Valletta Courier\n7 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 4 May 2023. Officers led him out of the ferry terminal in handcuffs."
	}
	rec := buildTexts(t, texts)
	whole(t, rec)
	for _, x := range rec.Conflicts {
		if x.Kind == factum.Contradiction && x.Attribute == "when" && len(x.Sides) == 2 {
			for _, s := range x.Sides {
				if s.Origins != 1 {
					t.Errorf("side %s has %d origins", s.Value, s.Origins)
				}
			}
			if n := len(rec.Documents) + len(rec.Skipped); n != copies+1 {
				t.Errorf("%d documents are kept or named of %d", n, copies+1)
			}
			return
		}
	}
	t.Errorf("the two days are no contradiction: %d conflicts, %d documents", len(rec.Conflicts), len(rec.Documents))
}

// TestDocumentThatContradictsItself reads a report that tells one arrest on two
// days and then denies it.
func TestDocumentThatContradictsItself(t *testing.T) {
	t.Parallel()
	rec := buildTexts(t, map[string]string{
		"mail.txt": "The Mail\n9 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 4 May 2023.\n\nVukotic was arrested by Maltese police in Valletta on 5 May 2023.\n\nMaltese police never arrested Branimir Vukotic.",
	})
	whole(t, rec)
	days, not := map[string]bool{}, false
	for _, x := range rec.Conflicts {
		if x.Kind != factum.Contradiction {
			continue
		}
		for _, s := range x.Sides {
			for _, id := range s.Statements {
				st := rec.Statements[slices.IndexFunc(rec.Statements, func(s factum.Statement) bool { return s.ID == id })]
				not = not || st.Negated
				if st.When != nil {
					days[st.When.String()] = true
				}
			}
		}
	}
	if !not || !days["2023-05-04"] || !days["2023-05-05"] {
		t.Errorf("a document that contradicts itself: denied %v, days %v", not, days)
		for i := range rec.Conflicts {
			t.Log(describe(rec, &rec.Conflicts[i]))
		}
	}
}

// TestCircularOrderWords reads a report whose acts each came after the other.
func TestCircularOrderWords(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("The Mail\n9 May 2023\n\n")
	for range 40 {
		b.WriteString("Branimir Vukotic was arrested two days after his release. Branimir Vukotic was released three days after his arrest. Vukotic was extradited before his arrest and released after his extradition.\n\n")
	}
	rec := buildTexts(t, map[string]string{"mail.txt": b.String(), "desk.txt": "The Desk\n9 May 2023\n\nBranimir Vukotic was released two days before his arrest, and arrested two days before his release."})
	whole(t, rec)
	circles := 0
	for _, x := range rec.Conflicts {
		if x.Kind == factum.Contradiction && x.Attribute == "order" {
			circles++
		}
		if len(x.Sets) > 512 || len(x.Sides) > 64 {
			t.Errorf("%s: %d sides, %d sets", x.About, len(x.Sides), len(x.Sets))
		}
	}
	if circles == 0 {
		t.Error("no contradiction of order in a circle")
	}
}

// TestTenThousandMentions gives ten thousand statements on one person, one act
// a day: what is not compared is said, and nothing is dropped.
func TestTenThousandMentions(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	var list []givenLine
	const mentions = 10_000
	types := []factum.Type{factum.Arrest, factum.Release, factum.CourtHearing, factum.Travel}
	for i := range mentions {
		list = append(list, givenLine{
			ID: fmt.Sprintf("s%d", i), Source: fmt.Sprintf("Paper %d", i%50), Type: types[i%4], Who: []string{"Malta"}, Whom: []string{"Ilmar Kask"},
			When: dayOf(i / 4).String(), Negated: i%97 == 0,
		})
	}
	within(t, func() {
		c := reconcile(t, lines(t, list), g)
		record.Conflicts(c, nil, g)
		record.Support(c, nil)
		record.Questions(c, nil)
		n := 0
		for _, e := range c.Events {
			n += len(e.Statements)
		}
		if n != mentions {
			t.Errorf("%d statements are left of %d", n, mentions)
		}
		if !slices.ContainsFunc(c.Notes, func(note string) bool {
			return strings.Contains(note, "not held against each other") && strings.Contains(note, "Ilmar Kask")
		}) {
			t.Errorf("no note says what is not compared: %q", c.Notes)
		}
	})
}

// TestBoundsAreNoted reaches bounds of comparing: each is told in a note of the
// case.
func TestBoundsAreNoted(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	noted := func(c *event.Case, want string) {
		t.Helper()
		if !slices.ContainsFunc(c.Notes, func(note string) bool { return strings.Contains(note, want) }) {
			t.Errorf("no note of %q: %q", want, c.Notes)
		}
	}
	// a hundred days of one death
	c := reconcile(t, lines(t, []givenLine{{ID: "first", Source: "Mail", Type: factum.Death, Whom: []string{"Ilmar Kask"}, When: dayOf(0).String()}}), g)
	for i := range 100 {
		st := c.Statements[0]
		st.ID, st.Source = fmt.Sprintf("s%d", i), fmt.Sprintf("Paper %d", i)
		st.When = &factum.When{Interval: factum.On(dayOf(i + 1))}
		c.Statements = append(c.Statements, st)
		c.Events[0].Statements = append(c.Events[0].Statements, st.ID)
	}
	record.Conflicts(c, nil, g)
	noted(c, "of more than 64 values of one attribute")
	noted(c, "death of Ilmar Kask")

	// distances between three hundred acts, of which most can't be
	var list []givenLine
	for i := range 300 {
		list = append(list, givenLine{ID: fmt.Sprintf("s%d", i), Source: "Mail", Type: factum.Arrest, Whom: []string{firstNames[i%10] + " " + lastNames[i/10%12] + strings.Repeat("a", i/120)}, When: dayOf(i * 40).String()})
	}
	c = reconcile(t, lines(t, list), g)
	for i := range 3000 {
		c.Offsets = append(c.Offsets, event.Offset{Statement: fmt.Sprintf("s%d", i*7%300), From: fmt.Sprintf("s%d", i*13%300), Low: i % 5, High: i % 5, Text: "days later"})
	}
	record.Conflicts(c, nil, g)
	noted(c, "orders and days")

	// twenty arrests by nobody
	list = nil
	for i := range 20 {
		list = append(list, givenLine{ID: fmt.Sprintf("s%d", i), Source: "Mail", Type: factum.Arrest, Whom: []string{firstNames[i%10] + " " + lastNames[i/2]}, When: dayOf(i * 90).String()})
	}
	c = reconcile(t, lines(t, list), g)
	record.Conflicts(c, nil, g)
	if n := len(record.Questions(c, nil)); n == 0 {
		t.Error("no questions")
	}
	noted(c, "more are not")
}
