package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	termreport "factum/internal/report/term"
	"factum/internal/sample"
)

// demoOptions are the options of factum demo.
type demoOptions struct {
	folder string
}

func newDemoCmd(s streams) *cobra.Command {
	var o demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Build the sample case that ships in the program",
		Long: `Demo writes five short reports on one case into a folder (they were written for
this purpose, from public facts), builds their record, prints its summary and
writes the report page beside them.`,
		Example: `  factum demo
  factum demo --folder case`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), o, s) },
	}
	cmd.Flags().StringVar(&o.folder, "folder", "factum-demo", "the `FOLDER` to write to")
	return cmd
}

// runDemo writes the sample reports and builds them as a user would.
func runDemo(ctx context.Context, o demoOptions, s streams) error {
	reports := filepath.Join(o.folder, "reports")
	if err := os.MkdirAll(reports, 0o755); err != nil {
		return err
	}
	err := fs.WalkDir(sample.Reports(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "README") {
			return err
		}
		data, err := fs.ReadFile(sample.Reports(), name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(reports, name), data, 0o644)
	})
	if err != nil {
		return fmt.Errorf("write the sample reports: %w", err)
	}
	rec, err := buildRecord(ctx, buildOptions{paths: []string{reports}, workers: 2}, s)
	if err != nil {
		return err
	}
	out := filepath.Join(o.folder, "case.html")
	if err := writePage(out, rec); err != nil {
		return err
	}
	if err := termreport.Write(s.out, rec, terminalOptions(s.out, false)); err != nil {
		return err
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		abs = out
	}
	_, err = fmt.Fprintf(s.out, "\nThe five reports: %s\nThe page:         file://%s\nYour own pile:    factum build FOLDER --report case.html\n", reports, filepath.ToSlash(abs))
	return err
}
