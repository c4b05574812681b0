// Command factum turns the reporting on a case into one provable record.
//
// Each command has a file of its own here; this is the only package in which
// the stages are wired together.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"factum"
)

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// streams are the standard streams of a command, so that tests can pass others.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is an error in how a command was called: exit status 2.
type usageError struct{ error }

// errReported is returned by a command that has done its work but for what it
// has named on standard error already: exit status 1, nothing more to say.
var errReported = errors.New("some inputs were skipped")

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run executes one command line and gives the exit status.
func run(args []string, s streams) int {
	started := false
	root := newRoot(s)
	root.PersistentPreRun = func(*cobra.Command, []string) { started = true }
	root.SetArgs(args)
	ctx, done := interruptible(s.err)
	defer done()
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.err, "factum: interrupted; nothing was written")
		return exitFailed
	case !started || errors.As(err, &usage):
		fmt.Fprintf(s.err, "factum: %v (see factum --help)\n", err)
		return exitUsage
	}
	fmt.Fprintf(s.err, "factum: %v\n", err)
	return exitFailed
}

// newRoot gives the command with all its subcommands.
func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "factum",
		Short: "One provable record from reports that disagree",
		Long: `Factum reads a pile of reports on one case and builds one record: who is who,
what happened when according to whom, who merely repeats whom, which words
cannot all be true, and what is still unknown. Every line leads back to the
exact words of a hashed source. It works offline.`,
		Version:       factum.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(newBuildCmd(s), newDemoCmd(s), newManCmd(), newDatesCmd(s), newParseCmd(s), newCompareCmd(s), newMatchCmd(s), newDutiesCmd(s), newLawCmd(s), newExplainCmd(s), newTimelineCmd(s))
	return root
}
