package gold

import (
	"testing"

	"factum/internal/shareddata"
)

func TestLoad(t *testing.T) {
	docs, err := Load(shareddata.Path(t, "treebanks"), "en_gum-dev-*.conllu.gz")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 12 {
		t.Fatalf("%d documents, want 12", len(docs))
	}
	mentions, groups := 0, 0
	for _, d := range docs {
		if len(d.Text.Sentences) == 0 || d.Genre == "" {
			t.Errorf("%s: no sentences or genre", d.ID)
		}
		for _, m := range d.Mentions {
			s := d.Text.Sentences[m.Sentence]
			if m.First > m.Head || m.Head > m.Last || m.Last >= len(s.Tokens) {
				t.Fatalf("%s: %+v isn't in its sentence", d.ID, m)
			}
			for _, k := range s.Tokens {
				if d.Text.Document.Text[k.Start:k.End] != k.Form {
					t.Fatalf("%s: token %q stands at %q", d.ID, k.Form, d.Text.Document.Text[k.Start:k.End])
				}
			}
			mentions++
			if m.Group {
				groups++
			}
		}
	}
	if mentions < 2500 || groups == 0 {
		t.Errorf("%d mentions, %d groups", mentions, groups)
	}
	t.Logf("%d mentions, %d groups", mentions, groups)
}

func TestScores(t *testing.T) {
	k := func(chains ...string) Chains {
		var out Chains
		for _, c := range chains {
			var ch []Key
			for _, r := range c {
				ch = append(ch, Key{Head: int(r)})
			}
			out = append(out, ch)
		}
		return out
	}
	key, response := k("abcde", "fg", "hijkl"), k("abcde", "fghijkl")
	if s := MUC(key, response); s.RightR != 9 || s.AllR != 9 || s.RightP != 9 || s.AllP != 10 {
		t.Errorf("MUC %+v", s)
	}
	// Bagga and Baldwin's example: B³ precision 76 %, recall 100 %.
	if s := BCubed(key, response); int(s.P()) != 76 || s.R() != 100 {
		t.Errorf("B³ %+v: %.1f %.1f", s, s.P(), s.R())
	}
	if s := CEAF(key, response); int(s.RightP*1000) != 1833 {
		t.Errorf("CEAF %+v", s)
	}
	if s := MUC(key, key); s.F1() != 100 {
		t.Errorf("MUC of a thing with itself is %.1f", s.F1())
	}
}
