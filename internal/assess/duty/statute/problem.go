package statute

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is something wrong in a law file.
type Problem struct {
	Place
	Reason string `json:"reason"`
	// Mild problems are worth a look and break nothing.
	Mild bool `json:"mild,omitempty"`
}

// String gives file:line: reason.
func (p Problem) String() string {
	s := p.File
	if p.Line > 0 {
		s = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Mild {
		return s + ": note: " + p.Reason
	}
	return s + ": " + p.Reason
}

// Error is the error of a law that has broken files. The rest of the law can
// be used.
type Error struct {
	Problems []Problem
	Broken   []string // the files that were left out
}

func (e *Error) Error() string {
	var lines []string
	for _, p := range e.Problems {
		if !p.Mild {
			lines = append(lines, p.String())
		}
	}
	return fmt.Sprintf("broken law files, left out: %s\n%s", strings.Join(e.Broken, ", "), strings.Join(lines, "\n"))
}

// problems collects what is wrong, file by file.
type problems []Problem

func (ps *problems) add(p Place, format string, args ...any) {
	*ps = append(*ps, Problem{Place: p, Reason: fmt.Sprintf(format, args...)})
}

func (ps *problems) mild(p Place, format string, args ...any) {
	*ps = append(*ps, Problem{Place: p, Reason: fmt.Sprintf(format, args...), Mild: true})
}

// addError adds the error of a YAML decoder.
func (ps *problems) addError(file string, err error) {
	var typed *yaml.TypeError
	var lined lineError
	switch {
	case errors.As(err, &lined):
		ps.add(Place{file, lined.line}, "%s", lined.reason)
	case errors.As(err, &typed):
		for _, s := range typed.Errors {
			line, reason := splitLine(s)
			ps.add(Place{file, line}, "%s", reason)
		}
	default:
		line, reason := splitLine(strings.TrimPrefix(err.Error(), "yaml: "))
		ps.add(Place{file, line}, "%s", reason)
	}
}

// splitLine takes "line 7: reason" apart.
func splitLine(s string) (int, string) {
	var line int
	if n, _ := fmt.Sscanf(s, "line %d:", &line); n == 1 {
		_, s, _ = strings.Cut(s, ": ")
	}
	return line, s
}

func (ps problems) sorted() []Problem {
	out := slices.Clone(ps)
	slices.SortStableFunc(out, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(out)
}
