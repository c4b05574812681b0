package actor

import (
	"slices"

	"factum/internal/read/place"
	"factum/internal/read/text"
)

// Find gives the actors of a document. The gazetteer may be nil: then places
// and countries are known by the words around them alone. The same text gives
// the same actors.
func Find(t *text.Text, g *place.Gazetteer) *Actors {
	f := &finder{walker: *newWalker(t, g, kinds()), weights: antecedents()}
	order := f.prepare()
	f.resolve(order)
	out := f.actors(order)
	f.roles(out)
	f.authors(out)
	return out
}

func newWalker(t *text.Text, g *place.Gazetteer, m *kindModel) *walker {
	return &walker{t: t, g: g, model: m, grounds: map[string]ground{}}
}

// prepare finds the phrases and links all but what is left to the ranking of
// candidates; it gives the phrases in the order of the text.
func (f *finder) prepare() []int {
	for n := range f.t.Sentences {
		f.sentence(n)
	}
	f.start()
	f.findQuotes()
	for n := range f.t.Sentences {
		f.structure(n)
	}
	f.linkNames()
	f.headlines()
	order := make([]int, 0, len(f.phrases))
	for i := range f.phrases {
		if !f.phrases[i].dead {
			order = append(order, i)
		}
	}
	at := func(i int) int {
		if p := &f.phrases[i]; p.group {
			return 2*p.last + 1
		}
		return 2 * f.phrases[i].head
	}
	slices.SortFunc(order, func(a, b int) int {
		if d := f.phrases[a].sent - f.phrases[b].sent; d != 0 {
			return d
		}
		if d := at(a) - at(b); d != 0 {
			return d
		}
		return a - b
	})
	return order
}
