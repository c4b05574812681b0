package actor

// pronoun is a class of pronouns that find their antecedents alike.
type pronoun uint8

const (
	noPronoun pronoun = iota
	he
	she
	itPronoun
	theyPronoun
	iPronoun
	wePronoun
	youPronoun
	whoPronoun  // relative: who, which, that, whose
	thatPronoun // demonstrative
	somePronoun // someone, everybody, one, others
	mutual      // each other
	numPronouns
)

// pronounWord is what a form tells.
type pronounWord struct {
	class                         pronoun
	sex                           Gender
	plural, possessive, reflexive bool
}

// pronouns are the personal, possessive, reflexive, relative and demonstrative
// pronouns of English by form.
var pronouns = map[string]pronounWord{
	"he": {he, Male, false, false, false}, "him": {he, Male, false, false, false}, "his": {he, Male, false, true, false}, "himself": {he, Male, false, false, true},
	"she": {she, Female, false, false, false}, "her": {she, Female, false, false, false}, "hers": {she, Female, false, true, false}, "herself": {she, Female, false, false, true},
	"it": {itPronoun, 0, false, false, false}, "its": {itPronoun, 0, false, true, false}, "itself": {itPronoun, 0, false, false, true},
	"they": {theyPronoun, 0, true, false, false}, "them": {theyPronoun, 0, true, false, false}, "their": {theyPronoun, 0, true, true, false},
	"theirs": {theyPronoun, 0, true, true, false}, "themselves": {theyPronoun, 0, true, false, true}, "'em": {theyPronoun, 0, true, false, false},
	"i": {iPronoun, 0, false, false, false}, "me": {iPronoun, 0, false, false, false}, "my": {iPronoun, 0, false, true, false},
	"mine": {iPronoun, 0, false, true, false}, "myself": {iPronoun, 0, false, false, true},
	"we": {wePronoun, 0, true, false, false}, "us": {wePronoun, 0, true, false, false}, "our": {wePronoun, 0, true, true, false},
	"ours": {wePronoun, 0, true, true, false}, "ourselves": {wePronoun, 0, true, false, true},
	"you": {youPronoun, 0, false, false, false}, "your": {youPronoun, 0, false, true, false}, "yours": {youPronoun, 0, false, true, false},
	"yourself": {youPronoun, 0, false, false, true}, "yourselves": {youPronoun, 0, true, false, true},
	"who": {whoPronoun, 0, false, false, false}, "whom": {whoPronoun, 0, false, false, false}, "whose": {whoPronoun, 0, false, true, false},
	"which": {whoPronoun, 0, false, false, false}, "that": {thatPronoun, 0, false, false, false}, "this": {thatPronoun, 0, false, false, false},
	"these": {thatPronoun, 0, true, false, false}, "those": {thatPronoun, 0, true, false, false},
}

// pronounOf gives the class of a form in lower case.
func pronounOf(form string) pronoun { return pronouns[form].class }
