package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"factum/internal/read/name"
	"factum/internal/read/name/register"
)

// matchOptions are the flags of factum match.
type matchOptions struct {
	register  string
	limit     int
	threshold float64
	json      bool
	batch     string
	index     string
	kind      string
}

func newMatchCmd(s streams) *cobra.Command {
	var opts matchOptions
	cmd := &cobra.Command{
		Use:   "match NAME...",
		Short: "Who in a register bears a name",
		Long: `Match looks names up in a register and prints whom it finds, best first, with a
score between 0 and 1. Each argument is one name.

The register is a list: tab-separated with the header id<TAB>name (more rows
with one id are its aliases), CSV with such a header, FollowTheMoney entities a line,
the UN consolidated list (XML) or OFAC's (sdn.xml, sdn.csv, alt.csv); or an
index that --write-index wrote, which opens at once. The format is known by the content.

With --batch it reads one name a line and answers in JSON Lines in the same order.`,
		Example: `  factum match --register list.tsv "Osama Elmasry Njeem"
  factum match --register list.tsv --write-index list.idx
  factum match --register list.idx --batch names.txt --threshold 0.7`,
		RunE: func(_ *cobra.Command, args []string) error {
			return runMatch(args, opts, s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.register, "register", "", "`file` with the list or its index (required)")
	f.IntVar(&opts.limit, "limit", 10, "print at most this many records for a name")
	f.Float64Var(&opts.threshold, "threshold", 0, "leave out records that score less")
	f.BoolVar(&opts.json, "json", false, "print JSON, with the reasons")
	f.StringVar(&opts.batch, "batch", "", "`file` with one name a line (- for standard input)")
	f.StringVar(&opts.index, "write-index", "", "write the register's index to this `file`")
	f.StringVar(&opts.kind, "kind", "", "what the names are of: person or organisation; without it a legal form such as Ltd tells")
	return cmd
}

func runMatch(args []string, opts matchOptions, s streams) error {
	schema := map[string]string{"person": "Person", "organisation": "Organization", "organization": "Organization"}[opts.kind]
	switch {
	case schema == "" && opts.kind != "":
		return usageError{fmt.Errorf("--kind %s: want person or organisation", opts.kind)}
	case opts.register == "":
		return usageError{errors.New("--register is missing: the list to look in")}
	case opts.batch == "" && len(args) == 0 && opts.index == "":
		return usageError{errors.New("no name given")}
	case opts.batch != "" && len(args) > 0:
		return usageError{errors.New("--batch takes its names from the file, not from arguments")}
	case opts.limit < 1:
		return usageError{fmt.Errorf("--limit %d: want at least 1", opts.limit)}
	case opts.threshold < 0 || opts.threshold > 1:
		return usageError{fmt.Errorf("--threshold %v: want a number from 0 to 1", opts.threshold)}
	}
	r, err := register.Open(opts.register)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // nothing was written
	if opts.index != "" {
		if err := r.WriteIndex(opts.index); err != nil {
			return err
		}
		fmt.Fprintf(s.err, "wrote %s: %d records, %d names\n", opts.index, r.Len(), r.Names())
	}
	m := matcher{r, schema, opts}
	if opts.batch != "" {
		return m.batch(s)
	}
	for _, text := range args {
		if err := m.one(text, s.out); err != nil {
			return err
		}
	}
	return nil
}

type matcher struct {
	register *register.Register
	schema   string
	opts     matchOptions
}

// answer is what is printed for one query.
type answer struct {
	Query   string        `json:"query"`
	Matches []answerMatch `json:"matches"`
}

type answerMatch struct {
	register.Match
	Tier  name.Tier   `json:"tier,omitempty"`
	Edges []name.Edge `json:"edges,omitempty"`
}

func (m matcher) search(text string) []register.Match {
	return m.register.Search(name.ParseFor(m.schema, text), m.opts.limit, m.opts.threshold)
}

// one prints the answer to a name given as an argument.
func (m matcher) one(text string, w io.Writer) error {
	found := m.search(text)
	if !m.opts.json {
		fmt.Fprintln(w, text)
		for _, f := range found {
			fmt.Fprintf(w, "  %.3f %-6s  %s  %s\n", f.Score, name.TierOf(f.Score), f.ID, f.Name)
		}
		if len(found) == 0 {
			fmt.Fprintln(w, "  nobody")
		}
		return nil
	}
	a := answer{Query: text, Matches: []answerMatch{}}
	q := name.ParseFor(m.schema, text)
	for _, f := range found {
		c := name.Compare(q, name.ParseFor(m.schema, f.Name))
		a.Matches = append(a.Matches, answerMatch{f, c.Tier, c.Edges})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(a)
}

// batchSize is how many queries a worker takes at a time.
const batchSize = 64

type batchChunk struct {
	queries []string
	out     strings.Builder
	done    chan struct{}
}

// batch answers one query a line, on all processors, in the order of the file.
func (m matcher) batch(s streams) error {
	in := s.in
	if m.opts.batch != "-" {
		f, err := os.Open(m.opts.batch)
		if err != nil {
			return fmt.Errorf("read the queries: %w", err)
		}
		defer f.Close()
		in = f
	}
	workers := runtime.GOMAXPROCS(0)
	todo, inOrder := make(chan *batchChunk, workers), make(chan *batchChunk, 4*workers)
	var g errgroup.Group
	g.Go(func() error {
		defer close(todo)
		defer close(inOrder)
		sc := bufio.NewScanner(in)
		sc.Buffer(make([]byte, 0, 1<<16), 16<<20)
		c := &batchChunk{done: make(chan struct{})}
		send := func() {
			inOrder <- c
			todo <- c
			c = &batchChunk{done: make(chan struct{})}
		}
		for sc.Scan() {
			if c.queries = append(c.queries, strings.TrimSuffix(sc.Text(), "\r")); len(c.queries) == batchSize {
				send()
			}
		}
		if len(c.queries) > 0 {
			send()
		}
		if err := sc.Err(); err != nil {
			return fmt.Errorf("read the queries: %w", err)
		}
		return nil
	})
	for range workers {
		g.Go(func() error {
			for c := range todo {
				enc := json.NewEncoder(&c.out)
				enc.SetEscapeHTML(false)
				for _, q := range c.queries {
					a := answer{Query: q, Matches: []answerMatch{}}
					for _, f := range m.search(q) {
						a.Matches = append(a.Matches, answerMatch{Match: f})
					}
					_ = enc.Encode(a) // a strings.Builder does not fail
				}
				close(c.done)
			}
			return nil
		})
	}
	w := bufio.NewWriterSize(s.out, 1<<16)
	var failed error
	for c := range inOrder {
		<-c.done
		if _, err := w.WriteString(c.out.String()); err != nil && failed == nil {
			failed = err // go on reading, so that the workers end
		}
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return errors.Join(failed, w.Flush())
}
