package text

import (
	"strings"

	"factum/internal/read/word"
)

// mend turns words that the tagger took for nouns or adjectives into the verbs
// that the tree treats them as: one that has a subject before it and
// complements behind it, and neither a copula nor what only nouns bear. In
// headlines and digests verbs and nouns look the same ("A court rules that",
// "Police arrest thirteen people"). It says whether heads changed.
func (s *Sentence) mend() (moved bool) {
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; t.UPOS {
		case NOUN, ADJ, PROPN:
			if t.Rel == Root || t.Rel == Conj || t.Rel == Ccomp || t.Rel == Parataxis {
				moved = s.mendVerb(i) || moved
			}
		}
	}
	return moved
}

func (s *Sentence) mendVerb(i int) bool {
	t := &s.Tokens[i]
	form := strings.ToLower(t.Form)
	lemma := word.Verb(form, form)
	if !word.IsVerb(lemma) || strings.HasSuffix(form, "ing") {
		return false
	}
	subject, content, complement := -1, -1, false
	for _, ci := range s.Children(i) {
		c := int(ci)
		switch d := &s.Tokens[c]; d.Rel {
		case Nsubj:
			if c > i {
				return false
			}
			subject = c
		case Obj, Ccomp, Xcomp, Iobj:
			complement = complement || c > i
		case Obl, OblUnmarked:
			complement = complement || c == i+1 || c == i+2 || s.caseAt(c) == i+1
		case AclRelcl:
			// "rules that ...", taken for a relative clause
			if c > i && i+1 < len(s.Tokens) && strings.EqualFold(s.Tokens[i+1].Form, "that") {
				complement, content = true, c
			}
		case Cop, Aux, Case, Det, NmodPoss, Amod, Nummod, AuxPass, NsubjPass:
			return false
		case Compound, Flat, Nmod, Appos, Mark, CcPreconj:
			if c < i || d.Rel == Appos {
				return false
			}
		}
	}
	if subject < 0 || !complement {
		return false
	}
	t.UPOS, t.Lemma = VERB, lemma
	switch {
	case lemma != form && strings.HasSuffix(form, "s"):
		t.XPOS = "VBZ"
	case lemma != form:
		t.XPOS = "VBD"
	default:
		t.XPOS = "VBP"
	}
	if content >= 0 {
		s.Tokens[content].Rel = Ccomp
		that := &s.Tokens[i+1]
		that.UPOS, that.XPOS, that.Lemma, that.Rel, that.Head = SCONJ, "IN", "that", Mark, content
	}
	return content >= 0
}

// caseAt gives the place of the preposition of a phrase; -1 if it has none.
func (s *Sentence) caseAt(i int) int {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == Case {
			return int(c)
		}
	}
	return -1
}
