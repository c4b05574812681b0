package place

import (
	"strings"

	"factum/internal/read/place/table"
)

// Resolution is what a description in several parts comes to: "Frankfort",
// "Kentucky", "United States".
type Resolution struct {
	// Chain is the best reading of each part, in order; a part that is no
	// known place (a hotel, a street) has the zero Place.
	Chain []Place
	// Places are the candidates for the first part that is a known place, the
	// likeliest first; those that lie in the parts behind it, if any does.
	Places []Place
	// Part is the number of that part; -1 when no part is a known place.
	Part int
	// Held says whether what stands behind that part contains it: yes, unknown
	// (nothing known stands behind it, or the tables can't tell), or no (the
	// parts contradict each other: then Places is what the first known part
	// alone would give).
	Held Truth
}

// maxParts bounds the parts that are read; descriptions have two or three.
const maxParts = 16

// Resolve reads a description of a place from narrowest to widest part. A
// part behind the first may be an abbreviation that doesn't stand alone
// ("Frankfort", "Ky."). A single part with commas is taken apart at them.
func (g *Gazetteer) Resolve(parts ...string) Resolution {
	if len(parts) == 1 && strings.Contains(parts[0], ",") {
		parts = strings.Split(parts[0], ",")
	}
	parts = parts[:min(len(parts), maxParts)]
	r := Resolution{Chain: make([]Place, len(parts)), Part: -1}
	var wider []Place // candidates for the nearest known part behind
	for i := len(parts) - 1; i >= 0; i-- {
		own := g.lookupPart(strings.TrimSpace(parts[i]), i > 0)
		if len(own) == 0 {
			continue
		}
		r.Part = i
		held, truth := g.heldBy(own, wider)
		r.Held, r.Places = truth, held
		if truth == No {
			r.Places = own
		}
		r.Chain[i] = r.Places[0]
		wider = r.Places
	}
	if r.Part >= 0 {
		g.settle(&r, parts)
	}
	return r
}

// lookupPart is Lookup, and for a part behind another also what doesn't
// stand alone.
func (g *Gazetteer) lookupPart(name string, behind bool) []Place {
	found := g.Lookup(name)
	if !behind {
		return found
	}
	var f folder
	f.add(name)
	posts, _ := g.table.Names.Find(f.bytes())
	for i := range posts.Len() {
		p := posts.At(i)
		if p.How&table.Bound == 0 || p.How&(table.Adjective|table.People) != 0 || p.How&table.Abbrev != 0 && !startsName(name) {
			continue
		}
		found = append(found, g.place(p.Place, p.How))
	}
	return found
}

// heldBy picks those of own that lie in one of wider: surely, or failing that
// perhaps.
func (g *Gazetteer) heldBy(own, wider []Place) ([]Place, Truth) {
	if len(wider) == 0 {
		return own, Unknown
	}
	var yes, perhaps []Place
	for _, p := range own {
		best := No
		for _, w := range wider {
			if w.ID == p.ID {
				continue
			}
			if c := g.Contains(w, p); c == Yes {
				best = Yes
				break
			} else if c == Unknown {
				best = Unknown
			}
		}
		switch best {
		case Yes:
			yes = append(yes, p)
		case Unknown:
			perhaps = append(perhaps, p)
		}
	}
	switch {
	case len(yes) > 0:
		return yes, Yes
	case len(perhaps) > 0:
		return perhaps, Unknown
	}
	return nil, No
}

// settle makes the chain agree with the likeliest place of the first part:
// of each part behind it the candidate that contains the one before.
func (g *Gazetteer) settle(r *Resolution, parts []string) {
	inner := r.Places[0]
	r.Chain[r.Part] = inner
	for i := r.Part + 1; i < len(parts); i++ {
		if r.Chain[i].ID == "" || r.Held == No {
			continue
		}
		for _, p := range g.lookupPart(strings.TrimSpace(parts[i]), true) {
			if p.ID != inner.ID && g.Contains(p, inner) == Yes {
				r.Chain[i] = p
				inner = p
				break
			}
		}
	}
}
