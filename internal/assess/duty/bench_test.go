package duty

import (
	"fmt"
	"testing"

	"factum"
)

// bigCase makes a case of n statements: several persons and States, much talk,
// and the acts on which duties turn.
func bigCase(t testing.TB, n int) *factum.Record {
	people := []string{"Ari Testa", "Bea Prova", "Cai Saggio", "Dea Esempio"}
	states := []string{"Norway", "Italy", "Germany", "South Africa", "Libya"}
	var lines []testLine
	for i, p := range people {
		for k, s := range states {
			lines = append(lines, testLine{Type: "cooperation_request_sent", Who: "ICC Registry", Whom: s + "; " + p, When: fmt.Sprintf("2020-01-%02d", 1+i+k), Instrument: "Rome Statute art. 89"})
		}
		lines = append(lines, testLine{Type: "warrant_issued", Who: "ICC Pre-Trial Chamber I", Whom: p, When: "2019-12-01"})
	}
	acts := []string{"arrival", "arrest", "court_hearing", "detention", "statement", "notification", "criticism", "release", "demand", "departure", "consultation", "legal_opinion"}
	for i := 0; len(lines) < n; i++ {
		p, s, act := people[i%len(people)], states[i/7%len(states)], acts[i%len(acts)]
		l := testLine{Type: act, Where: "Town, " + s, When: fmt.Sprintf("2020-%02d-%02d", 2+i/40%10, 1+i%28), Event: fmt.Sprint(i / 2), Said: fmt.Sprint("source ", i%9)}
		switch act {
		case "arrival", "departure":
			l.Who = p
		case "statement", "criticism", "legal_opinion", "consultation", "notification":
			l.Who, l.Whom = s+" government", "International Criminal Court"
		default:
			l.Who, l.Whom = s+" police", p
		}
		lines = append(lines, l)
	}
	return makeRecord(t, lines, nil, people)
}

// BenchmarkAssess judges a record of 1,000 statements by the whole law.
func BenchmarkAssess(b *testing.B) {
	l := builtIn(b)
	rec := bigCase(b, 1000)
	duties := 0
	for b.Loop() {
		duties = len(Assess(rec, l, Options{}))
	}
	b.ReportMetric(float64(duties), "duties")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/case")
}

// disputedCase makes a case with n independent disputes, all of them over facts
// that one duty turns on: n refusals that some assert and others deny.
func disputedCase(t testing.TB, n int) *factum.Record {
	lines := []testLine{
		{Type: "warrant_issued", Who: "ICC Pre-Trial Chamber I", Whom: "Ari Testa", When: "2020-01-10"},
		{Type: "cooperation_request_sent", Who: "ICC Registry", Whom: "Norway; Ari Testa", When: "2020-01-15", Instrument: "Rome Statute art. 89"},
		{Type: "arrival", Who: "Ari Testa", Where: "Oslo, Norway", When: "2020-02-01"},
	}
	var conflicts []testConflict
	for i := range n {
		day := fmt.Sprintf("2020-03-%02d", 1+i)
		a, b := fmt.Sprintf("a%02d", i), fmt.Sprintf("b%02d", i)
		lines = append(lines,
			testLine{ID: a, Event: day, Type: "refusal", Who: "Norway", Whom: "International Criminal Court", When: day},
			testLine{ID: b, Event: day, Type: "refusal", Who: "Norway", Whom: "International Criminal Court", When: day, Negated: true})
		conflicts = append(conflicts, testConflict{Attribute: "existence", Sides: [][]string{{a}, {b}}})
	}
	return makeRecord(t, lines, conflicts, []string{"Ari Testa"})
}

// BenchmarkDisputes judges a case with 20 independent disputes: 2^20 worlds if
// all were looked at.
func BenchmarkDisputes(b *testing.B) {
	l := builtIn(b)
	rec := disputedCase(b, 20)
	worlds := 0
	for b.Loop() {
		for _, d := range Assess(rec, l, Options{}) {
			worlds = max(worlds, d.Worlds.Of)
		}
	}
	b.ReportMetric(float64(worlds), "worlds")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/case")
}

// tangledCase makes a case with n disputes over one kind of act each of which
// leaves some duty open whichever way it is decided.
func tangledCase(t testing.TB, act, attribute string, n int) *factum.Record {
	lines := []testLine{
		{Type: "warrant_issued", Who: "ICC Pre-Trial Chamber I", Whom: "Ari Testa", When: "2020-01-10"},
		{Type: "cooperation_request_sent", Who: "ICC Registry", Whom: "Norway; Ari Testa", When: "2020-01-15", Instrument: "Rome Statute art. 89"},
		{Type: "arrival", Who: "Ari Testa", Where: "Oslo, Norway", When: "2020-02-01"},
		{Type: "arrest", Who: "Norway", Whom: "Ari Testa", Where: "Oslo, Norway", When: "2020-02-02"},
		{Type: "departure", Who: "Ari Testa", Where: "Oslo, Norway", When: "2020-03-15"},
	}
	var conflicts []testConflict
	for i := range n {
		l := testLine{Type: act, Who: "Norwegian police", Whom: "Ari Testa", Where: "Oslo, Norway", When: fmt.Sprintf("2020-03-%02d", 1+i)}
		switch act {
		case "departure":
			l.Who, l.Whom = "Ari Testa", ""
		case "surrender":
			l.Whom = "Ari Testa; International Criminal Court"
		}
		l.ID, l.Event = fmt.Sprintf("a%02d", i), fmt.Sprint(i)
		other := l
		other.ID = fmt.Sprintf("b%02d", i)
		if attribute == "existence" {
			other.Negated = true
		} else {
			other.When = fmt.Sprintf("2020-03-%02d", 2+i)
		}
		lines = append(lines, l, other)
		conflicts = append(conflicts, testConflict{Attribute: attribute, Sides: [][]string{{l.ID}, {other.ID}}})
	}
	return makeRecord(t, lines, conflicts, []string{"Ari Testa"})
}

// BenchmarkTangled judges cases with 20 disputes that no early answer cuts
// short.
func BenchmarkTangled(b *testing.B) {
	l := builtIn(b)
	for _, act := range []string{"validation_refused", "departure", "arrest", "surrender"} {
		for _, attribute := range []string{"existence", "when"} {
			b.Run(act+"/"+attribute, func(b *testing.B) {
				rec := tangledCase(b, act, attribute, 20)
				for b.Loop() {
					Assess(rec, l, Options{})
				}
				b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/case")
			})
		}
	}
}

// BenchmarkLoad reads and checks the built-in law.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtIn(b)
	}
}
