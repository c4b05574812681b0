package event_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement"
	"factum/internal/reconcile/event"
)

// BenchmarkReconcile prints what a statement costs in cases of 1,000 to 100,000
// statements by sources that tell about as much each.
func BenchmarkReconcile(b *testing.B) {
	for _, sources := range []int{80, 800, 8000} {
		rng := rand.New(rand.NewPCG(1, 6))
		s := newStory(rng, min(300, sources/2), 5, sources)
		readings := s.readings(b, s.files)
		b.Run(fmt.Sprintf("sources=%d", sources), func(b *testing.B) { measureCase(b, readings) })
	}
}

// BenchmarkOnePerson prints what a statement costs in cases of 10 to 10,000
// sources that all tell of one person.
func BenchmarkOnePerson(b *testing.B) {
	for _, sources := range []int{10, 1000, 10000} {
		readings := onePerson(b, sources)
		b.Run(fmt.Sprintf("sources=%d", sources), func(b *testing.B) { measureCase(b, readings) })
	}
}

// BenchmarkHostile prints what a statement costs where much is alike: one source
// ten thousand times, statements without a day, ten thousand people of one
// family, one day.
func BenchmarkHostile(b *testing.B) {
	for _, c := range hostile(b, 10000) {
		b.Run(c.name, func(b *testing.B) { measureCase(b, c.readings) })
	}
}

func measureCase(b *testing.B, readings []*statement.Reading) {
	g := gazetteer(b)
	n := 0
	for _, r := range readings {
		n += len(r.Statements)
	}
	b.ResetTimer()
	events := 0
	for b.Loop() {
		events = len(event.Reconcile(readings, g).Events)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/statement")
	b.ReportMetric(float64(n), "statements")
	b.ReportMetric(float64(events), "events")
}

// onePerson makes sources of ten statements each on one person.
func onePerson(t testing.TB, sources int) []*statement.Reading {
	s := &story{eventOf: map[string]int{}, personOf: map[string]int{}, kinds: map[string]factum.Kind{}}
	rng := rand.New(rand.NewPCG(2, 6))
	s.people = []person{{given: "Halima", family: "Erkinbaev"}}
	start := factum.DayOf(2015, 1, 1)
	for e := range 60 {
		s.happenings = append(s.happenings, happening{typ: kindsOfAct[e%len(kindsOfAct)], town: e % len(towns), day: start.Add(50 * e), by: "police of " + towns[e%len(towns)][0]})
	}
	all := s.happenings
	for src := range sources {
		s.happenings = nil
		for range 10 {
			s.happenings = append(s.happenings, all[rng.IntN(len(all))])
		}
		s.files = append(s.files, s.tell(rng, src))
	}
	return s.readings(t, s.files)
}

type hostileCase struct {
	name     string
	readings []*statement.Reading
}

// hostile makes cases of n statements in which much is alike.
func hostile(t testing.TB, n int) []hostileCase {
	make := func(name string, tell func(i int) telling) hostileCase {
		s := &story{kinds: map[string]factum.Kind{}}
		for i := range n {
			x := tell(i)
			x.ID = fmt.Sprintf("x%d", i)
			s.files = append(s.files, []telling{x})
		}
		return hostileCase{name, s.readings(t, s.files)}
	}
	day := factum.DayOf(2020, 5, 5)
	return []hostileCase{
		make("one source again and again", func(i int) telling {
			return telling{Source: fmt.Sprintf("copy %d", i), Type: factum.Arrest, Who: []string{"Umar Gashi"}, Whom: []string{"Edvin Haddadin"}, When: "2020-05-05"}
		}),
		make("no days", func(i int) telling {
			return telling{Source: fmt.Sprintf("report %d", i), Type: factum.Statement_, Who: []string{"Umar Gashi"}, Note: fmt.Sprint(i)}
		}),
		make("another day each", func(i int) telling {
			return telling{Source: fmt.Sprintf("report %d", i), Type: factum.CourtHearing, Whom: []string{"Umar Gashi"}, When: day.Add(i).String()}
		}),
		make("one day, all others", func(i int) telling {
			return telling{Source: fmt.Sprintf("report %d", i), Type: factum.Arrest, Whom: []string{fmt.Sprintf("%s%d Gashi", givenNames[i%20], i)}, When: "2020-05-05"}
		}),
		make("short names", func(i int) telling {
			return telling{Source: fmt.Sprintf("report %d", i%100), Type: factum.Arrest, Whom: []string{"Gashi"}, Where: "Lyon"}
		}),
		make("days in a circle", func(i int) telling {
			return telling{Source: fmt.Sprintf("report %d", i), Type: factum.Release, Whom: []string{"Umar Gashi"}, When: fmt.Sprintf("%s/%s", day.Add(i%7), day.Add(i%7+3))}
		}),
	}
}

// TestHostile checks that cases in which much is alike end in bounded time with
// nothing dropped, and that people of ten thousand given names stay apart.
func TestHostile(t *testing.T) {
	for _, c := range hostile(t, 1000) {
		began := time.Now()
		got := event.Reconcile(c.readings, gazetteer(t))
		n := 0
		for _, ev := range got.Events {
			n += len(ev.Statements)
		}
		if n != 1000 {
			t.Errorf("%s: %d of 1000 statements are in events", c.name, n)
		}
		t.Logf("%s: %d events, %d entities, %v", c.name, len(got.Events), len(got.Entities), time.Since(began).Round(time.Millisecond))
	}
}

// TestManyMentions checks that a person who is mentioned ten thousand times
// costs no more than the mentions.
func TestManyMentions(t *testing.T) {
	r := &statement.Reading{Source: "a long report", Actors: []actor.Actor{{Kind: factum.Person, Named: true}, {Kind: factum.Person, Named: true}}}
	for i := range 10000 {
		r.Actors[0].Mentions = append(r.Actors[0].Mentions, actor.Mention{Text: "Ottilie Quispe", Form: actor.ByName, Sentence: i, Antecedent: i - 1})
	}
	r.Actors[1].Mentions = []actor.Mention{{Text: "Pavlo Ugwu", Form: actor.ByName, Antecedent: -1}}
	for i := range 10000 {
		r.Statements = append(r.Statements, statement.Statement{Type: factum.Criticism, Who: []int{0}, Whom: []int{1}, Sentence: i, Token: 1, Modality: factum.Asserted})
	}
	c := event.Reconcile([]*statement.Reading{r}, gazetteer(t))
	if len(c.Entities) != 2 || c.Entities[0].Spellings[0].Count+c.Entities[1].Spellings[0].Count != 10001 {
		t.Errorf("%d entities: %+v", len(c.Entities), c.Entities)
	}
	if len(c.Statements) != 10000 {
		t.Errorf("%d statements are left of 10000", len(c.Statements))
	}
}
