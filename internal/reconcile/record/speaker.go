package record

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/reconcile/event"
)

//go:embed speakers.en.yaml
var speakersEnglish []byte

// speakingWords are words that say for whom somebody speaks.
type speakingWords struct{ office, apart, body, state map[string]bool }

var speakerWords = sync.OnceValue(func() *speakingWords {
	var f map[string]map[string][]string
	if err := yaml.Unmarshal(speakersEnglish, &f); err != nil {
		panic(fmt.Sprintf("speakers.en.yaml: %v", err)) // embedded: a test reads it
	}
	set := func(list []string) map[string]bool {
		out := map[string]bool{}
		for _, w := range list {
			out[w] = true
		}
		return out
	}
	s := f["speaks"]
	return &speakingWords{set(s["office"]), set(s["apart"]), set(s["body"]), set(s["state"])}
})

// speakers tells how those who speak stand to those who act.
type speakers struct {
	entities   map[string]*factum.Entity
	documents  map[string]*factum.Document
	bySpelling map[string][]*factum.Entity // by folded name
	publishers map[string][]*speaker       // of documents, and of sources that are not here
	ties       map[[2]string]factum.Tie    // of entities, as far as they were asked for
}

// speaker is whoever speaks in a statement: an entity, or a publisher that is
// none.
type speaker struct {
	*factum.Entity
	name string // what the record calls the speaker: an id, else words
}

func newSpeakers(c *event.Case, documents []*factum.Document) *speakers {
	s := &speakers{
		entities: map[string]*factum.Entity{}, documents: map[string]*factum.Document{}, bySpelling: map[string][]*factum.Entity{},
		publishers: map[string][]*speaker{}, ties: map[[2]string]factum.Tie{},
	}
	for i := range c.Entities {
		e := &c.Entities[i]
		s.entities[e.ID] = e
		for _, sp := range e.Spellings {
			s.spelled(foldWords(sp.Text), e)
		}
		s.spelled(foldWords(e.Name), e)
	}
	for _, d := range documents {
		s.documents[d.ID] = d
	}
	return s
}

func (s *speakers) spelled(text string, e *factum.Entity) {
	if list := s.bySpelling[text]; text != "" && (len(list) == 0 || list[len(list)-1] != e) {
		s.bySpelling[text] = append(list, e)
	}
}

// foldWords writes a name in small letters, words one blank apart, without the
// article before it and without stops.
func foldWords(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// self gives the ties by which the source of a statement speaks of itself: the
// last one quoted, or the publisher where nobody is. That somebody says
// something is no act that it speaks of.
func (s *speakers) self(st *factum.Statement) []factum.Self {
	if st.Type.Speech() || st.Type.Standing() || len(st.Who) == 0 && len(st.Whom) == 0 {
		return nil
	}
	var out []factum.Self
	for _, sp := range s.speaking(st) {
		for _, role := range []struct {
			as  string
			ids []string
		}{{"who", st.Who}, {"whom", st.Whom}} {
			for _, id := range role.ids {
				if tie := s.tie(sp, s.entities[id]); tie != "" {
					out = append(out, factum.Self{Speaker: sp.name, Of: id, As: role.as, Tie: tie})
				}
			}
		}
	}
	return out
}

// firstPerson are the words by which speakers name themselves: who is meant is
// whoever is quoted outside, or who publishes.
var firstPerson = map[string]bool{"i": true, "we": true, "us": true, "me": true, "ourselves": true, "myself": true}

// speaking gives who speaks: the last one quoted if it is known who that is;
// nobody if somebody is quoted and it is not known who.
func (s *speakers) speaking(st *factum.Statement) []*speaker {
	for i := len(st.AttributedTo) - 1; i >= 0; i-- {
		a := st.AttributedTo[i]
		switch e := s.entities[a.Entity]; {
		case e != nil:
			return []*speaker{{e, e.ID}}
		case !firstPerson[foldWords(a.Text)]:
			return nil
		}
	}
	return s.publisher(st)
}

// publisher gives who publishes what a statement stands in: the outlet and the
// authors. What bears the name of no entity can still be a body of one:
// "Ministry of Justice of the Republic of X".
func (s *speakers) publisher(st *factum.Statement) []*speaker {
	from := witness(st)
	if list, ok := s.publishers[from]; ok {
		return list
	}
	names := []string{st.Source}
	if d := s.documents[st.Document]; d != nil {
		names = append([]string{d.Outlet}, strings.FieldsFunc(strings.ReplaceAll(d.Author, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '&' })...)
	}
	var out []*speaker
	for _, name := range names {
		name = strings.TrimSpace(name)
		fold := foldWords(name)
		if fold == "" {
			continue
		}
		if list := s.bySpelling[fold]; len(list) == 1 {
			out = append(out, &speaker{list[0], list[0].ID})
			continue
		}
		if own := s.shorter(fold, st.Document); own != nil {
			out = append(out, &speaker{own, own.ID})
			continue
		}
		switch whole, is := s.wholeIn(fold); {
		case is:
			out = append(out, &speaker{whole, whole.ID})
		case whole != nil:
			out = append(out, &speaker{&factum.Entity{Name: name, Kind: factum.Organisation, Named: true, Part: []string{whole.ID}}, name})
		}
	}
	s.publishers[from] = out
	return out
}

// shorter gives the body that a document calls by the first or the last words
// of its publisher's name: "the Ministry", in a paper of the Ministry of
// Justice. Nil if there is none, or more than one.
func (s *speakers) shorter(fold, document string) *factum.Entity {
	words := strings.Fields(fold)
	var found *factum.Entity
	for i := 1; i < len(words); i++ {
		for _, part := range []string{strings.Join(words[:i], " "), strings.Join(words[i:], " ")} {
			for _, e := range s.bySpelling[part] {
				if e == found || !acts(e) || !slices.ContainsFunc(e.Spellings, func(sp factum.Spelling) bool {
					return foldWords(sp.Text) == part && slices.Contains(sp.Documents, document)
				}) {
					continue
				}
				if found != nil {
					return nil
				}
				found = e
			}
		}
	}
	return found
}

// wholeIn gives the entity of which a name says to be a body: what stands behind
// its first "of" or "for" that names one; and whether the name is that of the
// State itself ("Republic of X").
func (s *speakers) wholeIn(fold string) (whole *factum.Entity, is bool) {
	words := strings.Fields(fold)
	for i := 1; i < len(words)-1; i++ {
		if words[i] != "of" && words[i] != "for" {
			continue
		}
		if list := s.bySpelling[foldWords(strings.Join(words[i+1:], " "))]; len(list) == 1 && list[0].Kind != factum.Person {
			return list[0], list[0].Kind == factum.Place && speakerWords().state[words[i-1]]
		}
	}
	return nil, false
}

// tie says how a speaker stands to another; "" if nothing is known that ties
// them.
func (s *speakers) tie(sp *speaker, other *factum.Entity) factum.Tie {
	if other == nil {
		return ""
	}
	k := [2]string{sp.name, other.ID}
	if t, ok := s.ties[k]; ok {
		return t
	}
	t := s.tied(sp.Entity, other)
	s.ties[k] = t
	return t
}

func (s *speakers) tied(a, b *factum.Entity) factum.Tie {
	switch {
	case a.ID == b.ID:
		return factum.TieSame
	case a.Kind == factum.Person && b.Kind == factum.Person:
	case a.Kind == factum.Person:
		if s.holds(a, b) {
			return factum.TieOffice
		}
	case b.Kind == factum.Person:
		if a.Kind == factum.Organisation && s.holds(b, a) {
			return factum.TieOfficer
		}
	case slices.Contains(a.Part, b.ID) && acts(a):
		return factum.TieBody
	case slices.Contains(b.Part, a.ID) && acts(b):
		return factum.TieWhole
	}
	return ""
}

// acts says whether the name of a body says that it acts for what it is part of.
func acts(e *factum.Entity) bool {
	return e.Kind == factum.Organisation && slices.ContainsFunc(strings.Fields(foldWords(e.Name)), func(w string) bool { return speakerWords().body[w] })
}

// holds says whether a person holds an office of a body, or of a body of it: by
// the roles that sources give, or by the words for somebody without a name ("a
// spokesman for the ministry").
func (s *speakers) holds(p, body *factum.Entity) bool {
	for _, r := range p.Roles {
		words := strings.Fields(foldWords(r.Role))
		if !officer(words) {
			continue
		}
		if r.Of == "" { // "police spokesman"
			if s.names(words, body) {
				return true
			}
			continue
		}
		for _, of := range s.called(r.Of) {
			if of.ID == body.ID || slices.Contains(of.Part, body.ID) && acts(of) {
				return true
			}
		}
	}
	words := strings.Fields(foldWords(p.Name))
	return !p.Named && officer(words) && s.names(words, body)
}

// officer says whether words name an office that is held.
func officer(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return speakerWords().office[w] }) &&
		!slices.ContainsFunc(words, func(w string) bool { return speakerWords().apart[w] })
}

// names says whether words hold a name of a body, beside those of the office.
func (s *speakers) names(words []string, body *factum.Entity) bool {
	text := " " + strings.Join(words, " ") + " "
	holds := func(name string) bool {
		name = foldWords(name)
		return name != "" && strings.Contains(text, " "+name+" ")
	}
	return holds(body.Name) || slices.ContainsFunc(body.Spellings, func(sp factum.Spelling) bool { return holds(sp.Text) })
}

// called gives the entities that the words of a role name: by id, or by name
// with or without the place behind it.
func (s *speakers) called(of string) []*factum.Entity {
	if e := s.entities[of]; e != nil {
		return []*factum.Entity{e}
	}
	fold := foldWords(of)
	if list := s.bySpelling[fold]; list != nil {
		return list
	}
	before, _, _ := strings.Cut(fold, " in ")
	return s.bySpelling[before]
}
