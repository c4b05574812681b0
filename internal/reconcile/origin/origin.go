package origin

import "factum"

// Case is what origins are looked for in. All of it belongs to one record:
// statements and figures name documents, entities and events by their IDs.
type Case struct {
	Documents  []*factum.Document // with Text and Blocks
	Statements []factum.Statement // with Event, where they have one
	Figures    []factum.Figure
	Entities   []factum.Entity
}

// Origins is what the statements of a case come from.
type Origins struct {
	// List holds the origins that several documents share, in a fixed order.
	// Statements of an origin may be statements or figures.
	List []factum.Origin

	claims []claim
	byID   map[string]int32
	wholes *sets // witnesses that are one in all they say
	early  []day // when each witness was out
	out    []day // the same of those that are one in all they say, by their least number
	known  *sources
}

// Find finds the origins of a case. The result doesn't depend on the order of
// documents, statements and entities.
func Find(c Case) *Origins {
	p := newPile(c.Documents)
	p.compare()
	o := &Origins{byID: map[string]int32{}}
	o.collect(&c, p)
	o.known = newSources(&c, p.docs)
	o.attribute(p)
	o.List = p.list(o)
	return o
}
