package factum

// Support is what a statement rests on besides its words. Each thing is shown
// as it is: nothing is weighed, and no score is made of it. Who quotes whom is
// [Statement.AttributedTo].
type Support struct {
	// Self are the ties by which the source speaks of itself: of its own act, or
	// of what was done to it. Empty where no tie is known.
	Self []Self `json:"self,omitempty"`
	// Later is how long after the event the document was published; nil where
	// one of the two has no day.
	Later *DaysLater `json:"days_later,omitempty"`
}

// Self is a tie between those who speak and those who act or are acted on.
type Self struct {
	Speaker string `json:"speaker"` // an entity; where none is known, what the source calls itself
	Of      string `json:"of"`      // the entity that it speaks of
	As      string `json:"as"`      // what that one does in the statement: "who" or "whom"
	Tie     Tie    `json:"tie"`
}

// Tie says how a speaker stands to the one it speaks of.
type Tie string

// The ties of a speaker.
const (
	TieSame    Tie = "same"    // they are one
	TieOffice  Tie = "office"  // the speaker holds an office of it, or speaks for it
	TieBody    Tie = "body"    // the speaker is a body of it: a ministry of its State
	TieWhole   Tie = "whole"   // it is a body of the speaker
	TieOfficer Tie = "officer" // it holds an office of the speaker
)

// DaysLater is the number of days from an event to the publication of what is
// said of it, a least and a most where either is an interval; nil is no bound.
// What is told before it happens is negative.
type DaysLater struct {
	Least *int `json:"least"`
	Most  *int `json:"most"`
}

// Value is what statements say of one attribute of an event, and how many
// carry it.
type Value struct {
	Attribute  string   `json:"attribute"` // existence, when, where, who, whom, means, instrument, reason
	Value      string   `json:"value"`     // an entity, days, words; of existence how it is said to be: asserted, denied, ...
	Statements []string `json:"statements"`
	Documents  int      `json:"documents"` // and sources that are not here
	Origins    int      `json:"origins"`   // independent ones
	OfItself   int      `json:"of_itself"` // of the statements, those whose source speaks of itself
}
