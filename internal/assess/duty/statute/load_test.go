package statute

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"factum"
	"factum/law"
)

func builtIn(t testing.TB) *Law {
	t.Helper()
	l, err := Load(law.Files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestBuiltInLawIsSound(t *testing.T) {
	for _, p := range Check(law.Files) {
		t.Error(p)
	}
}

func TestBuiltInLawIsWhole(t *testing.T) {
	l := builtIn(t)
	evaluated := 0
	for _, d := range l.Duties {
		if d.Evaluated() {
			evaluated++
		}
	}
	if len(l.Duties) != 148 || evaluated < 70 || len(l.Sources) < 72 || len(l.Readings) < 12 {
		t.Errorf("%d duties, %d evaluated, %d sources, %d readings", len(l.Duties), evaluated, len(l.Sources), len(l.Readings))
	}
}

// TestEntryIntoForce reckons the days of entry into force from those of the
// deposits (Rome Statute art. 126), of which the table was not made.
func TestEntryIntoForce(t *testing.T) {
	rome := builtIn(t).Treaties["rome_statute"]
	first := factum.DayOf(2002, time.July, 1)
	bound := 0
	for _, p := range rome.Parties {
		if p.State == "Montenegro" {
			continue // by succession
		}
		want := first
		if p.Deposited.Sub(factum.DayOf(2002, time.April, 11)) > 0 {
			y, m, _ := p.Deposited.Add(60).Date()
			want = factum.DayOf(y+1, time.January, 1)
			if m < time.December {
				want = factum.DayOf(y, m+1, 1)
			}
		}
		if p.Since.Day != want {
			t.Errorf("%s deposited on %s: since %s, want %s", p.State, p.Deposited, p.Since, want)
		}
		if p.Until.Known() {
			y, m, d := p.Withdrew.Date()
			if p.Until.Day != factum.DayOf(y+1, m, d) {
				t.Errorf("%s withdrew on %s: until %s is not a year later (art. 127)", p.State, p.Withdrew, p.Until)
			}
		}
	}
	on := factum.DayOf(2025, time.June, 1)
	for _, p := range rome.Parties {
		if on.Sub(p.Since.Day) >= 0 && (!p.Until.Known() || on.Sub(p.Until.Day) < 0) {
			bound++
		}
	}
	if bound != 125 {
		t.Errorf("%d States Parties on %s, want 125", bound, on)
	}
}

// small is a sound law file, and what the cases below change in it.
const small = `law: 1
title: small
regime: small
sources:
  S: {title: a source, url: "https://example.org", seen: false}
readings:
  A-1: {question: a, name: one, claim: so, sources: [S]}
  A-2: {question: a, name: two, claim: not so, sources: [S]}
  B-1: {question: b, name: one, claim: so, sources: [S]}
facts:
  a.asked: {means: the request, yes: "{state} was asked", no: "{state} was not asked", from: [{type: cooperation_request_sent, to: state}]}
  a.done: {means: the deed, yes: "{state} did it", no: "{state} did not", from: [{type: surrender, by: state}]}
  a.found: {means: a finding, yes: a court found it, no: no court found it, finding: true, from: [{type: non_compliance_finding, to: state}]}
bodies:
  court: {name: the Court, contains: [ICC]}
states:
  - {name: Norway, names: [Kingdom of Norway], people: [Norwegian], capital: Oslo}
  - {name: Chile, people: [Chilean], capital: Santiago}
treaties:
  t:
    title: a treaty
    names: [the treaty]
    said_by: membership
    source: [S]
    basis: known
    parties:
      - {state: Norway, since: 2000-01-01, until: 2010-01-01}
      - {state: Norway, since: 2012-01-01}
duties:
  - id: X.1
    article: "1"
    kind: obligation
    bearer: a State
    borne_by: state
    content: do it
    binds: t
    trigger: a.asked
    deadline: {kind: fixed, duration: P10D}
    discharged_by: {fact: a.done, since: trigger}
    findings: {from: a.found}
    source: [S]
    basis: known
  - id: X.2
    article: "2"
    kind: power
    bearer: a State
    content: may do it
    deadline: {kind: none}
    conflicts_with: [{duty: X.1, prevails: X.1, because: so}]
    not_evaluated: a power
    source: [S]
    basis: known
`

func files(contents map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, c := range contents {
		fsys[name] = &fstest.MapFile{Data: []byte(c)}
	}
	return fsys
}

func TestSmallLawIsSound(t *testing.T) {
	for _, p := range Check(files(map[string]string{"small.yaml": small})) {
		t.Error(p)
	}
}

// TestLint: every kind of mistake is refused with its file, its line and the
// reason.
func TestLint(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           string // of the reason
		where          string // what stands on the line that is named
	}{
		{"not YAML", "law: 1", "law: [1", "did not find expected", ""},
		{"empty", small, "", "empty", ""},
		{"a list", small, "- a\n", "a law file is a mapping", "- a"},
		{"other form", "law: 1", "law: 7", "this version reads law: 1", "law: 7"},
		{"unknown field of a file", "title: small", "title: small\ncolour: red", `unknown field "colour"`, "colour"},
		{"unknown field of a duty", "    content: do it", "    content: do it\n    colour: red", `unknown field "colour"`, "colour"},
		{"unknown field of a condition", "{fact: a.done, since: trigger}", "{fact: a.done, from: trigger}", `a condition has no field "from"`, "discharged_by"},
		{"a field twice", "regime: small", "regime: small\nregime: large", "already defined", ""},
		{"unknown statement type", "type: surrender", "type: surender", `there is no statement type "surender"`, "a.done:"},
		{"unknown fact", "trigger: a.asked", "trigger: a.aksed", `no fact "a.aksed"`, "trigger:"},
		{"unknown role", "by: state}", "by: stat}", `nobody called "stat"`, "a.done:"},
		{"unknown place", "by: state}", "by: state, at: there}", `at is "there"`, "a.done:"},
		{"unknown treaty", "binds: t", "binds: u", `no treaty "u"`, "id: X.1"},
		{"unknown source", "    source: [S]\n    basis: known\n  - id", "    source: [T]\n    basis: known\n  - id", `no source "T"`, "id: X.1"},
		{"no source", "    findings: {from: a.found}\n    source: [S]\n", "    findings: {from: a.found}\n", "names no source", "id: X.1"},
		{"unknown basis", "    source: [S]\n    basis: known\n  - id", "    source: [S]\n    basis: sure\n  - id", `basis is "sure"`, "id: X.1"},
		{"no such day", "since: 2012-01-01", "since: 2012-13-01", "is not a day", "- {state: N"},
		{"a day out of range", "since: 2012-01-01", "since: 1212-01-01", "out of range", "- {state: N"},
		{"no such period", "P10D", "10 days", "is not a period", "deadline:"},
		{"an empty period", "P10D", "P0D", "no time at all", "deadline:"},
		{"ends before it begins", "until: 2010-01-01", "until: 1999-01-01", "ceases to be bound", "since: 2000"},
		{"parties that contradict", "since: 2012-01-01", "since: 2009-01-01", "contradict each other", "- {state: N"},
		{"unknown State", "state: Norway, since: 2012", "state: Nowhere, since: 2012", `no State "Nowhere"`, "- {state: N"},
		{"one name for two States", "name: Chile,", "name: Chile, names: [kingdom of norway],", "contradicts", "name: Chile"},
		{"unreachable: never", "trigger: a.asked", "trigger: never", "can never be reached", "id: X.1"},
		{"unreachable: so and not so", "trigger: a.asked", "trigger: {all: [a.asked, {unless: a.asked}]}", "can never be reached", "id: X.1"},
		{"unreachable: no time", "    binds: t", "    binds: t\n    in_force: {since: 2010-01-01, until: 2009-01-01}", "can never be reached", "id: X.1"},
		{"unbreakable", "{kind: fixed, duration: P10D}", "{kind: none}", "can never be broken", "id: X.1"},
		{"a power that is judged", "kind: obligation", "kind: power", "only obligations and prohibitions", "id: X.1"},
		{"judged and not judged", "not_evaluated: a power", "not_evaluated: a power\n    trigger: a.asked", "says that it is not evaluated", "id: X.2"},
		{"a duty of itself", "trigger: a.asked", "trigger: {any: [a.asked, {duty: X.1, is: [met]}]}", "X.1 hangs on X.1", "id: X.1"},
		{"leans on what is not judged", "trigger: a.asked", "trigger: {any: [a.asked, {duty: X.2, is: [met]}]}", "leans on X.2", "trigger:"},
		{"no such status", "trigger: a.asked", "trigger: {duty: X.2, is: [done]}", `no duty status "done"`, "trigger:"},
		{"a finding in a condition", "trigger: a.asked", "trigger: a.found", "may not feed a status", "trigger:"},
		{"findings without the mark", "finding: true, ", "", "mark it finding: true", "a.found:"},
		{"findings from a fact", "from: a.found", "from: a.done", "which is no finding", "id: X.1"},
		{"two deadlines at once", "{kind: fixed, duration: P10D}", "{by_date: [{until: 2010-05-01, kind: fixed, duration: P9D}, {since: 2010-05-01, kind: fixed, duration: P10D}]}", "two deadlines overlap", "id: X.1"},
		{"no deadline between", "{kind: fixed, duration: P10D}", "{by_date: [{until: 2010-05-01, kind: fixed, duration: P9D}, {since: 2010-06-01, kind: fixed, duration: P10D}]}", "no deadline between", "id: X.1"},
		{"fixed without a number", "{kind: fixed, duration: P10D}", "{kind: fixed}", "needs a duration", "id: X.1"},
		{"standard without its word", "{kind: fixed, duration: P10D}", "{kind: standard}", "needs its word", "id: X.1"},
		{"a clash without priority", "prevails: X.1, ", "", "neither is said to prevail", "id: X.2"},
		{"a clash with nobody", "duty: X.1, prevails", "duty: X.9, prevails", "which there is not", "id: X.2"},
		{"readings of two questions", "    trigger: a.asked", "    readings: {A-1: {says: x}, B-1: {says: y}}\n    trigger: a.asked", "two questions", "id: X.1"},
		{"unknown reading", "    trigger: a.asked", "    readings: {C-1: {says: x}}\n    trigger: a.asked", `no reading "C-1"`, "id: X.1"},
		{"a period from nothing", "{fact: a.done, since: trigger}", "{fact: a.done, within: P3D}", "needs of", "discharged_by"},
		{"a trigger from itself", "trigger: a.asked", "trigger: {fact: a.asked, since: trigger}", "cannot be counted from itself", "trigger:"},
		{"two operators", "trigger: a.asked", "trigger: {any: [a.asked], all: [a.asked]}", `both "any" and "all"`, "trigger:"},
		{"a fact of itself", "from: [{type: surrender, by: state}]", "any_of: [a.done]", "a.done hangs on a.done", "a.done:"},
		{"a fact told in two ways", "from: [{type: surrender, by: state}]", "any_of: [a.asked], from: [{type: surrender, by: state}]", "needs just one of", "a.done:"},
		{"an unknown placeholder", `yes: "{state} did it"`, `yes: "{country} did it"`, "only {state} and {person}", "a.done:"},
		{"a provision twice", "article: \"2\"", "article: \"1\"", "contradicts X.1", "id: X.2"},
		{"a duty twice", "  - id: X.2", "  - id: X.1", "contradicts", "id: X.1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(small, c.old) {
				t.Fatalf("the sound file has no %q", c.old)
			}
			text := strings.Replace(small, c.old, c.new, 1)
			l, err := Load(files(map[string]string{"small.yaml": text}))
			var broken *Error
			if !errors.As(err, &broken) {
				t.Fatalf("no problem found: %v", err)
			}
			at := slices.IndexFunc(broken.Problems, func(p Problem) bool { return !p.Mild && strings.Contains(p.Reason, c.want) })
			if at < 0 {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			p := broken.Problems[at]
			if lines := strings.Split(text, "\n"); p.File != "small.yaml" || c.where != "" && !strings.Contains(lines[p.Line-1], c.where) {
				t.Errorf("%s: that is not the line with %q", p, c.where)
			}
			if len(l.Duties) != 0 {
				t.Error("duties of a broken file are judged")
			}
		})
	}
}

// TestBrokenFilesAreLeftOut: the rest goes on; what leans on them does not.
func TestBrokenFilesAreLeftOut(t *testing.T) {
	more := `law: 1
title: more
regime: more
duties:
  - {id: Y.1, article: "1", kind: power, bearer: b, content: c, deadline: {kind: none}, not_evaluated: a power, source: [S], basis: known}
`
	leans := strings.Replace(more, "[S]", "[Z]", 1)
	leans = strings.NewReplacer("Y.1", "Y.2", `article: "1"`, `article: "2"`).Replace(leans)
	wrong := "law: 1\ntitle: wrong\nsources:\n  Z: {title: z, seen: perhaps}\n"
	l, err := Load(files(map[string]string{"a.yaml": small}), Named{files(map[string]string{"more.yaml": more, "leans.yaml": leans, "wrong.yaml": wrong, "tests/x.yaml": "cases: ["}), "dir"})
	var broken *Error
	if !errors.As(err, &broken) {
		t.Fatal("no problem found")
	}
	slices.Sort(broken.Broken)
	if !slices.Equal(broken.Broken, []string{"dir/leans.yaml", "dir/wrong.yaml"}) {
		t.Errorf("left out: %v", broken.Broken)
	}
	if l.Duty("X.1") == nil || l.Duty("Y.1") == nil || l.Duty("Y.2") != nil {
		t.Error("the wrong duties are left")
	}
	for _, want := range []string{"dir/wrong.yaml:4: source Z needs a title and seen", `dir/leans.yaml:5: duty Y.2: no source "Z"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

// TestLawsThatContradict: a duty that stands in two files is refused in the
// later one.
func TestLawsThatContradict(t *testing.T) {
	other := strings.Replace(small, "content: do it", "content: do something else", 1)
	_, err := Load(files(map[string]string{"a.yaml": small}), Named{files(map[string]string{"b.yaml": other}), "dir"})
	if err == nil || !strings.Contains(err.Error(), "dir/b.yaml:30: duty X.1 contradicts a.yaml:30") {
		t.Errorf("got %v", err)
	}
}

func TestNoLawFiles(t *testing.T) {
	if _, err := Load(files(map[string]string{"readme.txt": "no law"})); err == nil || !strings.Contains(err.Error(), "no law files") {
		t.Errorf("got %v", err)
	}
}

// TestTheGuideIsRight: the example of docs/LAW.md is sound law.
func TestTheGuideIsRight(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "docs", "LAW.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, ok := strings.Cut(string(guide), "   ```yaml\n   law: 1\n")
	example, _, closed := strings.Cut(example, "   ```\n")
	if !ok || !closed {
		t.Fatal("no example in the guide")
	}
	own := "law: 1\n" + strings.ReplaceAll("\n"+example, "\n   ", "\n")
	l, err := Load(law.Files, files(map[string]string{"own.yaml": own}))
	if err != nil {
		t.Fatal(err)
	}
	if d := l.Duty("ACT12.4"); d == nil || l.InWords(d.BreachedBy) == "" {
		t.Error("the example's duty is not there")
	}
}

func TestDuration(t *testing.T) {
	for _, c := range []struct {
		text, words string
	}{
		{"P60D", "60 days"}, {"PT48H", "48 hours"}, {"P1Y", "1 year"}, {"P2W", "14 days"}, {"P1Y2M3DT4H5M", "1 year 2 months 3 days 4 hours 5 minutes"},
	} {
		d, err := ParseDuration(c.text)
		if err != nil || d.String() != c.words {
			t.Errorf("%s = %q, %v; want %q", c.text, d, err, c.words)
		}
	}
	for _, bad := range []string{"", "P", "PT", "P1", "60D", "P1H", "P-1D", "P1DT", "P1.5D"} {
		if _, err := ParseDuration(bad); err == nil {
			t.Errorf("%q is taken for a period", bad)
		}
	}
}

// FuzzLoad: no file makes the reader panic, and a file that is refused leaves
// no duty.
func FuzzLoad(f *testing.F) {
	f.Add(small)
	names, err := fs.Glob(law.Files, "*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		if data, err := fs.ReadFile(law.Files, name); err == nil && len(data) < 6000 {
			f.Add(string(data))
		}
	}
	f.Add("law: 1\ntitle: x\nduties: [~]\nfacts: {a: ~}\ntreaties: {t: {parties: [~]}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Load(files(map[string]string{"fuzz.yaml": text}))
		if err != nil && len(l.Duties) > 0 {
			t.Error("a refused file left duties")
		}
	})
}
