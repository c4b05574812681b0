package record

import (
	"regexp"
	"slices"

	"factum"
)

// How it is told that somebody came of his own accord, and that somebody was
// taken by force or in hiding.
var (
	ownAccord = regexp.MustCompile(`(?i)\b(?:voluntarily|of (?:his|her|their) own (?:accord|free will)|(?:gave|gives|had given|giving) (?:him|her|them)sel(?:f|ves) up|turn(?:ed|s|ing)? (?:him|her|them)sel(?:f|ves) in|hand(?:ed|s|ing)? (?:him|her|them)sel(?:f|ves) (?:in|over)|present(?:ed|s|ing)? (?:him|her|them)sel(?:f|ves))\b`)
	byForce   = regexp.MustCompile(`(?i)\b(?:dragged|stormed|raid(?:ed)?|seized|caught|captured|nabbed|hiding|hid|pounced|ambush(?:ed)?|overpowered|grabbed|snatched|picked up|hospital|ward|flat|house|home|hotel)\b`)
)

// ways finds people who by one source came of their own accord and by another
// were taken, within days of each other.
func (f *finder) ways() {
	gaveUp := map[string][]*factum.Event{}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if ev.Type != factum.Surrender && f.kind(ev) != factum.Arrest {
			continue
		}
		if slices.ContainsFunc(f.asserted(ev), func(st *factum.Statement) bool { return ownAccord.MatchString(st.Quote) }) {
			for _, id := range f.named(slices.Concat(ev.Who, ev.Whom)) {
				gaveUp[id] = append(gaveUp[id], ev)
			}
		}
	}
	if len(gaveUp) == 0 {
		return
	}
	done := map[string]bool{}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if f.kind(ev) != factum.Arrest {
			continue
		}
		for _, id := range f.named(ev.Whom) {
			for _, own := range gaveUp[id] {
				if pair := own.ID + " " + ev.ID; done[pair] || own.When.Closed() && ev.When.Closed() && gap(own.When, ev.When) > narrowDays || f.entities[id].Kind != factum.Person {
					continue
				} else {
					done[pair] = true
				}
				f.way(own, ev)
			}
		}
	}
}

// way holds the two ways into custody against each other, by the words.
func (f *finder) way(own, taken *factum.Event) {
	var came, force factum.Side
	by := map[string]bool{}
	for _, st := range f.asserted(own) {
		if ownAccord.MatchString(st.Quote) {
			came.Statements = append(came.Statements, st.ID)
			by[witness(st)] = true
		}
	}
	for _, st := range f.asserted(taken) {
		if byForce.MatchString(st.Quote) && !ownAccord.MatchString(st.Quote) && !by[witness(st)] {
			force.Statements = append(force.Statements, st.ID)
		}
	}
	if len(came.Statements) == 0 || len(force.Statements) == 0 {
		return
	}
	came.Value, force.Value = "came of own accord", "was taken"
	f.add(draft{kind: factum.Contradiction, event: taken, attribute: "means", sides: []factum.Side{came, force}, sets: [][]int{{0, 1}}})
}
