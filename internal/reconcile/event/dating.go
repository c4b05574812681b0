package event

import (
	"fmt"
	"math"
	"slices"

	"factum"
	"factum/internal/read/statement"
	"factum/internal/read/when"
)

// window is how long after the last happening in common days of publication are
// tried, in days: a date without its year comes again after a year.
const window = 366

// recent is for how many days "last Friday" is hardly said: on a Sunday it would
// be "on Friday".
const recent = 2

// slipWeight is what a day counts that misses its event by one or two days: a
// mistake or a dispute is likelier there than weeks away.
const slipWeight = 0.25

// dateDocuments narrows the days of publication of documents that bear none,
// by the happenings that they share with others. Each round uses what the
// rounds before have dated.
func (b *builder) dateDocuments() {
	var open []int // readings
	for r, reading := range b.readings {
		if d := reading.Document; d != nil && !d.Published.Exact() && d.Published.Basis != factum.BasisGiven && d.Published.Basis != factum.BasisPrinted {
			open = append(open, r)
		}
	}
	if len(open) == 0 {
		return
	}
	scenes := b.dayScenes()
	for range 4 {
		anchors := b.anchors()
		scenes.redate(b)
		days := scenes.calendar(b)
		changed := false
		for _, r := range open {
			changed = b.dateDocument(r, anchors, scenes, days) || changed
		}
		if !changed {
			return
		}
		b.resolveTimes()
	}
}

// anchor is a day, or a few, on which a dated document puts a happening.
type anchor struct {
	interval  factum.Interval
	statement readAt
}

// happening tells events of one kind apart by whom they concern, or by where
// they end. What has no type is of the kind of its verb.
type happening struct {
	group  factum.Type
	verb   string
	entity int
}

// kindOf gives the kind of happening that a type and a verb tell.
func kindOf(typ factum.Type, verb string) happening {
	h := happening{group: group(&factum.Statement{Type: typ, Verb: verb})}
	if h.group == factum.Other {
		h.verb = verb
	}
	return h
}

// of gives the kind of happening that concerns an entity.
func (h happening) of(entity int) happening {
	h.entity = entity
	return h
}

// anybody stands for the entity of a happening, whomever it concerns.
const anybody = -1

// anchors gives the days on which documents with a known date put happenings.
// Those that say the same of the same people are kept twice, so that one is left
// for each of their sources.
func (b *builder) anchors() map[happening][]anchor {
	out := map[happening][]anchor{}
	type said struct {
		happening happening
		days      factum.Interval
		of        string
	}
	sources := map[said][2]int{} // 1 + readings
	add := func(h happening, x anchor, of string) {
		key := said{h, x.interval, of}
		had := sources[key]
		switch r := x.statement.reading + 1; {
		case had[0] == 0:
			had[0] = r
		case had[1] != 0 || had[0] == r:
			return
		default:
			had[1] = r
		}
		sources[key] = had
		out[h] = append(out[h], x)
	}
	for r, reading := range b.readings {
		for k := range reading.Statements {
			st := &reading.Statements[k]
			if st.When == nil || !st.When.Closed() || st.When.To.Day.Sub(st.When.From.Day) > 3 || st.Negated || st.Modality == factum.Planned || st.Modality == factum.CalledFor {
				continue
			}
			x := anchor{local(st.When.Interval), readAt{r, k}}
			of := fmt.Sprint(b.concerned(x.statement))
			for _, h := range b.happenings(r, st) {
				add(h, x, of)
			}
			add(kindOf(st.Type, st.Verb).of(anybody), x, "")
		}
	}
	return out
}

// happenings gives what a statement tells, for each entity that marks it: whom
// it concerns; the place, where that stays open.
func (b *builder) happenings(r int, st *statement.Statement) []happening {
	kind := kindOf(st.Type, st.Verb)
	actors := st.Whom
	if st.Type.Speech() || len(actors) == 0 {
		actors = st.Who
	}
	var out []happening
	for _, a := range actors {
		if e := b.entityOf[r][a]; e >= 0 && b.Entities[e].Named {
			out = append(out, kind.of(e))
		}
	}
	if len(st.Places) > 0 && !st.Type.Speech() && kind.group != factum.Other {
		if e := b.entityOf[r][st.Places[0]]; e >= 0 && b.Entities[e].Named {
			out = append(out, kind.of(e))
		}
	}
	return out
}

// concerned gives the named people and bodies that a statement concerns.
func (b *builder) concerned(at readAt) []int {
	st := &b.readings[at.reading].Statements[at.statement]
	var out []int
	for _, a := range st.Whom {
		if e := b.entityOf[at.reading][a]; e >= 0 && b.Entities[e].Named {
			out = append(out, e)
		}
	}
	return out
}

// likeness says how far two statements of one type and one of whose entities is
// the same can be taken to tell one happening, from 0 to 1.
func (b *builder) likeness(i, k readAt) float64 {
	s, t := b.concerned(i), b.concerned(k)
	switch {
	case len(s) == 0 || len(t) == 0:
		return 1 // the entity in common is the place, or the only actor
	case slices.ContainsFunc(s, func(e int) bool { return slices.Contains(t, e) }):
		return 1
	}
	return 0 // it befell others
}

// clue is a statement of an undated document that a dated one shares.
type clue struct {
	statement int
	days      []factum.Interval // on which others put the happening
	distinct  []factum.Interval // the same, each once
	because   []readAt
	weight    float64
}

// finding is what evidence says of a day of publication.
type finding struct {
	factum.Interval
	because []factum.Because
}

// dateDocument finds the days of publication on which the document agrees best
// with the others; it says whether that narrowed what was known.
func (b *builder) dateDocument(r int, anchors map[happening][]anchor, scenes *scenes, days *calendar) bool {
	d := b.readings[r].Document
	if d.Published.Exact() {
		return false
	}
	shared := b.notBefore(r, anchors)
	found, ok := b.byHappenings(r, anchors)
	if other, also := b.byScenes(r, scenes); also {
		if !ok {
			found, ok = other, true
		} else if cut, meet := found.Cut(other.Interval); meet && cut != found.Interval {
			found = finding{cut, append(found.because, other.because...)}
		}
	}
	if !ok {
		found, ok = b.byDays(r, scenes, days, shared)
	}
	if !ok || found.Interval == d.Published.Interval {
		return false
	}
	d.Published.Interval, d.Published.Basis = found.Interval, factum.BasisCase
	d.Published.Because = slices.DeleteFunc(d.Published.Because, func(x factum.Because) bool { return x.Note == sharedNote || x.Note == thereNote })
	for _, x := range found.because {
		if !slices.ContainsFunc(d.Published.Because, func(y factum.Because) bool { return y.Span != nil && *y.Span == *x.Span }) {
			d.Published.Because = append(d.Published.Because, x)
		}
	}
	return true
}

// notBefore gives a document that bears no day the first one on which it can
// have been published: it tells as past what another puts on a day on which a
// third tells the like.
// Where others have several days for it, the first of them counts. It says
// whether the document shares such a happening that has a type.
func (b *builder) notBefore(r int, anchors map[happening][]anchor) (shared bool) {
	reading := b.readings[r]
	var bound factum.Day
	var by int
	var from readAt
	for k := range reading.Statements {
		st := &reading.Statements[k]
		kind := kindOf(st.Type, st.Verb)
		if st.Negated || st.Modality != factum.Asserted && st.Modality != factum.Alleged || st.Type.Speech() || slices.Contains(types().Recurring, kind.group) && kind.group != factum.Other {
			continue
		}
		var told []anchor
		for _, e := range b.concerned(readAt{r, k}) {
			if b.Entities[e].Kind == factum.Person {
				told = append(told, anchors[kind.of(e)]...)
			}
		}
		told = slices.DeleteFunc(told, func(a anchor) bool { return a.statement.reading == r })
		if len(told) == 0 {
			continue
		}
		first := slices.MinFunc(told, func(x, y anchor) int { return int(x.interval.From.Day) - int(y.interval.From.Day) })
		borneOut := slices.ContainsFunc(anchors[kind.of(anybody)], func(a anchor) bool { // it may name nobody
			return a.statement.reading != r && a.statement.reading != first.statement.reading && daysApart(a.interval, first.interval) <= slip
		})
		if borneOut {
			shared = shared || kind.group != factum.Other
			if day := first.interval.From.Day; !bound.Known() || day > bound {
				bound, by, from = day, k, first.statement
			}
		}
	}
	d := reading.Document
	if !bound.Known() || d.Published.From.Known() {
		return shared
	}
	cut, ok := d.Published.Cut(factum.Interval{From: factum.Moment{Day: bound}})
	if !ok {
		return shared
	}
	d.Published.Interval, d.Published.Basis = cut, factum.BasisCase
	d.Published.Because = append(d.Published.Because, b.quote(r, reading.Statements[by].Range, pastNote))
	if y := b.readings[from.reading].Statements[from.statement].When; y.Expression >= 0 && b.readings[from.reading].Document != nil {
		d.Published.Because = append(d.Published.Because, b.quote(from.reading, b.readings[from.reading].Times[y.Expression].Range, thereNote))
	}
	return shared
}

// byHappenings dates a document by the happenings that others date.
func (b *builder) byHappenings(r int, anchors map[happening][]anchor) (found finding, ok bool) {
	clues := b.clues(r, anchors)
	if len(clues) == 0 {
		return found, false
	}
	reading := b.readings[r]
	first, last := span(clues)
	last = last.Add(window)
	best := 0.0
	var feasible []factum.Day
	for p := first; p <= last; p = p.Add(1) {
		if prior := reading.Document.Published.Interval; prior.Known() && !prior.Meets(factum.On(p)) {
			continue
		}
		switch score := b.agreement(r, p, clues); {
		case score > best+1e-9:
			best, feasible = score, append(feasible[:0], p)
		case score > best-1e-9 && score > 0:
			feasible = append(feasible, p)
		}
	}
	if best < 1 {
		return found, false // one remark, or near misses alone: no reason
	}
	found.Interval = factum.Between(feasible[0], feasible[len(feasible)-1])
	ctx := b.context(r, factum.On(feasible[0]))
	for _, c := range clues {
		x := &reading.Times[reading.Statements[c.statement].When.Expression]
		v, _ := ctx.When(x)
		for i, day := range c.days {
			if v.Known() && v.Meets(day) {
				other := c.because[i]
				y := b.readings[other.reading].Statements[other.statement].When
				found.because = append(found.because, b.quote(r, x.Range, sharedNote))
				if y.Expression >= 0 && b.readings[other.reading].Document != nil {
					found.because = append(found.because, b.quote(other.reading, b.readings[other.reading].Times[y.Expression].Range, thereNote))
				}
				break
			}
		}
	}
	return found, true
}

// quote is a reason: words of a document.
func (b *builder) quote(r int, at factum.Range, note string) factum.Because {
	d := b.readings[r].Document
	return factum.Because{Span: &factum.Span{Document: d.ID, Quote: d.Text[at.Start:at.End], Start: at.Start, End: at.End}, Note: note}
}

// clues gives the statements of a document whose happening others date.
func (b *builder) clues(r int, anchors map[happening][]anchor) []clue {
	reading := b.readings[r]
	var clues []clue
	for k := range reading.Statements {
		st := &reading.Statements[k]
		if st.When == nil || st.When.Expression < 0 || clockAlone(reading.Times, &reading.Times[st.When.Expression]) || st.Negated || st.Modality == factum.Planned || st.Modality == factum.CalledFor {
			continue
		}
		if s := &reading.Times[st.When.Expression].Symbol; s.Anchor.Kind == when.PreviousEvent || ahead(s) {
			continue // "the day before": that hangs on other words; "his day in court comes on Sunday"
		}
		c := clue{statement: k, weight: 1}
		if st.Type.Speech() || st.Type == factum.Other {
			c.weight = 0.5 // people speak more than once, and launch, meet and open things again
		}
		seen := map[factum.Interval]bool{}
		for _, h := range b.happenings(r, st) {
			for _, a := range anchors[h] {
				if a.statement.reading != r && b.likeness(readAt{r, k}, a.statement) > 0 {
					c.days = append(c.days, a.interval)
					if !seen[a.interval] {
						seen[a.interval] = true
						c.distinct = append(c.distinct, a.interval)
					}
					c.because = append(c.because, a.statement)
				}
			}
		}
		if len(c.days) > 0 {
			clues = append(clues, c)
		}
	}
	return clues
}

// sharedNote and thereNote say what the words show.
const (
	sharedNote = "dates a happening that another document dates, too"
	thereNote  = "its day in another document"
	pastNote   = "told as past, and another document dates it"
)

// span gives the first and the last day of the clues.
func span(clues []clue) (first, last factum.Day) {
	first, last = math.MaxInt32, math.MinInt32
	for _, c := range clues {
		for _, d := range c.days {
			first, last = min(first, d.From.Day), max(last, d.To.Day)
		}
	}
	return first, last
}

// agreement says how well a day of publication fits the clues: how many of
// them fall on a day that another document gives. A day on which the document
// would contradict itself fits nothing.
func (b *builder) agreement(r int, published factum.Day, clues []clue) float64 {
	ctx := b.context(r, factum.On(published))
	for i := range ctx.Expressions {
		x := &ctx.Expressions[i]
		if x.Partner > i && x.Relation != when.RelFrom && x.Relation != when.RelTo {
			v, _ := ctx.Interval(x)
			w, _ := ctx.Interval(&ctx.Expressions[x.Partner])
			if v.Known() && w.Known() && !v.Meets(w) {
				return 0 // "Sunday (January 19)" in a year in which it wasn't
			}
		}
	}
	score := 0.0
	for _, c := range clues {
		x := &ctx.Expressions[b.readings[r].Statements[c.statement].When.Expression]
		v, _ := ctx.When(x)
		if !v.Known() {
			continue
		}
		if v.From.Known() && v.From.Day > published {
			continue // told as past, so not later than the document
		}
		near := math.MaxInt
		for _, d := range c.distinct {
			near = min(near, daysApart(v, d))
		}
		if ctx.LastWeekday(x) && v.Exact() && published.Sub(v.From.Day) <= recent {
			near = max(near, 1) // "last Friday" is hardly said of the day before yesterday
		}
		switch {
		case near == 0:
			score += c.weight
		case near <= slip:
			score += c.weight * slipWeight
		}
	}
	return score
}

// context gives what the time expressions of a reading are resolved against.
func (b *builder) context(r int, published factum.Interval) *when.Context {
	reading := b.readings[r]
	return &when.Context{
		Published: published, Expressions: reading.Times,
		Event: func(sentence, token int) factum.Interval {
			for k := range reading.Statements {
				if st := &reading.Statements[k]; st.Sentence == sentence && st.Token == token && st.When != nil {
					return st.When.Interval
				}
			}
			return factum.Interval{}
		},
	}
}

// resolveTimes gives each statement of a document the days that its words mean,
// now that more is known of the day of publication. Two passes, since an event
// can be dated by another ("two days after his arrest").
func (b *builder) resolveTimes() {
	for r, reading := range b.readings {
		if reading.Document == nil {
			continue
		}
		ctx := b.context(r, reading.Document.Published.Interval)
		for range 2 {
			for k := range reading.Statements {
				switch t := reading.Statements[k].When; {
				case t == nil:
				case t.Expression >= 0 && reading.Statements[k].Type != factum.PositionHeld:
					t.Interval, t.Basis = ctx.When(&reading.Times[t.Expression])
				case t.Basis == factum.BasisPublished:
					t.Interval = reading.Document.Published.Interval
				}
			}
			for k := range reading.Figures {
				if t := reading.Figures[k].When; t != nil && t.Expression >= 0 {
					t.Interval, t.Basis = ctx.When(&reading.Times[t.Expression])
				}
			}
		}
	}
}
