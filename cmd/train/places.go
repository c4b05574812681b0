package main

import (
	"fmt"
	"os"

	"factum/internal/read/place/table"
	"factum/internal/read/text/model"
	"factum/internal/read/text/train"
)

// Towns are of use from here on; a large one is hardly ever anything else.
const (
	smallTown = 15_000
	largeTown = 100_000
)

// placeNames reads the names of the places in a table of package place.
func placeNames(file string) ([]train.PlaceName, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the names of places: %w", err)
	}
	t, err := table.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("read the names of places: %w", err)
	}
	var out []train.PlaceName
	for name, posts := range t.Names.All() {
		bits := uint16(0)
		for i := range posts.Len() {
			post := posts.At(i)
			r := &t.Records[post.Place]
			switch {
			case post.How&(table.Adjective|table.People) != 0:
				bits |= model.GazetteerPeople
			case post.How&(table.Bound|table.Foreign) != 0:
			case r.Number == 0:
				bits |= model.GazetteerState
			case r.People >= largeTown:
				bits |= model.GazetteerTown
			case r.People >= smallTown && post.How&table.Alternate == 0:
				bits |= model.GazetteerVillage
			}
		}
		if bits != 0 {
			out = append(out, train.PlaceName{Name: name, Bits: bits})
		}
	}
	return out, nil
}
