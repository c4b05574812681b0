package when_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// published is the day of publication of all test sentences: a Friday.
const published = "2024-04-12"

func onDay(t testing.TB, s string) factum.Interval {
	t.Helper()
	d, err := factum.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return factum.On(d)
}

// summary lists the expressions of a text as "words TYPE value".
func summary(t testing.TB, txt *text.Text, v factum.Interval) []string {
	t.Helper()
	c := when.Context{Published: v, Expressions: when.Find(txt)}
	list := []string{}
	for i := range c.Expressions {
		x := &c.Expressions[i]
		value := c.Value(x)
		if x.Problem != "" {
			value = "! " + x.Problem
		}
		list = append(list, strings.Join([]string{txt.Document.Text[x.Start:x.End], x.Type.String(), value}, " | "))
	}
	return list
}

// sentences are read with tags and trees.
var sentences = []struct {
	name, text string
	want       []string
}{
	{"dates", "They met on 12 April 2024, on April 5th, 2011, on the 3rd of May 2010 and on Jan. 7, 1999.", []string{
		"12 April 2024 | DATE | 2024-04-12", "April 5th, 2011 | DATE | 2011-04-05", "the 3rd of May 2010 | DATE | 2010-05-03", "Jan. 7, 1999 | DATE | 1999-01-07",
	}},
	{"digits", "The file is dated 2024-03-15; another bears 25/12/1990 and a third 05.01.2011.", []string{
		"2024-03-15 | DATE | 2024-03-15", "25/12/1990 | DATE | 1990-12-25", "05.01.2011 | DATE | 2011-01-05",
	}},
	{"ISO and mail times", "It came in at 2024-03-15T10:20:00Z. The mail said Fri, 12 Apr 2024 16:10:05 +0300.", []string{
		"2024-03-15T10:20:00Z | TIME | 2024-03-15T10:20:00Z", "Fri, 12 Apr 2024 16:10:05 +0300 | TIME | 2024-04-12T16:10:05+03:00",
	}},
	{"no year", "He was arrested on March 14 and freed in April.", []string{"March 14 | DATE | 2024-03-14", "April | DATE | 2024-04"}},
	{"past months", "She resigned in November.", []string{"November | DATE | 2023-11"}},
	{"future months", "The court will meet in June and will rule on November 3.", []string{"June | DATE | 2024-06", "November 3 | DATE | 2024-11-03"}},
	{"another calendar", "The letter of 15 Megabit 2017 (24 March 2025) came late; room 2017 (3 May 2021) was empty.", []string{
		"15 Megabit 2017 | DATE | 2025-03-24", "24 March 2025 | DATE | 2025-03-24", "3 May 2021 | DATE | 2021-05-03",
	}},
	{"weekdays", "He was arrested on Sunday. The judge will hear him on Monday.", []string{"Sunday | DATE | 2024-04-07", "Monday | DATE | 2024-04-15"}},
	{"weekday with date", "He landed on Thursday, March 14, and left on Friday 22 March 2024.", []string{
		"Thursday, March 14 | DATE | 2024-03-14", "Friday 22 March 2024 | DATE | 2024-03-22",
	}},
	{"relative days", "He came yesterday, stays today and leaves tomorrow; the day before yesterday he was ill.", []string{
		"yesterday | DATE | 2024-04-11", "today | DATE | 2024-04-12", "tomorrow | DATE | 2024-04-13", "the day before yesterday | DATE | 2024-04-10",
	}},
	{"weeks", "The envoy left last week, Friday last week to be exact, and returns next week.", []string{
		"last week | DATE | 2024-W14", "Friday last week | DATE | 2024-04-05", "next week | DATE | 2024-W16",
	}},
	{"weekend", "It happened over the weekend.", []string{"the weekend | DATE | 2024-W14-WE"}},
	{"years", "Last year he fled; this year he returned; he hopes to rule next year.", []string{
		"Last year | DATE | 2023", "this year | DATE | 2024", "next year | DATE | 2025",
	}},
	{"last and next", "He spoke last Friday and last January. He will speak next Tuesday.", []string{
		"last Friday | DATE | 2024-04-05", "last January | DATE | 2024-01", "next Tuesday | DATE | 2024-04-16",
	}},
	{"ago", "He left two days ago, a month ago, three weeks ago and ten years ago.", []string{
		"two days ago | DATE | 2024-04-10", "a month ago | DATE | 2024-03", "three weeks ago | DATE | 2024-W12", "ten years ago | DATE | 2014",
	}},
	{"exact", "It began a year ago today. Two weeks from tomorrow it ends.", []string{"a year ago today | DATE | 2023-04-12", "Two weeks from tomorrow | DATE | 2024-04-27"}},
	{"later", "He was arrested on January 19 and freed two days later. A week later he fled.", []string{
		"January 19 | DATE | 2024-01-19", "two days later | DATE | 2024-01-21", "A week later | DATE | 2024-W04",
	}},
	{"chain", "He was dismissed on 17 October 2021. The following June, on the 9th, a court heard him. Seven months after that he was convicted.", []string{
		"17 October 2021 | DATE | 2021-10-17", "The following June | DATE | 2022-06", "the 9th | DATE | 2022-06-09", "Seven months after that | DATE | 2023-01",
	}},
	{"the day before", "The vote took place on 5 May 2023. The day before, he had withdrawn.", []string{"5 May 2023 | DATE | 2023-05-05", "The day before | DATE | 2023-05-04"}},
	{"events", "Two days after his arrest he was freed.", []string{"Two days | DURATION | P2D"}},
	{"same day", "He was tried on 3 May 2022 and the same evening he fled; the next morning he was gone.", []string{
		"3 May 2022 | DATE | 2022-05-03", "the same evening | TIME | 2022-05-03TEV", "the next morning | TIME | 2022-05-04TMO",
	}},
	{"night between days", "He died in the night of October 17 to 18, 2021.", []string{"the night of October 17 to 18, 2021 | TIME | 2021-10-17TNI"}},
	{"parts of days", "He rang on Tuesday night, spoke early on Friday morning and slept last night.", []string{
		"Tuesday night | TIME | 2024-04-09TNI", "early on Friday morning | TIME | 2024-04-12TMO", "last night | TIME | 2024-04-11TNI",
	}},
	{"late on", "They met late on Tuesday. Late last month they met again.", []string{"late on Tuesday | DATE | 2024-04-09", "Late last month | DATE | 2024-03"}},
	{"small hours", "Police came in the small hours of Friday, March 15.", []string{"the small hours of Friday, March 15 | TIME | 2024-03-15TMO"}},
	{"clock", "At 4:10 p.m. on Friday they came; by 11.30 p.m. they had left.", []string{"4:10 p.m. on Friday | TIME | 2024-04-12T16:10", "11.30 p.m. | TIME | 2024-04-12T23:30"}},
	{"clock words", "At noon on Thursday he ate; at half past three in the afternoon he slept.", []string{
		"noon on Thursday | TIME | 2024-04-11T12:00", "half past three in the afternoon | TIME | 2024-04-11T15:30",
	}},
	{"zones", "The jet took off at 17:30 GMT on March 14 and landed at 0340 hours.", []string{
		"17:30 GMT on March 14 | TIME | 2024-03-14T17:30Z", "0340 hours | TIME | 2024-03-14T03:40",
	}},
	{"clock before its day", "The trial began on 3 May 2022. The raid began at 03:40 hours, Almaty time, on 15 March 2023. It ended at 8 p.m. (1900 GMT) on Tuesday.", []string{
		"3 May 2022 | DATE | 2022-05-03", "03:40 hours, Almaty time, on 15 March 2023 | TIME | 2023-03-15T03:40+06:00",
		"8 p.m. | TIME | 2024-04-09T20:00+01:00", "1900 GMT | TIME | 2024-04-09T19:00Z", "Tuesday | DATE | 2024-04-09",
	}},
	{"ranges", "He was away from 5 to 9 May 2023, between 1998 and 2001, and from March to August 2011.", []string{
		"5 | DATE | 2023-05-05", "9 May 2023 | DATE | 2023-05-09", "1998 | DATE | 1998", "2001 | DATE | 2001", "March | DATE | 2011-03", "August 2011 | DATE | 2011-08",
	}},
	{"short ranges", "The wars of 2002-2003 and 1892-94 were short.", []string{"2002 | DATE | 2002", "2003 | DATE | 2003", "1892 | DATE | 1892", "94 | DATE | 1894"}},
	{"lists", "They met on January 18 and 19 and on 5, 6 and 7 March 2022.", []string{
		"January 18 | DATE | 2022-01-18", "19 | DATE | 2022-01-19", "5 | DATE | 2022-03-05", "6 | DATE | 2022-03-06", "7 March 2022 | DATE | 2022-03-07",
	}},
	{"one span", "The meeting of 5–6 September 2019 was the last.", []string{"5–6 September 2019 | DATE | 2019-09-05/2019-09-06"}},
	{"modifiers", "By mid-March it was over. It began in early 2017 and ended at the end of last year.", []string{
		"mid-March | DATE | 2024-03", "early 2017 | DATE | 2017", "the end of last year | DATE | 2023",
	}},
	{"this month", "Earlier this month he fled. He will return later this week.", []string{"Earlier this month | DATE | 2024-04", "later this week | DATE | 2024-W15"}},
	{"decades and centuries", "In the early 1990s, in the sixties and in the late nineteenth century it was so.", []string{
		"the early 1990s | DATE | 199", "the sixties | DATE | 196", "the late nineteenth century | DATE | 18",
	}},
	{"seasons and quarters", "In the summer of 2019, in the third quarter of 2023, in Q1 2022 and last winter prices rose.", []string{
		"the summer of 2019 | DATE | 2019-SU", "the third quarter of 2023 | DATE | 2023-Q3", "Q1 2022 | DATE | 2022-Q1", "last winter | DATE | 2023-WI",
	}},
	{"halves", "In the first half of 2021 and in the second half of the 20th century it fell.", []string{
		"the first half of 2021 | DATE | 2021-H1", "the second half of the 20th century | DATE | 19",
	}},
	{"eras", "Caesar died in 44 BC. The mountain burst in AD 79. It was built about c. 347.", []string{
		"44 BC | DATE | BC0044", "AD 79 | DATE | 0079", "347 | DATE | 0347",
	}},
	{"holidays", "On Easter Monday he fled. He returned on Good Friday 2022 and left on New Year's Eve.", []string{
		"Easter Monday | DATE | 2024-04-01", "Good Friday 2022 | DATE | 2022-04-15", "New Year's Eve | DATE | 2022-12-31",
	}},
	{"lunar holidays", "He prayed on Eid al-Fitr.", []string{"Eid al-Fitr | DATE | 2024-04-10"}},
	{"counted days", "On the last Friday of March and on the third Monday in January 2023 they met.", []string{
		"the last Friday of March | DATE | 2024-03-29", "the third Monday in January 2023 | DATE | 2023-01-16",
	}},
	{"durations", "He was held for two hours, 30 days, six months and two weeks, and a year and a half.", []string{
		"two hours | DURATION | PT2H", "30 days | DURATION | P30D", "six months and two weeks | DURATION | P6M2W", "a year and a half | DURATION | P1.5Y",
	}},
	{"vague durations", "He waited for several days, a few weeks and many years.", []string{
		"several days | DURATION | PXD", "a few weeks | DURATION | PXW", "many years | DURATION | PXY",
	}},
	{"compounds", "An 11-year lull ended with a two-week truce and a 48-hour deadline.", []string{
		"11-year | DURATION | P11Y", "two-week | DURATION | P2W", "48-hour | DURATION | PT48H",
	}},
	{"lengths beside now", "Over the past two weeks he was silent; over the next six months he will speak.", []string{
		"the past two weeks | DURATION | P2W", "the next six months | DURATION | P6M",
	}},
	{"repeats", "The court sits every Monday, twice a week, and pays $20 a month; the paper appears daily.", []string{
		"every Monday | SET | XXXX-WXX-1", "twice a week | SET | P1W", "a month | SET | P1M", "daily | SET | P1D",
	}},
	{"references", "Now he is free. He recently left. In the future he may return soon.", []string{
		"Now | DATE | PRESENT_REF", "recently | DATE | PAST_REF", "the future | DATE | FUTURE_REF", "soon | DATE | FUTURE_REF",
	}},
	{"lists of plans", "He travels to Rome next month, to Paris in June and to Riga in January.", []string{
		"next month | DATE | 2024-05", "June | DATE | 2024-06", "January | DATE | 2025-01",
	}},
	{"events to be held", "He announced a meeting to be held on October 12.", []string{"October 12 | DATE | 2024-10-12"}},
	{"future of a past", "The ruling had been expected on March 3.", []string{"March 3 | DATE | 2024-03-03"}},
	{"possessives", "Last Tuesday's ruling and this week's hearing differ.", []string{"Last Tuesday | DATE | 2024-04-09", "this week | DATE | 2024-W15"}},
	{"brackets", `"[Ten] years ago this was unknown," she said.`, []string{"[Ten] years ago | DATE | 2014"}},
	{"no such day", "It was signed on 31 February 2023.", []string{"31 February 2023 | DATE | ! there is no 31 February"}},
	{"no such day at all", "On the 45th of May nothing happened.", []string{"the 45th of May | DATE | ! there is no 45 May"}},
	{"wrong weekday", "He came on Monday, 12 April 2024.", []string{"Monday, 12 April 2024 | DATE | ! 12 April 2024 is no Monday"}},
	{"leap day", "It happened on 29 February 2023 and on 29 February 2024.", []string{
		"29 February 2023 | DATE | ! there is no 29 February 2023", "29 February 2024 | DATE | 2024-02-29",
	}},
	{"very long ago", "It happened 2000000000 years ago.", []string{"2000000000 years ago | DATE | ! longer than any calendar counts"}},

	// Not dates.
	{"May the modal", "Section 12 may apply, and the court may rule.", []string{}},
	{"May the name", "Theresa May met Mr May in May.", []string{"May | DATE | 2023-05"}},
	{"March the verb", "The march on Rome began; they march on.", []string{}},
	{"numbers", "He ran 1,970 metres, paid $2000 and counted 1984 votes.", []string{}},
	{"references to law", "Resolution 1970 (2011), Law No. 237/2012, Regulation 2016/679 and Article 1985 apply.", []string{"2011 | DATE | 2011"}},
	{"flights", "Flight 1984 of the A380 landed at Gate 21.", []string{}},
	{"names with weekdays", "The Sunday Times wrote about Black Friday on Sunday.", []string{"Black Friday | DATE | 2023-11-24", "Sunday | DATE | 2024-04-07"}},
	{"ages", "The 62-year-old general and a girl two years old were there.", []string{}},
	{"counts", "He faced 18 counts and a second trial on the third floor.", []string{}},
	{"a fall", "After the fall of Kabul the hot springs dried up.", []string{}},
}

func TestFind(t *testing.T) {
	for _, c := range sentences {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, summary(t, read(t, "d1", c.text), onDay(t, published))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Tokens alone are enough for most: a text that was only split gives nearly the
// same. The cases that need tags or trees are named.
func TestFindWithoutTags(t *testing.T) {
	needTags := map[string]bool{"future of a past": true, "events to be held": true, "later": true}
	for _, c := range sentences {
		t.Run(c.name, func(t *testing.T) {
			doc := &factum.Document{ID: "d1", Text: c.text, Blocks: text.Paragraphs(c.text)}
			diff := cmp.Diff(c.want, summary(t, text.Split(doc), onDay(t, published)))
			if diff != "" && !needTags[c.name] {
				t.Error(diff)
			}
		})
	}
}

// The order of day and month in digits is the document's own.
func TestDayAndMonth(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He came on 04/05/2024.", "04/05/2024 | DATE | 2024-05-04"},
		{"He came on 04/05/2024. He left on 05/25/2024.", "04/05/2024 | DATE | 2024-04-05"},
		{"He came on 04/05/2024. He left on 25/05/2024.", "04/05/2024 | DATE | 2024-05-04"},
		{"He came on 04/05/2024. He left on May 25, 2024.", "04/05/2024 | DATE | 2024-04-05"},
		{"He came on 04/05/2024. He left on 25 May 2024.", "04/05/2024 | DATE | 2024-05-04"},
	} {
		if got := summary(t, read(t, "d1", c.text), onDay(t, published)); len(got) == 0 || got[0] != c.want {
			t.Errorf("%q: %q, want first %q", c.text, got, c.want)
		}
	}
}

// Symbols don't depend on the publication: Find isn't told of it.
func TestUnknownPublication(t *testing.T) {
	txt := read(t, "d1", "He was arrested on Sunday and freed two days later. In 2019 he had been tried.")
	found := when.Find(txt)
	unknown := when.Context{Expressions: found}
	week := when.Context{Expressions: found, Published: factum.Between(onDay(t, "2024-04-10").From.Day, onDay(t, "2024-04-16").From.Day)}
	var got []string
	for i := range found {
		x := &found[i]
		a, basis := unknown.Interval(x)
		b, basisB := week.Interval(x)
		got = append(got, strings.Join([]string{x.Symbol.String()[:1], a.String(), string(basis), unknown.Value(x), b.String(), string(basisB), week.Value(x)}, " "))
	}
	want := []string{
		"P   XXXX-WXX-7 2024-04-07/2024-04-14 publication XXXX-WXX-7",
		"V   XXXX-XX-XX 2024-04-09/2024-04-16 event XXXX-XX-XX",
		"y 2019-01-01/2019-12-31 absolute 2019 2019-01-01/2019-12-31 absolute 2019",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An expression that hangs on an event takes its time from whoever knows it.
func TestEventAnchors(t *testing.T) {
	txt := read(t, "d1", "Two days after his arrest he was freed.")
	found := when.Find(txt)
	if len(found) != 1 {
		t.Fatalf("%d expressions", len(found))
	}
	x := &found[0]
	if x.Symbol.Anchor.Kind != when.Event || txt.Sentences[0].Tokens[x.Symbol.Anchor.Token].Form != "arrest" {
		t.Fatalf("anchor %+v", x.Symbol.Anchor)
	}
	c := when.Context{Expressions: found, Event: func(sentence, token int) factum.Interval {
		return factum.Between(onDay(t, "2024-01-18").From.Day, onDay(t, "2024-01-19").From.Day)
	}}
	v, basis := c.Interval(x)
	if v.String() != "2024-01-20/2024-01-21" || basis != factum.BasisEvent {
		t.Errorf("%s (%s)", v, basis)
	}
}

func TestRelations(t *testing.T) {
	for _, c := range []struct{ text, relation, days string }{
		{"He has run the prison since 2015.", "since", "2015-01-01/.."},
		{"They were ready by 5 March 2024.", "by", "../2024-03-05"},
		{"He stayed until June 2022.", "until", "../2022-06-30"},
		{"He fled before 3 May 2021.", "before", "../2021-05-03"},
		{"He fled after 3 May 2021.", "after", "2021-05-03/.."},
		{"He fled during 2021.", "during", "2021-01-01/2021-12-31"},
		{"He was away from 5 to 9 May 2023.", "from", "2023-05-05/2023-05-09"},
		{"He was arrested in Riga between 2 May and 5 May 2023.", "from", "2023-05-02/2023-05-05"},
		{"He was arrested on 2 or 3 May 2023.", "from", "2023-05-02/2023-05-03"},
		{"He was arrested on 2 May 2023 or on 4 May 2023.", "from", "2023-05-02/2023-05-04"},
		{"He was heard on 2 May 2023 and on 4 May 2023.", "in", "2023-05-02"},
		{"He fled on 3 May 2021.", "in", "2021-05-03"},
	} {
		found := when.Find(read(t, "d1", c.text))
		if len(found) == 0 {
			t.Errorf("%q: nothing found", c.text)
			continue
		}
		ctx := when.Context{Expressions: found, Published: onDay(t, published)}
		v, _ := ctx.When(&found[0])
		if got := found[0].Relation.String(); got != c.relation || v.String() != c.days {
			t.Errorf("%q: %s %s, want %s %s", c.text, got, v, c.relation, c.days)
		}
	}
}

func TestClockZones(t *testing.T) {
	for _, c := range []struct{ text, days string }{
		{"The jet left at 23:30 GMT on 14 March 2024.", "2024-03-14T23:30Z"},
		{"The jet left on 15 March 2024 at 01:30 EET.", "2024-03-14T23:30Z/2024-03-15"}, // the day before in UTC
		{"The jet left on 14 March 2024 at 23:30 in La Paz, Bolivia.", "2024-03-14/2024-03-15T03:30Z"},
		{"The jet left at 23:30 local time on 14 March 2024.", "2024-03-14"},
		{"The jet left on 14 March 2024 at 11:30.", "2024-03-14"},
	} {
		found := when.Find(read(t, "d1", c.text))
		if len(found) != 1 {
			t.Errorf("%q: %d expressions", c.text, len(found))
			continue
		}
		ctx := when.Context{Expressions: found, Published: onDay(t, published)}
		if v, _ := ctx.Interval(&found[0]); v.String() != c.days {
			t.Errorf("%q: %s, want %s", c.text, v, c.days)
		}
	}
}

// Find may run at the same time in many goroutines, and always says the same.
func TestFindConcurrently(t *testing.T) {
	var all strings.Builder
	for _, c := range sentences {
		all.WriteString(c.text + "\n\n")
	}
	txt := read(t, "d1", all.String())
	want := when.Find(txt)
	done := make(chan []when.Expression)
	for range 4 {
		go func() { done <- when.Find(txt) }()
	}
	for range 4 {
		if diff := cmp.Diff(want, <-done); diff != "" {
			t.Error(diff)
		}
	}
}

// TestLog reads a digest whose entries are told in the present tense.
func TestLog(t *testing.T) {
	const log = `The night as it happened

• Thursday, 23:10 (Friday, 02:10) – A van leaves the prison and will not return.

• Thursday, 23:55 – The escort takes him over.

• 00:20 – The plane leaves.

• 3 March – The minister decides that the warrant goes first.

• 5 May – The court will hear the appeal.
`
	c := when.Context{Published: onDay(t, published), Expressions: when.Find(read(t, "d", log))}
	var got []string
	for i := range c.Expressions {
		got = append(got, c.Value(&c.Expressions[i]))
	}
	want := []string{"2024-04-11T23:10", "2024-04-12T02:10", "2024-04-11T23:55", "2024-04-12T00:20", "2024-03-03", "2024-05-05"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSaidTwice resolves a time that the text gives coarsely and finely.
func TestSaidTwice(t *testing.T) {
	for sentence, want := range map[string]string{
		"A week later, in the night of 8 to 9 March 2013, divers found it.": "2013-03-08/2013-03-09",
		"Last week, on Thursday, the vote was lost.":                        "2024-04-04",
		"He resigned in 2011 and was freed the following June, on the 9th.": "2012-06-09",
		"He was freed yesterday, April 11.":                                 "2024-04-11",
		"Last month, at ten in the morning of May 2, he left.":              "2024-03-01/2024-03-31",
	} {
		c := when.Context{Published: onDay(t, published), Expressions: when.Find(read(t, "d", sentence))}
		i := 0
		if strings.Contains(sentence, "2011") {
			i = 1
		}
		if v, _ := c.When(&c.Expressions[i]); v.String() != want {
			t.Errorf("%s: %s, want %s", sentence, v, want)
		}
	}
}

func TestLastWeekday(t *testing.T) {
	for sentence, want := range map[string][]bool{
		"Last Friday, in the small hours, he flew to Riga.": {true, true},
		"On Friday he flew to Riga.":                        {false},
		"He flew last May and last week.":                   {false, false},
	} {
		c := when.Context{Expressions: when.Find(read(t, "d", sentence))}
		var got []bool
		for i := range c.Expressions {
			got = append(got, c.LastWeekday(&c.Expressions[i]))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", sentence, diff)
		}
	}
}
