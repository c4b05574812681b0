package record

import (
	"regexp"
	"slices"
	"strings"

	"factum"
)

// deeds finds what one source tells and a later one says never was, where the
// two don't stand in one event: by the class of the verb, done to one person.
// The exclusion table names the verbs. What is denied before it is told has
// changed, and where several people are named nothing tells of whom the denial
// is.
func (f *finder) deeds() {
	told, denied := map[string][]*factum.Statement{}, map[string][]*factum.Statement{}
	var order []string
	for i := range f.c.Statements {
		st := &f.c.Statements[i]
		class := exclusions()["deed"][strings.ToLower(st.Verb)]
		if class == "" || st.Type.Standing() || st.Document == "" || f.inSomeExistence(st.Event) {
			continue
		}
		switch {
		case (st.Negated != (st.Modality == factum.Denied) || st.Negated && ever.MatchString(st.Quote)) && st.Modality != factum.Planned && !f.ofManner(st) && !ofNobody(st, f):
			if denied[class] == nil {
				order = append(order, class)
			}
			denied[class] = append(denied[class], st)
		case !st.Negated && st.Modality == factum.Asserted:
			told[class] = append(told[class], st)
		}
	}
	for _, class := range order {
		f.deed(told[class], denied[class])
	}
}

func (f *finder) inSomeExistence(event string) bool { _, ok := f.inExistence[event]; return ok }

// nobody is how a denial begins that is of everybody: "no officer has been
// suspended" is no denial of one deed.
var nobody = regexp.MustCompile(`(?i)^(?:no|nobody|no one|none|neither|nothing|not one|nor)\b`)

func ofNobody(st *factum.Statement, f *finder) bool {
	return nobody.MatchString(st.Quote) || slices.ContainsFunc(slices.Concat(st.Who, st.Whom), func(id string) bool { return nobody.MatchString(f.name(id)) })
}

func (f *finder) deed(told, denied []*factum.Statement) {
	var yes, no factum.Side
	var ev *factum.Event
	people := map[string]bool{}
	for _, st := range slices.Concat(told, denied) {
		for _, id := range f.named(st.Whom) {
			people[id] = true
		}
	}
	for _, n := range denied {
		found := false
		for _, st := range told {
			if st.Document == n.Document || !f.before(st, n) {
				continue
			}
			a, b := f.named(st.Whom), f.named(n.Whom)
			switch {
			case len(a) > 0 && len(b) > 0 && !shareEntity(a, b):
				continue
			case (len(a) == 0 || len(b) == 0) && len(people) != 1:
				continue // nothing tells whom the two are of
			case len(f.named(st.Who)) > 0 && len(f.named(n.Who)) > 0 && !shareEntity(st.Who, n.Who) && !f.related(f.named(st.Who), f.named(n.Who)):
				continue
			}
			found = true
			if ev == nil {
				ev = f.events[st.Event]
			}
			if !slices.Contains(yes.Statements, st.ID) {
				yes.Statements = append(yes.Statements, st.ID)
			}
		}
		if found {
			no.Statements = append(no.Statements, n.ID)
		}
	}
	if ev == nil || len(no.Statements) == 0 {
		return
	}
	yes.Value, no.Value = happened, never
	f.add(draft{kind: factum.Contradiction, event: ev, attribute: "existence", sides: []factum.Side{yes, no}, sets: [][]int{{0, 1}}})
}

// before says whether a deed is told to have been done by the time up to which
// a denial reaches.
func (f *finder) before(st, no *factum.Statement) bool {
	reach := f.reach(no)
	if !reach.To.Known() {
		return false
	}
	if st.When != nil && st.When.Known() {
		return st.When.To.Known() && st.When.To.Day <= reach.To.Day
	}
	d := f.documents[st.Document]
	return d != nil && d.Published.To.Known() && d.Published.To.Day <= reach.To.Day
}
