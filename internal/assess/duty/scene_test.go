package duty

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/assess/duty/statute"
)

// sceneFile is a file of law/tests: scenes are lists of statements with a name,
// cases put scenes together and say what must come out.
type sceneFile struct {
	People []string              `yaml:"people"`
	Scenes map[string][]testLine `yaml:"scenes"`
	Cases  []testCase            `yaml:"cases"`
	name   string
}

type testCase struct {
	Name      string                 `yaml:"name"`
	Given     []string               `yaml:"given"`
	And       []testLine             `yaml:"and"`
	Conflicts []testConflict         `yaml:"conflicts"`
	Expect    map[string]expectation `yaml:"expect"`
}

// testLine is a statement in short form: who and whom are names, several of
// them separated by "; ".
type testLine struct {
	ID, Type, Who, Whom, Where, When, Instrument, Note, Reason, Means, Modality, Event string
	Negated                                                                            bool
	Said                                                                               string
	Line                                                                               int `yaml:"-"`
}

type testConflict struct {
	Attribute string     `yaml:"attribute"`
	Sides     [][]string `yaml:"sides"`
}

type expectation struct {
	Status factum.DutyStatus `yaml:"status"`
	Label  factum.DutyLabel  `yaml:"label"`
	Bearer string            `yaml:"bearer"`
	// Under gives the status under single readings of the law.
	Under map[string]factum.DutyStatus `yaml:"under"`
}

// UnmarshalYAML reads a status, or a status with a label and a bearer.
func (e *expectation) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		e.Status = factum.DutyStatus(n.Value)
		return nil
	}
	type plain expectation
	return n.Decode((*plain)(e))
}

// builtIn is the law that ships.
func builtIn(t testing.TB) *Law {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// sceneFiles reads law/tests.
func sceneFiles(t testing.TB) []*sceneFile {
	t.Helper()
	tests := os.DirFS("../../../law")
	names, err := fs.Glob(tests, "tests/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no test files of the law: %v", err)
	}
	var files []*sceneFile
	for _, name := range names {
		data, err := fs.ReadFile(tests, name)
		if err != nil {
			t.Fatal(err)
		}
		f := &sceneFile{name: name}
		dec := yaml.NewDecoder(strings.NewReader(string(data)))
		dec.KnownFields(true)
		if err := dec.Decode(f); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files = append(files, f)
	}
	return files
}

// lines gives the statements of a case.
func (f *sceneFile) lines(t testing.TB, c *testCase) []testLine {
	var lines []testLine
	for _, name := range c.Given {
		scene, ok := f.Scenes[name]
		if !ok {
			t.Fatalf("%s, %s: no scene %q", f.name, c.Name, name)
		}
		lines = append(lines, scene...)
	}
	return append(lines, c.And...)
}

// record makes a record of the statements of a case, each an event of its own
// unless it says otherwise.
func (f *sceneFile) record(t testing.TB, c *testCase) *factum.Record {
	t.Helper()
	return makeRecord(t, f.lines(t, c), c.Conflicts, f.People)
}

func makeRecord(t fataler, lines []testLine, conflicts []testConflict, people []string) *factum.Record {
	t.Helper()
	rec := &factum.Record{Factum: factum.Version}
	entities := map[string]string{}
	ids := func(names string) []string {
		out := []string{}
		for _, name := range strings.Split(names, ";") {
			name = strings.TrimSpace(name)
			if name == "" {
				continue
			}
			id, ok := entities[name]
			if !ok {
				id = fmt.Sprintf("e%d", len(entities)+1)
				entities[name] = id
				kind := factum.Organisation
				if slices.Contains(people, name) {
					kind = factum.Person
				}
				rec.Entities = append(rec.Entities, factum.Entity{ID: id, Name: name, Kind: kind, Named: true, Spellings: []factum.Spelling{{Text: name}}})
			}
			out = append(out, id)
		}
		return out
	}
	events := map[string]int{}
	for i, l := range lines {
		st := factum.Statement{
			ID: cmp.Or(l.ID, fmt.Sprintf("s%02d", i+1)), Source: cmp.Or(l.Said, fmt.Sprintf("source %d", i+1)), Type: factum.Type(l.Type),
			Who: ids(l.Who), Whom: ids(l.Whom), Where: l.Where, Instrument: l.Instrument, Note: l.Note, Reason: l.Reason, Means: l.Means,
			Modality: factum.Modality(cmp.Or(l.Modality, "asserted")), Negated: l.Negated, Reader: "person",
		}
		if !slices.Contains(factum.Types(), st.Type) {
			t.Fatalf("no statement type %q", l.Type)
		}
		if l.When != "" {
			st.When = &factum.When{Interval: parseWhen(t, l.When), Basis: factum.BasisGiven}
		}
		if st.Type == factum.PositionHeld {
			for k := range rec.Entities {
				if slices.Contains(st.Who, rec.Entities[k].ID) {
					rec.Entities[k].Roles = append(rec.Entities[k].Roles, factum.Role{Role: l.Note, Statements: []string{st.ID}})
				}
			}
		}
		if !st.Type.Standing() {
			st.Event = "v-" + cmp.Or(l.Event, st.ID)
			k, ok := events[st.Event]
			if !ok {
				k = len(rec.Events)
				events[st.Event] = k
				rec.Events = append(rec.Events, factum.Event{ID: st.Event, Type: st.Type})
				if st.When != nil {
					rec.Events[k].When = st.When.Interval
				}
			}
			rec.Events[k].Statements = append(rec.Events[k].Statements, st.ID)
		}
		rec.Statements = append(rec.Statements, st)
	}
	for i, c := range conflicts {
		conflict := factum.Conflict{ID: fmt.Sprintf("c%d", i+1), Kind: factum.Contradiction, About: c.Attribute, Attribute: c.Attribute}
		for k, side := range c.Sides {
			conflict.Sides = append(conflict.Sides, factum.Side{Value: fmt.Sprintf("side %d", k+1), Statements: side})
		}
		rec.Conflicts = append(rec.Conflicts, conflict)
	}
	return rec
}

// parseWhen reads a day, a time, a month, a year, or first/last of these.
func parseWhen(t fataler, s string) factum.Interval {
	t.Helper()
	one := func(s string) factum.Interval {
		switch len(s) {
		case 4:
			first, err := factum.ParseDay(s + "-01-01")
			if err != nil {
				t.Fatal(err)
			}
			y, _, _ := first.Date()
			return factum.Between(first, factum.DayOf(y, 12, 31))
		case 7:
			first, err := factum.ParseDay(s + "-01")
			if err != nil {
				t.Fatal(err)
			}
			y, m, _ := first.Date()
			return factum.Between(first, factum.DayOf(y, m+1, 1).Add(-1))
		}
		m, err := factum.ParseMoment(s)
		if err != nil {
			t.Fatal(err)
		}
		return factum.Interval{From: m, To: m}
	}
	first, last, ok := strings.Cut(s, "/")
	switch {
	case !ok:
		return one(first)
	case first == "..":
		return factum.Interval{To: one(last).To}
	case last == "..":
		return factum.Interval{From: one(first).From}
	}
	return factum.Interval{From: one(first).From, To: one(last).To}
}

// traced is Assess with a look at every condition that was judged.
func traced(rec *factum.Record, l *Law, trace func(*statute.Duty, *statute.Condition, value)) []factum.Duty {
	e := newEngine(newView(rec, l))
	e.trace = trace
	var out []factum.Duty
	for _, o := range e.outcomes(true) {
		out = append(out, e.report(&o))
	}
	return out
}

// fataler is what a helper needs of a test.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}
