package place

import (
	"testing"

	"pgregory.net/rapid"
)

func TestContains(t *testing.T) {
	g := openT(t)
	for _, tt := range []struct {
		a, b string
		want Truth
	}{
		{"Italy", "Turin", Yes}, {"Turin", "Italy", No}, {"Turin", "Turin", Yes}, {"Piedmont", "Turin", Yes}, {"Tuscany", "Turin", No},
		{"Europe", "Turin", Yes}, {"Africa", "Turin", No}, {"European Union", "Turin", Yes}, {"European Union", "London", Unknown}, {"Europe", "European Union", Yes},
		{"Kenya", "Laikipia County", Yes}, {"Laikipia County", "Nanyuki", Yes}, {"Laikipia County", "Mombasa", No},
		{"Turin", "Milan", No}, {"London", "Croydon", Unknown}, {"France", "Italy", No},
		// former States
		{"Soviet Union", "Kyiv", Yes}, {"Soviet Union", "Warsaw", No}, {"Yugoslavia", "Pristina", Yes}, {"East Germany", "Leipzig", Yes},
		{"West Germany", "Leipzig", No}, {"Germany", "East Germany", Yes}, {"East Germany", "Berlin", Unknown}, {"East Germany", "Germany", No},
		// disputed and dependent land
		{"Ukraine", "Simferopol", Yes}, {"Russia", "Simferopol", Unknown}, {"Russia", "Crimea", Unknown}, {"Russia", "Ukraine", No}, {"Ukraine", "Russia", No},
		{"China", "Taiwan", Unknown}, {"Taiwan", "China", No}, {"Serbia", "Pristina", Unknown}, {"Morocco", "Western Sahara", Unknown},
		{"Israel", "Ramallah", Unknown}, {"Palestine", "Ramallah", Yes}, {"Palestine", "Jerusalem", Unknown}, {"United Kingdom", "Bermuda", Unknown},
		{"France", "Guadeloupe", Unknown}, {"China", "Hong Kong", Yes}, {"Finland", "Åland", Yes},
		// areas
		{"Middle East", "Baghdad", Yes}, {"Middle East", "Istanbul", Unknown}, {"Middle East", "Paris", No}, {"Sudan", "Darfur", Yes}, {"Darfur", "Sudan", No},
		{"Darfur", "Nyala", Yes}, {"Darfur", "Khartoum", No}, {"Iraq", "Kurdistan", No}, {"Kurdistan", "Erbil", Unknown}, {"Iraqi Kurdistan", "Erbil", Yes},
		{"Mediterranean", "Palermo", Unknown}, {"Mediterranean", "Nairobi", No}, {"Pacific Ocean", "Suva", Unknown}, {"Donbas", "Mariupol", Yes},
		{"Africa", "North Africa", Yes}, {"Africa", "Sahel", Yes}, {"West Africa", "Sahel", No},
	} {
		a, b := g.Lookup(tt.a), g.Lookup(tt.b)
		if len(a) == 0 || len(b) == 0 {
			t.Errorf("%s, %s: %d and %d places", tt.a, tt.b, len(a), len(b))
			continue
		}
		if got := g.Contains(a[0], b[0]); got != tt.want {
			t.Errorf("Contains(%s, %s) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
	for _, tt := range []struct {
		a, b string
		want Truth
	}{{"Italy", "Turin", Yes}, {"Turin", "Italy", Yes}, {"Turin", "Rome", No}, {"Italy", "Alps", Unknown}, {"Taiwan", "China", Unknown}} {
		if got := g.Compatible(g.Lookup(tt.a)[0], g.Lookup(tt.b)[0]); got != tt.want {
			t.Errorf("Compatible(%s, %s) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
	if got := g.Contains(Place{}, g.Lookup("Turin")[0]); got != Unknown {
		t.Errorf("nothing contains Turin: %v", got)
	}
}

// anyPlace draws a place: as often a large one or one that contains the last
// as any of the towns.
func anyPlace(g *Gazetteer, t *rapid.T, near ...Place) Place {
	var pool []int32
	for _, p := range near {
		pool = append(pool, g.containers(p.index)...)
	}
	large := 0
	for large < len(g.table.Records) && Kind(g.table.Records[large].Kind) < Unit {
		large++
	}
	switch way := rapid.IntRange(0, 3).Draw(t, "way"); {
	case way == 0:
		return g.place(int32(rapid.IntRange(0, large-1).Draw(t, "large")), 0)
	case way <= 2 && len(pool) > 0:
		return g.place(rapid.SampledFrom(pool).Draw(t, "around"), 0)
	}
	return g.place(int32(rapid.IntRange(0, len(g.table.Records)-1).Draw(t, "any")), 0)
}

func TestContainsIsAnOrder(t *testing.T) {
	g := openT(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyPlace(g, t)
		b := anyPlace(g, t, c)
		a := anyPlace(g, t, b, c)
		if g.Contains(a, a) != Yes {
			t.Fatalf("%s doesn't contain itself", a.ID)
		}
		if g.Contains(a, b) == Yes && g.Contains(b, a) == Yes && a.ID != b.ID {
			t.Fatalf("%s and %s contain each other", a.ID, b.ID)
		}
		if g.Contains(a, b) == Yes && g.Contains(b, c) == Yes && g.Contains(a, c) != Yes {
			t.Fatalf("%s > %s > %s, but the first doesn't contain the last", a.ID, b.ID, c.ID)
		}
		if g.Compatible(a, b) != g.Compatible(b, a) {
			t.Fatalf("%s and %s are compatible one way", a.ID, b.ID)
		}
	})
}

// TestContainersEnd walks every place: no circles, each in its country.
func TestContainersEnd(t *testing.T) {
	g := openT(t)
	for i := range g.table.Records {
		over := g.containers(int32(i))
		for _, x := range over[1:] {
			if x == int32(i) {
				t.Errorf("%s lies in itself", g.place(int32(i), 0).ID)
			}
		}
		if len(over) > 40 {
			t.Errorf("%s lies in %d places", g.place(int32(i), 0).ID, len(over))
		}
	}
}

func TestDistanceIsSymmetric(t *testing.T) {
	g := openT(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyPlace(g, t), anyPlace(g, t)
		x, ok1 := Distance(a, b)
		y, ok2 := Distance(b, a)
		if ok1 != ok2 || x != y || x < 0 || x > 20100 {
			t.Fatalf("%s to %s: %f and %f", a.ID, b.ID, x, y)
		}
		if zero, ok := Distance(a, a); ok && zero > 0.001 {
			t.Fatalf("%s is %f km from itself", a.ID, zero)
		}
	})
}
