package actor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/read/text"
)

// wrong says what is wrong with the actors of a text; "" if nothing is.
func wrong(tx *text.Text, a *Actors) string {
	for i := range a.All {
		x := &a.All[i]
		if x.Kind != factum.Person && x.Kind != factum.Organisation && x.Kind != factum.Place {
			return fmt.Sprintf("actor %d is of the kind %q", i, x.Kind)
		}
		if len(x.Mentions) == 0 || x.Name() == "" {
			return fmt.Sprintf("actor %d has no mention or no name", i)
		}
		for k, m := range x.Mentions {
			if m.Sentence < 0 || m.Sentence >= len(tx.Sentences) {
				return fmt.Sprintf("actor %d, mention %d stands in no sentence", i, k)
			}
			s := &tx.Sentences[m.Sentence]
			if m.First > m.Head || m.Head > m.Last || m.Last >= len(s.Tokens) || m.Start != s.Tokens[m.First].Start || m.End != s.Tokens[m.Last].End {
				return fmt.Sprintf("actor %d, mention %d: tokens %d to %d, head %d, bytes %d to %d", i, k, m.First, m.Last, m.Head, m.Start, m.End)
			}
			if a.At(m.Sentence, m.Head) != i && a.Group(m.Sentence, m.Head) != i {
				return fmt.Sprintf("actor %d, mention %d isn't at its head", i, k)
			}
			if m.Antecedent >= len(x.Mentions) || m.Antecedent == k || (m.Antecedent < 0) != (k == 0) {
				return fmt.Sprintf("actor %d, mention %d has the antecedent %d", i, k, m.Antecedent)
			}
			if k > 0 && (m.Reason == "" || m.Confidence <= 0 || m.Confidence > 1) {
				return fmt.Sprintf("actor %d, mention %d is linked for the reason %q with %.2f", i, k, m.Reason, m.Confidence)
			}
			if k > 0 {
				if b := x.Mentions[k-1]; b.Sentence > m.Sentence {
					return fmt.Sprintf("actor %d: mention %d stands before mention %d", i, k, k-1)
				}
			}
		}
		for _, m := range x.Members {
			if m < 0 || m >= len(a.All) || m == i {
				return fmt.Sprintf("actor %d has the member %d", i, m)
			}
		}
		for _, r := range x.Roles {
			if r.OfActor >= len(a.All) || r.OfActor == i || r.Start >= r.End || r.Sentence >= len(tx.Sentences) || r.Role == "" && r.Of == "" {
				return fmt.Sprintf("actor %d has the role %+v", i, r)
			}
		}
	}
	for n := range tx.Sentences {
		for k := range tx.Sentences[n].Tokens {
			if i := a.At(n, k); i < -1 || i >= len(a.All) {
				return fmt.Sprintf("at %d, %d stands actor %d of %d", n, k, i, len(a.All))
			}
		}
	}
	return ""
}

// Sentences made of parts that vary everything hold all promises, and two
// readings of one text are the same.
func TestPromises(t *testing.T) {
	names := []string{"Ana Perez", "Mr Okoro", "al-Farsi", "Yusuf al-Farsi", "Li Wei", "Jean-Luc Moreau", "O'Neill", "Ivan Petrovich Sidorov", "Иван", "Queen Maud", "The Hague", "ICC", "U.N.", "Kenya"}
	heads := []string{"the warlord", "his wife", "a court in Rome", "they", "who", "it", "himself", "Italian police", "two men and a woman", "nobody", "each other", "the head of", "I", "(ABC)", "\"we\""}
	links := []string{" said ", " is ", ", also known as ", " and ", ", ", " of ", " met ", " arrested ", ", which ", " has led ", " (", ") ", ". ", " who ", "'s ", " - ", " \"", "\" ", "\n\n"}
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 30).Draw(r, "parts") {
			b.WriteString(rapid.SampledFrom(append(names, heads...)).Draw(r, "words"))
			b.WriteString(rapid.SampledFrom(links).Draw(r, "link"))
		}
		tx, a := read(t, b.String())
		if w := wrong(tx, a); w != "" {
			r.Fatalf("%q: %s", b.String(), w)
		}
		if d := cmp.Diff(a.All, Find(tx, gazetteer(t)).All); d != "" {
			r.Fatalf("%q: read twice: %s", b.String(), d)
		}
	})
}

// Texts that weren't parsed have no trees; they are read without a panic.
func FuzzFind(f *testing.F) {
	f.Add("The head of Libya's judicial police, Osama X - also known as Y (Z) - is also the director. He said: \"I am.\"")
	f.Add("Mr. A. B. and Mrs C, D, E and F; \"who\" \"\" “ ” (ICC) ((( )))")
	f.Add("al- al - al Al-al-Al’s ''s 's of of the the")
	f.Add("é É ß İ ǅ \x00 \xff �")
	f.Fuzz(func(t *testing.T, words string) {
		tx := text.Split(paragraphs(words))
		a := Find(tx, gazetteer(t))
		if w := wrong(tx, a); w != "" {
			t.Fatalf("without trees: %s", w)
		}
		tx, a = read(t, words)
		if w := wrong(tx, a); w != "" {
			t.Fatal(w)
		}
	})
}

func TestFindWithoutGazetteer(t *testing.T) {
	tx, _ := read(t, "Italian police arrested Ana Perez in Rome. She was a Spanish judge.")
	a := Find(tx, nil)
	if w := wrong(tx, a); w != "" {
		t.Fatal(w)
	}
	if of(a, "Ana Perez") < 0 || of(a, "She") != of(a, "Ana Perez") {
		t.Error("the pronoun isn't linked")
	}
}
