package event_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
)

// TestCases takes small cases through all stages and looks at who is who and
// what is one event.
func TestCases(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		files map[string]string
		check func(t *testing.T, r told)
	}{
		{"offices over time", map[string]string{
			"a.txt": "Lisbon, 4 March 2019\n\nJustice minister Ana Prell met the judges on Monday.",
			"b.txt": "Lisbon, 9 May 2022\n\nFormer justice minister Ana Prell was arrested on Friday. She was finance minister from 2020 to 2021.",
		}, func(t *testing.T, r told) {
			e := r.entity("Ana Prell")
			if e == nil || len(e.Spellings) == 0 || len(r.called("Ana Prell")) != 1 {
				t.Fatalf("Ana Prell is %d entities", len(r.called("Ana Prell")))
			}
			var roles []string
			for _, x := range e.Roles {
				roles = append(roles, strings.TrimSpace(x.Role+" "+x.String()))
			}
			slices.Sort(roles)
			if diff := cmp.Diff([]string{"finance minister 2020-01-01/2021-12-31", "justice minister", "justice minister ../2022-05-09"}, roles); diff != "" {
				t.Errorf("offices (-want +got):\n%s", diff)
			}
		}},
		{"an act of the court is an act of the State, and both are kept", map[string]string{
			"a.txt": "Lisbon, 4 May 2022\n\nA Portuguese court refused to extradite Tomas Verde on 3 May 2022.",
			"b.txt": "Nairobi, 6 May 2022\n\nPortugal refused to extradite Tomas Verde on 3 May 2022.",
		}, func(t *testing.T, r told) {
			ev := r.only(t, factum.ExtraditionDecision)
			court, state := r.entity("A Portuguese court"), r.entity("Portugal")
			if court == nil || state == nil || court.ID == state.ID {
				t.Fatal("court and State are not two entities")
			}
			if !slices.Contains(ev.Who, court.ID) || !slices.Contains(ev.Who, state.ID) {
				t.Errorf("the event is by %q, not by both", ev.Who)
			}
			if !slices.Contains(court.Part, state.ID) {
				t.Error("the court is not part of its State")
			}
		}},
		{"a surrender told as an extradition stays a dispute of words", map[string]string{
			"a.txt": "Riga, 8 June 2023\n\nJonas Petrik was surrendered to Latvia on 7 June 2023.",
			"b.txt": "Oslo, 9 June 2023\n\nJonas Petrik was extradited to Latvia on 7 June 2023.",
		}, func(t *testing.T, r told) {
			ev := r.only(t, factum.Surrender)
			var verbs []string
			for _, st := range r.statements(ev) {
				verbs = append(verbs, st.Verb)
			}
			slices.Sort(verbs)
			if !slices.Equal(verbs, []string{"extradite", "surrender"}) {
				t.Errorf("the words are %q", verbs)
			}
			if !slices.ContainsFunc(r.Conflicts, func(c factum.Conflict) bool { return c.Kind == factum.Terminology }) {
				t.Error("no conflict says that two words are used")
			}
		}},
		{"another warrant is not the same warrant", map[string]string{
			"a.txt": "The Hague, 3 May 2021\n\nOn 1 May 2021 the court issued an arrest warrant for Karel Dost.",
			"b.txt": "Bern, 9 June 2021\n\nThe court issued another arrest warrant for Karel Dost on 7 June 2021.",
		}, func(t *testing.T, r told) {
			if got := r.of(factum.WarrantIssued); len(got) != 2 {
				t.Errorf("%d events of a warrant, there are two warrants", len(got))
			}
		}},
		{"two people arrested on one day are two arrests", map[string]string{
			"a.txt": "Turin, 4 May 2021\n\nPolice arrested Karel Dost in Turin on 3 May 2021.",
			"b.txt": "Turin, 4 May 2021\n\nPolice arrested Milan Hrubec in Turin on 3 May 2021.",
		}, func(t *testing.T, r told) {
			if got := r.of(factum.Arrest); len(got) != 2 {
				t.Errorf("%d arrests, there are two", len(got))
			}
		}},
		{"two arrests of one man stay apart, and what is told later joins the first", map[string]string{
			"a.txt": "Turin, 4 May 2021\n\nPolice arrested Karel Dost in Turin on 3 May 2021.",
			"b.txt": "Turin, 10 June 2021\n\nKarel Dost was arrested again on 9 June 2021.",
			"c.txt": "Bern, 2 December 2022\n\nThe trial of Karel Dost begins on Monday. Dost was arrested on 3 May 2021 in Turin.",
		}, func(t *testing.T, r told) {
			got := r.of(factum.Arrest)
			if len(got) != 2 {
				t.Fatalf("%d arrests, there are two", len(got))
			}
			if n := len(r.statements(got[0])); n != 2 {
				t.Errorf("%d sources tell of the first arrest, two do", n)
			}
		}},
		{"a day that differs is a dispute where all else agrees", map[string]string{
			"a.txt": "Turin, 6 May 2021\n\nPolice arrested Karel Dost in Turin on 3 May 2021.",
			"b.txt": "Rome, 7 May 2021\n\nPolice arrested Karel Dost in Turin on 4 May 2021.",
		}, func(t *testing.T, r told) {
			ev := r.only(t, factum.Arrest)
			if len(ev.Because) == 0 {
				t.Error("nothing says why two statements are one event")
			}
			if !slices.ContainsFunc(r.Conflicts, func(c factum.Conflict) bool { return c.Kind == factum.Contradiction }) {
				t.Error("the days are in no conflict")
			}
		}},
		{"a merge is an edge with its evidence", map[string]string{
			"a.txt": "Tunis, 4 May 2021\n\nPolice arrested Yousef Al-Hamdi in Tunis on 3 May 2021.",
			"b.txt": "Rome, 7 May 2021\n\nYussef El Hamdi was arrested in Tunis on 3 May 2021.",
		}, func(t *testing.T, r told) {
			e := r.entity("Yousef Al-Hamdi")
			if e == nil || len(e.Spellings) != 2 {
				t.Fatal("the two spellings are not one entity")
			}
			if !slices.ContainsFunc(e.Links, func(l factum.Link) bool { return l.Reason != "" && l.Score > 0 && l.A != l.B }) {
				t.Errorf("no link says why: %+v", e.Links)
			}
		}},
		{"a wife is not her husband", map[string]string{
			"a.txt": "Oslo, 4 May 2021\n\nPolice arrested Ivan Sorokin on 3 May 2021. His wife, Irina Sorokina, was let go.",
			"b.txt": "Oslo, 5 May 2021\n\nIrina Sorokina left Oslo on 4 May 2021.",
		}, func(t *testing.T, r told) {
			a, z := r.entity("Ivan Sorokin"), r.entity("Irina Sorokina")
			if a == nil || z == nil || a.ID == z.ID {
				t.Error("husband and wife are one entity")
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.check(t, build(t, c.files))
		})
	}
}

// told is a record to be looked at.
type told struct{ *factum.Record }

func build(t *testing.T, files map[string]string) told {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(folder, name), text)
	}
	listing, err := document.List(t.Context(), []string{folder}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := pipeline.Build(t.Context(), pipeline.Input{Documents: listing.Sources}, pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return told{rec}
}

// called gives the entities of a spelling.
func (r told) called(text string) []*factum.Entity {
	var out []*factum.Entity
	for i := range r.Entities {
		if slices.ContainsFunc(r.Entities[i].Spellings, func(s factum.Spelling) bool { return s.Text == text }) {
			out = append(out, &r.Entities[i])
		}
	}
	return out
}

func (r told) entity(text string) *factum.Entity {
	if list := r.called(text); len(list) > 0 {
		return list[0]
	}
	return nil
}

// of gives the events of a type, in their order.
func (r told) of(typ factum.Type) []*factum.Event {
	var out []*factum.Event
	for i := range r.Events {
		if r.Events[i].Type == typ {
			out = append(out, &r.Events[i])
		}
	}
	return out
}

func (r told) only(t *testing.T, typ factum.Type) *factum.Event {
	t.Helper()
	list := r.of(typ)
	if len(list) != 1 {
		t.Fatalf("%d events of type %s, there is one", len(list), typ)
	}
	return list[0]
}

func (r told) statements(ev *factum.Event) []*factum.Statement {
	var out []*factum.Statement
	for i := range r.Statements {
		if r.Statements[i].Event == ev.ID {
			out = append(out, &r.Statements[i])
		}
	}
	return out
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
