package event_test

import (
	"fmt"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/read/text"
	"factum/internal/read/when"
	"factum/internal/reconcile/event"
	"factum/internal/shareddata"
)

// TestMeantimeGold measures coreference over documents with gold mentions: of
// events, and of entities whose mentions are already put together within each
// document.
func TestMeantimeGold(t *testing.T) {
	c := readMeantime(t, shareddata.Path(t, "meantime/apple_cross_document"))
	got := event.Reconcile(c.readings, gazetteer(t))
	events := map[string]string{}
	for _, st := range got.Statements {
		events[st.ID] = st.Event
	}
	report(t, "events", events, c.events, floorMeantimeEvents)
	report(t, "entities", entitiesOf(c, got.Entities), c.entities, floorMeantimeEntities)
}

// What has been reached, CoNLL in per cent.
const (
	floorMeantimeEvents   = 67
	floorMeantimeEntities = 90
)

// entitiesOf gives the entity of each gold mention of an entity by a name that
// its document spells; mentions in other forms go with their chain.
func entitiesOf(c *corpus, entities []factum.Entity) map[string]string {
	bySpelling := map[string]string{} // spelling -> entity, of a name for one entity alone
	for _, e := range entities {
		for _, s := range e.Spellings {
			bySpelling[s.Text] = e.ID
		}
	}
	out := map[string]string{}
	chain := map[string]string{}
	for x, g := range c.entities {
		document, _, _ := strings.Cut(x, " ")
		if e := bySpelling[c.spelling[x]]; e != "" && c.named[x] {
			out[x] = e
			if had := chain[document+" "+g]; had == "" || e < had {
				chain[document+" "+g] = e
			}
		}
	}
	for x, g := range c.entities {
		document, _, _ := strings.Cut(x, " ")
		if out[x] == "" {
			out[x] = chain[document+" "+g]
			if out[x] == "" {
				out[x] = document + " " + g
			}
		}
	}
	return out
}

func report(t *testing.T, what string, said, truth map[string]string, floor float64) {
	t.Helper()
	muc, b3, ceaf, conll := coreference(said, truth)
	t.Logf("%s: %d mentions, %d gold groups, %d found; MUC %.1f, B3 %.1f, CEAF-e %.1f, CoNLL %.1f", what, len(truth), len(clustersOf(truth)), len(clustersOf(said)), muc, b3, ceaf, conll)
	if conll < floor {
		t.Errorf("%s: CoNLL is %.1f, it was at least %.1f", what, conll, floor)
	}
}

// TestMeantimeRaw measures coreference over documents from the raw text: of
// entities (once without products and money, which are nobody and nowhere), where a gold mention is found if one of our own covers about the
// same words; of events, where it is found if the words that made a statement
// are its own. What isn't found stands alone.
func TestMeantimeRaw(t *testing.T) {
	c := readMeantime(t, shareddata.Path(t, "meantime/apple_cross_document"))
	g := gazetteer(t)
	var readings []*statement.Reading
	for _, r := range c.readings {
		d := &factum.Document{ID: r.Source, Text: c.text[r.Source], Blocks: text.Paragraphs(c.text[r.Source])}
		readings = append(readings, readRaw(t, d, g))
	}
	got, entityOf := event.EntityOf(readings, g)
	byMention := map[string][]ownMention{} // document -> mentions
	for _, r := range readings {
		for a, id := range entityOf[r.Document.ID] {
			if id == "" {
				id = fmt.Sprint(r.Document.ID, " actor ", a)
			}
			for _, m := range r.Actors[a].Mentions {
				byMention[r.Document.ID] = append(byMention[r.Document.ID], ownMention{m.Start, m.End, id})
				if at := strings.Index(r.Document.Text[m.Start:m.End], m.Text); m.Form == actor.ByName && at > 0 {
					byMention[r.Document.ID] = append(byMention[r.Document.ID], ownMention{m.Start + at, m.Start + at + len(m.Text), id}) // the name without title
				}
			}
		}
	}
	for _, things := range []bool{true, false} {
		what, floor := "entities from raw text", float64(floorMeantimeRawEntities)
		if !things {
			what, floor = "people, bodies and places from raw text", floorMeantimeRawActors
		}
		said, found := map[string]string{}, 0
		truth := map[string]string{}
		for x, g := range c.entities {
			if !things && c.thing[x] {
				continue
			}
			document, _, _ := strings.Cut(x, " ")
			said[x], truth[x] = x, g
			if id := nearest(byMention[document], c.tokens[x]); id != "" {
				said[x] = id
				found++
			}
		}
		t.Logf("%s: %d of %d gold mentions are found", what, found, len(truth))
		report(t, what, said, truth, floor)
		t.Logf("%s, all alone: CoNLL %.1f", what, alone(truth))
	}

	byPlace := map[string]string{} // document and place of a trigger -> event
	for _, st := range got.Statements {
		if st.Why != nil && st.Event != "" {
			for at := st.Why.Trigger.Start; at < st.Why.Trigger.End; at++ {
				byPlace[fmt.Sprint(st.Document, " ", at)] = st.Event
			}
		}
	}
	said, found := map[string]string{}, 0
	for x := range c.events {
		document, _, _ := strings.Cut(x, " ")
		said[x] = x
		if ev := byPlace[fmt.Sprint(document, " ", c.tokens[x][0])]; ev != "" {
			said[x] = ev
			found++
		}
	}
	t.Logf("%d of %d gold mentions of events are told by a statement", found, len(c.events))
	report(t, "events from raw text", said, c.events, floorMeantimeRaw)
	t.Logf("events, all alone: CoNLL %.1f", alone(c.events))
}

// ownMention is one of our own mentions: its bytes, and its entity.
type ownMention struct {
	start, end int
	entity     string
}

// nearest gives the entity of the mention that shares most of its words with a
// range; "" if none shares half of all.
func nearest(mentions []ownMention, at [2]int) string {
	best, entity := 0.5, ""
	for _, m := range mentions {
		shared := min(m.end, at[1]) - max(m.start, at[0])
		if v := float64(shared) / float64(m.end-m.start+at[1]-at[0]-shared); v > best || v == best && entity == "" {
			best, entity = v, m.entity
		}
	}
	return entity
}

// readRaw takes a document through the stages before this one.
func readRaw(t testing.TB, d *factum.Document, g *place.Gazetteer) *statement.Reading {
	t.Helper()
	r, _ := readTree(t, d, g)
	return r
}

func readTree(t testing.TB, d *factum.Document, g *place.Gazetteer) (*statement.Reading, *text.Text) {
	t.Helper()
	reader, err := text.New()
	if err != nil {
		t.Fatal(err)
	}
	statements, err := statement.NewReader(g)
	if err != nil {
		t.Fatal(err)
	}
	tree := reader.Read(d)
	return statements.Read(tree, actor.Find(tree, g), when.Find(tree)), tree
}

const (
	floorMeantimeRaw         = 59
	floorMeantimeRawEntities = 51
	floorMeantimeRawActors   = 58
)

// alone gives the CoNLL score of mentions that all stand alone.
func alone(truth map[string]string) float64 {
	said := map[string]string{}
	for x := range truth {
		said[x] = x
	}
	_, _, _, conll := coreference(said, truth)
	return conll
}
