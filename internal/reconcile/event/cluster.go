package event

import (
	"cmp"
	"slices"

	"factum"
)

// cluster is an event that is being gathered.
type cluster struct {
	members []int // indices of statements
	// differing are members that differ in what pair looks at: what others are
	// held against, so that repetition costs nothing.
	differing []int
	number    int
	turn      int // of clusters.near that found it last
	because   []string
}

// Bounds that keep the work near linear: the members of an event that a
// statement is held against, and the events under one key that it is.
const (
	mostDiffering = 24
	mostTried     = 48
)

// clusters gathers the statements of a case into events.
type clusters struct {
	b     *builder
	all   []*cluster
	index map[where][]*cluster
	known map[registration]bool
	// number tells families, entities and sources apart.
	number map[string]int32
	turn   int // of near
	// The memory of keys and near, used again and again.
	places []where
	tried  []*cluster
	// of is the cluster of a statement.
	of []*cluster
}

// where is a key under which an event is looked for: no two statements belong
// together that share neither an actor, nor a place, nor a day, nor their words.
type where struct {
	family int32
	entity int32 // or a source, or none
	day    factum.Day
	words  uint32
	grain  grain
}

// grain is how finely a key cuts.
type grain uint8

const (
	anyDay   grain = iota // all events of an entity
	sameDate              // those of a day
	sameSpan              // those of about a month
	undated               // those without a narrow day
	sameDoc               // those of a source
	sameText              // those in the same words
	minute                // those at the same minute of a day
)

type registration struct {
	where
	number int32
}

// spanDays is how many days a span is long; at least disputeSpan.
const spanDays = 32

// events brings together the statements that tell one happening. The most
// telling statements (exact day, known participants) go first; each later one
// joins the event that it fits best, or makes a new one. Then events that were
// begun apart are joined where they fit, and at last statements that tell too
// little by themselves join the only event that they can mean.
func (b *builder) events() {
	b.features()
	cs := &clusters{b: b, index: map[where][]*cluster{}, known: map[registration]bool{}, number: map[string]int32{"": 0}, of: make([]*cluster, len(b.Statements))}
	for _, i := range b.byTelling() {
		best := cs.best(i)
		if best == nil {
			best = &cluster{number: len(cs.all)}
			cs.all = append(cs.all, best)
		}
		cs.add(best, i)
	}
	cs.mergeAll()
	cs.joinCounted()
	cs.joinBare()
	for _, c := range cs.all {
		if len(c.members) > 0 {
			b.Events = append(b.Events, b.event(c))
		}
	}
	InOrder(b.Events)
}

// byTelling gives the statements on happenings, the most telling first.
func (b *builder) byTelling() []int {
	var order []int
	telling := make([]int, len(b.Statements))
	for i := range b.Statements {
		if !b.Statements[i].Type.Standing() {
			order = append(order, i)
			telling[i] = b.telling(i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(telling[y], telling[x]), cmp.Compare(b.Statements[x].ID, b.Statements[y].ID))
	})
	return order
}

// telling says how much a statement pins its event down.
func (b *builder) telling(i int) int {
	st, f := &b.Statements[i], &b.feature[i]
	n := 0
	if len(st.Whom) > 0 {
		n += 2
	}
	if len(st.Who) > 0 {
		n++
	}
	if f.days.Known() {
		n += 2
		if f.days.Exact() {
			n += 2
		}
	}
	if st.Modality == factum.Asserted && !st.Negated {
		n++
	}
	return n
}

// id gives the number of a family, an entity or a source; 0 that of none.
func (cs *clusters) id(s string) int32 {
	n, ok := cs.number[s]
	if !ok {
		n = int32(len(cs.number))
		cs.number[s] = n
	}
	return n
}

// keys gives where a statement is put (found), or where its event is looked
// for, until it is called again.
func (cs *clusters) keys(i int, found bool) []where {
	f := &cs.b.feature[i]
	out := cs.places[:0]
	family := cs.id(string(f.family))
	narrow := f.narrow()
	for _, list := range [][]string{f.whom, f.who, f.places} {
		for _, e := range list {
			k := where{family: family, entity: cs.id(e)}
			at := func(g grain, d factum.Day) {
				k.grain, k.day = g, d
				out = append(out, k)
			}
			switch {
			case found && narrow:
				for d := f.days.From.Day; d <= f.days.To.Day; d = d.Add(1) {
					at(sameDate, d)
				}
				at(sameSpan, f.days.From.Day/spanDays)
			case found:
				at(undated, 0)
			case narrow:
				for d := f.days.From.Day.Add(-slip); d <= f.days.To.Day.Add(slip); d = d.Add(1) {
					at(sameDate, d)
				}
				for d := f.days.From.Day/spanDays - 1; d <= f.days.To.Day/spanDays+1; d++ {
					at(sameSpan, d)
				}
				at(undated, 0)
			}
			if found || !narrow || slices.Contains(types().Once, f.group) {
				at(anyDay, 0)
			}
		}
	}
	if narrow && f.days.Exact() {
		out = append(out, where{family: family, day: f.days.From.Day, grain: sameDate})
	}
	if f.clock > 0 && f.clock%30 != 1 {
		out = append(out, where{family: family, day: factum.Day(f.clock), grain: minute})
	}
	out = append(out, where{family: family, entity: cs.id(f.source), grain: sameDoc})
	if len(f.words) > 0 {
		out = append(out, where{family: family, words: sum(f.words), grain: sameText})
	}
	cs.places = out
	return out
}

// sum makes one hash of many.
func sum(words []uint32) uint32 {
	h := uint32(2166136261)
	for _, w := range words {
		h = (h ^ w) * 16777619
	}
	return h
}

// near gives the events that statement i may belong to, in the order in which
// they were begun, until it is called again.
func (cs *clusters) near(i int) []*cluster {
	out := cs.tried[:0]
	cs.turn++
	for _, k := range cs.keys(i, false) {
		list := cs.index[k]
		if k.grain == sameDoc {
			list = list[max(0, len(list)-mostTried):]
		}
		for _, c := range list[:min(len(list), mostTried)] {
			if c.turn != cs.turn {
				c.turn = cs.turn
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, func(x, y *cluster) int { return cmp.Compare(x.number, y.number) })
	cs.tried = out
	return out
}

// best gives the event that a statement fits best; nil if it fits none.
func (cs *clusters) best(i int) *cluster {
	var best *cluster
	bestFit := 0.0
	for _, c := range cs.near(i) {
		if len(c.members) == 0 {
			continue
		}
		if fit := cs.fit(c, i); fit >= joined && (best == nil || fit > bestFit) {
			best, bestFit = c, fit
		}
	}
	return best
}

// fit says how well a statement fits an event: between the mean over its
// members and the best of them, or vetoed if one of them excludes it. Members
// of which nothing tells whether they are the same are not counted: somebody
// left out speaks neither for nor against.
func (cs *clusters) fit(c *cluster, i int) float64 {
	total, n, best := 0.0, 0, vetoed
	for _, k := range c.differing {
		f := cs.b.pair(i, k)
		if f == vetoed {
			return vetoed
		}
		best = max(best, f)
		if f != 0 {
			total += f
			n++
		}
	}
	return (total/float64(max(n, 1)) + best) / 2
}

// add puts a statement into an event.
func (cs *clusters) add(c *cluster, i int) {
	b := cs.b
	if len(c.members) > 0 {
		cs.explain(c, i)
	}
	c.members = append(c.members, i)
	cs.of[i] = c
	if len(c.differing) < mostDiffering && !slices.ContainsFunc(c.differing, func(k int) bool { return b.feature[i].alike(&b.feature[k]) }) {
		c.differing = append(c.differing, i)
	}
	for _, k := range cs.keys(i, true) {
		if r := (registration{k, int32(c.number)}); !cs.known[r] {
			cs.known[r] = true
			cs.index[k] = append(cs.index[k], c)
		}
	}
}

// explain keeps why a statement of another source stands with those before it.
func (cs *clusters) explain(c *cluster, i int) {
	const most = 12 // reasons; there are no more kinds of them
	best, bestFit := -1, vetoed
	for _, k := range c.differing {
		if cs.b.feature[k].source == cs.b.feature[i].source {
			continue
		}
		if f := cs.b.pair(i, k); f > bestFit {
			best, bestFit = k, f
		}
	}
	if best < 0 || len(c.because) >= most {
		return
	}
	cs.b.weigh(i, best, func(reason string) {
		if !slices.Contains(c.because, reason) {
			c.because = append(c.because, reason)
		}
	})
}

// mergeAll joins events that were begun apart: every member of one must go with
// every member of the other, and on the whole they must fit.
func (cs *clusters) mergeAll() {
	for _, c := range cs.all {
		if len(c.members) == 0 {
			continue
		}
		var best *cluster
		bestFit := 0.0
		tried := map[*cluster]bool{c: true}
		for _, i := range c.differing {
			for _, d := range cs.near(i) {
				if tried[d] || len(d.members) == 0 || d.number > c.number {
					continue
				}
				tried[d] = true
				if fit := cs.together(c, d); fit >= joined && (best == nil || fit > bestFit) {
					best, bestFit = d, fit
				}
			}
		}
		if best != nil {
			cs.merge(best, c, "")
		}
	}
}

// together says how well two events fit: the mean over their members that tell
// something for or against it.
func (cs *clusters) together(c, d *cluster) float64 {
	total, n := 0.0, 0
	for _, i := range c.differing {
		for _, k := range d.differing {
			f := cs.b.pair(i, k)
			if f == vetoed {
				return vetoed
			}
			if f != 0 {
				total += f
				n++
			}
		}
	}
	return total / float64(max(n, 1))
}

// merge moves the members of one event to another.
func (cs *clusters) merge(home, c *cluster, reason string) {
	for _, i := range c.members {
		cs.add(home, i)
	}
	if reason != "" && !slices.Contains(home.because, reason) {
		home.because = append(home.because, reason)
	}
	c.members, c.differing = nil, nil
}

// joinCounted joins what is told as one more, without a day, to the only event
// of the same people that is not their first; and what is told as the first to
// the first.
func (cs *clusters) joinCounted() {
	for _, c := range cs.all {
		if len(c.members) == 0 {
			continue
		}
		f := &cs.b.feature[c.members[0]]
		if f.ordinal == uncounted || len(f.whom) == 0 || slices.ContainsFunc(c.differing, func(i int) bool { return cs.b.feature[i].days.Known() }) {
			continue
		}
		var dated []*cluster
		for _, d := range cs.index[where{family: cs.id(string(f.family)), entity: cs.id(f.whom[0]), grain: anyDay}] {
			if d == c || len(d.members) == 0 {
				continue
			}
			g := &cs.b.feature[d.members[0]]
			if g.group != f.group || g.planned || !shares(f.whom, cs.whom(d)) || !cs.days(d).Closed() {
				continue
			}
			dated = append(dated, d)
		}
		if len(dated) != 2 {
			continue
		}
		slices.SortFunc(dated, func(x, y *cluster) int { return cmp.Compare(cs.days(x).From.Day, cs.days(y).From.Day) })
		if cs.days(dated[0]).Meets(cs.days(dated[1])) {
			continue
		}
		if f.ordinal == first {
			cs.merge(dated[0], c, "the first of two")
		} else {
			cs.merge(dated[1], c, "the second of two")
		}
	}
}

// days gives the days of the first member that names some.
func (cs *clusters) days(c *cluster) factum.Interval {
	for _, i := range c.differing {
		if v := cs.b.feature[i].days; v.Closed() {
			return v
		}
	}
	return factum.Interval{}
}

func (cs *clusters) whom(c *cluster) []string {
	var out []string
	for _, i := range c.differing {
		out = union(out, cs.b.feature[i].whom)
	}
	return out
}

// daysApart gives the least number of days between two events' statements.
func (cs *clusters) daysApart(c, d *cluster) int {
	least := -1
	for _, i := range c.differing {
		for _, k := range d.differing {
			if v, w := cs.b.feature[i].days, cs.b.feature[k].days; v.Known() && w.Known() {
				if n := daysApart(v, w); least < 0 || n < least {
					least = n
				}
			}
		}
	}
	return least
}
