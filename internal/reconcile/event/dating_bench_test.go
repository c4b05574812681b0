package event

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/statement"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// BenchmarkDating dates one document in ten by the others: sentences of drawn
// words, each with a weekday.
func BenchmarkDating(b *testing.B) {
	reader, err := text.New()
	if err != nil {
		b.Fatal(err)
	}
	const sentences = 10
	for _, n := range []int{100, 300, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			draw := rand.New(rand.NewPCG(1, 2))
			word := func() string {
				// as in a text, some words are everywhere and most are rare
				k := int(float64(n) * 20 * draw.Float64() * draw.Float64() * draw.Float64())
				return fmt.Sprintf("w%sq", strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(k)))
			}
			readings := make([]*statement.Reading, n)
			monday := factum.DayOf(2024, 4, 8)
			for i := range readings {
				var s strings.Builder
				for range sentences {
					fmt.Fprintf(&s, "The %s and the %s saw the %s of the %s on %s.\n", word(), word(), word(), word(), monday.Add(draw.IntN(7)).Weekday())
				}
				d := &factum.Document{ID: fmt.Sprint("d", i), Text: s.String(), Blocks: text.Paragraphs(s.String())}
				if i%10 > 0 {
					d.Published = factum.Published{Interval: factum.On(monday.Add(draw.IntN(60))), Basis: factum.BasisPrinted}
				}
				readings[i] = &statement.Reading{Document: d, Times: when.Find(reader.ReadAll(d))}
			}
			b.ResetTimer()
			for range b.N {
				for i, r := range readings {
					if i%10 == 0 {
						r.Document.Published = factum.Published{}
					}
				}
				c := &builder{readings: readings, entityOf: make([][]int, n)}
				c.dateDocuments()
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
