package statute

import (
	"testing"

	"factum/law"
)

// builtIn is the law that ships.
func builtIn(t testing.TB) *Law {
	t.Helper()
	l, err := Load(law.Files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestBuiltInLawIsSound(t *testing.T) {
	for _, p := range Check(law.Files) {
		t.Error(p)
	}
}
