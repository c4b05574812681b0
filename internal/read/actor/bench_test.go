package actor

import "testing"

// BenchmarkFind gives the speed on the news of GUM's train part.
func BenchmarkFind(b *testing.B) {
	docs := gum(b, "en_gum-train-news*")
	g := gaz(b)
	tokens := 0
	for _, d := range docs {
		for i := range d.Text.Sentences {
			tokens += len(d.Text.Sentences[i].Tokens)
		}
		Find(d.Text, g)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for _, d := range docs {
			Find(d.Text, g)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
