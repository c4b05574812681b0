package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factum"
	"factum/internal/assess/duty"
)

// dutiesOptions are the options of factum duties: those of build that say what
// to read, and what to show.
type dutiesOptions struct {
	build buildOptions
	brief bool
}

func newDutiesCmd(s streams) *cobra.Command {
	var o dutiesOptions
	cmd := &cobra.Command{
		Use:   "duties PATH...",
		Short: "Say which legal duties were met or broken, on these sources",
		Long: `Duties builds the record of a case and holds it against the law files: who owed
what to whom, since when and by when, whether it was met or broken on these
sources, on which words, whether that hangs on a disputed fact or a disputed
reading of the law, and which one fact would change it.

The answers are those of the law files on the given sources. They are no legal
advice and no finding; what a court found is shown beside them and never used.`,
		Example: `  factum duties reports/
  factum duties --statements notes.jsonl
  factum duties reports/ --all --brief
  factum duties reports/ --law my-law/ --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.build.paths = args
			if len(args) == 0 && len(o.build.statements) == 0 {
				return usageError{errors.New("duties needs at least one file or folder, or --statements")}
			}
			return runDuties(cmd.Context(), o, s)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.build.statements, "statements", nil, "add the statements of `FILE.jsonl` (may be repeated)")
	f.StringVar(&o.build.sources, "sources", "", "read what is known of the documents from `FILE.yaml`")
	f.IntVar(&o.build.workers, "jobs", 1, "read `N` documents at the same time")
	f.StringArrayVar(&o.build.law, "law", nil, "read the law files of `DIR`, too (may be repeated)")
	f.BoolVar(&o.build.allDuties, "all", false, "show duties that were not triggered, too")
	f.BoolVar(&o.brief, "brief", false, "print the table alone")
	f.BoolVar(&o.build.json, "json", false, "print the duties as JSON")
	return cmd
}

// runDuties judges the duties of a case and shows them.
func runDuties(ctx context.Context, o dutiesOptions, s streams) error {
	rec, err := buildRecord(ctx, o.build, s)
	if err != nil {
		return err
	}
	if o.build.json {
		enc := json.NewEncoder(s.out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		err = enc.Encode(map[string]any{"duties": rec.Duties})
	} else {
		err = printDuties(s.out, rec, o.brief)
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

// loadLaw reads the built-in law and that of further folders. If some files are
// broken the rest comes back together with an error that names them.
func loadLaw(dirs []string) (*duty.Law, error) {
	var extra []fs.FS
	for _, d := range dirs {
		extra = append(extra, duty.Dir(d))
	}
	return duty.Load(extra...)
}

// printDuties prints a table, and below it what each answer rests on.
func printDuties(w io.Writer, rec *factum.Record, brief bool) error {
	duties := rec.Duties
	if len(duties) == 0 {
		_, err := fmt.Fprintln(w, "No duty of the law files was triggered on these sources.")
		return err
	}
	names := map[string]string{}
	for i := range rec.Entities {
		names[rec.Entities[i].ID] = rec.Entities[i].Name
	}
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "DUTY\tARTICLE\tBEARER\tSTATUS\tWORLDS")
	for i := range duties {
		d := &duties[i]
		fmt.Fprintf(tab, "%s\t%s\t%s\t%s\t%d of %d\n", d.ID, d.Article, d.Bearer, statusText(d), d.Worlds.Breached, d.Worlds.Of)
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nOn these sources. WORLDS: combinations of disputed points in which the duty is broken.")
	if brief {
		return nil
	}
	for i := range duties {
		d := &duties[i]
		fmt.Fprintf(w, "\n%s  %s, %s: %s\n", d.ID, d.Regime, d.Article, statusText(d))
		fmt.Fprintf(w, "  %s owed %s: %s\n", d.Bearer, d.OwedTo, d.Duty)
		if d.About != "" {
			fmt.Fprintf(w, "  About: %s\n", names[d.About])
		}
		fmt.Fprintln(w, wrapped(d.Explanation))
		if d.WouldChange != "" {
			fmt.Fprintln(w, wrapped("Would change it: "+d.WouldChange))
		}
		if len(d.Because) > 0 {
			fmt.Fprintln(w, wrapped("On: "+strings.Join(d.Because, ", ")))
		}
	}
	return nil
}

// statusText says a status together with what it hangs on.
func statusText(d *factum.Duty) string {
	s := strings.ReplaceAll(string(d.Status), "_", " ")
	switch d.Label {
	case factum.BreachedOnEveryReading:
		return s + " on every reading"
	case factum.BreachedOnlyIf:
		return "breached only if ..."
	}
	return s
}

// columns is the longest line of wrapped, without its indent.
const columns = 98

// wrapped breaks a text into indented lines, between words.
func wrapped(s string) string {
	var b strings.Builder
	line := 0
	for _, w := range strings.Fields(s) {
		if line > 0 && line+1+len(w) > columns {
			b.WriteString("\n  ")
			line = 0
		}
		if line > 0 {
			b.WriteByte(' ')
			line++
		}
		b.WriteString(w)
		line += len(w)
	}
	return "  " + b.String()
}
