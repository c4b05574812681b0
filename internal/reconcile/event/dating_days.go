package event

import (
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/read/statement"
	"factum/internal/read/when"
)

// A calendar gathers what the documents of a case tell of each day: the words,
// the entities and the types of happenings of the sentences that are dated to
// it. A document without a day often shares no sentence with another, but what
// it tells of "last Sunday" and "on Tuesday" is what they tell of two days, and
// few weeks have both.
type calendar struct {
	days   []factum.Day
	size   []int            // features of a day
	of     map[string][]use // by feature, in the order of days
	scenes [][]int          // of a day
	weight map[string]float64
}

// use is a day of which a feature is told, and by how many documents.
type use struct {
	day      int // index
	readings int
	only     int // the reading, if it is one
}

// Bounds for days; see [calendar.likes].
const (
	smallDay   = 5    // features that every day is taken to have beside its own
	oneFeature = 0.5  // what a day counts that has but one feature in common
	unheard    = 0.3  // what a feature counts that no day has
	enoughDays = 0.2  // of all sentences for a day of publication, to date a document
	mostDays   = 31   // days of publication that may be left open
	leastShare = 0.2  // of what speaks for a day of publication, that a sentence counts among several
	rare       = 0.6  // of the weight of a word of one day, what a sentence must have in common with its day
	knowing    = 0.5  // how much it speaks against a day that a document knows of later ones
	hardlySaid = 0.25 // what "last Friday" counts on a Sunday
)

// calendar makes the calendar of a case.
func (s *scenes) calendar(b *builder) *calendar {
	told := map[factum.Day]map[string][]int{} // by day and feature, the readings
	on := map[factum.Day][]int{}
	add := func(d factum.Day, f string, r int) {
		if told[d] == nil {
			told[d] = map[string][]int{}
		}
		if list := told[d][f]; len(list) == 0 || list[len(list)-1] != r {
			told[d][f] = append(list, r)
		}
	}
	next := 0
	for r, reading := range b.readings {
		for ; next < len(s.list) && s.list[next].reading == r; next++ {
			x := &s.list[next]
			if !x.days.Closed() || x.days.To.Day.Sub(x.days.From.Day) > 1 {
				continue
			}
			all := slices.Concat(x.about, x.after)
			all = append(all, fieldsOf(all)...)
			for d := x.days.From.Day; d <= x.days.To.Day; d = d.Add(1) { // two where the zone leaves it open
				on[d] = append(on[d], next)
				for _, f := range all {
					add(d, f, r)
				}
			}
		}
		for k := range reading.Statements {
			st := &reading.Statements[k]
			if st.When == nil || !st.When.Exact() {
				continue
			}
			if f := typeFeature(st); f != "" {
				for _, d := range localDays(st.When.From) {
					add(d, f, r)
				}
			}
			if reading.Document != nil {
				for _, f := range stems(reading.Document.Text[st.Start:st.End]) {
					add(st.When.From.Day, f, r)
				}
			}
		}
	}
	c := &calendar{of: map[string][]use{}, weight: map[string]float64{}}
	for d := range told {
		c.days = append(c.days, d)
	}
	slices.Sort(c.days)
	for i, d := range c.days {
		c.size = append(c.size, len(told[d]))
		c.scenes = append(c.scenes, on[d])
		for f, readings := range told[d] {
			c.of[f] = append(c.of[f], use{day: i, readings: len(readings), only: readings[0]})
		}
	}
	for f, list := range c.of {
		c.weight[f] = math.Log(float64(len(c.days)+1) / float64(len(list)))
	}
	return c
}

//go:embed fields.en.yaml
var fieldsEnglish []byte

// fields gives the fields of words, by their stems; see fields.en.yaml.
var fields = sync.OnceValue(func() map[string][]string {
	var table map[string][]string
	if err := yaml.Unmarshal(fieldsEnglish, &table); err != nil {
		panic(fmt.Sprintf("fields.en.yaml: %v", err)) // embedded: a test reads it
	}
	out := map[string][]string{}
	for _, field := range slices.Sorted(maps.Keys(table)) {
		for _, w := range table[field] {
			for _, s := range stems(w) {
				out[s] = union(out[s], []string{"field " + field})
			}
		}
	}
	return out
})

// fieldsOf gives the fields of some features, each once.
func fieldsOf(about []string) (list []string) {
	for _, f := range about {
		list = union(list, fields()[f])
	}
	return list
}

// nightly is how near to midnight UTC a moment is of another day in most of the
// world, in minutes.
const nightly = 6 * 60

// local gives the days that an interval has in one zone or another, without
// clock times.
func local(v factum.Interval) factum.Interval {
	if !v.Closed() {
		return v
	}
	from, to := localDays(v.From), localDays(v.To)
	return factum.Between(from[0], to[len(to)-1])
}

// localDays gives the days that a moment bears in one zone or another.
func localDays(m factum.Moment) []factum.Day {
	switch clock := int(m.Clock) - 1; {
	case clock < 0:
	case clock < nightly:
		return []factum.Day{m.Day.Add(-1), m.Day}
	case clock >= 24*60-nightly:
		return []factum.Day{m.Day, m.Day.Add(1)}
	}
	return []factum.Day{m.Day}
}

// typeFeature is what a statement tells, as a feature of its day; "" for what
// tells no day apart.
func typeFeature(st *statement.Statement) string {
	if st.Type == factum.Other || st.Type.Speech() || st.Type.Standing() || st.Negated || st.Modality == factum.Planned || st.Modality == factum.CalledFor {
		return ""
	}
	return "type " + string(group(&factum.Statement{Type: st.Type, Verb: st.Verb}))
}

// likes says how much the days of a calendar are like a scene of a reading, from
// what other documents tell of them. Days of which much is told are like
// everything; that is set off. What befell people is like no day on which
// nothing is told of any of them.
func (c *calendar) likes(about, people []string, r int) map[int]float64 {
	norm := 0.0
	unknown := math.Log(float64(len(c.days) + 1))
	sum, common := map[int]float64{}, map[int]int{}
	for _, f := range about {
		w, ok := c.weight[f]
		if !ok {
			norm += unheard * unknown * unknown
			continue
		}
		norm += w * w
		if len(c.of[f]) > commonest {
			continue
		}
		for _, u := range c.of[f] {
			n := u.readings
			if n == 1 && u.only == r {
				continue
			}
			sum[u.day] += w * w * math.Sqrt(float64(n))
			common[u.day]++
		}
	}
	if len(people) > 0 {
		befell := map[int]bool{}
		for _, f := range people {
			for _, u := range c.of[f] {
				befell[u.day] = true
			}
		}
		maps.DeleteFunc(sum, func(d int, _ float64) bool { return !befell[d] })
	}
	for d := range sum {
		sum[d] /= math.Sqrt(norm * float64(smallDay+c.size[d]))
		if common[d] == 1 {
			sum[d] *= oneFeature
		}
	}
	return sum
}

// datedBy is what the statements tell that an expression dates.
type datedBy struct {
	types, people []string // features
	untrue        bool     // planned, denied
}

// toldAt gives what the expressions of a reading date.
func (b *builder) toldAt(r int) map[int]datedBy {
	out := map[int]datedBy{}
	for k := range b.readings[r].Statements {
		st := &b.readings[r].Statements[k]
		if st.When == nil || st.When.Expression < 0 {
			continue
		}
		x := out[st.When.Expression]
		if f := typeFeature(st); f != "" {
			x.types = append(x.types, f)
			for _, e := range b.concerned(readAt{r, k}) {
				if b.Entities[e].Kind == factum.Person {
					x.people = append(x.people, "="+b.Entities[e].ID)
				}
			}
		}
		x.untrue = x.untrue || st.Negated || st.Modality == factum.Planned || st.Modality == factum.CalledFor
		out[st.When.Expression] = x
	}
	return out
}

// byDays dates a document by what the others tell of the days that its
// sentences name. Every sentence has one voice for a day of publication; two
// days must speak for it, but for a document that shares happenings with others.
func (b *builder) byDays(r int, s *scenes, c *calendar, shared bool) (found finding, ok bool) {
	votes := b.ballots(r, s, c)
	first, last, on := elected(votes)
	if !on.Known() || votes[on].like < enoughDays || last.Sub(first) >= mostDays {
		return found, false
	}
	several := map[int]bool{}
	for _, v := range votes[on].spoken {
		if v.like >= votes[on].like*leastShare && c.rarest(s.list[v.scene].about, v.day) >= rare*math.Log(float64(len(c.days)+1)) {
			several[v.day] = true
		}
	}
	if len(several) < 2 && (!shared || votes[on].against > votes[on].like) {
		return found, false // one day alone can be another one that is like it
	}
	for p, v := range votes { // another day for other reasons
		if p != on && v.without(votes[on])*v.doubt > votes[on].fit()*rival {
			return found, false
		}
	}
	found.Interval = factum.Between(first, last)
	for _, v := range votes[on].spoken {
		x := &s.list[v.scene]
		found.because = append(found.because, b.quote(r, b.readings[r].Times[x.expression].Range, sharedNote))
		if k := s.likest(x, c.scenes[v.day]); k >= 0 {
			y := &s.list[k]
			found.because = append(found.because, b.quote(y.reading, b.readings[y.reading].Times[y.expression].Range, thereNote))
		}
	}
	return found, true
}

// rarest gives the weight of the feature of a day and of a scene that the fewest
// days have.
func (c *calendar) rarest(about []string, day int) (weight float64) {
	for _, f := range about {
		if _, found := slices.BinarySearchFunc(c.of[f], day, func(u use, day int) int { return u.day - day }); found {
			weight = max(weight, c.weight[f])
		}
	}
	return weight
}

// elected gives the first and the last of the days of publication that fit
// nearly as well as the best, and that one.
func elected(votes map[factum.Day]*ballot) (first, last, on factum.Day) {
	best := 0.0
	for p, v := range votes {
		if fit := v.fit(); fit > best || fit == best && p < on {
			best, on = fit, p
		}
	}
	for p, v := range votes {
		if v.fit() < best*nearly {
			continue
		}
		if !first.Known() || p < first {
			first = p
		}
		if !last.Known() || p > last {
			last = p
		}
	}
	return first, last, on
}

// ballot is what the sentences of a document say for a day of publication.
type ballot struct {
	like    float64
	spoken  []spoken
	against float64 // what its sentences know of later days; see [calendar.knowsLater]
	doubt   float64 // the share of like that this leaves
}

// spoken is what a sentence says for it: which of its scenes, and the day that
// it is like.
type spoken struct {
	like       float64
	scene, day int
}

func (v *ballot) fit() float64 { return v.like * v.doubt }

// key tells apart what speaks for days.
func (v *ballot) key() string { return fmt.Sprint(v.spoken) }

// without gives what speaks for a day and not for another.
func (v *ballot) without(w *ballot) (like float64) {
	for _, x := range v.spoken {
		if !slices.ContainsFunc(w.spoken, func(y spoken) bool { return x.scene == y.scene && x.day == y.day }) {
			like += x.like
		}
	}
	return like
}

// ballots gathers what the sentences of a document say for its days of
// publication. What speaks against a day counts as little as it does against
// any other for which the same sentences speak.
func (b *builder) ballots(r int, s *scenes, c *calendar) map[factum.Day]*ballot {
	votes := map[factum.Day]*ballot{}
	at := -1
	var sentence map[factum.Day]spoken
	count := func() {
		for p, v := range sentence {
			if votes[p] == nil {
				votes[p] = &ballot{}
			}
			votes[p].like += v.like
			votes[p].spoken = append(votes[p].spoken, v)
		}
		sentence = map[factum.Day]spoken{}
	}
	told := b.toldAt(r)
	for i := s.of[r][0]; i < s.of[r][1]; i++ {
		x := &s.list[i]
		if told[x.expression].untrue || b.readings[r].Times[x.expression].Symbol.Anchor.Kind == when.PreviousEvent {
			continue
		}
		if e := &b.readings[r].Times[x.expression]; e.Sentence != at {
			count()
			at = e.Sentence
		}
		b.speak(i, s, c, told[x.expression], sentence)
	}
	count()
	if len(votes) == 0 {
		return votes
	}
	later := c.knowsLater(s.timeless[r], r)
	least := map[string]float64{}
	for p, v := range votes {
		v.against = later(p)
		if had, ok := least[v.key()]; !ok || v.against < had {
			least[v.key()] = v.against
		}
	}
	for _, v := range votes {
		v.doubt = math.Exp(-knowing * least[v.key()])
	}
	return votes
}

// speak gives the voice of a sentence to the days of publication on which a
// scene of it would mean a day that it is like.
func (b *builder) speak(scene int, s *scenes, c *calendar, told datedBy, sentence map[factum.Day]spoken) {
	x := &s.list[scene]
	ctx := b.context(x.reading, factum.Interval{})
	e := &ctx.Expressions[x.expression]
	prior := when.NewDays(b.readings[x.reading].Document.Published.Interval)
	likes := c.likes(slices.Concat(x.about, told.types, fieldsOf(x.about)), told.people, x.reading)
	for _, d := range slices.Sorted(maps.Keys(likes)) {
		day := c.days[d]
		written := s.publications(ctx, &e.Symbol, factum.On(day))
		if slices.ContainsFunc(written, func(v factum.Interval) bool { return !v.Closed() || v.To.Day.Sub(v.From.Day) > mostDays }) {
			continue // that tells no week
		}
		for _, run := range written.And(prior) {
			for p := run.From.Day; p <= run.To.Day; p = p.Add(1) {
				like := likes[d]
				if ctx.LastWeekday(e) && p.Sub(day) <= recent {
					like *= hardlySaid
				}
				if like > sentence[p].like {
					sentence[p] = spoken{like, scene, d}
				}
			}
		}
	}
}

// knowsLater says how much more the sentences that name no time tell of what came
// to pass after a day than of all before: who knows of that writes later.
func (c *calendar) knowsLater(sentences [][]string, r int) func(factum.Day) float64 {
	against := make([]float64, len(c.days)+1) // by how many days lie on or before it
	for _, about := range sentences {
		likes := c.likes(slices.Concat(about, fieldsOf(about)), nil, r)
		if len(likes) == 0 {
			continue
		}
		after := make([]float64, len(c.days)+1)
		for d := len(c.days) - 1; d >= 0; d-- {
			after[d] = max(after[d+1], likes[d])
		}
		best := 0.0
		for d := range after {
			against[d] += max(0, after[d]-best)
			if d < len(c.days) {
				best = max(best, likes[d])
			}
		}
	}
	return func(p factum.Day) float64 {
		at, found := slices.BinarySearch(c.days, p)
		if found {
			at++
		}
		return against[at]
	}
}

// likest gives the scene of another reading that has most in common with a
// scene; -1 if there is none.
func (s *scenes) likest(x *scene, list []int) int {
	best, at := -1.0, -1
	for _, k := range list {
		if y := &s.list[k]; y.reading != x.reading {
			if like := s.like(x, y); like > best {
				best, at = like, k
			}
		}
	}
	return at
}
