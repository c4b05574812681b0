package event_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/given"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/reconcile/event"
)

// story is a generated case: what happened, and who tells what of it. It is
// given as statements, so that it measures this package alone.
type story struct {
	people     []person
	happenings []happening
	files      [][]telling // by source
	// eventOf and personOf are the truth about a statement, by its id.
	eventOf  map[string]int
	personOf map[string]int
	kinds    map[string]factum.Kind
}

type person struct {
	given, family string
	calling       string // of namesakes: what tells them apart
}

func (p person) full() string { return p.given + " " + p.family }

// happening is one event of a story.
type happening struct {
	typ     factum.Type
	whom    int
	by      string
	town    int
	day     factum.Day
	another bool // the same happened to the same person before
}

// telling is a line of a statements file.
type telling struct {
	ID        string          `json:"id"`
	Source    string          `json:"source"`
	Published string          `json:"published"`
	Type      factum.Type     `json:"type"`
	Who       []string        `json:"who,omitempty"`
	Whom      []string        `json:"whom,omitempty"`
	Where     string          `json:"where,omitempty"`
	When      string          `json:"when,omitempty"`
	Modality  factum.Modality `json:"modality,omitempty"`
	Negated   bool            `json:"negated,omitempty"`
	Note      string          `json:"note,omitempty"`
}

var (
	givenNames  = []string{"Bakar", "Celestin", "Dorota", "Edvin", "Farrukh", "Goran", "Halima", "Ivaylo", "Jamila", "Kasper", "Lubomir", "Mirela", "Nasser", "Ottilie", "Pavlo", "Rashid", "Svetla", "Tomasz", "Umar", "Yannick"}
	familyNames = []string{"Abramczyk", "Belhadj", "Castellanos", "Dzhumagulov", "Erkinbaev", "Fagerström", "Gashi", "Haddadin", "Iliev", "Jovanović", "Kirabo", "Lindqvist", "Mbeki", "Nasrallahi", "Okonjo", "Petrosyan", "Quispe", "Rachmaninov", "Sahakyan", "Tchikaya", "Ugwu", "Vasilevich", "Wanjiku", "Yoldashev", "Zuberi"}
	// towns with their countries.
	towns    = [][2]string{{"Lyon", "France"}, {"Kraków", "Poland"}, {"Mombasa", "Kenya"}, {"Izmir", "Turkey"}, {"Porto", "Portugal"}, {"Cusco", "Peru"}, {"Ghent", "Belgium"}, {"Bergen", "Norway"}}
	bodies   = []string{"police", "prosecutor's office", "court of appeal", "ministry of justice"}
	callings = []string{"judge", "prosecutor", "journalist", "lawyer"}
	// kindsOfAct are what happens, each with how often.
	kindsOfAct = []factum.Type{factum.Arrest, factum.Arrest, factum.Release, factum.WarrantIssued, factum.WarrantIssued, factum.Surrender,
		factum.Charged, factum.Expulsion, factum.TransferFlight, factum.InvestigationOpened, factum.Death, factum.CourtHearing}
)

// newStory makes a story of n people and as many happenings each as per says,
// told by a number of sources.
func newStory(rng *rand.Rand, people, per, sources int) *story {
	s := &story{eventOf: map[string]int{}, personOf: map[string]int{}, kinds: map[string]factum.Kind{}}
	used := map[string]bool{}
	for len(s.people) < people {
		p := person{given: givenNames[rng.IntN(len(givenNames))], family: familyNames[rng.IntN(len(familyNames))]}
		if len(s.people) > 0 && rng.IntN(5) == 0 {
			p.family = s.people[rng.IntN(len(s.people))].family // one family
		}
		if len(s.people) > 0 && rng.IntN(8) == 0 {
			other := &s.people[rng.IntN(len(s.people))]
			if other.calling == "" {
				other.calling = callings[rng.IntN(2)]
				s.people = append(s.people, person{given: other.given, family: other.family, calling: callings[2+rng.IntN(2)]})
			}
			continue
		}
		if used[p.full()] {
			continue
		}
		used[p.full()] = true
		s.people = append(s.people, p)
	}
	start := factum.DayOf(2015, 1, 1)
	for who := range s.people {
		dead := false
		for range 1 + rng.IntN(2*per-1) {
			h := happening{typ: kindsOfAct[rng.IntN(len(kindsOfAct))], whom: who, town: rng.IntN(len(towns)), day: start.Add(rng.IntN(3000))}
			h.by = fmt.Sprintf("%s of %s", bodies[rng.IntN(len(bodies))], towns[h.town][0])
			if h.typ == factum.Death {
				if dead {
					continue
				}
				dead = true
			}
			near := false
			for _, o := range s.happenings {
				if o.whom == who && o.typ == h.typ {
					h.another = h.another || o.day < h.day
					near = near || max(o.day.Sub(h.day), h.day.Sub(o.day)) < 40
				}
			}
			if near {
				continue // nobody could tell them apart
			}
			s.happenings = append(s.happenings, h)
		}
	}
	for src := range sources {
		s.files = append(s.files, s.tell(rng, src))
	}
	return s
}

// tell makes a source that tells a few happenings of the story.
func (s *story) tell(rng *rand.Rand, src int) []telling {
	var told []int
	focus := rng.IntN(len(s.people))
	bearer := map[string]int{s.people[focus].full(): focus}
	for e, h := range s.happenings {
		if h.whom != focus && rng.IntN(len(s.happenings)) >= 2 {
			continue
		}
		name := s.people[h.whom].full()
		if k, ok := bearer[name]; ok && k != h.whom {
			continue // no source tells of two people under one name
		}
		bearer[name] = h.whom
		told = append(told, e)
	}
	last := factum.Day(0)
	for _, e := range told {
		last = max(last, s.happenings[e].day)
	}
	published := last.Add(1 + rng.IntN(5))
	name := fmt.Sprintf("report %d", src)
	seen := map[int]bool{}
	var out []telling
	for n, e := range told {
		h := s.happenings[e]
		p := s.people[h.whom]
		t := telling{ID: fmt.Sprintf("r%d-%d", src, n), Source: name, Published: published.String(), Type: h.typ}
		full := p.full()
		switch {
		case seen[h.whom] && rng.IntN(2) == 0:
			full = p.family // as it was named before in this source
		case rng.IntN(6) == 0:
			full = p.given[:1] + ". " + p.family
		case rng.IntN(6) == 0:
			full = respelt(p.full())
		}
		if p.calling != "" {
			full = p.full()
			if !seen[h.whom] {
				id := fmt.Sprintf("r%d-%d-office", src, n)
				out = append(out, telling{ID: id, Source: name, Published: published.String(), Type: factum.PositionHeld, Who: []string{full}, Note: p.calling})
			}
		}
		t.Whom = []string{full}
		s.kinds[full] = factum.Person
		seen[h.whom] = true
		if rng.IntN(10) < 7 {
			t.Who = []string{h.by}
			s.kinds[h.by] = factum.Organisation
		}
		if rng.IntN(10) < 6 {
			t.Where = towns[h.town][rng.IntN(4)/3]
			s.kinds[t.Where] = factum.Place
		}
		switch x := rng.IntN(100); {
		case x < 55:
			t.When = h.day.String()
		case x < 58:
			t.When = h.day.Add(1).String()
		case x < 75:
			t.When = h.day.String()[:7]
		case x < 80:
			t.When = h.day.String()[:4]
		}
		if h.another && rng.IntN(2) == 0 {
			t.Note = "a second " + h.typ.Noun()
		}
		s.eventOf[t.ID], s.personOf[t.ID] = e, h.whom
		out = append(out, t)
	}
	return out
}

// respelt writes a name as another romanisation would.
func respelt(name string) string {
	return strings.NewReplacer("dzh", "j", "Dzh", "J", "ich", "itch", "ev", "eff", "kh", "h", "ss", "s", "j", "y", "ć", "c", "ö", "o", "Tch", "Ch").Replace(name)
}

// readings gives a story as the reading of a statements file does.
func (s *story) readings(t testing.TB, files [][]telling) []*statement.Reading {
	t.Helper()
	set := given.NewSet(func(name string) factum.Kind {
		if k, ok := s.kinds[name]; ok {
			return k
		}
		return factum.Person
	})
	var lines strings.Builder
	for _, f := range files {
		for _, x := range f {
			data, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			lines.Write(data)
			lines.WriteByte('\n')
		}
	}
	if refused := set.Read("story.jsonl", []byte(lines.String())); len(refused) > 0 {
		t.Fatalf("the story is refused: %v", refused[0])
	}
	readings, refused := set.Readings(nil)
	if len(refused) > 0 {
		t.Fatalf("the story is refused: %v", refused[0])
	}
	return readings
}

func gazetteer(t testing.TB) *place.Gazetteer {
	t.Helper()
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// grouped gives the event and the person of each statement of a case.
func grouped(c *event.Case) (events, people map[string]string) {
	events, people = map[string]string{}, map[string]string{}
	for _, st := range c.Statements {
		if st.Event != "" {
			events[st.ID] = st.Event
		}
		if len(st.Whom) == 1 {
			people[st.ID] = st.Whom[0]
		}
	}
	return events, people
}

// TestGenerated reports how well generated stories are put together, and holds
// what has been reached.
func TestGenerated(t *testing.T) {
	var ep, er, pp, pr float64
	const stories = 40
	for seed := range stories {
		rng := rand.New(rand.NewPCG(uint64(seed), 6))
		s := newStory(rng, 12, 4, 30)
		c := event.Reconcile(s.readings(t, s.files), gazetteer(t))
		events, people := grouped(c)
		p, r := bcubed(events, s.eventOf)
		ep, er = ep+p/stories, er+r/stories
		p, r = bcubed(people, s.personOf)
		pp, pr = pp+p/stories, pr+r/stories
	}
	t.Logf("events: B3 precision %.3f, recall %.3f, F1 %.3f", ep, er, f1(ep, er))
	t.Logf("people: B3 precision %.3f, recall %.3f, F1 %.3f", pp, pr, f1(pp, pr))
	if f := f1(ep, er); f < floorEvents {
		t.Errorf("events: B3 F1 is %.3f, it was at least %.3f", f, floorEvents)
	}
	if f := f1(pp, pr); f < floorPeople {
		t.Errorf("people: B3 F1 is %.3f, it was at least %.3f", f, floorPeople)
	}
}

// What has been reached on generated stories.
const (
	floorEvents = 0.97
	floorPeople = 0.97
)

// TestOrderOfSources checks that a case doesn't depend on the order of its
// sources.
func TestOrderOfSources(t *testing.T) {
	for seed := range 6 {
		rng := rand.New(rand.NewPCG(uint64(seed), 7))
		s := newStory(rng, 8, 4, 15)
		readings := s.readings(t, s.files)
		want, _ := json.Marshal(event.Reconcile(readings, gazetteer(t)))
		for range 3 {
			rng.Shuffle(len(readings), func(i, k int) { readings[i], readings[k] = readings[k], readings[i] })
			got, _ := json.Marshal(event.Reconcile(readings, gazetteer(t)))
			if string(got) != string(want) {
				t.Fatalf("story %d: another order of sources gives another case", seed)
			}
		}
	}
}

// TestNothingDropped checks that every statement on a happening is in exactly
// one event, which names all its people, and that every link has its reason.
func TestNothingDropped(t *testing.T) {
	for seed := range 10 {
		rng := rand.New(rand.NewPCG(uint64(seed), 8))
		s := newStory(rng, 10, 4, 20)
		c := event.Reconcile(s.readings(t, s.files), gazetteer(t))
		in := map[string]string{}
		for _, ev := range c.Events {
			for _, id := range ev.Statements {
				if in[id] != "" {
					t.Fatalf("story %d: statement %s is in two events", seed, id)
				}
				in[id] = ev.ID
			}
		}
		given := 0
		for _, f := range s.files {
			given += len(f)
		}
		if len(c.Statements) != given {
			t.Fatalf("story %d: %d statements, %d were given", seed, len(c.Statements), given)
		}
		byID := map[string]*factum.Event{}
		for i := range c.Events {
			byID[c.Events[i].ID] = &c.Events[i]
		}
		for _, st := range c.Statements {
			if st.Type.Standing() {
				if in[st.ID] != "" {
					t.Fatalf("story %d: %s, which is no happening, is in an event", seed, st.ID)
				}
				continue
			}
			ev := byID[in[st.ID]]
			if ev == nil || st.Event != ev.ID {
				t.Fatalf("story %d: statement %s is in event %q, says %q", seed, st.ID, in[st.ID], st.Event)
			}
			for _, e := range st.Whom {
				if !slices.Contains(ev.Whom, e) {
					t.Fatalf("story %d: event %s leaves out %s", seed, ev.ID, e)
				}
			}
		}
		for _, e := range c.Entities {
			if len(e.Spellings) > 1 && len(e.Links) == 0 {
				t.Errorf("story %d: %s has %d spellings and no reason", seed, e.Name, len(e.Spellings))
			}
			for _, l := range e.Links {
				if l.Reason == "" || l.Score <= 0 || l.Score > 1 {
					t.Errorf("story %d: link %+v", seed, l)
				}
			}
		}
	}
}

// TestCopyAddsNothing checks that a source that repeats another in the same
// words joins its events and its people, and moves no others.
func TestCopyAddsNothing(t *testing.T) {
	for seed := range 10 {
		rng := rand.New(rand.NewPCG(uint64(seed), 9))
		s := newStory(rng, 8, 4, 12)
		before, peopleBefore := grouped(event.Reconcile(s.readings(t, s.files), gazetteer(t)))
		from := rng.IntN(len(s.files))
		var repeated []telling
		for _, x := range s.files[from] {
			x.ID, x.Source = "copy-"+x.ID, "copy"
			repeated = append(repeated, x)
		}
		after, peopleAfter := grouped(event.Reconcile(s.readings(t, append(slices.Clone(s.files), repeated)), gazetteer(t)))
		for _, x := range s.files[from] {
			if x.Type.Standing() {
				continue
			}
			if x.When != "" && after["copy-"+x.ID] != after[x.ID] {
				t.Errorf("story %d: %s and its copy are two events: %+v", seed, x.ID, x)
			}
		}
		if !finer(peopleBefore, peopleAfter) {
			t.Errorf("story %d: a copy tells people apart that were one", seed)
		}
		if p, r := bcubed(after, before); f1(p, r) < 0.95 {
			t.Errorf("story %d: a copy moves events: %.3f, %.3f", seed, p, r)
		}
	}
}

// finer says whether all that one grouping puts together, the other does, too.
func finer(a, b map[string]string) bool {
	to := map[string]string{}
	for x, g := range a {
		if h, ok := to[g]; ok && h != b[x] {
			return false
		}
		to[g] = b[x]
	}
	return true
}
