package deed_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/read/deed"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

func read(t testing.TB, words string) *text.Text {
	t.Helper()
	r, err := text.New()
	if err != nil {
		t.Fatal(err)
	}
	return r.Read(&factum.Document{Text: words, Blocks: text.Paragraphs(words)})
}

// TestFind reads the deeds of a name, each with its days.
func TestFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, words string
		want        []string
	}{
		{"Okello", "Okello founded the newspaper in 1998 and sold it in 2004.", []string{"founded 1998", "sold 2004"}},
		{"Okello", "The court fined Okello on 4 May 2021.", []string{"fined 2021-05-04"}},
		{"Okello", "Okello, who edited the paper, left the country on Tuesday.", []string{"edited", "left 2021-06-08"}},
		{"Okello", "The arrest of Okello was announced on 7 June.", []string{"arrest 2021-06-07", "announced 2021-06-07"}},
		{"Okello", "Okello spoke to reporters, denying the charge.", []string{"spoke", "denying"}},
		{"Okello", "Police said that the editor had been seen.", nil},
		{"North Bridge", "Engineers closed the North Bridge on 3 June 2021.", []string{"closed 2021-06-03"}},
	} {
		t.Run(c.words, func(t *testing.T) {
			t.Parallel()
			x := read(t, c.words)
			times := when.Find(x)
			days := deed.Days{Text: x, Times: times, Context: &when.Context{Published: factum.On(factum.DayOf(2021, 6, 10)), Expressions: times}}
			var got []string
			for _, p := range deed.Find(x, deed.Called(x, c.name)) {
				word := x.Sentences[p.Sentence].Tokens[p.Token].Form
				switch v := days.Of(p); {
				case !v.Known():
				case v.Exact():
					word += " " + v.From.Day.String()
				default:
					word += " " + v.From.Day.String()[:4]
				}
				got = append(got, word)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("deeds (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzFind reads the deeds of the first word of any text: each place is one of
// the text, in order, once.
func FuzzFind(f *testing.F) {
	f.Add("Okello founded the newspaper in 1998 and sold it in 2004.")
	f.Add("and and and , who who (")
	f.Add("On 3 May 4 June 5 July he he he")
	f.Fuzz(func(t *testing.T, words string) {
		x := read(t, words[:min(len(words), 2000)]) // more takes longer and tells no more
		if len(x.Sentences) == 0 || len(x.Sentences[0].Tokens) == 0 {
			return
		}
		times := when.Find(x)
		days := deed.Days{Text: x, Times: times, Context: &when.Context{Expressions: times}}
		got := deed.Find(x, deed.Called(x, x.Sentences[0].Tokens[0].Form))
		for i, p := range got {
			if p.Sentence >= len(x.Sentences) || p.Token < 0 || p.Token >= len(x.Sentences[p.Sentence].Tokens) {
				t.Fatalf("deed %v is outside the text", p)
			}
			if i > 0 && slices.Contains(got[:i], p) {
				t.Fatalf("deed %v is given twice", p)
			}
			if v := days.Of(p); v.Closed() && v.From.Day > v.To.Day {
				t.Fatalf("deed %v ends before it begins: %v", p, v)
			}
		}
	})
}
