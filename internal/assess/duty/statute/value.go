package statute

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// The days that a law file may name: outside them a year is a slip of the pen.
var (
	firstDay = factum.DayOf(1800, 1, 1)
	lastDay  = factum.DayOf(2199, 12, 31)
)

// Day is a day in a law file.
type Day struct{ factum.Day }

// UnmarshalYAML reads 2006-01-02.
func (d *Day) UnmarshalYAML(n *yaml.Node) error {
	day, err := factum.ParseDay(n.Value)
	if err != nil {
		return at(n, "%v", err)
	}
	if day.Sub(firstDay) < 0 || day.Sub(lastDay) > 0 {
		return at(n, "the day %s is out of range (%s to %s)", day, firstDay, lastDay)
	}
	d.Day = day
	return nil
}

// MarshalYAML writes what UnmarshalYAML reads.
func (d Day) MarshalYAML() (any, error) { return d.String(), nil }

// Duration is a period of ISO 8601: years, months, weeks and days of the
// calendar, hours and minutes of the clock.
type Duration struct {
	Years, Months, Days int
	Minutes             int
}

var isoDuration = regexp.MustCompile(`^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$`)

// ParseDuration reads P1Y, P60D, PT48H and the like.
func ParseDuration(s string) (Duration, error) {
	m := isoDuration.FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(s, "T") || s == "P" {
		return Duration{}, fmt.Errorf("%q is not a period of ISO 8601 such as P60D or PT48H", s)
	}
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v } // digits only, or empty
	return Duration{Years: n(1), Months: n(2), Days: 7*n(3) + n(4), Minutes: 60*n(5) + n(6)}, nil
}

// UnmarshalYAML reads an ISO 8601 period.
func (d *Duration) UnmarshalYAML(n *yaml.Node) error {
	v, err := ParseDuration(n.Value)
	if err != nil {
		return at(n, "%v", err)
	}
	if v == (Duration{}) {
		return at(n, "the period %s is no time at all", n.Value)
	}
	*d = v
	return nil
}

// Known says whether there is a period.
func (d Duration) Known() bool { return d != Duration{} }

// Clocked says whether the period counts hours or minutes.
func (d Duration) Clocked() bool { return d.Minutes != 0 }

// String says the period in words: "60 days", "48 hours".
func (d Duration) String() string {
	var parts []string
	add := func(n int, unit string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+unit)
		case n != 0:
			parts = append(parts, strconv.Itoa(n)+" "+unit+"s")
		}
	}
	add(d.Years, "year")
	add(d.Months, "month")
	add(d.Days, "day")
	add(d.Minutes/60, "hour")
	add(d.Minutes%60, "minute")
	return strings.Join(parts, " ")
}

// Types are statement types; the YAML form may be one or a list.
type Types []factum.Type

// UnmarshalYAML reads one type or a list of them.
func (t *Types) UnmarshalYAML(n *yaml.Node) error {
	var all stringsList
	if err := all.UnmarshalYAML(n); err != nil {
		return err
	}
	for i, s := range all {
		if !slices.Contains(factum.Types(), factum.Type(s)) {
			line := n
			if n.Kind == yaml.SequenceNode {
				line = n.Content[i]
			}
			return at(line, "there is no statement type %q", s)
		}
		*t = append(*t, factum.Type(s))
	}
	return nil
}

// stringsList is a list of strings that may be written as one string.
type stringsList []string

// UnmarshalYAML reads one string or a list of them.
func (l *stringsList) UnmarshalYAML(n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		*l = stringsList{n.Value}
		return nil
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				return at(c, "expected a word")
			}
			*l = append(*l, c.Value)
		}
		return nil
	}
	return at(n, "expected a word or a list of words")
}

// lineError is an error at a line of a file.
type lineError struct {
	line   int
	reason string
}

func (e lineError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.reason) }

func at(n *yaml.Node, format string, args ...any) error {
	return lineError{n.Line, fmt.Sprintf(format, args...)}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
