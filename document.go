package factum

// Document is one source: its words as Factum keeps them for ever, and what is
// known of it. All offsets in a record are byte offsets into Text.
type Document struct {
	ID         string    `json:"id"`          // "d" and the first digits of SHA256
	File       string    `json:"file"`        // the path as given
	SHA256     string    `json:"sha256"`      // of the received bytes, in hex
	TextSHA256 string    `json:"text_sha256"` // of the canonical text, in hex
	Extractor  string    `json:"extractor"`   // what made the text, with its version: "plain@1"
	Title      string    `json:"title"`
	Outlet     string    `json:"outlet"`
	Author     string    `json:"author"`
	URL        string    `json:"url"`
	Language   string    `json:"language"` // ISO 639-1, "" where unknown
	Published  Published `json:"published"`
	// Grade is how a person grades the document; nil if nobody has.
	Grade  *Grade   `json:"grade,omitempty"`
	Notes  []string `json:"notes"` // what was noticed while it was read: encoding, disagreement of dates
	Text   string   `json:"text,omitempty"`
	Blocks []Block  `json:"blocks,omitempty"`
}

// Grade is a grade of the Admiralty code that a person gives: a letter for the
// source and a digit for what it says. The two are kept apart, and nothing is
// made of them.
type Grade struct {
	Reliability string `json:"reliability,omitempty"` // A (completely reliable) to F (can't be judged)
	Credibility string `json:"credibility,omitempty"` // 1 (confirmed) to 6 (can't be judged)
}

// Published is the interval in which a document was published.
type Published struct {
	Interval
	Basis   Basis     `json:"basis"`
	Because []Because `json:"because"` // the words or statements that decided
}

// Basis says how a date is known.
type Basis string

// How a date is known.
const (
	BasisNone      Basis = ""            // it isn't
	BasisGiven     Basis = "given"       // a person said so (--sources, --statements)
	BasisPrinted   Basis = "printed"     // the document prints or declares it
	BasisAbsolute  Basis = "absolute"    // the words name the day
	BasisPublished Basis = "publication" // reckoned from the day of publication
	BasisEvent     Basis = "event"       // reckoned from another event or expression of the text
	BasisWords     Basis = "words"       // narrowed by what the document itself says
	BasisCase      Basis = "case"        // narrowed by events shared with other documents
)

// Because is one reason: a statement, or a span of a document.
type Because struct {
	Statement string `json:"statement,omitempty"`
	*Span
	Note string `json:"note,omitempty"`
}

// Span is a place in a document: the bytes from Start up to End of its text,
// which are exactly Quote.
type Span struct {
	Document string `json:"document"`
	Quote    string `json:"quote"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// Range is the bytes from Start up to End of a document's text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Block is a stretch of a document's text with one function. Blocks are in
// the order of the text and don't overlap; text between them is white space
// or markup.
type Block struct {
	Kind BlockKind `json:"kind"`
	Range
	Level int `json:"level,omitempty"` // of a heading or of a list item, from 1
	// Skip holds the markup inside the block that is no word of it (link
	// targets, asterisks, entities): in order, within the block.
	Skip []Range `json:"skip,omitempty"`
}

// BlockKind is the function of a block.
type BlockKind string

// The functions of a block. Only those for which Speaks holds make statements.
const (
	Heading     BlockKind = "heading"
	Paragraph   BlockKind = "paragraph"
	ListItem    BlockKind = "item"
	Quotation   BlockKind = "quotation"
	Table       BlockKind = "table"
	Dateline    BlockKind = "dateline" // "LARNACA, April 12 (Wire) -", or a line that only bears the date
	Byline      BlockKind = "byline"
	Caption     BlockKind = "caption"
	Credit      BlockKind = "credit"
	Teaser      BlockKind = "teaser"      // "Read also ..."
	Boilerplate BlockKind = "boilerplate" // cookies, sharing, subscription, navigation
	Code        BlockKind = "code"
)

// Speaks says whether blocks of this kind make statements.
func (k BlockKind) Speaks() bool {
	switch k {
	case Heading, Paragraph, ListItem, Quotation:
		return true
	}
	return false
}
