package event

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/deed"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// Parsed is a document with its trees and its reading.
type Parsed struct {
	Tree    *text.Text
	Reading *statement.Reading
}

// Deed is a deed that a document tells, whatever it is.
type Deed struct {
	Source *Parsed
	deed.Place
	// When are the days that the words give it or, if Named is false, those on
	// which the document came out.
	When  factum.Interval
	Named bool
}

// Line is a day or a few of a timeline, and one deed of it, told once or more.
type Line struct {
	When  factum.Interval
	Named bool
	Deeds []Deed
}

// At gives the deed at a place of the document.
func (p *Parsed) At(at deed.Place) Deed {
	published := p.Reading.Document.Published.Interval
	days := deed.Days{Text: p.Tree, Times: p.Reading.Times, Context: &when.Context{Published: published, Expressions: p.Reading.Times}}
	v := days.Of(at)
	if !v.Known() {
		return Deed{p, at, published, false}
	}
	return Deed{p, at, v, true}
}

// Deeds gives everything that the documents of a case tell of whoever or
// whatever bears a name: of the entity that they call so, by whatever words each
// of them speaks of it, and of all other phrases that hold the name.
func Deeds(pile []Parsed, g *place.Gazetteer, name string) []Deed {
	readings := make([]*statement.Reading, len(pile))
	for i := range pile {
		readings[i] = pile[i].Reading
	}
	b := build(readings, g, nil)
	bears := b.bearing(name)
	at := map[string]int{} // readings by their source
	for r := range b.readings {
		at[witness(b.readings[r])] = r
	}
	var out []Deed
	for i := range pile {
		p := &pile[i]
		r := at[witness(p.Reading)]
		heads := deed.Called(p.Tree, name)
		for a, e := range b.entityOf[r] {
			if e < 0 || !bears[e] {
				continue
			}
			for _, m := range b.readings[r].Actors[a].Mentions {
				if m.Sentence >= 0 {
					heads = append(heads, deed.Place{Sentence: m.Sentence, Token: m.Head})
				}
			}
		}
		for _, place := range deed.Find(p.Tree, heads) {
			out = append(out, p.At(place))
		}
	}
	return out
}

// bearing gives the entities that are written so or, if none is, those of two
// words or more all of which are the name's.
func (b *builder) bearing(name string) map[int]bool {
	whole, within := map[int]bool{}, map[int]bool{}
	words := strings.Fields(fold(name))
	for e := range b.Entities {
		for _, s := range b.Entities[e].Spellings {
			own := strings.Fields(fold(s.Text))
			if slices.Equal(own, words) {
				whole[e] = true
			}
			if len(own) > 1 && !slices.ContainsFunc(own, func(w string) bool { return !slices.Contains(words, w) }) {
				within[e] = true
			}
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return within
}

// Timeline puts deeds in the order of their days. Those told by the same word
// of the same days that the words name are one.
func Timeline(deeds []Deed) []Line {
	var lines []Line
	one := map[string]int{}
	for _, d := range deeds {
		key := ""
		if d.Named {
			key = fmt.Sprint(strings.ToLower(d.Source.Tree.Sentences[d.Sentence].Tokens[d.Token].Lemma), " ", d.When)
			if i, ok := one[key]; ok {
				lines[i].Deeds = append(lines[i].Deeds, d)
				continue
			}
			one[key] = len(lines)
		}
		lines = append(lines, Line{d.When, d.Named, []Deed{d}})
	}
	slices.SortStableFunc(lines, func(x, y Line) int {
		return cmp.Or(compareDays(x.When.From, y.When.From, x.When.To, y.When.To), compareDays(x.When.To, y.When.To, x.When.From, y.When.From))
	})
	return lines
}
