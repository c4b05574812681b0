package actor

import "factum/internal/read/place"

// ground is what the gazetteer knows of one word or name.
type ground struct {
	country  string // of the place, or that the demonym belongs to
	place    bool
	state    bool // a country
	seat     bool // a capital, or a town whose name stands for a government
	demonym  bool
	everyday bool // also an everyday word, or a rare name of the place
	small    bool // a town of few people
}

// smallTown is the population below which a town's name says little.
const smallTown = 20000

// ground looks a name up, once in a document. An acronym is no town of which
// it happens to be the name ("NATO").
func (w *walker) ground(name string) ground {
	if w.g == nil || name == "" || name[0] < 0x80 && (name[0] < 'A' || name[0] > 'Z') {
		return ground{}
	}
	if x, ok := w.grounds[name]; ok {
		return x
	}
	var x ground
	if all := w.g.Lookup(name); len(all) > 0 && !(allCapitals(name) && len(name) < 6 && !all[0].Found.Has(place.Abbrev)) {
		p := &all[0]
		x = ground{country: p.Country, place: true, state: p.Kind == place.Country || p.Kind == place.Former || p.Kind == place.Territory}
		x.seat = p.Seat
		x.everyday = p.Found.Any(place.Word | place.Alternate | place.Foreign)
		x.small = p.Kind == place.Town && p.Population < smallTown
	} else if p, ok := w.g.Demonym(name); ok {
		x = ground{country: p.Country, demonym: true}
	}
	w.grounds[name] = x
	return x
}
