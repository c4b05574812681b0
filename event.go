package factum

// Event is one happening, with all statements on it.
type Event struct {
	ID     string   `json:"id"`
	Type   Type     `json:"type"`
	Who    []string `json:"who"`
	Whom   []string `json:"whom"`
	Where  string   `json:"where"`
	Places []string `json:"places"`
	When   Interval `json:"when"`
	// Assumed are the days within When, or where it is open, by the order in which
	// acts usually follow each other; nil where that tells nothing. It is no fact.
	Assumed    *Assumed `json:"assumed,omitempty"`
	Statements []string `json:"statements"`
	Documents  int      `json:"documents"` // that tell it, and sources that are not here
	Origins    int      `json:"origins"`   // independent origins, not outlets
	Disputed   []string `json:"disputed"`
	Because    []string `json:"because"` // why statements of several documents stand together
	// Values says of each value that is given how many carry it, where several
	// statements tell the event.
	Values []Value `json:"values,omitempty"`
}

// Assumed is what is taken for the days of an event, and why.
type Assumed struct {
	Interval
	Because []Usual `json:"because"`
}

// Usual is a reason to assume a day: an event before or after which the other
// usually comes.
type Usual struct {
	Event string `json:"event"`
	Note  string `json:"note"`
}

// Origin is a set of documents that are one witness, for all they say or for
// some statements.
type Origin struct {
	ID         string    `json:"id"`
	Documents  []string  `json:"documents"`
	Statements []string  `json:"statements"` // and figures; empty: the documents as wholes
	Because    string    `json:"because"`    // shared passage | same named source | same statement quoted
	Passages   []Passage `json:"passages"`
	// Source is what the named source is called that they have in common.
	Source string `json:"source,omitempty"`
	// First is the document that was published before all the others, where the
	// days of publication tell.
	First string `json:"first,omitempty"`
}

// Passage is a stretch of words that two documents share.
type Passage struct {
	A Span `json:"a"`
	B Span `json:"b"`
}

// ConflictKind says what a difference between sources amounts to.
type ConflictKind string

// The kinds of conflicts.
const (
	Contradiction         ConflictKind = "contradiction"
	CompetingExplanations ConflictKind = "competing_explanations"
	SingleSource          ConflictKind = "single_source"
	Granularity           ConflictKind = "granularity"
	ChangedOverTime       ConflictKind = "changed_over_time"
	Terminology           ConflictKind = "terminology"
)

// Conflict is a smallest set of quotes that cannot all be true, or a
// difference that looks like one and is explained.
type Conflict struct {
	ID        string       `json:"id"`
	Kind      ConflictKind `json:"kind"`
	About     string       `json:"about"`
	Event     string       `json:"event,omitempty"`
	Attribute string       `json:"attribute"`
	Sides     []Side       `json:"sides"`
	// Sets are the smallest sets of a contradiction, as positions in Sides: one
	// statement of each side of a set can't all be true, and without any one of
	// them the others can.
	Sets [][]int `json:"sets,omitempty"`
	Note string  `json:"note,omitempty"`
}

// Side is one value in a conflict, with the statements that say so.
type Side struct {
	Value      string   `json:"value"`
	Statements []string `json:"statements"`
	Documents  int      `json:"documents"` // and sources that are not here
	Origins    int      `json:"origins"`
}

// Question is something that a careful analyst would ask next.
type Question struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	About   string   `json:"about"` // an event, an entity or a document
	Because []string `json:"because"`
}
