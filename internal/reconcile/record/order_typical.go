package record

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/read/when/order"
	"factum/internal/reconcile/event"
)

//go:embed order_typical.yaml
var typicalTable []byte

// step is a pair of acts that usually follow each other; see order_typical.yaml.
type step struct {
	First, Then factum.Type
	Why         string
}

var typical = sync.OnceValue(func() []step {
	var list []step
	if err := yaml.Unmarshal(typicalTable, &list); err != nil {
		panic(fmt.Sprintf("order_typical.yaml: %v", err)) // embedded: a test reads it
	}
	return list
})

// Assume places the events whose day is open by the order in which acts
// usually follow each other. What follows is marked as assumed: the days that
// the sources give stay as they are. Events are put in order anew, those without
// a day by what is assumed. Call it after Conflicts.
func Assume(c *event.Case) {
	pairs := usualPairs(c)
	solution, variable, list := solvePairs(pairs)
	if contrary := solution.Conflicts(); len(contrary) > 0 { // the sources say otherwise
		out := map[int]bool{}
		for _, x := range contrary {
			for _, n := range x.Reasons {
				out[n] = true
			}
		}
		var rest []pair
		for n := range pairs {
			if !out[n] {
				rest = append(rest, pairs[n])
			}
		}
		pairs = rest
		solution, variable, list = solvePairs(pairs)
	}
	for _, ev := range list {
		if ev.When.Exact() || slices.Contains(ev.Disputed, "when") {
			continue
		}
		first, last := solution.Days(variable[ev])
		because, until := solution.Because(variable[ev])
		a := factum.Assumed{Interval: ev.When}
		if first > daysSince(ev.When.From, -order.Unbounded) {
			a.From = factum.Moment{Day: epoch.Add(int(first))}
			a.Because = usual(a.Because, pairs, because, func(p *pair) *factum.Event { return p.first })
		}
		if last < daysSince(ev.When.To, order.Unbounded) {
			a.To = factum.Moment{Day: epoch.Add(int(last))}
			a.Because = usual(a.Because, pairs, until, func(p *pair) *factum.Event { return p.then })
		}
		if len(a.Because) > 0 {
			ev.Assumed = &a
		}
	}
	event.InOrder(c.Events)
}

// solvePairs gives the days that follow from the days of events, if what usually
// comes first does. Reasons below the number of pairs are pairs, all others are
// the days of an event.
func solvePairs(pairs []pair) (*order.Solution, map[*factum.Event]order.Var, []*factum.Event) {
	system := order.NewSystem()
	variable := map[*factum.Event]order.Var{}
	var list []*factum.Event
	of := func(ev *factum.Event) order.Var {
		v, ok := variable[ev]
		if !ok {
			v = system.Var()
			variable[ev], list = v, append(list, ev)
			if err := system.Bound(v, daysSince(ev.When.From, -order.Unbounded), daysSince(ev.When.To, order.Unbounded), len(pairs)+int(v), 1); err != nil {
				return v // no day of a calendar: it bounds nothing
			}
		}
		return v
	}
	for n := range pairs {
		if err := system.Between(of(pairs[n].then), of(pairs[n].first), 0, order.Unbounded, n, 0); err != nil {
			continue
		}
	}
	return system.Solve(), variable, list
}

// usual adds the steps among some reasons, each with the event that it leads to.
func usual(list []factum.Usual, pairs []pair, reasons []int, other func(*pair) *factum.Event) []factum.Usual {
	for _, n := range reasons {
		if n < len(pairs) {
			list = append(list, factum.Usual{Event: other(&pairs[n]).ID, Note: pairs[n].why})
		}
	}
	return list
}

// daysSince counts a day from 1970; open stands for an unknown one.
func daysSince(m factum.Moment, open int64) int64 {
	if !m.Known() {
		return open
	}
	return int64(m.Day.Sub(epoch))
}

// pair is two events of one person that usually follow each other.
type pair struct {
	first, then *factum.Event
	why         string
}

// unusual says whether the sources put the second before the first.
func (p *pair) unusual() bool {
	return p.first.When.From.Known() && p.then.When.To.Known() && p.then.When.To.Day < p.first.When.From.Day
}

// usualPairs gathers the events that usually follow each other: of the events
// that concern a person, those of two types of which there is one each.
func usualPairs(c *event.Case) []pair {
	named := map[string]bool{}
	for i := range c.Entities {
		named[c.Entities[i].ID] = c.Entities[i].Named && c.Entities[i].Kind == factum.Person
	}
	real := map[string]bool{}
	for i := range c.Statements {
		if st := &c.Statements[i]; cameToPass(st) && !st.Negated {
			real[st.Event] = true
		}
	}
	type key struct {
		person string
		typ    factum.Type
	}
	of := map[key]*factum.Event{}
	several := map[key]bool{}
	var people []string
	met := map[string]bool{}
	for i := range c.Events {
		ev := &c.Events[i]
		concerned := ev.Whom
		if ev.Type == factum.AllegedCrime {
			concerned = ev.Who
		}
		for _, p := range concerned {
			if !named[p] {
				continue
			}
			if !met[p] {
				met[p] = true
				people = append(people, p)
			}
			k := key{p, ev.Type}
			if of[k] != nil {
				several[k] = true
			}
			if real[ev.ID] {
				of[k] = ev
			} else {
				several[k] = true // perhaps another one
			}
		}
	}
	var list []pair
	seen := map[[2]*factum.Event]bool{}
	for _, p := range people {
		for _, s := range typical() {
			a, b := key{p, s.First}, key{p, s.Then}
			if of[a] == nil || of[b] == nil || several[a] || several[b] || of[a] == of[b] || seen[[2]*factum.Event{of[a], of[b]}] {
				continue
			}
			seen[[2]*factum.Event{of[a], of[b]}] = true
			list = append(list, pair{of[a], of[b], s.Why})
		}
	}
	return list
}

// unusual asks about acts that the sources put against the usual order.
func (q *asker) unusual() {
	for _, p := range usualPairs(q.c) {
		if p.unusual() && !slices.Contains(p.first.Disputed, "when") && !slices.Contains(p.then.Disputed, "when") {
			text := fmt.Sprintf("The %s is told to have been before the %s. That is unusual: %s. Is it so?", q.title(p.then), q.title(p.first), p.why)
			q.put(asked{kind: askOrder, weight: len(p.first.Statements) + len(p.then.Statements), Question: factum.Question{
				About: p.then.ID, Text: text, Because: slices.Concat(p.then.Statements, p.first.Statements),
			}}, text)
		}
	}
}
