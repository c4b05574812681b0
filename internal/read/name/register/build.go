package register

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// chunkSize is how many names one worker parses at a time.
const chunkSize = 2048

// row is one name of a record as a file gives it.
type row struct {
	id, schema, name string
}

// chunk is a run of rows and, once a worker is done, what they parse to.
type chunk struct {
	rows   []row
	parsed []parsed
	done   chan struct{}
}

// Open reads a register from a file: an index that WriteIndex wrote, or a list
// in one of the formats of Read.
func Open(path string) (*Register, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the register: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, _ := io.ReadFull(f, head)
	if string(head[:n]) == magic {
		return openIndex(path)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("open the register: %w", err)
	}
	r, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("read the register %s: %w", path, err)
	}
	return r, nil
}

// Read builds a register from a list. The format is known by the content:
// tab- or comma-separated with a header that names the columns id and name,
// FollowTheMoney entities a line, the UN consolidated list (XML), the OFAC
// list (sdn.xml, sdn.csv, alt.csv).
func Read(in io.Reader) (*Register, error) {
	x, err := build(in)
	if err != nil {
		return nil, err
	}
	return newRegister(x), nil
}

// build parses names on all processors and puts them together in the order of the file.
func build(in io.Reader) (*index, error) {
	g, ctx := errgroup.WithContext(context.Background())
	workers := runtime.GOMAXPROCS(0)
	todo := make(chan *chunk, workers)
	inOrder := make(chan *chunk, 2*workers)
	g.Go(func() error {
		defer close(todo)
		defer close(inOrder)
		cur := &chunk{done: make(chan struct{})}
		send := func() error {
			select {
			case inOrder <- cur:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case todo <- cur:
			case <-ctx.Done():
				return ctx.Err()
			}
			cur = &chunk{done: make(chan struct{})}
			return nil
		}
		err := readRows(in, func(r row) error {
			cur.rows = append(cur.rows, r)
			if len(cur.rows) < chunkSize {
				return nil
			}
			return send()
		})
		if err == nil && len(cur.rows) > 0 {
			err = send()
		}
		return err
	})
	for range workers {
		g.Go(func() error {
			for c := range todo {
				c.parsed = make([]parsed, len(c.rows))
				for i, r := range c.rows {
					c.parsed[i] = parse(r.schema, r.name)
				}
				close(c.done)
			}
			return nil
		})
	}
	b := newBuilder()
	g.Go(func() error {
		for c := range inOrder {
			select {
			case <-c.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			for i := range c.parsed {
				if err := b.add(c.rows[i].id, &c.parsed[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return b.finish(), nil
}
