package origin_test

import (
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/reconcile/origin"
)

// voiceOf is a document of a test: its blocks, and the statement that it makes.
type voiceOf struct {
	outlet, author, dateline, byline string
	text                             string
	credits                          []string // behind the text, on its line
	own                              string   // a second statement, in its own voice
	by                               []factum.Attribution
	published                        string
	source                           string // of a statement without a document
}

func (v voiceOf) build(t *testing.T, id string) (*factum.Document, []factum.Statement) {
	t.Helper()
	if v.by == nil {
		v.by = []factum.Attribution{}
	}
	st := factum.Statement{ID: "s" + id, Type: factum.Arrest, Event: "v1", AttributedTo: v.by}
	if v.source != "" {
		st.Source = v.source
		return nil, []factum.Statement{st}
	}
	d := &factum.Document{ID: id, Outlet: v.outlet, Author: v.author}
	if v.published != "" {
		day, err := factum.ParseDay(v.published)
		if err != nil {
			t.Fatal(err)
		}
		d.Published.Interval = factum.On(day)
	}
	add := func(kind factum.BlockKind, text string) factum.Span {
		start := len(d.Text)
		d.Text += text
		d.Blocks = append(d.Blocks, factum.Block{Kind: kind, Range: factum.Range{Start: start, End: len(d.Text)}})
		return factum.Span{Document: id, Quote: text, Start: start, End: len(d.Text)}
	}
	if v.byline != "" {
		add(factum.Byline, v.byline)
		d.Text += "\n"
	}
	if v.dateline != "" {
		add(factum.Dateline, v.dateline)
		d.Text += " - "
	}
	st.Span = add(factum.Paragraph, v.text)
	for _, c := range v.credits {
		d.Text += " ("
		add(factum.Credit, c)
		d.Text += ")"
	}
	sts := []factum.Statement{st}
	if v.own != "" {
		d.Text += "\n\n"
		sts = append(sts, factum.Statement{ID: "o" + id, Type: factum.Arrest, Event: "v1", AttributedTo: []factum.Attribution{}, Span: add(factum.Paragraph, v.own)})
	}
	return d, sts
}

// entities of the tests.
var entities = []factum.Entity{
	{ID: "e1", Name: "Dora Vasilin", Kind: factum.Person, Named: true, Spellings: []factum.Spelling{{Text: "Dora Vasilin"}, {Text: "Vasilin"}}},
	{ID: "e2", Name: "Ministry of Foreign Affairs of Lumeland", Kind: factum.Organisation, Named: true, Spellings: []factum.Spelling{{Text: "the Ministry of Foreign Affairs of Lumeland"}, {Text: "Lumeland's foreign ministry"}}},
	{ID: "e3", Name: "Lumeland", Kind: factum.Place, Named: true, Spellings: []factum.Spelling{{Text: "Lumeland"}}},
	{ID: "e4", Name: "Agence France-Presse", Kind: factum.Organisation, Named: true, Spellings: []factum.Spelling{{Text: "Agence France-Presse (AFP)"}}},
	{ID: "e5", Name: "Marta Olin", Kind: factum.Person, Named: true, Spellings: []factum.Spelling{{Text: "Marta Olin"}}},
	{ID: "e6", Name: "police", Kind: factum.Organisation, Spellings: []factum.Spelling{{Text: "police"}}},
}

func said(text, entity string) []factum.Attribution {
	return []factum.Attribution{{Text: text, Entity: entity}}
}

func TestSources(t *testing.T) {
	t.Parallel()
	const a, b, c = "Officers caught him at the harbour.", "He was stopped before he could board.", "The arrest took place on the quay."
	for _, x := range []struct {
		name   string
		docs   []voiceOf
		count  int
		source string // of the origin that is listed; "" for none
	}{
		{"two own voices", []voiceOf{{text: a}, {text: b}}, 2, ""},
		{"one spokeswoman", []voiceOf{{text: a, by: said("Dora Vasilin", "e1")}, {text: b, by: said("the inspector", "e1")}}, 1, "Dora Vasilin"},
		{"one spokeswoman, and one's own voice", []voiceOf{{text: a, by: said("Dora Vasilin", "e1"), own: c}, {text: b, by: said("Vasilin", "e1")}}, 2, "Dora Vasilin"},
		{"a spokeswoman, twice among three", []voiceOf{{text: a, by: said("Dora Vasilin", "e1")}, {text: b, by: said("Vasilin", "e1")}, {text: c}}, 2, "Dora Vasilin"},
		{"a chain that meets in its end", []voiceOf{
			{text: a, by: []factum.Attribution{{Text: "AFP", Entity: "e4"}, {Text: "Dora Vasilin", Entity: "e1"}}},
			{text: b, by: said("Vasilin", "e1")},
		}, 1, "Dora Vasilin"},
		{"a chain that meets in its beginning", []voiceOf{
			{text: a, by: []factum.Attribution{{Text: "AFP", Entity: "e4"}, {Text: "Dora Vasilin", Entity: "e1"}}},
			{text: b, by: []factum.Attribution{{Text: "AFP", Entity: "e4"}, {Text: "Marta Olin", Entity: "e5"}}},
		}, 1, "Agence France-Presse"},
		{"two people", []voiceOf{{text: a, by: said("Dora Vasilin", "e1")}, {text: b, by: said("Marta Olin", "e5")}}, 2, ""},
		{"a State is no source", []voiceOf{{text: a, by: said("Lumeland", "e3")}, {text: b, by: said("Lumeland", "e3")}}, 2, ""},
		{"a State and its ministry", []voiceOf{{text: a, by: said("Lumeland", "e3")}, {text: b, by: said("the ministry", "e2")}}, 2, ""},
		{"nameless sources", []voiceOf{{text: a, by: said("a relative", "")}, {text: b, by: said("a relative", "")}}, 2, ""},
		{"the ministry's own publication", []voiceOf{
			{text: a, outlet: "MINISTRY OF FOREIGN AFFAIRS OF LUMELAND"}, {text: b, outlet: "Daily", by: said("its foreign ministry", "e2")},
		}, 1, "Ministry of Foreign Affairs of Lumeland"},
		{"an author who is cited", []voiceOf{{text: a, author: "Marta Olin"}, {text: b, outlet: "Daily", by: said("Olin", "e5")}}, 1, "Marta Olin"},
		{"one outlet", []voiceOf{{text: a, outlet: "The Daily"}, {text: b, outlet: "Daily"}}, 1, "The Daily"},
		{"one agency in the dateline", []voiceOf{{text: a, outlet: "Daily", dateline: "SAREL, May 3 (Quay Wire)"}, {text: b, outlet: "Courier", dateline: "SAREL (Quay Wire)"}}, 1, "Quay Wire"},
		{"one agency under two names", []voiceOf{{text: a, outlet: "Daily", byline: "By Ann Lo, AFP"}, {text: b, outlet: "Courier", byline: "Agence France-Presse"}}, 1, "Agence France-Presse"},
		{"an agency, cited", []voiceOf{{text: a, outlet: "Daily", byline: "AFP"}, {text: "He was stopped, reported the French news agency Agence France Presse (AFP).", outlet: "Courier"}}, 1, "Agence France-Presse"},
		{"an agency, named but not cited", []voiceOf{{text: a, outlet: "Daily", byline: "AFP"}, {text: "He was stopped near the house where AFP has its office.", outlet: "Courier"}}, 2, ""},
		{"an outlet, cited", []voiceOf{{text: a, outlet: "Quay Wire", by: said("Dora Vasilin", "e1")}, {text: b, outlet: "Courier", by: said("the Quay Wire", "")}}, 1, "Quay Wire"},
		{"a digest's credits", []voiceOf{{text: a, credits: []string{"Reuters"}}, {text: b, credits: []string{"Reuters via *The Herald"}}}, 1, "Reuters"},
		{"two credits each", []voiceOf{
			{text: a, credits: []string{"Reuters", "BBC News"}}, {text: b, credits: []string{"Reuters"}}, {text: c, credits: []string{"BBC News"}},
		}, 2, "BBC News"},
		{"the credit of a picture", []voiceOf{{text: a, credits: []string{"Photo: AFP"}}, {text: b, credits: []string{"AFP file picture"}}}, 2, ""},
		{"statements without documents", []voiceOf{{source: "a colleague's note"}, {source: "a colleague's note"}, {source: "another note"}}, 2, ""},
		{"a body known by its function", []voiceOf{{text: a, by: said("police", "e6")}, {text: b, by: said("police", "e6")}}, 1, "police"},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			in := origin.Case{Entities: entities}
			var ids []string
			for i, v := range x.docs {
				d, sts := v.build(t, string(rune('a'+i)))
				if d != nil {
					in.Documents = append(in.Documents, d)
				}
				for _, st := range sts {
					ids = append(ids, st.ID)
				}
				in.Statements = append(in.Statements, sts...)
			}
			o := origin.Find(in)
			if got := o.Count(ids); got != x.count {
				t.Errorf("counts %d independent origins, want %d", got, x.count)
			}
			var named []string
			for _, l := range o.List {
				if l.Because != "same named source" || len(l.Passages) > 0 {
					t.Errorf("%s with %d passages", l.Because, len(l.Passages))
				}
				if len(l.Documents) < 2 || len(l.Statements) < 2 {
					t.Errorf("an origin of %v and %v", l.Documents, l.Statements)
				}
				named = append(named, l.Source)
			}
			if (x.source == "") != (len(named) == 0) || x.source != "" && !slices.Contains(named, x.source) {
				t.Errorf("lists %v, want %q", named, x.source)
			}
		})
	}
}

// TestCountSides counts each side of a dispute for itself.
func TestCountSides(t *testing.T) {
	t.Parallel()
	var in origin.Case
	in.Entities = entities
	for i, v := range []voiceOf{
		{text: "Vasilin puts the cash at 48,000.", by: said("Vasilin", "e1")}, {text: "It was about 50,000, the inspector says.", by: said("the inspector", "e1")},
		{text: "He had 90,000 with him."}, {text: "There were 90,000 in the bag."},
	} {
		d, sts := v.build(t, string(rune('a'+i)))
		in.Documents, in.Statements = append(in.Documents, d), append(in.Statements, sts...)
	}
	o := origin.Find(in)
	for _, x := range []struct {
		ids  string
		want int
	}{{"sa sb", 1}, {"sc sd", 2}, {"sa sb sc sd", 3}, {"sa", 1}, {"", 0}, {"nobody's", 0}, {"sa sa", 1}} {
		if got := o.Count(strings.Fields(x.ids)); got != x.want {
			t.Errorf("%q: %d origins, want %d", x.ids, got, x.want)
		}
	}
}
