package pipeline

import (
	"context"
	"fmt"

	"factum"
	"factum/internal/read/document"
	"factum/internal/read/place"
	"factum/internal/reconcile/event"
)

// Timeline gives what the documents of an input tell of whoever or whatever bears
// a name, in the order of the days. Documents that can't be read are skipped.
func Timeline(ctx context.Context, in Input, name string) ([]event.Line, []factum.Skipped, error) {
	skipped := in.Skipped
	var pile []event.Parsed
	for _, src := range in.Documents {
		if err := ctx.Err(); err != nil {
			return nil, nil, fmt.Errorf("read the documents: %w", err)
		}
		data, err := src.Bytes()
		if err != nil {
			skipped = append(skipped, factum.Skipped{File: src.Name, Reason: err.Error()})
			continue
		}
		doc, err := document.Read(src.Name, data)
		if err != nil {
			skipped = append(skipped, factum.Skipped{File: src.Name, Reason: err.Error()})
			continue
		}
		if l := doc.Language; l != "" && !languages[l] {
			skipped = append(skipped, factum.Skipped{File: src.Name, Reason: fmt.Sprintf("its language (%s) is none that this version reads", l)})
			continue
		}
		in.Sources.Apply(doc)
		p, err := parse(doc)
		if err != nil {
			return nil, nil, err
		}
		pile = append(pile, p)
	}
	g, err := place.Open()
	if err != nil {
		return nil, nil, err
	}
	return event.Timeline(event.Deeds(pile, g, name)), skipped, nil
}
