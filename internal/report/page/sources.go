package page

import (
	"fmt"
	"html/template"

	"factum"
	"factum/internal/report/wording"
)

// source is a document with what is known of it.
type source struct {
	N          int
	Title      string
	Document   *factum.Document
	Link       string // its address, if it is one of the web
	Published  string
	Basis      string
	Because    []reason
	Origins    []origin
	Dir        string
	Lang       string
	Statements int
	Text       template.HTML
}

// reason is why a document is dated as it is.
type reason struct {
	Words []part
	Note  string
}

// origin says with which other documents a document is one witness.
type origin struct {
	With     []part
	Because  string
	Only     []part // the statements it holds for; empty: all
	Passages []part
}

func (b *builder) sources() []source {
	counts := make([]int, len(b.Documents))
	for i := range b.Statements {
		if d, ok := b.Document(b.Statements[i].Document); ok {
			counts[d]++
		}
	}
	list := make([]source, len(b.Documents))
	for i := range b.Documents {
		d := &b.Documents[i]
		v := &list[i]
		*v = source{
			N: i + 1, Title: d.Title, Document: d, Link: webAddress(d.URL), Lang: language(d.Language),
			Published: wording.Interval(d.Published.Interval, wording.Long), Basis: wording.Basis(d.Published.Basis), Statements: counts[i],
		}
		if v.Title == "" {
			v.Title = d.File
		}
		for k := range d.Published.Because {
			v.Because = append(v.Because, b.reason(i, k))
		}
	}
	b.origins(list)
	for i := range list {
		list[i].Text = textHTML(&b.Documents[i], b.places[i])
	}
	return list
}

func (b *builder) reason(d, k int) reason {
	bc := &b.Documents[d].Published.Because[k]
	r := reason{Note: bc.Note}
	if bc.Statement != "" {
		r.Words = b.refer(bc.Statement)
	}
	if bc.Span != nil && bc.Quote != "" {
		p := part{Text: bc.Quote, Name: true}
		if at, ok := b.Document(bc.Document); ok && standsIn(b.Documents[at].Text, bc.Span) {
			id := fmt.Sprintf("date-%d-%d", d+1, k+1)
			p.Href = "#" + id
			b.places[at] = append(b.places[at], place{
				start: bc.Start, end: bc.End, id: id, ref: "date", href: sourceHref(d), kind: dating,
			})
		}
		r.Words = append(r.Words, part{Text: " “"}, p, part{Text: "”"})
	}
	return r
}

// origins tells each source with which others it counts as one witness, and
// marks the words they share.
func (b *builder) origins(list []source) {
	for o := range b.Origins {
		one := &b.Origins[o]
		only := b.referAll(one.Statements)
		var passages []part
		for k := range one.Passages {
			if k > 0 {
				passages = append(passages, part{Text: "; "})
			}
			p := &one.Passages[k]
			passages = append(passages, b.passage(&p.A, fmt.Sprintf("passage-%d-%d-a", o+1, k+1)), part{Text: " and "},
				b.passage(&p.B, fmt.Sprintf("passage-%d-%d-b", o+1, k+1)))
		}
		for _, id := range one.Documents {
			d, ok := b.Document(id)
			if !ok {
				continue
			}
			var with []part
			for _, other := range one.Documents {
				if other == id {
					continue
				}
				if len(with) > 0 {
					with = append(with, part{Text: ", "})
				}
				with = append(with, b.refer(other)...)
			}
			list[d].Origins = append(list[d].Origins, origin{with, one.Because, only, passages})
		}
	}
}

func (b *builder) passage(sp *factum.Span, id string) part {
	d, ok := b.Document(sp.Document)
	if !ok {
		return part{Text: sp.Document, Name: true}
	}
	p := part{Text: fmt.Sprintf("Source %d", d+1), Href: sourceHref(d)}
	if standsIn(b.Documents[d].Text, sp) {
		p.Href = "#" + id
		b.places[d] = append(b.places[d], place{start: sp.Start, end: sp.End, id: id, kind: passage})
	}
	return p
}
