package record

import (
	"slices"
	"strings"

	"factum"
)

// words finds acts that sources call by different legal words: handed over told
// as extradited, put on a plane told as expelled. The words are of one family
// (see terms in exclusions.en.yaml); they are in one event, or in events of one
// day that concern the same person.
func (f *finder) words() {
	type key struct {
		person string
		day    factum.Day
	}
	byDay := map[key][]*factum.Event{}
	var order []key
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		if len(f.c.Events[i].Whom) == 0 || !transfers[ev.Type] {
			continue
		}
		for _, p := range f.named(ev.Whom) {
			if e := f.entities[p]; e.Kind != factum.Person || !ev.When.Exact() {
				continue
			}
			k := key{p, ev.When.From.Day}
			if byDay[k] == nil {
				order = append(order, k)
			}
			byDay[k] = append(byDay[k], ev)
		}
	}
	for _, k := range order {
		sides := map[string]*factum.Side{}
		by := map[string]map[string]bool{} // term -> witnesses
		var terms []string
		for _, ev := range byDay[k] {
			for _, st := range f.asserted(ev) {
				term := f.term(st)
				if term == "" {
					continue
				}
				if sides[term] == nil {
					sides[term] = &factum.Side{Value: term}
					by[term] = map[string]bool{}
					terms = append(terms, term)
				}
				sides[term].Statements = append(sides[term].Statements, st.ID)
				by[term][witness(st)] = true
			}
		}
		// A source that uses both words tells two acts, or knows the difference.
		var out []factum.Side
		for _, t := range terms {
			both := false
			for w := range by[t] {
				for _, u := range terms {
					both = both || u != t && by[u][w]
				}
			}
			if !both {
				out = append(out, *sides[t])
			}
		}
		if len(out) > 1 {
			f.add(draft{kind: factum.Terminology, event: byDay[k][0], attribute: "verb", sides: out})
		}
	}
}

// transfers are the types in which a person is taken to another State.
var transfers = map[factum.Type]bool{
	factum.Surrender: true, factum.Expulsion: true, factum.TransferFlight: true, factum.TransferToCourt: true, factum.ExtraditionDecision: true,
}

// term gives the legal word of a statement; "" if it uses none.
func (f *finder) term(st *factum.Statement) string {
	table := exclusions()["terms"]
	for _, v := range []string{st.Verb, strings.ReplaceAll(string(st.Type), "_", " ")} {
		for w := range strings.FieldsSeq(strings.ToLower(v)) {
			if t := table[w]; t != "" {
				return t
			}
		}
	}
	return ""
}

// identities finds names with descriptions that exclude each other: of one
// group of exclusions, said of the same relation by different sources.
func (f *finder) identities() {
	for i := range f.c.Entities {
		e := &f.c.Entities[i]
		if e.Kind != factum.Person || !e.Named || len(e.Roles) < 2 {
			continue
		}
		var all values[factum.Role]
		for _, r := range e.Roles {
			for _, st := range r.Statements {
				if s := f.statements[st]; s != nil && !s.Negated && s.Modality == factum.Asserted {
					all.add(strings.ToLower(r.Role+"\x00"+r.Of+"\x00"+r.Interval.String()), strings.TrimSpace(r.Role+of(r.Of)), r, st)
				}
			}
		}
		sides, sets, note := contrast(all.list, func(a, b *value[factum.Role]) bool {
			return a.is.Meets(b.is.Interval) && f.otherRole(&a.is, &b.is) && !f.shareWitness(a.statements, b.statements)
		}, nil)
		if note != "" {
			f.stopped(note, "roles of "+e.Name)
		}
		if len(sides) > 1 {
			f.add(draft{kind: factum.Contradiction, attribute: "identity", about: e.ID, sides: sides, sets: sets, note: note})
		}
	}
}

func of(whom string) string {
	if whom == "" {
		return ""
	}
	return " of " + whom
}

// otherRole says whether nobody holds both roles: kin of one person in two
// degrees, or two sides of one proceeding.
func (f *finder) otherRole(a, b *factum.Role) bool {
	for _, group := range []string{"kin", "bench"} {
		x, y := classes(group, a.Role), classes(group, b.Role)
		if len(x) != 1 || len(y) != 1 || x[0] == y[0] || strings.Contains(strings.ToLower(a.Role+b.Role), "former") {
			continue
		}
		if group == "bench" || a.Of != "" && b.Of != "" && (strings.EqualFold(a.Of, b.Of) || shareWord(a.Of, b.Of)) {
			return true
		}
	}
	return false
}

func (f *finder) shareWitness(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return witness(f.statements[x]) == witness(f.statements[y]) })
	})
}

// holders finds things that have one holder at a time and are given two: the
// owner of the jet. Only people say so in so many words, as statements of their
// own; what is read of offices leaves open of what exactly.
func (f *finder) holders() {
	held := map[string]*values[holder]{}
	var order []string
	for i := range f.c.Statements {
		st := &f.c.Statements[i]
		note := strings.ToLower(strings.TrimSpace(st.Note))
		if st.Type != factum.PositionHeld || st.Reader != "person" || st.Modality != factum.Asserted || len(st.Who) != 1 || len(classes("holder", note)) == 0 {
			continue
		}
		if held[note] == nil {
			held[note] = &values[holder]{}
			order = append(order, note)
		}
		h := holder{who: st.Who[0], not: st.Negated}
		if st.When != nil {
			h.interval = st.When.Interval
		}
		label := h.who
		if h.not {
			label = "not " + f.name(h.who)
		}
		held[note].add(label+" "+h.interval.String(), label, h, st.ID)
	}
	for _, note := range order {
		sides, sets, more := contrast(held[note].list, func(a, b *value[holder]) bool {
			if !a.is.interval.Meets(b.is.interval) || f.shareWitness(a.statements, b.statements) || a.is.not && b.is.not {
				return false
			}
			return (a.is.who == b.is.who) == (a.is.not || b.is.not)
		}, func(a, b *value[holder]) bool { return a.is.who == b.is.who && a.is.not == b.is.not })
		if more != "" {
			f.stopped(more, "holders of "+note)
		}
		if len(sides) > 1 {
			f.add(draft{kind: factum.Contradiction, attribute: "identity", about: note, sides: sides, sets: sets, note: more})
		}
	}
}

// holder is who holds something, or does not, at some time.
type holder struct {
	who      string
	not      bool
	interval factum.Interval
}
