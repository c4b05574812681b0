package statement

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/document"
	"factum/internal/read/place"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// The corpus is sentences of our own with the statements that a careful reader
// notes (testdata/corpus, whose README says how to write them). A fifth, in
// the folder held, is kept apart: only its total figures are looked at.

var showMisses = flag.String("misses", "", "list what is wrong in the corpus files whose names hold this (\"all\" for every file; never the held ones)")

// corpusDay is the day of publication of every sentence of the corpus.
const corpusDay = "2024-05-16"

// sample is one sentence, or a few that belong together, with what it says.
type sample struct {
	file string
	line int
	text string
	want []expected
}

// expected is a statement or a figure, with the values of its fields by name.
type expected struct {
	kind, trigger string
	fields        map[string]string
}

// loadSamples reads the corpus files of a folder.
func loadSamples(t testing.TB, folder string) []sample {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "corpus", folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no corpus in %s: %v", folder, err)
	}
	var out []sample
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		for n := 1; in.Scan(); n++ {
			line := in.Text()
			switch {
			case strings.HasPrefix(line, "//"), strings.TrimSpace(line) == "":
			case line[0] != ' ':
				out = append(out, sample{file: filepath.Base(name), line: n, text: line})
			case len(out) == 0:
				t.Fatalf("%s:%d: a statement before any sentence", name, n)
			default:
				e, err := parseExpected(line)
				if err != nil {
					t.Fatalf("%s:%d: %v", name, n, err)
				}
				out[len(out)-1].want = append(out[len(out)-1].want, e)
			}
		}
		if err := in.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func parseExpected(line string) (expected, error) {
	parts := strings.Split(line, "|")
	kind, trigger, _ := strings.Cut(strings.TrimSpace(parts[0]), " ")
	e := expected{kind, strings.TrimSpace(trigger), map[string]string{}}
	if kind != "figure" && !slices.Contains(factum.Types(), factum.Type(kind)) {
		return e, fmt.Errorf("no type %q", kind)
	}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(p), " ")
		switch key {
		case "who", "whom", "when", "where", "from", "mod", "neg", "means", "reason", "instrument", "verb", "new", "low", "high", "unit":
			e.fields[key] = strings.TrimSpace(value)
		default:
			return e, fmt.Errorf("no field %q", key)
		}
	}
	return e, nil
}

// stages are the readers that the corpus runs through, as in the program.
type stages struct {
	text       *text.Reader
	gazetteer  *place.Gazetteer
	statements *Reader
}

var loadStages = sync.OnceValues(func() (*stages, error) {
	t, err := text.New()
	if err != nil {
		return nil, err
	}
	g, err := place.Open()
	if err != nil {
		return nil, err
	}
	s, err := NewReader(g)
	if err != nil {
		return nil, err
	}
	return &stages{t, g, s}, nil
})

func reader(t testing.TB) *stages {
	t.Helper()
	s, err := loadStages()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// read takes words through all stages of reading. Items and headings are read
// as files, all else as paragraphs (parted by " ¶ ").
func (s *stages) read(t testing.TB, words string) (*text.Text, *Reading) {
	t.Helper()
	var d *factum.Document
	if strings.HasPrefix(words, "* ") || strings.HasPrefix(words, "# ") {
		var err error
		if d, err = document.Read("sample.txt", []byte(words+"\n")); err != nil {
			t.Fatalf("%s: %v", words, err)
		}
	} else {
		d = &factum.Document{Language: "en"}
		for part := range strings.SplitSeq(words, " ¶ ") {
			if d.Text != "" {
				d.Text += "\n\n"
			}
			from := len(d.Text)
			d.Text += part
			d.Blocks = append(d.Blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: from, End: len(d.Text)}})
		}
	}
	day, err := factum.ParseDay(corpusDay)
	if err != nil {
		t.Fatal(err)
	}
	d.Published = factum.Published{Interval: factum.Between(day, day), Basis: factum.BasisGiven}
	tx := s.text.Read(d)
	return tx, s.statements.Read(tx, actor.Find(tx, s.gazetteer), when.Find(tx))
}

// tally counts the values of a field: those that are there, those that were
// given, those that are right.
type tally struct{ gold, given, right int }

func (c *tally) add(gold, given, right int) {
	c.gold, c.given, c.right = c.gold+gold, c.given+given, c.right+right
}

func (c tally) precision() float64 { return ratio(c.right, c.given) }
func (c tally) recall() float64    { return ratio(c.right, c.gold) }
func (c tally) f1() float64        { return ratio(2*c.right, c.gold+c.given) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// corpusFields are the fields of a statement that are judged, in the order of the
// report.
var corpusFields = []string{"statement", "who", "whom", "when", "where", "from", "mod", "neg", "means", "reason", "instrument", "verb", "new", "figure"}

// score holds the tally of each field.
type score map[string]*tally

func newScore() score {
	s := score{}
	for _, f := range corpusFields {
		s[f] = &tally{}
	}
	return s
}

func (s score) String() string {
	var b strings.Builder
	for _, f := range corpusFields {
		c := s[f]
		fmt.Fprintf(&b, "  %-10s P %5.1f  R %5.1f  F1 %5.1f  (%d right of %d given, %d there)\n", f, 100*c.precision(), 100*c.recall(), 100*c.f1(), c.right, c.given, c.gold)
	}
	return b.String()
}

// judge holds a reading against what a sample says; it gives what is wrong.
func (s score) judge(x *sample, r *Reading) []string {
	var wrong []string
	used := make([]bool, len(r.Statements))
	want := slices.Clone(x.want)
	var figures []expected
	want = slices.DeleteFunc(want, func(e expected) bool {
		if e.kind == "figure" {
			figures = append(figures, e)
		}
		return e.kind == "figure"
	})
	matched := make([]int, len(want))
	for i := range want {
		matched[i] = -1
	}
	// the very trigger first, then any statement of the type whose words hold it
	for _, exact := range []bool{true, false} {
		for i, e := range want {
			for k := range r.Statements {
				st := &r.Statements[k]
				if matched[i] >= 0 || used[k] || st.Type != factum.Type(e.kind) {
					continue
				}
				quote := r.Document.Text[st.Start:st.End]
				trigger := r.Document.Text[st.Why.Trigger.Start:st.Why.Trigger.End]
				if exact && slices.Contains(strings.Fields(e.trigger), trigger) || !exact && strings.Contains(strings.ToLower(quote), strings.ToLower(e.trigger)) {
					matched[i], used[k] = k, true
				}
			}
		}
	}
	for i, e := range want {
		s["statement"].gold++
		if matched[i] < 0 {
			wrong = append(wrong, fmt.Sprintf("missed %s %s", e.kind, e.trigger))
			continue
		}
		s["statement"].add(0, 1, 1)
		wrong = append(wrong, s.fields(&e, r, &r.Statements[matched[i]])...)
	}
	for k := range r.Statements {
		if st := &r.Statements[k]; !used[k] && st.Type != factum.PositionHeld {
			s["statement"].given++
			wrong = append(wrong, fmt.Sprintf("extra %s (%s) %q", st.Type, st.Why.Frame, r.Document.Text[st.Start:st.End]))
		}
	}
	if x.file == "figures.txt" {
		wrong = append(wrong, s.figures(figures, r)...)
	}
	return wrong
}

func (s score) fields(e *expected, r *Reading, st *Statement) []string {
	var wrong []string
	note := func(field string, want, got any) {
		wrong = append(wrong, fmt.Sprintf("%s: %s %v, want %v", e.trigger, field, got, want))
	}
	for field, actors := range map[string][]int{"who": st.Who, "whom": st.Whom} {
		names := list(e.fields[field], ";")
		// a pronoun of whom nothing is known is nobody
		actors = slices.DeleteFunc(slices.Clone(actors), func(a int) bool {
			return !slices.ContainsFunc(r.Actors[a].Mentions, func(m actor.Mention) bool { return m.Form != actor.ByPronoun })
		})
		right := 0
		for _, n := range names {
			if slices.ContainsFunc(actors, func(a int) bool { return bears(&r.Actors[a], n) }) {
				right++
			}
		}
		s[field].add(len(names), len(actors), min(right, len(actors)))
		if right != len(names) || len(actors) != len(names) {
			var got []string
			for _, a := range actors {
				got = append(got, r.Actors[a].Name())
			}
			note(field, names, got)
		}
	}
	given := ""
	if st.When != nil {
		given = st.When.Interval.String()
	}
	s.value("when", interval(e.fields["when"]), given, interval(e.fields["when"]) == given, note)
	for field, v := range map[string]string{"where": st.Where, "means": st.Means, "reason": st.Reason, "instrument": st.Instrument} {
		s.value(field, e.fields[field], v, alike(e.fields[field], v), note)
	}
	if v, ok := e.fields["verb"]; ok {
		s.value("verb", v, st.Verb, v == st.Verb, note)
	}
	sources := list(e.fields["from"], ">")
	right := 0
	for i, n := range sources {
		if i < len(st.AttributedTo) {
			got := st.AttributedTo[i]
			if alike(n, got.Text) || got.Actor >= 0 && bears(&r.Actors[got.Actor], n) {
				right++
			}
		}
	}
	// who speaks may stand as the innermost source of what he says
	got := st.AttributedTo
	if n := len(got); n > len(sources) && st.Type.Speech() && slices.Contains(st.Who, got[n-1].Actor) {
		got = got[:n-1]
	}
	s["from"].add(len(sources), len(got), right)
	if right != len(sources) || len(got) != len(sources) {
		note("from", sources, got)
	}
	mod := e.fields["mod"]
	if mod == "" {
		mod = "asserted"
	}
	s.value("mod", mod, string(st.Modality), mod == string(st.Modality), note)
	_, neg := e.fields["neg"]
	s.value("neg", fmt.Sprint(neg), fmt.Sprint(st.Negated), neg == st.Negated, note)
	_, another := e.fields["new"]
	if another || st.Another {
		s.value("new", fmt.Sprint(another), fmt.Sprint(st.Another), another == st.Another, note)
	}
	return wrong
}

func (s score) value(field, want, got string, right bool, note func(string, any, any)) {
	c := s[field]
	if want != "" {
		c.gold++
	}
	if got != "" {
		c.given++
	}
	if want != "" && got != "" && right {
		c.right++
	} else if want != got {
		note(field, want, strconv.Quote(got))
	}
}

func (s score) figures(want []expected, r *Reading) []string {
	var wrong []string
	used := make([]bool, len(r.Figures))
	for _, e := range want {
		s["figure"].gold++
		found := false
		for k := range r.Figures {
			if f := &r.Figures[k]; !found && !used[k] && sameFigure(&e, f) {
				used[k], found = true, true
				s["figure"].add(0, 1, 1)
			}
		}
		if !found {
			wrong = append(wrong, fmt.Sprintf("missed figure %s %v", e.trigger, e.fields))
		}
	}
	for k, f := range r.Figures {
		if !used[k] {
			s["figure"].given++
			wrong = append(wrong, fmt.Sprintf("extra figure %v low %s high %s unit %s when %v", f.Value, bound(f.Low), bound(f.High), f.Unit, f.When))
		}
	}
	return wrong
}

func sameFigure(e *expected, f *Figure) bool {
	if v, err := strconv.ParseFloat(e.trigger, 64); err != nil || v != f.Value {
		return false
	}
	if e.fields["low"] != bound(f.Low) || e.fields["high"] != bound(f.High) {
		return false
	}
	if u := e.fields["unit"]; u != "" && !alike(u, f.Unit) && !alike(u, f.Of) && u != f.Unit {
		return false
	}
	given := ""
	if f.When != nil {
		given = f.When.Interval.String()
	}
	return e.fields["when"] == "" || interval(e.fields["when"]) == given
}

func bound(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// list splits a field of several values.
func list(s, sep string) []string {
	var out []string
	for p := range strings.SplitSeq(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// interval writes the days of an expectation as factum.Interval writes them.
func interval(s string) string {
	if s == "" {
		return ""
	}
	from, to, ranged := strings.Cut(s, "/")
	if !ranged {
		to = from
	}
	var v factum.Interval
	v.From.Day, _ = factum.ParseDay(from)
	v.To.Day, _ = factum.ParseDay(to)
	return v.String()
}

// bears says whether an actor is mentioned by the words.
func bears(a *actor.Actor, name string) bool {
	return slices.ContainsFunc(a.Mentions, func(m actor.Mention) bool { return m.Form != actor.ByPronoun && alike(name, m.Text) })
}

// alike says whether one wording holds the other, word by word.
func alike(a, b string) bool {
	fold := func(s string) string {
		words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.'’\"“”*()", r) })
		return " " + strings.Join(words, " ") + " "
	}
	a, b = fold(a), fold(b)
	return a != "  " && b != "  " && (strings.Contains(a, b) || strings.Contains(b, a))
}

// measure runs the samples and gives the figures.
func measure(t testing.TB, samples []sample, miss func(x *sample, wrong []string)) score {
	s := newScore()
	st := reader(t)
	for i := range samples {
		_, r := st.read(t, samples[i].text)
		if wrong := s.judge(&samples[i], r); len(wrong) > 0 && miss != nil {
			miss(&samples[i], wrong)
		}
	}
	return s
}

func TestCorpus(t *testing.T) {
	samples := loadSamples(t, "")
	s := measure(t, samples, func(x *sample, wrong []string) {
		if *showMisses == "all" || *showMisses != "" && strings.Contains(x.file, *showMisses) {
			t.Logf("%s:%d: %s\n\t%s", x.file, x.line, x.text, strings.Join(wrong, "\n\t"))
		}
	})
	held := loadSamples(t, "held")
	h := measure(t, held, nil)
	t.Logf("%d samples\n%s%d held out\n%s", len(samples), s, len(held), h)
}
