package statement

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/text"
	"factum/internal/read/when"
)

// hostile are texts made to be slow: each is a part said over and over, in one
// block.
var hostile = []struct{ name, part string }{
	{"one sentence", "the police arrested the general and "},
	{"one clause in another", "he said that she said that "},
	{"relative clauses", "the man who arrested the woman who released "},
	{"possessors", "the lawyer of the judge of the court of "},
	{"appositions", "Ana Perez, a judge, the minister, "},
	{"brackets", "(("},
	{"closed brackets", "(a) [b] "},
	{"quotes", "\" “ ” "},
	{"quotes that open", "“we said \"they "},
	{"speech", "“I was arrested,” he said. “They let me go.” "},
	{"speech without a speaker", "\"I was arrested.\" "},
	{"dates", "on 3 May 2024 and on Monday and two days later "},
	{"sources", "according to police, officials said, citing Reuters, "},
	{"warrants", "a warrant for the arrest of the man for the murder of "},
	{"figures", "more than 30 people and nearly 21,000 euros, "},
	{"names", "Ana Perez, Luis Perez and Perez met Ana. "},
	{"events", "Police arrested him on Monday. He was released two days later. "},
	{"one word", "arrest "},
	{"no space", "arrest-"},
	{"headings", "Arrest of a Minister\n"},
}

// repeat gives a document whose one block is a part said until it has so many
// bytes.
func repeat(part string, size int) *factum.Document {
	s := strings.Repeat(part, size/len(part)+1)
	return &factum.Document{Text: s, Language: "en", Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(s)}}}}
}

// tile gives a parsed text n times over, in one block.
func tile(t *text.Text, n int) *text.Text {
	size := len(t.Document.Text)
	d := *t.Document
	d.Text = strings.Repeat(d.Text, n)
	d.Blocks = []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(d.Text)}}}
	out := &text.Text{Document: &d}
	for k := range n {
		for _, s := range t.Sentences {
			s.Start, s.End = s.Start+k*size, s.End+k*size
			s.Tokens = append([]text.Token(nil), s.Tokens...)
			for i := range s.Tokens {
				s.Tokens[i].Start += k * size
				s.Tokens[i].End += k * size
			}
			out.Sentences = append(out.Sentences, s)
		}
	}
	return out
}

// stage is one of those that follow the parser.
type stage struct {
	name string
	run  func(*text.Text)
}

func (s *stages) after(t testing.TB) []stage {
	return []stage{
		{"when", func(tx *text.Text) { when.Find(tx) }},
		{"actor", func(tx *text.Text) { actor.Find(tx, s.gazetteer) }},
		{"statement", func(tx *text.Text) {
			if err := checkReading(tx, s.statements.Read(tx, actor.Find(tx, s.gazetteer), when.Find(tx))); err != nil {
				t.Error(err)
			}
		}},
	}
}

// The processor time that the stages take grows with the length of a text, whatever it
// says: sixteen times the words take less than fifty times the time (a quadratic
// stage takes 256 times), in the best of some tries.
func TestTimeGrowsWithLength(t *testing.T) {
	const times, most, tries = 16, 50, 6
	st := reader(t)
	for _, h := range hostile {
		one := st.text.Read(repeat(h.part, 6000))
		many := tile(one, times)
		for _, s := range st.after(t) {
			best := [2]time.Duration{1 << 62, 1 << 62}
			for try := 0; try < tries && (try == 0 || best[1] > most*best[0]); try++ {
				for k, x := range []*text.Text{one, many} {
					start := cpu()
					s.run(x)
					best[k] = min(best[k], cpu()-start)
				}
			}
			if best[1] > most*best[0] {
				t.Errorf("%s: %s takes %v for %d bytes and %v for %d times as many", h.name, s.name, best[0], len(one.Document.Text), best[1], times)
			}
		}
	}
}

// BenchmarkHostile gives the time per byte of hostile texts at two sizes: the
// figures of a kind are alike if the time grows with the length only.
func BenchmarkHostile(b *testing.B) {
	st := reader(b)
	for _, h := range hostile {
		for _, size := range []int{25_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", h.name, size), func(b *testing.B) {
				d := repeat(h.part, size)
				start := cpu()
				for range b.N {
					tx := st.text.Read(d)
					st.statements.Read(tx, actor.Find(tx, st.gazetteer), when.Find(tx))
				}
				b.ReportMetric(float64((cpu()-start).Nanoseconds())/float64(b.N)/float64(len(d.Text)), "cpu-ns/B")
			})
		}
	}
}

// checkReading says what is wrong with a reading, whatever the text: a span that
// is none of the document's words, a number that points to nothing.
func checkReading(tx *text.Text, r *Reading) error {
	words := tx.Document.Text
	span := func(what string, at factum.Range) error {
		if at.Start < 0 || at.End > len(words) || at.Start >= at.End || !utf8.ValidString(words[at.Start:at.End]) && utf8.ValidString(words) {
			return fmt.Errorf("%s: bytes %d to %d are no words of %d bytes", what, at.Start, at.End, len(words))
		}
		return nil
	}
	actorIn := func(what string, list ...int) error {
		for _, a := range list {
			if a < 0 || a >= len(r.Actors) {
				return fmt.Errorf("%s: actor %d of %d", what, a, len(r.Actors))
			}
		}
		return nil
	}
	sources := func(what string, list []Source) error {
		for _, s := range list {
			if s.Actor >= len(r.Actors) || s.Text == "" {
				return fmt.Errorf("%s: source %+v of %d actors", what, s, len(r.Actors))
			}
		}
		return nil
	}
	expression := func(what string, t *Time) error {
		if t != nil && (t.Expression < -1 || t.Expression >= len(r.Times)) {
			return fmt.Errorf("%s: expression %d of %d", what, t.Expression, len(r.Times))
		}
		return nil
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		what := fmt.Sprintf("statement %d (%s)", i, st.Type)
		err := errors.Join(span(what, st.Range), actorIn(what, st.Who...), actorIn(what, st.Whom...), actorIn(what, st.Places...),
			sources(what, st.AttributedTo), expression(what, st.When))
		if st.Why == nil {
			return fmt.Errorf("%s says not why it exists", what)
		}
		err = errors.Join(err, span(what+": trigger", st.Why.Trigger), span(what+": sentence", st.Why.Sentence))
		for _, s := range st.Why.Steps {
			if s.Start != s.End { // a source that is named elsewhere has no words here
				err = errors.Join(err, span(what+": "+s.About, s.Range))
			}
		}
		if err != nil {
			return err
		}
		if s := &tx.Sentences[st.Sentence]; st.Start < s.Start || st.End > s.End {
			return fmt.Errorf("%s: bytes %d to %d lie outside of their sentence", what, st.Start, st.End)
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		what := fmt.Sprintf("figure %d", i)
		if err := errors.Join(span(what, f.Range), sources(what, f.AttributedTo), expression(what, f.When)); err != nil {
			return err
		}
		if f.Statement >= len(r.Statements) || math.IsNaN(f.Value) || f.Low != nil && f.High != nil && *f.Low > *f.High {
			return fmt.Errorf("%s: %+v", what, f)
		}
	}
	return nil
}
