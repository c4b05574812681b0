package place

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"factum/internal/read/place/table"
)

//go:embed places.table
var embedded []byte

// Gazetteer answers questions on places. It is safe for concurrent use: it
// never changes.
type Gazetteer struct {
	table   *table.Table
	ids     []int32 // records with an ID, sorted by it
	numbers []int32 // towns, sorted by GeoNames number
	wholly  map[int32][]int32
	partly  map[int32][]int32
	within  map[int32][]int32 // the other way round than wholly
	signs   []designator
}

var open = sync.OnceValues(func() (*Gazetteer, error) { return read(embedded) })

// Open gives the gazetteer that ships in the program. The first call reads
// the table, later ones give the same value.
func Open() (*Gazetteer, error) { return open() }

func read(data []byte) (*Gazetteer, error) {
	t, err := table.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	g := &Gazetteer{table: t, wholly: map[int32][]int32{}, partly: map[int32][]int32{}, within: map[int32][]int32{}}
	g.numbers = make([]int32, 0, len(t.Records))
	for i := range t.Records {
		if t.Records[i].ID != "" {
			g.ids = append(g.ids, int32(i))
		} else {
			g.numbers = append(g.numbers, int32(i))
		}
	}
	slices.SortFunc(g.ids, func(a, b int32) int { return strings.Compare(t.Records[a].ID, t.Records[b].ID) })
	slices.SortFunc(g.numbers, func(a, b int32) int { return int(int64(t.Records[a].Number) - int64(t.Records[b].Number)) })
	for _, l := range t.Links {
		if l.Partly {
			g.partly[l.From] = append(g.partly[l.From], l.To)
			continue
		}
		g.wholly[l.From] = append(g.wholly[l.From], l.To)
		g.within[l.To] = append(g.within[l.To], l.From)
	}
	if g.signs, err = readDesignators(); err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	return g, nil
}

// Sources gives the header of the table: what it was made from, under which
// licences.
func (g *Gazetteer) Sources() string { return g.table.Header }

// Size gives the number of places and of names.
func (g *Gazetteer) Size() (places, names int) { return len(g.table.Records), g.table.Names.Len() }

// ByID gives the place of an ID.
func (g *Gazetteer) ByID(id string) (Place, bool) {
	i, ok := g.byID(id)
	if !ok {
		return Place{}, false
	}
	return g.place(i, 0), true
}

func (g *Gazetteer) byID(id string) (int32, bool) {
	records := g.table.Records
	if digits, ok := strings.CutPrefix(id, townPrefix); ok {
		if number, ok := parseNumber(digits); ok {
			at, found := slices.BinarySearchFunc(g.numbers, number, func(i int32, n uint32) int { return int(int64(records[i].Number) - int64(n)) })
			if found {
				return g.numbers[at], true
			}
			return 0, false
		}
	}
	at, found := slices.BinarySearchFunc(g.ids, id, func(i int32, id string) int { return strings.Compare(records[i].ID, id) })
	if !found {
		return 0, false
	}
	return g.ids[at], true
}

func parseNumber(s string) (uint32, bool) {
	if len(s) == 0 || len(s) > 9 {
		return 0, false
	}
	n := uint32(0)
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + uint32(s[i]-'0')
	}
	return n, true
}

// Country gives the country or territory of an ISO 3166-1 code of two or three
// letters, or the former State of an ISO 3166-3 code, in capitals.
func (g *Gazetteer) Country(code string) (Place, bool) {
	p, ok := g.ByID(code)
	if !ok && len(code) == 3 && isCapitals(code) {
		posts, _ := g.table.Names.Find([]byte(strings.ToLower(code)))
		for i := range posts.Len() {
			if x := posts.At(i); x.How == table.Abbrev|table.Bound {
				p, ok = g.place(x.Place, 0), true
			}
		}
	}
	if !ok || p.Kind != Country && p.Kind != Territory && p.Kind != Former {
		return Place{}, false
	}
	return p, true
}

// CountryOf gives the country or territory that a place lies in; itself for a
// country. Waters and regions across borders have none.
func (g *Gazetteer) CountryOf(p Place) (Place, bool) { return g.Country(p.Country) }

// UnitOf gives the first-level unit that a town or district lies in.
func (g *Gazetteer) UnitOf(p Place) (Place, bool) {
	if !g.owns(p) {
		return Place{}, false
	}
	if u := g.table.Records[p.index].Unit; u >= 0 {
		return g.place(u, 0), true
	}
	return Place{}, false
}

// Capitals gives the capital of a country, and after it the other towns that
// stand for its government in reports.
func (g *Gazetteer) Capitals(code string) []Place {
	c, ok := g.byID(code)
	if !ok {
		return nil
	}
	var capitals, seats []Place
	for _, i := range g.numbers {
		r := &g.table.Records[i]
		if r.Country != c {
			continue
		}
		if r.Flags&table.Capital != 0 {
			capitals = append(capitals, g.place(i, 0))
		} else if r.Flags&table.Seat != 0 {
			seats = append(seats, g.place(i, 0))
		}
	}
	return append(capitals, seats...)
}

// owns says whether p came from this gazetteer.
func (g *Gazetteer) owns(p Place) bool {
	return p.ID != "" && p.index >= 0 && int(p.index) < len(g.table.Records) && g.place(p.index, 0).ID == p.ID
}
