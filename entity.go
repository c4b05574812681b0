package factum

// Kind is the kind of an entity.
type Kind string

// The kinds of the contract.
const (
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Place        Kind = "place"
)

// Entity is a person, an organisation or a place, under every spelling that
// the documents use. Bringing mentions together loses nothing: each spelling
// says where it stands, each link says why it was made.
type Entity struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"` // the fullest spelling in use
	Kind      Kind       `json:"kind"`
	Named     bool       `json:"named"` // false for a person known by a description alone
	Spellings []Spelling `json:"spellings"`
	Roles     []Role     `json:"roles"`
	Links     []Link     `json:"links"`
	Part      []string   `json:"part_of"` // entities that it belongs to: a court to its State, a town to its country
}

// Spelling is one way in which an entity is named.
type Spelling struct {
	Text      string   `json:"text"`
	Documents []string `json:"documents"`
	Count     int      `json:"count"`
}

// Role is an office or a relation that sources ascribe to an entity.
type Role struct {
	Role string `json:"role"`
	Of   string `json:"of"`
	Interval
	Statements []string `json:"statements"`
}

// Link says why two spellings are taken as one entity.
type Link struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
}
