package page

import (
	"fmt"
	"html/template"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// view is what the template shows.
type view struct {
	Title     string
	Style     template.CSS
	Policy    string
	Version   string
	Digest    string
	Contents  []entry
	Summary   summary
	Timeline  *timeline
	People    []name
	Others    []name // people named in one way only
	Bodies    []bodies
	Conflicts []conflict
	Alone     []conflict // said by one source alone
	Questions []question
	Duties    *duties
	Events    []event
	Loose     []statement // of no event
	Figures   []figure
	Sources   []source
	Skipped   []factum.Skipped
	AsOf      string
	LeftOut   []factum.Skipped
	Notes     []string
}

// entry is a line of the table of contents.
type entry struct {
	Href  string
	Text  string
	Count int
}

// part is a piece of text, a name if it comes from a source, with its link.
type part struct {
	Text string
	Name bool
	Href string
}

// builder makes a view of a record.
type builder struct {
	*wording.Index
	printed map[int]bool    // statements that already stand under an event
	inText  []bool          // statements whose words stand in their text, by position
	places  map[int][]place // what the texts are marked with, by document
	spelled map[string]bool // anchors of spellings that exist
}

// newBuilder finds the places of all statements and spellings.
func newBuilder(rec *factum.Record) *builder {
	b := &builder{Index: wording.NewIndex(rec), printed: map[int]bool{}, inText: make([]bool, len(rec.Statements))}
	b.places, b.spelled = firstPlaces(b.Index)
	for i := range rec.Statements {
		s := &rec.Statements[i]
		d, ok := b.Document(s.Document)
		if !ok || !standsIn(rec.Documents[d].Text, &s.Span) {
			continue
		}
		b.inText[i] = true
		b.places[d] = append(b.places[d], place{
			start: s.Start, end: s.End, id: fmt.Sprintf("w%d", i+1), ref: fmt.Sprint(i + 1), href: fmt.Sprintf("#s%d", i+1), kind: used,
		})
	}
	return b
}

func newView(rec *factum.Record, opts Options) *view {
	b := newBuilder(rec)
	v := &view{Title: strings.TrimSpace(opts.Title), Version: rec.Factum, Digest: rec.Digest, Skipped: rec.Skipped, AsOf: rec.AsOf, LeftOut: rec.LeftOut, Notes: rec.Notes}
	if v.Title == "" {
		v.Title = "One record from " + wording.Count(len(rec.Documents), "source")
		if len(rec.Documents) == 0 && len(rec.Statements) > 0 {
			v.Title = "One record from " + wording.Count(len(rec.Statements), "given statement")
		}
	}
	v.Style, v.Policy = style()
	v.Timeline = b.timeline()
	v.People, v.Others, v.Bodies = b.names()
	v.Conflicts, v.Alone = b.conflicts()
	v.Questions = b.questions()
	v.Duties = b.duties()
	v.Events, v.Loose = b.events()
	v.Figures = b.figures()
	v.Sources = b.sources()
	v.Summary = b.summary()
	v.Contents = contents(v)
	return v
}

func contents(v *view) []entry {
	list := []entry{{"#summary", "Summary", 0}}
	add := func(href, text string, n int) {
		if n > 0 {
			list = append(list, entry{href, text, n})
		}
	}
	if v.Timeline != nil {
		add("#timeline", "Timeline", len(v.Timeline.Rows))
	}
	add("#people", "People", len(v.People)+len(v.Others))
	n := 0
	for _, b := range v.Bodies {
		n += len(b.Names)
	}
	add("#bodies", "Organisations and places", n)
	add("#conflicts", "Where the sources differ", len(v.Conflicts))
	add("#alone", "Said by one source alone", len(v.Alone))
	add("#unknown", "What is unknown", len(v.Questions))
	if v.Duties != nil {
		add("#duties", "Duties", len(v.Duties.List))
	}
	add("#events", "Events, word by word", len(v.Events))
	add("#standing", "Offices and memberships", len(v.Loose))
	add("#figures", "Figures", len(v.Figures))
	add("#sources", "Sources", len(v.Sources)+len(v.Skipped))
	add("#texts", "The texts", len(v.Sources))
	return list
}

// parts turns the pieces of a title into linked parts.
func (b *builder) parts(list []wording.Part) []part {
	out := make([]part, len(list))
	for i, p := range list {
		out[i] = part{Text: p.Text, Name: p.Name}
		if p.Entity >= 0 {
			out[i].Href = entityHref(p.Entity)
		}
	}
	return out
}

// plainParts turns the pieces of a title into parts without links.
func plainParts(list []wording.Part) []part {
	out := make([]part, len(list))
	for i, p := range list {
		out[i] = part{Text: p.Text, Name: p.Name}
	}
	return out
}

func entityHref(i int) string    { return fmt.Sprintf("#name-%d", i+1) }
func eventHref(i int) string     { return fmt.Sprintf("#event-%d", i+1) }
func sourceHref(i int) string    { return fmt.Sprintf("#source-%d", i+1) }
func statementHref(i int) string { return fmt.Sprintf("#s%d", i+1) }
func conflictHref(i int) string  { return fmt.Sprintf("#conflict-%d", i+1) }

// refer turns an id of the record, or words, into a linked part.
func (b *builder) refer(id string) []part {
	if i, ok := b.Statement(id); ok {
		return []part{{Text: fmt.Sprintf("statement %d", i+1), Href: statementHref(i)}}
	}
	if i, ok := b.Event(id); ok {
		parts := plainParts(b.Title(&b.Events[i]))
		for k := range parts {
			parts[k].Href = eventHref(i)
		}
		return parts
	}
	if i, ok := b.Document(id); ok {
		return []part{{Text: fmt.Sprintf("Source %d", i+1), Href: sourceHref(i)}}
	}
	if i, ok := b.Entity(id); ok {
		return []part{{Text: b.Entities[i].Name, Name: true, Href: entityHref(i)}}
	}
	if i, ok := b.Conflict(id); ok {
		return []part{{Text: fmt.Sprintf("difference %d", i+1), Href: conflictHref(i)}}
	}
	return []part{{Text: id, Name: true}}
}

// referAll lists what ids refer to, set apart by commas.
func (b *builder) referAll(ids []string) []part {
	var list []part
	for i, id := range ids {
		if i > 0 {
			list = append(list, part{Text: ", "})
		}
		list = append(list, b.refer(id)...)
	}
	return list
}
