package train

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/text"
)

// How many sentences get a copy in the way of headlines: the treebanks hold
// few headlines, reports begin with one.
const (
	headlineRate = 0.06 // without articles, forms of be and the final stop
	titleRate    = 0.04 // Every Longer Word With A Capital
	upperRate    = 0.02 // ALL CAPITALS
	lowerRate    = 0.02 // no capitals
	longest      = 25   // tokens of a sentence that is made a headline
)

// augment gives the treebank with copies of some sentences in the way of
// headlines, each behind its original, so that both fall into the same fold.
func augment(bank []*text.TreebankSentence, seed uint64) []*text.TreebankSentence {
	random := rand.New(rand.NewPCG(seed, 7))
	var out []*text.TreebankSentence
	for _, s := range bank {
		out = append(out, s)
		if n := len(s.Tokens); n < 4 || n > longest {
			continue
		}
		var x *text.TreebankSentence
		switch r := random.Float64(); {
		case r < headlineRate:
			x = headline(s)
		case r < headlineRate+titleRate:
			x = rewrite(headline(s), titleCase)
		case r < headlineRate+titleRate+upperRate:
			x = rewrite(s, strings.ToUpper)
		case r < headlineRate+titleRate+upperRate+lowerRate:
			x = rewrite(s, strings.ToLower)
		}
		if x != nil {
			out = append(out, x)
		}
	}
	return out
}

// headline leaves out articles, forms of be that are no main verb, and the
// stop at the end.
func headline(s *text.TreebankSentence) *text.TreebankSentence {
	leave := make([]bool, len(s.Tokens))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if len(s.Children(i)) > 0 || t.Head < 0 {
			continue
		}
		switch t.Rel {
		case text.Det:
			leave[i] = t.Lemma == "the" || t.Lemma == "a"
		case text.Aux, text.AuxPass, text.Cop:
			leave[i] = t.Lemma == "be"
		case text.Punct:
			leave[i] = t.Form == "." && i == len(s.Tokens)-1
		}
	}
	x := &text.TreebankSentence{}
	place := make([]int, len(s.Tokens))
	for i := range s.Tokens {
		place[i] = len(x.Tokens)
		if !leave[i] {
			x.Tokens = append(x.Tokens, s.Tokens[i])
			x.Misc = append(x.Misc, "_")
		}
	}
	for i := range x.Tokens {
		if h := x.Tokens[i].Head; h >= 0 {
			x.Tokens[i].Head = place[h]
		}
	}
	x.Link()
	return x
}

// rewrite changes the forms.
func rewrite(s *text.TreebankSentence, change func(string) string) *text.TreebankSentence {
	x := &text.TreebankSentence{Misc: make([]string, len(s.Tokens))}
	x.Tokens = append(x.Tokens, s.Tokens...)
	for i := range x.Tokens {
		x.Tokens[i].Form = change(x.Tokens[i].Form)
	}
	x.Link()
	return x
}

func titleCase(form string) string {
	r, n := utf8.DecodeRuneInString(form)
	if len(form) < 4 && strings.ToLower(form) == form {
		return form
	}
	return string(unicode.ToUpper(r)) + form[n:]
}
