package duty

import (
	"slices"

	"factum"
	"factum/internal/assess/duty/statute"
)

// maxLeaves bounds the worlds that are looked at for one duty: seven disputes
// that all turn on each other, or any number that an early answer settles. A
// duty that still hangs on open disputes beyond it is reported as unknown, and
// says so.
const maxLeaves = 128

// maxSets bounds the sets of choices that are named as making a breach.
const maxSets = 4

// leaf is a set of worlds with one verdict: those that agree with its choices.
type leaf struct {
	reading string
	taken   []option // in the order in which they were decided
	verdict verdict
	weight  int // how many worlds
}

type option struct{ choice, taken int }

// outcome is a duty judged in all worlds.
type outcome struct {
	duty   *statute.Duty
	b      binding
	leaves []leaf
	of     int
	cut    bool       // there were more worlds than could be looked at
	sets   [][]option // see conditions
}

// explore judges a duty in all worlds: with every dispute open first, then
// with one side of one dispute after another as long as the answer hangs on it.
func (e *engine) explore(d *statute.Duty, b binding) outcome {
	out := outcome{duty: d, b: b}
	taken := make([]int, len(e.choice))
	for i := range taken {
		taken[i] = -1
	}
	readings := []string{""}
	question := -1
	if len(d.Readings) > 0 {
		readings = sortedReadings(d.Readings)
		q := e.law.Readings[readings[0]].Question
		question = slices.IndexFunc(e.choice, func(c choice) bool { return c.kind == onLaw && c.about == q })
	}
	for _, reading := range readings {
		if question >= 0 {
			taken[question] = slices.Index(e.choice[question].reads, reading)
		}
		e.split(&out, d.Under(reading), reading, taken, nil)
	}
	e.count(&out, len(readings))
	return out
}

func (e *engine) split(out *outcome, rules statute.Rules, reading string, taken []int, path []option) {
	v := e.world(out.duty, out.b, taken).judge(rules)
	if v.status != factum.UnknownDuty || len(v.open) == 0 {
		out.leaves = append(out.leaves, leaf{reading: reading, taken: slices.Clone(path), verdict: v})
		return
	}
	if len(out.leaves) >= maxLeaves {
		out.cut = true
		out.leaves = append(out.leaves, leaf{reading: reading, taken: slices.Clone(path), verdict: v})
		return
	}
	c := v.open[0]
	for k := range e.choice[c].options() {
		taken[c] = k
		e.split(out, rules, reading, taken, append(path, option{c, k}))
		if out.cut {
			break
		}
	}
	taken[c] = -1
}

// count counts the worlds: one for each combination of the disputes that any
// leaf decided, and each reading.
func (e *engine) count(out *outcome, readings int) {
	var all []int
	for _, l := range out.leaves {
		for _, o := range l.taken {
			all = union(all, []int{o.choice})
		}
	}
	product := func(skip []option) int {
		n := 1
		for _, c := range all {
			if !slices.ContainsFunc(skip, func(o option) bool { return o.choice == c }) {
				n = min(n*e.choice[c].options(), 1<<40)
			}
		}
		return n
	}
	out.of = min(product(nil)*readings, 1<<40)
	for i := range out.leaves {
		out.leaves[i].weight = product(out.leaves[i].taken)
	}
}

// status gives the status in all worlds together, and the label.
func (o *outcome) status() (factum.DutyStatus, factum.DutyLabel) {
	same := true
	broken, open := 0, 0
	for _, l := range o.leaves {
		same = same && l.verdict.status == o.leaves[0].verdict.status
		switch l.verdict.status {
		case factum.Breached:
			broken++
		case factum.UnknownDuty:
			open++
		}
	}
	status := factum.UnknownDuty
	if same && !o.cut {
		status = o.leaves[0].verdict.status
	}
	switch {
	case broken == len(o.leaves) && !o.cut:
		return status, factum.BreachedOnEveryReading
	case broken > 0:
		return status, factum.BreachedOnlyIf
	case open > 0 || o.cut:
		return status, factum.UnknownLabel
	}
	return status, factum.NotBreachedOnAny
}

// triggered says whether the duty begins in any world.
func (o *outcome) triggered() bool {
	return slices.ContainsFunc(o.leaves, func(l leaf) bool { return l.verdict.status != factum.NotTriggered })
}

// breached counts the worlds in which the duty is broken.
func (o *outcome) breached() int {
	n := 0
	for _, l := range o.leaves {
		if l.verdict.status == factum.Breached {
			n += l.weight
		}
	}
	return n
}

// conditions gives the smallest sets of choices that make the duty broken, some
// of them if there are many: each set holds in worlds of breach alone. Where
// not all worlds were looked at, the sets are not cut down.
func (o *outcome) conditions() [][]option {
	if o.sets != nil {
		return o.sets
	}
	sets := [][]option{}
	for _, l := range o.leaves {
		if l.verdict.status != factum.Breached || len(sets) == maxSets {
			continue
		}
		set := slices.Clone(l.taken)
		if l.reading != "" && (o.cut || !o.allReadings(l)) {
			set = append(set, option{-1, o.readingIndex(l.reading)})
		}
		for i := len(set) - 1; i >= 0 && !o.cut; i-- {
			shorter := slices.Delete(slices.Clone(set), i, i+1)
			if o.suffices(shorter) {
				set = shorter
			}
		}
		if !slices.ContainsFunc(sets, func(s []option) bool { return slices.Equal(s, set) }) {
			sets = append(sets, set)
		}
	}
	o.sets = sets
	return sets
}

// suffices says whether every world that agrees with the choices is one of
// breach.
func (o *outcome) suffices(set []option) bool {
	for _, l := range o.leaves {
		if l.verdict.status == factum.Breached {
			continue
		}
		compatible := true
		for _, s := range set {
			if s.choice == -1 {
				compatible = compatible && o.readingIndex(l.reading) == s.taken
				continue
			}
			for _, t := range l.taken {
				if t.choice == s.choice && t.taken != s.taken {
					compatible = false
				}
			}
		}
		if compatible {
			return false
		}
	}
	return true
}

// readings gives the readings of the outcome, in order.
func (o *outcome) readings() []string {
	var ids []string
	for _, l := range o.leaves {
		if !slices.Contains(ids, l.reading) {
			ids = append(ids, l.reading)
		}
	}
	return ids
}

func (o *outcome) readingIndex(id string) int { return slices.Index(o.readings(), id) }

// allReadings says whether the choices of a leaf make a breach under every
// reading.
func (o *outcome) allReadings(l leaf) bool { return o.suffices(l.taken) }

func sortedReadings[V any](m map[string]V) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
