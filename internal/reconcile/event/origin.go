package event

import (
	"factum"
	"factum/internal/reconcile/origin"
)

// origins finds which statements come from one origin, and how many
// independent origins each event has.
func (b *builder) origins() {
	var docs []*factum.Document
	for _, r := range b.readings {
		if r.Document != nil && (len(docs) == 0 || docs[len(docs)-1] != r.Document) {
			docs = append(docs, r.Document) // a document's readings follow each other
		}
	}
	b.Independent = origin.Find(origin.Case{Documents: docs, Statements: b.Statements, Figures: b.Figures, Entities: b.Entities})
	b.Origins = b.Independent.List
	for i := range b.Events {
		b.Events[i].Origins = b.Independent.Count(b.Events[i].Statements)
	}
}
