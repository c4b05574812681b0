package text

import "testing"

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
