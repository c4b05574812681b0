package term

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// Explain says in words why the record holds a statement: its sentence with the
// quote marked, the frame and the words that made it fire, what filled each
// role, what decided time, voice, modality and polarity, and the event that it
// went to. The record must hold the reasons; without the text of the document
// the quote stands alone.
func Explain(w io.Writer, rec *factum.Record, st *factum.Statement, opts Options) error {
	if opts.Width <= 0 {
		opts.Width = 80
	}
	b := bufio.NewWriter(w)
	x := wording.NewIndex(rec)
	e := explanation{&summary{&printer{w: b, width: max(20, opts.Width), colour: opts.Colour}, x, x.Brief(), true}, st, nil, ""}
	if d, ok := x.Document(st.Document); ok {
		e.doc = &rec.Documents[d]
		e.text = e.doc.Text
	}
	e.head()
	e.sentence()
	e.reasons()
	e.support()
	e.event()
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the explanation: %w", err)
	}
	return nil
}

// explanation is one run over a statement.
type explanation struct {
	*summary
	st   *factum.Statement
	doc  *factum.Document // nil for a statement without one
	text string           // "" if the record holds none
}

func (e *explanation) head() {
	e.para(0, 2, append([]span{{clean(e.st.ID), strong}, {"  ", normal}}, parts(e.StatementTitle(e.st), strong)...)...)
	switch {
	case e.doc != nil:
		where := fmt.Sprintf(", bytes %d to %d of its text", e.st.Start, e.st.End)
		if e.text != "" {
			where += fmt.Sprintf(" (line %d)", 1+strings.Count(e.text[:min(e.st.Start, len(e.text))], "\n"))
		}
		e.para(2, 4, span{"from ", faint}, span{clean(e.doc.File), normal}, span{where, faint})
	case e.st.Source != "":
		e.para(2, 4, span{"from ", faint}, span{clean(e.st.Source), normal})
	}
	e.blank()
}

// sentence shows the quote in its sentence.
func (e *explanation) sentence() {
	if e.doc == nil {
		return
	}
	at := factum.Range{Start: e.st.Start, End: e.st.End}
	if e.st.Why != nil {
		if s := e.st.Why.Sentence; s.Start <= at.Start && at.End <= s.End {
			at = s
		}
	}
	if e.text == "" || at.End > len(e.text) {
		e.para(2, 4, span{"“" + clean(e.st.Quote) + "”", strong})
		e.para(2, 4, span{"(the record does not hold the text around it; see build --with-text)", faint})
	} else {
		piece := func(from, to int) string {
			s := e.text[from:to]
			words := clean(s)
			if words != "" && strings.TrimLeft(s, " \n\t") != s {
				words = " " + words
			}
			if words != "" && strings.TrimRight(s, " \n\t") != s {
				words += " "
			}
			return words
		}
		e.para(2, 4, span{piece(at.Start, e.st.Start), normal}, span{"[", faint}, span{clean(e.text[e.st.Start:e.st.End]), strong}, span{"]", faint}, span{piece(e.st.End, at.End), normal})
	}
	e.blank()
}

// reasons shows what each part of the statement rests on.
func (e *explanation) reasons() {
	w := e.st.Why
	if w == nil {
		if e.st.Reader == "person" {
			e.row("read by", []span{{"a person; no rule had a part in it", normal}})
		} else {
			e.row("read by", []span{{clean(e.st.Reader), normal}, {" (no reasons are kept; see build --verbose)", faint}})
		}
		e.fields(nil)
		return
	}
	e.row("frame", []span{{clean(w.Frame), normal}})
	fired := []span{{"“" + e.words(w.Trigger) + "”", normal}}
	for _, s := range w.Steps {
		if s.About == "trigger" {
			fired = append(fired, span{" … “" + e.words(s.Range) + "”", normal})
		}
	}
	e.row("fired by", fired)
	e.fields(w)
}

// fields shows each field of the statement with the steps that led to it.
func (e *explanation) fields(w *factum.Why) {
	e.field(w, "who", e.Names(e.st.Who))
	e.field(w, "whom", e.Names(e.st.Whom))
	e.field(w, "where", e.where())
	if t := e.st.When; t != nil {
		day := wording.Interval(t.Interval, wording.Long)
		if day == "" {
			day = "no day can be told"
		}
		if b := wording.Basis(t.Basis); b != "" {
			day += " (" + b + ")"
		}
		e.field(w, "when", []wording.Part{{Text: day, Entity: -1}})
	} else {
		e.field(w, "when", []wording.Part{{Text: "no word of the sentence dates it", Entity: -1}})
	}
	if chain := wording.Attributed(e.st.AttributedTo, e.Index); len(chain) > 0 {
		e.field(w, "source", chain)
	} else {
		e.field(w, "source", []wording.Part{{Text: "the source’s own voice: nobody else is named", Entity: -1}})
	}
	modality := wording.Modality(e.st.Modality)
	if w != nil && !about(w, "modality") {
		modality += ": no word makes it anything else"
	}
	e.field(w, "modality", []wording.Part{{Text: modality, Entity: -1}})
	polarity := "it happened, as told: no word denies it"
	if e.st.Negated {
		polarity = "it did not happen, as told"
	}
	e.field(w, "negated", []wording.Part{{Text: polarity, Entity: -1}})
	for _, f := range []struct{ name, value string }{
		{"means", e.st.Means}, {"reason", e.st.Reason}, {"instrument", e.st.Instrument}, {"note", e.st.Note},
	} {
		if f.value != "" {
			e.field(w, f.name, []wording.Part{{Text: f.value, Name: true, Entity: -1}})
		}
	}
}

func about(w *factum.Why, field string) bool {
	return slices.ContainsFunc(w.Steps, func(s factum.WhyStep) bool { return s.About == field })
}

// where gives the place with the places that it lies in.
func (e *explanation) where() []wording.Part {
	if e.st.Where == "" {
		return nil
	}
	out := []wording.Part{{Text: e.st.Where, Name: true, Entity: -1}}
	if len(e.st.Places) > 0 {
		out = append(append(out, wording.Part{Text: " = ", Entity: -1}), e.Names(e.st.Places[:1])...)
		for _, id := range e.st.Places[1:] {
			out = append(append(out, wording.Part{Text: " in ", Entity: -1}), e.Name(id))
		}
	}
	return out
}

// field writes a field: its value, where its words stand, and the steps.
func (e *explanation) field(w *factum.Why, name string, value []wording.Part) {
	var path string
	if w != nil {
		path = w.Roles[name]
	}
	if len(value) == 0 && path == "" {
		return
	}
	spans := parts(value, normal)
	if len(value) == 0 {
		spans = []span{{"nobody who can be told", normal}}
	}
	if path != "" {
		spans = append(spans, span{" — " + wording.Path(path) + " of the trigger (" + clean(path) + ")", faint})
	}
	e.row(name, spans)
	if w == nil {
		return
	}
	for _, s := range w.Steps {
		if s.About == name {
			e.para(column+2, column+4, span{clean(s.Note), faint})
		}
	}
	switch name {
	case "who":
		e.links(w, e.st.Who)
	case "whom":
		e.links(w, e.st.Whom)
	}
}

// links says why the names of the sentence are taken as those of the entities.
func (e *explanation) links(w *factum.Why, ids []string) {
	const most = 3
	sentence := e.words(w.Sentence)
	for _, id := range ids {
		i, ok := e.Entity(id)
		if !ok {
			continue
		}
		n := 0
		for _, l := range e.Entities[i].Links {
			if l.A == l.B || !strings.Contains(sentence, l.A) && !strings.Contains(sentence, l.B) || n == most {
				continue
			}
			n++
			e.para(column+2, column+4, span{fmt.Sprintf("“%s” and “%s” are taken as one: %s (%.2f)", clean(l.A), clean(l.B), clean(l.Reason), l.Score), faint})
		}
	}
}

// column is where the values of an explanation stand.
const column = 14

// row writes one line under a name.
func (e *explanation) row(name string, value []span) {
	l := line{p: e.printer, rest: column}
	l.pad(2)
	l.add(span{name, strong}, -2)
	l.pad(column)
	e.fill(&l, value)
	l.flush()
}

// words gives the words of a range, from the text or from the quote.
func (e *explanation) words(at factum.Range) string {
	switch {
	case at.Start > at.End || at.Start < 0:
	case at.End <= len(e.text):
		return clean(e.text[at.Start:at.End])
	case at.Start >= e.st.Start && at.End <= e.st.End && at.End-e.st.Start <= len(e.st.Quote):
		return clean(e.st.Quote[at.Start-e.st.Start : at.End-e.st.Start])
	}
	return fmt.Sprintf("bytes %d to %d", at.Start, at.End)
}

// event shows where the statement went.
func (e *explanation) event() {
	i, ok := e.Event(e.st.Event)
	if !ok {
		return
	}
	ev := &e.Events[i]
	e.blank()
	spans := []span{{clean(ev.ID) + "  ", faint}}
	if day := wording.Interval(ev.When, wording.Long); day != "" {
		spans = append(spans, span{day + ": ", normal})
	}
	spans = append(spans, parts(e.Title(ev), normal)...)
	if where := clean(ev.Where); where != "" {
		spans = append(spans, span{", " + where, normal})
	}
	spans = append(spans, span{fmt.Sprintf(" (%s, %s)", wording.Count(len(ev.Statements), "statement"), wording.Count(ev.Origins, "independent origin")), faint})
	if len(ev.Disputed) > 0 {
		var list []string
		for _, a := range ev.Disputed {
			list = append(list, clean(wording.Attribute(a)))
		}
		spans = append(spans, span{"; disputed: " + strings.Join(list, ", "), alert})
	}
	e.row("event", spans)
	if words := wording.Assumed(ev.Assumed, wording.Long); words != "" {
		e.para(column+2, column+4, span{clean(words), faint})
	}
	for _, because := range ev.Because {
		e.para(column+2, column+4, span{clean(because), faint})
	}
	e.carried(ev)
}
