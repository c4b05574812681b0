package actor

import "factum"

// Actors are the people, organisations and places of one document.
type Actors struct {
	All []Actor
	// at[s] maps the tokens of sentence s that head a mention to 1 + the actor.
	at []map[int]int
	// groups[s] maps the tokens of sentence s that head the first conjunct of a
	// coordination to 1 + the actor that the coordination is taken as one.
	groups []map[int]int
}

// At gives the actor whose mention is headed by that token; -1 if none is.
func (a *Actors) At(sentence, token int) int {
	if sentence < 0 || sentence >= len(a.at) {
		return -1
	}
	return a.at[sentence][token] - 1
}

// Group gives the actor that a coordination is taken as one ("Peter and Barbie
// Reynolds"), whose first conjunct is headed by that token; -1 if there is
// none. [Actors.At] gives the first conjunct alone.
func (a *Actors) Group(sentence, token int) int {
	if sentence < 0 || sentence >= len(a.groups) {
		return -1
	}
	return a.groups[sentence][token] - 1
}

// Actor is a person, an organisation or a place as one document knows it.
type Actor struct {
	Kind     factum.Kind
	Named    bool // false: known by descriptions alone ("two gunmen")
	Plural   bool // a group of persons
	Gender   Gender
	Country  string    // ISO 3166-1 alpha-2 code of the State that it is, or that words tie it to: "Italian police"
	Members  []int     // the actors of a coordination taken as one ("Peter and Barbie Reynolds")
	Mentions []Mention // in the order of the text
	Roles    []Role
}

// Name is the fullest name of the actor, in Latin letters if it has one, or its
// first description.
func (a *Actor) Name() string {
	best, form := "", MentionForm(255)
	for _, m := range a.Mentions {
		if m.Form < form || m.Form == form && m.Form == ByName && (foreign(best) && !foreign(m.Text) || foreign(best) == foreign(m.Text) && len(m.Text) > len(best)) {
			best, form = m.Text, m.Form
		}
	}
	return best
}

// Mention is one place where a document speaks of an actor.
type Mention struct {
	factum.Range             // the mention without its relative clauses and appositions
	Text         string      // the words; of a name the name alone, without title
	Form         MentionForm //
	Sentence     int         // -1 for a mention without words in a document
	Head         int         // the token that heads it
	First, Last  int         // the tokens of Range
	Antecedent   int         // index of the mention of this actor that it was linked to; -1 for the first
	Reason       string      // why it was linked: "shorter name", "title and surname", "apposition", "pronoun: subject before"
	Confidence   float32     // of the link, 0 to 1
}

// MentionForm says in which form an actor is mentioned.
type MentionForm uint8

// The forms of a mention.
const (
	ByName        MentionForm = iota
	ByDescription             // "the warlord", "a justice minister"
	ByPronoun
)

// Gender is what the words say of a person's gender.
type Gender uint8

// The values of Gender.
const (
	GenderUnknown Gender = iota
	Male
	Female
)

// Role is an office or relation that a document ascribes to an actor.
type Role struct {
	factum.Range              // the words: "Justice Minister", "former head of Libya's judicial police"
	Sentence     int          //
	Role         string       // "justice minister"; "" where the words only name the body: "Arturo Scotto of the Democratic Party"
	Of           string       // "Italy"
	OfActor      int          // the actor that Of names; -1 if none
	Former       bool         // "former", "ex-", "then"
	Since, Until factum.Range // the words of a time expression that bounds it; zero if none
}
