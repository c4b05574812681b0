package actor

import (
	"os"
	"path/filepath"
	"testing"

	"factum/internal/read/actor/gold"
)

// gum loads documents of GUM, or skips the test where they aren't there.
func gum(t testing.TB, pattern string) []*gold.Document {
	dir := os.Getenv("FACTUM_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "treebanks")
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("the treebanks of shared/ aren't here")
	}
	docs, err := gold.Load(dir, pattern)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}
