package place

import (
	"slices"

	"factum/internal/read/place/table"
)

// contextWeight is how much likelier a place is meant when its country is
// known to be in play, and unitWeight when its unit or the place itself is.
// Judged: with them a town of 25,000 in a State that the text names goes
// before a capital elsewhere.
const (
	contextWeight = 50
	unitWeight    = 500
)

// Choice is a candidate with its share of the likelihood.
type Choice struct {
	Place
	Share float64 // 0 to 1; the shares of all candidates add up to 1
}

// Rank weighs candidates for one name against each other, given what else is
// in play: codes of countries ("LY") and IDs of other places. The likeliest
// comes first. No candidate is dropped.
func (g *Gazetteer) Rank(candidates []Place, context []string) []Choice {
	known := g.context(context)
	choices := make([]Choice, 0, len(candidates))
	sum := 0.0
	for _, p := range candidates {
		w := 1e-9
		if g.owns(p) {
			w = g.weight(p.index, table.How(p.Found), known)
		}
		choices = append(choices, Choice{p, w})
		sum += w
	}
	for i := range choices {
		choices[i].Share /= sum
	}
	slices.SortStableFunc(choices, func(a, b Choice) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return 0
	})
	return choices
}

// Choose gives the likeliest candidate with its share. A caller that needs to
// be sure asks for a share near 1 (0.9, say) and otherwise keeps them all. ok
// is false when there is no candidate.
func (g *Gazetteer) Choose(candidates []Place, context []string) (choice Choice, ok bool) {
	ranked := g.Rank(candidates, context)
	if len(ranked) == 0 {
		return Choice{}, false
	}
	return ranked[0], true
}

// context gives, for each record in play, its weight.
func (g *Gazetteer) context(ids []string) map[int32]float64 {
	known := make(map[int32]float64, len(ids))
	for _, id := range ids {
		i, ok := g.byID(id)
		if !ok {
			continue
		}
		r := &g.table.Records[i]
		if r.Kind == table.Country || r.Kind == table.Territory {
			known[i] = max(known[i], contextWeight)
			continue
		}
		known[i] = unitWeight
		if r.Unit >= 0 {
			known[r.Unit] = unitWeight
		}
		if r.Country >= 0 {
			known[r.Country] = max(known[r.Country], contextWeight)
		}
	}
	return known
}

func (g *Gazetteer) weight(i int32, how table.How, known map[int32]float64) float64 {
	r := &g.table.Records[i]
	w, best := table.Weight(r, how), 1.0
	for _, x := range [...]int32{i, r.District, r.Unit, r.Country} {
		if x >= 0 {
			best = max(best, known[x])
		}
	}
	return w * best
}
