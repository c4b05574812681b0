package event

import (
	"factum/internal/read/place"
	"factum/internal/read/statement"
)

// EntityOf gives for each source the entity of each of its actors; "" for
// those that have no part in the record.
func EntityOf(readings []*statement.Reading, g *place.Gazetteer) (*Case, map[string][]string) {
	b := build(readings, g, nil)
	out := map[string][]string{}
	for r, reading := range b.readings {
		for _, e := range b.entityOf[r] {
			id := ""
			if e >= 0 {
				id = b.Entities[e].ID
			}
			out[witness(reading)] = append(out[witness(reading)], id)
		}
	}
	return &b.Case, out
}
