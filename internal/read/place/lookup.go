package place

import (
	"unicode"
	"unicode/utf8"

	"factum/internal/read/place/table"
)

// Lookup gives the places that bear a name, the likeliest first, all of them:
// "Tripoli" gives the capital of Libya before the city in Lebanon. Names are
// compared by [Fold]; an abbreviation must stand in capitals ("US", never
// "us"). Where the name isn't listed but ends or begins with a word that says
// the kind of place ("Laikipia County", "the city of Turin"), that word is
// taken off and only places of such kinds are given. Demonyms are left out
// (see [Gazetteer.Demonyms]), and so is what doesn't stand alone ("Ky.").
func (g *Gazetteer) Lookup(name string) []Place {
	var f folder
	f.add(name)
	posts, _ := g.table.Names.Find(f.bytes())
	capitals := isCapitals(name)
	if found := g.named(posts, capitals && len(name) <= longAcronym, capitals); len(found) > 0 {
		return found
	}
	if inner, d, ok := g.cut(string(f.bytes())); ok {
		posts, _ := g.table.Names.Find([]byte(inner))
		return g.ofKinds(posts, d)
	}
	return nil
}

// named picks the posts whose name may stand alone. capitals says that it is
// all capitals, acronym that it may be an acronym.
func (g *Gazetteer) named(posts table.PostList, acronym, capitals bool) []Place {
	var found []Place
	for i := range posts.Len() {
		p := posts.At(i)
		if p.How&(table.Bound|table.Adjective|table.People) != 0 || p.How&table.Abbrev != 0 && !capitals {
			continue
		}
		if found == nil {
			found = make([]Place, 0, posts.Len()-i)
		}
		how := p.How
		if acronym && g.minor(p.Place) {
			how |= table.Word
		}
		found = append(found, g.place(p.Place, how))
	}
	return found
}

// longAcronym is the length up to which a word in capitals is taken as an
// acronym rather than as a lesser place's name in a headline: "NATO" is not
// Nato in the Philippines, "MILAN" is Milan.
const longAcronym = 5

// minor says whether a place is too small to be meant by a short word in
// capitals without more evidence.
func (g *Gazetteer) minor(i int32) bool {
	r := &g.table.Records[i]
	return r.Kind >= table.Unit && r.People < 300_000 && r.Flags&(table.Capital|table.Seat) == 0
}

// ofKinds picks the posts of the kinds that a designator goes with. The
// designator makes the name one that stands alone, and no everyday word.
func (g *Gazetteer) ofKinds(posts table.PostList, d *designator) []Place {
	var found []Place
	for i := range posts.Len() {
		p := posts.At(i)
		if p.How&(table.Adjective|table.People|table.Abbrev) != 0 || !d.kinds[g.table.Records[p.Place].Kind] {
			continue
		}
		found = append(found, g.place(p.Place, p.How&^(table.Bound|table.Word)))
	}
	return found
}

// Demonyms gives the places that an adjective or a noun for people belongs
// to, the likeliest first: "Italian", "Danes", "South African", "Congolese"
// (two countries). Found says whether it is an [Adjective], [People] or both.
func (g *Gazetteer) Demonyms(word string) []Place {
	var f folder
	f.add(word)
	posts, _ := g.table.Names.Find(f.bytes())
	return g.demonyms(posts, false, isCapitals(word))
}

func (g *Gazetteer) demonyms(posts table.PostList, _, capitals bool) []Place {
	var found []Place
	for i := range posts.Len() {
		p := posts.At(i)
		if p.How&(table.Adjective|table.People) == 0 || p.How&table.Abbrev != 0 && !capitals {
			continue
		}
		found = append(found, g.place(p.Place, p.How))
	}
	return found
}

// Demonym gives the likeliest place that an adjective or a noun for people
// belongs to. Where there may be several, see [Gazetteer.Demonyms].
func (g *Gazetteer) Demonym(word string) (Place, bool) {
	all := g.Demonyms(word)
	if len(all) == 0 {
		return Place{}, false
	}
	return all[0], true
}

// Government gives the country whose government the name of a town stands for
// in reports ("Rome said"): that of the likeliest place of the name, if it is
// a capital or a seat.
func (g *Gazetteer) Government(town string) (Place, bool) {
	all := g.Lookup(town)
	if len(all) == 0 || all[0].Kind != Town || !all[0].Seat || all[0].Found.Any(Alternate|Foreign) {
		return Place{}, false
	}
	return g.CountryOf(all[0])
}

// isCapitals says whether s has two letters or more and all are capitals.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters >= 2
}

// startsName says whether a token can begin a name in running text: with a
// capital, or a letter of a script that has none.
func startsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}
