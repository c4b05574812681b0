package zone

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"factum"
	"factum/internal/read/place"
)

//go:embed zoneinfo.zip
var database []byte

//go:embed places.tsv
var placesTable string

//go:embed names.tsv
var namesTable string

// locations are the zones of the database, each parsed when it is first asked
// for.
var locations = sync.OnceValue(func() map[string]func() *time.Location {
	archive, err := zip.NewReader(bytes.NewReader(database), int64(len(database)))
	if err != nil {
		panic(fmt.Sprintf("zone: zoneinfo.zip: %v", err))
	}
	all := make(map[string]func() *time.Location, len(archive.File))
	for _, file := range archive.File {
		all[file.Name] = sync.OnceValue(func() *time.Location { return load(file) })
	}
	return all
})

func load(file *zip.File) *time.Location {
	in, err := file.Open()
	if err != nil {
		return nil
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return nil
	}
	location, err := time.LoadLocationFromTZData(file.Name, data)
	if err != nil {
		return nil
	}
	return location
}

// Location gives a zone of the database by its name; nil if there is none.
func Location(name string) *time.Location {
	if get, ok := locations()[name]; ok {
		return get()
	}
	return nil
}

// Moments gives the first and the last moment in UTC at which the clocks of a
// zone show an hour and a minute on a day: two an hour apart where clocks were
// put back over it. ok is false for an hour that clocks put forward left out, and
// for a zone that isn't in the database. Hour 24 is the end of the day.
func Moments(zone string, day factum.Day, hour, minute int) (first, last time.Time, ok bool) {
	location := Location(zone)
	if location == nil || !day.Known() {
		return first, last, false
	}
	wall := day.Time().Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	// The offsets around that time: what the clocks show is a moment if the
	// offset that makes it one holds then.
	for _, at := range [...]time.Duration{-24 * time.Hour, 0, 24 * time.Hour} {
		_, offset := wall.Add(at).In(location).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second)
		if _, then := t.In(location).Zone(); then != offset {
			continue
		}
		if !ok || t.Before(first) {
			first = t
		}
		if !ok || t.After(last) {
			last = t
		}
		ok = true
	}
	return first, last, ok
}

// places are the zones of countries, of units within countries that have
// several, and of towns within such units.
var places = sync.OnceValue(func() map[string]string { return readTable("places.tsv", placesTable) })

// names are the zones that have a name, in lower case.
var names = sync.OnceValue(func() map[string]string { return readTable("names.tsv", namesTable) })

func readTable(file, table string) map[string]string {
	m := make(map[string]string)
	for row := range strings.Lines(table) {
		row = strings.TrimRight(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		zone, keys, ok := strings.Cut(row, "\t")
		if !ok {
			panic(fmt.Sprintf("zone: %s: %q has no second column", file, row))
		}
		for key := range strings.FieldsFuncSeq(keys, func(r rune) bool { return r == '|' }) {
			if m[key] = zone; zone == "-" {
				m[key] = ""
			}
		}
	}
	return m
}

// Named gives the zone that words such as "Eastern" or "Central European Summer"
// name, without the word "time"; known is true for names that stand for several
// zones, too ("IST"), of which the zone is "".
func Named(words string) (zone string, known bool) {
	zone, known = names()[strings.ToLower(words)]
	return zone, known
}

// sure is the share of the likelihood from which on a name means one place.
const sure = 0.75

// Of gives the zone of the place that a name means: of the likeliest of them, if
// it is much likelier than those in other zones, or of all of them. "" if that
// isn't known. context holds what else is in play, as [place.Gazetteer.Rank]
// takes it.
func Of(g *place.Gazetteer, candidates []place.Place, context []string) string {
	best, share := "", 0.0
	shares := make(map[string]float64)
	for _, c := range g.Rank(candidates, context) {
		z := of(g, c.Place)
		shares[z] += c.Share
		if shares[z] > share {
			best, share = z, shares[z]
		}
	}
	if share < sure {
		return ""
	}
	return best
}

// of gives the zone of a place; "" if it isn't known.
func of(g *place.Gazetteer, p place.Place) string {
	table := places()
	if z, ok := table[p.ID]; ok {
		return z
	}
	if unit, ok := g.UnitOf(p); ok {
		if z, ok := table[unit.ID]; ok {
			return z
		}
	}
	switch p.Kind {
	case place.Town, place.District, place.Unit, place.Country, place.Territory:
		return table[p.Country]
	}
	return ""
}
