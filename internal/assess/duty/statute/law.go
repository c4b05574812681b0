package statute

import "factum"

// Law is the content of all sound law files.
type Law struct {
	Files    []string // in the order of reading
	Digest   string   // SHA-256 of what stands in them, in hex
	Duties   []*Duty  // by file, then by place in it
	Facts    map[string]*Fact
	Bodies   map[string]*Body
	States   []*State
	Organs   []string // words that make a name with a State in it an organ of that State
	NoOrgans []string
	Treaties map[string]*Treaty
	Readings map[string]*Reading
	Sources  map[string]*Source
}

// Duty gives the duty with this id, or nil.
func (l *Law) Duty(id string) *Duty {
	for _, d := range l.Duties {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Questions gives the readings of one question, by id.
func (l *Law) Questions(question string) []string {
	var ids []string
	for _, id := range sortedKeys(l.Readings) {
		if l.Readings[id].Question == question {
			ids = append(ids, id)
		}
	}
	return ids
}

// Place is where something stands in the law files.
type Place struct {
	File string `yaml:"-" json:"file"`
	Line int    `yaml:"-" json:"line"`
}

// Kind is what a provision does.
type Kind string

// The kinds of provisions. Only obligations and prohibitions can be broken.
const (
	Obligation  Kind = "obligation"
	Prohibition Kind = "prohibition"
	Power       Kind = "power"
	Right       Kind = "right"
	Effect      Kind = "effect"
	Soft        Kind = "soft"
)

// Duty is one provision.
type Duty struct {
	Place     `yaml:"-"`
	ID        string   `yaml:"id"`
	Regime    string   `yaml:"regime"`
	Title     string   `yaml:"-"` // of the file, as a reader knows the law
	Article   string   `yaml:"article"`
	Kind      Kind     `yaml:"kind"`
	Bearer    string   `yaml:"bearer"`   // in words
	BorneBy   string   `yaml:"borne_by"` // state, organ, or a body
	Organ     string   `yaml:"organ"`    // the organ's short name, if not Bearer
	OwedTo    []string `yaml:"owed_to"`
	ForEach   []string `yaml:"for_each"` // state, person; empty = both
	State     string   `yaml:"state"`    // only this State
	Starts    string   `yaml:"starts"`   // the trigger in words
	Content   string   `yaml:"content"`
	Binds     string   `yaml:"binds"` // the treaty that must bind the State
	InForce   *Period  `yaml:"in_force"`
	Deadline  Deadline `yaml:"deadline"`
	Rules     `yaml:",inline"`
	ClaimedBy *Condition          `yaml:"claimed_by"` // an excuse that was claimed, shown as such
	Readings  map[string]*Variant `yaml:"readings"`
	Findings  *Findings           `yaml:"findings"`
	Referrals string              `yaml:"referrals"` // the fact that is a referral on this duty
	Conflicts []Clash             `yaml:"conflicts_with"`

	Consequence  string   `yaml:"consequence"`
	Notes        string   `yaml:"notes"`
	NotEvaluated string   `yaml:"not_evaluated"` // why no record can decide it
	Source       []string `yaml:"source"`
	Basis        string   `yaml:"basis"`
	Confidence   string   `yaml:"confidence"`
}

// Evaluated says whether the engine can judge the duty.
func (d *Duty) Evaluated() bool { return d.NotEvaluated == "" }

// Rules are the conditions of a duty.
type Rules struct {
	Trigger      *Condition `yaml:"trigger"`
	DischargedBy *Condition `yaml:"discharged_by"`
	BreachedBy   *Condition `yaml:"breached_by"`
	ExcusedBy    *Condition `yaml:"excused_by"`
	SuspendedBy  *Condition `yaml:"suspended_by"`
	LapsesIf     *Condition `yaml:"lapses_if"` // the duty falls away before it is due
}

// Named gives the conditions that there are, by their name in the files.
func (r Rules) Named() map[string]*Condition {
	all := map[string]*Condition{
		"trigger": r.Trigger, "discharged_by": r.DischargedBy, "breached_by": r.BreachedBy,
		"excused_by": r.ExcusedBy, "suspended_by": r.SuspendedBy, "lapses_if": r.LapsesIf,
	}
	for name, c := range all {
		if c == nil {
			delete(all, name)
		}
	}
	return all
}

// Variant is what a reading of the law changes in a duty: the conditions that
// it names take the place of the duty's own.
type Variant struct {
	Says  string `yaml:"says"`
	Rules `yaml:",inline"`
}

// Under gives the duty's rules under one reading ("" = none).
func (d *Duty) Under(reading string) Rules {
	r := d.Rules
	v := d.Readings[reading]
	if v == nil {
		return r
	}
	take := func(into **Condition, c *Condition) {
		if c != nil {
			*into = c
		}
	}
	take(&r.Trigger, v.Trigger)
	take(&r.DischargedBy, v.DischargedBy)
	take(&r.BreachedBy, v.BreachedBy)
	take(&r.ExcusedBy, v.ExcusedBy)
	take(&r.SuspendedBy, v.SuspendedBy)
	take(&r.LapsesIf, v.LapsesIf)
	return r
}

// DeadlineKind says how a time limit is set.
type DeadlineKind string

// The kinds of deadlines.
const (
	Fixed    DeadlineKind = "fixed"    // a countable period
	Standard DeadlineKind = "standard" // an open word: never decided by the clock alone
	Before   DeadlineKind = "before"   // before another event
	Agreed   DeadlineKind = "agreed"   // a date fixed between the parties
	None     DeadlineKind = "none"
)

// Deadline is a time limit, or one version of it after another.
type Deadline struct {
	Kind     DeadlineKind `yaml:"kind"`
	Duration Duration     `yaml:"duration"`
	// From is the fact from which the period runs, the trigger if empty; where
	// no source gives it, Otherwise counts from the trigger instead.
	From      string   `yaml:"from"`
	Otherwise Duration `yaml:"otherwise"`
	Longer    *Longer  `yaml:"longer"`
	Word      string   `yaml:"word"`
	Event     string   `yaml:"event"`
	Note      string   `yaml:"note"`
	// ByDate holds the versions of a limit that was changed; each is valid for
	// triggers within its period.
	ByDate []DatedDeadline `yaml:"by_date"`
}

// Longer extends a fixed period where a condition holds.
type Longer struct {
	If       *Condition `yaml:"if"`
	Duration Duration   `yaml:"duration"`
}

// DatedDeadline is a version of a time limit.
type DatedDeadline struct {
	Period   `yaml:",inline"`
	Deadline `yaml:",inline"`
}

// Period is a stretch of days; an unknown end is open. Until is the last day.
type Period struct {
	Since Day `yaml:"since"`
	Until Day `yaml:"until"`
}

// Holds says whether a day is within the period.
func (p Period) Holds(d factum.Day) bool {
	return (!p.Since.Known() || d.Sub(p.Since.Day) >= 0) && (!p.Until.Known() || d.Sub(p.Until.Day) <= 0)
}

// Findings says which findings of a court speak of a duty.
type Findings struct {
	From     string   `yaml:"from"`     // a fact marked as finding
	Words    []string `yaml:"words"`    // with one of these words it speaks of this very duty
	Decisive bool     `yaml:"decisive"` // every such finding speaks of this very duty
}

// Clash is a conflict with another provision, and which of the two prevails.
type Clash struct {
	Duty     string `yaml:"duty"`
	Prevails string `yaml:"prevails"`
	Because  string `yaml:"because"`
}

// Reading is one of several competing readings of the law.
type Reading struct {
	Place    `yaml:"-"`
	Question string   `yaml:"question"` // readings of one question exclude each other
	Name     string   `yaml:"name"`
	Claim    string   `yaml:"claim"`
	Sources  []string `yaml:"sources"`
}

// Source is where a text of the law was read.
type Source struct {
	Place `yaml:"-"`
	Title string `yaml:"title"`
	URL   string `yaml:"url"`
	Seen  string `yaml:"seen"` // true, opening, false
}

// Treaty is a text that binds States from one day to another.
type Treaty struct {
	Place           `yaml:"-"`
	Title           string      `yaml:"title"`
	Names           []string    `yaml:"names"`
	SaidBy          factum.Type `yaml:"said_by"`
	Source          []string    `yaml:"source"`
	Basis           string      `yaml:"basis"`
	Note            string      `yaml:"note"`
	AfterWithdrawal *Condition  `yaml:"after_withdrawal"`
	Parties         []Party     `yaml:"parties"`
}

// Party is a State's time under a treaty: bound from Since, no longer on Until.
type Party struct {
	Place     `yaml:"-"`
	State     string `yaml:"state"`
	Deposited Day    `yaml:"deposited"`
	Since     Day    `yaml:"since"`
	Withdrew  Day    `yaml:"withdrew"`
	Until     Day    `yaml:"until"`
	Note      string `yaml:"note"`
}

// State is a State with the ways to write it.
type State struct {
	Place   `yaml:"-"`
	Name    string   `yaml:"name"`
	Names   []string `yaml:"names"`
	People  []string `yaml:"people"`
	Capital string   `yaml:"capital"`
}

// Body is an actor known by words in its name.
type Body struct {
	Place    `yaml:"-"`
	Name     string   `yaml:"name"`
	Contains []string `yaml:"contains"`
	Exactly  []string `yaml:"exactly"`
	Not      []string `yaml:"not"`
	Seat     []string `yaml:"seat"`
	OfState  bool     `yaml:"of_state"`
}

// Fact is something that the law attaches consequences to, and the statements
// that tell it.
type Fact struct {
	Place    `yaml:"-"`
	Name     string    `yaml:"-"`
	Means    string    `yaml:"means"`
	Yes      string    `yaml:"yes"`
	No       string    `yaml:"no"`
	From     []Pattern `yaml:"from"`
	DeniedBy []Pattern `yaml:"denied_by"`
	AnyOf    []string  `yaml:"any_of"`
	Lasts    *Lasts    `yaml:"lasts"`
	Stay     *Stay     `yaml:"stay"`
	EndOf    string    `yaml:"end_of"`
	Unless   []string  `yaml:"unless"`
	Straight []string  `yaml:"unless_straight"`
	Undated  *Undated  `yaml:"undated"`
	Finding  bool      `yaml:"finding"`
}

// Lasts makes a state of things of events.
type Lasts struct {
	From  []string `yaml:"from"`
	Until []string `yaml:"until"`
}

// Stay makes a person's presence in a State of the signs of it.
type Stay struct {
	Seen      string `yaml:"seen"`
	Departed  string `yaml:"departed"`
	Elsewhere string `yaml:"elsewhere"`
}

// Undated bounds a fact for which no source gives a day.
type Undated struct {
	NotBefore string `yaml:"not_before"`
	NotAfter  string `yaml:"not_after"`
}

// Pattern is one way in which a statement tells a fact. All that it names must
// fit.
type Pattern struct {
	Types        Types       `yaml:"type"`
	By           stringsList `yaml:"by"`
	NotBy        stringsList `yaml:"not_by"`
	To           stringsList `yaml:"to"`
	NotTo        stringsList `yaml:"not_to"`
	Of           string      `yaml:"of"`
	At           stringsList `yaml:"at"`
	ByParty      string      `yaml:"by_party"`
	ByNoParty    string      `yaml:"by_no_party"`
	Instrument   []string    `yaml:"instrument"`
	NoInstrument []string    `yaml:"no_instrument"`
	Words        []string    `yaml:"words"`
	NoWords      []string    `yaml:"no_words"`
	Negated      bool        `yaml:"negated"`
	Whole        bool        `yaml:"whole"`
}
