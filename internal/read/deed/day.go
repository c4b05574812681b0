package deed

import (
	"sort"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// Days dates deeds by the time expressions of a text.
type Days struct {
	Text    *text.Text
	Times   []when.Expression
	Context *when.Context
}

// Of gives the days that the words of a sentence give to the deed at a place: by
// the expression that stands with it or else with the verb it hangs on, or by
// the only one of its sentence, if it stands before it; a relative clause has only
// its own. Unknown if there is none.
func (d *Days) Of(p Place) factum.Interval {
	s := &d.Text.Sentences[p.Sentence]
	own := map[int]factum.Interval{} // by the predicate that an expression stands with
	var before factum.Interval
	count := 0
	from := sort.Search(len(d.Times), func(i int) bool { return d.Times[i].Sentence >= p.Sentence })
	for i := from; i < len(d.Times) && d.Times[i].Sentence == p.Sentence; i++ {
		x := &d.Times[i]
		if x.Symbol.Kind != when.Point {
			continue
		}
		v, _ := d.Context.When(x)
		if !v.Closed() {
			continue
		}
		count++
		if x.Last < p.Token {
			before = v
		}
		if k := predicate(s, head(s, x.First, x.Last)); k >= 0 && !own[k].Known() {
			own[k] = v
		}
	}
	k := p.Token
	for range mostSteps {
		if v := own[k]; v.Known() {
			return v
		}
		for _, c := range s.Children(k) {
			if v := own[int(c)]; v.Known() && s.Tokens[c].Rel == text.Conj {
				return v
			}
		}
		if x := &s.Tokens[k]; x.Head < 0 || x.Rel == text.AclRelcl {
			break // "who edited the paper" is of no day
		}
		k = s.Tokens[k].Head
	}
	if count == 1 && s.Tokens[k].Rel != text.AclRelcl {
		return before
	}
	return factum.Interval{}
}

// head gives the token of a run that hangs on one outside it.
func head(s *text.Sentence, first, last int) int {
	for k := first; k <= last && k < len(s.Tokens); k++ {
		if h := s.Tokens[k].Head; h < first || h > last {
			return k
		}
	}
	return first
}

// predicate climbs from a token to the first deed above it; -1 if there is none.
func predicate(s *text.Sentence, k int) int {
	for range mostSteps {
		k = s.Tokens[k].Head
		if k < 0 || isDeed(&s.Tokens[k]) {
			return k
		}
	}
	return -1
}
