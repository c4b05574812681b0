package when

// Symbol is the meaning of a time expression before any day is known: what
// it is reckoned from, and how. Its String is the notation; ParseSymbol reads
// it back.
//
//	y2024m04d12          12 April 2024
//	P-1D                 yesterday
//	P<=w7                the last Sunday on or before publication
//	P-1W.w5              Friday last week
//	X4+2D                two days after the time of expression 4
//	E3:14-1D             the day before the event at token 14 of sentence 3
//	V3:14X4+2D           two days after the event at 3:14, which expression 4 seems to date
//	y2019m09d05/y2019m09d06
//	=5Y<P                the five years before publication
//	*1D                  daily
type Symbol struct {
	Kind   Kind
	Anchor Anchor
	Steps  []Step // applied to the anchor, in order; points only
	Mod    Mod
	To     *Symbol  // the other end, if the words name a span of days by both ends
	Length []Amount // lengths and repeats
	// Side says, for a length, on which side of the anchor it lies: Earlier
	// ends there, Later begins there; zero for a length that lies nowhere.
	Side  Direction
	Times int16 // repeats: so many times each; 0 if not said
}

// Kind is the kind of a symbol.
type Kind uint8

// The kinds of symbols.
const (
	NoValue  Kind = iota // words that name no possible time
	Point                // days, or a time within one
	Length               // a length of time
	Repeat               // times that come again: Length, or the fields of the only step
	Past                 // PAST_REF
	Present              // PRESENT_REF
	Future               // FUTURE_REF
	Sometime             // a time that the text doesn't say
)

// AnchorKind says what an expression is reckoned from.
type AnchorKind uint8

// The kinds of anchors.
const (
	Absolute        AnchorKind = iota // nothing: the words name the year
	Publication                       // the day of publication
	OtherExpression                   // the time of Anchor.Expression
	Event                             // the event of Anchor.Sentence, Anchor.Token
	PreviousEvent                     // the event spoken of just before; see Anchor
	Unanchored                        // any year, any day: "in July it rains"
)

// Anchor is what an expression is reckoned from.
type Anchor struct {
	Kind AnchorKind
	// Expression is an index into the expressions of the text; -1 if none. An
	// anchor of kind PreviousEvent has here the expression that dates the
	// event, as far as the words tell; it holds until the reader of events
	// knows better.
	Expression int
	// Sentence and Token are the place of an event's word; Token is -1 if
	// none was found.
	Sentence, Token int
}

func anchorAt(kind AnchorKind) Anchor { return Anchor{Kind: kind, Expression: -1, Token: -1} }

// Direction is a direction in time.
type Direction int8

// The directions.
const (
	NoDirection Direction = iota
	Earlier               // strictly before
	Until                 // on or before
	Nearest
	From // on or after
	Later
)

// Op is what a step does.
type Op uint8

// The operations. Each takes a period and gives a period.
const (
	// Shift moves by N units and widens to one unit: a day's Shift -1 Month is
	// the whole month before. Exact keeps the granularity ("a year ago today").
	Shift Op = iota
	// Within takes the Fields inside the period: the Friday of the week, May
	// of the year, 16:10 of the day.
	Within
	// Seek goes to the nearest period of those Fields in the Direction.
	Seek
	// Nth takes the Nth unit, or the Nth weekday of the Fields, of the period;
	// negative numbers count from its end.
	Nth
)

// Step is one operation.
type Step struct {
	Op        Op
	Direction Direction
	N         int32
	Few       bool // a shift by a number that isn't said: "several days later"
	Exact     bool
	Unit      Unit
	Fields    Fields
}

// Amount is a number of units.
type Amount struct {
	N    int32
	Half bool // and a half
	Few  bool // the number isn't said
	Unit Unit
}

// Mod narrows or blurs a value, as the attribute mod of TIMEX3.
type Mod uint8

// The modifiers.
const (
	NoMod Mod = iota
	Start
	Mid
	End
	Approx
	Less
	More
	AtMost
	AtLeast
	BeforeMod
	AfterMod
	numMods
)

var modCodes = [numMods]string{"", "start", "mid", "end", "approx", "less", "more", "atmost", "atleast", "before", "after"}
var modTimex = [numMods]string{"", "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER"}

// TIMEX3 gives the modifier as TIMEX3 spells it; "" for none.
func (m Mod) TIMEX3() string {
	if m < numMods {
		return modTimex[m]
	}
	return ""
}

// last gives the last step; the zero Step without any.
func (s Symbol) last() Step {
	if len(s.Steps) == 0 {
		return Step{}
	}
	return s.Steps[len(s.Steps)-1]
}

// ClockAlone says whether the symbol is a time of the day of publication: it
// names no day.
func (s *Symbol) ClockAlone() bool {
	if s.Kind != Point || s.Anchor.Kind != Publication || len(s.Steps) != 1 {
		return false
	}
	f := s.Steps[0].Fields
	return s.Steps[0].Op == Within && f.timed() && !f.dated() && f.Day == 0 && f.Weekday == 0
}

// YearAlone says whether the symbol lacks nothing but its year: "5 March".
func (s *Symbol) YearAlone() bool {
	if s.Kind != Point || s.Anchor.Kind != Publication || len(s.Steps) == 0 || s.Steps[0].Op != Seek {
		return false
	}
	f := s.Steps[0].Fields
	return f.Month > 0 && f.Day > 0
}

// with gives the symbol with one more step; the steps of s are not changed.
func (s Symbol) with(step Step) Symbol {
	steps := make([]Step, len(s.Steps), len(s.Steps)+1)
	copy(steps, s.Steps)
	s.Steps = append(steps, step)
	return s
}

// fields gives the fields of an absolute or not yet anchored point that is
// nothing else, which can be merged with others.
func (s Symbol) fields() (Fields, bool) {
	if s.Kind != Point || len(s.Steps) != 1 || s.Steps[0].Op != Within || s.To != nil ||
		s.Anchor.Kind != Absolute && s.Anchor.Kind != Unanchored {
		return Fields{}, false
	}
	return s.Steps[0].Fields, true
}

// granularity is the finest unit that the symbol fixes.
func (s Symbol) granularity() Unit {
	for i := len(s.Steps) - 1; i >= 0; i-- {
		st := s.Steps[i]
		switch st.Op {
		case Within, Seek:
			return st.Fields.granularity()
		case Nth:
			if st.Fields.Weekday > 0 {
				return Day
			}
			return st.Unit
		case Shift:
			if !st.Exact {
				return st.Unit
			}
		}
	}
	return Day
}
