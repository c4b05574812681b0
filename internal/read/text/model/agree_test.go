package model

import "testing"

// The mentions of a name agree on what most of them look like; times keep out
// of it.
func TestAgree(t *testing.T) {
	entity := func(name uint64, kind uint8, scores ...int32) Entity {
		x := Entity{Kind: kind, Names: [4]uint64{name}}
		copy(x.Scores[:], scores)
		return x
	}
	list := []Entity{
		entity(7, 1, 0, 100, 0, 10), entity(7, 1, 0, 90, 0, 20), entity(7, 3, 0, 30, 0, 40),
		entity(7, timeKind, 0, 10, 0, 0, 50), entity(8, 3, 0, 0, 0, 50), entity(0, 2, 0, 0, 9),
	}
	Agree(list)
	for i, want := range []uint8{1, 1, 1, timeKind, 3, 2} {
		if list[i].Kind != want {
			t.Errorf("entity %d is of kind %d, want %d", i, list[i].Kind, want)
		}
	}
}
