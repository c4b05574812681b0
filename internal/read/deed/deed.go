package deed

import (
	"slices"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// Place is a token of a sentence.
type Place struct{ Sentence, Token int }

// Find gives the words of the deeds that have one of the given tokens, heads of
// mentions, for an argument, in the order of the text, each once. A subject is
// that of the verbs that share it, too: of a verb joined by "and", of a
// complement or an adverbial clause without a subject of its own.
func Find(t *text.Text, mentions []Place) []Place {
	var out []Place
	for _, m := range mentions {
		s := &t.Sentences[m.Sentence]
		for _, k := range deeds(s, top(s, m.Token)) {
			out = append(out, Place{m.Sentence, k})
		}
	}
	slices.SortFunc(out, func(a, b Place) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Token - b.Token
	})
	return slices.Compact(out)
}

// mostSteps bounds the way up a tree, which a parser may have made deep.
const mostSteps = 40

// top climbs from the head of a mention to that of the phrase it is named in:
// from a part of a name, an apposition or a second member to the first.
func top(s *text.Sentence, k int) int {
	for range mostSteps {
		x := &s.Tokens[k]
		switch x.Rel {
		case text.Flat, text.Appos, text.Compound, text.NmodDesc, text.Fixed, text.Goeswith:
		case text.Conj:
			if isVerb(&s.Tokens[max(x.Head, 0)]) {
				return k
			}
		default:
			return k
		}
		if x.Head < 0 {
			return k
		}
		k = x.Head
	}
	return k
}

// deeds gives the words of deeds of which the phrase headed by k is an argument.
func deeds(s *text.Sentence, k int) []int {
	var out []int
	for _, c := range s.Children(k) { // "Jobs, who founded …", "the store opened in May"
		if x := &s.Tokens[c]; (x.Rel == text.AclRelcl || x.Rel == text.Acl) && isVerb(x) {
			out = append(out, shared(s, int(c), 0)...)
		}
	}
	x := &s.Tokens[k]
	if x.Head < 0 {
		return out
	}
	h := &s.Tokens[x.Head]
	switch x.Rel {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter:
		if isDeed(h) {
			out = append(out, shared(s, x.Head, 0)...)
		}
	case text.Obj, text.Iobj, text.Obl, text.OblAgent, text.OblUnmarked:
		if isDeed(h) {
			out = append(out, x.Head)
		}
	case text.NmodPoss, text.Nmod:
		if isHappening(h) {
			out = append(out, x.Head)
		}
		if x.Rel == text.Nmod || x.Rel == text.NmodPoss {
			// "the release of the iPhone was announced": what befalls the part
			out = append(out, governing(s, x.Head)...)
		}
	}
	return out
}

// governing gives the verb of which a noun is the subject or object.
func governing(s *text.Sentence, k int) []int {
	k = top(s, k)
	x := &s.Tokens[k]
	if x.Head < 0 || !isVerb(&s.Tokens[x.Head]) {
		return nil
	}
	switch x.Rel {
	case text.Nsubj, text.NsubjPass, text.Obj:
		return []int{x.Head}
	}
	return nil
}

// shared gives a predicate and those that share its subject; depth is how far
// from the first of them it stands.
func shared(s *text.Sentence, k, depth int) []int {
	const deepest = 8 // verbs that one subject has one within or after the other
	out := []int{}
	if isDeed(&s.Tokens[k]) {
		out = append(out, k)
	}
	for _, c := range s.Children(k) {
		x := &s.Tokens[c]
		switch x.Rel {
		case text.Conj, text.Xcomp, text.Advcl:
			if isVerb(x) && !hasSubject(s, int(c)) && depth < deepest {
				out = append(out, shared(s, int(c), depth+1)...)
			}
		}
	}
	return out
}

func hasSubject(s *text.Sentence, k int) bool {
	return slices.ContainsFunc(s.Children(k), func(c int32) bool {
		switch s.Tokens[c].Rel {
		case text.Nsubj, text.NsubjPass, text.NsubjOuter, text.Csubj, text.CsubjPass, text.Expl:
			return true
		}
		return false
	})
}

func isVerb(x *text.Token) bool { return x.UPOS == text.VERB }

// isHappening says whether a noun names an act or a happening.
func isHappening(x *text.Token) bool {
	return x.UPOS == text.NOUN && word.Main(x.Lemma).Any(word.Act|word.Happening)
}

func isDeed(x *text.Token) bool { return isVerb(x) || isHappening(x) }

// Called gives the heads of the phrases that hold the words of a name one after
// the other, letter case aside.
func Called(t *text.Text, name string) []Place {
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil
	}
	var out []Place
	for n := range t.Sentences {
		s := &t.Sentences[n]
		for k := 0; k+len(words) <= len(s.Tokens); k++ {
			same := true
			for i, w := range words {
				same = same && strings.EqualFold(s.Tokens[k+i].Form, w)
			}
			if same {
				out = append(out, Place{n, head(s, k, k+len(words)-1)})
			}
		}
	}
	return out
}
