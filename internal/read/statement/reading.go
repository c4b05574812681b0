package statement

import (
	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/when"
)

// Reading is what one source says, in its own terms: actors are numbered
// within it.
type Reading struct {
	Document *factum.Document // nil for a source that is not here
	Source   string           // what a source that is not here is called
	// Published is known of a source that is not here; that of a document
	// stands in the document.
	Published  factum.Interval
	Actors     []actor.Actor
	Statements []Statement
	Figures    []Figure
	Times      []when.Expression // all time expressions of the document, in order
}

// Statement is a statement of a reading; see [factum.Statement] for its
// fields. Actors are indices into the reading's.
type Statement struct {
	ID           string // given by a person; empty otherwise
	factum.Range        // zero for a statement without words
	Type         factum.Type
	Verb         string
	Who, Whom    []int
	Where        string
	Places       []int // actors of kind place, narrowest first
	When         *Time
	Orders       []Order  // what its words say of the order of its happening and others
	AttributedTo []Source // outermost first
	Modality     factum.Modality
	Negated      bool
	Another      bool // "another warrant": not one spoken of before
	Means        string
	Reason       string
	Instrument   string
	Note         string
	Reader       string
	Why          *factum.Why
	Sentence     int // -1 for a statement without words
	Token        int // the trigger
	Role         int // of a position_held: index into the roles of the actor in Who
}

// Time is the time of a statement.
type Time struct {
	Expression int // index into the reading's Times; -1 if given as a value
	factum.Interval
	Text  string
	Basis factum.Basis
}

// Source is a source that a document names for a statement.
type Source struct {
	Text  string
	Actor int // -1 if it is no actor of the reading ("reportedly")
}

// Figure is a number that a source gives of something.
type Figure struct {
	factum.Range // the number with its bounds and what it counts
	Value        float64
	Low, High    *float64 // nil = no bound
	Unit         string
	Of           string
	When         *Time
	AttributedTo []Source
	Statement    int // the statement that carries it; -1 if none does
}
