package statement

import (
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// ReaderName is what statements of this reader bear as their reader.
const ReaderName = "rules@0.1"

// Reader reads statements out of parsed documents. It is safe for concurrent
// use.
type Reader struct {
	lexicon   *lexicon
	ops       *operators
	gazetteer *place.Gazetteer
}

// NewReader gives a reader of English.
func NewReader(g *place.Gazetteer) (*Reader, error) {
	l, err := englishLexicon()
	if err != nil {
		return nil, err
	}
	ops, err := operatorsOf()
	if err != nil {
		return nil, err
	}
	return &Reader{lexicon: l, ops: ops, gazetteer: g}, nil
}

// Read gives what a document says. The actors and the time expressions are
// those found in the text.
func (rd *Reader) Read(t *text.Text, actors *actor.Actors, times []when.Expression) *Reading {
	r := &reading{
		doc: t.Document, text: t, actors: actors, times: times, lexicon: rd.lexicon, ops: rd.ops, gazetteer: rd.gazetteer,
		graphs: make([]*clause.Graph, len(t.Sentences)), spoken: map[int]spokenBy{}, cited: map[int][]Source{},
		context: when.Context{Published: t.Document.Published.Interval, Expressions: times},
	}
	r.quotes = r.quotations()
	r.indexTimes()
	out := &Reading{Document: t.Document, Times: times}
	for n := range t.Sentences {
		matches := r.sentenceMatches(n)
		r.assignTimes(n, matches)
		for _, m := range matches {
			if st, ok := r.statement(m); ok {
				out.Statements = append(out.Statements, st)
			}
		}
	}
	out.Statements = append(out.Statements, r.positions()...)
	out.Figures, out.Statements = r.figures(out.Statements)
	out.Actors = actors.All
	return out
}

// reading is the state of reading one document.
type reading struct {
	doc       *factum.Document
	text      *text.Text
	actors    *actor.Actors
	times     []when.Expression
	timesOf   [][]int // by sentence, indices into times
	context   when.Context
	lexicon   *lexicon
	ops       *operators
	gazetteer *place.Gazetteer
	graphs    []*clause.Graph
	quotes    []quotation
	spoken    map[int]spokenBy // by quotation
	cited     map[int][]Source // by block
}

func (r *reading) graph(n int) *clause.Graph {
	if r.graphs[n] == nil {
		r.graphs[n] = clause.New(&r.text.Sentences[n])
	}
	return r.graphs[n]
}

// actorAt gives the actor that the token heads a mention of; -1 if none.
func (r *reading) actorAt(n, i int) int { return r.actors.At(n, i) }

// actorNamed gives the actor of that very name; -1 if there is none.
func (r *reading) actorNamed(name string) int {
	for i := range r.actors.All {
		for _, m := range r.actors.All[i].Mentions {
			if m.Form == actor.ByName && m.Text == name {
				return i
			}
		}
	}
	return -1
}

// admits says whether the phrase headed by a token may fill a role: it is an
// actor of one of the kinds. A place acts only as a State or its capital.
func (r *reading) admits(n, i int, kinds []factum.Kind, name string) bool {
	if kinds == nil {
		return true
	}
	a := r.actorAt(n, i)
	if a < 0 {
		return false
	}
	act := &r.actors.All[a]
	for _, k := range kinds {
		if act.Kind == k {
			return k != factum.Place || name == "where" || r.isState(act)
		}
	}
	return false
}

// isState says whether a place can act: a country, or the capital of one.
func (r *reading) isState(a *actor.Actor) bool {
	for _, p := range r.gazetteer.Lookup(a.Name()) {
		if !p.Found.Any(place.Adjective|place.People) && (p.Kind == place.Country || p.Kind == place.Territory || p.Kind == place.Former || p.Seat) {
			return true
		}
	}
	return false
}

// statement makes a statement of a match; ok is false for what is not said to
// have happened or to be wanted, and for talk that says nothing of its own.
func (r *reading) statement(m match) (Statement, bool) {
	g := r.graph(m.sentence)
	how := r.mannerOf(m.sentence, m.token, m.frame)
	if how.unreal {
		return Statement{}, false
	}
	st := Statement{
		Type: m.frame.Type, Verb: verbOf(g, &m), Modality: how.modality, Negated: how.negated, Reader: ReaderName,
		Sentence: m.sentence, Token: m.token, Another: r.another(g, &m),
	}
	for _, i := range m.who {
		st.Who = r.appendActor(st.Who, m.sentence, i)
	}
	for _, i := range m.whom {
		st.Whom = r.appendActor(st.Whom, m.sentence, i)
	}
	span := spanOf{r: r, n: m.sentence}
	span.token(m.token)
	for _, list := range [][]int{m.who, m.whom} {
		for _, i := range list {
			span.phrase(i)
		}
	}
	for _, a := range g.Arcs(m.token) {
		if a.Label == clause.Obj && !a.Shared {
			span.phrase(a.Dep)
		}
	}
	r.circumstances(&m, &st, &span)
	st.AttributedTo = r.sourcesOf(m.sentence, m.token)
	if st.Type.Speech() && len(st.AttributedTo) > 0 {
		for _, a := range st.Who { // who speaks is the innermost source
			st.AttributedTo = append(st.AttributedTo, Source{Text: r.actors.All[a].Name(), Actor: a})
		}
	}
	if how.unnamed >= 0 && len(st.AttributedTo) == 0 {
		st.AttributedTo = []Source{{Text: strings.ToLower(g.S.Tokens[how.unnamed].Form), Actor: -1}}
	}
	st.Range = span.done()
	st.Why = &factum.Why{Frame: m.frame.Name, Trigger: g.S.Tokens[m.token].Range, Roles: m.how}
	return st, r.worthwhile(&m, &st)
}

func (r *reading) appendActor(to []int, n, i int) []int {
	a := r.actorAt(n, i)
	if a < 0 {
		return to
	}
	for _, x := range to {
		if x == a {
			return to
		}
	}
	return append(to, a)
}

// verbOf gives the word that was used for the act.
func verbOf(g *clause.Graph, m *match) string {
	lemma := strings.ToLower(g.S.Tokens[m.token].Lemma)
	if m.frame.particle != "" {
		lemma += " " + m.frame.particle
	}
	return lemma
}

// another says whether the words tell this happening from one before it:
// "another warrant", "a second arrest", "again".
func (r *reading) another(g *clause.Graph, m *match) bool {
	tokens := []int{m.token}
	for _, p := range m.frame.claims {
		tokens = append(tokens, p.follow(g, m.token)...)
	}
	for _, i := range tokens {
		for _, c := range g.S.Children(i) {
			switch strings.ToLower(g.S.Tokens[c].Form) {
			case "another", "second", "third", "new", "again", "further", "fresh":
				return true
			}
		}
	}
	return false
}

// worthwhile says whether a statement tells more than what others of its
// sentence tell: talk is a statement of its own only where it is dated, has a
// form ("in a statement") or is an act in itself (a denial, an announcement).
func (r *reading) worthwhile(m *match, st *Statement) bool {
	if st.Type != factum.Statement_ {
		return true
	}
	if st.Verb != "say" && st.Verb != "tell" && st.Verb != "state" && st.Verb != "report" && st.Verb != "add" && st.Verb != "note" && st.Verb != "claim" &&
		st.Verb != "write" && st.Verb != "explain" && st.Verb != "recall" && st.Verb != "emphasise" && st.Verb != "emphasize" && st.Verb != "assert" {
		return true
	}
	return st.When != nil || st.Instrument != ""
}
