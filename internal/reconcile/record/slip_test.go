package record_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum/internal/pipeline"
	"factum/internal/read/document"
)

// TestSlipByZone reads two reports, of two zones, of one arrest. A moment near
// midnight bears two dates: that is no contradiction. Two days of which the
// words leave no such way are.
func TestSlipByZone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rome, almaty, want string }{
		{"late on Tuesday", "at 00:40 UTC on Wednesday", "granularity: 2024-03-05, 2024-03-06"},
		{"late on Tuesday", "early on Wednesday", "granularity: 2024-03-05, 2024-03-06"},
		{"late on Tuesday", "shortly after midnight on Wednesday", "granularity: 2024-03-05, 2024-03-06"},
		{"on Tuesday night", "on Wednesday", "granularity: 2024-03-05, 2024-03-06"},
		{"at 11:40 p.m. on Tuesday", "at 04:40 Almaty time on Wednesday", "granularity: 2024-03-05, 2024-03-06"},
		{"late on Tuesday", "late on Tuesday", ""},
		{"on Tuesday", "on Wednesday", "contradiction: 2024-03-05, 2024-03-06"},
		{"late on Tuesday", "late on Wednesday", "contradiction: 2024-03-05, 2024-03-06"},
		{"late on Monday", "early on Wednesday", "contradiction: 2024-03-04, 2024-03-06"},
	} {
		t.Run(c.rome+", "+c.almaty, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, text := range map[string]string{
				"rome.txt":   "ROME, March 8, 2024 (Harbour Wire) - Police in Rome arrested Ilmar Kask " + c.rome + ", his lawyer said.\n",
				"almaty.txt": "ALMATY, March 8, 2024 (Steppe Desk) - Police in Rome arrested Ilmar Kask " + c.almaty + ".\n",
			} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			list, err := document.List(t.Context(), []string{dir}, nil)
			if err != nil {
				t.Fatal(err)
			}
			rec, err := pipeline.Build(t.Context(), pipeline.Input{Documents: list.Sources}, pipeline.Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range rec.Conflicts {
				var days []string
				for _, s := range x.Sides {
					days = append(days, s.Value)
				}
				slices.Sort(days)
				got = append(got, fmt.Sprintf("%s: %s", x.Kind, strings.Join(days, ", ")))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
