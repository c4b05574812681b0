package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factum"
)

// claim says that something happened, or that it did not, at some time.
type claim struct {
	not    bool
	places []string // narrowest first
	timed
}

// What the sides of a dispute over existence say.
const (
	happened = "it happened"
	never    = "it did not happen"
)

// existence finds events that some sources say happened and others say did not:
// within an event, and between an event and one that is only denied. A denial
// reaches as far as its words: to its day, else to the day of publication. What
// happened later has changed; it is no contradiction.
func (f *finder) existence(ev *factum.Event) {
	disowned := f.disowned(ev)
	denials := slices.DeleteFunc(f.denials(ev), func(st *factum.Statement) bool { return slices.Contains(disowned, st) })
	if len(denials) == 0 {
		return
	}
	said := slices.DeleteFunc(f.claimed(ev), func(st *factum.Statement) bool {
		return !slices.ContainsFunc(denials, func(no *factum.Statement) bool { return !f.strangers(st, no) })
	})
	if len(said) > 0 {
		if said = f.ownWords(said, denials); len(said) == 0 {
			return
		}
		f.denied(ev, append(append(said, f.rivalClaims(ev)...), f.everClaims(ev, denials)...), denials)
		return
	}
	for _, other := range f.counterparts(ev) {
		if said := f.claimed(other); len(said) > 0 && f.denied(other, append(said, f.rivalClaims(other)...), denials) {
			return
		}
	}
}

// strangers says whether two statements have nobody in common, though both say
// who acted.
func (f *finder) strangers(a, b *factum.Statement) bool {
	return len(a.Who) > 0 && len(b.Who) > 0 && !shareEntity(a.Who, b.Who) && !f.related(a.Who, b.Who) && !shareEntity(a.Whom, b.Whom)
}

// ever says that a denial is of all times.
var ever = regexp.MustCompile(`(?i)\bnever\b`)

// everClaims gives the claims of other events of the same kind and people, where
// a denial says that there was none ever.
func (f *finder) everClaims(ev *factum.Event, denials []*factum.Statement) []*factum.Statement {
	if !slices.ContainsFunc(denials, func(no *factum.Statement) bool {
		return (no.When == nil || !no.When.Known()) && ever.MatchString(no.Quote)
	}) {
		return nil
	}
	var out []*factum.Statement
	for _, other := range f.peers(ev) {
		if shareEntity(f.named(other.Whom), ev.Whom) && f.fits(ev, other) && !f.rivals(ev, other) {
			out = append(out, f.claimed(other)...)
		}
	}
	return out
}

// rivalClaims gives the claims of events that are told apart from this one for
// their days alone.
func (f *finder) rivalClaims(ev *factum.Event) []*factum.Statement {
	var out []*factum.Statement
	for _, other := range f.peers(ev) {
		if f.rivals(ev, other) {
			out = append(out, f.claimed(other)...)
		}
	}
	return out
}

// claimed gives the statements that say in earnest that an event happened.
func (f *finder) claimed(ev *factum.Event) []*factum.Statement {
	return slices.DeleteFunc(f.asserted(ev), func(st *factum.Statement) bool {
		return st.Modality != factum.Asserted
	})
}

// denials gives the statements that say that an event did not happen.
func (f *finder) denials(ev *factum.Event) []*factum.Statement {
	var out []*factum.Statement
	for _, id := range ev.Statements {
		st := f.statements[id]
		if st.Modality != factum.Planned && st.Modality != factum.CalledFor && st.Modality != factum.Alleged && st.Negated != (st.Modality == factum.Denied) && !f.ofManner(st) {
			out = append(out, st)
		}
	}
	return out
}

// manners is how a sentence goes on that denies how, of what or why something
// happened, and not that it did: "he did not die of his heart".
var manners = regexp.MustCompile(`^(?: (?:of|from|because|by|alone|voluntarily|willingly|naturally)\b|[^.;:()]{0,60}, but (?:by|of|from|in|at|on|because|after|for|was|were)\b)`)

// ofManner says whether a denial is of how an event came about.
func (f *finder) ofManner(st *factum.Statement) bool {
	d := f.documents[st.Document]
	return d != nil && st.End > st.Start && st.End <= len(d.Text) && manners.MatchString(d.Text[st.End:sentenceAround(d.Text, st.Start, st.End).End])
}

// ownWords keeps of claims and denials that all come from one source those that
// name somebody whom they share: there a reading that is off is likelier than a
// writer who contradicts himself.
func (f *finder) ownWords(said, denials []*factum.Statement) []*factum.Statement {
	from := witness(denials[0])
	for _, st := range slices.Concat(said, denials) {
		if witness(st) != from || st.Document == "" {
			return said
		}
	}
	return slices.DeleteFunc(slices.Clone(said), func(st *factum.Statement) bool {
		return !slices.ContainsFunc(denials, func(no *factum.Statement) bool {
			for _, id := range slices.Concat(st.Who, st.Whom) {
				if f.inWords(id, st) && f.inWords(id, no) {
					return true
				}
			}
			return false
		})
	})
}

// inWords says whether the words of a statement hold a part of a name of
// somebody.
func (f *finder) inWords(id string, st *factum.Statement) bool {
	e := f.entities[id]
	return e != nil && slices.ContainsFunc(e.Spellings, func(s factum.Spelling) bool {
		words := strings.Fields(s.Text)
		return slices.ContainsFunc(words, func(w string) bool { return len(w) > 2 && capital(w) && strings.Contains(st.Quote, w) })
	})
}

// denied records what claims and denials come to; it says whether that is a
// conflict of any kind.
func (f *finder) denied(ev *factum.Event, said, denials []*factum.Statement) bool {
	var all values[claim]
	for _, st := range said {
		v, label := f.span(ev, st), happened
		if st.When != nil && st.When.Known() {
			label += ", " + v.String()
		}
		all.add("yes "+v.String()+" "+strings.Join(st.Places, " "), label, claim{places: st.Places, timed: timeOf(v, f.zoned(st))}, st.ID)
	}
	for _, st := range denials {
		v, label := f.reach(st), never
		if st.When != nil && st.When.Known() {
			label += ", " + st.When.String()
		}
		all.add("no "+v.String()+" "+strings.Join(st.Places, " "), label, claim{not: true, places: st.Places, timed: timeOf(v, f.zoned(st))}, st.ID)
	}
	later := false
	sides, sets, note := contrast(all.list, func(a, b *value[claim]) bool {
		switch {
		case a.is.not && b.is.not:
			return false
		case a.is.not != b.is.not:
			yes, no := a.is, b.is
			if yes.not {
				yes, no = no, yes
			}
			if len(no.places) > 0 && len(yes.places) > 0 && !f.within(yes.places, no.places) {
				return false // not there, but elsewhere
			}
			inside := yes.interval.Within(no.interval)
			later = later || !inside
			return inside
		}
		return !lasting[ev.Type] && a.is.interval.Closed() && b.is.interval.Closed() && a.is.excludes(b.is.timed)
	}, func(a, b *value[claim]) bool { return a.is.not == b.is.not })
	f.reached(note, ev, "existence")
	switch {
	case slices.ContainsFunc(sides, func(s factum.Side) bool { return strings.HasPrefix(s.Value, never) }):
		for _, s := range sides {
			for _, id := range s.Statements {
				if _, set := f.inExistence[f.statements[id].Event]; !set || len(sides) > 2 {
					f.inExistence[f.statements[id].Event] = len(sides) > 2
				}
			}
		}
		f.add(draft{kind: factum.Contradiction, event: ev, attribute: "existence", sides: plainer(sides), sets: sets, note: note})
		return true
	case later:
		yes, not := factum.Side{Value: happened}, factum.Side{Value: "it had not happened"}
		for _, st := range said {
			yes.Statements = append(yes.Statements, st.ID)
		}
		for _, st := range denials {
			not.Statements = append(not.Statements, st.ID)
		}
		f.add(draft{kind: factum.ChangedOverTime, event: ev, attribute: "existence", sides: []factum.Side{yes, not}})
		return true
	}
	return false
}

// within says whether the first of some places is one of others, or lies in one.
func (f *finder) within(inner, outer []string) bool {
	if shareEntity(inner, outer[:1]) {
		return true
	}
	e := f.entities[inner[0]]
	return e != nil && slices.Contains(e.Part, outer[0])
}

// plainer leaves the days out of the values of two sides: there they tell
// nothing.
func plainer(sides []factum.Side) []factum.Side {
	if len(sides) != 2 {
		return sides
	}
	for i := range sides {
		if strings.HasPrefix(sides[i].Value, never) {
			sides[i].Value = never
		} else {
			sides[i].Value = happened
		}
	}
	return sides
}

// reach is the time for which a denial holds: the days that it names, else all
// days up to the publication. "Not by Friday" holds up to then, "not since
// 2020" from then on.
func (f *finder) reach(st *factum.Statement) factum.Interval {
	if st.When != nil && st.When.Known() {
		return st.When.Interval
	}
	if d := f.documents[st.Document]; d != nil && d.Published.To.Known() {
		return factum.Interval{To: d.Published.To}
	}
	return factum.Interval{}
}

// span is the time in which a statement puts its event: the days that it names,
// else those that others name, else all up to its publication.
func (f *finder) span(ev *factum.Event, st *factum.Statement) factum.Interval {
	if st.When != nil && st.When.Known() {
		return st.When.Interval
	}
	if ev.When.Known() {
		return ev.When
	}
	if d := f.documents[st.Document]; d != nil && d.Published.To.Known() {
		return factum.Interval{To: d.Published.To}
	}
	return factum.Interval{}
}

// counterparts gives the events that a denial can be of: of the same type, with
// a named participant in the same role and none that speaks against it. Empty
// if it could be one of several that are not alike in time.
func (f *finder) counterparts(ev *factum.Event) []*factum.Event {
	if ev.Type.Speech() || ev.Type == factum.Other {
		return nil
	}
	var out []*factum.Event
	for _, other := range f.peers(ev) {
		if other.ID == ev.ID || len(f.denials(other)) > 0 && len(f.claimed(other)) == 0 || !f.fits(ev, other) {
			continue
		}
		out = append(out, other)
	}
	if ev.When.Known() {
		slices.SortStableFunc(out, func(a, b *factum.Event) int { return cmp.Compare(gap(a.When, ev.When), gap(b.When, ev.When)) })
		if len(out) > 1 {
			out = out[:1]
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// mostPeers bounds the events of one type and participant that one is held
// against.
const mostPeers = 32

// peers gives the events of the same type that share a participant in the same
// role, in the order of the record.
func (f *finder) peers(ev *factum.Event) []*factum.Event {
	if f.peersOf == nil {
		f.peersOf = map[peerKey][]*factum.Event{}
		for i := range f.c.Events {
			e := &f.c.Events[i]
			for _, k := range f.peerKeys(e) {
				f.peersOf[k] = append(f.peersOf[k], e)
			}
		}
	}
	var out []*factum.Event
	for _, k := range f.peerKeys(ev) {
		list := f.peersOf[k]
		if len(list) > mostPeers {
			f.stopped(fmt.Sprintf("events of one type of which more than %d share a participant or a day are not held against each other for it (existence, days)", mostPeers), k.String(f))
			continue // somebody in every event tells none apart
		}
		for _, e := range list {
			if e.ID != ev.ID && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// peerKey is where events are looked for that may be one.
type peerKey struct {
	kind   factum.Type
	role   byte
	entity string
}

// String names the events of a key: "arrest of X".
func (k peerKey) String(f *finder) string {
	switch k.role {
	case 'a':
		return k.kind.Noun() + " by " + f.name(k.entity)
	case 'p':
		return k.kind.Noun() + " of " + f.name(k.entity)
	}
	return k.kind.Noun() + " on " + k.entity
}

func (f *finder) peerKeys(ev *factum.Event) []peerKey {
	var out []peerKey
	kind := f.kind(ev)
	for _, id := range ev.Who {
		out = append(out, peerKey{kind, 'a', id})
	}
	for _, id := range ev.Whom {
		out = append(out, peerKey{kind, 'p', id})
	}
	if ev.When.Exact() { // where the person is not named
		out = append(out, peerKey{kind, 'd', ev.When.From.Day.String()}, peerKey{kind, 'd', ev.When.From.Day.Add(1).String()})
	}
	return out
}

// fits says whether nothing in who takes part speaks against two events being
// one: the named ones of one role are shared, related or unknown, and at least
// one that bears a name is shared.
func (f *finder) fits(a, b *factum.Event) bool {
	shared := false
	for _, role := range [][2][]string{{a.Who, b.Who}, {a.Whom, b.Whom}} {
		x, y := f.named(role[0]), f.named(role[1])
		switch {
		case len(x) == 0 || len(y) == 0:
		case shareEntity(x, y):
			shared = true
		case !f.related(x, y):
			return false
		}
	}
	return shared
}

func (f *finder) named(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { e := f.entities[id]; return e == nil || !e.Named })
}

func (f *finder) related(x, y []string) bool {
	for _, a := range x {
		for _, b := range y {
			if p, q := f.entities[a], f.entities[b]; p != nil && q != nil && (slices.Contains(p.Part, b) || slices.Contains(q.Part, a)) {
				return true
			}
		}
	}
	return false
}

// gap gives the days between two intervals; 0 if they meet.
func gap(v, w factum.Interval) int {
	switch {
	case v.Meets(w):
		return 0
	case v.To.Known() && w.From.Known() && v.To.Day < w.From.Day:
		return w.From.Day.Sub(v.To.Day)
	}
	return v.From.Day.Sub(w.To.Day)
}
