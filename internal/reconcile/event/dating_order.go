package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/statement"
	"factum/internal/read/when"
	"factum/internal/read/when/order"
)

// dateByDistance gives days to happenings of which a document says only how
// far they lie from others ("two days after his arrest"), where another
// document has the day of one of them. Distances and days are difference
// constraints; what follows from them is as wide as their words. Statements
// whose distances contradict the days of others keep their words without a day:
// the contradiction is for package record to report.
func (b *builder) dateByDistance() {
	var anchors map[happening][]anchor
	events := map[string]*factum.Event{}
	for i := range b.Events {
		events[b.Events[i].ID] = &b.Events[i]
	}
	next := 0
	for r, reading := range b.readings {
		first := next
		next += len(reading.Statements)
		pairs := b.distances(r)
		if len(pairs) == 0 {
			continue
		}
		if anchors == nil {
			anchors = b.anchors()
		}
		system := order.NewSystem()
		variable := map[int]order.Var{} // by statement
		var known []int
		of := func(k int) order.Var {
			v, ok := variable[k]
			if !ok {
				v = system.Var()
				variable[k] = v
				known = append(known, k)
			}
			return v
		}
		sound := true
		for n, p := range pairs {
			sound = system.Between(of(p.statement), of(p.from), int64(p.low), bound(p.high), n, 1) == nil && sound
		}
		for _, k := range known {
			if days := b.dayOf(r, k, anchors); days.Closed() {
				sound = system.Bound(variable[k], int64(days.From.Day.Sub(epoch)), int64(days.To.Day.Sub(epoch)), len(pairs)+k, 1) == nil && sound
			}
		}
		if !sound {
			continue
		}
		solution := system.Solve()
		if len(solution.Conflicts()) > 0 {
			continue
		}
		for _, p := range pairs {
			st := &b.Statements[first+p.statement]
			low, high := solution.Days(variable[p.statement])
			if st.When.Known() || low <= -order.Unbounded || high >= order.Unbounded {
				continue
			}
			days := factum.Between(epoch.Add(int(low)), epoch.Add(int(high)))
			ev := events[st.Event]
			if ev != nil && !ev.When.Meets(days) {
				continue
			}
			st.When.Interval, st.When.Basis = days, factum.BasisCase
			if ev != nil {
				ev.When, _ = ev.When.Cut(days)
			}
		}
	}
}

// epoch is the day from which the days of a system are counted.
const epoch = factum.Day(1)

func bound(days int) int64 {
	if days >= anyDays {
		return order.Unbounded
	}
	return int64(days)
}

// apart is what a document says of the distance of two statements.
type apart struct {
	statement, from int
	low, high       int // days
}

// distances gathers the statements of a reading that are dated by others of it.
func (b *builder) distances(r int) (list []apart) {
	reading := b.readings[r]
	for k := range reading.Statements {
		st := &reading.Statements[k]
		if reading.Document == nil || st.When == nil || st.When.Expression < 0 {
			continue
		}
		x := &reading.Times[st.When.Expression]
		if kind := x.Symbol.Anchor.Kind; kind != when.Event && kind != when.PreviousEvent {
			continue
		}
		low, high, ok := distance(x)
		if !ok {
			continue
		}
		from := slices.IndexFunc(reading.Statements, func(o statement.Statement) bool {
			return o.Sentence == x.Symbol.Anchor.Sentence && o.Token == x.Symbol.Anchor.Token
		})
		if from < 0 {
			from = pointedAt(reading, x, k)
		}
		if from >= 0 && from != k {
			list = append(list, apart{k, from, low, high})
		}
	}
	return list
}

// pointedAt finds the statement that the words behind an expression point back
// to: "two days after his arrest" means the arrest that was told before. -1 if
// there is none.
func pointedAt(reading *statement.Reading, x *when.Expression, before int) int {
	const reach = 5 // words
	words := strings.Fields(sameSentence(reading.Document.Text[x.End:]))
	for _, w := range words[:min(len(words), reach)] {
		w = strings.ToLower(strings.Trim(w, ",;:"))
		for i := before - 1; i >= 0; i-- {
			if o := &reading.Statements[i]; o.Type.Noun() == w && !o.Negated {
				return i
			}
		}
	}
	return -1
}

// sameSentence cuts a text at the end of its first sentence.
func sameSentence(s string) string {
	_, to := sentenceAround(s, 0, 0)
	return s[:to]
}

// dayOf gives the days of a statement: its own, or those that all others agree
// on; unknown where they don't.
func (b *builder) dayOf(r, k int, anchors map[happening][]anchor) (days factum.Interval) {
	st := &b.readings[r].Statements[k]
	if st.When != nil && st.When.Known() {
		return st.When.Interval
	}
	if st.When != nil || st.Negated || st.Type.Speech() {
		return days // it has its own words for the day
	}
	for _, h := range b.happenings(r, st) {
		for _, a := range anchors[h] {
			if a.statement.reading == r || len(b.concerned(readAt{r, k})) == 0 || b.likeness(readAt{r, k}, a.statement) == 0 {
				continue
			}
			v := factum.Between(a.interval.From.Day, a.interval.To.Day)
			switch {
			case !days.Known():
				days = v
			case daysApart(days, v) > 0:
				return factum.Interval{} // several happenings, or a dispute
			default:
				days, _ = days.Cut(v)
			}
		}
	}
	return days
}
