package duty

import (
	"cmp"
	"fmt"
	"slices"

	"factum"
)

// choice is a dispute in which a world takes a side: a conflict between
// sources, an allegation that nobody else confirms, or a question of law.
type choice struct {
	kind  choiceKind
	about string   // for a reader: what is disputed
	sides []side   // of a dispute over facts
	reads []string // of a question of law: the readings
}

type choiceKind int8

const (
	onTime      choiceKind = iota // the sides differ in the time
	onRest                        // they differ in something else
	onExistence                   // they differ in whether it happened
	onLaw
)

type side struct {
	value      string
	statements []int // those that take this side
}

// disputes gathers what the sources dispute, in the order of the record.
func (v *view) disputes() {
	covered := map[int]bool{} // statements in a dispute over whether it happened
	index := map[string]int{}
	for i := range v.told {
		index[v.told[i].ID] = i
	}
	for i := range v.rec.Conflicts {
		c := &v.rec.Conflicts[i]
		if len(c.Sides) < 2 || c.Kind != factum.Contradiction && c.Kind != factum.CompetingExplanations {
			continue
		}
		ch := choice{about: c.About}
		switch c.Attribute {
		case "when", "day", "date", "time":
			ch.kind = onTime
		case "existence":
			ch.kind = onExistence
		default:
			ch.kind = onRest
		}
		for _, s := range c.Sides {
			sd := side{value: s.Value}
			for _, id := range s.Statements {
				if k, ok := index[id]; ok {
					sd.statements = union(sd.statements, []int{k})
					covered[k] = covered[k] || ch.kind == onExistence
				}
			}
			ch.sides = append(ch.sides, sd)
		}
		if ch.kind == onExistence {
			v.fillSides(&ch)
		}
		v.addChoice(ch)
	}
	v.unconfirmed(covered)
	for _, id := range sortedReadings(v.law.Readings) {
		r := v.law.Readings[id]
		at := slices.IndexFunc(v.choice, func(c choice) bool { return c.kind == onLaw && c.about == r.Question })
		if at < 0 {
			at = len(v.choice)
			v.choice = append(v.choice, choice{kind: onLaw, about: r.Question})
		}
		v.choice[at].reads = append(v.choice[at].reads, id)
	}
}

// fillSides gives each statement on the events of a dispute over whether they
// happened its side: who merely alleges it says that it did.
func (v *view) fillSides(ch *choice) {
	yeas, nays := -1, -1
	var events []int
	for k, s := range ch.sides {
		for _, i := range s.statements {
			if v.told[i].side == saysNo {
				nays = k
			} else {
				yeas = k
			}
			if v.told[i].event >= 0 {
				events = union(events, []int{v.told[i].event})
			}
		}
	}
	if yeas < 0 || nays < 0 || yeas == nays {
		return
	}
	for _, ev := range events {
		for _, i := range v.groups[ev] {
			switch v.told[i].side {
			case saysYes, saysPerhaps:
				ch.sides[yeas].statements = union(ch.sides[yeas].statements, []int{i})
			case saysNo:
				ch.sides[nays].statements = union(ch.sides[nays].statements, []int{i})
			}
		}
	}
}

func (v *view) addChoice(ch choice) {
	k := len(v.choice)
	for _, s := range ch.sides {
		for _, i := range s.statements {
			if !slices.Contains(v.told[i].choices, k) {
				v.told[i].choices = append(v.told[i].choices, k)
			}
		}
	}
	v.choice = append(v.choice, ch)
}

// unconfirmed makes a dispute of every event that is only alleged, and of one
// that some sources assert and others deny for the same time, where the record
// holds no conflict on it.
func (v *view) unconfirmed(covered map[int]bool) {
	groups := slices.Clone(v.groups)
	for i := range v.told {
		if v.told[i].event < 0 {
			groups = append(groups, []int{i})
		}
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	for _, members := range groups {
		var say, claim, deny []int
		disputed := false
		for _, i := range members {
			disputed = disputed || covered[i]
			switch v.told[i].side {
			case saysYes:
				say = append(say, i)
			case saysPerhaps:
				claim = append(claim, i)
			case saysNo:
				deny = append(deny, i)
			}
		}
		if disputed || len(say)+len(claim) == 0 {
			continue
		}
		meets := func(i int) bool {
			return slices.ContainsFunc(slices.Concat(say, claim), func(k int) bool {
				_, ok := v.told[i].when.meet(v.told[k].when)
				return ok && v.told[i].Type == v.told[k].Type
			})
		}
		deny = slices.DeleteFunc(deny, func(i int) bool { return !meets(i) })
		if len(say) > 0 && len(deny) == 0 {
			continue
		}
		first := v.told[slices.Concat(claim, say)[0]]
		what := "what is alleged"
		if len(say) > 0 {
			what = "what one says and another denies"
		}
		v.addChoice(choice{
			kind: onExistence, about: fmt.Sprintf("%s (%s, %s)", what, typeWords(first.Type), daysOf(first.when)),
			sides: []side{{"it is true", slices.Concat(say, claim)}, {"it is not true", deny}},
		})
	}
}

// options gives the number of sides.
func (c *choice) options() int {
	if c.kind == onLaw {
		return len(c.reads)
	}
	return len(c.sides)
}

// takes says whether a statement takes a side of the choice, and which.
func (c *choice) takes(statement, option int) (member, here bool) {
	for k, s := range c.sides {
		if slices.Contains(s.statements, statement) {
			member = true
			here = here || k == option
		}
	}
	return member, here
}
