package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"factum"
	"factum/internal/reconcile/event"
)

// Questions gives what a careful analyst would ask next: days, actors and
// witnesses that are missing.
func Questions(c *event.Case, documents []*factum.Document) []factum.Question {
	q := asker{seen: map[string]bool{}}
	for i := range c.Events {
		ev := &c.Events[i]
		if !weighty[ev.Type] || ev.Type == factum.AllegedCrime || !didHappen(c, ev) {
			continue
		}
		what := ev.Type.Noun()
		switch {
		case !ev.When.Known():
			q.ask(ev.ID, fmt.Sprintf("On which day was the %s?", what), ev.Statements)
		case !ev.When.Exact() && len(ev.Disputed) == 0:
			q.ask(ev.ID, fmt.Sprintf("On which day was the %s? The sources leave %s.", what, ev.When), ev.Statements)
		}
		if len(ev.Who) == 0 {
			q.ask(ev.ID, fmt.Sprintf("Whose act was the %s?", what), ev.Statements)
		}
	}
	for _, d := range documents {
		if p := d.Published; !p.Exact() {
			text := "When was this document published?"
			if p.Known() {
				text = fmt.Sprintf("When was this document published? Its words and those of the others leave %s.", p.Interval)
			}
			q.ask(d.ID, text, nil)
		}
	}
	return q.out
}

func didHappen(c *event.Case, ev *factum.Event) bool {
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.Event == ev.ID && st.Modality == factum.Asserted && !st.Negated {
			return true
		}
	}
	return false
}

type asker struct {
	out  []factum.Question
	seen map[string]bool
}

func (q *asker) ask(about, text string, because []string) {
	sum := sha256.Sum256([]byte(about + "\n" + text))
	key := "q" + hex.EncodeToString(sum[:4])
	if q.seen[key] {
		return
	}
	q.seen[key] = true
	if because == nil {
		because = []string{}
	}
	q.out = append(q.out, factum.Question{ID: key, Text: text, About: about, Because: because})
}
