package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"factum"
	"factum/internal/read/given"
	"factum/internal/read/place"
	"factum/internal/reconcile/event"
	"factum/internal/reconcile/record"
)

// world is one way in which an arrest may have been: on a day, or not at all,
// at a place, by somebody, by some means.
type world struct {
	happened   bool
	day        int
	where, who int
	means      int
}

// told is a statement of the small world of the property test.
type told struct {
	ID       string   `json:"id"`
	Source   string   `json:"source"`
	Type     string   `json:"type"`
	Whom     []string `json:"whom"`
	Who      []string `json:"who,omitempty"`
	When     string   `json:"when,omitempty"`
	Where    string   `json:"where,omitempty"`
	Means    string   `json:"means,omitempty"`
	Negated  bool     `json:"negated,omitempty"`
	from, to int
	where    int // -1: not said
	who      int
	means    int
}

var (
	testPlaces = []string{"a hotel", "the airport", "a hospital"}
	testActors = []string{"Marta Quillan", "Petra Sonne", "Goran Lukic"}
	testMeans  = []string{"a military plane", "a chartered plane", "a scheduled flight"}
)

const lastDay = 5

// holds says whether one attribute of what a statement says is so in a world.
func (s *told) holds(attribute string, w world) bool {
	switch {
	case s.Negated && attribute == "who":
		return s.who < 0 || w.who != s.who
	case s.Negated:
		return !w.happened || w.day < s.from || w.day > s.to
	case attribute == "when" || attribute == "existence":
		return w.happened && w.day >= s.from && w.day <= s.to
	case attribute == "where":
		return s.where < 0 || w.where == s.where
	case attribute == "who":
		return s.who < 0 || w.who == s.who
	}
	return s.means < 0 || w.means == s.means
}

// canAll says by trial of all worlds whether some statements can all be true.
func canAll(attribute string, set []*told) bool {
	for day := 1; day <= lastDay; day++ {
		for x := range 3 {
			for _, happened := range []bool{true, false} {
				w := world{happened: happened, day: day, where: x, who: x, means: x}
				if !slices.ContainsFunc(set, func(s *told) bool { return !s.holds(attribute, w) }) {
					return true
				}
			}
		}
	}
	return false
}

func drawTold(t *rapid.T, n int) *told {
	s := &told{ID: fmt.Sprintf("s%d", n), Source: fmt.Sprintf("Paper %d", n), Type: "arrest", Whom: []string{"Branimir Vukotic"}, where: -1, who: -1, means: -1}
	s.from = rapid.IntRange(1, lastDay).Draw(t, "from")
	s.to = min(lastDay, s.from+rapid.SampledFrom([]int{0, 0, 0, 1, 3}).Draw(t, "width"))
	s.When = fmt.Sprintf("2023-05-%02d/2023-05-%02d", s.from, s.to)
	s.Negated = rapid.IntRange(0, 4).Draw(t, "negated") == 0
	if s.where = rapid.IntRange(-1, 2).Draw(t, "where"); s.where >= 0 && !s.Negated {
		s.Where = testPlaces[s.where]
	}
	if s.who = rapid.IntRange(-1, 2).Draw(t, "who"); s.who >= 0 {
		s.Who = []string{testActors[s.who]}
	}
	if s.means = rapid.IntRange(-1, 2).Draw(t, "means"); s.means >= 0 && !s.Negated {
		s.Means = testMeans[s.means]
	}
	return s
}

// TestSetsAreSmallest checks by deletion, in a world that is tried out and not
// reasoned about: one statement of each side of a set can't all be true, and
// without any of them the others can. And no two statements of one event that
// can't both be true are missed.
func TestSetsAreSmallest(t *testing.T) {
	t.Parallel()
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var lines bytes.Buffer
		byID := map[string]*told{}
		var all []*told
		for n := range rapid.IntRange(2, 7).Draw(t, "statements") {
			s := drawTold(t, n)
			byID[s.ID] = s
			all = append(all, s)
			if err := json.NewEncoder(&lines).Encode(s); err != nil {
				t.Fatal(err)
			}
		}
		c := reconcile(t, lines.Bytes(), g)
		conflicts := record.Conflicts(c, nil, g)
		found := map[string]map[[2]string]bool{}
		for i := range conflicts {
			x := &conflicts[i]
			if x.Kind != factum.Contradiction {
				continue
			}
			if len(x.Sets) == 0 {
				t.Fatalf("a contradiction of %s without sets", x.Attribute)
			}
			for _, set := range x.Sets {
				each(x, set, nil, byID, func(chosen []*told) {
					if canAll(x.Attribute, chosen) {
						t.Fatalf("%s: %+v can all be true", x.Attribute, chosen)
					}
					for k := range chosen {
						if !canAll(x.Attribute, slices.Delete(slices.Clone(chosen), k, k+1)) {
							t.Fatalf("%s: without %+v, %+v still can't all be true", x.Attribute, chosen[k], chosen)
						}
					}
					if found[x.Attribute] == nil {
						found[x.Attribute] = map[[2]string]bool{}
					}
					for _, a := range chosen {
						for _, b := range chosen {
							found[x.Attribute][[2]string{a.ID, b.ID}] = true
						}
					}
				})
			}
		}
		events := map[string]string{}
		for i := range c.Statements {
			events[c.Statements[i].ID] = c.Statements[i].Event
		}
		for i, a := range all {
			for _, b := range all[:i] {
				if events[a.ID] != events[b.ID] || a.Negated || b.Negated {
					continue
				}
				for _, attribute := range []string{"when", "where", "means"} {
					pair := [2]string{a.ID, b.ID}
					if !canAll(attribute, []*told{a, b}) && !found[attribute][pair] && !(attribute == "when" && found["existence"] != nil) {
						t.Fatalf("missed: %s of %+v and %+v", attribute, a, b)
					}
				}
			}
		}
	})
}

// each goes through all choices of one statement of each side of a set.
func each(x *factum.Conflict, set []int, chosen []*told, byID map[string]*told, do func([]*told)) {
	if len(set) == 0 {
		do(slices.Clone(chosen))
		return
	}
	for _, id := range x.Sides[set[0]].Statements {
		each(x, set[1:], append(chosen, byID[id]), byID, do)
	}
}

type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

// reconcile brings given statements together.
func reconcile(t fatal, lines []byte, g *place.Gazetteer) *event.Case {
	t.Helper()
	set := given.NewSet(func(name string) factum.Kind {
		if len(g.Lookup(name)) > 0 {
			return factum.Place
		}
		return factum.Person
	})
	if refused := set.Read("test", lines); len(refused) > 0 {
		t.Fatalf("refused: %v", refused)
	}
	readings, refused := set.Readings(nil)
	if len(refused) > 0 {
		t.Fatalf("refused: %v", refused)
	}
	return event.Reconcile(readings, g)
}

// dayOf gives a day for generators.
func dayOf(n int) factum.Day { return factum.DayOf(2020, time.January, 1).Add(n) }
