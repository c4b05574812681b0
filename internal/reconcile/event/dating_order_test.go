package event_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
)

// TestDatingByOrder dates happenings by the words that put them before or after
// others: as wide as the words, and no wider than the reports.
func TestDatingByOrder(t *testing.T) {
	t.Parallel()
	const wire = "RIGA, June 8, 2024 (Harbour Wire) - Former minister Osvald Brantner was arrested in Riga on May 31.\n"
	for _, c := range []struct {
		name, other string
		of          factum.Type
		want, text  string
	}{
		{"after", "RIGA, June 9, 2024 (Baltic Desk) - After his arrest, Osvald Brantner was surrendered to Latvia.\n", factum.Surrender, "2024-05-31/2024-06-09", "After his arrest"},
		{"hours after", "RIGA, June 9, 2024 (Baltic Desk) - The court was shut. Hours after his arrest, Osvald Brantner was surrendered to Latvia.\n", factum.Surrender, "2024-05-31/2024-06-02", "Hours after his arrest"},
		{"before", "RIGA, June 9, 2024 (Baltic Desk) - The court issued a warrant against Osvald Brantner before he was arrested in Riga.\n", factum.WarrantIssued, "../2024-05-31", "before he was arrested"},
		{"having been", "RIGA, June 9, 2024 (Baltic Desk) - Having been arrested in Riga, Osvald Brantner was surrendered to Latvia.\n", factum.Surrender, "2024-05-31/2024-06-09", "Having been arrested"},
		{"in a report without a day", "Osvald Brantner was surrendered to Latvia after his arrest.\n", factum.Surrender, "2024-05-31/..", "after his arrest"},
		{"a chain", "RIGA, June 9, 2024 (Baltic Desk) - Osvald Brantner was surrendered to Latvia after his arrest. He died a week after his surrender.\n", factum.Death, "2024-06-04/2024-06-09", "a week"},
		{"the other one", "RIGA, June 9, 2024 (Baltic Desk) - After the court had issued a warrant against him, Osvald Brantner was arrested in Riga on May 31.\n", factum.WarrantIssued, "../2024-05-31", "After the court had issued"},
		{"somebody else's", "RIGA, June 9, 2024 (Baltic Desk) - After his arrest, Ilmar Kask was surrendered to Latvia.\n", factum.Surrender, "", ""},
		{"a plan", "RIGA, June 9, 2024 (Baltic Desk) - After his arrest, Osvald Brantner will be surrendered to Latvia.\n", factum.Surrender, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for name, text := range map[string]string{"a.txt": wire, "b.txt": c.other} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			rec := buildFolder(t, folder, nil)
			told := false
			for _, st := range rec.Statements {
				if st.Type != c.of {
					continue
				}
				told = true
				got, text := "", ""
				if st.When != nil {
					got, text = st.When.String(), st.When.Text
				}
				if got != c.want || text != c.text {
					t.Errorf("%s: %q by %q, want %q by %q", st.Quote, got, text, c.want, c.text)
				}
			}
			if !told {
				t.Errorf("no %s is told", c.of)
			}
		})
	}
}

// TestOrderTakesNoSide leaves a day in dispute where the order of two happenings
// speaks for one of the sides.
func TestOrderTakesNoSide(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "RIGA, June 8, 2024 (Harbour Wire) - Former minister Osvald Brantner was arrested in Riga on May 31.\n",
		"b.txt": "RIGA, June 8, 2024 (Baltic Desk) - Osvald Brantner was arrested in Riga on May 30.\n",
		"c.txt": "RIGA, June 9, 2024 (Sea News) - Osvald Brantner was released on June 2, two days after he was arrested in Riga.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rec := buildFolder(t, folder, nil)
	var got []string
	for _, ev := range rec.Events {
		if ev.Type == factum.Arrest {
			got = append(got, ev.When.String())
		}
	}
	if diff := cmp.Diff([]string{"2024-05-30/2024-05-31"}, got); diff != "" {
		t.Errorf("the arrest (-want +got):\n%s", diff)
	}
}
