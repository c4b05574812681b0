package wording

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"factum"
)

// Every value of the contract has words, and the table has nothing else.
func TestEveryValueHasWords(t *testing.T) {
	str := func(list any) []string {
		var out []string
		switch l := list.(type) {
		case []factum.Type:
			for _, v := range l {
				out = append(out, string(v))
			}
		case []factum.ConflictKind:
			for _, v := range l {
				out = append(out, string(v))
			}
		}
		return out
	}
	kinds := str([]factum.ConflictKind{
		factum.Contradiction, factum.CompetingExplanations, factum.SingleSource,
		factum.Granularity, factum.ChangedOverTime, factum.Terminology,
	})
	bases := []string{
		string(factum.BasisGiven), string(factum.BasisPrinted), string(factum.BasisAbsolute), string(factum.BasisPublished),
		string(factum.BasisEvent), string(factum.BasisWords), string(factum.BasisCase),
	}
	want := map[string][]string{
		"title":          str(factum.Types()),
		"kind":           {string(factum.Person), string(factum.Organisation), string(factum.Place)},
		"modality":       {string(factum.Asserted), string(factum.Alleged), string(factum.Denied), string(factum.Planned), string(factum.CalledFor)},
		"modality_not":   {string(factum.Alleged), string(factum.Denied), string(factum.Planned), string(factum.CalledFor)},
		"conflict":       kinds,
		"conflict_means": kinds,
		"status": {
			string(factum.NotTriggered), string(factum.Pending), string(factum.Met), string(factum.MetLate),
			string(factum.Breached), string(factum.Excused), string(factum.Suspended), string(factum.UnknownDuty),
		},
		"label":       {string(factum.BreachedOnEveryReading), string(factum.BreachedOnlyIf), string(factum.NotBreachedOnAny), string(factum.UnknownLabel)},
		"finding":     {"yes", "no", "open"},
		"law":         {"corpus", "mixed", "known"},
		"basis":       bases,
		"basis_short": bases,
		"tie":         {string(factum.TieOffice), string(factum.TieBody), string(factum.TieWhole), string(factum.TieOfficer)},
		"self_as":     {"who", "whom"},
		"reality":     {"asserted", "denied", "alleged", "planned", "called_for", "not alleged", "not planned", "not called_for"},
		"arc": {
			"subj", "obj", "iobj", "comp", "xcomp", "poss", "mod", "appos", "acl", "adv", "part", "num", "cop", "time", "clause", "prep", "@target",
		},
	}
	for group, keys := range want {
		for _, key := range keys {
			if strings.TrimSpace(words()[group][key]) == "" {
				t.Errorf("words.tsv: no words for %s %q", group, key)
			}
		}
		if n := len(words()[group]); n != len(keys) {
			t.Errorf("words.tsv: %d lines of %s, want %d", n, group, len(keys))
		}
	}
	for group := range words() {
		if _, ok := want[group]; !ok && group != "attribute" {
			t.Errorf("words.tsv: unknown group %q", group)
		}
	}
}

func TestTitlePatternsAreWhole(t *testing.T) {
	for key, pattern := range words()["title"] {
		depth := 0
		for _, r := range pattern {
			switch r {
			case '[':
				depth++
			case ']':
				depth--
			case '{':
				if depth != 1 {
					t.Errorf("%s: a name outside of brackets in %q", key, pattern)
				}
			}
			if depth < 0 || depth > 1 {
				t.Fatalf("%s: brackets don't pair in %q", key, pattern)
			}
		}
		if depth != 0 {
			t.Errorf("%s: brackets don't pair in %q", key, pattern)
		}
		for piece := range strings.SplitSeq(pattern, "{") {
			if slot, _, ok := strings.Cut(piece, "}"); ok && !slices.Contains([]string{"who", "whom", "persons", "bodies"}, slot) {
				t.Errorf("%s: unknown name {%s}", key, slot)
			}
		}
	}
}

func people() *Index {
	return NewIndex(&factum.Record{Entities: []factum.Entity{
		{ID: "a", Name: "Ana Bell", Kind: factum.Person, Spellings: []factum.Spelling{{Text: "Bell", Count: 4}, {Text: "Ana Bell", Count: 2}}},
		{ID: "b", Name: "Ben Orr", Kind: factum.Person, Spellings: []factum.Spelling{{Text: "Orr", Count: 4}}},
		{ID: "b2", Name: "Eve Orr", Kind: factum.Person, Spellings: []factum.Spelling{{Text: "Orr", Count: 1}}},
		{ID: "c", Name: "Court of Lee", Kind: factum.Organisation, Spellings: []factum.Spelling{{Text: "Lee", Count: 9}}},
		{ID: "n", Name: " ", Kind: factum.Person},
	}})
}

func TestTitle(t *testing.T) {
	x := people()
	for _, c := range []struct {
		t         factum.Type
		who, whom []string
		want      string
	}{
		{factum.Arrest, nil, nil, "Arrest"},
		{factum.Arrest, []string{"c"}, []string{"a"}, "Arrest of Ana Bell by Court of Lee"},
		{factum.Arrest, []string{"c"}, nil, "Arrest by Court of Lee"},
		{factum.Surrender, nil, []string{"a", "c"}, "Surrender of Ana Bell to Court of Lee"},
		{factum.Surrender, nil, []string{"c"}, "Surrender to Court of Lee"},
		{factum.AllegedCrime, []string{"a"}, nil, "Alleged crime, attributed to Ana Bell"},
		{factum.ArrestValidated, nil, []string{"a"}, "Arrest of Ana Bell validated"},
		{factum.Statement_, []string{"a", "b", "c"}, nil, "Statement by Ana Bell, Ben Orr and Court of Lee"},
		{factum.Statement_, []string{"a", "b", "c", "nobody", "else", "more"}, nil, "Statement by Ana Bell, Ben Orr, Court of Lee and 3 others"},
		{factum.Death, nil, []string{"nobody"}, "Death of nobody"},
		{factum.Death, nil, []string{"n"}, "Death of (no name)"},
		{"new_[type]", []string{"a"}, []string{"b"}, "new [type] concerning Ben Orr, with Ana Bell"},
	} {
		got := x.Title(&factum.Event{Type: c.t, Who: c.who, Whom: c.whom})
		if Flat(got) != c.want {
			t.Errorf("%s %v %v: %q, want %q", c.t, c.who, c.whom, Flat(got), c.want)
		}
	}
	for _, p := range x.Title(&factum.Event{Type: factum.Arrest, Whom: []string{"a"}}) {
		if p.Name != (p.Text == "Ana Bell") || p.Name != (p.Entity == 0) {
			t.Errorf("%+v: names and words of ours are not told apart", p)
		}
	}
}

func TestBriefNames(t *testing.T) {
	x := people().Brief()
	got := map[string]string{}
	for _, id := range []string{"a", "b", "b2", "c"} {
		got[id] = x.Name(id).Text
	}
	want := map[string]string{
		"a":  "Bell",         // the end of her name, and hers alone
		"b":  "Ben Orr",      // two people are called Orr
		"b2": "Eve Orr",      //
		"c":  "Court of Lee", // not a person
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestInterval(t *testing.T) {
	day := func(y, m, d int) factum.Day { return factum.DayOf(y, time.Month(m), d) }
	at := func(y, m, d, clock int) factum.Moment {
		return factum.Moment{Day: day(y, m, d), Clock: int16(clock)}
	}
	for _, c := range []struct {
		v           factum.Interval
		long, short string
	}{
		{factum.Interval{}, "", ""},
		{factum.On(day(2025, 1, 18)), "18 January 2025", "18 Jan 2025"},
		{factum.Between(day(2025, 1, 18), day(2025, 1, 25)), "18–25 January 2025", "18–25 Jan 2025"},
		{factum.Between(day(2025, 1, 28), day(2025, 2, 2)), "28 January – 2 February 2025", "28 Jan – 2 Feb 2025"},
		{factum.Between(day(2024, 12, 31), day(2025, 1, 1)), "31 December 2024 – 1 January 2025", "31 Dec 2024 – 1 Jan 2025"},
		{factum.Between(day(2011, 1, 1), day(2011, 12, 31)), "2011", "2011"},
		{factum.Between(day(2004, 1, 1), day(2011, 12, 31)), "2004–2011", "2004–2011"},
		{factum.Between(day(2024, 2, 1), day(2024, 2, 29)), "February 2024", "Feb 2024"},
		{factum.Between(day(2023, 2, 1), day(2023, 4, 30)), "February–April 2023", "Feb–Apr 2023"},
		{factum.Between(day(2023, 11, 1), day(2024, 1, 31)), "November 2023 – January 2024", "Nov 2023 – Jan 2024"},
		{factum.Interval{From: at(2025, 1, 18, 0)}, "on or after 18 January 2025", "from 18 Jan 2025"},
		{factum.Interval{To: at(2025, 1, 18, 0)}, "on or before 18 January 2025", "by 18 Jan 2025"},
		{factum.Interval{From: at(2025, 1, 18, 1), To: at(2025, 1, 18, 1)}, "18 January 2025, 00:00 UTC", "18 Jan 2025, 00:00 UTC"},
		{factum.Interval{From: at(2025, 1, 18, 154), To: at(2025, 1, 18, 1440)}, "18 January 2025, 02:33–23:59 UTC", "18 Jan 2025, 02:33–23:59 UTC"},
		{factum.Interval{From: at(2025, 1, 18, 154), To: at(2025, 1, 19, 0)}, "18 January 2025, 02:33 UTC – 19 January 2025", "18 Jan 2025, 02:33 UTC – 19 Jan 2025"},
		{factum.On(day(1, 1, 1)), "1 January 1", "1 Jan 1"},
	} {
		if got := Interval(c.v, Long); got != c.long {
			t.Errorf("%v: %q, want %q", c.v, got, c.long)
		}
		if got := Interval(c.v, Short); got != c.short {
			t.Errorf("%v, short: %q, want %q", c.v, got, c.short)
		}
	}
}

func TestVoice(t *testing.T) {
	x := people()
	for _, c := range []struct {
		s    factum.Statement
		want string
	}{
		{factum.Statement{Modality: factum.Asserted}, "in the source’s own voice"},
		{factum.Statement{Modality: factum.Alleged}, "alleged, in the source’s own voice"},
		{factum.Statement{AttributedTo: []factum.Attribution{{Text: "the Wire"}, {Text: "an aide"}, {Text: "a friend"}}}, "according to the Wire, citing an aide, who cites a friend"},
		{factum.Statement{Modality: factum.Alleged, AttributedTo: []factum.Attribution{{Entity: "a"}}}, "alleged, according to Ana Bell"},
		{factum.Statement{Modality: factum.CalledFor, Negated: true, AttributedTo: []factum.Attribution{{}}}, "called for: that it did not happen, according to a source it does not name"},
		{factum.Statement{Negated: true}, "that it did not happen, in the source’s own voice"},
	} {
		if got := Flat(x.Voice(&c.s)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestReality(t *testing.T) {
	statement := func(id string) factum.Statement {
		s := factum.Statement{ID: id, Modality: factum.Asserted}
		for part := range strings.SplitSeq(id, "-") {
			switch part {
			case "no":
				s.Negated = true
			case "alleged", "denied", "planned":
				s.Modality = factum.Modality(part)
			}
		}
		return s
	}
	for _, c := range []struct {
		ids  string
		t    factum.Type
		want string
	}{
		{"yes", factum.Arrest, ""},
		{"yes alleged", factum.Arrest, ""},
		{"yes no", factum.Arrest, "asserted and denied"},
		{"yes denied", factum.Arrest, "asserted and denied"},
		{"no", factum.Arrest, "said not to have happened"},
		{"alleged", factum.Arrest, "alleged; no source asserts it"},
		{"alleged planned", factum.Arrest, "alleged and planned; no source asserts it"},
		{"planned-no", factum.Arrest, "planned not to happen; no source asserts it"},
		{"alleged denied", factum.Arrest, "alleged; also denied"},
		{"alleged", factum.AllegedCrime, ""},
		{"alleged denied", factum.AllegedCrime, "alleged; also denied"},
		{"nowhere", factum.Arrest, ""},
	} {
		rec := &factum.Record{}
		e := &factum.Event{Type: c.t, Statements: strings.Fields(c.ids)}
		for _, id := range e.Statements {
			if id != "nowhere" {
				rec.Statements = append(rec.Statements, statement(id))
			}
		}
		if got := NewIndex(rec).Reality(e); got != c.want {
			t.Errorf("%s (%s): %q, want %q", c.ids, c.t, got, c.want)
		}
	}
}

func TestAmount(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		f    factum.Figure
		want string
	}{
		{factum.Figure{Value: 30, Low: n(31), Unit: "people"}, "more than 30 people"},
		{factum.Figure{Value: 30, Low: n(30)}, "at least 30"},
		{factum.Figure{Value: 21000, High: n(21000)}, "at most 21,000"},
		{factum.Figure{Value: 30, High: n(29)}, "less than 30"},
		{factum.Figure{Value: 1234567.5, Low: n(1234567.5), High: n(1234567.5)}, "1,234,567.5"},
		{factum.Figure{Value: 15, Low: n(10), High: n(20)}, "15 (between 10 and 20)"},
		{factum.Figure{Value: -1200}, "-1,200"},
	} {
		if got := Amount(&c.f); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestValueAndAbout(t *testing.T) {
	x := people()
	for v, want := range map[string]string{
		"a": "Ana Bell", "2025-01-18": "18 January 2025", "2025-01-18/2025-01-20": "18–20 January 2025", "../2025-01-18": "on or before 18 January 2025",
		"": "(not said)", "a private jet": "a private jet", "2025-13-45": "2025-13-45", "../..": "../..",
	} {
		if got := Flat(x.Value(v)); got != want {
			t.Errorf("value %q: %q, want %q", v, got, want)
		}
	}
	x.Events = []factum.Event{{ID: "v", Type: factum.Arrest, Whom: []string{"a"}}}
	x = NewIndex(x.Record)
	for _, c := range []struct {
		c    factum.Conflict
		want string
	}{
		{factum.Conflict{About: "the day"}, "the day"},
		{factum.Conflict{Event: "v", Attribute: "when"}, "Day: arrest of Ana Bell"},
		{factum.Conflict{Event: "v", Attribute: "where"}, "Place: arrest of Ana Bell"},
		{factum.Conflict{Event: "v"}, "Arrest of Ana Bell"},
		{factum.Conflict{About: "a", Attribute: "identity"}, "Who is meant: Ana Bell"},
		{factum.Conflict{Attribute: "some_new_one"}, "Some new one"},
	} {
		if got := Flat(x.About(&c.c)); got != c.want {
			t.Errorf("about %+v: %q, want %q", c.c, got, c.want)
		}
	}
}

func TestSentenceLeavesOtherScriptsAlone(t *testing.T) {
	for in, want := range map[string]string{"day": "Day", "День": "День", "день": "день", "إدريس": "إدريس", "": "", "3 days": "3 days"} {
		if got := Sentence(in); got != want {
			t.Errorf("Sentence(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Phrase("Contradiction"); got != "contradiction" {
		t.Errorf("%q", got)
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		n    int
		noun string
		want string
	}{
		{1, "source", "1 source"},
		{0, "source", "0 sources"},
		{2, "duty", "2 duties"},
		{2, "day", "2 days"},
		{8, "person", "8 people"},
		{12345, "event", "12,345 events"},
	} {
		if got := Count(c.n, c.noun); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestDirection(t *testing.T) {
	for s, want := range map[string][2]bool{ // holds right-to-left letters, leans to the right
		"plain":                   {false, false},
		"Reuters: إدريس الوقّاد":  {true, true},
		"the word سلام in a line": {true, false},
		"שלום":                    {true, true},
		"12 34":                   {false, false},
		"漢字":                      {false, false},
	} {
		if got := [2]bool{RightToLeft(s), Leans(s)}; got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

func TestCarriedCountsEachDocumentOnce(t *testing.T) {
	x := NewIndex(&factum.Record{
		Documents: []factum.Document{{ID: "d1"}, {ID: "d2"}},
		Statements: []factum.Statement{
			{ID: "s1", Span: factum.Span{Document: "d2"}}, {ID: "s2", Span: factum.Span{Document: "d2"}},
			{ID: "s3", Span: factum.Span{Document: "d1"}}, {ID: "s4", Source: "a ruling"},
		},
	})
	documents, given := x.Carried([]string{"s1", "s2", "s3", "s4", "nowhere"})
	if diff := cmp.Diff([]int{1, 0}, documents); diff != "" || given != 1 {
		t.Errorf("%d given, %s", given, diff)
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	for spec, want := range map[string]string{
		"subj":                          "the subject",
		"obj.poss":                      "the possessor of the object",
		"obj(@warrant).against":         "what follows “against” of the object (warrant)",
		"into(custody).of":              "what follows “of” of what follows “into” (custody)",
		"obj(a|b|c|d).because_of":       "what follows “because of” of the object (a, b, c …)",
		"obj(@warrant).@target":         "whom it concerns of the object (warrant)",
		"for(arrest|%crime).to(a.b).of": "what follows “of” of what follows “to” (a.b) of what follows “for” (arrest, any crime)",
	} {
		if got := Path(spec); got != want {
			t.Errorf("Path(%q) = %q, want %q", spec, got, want)
		}
	}
}

// An event without a type is called by the words that tell it.
func TestTitleOfOthers(t *testing.T) {
	long := "The harbour was closed " + strings.Repeat("again and ", 9) + "again."
	x := NewIndex(&factum.Record{Statements: []factum.Statement{{ID: "s", Span: factum.Span{Quote: "The\nharbour was closed"}}, {ID: "l", Span: factum.Span{Quote: long}}}})
	for id, want := range map[string]string{"s": "“The harbour was closed”", "l": "“The harbour was closed " + strings.Repeat("again and ", 6) + "again…”", "none": "Event"} {
		if got := Flat(x.Title(&factum.Event{Type: factum.Other, Statements: []string{id}})); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// A body whose name another one's holds whole is named once; a person never goes.
func TestNamesTellOnce(t *testing.T) {
	body := func(id, name string) factum.Entity {
		return factum.Entity{ID: id, Name: name, Kind: factum.Organisation, Named: true}
	}
	r := &factum.Record{Entities: []factum.Entity{
		body("a", "Rome Court of Appeal"), body("b", "The court"), body("c", "Italy"), body("d", "Italian police"), body("e", "police"),
		{ID: "f", Name: "Idris Haddad", Kind: factum.Person, Named: true}, {ID: "g", Name: "Haddad", Kind: factum.Person, Named: true},
		{ID: "h", Name: "Gendarmes", Kind: factum.Person}, {ID: "i", Name: "Chadian gendarmes", Kind: factum.Person}, {ID: "j", Name: "gendarmes", Kind: factum.Person},
	}}
	x := NewIndex(r)
	for _, c := range []struct{ ids, want string }{
		{"c a b", "Italy and Rome Court of Appeal"},
		{"d e", "Italian police"},
		{"e", "police"},
		{"b e", "The court and police"},
		{"f g", "Idris Haddad and Haddad"},
		{"i h j", "Chadian gendarmes"},
		{"h j", "Gendarmes"},
	} {
		if got := Flat(x.Names(strings.Fields(c.ids))); got != c.want {
			t.Errorf("%s: %q, want %q", c.ids, got, c.want)
		}
	}
}
