package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"factum/internal/pipeline"
	"factum/internal/read/document"
)

// BenchmarkOneLineDocuments builds the record of many documents of one line on
// one person, of which every other one bears no day: once on one day, once on
// many.
func BenchmarkOneLineDocuments(b *testing.B) {
	for _, days := range []int{1, 28} {
		for _, n := range []int{1_000, 4_000, 10_000} {
			b.Run(fmt.Sprintf("%d/days=%d", n, days), func(b *testing.B) {
				folder := b.TempDir()
				for i := range n {
					line := fmt.Sprintf("RIGA, June %d, 2024 (Desk %d) - Osvald Brantner was arrested in Riga on Friday.\n", 1+i%days, i)
					if i%2 == 1 {
						line = fmt.Sprintf("Desk %d: Osvald Brantner was arrested in Riga on Friday.\n", i)
					}
					if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.txt", i)), []byte(line), 0o600); err != nil {
						b.Fatal(err)
					}
				}
				listing, err := document.List(b.Context(), []string{folder}, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ResetTimer()
				for range b.N {
					if _, err := pipeline.Build(b.Context(), pipeline.Input{Documents: listing.Sources}, pipeline.Options{Workers: 2}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
			})
		}
	}
}
