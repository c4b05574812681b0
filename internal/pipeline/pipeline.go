package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"factum"
	"factum/internal/assess/duty"
	"factum/internal/read/actor"
	"factum/internal/read/document"
	"factum/internal/read/given"
	"factum/internal/read/place"
	"factum/internal/read/statement"
	"factum/internal/read/text"
	"factum/internal/read/when"
	"factum/internal/reconcile/event"
	"factum/internal/reconcile/record"
)

// Input is what a record is built of.
type Input struct {
	Documents  []document.Source
	Sources    document.Sources // what a person knows of the documents
	Grades     document.Grades  // how a person grades them
	Statements []StatementFile  // what a person or another tool wrote
	Decisions  []event.Decision // what a person decided on who is who
	Skipped    []factum.Skipped // inputs that are known to be unreadable
}

// StatementFile is a file of given statements.
type StatementFile struct {
	Name string
	Data []byte
}

// Options say how to build.
type Options struct {
	Workers int // documents read at the same time; 0: 1
	// Progress, if set, is told what is done: how many documents have been read,
	// or a stage of which nobody knows the length (total 0); at the end "".
	Progress func(stage string, done, total int)
	Why      bool // keep the reasons of each statement
	// Law is what duties are judged by; nil: none are.
	Law       *duty.Law
	AllDuties bool // those that were not triggered, too
	// AsOf leaves out what was not certainly published by that day; 0: nothing.
	AsOf factum.Day
	// Cache keeps the readings of documents from one build to the next; nil:
	// all are read.
	Cache *Cache
}

// languages are those that the reader knows.
var languages = map[string]bool{"en": true}

// stages are the readers that work on documents; they load when first needed.
type stages struct {
	text       *text.Reader
	gazetteer  *place.Gazetteer
	statements *statement.Reader
}

var load = sync.OnceValues(func() (*stages, error) {
	t, err := text.New()
	if err != nil {
		return nil, err
	}
	g, err := place.Open()
	if err != nil {
		return nil, err
	}
	s, err := statement.NewReader(g)
	if err != nil {
		return nil, err
	}
	return &stages{t, g, s}, nil
})

// Build makes the record of a case. What can't be read stands in its Skipped;
// an error means that nothing could be built.
func Build(ctx context.Context, in Input, opts Options) (*factum.Record, error) {
	b := builder{opts: opts, digest: sha256.New()}
	b.rec.Factum = factum.Version
	b.rec.Skipped = append(b.rec.Skipped, in.Skipped...)
	fmt.Fprintf(b.digest, "factum %s\n", factum.Version)
	if opts.Law != nil {
		fmt.Fprintf(b.digest, "law %s\n", opts.Law.Digest)
	}

	readings, err := b.read(ctx, in)
	if err != nil {
		return nil, err
	}
	given, err := b.given(in.Statements)
	if err != nil {
		return nil, err
	}
	g, err := place.Open()
	if err != nil {
		return nil, err
	}
	all := append(readings, given...)
	if opts.AsOf.Known() {
		all = b.known(all, opts.AsOf, g)
	}
	for _, d := range b.docs {
		if d.Grade = in.Grades.Of(d.File); d.Grade != nil {
			fmt.Fprintf(b.digest, "grade %s %s%s\n", d.SHA256, d.Grade.Reliability, d.Grade.Credibility)
		}
	}
	b.stage("holding the documents against each other")
	for _, d := range in.Decisions {
		fmt.Fprintf(b.digest, "decision %q\n", fmt.Sprint(d.Same, d.Bearers, d.By, d.Why))
	}
	c := event.Reconcile(all, g, in.Decisions...)
	b.rec.Skipped = append(b.rec.Skipped, c.NoEffect...)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.finish(c, g)
	b.stage("")
	return &b.rec, ctx.Err()
}

type builder struct {
	opts   Options
	rec    factum.Record
	docs   []*factum.Document
	digest io.Writer
	alike  sync.Map // key → *alike
	large  sync.Mutex
}

// large is the size from which on documents are read one at a time, so that
// memory is bounded by the largest one, however many are read at once.
const large = 1 << 20

// stage tells what is done now.
func (b *builder) stage(name string) {
	if b.opts.Progress != nil {
		b.opts.Progress(name, 0, 0)
	}
}

// read reads all documents and puts them in order.
func (b *builder) read(ctx context.Context, in Input) ([]*statement.Reading, error) {
	if len(in.Documents) == 0 {
		return nil, nil
	}
	type result struct {
		reading *statement.Reading
		skipped []factum.Skipped
	}
	results := make([]result, len(in.Documents))
	var mu sync.Mutex
	done := 0
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, b.opts.Workers))
	for i, src := range in.Documents {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, skipped, err := b.document(src, in.Sources)
			if err != nil {
				return err
			}
			results[i] = result{r, skipped}
			if b.opts.Progress != nil {
				mu.Lock()
				defer mu.Unlock()
				done++
				b.opts.Progress("reading", done, len(in.Documents))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("read the documents: %w", err)
	}
	var readings []*statement.Reading
	for _, r := range results {
		b.rec.Skipped = append(b.rec.Skipped, r.skipped...)
		if r.reading != nil {
			readings = append(readings, r.reading)
		}
	}
	slices.SortStableFunc(readings, func(x, y *statement.Reading) int {
		return cmp.Or(cmp.Compare(x.Document.SHA256, y.Document.SHA256), cmp.Compare(x.Document.File, y.Document.File))
	})
	seen := map[string]int{}
	for _, r := range readings {
		d := r.Document
		if seen[d.ID]++; seen[d.ID] > 1 {
			d.ID = fmt.Sprintf("%s-%d", d.ID, seen[d.ID])
			for i := range d.Published.Because {
				if sp := d.Published.Because[i].Span; sp != nil {
					sp.Document = d.ID
				}
			}
		}
		b.docs = append(b.docs, d)
		fmt.Fprintf(b.digest, "document %s %s %s\n", d.SHA256, d.Published.Interval, d.Language)
	}
	return readings, nil
}

// document gives the reading of one document, from the cache if it is there.
// Documents of which all is alike but the name are read once.
func (b *builder) document(src document.Source, known document.Sources) (*statement.Reading, []factum.Skipped, error) {
	data, err := src.Bytes()
	if err != nil {
		return nil, []factum.Skipped{{File: src.Name, Reason: err.Error()}}, nil
	}
	sum := sha256.Sum256(data)
	k := key(sum, src.Name, known)
	a, _ := b.alike.LoadOrStore(k, &alike{})
	r, err := a.(*alike).reading(src.Name, func() (*statement.Reading, error) {
		if r := b.opts.Cache.load(k, sum); r != nil {
			return r, nil
		}
		if len(data) > large {
			b.large.Lock()
			defer b.large.Unlock()
		}
		doc, err := document.Read(src.Name, data)
		if err != nil {
			return nil, unreadable{err}
		}
		known.Apply(doc)
		r, err := read(doc)
		if err == nil {
			b.opts.Cache.store(k, r)
		}
		return r, err
	})
	if errors.As(err, &unreadable{}) {
		return nil, []factum.Skipped{{File: src.Name, Reason: err.Error()}}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if l := r.Document.Language; l != "" && !languages[l] {
		return r, []factum.Skipped{{
			File: src.Name, Reason: fmt.Sprintf("its language (%s) is none that this version reads; it is kept, but makes no statements", l),
		}}, nil
	}
	return r, nil, nil
}

// read takes one document through the stages that look at it alone.
func read(doc *factum.Document) (*statement.Reading, error) {
	if doc.Language != "" && !languages[doc.Language] {
		return &statement.Reading{Document: doc}, nil
	}
	p, err := parse(doc)
	return p.Reading, err
}

// parse reads one document and keeps its trees.
func parse(doc *factum.Document) (event.Parsed, error) {
	st, err := load()
	if err != nil {
		return event.Parsed{}, err
	}
	t := st.text.Read(doc)
	times := when.Find(t)
	if !doc.Published.Exact() {
		narrowed, because := when.Narrow(t, times, doc.Published.Interval)
		if narrowed != doc.Published.Interval && narrowed.Known() {
			doc.Published = factum.Published{Interval: narrowed, Basis: factum.BasisWords, Because: because}
		}
	}
	return event.Parsed{Tree: t, Reading: st.statements.Read(t, actor.Find(t, st.gazetteer), times)}, nil
}

// given reads the files of given statements.
func (b *builder) given(files []StatementFile) ([]*statement.Reading, error) {
	if len(files) == 0 {
		return nil, nil
	}
	g, err := place.Open()
	if err != nil {
		return nil, err
	}
	set := given.NewSet(func(name string) factum.Kind { return kindOf(name, g) })
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(x, y StatementFile) int { return slices.Compare(x.Data, y.Data) })
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		fmt.Fprintf(b.digest, "statements %s\n", hex.EncodeToString(sum[:]))
		b.rec.Skipped = append(b.rec.Skipped, set.Read(f.Name, f.Data)...)
	}
	readings, refused := set.Readings(b.docs)
	b.rec.Skipped = append(b.rec.Skipped, refused...)
	return readings, nil
}

// finish fills the record from the reconciled case.
func (b *builder) finish(c *event.Case, g *place.Gazetteer) {
	rec := &b.rec
	rec.Conflicts = record.Conflicts(c, b.docs, g)
	record.Assume(c)
	record.Support(c, b.docs)
	rec.Entities, rec.Statements, rec.Figures, rec.Origins, rec.Events = c.Entities, c.Statements, c.Figures, c.Origins, c.Events
	slices.SortStableFunc(b.docs, func(x, y *factum.Document) int {
		return cmp.Or(firstDay(x)-firstDay(y), cmp.Compare(x.ID, y.ID))
	})
	rec.Questions = record.Questions(c, b.docs)
	rec.Notes = c.Notes
	for _, d := range b.docs {
		rec.Documents = append(rec.Documents, *d)
	}
	if !b.opts.Why {
		for i := range rec.Statements {
			rec.Statements[i].Why = nil
		}
	}
	slices.SortFunc(rec.Skipped, func(x, y factum.Skipped) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Reason, y.Reason))
	})
	rec.Skipped = slices.Compact(rec.Skipped)
	rec.Duties = duty.Assess(rec, b.opts.Law, duty.Options{All: b.opts.AllDuties})
	rec.Digest = hex.EncodeToString(b.digest.(interface{ Sum([]byte) []byte }).Sum(nil))
}

// firstDay orders documents by day; those without one come last.
func firstDay(d *factum.Document) int {
	if !d.Published.From.Known() {
		return 1 << 30
	}
	return int(d.Published.From.Day)
}
