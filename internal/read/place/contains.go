package place

import (
	"math"
	"slices"

	"factum/internal/read/place/table"
)

// Contains says whether b lies in a. Every place lies in itself.
//
// Yes is reachability: town, district, unit, country, then the areas and
// former States that the country or unit belongs to; so it is transitive, and
// two different places never contain each other. Unknown is said where the
// tables can't tell or people disagree: land that several States claim, the
// borders of "the Middle East", a suburb and its city, a dependency and its
// State. No is what is left.
func (g *Gazetteer) Contains(a, b Place) Truth {
	if a.ID == "" || b.ID == "" {
		return Unknown
	}
	if a.ID == b.ID {
		return Yes
	}
	if !g.owns(a) || !g.owns(b) {
		return Unknown
	}
	return g.contains(a.index, b.index)
}

// Compatible says whether one who is at a can at that moment be at b: yes
// when one contains the other, no when neither does, else unknown.
func (g *Gazetteer) Compatible(a, b Place) Truth {
	ab, ba := g.Contains(a, b), g.Contains(b, a)
	switch {
	case ab == Yes || ba == Yes:
		return Yes
	case ab == No && ba == No:
		return No
	}
	return Unknown
}

func (g *Gazetteer) contains(a, b int32) Truth {
	overB := g.containers(b)
	if slices.Contains(overB, a) {
		return Yes
	}
	overA := g.containers(a)
	if slices.Contains(overA, b) {
		return No // a lies in b
	}
	ra, rb := &g.table.Records[a], &g.table.Records[b]
	switch {
	case g.partlyIn(a, overB), g.mayHoldParts(a, b), g.unrecorded(ra, rb), shapeless(ra) && g.partless(a):
		return Unknown
	case rb.Kind == table.Town && ra.Kind == table.Town && near(ra, rb):
		return Unknown
	case ra.Kind == table.Town && rb.Kind == table.District && ra.Unit >= 0 && ra.Unit == rb.Unit:
		return Unknown // a city may be made of districts
	}
	return No
}

// containers gives i and everything it wholly lies in.
func (g *Gazetteer) containers(i int32) []int32 {
	over := make([]int32, 1, 16)
	over[0] = i
	for at := 0; at < len(over); at++ {
		r := &g.table.Records[over[at]]
		for _, x := range [...]int32{r.District, r.Unit, r.Country} {
			if x >= 0 && !slices.Contains(over, x) {
				over = append(over, x)
			}
		}
		for _, x := range g.within[over[at]] {
			if !slices.Contains(over, x) {
				over = append(over, x)
			}
		}
	}
	return over
}

// partlyIn says whether a partly covers, or may cover, one of over.
func (g *Gazetteer) partlyIn(a int32, over []int32) bool {
	for _, x := range g.partly[a] {
		if slices.Contains(over, x) {
			return true
		}
	}
	return false
}

// shapeless says whether a place is known by the countries and units that it
// covers, not by a place of its own among them.
func shapeless(r *table.Record) bool {
	switch r.Kind {
	case table.Area, table.Water, table.Landform, table.Former:
		return true
	}
	return false
}

func (g *Gazetteer) partless(i int32) bool { return len(g.wholly[i]) == 0 && len(g.partly[i]) == 0 }

// mayHoldParts says whether b may lie in a for all that b's parts say: none
// of them is outside a.
func (g *Gazetteer) mayHoldParts(a, b int32) bool {
	if !shapeless(&g.table.Records[b]) {
		return false
	}
	for _, parts := range [...][]int32{g.wholly[b], g.partly[b]} {
		for _, x := range parts {
			if g.contains(a, x) == No {
				return false
			}
		}
	}
	return true
}

// unrecorded says whether b may lie in a, a unit or district, for all that
// the tables say: same country, but b's unit or district isn't known.
func (g *Gazetteer) unrecorded(a, b *table.Record) bool {
	if b.Kind != table.Town && b.Kind != table.District || a.Country != b.Country {
		return false
	}
	switch a.Kind {
	case table.Unit:
		return b.Unit < 0
	case table.District:
		return b.Kind == table.Town && b.District < 0 && (b.Unit < 0 || a.Unit < 0 || a.Unit == b.Unit)
	}
	return false
}

// density is the people to a square kilometre by which a town's radius is
// reckoned from its population: low, so that suburbs are inside.
const density = 2000

// near says whether b may be a part of the town a: within a's reckoned
// radius, or a section within twice that. The radius of London (9 million)
// comes to 38 km, of Turin to 12.
func near(a, b *table.Record) bool {
	if a.Lat == table.NoPoint || b.Lat == table.NoPoint {
		return true
	}
	km, _ := Distance(Place{Lat: float64(a.Lat) / 1000, Lon: float64(a.Lon) / 1000, Located: true},
		Place{Lat: float64(b.Lat) / 1000, Lon: float64(b.Lon) / 1000, Located: true})
	radius := math.Sqrt(float64(max(a.People, 1000)) / density / math.Pi)
	if b.Flags&table.Section != 0 {
		radius = 2*radius + 5
	}
	return km <= radius
}
