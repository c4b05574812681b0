package event_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"factum"
)

// TestDating dates a document that bears no date by one that does.
func TestDating(t *testing.T) {
	t.Parallel()
	const wire = `RIGA, June 8, 2024 (Harbour Wire) - Former minister Osvald Brantner was surrendered to Latvia on Friday, when a plane carried him from Larnaca to Riga.

A court in Larnaca had ordered his surrender on May 31.
`
	for _, c := range []struct{ name, dated, undated, want string }{
		{"last Friday is of the week before", wire, "Osvald Brantner sits in a cell in Riga. He was surrendered to Latvia last Friday.\n", "2024-06-10/2024-06-14"},
		{"yesterday", wire, "Osvald Brantner was surrendered to Latvia yesterday, his lawyer said.\n", "2024-06-08"},
		{"the year of a date", wire, "The court ordered the surrender of Osvald Brantner on May 31. He was surrendered to Latvia on June 7.\n", "2024-06-07/2025-05-30"},
		{"a fortnight ago tomorrow", wire, "Osvald Brantner was surrendered to Latvia a fortnight ago tomorrow.\n", "2024-06-20"},
		{"by a sentence that is no statement", `LARNACA, June 8, 2024 (Harbour Wire) - Fishermen complain of the dark.

The lighthouse at Cape Pyla went dark on Thursday while divers searched the reef for the bell of the Santa Ursula.
`, "Divers searched the reef at Cape Pyla for the bell of the Santa Ursula on Thursday while the lighthouse went dark.\n", "2024-06-06/2024-06-12"},
		{"nothing in common", wire, "The lighthouse at Cape Pyla went dark on Thursday.\n", ""},
		{"somebody else", wire, "Ilse Kamarova was surrendered to Latvia yesterday, her lawyer said.\n", ""},
		{"what is only planned", wire, "Osvald Brantner will be surrendered to Latvia tomorrow.\n", ""},
		{"what is denied", wire, "Osvald Brantner was not surrendered to Latvia yesterday.\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for name, text := range map[string]string{"a.txt": c.dated, "b.txt": c.undated} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			rec := buildFolder(t, folder, nil)
			for _, d := range rec.Documents {
				if filepath.Base(d.File) != "b.txt" {
					continue
				}
				if got := d.Published.String(); got != c.want {
					t.Errorf("published %q (%s), want %q", got, d.Published.Basis, c.want)
				}
				if d.Published.Known() && len(d.Published.Because) == 0 {
					t.Error("dated without a reason")
				}
			}
		})
	}
}

// TestDatingIsShifted moves a whole case by some days: so do the answers, as
// long as the weekdays stay.
func TestDatingIsShifted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		weeks := rapid.IntRange(-500, 500).Draw(rt, "weeks")
		day := mustDay(t, "2024-06-08").Add(7 * weeks)
		wire := "RIGA, " + day.Time().Format("January 2, 2006") + " (Harbour Wire) - Former minister Osvald Brantner was surrendered to Latvia on Friday.\n"
		blog := "Osvald Brantner was surrendered to Latvia last Friday.\n"
		for name, text := range map[string]string{"a.txt": wire, "b.txt": blog} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
				rt.Fatal(err)
			}
		}
		for _, d := range buildFolder(t, folder, nil).Documents {
			if strings.HasSuffix(d.File, "b.txt") && (d.Published.From.Day != day.Add(2) || d.Published.To.Day != day.Add(6)) {
				rt.Fatalf("the wire is of %s, the other of %s", day, d.Published.Interval)
			}
		}
	})
}

// TestDatingByDistance dates happenings by one whose day another document has.
func TestDatingByDistance(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "RIGA, June 8, 2024 (Harbour Wire) - Former minister Osvald Brantner was arrested in Riga on May 31.\n",
		"b.txt": "Osvald Brantner was arrested in Riga. He was released two days after his arrest. A week later he died.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rec := buildFolder(t, folder, nil)
	got := map[factum.Type]string{}
	for _, st := range rec.Statements {
		if st.When != nil {
			got[st.Type] = st.When.String()
		}
	}
	for typ, want := range map[factum.Type]string{factum.Arrest: "2024-05-31", factum.Release: "2024-06-02", factum.Death: "2024-06-06/2024-06-12"} {
		if got[typ] != want {
			t.Errorf("%s: %q, want %q", typ, got[typ], want)
		}
	}
}

// TestDatingByDays dates a column that shares no sentence with the reports: by two
// days of which they tell the like, and not by one.
func TestDatingByDays(t *testing.T) {
	t.Parallel()
	const (
		wire = `HARBOUR TOWN, June 14, 2024 (Harbour Wire) - The trawler Santa Ursula capsized off Cape Pyla on Saturday with thirty pilgrims on board.

Divers brought up the bell of the Santa Ursula on Tuesday.

The harbour master, Osvald Brantner, resigned on Thursday after the inquiry was announced.
`
		both = "We keep our radio low since the Santa Ursula went down, on Saturday, with the pilgrims. On Thursday the harbour master resigned, they say.\n"
		one  = "The harbour master resigned on Thursday, they say, and the herons came back.\n"
		none = "My aunt mends her nets on Thursday, and sings.\n"
	)
	for name, c := range map[string]struct{ column, want string }{
		"two days":      {both, "2024-06-13/2024-06-14"},
		"one day":       {one, ""},
		"nothing alike": {none, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for file, text := range map[string]string{"a.txt": wire, "b.txt": c.column} {
				if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, d := range buildFolder(t, folder, nil).Documents {
				if got := d.Published.String(); strings.HasSuffix(d.File, "b.txt") && got != c.want {
					t.Errorf("published %q, want %q", got, c.want)
				}
			}
		})
	}
}
