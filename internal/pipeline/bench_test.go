//go:build unix

package pipeline_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"factum/internal/assess/duty"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/report"
)

// processor gives the time that the process has spent on all cores: on a machine
// that does other things, too, it says more than the clock.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkBuild builds generated cases: in full, with all readings kept, and
// with one document that is new. The law is judged and the record written as
// JSON. Cases of more than 1,000 documents need -timeout 1h.
func BenchmarkBuild(b *testing.B) {
	law, err := duty.Load()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{10, 100, 1000, 10000} {
		dir, cache := b.TempDir(), b.TempDir()
		if err := writeCase(dir, n); err != nil {
			b.Fatal(err)
		}
		run := func(b *testing.B, opts pipeline.Options, before func()) {
			opts.Law = law
			b.ReportAllocs()
			spent := time.Duration(0)
			for b.Loop() {
				b.StopTimer()
				before()
				b.StartTimer()
				from := processor(b)
				list, err := document.List(context.Background(), []string{dir}, nil)
				if err != nil {
					b.Fatal(err)
				}
				rec, err := pipeline.Build(context.Background(), pipeline.Input{Documents: list.Sources}, opts)
				if err != nil {
					b.Fatal(err)
				}
				if err := report.JSON(io.Discard, rec, report.JSONOptions{}); err != nil {
					b.Fatal(err)
				}
				if len(rec.Documents) != n {
					b.Fatalf("%d documents", len(rec.Documents))
				}
				spent += processor(b) - from
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
			b.ReportMetric(spent.Seconds()/float64(b.N), "cpu-s/build")
		}
		nothing := func() {}
		kept := func() *pipeline.Cache { return openCache(b, cache) }
		b.Run(fmt.Sprintf("documents=%d/full", n), func(b *testing.B) { run(b, pipeline.Options{}, nothing) })
		b.Run(fmt.Sprintf("documents=%d/kept", n), func(b *testing.B) {
			recordOf(b, []string{dir}, pipeline.Options{Cache: kept()}, pipeline.Input{})
			run(b, pipeline.Options{Cache: kept()}, nothing)
		})
		b.Run(fmt.Sprintf("documents=%d/add-one", n), func(b *testing.B) {
			recordOf(b, []string{dir}, pipeline.Options{Cache: kept()}, pipeline.Input{})
			last := filepath.Join(dir, fmt.Sprintf("report-%05d.txt", n-1))
			text, err := os.ReadFile(last)
			if err != nil {
				b.Fatal(err)
			}
			round := 0
			run(b, pipeline.Options{Cache: kept()}, func() { // the last document is another one each time
				round++
				if err := os.WriteFile(last, fmt.Appendf(nil, "%s\n\nEdition %d.\n", text, round), 0o600); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}
