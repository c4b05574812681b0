package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/google/renameio/v2"
	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"factum"
	"factum/internal/assess/duty/statute"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/reconcile/event"
	"factum/internal/report"
	"factum/internal/report/page"
	termreport "factum/internal/report/term"
)

// buildOptions are the options of factum build.
type buildOptions struct {
	paths      []string
	json       bool
	withText   bool
	verbose    bool
	report     string
	statements []string
	sources    string
	grades     string
	decisions  string
	asOf       string
	law        []string
	allDuties  bool
	workers    int
	cache      string
}

func newBuildCmd(s streams) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Build one record of reports on one case",
		Long: `Build reads files and folders (txt, md, html; "-" for standard input), builds one
record of what they say and prints a summary: the people with their spellings,
the timeline, the conflicts with the words on each side, what is unknown.

With --cache DIR (or FACTUM_CACHE) the readings of documents are kept in a folder
and a document is read once, until it or the program changes; the record is the
same, byte for byte. Without it nothing is written but what was asked for.

A file that can't be read is named with the reason and skipped; the rest is
built, and the exit status is 1 at the end.`,
		Example: `  factum build reports/
  factum build reports/ --report case.html
  factum build reports/ --json | jq .conflicts
  factum build reports/ --cache ~/.cache/factum
  factum build reports/ --sources sources.yaml --statements notes.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if len(args) == 0 && len(o.statements) == 0 {
				return usageError{errors.New("build needs at least one file or folder, or --statements")}
			}
			return runBuild(cmd.Context(), o, s)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (o *buildOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print the record as JSON")
	f.BoolVar(&o.withText, "with-text", false, "put the text of each document into the JSON")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print everything; in the JSON, say why each statement was read")
	f.StringVar(&o.report, "report", "", "write one self-contained page to `FILE.html`")
	f.StringArrayVar(&o.statements, "statements", nil, "add the statements of `FILE.jsonl` (may be repeated)")
	f.StringVar(&o.sources, "sources", "", "read what is known of the documents from `FILE.yaml`")
	f.StringVar(&o.grades, "grades", "", "read how you grade the documents (Admiralty code: \"report.txt: B2\") from `FILE.yaml`")
	f.StringVar(&o.decisions, "decisions", "", "read what you decided on who is who (\"- apart: [Name, Other Name]\", \"- same: …\") from `FILE.yaml`")
	f.StringVar(&o.asOf, "as-of", "", "build what was known on `DAY` (YYYY-MM-DD): sources of a later or an unknown day are left out and named")
	f.StringArrayVar(&o.law, "law", nil, "read the law files of `DIR` beside the built-in ones (may be repeated)")
	f.BoolVar(&o.allDuties, "all-duties", false, "list the duties that were not triggered, too")
	f.StringVar(&o.cache, "cache", os.Getenv("FACTUM_CACHE"), "keep what was read in `DIR`, and read only what is new (it will hold the documents' words)")
	f.IntVar(&o.workers, "jobs", runtime.NumCPU(), "read `N` documents at the same time")
}

// runBuild builds the record and shows it.
func runBuild(ctx context.Context, o buildOptions, s streams) error {
	rec, err := buildRecord(ctx, o, s)
	if err != nil {
		return err
	}
	if o.report != "" {
		if err := writePage(o.report, rec); err != nil {
			return err
		}
	}
	if o.json {
		err = report.JSON(s.out, rec, report.JSONOptions{WithText: o.withText})
	} else {
		err = termreport.Write(s.out, rec, terminalOptions(s.out, o.verbose))
	}
	if err != nil {
		return err
	}
	for _, skipped := range rec.Skipped {
		fmt.Fprintf(s.err, "factum: %s: %s\n", skipped.File, skipped.Reason)
	}
	if len(rec.Skipped) > 0 {
		return errReported
	}
	return nil
}

// buildRecord gathers the inputs that the options name and builds the record.
func buildRecord(ctx context.Context, o buildOptions, s streams) (*factum.Record, error) {
	var in pipeline.Input
	listing, err := document.List(ctx, o.paths, s.in)
	if err != nil {
		return nil, err
	}
	in.Documents, in.Skipped = listing.Sources, listing.Skipped
	if o.sources != "" {
		data, err := os.ReadFile(o.sources)
		if err != nil {
			return nil, err
		}
		if in.Sources, err = document.ReadSources(o.sources, data); err != nil {
			return nil, err
		}
		if err := in.Sources.Check(listing.Names()); err != nil {
			return nil, err
		}
	}
	if o.grades != "" {
		data, err := os.ReadFile(o.grades)
		if err != nil {
			return nil, err
		}
		if in.Grades, err = document.ReadGrades(o.grades, data); err != nil {
			return nil, err
		}
		if err := in.Grades.Check(listing.Names()); err != nil {
			return nil, err
		}
	}
	if o.decisions != "" {
		data, err := os.ReadFile(o.decisions)
		if err != nil {
			return nil, err
		}
		if in.Decisions, err = event.ReadDecisions(o.decisions, data); err != nil {
			return nil, err
		}
	}
	for _, name := range o.statements {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		in.Statements = append(in.Statements, pipeline.StatementFile{Name: name, Data: data})
	}
	law, err := loadLaw(o.law)
	var broken *statute.Error
	if errors.As(err, &broken) {
		for _, p := range broken.Problems {
			if !p.Mild {
				in.Skipped = append(in.Skipped, factum.Skipped{File: fmt.Sprintf("%s:%d", p.File, p.Line), Reason: p.Reason})
			}
		}
	} else if err != nil {
		return nil, err
	}
	var asOf factum.Day
	if o.asOf != "" {
		if asOf, err = factum.ParseDay(o.asOf); err != nil {
			return nil, usageError{fmt.Errorf("--as-of: %w", err)}
		}
	}
	opts := pipeline.Options{AsOf: asOf, Workers: o.workers, Why: o.verbose, Law: law, AllDuties: o.allDuties}
	if o.cache != "" {
		if opts.Cache, err = pipeline.OpenCache(o.cache); err != nil {
			return nil, err
		}
	}
	if isTerminal(s.err) {
		opts.Progress = progress(s.err)
	}
	rec, err := pipeline.Build(ctx, in, opts)
	notes := opts.Cache.Notes()
	for i, note := range notes {
		if i == mostNotes {
			fmt.Fprintf(s.err, "factum: cache: %d more notes of this kind\n", len(notes)-i)
			break
		}
		fmt.Fprintf(s.err, "factum: cache: %s\n", note)
	}
	return rec, err
}

// mostNotes bounds what is said of a cache that can't be used.
const mostNotes = 5

// writePage writes the report page in one step, so that a broken run leaves no
// half of it.
func writePage(name string, rec *factum.Record) error {
	f, err := renameio.NewPendingFile(name, renameio.WithPermissions(0o644))
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	defer f.Cleanup()
	if err := page.Write(f, rec, page.Options{}); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return f.CloseAtomicallyReplace()
}

// isTerminal says whether a stream is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalOptions fits the summary to where it goes.
func terminalOptions(w io.Writer, verbose bool) termreport.Options {
	o := termreport.Options{Verbose: verbose}
	if isTerminal(w) {
		o.Colour = os.Getenv("NO_COLOR") == ""
		if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil {
			o.Width = width
		}
	}
	return o
}

// patience is after what time a wait is explained.
const patience = 2 * time.Second

// progress shows a bar while documents are read, if that takes long, and says
// what is done after it.
func progress(w io.Writer) func(stage string, done, total int) {
	start := time.Now()
	var bar *progressbar.ProgressBar
	return func(stage string, done, total int) {
		switch {
		case total == 0: // a stage whose length nobody knows; the last one has no name
			if bar == nil {
				return
			}
			_ = bar.Clear() // a bar that can't be drawn is no reason to stop
			fmt.Fprintf(w, "\r\033[K%s", stage)
		case bar == nil && done < total && time.Since(start) > patience:
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(stage),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
			fallthrough
		case bar != nil:
			_ = bar.Set(done)
		}
	}
}
