package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factum"
	"factum/internal/read/document"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// datesOptions are the options of factum dates.
type datesOptions struct {
	files     []string
	published string
	json      bool
}

func newDatesCmd(s streams) *cobra.Command {
	var o datesOptions
	cmd := &cobra.Command{
		Use:   "dates FILE...",
		Short: "List every time expression with its days",
		Long: `Dates lists the time expressions of each file: the words, what they are reckoned
from, the TIMEX3 type and value, and the days. "-" is the standard input.

Expressions like "on Sunday" or "last week" need the day of publication. It is
taken from --published, else from what the document prints, else narrowed down
by the document's own words; the last line says how it is known.`,
		Example: `  factum dates report.txt
  factum dates --published 2024-04-12 --json report.txt
  factum dates --published 2024-04-10/2024-04-12 report.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("dates needs at least one file (- for standard input)")}
			}
			o.files = args
			return runDates(cmd.Context(), o, s)
		},
	}
	cmd.Flags().StringVar(&o.published, "published", "", "the `DAY` of publication, 2024-04-12, or first/last day")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	return cmd
}

// datesFile is what dates says of one file, in the form of the contract.
type datesFile struct {
	File      string           `json:"file"`
	Published factum.Published `json:"published"`
	Times     []datesTime      `json:"times"`
	Notes     []string         `json:"notes,omitempty"` // what contradicts the day of publication
}

// datesTime is one time expression.
type datesTime struct {
	Start   int              `json:"start"`
	End     int              `json:"end"`
	Text    string           `json:"text"`
	Type    string           `json:"type"`
	Value   string           `json:"value"`
	Mod     string           `json:"mod,omitempty"`
	Symbol  string           `json:"symbol"`
	Days    *factum.Interval `json:"days"`
	Basis   factum.Basis     `json:"basis,omitempty"`
	Rule    string           `json:"rule,omitempty"`
	Zone    string           `json:"zone,omitempty"`
	Problem string           `json:"problem,omitempty"`
}

// runDates reads the files one after the other; files that can't be read are
// named and skipped.
func runDates(ctx context.Context, o datesOptions, s streams) error {
	published, err := parseDays(o.published)
	if err != nil {
		return usageError{fmt.Errorf("--published: %w", err)}
	}
	reader, err := text.New()
	if err != nil {
		return err
	}
	answers := []datesFile{}
	failed := false
	for _, name := range o.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		doc, err := readDocument(name, s.in)
		if err != nil {
			failed = true
			fmt.Fprintf(s.err, "factum: %s: %v\n", name, err)
			continue
		}
		if published.Known() {
			if says := doc.Published.Interval; says.Known() && !says.Meets(published) {
				doc.Notes = append(doc.Notes, fmt.Sprintf("published: --published says %s, the document %s", published, says))
			}
			doc.Published = factum.Published{Interval: published, Basis: factum.BasisGiven, Because: []factum.Because{}}
		}
		answer := datesOf(doc, reader.ReadAll(doc))
		if o.json {
			answers = append(answers, answer)
		} else if err := answer.print(s.out); err != nil {
			return err
		}
	}
	if o.json {
		out := json.NewEncoder(s.out)
		out.SetIndent("", " ")
		out.SetEscapeHTML(false)
		if err := out.Encode(answers); err != nil {
			return fmt.Errorf("write the times: %w", err)
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// parseDays reads a day or first/last day; "" is unknown.
func parseDays(s string) (factum.Interval, error) {
	if s == "" {
		return factum.Interval{}, nil
	}
	first, last, ranged := strings.Cut(s, "/")
	from, err := factum.ParseDay(first)
	if err != nil {
		return factum.Interval{}, err
	}
	if !ranged {
		return factum.On(from), nil
	}
	to, err := factum.ParseDay(last)
	if err != nil {
		return factum.Interval{}, err
	}
	if to < from {
		return factum.Interval{}, fmt.Errorf("%q ends before it begins", s)
	}
	return factum.Between(from, to), nil
}

// readDocument reads a file, or the standard input.
func readDocument(name string, in io.Reader) (*factum.Document, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(in)
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	return document.Read(name, data)
}

// datesOf finds and resolves the time expressions of a document.
func datesOf(doc *factum.Document, t *text.Text) datesFile {
	found := when.Find(t)
	if !doc.Published.Exact() {
		if narrowed, because := when.Narrow(t, found, doc.Published.Interval); narrowed != doc.Published.Interval {
			doc.Published = factum.Published{Interval: narrowed, Basis: factum.BasisWords, Because: because}
		}
	}
	context := when.Context{Published: doc.Published.Interval, Expressions: found}
	answer := datesFile{File: doc.File, Published: doc.Published, Times: []datesTime{}, Notes: doc.Notes}
	for _, k := range when.Clues(t, found) {
		x := &found[k.A]
		v, _ := context.Interval(x)
		if end := doc.Published.To.Day; k.Kind == when.Told && v.From.Known() && end.Known() && v.From.Day > end {
			answer.Notes = append(answer.Notes, fmt.Sprintf("%q is told as past, and lies after the publication, %s", doc.Text[x.Start:x.End], doc.Published.Interval))
		}
	}
	for i := range found {
		x := &found[i]
		row := datesTime{
			Start: x.Start, End: x.End, Text: doc.Text[x.Start:x.End], Type: x.Type.String(), Value: context.Value(x),
			Mod: x.Symbol.Mod.TIMEX3(), Symbol: x.Symbol.String(), Rule: x.Rule, Zone: x.Zone, Problem: x.Problem,
		}
		if v, basis := context.Interval(x); v.Known() {
			row.Days, row.Basis = &v, basis
		}
		answer.Times = append(answer.Times, row)
	}
	return answer
}

// print writes the answer for people.
func (a *datesFile) print(w io.Writer) error {
	fmt.Fprintf(w, "%s\n", a.File)
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, t := range a.Times {
		days := "?"
		if t.Days != nil {
			days = t.Days.String()
		}
		value := t.Value
		if t.Problem != "" {
			value = t.Problem
		}
		fmt.Fprintf(tab, "  %s\t%s\t%s\t%s\t%s\n", strings.Join(strings.Fields(t.Text), " "), t.Type, value, days, t.Symbol)
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	published := a.Published.Interval.String()
	if published == "" {
		published = "unknown"
	}
	_, err := fmt.Fprintf(w, "  published: %s", published)
	if a.Published.Basis != "" {
		fmt.Fprintf(w, " (%s)", a.Published.Basis)
	}
	for _, b := range a.Published.Because {
		if b.Span != nil {
			fmt.Fprintf(w, "\n    %q", strings.Join(strings.Fields(b.Quote), " "))
		}
		if b.Note != "" {
			fmt.Fprintf(w, " %s", b.Note)
		}
	}
	for _, note := range a.Notes {
		fmt.Fprintf(w, "\n  note: %s", note)
	}
	fmt.Fprintln(w)
	return err
}
