package table

import (
	"math"
	"slices"
)

// Record is one place.
type Record struct {
	Kind     uint8
	Flags    uint8
	Country  int32 // index of the country's record; -1 = none. Its own for a country
	Unit     int32 // index of the first-level unit, -1 = none or not known
	District int32 // index of the second-level unit, -1 = none or not known
	Lat, Lon int32 // thousandths of a degree; NoPoint = not known
	People   uint32
	Number   uint32 // GeoNames id of a town; 0 for anything else
	ID       string // "" for a town
	Name     string
}

// NoPoint stands for a latitude that is not known.
const NoPoint = math.MinInt32

// The kinds of places, in the order of the table.
const (
	Country uint8 = iota + 1
	Territory
	Former
	Area
	Water
	Landform
	Unit
	District
	Town
)

// The flags of a record.
const (
	Capital  uint8 = 1 << iota // capital of its country
	Seat                       // its name stands for its country's government in reports
	Article                    // running text puts "the" before the name
	Section                    // part of a larger town
	Namesake                   // a unit or district named as one of its larger towns
)

// Post says that a name is borne by a place, and how.
type Post struct {
	Place int32
	How   How
}

// How says in what way a name is a place's.
type How uint8

// The ways. A name without any is the usual one in English or on the spot.
const (
	Alternate How = 1 << iota // former, rare, or another romanisation
	Foreign                   // the name in another language than the country's own or English
	Abbrev                    // an abbreviation, known by its capitals
	Bound                     // counts only behind a town or with a word such as "County"
	Adjective                 // demonym: Italian, Dutch
	People                    // demonym: Italian(s), Dutchman, Danes
	Word                      // the name is also an everyday English word
)

// Link ties two places beside the columns of Record.
type Link struct {
	From, To int32
	Partly   bool // To may lie in From, or does so in part; otherwise it does wholly
}

// Table is the gazetteer as values.
type Table struct {
	Header  string // sources and licences
	Records []Record
	Links   []Link // sorted by From, To
	Names   Names
}

// Names is a sorted list of normalised names, each with the places that bear
// it, the likeliest first.
type Names struct {
	blob   string   // front-coded, in blocks
	blocks []uint32 // where each block begins in blob
	starts []uint32 // index into posts of each block's first name
	counts []uint8  // posts of each name
	posts  []uint32 // place | how<<24
}

const blockSize = 16

// Weight says how often a place is meant where its name stands, against
// others of the same name: the shape (mentions grow with less than the
// population; countries and capitals are named more) is judged, not measured.
func Weight(r *Record, how How) float64 {
	w := math.Pow(float64(r.People)+500, 0.6)
	switch r.Kind {
	case Country, Territory:
		w *= 5
	case Former:
		w = math.Max(w, 20000)
	case Area, Water, Landform:
		w = math.Max(w, 3000)
	case Unit:
		w *= 0.7
	case District:
		w *= 0.3
	}
	if r.Flags&Namesake != 0 {
		w *= 0.25
	}
	if r.Flags&Capital != 0 {
		w *= 3
	}
	if r.Flags&Section != 0 {
		w *= 0.2
	}
	if how&(Alternate|Bound) != 0 {
		w *= 0.05
	}
	if how&Foreign != 0 {
		w *= 0.1
	}
	return w
}

// MaxPosts is the number of places that one name keeps.
const MaxPosts = 64

// NewNames builds the list from normalised names and their places. Posts of
// one name and place are joined: a way in which the name is the usual one
// wins over the others.
func NewNames(byName map[string][]Post, records []Record) Names {
	keys := make([]string, 0, len(byName))
	for k := range byName {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var n Names
	var blob []byte
	last := ""
	for i, k := range keys {
		if i%blockSize == 0 {
			n.blocks = append(n.blocks, uint32(len(blob)))
			n.starts = append(n.starts, uint32(len(n.posts)))
			last = ""
		}
		blob = appendFront(blob, last, k)
		last = k
		posts := byName[k]
		slices.SortStableFunc(posts, func(a, b Post) int {
			wa, wb := Weight(&records[a.Place], a.How), Weight(&records[b.Place], b.How)
			switch {
			case wa > wb:
				return -1
			case wa < wb:
				return 1
			case a.Place != b.Place:
				return int(a.Place - b.Place)
			}
			return int(a.How) - int(b.How)
		})
		if len(posts) > MaxPosts {
			posts = posts[:MaxPosts]
		}
		n.counts = append(n.counts, uint8(len(posts)))
		for _, p := range posts {
			n.posts = append(n.posts, uint32(p.Place)|uint32(p.How)<<24)
		}
	}
	n.blob = string(blob)
	return n
}

// Len is the number of names.
func (n *Names) Len() int { return len(n.counts) }

// Posts is the number of pairs of a name and a place.
func (n *Names) Posts() int { return len(n.posts) }
