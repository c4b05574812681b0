package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factum"
)

// manner finds statements that tell one event with different means, or on
// different legal papers. Means of different classes can't both be true; two
// papers can both have been there, so they are different accounts of one act.
func (f *finder) manner(ev *factum.Event) {
	f.classedOf(ev, f.asserted(ev), "means", factum.Contradiction, meansOf)
	f.classedOf(ev, f.asserted(ev), "instrument", factum.CompetingExplanations, func(st *factum.Statement) string { return st.Instrument })
}

// carriedBy finds a vehicle among the words of a statement on a journey of which
// the reader took it for something else: "a military plane took him to Riga".
var carriedBy = regexp.MustCompile(`(?i)\b(?:an?|the|on|by|in) ((?:[\p{L}-]+ ){0,4}(?:plane|aircraft|jet|airliner|flight|helicopter|van|bus|train|ship|boat|ferry|car))\b`)

// meansOf gives the means of a statement: those that it was read with, else a
// vehicle in its own words, if they name one kind.
func meansOf(st *factum.Statement) string {
	if st.Means != "" || !transfers[st.Type] {
		return st.Means
	}
	found := ""
	for _, m := range carriedBy.FindAllStringSubmatch(st.Quote, 4) {
		if c := classes("means", m[1]); len(c) == 1 {
			if found != "" && classes("means", found)[0] != c[0] {
				return ""
			}
			found = m[1]
		}
	}
	return found
}

// narrowDays is the longest time within which two reports of a journey to one
// place tell one journey, in days.
const narrowDays = 2

// journeys holds the means of journeys against each other that were not brought
// together because one report doesn't say who travelled: of one type, to one
// place, on days that meet, by different sources.
func (f *finder) journeys() {
	type key struct {
		kind  factum.Type
		place string
	}
	byPlace := map[key][]*factum.Event{}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if !transfers[ev.Type] || len(ev.Places) == 0 || !ev.When.Closed() || ev.When.To.Day.Sub(ev.When.From.Day) > narrowDays || slices.Contains(ev.Disputed, "means") {
			continue
		}
		k := key{ev.Type, ev.Places[0]}
		for _, other := range byPlace[k] {
			if len(f.named(ev.Whom)) > 0 && len(f.named(other.Whom)) > 0 || !ev.When.Meets(other.When) {
				continue
			}
			f.classedOf(ev, append(f.asserted(ev), f.asserted(other)...), "means", factum.Contradiction, meansOf)
		}
		if len(byPlace[k]) < mostPeers {
			byPlace[k] = append(byPlace[k], ev)
		} else {
			f.stopped(fmt.Sprintf("of more than %d journeys of one kind to one place, the first %d are held against later ones for their means", mostPeers, mostPeers), ev.Type.Noun()+" to "+f.name(k.place))
		}
	}
}

// classedOf holds values of an attribute against each other by the classes of
// their words: one that names several classes excludes none.
func (f *finder) classedOf(ev *factum.Event, said []*factum.Statement, attribute string, kind factum.ConflictKind, of func(*factum.Statement) string) {
	var all values[string]
	for _, st := range said {
		v := of(st)
		if c := classes(attribute, v); len(c) == 1 {
			all.add(c[0], v, c[0], st.ID)
		} else if len(c) > 1 && kind != factum.Contradiction {
			return // somebody names both, so they go together
		}
	}
	sides, sets, note := contrast(all.list, func(a, b *value[string]) bool { return a.is != b.is && !parallel(a.is, b.is) }, nil)
	f.reached(note, ev, attribute)
	if len(sides) > 1 {
		f.add(draft{kind: kind, event: ev, attribute: attribute, sides: sides, sets: sets, note: note})
	}
}

// parallel says whether one class is a kind of the other: "military/state".
func parallel(a, b string) bool {
	return strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}
