package statement

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/document"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// reports gives documents of about so many sentences each, made of the
// sentences of the reader's own corpus.
func reports(b *testing.B, sentences int) []*factum.Document {
	b.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "corpus", "*.txt"))
	if err != nil || len(names) == 0 {
		b.Fatalf("no corpus: %v", err)
	}
	var docs []*factum.Document
	var all strings.Builder
	n := 0
	flush := func() {
		if all.Len() == 0 {
			return
		}
		d, err := document.Read("report.txt", []byte(all.String()))
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, d)
		all.Reset()
		n = 0
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		for in := bufio.NewScanner(bytes.NewReader(data)); in.Scan(); {
			if line := in.Text(); line != "" && line[0] != ' ' && !strings.HasPrefix(line, "//") {
				all.WriteString(line)
				if all.WriteByte(' '); n%4 == 3 {
					all.WriteString("\n\n")
				}
				if n++; n == sentences {
					flush()
				}
			}
		}
	}
	flush()
	return docs
}

func tokens(t *text.Text) int {
	n := 0
	for i := range t.Sentences {
		n += len(t.Sentences[i].Tokens)
	}
	return n
}

// BenchmarkRead gives the speed of reading, document by document, in tokens per
// second of processor time (so that others may use the machine), of all stages
// and of each alone.
func BenchmarkRead(b *testing.B) {
	st, err := loadStages()
	if err != nil {
		b.Fatal(err)
	}
	docs := reports(b, 40)
	run := func(name string, prepare func(d *factum.Document) func()) {
		b.Run(name, func(b *testing.B) {
			total := 0
			var work []func()
			for _, d := range docs {
				total += tokens(text.Split(d))
				work = append(work, prepare(d))
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			b.ResetTimer()
			start := cpu()
			for range b.N {
				for _, f := range work {
					f()
				}
			}
			b.StopTimer()
			used := (cpu() - start).Seconds()
			runtime.ReadMemStats(&after)
			n := float64(total) * float64(b.N)
			b.ReportMetric(n/used, "tokens/cpu-s")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/n, "B/token")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/n, "allocs/token")
		})
	}
	run("all", func(d *factum.Document) func() {
		src := []byte(d.Text)
		return func() {
			d, err := document.Read("report.txt", src)
			if err != nil {
				b.Fatal(err)
			}
			t := st.text.Read(d)
			times := when.Find(t)
			st.statements.Read(t, actor.Find(t, st.gazetteer), times)
		}
	})
	run("document", func(d *factum.Document) func() {
		src := []byte(d.Text)
		return func() { _, _ = document.Read("report.txt", src) }
	})
	run("text", func(d *factum.Document) func() { return func() { st.text.Read(d) } })
	run("when", func(d *factum.Document) func() {
		t := st.text.Read(d)
		return func() { when.Find(t) }
	})
	run("actor", func(d *factum.Document) func() {
		t := st.text.Read(d)
		return func() { actor.Find(t, st.gazetteer) }
	})
	run("statement", func(d *factum.Document) func() {
		t := st.text.Read(d)
		times := when.Find(t)
		actors := actor.Find(t, st.gazetteer)
		return func() { st.statements.Read(t, actors, times) }
	})
}
