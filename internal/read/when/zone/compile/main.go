// Command compile makes places.tsv: the time zone of every country that has
// one, of every unit of the other countries whose towns agree, and of single
// towns where they don't.
//
// In come zone.tab of the time zone database (public domain) and cityMap.json of
// the npm package city-timezones (MIT); out goes the table. A place that the
// sources don't decide is left out.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/google/renameio/v2"

	"factum/internal/read/place"
	"factum/internal/read/when/zone"
)

func main() {
	tab := flag.String("tab", "/usr/share/zoneinfo/zone.tab", "zone.tab of the time zone database")
	cities := flag.String("cities", "", "data/cityMap.json of city-timezones 1.3.4")
	out := flag.String("out", "internal/read/when/zone/places.tsv", "table to write")
	flag.Parse()
	if *cities == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*tab, *cities, *out); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// city is a row of cityMap.json, as far as it is used.
type city struct {
	Name     string  `json:"city_ascii"`
	Lat      float64 `json:"lat"`
	Lon      float64 `json:"lng"`
	Country  any     `json:"iso2"` // a number for land that no code stands for
	Timezone string  `json:"timezone"`
}

// near is how far the point of a town may lie from that of the city, in km.
const near = 40

// decided are places that the sources get wrong, or that they are at odds about
// with the borders of the zones as of 2025 (checked against tz-lookup): "-" is
// unknown. China has one time by law; in Xinjiang people use two.
var decided = map[string]string{
	"CN": "Asia/Shanghai", "CN.13": "-",
	// what nearly all of a country goes by, where it has islands or a strip of land with another time
	"AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago", "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
	"ES": "Europe/Madrid", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PS": "Asia/Hebron", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv",
	"UZ":    "Asia/Tashkent",
	"CL.02": "America/Coyhaique", "CL.10": "America/Punta_Arenas", "MN.09": "-", "MN.10": "-",
	"gn4013708": "America/Ciudad_Juarez", "gn4003582": "America/Ciudad_Juarez", "gn3994616": "-", "gn4018761": "-",
	"gn5322053": "-", "gn5321473": "America/Phoenix", "gn5767189": "-", "gn5692947": "-", "gn2013375": "-", "gn2126199": "-",
}

const header = `# Time zones of places. Columns: zone of the time zone database, ids of places in the gazetteer (separated by "|"): countries with
# one zone; units of the other countries; towns of units with several. Made by ./compile of zone.tab (time zone database,
# public domain) and of city-timezones 1.3.4 (npm, MIT). A place that they don't decide is left out; "-" is none for certain.
`

func run(tab, cities, out string) error {
	countries, err := readTab(tab)
	if err != nil {
		return err
	}
	g, err := place.Open()
	if err != nil {
		return err
	}
	rows := make(map[string]string) // place to zone
	for country, zones := range countries {
		if len(zones) == 1 {
			rows[country] = zones[0]
		}
	}
	units, err := readTowns(g, cities, countries)
	if err != nil {
		return err
	}
	for unit, towns := range units {
		if strings.HasPrefix(unit, "CN.") {
			continue
		}
		all := make(map[string]bool)
		for _, z := range towns {
			all[z] = true
		}
		if len(all) == 1 {
			for z := range all {
				rows[unit] = z
			}
			continue
		}
		maps.Copy(rows, towns)
	}
	maps.Copy(rows, decided)
	byZone := make(map[string][]string)
	for id, z := range rows {
		if z != "-" && zone.Location(z) == nil {
			return fmt.Errorf("no zone %q in the database, of %s", z, id)
		}
		byZone[z] = append(byZone[z], id)
	}
	var b strings.Builder
	b.WriteString(header)
	for _, z := range slices.Sorted(maps.Keys(byZone)) {
		slices.Sort(byZone[z])
		fmt.Fprintf(&b, "%s\t%s\n", z, strings.Join(byZone[z], "|"))
	}
	if err := renameio.WriteFile(out, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	fmt.Printf("%s: %d places in %d zones\n", out, len(rows), len(byZone))
	return nil
}

// readTab gives the zones of each country.
func readTab(path string) (map[string][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	zones := make(map[string][]string)
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		zones[f[0]] = append(zones[f[0]], f[2])
	}
	return zones, nil
}

// readTowns gives, for each unit of a country with several zones, the zones of
// its towns.
func readTowns(g *place.Gazetteer, path string, countries map[string][]string) (map[string]map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []city
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	units := make(map[string]map[string]string)
	for _, c := range list {
		country, coded := c.Country.(string)
		if !coded || len(countries[country]) < 2 || c.Timezone == "" {
			continue
		}
		here := place.Place{Lat: c.Lat, Lon: c.Lon, Located: true}
		for _, p := range g.Lookup(c.Name) {
			km, ok := place.Distance(p, here)
			unit, inUnit := g.UnitOf(p)
			if p.Kind != place.Town || p.Country != country || !ok || km > near || !inUnit {
				continue
			}
			if units[unit.ID] == nil {
				units[unit.ID] = make(map[string]string)
			}
			units[unit.ID][p.ID] = c.Timezone
			break
		}
	}
	return units, nil
}
