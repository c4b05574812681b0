package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"factum/internal/read/text"
)

// parseOptions are the options of factum parse.
type parseOptions struct {
	files  []string
	tokens bool
}

func newParseCmd(s streams) *cobra.Command {
	var o parseOptions
	cmd := &cobra.Command{
		Use:   "parse FILE...",
		Short: "Print sentences, words and trees as CoNLL-U",
		Long: `Parse prints the text of each file as Universal Dependencies CoNLL-U: sentences,
words, lemmas, tags, features, trees and entity spans. All of the text comes out:
its words without white space spell the text without white space.

With --tokens the files are CoNLL-U already; their sentences and words are kept
and all else is parsed anew. "-" is the standard input.`,
		Example: `  factum parse report.txt
  factum parse --tokens treebank.conllu > parsed.conllu
  echo "Police arrested the general on Sunday." | factum parse -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("parse needs at least one file (- for standard input)")}
			}
			o.files = args
			return runParse(cmd.Context(), o, s)
		},
	}
	cmd.Flags().BoolVar(&o.tokens, "tokens", false, "read CoNLL-U and keep its sentences and tokens")
	return cmd
}

// runParse parses the files one after the other; files that can't be read are
// named and skipped.
func runParse(ctx context.Context, o parseOptions, s streams) error {
	reader, err := text.New()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(s.out, 1<<16)
	failed := false
	for _, name := range o.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if o.tokens {
			err = parseTokens(out, reader, name, s.in)
		} else {
			err = parseFile(out, reader, name, s.in)
		}
		if err != nil {
			failed = true
			fmt.Fprintf(s.err, "factum: %s: %v\n", name, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the trees: %w", err)
	}
	if failed {
		return errReported
	}
	return nil
}

// parseTokens parses the sentences of a CoNLL-U file anew.
func parseTokens(w *bufio.Writer, reader *text.Reader, name string, in io.Reader) error {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	for sentence, err := range text.ReadCoNLLU(in) {
		if err != nil {
			return err
		}
		reader.ReadTokens(&sentence.Sentence)
		sentence.Write(w)
	}
	return nil
}

// parseFile parses all the text of a file, also what makes no statement.
func parseFile(w *bufio.Writer, reader *text.Reader, name string, in io.Reader) error {
	doc, err := readDocument(name, in)
	if err != nil {
		return err
	}
	doc.Blocks = text.Cover(doc.Text, doc.Blocks)
	text.WriteDocument(w, reader.ReadAll(doc))
	return nil
}
