package pipeline

import (
	"strings"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/word"
)

// kindOf says what a name that stands alone denotes: the gazetteer's countries
// are places, names whose nouns denote bodies are organisations, names in
// capitals alone are their acronyms, all others are people.
func kindOf(name string, g *place.Gazetteer) factum.Kind {
	for _, p := range g.Lookup(name) {
		if !p.Found.Any(place.Adjective|place.People) && (p.Kind == place.Country || p.Kind == place.Territory || p.Kind == place.Former) {
			return factum.Place
		}
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '\'' || r == '’' || r == ',' || r == '/' })
	for _, w := range words {
		if len(w) > 2 && strings.ToUpper(w) == w && strings.ToLower(w) != w {
			return factum.Organisation
		}
		if c := word.Main(strings.ToLower(w)); c.Any(word.Organisation|word.Group) && !c.Has(word.Person) {
			return factum.Organisation
		}
	}
	return factum.Person
}
