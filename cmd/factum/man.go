package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"factum"
)

// newManCmd writes the man pages, one for each command; packagers call it.
func newManCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "man FOLDER",
		Short:   "Write the man pages of all commands",
		Long:    "Man writes one man page for each command into a folder, for packagers.",
		Example: "  factum man dist/man",
		Args:    cobra.ExactArgs(1),
		Hidden:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // no date: the pages are the same for the same version
			return doc.GenManTree(root, &doc.GenManHeader{Title: "FACTUM", Section: "1", Source: "factum " + factum.Version, Manual: "Factum"}, args[0])
		},
	}
}
