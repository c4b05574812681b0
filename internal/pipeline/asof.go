package pipeline

import (
	"fmt"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/reconcile/event"
)

// known keeps the readings of sources that were certainly out by a day, and
// says which it leaves out and why. When a document without a date was out is
// narrowed with the help of all sources; what is kept is then dated anew by
// itself and by what else was known on that day.
func (b *builder) known(readings []*statement.Reading, day factum.Day, g *place.Gazetteer) []*statement.Reading {
	own := map[*factum.Document]factum.Published{}
	for _, d := range b.docs {
		own[d] = d.Published
	}
	event.Reconcile(readings, g)
	out := map[*factum.Document]string{} // why a document is left out
	for d, before := range own {
		out[d] = outBy(d.Published.Interval, day)
		d.Published = before
	}
	var kept []*statement.Reading
	for _, r := range readings {
		switch {
		case r.Document != nil && out[r.Document] != "":
		case r.Document == nil && outBy(r.Published, day) != "":
			b.rec.LeftOut = append(b.rec.LeftOut, factum.Skipped{File: r.Source, Reason: outBy(r.Published, day)})
		default:
			kept = append(kept, r)
		}
	}
	docs := b.docs[:0:0]
	for _, d := range b.docs {
		if out[d] == "" {
			docs = append(docs, d)
			continue
		}
		b.rec.LeftOut = append(b.rec.LeftOut, factum.Skipped{File: d.File, Reason: out[d]})
	}
	b.docs = docs
	b.rec.AsOf = day.String()
	fmt.Fprintf(b.digest, "as of %s\n", day)
	return kept
}

// outBy says why something published in an interval was not certainly out by a
// day; "" if it was.
func outBy(published factum.Interval, day factum.Day) string {
	switch {
	case !published.To.Known():
		return "when it was published is not known"
	case published.From.Known() && published.From.Day > day:
		return "published later: " + published.String()
	case published.To.Day > day:
		return "perhaps published later: " + published.String()
	}
	return ""
}
