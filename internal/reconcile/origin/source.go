package origin

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"factum"
)

//go:embed lexicon/agencies.txt
var agenciesText string

// agencies lists the names of news agencies, those of one agency together.
var agencies = sync.OnceValue(func() [][]string {
	var out [][]string
	for line := range lines(agenciesText) {
		var names []string
		for name := range strings.SplitSeq(line, ";") {
			names = append(names, strings.TrimSpace(name))
		}
		out = append(out, names)
	}
	return out
})

// sources numbers those who are named as sources: people, organisations,
// outlets. All names of one of them lead to one number.
type sources struct {
	number map[string]int32 // by "e" and an entity's ID, "n" and a folded name, "d" and a witness
	label  []string         // by number: what it is called
	one    *sets
	agency map[string]bool // folded names of news agencies
	begins map[string]bool // the first words of their names, and "the"
	kinds  map[string]factum.Kind
	// voices are, by document, the sources that speak where it names none.
	voices [][]int32
}

func newSources(c *Case, docs []*factum.Document) *sources {
	s := &sources{number: map[string]int32{}, one: newSets(0), agency: map[string]bool{}, begins: map[string]bool{"the": true}, kinds: map[string]factum.Kind{}}
	for _, names := range agencies() {
		for _, n := range names {
			s.agency[foldName(n)] = true
			s.begins[firstPart(foldName(n))] = true
			s.one.join(s.of("n "+foldName(names[0]), names[0]), s.of("n "+foldName(n), n))
		}
	}
	s.entities(c.Entities)
	for _, d := range docs {
		s.voices = append(s.voices, s.voice(d))
	}
	return s
}

// of gives the number of a source.
func (s *sources) of(key, label string) int32 {
	n, ok := s.number[key]
	if !ok {
		n = int32(len(s.label))
		s.number[key] = n
		s.label = append(s.label, label)
		s.one.parent = append(s.one.parent, n)
	}
	return n
}

// entities joins people and organisations with their names, but for names
// that two of them bear.
func (s *sources) entities(entities []factum.Entity) {
	bearer := map[string]string{}
	entities = slices.Clone(entities)
	slices.SortFunc(entities, func(x, y factum.Entity) int { return cmp.Compare(x.ID, y.ID) })
	each := func(f func(e *factum.Entity, name string)) {
		for i := range entities {
			e := &entities[i]
			if e.Kind == factum.Place || !e.Named {
				continue
			}
			for _, sp := range e.Spellings {
				for _, name := range namesIn(sp.Text) {
					if e.Kind == factum.Organisation || strings.Contains(name, " ") {
						f(e, name)
					}
				}
			}
		}
	}
	for i := range entities {
		s.kinds[entities[i].ID] = entities[i].Kind
	}
	each(func(e *factum.Entity, name string) {
		if b, ok := bearer[name]; ok && b != e.ID {
			bearer[name] = ""
			return
		}
		bearer[name] = e.ID
	})
	each(func(e *factum.Entity, name string) {
		if bearer[name] == e.ID {
			s.one.join(s.of("e "+e.ID, e.Name), s.of("n "+name, e.Name))
		}
	})
}

// namesIn gives the folded names of a spelling: "Agence France-Presse (AFP)"
// is two.
func namesIn(text string) []string {
	out := []string{foldName(text)}
	if long, short, ok := strings.Cut(text, "("); ok {
		short, _, _ = strings.Cut(short, ")")
		out = append(out, foldName(long), foldName(short))
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// foldName gives the words of a name in lower case, without an article. Small
// initials ("pa") are no name, but "PA" is: it keeps its capitals.
func foldName(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	if len(words) == 1 && len(words[0]) <= 4 && strings.ToUpper(words[0]) == words[0] {
		return words[0]
	}
	return strings.ToLower(strings.Join(words, " "))
}

// named gives the number of the source that an attribution names; ok is false
// where it names none that two documents could share ("a relative", a State).
func (s *sources) named(a factum.Attribution) (n int32, ok bool) {
	if a.Entity != "" {
		switch s.kinds[a.Entity] {
		case factum.Person, factum.Organisation:
			return s.of("e "+a.Entity, a.Text), true
		}
		return 0, false
	}
	name := foldName(a.Text)
	n, ok = s.number["n "+name]
	return n, ok && name != ""
}

// voice gives the sources that speak in a document where it names none: the
// agency that it credits, or else its outlet and its author.
func (s *sources) voice(d *factum.Document) []int32 {
	var out []int32
	for _, name := range credits(d) {
		if s.agency[foldName(name)] {
			out = append(out, s.of("n "+foldName(name), name))
		}
	}
	if len(out) > 0 {
		return out
	}
	if name := dateliner(d); name != "" && foldName(name) != foldName(d.Outlet) {
		return []int32{s.of("n "+foldName(name), name)}
	}
	for _, name := range []string{d.Outlet, d.Author} {
		if folded := foldName(name); folded != "" {
			out = append(out, s.of("n "+folded, name))
		}
	}
	if len(out) == 0 {
		out = append(out, s.of("d "+d.ID, ""))
	}
	return out
}
