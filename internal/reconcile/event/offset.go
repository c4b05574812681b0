package event

import (
	"math"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/statement"
	"factum/internal/read/when"
)

// Offset is what a statement says of the distance between its happening and
// another: "two days later", "hours after his arrest", "before he left". The
// days of the one lie from Low up to High days after those of the other.
type Offset struct {
	Statement string // whose happening is placed so
	From      string // a statement on the happening that it is placed by
	Low, High int    // ±AnyDays is open
	Text      string // the words
}

// AnyDays is more than all days that are written of.
const AnyDays = math.MaxInt32 / 4

// offsets gathers what the documents say of the distance and of the order of
// happenings. Distances of which the day has been reckoned are left out.
func (b *builder) offsets() {
	next := 0
	for r, reading := range b.readings {
		first := next
		next += len(reading.Statements)
		if reading.Document == nil {
			continue
		}
		at := b.tokens(r)
		for k := range reading.Statements {
			st := &reading.Statements[k]
			if len(st.Orders) == 0 && (st.When == nil || st.When.Expression < 0 || st.When.Closed()) {
				continue
			}
			told := -1 // the statement that a distance is counted from
			if from, low, high, ok := b.distanceFrom(r, k, at); ok && !st.When.Closed() {
				told = from
				b.offset(first+k, first+from, low, high, st.When.Text)
			}
			for _, o := range st.Orders {
				i, ok := at[[2]int{o.Sentence, o.Token}]
				if ok {
					i += first
				} else if i, ok = b.named(r, k, o.Type); !ok {
					continue
				}
				if i == first+told || i == first+k || b.another(first+k, i) {
					continue
				}
				low, high := 0, AnyDays
				start := o.Start
				if !o.After {
					low, high = -AnyDays, 0
				}
				if o.Expression >= 0 {
					x := &reading.Times[o.Expression]
					if l, h, ok := distance(x); ok {
						low, high = l, h
					}
					start = min(start, x.Start)
				}
				if b.abroad(first+k, i) { // what comes after can bear the date before in another zone
					low, high = max(low-1, -AnyDays), min(high+1, AnyDays)
				}
				b.offset(first+k, i, low, high, strings.Join(strings.Fields(reading.Document.Text[start:o.End]), " "))
			}
		}
	}
}

func (b *builder) offset(i, from, low, high int, words string) {
	b.Offsets = append(b.Offsets, Offset{b.Statements[i].ID, b.Statements[from].ID, low, high, words})
}

// tokens gives the statements of a reading by their triggers.
func (b *builder) tokens(r int) map[[2]int]int {
	at := map[[2]int]int{}
	for k := range b.readings[r].Statements {
		if st := &b.readings[r].Statements[k]; st.Sentence >= 0 && st.Token >= 0 {
			if _, taken := at[[2]int{st.Sentence, st.Token}]; !taken {
				at[[2]int{st.Sentence, st.Token}] = k
			}
		}
	}
	return at
}

// distanceFrom gives the statement that another one of a reading is dated by, and
// how many days lie between them.
func (b *builder) distanceFrom(r, k int, at map[[2]int]int) (from, low, high int, ok bool) {
	reading := b.readings[r]
	st := &reading.Statements[k]
	if st.When == nil || st.When.Expression < 0 {
		return 0, 0, 0, false
	}
	x := &reading.Times[st.When.Expression]
	if kind := x.Symbol.Anchor.Kind; kind != when.Event && kind != when.PreviousEvent {
		return 0, 0, 0, false
	}
	if low, high, ok = distance(x); !ok {
		return 0, 0, 0, false
	}
	from, found := at[[2]int{x.Symbol.Anchor.Sentence, x.Symbol.Anchor.Token}]
	if !found {
		from = pointedAt(reading, x, k)
	}
	return from, low, high, from >= 0 && from != k
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

// named gives a statement on the happening that a bare noun of statement k of a
// reading means ("after his arrest"): of the events of that type that befell the
// same person, the only one.
func (b *builder) named(r, k int, typ factum.Type) (statement int, ok bool) {
	st := &b.readings[r].Statements[k]
	kind := kindOf(typ, "")
	found := ""
	for _, a := range slices.Concat(st.Whom, st.Who) {
		e := b.entityOf[r][a]
		if e < 0 || !b.Entities[e].Named || b.Entities[e].Kind != factum.Person {
			continue
		}
		for _, i := range b.befell[kind.of(e)] {
			switch ev := b.Statements[i].Event; {
			case found == "":
				found, statement = ev, i
			case found != ev:
				return 0, false
			}
		}
	}
	return statement, found != ""
}

// indexEvents gathers the events by their ID, and the statements that something happened by its type and the
// people whom it befell, or who did it where it befell nobody.
func (b *builder) indexEvents() {
	b.eventOf = make(map[string]*factum.Event, len(b.Events))
	for i := range b.Events {
		b.eventOf[b.Events[i].ID] = &b.Events[i]
	}
	b.befell = map[happening][]int{}
	for i := range b.Statements {
		st, at := &b.Statements[i], b.read[i]
		if st.Negated || st.Modality != factum.Asserted && st.Modality != factum.Alleged || st.Event == "" {
			continue
		}
		read := &b.readings[at.reading].Statements[at.statement]
		actors := read.Whom
		if len(actors) == 0 {
			actors = read.Who
		}
		for _, a := range actors {
			if e := b.entityOf[at.reading][a]; e >= 0 && b.Entities[e].Named && b.Entities[e].Kind == factum.Person {
				h := kindOf(st.Type, st.Verb).of(e)
				b.befell[h] = append(b.befell[h], i)
			}
		}
	}
}

// another says whether statement i of a bare noun ("after his arrest") was taken
// for an event that befell others than those of statement k.
func (b *builder) another(k, i int) bool {
	if len(b.Statements[i].Whom) > 0 || len(b.Statements[i].Who) > 0 {
		return false
	}
	ev := b.eventOf[b.Statements[i].Event]
	if ev == nil {
		return false
	}
	actors := slices.Concat(b.Statements[k].Who, b.Statements[k].Whom)
	named := func(id string) bool { return b.byID(id).Named }
	return slices.ContainsFunc(actors, named) && slices.ContainsFunc(ev.Whom, named) &&
		!slices.ContainsFunc(actors, func(id string) bool { return slices.Contains(ev.Whom, id) || slices.Contains(ev.Who, id) })
}

// abroad says whether the places that two statements name are in no common
// country, as far as that is known.
func (b *builder) abroad(i, k int) bool {
	within := func(places []string) (all []string) {
		for _, id := range places {
			all = append(append(all, id), b.byID(id).Part...)
		}
		return all
	}
	s, t := within(b.Statements[i].Places), within(b.Statements[k].Places)
	return len(s) > 0 && len(t) > 0 && !slices.ContainsFunc(s, func(id string) bool { return slices.Contains(t, id) })
}

// distance gives the days that an expression lies after what it is counted
// from; ok is false if its words don't say. Of "days after" only the least is
// known, of "hours after" that a night can lie between.
func distance(x *when.Expression) (low, high int, ok bool) {
	s := &x.Symbol
	if s.Kind != when.Point || x.Relation != when.RelIn || len(s.Steps) != 1 || s.To != nil {
		return 0, 0, false
	}
	step := s.Steps[0]
	if step.Op != when.Shift {
		return 0, 0, false
	}
	n := int(step.N)
	switch {
	case step.Few:
		low, high, ok = fewOf(step.Unit)
		if !ok {
			return 0, 0, false
		}
		if n < 0 {
			low, high = -high, -low
		}
		return low, high, true
	case step.Unit == when.Hour || step.Unit == when.Minute:
		low, high = 0, n/24+1
		if n < 0 {
			low, high = n/24-1, 0
		}
	case step.Unit == when.Day:
		low, high = n, n
	case step.Unit == when.Week:
		low, high = 7*n-3, 7*n+3
	default:
		return 0, 0, false
	}
	switch s.Mod {
	case when.NoMod:
	case when.Less, when.AtMost:
		low, high = min(low, 0), max(high, 0)
	case when.More, when.AtLeast:
		if n < 0 {
			low = -AnyDays
		} else {
			high = AnyDays
		}
	default:
		low, high = low-1, high+1
	}
	return low, high, true
}

// fewOf gives the days that "minutes", "hours", "days" and so on later can mean.
func fewOf(u when.Unit) (low, high int, ok bool) {
	switch u {
	case when.Minute:
		return 0, 1, true
	case when.Hour:
		return 0, 2, true
	case when.Day:
		return 1, AnyDays, true
	case when.Week:
		return 7, AnyDays, true
	case when.Month:
		return 28, AnyDays, true
	case when.Year:
		return 300, AnyDays, true
	}
	return 0, 0, false
}
