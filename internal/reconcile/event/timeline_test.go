package event_test

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/deed"
	"factum/internal/read/text"
	"factum/internal/reconcile/event"
	"factum/internal/shareddata"
)

// trialDocument is a document of the trial timelines (SemEval-2015 task 4): sentences
// of tokens.
type trialDocument struct {
	ID  string `xml:"DOCID"`
	DCT struct {
		Time struct {
			Value string `xml:"value,attr"`
		} `xml:"TIMEX3"`
	} `xml:"DCT"`
	Sentences []struct {
		ID   string `xml:"id,attr"`
		Text string `xml:",innerxml"`
	} `xml:"TEXT>s"`
}

// TestTimelines measures timelines of the trial set with the scorer beside the
// data: from raw text, the deeds that the target is an argument of; and with the
// words of its gold events given, which are dated, ordered and put together as
// our own are. Deeds that nothing dates stand, as reports usually mean it, on the
// day of publication.
func TestTimelines(t *testing.T) {
	gold := shareddata.Path(t, "timelines/trial_timelines")
	scorer := shareddata.Path(t, "tools/score_timeline.py")
	p := readPile(t, shareddata.Path(t, "timelines/trial_documents"))
	targets, _ := filepath.Glob(filepath.Join(gold, "*.txt"))
	for _, given := range []bool{false, true} {
		what, floor := "from raw text", float64(floorTimelines)
		if given {
			what, floor = "gold events given", floorTimelinesGiven
		}
		system := t.TempDir()
		told := 0
		for _, file := range targets {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			target, rows, _ := strings.Cut(string(data), "\n")
			target = strings.TrimSpace(target)
			deeds, words := []event.Deed(nil), map[string]string(nil)
			if given {
				deeds, words = p.given(rows)
			} else {
				deeds = event.Deeds(p.parsed, gazetteer(t), target)
			}
			lines := p.lines(event.Timeline(deeds), words)
			told += len(deeds)
			if err := os.WriteFile(filepath.Join(system, filepath.Base(file)), []byte(target+"\n"+strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.CommandContext(t.Context(), "python3", scorer, gold, system).CombinedOutput()
		if err != nil {
			t.Fatalf("the scorer fails: %v\n%s", err, out)
		}
		t.Logf("timelines %s: %d deeds in %d timelines (P, R, F1 in per cent)\n%s", what, told, len(targets), out)
		all := strings.Fields(string(out))
		if f, err := strconv.ParseFloat(all[len(all)-1], 64); err != nil || f < floor {
			t.Errorf("timelines %s: F1 is %v, it was at least %v", what, f, floor)
		}
	}
}

// What has been reached, F1 in per cent.
const (
	floorTimelines      = 22
	floorTimelinesGiven = 59
)

// pile is the documents of the trial set as they were read.
type pile struct {
	documents []trialRead
	parsed    []event.Parsed
}

type trialRead struct {
	trialDocument
	starts []int // of the sentences of the set, in the text
}

// readPile reads the trial documents, each sentence a paragraph.
func readPile(t *testing.T, folder string) *pile {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.tml"))
	g := gazetteer(t)
	p := &pile{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		x := trialRead{}
		if err := xml.Unmarshal(data, &x.trialDocument); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		var words strings.Builder
		for _, s := range x.Sentences {
			x.starts = append(x.starts, words.Len())
			plain := tags.ReplaceAllString(s.Text, "")
			words.WriteString(strings.NewReplacer(" ,", ",", " .", ".", " 's", "'s", "``", "“", "''", "”", " )", ")", "( ", "(", "&amp;", "&").Replace(plain))
			words.WriteString("\n\n")
		}
		d := &factum.Document{ID: x.ID, File: x.ID, Text: words.String(), Blocks: text.Paragraphs(words.String())}
		if day, err := factum.ParseDay(x.DCT.Time.Value); err == nil {
			d.Published = factum.Published{Interval: factum.On(day), Basis: factum.BasisGiven}
		}
		reading, tree := readTree(t, d, g)
		p.documents = append(p.documents, x)
		p.parsed = append(p.parsed, event.Parsed{Tree: tree, Reading: reading})
	}
	return p
}

var tags = regexp.MustCompile(`<[^>]*>`)

// given finds the words of gold events in the documents, without their order,
// days and groups: also of those that the set can't place.
func (p *pile) given(rows string) (deeds []event.Deed, words map[string]string) {
	words = map[string]string{}
	var names []string
	for row := range strings.Lines(rows) {
		if f := strings.Split(strings.TrimSpace(row), "\t"); len(f) > 2 {
			names = append(names, f[2:]...)
		}
	}
	slices.Sort(names) // nothing of their order is known
	seen := map[string]int{}
	for _, name := range names {
		parts := strings.SplitN(name, "-", 3)
		i := slices.IndexFunc(p.documents, func(d trialRead) bool { return d.ID == parts[0] })
		if i < 0 || len(parts) < 3 {
			continue
		}
		seen[name]++
		if at, ok := p.find(i, parts[1], parts[2], seen[name]); ok {
			d := p.parsed[i].At(at)
			deeds = append(deeds, d)
			words[mark(d)] = parts[2]
		}
	}
	return deeds, words
}

// mark tells deeds apart.
func mark(d event.Deed) string { return fmt.Sprint(d.Source.Reading.Document.ID, d.Place) }

// find gives the place of the nth such word of a sentence of document i; of the
// last one if there are fewer.
func (p *pile) find(i int, sentence, words string, nth int) (deed.Place, bool) {
	first, _, _ := strings.Cut(words, "_")
	var last deed.Place
	found := 0
	for n := range p.parsed[i].Tree.Sentences {
		for k := range p.parsed[i].Tree.Sentences[n].Tokens {
			if x := &p.parsed[i].Tree.Sentences[n].Tokens[k]; x.Form == first && p.documents[i].sentence(x.Start) == sentence {
				if found++; found == nth {
					return deed.Place{Sentence: n, Token: k}, true
				}
				last = deed.Place{Sentence: n, Token: k}
			}
		}
	}
	return last, found > 0
}

// sentence gives the number in the set of the sentence at a byte.
func (d *trialRead) sentence(at int) string {
	i, found := slices.BinarySearch(d.starts, at)
	if !found {
		i--
	}
	return d.Sentences[i].ID
}

// lines writes a timeline as the set does: position, day, and each deed by its
// document, sentence and word.
func (p *pile) lines(timeline []event.Line, words map[string]string) []string {
	var out []string
	position := 0
	for i, x := range timeline {
		if i == 0 || x.When != timeline[i-1].When {
			position++
		}
		row := fmt.Sprintf("%d\t%s", position, written(x.When))
		for _, d := range x.Deeds {
			of := &p.documents[slices.IndexFunc(p.documents, func(y trialRead) bool { return y.ID == d.Source.Reading.Document.ID })]
			x := &d.Source.Tree.Sentences[d.Sentence].Tokens[d.Token]
			row += fmt.Sprintf("\t%s-%s-%s", of.ID, of.sentence(x.Start), cmp.Or(words[mark(d)], x.Form))
		}
		out = append(out, row)
	}
	return out
}

// written gives days as the set writes them: "2008-06-09", "2008-06", "2008".
func written(v factum.Interval) string {
	from, to := v.From.Day.String(), v.To.Day.String()
	switch {
	case !v.Closed():
	case from == to:
		return from
	case from[:7] == to[:7]:
		return from[:7]
	case from[:4] == to[:4]:
		return from[:4]
	}
	return "XXXX-XX-XX"
}
