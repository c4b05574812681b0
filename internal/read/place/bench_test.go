package place

import (
	"runtime"
	"testing"
)

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(embedded); err != nil {
			b.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g, err := read(embedded)
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(g)
	b.ReportMetric(float64(len(embedded))/1e6, "MB-embedded")
	b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/1e6, "MB-live")
}

func BenchmarkLookup(b *testing.B) {
	g := openT(b)
	names := []string{"Turin", "the United States", "Kyiv", "Nanyuki", "Xyzzy", "Laikipia County", "Côte d'Ivoire", "San Juan"}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		g.Lookup(names[n%len(names)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "lookups/s")
}

func BenchmarkMatch(b *testing.B) {
	g := openT(b)
	sentences := gum(b, "en_gum-train-news.conllu.gz")
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		for _, s := range sentences {
			for i := 0; i < len(s.forms); {
				n, _ := g.Match(s.forms, i)
				i += max(n, 1)
			}
			tokens += len(s.forms)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkContains(b *testing.B) {
	g := openT(b)
	asia, turin, kurdistan, iraq := g.Lookup("Asia")[0], g.Lookup("Turin")[0], g.Lookup("Kurdistan")[0], g.Lookup("Iraq")[0]
	b.ReportAllocs()
	for b.Loop() {
		g.Contains(asia, turin)
		g.Contains(kurdistan, iraq)
	}
}

func BenchmarkResolve(b *testing.B) {
	g := openT(b)
	b.ReportAllocs()
	for b.Loop() {
		g.Resolve("Frankfort", "Kentucky", "United States")
	}
}
