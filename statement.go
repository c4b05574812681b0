package factum

import (
	"bytes"
	"encoding/json"
)

// Statement is what a span of a document, or a person, says of one happening.
type Statement struct {
	ID           string        `json:"id"`
	Span                       // zero for a statement without a document
	Source       string        `json:"source,omitempty"` // where a given statement comes from
	Type         Type          `json:"type"`
	Verb         string        `json:"verb,omitempty"` // the legal or plain word used: "surrender", "extradite", "fly"
	Who          []string      `json:"who"`            // entities that act
	Whom         []string      `json:"whom"`           // entities acted on or addressed
	Where        string        `json:"where"`
	Places       []string      `json:"places"` // the entities of Where, narrowest first
	When         *When         `json:"when"`
	AttributedTo []Attribution `json:"attributed_to"` // outermost first; empty = the document's own voice
	Modality     Modality      `json:"modality"`
	Negated      bool          `json:"negated"`
	Means        string        `json:"means,omitempty"`
	Reason       string        `json:"reason,omitempty"`
	Instrument   string        `json:"instrument,omitempty"`
	Note         string        `json:"note,omitempty"`
	Reader       string        `json:"reader"` // "rules@0.1", "person", "model:NAME"
	Event        string        `json:"event,omitempty"`
	Support      *Support      `json:"support,omitempty"`
	Why          *Why          `json:"why,omitempty"`
}

// When is the time of a statement, with the words it came from.
type When struct {
	Interval
	Text  string `json:"text"`
	Basis Basis  `json:"basis"`
}

// Attribution is a source that the document names for a statement.
type Attribution struct {
	Text   string `json:"text"`
	Entity string `json:"entity,omitempty"`
}

// Why says why a statement was read: the frame, the words that made it fire,
// for each role how it was found, and the words that decided all else.
type Why struct {
	Frame    string            `json:"frame"`
	Trigger  Range             `json:"trigger"`
	Sentence Range             `json:"sentence,omitzero"` // the words that were read together
	Roles    map[string]string `json:"roles,omitempty"`
	Steps    []WhyStep         `json:"steps,omitempty"`
}

// WhyStep is one word or phrase that decided something about a statement: that
// a pronoun means somebody, that a verb makes it a plan, who says so.
type WhyStep struct {
	About string `json:"about"` // trigger, who, whom, where, reason, modality, negated, source, when
	Range
	Note string `json:"note"`
}

// Modality says how a source puts what it says.
type Modality string

// The modalities of the contract.
const (
	Asserted  Modality = "asserted"
	Alleged   Modality = "alleged"
	Denied    Modality = "denied"
	Planned   Modality = "planned"
	CalledFor Modality = "called_for"
)

// MarshalJSON writes null for the place of a statement without a document, and
// leaves <, > and & in quotes as they are.
func (s Statement) MarshalJSON() ([]byte, error) {
	type plain Statement
	var v any = plain(s)
	if s.Document == "" {
		v = struct {
			plain
			Document *struct{} `json:"document"`
			Quote    *struct{} `json:"quote"`
			Start    *struct{} `json:"start"`
			End      *struct{} `json:"end"`
		}{plain: plain(s)}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Figure is a number that a source gives of something.
type Figure struct {
	ID           string        `json:"id"`
	Span                       // the words
	Value        float64       `json:"value"`
	Low          *float64      `json:"low"` // nil = no bound
	High         *float64      `json:"high"`
	Unit         string        `json:"unit"`
	Of           string        `json:"of"`
	When         *When         `json:"when"`
	AttributedTo []Attribution `json:"attributed_to"`
	Statements   []string      `json:"statements"`
}
