package origin

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
)

// TestTokens looks at the words of a text; those in quotation marks are shown
// in brackets, those of formulae with a star.
func TestTokens(t *testing.T) {
	t.Parallel()
	for _, x := range []struct{ text, want string }{
		{"The minister’s aide didn't pay 240,000 euros at 4:10 p.m.", "the minister aide didn pay 240000 euros at 4:10 p m"},
		{"Žanibajs Čojunžolovs, “I said no,” left.", "zanibajs cojunzolovs [i] [said] [no] left"},
		{"He said: \"Go. Now", "he said [go] [now]"},
		{"A 5\" pipe isn't a \"long pipe\".", "a 5 pipe isn a [long] [pipe]"},
		{"Take the Joneses' house and 'this is what he said' too", "take the joneses house and [this] [is] [what] [he] [said] too"},
		{"accused of war crimes and crimes against humanity in Orvale", "accused of war* crimes* and* crimes* against* humanity* in orvale"},
		{"«Да», сказал он. 漢字です", "[да] сказал он 漢 字 で す"},
		{"a-b c/d e.f 1.5 1. 2,3", "a b c d e f 1.5 1 23"},
		{"", ""},
	} {
		v := newVocabulary()
		d := &factum.Document{Text: x.text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(x.text)}}}}
		var got []string
		last := 0
		for _, tok := range v.tokens(d) {
			w := v.words[tok.word].text
			if tok.flags&quoted != 0 {
				w = "[" + w + "]"
			}
			if tok.flags&formula != 0 {
				w += "*"
			}
			got = append(got, w)
			if int(tok.start) < last || tok.end() <= int(tok.start) || tok.end() > len(x.text) {
				t.Errorf("%q: a word at %d-%d after %d", x.text, tok.start, tok.end(), last)
			}
			last = tok.end()
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%q: %s, want %s", x.text, s, x.want)
		}
	}
}

// TestNames takes names that sound alike for one, and other words not.
func TestNames(t *testing.T) {
	t.Parallel()
	v := newVocabulary()
	text := "Mr Najim and Mr Njim saw Zhanybay Choiunzholov and Mr Choyunjolov; the courts and the carts were late, so a Tuesday and Tuesdays passed."
	tokens := v.tokens(&factum.Document{Text: text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(text)}}}})
	v.weigh()
	match := map[string]uint32{}
	for _, tok := range tokens {
		match[v.words[tok.word].text] = v.words[tok.word].match
	}
	for _, x := range []struct {
		a, b string
		same bool
	}{{"najim", "njim", true}, {"choiunzholov", "choyunjolov", true}, {"courts", "carts", false}, {"najim", "choyunjolov", false}} {
		if got := match[x.a] == match[x.b]; got != x.same {
			t.Errorf("%s and %s: one %v, want %v", x.a, x.b, got, x.same)
		}
	}
}

func TestLexicon(t *testing.T) {
	t.Parallel()
	l := load()
	if len(l.function) < 150 || len(l.formulae) < 200 || len(agencies()) < 80 {
		t.Fatalf("%d words, %d phrases, %d agencies", len(l.function), len(l.formulae), len(agencies()))
	}
	v := newVocabulary()
	for phrase, whole := range l.formulae {
		if !whole {
			continue
		}
		d := &factum.Document{Text: phrase, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(phrase)}}}}
		for _, tok := range v.tokens(d) {
			if tok.flags&formula == 0 {
				t.Errorf("the words of %q are cut otherwise", phrase)
				break
			}
		}
	}
	seen := map[string]string{}
	for _, names := range agencies() {
		for _, n := range names {
			f := foldName(n)
			if other, ok := seen[f]; ok && other != names[0] || f == "" {
				t.Errorf("%q (%q) is also a name of %s", n, f, other)
			}
			seen[f] = names[0]
		}
	}
	for w := range l.function {
		if strings.ToLower(w) != w || len(v.tokens(&factum.Document{Text: w, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(w)}}}})) != 1 {
			t.Errorf("%q is no word in lower case", w)
		}
	}
}

// TestAssign compares the matching with all there are.
func TestAssign(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := rapid.SliceOfN(rapid.SliceOfNDistinct(rapid.Int32Range(0, 5), 0, 3, rapid.ID[int32]), 0, 6).Draw(t, "lists")
		for i := range lists {
			slices.Sort(lists[i])
		}
		var best func(i int, taken map[int32]bool) int
		best = func(i int, taken map[int32]bool) int {
			if i == len(lists) {
				return 0
			}
			most := best(i+1, taken)
			for _, x := range lists[i] {
				if !taken[x] {
					taken[x] = true
					most = max(most, 1+best(i+1, taken))
					delete(taken, x)
				}
			}
			return most
		}
		if got, want := assign(lists), best(0, map[int32]bool{}); got != want {
			t.Fatalf("%v: %d, want %d", lists, got, want)
		}
	})
}

// TestAlign looks at the words that two texts are shown to share.
func TestAlign(t *testing.T) {
	t.Parallel()
	for _, x := range []struct{ a, b, want string }{
		{"one red fox ran over the old bridge", "one red fox ran over the old bridge", "one red fox ran over the old bridge"},
		{"one red fox ran over the old bridge", "one red cat ran over the old bridge", "one red fox ran over the old bridge / one red cat ran over the old bridge"},
		{"one red fox ran over the old bridge", "a red fox, it seems, ran over an old bridge", "red fox ran over the old bridge / red fox, it seems, ran over an old bridge"},
		{"one red fox ran over the old bridge", "nothing here is like what stands there", ""},
	} {
		var docs []*factum.Document
		for i, text := range []string{x.a, x.b} {
			docs = append(docs, &factum.Document{ID: string(rune('a' + i)), Text: text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(text)}}}})
		}
		p := newPile(docs)
		al := &aligner{words: p.vocab.words, takenA: make([]bool, len(p.tokens[0])), takenB: make([]bool, len(p.tokens[1]))}
		al.take(p, 0, 1)
		var got []string
		for _, c := range al.clusters(al.shared()) {
			for _, s := range c.stretches {
				i, j := s.from()
				iEnd, jEnd := s.to()
				a, b := p.span(0, i, iEnd-i).Quote, p.span(1, j, jEnd-j).Quote
				if a != b {
					a += " / " + b
				}
				got = append(got, a)
			}
		}
		if s := strings.Join(got, "; "); s != x.want {
			t.Errorf("%q, want %q", s, x.want)
		}
	}
}

// TestSentences finds the sentence around a statement.
func TestSentences(t *testing.T) {
	t.Parallel()
	const text = "It rained. The U.S. envoy said no, AFP reported. He left at 4 p.m. on foot! Then?"
	d := &factum.Document{Text: text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(text)}}}}
	for _, x := range []struct{ words, want string }{
		{"envoy said", " The U.S. envoy said no, AFP reported"}, {"left", " He left at 4 p.m. on foot"}, {"rained", "It rained"}, {"Then", " Then"},
	} {
		at := strings.Index(text, x.words)
		if got := sentenceAt(d, 0, at, at+len(x.words)); got != x.want {
			t.Errorf("%q: %q, want %q", x.words, got, x.want)
		}
	}
	s := newSources(&Case{}, nil)
	got := [][]string{s.mentioned("The envoy said no, AFP reported"), s.mentioned("He told The Associated Press in a call"), s.mentioned("He lives above the Reuters building"), s.mentioned("AP")}
	if d := cmp.Diff([][]string{{"AFP"}, {"associated press"}, nil, nil}, got); d != "" {
		t.Error(d)
	}
}
