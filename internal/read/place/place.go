package place

import (
	"math"
	"strconv"

	"factum/internal/read/place/table"
)

// Place is a place of the gazetteer, as found under some name. Two values
// are the same place if their IDs are equal.
type Place struct {
	ID         string // "IT", "US.KY" (GeoNames unit), "US.KY.073" (district), "gn3165524" (town), "x-sahel"
	Name       string // the usual English name, or the one on the spot
	Kind       Kind
	Country    string // ISO 3166-1 alpha-2; "" for what lies in no one country. A country's own code
	Capital    bool   // capital of Country
	Seat       bool   // its name stands for the government of Country in reports ("Rome said")
	Article    bool   // running text puts "the" before the name
	Lat, Lon   float64
	Located    bool // Lat and Lon are known. Of a country, unit or district: the middle of its townspeople
	Population int  // of a unit or district: of its towns; 0 = not known
	Found      How  // how the name that was looked up is this place's

	index int32
}

// Kind is the kind of a place.
type Kind uint8

// The kinds of places.
const (
	NoPlace   Kind = iota
	Country        // a State, or a land that is reported on as one
	Territory      // dependent or overseas territory
	Former         // a State that is no more
	Area           // part of the world, region that is no administrative unit
	Water          // ocean, sea, strait, lake, river
	Landform       // mountains, desert, island, peninsula
	Unit           // first-level unit of a country: state, province, region
	District       // second-level unit: county, department, province
	Town           // city, town, village
)

var kindNames = [...]string{"none", "country", "territory", "former state", "area", "water", "landform", "unit", "district", "town"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "none"
}

// How says in what way a name is a place's. The zero value is the usual name
// in English or on the spot.
type How uint8

// The ways; several may hold.
const (
	Alternate = How(table.Alternate) // former, rare, or another romanisation
	Foreign   = How(table.Foreign)   // the name in another language than English or the country's own
	Abbrev    = How(table.Abbrev)    // an abbreviation: "UK", "DRC"
	Bound     = How(table.Bound)     // counts only behind a town ("Ky.") or with a word such as "County"
	Adjective = How(table.Adjective) // demonym: "Italian", "Dutch"
	People    = How(table.People)    // demonym: "Italians", "Dutchman"
	Word      = How(table.Word)      // also an everyday English word ("Reading"), or in capitals like an acronym
)

// Has says whether all of x hold.
func (h How) Has(x How) bool { return h&x == x }

// Any says whether one of x holds.
func (h How) Any(x How) bool { return h&x != 0 }

// Truth is an answer that may be missing.
type Truth uint8

// The answers.
const (
	Unknown Truth = iota
	Yes
	No
)

var truthNames = [...]string{"unknown", "yes", "no"}

func (t Truth) String() string {
	if int(t) < len(truthNames) {
		return truthNames[t]
	}
	return "unknown"
}

// place makes the value of a record.
func (g *Gazetteer) place(i int32, how table.How) Place {
	r := &g.table.Records[i]
	p := Place{
		ID: r.ID, Name: r.Name, Kind: Kind(r.Kind), Found: How(how), index: i,
		Capital: r.Flags&table.Capital != 0, Seat: r.Flags&(table.Seat|table.Capital) != 0, Article: r.Flags&table.Article != 0,
		Population: int(r.People),
	}
	if r.ID == "" {
		p.ID = townPrefix + strconv.FormatUint(uint64(r.Number), 10)
	}
	if r.Country >= 0 {
		p.Country = g.table.Records[r.Country].ID
	}
	if r.Lat != table.NoPoint {
		p.Lat, p.Lon, p.Located = float64(r.Lat)/1000, float64(r.Lon)/1000, true
	}
	return p
}

const townPrefix = "gn"

// earthRadius is the mean radius in km (IUGG).
const earthRadius = 6371.0088

// Distance gives the great-circle distance in km between two places, as far
// as both are located. For anything larger than a town it is the distance
// between their middles, and says little.
func Distance(a, b Place) (km float64, ok bool) {
	if !a.Located || !b.Located {
		return 0, false
	}
	const rad = math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad/2, (b.Lon-a.Lon)*rad/2
	h := math.Sin(dLat)*math.Sin(dLat) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Sin(dLon)*math.Sin(dLon)
	return 2 * earthRadius * math.Asin(math.Min(1, math.Sqrt(h))), true
}
