package pipeline

import (
	"fmt"
	"slices"

	"factum"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/reconcile/event"
)

// known keeps the readings of sources that were out by a day, as far as anybody
// can tell: one that was published later, or on a day of which nothing is known,
// is left out with the reason; one that may have been later is kept, and says so
// in its notes. When a document was out is no part of what was known; it is found
// with the help of all sources.
func (b *builder) known(readings []*statement.Reading, day factum.Day, g *place.Gazetteer) []*statement.Reading {
	event.Reconcile(readings, g)
	out := map[*factum.Document]string{} // why a document is left out
	gone := map[string]bool{}            // by id
	for _, d := range b.docs {
		out[d] = notYet(d.Published.Interval, day)
		gone[d.ID] = out[d] != ""
		if out[d] == "" && d.Published.To.Day > day {
			d.Notes = append(d.Notes, fmt.Sprintf("perhaps published after %s: its words and those of the others leave %s", day, d.Published.Interval))
		}
	}
	var kept []*statement.Reading
	for _, r := range readings {
		switch {
		case r.Document != nil && out[r.Document] != "":
		case r.Document == nil && notYet(r.Published, day) != "":
			b.rec.LeftOut = append(b.rec.LeftOut, factum.Skipped{File: r.Source, Reason: notYet(r.Published, day)})
		default:
			kept = append(kept, r)
		}
	}
	docs := b.docs[:0:0]
	for _, d := range b.docs {
		if out[d] == "" {
			d.Published.Because = slices.DeleteFunc(d.Published.Because, func(x factum.Because) bool {
				return x.Span != nil && gone[x.Span.Document] || x.Statement != ""
			})
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

// notYet says why something published in an interval does not count as known on
// a day; "" if it does.
func notYet(published factum.Interval, day factum.Day) string {
	switch {
	case !published.Closed():
		return "when it was published is not known"
	case published.From.Day > day:
		return "published later: " + published.String()
	}
	return ""
}
