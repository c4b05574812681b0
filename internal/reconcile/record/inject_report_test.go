package record_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"factum"
)

const monthNames = `(January|February|March|April|May|June|July|August|September|October|November|December)`

// written are the ways in which a day is written: "January 9, 2007", "9
// January 2007".
var written = []*regexp.Regexp{
	regexp.MustCompile(`\b` + monthNames + ` (\d{1,2})((?:, \d{4})?)\b`), regexp.MustCompile(`\b(\d{1,2}) ` + monthNames + `((?: \d{4})?)\b`),
}

// otherDay gives a day as it is written a week later (or earlier), and the
// same day in the other way; "" for what is no day.
func otherDay(words string) (day, other, same string) {
	for i, re := range written {
		m := re.FindStringSubmatch(words)
		if m == nil {
			continue
		}
		n, month := m[2-i], m[1+i]
		year := strings.TrimLeft(m[3], ", ")
		v := 0
		fmt.Sscan(n, &v)
		moved := fmt.Sprint(v + 7)
		if v > 20 {
			moved = fmt.Sprint(v - 7)
		}
		american := func(n string) string { return month + " " + n + strings.TrimSuffix(", "+year, ", ") }
		british := func(n string) string { return strings.TrimSpace(n + " " + month + " " + year) }
		if i == 0 {
			return m[0], american(moved), british(n)
		}
		return m[0], british(moved), american(n)
	}
	return "", "", ""
}

// TestInjectedReports takes reports as they are written, three times each: the
// third with another day of one happening, or with the same day written in
// another way. Figures with -v.
func TestInjectedReports(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../../pipeline/testdata/stories/*/sources/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	var injected, exact, alarms, harmless, harmed int
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		build := func(third string) *factum.Record {
			return (&testCase{Texts: map[string]string{"a.txt": text + "\n\nCopy one.\n", "b.txt": text + "\n\nCopy two.\n", "c.txt": third + "\n\nCopy three.\n"}}).build(t)
		}
		plain := (&testCase{Texts: map[string]string{"a.txt": text}}).build(t)
		before := -1
		seen := map[string]bool{}
		for i := range plain.Statements {
			st := &plain.Statements[i]
			if st.When == nil || !st.When.Exact() || st.Type.Speech() || st.Type.Standing() || st.Modality != factum.Asserted || st.Negated || st.Type == factum.Other {
				continue
			}
			day, other, same := otherDay(st.When.Text)
			if day == "" || seen[day] || strings.Count(text, day) != 1 {
				continue
			}
			seen[day] = true
			injected++
			if before < 0 {
				before = len(contradictions(build(text)))
			}
			found := contradictions(build(strings.Replace(text, day, other, 1)))
			if slices.Contains(found, "1|2") {
				exact++
			} else {
				t.Logf("missed: %s, %s: %q", day, st.Type, st.Quote)
			}
			if len(found) > before+1 {
				alarms++
				t.Logf("more than one: %s, %s: %q: %v", day, st.Type, st.Quote, found)
			}
			harmless++
			if len(contradictions(build(strings.Replace(text, day, same, 1)))) > before {
				harmed++
			}
		}
	}
	t.Logf("%d injected, %d found exactly, %d more; %d harmless, %d raise one", injected, exact, alarms, harmless, harmed)
	if injected == 0 {
		t.Fatal("no day to change")
	}
	if 5*exact < 4*injected || harmed > 0 {
		t.Errorf("%d of %d found exactly (at least four of five), %d of %d harmless raise one (none)", exact, injected, harmed, harmless)
	}
}

// contradictions tells how many documents stand on each side of each
// contradiction of days.
func contradictions(rec *factum.Record) []string {
	var out []string
	for _, x := range rec.Conflicts {
		if x.Kind != factum.Contradiction {
			continue
		}
		var sides []string
		for _, s := range x.Sides {
			sides = append(sides, fmt.Sprint(s.Documents))
		}
		slices.Sort(sides)
		out = append(out, strings.Join(sides, "|"))
	}
	return out
}
