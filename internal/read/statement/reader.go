package statement

import (
	"slices"
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
	ops, err := englishOperatorsOf()
	if err != nil {
		return nil, err
	}
	return &Reader{lexicon: l, ops: ops, gazetteer: g}, nil
}

// Read gives what a document says. The actors and the time expressions are
// those found in the text. The reading's actors are those given and, behind
// them, those that are spoken of only as taking part in a statement.
func (rd *Reader) Read(t *text.Text, actors *actor.Actors, times []when.Expression) *Reading {
	n := len(t.Sentences)
	r := &reading{
		doc: t.Document, text: t, actors: actors, times: times, lexicon: rd.lexicon, ops: rd.ops, gazetteer: rd.gazetteer,
		graphs: make([]*clause.Graph, n), labels: make([]answer, n), asked: make([]answer, n), listened: make([]bool, n), said: make([][]saying, n),
		cited: map[int][]Source{}, made: map[[2]int]int{}, dated: map[[2]int]factum.Interval{}, states: make([]answer, len(actors.All)),
	}
	r.context = when.Context{Published: t.Document.Published.Interval, Expressions: times, Event: func(sentence, token int) factum.Interval {
		return r.dated[[2]int{sentence, token}]
	}}
	r.quotes = r.quotations()
	r.spoken = make([]spokenBy, len(r.quotes))
	r.indexTimes()
	r.findSeats()
	out := &Reading{Document: t.Document, Times: times}
	var made []*match
	for n := range t.Sentences {
		if !r.speaks(n) {
			continue
		}
		matches := r.sentenceMatches(n)
		r.assignTimes(n, matches)
		matches = append(matches, r.happenings(n, matches)...)
		if len(matches) == 0 {
			continue
		}
		for _, m := range r.worthwhile(n, matches) {
			st := r.statement(m)
			st.Orders = r.orders(n, matches, m)
			out.Statements = append(out.Statements, st)
			made = append(made, m)
		}
	}
	r.redate(out.Statements)
	r.imply(out.Statements, made)
	r.topical(out.Statements, made)
	out.Statements = r.unrepeated(out.Statements, made)
	out.Statements = r.quotedTalk(out.Statements)
	out.Statements = r.listed(out.Statements)
	out.Statements = append(out.Statements, r.positions()...)
	out.Figures, out.Statements = r.figures(out.Statements)
	out.Actors = actors.All
	if len(r.extra) > 0 {
		out.Actors = append(out.Actors[:len(out.Actors):len(out.Actors)], r.extra...)
	}
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

	extra    []actor.Actor  // those that this stage has made, numbered behind the others
	made     map[[2]int]int // by sentence and token, their numbers
	seats    []int          // by actor: 1 + the body that a town stands for
	states   []answer       // by actor: is it a State or a capital
	named    map[string]int // 1 + the actor of a name
	graphs   []*clause.Graph
	extents  []map[int][2]int // by sentence and token
	labels   []answer         // by sentence
	asked    []answer         // by sentence: does it end with a question mark
	quotes   []quotation
	spoken   []spokenBy // by quotation
	listened []bool     // by sentence: are its sayings known
	said     [][]saying
	cited    map[int][]Source // by block
	dated    map[[2]int]factum.Interval
}

// speaks says whether a sentence makes statements: captions are parsed only for
// the people that they name.
func (r *reading) speaks(n int) bool {
	return r.doc.Blocks[r.text.Sentences[n].Block].Kind.Speaks()
}

func (r *reading) graph(n int) *clause.Graph {
	if r.graphs[n] == nil {
		r.graphs[n] = clause.New(&r.text.Sentences[n])
	}
	return r.graphs[n]
}

// actorNamed gives the actor of that very name; -1 if there is none.
func (r *reading) actorNamed(name string) int {
	if r.named == nil {
		r.named = map[string]int{}
		for i := range r.actors.All {
			for _, m := range r.actors.All[i].Mentions {
				if m.Form == actor.ByName && r.named[m.Text] == 0 {
					r.named[m.Text] = 1 + i
				}
			}
		}
	}
	return r.named[name] - 1
}

// statement makes a statement of a match.
func (r *reading) statement(m *match) Statement {
	g := r.graph(m.sentence)
	st := Statement{
		Type: m.frame.Type, Verb: verbOf(g, m), Modality: m.how.modality, Negated: m.how.negated, Reader: ReaderName,
		Sentence: m.sentence, Token: m.token, Another: r.another(g, m),
	}
	for _, i := range m.roles[roleWho] {
		st.Who = r.appendParticipant(st.Who, m.sentence, i, roleWho)
	}
	for _, i := range m.roles[roleWhom] {
		st.Whom = r.appendParticipant(st.Whom, m.sentence, i, roleWhom)
	}
	span := spanOf{r: r, n: m.sentence}
	span.token(m.token)
	for _, list := range [][]int{m.roles[roleWho], m.roles[roleWhom], m.claims} {
		for _, i := range list {
			span.phrase(i)
		}
	}
	span.clause(g, m.token)
	r.circumstances(m, &st, &span)
	if st.Type == factum.Statement_ && r.speech(m) {
		for i := range g.S.Tokens { // the words that are quoted belong to it
			if r.quoted(g.S.Tokens[i].Start) >= 0 {
				span.token(i)
			}
		}
	}
	if st.When != nil {
		for _, i := range append([]int{m.token}, m.claims...) {
			r.dated[[2]int{m.sentence, i}] = st.When.Interval
		}
	}
	if r.future(&st, g.S.Tokens[m.token].XPOS) {
		st.Modality = factum.Planned
	}
	st.AttributedTo = r.sourcesOf(m.sentence, m.token)
	if s, ok := r.accuser(m); ok {
		st.AttributedTo = append(st.AttributedTo, s)
	}
	if n := len(st.AttributedTo); st.Type.Speech() && n > 0 && slices.Contains(st.Who, st.AttributedTo[n-1].Actor) {
		st.AttributedTo = st.AttributedTo[:n-1] // "…," N. told us: who speaks is no source of that
	}
	if st.Type.Speech() && len(st.AttributedTo) > 0 {
		for _, a := range st.Who { // who speaks is the innermost source
			st.AttributedTo = append(st.AttributedTo, Source{Text: r.actor(a).Name(), Actor: a})
		}
	}
	if m.how.unnamed >= 0 && len(st.AttributedTo) == 0 {
		st.AttributedTo = []Source{{Text: strings.ToLower(g.S.Tokens[m.how.unnamed].Form), Actor: -1}}
	}
	st.Range = span.done()
	st.Why = r.why(m, &st)
	return st
}

// future says whether a statement that nothing makes a plan is one by its day:
// "I am going there next month" is told before it can have happened. What is told
// in the past tense is past, whatever its day is taken for.
func (r *reading) future(st *Statement, tag string) bool {
	published := r.doc.Published.To
	return st.Modality == factum.Asserted && !st.Type.Speech() && st.When != nil && st.When.From.Known() && published.Known() && st.When.From.Day > published.Day &&
		tag != "VBD" && tag != "VBN"
}

// redate dates the statements whose time is reckoned from a happening that is
// told only later.
func (r *reading) redate(statements []Statement) {
	for i := range statements {
		st := &statements[i]
		if st.When == nil || st.When.Expression < 0 || st.When.Known() || r.times[st.When.Expression].Symbol.Anchor.Kind != when.Event {
			continue
		}
		st.When.Interval, st.When.Basis = r.context.When(&r.times[st.When.Expression])
	}
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
	for _, i := range append([]int{m.token}, m.claims...) {
		for _, c := range g.Children(i) {
			switch strings.ToLower(g.S.Tokens[c].Form) {
			case "another", "second", "third", "fourth", "new", "again", "further", "fresh", "additional", "renewed":
				return true
			}
		}
	}
	return false
}
