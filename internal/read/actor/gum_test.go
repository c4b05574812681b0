package actor

import (
	"testing"

	"factum/internal/read/actor/gold"
	"factum/internal/shareddata"
)

// gum loads documents of GUM, or skips the test where they aren't there.
func gum(t testing.TB, pattern string) []*gold.Document {
	docs, err := gold.Load(shareddata.Path(t, "treebanks"), pattern)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}
