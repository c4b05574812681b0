package statement

import (
	"math"
	"slices"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/when"
	"factum/internal/read/word"
)

// figures finds the numbers that the document gives of something, with their
// bounds, and ties each to a statement of its sentence. A figure by a named
// source that no statement carries makes one: that the source says so.
func (r *reading) figures(statements []Statement) ([]Figure, []Statement) {
	var out []Figure
	var before counted
	for n := range r.text.Sentences {
		if !r.speaks(n) {
			continue
		}
		g := r.graph(n)
		before.sentence = nil
		if question(g) {
			continue
		}
		for _, x := range r.numerals(g) {
			f, ok := r.figure(n, x, &before)
			if !ok {
				continue
			}
			f.Statement = carrier(statements, n, f.Range)
			if last := len(f.AttributedTo) - 1; f.Statement < 0 && last >= 0 && f.AttributedTo[last].Actor >= 0 && f.Value != 1 && !r.countsItself(n, x.head, f.AttributedTo[last].Actor) {
				f.Statement = len(statements)
				statements = append(statements, Statement{
					Range: g.S.Range, Type: factum.Statement_, Verb: "report", Who: []int{f.AttributedTo[last].Actor},
					AttributedTo: f.AttributedTo, Modality: factum.Asserted, Reader: ReaderName, Sentence: n, Token: x.head,
					Why: &factum.Why{Frame: "statement: figure by a source", Trigger: g.S.Tokens[x.head].Range, Sentence: g.S.Range},
				})
			}
			out = append(out, f)
		}
	}
	return out, statements
}

// countsItself says whether the number at token i counts those who are the
// source: "one witness said".
func (r *reading) countsItself(n, i, source int) bool {
	h := r.text.Sentences[n].Tokens[i].Head
	return r.actorAt(n, i) == source || h >= 0 && r.actorAt(n, h) == source
}

// carrier gives the statement of sentence n whose words hold the figure, or
// stand nearest to it.
func carrier(statements []Statement, n int, at factum.Range) int {
	best, distance := -1, math.MaxInt
	for i := range statements {
		st := &statements[i]
		if st.Sentence != n || st.Type == factum.PositionHeld {
			continue
		}
		d := max(st.Start-at.Start, at.End-st.End, 0)
		if d < distance {
			best, distance = i, d
		}
	}
	return best
}

// figure reads what a number is of; ok is false for what counts nothing: dates,
// ages, articles, parts of names.
func (r *reading) figure(n int, x numeral, before *counted) (Figure, bool) {
	g := r.graph(n)
	length := false
	if e := r.timeAt(n, g.S.Tokens[x.head].Range); e >= 0 {
		if length = r.isLength(&r.times[e]); !length {
			return Figure{}, false
		}
	}
	bound := r.bounds(g, x)
	x.role, x.bounded = bound.role(g, x), bound.kind != ""
	c, ok := count{}, false
	if x.none {
		c, ok = r.nothing(n, x.head)
	} else {
		c, ok = r.counts(n, x, before)
	}
	if !ok || length && !timeUnit(c.unit) {
		return Figure{}, false
	}
	f := Figure{Value: x.value, Unit: c.unit, Of: c.of, Statement: -1}
	if f.Of == "" {
		f.Of = c.unit
	}
	low, high := x.value, x.upto
	f.Low, f.High = &low, &high
	if x.least {
		f.High = nil
	}
	first, last := x.first, x.last
	if c.noun >= 0 {
		if c.noun == first-1 {
			first = c.noun
		} else if c.alone {
			last = max(last, c.noun)
		} else if c.noun > last && c.own {
			last = r.shortened(n, c.noun)
		}
	}
	first, last = min(first, bound.first), max(last, bound.last)
	f.bound(bound.kind, x)
	if x.value == 1 && !x.bounded && !c.one && c.of != "dead" || x.value == 0 && !x.none {
		return Figure{}, false // "one of the reasons", "one said"
	}
	if c.known && !x.bounded && x.word && x.value <= 12 {
		return Figure{}, false // "the two men": told before
	}
	if !x.none && !aside(g, first) {
		before.add(c, &f)
	}
	f.Range = factum.Range{Start: g.S.Tokens[first].Start, End: g.S.Tokens[last].End}
	if e := r.timeOf(n, []int{x.head}, nil); e >= 0 {
		f.When = r.figureTime(g, e)
	} else if e := r.timeOf(n, []int{predicateOf(g, x.head)}, nil); e >= 0 {
		f.When = r.figureTime(g, e)
	}
	f.AttributedTo = r.sourcesOf(n, x.head)
	if c.by >= 0 {
		s := r.source(n, c.by)
		if !slices.ContainsFunc(f.AttributedTo, func(o Source) bool { return o == s }) {
			f.AttributedTo = append(f.AttributedTo, s)
		}
	}
	return f, true
}

// maxCounted bounds the words behind a counted noun that are cited with it.
const maxCounted = 6

// shortened gives the last token of a counted noun's phrase, up to a comma.
func (r *reading) shortened(n, noun int) int {
	s := &r.text.Sentences[n]
	_, last := r.extent(n, noun)
	for k := noun + 1; k <= last; k++ {
		if s.Tokens[k].UPOS == text.PUNCT && s.Tokens[k].Form != "-" {
			last = k - 1
		}
	}
	if last > noun+maxCounted {
		last = noun
	}
	if last > noun && s.Tokens[last].Rel == text.Case {
		last-- // "five days' remand"
	}
	return last
}

func (r *reading) figureTime(g *clause.Graph, e int) *Time {
	v, basis := r.context.When(&r.times[e])
	return &Time{Expression: e, Interval: v, Text: r.clean(g.S.Block, r.times[e].Range), Basis: basis}
}

// isLength says whether a time expression tells how long something takes, and
// not when it is: "five days" of "five days' remand", not those of "five days
// ago".
func (r *reading) isLength(e *when.Expression) bool {
	return e.Symbol.Kind == when.Length && e.Type == when.Duration && e.Problem == ""
}

// timeUnit says whether a noun is a unit of time.
func timeUnit(lemma string) bool {
	switch lemma {
	case "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century", "weekend":
		return true
	}
	return false
}

// predicateOf climbs from a token to the verb above it.
func predicateOf(g *clause.Graph, i int) int {
	for d := 0; d < maxClimb && g.S.Tokens[i].Head >= 0; d++ {
		i = g.S.Tokens[i].Head
		if g.S.Tokens[i].UPOS == text.VERB {
			break
		}
	}
	return i
}

// counted is what was counted before: numbers whose noun is left out are of the
// same ("14 people were killed and 96 injured").
type counted struct {
	sentence *count // the last in this sentence
	measure  *count // the last that was measured in the document: a toll
	people   *count // the last people that were counted in the document
	last     *count // the last things or people
}

// count is what a number counts.
type count struct {
	noun     int // the token that says it; -1 if it is left out
	unit, of string
	own      bool // the noun's phrase belongs to the figure's words
	alone    bool // the noun alone does: "a five-member committee"
	one      bool // a single one of them is worth telling
	known    bool // told before: "the two men"
	measure  bool
	by       int // who puts it at that; -1 if nobody does
}

func (t *counted) add(c count, f *Figure) {
	c.of = f.Of
	t.sentence = &c
	if c.measure {
		t.measure = &c
	}
	if personal := word.Main(c.unit); personal.Has(word.Person) || c.unit == "people" {
		t.people = &c
	}
	if !timeUnit(c.unit) && c.unit != "%" && !sum(c.unit) && !c.measure && !unitSign(c.unit) {
		t.last = &c
	}
}

// question says whether a sentence asks.
func question(g *clause.Graph) bool {
	return len(g.S.Tokens) > 0 && g.S.Tokens[len(g.S.Tokens)-1].Form == "?"
}

// aside says whether the number at token i is of a part that is told in passing:
// "among them 17 minors".
func aside(g *clause.Graph, i int) bool {
	return i > 0 && g.S.Tokens[i-1].Lemma == "include" || i > 1 && g.S.Tokens[i-2].Lemma == "among"
}
