package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/reconcile/event"
)

// timelineOptions are the options of factum timeline.
type timelineOptions struct {
	name    string
	paths   []string
	sources string
	json    bool
}

func newTimelineCmd(s streams) *cobra.Command {
	var o timelineOptions
	cmd := &cobra.Command{
		Use:   "timeline NAME FILE...",
		Short: "List everything that is told of one name, by day",
		Long: `Timeline lists every deed that whoever or whatever bears NAME has a part in, of
any kind, in the order of the days: verbs and nouns for acts, under every
spelling and pronoun that the files use of it. Where the words name no day, the
day of publication stands in brackets: it is when the deed was told.

Unlike build, it doesn't ask what kind of deed it is and whether it is said to
have happened: it is for finding one's way. "-" is the standard input.`,
		Example: `  factum timeline "Osama Najim" reports/
  factum timeline Larnaca --json reports/ | jq '.[].deeds'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 || strings.TrimSpace(args[0]) == "" {
				return usageError{errors.New("timeline needs a name and at least one file or folder")}
			}
			o.name, o.paths = args[0], args[1:]
			return runTimeline(cmd.Context(), o, s)
		},
	}
	cmd.Flags().StringVar(&o.sources, "sources", "", "read what is known of the documents from `FILE.yaml`")
	cmd.Flags().BoolVar(&o.json, "json", false, "print JSON")
	return cmd
}

// timelineLine is a line of a timeline in JSON.
type timelineLine struct {
	When  factum.Interval `json:"when"`
	Named bool            `json:"named"` // the words name the day; else it is that of publication
	Deeds []timelineDeed  `json:"deeds"`
}

// timelineDeed is where a deed is told.
type timelineDeed struct {
	File  string `json:"file"`
	Start int    `json:"start"` // of the word, bytes of the document's text
	End   int    `json:"end"`
	Word  string `json:"word"`
	Quote string `json:"quote"` // its sentence
}

// runTimeline reads the files and lists what they tell.
func runTimeline(ctx context.Context, o timelineOptions, s streams) error {
	listing, err := document.List(ctx, o.paths, s.in)
	if err != nil {
		return err
	}
	in := pipeline.Input{Documents: listing.Sources, Skipped: listing.Skipped}
	if o.sources != "" {
		data, err := os.ReadFile(o.sources)
		if err != nil {
			return err
		}
		if in.Sources, err = document.ReadSources(o.sources, data); err != nil {
			return err
		}
	}
	lines, skipped, err := pipeline.Timeline(ctx, in, o.name)
	if err != nil {
		return err
	}
	answer := make([]timelineLine, len(lines))
	for i, l := range lines {
		answer[i] = timelineLine{When: l.When, Named: l.Named}
		for _, d := range l.Deeds {
			answer[i].Deeds = append(answer[i].Deeds, deedOf(d))
		}
	}
	if o.json {
		out := json.NewEncoder(s.out)
		out.SetIndent("", " ")
		out.SetEscapeHTML(false)
		err = out.Encode(answer)
	} else {
		err = printTimeline(s, answer)
	}
	if err != nil {
		return fmt.Errorf("write the timeline: %w", err)
	}
	for _, x := range skipped {
		fmt.Fprintf(s.err, "factum: %s: %s\n", x.File, x.Reason)
	}
	if len(answer) == 0 {
		fmt.Fprintf(s.err, "factum: nothing is told of %q; try another spelling\n", o.name)
		return errReported
	}
	if len(skipped) > 0 {
		return errReported
	}
	return nil
}

func deedOf(d event.Deed) timelineDeed {
	doc := d.Source.Reading.Document
	sentence := &d.Source.Tree.Sentences[d.Sentence]
	word := &sentence.Tokens[d.Token]
	return timelineDeed{
		File: doc.File, Start: word.Start, End: word.End, Word: word.Form,
		Quote: strings.Join(strings.Fields(doc.Text[sentence.Start:sentence.End]), " "),
	}
}

// printTimeline prints a line for each document that tells a deed.
func printTimeline(s streams, lines []timelineLine) error {
	out := bufio.NewWriter(s.out)
	for _, l := range lines {
		days := l.When.String()
		switch {
		case !l.When.Known():
			days = "[day unknown]"
		case !l.Named:
			days = "[" + days + "]"
		}
		for _, d := range l.Deeds {
			fmt.Fprintf(out, "%-23s %s, %s: %s\n", days, d.Word, filepath.Base(d.File), d.Quote)
			days = ""
		}
	}
	return out.Flush()
}
