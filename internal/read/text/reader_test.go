package text

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reader gives a reader of the embedded model.
func reader(t testing.TB) *Reader {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// arcs gives "word relation head" for each token but punctuation.
func arcs(s *Sentence) []string {
	var out []string
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS == PUNCT {
			continue
		}
		head := "-"
		if t.Head >= 0 {
			head = s.Tokens[t.Head].Form
		}
		out = append(out, t.Form+" "+t.Rel.String()+" "+head)
	}
	return out
}

func TestRead(t *testing.T) {
	got := reader(t).Read(plain("The general was arrested in Turin on Sunday by police.\n\nThe court released him."))
	if len(got.Sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(got.Sentences))
	}
	want := []string{"The det general", "general nsubj:pass arrested", "was aux:pass arrested", "arrested root -", "in case Turin",
		"Turin obl arrested", "on case Sunday", "Sunday obl arrested", "by case police", "police obl:agent arrested"}
	s := &got.Sentences[0]
	if diff := cmp.Diff(want, arcs(s)); diff != "" {
		t.Error(diff)
	}
	verb := s.Tokens[3]
	if verb.Lemma != "arrest" || verb.XPOS != "VBN" || verb.UPOS != VERB || !verb.Feats.Has(Passive|Participle|Past) {
		t.Errorf("arrested: %+v", verb)
	}
	if s.Root != 3 || got.Sentences[1].Block != 1 {
		t.Errorf("root %d, block %d", s.Root, got.Sentences[1].Block)
	}
}

// Parts of a name hang together, titles on it.
func TestReadNames(t *testing.T) {
	got := reader(t).Read(plain("Justice Minister Rui Tavares flew home."))
	want := []string{"Justice compound Minister", "Minister nmod:desc Rui", "Rui nsubj flew", "Tavares flat Rui", "flew root -", "home advmod flew"}
	s := &got.Sentences[0]
	if diff := cmp.Diff(want, arcs(s)); diff != "" {
		t.Error(diff)
	}
	named := slices.DeleteFunc(slices.Clone(s.Spans), func(x Span) bool { return !x.Named })
	if diff := cmp.Diff([]Span{{First: 0, Last: 3, Head: 2, Kind: PersonSpan, Named: true}}, named); diff != "" {
		t.Error(diff)
	}
}

// Workers share a reader: the same text gives the same trees in each.
func TestReadConcurrently(t *testing.T) {
	r := reader(t)
	text := strings.Repeat("The prosecutor, who had asked for the warrant, said on Monday that nobody was told. ", 20)
	want := r.Read(plain(text))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			got := r.Read(plain(text))
			for i := range want.Sentences {
				if diff := cmp.Diff(want.Sentences[i].Tokens, got.Sentences[i].Tokens); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	wait.Wait()
}

// checkTree fails unless the heads make a tree with one root.
func checkTree(t testing.TB, s *Sentence) {
	roots := 0
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			roots++
		}
		steps := 0
		for h := s.Tokens[i].Head; h >= 0; h = s.Tokens[h].Head {
			if steps++; steps > len(s.Tokens) {
				t.Fatalf("token %d of %q hangs in a circle", i, s.Line())
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots in %q", roots, s.Line())
	}
	for _, x := range s.Spans {
		if x.First > x.Head || x.Head > x.Last || x.Last >= len(s.Tokens) {
			t.Fatalf("span %+v in %q", x, s.Line())
		}
	}
}

func FuzzRead(f *testing.F) {
	r := reader(f)
	for _, seed := range []string{"Italy releases Libyan wanted for war crimes", ") ) ( \" ''", "a\xffb \x00 …", strings.Repeat("x ", 500)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := r.ReadAll(plain(text))
		checkSplit(t, text, got)
		for i := range got.Sentences {
			checkTree(t, &got.Sentences[i])
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := reader(b)
	text := strings.Repeat("The prosecutor, who had asked for the warrant in November, said on Monday that nobody in the ministry was told. "+
		"Officers detained the former commander at a hotel in the north of the country, but the court of appeal released him two days later "+
		"because the minister had not been informed, and a state plane took him home.\n\n", 100)
	doc := plain(text)
	tokens := 0
	b.ResetTimer()
	for b.Loop() {
		got := r.Read(doc)
		for i := range got.Sentences {
			tokens += len(got.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkSplit(b *testing.B) {
	doc := plain(strings.Repeat("Mr. Doe didn't answer; the minister's office said so on Jan. 19, at 5 p.m. ", 1000))
	tokens := 0
	for b.Loop() {
		for _, s := range Split(doc).Sentences {
			tokens += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func TestReadSentences(t *testing.T) {
	r := reader(t)
	for text, want := range map[string][]string{
		"Brigadier (ret.) Olaf Berg spoke. Nobody came.":           {"Brigadier (ret.) Olaf Berg spoke.", "Nobody came."},
		"Captain Ola B. led out of the barracks at noon. He wept.": {"Captain Ola B. led out of the barracks at noon.", "He wept."},
	} {
		var got []string
		for _, s := range r.Read(plain(text)).Sentences {
			got = append(got, text[s.Start:s.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestReadEntry(t *testing.T) {
	for text, want := range map[string]string{
		"13 March – Chad files rival extradition bid.":                   "files 13",
		"Sat 5 Aug, 17:52 – Police arrest a clerk.":                      "arrest Sat",
		"Sunday, 20:45 (21:45 in Riga) – Tribunal takes custody of him.": "takes Sunday",
		"5 March – 7 March: a quiet week.":                               "",
		"Berlin – Police arrest a clerk.":                                "",
	} {
		s := &reader(t).Read(plain(text)).Sentences[0]
		got := ""
		for i := range s.Tokens {
			if x := &s.Tokens[i]; x.Rel == OblUnmarked && s.Tokens[x.Head].Head < 0 && x.Head > i {
				got = s.Tokens[x.Head].Form + " " + x.Form
			}
		}
		if want != "" && got != want || want == "" && s.entryHead() > 0 {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
