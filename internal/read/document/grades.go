package document

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// Grades is how a person grades the documents, by file name.
type Grades struct {
	known  Sources // names and places alone
	grades []factum.Grade
}

// ReadGrades reads the file of --grades: a YAML map from file name (the path as
// given to the program, or its last part) to a grade of the Admiralty code
// (NATO AJP-2.1): a letter from A to F for the source, a digit from 1 to 6 for
// what it says, as in "B2"; one of the two may be left out. Anything else is
// refused, with name, line and reason.
func ReadGrades(name string, data []byte) (Grades, error) {
	g := Grades{known: Sources{byName: map[string]int{}}}
	var root yaml.Node
	switch err := yaml.NewDecoder(strings.NewReader(string(data))).Decode(&root); {
	case errors.Is(err, io.EOF):
		return g, nil
	case err != nil:
		return Grades{}, fmt.Errorf("%s: %s", name, strings.TrimPrefix(oneLine(err.Error()), "yaml: "))
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return Grades{}, fmt.Errorf("%s:%d: expected a map from file name to a grade like B2", name, top.Line)
	}
	var problems []error
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		place := fmt.Sprintf("%s:%d", name, key.Line)
		grade, ok := parseGrade(value.Value)
		_, twice := g.known.byName[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || key.Value == "":
			problems = append(problems, fmt.Errorf("%s: expected a file name", place))
		case twice:
			problems = append(problems, fmt.Errorf("%s: %q is graded a second time", place, key.Value))
		case value.Kind != yaml.ScalarNode || !ok:
			problems = append(problems, fmt.Errorf("%s: %q: %q is no grade; write a letter from A to F for the source, a digit from 1 to 6 for what it says, or both: B2", place, key.Value, value.Value))
		default:
			g.known.byName[key.Value] = len(g.grades)
			g.known.entries = append(g.known.entries, Known{name: key.Value, place: place})
			g.grades = append(g.grades, grade)
		}
	}
	if len(problems) > 0 {
		return Grades{}, errors.Join(problems...)
	}
	return g, nil
}

// parseGrade reads "B2", "B" or "2".
func parseGrade(s string) (g factum.Grade, ok bool) {
	s = strings.TrimSpace(s)
	if s != "" && s[0] >= 'A' && s[0] <= 'F' {
		g.Reliability, s = s[:1], s[1:]
	}
	if s != "" && s[0] >= '1' && s[0] <= '6' {
		g.Credibility, s = s[:1], s[1:]
	}
	return g, s == "" && g != factum.Grade{}
}

// Check says which graded files are none of those that are read.
func (g Grades) Check(names []string) error { return g.known.Check(names) }

// Of gives the grade of a file; nil if it has none.
func (g Grades) Of(file string) *factum.Grade {
	i, ok := g.known.byName[file]
	if !ok {
		i, ok = g.known.byName[base(file)]
	}
	if !ok {
		return nil
	}
	grade := g.grades[i]
	return &grade
}
