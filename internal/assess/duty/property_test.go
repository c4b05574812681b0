package duty

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/assess/duty/statute"
)

// shortLaw is the built-in law with the duties that the random cases can touch.
func shortLaw(t testing.TB, ids ...string) *Law {
	l := *builtIn(t)
	l.Duties = nil
	full := builtIn(t)
	for _, id := range ids {
		l.Duties = append(l.Duties, full.Duty(id))
	}
	return &l
}

var touched = []string{"RS.59.1", "RS.59.2", "RS.59.4b", "RS.59.7", "RS.89.1", "RS.97", "RS.90.1", "RS.86", "RS.93.1h", "RPE.188", "RPE.184.1", "REG.109.3", "SC.1593.2"}

var acts = []string{
	"arrival", "departure", "arrest", "release", "surrender_ordered", "surrender", "consultation", "court_hearing", "refusal",
	"transfer_flight", "validation_refused", "admissibility_challenge", "admissibility_ruling", "notification", "detention", "located", "request", "appointment",
}

// drawLine draws an act of the case on one of a few days.
func drawLine(t *rapid.T, i int) testLine {
	act := rapid.SampledFrom(acts).Draw(t, "act")
	day := 1 + rapid.IntRange(0, 24).Draw(t, "day")
	l := testLine{ID: fmt.Sprintf("x%02d", i), Type: act, When: fmt.Sprintf("2020-03-%02d", day), Said: fmt.Sprint("source ", i%4)}
	if rapid.IntRange(0, 5).Draw(t, "vague") == 0 {
		l.When = fmt.Sprintf("2020-03-%02d/2020-03-%02d", day, min(day+rapid.IntRange(0, 4).Draw(t, "length"), 30))
	}
	where := rapid.SampledFrom([]string{"Oslo, Norway", "Oslo, Norway", "Oslo, Norway", "Cairo, Egypt", "The Hague, Netherlands", ""}).Draw(t, "where")
	switch act {
	case "arrival", "departure":
		l.Who, l.Where = "Ari Testa", where
	case "located":
		l.Whom, l.Where = "Ari Testa", where
	case "consultation", "notification", "refusal", "admissibility_challenge":
		l.Who, l.Whom = "Norway", "International Criminal Court"
	case "admissibility_ruling":
		l.Who = "ICC Pre-Trial Chamber I"
		l.Note = rapid.SampledFrom([]string{"admissible", "inadmissible"}).Draw(t, "ruling")
	case "surrender":
		l.Who, l.Whom = "Norway", "Ari Testa; International Criminal Court"
	case "transfer_flight":
		l.Who, l.Whom, l.Where = "Norway", "Ari Testa", where
	case "request":
		l.Type, l.Who, l.Whom, l.Instrument = "cooperation_request_sent", rapid.SampledFrom([]string{"ICC Registry", "Egypt"}).Draw(t, "requester"), "Norway; Ari Testa",
			rapid.SampledFrom([]string{"Rome Statute art. 89", "Rome Statute art. 92 (provisional arrest)", ""}).Draw(t, "article")
	default:
		l.Who, l.Whom, l.Where = "Norwegian police", "Ari Testa", "Oslo, Norway"
	}
	if rapid.IntRange(0, 5).Draw(t, "denied") == 0 {
		l.Negated = true
	} else if rapid.IntRange(0, 9).Draw(t, "claimed") == 0 {
		l.Modality = "alleged"
	}
	if rapid.IntRange(0, 3).Draw(t, "joined") == 0 {
		l.Event = fmt.Sprint("joint-", l.Type, rapid.IntRange(0, 1).Draw(t, "event"))
	}
	return l
}

// drawCase draws a case with some disputes.
func drawCase(t *rapid.T) ([]testLine, []testConflict) {
	lines := []testLine{
		{ID: "w", Type: "warrant_issued", Who: "ICC Pre-Trial Chamber I", Whom: "Ari Testa", When: "2020-01-10"},
		{ID: "r", Type: "cooperation_request_sent", Who: "ICC Registry", Whom: "Norway; Ari Testa", When: "2020-01-15", Instrument: "Rome Statute art. 89"},
		{ID: "a", Type: "arrival", Who: "Ari Testa", Where: "Oslo, Norway", When: "2020-03-02"},
	}
	for i := range rapid.IntRange(1, 9).Draw(t, "statements") {
		lines = append(lines, drawLine(t, i))
	}
	var conflicts []testConflict
	for range rapid.IntRange(0, 3).Draw(t, "conflicts") {
		i, k := rapid.IntRange(2, len(lines)-1).Draw(t, "one"), rapid.IntRange(2, len(lines)-1).Draw(t, "other")
		if i == k || lines[i].Type != lines[k].Type {
			continue
		}
		// One asserts what the other denies, or they differ in what they assert.
		attribute := "existence"
		if lines[i].Negated == lines[k].Negated {
			attribute = rapid.SampledFrom([]string{"when", "where", "means"}).Draw(t, "attribute")
			if lines[i].Negated {
				continue
			}
		}
		event := fmt.Sprint("disputed-", lines[i].Type)
		lines[i].Event, lines[k].Event = event, event
		if slices.ContainsFunc(conflicts, func(c testConflict) bool {
			return c.Attribute == attribute && (slices.Contains(slices.Concat(c.Sides...), lines[i].ID) || slices.Contains(slices.Concat(c.Sides...), lines[k].ID))
		}) {
			continue // a record has one conflict over one attribute of an event
		}
		conflicts = append(conflicts, testConflict{Attribute: attribute, Sides: [][]string{{lines[i].ID}, {lines[k].ID}}})
	}
	return lines, conflicts
}

// verdicts gives what the duties say, without their words.
func verdicts(duties []factum.Duty) []string {
	var out []string
	for _, d := range duties {
		out = append(out, fmt.Sprintf("%s %s %s: %s, %s", d.ID, d.Bearer, d.About, d.Status, d.Label))
	}
	slices.Sort(out)
	return out
}

// TestOrderIsIrrelevant: the same statements in another order give the same
// duties, word for word.
func TestOrderIsIrrelevant(t *testing.T) {
	l := shortLaw(t, touched...)
	rapid.Check(t, func(t *rapid.T) {
		lines, conflicts := drawCase(t)
		rec := makeRecord(t, lines, conflicts, []string{"Ari Testa"})
		other := *rec
		other.Statements = rapid.Permutation(rec.Statements).Draw(t, "statements")
		other.Entities = rapid.Permutation(rec.Entities).Draw(t, "entities")
		other.Events = rapid.Permutation(rec.Events).Draw(t, "events")
		a, b := Assess(rec, l, Options{All: true}), Assess(&other, l, Options{All: true})
		for _, duties := range [][]factum.Duty{a, b} {
			for i := range duties {
				slices.Sort(duties[i].Because)
				slices.Sort(duties[i].TriggeredBy)
				slices.Sort(duties[i].Against)
			}
		}
		if diff := gocmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestTwiceIsTheSame: Assess has no memory.
func TestTwiceIsTheSame(t *testing.T) {
	l := builtIn(t)
	rapid.Check(t, func(t *rapid.T) {
		lines, conflicts := drawCase(t)
		rec := makeRecord(t, lines, conflicts, []string{"Ari Testa"})
		if diff := gocmp.Diff(Assess(rec, l, Options{}), Assess(rec, l, Options{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestUnrelatedStatements: what is said of others changes no status.
func TestUnrelatedStatements(t *testing.T) {
	l := shortLaw(t, touched...)
	others := []testLine{
		{Type: "arrest", Who: "Chilean police", Whom: "Zoe Fremd", Where: "Santiago, Chile", When: "2020-03-05"},
		{Type: "warrant_issued", Who: "ICC Pre-Trial Chamber II", Whom: "Zoe Fremd", When: "2020-02-01"},
		{Type: "cooperation_request_sent", Who: "ICC Registry", Whom: "Chile; Zoe Fremd", When: "2020-02-02", Instrument: "Rome Statute art. 89"},
		{Type: "release", Who: "Chile", Whom: "Zoe Fremd", Where: "Chile", When: "2023-03-05"},
		{Type: "statement", Who: "Chile", Whom: "Peru", When: "2024-03-05", Note: "will not arrest her"},
		{Type: "consultation", Who: "Chile", Whom: "International Criminal Court", When: "2020-03-01"},
		{Type: "membership", Who: "Indonesia", When: "2020-03-01", Instrument: "Rome Statute"},
		{Type: "criticism", Who: "Amnesty International", Whom: "Norway", When: "2025-03-01", Note: "for its failure to consult"},
		{Type: "alleged_crime", Who: "Ari Testa", Where: "Cairo, Egypt", When: "2011"},
		{Type: "non_compliance_finding", Who: "ICC Pre-Trial Chamber I", Whom: "Norway", When: "2021-10-17", Instrument: "Rome Statute art. 87(7)"},
		{Type: "referral", Who: "ICC Pre-Trial Chamber I", Whom: "Norway; Assembly of States Parties", When: "2022-01-26"},
	}
	rapid.Check(t, func(t *rapid.T) {
		lines, conflicts := drawCase(t)
		more := slices.Clone(lines)
		for i := range rapid.IntRange(1, 3).Draw(t, "others") {
			o := rapid.SampledFrom(others).Draw(t, "other")
			o.ID = fmt.Sprint("other", i)
			more = append(more, o)
		}
		people := []string{"Ari Testa", "Zoe Fremd"}
		a := Assess(makeRecord(t, lines, conflicts, people), l, Options{})
		b := Assess(makeRecord(t, more, conflicts, people), l, Options{})
		b = slices.DeleteFunc(b, func(d factum.Duty) bool { return d.Bearer == "Chile" }) // what the others bring
		if diff := gocmp.Diff(verdicts(a), verdicts(b)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestWorldsAreSound: what is found with disputes left open is what every single
// world says. So deciding one more dispute turns a breach on every reading into
// nothing else.
func TestWorldsAreSound(t *testing.T) {
	l := shortLaw(t, touched...)
	looked := 0
	rapid.Check(t, func(t *rapid.T) {
		lines, conflicts := drawCase(t)
		rec := makeRecord(t, lines, conflicts, []string{"Ari Testa"})
		t.Log(describe(lines, conflicts))
		e := newEngine(newView(rec, l))
		var disputes []int
		for c := range e.choice {
			if e.choice[c].kind != onLaw {
				disputes = append(disputes, c)
			}
		}
		if len(disputes) == 0 || len(disputes) > 6 {
			t.Skip()
		}
		for _, d := range l.Duties {
			for _, b := range e.bindings(d, e.candidates()) {
				o := e.explore(d, b)
				status, label := o.status()
				broken, all := 0, 0
				e.everyWorld(disputes, func(taken []int) {
					for _, reading := range cmpReadings(d) {
						v := e.world(d, b, taken).judge(d.Under(reading))
						all++
						looked++
						if v.status == factum.Breached {
							broken++
						}
						if status != factum.UnknownDuty && v.status != status {
							t.Fatalf("%s is %s in all worlds, but %s in %v", d.ID, status, v.status, taken)
						}
						if !slices.ContainsFunc(o.leaves, func(l leaf) bool { return l.reading == reading && l.verdict.status == v.status && l.agrees(taken) }) {
							t.Fatalf("%s is %s in world %v %s, of which no leaf tells", d.ID, v.status, taken, reading)
						}
					}
				})
				want := factum.BreachedOnlyIf
				switch {
				case broken == all:
					want = factum.BreachedOnEveryReading
				case broken == 0:
					want = label
				}
				if label != want || broken == 0 && (label == factum.BreachedOnEveryReading || label == factum.BreachedOnlyIf) {
					t.Fatalf("%s: label %s, but broken in %d of %d worlds", d.ID, label, broken, all)
				}
				if o.breached()*all != broken*o.of {
					t.Fatalf("%s: %d of %d worlds, but one by one %d of %d", d.ID, o.breached(), o.of, broken, all)
				}
			}
		}
	})
	t.Logf("%d worlds looked at one by one", looked)
}

// describe writes a case down, so that a failure can be read.
func describe(lines []testLine, conflicts []testConflict) string {
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "\n%s %s %s: %s > %s @ %s", l.ID, l.When, l.Type, l.Who, l.Whom, l.Where)
		if l.Negated {
			b.WriteString(" NOT")
		}
		fmt.Fprintf(&b, " %s %s %s %s", l.Modality, l.Event, l.Instrument, l.Note)
	}
	fmt.Fprintf(&b, "\n%v", conflicts)
	return b.String()
}

// everyWorld decides all disputes in every way.
func (e *engine) everyWorld(disputes []int, f func(taken []int)) {
	taken := make([]int, len(e.choice))
	for i := range taken {
		taken[i] = -1
	}
	var decide func(i int)
	decide = func(i int) {
		if i == len(disputes) {
			f(taken)
			return
		}
		for k := range e.choice[disputes[i]].options() {
			taken[disputes[i]] = k
			decide(i + 1)
		}
		taken[disputes[i]] = -1
	}
	decide(0)
}

func (l *leaf) agrees(taken []int) bool {
	return !slices.ContainsFunc(l.taken, func(o option) bool { return taken[o.choice] != o.taken })
}

func cmpReadings(d *statute.Duty) []string {
	if len(d.Readings) == 0 {
		return []string{""}
	}
	return sortedReadings(d.Readings)
}

// TestAnyRecord: no record makes Assess panic, and every answer is one of the
// contract's, with statements of the record.
func TestAnyRecord(t *testing.T) {
	l := builtIn(t)
	names := []string{"Ari Testa", "Bea Prova", "Norway", "Italy", "Rome", "Norwegian police", "ICC Registry", "International Criminal Court", "INTERPOL",
		"UN Security Council", "Rome Court of Appeal", "Italian Ministry of Justice", "Prosecutor General of Rome", "the government", "Ruritania", "Spain", "Germany", "all States Parties", "?", "and"}
	rapid.Check(t, func(t *rapid.T) {
		var lines []testLine
		some := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(names), 0, 3).Draw(t, label), "; ")
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "statements") {
			l := testLine{ID: fmt.Sprintf("x%02d", i), Type: string(rapid.SampledFrom(factum.Types()).Draw(t, "type")), Who: some("who"), Whom: some("whom")}
			l.Where = rapid.SampledFrom([]string{"", "Oslo, Norway", "Rome", ",", "The Hague, Netherlands", "Norway, Italy"}).Draw(t, "where")
			l.When = rapid.SampledFrom([]string{"", "2020-03-01", "2020-03", "2020", "../2020-03-02", "2020-03-02/..", "2020-03-01T10:00Z", "1950-01-01", "2020-03-01/2020-03-09"}).Draw(t, "when")
			l.Instrument = rapid.SampledFrom([]string{"", "Rome Statute art. 89", "art. 92", "Rome Statute", "European Arrest Warrant", "art. 87(7)"}).Draw(t, "instrument")
			l.Note = rapid.SampledFrom([]string{"", "consents", "immunity", "inadmissible", "interim release", "ne bis in idem"}).Draw(t, "note")
			l.Modality = string(rapid.SampledFrom([]factum.Modality{factum.Asserted, factum.Alleged, factum.Denied, factum.Planned, factum.CalledFor}).Draw(t, "modality"))
			l.Negated = rapid.Bool().Draw(t, "negated")
			l.Event = fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "event"))
			lines = append(lines, l)
		}
		rec := makeRecord(t, lines, nil, []string{"Ari Testa", "Bea Prova"})
		known := map[string]bool{}
		for _, s := range rec.Statements {
			known[s.ID] = true
		}
		for _, d := range Assess(rec, l, Options{All: true}) {
			if !slices.Contains(statute.Statuses(), d.Status) || d.Explanation == "" || d.WouldChange == "" || d.Bearer == "" || d.Worlds.Of < 1 {
				t.Fatalf("an answer that is none: %+v", d)
			}
			for _, id := range slices.Concat(d.Because, d.TriggeredBy, d.Against) {
				if !known[id] {
					t.Fatalf("%s rests on %q, which is no statement", d.ID, id)
				}
			}
			if (d.Label == factum.BreachedOnEveryReading) != (d.Worlds.Breached == d.Worlds.Of) || (d.Label == factum.BreachedOnlyIf) != (len(d.BreachedOnlyIf) > 0) {
				t.Fatalf("label and worlds disagree: %+v", d)
			}
		}
	})
}
