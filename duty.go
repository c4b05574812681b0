package factum

// DutyStatus says what became of a duty, on the sources of the record.
type DutyStatus string

// The statuses of the contract.
const (
	NotTriggered DutyStatus = "not_triggered"
	Pending      DutyStatus = "pending"
	Met          DutyStatus = "met"
	MetLate      DutyStatus = "met_late"
	Breached     DutyStatus = "breached"
	Excused      DutyStatus = "excused"
	Suspended    DutyStatus = "suspended"
	UnknownDuty  DutyStatus = "unknown"
)

// DutyLabel says whether a breach holds whatever is disputed.
type DutyLabel string

// The labels of the contract.
const (
	BreachedOnEveryReading DutyLabel = "breached_on_every_reading"
	BreachedOnlyIf         DutyLabel = "breached_only_if"
	NotBreachedOnAny       DutyLabel = "not_breached_on_any"
	UnknownLabel           DutyLabel = "unknown"
)

// Duty is what an actor owed under a legal text, and what became of it.
type Duty struct {
	ID             string     `json:"id"`
	Regime         string     `json:"regime"`
	Article        string     `json:"article"`
	Duty           string     `json:"duty"`
	Bearer         string     `json:"bearer"`
	BearerEntity   string     `json:"bearer_entity,omitempty"`
	OwedTo         string     `json:"owed_to"`
	About          string     `json:"about,omitempty"` // the person concerned
	TriggeredBy    []string   `json:"triggered_by"`
	Deadline       *Deadline  `json:"deadline"`
	Status         DutyStatus `json:"status"`
	Worlds         Worlds     `json:"worlds"`
	Label          DutyLabel  `json:"label"`
	BreachedOnlyIf []string   `json:"breached_only_if"`
	Because        []string   `json:"because"`
	Explanation    string     `json:"explanation"`
	WouldChange    string     `json:"would_change"`
	Basis          string     `json:"basis"` // how far the wording of the law was checked: corpus, mixed, known
	Findings       []Finding  `json:"findings"`

	RegimeTitle string `json:"regime_title,omitempty"` // the name of the body of law, as a reader knows it

	Against   []string      `json:"against"`             // statements that speak against the answer
	Readings  []DutyReading `json:"readings,omitempty"`  // what follows under each reading of the law
	Referrals []string      `json:"referrals,omitempty"` // statements that the matter was, or was not, referred: another fact than a finding
	Sources   []string      `json:"sources,omitempty"`   // where the law was read
}

// DutyReading is what becomes of a duty under one reading of the law.
type DutyReading struct {
	Reading string     `json:"reading"`
	Name    string     `json:"name"`
	Status  DutyStatus `json:"status"`
}

// Deadline is the time within which a duty was due.
type Deadline struct {
	DueFrom Moment `json:"due_from"`
	DueTo   Moment `json:"due_to"`
	Rule    string `json:"rule"`
}

// Worlds counts the combinations of disputed facts and readings of the law.
type Worlds struct {
	Breached int `json:"breached"`
	Of       int `json:"of"`
}

// Finding is what a court or body said later of the same duty. It never feeds
// the status; both are shown.
type Finding struct {
	Statement string `json:"statement"`
	Agrees    string `json:"agrees"` // yes | no | open
}
