package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/read/place"
	"factum/internal/reconcile/record"
	"factum/internal/shareddata"
)

// base is a happening of which three witnesses tell the same.
type base struct {
	Type  factum.Type
	Whom  string
	Who   string
	Where string
	When  factum.Day
}

// given is a statement as a person writes it.
type givenLine struct {
	ID         string      `json:"id"`
	Source     string      `json:"source"`
	Type       factum.Type `json:"type"`
	Who        []string    `json:"who,omitempty"`
	Whom       []string    `json:"whom,omitempty"`
	Where      string      `json:"where,omitempty"`
	When       string      `json:"when,omitempty"`
	Means      string      `json:"means,omitempty"`
	Negated    bool        `json:"negated,omitempty"`
	Modality   string      `json:"modality,omitempty"`
	Instrument string      `json:"instrument,omitempty"`
}

var (
	injectTypes  = []factum.Type{factum.Arrest, factum.Release, factum.Appointment, factum.AgreementSigned, factum.Expulsion, factum.TransferFlight, factum.WarrantIssued}
	injectTowns  = []string{"Porto, Portugal", "Braga, Portugal", "Faro, Portugal", "Graz, Austria", "Linz, Austria", "Malmö, Sweden", "Uppsala, Sweden", "Turku, Finland"}
	injectActors = []string{"Portugal", "Austria", "Sweden", "Finland", "Uruguay", "Malta"}
	injectMeans  = []string{"a private plane", "a military transport plane", "a scheduled flight", "a ferry", "a van"}
	firstNames   = []string{"Branimir", "Ilmar", "Tereza", "Goran", "Petra", "Marta", "Oskar", "Ingrid", "Paulo", "Sanna"}
	lastNames    = []string{"Vukotic", "Kask", "Sonne", "Quillan", "Lukic", "Xerri", "Brandao", "Ostrander", "Varga", "Tiemann", "Ruiz", "Olesen"}
)

// timelineDays gives the days of the trial timelines, in their order.
func timelineDays(t testing.TB) []factum.Day {
	t.Helper()
	var out []factum.Day
	for _, name := range shareddata.Glob(t, "timelines", "trial_timelines", "*.txt") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if fields := strings.Fields(line); len(fields) > 1 {
				if d, err := factum.ParseDay(fields[1]); err == nil {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// sampleEvents gives the events of the sample reports that have a day and
// somebody whom they concern.
func sampleEvents(t testing.TB) []base {
	t.Helper()
	list, err := document.List(t.Context(), []string{filepath.Join("..", "..", "sample", "reports")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := pipeline.Build(t.Context(), pipeline.Input{Documents: list.Sources}, pipeline.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, e := range rec.Entities {
		names[e.ID] = e.Name
	}
	var out []base
	for _, ev := range rec.Events {
		if len(ev.Whom) > 0 && ev.When.Exact() && slices.Contains(injectTypes, ev.Type) {
			out = append(out, base{Type: ev.Type, Whom: names[ev.Whom[0]], When: ev.When.From.Day})
		}
	}
	return out
}

// change is what is done to what the third witness says.
type change struct {
	name      string
	attribute string // of the contradiction that it makes; "" for a harmless one
	apply     func(r *rand.Rand, b *base, l *givenLine) bool
}

func other(r *rand.Rand, list []string, not string) string {
	for {
		if x := list[r.IntN(len(list))]; x != not {
			return x
		}
	}
}

var changes = []change{
	{"day", "when", func(r *rand.Rand, b *base, l *givenLine) bool {
		l.When = b.When.Add(1 + r.IntN(20)).String()
		return true
	}},
	{"place", "where", func(r *rand.Rand, b *base, l *givenLine) bool {
		l.Where = other(r, injectTowns, b.Where)
		return b.Type == factum.Arrest || b.Type == factum.Release || b.Type == factum.AgreementSigned
	}},
	{"actor", "who", func(r *rand.Rand, b *base, l *givenLine) bool {
		l.Who = []string{other(r, injectActors, b.Who)}
		return b.Type != factum.AgreementSigned && b.Type != factum.TransferFlight && b.Type != factum.Appointment
	}},
	{"means", "means", func(r *rand.Rand, b *base, l *givenLine) bool {
		l.Means = other(r, injectMeans[1:], "")
		return b.Type == factum.TransferFlight || b.Type == factum.Expulsion
	}},
	{"denial", "existence", func(_ *rand.Rand, _ *base, l *givenLine) bool {
		l.Negated = true
		return true
	}},
	{"coarser day", "", func(r *rand.Rand, b *base, l *givenLine) bool {
		y, m, _ := b.When.Date()
		l.When = []string{fmt.Sprintf("%d-%02d", y, m), fmt.Sprint(y), b.When.Add(-3).String() + "/" + b.When.Add(3).String(), ""}[r.IntN(4)]
		return true
	}},
	{"coarser place", "", func(_ *rand.Rand, b *base, l *givenLine) bool {
		_, l.Where, _ = strings.Cut(b.Where, ", ")
		return true
	}},
	{"finer place", "", func(_ *rand.Rand, b *base, l *givenLine) bool {
		l.Where = "a house in " + b.Where
		return true
	}},
	{"no actor", "", func(_ *rand.Rand, _ *base, l *givenLine) bool { l.Who = nil; return true }},
	{"a body of the State", "", func(_ *rand.Rand, b *base, l *givenLine) bool {
		l.Who = []string{map[string]string{"Portugal": "Portuguese police", "Austria": "Austrian police", "Sweden": "Swedish police", "Finland": "Finnish police", "Uruguay": "Uruguayan police", "Malta": "Maltese police"}[b.Who]}
		return b.Who != ""
	}},
	{"a clock time", "", func(r *rand.Rand, b *base, l *givenLine) bool {
		l.When = fmt.Sprintf("%sT%02d:%02dZ", b.When, 7+r.IntN(10), r.IntN(60))
		return true
	}},
	{"planned before", "", func(_ *rand.Rand, _ *base, l *givenLine) bool { l.Modality = "planned"; return true }},
	{"not yet", "", func(_ *rand.Rand, b *base, l *givenLine) bool {
		l.Negated, l.When = true, "../"+b.When.Add(-1).String()
		return true
	}},
	{"the same means in other words", "", func(_ *rand.Rand, b *base, l *givenLine) bool {
		l.Means = "a chartered jet"
		return b.Type == factum.TransferFlight
	}},
}

// injected is one happening of a generated case and what must come of it.
type injected struct {
	change *change
	ids    [3]string
}

// inject makes a case of n happenings, each told by three witnesses of which the
// last says something else.
func inject(r *rand.Rand, bases []base) ([]byte, []injected) {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	var out []injected
	for n, b := range bases {
		in := injected{}
		var third givenLine
		for {
			in.change = &changes[r.IntN(len(changes))]
			third = b.line(n, 2)
			if in.change.apply(r, &b, &third) {
				break
			}
		}
		for w, l := range []givenLine{b.line(n, 0), b.line(n, 1), third} {
			in.ids[w] = l.ID
			if err := enc.Encode(l); err != nil {
				panic(err)
			}
		}
		out = append(out, in)
	}
	return lines.Bytes(), out
}

func (b *base) line(n, witness int) givenLine {
	l := givenLine{ID: fmt.Sprintf("s%d.%d", n, witness), Source: []string{"Harbour Mail", "Adria Desk", "Tern Agency"}[witness], Type: b.Type, Whom: []string{b.Whom}, When: b.When.String(), Where: b.Where}
	if b.Who != "" {
		l.Who = []string{b.Who}
	}
	if b.Type == factum.TransferFlight || b.Type == factum.Expulsion {
		l.Means = injectMeans[0]
	}
	return l
}

// tally counts what came of injections.
type tally struct{ injected, exact, harmless, alarmed, found, right int }

func (a *tally) add(b tally) {
	a.injected += b.injected
	a.exact += b.exact
	a.harmless += b.harmless
	a.alarmed += b.alarmed
	a.found += b.found
	a.right += b.right
}

// judge counts, in a record of injections, those that were found with exactly
// the smallest sets that they make, and the contradictions that none makes.
func judge(conflicts []factum.Conflict, in []injected) (all tally, per map[string]*tally) {
	per = map[string]*tally{}
	of := map[string]int{}
	for n := range in {
		for _, id := range in[n].ids {
			of[id] = n
		}
		if per[in[n].change.name] == nil {
			per[in[n].change.name] = &tally{}
		}
	}
	exact, alarmed := map[int]bool{}, map[int]bool{}
	for i := range conflicts {
		x := &conflicts[i]
		if x.Kind != factum.Contradiction {
			continue
		}
		all.found++
		n := of[x.Sides[0].Statements[0]]
		if in[n].makes(x) {
			all.right++
			exact[n] = true
		} else {
			for _, s := range x.Sides {
				alarmed[of[s.Statements[0]]] = true
			}
		}
	}
	for n := range in {
		p := per[in[n].change.name]
		one := tally{}
		if in[n].change.attribute != "" {
			one.injected++
			if exact[n] {
				one.exact++
			}
		} else {
			one.harmless++
			if alarmed[n] {
				one.alarmed++
			}
		}
		p.add(one)
		all.add(one)
	}
	return all, per
}

// makes says whether a conflict is what the injection makes: two sides, the
// first two witnesses against the third.
func (in *injected) makes(x *factum.Conflict) bool {
	if x.Attribute != in.change.attribute || len(x.Sides) != 2 || len(x.Sets) != 1 {
		return false
	}
	a, b := slices.Sorted(slices.Values(x.Sides[0].Statements)), slices.Sorted(slices.Values(x.Sides[1].Statements))
	if len(a) == 1 {
		a, b = b, a
	}
	return slices.Equal(a, in.ids[:2]) && slices.Equal(b, in.ids[2:])
}

// TestInjected is the measure of contradictions that are put into what agrees,
// and of harmless differences: figures with -v. The days are those of the trial
// timelines and the happenings of the sample reports.
func TestInjected(t *testing.T) {
	t.Parallel()
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	days, fromSample := timelineDays(t), sampleEvents(t)
	if len(fromSample) == 0 {
		t.Fatal("no happenings in the sample")
	}
	var all tally
	per := map[string]*tally{}
	start := time.Now()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 6))
		names := r.Perm(len(firstNames) * len(lastNames))
		var bases []base
		for n := range 30 {
			b := base{Type: injectTypes[r.IntN(len(injectTypes))], When: days[r.IntN(len(days))]}
			b.Whom = firstNames[names[n]%len(firstNames)] + " " + lastNames[names[n]/len(firstNames)]
			if n < len(fromSample) {
				b.Type, b.When = fromSample[n].Type, fromSample[n].When
			}
			b.Who, b.Where = injectActors[r.IntN(len(injectActors))], injectTowns[r.IntN(len(injectTowns))]
			bases = append(bases, b)
		}
		lines, in := inject(r, bases)
		c := reconcile(t, lines, g)
		one, kinds := judge(record.Conflicts(c, nil, g), in)
		all.add(one)
		for name, p := range kinds {
			if per[name] == nil {
				per[name] = &tally{}
			}
			per[name].add(*p)
		}
	}
	for _, c := range changes {
		if p := per[c.name]; p != nil {
			t.Logf("%-30s injected %4d found exactly %4d harmless %4d alarms %3d", c.name, p.injected, p.exact, p.harmless, p.alarmed)
		}
	}
	precision, recall, alarms := share(all.right, all.found), share(all.exact, all.injected), share(all.alarmed, all.harmless)
	t.Logf("precision %.1f %%, recall %.1f %% of %d, harmless that raise one %.1f %% of %d; %v", precision, recall, all.injected, alarms, all.harmless, time.Since(start))
	if precision < 95 || recall < 90 || alarms > 2 {
		t.Errorf("precision %.1f %% (at least 95), recall %.1f %% (at least 90), harmless differences that raise a contradiction %.1f %% (at most 2)", precision, recall, alarms)
	}
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// textChange is what the third report says of a sum or of the day of a release.
type textChange struct {
	name      string
	attribute string
	sum       func(r *rand.Rand, n int) string
	after     func(r *rand.Rand) int // days from the arrest to the release
	// handed gives the days from the release to the surrender, of which a report
	// says only that it came after the release.
	handed func(r *rand.Rand) int
}

var textChanges = []textChange{
	{name: "another sum", attribute: "value", sum: func(r *rand.Rand, n int) string { return thousands(n*13/10+7000*(1+r.IntN(3))) + " euros" }},
	{name: "a sum below its bound", attribute: "value", sum: func(_ *rand.Rand, n int) string { return "more than " + thousands(n*2) + " euros" }},
	{name: "the same sum", sum: func(_ *rand.Rand, n int) string { return thousands(n) + " euros" }},
	{name: "about the sum", sum: func(_ *rand.Rand, n int) string { return "about " + thousands(n/10000*10000) + " euros" }},
	{name: "nearly", sum: func(_ *rand.Rand, n int) string { return "nearly " + thousands((n/10000+1)*10000) + " euros" }},
	{name: "a bound that holds", sum: func(_ *rand.Rand, n int) string { return "more than " + thousands(n/2) + " euros" }},
	{name: "another order of days", attribute: "order", after: func(r *rand.Rand) int { return 3 + r.IntN(9) }},
	{name: "the same order of days", after: func(*rand.Rand) int { return 2 }},
	{name: "another order by a word", attribute: "order", handed: func(r *rand.Rand) int { return -1 - r.IntN(9) }},
	{name: "the same order by a word", handed: func(r *rand.Rand) int { return r.IntN(9) }},
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// TestInjectedTexts is the measure for numbers and for days that are counted
// from another happening: three reports are written, of which the last is
// changed, and read as any others.
func TestInjectedTexts(t *testing.T) {
	t.Parallel()
	var all tally
	per := map[string]*tally{}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		dir := t.TempDir()
		var texts [3]strings.Builder
		for i := range texts {
			fmt.Fprintf(&texts[i], "LISBON, July %d, 2023 - Reports came in from several ports.\n\n", 24+i)
		}
		who := r.Perm(len(lastNames))[:3]
		var made []*textChange
		for n, k := range who {
			c := &textChanges[r.IntN(len(textChanges))]
			made = append(made, c)
			name := firstNames[(k+n)%len(firstNames)] + " " + lastNames[k]
			if c.sum != nil {
				sum := 113_000 + 1000*r.IntN(800)
				fmt.Fprintf(&texts[0], "Officers found %s euros in cash in the luggage of %s.\n\n", thousands(sum), name)
				fmt.Fprintf(&texts[1], "A search of the suitcases of %s yielded %s euros in banknotes.\n\n", name, thousands(sum))
				fmt.Fprintf(&texts[2], "Police found %s in cash in the luggage of %s.\n\n", c.sum(r, sum), name)
				continue
			}
			day := 3 + r.IntN(9)
			if c.handed != nil {
				day += 8
				words := [...]string{"%s was surrendered to Spain after he was released in Porto.\n\n", "%s was released before he was surrendered to Spain.\n\n", "Having been released in Porto, %s was surrendered to Spain.\n\n"}
				fmt.Fprintf(&texts[0], "A judge in Porto released %s on May %d, 2023.\n\n", name, day)
				fmt.Fprintf(&texts[1], words[r.IntN(len(words))], name)
				fmt.Fprintf(&texts[2], "Police surrendered %s to Spain on May %d, 2023.\n\n", name, day+c.handed(r))
				continue
			}
			fmt.Fprintf(&texts[0], "Police arrested %s on May %d, 2023.\n\n", name, day)
			fmt.Fprintf(&texts[1], "%s was arrested in Porto. %s was released two days later.\n\n", name, name)
			fmt.Fprintf(&texts[2], "A judge released %s on May %d, 2023.\n\n", name, day+c.after(r))
		}
		for i := range texts {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte(texts[i].String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		list, err := document.List(t.Context(), []string{dir}, nil)
		if err != nil {
			t.Fatal(err)
		}
		rec, err := pipeline.Build(t.Context(), pipeline.Input{Documents: list.Sources}, pipeline.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		found := make([]int, len(who))
		for i := range rec.Conflicts {
			x := &rec.Conflicts[i]
			if x.Kind != factum.Contradiction {
				continue
			}
			all.found++
			words := describe(rec, x)
			n := slices.IndexFunc(who, func(k int) bool { return strings.Contains(words, lastNames[k]) })
			sides := map[string]int{"value": 2, "order": 3}[x.Attribute]
			if n >= 0 && x.Attribute == made[n].attribute && len(x.Sides) == sides && len(x.Sets) == 1 && len(x.Sets[0]) == sides {
				all.right++
				found[n]++
			} else if n >= 0 {
				found[n] = -9
				t.Logf("false: %s: %s", made[n].name, words)
			}
		}
		for n, c := range made {
			if per[c.name] == nil {
				per[c.name] = &tally{}
			}
			one := tally{}
			switch {
			case c.attribute == "":
				one.harmless++
				if found[n] != 0 {
					one.alarmed++
				}
			default:
				one.injected++
				if found[n] == 1 {
					one.exact++
				}
			}
			per[c.name].add(one)
			all.add(one)
		}
	}
	for _, c := range textChanges {
		if p := per[c.name]; p != nil {
			t.Logf("%-30s injected %4d found exactly %4d harmless %4d alarms %3d", c.name, p.injected, p.exact, p.harmless, p.alarmed)
		}
	}
	precision, recall, alarms := share(all.right, all.found), share(all.exact, all.injected), share(all.alarmed, all.harmless)
	t.Logf("precision %.1f %%, recall %.1f %% of %d, harmless that raise one %.1f %% of %d", precision, recall, all.injected, alarms, all.harmless)
	if precision < 95 || recall < 90 || alarms > 2 {
		t.Errorf("precision %.1f %% (at least 95), recall %.1f %% (at least 90), harmless differences that raise a contradiction %.1f %% (at most 2)", precision, recall, alarms)
	}
}
