package actor

import (
	"fmt"
	"strings"
	"testing"

	"factum/internal/read/text"
)

// BenchmarkFind gives the speed on the news of GUM's train part.
func BenchmarkFind(b *testing.B) {
	docs := gum(b, "en_gum-train-news*")
	g := gazetteer(b)
	tokens := 0
	for _, d := range docs {
		tokens += count(d.Text)
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

func count(t *text.Text) int {
	n := 0
	for i := range t.Sentences {
		n += len(t.Sentences[i].Tokens)
	}
	return n
}

// BenchmarkHostile gives the speed on texts made to be slow, at two sizes: the
// figures of a kind are alike if the time grows with the length only.
func BenchmarkHostile(b *testing.B) {
	for _, c := range []struct {
		name string
		part func(i int) string
	}{
		{"one name", func(int) string { return "Ana Perez said that Perez met her. " }},
		{"two bearers", func(i int) string {
			if i == 0 {
				return "Ana Perez met Luis Perez. "
			}
			return "Then Perez left Luis Perez and Ana Perez. "
		}},
		{"distinct names", func(i int) string { return fmt.Sprintf("Mr %s %s spoke. ", made(i), made(i*7+3)) }},
		{"names that sound alike", func(i int) string { return fmt.Sprintf("Police met Mr Ka%s Bo%s. ", made(i)[:2], vowels(i)) }},
		{"descriptions", func(i int) string { return "The judge met a judge and the judge. " }},
		{"quotes", func(i int) string { return "\"I\" \"we\" he said \"my\" \"" }},
		{"brackets", func(i int) string { return "(A) (B) also known as (" }},
	} {
		for _, n := range []int{500, 5000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				var s strings.Builder
				for i := range n {
					s.WriteString(c.part(i))
				}
				r, err := reader()
				if err != nil {
					b.Fatal(err)
				}
				tx := r.Read(paragraphs(s.String()))
				g := gazetteer(b)
				b.ResetTimer()
				for range b.N {
					Find(tx, g)
				}
				b.ReportMetric(float64(count(tx))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
			})
		}
	}
}

// made is the i-th of many made-up names.
func made(i int) string {
	w := []byte{byte('A' + i%26)}
	for k := i/26 + 1; k > 0; k /= 100 {
		w = append(w, "aeiou"[k%5], "bdfgklmnprstvz"[k%14], "aeiou"[k/5%5], "lnrst"[k/20%5])
	}
	return string(w)
}

// vowels is the i-th of many names with the same consonants.
func vowels(i int) string {
	w := ""
	for k := i + 1; k > 0; k /= 5 {
		w += string("aeiou"[k%5])
	}
	return w + "rov"
}
