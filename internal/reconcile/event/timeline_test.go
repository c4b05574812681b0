package event_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
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

// TestTimelines measures timelines of the trial set from raw text with the
// scorer beside the data: the events that name the target, by their days, each
// at the words that told it. Events without a day stand, as reports usually mean
// it, on the day of publication.
func TestTimelines(t *testing.T) {
	gold := shareddata.Path(t, "timelines/trial_timelines")
	scorer := shareddata.Path(t, "tools/score_timeline.py")
	rec, where := buildTrial(t, shareddata.Path(t, "timelines/trial_documents"))
	system := t.TempDir()
	targets, _ := filepath.Glob(filepath.Join(gold, "*.txt"))
	told := 0
	for _, file := range targets {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		target, _, _ := strings.Cut(string(data), "\n")
		lines := timeline(rec, where, strings.TrimSpace(target))
		told += len(lines)
		if err := os.WriteFile(filepath.Join(system, filepath.Base(file)), []byte(target+"\n"+strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), "python3", scorer, gold, system).CombinedOutput()
	if err != nil {
		t.Fatalf("the scorer fails: %v\n%s", err, out)
	}
	t.Logf("%d events in %d timelines (P, R, F1 in per cent)\n%s", told, len(targets), out)
	if told == 0 {
		t.Error("no event of any target is found")
	}
}

// sentenceStart is where a sentence of the trial set begins in the text of its document.
type sentenceStart struct {
	start int
	id    string
}

type trialText struct {
	id        string
	published factum.Day
	sentences []sentenceStart
}

// buildTrial builds the record of the trial documents, each sentence a line.
func buildTrial(t *testing.T, folder string) (*factum.Record, map[string]trialText) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.tml"))
	dir := t.TempDir()
	texts := map[string]trialText{}
	var known strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d trialDocument
		if err := xml.Unmarshal(data, &d); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		var text strings.Builder
		x := trialText{id: d.ID}
		x.published, _ = factum.ParseDay(d.DCT.Time.Value)
		for _, s := range d.Sentences {
			x.sentences = append(x.sentences, sentenceStart{text.Len(), s.ID})
			text.WriteString(strings.NewReplacer(" ,", ",", " .", ".", " 's", "'s", "``", "“", "''", "”", " )", ")", "( ", "(", "&amp;", "&").Replace(s.Text))
			text.WriteString("\n\n")
		}
		name := d.ID + ".txt"
		texts[name] = x
		fmt.Fprintf(&known, "%s: {published: %s}\n", name, d.DCT.Time.Value)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := document.ReadSources("sources.yaml", []byte(known.String()))
	if err != nil {
		t.Fatal(err)
	}
	listing, err := document.List(t.Context(), []string{dir}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := pipeline.Build(t.Context(), pipeline.Input{Documents: listing.Sources, Sources: sources}, pipeline.Options{Why: true})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]trialText{}
	for _, d := range rec.Documents {
		byID[d.ID] = texts[filepath.Base(d.File)]
	}
	return rec, byID
}

// timeline gives the lines of a target: position, day, and each event with the
// words that told it.
func timeline(rec *factum.Record, where map[string]trialText, target string) []string {
	is := map[string]bool{}
	for _, e := range rec.Entities {
		for _, s := range append(e.Spellings, factum.Spelling{Text: e.Name}) {
			is[e.ID] = is[e.ID] || strings.EqualFold(s.Text, target)
		}
	}
	text := map[string]string{}
	for _, d := range rec.Documents {
		text[d.ID] = d.Text
	}
	statements := map[string]*factum.Statement{}
	for i := range rec.Statements {
		statements[rec.Statements[i].ID] = &rec.Statements[i]
	}
	type line struct {
		day   factum.Day
		words []string
	}
	var lines []line
	for _, ev := range rec.Events {
		about := slices.ContainsFunc(slices.Concat(ev.Who, ev.Whom), func(e string) bool { return is[e] })
		x := line{}
		if ev.When.Exact() {
			x.day = ev.When.From.Day
		}
		for _, id := range ev.Statements {
			st := statements[id]
			about = about || strings.Contains(strings.ToLower(st.Quote), strings.ToLower(target))
			d := where[st.Document]
			at, _ := slices.BinarySearchFunc(d.sentences, st.Why.Trigger.Start+1, func(s sentenceStart, start int) int { return s.start - start })
			if at == 0 {
				continue
			}
			words := strings.ReplaceAll(text[st.Document][st.Why.Trigger.Start:st.Why.Trigger.End], " ", "_")
			x.words = append(x.words, fmt.Sprintf("%s-%s-%s", d.id, d.sentences[at-1].id, words))
			if !x.day.Known() {
				x.day = d.published
			}
		}
		if about && len(x.words) > 0 {
			lines = append(lines, x)
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return int(a.day) - int(b.day) })
	var out []string
	position, day := 0, factum.Day(0)
	for _, x := range lines {
		if x.day != day {
			position, day = position+1, x.day
		}
		out = append(out, fmt.Sprintf("%d\t%s\t%s", position, x.day, strings.Join(x.words, "\t")))
	}
	return out
}
