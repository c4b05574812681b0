package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMendKeepsTrees mends trees of any words and relations: what comes out is a
// tree with the same root.
func TestMendKeepsTrees(t *testing.T) {
	forms := []string{"court", "rules", "that", "money", "laundering", "said", "tells", "freed", "no", "fewer", "miners", ",", "to", "arrest", "for", "Kovač", "On", "Sunday", "3"}
	tags := []struct {
		u UPOS
		x string
	}{{NOUN, "NN"}, {VERB, "VBD"}, {VERB, "VBZ"}, {VERB, "VBN"}, {VERB, "VBG"}, {VERB, "VB"}, {ADJ, "JJR"}, {PROPN, "NNP"}, {PUNCT, ","}, {PRON, "WDT"}, {ADP, "IN"}, {NUM, "CD"}}
	rels := []Rel{Nsubj, NsubjPass, Obj, Obl, Nmod, Conj, Ccomp, Xcomp, Advcl, Acl, AclRelcl, Appos, Compound, Flat, Case, Mark, Aux, AuxPass, Parataxis, Punct, Det}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 14).Draw(t, "n")
		order := rapid.Permutation(indices(n)).Draw(t, "order")
		s := Sentence{Tokens: make([]Token, n)}
		for k, i := range order { // each hangs on one before it in the order
			tag := rapid.SampledFrom(tags).Draw(t, "tag")
			form := rapid.SampledFrom(forms).Draw(t, "form")
			s.Tokens[i] = Token{Form: form, Lemma: form, UPOS: tag.u, XPOS: tag.x, Head: -1, Rel: Root}
			if k > 0 {
				s.Tokens[i].Head = order[rapid.IntRange(0, k-1).Draw(t, "head")]
				s.Tokens[i].Rel = rapid.SampledFrom(rels).Draw(t, "rel")
			}
		}
		s.Link()
		s.mendDated()
		s.mend()
		roots := 0
		for i := range s.Tokens {
			if s.Tokens[i].Head < 0 {
				roots++
			}
			steps := 0
			for k := i; k >= 0; k = s.Tokens[k].Head {
				if steps++; steps > n {
					t.Fatalf("a circle at %d: %+v", i, s.Tokens)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	})
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestMend gives the tagger's and the tree's view of headlines; the verb comes
// out as one.
func TestMend(t *testing.T) {
	noun := func(form string, head int, rel Rel) Token {
		return Token{Form: form, Lemma: form, UPOS: NOUN, XPOS: "NN", Head: head, Rel: rel}
	}
	s := Sentence{Tokens: []Token{
		noun("Court", 1, Nsubj), {Form: "rules", Lemma: "rule", UPOS: NOUN, XPOS: "NNS", Head: -1, Rel: Root},
		{Form: "that", Lemma: "that", UPOS: PRON, XPOS: "WDT", Head: 4, Rel: Obj}, noun("Chad", 4, Nsubj),
		{Form: "failed", Lemma: "fail", UPOS: VERB, XPOS: "VBD", Head: 1, Rel: AclRelcl},
	}}
	s.Link()
	s.mend()
	if v := s.Tokens[1]; v.UPOS != VERB || v.XPOS != "VBZ" || v.Lemma != "rule" {
		t.Errorf("rules is %v %s %s", v.UPOS, v.XPOS, v.Lemma)
	}
	if that, failed := s.Tokens[2], s.Tokens[4]; that.UPOS != SCONJ || that.Rel != Mark || failed.Rel != Ccomp {
		t.Errorf("that is %v %v, failed is %v", that.UPOS, that.Rel, failed.Rel)
	}
	// a noun with a copula, or without a subject, stays one
	for _, tokens := range [][]Token{
		{noun("Chad", 2, Nsubj), {Form: "is", Lemma: "be", UPOS: AUX, Head: 2, Rel: Cop}, noun("state", -1, Root), noun("party", 2, Obj)},
		{noun("arrest", -1, Root), noun("thieves", 0, Obj)},
	} {
		s := Sentence{Tokens: tokens}
		s.Link()
		s.mend()
		for _, x := range s.Tokens {
			if x.UPOS == VERB {
				t.Errorf("%s became a verb", x.Form)
			}
		}
	}
}

func TestQuotationMarksAreNoPartOfAName(t *testing.T) {
	for _, s := range reader(t).Read(plain("On its cover: «Жаныбай Чоюнжолов».\n\nThe notice calls him «Ἀλέξανδρος Νίκου» again.")).Sentences {
		for i := range s.Tokens {
			if x := &s.Tokens[i]; strings.Contains("«»", x.Form) && (x.UPOS != PUNCT || x.Rel != Punct) {
				t.Errorf("%s is %s, %s", x.Form, x.UPOS, x.Rel)
			}
		}
	}
}

func TestNameOfWhomTheDescriptionIs(t *testing.T) {
	for text, head := range map[string]string{
		"The treasurer of the protest, Ivo Banda, was freed.": "treasurer",
		"The mayor of the town, Ivo Banda, was freed.":        "town", // may be its name
	} {
		s := &reader(t).Read(plain(text)).Sentences[0]
		for i := range s.Tokens {
			if x := &s.Tokens[i]; x.Form == "Ivo" && (x.Rel != Appos || s.Tokens[x.Head].Form != head) {
				t.Errorf("%s: Ivo hangs on %s as %s", text, s.Tokens[x.Head].Form, x.Rel)
			}
		}
	}
}

func TestDayBeforeSubject(t *testing.T) {
	for text, want := range map[string]string{
		"On Sunday police arrested Ivo Banda.":               "police",
		"On 12 February prosecutors let him go home.":        "prosecutors",
		"In July 2023 investigators searched the warehouse.": "investigators",
		"In May elections the party won every seat.":         "party",
		"Last week police arrested Ivo Banda.":               "police",
		"That night gunmen shot Ivo Banda.":                  "gunmen",
		"The next day prosecutors charged Ivo Banda.":        "prosecutors",
		"On Tuesday evening police arrested Ivo Banda.":      "police",
		"At noon gendarmes stormed the villa.":               "gendarmes",
		"In Graz police arrested Ivo Banda.":                 "police",
		"The night watchman saw nothing.":                    "watchman",
		"On Tuesday the doctors said so.":                    "doctors",
	} {
		s := &reader(t).Read(plain(text)).Sentences[0]
		got := ""
		for i := range s.Tokens {
			if x := &s.Tokens[i]; x.Rel == Nsubj && s.childOf(i, Case) < 0 {
				got += x.Form
			}
			if x := &s.Tokens[i]; strings.HasSuffix(text, "said so.") && x.Form == "the" && s.Tokens[x.Head].Form != want {
				t.Errorf("%s: the article is of %q", text, s.Tokens[x.Head].Form)
			}
		}
		if got != want {
			t.Errorf("%s: subject %q, want %q", text, got, want)
		}
	}
}

func TestOnlyObjectIsNoIndirectOne(t *testing.T) {
	text := "Chad handed him over to officers of the court at Lima airport on Tuesday, 28 October, under a presidential decree of 23 October."
	s := &reader(t).Read(plain(text)).Sentences[0]
	if x := &s.Tokens[2]; x.Form != "him" || x.Rel != Obj {
		t.Errorf("%s is %s", x.Form, x.Rel)
	}
}
