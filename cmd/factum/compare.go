package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"factum/internal/read/name"
)

// compareOptions are the flags of factum compare.
type compareOptions struct {
	json  bool
	batch string
	kind  string
}

func newCompareCmd(s streams) *cobra.Command {
	var opts compareOptions
	cmd := &cobra.Command{
		Use:   "compare NAME NAME",
		Short: "How likely two names are one, and why",
		Long: `Compare aligns two names, in any script, and prints a score between 0 and 1 with
its reasons, a line a part. With --batch it reads a CSV file with a header and
the columns name1 and name2, and writes the same rows with a column score; a
column schema (Person, Organization, Company, Vessel …) says what the names
are of; without it a legal form (Ltd, AG) shows an organisation.`,
		Example: `  factum compare "Osama Elmasry Njeem" "أسامة نجيم المصري"
  factum compare --kind organisation "Siemens AG" "Siemens Aktiengesellschaft"
  factum compare --batch pairs.csv > scored.csv`,
		RunE: func(_ *cobra.Command, args []string) error {
			return runCompare(args, opts, s)
		},
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print the comparison as JSON")
	cmd.Flags().StringVar(&opts.batch, "batch", "", "CSV `file` with columns name1 and name2 (- for standard input)")
	cmd.Flags().StringVar(&opts.kind, "kind", "", "what the names are of: person or organisation; without it a legal form such as Ltd tells")
	return cmd
}

func runCompare(args []string, opts compareOptions, s streams) error {
	schema := map[string]string{"person": "Person", "organisation": "Organization", "organization": "Organization"}[opts.kind]
	if schema == "" && opts.kind != "" {
		return usageError{fmt.Errorf("--kind %s: want person or organisation", opts.kind)}
	}
	if opts.batch != "" {
		if len(args) > 0 {
			return usageError{errors.New("--batch takes its names from the file, not from arguments")}
		}
		return compareBatch(opts.batch, schema, s)
	}
	if len(args) != 2 {
		return usageError{fmt.Errorf("%d names given, want two", len(args))}
	}
	a, b := name.ParseFor(schema, args[0]), name.ParseFor(schema, args[1])
	c := name.Compare(a, b)
	if opts.json {
		enc := json.NewEncoder(s.out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(c)
	}
	return printComparison(s.out, c)
}

func printComparison(w io.Writer, c name.Comparison) error {
	width := 0
	for _, e := range c.Edges {
		width = max(width, len([]rune(e.A)))
	}
	if _, err := fmt.Fprintf(w, "%.3f %s\n", c.Score, c.Tier); err != nil {
		return err
	}
	for _, e := range c.Edges {
		fmt.Fprintf(w, "  %-8s  %-*s  %s  (%s)\n", e.Kind, width, or(e.A, "–"), or(e.B, "–"), e.Reason)
	}
	for _, n := range c.Notes {
		fmt.Fprintf(w, "  note: %s\n", n)
	}
	return nil
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// compareBatch adds a column score to a CSV file.
func compareBatch(path, schema string, s streams) error {
	in := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("read the pairs: %w", err)
		}
		defer f.Close()
		in = f
	}
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("read the pairs: %s has no header line (%w)", path, err)
	}
	if len(header) > 0 {
		header[0] = trimBOM(header[0])
	}
	one, two := slices.Index(header, "name1"), slices.Index(header, "name2")
	if one < 0 || two < 0 {
		return fmt.Errorf("read the pairs: %s needs the columns name1 and name2, has %q", path, header)
	}
	kind, score := slices.Index(header, "schema"), slices.Index(header, "score")
	if score < 0 {
		score = len(header)
		header = append(header, "score")
	}
	w := csv.NewWriter(s.out)
	if err := w.Write(header); err != nil {
		return err
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("read the pairs: %w", err)
		}
		if len(row) <= max(one, two) {
			line, _ := r.FieldPos(0)
			return fmt.Errorf("read the pairs: line %d of %s has %d columns, name1 and name2 are missing", line, path, len(row))
		}
		for len(row) < len(header) {
			row = append(row, "")
		}
		as := schema
		if kind >= 0 && row[kind] != "" {
			as = row[kind]
		}
		a, b := name.ParseFor(as, row[one]), name.ParseFor(as, row[two])
		row[score] = strconv.FormatFloat(name.Score(&a, &b), 'f', 5, 64)
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func trimBOM(s string) string {
	const bom = "\ufeff"
	if len(s) >= len(bom) && s[:len(bom)] == bom {
		return s[len(bom):]
	}
	return s
}
