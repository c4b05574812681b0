package pipeline_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"factum/internal/pipeline"
)

// TestACaseThatGrowsIsTheCaseBuiltAnew adds documents to a case in any order,
// takes some away and changes others: with the readings of all builds before it,
// each record is the one that is built of nothing, byte for byte.
func TestACaseThatGrowsIsTheCaseBuiltAnew(t *testing.T) {
	w := newWorld(12)
	cache := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		var paths []string
		for step := range rapid.IntRange(2, 4).Draw(rt, "steps") {
			for range rapid.IntRange(1, 3).Draw(rt, "changes") {
				path := filepath.Join(dir, fmt.Sprintf("%d.txt", rapid.IntRange(0, 5).Draw(rt, "document")))
				at := slices.Index(paths, path)
				if at >= 0 && len(paths) > 1 && rapid.Bool().Draw(rt, "take away") {
					paths = slices.Delete(paths, at, at+1)
					continue
				}
				// the head, the lead and one more paragraph of some report
				parts := strings.Split(w.report(rapid.IntRange(0, 11).Draw(rt, "report")), "\n\n")
				text := strings.Join([]string{parts[0], parts[1], parts[rapid.IntRange(2, 4).Draw(rt, "paragraph")]}, "\n\n")
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					rt.Fatal(err)
				}
				if at < 0 {
					paths = slices.Insert(paths, rapid.IntRange(0, len(paths)).Draw(rt, "place"), path)
				}
			}
			want := recordOf(t, paths, pipeline.Options{}, pipeline.Input{})
			kept := openCache(t, cache)
			if got := recordOf(t, paths, pipeline.Options{Cache: kept}, pipeline.Input{}); !bytes.Equal(want, got) {
				rt.Fatalf("step %d, %d documents: another record", step, len(paths))
			}
			if notes := kept.Notes(); len(notes) > 0 {
				rt.Fatalf("notes on a sound cache: %q", notes)
			}
		}
	})
}
