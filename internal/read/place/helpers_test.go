package place

import "testing"

func openT(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
