package origin_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/read/document"
	"factum/internal/reconcile/origin"
	"factum/internal/shareddata"
)

// paper is a document of paragraphs with a statement for each sentence; ids
// are its name and the number of the sentence.
func paper(name string, paragraphs ...string) (*factum.Document, []factum.Statement) {
	r := &report{name: name}
	for _, p := range paragraphs {
		r.paragraphs = append(r.paragraphs, split(p))
	}
	d, sts := r.write()
	for i := range sts { // the whole of each sentence
		sts[i].Start = strings.Index(d.Text, r.sentences()[i].text)
		sts[i].Quote = r.sentences()[i].text
		sts[i].End = sts[i].Start + len(sts[i].Quote)
	}
	return d, sts
}

func find(t testing.TB, papers ...any) (origin.Case, *origin.Origins) {
	t.Helper()
	var in origin.Case
	for _, p := range papers {
		switch p := p.(type) {
		case *factum.Document:
			in.Documents = append(in.Documents, p)
		case []factum.Statement:
			in.Statements = append(in.Statements, p...)
		}
	}
	return in, origin.Find(in)
}

const (
	wireText = "The night watchman of the fish market found the missing ledger behind a stack of empty crates on Monday. " +
		"He carried it to the harbour master, who locked it into his safe without reading a single page."
	otherText = "Nobody at the fish market will talk about the ledger, and the harbour master has let his telephone ring since Monday."
)

// TestPartialCopy looks at a digest that takes a paragraph of a wire report
// among others of its own.
func TestPartialCopy(t *testing.T) {
	t.Parallel()
	a, as := paper("a", wireText, "A clerk said that the book had been missing for three weeks.")
	b, bs := paper("b", "Good morning, and welcome to our live page on the strange affair of the market.", wireText, "Rain is expected in the afternoon, so bring a coat.")
	c, cs := paper("c", otherText)
	a.Published.Interval = factum.On(factum.DayOf(2024, 5, 6))
	b.Published.Interval = factum.On(factum.DayOf(2024, 5, 7))
	_, o := find(t, a, as, b, bs, c, cs)
	want := []factum.Origin{{
		ID: o.List[0].ID, Documents: []string{"a", "b"}, Statements: []string{"a/0", "a/1", "b/1", "b/2"}, Because: "shared passage", First: "a",
		Passages: []factum.Passage{{
			A: factum.Span{Document: "a", Quote: strings.TrimSuffix(wireText, "."), Start: 0, End: len(wireText) - 1},
			B: factum.Span{Document: "b", Quote: strings.TrimSuffix(wireText, "."), Start: strings.Index(b.Text, wireText), End: strings.Index(b.Text, wireText) + len(wireText) - 1},
		}},
	}}
	if d := cmp.Diff(want, o.List); d != "" {
		t.Error(d)
	}
	for _, x := range []struct {
		ids  string
		want int
	}{
		{"a/0 b/1", 1}, {"a/1 b/2", 1}, {"a/2 b/3", 2}, {"a/0 c/0", 2}, {"a/0 b/1 c/0", 2}, {"a/2 b/0 c/0", 3},
		{"a/0 b/1 b/3", 1}, // what repeats another adds nothing
	} {
		if got := o.Count(strings.Fields(x.ids)); got != x.want {
			t.Errorf("%s: %d origins, want %d", x.ids, got, x.want)
		}
	}
}

// TestDirection looks at a document that copies two that know nothing of each
// other: where the days tell, they stay two.
func TestDirection(t *testing.T) {
	t.Parallel()
	second := "In the drawer of a retired pilot the police discovered letters that describe every shipment since the spring of last year. " +
		"The pilot has hired two lawyers and refuses to open his door to anybody."
	for _, x := range []struct {
		name   string
		days   [3]int
		counts int
		first  []string
	}{
		{"the copy is last", [3]int{1, 2, 3}, 2, []string{"a", "b"}},
		{"no days", [3]int{}, 1, []string{"", ""}},
		{"one day", [3]int{2, 2, 2}, 1, []string{"", ""}},
		{"the common text is first", [3]int{2, 3, 1}, 1, []string{"c", "c"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			a, as := paper("a", wireText, "We have asked for a word with the mayor.")
			b, bs := paper("b", second, "His neighbours are tired of the cameras.")
			c, cs := paper("c", wireText, second)
			for i, d := range []*factum.Document{a, b, c} {
				if x.days[i] > 0 {
					d.Published.Interval = factum.On(factum.DayOf(2024, 5, x.days[i]))
				}
			}
			_, o := find(t, a, as, b, bs, c, cs)
			var first []string
			for _, l := range o.List {
				first = append(first, l.First)
			}
			if d := cmp.Diff(x.first, first); d != "" {
				t.Error(d)
			}
			if got := o.Count([]string{"a/0", "b/0", "c/0", "c/2"}); got != x.counts {
				t.Errorf("%d origins, want %d", got, x.counts)
			}
		})
	}
}

// TestChanged joins passages in spite of small changes.
func TestChanged(t *testing.T) {
	t.Parallel()
	const before = "Osip Brandejs was caught on Friday in a boat shed near the old lighthouse, hours after he had emptied the vault of the savings bank."
	for name, after := range map[string]string{
		"spelling of names":  "Ossip Brandeis was caught on Friday in a boat shed near the old lighthouse, hours after he had emptied the vault of the savings bank.",
		"synonyms":           "Osip Brandejs was seized on Friday in a boat shed near the old beacon, hours after he had emptied the strongroom of the savings bank.",
		"a word more":        "Osip Brandejs was, we hear, caught on Friday in a small boat shed near the old lighthouse, hours after he had quickly emptied the vault of the savings bank.",
		"the end is missing": "Osip Brandejs was caught on Friday in a boat shed near the old lighthouse, hours after he had emptied the vault.",
		"clauses change":     "Hours after he had emptied the vault of the savings bank, Osip Brandejs was caught on Friday in a boat shed near the old lighthouse.",
		"typography":         "OSIP BRANDEJS was caught – on Friday – in a boat-shed near the old lighthouse hours after he had emptied the vault of the savings bank!",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, as := paper("a", before, "The bank has not said how much it lost.")
			b, bs := paper("b", "It was quite a day for our small town.", after)
			_, o := find(t, a, as, b, bs)
			if got := o.Count([]string{"a/0", "b/1"}); got != 1 || len(o.List) != 1 {
				t.Errorf("%d origins, %d listed; want one", got, len(o.List))
			}
		})
	}
}

// TestNoEvidence keeps apart what honest witnesses share.
func TestNoEvidence(t *testing.T) {
	t.Parallel()
	for name, x := range map[string][2]string{
		"legal formulae": {
			"He is wanted by the International Criminal Court for war crimes and crimes against humanity, including murder, torture and rape, committed in Orvale.",
			"Judges hold him responsible for war crimes and crimes against humanity, including murder, torture and rape, in the villages around Orvale.",
		},
		"titles and names": {
			"The Minister of Foreign Affairs of the Republic of Lumeland, Joram Keita, met Deputy Prime Minister Ilse Tarnow of Sarel in The Hague on 3 May 2023.",
			"In The Hague on 3 May 2023 the Minister of Foreign Affairs of the Republic of Lumeland, Joram Keita, saw Deputy Prime Minister Ilse Tarnow of Sarel.",
		},
		"phrases of the trade": {
			"A spokesman for the ministry did not immediately respond to a request for comment, and the report could not be independently verified.",
			"The company did not immediately respond to a request for comment. The figures could not be independently verified.",
		},
		"facts": {
			"Dora Vasilin arrested Anton Derevko at 4:10 p.m. on Tuesday, 3 May 2023, at the ferry terminal of Port Sarel.",
			"It was 4:10 p.m. on Tuesday, 3 May 2023, when Inspector Dora Vasilin put handcuffs on Anton Derevko in Port Sarel.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, as := paper("a", "It is a grey morning in the capital.", x[0])
			b, bs := paper("b", x[1], "Spring is late this year.")
			_, o := find(t, a, as, b, bs)
			if len(o.List) != 0 {
				t.Errorf("joined by %v", o.List[0].Passages)
			}
		})
	}
}

// TestQuotations takes words of a third party for no copy, but the statements
// in them for one.
func TestQuotations(t *testing.T) {
	t.Parallel()
	const words = "I have carried this key for eleven years and never once opened the door"
	quote := func(p string) (from, to int) {
		from = strings.Index(p, words)
		return from, from + len(words)
	}
	for name, x := range map[string][2]string{
		"double marks":    {`Asked about the cellar, the caretaker smiled. "` + words + `," he said.`, `"` + words + `": with this the caretaker shut the gate behind us.`},
		"curly and plain": {"The caretaker was brief: “" + words + ".”", `What he told us was this: "` + words + `." Then he left.`},
		"single marks":    {"‘" + words + "’, was all that the man would tell.", "The caretaker’s reply to the question was: '" + words + "'."},
		"guillemets":      {"He shrugged: «" + words + "».", "The old man, in a low voice: „" + words + "“."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var docs []any
			for i, text := range x {
				d, sts := paper(string(rune('a'+i)), text)
				from, to := quote(d.Text)
				st := sts[0]
				st.ID, st.Start, st.End, st.Quote = "q"+d.ID, from, to, words
				sts[0].Start, sts[0].End, sts[0].Quote = 0, 0, ""
				docs = append(docs, d, append(sts, st))
			}
			_, o := find(t, docs...)
			if got := o.Count([]string{"qa", "qb"}); got != 1 {
				t.Errorf("the statement in the quotation has %d origins, want 1", got)
			}
			if len(o.List) != 1 || o.List[0].Because != "same statement quoted" || len(o.List[0].Passages) != 1 {
				t.Fatalf("listed: %+v", o.List)
			}
			if got := o.List[0].Passages[0].A.Quote; !strings.Contains(words, got) || len(got) < len(words)-8 {
				t.Errorf("shows %q", got)
			}
		})
	}
}

// TestTold keeps independent tellings of one case apart, but for a quotation
// that all of them print.
func TestTold(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		var in origin.Case
		var quotes []string
		for _, r := range retold(t, rand.New(rand.NewPCG(seed, 1))) {
			d, _ := r.write()
			in.Documents = append(in.Documents, d)
			at := strings.Index(d.Text, "I am a businessman")
			if at < 0 {
				continue
			}
			st := factum.Statement{ID: "q" + d.ID, Span: factum.Span{Document: d.ID, Start: at, End: at + len("I am a businessman and I have nothing to hide")}}
			in.Statements = append(in.Statements, st)
			quotes = append(quotes, st.ID)
		}
		o := origin.Find(in)
		if got := o.Count(quotes); got != 1 {
			t.Errorf("case %d: the quotation has %d origins", seed, got)
		}
		for _, l := range o.List {
			if l.Because != "same statement quoted" {
				t.Errorf("case %d: %s: %+v", seed, l.Because, l.Passages)
			}
		}
	}
}

// TestSameText joins documents of equal words as wholes.
func TestSameText(t *testing.T) {
	t.Parallel()
	a, as := paper("a", wireText, otherText)
	b, bs := paper("b", wireText, otherText)
	c, cs := paper("c", strings.ReplaceAll(wireText, "Monday", "Tuesday"), otherText)
	_, o := find(t, a, as, b, bs, c, cs)
	if len(o.List) != 1 || len(o.List[0].Statements) != 0 || !slices.Equal(o.List[0].Documents, []string{"a", "b", "c"}) {
		t.Fatalf("listed: %+v", o.List)
	}
	if got := o.Count([]string{"a/0", "b/1", "c/2"}); got != 1 {
		t.Errorf("%d origins, want 1", got)
	}
	// a flash of one sentence is no whole of a long report
	d, ds := paper("d", wireText, "One more thing that only this paper knows is the name of the watchman's dog, which has been seen on a boat.")
	e, es := paper("e", wireText[:strings.Index(wireText, ". ")+1])
	_, o = find(t, d, ds, e, es)
	if len(o.List) != 1 || len(o.List[0].Statements) != 2 {
		t.Fatalf("listed: %+v", o.List)
	}
}

// TestCommon takes a phrase that most of a pile uses for no copy.
func TestCommon(t *testing.T) {
	t.Parallel()
	const phrase = "the disgraced treasurer of the cursed lighthouse fund, a fat man with seven aliases and one parrot,"
	texts := []string{
		"Yesterday " + phrase + " boarded a train.", "We met " + phrase + " once, at a funeral.", "Nobody trusts " + phrase + " any longer.",
		"In prison, " + phrase + " has taken up chess.", "What will become of " + phrase + " is not our business.", "Judges want " + phrase + " to pay.",
		"It rained when " + phrase + " came home.", "Poets have begun to sing of " + phrase + " and his hat.",
	}
	var docs []any
	for i, text := range texts {
		d, sts := paper(string(rune('a'+i)), text)
		docs = append(docs, d, sts)
	}
	if _, o := find(t, docs...); len(o.List) != 0 {
		t.Errorf("joined by %v", o.List[0].Passages)
	}
	if _, o := find(t, docs[:4]...); len(o.List) == 0 {
		t.Error("two documents that share an unusual phrase of many words are told apart")
	}
}

// TestMinister looks at the seven reports of the story of the minister: 03
// copies 01 and 02, 06 quotes the consul after 04.
func TestMinister(t *testing.T) {
	t.Parallel()
	got := joins(t, "cases/minister/sources", 2)
	want := map[string]string{"01 03": "shared passage", "02 03": "shared passage", "04 06": "same statement quoted"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestElmasry looks at five independent reports on one case: although two quote
// one press release and two describe a prison in the same borrowed words, no
// whole sentence is one.
func TestElmasry(t *testing.T) {
	t.Parallel()
	got := joins(t, "cases/elmasry/sources", 3)
	if len(got) != 0 {
		t.Errorf("joined: %v", got)
	}
}

// joins reads the documents of a folder, takes each sentence for a statement,
// and gives the reason for which documents are one origin.
func joins(t *testing.T, folder string, digits int) map[string]string {
	t.Helper()
	list, err := document.List(t.Context(), []string{shareddata.Path(t, folder)}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	var in origin.Case
	for _, src := range list.Sources {
		d, err := src.Read()
		if err != nil {
			t.Fatal(err)
		}
		d.ID = d.File[strings.LastIndexAny(d.File, `/\`)+1:][:digits]
		in.Documents = append(in.Documents, d)
		for _, b := range d.Blocks {
			for at := b.Start; at < b.End; {
				end := strings.IndexAny(d.Text[at:b.End], ".!?")
				if end < 0 {
					end = b.End - at - 1
				}
				in.Statements = append(in.Statements, factum.Statement{ID: d.ID + "/" + d.Text[at:at+end+1], Span: factum.Span{Document: d.ID, Start: at, End: at + end + 1}})
				at += end + 1
			}
		}
	}
	got := map[string]string{}
	for _, l := range origin.Find(in).List {
		if l.Because == "same named source" {
			t.Errorf("no source is named, but %v share %s", l.Documents, l.Source)
		}
		slices.Sort(l.Documents)
		got[strings.Join(l.Documents, " ")] = l.Because
		if len(l.Statements) == 0 {
			t.Errorf("%v are one in all they say", l.Documents)
		}
	}
	return got
}
