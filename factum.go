// Package factum holds the vocabulary of the program: the values that travel
// from one stage to the next and at last stand in the record.
//
// A [Document] is what a source says, kept word for word. A [Statement] is a
// span of a document that says that something happened (or did not, or should).
// An [Entity] is a person, an organisation or a place under all its spellings.
// An [Event] brings together the statements on one happening; an [Origin] the
// documents that are no independent witnesses of it. A [Conflict] is a smallest
// set of quotes that cannot all be true, a [Duty] what an actor owed under a
// legal text, a [Question] what is still unknown. The [Record] holds them all;
// its JSON form is documented in docs/record.schema.json.
//
// The package imports the standard library only and holds no logic beyond
// small methods on these types.
package factum

// Version is the version of the program and of the record it writes.
const Version = "0.1.0"

// Record is all that Factum establishes about one case. It is a function of
// its inputs: the same documents, statements, law and version give the same
// bytes, whatever the order of the input.
type Record struct {
	Factum     string      `json:"factum"`    // Version
	Digest     string      `json:"digest"`    // SHA-256 of the inputs and of the version, in hex
	Documents  []Document  `json:"documents"` // by first possible day of publication, then by hash
	Entities   []Entity    `json:"entities"`
	Statements []Statement `json:"statements"` // by document, then by place in it
	Events     []Event     `json:"events"`     // by day; undated ones last
	Figures    []Figure    `json:"figures"`
	Origins    []Origin    `json:"origins"`
	Conflicts  []Conflict  `json:"conflicts"`
	Duties     []Duty      `json:"duties"`
	Questions  []Question  `json:"questions"`
	Skipped    []Skipped   `json:"skipped"` // inputs that could not be read, each with its reason
	// Notes say where comparing stopped at a bound, and what was left out of it.
	Notes []string `json:"notes,omitempty"`
	// AsOf is the day as of which the record is built, "" for all that is known;
	// LeftOut the sources of a later or an unknown day.
	AsOf    string    `json:"as_of,omitempty"`
	LeftOut []Skipped `json:"left_out,omitempty"`
}

// Skipped names an input that is not in the record, and why.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}
