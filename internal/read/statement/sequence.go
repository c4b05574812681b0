package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// Order is what the words of a statement say of the order of its happening and
// another one: "after his arrest", "before he left".
type Order struct {
	factum.Range // the words
	// Sentence and Token are the trigger of the other happening. Where no
	// statement has it ("hours after his arrest" tells no arrest), it is the noun
	// that names what was told elsewhere.
	Sentence, Token int
	Type            factum.Type // of the other happening
	After           bool        // this one comes after it; false: before it
	Expression      int         // the time expression that says how far ("hours after"); -1 if none does
}

// orderWords are the words before a clause or a noun that put what governs it
// before or after it; true: after. "Since" and "until" say when something that
// lasts began or ended, so that its beginning is ordered all the same.
var orderWords = map[string]bool{
	"after": true, "following": true, "since": true, "upon": true, "once": true, "in the wake of": true, "in the aftermath of": true,
	"before": false, "prior to": false, "ahead of": false, "until": false, "till": false, "pending": false,
}

// thereafter are the adverbs that put a verb after the one that it is
// coordinated with ("was detained and later released").
var thereafter = map[string]bool{"then": true, "later": true, "subsequently": true, "afterwards": true, "afterward": true, "thereafter": true}

// mostOrders bounds the order words of one predicate that are read.
const mostOrders = 8

// orders gives what a sentence says of the order of a match and others: by a
// clause or a phrase that hangs on it, by a participle of the perfect ("having
// been arrested, he was flown out"), by an adverb on a coordinated verb. Only
// what the grammar makes sure is read: words that stand alone ("later, ...") and
// tenses are not.
func (r *reading) orders(n int, matches []match, m *match) (list []Order) {
	if !happened(m) {
		return nil
	}
	g := r.graph(n)
	under := func(at int, hangs func(c int) bool) {
		for _, c := range g.Children(at) {
			if len(list) >= mostOrders {
				return
			}
			if hangs(int(c)) {
				if from, after, ok := r.orderOf(g, at, int(c)); ok && (after || !m.frame.Type.Speech()) {
					list = r.ordered(list, n, matches, m, from, int(c), after)
				}
			}
		}
	}
	for _, at := range append([]int{m.token}, m.claims...) {
		under(at, func(int) bool { return true })
	}
	if t := &g.S.Tokens[m.token]; t.Rel == text.Conj && t.UPOS == text.VERB {
		// what stands before the first of several verbs belongs to all of them
		under(t.Head, func(c int) bool { return c < t.Head })
		for _, c := range g.Children(m.token) {
			if d := &g.S.Tokens[c]; d.Rel == text.Advmod && int(c) < m.token && thereafter[strings.ToLower(d.Form)] && len(list) < mostOrders {
				list = r.ordered(list, n, matches, m, int(c), t.Head, true)
			}
		}
	}
	return list
}

// happened says whether a match is said to have happened: plans and denials
// have no place among what did.
func happened(m *match) bool {
	return !m.how.negated && !m.how.unreal && (m.how.modality == factum.Asserted || m.how.modality == factum.Alleged || m.how.modality == "")
}

// orderOf says how what hangs on a predicate at token c is ordered to it, and by
// which token.
func (r *reading) orderOf(g *clause.Graph, at, c int) (from int, after, ok bool) {
	d := &g.S.Tokens[c]
	switch d.Rel {
	case text.Obl, text.OblUnmarked, text.Nmod, text.NmodUnmarked, text.Advcl, text.Acl:
	default:
		return 0, false, false
	}
	word, from := "", -1
	for _, k := range g.Children(c) {
		if x := &g.S.Tokens[k]; int(k) < c && (x.Rel == text.Case || x.Rel == text.Mark || x.Rel == text.Advmod && strings.EqualFold(x.Form, "once")) {
			if from < 0 {
				from, word = int(k), g.Words(int(k))
			} else {
				word += " " + g.Words(int(k))
			}
		}
	}
	if from < 0 {
		if d.Rel == text.Advcl && perfect(g, c) {
			return leftmost(g, c), true, true
		}
		return 0, false, false
	}
	after, ok = orderWords[word]
	if word == "since" && d.Rel == text.Advcl && !has(g, at) {
		return 0, false, false // "since he had left": the reason
	}
	return from, after, ok
}

// perfect says whether a verb is a participle of the perfect: "having been
// arrested".
func perfect(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Aux && d.XPOS == "VBG" && d.Lemma == "have" {
			return true
		}
	}
	return false
}

// has says whether a verb stands in the perfect: "has been held".
func has(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
		if d := &g.S.Tokens[c]; d.Rel == text.Aux && d.Lemma == "have" {
			return true
		}
	}
	return false
}

// leftmost is the first token among a token and what hangs on it.
func leftmost(g *clause.Graph, i int) int {
	if list := g.Children(i); len(list) > 0 {
		return min(i, int(list[0]))
	}
	return i
}

// ordered adds the order of a match and what token c tells or names.
func (r *reading) ordered(list []Order, n int, matches []match, m *match, from, c int, after bool) []Order {
	o := Order{Sentence: n, Token: c, After: after, Expression: -1}
	for _, x := range r.timesOf[n] {
		if a := &r.times[x].Symbol.Anchor; a.Kind == when.Event && a.Sentence == n && a.Token == c {
			o.Expression = x
		}
	}
	for k := range matches {
		other := &matches[k]
		if other.token == m.token || !tells(other, c) {
			continue
		}
		if !happened(other) && (other.how.negated || !strings.EqualFold(r.text.Sentences[n].Tokens[from].Form, "once")) {
			return list
		}
		o.Token, o.Type = other.token, other.frame.Type
		break
	}
	if o.Type == "" {
		if o.Type = r.typeNamed(n, c); o.Type == "" {
			return list
		}
	}
	a, z := &r.text.Sentences[n].Tokens[min(from, c)], &r.text.Sentences[n].Tokens[max(from, c)]
	o.Start, o.End = a.Start, z.End
	return append(list, o)
}

// tells says whether a match has its trigger at a token, or a noun that belongs
// to it: "after police made the arrest".
func tells(m *match, c int) bool {
	if m.token == c {
		return true
	}
	for _, k := range m.claims {
		if k == c {
			return true
		}
	}
	return false
}

// comesAbout are the verbs that say no more than that what their subject names
// came about: "before a request had been made".
var comesAbout = map[string]bool{"make": true, "issue": true, "give": true, "file": true, "lodge": true, "submit": true, "send": true, "take": true, "happen": true, "occur": true, "arrive": true}

// typeNamed gives the type of happening that a noun names, or the subject of a
// verb that says no more, or a participle without its subject ("once
// released"), if it names one only.
func (r *reading) typeNamed(n, c int) (typ factum.Type) {
	g := r.graph(n)
	t := &g.S.Tokens[c]
	if t.UPOS == text.VERB {
		if k := g.Child(c, text.NsubjPass, text.Nsubj); k >= 0 {
			if !comesAbout[t.Lemma] || g.S.Tokens[k].UPOS != text.NOUN || t.Lemma == "take" && g.Child(c, text.Obj) < 0 {
				return ""
			}
			t = &g.S.Tokens[k]
		}
	}
	e := r.lexicon.by[lowerLemma(t)]
	if e == nil {
		return ""
	}
	var frames []*frame
	switch {
	case t.UPOS == text.NOUN:
		frames = e.noun
	case t.XPOS == "VBN":
		frames = e.verb
	}
	for _, f := range frames {
		switch {
		case t.XPOS == "VBN" && (len(f.With) > 0 || !concerns[f.Type] && !carries[f.Type]):
			continue // what is done to a thing: a report is released, too
		case typ != "" && f.Type != typ:
			return ""
		}
		typ = f.Type
	}
	return typ
}
