package event

import (
	"cmp"
	"slices"

	"factum"
)

// group is the family of types whose statements can tell one happening: a
// short detention and an arrest are told in each other's words.
func group(st *factum.Statement) factum.Type {
	switch st.Type {
	case factum.Detention:
		if st.Verb == "detain" || st.Verb == "seize" {
			return factum.Arrest
		}
	case factum.InterimRelease:
		return factum.Release
	case factum.TransferToCourt:
		return factum.Surrender
	}
	return st.Type
}

// Weights of the reasons for and against one event. A pair of statements
// belongs together from joined on; vetoed pairs never do.
const (
	samePerson = 3.0
	sameActor  = 1.0
	sameDay    = 2.0
	daysMeet   = 1.0
	samePlace  = 1.0
	fills      = 0.5 // one of them leaves open whom it concerns, and the day is the same
	joined     = 2.4
	otherPlace = -0.5
	otherActor = -0.5
	nearDays   = 0.0 // disjoint days that a slip explains
	slip       = 2   // days; a slip of the weekday or of the zone, or a dispute
	vetoed     = -1e9
)

// cluster is an event that is being gathered.
type cluster struct {
	group   factum.Type
	members []int // indices of statements
	// differing are members that differ in what pair looks at: what others are
	// held against, so that repetition costs nothing.
	differing []int
	number    int
}

// mostDiffering bounds the members that a statement is held against.
const mostDiffering = 24

// events brings together the statements that tell one happening. The most
// telling statements (exact day, known participants) go first; each later one
// joins the event that it fits best, or makes a new one.
func (b *builder) events() {
	var order []int
	for i := range b.Statements {
		if !b.Statements[i].Type.Standing() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(cmp.Compare(b.telling(y), b.telling(x)), cmp.Compare(b.Statements[x].ID, b.Statements[y].ID))
	})
	var clusters []*cluster
	index := map[clusterKey][]*cluster{} // by group and by each entity that takes part
	for _, i := range order {
		g := group(&b.Statements[i])
		var best *cluster
		bestFit := 0.0
		tried := map[int]bool{}
		keys := clusterKeys(g, &b.Statements[i])
		for _, k := range keys {
			for _, c := range index[k] {
				if tried[c.number] {
					continue
				}
				tried[c.number] = true
				if fit := b.fit(c, i); fit >= joined && (fit > bestFit || fit == bestFit && c.number < best.number) {
					best, bestFit = c, fit
				}
			}
		}
		if best == nil {
			best = &cluster{group: g, number: len(clusters)}
			clusters = append(clusters, best)
		}
		for _, k := range keys {
			if !slices.Contains(index[k], best) {
				index[k] = append(index[k], best)
			}
		}
		best.members = append(best.members, i)
		if len(best.differing) < mostDiffering && !slices.ContainsFunc(best.differing, func(k int) bool { return b.alike(i, k) }) {
			best.differing = append(best.differing, i)
		}
	}
	for _, c := range clusters {
		b.Events = append(b.Events, b.event(c))
	}
	b.orderEvents()
}

// clusterKey is where an event is looked for: no two statements belong together
// that share neither an actor nor a place nor a day.
type clusterKey struct {
	group  factum.Type
	entity string
}

func clusterKeys(g factum.Type, st *factum.Statement) []clusterKey {
	var out []clusterKey
	for _, list := range [][]string{st.Whom, st.Who, st.Places} {
		for _, e := range list {
			out = append(out, clusterKey{g, e})
		}
	}
	if st.When != nil && st.When.Exact() {
		out = append(out, clusterKey{g, st.When.From.Day.String()})
	}
	return out
}

// alike says whether two statements are the same to pair.
func (b *builder) alike(i, k int) bool {
	s, t := &b.Statements[i], &b.Statements[k]
	same := slices.Equal(s.Who, t.Who) && slices.Equal(s.Whom, t.Whom) && slices.Equal(s.Places, t.Places) && s.Document == t.Document &&
		s.Source == t.Source && s.Type == t.Type && s.Negated == t.Negated && s.Modality == t.Modality && b.another(i) == b.another(k)
	if !same || (s.When == nil) != (t.When == nil) {
		return false
	}
	return s.When == nil || s.When.Interval == t.When.Interval
}

// telling says how much a statement pins its event down.
func (b *builder) telling(i int) int {
	st := &b.Statements[i]
	n := 0
	if len(st.Whom) > 0 {
		n += 2
	}
	if len(st.Who) > 0 {
		n++
	}
	if st.When != nil && st.When.Known() {
		n += 2
		if st.When.Exact() {
			n += 2
		}
	}
	if st.Modality == factum.Asserted && !st.Negated {
		n++
	}
	return n
}

// fit says how well a statement fits an event: the mean over its members, or
// vetoed if one of them excludes it.
func (b *builder) fit(c *cluster, i int) float64 {
	sum, best := 0.0, 0.0
	for _, k := range c.differing {
		f := b.pair(i, k)
		if f == vetoed {
			return vetoed
		}
		sum += f
		best = max(best, f)
	}
	return (sum/float64(len(c.differing)) + best) / 2
}

// pair weighs what speaks for two statements telling one happening.
func (b *builder) pair(i, k int) float64 {
	s, t := &b.Statements[i], &b.Statements[k]
	score := 0.0

	// who it happened to
	switch {
	case shares(s.Whom, t.Whom):
		score += samePerson
	case len(s.Whom) > 0 && len(t.Whom) > 0 && b.known(s.Whom) && b.known(t.Whom):
		return vetoed
	}
	// who did it
	switch {
	case shares(s.Who, t.Who):
		score += sameActor
		if len(s.Whom) == 0 || len(t.Whom) == 0 {
			score += sameActor
		}
	case len(s.Who) > 0 && len(t.Who) > 0 && b.known(s.Who) && b.known(t.Who) && !b.related(s.Who, t.Who):
		if s.Type.Speech() || actsItself(s.Type) {
			return vetoed
		}
		score += otherActor
	}
	// when
	if s.When != nil && t.When != nil && s.When.Known() && t.When.Known() {
		switch gap := daysApart(s.When.Interval, t.When.Interval); {
		case gap == 0 && s.When.Exact() && t.When.Exact():
			score += sameDay
			if len(s.Whom) == 0 != (len(t.Whom) == 0) && !s.Type.Speech() {
				score += fills
			}
		case gap == 0 && s.When.Closed() && t.When.Closed():
			score += daysMeet
		case gap == 0:
		case gap <= slip && s.Document != t.Document && !s.Type.Speech():
			score += nearDays
		default:
			return vetoed
		}
	} else if s.Type.Speech() && s.Document != t.Document {
		return vetoed // talk without a day is not known to be the same talk
	}
	// where
	switch {
	case shares(s.Places, t.Places):
		score += samePlace
	case len(s.Places) > 0 && len(t.Places) > 0:
		score += otherPlace
	}
	if b.another(i) != b.another(k) {
		return vetoed
	}
	if s.Negated != t.Negated || (s.Modality == factum.Planned) != (t.Modality == factum.Planned) || (s.Modality == factum.CalledFor) != (t.Modality == factum.CalledFor) {
		score -= 2
	}
	return score
}

// actsItself says whether the one who acts is the one it happens to, so that
// two actors make two happenings.
func actsItself(t factum.Type) bool {
	return t == factum.Travel || t == factum.Arrival || t == factum.Departure || t == factum.AgreementSigned || t == factum.AllegedCrime
}

func (b *builder) another(i int) bool {
	src := b.read[i]
	return b.readings[src.reading].Statements[src.statement].Another
}

// known says whether one of the entities bears a name.
func (b *builder) known(ids []string) bool {
	for _, id := range ids {
		if b.byID(id).Named {
			return true
		}
	}
	return false
}

// related says whether an entity of one list is part of one of the other.
func (b *builder) related(x, y []string) bool {
	for _, p := range x {
		for _, q := range y {
			if slices.Contains(b.byID(p).Part, q) || slices.Contains(b.byID(q).Part, p) || shares(b.byID(p).Part, b.byID(q).Part) {
				return true
			}
		}
	}
	return false
}

func shares(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// daysApart gives the number of days between two intervals; 0 if they meet.
func daysApart(v, w factum.Interval) int {
	switch {
	case v.Meets(w):
		return 0
	case v.To.Known() && w.From.Known() && v.To.Day < w.From.Day:
		return w.From.Day.Sub(v.To.Day)
	}
	return v.From.Day.Sub(w.To.Day)
}

// event makes an event of its statements.
func (b *builder) event(c *cluster) factum.Event {
	slices.SortFunc(c.members, func(x, y int) int { return cmp.Compare(x, y) })
	ev := factum.Event{Type: c.group, Who: []string{}, Whom: []string{}, Places: []string{}, Statements: []string{}, Disputed: []string{}, Because: []string{}}
	wheres := map[string]int{}
	asGroup := false
	for _, i := range c.members {
		st := &b.Statements[i]
		ev.Statements = append(ev.Statements, st.ID)
		ev.Who = union(ev.Who, st.Who)
		ev.Whom = union(ev.Whom, st.Whom)
		ev.Places = union(ev.Places, st.Places)
		if st.Where != "" {
			wheres[st.Where]++
		}
		asGroup = asGroup || st.Type == c.group
	}
	if !asGroup {
		ev.Type = b.Statements[c.members[0]].Type
	}
	ev.Where = mostUsed(wheres)
	ev.When = b.days(c.members)
	ev.ID = id("v", slices.Sorted(slices.Values(ev.Statements))[0])
	for _, i := range c.members {
		b.Statements[i].Event = ev.ID
	}
	return ev
}

// days gives the days of an event: those on which all its statements agree; if
// they disagree, from the first to the last that one of them names.
func (b *builder) days(members []int) factum.Interval {
	var all, hull factum.Interval
	agree := true
	for _, i := range members {
		w := b.Statements[i].When
		if w == nil || !w.Known() {
			continue
		}
		if cut, ok := all.Cut(w.Interval); ok {
			all = cut
		} else {
			agree = false
		}
		if !w.Closed() {
			continue
		}
		if !hull.Known() {
			hull = w.Interval
			continue
		}
		if w.From.Day < hull.From.Day {
			hull.From = w.From
		}
		if w.To.Day > hull.To.Day {
			hull.To = w.To
		}
	}
	if agree {
		return all
	}
	return hull
}

func mostUsed(count map[string]int) string {
	best := ""
	for w, n := range count {
		if best == "" || n > count[best] || n == count[best] && (len(w) > len(best) || len(w) == len(best) && w < best) {
			best = w
		}
	}
	return best
}

func union(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// orderEvents sorts events by their first possible day, then by the last;
// those without a day come last.
func (b *builder) orderEvents() {
	slices.SortStableFunc(b.Events, func(x, y factum.Event) int {
		return cmp.Or(compareDays(x.When.From, y.When.From, x.When.To, y.When.To), compareDays(x.When.To, y.When.To, x.When.From, y.When.From), cmp.Compare(x.ID, y.ID))
	})
}

// compareDays orders moments; an unknown one stands where the other end is,
// and last if both are unknown.
func compareDays(a, b, otherA, otherB factum.Moment) int {
	key := func(m, other factum.Moment) (int, int) {
		if !m.Known() {
			m = other
		}
		if !m.Known() {
			return 1, 0
		}
		return 0, int(m.Day)*1500 + int(m.Clock)
	}
	a1, a2 := key(a, otherA)
	b1, b2 := key(b, otherB)
	return cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2))
}
