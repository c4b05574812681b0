package event_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement"
	"factum/internal/read/word"
)

// annotated is a document of MEANTIME (Minard et al. 2016): tokens, mentions and
// what they refer to.
type annotated struct {
	Name   string `xml:"doc_name,attr"`
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Markables struct {
		All []markable `xml:",any"`
	} `xml:"Markables"`
	Relations struct {
		All []relation `xml:",any"`
	} `xml:"Relations"`
}

type markable struct {
	XMLName   xml.Name
	ID        string `xml:"m_id,attr"`
	Kind      string `xml:"ent_type,attr"`
	Instance  string `xml:"instance_id,attr"`
	Syntactic string `xml:"syntactic_type,attr"`
	Pred      string `xml:"pred,attr"`
	Value     string `xml:"value,attr"`
	Function  string `xml:"functionInDocument,attr"`
	Polarity  string `xml:"polarity,attr"`
	Anchors   []struct {
		Token string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

type relation struct {
	XMLName xml.Name
	Role    string `xml:"sem_role,attr"`
	Type    string `xml:"reltype,attr"`
	Source  []end  `xml:"source"`
	Target  []end  `xml:"target"`
}

type end struct {
	ID string `xml:"m_id,attr"`
}

// corpus is what the annotation of many documents gives: readings made of the
// gold mentions, and the gold groups of events and entities.
type corpus struct {
	readings         []*statement.Reading
	events, entities map[string]string // element -> gold group
	named            map[string]bool   // elements of entities that bear a name
	thing            map[string]bool   // elements of products and sums of money
	text             map[string]string // document -> its tokens, joined
	tokens           map[string][2]int // element -> bytes of its text
	spelling         map[string]string // element of an entity -> its words
}

// readMeantime reads all documents of a folder.
func readMeantime(t testing.TB, folder string) *corpus {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s", folder)
	}
	c := &corpus{events: map[string]string{}, entities: map[string]string{}, named: map[string]bool{}, thing: map[string]bool{}, text: map[string]string{}, tokens: map[string][2]int{}, spelling: map[string]string{}}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d annotated
		if err := xml.Unmarshal(data, &d); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		d.Name = filepath.Base(file)
		c.add(&d)
	}
	return c
}

// add takes in one document.
func (c *corpus) add(d *annotated) {
	r := &statement.Reading{Source: d.Name}
	marks := map[string]*markable{}
	for i := range d.Markables.All {
		marks[d.Markables.All[i].ID] = &d.Markables.All[i]
	}
	at, text := d.layout()
	c.text[d.Name] = text
	element := func(id string) string { return d.Name + " " + id }

	// what each mention refers to
	group := map[string]string{}
	var targets []string
	members := map[string][]string{}
	for _, rel := range d.Relations.All {
		if rel.XMLName.Local != "REFERS_TO" || len(rel.Target) == 0 {
			continue
		}
		target := rel.Target[0].ID
		name := marks[target].Instance
		if name == "" {
			name = element(target)
		}
		for _, s := range rel.Source {
			group[s.ID] = name
			members[target] = append(members[target], s.ID)
		}
		targets = append(targets, target)
	}
	actorOf := map[string]int{}
	addActor := func(m *markable, ids []string) {
		a := actor.Actor{Kind: kindOfEntity(m.Kind)}
		for _, id := range ids {
			mention := marks[id]
			form := actor.ByDescription
			switch mention.Syntactic {
			case "NAM":
				form, a.Named = actor.ByName, true
			case "PRO":
				form = actor.ByPronoun
			}
			words := d.words(mention)
			a.Mentions = append(a.Mentions, actor.Mention{Text: words, Form: form, Sentence: -1, Antecedent: -1})
			actorOf[id] = len(r.Actors)
			c.thing[element(id)] = m.Kind == "PRO" || m.Kind == "FIN"
			if len(mention.Anchors) > 0 {
				c.tokens[element(id)] = [2]int{at[mention.Anchors[0].Token][0], at[mention.Anchors[len(mention.Anchors)-1].Token][1]}
			}
			c.entities[element(id)], c.named[element(id)], c.spelling[element(id)] = group[id], form == actor.ByName, words
		}
		r.Actors = append(r.Actors, a)
	}
	for _, target := range targets {
		if marks[target].XMLName.Local == "ENTITY" {
			addActor(marks[target], members[target])
		}
	}
	c.statements(d, r, marks, group, actorOf, at)
	c.readings = append(c.readings, r)
}

// statements makes a statement of each event mention.
func (c *corpus) statements(d *annotated, r *statement.Reading, marks map[string]*markable, group map[string]string, actorOf map[string]int, at map[string][2]int) {
	who, whom, where, times := map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string]string{}
	for _, rel := range d.Relations.All {
		for _, s := range rel.Source {
			for _, t := range rel.Target {
				a, isActor := actorOf[t.ID]
				switch rel.XMLName.Local {
				case "HAS_PARTICIPANT":
					switch {
					case !isActor:
					case rel.Role == "Arg0":
						who[s.ID] = append(who[s.ID], a)
					case rel.Role == "Argm-LOC":
						where[s.ID] = append(where[s.ID], a)
					default:
						whom[s.ID] = append(whom[s.ID], a)
					}
				case "TLINK":
					if m := marks[t.ID]; m != nil && m.XMLName.Local == "TIMEX3" && (rel.Type == "IS_INCLUDED" || rel.Type == "INCLUDES" || rel.Type == "SIMULTANEOUS") {
						times[s.ID] = m.Value
					}
				}
			}
		}
	}
	for _, m := range d.Markables.All {
		if m.XMLName.Local == "TIMEX3" && m.Function == "CREATION_TIME" {
			r.Published = daysOf(m.Value)
		}
	}
	for _, m := range d.Markables.All {
		if m.XMLName.Local != "EVENT_MENTION" {
			continue
		}
		e := d.Name + " " + m.ID
		verb := m.Pred
		if verb == "" {
			verb = d.words(&m)
		}
		st := statement.Statement{
			ID: e, Type: factum.Other, Verb: word.Verb(strings.ToLower(verb), strings.ToLower(verb)), Who: who[m.ID], Whom: whom[m.ID], Places: where[m.ID],
			Modality: factum.Asserted, Negated: m.Polarity == "NEG", Sentence: -1, Token: -1,
		}
		if v := daysOf(times[m.ID]); v.Known() {
			st.When = &statement.Time{Expression: -1, Interval: v, Text: times[m.ID], Basis: factum.BasisGiven}
		}
		r.Statements = append(r.Statements, st)
		c.events[e] = group[m.ID]
		if group[m.ID] == "" {
			c.events[e] = e
		}
		if len(m.Anchors) > 0 {
			c.tokens[e] = [2]int{at[m.Anchors[0].Token][0], at[m.Anchors[len(m.Anchors)-1].Token][1]}
		}
	}
}

// layout joins the tokens, a sentence a line, and says where each stands.
func (d *annotated) layout() (at map[string][2]int, text string) {
	at = map[string][2]int{}
	var out strings.Builder
	for i, t := range d.Tokens {
		switch {
		case i == 0:
		case t.Sentence != d.Tokens[i-1].Sentence:
			out.WriteString("\n\n")
		case strings.ContainsAny(t.Text[:1], ".,;:?!)") || strings.HasPrefix(t.Text, "'"):
		default:
			out.WriteByte(' ')
		}
		start := out.Len()
		out.WriteString(t.Text)
		at[t.ID] = [2]int{start, out.Len()}
	}
	return at, out.String()
}

func (d *annotated) words(m *markable) string {
	var out []string
	for _, a := range m.Anchors {
		for _, t := range d.Tokens {
			if t.ID == a.Token {
				out = append(out, t.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

// kindOfEntity takes things that bear a name for bodies: the vocabulary has no
// products.
func kindOfEntity(kind string) factum.Kind {
	switch kind {
	case "PER":
		return factum.Person
	case "LOC":
		return factum.Place
	}
	return factum.Organisation
}

// daysOf reads the value of a TIMEX3.
func daysOf(value string) factum.Interval {
	var from, to time.Time
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		from, to = t, t
		switch layout {
		case "2006-01":
			to = t.AddDate(0, 1, -1)
		case "2006":
			to = t.AddDate(1, 0, -1)
		}
		return factum.Between(factum.DayOf(from.Date()), factum.DayOf(to.Date()))
	}
	return factum.Interval{}
}
