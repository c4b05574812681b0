package record

import (
	"regexp"
	"slices"
	"strings"

	"factum"
)

// near is how many days two reports of one act can differ, where everything
// else agrees. Judged: further apart it is likelier that there were two.
const near = 31

// slip is how many days reports of one act differ by mistake, or over midnight:
// so near, two acts would be told by somebody.
const slip = 2

// soon is the same for acts that an authority does again when it has reason to:
// a second warrant replaces the first. A denial that any was done says that one
// is meant.
const soon = 7

// repeated are these acts.
var repeated = map[factum.Type]bool{
	factum.WarrantIssued: true, factum.CooperationRequestSent: true, factum.NoticePublished: true, factum.Notification: true, factum.Charged: true,
	factum.AdmissibilityChallenge: true,
}

// once are the acts of which there is one in a case, or one a time: told by
// different sources of different days they are in dispute. A death comes once
// for ever.
var once = map[factum.Type]bool{
	factum.Death: true, factum.Arrest: true, factum.Release: true, factum.Expulsion: true, factum.Surrender: true, factum.TransferFlight: true,
	factum.SurrenderOrdered: true, factum.WarrantIssued: true, factum.NoticePublished: true, factum.Appointment: true, factum.Conviction: true,
	factum.Acquittal: true, factum.ExtraditionDecision: true, factum.ValidationRefused: true, factum.ArrestValidated: true, factum.AgreementSigned: true,
	factum.CooperationRequestSent: true, factum.Notification: true, factum.Charged: true, factum.InvestigationOpened: true, factum.WarrantWithdrawn: true,
	factum.AdmissibilityChallenge: true,
}

// apartByDay finds events that are told apart for their days alone: the same
// act with the same participants by other sources. That no source tells two
// such acts is what makes them one in dispute.
func (f *finder) apartByDay() {
	done := map[[2]string]bool{}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if !once[f.kind(ev)] {
			continue
		}
		for _, other := range f.peers(ev) {
			pair := [2]string{min(ev.ID, other.ID), max(ev.ID, other.ID)}
			if done[pair] || f.inExistence[ev.ID] && f.inExistence[other.ID] || !f.rivals(ev, other) {
				continue
			}
			done[pair] = true
			f.rival(ev, other)
		}
	}
	f.reworded(done)
}

// rival records that two events are one in dispute over its day, if the days
// exclude each other.
func (f *finder) rival(ev, other *factum.Event) {
	said := append(f.asserted(ev), f.asserted(other)...)
	f.placesOf(ev, slices.Clone(said))
	f.companyOf(ev, slices.Clone(said))
	sides, sets, note := contrast(f.dated(said), func(x, y *value[timed]) bool { return x.is.excludes(y.is) }, nil)
	f.reached(note, ev, "when")
	if len(sides) < 2 {
		return
	}
	other.Disputed = append(other.Disputed, "when")
	f.add(draft{
		kind: factum.Contradiction, event: ev, attribute: "when", sides: sides, sets: sets,
		note: "told apart for the days alone; if these are two acts, it is no contradiction",
	})
}

// dateWords are words that tell a time, and numbers; what is left of a sentence
// without them tells what happened.
var dateWords = regexp.MustCompile(`(?i)^(?:\W*\d\S*|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|the|of|at|in|a|an)\W*$`)

// fewestWords is how many words two sentences must share, without those that
// tell a time, to be one sentence with another day.
const fewestWords = 5

// worded are types that are done again and again, and of which the same words
// tell one all the same.
var worded = map[factum.Type]bool{factum.Detention: true, factum.Arrival: true, factum.Departure: true, factum.Located: true}

// reworded finds acts that two sources tell in the same words, but for the day:
// who took a sentence over changed it, or one of them misread it.
func (f *finder) reworded(done map[[2]string]bool) {
	groups := map[string][]*factum.Statement{}
	var order []string
	dates := map[string]bool{} // whether a word belongs to a date
	for i := range f.c.Statements {
		st := &f.c.Statements[i]
		ev := f.events[st.Event]
		if ev == nil || !once[f.kind(ev)] && !worded[ev.Type] || st.When == nil || !st.When.Closed() || st.Negated || st.Modality != factum.Asserted {
			continue
		}
		words := slices.DeleteFunc(strings.Fields(strings.ToLower(st.Quote)), func(w string) bool {
			is, ok := dates[w]
			if !ok {
				is = dateWords.MatchString(w)
				dates[w] = is
			}
			return is
		})
		if len(words) < fewestWords {
			continue
		}
		key := string(st.Type) + " " + strings.Join(words, " ")
		if groups[key] == nil {
			order = append(order, key)
		}
		if len(groups[key]) < mostPeers {
			groups[key] = append(groups[key], st)
		}
	}
	for _, key := range order {
		for n, a := range groups[key] {
			for _, b := range groups[key][:n] {
				pair := [2]string{min(a.Event, b.Event), max(a.Event, b.Event)}
				if d := gap(a.When.Interval, b.When.Interval); a.Event == b.Event || witness(a) == witness(b) || done[pair] || d == 0 || d > near {
					continue
				}
				done[pair] = true
				f.rival(f.events[b.Event], f.events[a.Event])
			}
		}
	}
}

// rivals says whether two events are one in dispute over its day.
func (f *finder) rivals(a, b *factum.Event) bool {
	limit := near
	switch {
	case a.Type == factum.Death:
		limit = far
	case repeated[a.Type] && !f.inExistence[a.ID] && !f.inExistence[b.ID] && len(f.denials(a)) == 0 && len(f.denials(b)) == 0:
		limit = soon
	}
	alias := f.described(a, b) || f.described(b, a)
	if !once[f.kind(a)] || a.ID == b.ID || len(a.Whom) > 0 && len(b.Whom) > 0 && !shareEntity(f.named(a.Whom), f.named(b.Whom)) && !alias {
		return false
	}
	if !f.fits(a, b) && !alias {
		return false
	}
	if d := gap(a.When, b.When); d == 0 || d > limit || !a.When.Closed() || !b.When.Closed() {
		return false
	}
	switch {
	case a.Type == factum.Death:
	case f.otherPapers(a, b) || gap(a.When, b.When) > slip && f.toldTwice(a):
		return false
	case !f.agree(a, b):
		// nothing but the person; the person may be named by an office alone
		if gap(a.When, b.When) > 1 || !alias {
			return false
		}
	}
	mine := map[string]bool{}
	for _, st := range f.asserted(a) {
		mine[witness(st)] = true
	}
	return !slices.ContainsFunc(f.asserted(b), func(st *factum.Statement) bool { return mine[witness(st)] }) // one source tells both
}

// otherPapers says whether two acts are told to rest on different papers.
func (f *finder) otherPapers(a, b *factum.Event) bool {
	papers := func(ev *factum.Event) (out []string) {
		for _, st := range f.asserted(ev) {
			if st.Instrument != "" {
				out = append(out, strings.ToLower(st.Instrument))
			}
		}
		return out
	}
	x, y := papers(a), papers(b)
	return len(x) > 0 && len(y) > 0 && !shareEntity(x, y)
}

// kind is the type of an event; one that is told as a short detention is an
// arrest.
func (f *finder) kind(ev *factum.Event) factum.Type {
	if ev.Type != factum.Detention || len(ev.Statements) == 0 {
		return ev.Type
	}
	for _, id := range ev.Statements {
		if st := f.statements[id]; st.Type != factum.Detention || st.Verb != "detain" && st.Verb != "seize" {
			return ev.Type
		}
	}
	return factum.Arrest
}

// described says whether the person of an event, known by a description alone
// ("the general"), can be the named one of another: each document that speaks of
// the described one tells acts of custody of this named person and of no other.
func (f *finder) described(unnamed, named *factum.Event) bool {
	if len(unnamed.Whom) == 0 || len(f.named(unnamed.Whom)) > 0 || len(f.named(named.Whom)) == 0 {
		return false
	}
	for _, u := range unnamed.Whom {
		if e := f.entities[u]; e == nil || e.Kind != factum.Person || !strings.HasPrefix(strings.ToLower(e.Name), "the ") {
			return false
		}
	}
	for _, id := range unnamed.Statements {
		in := f.concerned(f.statements[id].Document)
		if len(in) != 1 || !slices.Contains(named.Whom, in[0]) {
			return false
		}
	}
	return true
}

// concerned gives the named people who undergo something in a document.
func (f *finder) concerned(document string) []string {
	if document == "" {
		return nil
	}
	out, known := f.concern[document]
	if known {
		return out
	}
	for _, st := range f.after(&factum.Statement{Span: factum.Span{Document: document}}) {
		if !custody[st.Type] {
			continue
		}
		for _, p := range f.named(st.Whom) {
			if f.entities[p].Kind == factum.Person && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	f.concern[document] = out
	return out
}

// custody are the acts by which a person is held, freed or handed over.
var custody = map[factum.Type]bool{
	factum.Arrest: true, factum.Detention: true, factum.Release: true, factum.Surrender: true, factum.TransferFlight: true, factum.Expulsion: true,
	factum.ExtraditionDecision: true, factum.SurrenderOrdered: true, factum.InterimRelease: true,
}

// agree says whether two events have more in common than whom they concern:
// who acted, or where.
func (f *finder) agree(a, b *factum.Event) bool {
	return len(a.Whom) > 0 && (shareEntity(f.named(a.Who), f.named(b.Who)) || len(a.Places) > 0 && len(b.Places) > 0 && a.Places[0] == b.Places[0])
}

// toldTwice says whether a source tells two acts of the type of the same
// person, so that there were at least two.
func (f *finder) toldTwice(ev *factum.Event) bool {
	tells := map[string]string{}
	for _, e := range append(f.peers(ev), ev) {
		for _, id := range e.Statements {
			st := f.statements[id]
			if st.When == nil || !st.When.Closed() {
				continue
			}
			w := witness(st)
			if first, ok := tells[w]; ok && first != e.ID {
				return true
			}
			tells[w] = e.ID
		}
	}
	return false
}

// final are the acts that nobody does, or undergoes, after death.
var final = map[factum.Type]bool{
	factum.Arrest: true, factum.Release: true, factum.InterimRelease: true, factum.Travel: true, factum.Arrival: true, factum.Departure: true,
	factum.CourtHearing: true, factum.Appointment: true, factum.Surrender: true, factum.Detention: true, factum.Expulsion: true,
}

// deaths finds acts of people whom other sources say to have died before.
func (f *finder) deaths() {
	lives := map[string][]*factum.Event{} // acts by person, of those who died
	for i := range f.c.Events {
		if ev := &f.c.Events[i]; ev.Type == factum.Death && ev.When.Closed() {
			for _, p := range f.named(ev.Whom) {
				lives[p] = nil
			}
		}
	}
	if len(lives) == 0 {
		return
	}
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if !final[ev.Type] || !ev.When.Closed() {
			continue
		}
		people := ev.Whom
		if len(people) == 0 && (ev.Type == factum.Travel || ev.Type == factum.Arrival || ev.Type == factum.Departure) {
			people = ev.Who
		}
		for _, p := range people {
			if list, ok := lives[p]; ok {
				lives[p] = append(list, ev)
			}
		}
	}
	for i := range f.c.Events {
		death := &f.c.Events[i]
		if death.Type != factum.Death || !death.When.Closed() {
			continue
		}
		for _, p := range f.named(death.Whom) {
			for _, ev := range lives[p] {
				f.afterDeath(death, ev)
			}
		}
	}
}

func (f *finder) afterDeath(death, ev *factum.Event) {
	died, did := factum.Side{}, factum.Side{Value: ev.Type.Noun() + ", " + ev.When.String()}
	for _, st := range f.claimed(death) {
		if st.When != nil && st.When.Closed() && st.When.To.Day < ev.When.From.Day {
			died.Value = death.Type.Noun() + ", " + st.When.String()
			died.Statements = append(died.Statements, st.ID)
		}
	}
	for _, st := range f.claimed(ev) {
		if st.When != nil && st.When.Closed() {
			did.Statements = append(did.Statements, st.ID)
		}
	}
	if len(died.Statements) == 0 || len(did.Statements) == 0 {
		return
	}
	f.add(draft{kind: factum.Contradiction, event: ev, attribute: "order", sides: []factum.Side{died, did}, sets: [][]int{{0, 1}}})
}
