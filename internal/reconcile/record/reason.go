package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"factum"
)

// freeing are the types that tell the end of one custody; the reasons given for
// one of them are reasons for the others.
var freeing = map[factum.Type]bool{factum.ValidationRefused: true, factum.Release: true}

// refusing are the types that tell one refusal of a court.
var refusing = map[factum.Type]bool{factum.ExtraditionDecision: true, factum.Refusal: true, factum.LegalOpinion: true}

// explanation is one reason that sources give.
type explanation struct {
	words map[string]bool
	event string       // of the statement that tells it; "" for words at the event itself
	place factum.Range // the sentence of it
	doc   string
	side  factum.Side
	short bool // only announced: "on a technicality"
}

// same says whether two explanations are one: told by statements on one event,
// in one sentence, or in the same words.
func (x *explanation) same(y *explanation) bool {
	if x.event != "" && y.event != "" {
		return x.event == y.event || x.doc == y.doc && x.place == y.place || shared(x.words, y.words) >= 3
	}
	if x.event != y.event {
		return shared(x.words, y.words) >= 2
	}
	return shared(x.words, y.words) >= 1
}

// reasons finds different explanations of one event. A reason that is only
// announced goes with every one that tells more, so that it takes a side only
// where nobody tells more.
func (f *finder) reasons(ev *factum.Event) {
	if ev.Type == factum.ValidationRefused && f.companion(ev, freeing) != nil || ev.Type != factum.ExtraditionDecision && refusing[ev.Type] && f.companion(ev, refusing) != nil {
		return // told with the release, or with the decision
	}
	said := f.asserted(ev)
	for _, family := range []map[factum.Type]bool{freeing, refusing} {
		if family[ev.Type] {
			if c := f.companion(ev, family); c != nil {
				said = append(said, f.asserted(c)...)
			}
		}
	}
	var found []*explanation
	put := func(x *explanation) {
		if at := slices.IndexFunc(found, func(y *explanation) bool { return x.same(y) }); at >= 0 {
			y := found[at]
			for w := range x.words {
				y.words[w] = true
			}
			y.side.Statements = append(y.side.Statements, x.side.Statements...)
			y.short = y.short && x.short
			return
		}
		found = append(found, x)
	}
	told := false
	for _, st := range said {
		if st.Reason == "" {
			continue
		}
		x := &explanation{words: contentWords(st.Reason), side: factum.Side{Value: st.Reason, Statements: []string{st.ID}}, short: shell(st.Reason)}
		if x.short {
			for _, more := range f.elaborations(st, said) {
				told = true
				put(more)
			}
		}
		put(x)
	}
	if told {
		found = slices.DeleteFunc(found, func(x *explanation) bool { return x.short })
	}
	if len(found) < 2 {
		return
	}
	var sides []factum.Side
	for _, x := range found {
		slices.Sort(x.side.Statements)
		x.side.Statements = slices.Compact(x.side.Statements)
		sides = append(sides, x.side)
	}
	f.add(draft{kind: factum.CompetingExplanations, event: ev, attribute: "reason", sides: sides})
}

// companion gives the event that tells the end of the same custody, or the same
// refusal; nil if there is none.
func (f *finder) companion(ev *factum.Event, family map[factum.Type]bool) *factum.Event {
	if f.families == nil {
		f.families = map[factum.Type][]*factum.Event{}
		for i := range f.c.Events {
			if t := f.c.Events[i].Type; freeing[t] || refusing[t] {
				f.families[t] = append(f.families[t], &f.c.Events[i])
			}
		}
	}
	var types []factum.Type
	for t := range family {
		types = append(types, t)
	}
	slices.Sort(types)
	tried := 0
	for _, t := range types {
		if t == ev.Type {
			continue
		}
		for _, other := range f.families[t] {
			if tried++; tried > mostCompanions {
				f.stopped(fmt.Sprintf("of more than %d acts that can go with a release or a refusal, the first %d are tried for its reasons", mostCompanions, mostCompanions), f.title(ev))
				return nil
			}
			if other.When.Meets(ev.When) && (len(other.Whom) == 0 || len(ev.Whom) == 0 || shareEntity(other.Whom, ev.Whom)) {
				return other
			}
		}
	}
	return nil
}

// mostCompanions bounds the events that are tried as the companion of one.
const mostCompanions = 200

// shellNouns name a reason without telling it.
var shellNouns = []string{"technicality", "technical", "error", "procedural", "irregularit", "formality", "mistake", "flaw", "legal reason", "formal reason"}

// shell says whether the words only announce a reason.
func shell(reason string) bool {
	reason = strings.ToLower(reason)
	return slices.ContainsFunc(shellNouns, func(n string) bool { return strings.Contains(reason, n) })
}

// elaborated is how many sentences may lie between a reason that is announced
// and the words that tell it.
const elaborated = 2

// elaborations gives what follows a reason closely in its document and tells
// what was only announced: a ruling, an act that went before. A sentence that
// tells the event again is none.
func (f *finder) elaborations(st *factum.Statement, said []*factum.Statement) []*explanation {
	d := f.documents[st.Document]
	if d == nil {
		return nil
	}
	var out []*explanation
	for _, x := range f.after(st) {
		between := d.Text[st.End:x.Start]
		n := sentenceEnds(between)
		if n > elaborated {
			break
		}
		if n < 1 || strings.Contains(between, "\n\n") && n > 1 {
			continue
		}
		at := sentenceAround(d.Text, x.Start, x.End)
		if slices.ContainsFunc(said, func(s *factum.Statement) bool {
			return s.Document == x.Document && s.Start >= at.Start && s.Start < at.End && s.Type != factum.ValidationRefused
		}) {
			continue
		}
		switch x.Type {
		case factum.LegalOpinion, factum.Notification, factum.ValidationRefused, factum.Arrest, factum.Consultation, factum.Refusal:
			out = append(out, &explanation{
				words: contentWords(d.Text[at.Start:at.End]), event: x.Event, place: at, doc: x.Document,
				side: factum.Side{Value: x.Quote, Statements: []string{x.ID}},
			})
		}
	}
	return out
}

// after gives the statements of the same document that begin after a statement
// ends, in order.
func (f *finder) after(st *factum.Statement) []*factum.Statement {
	if f.byDocument == nil {
		f.byDocument = map[string][]*factum.Statement{}
		for i := range f.c.Statements {
			if x := &f.c.Statements[i]; x.Document != "" && x.End > x.Start && !x.Type.Standing() {
				f.byDocument[x.Document] = append(f.byDocument[x.Document], x)
			}
		}
		for _, list := range f.byDocument {
			slices.SortStableFunc(list, func(a, b *factum.Statement) int { return a.Start - b.Start })
		}
	}
	list := f.byDocument[st.Document]
	at, _ := slices.BinarySearchFunc(list, st.End, func(x *factum.Statement, end int) int { return x.Start - end })
	return list[at:]
}

// sentenceEnds counts the ends of sentences in a stretch of text.
func sentenceEnds(s string) int {
	n := 0
	for i, r := range s {
		if (r == '.' || r == '!' || r == '?') && (i+1 == len(s) || unicode.IsSpace(rune(s[i+1])) || s[i+1] == '"' || s[i+1] >= 0x80) {
			n++
		}
	}
	return n
}

// shared counts the words that both have.
func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// joining are words that lead to a reason and are none of it.
var joining = map[string]bool{
	"because": true, "since": true, "after": true, "which": true, "would": true, "could": true, "should": true, "there": true, "their": true,
	"where": true, "while": true, "grounds": true, "ground": true, "citing": true, "reason": true, "reasons": true, "about": true,
}

// contentWords gives the words of a reason that carry its meaning, cut to
// their first letters so that forms of one word count as one.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ".,;:\"'“”‘’()")
		if len(w) >= 5 && !joining[w] {
			out[w[:5]] = true
		}
	}
	return out
}
