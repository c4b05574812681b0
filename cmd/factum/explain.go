package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factum"
	termreport "factum/internal/report/term"
)

// explainOptions are the options of factum explain.
type explainOptions struct {
	build  buildOptions
	id     string
	record string
}

func newExplainCmd(s streams) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain ID PATH...",
		Short: "Say why a statement was read",
		Long: `Explain says in words why the record holds a statement: its sentence with the
quote marked, the frame and the words that made it fire, where each role stands
and whom a pronoun or a description means, what decided its time, its source,
its modality and its polarity, and the event that it went to.

ID is that of a statement as build --verbose, the page or the JSON show it, or
its beginning, if that is enough to tell it; the id of an event explains each of
its statements. The record is built of the files and folders again, with the
options that build had; with --record it is read from JSON that build wrote
with --json --verbose (and --with-text, so that the sentences can be shown).`,
		Example: `  factum build reports/ --verbose | grep -i arrest
  factum explain s61c39d78 reports/
  factum explain s61c reports/ --json
  factum build reports/ --json -v --with-text > case.json
  factum explain s61c --record case.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("explain needs the id of a statement; build --verbose lists them")}
			}
			o.id, o.build.paths = args[0], args[1:]
			sources := len(o.build.paths) + len(o.build.statements)
			switch {
			case o.record != "" && (sources > 0 || o.build.sources != ""):
				return usageError{errors.New("explain takes a record or sources, not both")}
			case o.record == "" && sources == 0:
				if _, err := os.Stat(o.id); err == nil {
					return usageError{fmt.Errorf("%s is a file or a folder: the id of a statement comes first; build --verbose lists them", o.id)}
				}
				return usageError{errors.New("explain needs the files or folders that the record is built of, or --record")}
			}
			return runExplain(cmd.Context(), o, s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.record, "record", "", "take the record from `FILE.json` (- for standard input) instead of building it")
	f.BoolVar(&o.build.json, "json", false, "print the statements, their sentences and events as JSON")
	f.StringArrayVar(&o.build.statements, "statements", nil, "add the statements of `FILE.jsonl` (may be repeated)")
	f.StringVar(&o.build.sources, "sources", "", "read what is known of the documents from `FILE.yaml`")
	f.IntVar(&o.build.workers, "jobs", runtime.NumCPU(), "read `N` documents at the same time")
	return cmd
}

// runExplain finds the statements and explains them.
func runExplain(ctx context.Context, o explainOptions, s streams) error {
	var rec *factum.Record
	var err error
	if o.record != "" {
		rec, err = readRecord(o.record, s.in)
	} else {
		o.build.verbose = true
		rec, err = buildRecord(ctx, o.build, s)
	}
	if err != nil {
		return err
	}
	for _, skipped := range rec.Skipped {
		if o.record == "" {
			fmt.Fprintf(s.err, "factum: %s: %s\n", skipped.File, skipped.Reason)
		}
	}
	found, err := findStatements(rec, o.id)
	if err != nil {
		return err
	}
	if o.build.json {
		return explainJSON(s.out, rec, found)
	}
	for i, k := range found {
		if i > 0 {
			if _, err := fmt.Fprintln(s.out); err != nil {
				return fmt.Errorf("write the explanation: %w", err)
			}
		}
		if err := termreport.Explain(s.out, rec, &rec.Statements[k], terminalOptions(s.out, true)); err != nil {
			return err
		}
	}
	return nil
}

// readRecord reads a record that build wrote as JSON.
func readRecord(name string, in io.Reader) (*factum.Record, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	var rec factum.Record
	if err := json.NewDecoder(in).Decode(&rec); err != nil {
		return nil, fmt.Errorf("%s is no record that build --json wrote: %w", name, err)
	}
	if rec.Factum == "" {
		return nil, fmt.Errorf("%s is no record that build --json wrote: it names no version", name)
	}
	return &rec, nil
}

// findStatements gives the positions of the statements that an id means: that
// of a statement, or all those of an event.
func findStatements(rec *factum.Record, id string) ([]int, error) {
	var ids []string
	of := map[string][]int{}
	for i := range rec.Statements {
		st := &rec.Statements[i]
		ids = append(ids, st.ID)
		of[st.ID] = append(of[st.ID], i)
		if st.Event != "" {
			of[st.Event] = append(of[st.Event], i)
		}
	}
	for i := range rec.Events {
		ids = append(ids, rec.Events[i].ID)
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("no statement %s: the record holds none", id)
	}
	if found := of[id]; found != nil {
		return found, nil
	}
	var begins []string
	for _, x := range ids {
		if strings.HasPrefix(x, id) {
			begins = append(begins, x)
		}
	}
	if len(begins) == 1 {
		return of[begins[0]], nil
	}
	describe := func(ids []string) string {
		var b strings.Builder
		for _, x := range ids {
			st := &rec.Statements[of[x][0]]
			fmt.Fprintf(&b, "\n  %s  %s: %s", x, st.Type, brief(cmp.Or(st.Quote, st.Source)))
		}
		return b.String()
	}
	const most = 5
	if len(begins) > 1 {
		return nil, fmt.Errorf("%s is the beginning of %d ids; give more of it:%s", id, len(begins), describe(begins[:min(most, len(begins))]))
	}
	slices.SortStableFunc(ids, func(a, b string) int { return distance(id, a) - distance(id, b) })
	return nil, fmt.Errorf("no statement or event %s; those with the nearest ids:%s", id, describe(ids[:min(most, len(ids))]))
}

// brief cuts words to what fits on a line.
func brief(s string) string {
	const most = 70
	words := strings.Join(strings.Fields(s), " ")
	if r := []rune(words); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return words
}

// distance is the number of letters by which two ids differ (Levenshtein).
func distance(a, b string) int {
	if len(a) > 64 {
		a = a[:64]
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := left
			if a[i] != b[j] {
				d++
			}
			left = row[j+1]
			row[j+1] = min(d, row[j]+1, left+1)
		}
	}
	return row[len(b)]
}

// explained is a statement with all that its explanation speaks of.
type explained struct {
	Statement factum.Statement `json:"statement"`
	File      string           `json:"file,omitempty"`
	Sentence  string           `json:"sentence,omitempty"` // "" if the record holds no text
	Trigger   string           `json:"trigger,omitempty"`
	Entities  []factum.Entity  `json:"entities"`
	Event     *factum.Event    `json:"event,omitempty"`
}

// explainJSON writes the explanations as JSON.
func explainJSON(w io.Writer, rec *factum.Record, found []int) error {
	out := []explained{}
	for _, k := range found {
		st := rec.Statements[k]
		e := explained{Statement: st, Entities: []factum.Entity{}}
		for i := range rec.Documents {
			d := &rec.Documents[i]
			if d.ID != st.Document || st.Document == "" {
				continue
			}
			e.File = d.File
			if st.Why != nil {
				e.Sentence, e.Trigger = cut(d.Text, st.Why.Sentence), cut(d.Text, st.Why.Trigger)
			}
		}
		for i := range rec.Entities {
			if id := rec.Entities[i].ID; slices.Contains(st.Who, id) || slices.Contains(st.Whom, id) || slices.Contains(st.Places, id) {
				e.Entities = append(e.Entities, rec.Entities[i])
			}
		}
		for i := range rec.Events {
			if rec.Events[i].ID == st.Event {
				e.Event = &rec.Events[i]
			}
		}
		out = append(out, e)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{"explained": out}); err != nil {
		return fmt.Errorf("write the explanation as JSON: %w", err)
	}
	return nil
}

// cut gives the words of a range; "" if the text doesn't hold it.
func cut(text string, at factum.Range) string {
	if at.Start < 0 || at.Start > at.End || at.End > len(text) {
		return ""
	}
	return text[at.Start:at.End]
}
