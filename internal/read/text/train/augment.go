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
	headlineRate = 0.12 // in the present tense, without articles, forms of be and the final stop
	titleRate    = 0.05 // Every Longer Word With A Capital
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
// stop at the end, and puts the main clause into the present tense ("Court
// frees general").
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
	for i := range x.Tokens {
		if t := &x.Tokens[i]; t.XPOS == "VBD" && t.UPOS == text.VERB && (t.Rel == text.Root || t.Rel == text.Conj && t.Head == x.Root) {
			present(x, i)
		}
	}
	return x
}

// present puts a verb from the past into the present tense.
func present(s *text.TreebankSentence, i int) {
	t := &s.Tokens[i]
	if t.Lemma == "be" {
		return
	}
	form := t.Lemma
	t.XPOS = "VBP"
	if !pluralSubject(s, i) {
		t.XPOS = "VBZ"
		form = thirdPerson(form)
	}
	if r, _ := utf8.DecodeRuneInString(t.Form); unicode.IsUpper(r) {
		_, n := utf8.DecodeRuneInString(form)
		form = strings.ToUpper(form[:n]) + form[n:]
	}
	t.Form = form
}

// pluralSubject says whether the verb (or that which it is joined to) has a
// subject in the plural, or one of the first or second person.
func pluralSubject(s *text.TreebankSentence, i int) bool {
	for _, c := range s.Children(i) {
		k := &s.Tokens[c]
		if k.Rel != text.Nsubj {
			continue
		}
		for _, g := range s.Children(int(c)) {
			if s.Tokens[g].Rel == text.Conj {
				return true
			}
		}
		switch strings.ToLower(k.Form) {
		case "i", "you", "we", "they", "these", "those":
			return true
		}
		return k.XPOS == "NNS" || k.XPOS == "NNPS"
	}
	return s.Tokens[i].Rel == text.Conj && s.Tokens[i].Head >= 0 && pluralSubject(s, s.Tokens[i].Head)
}

// thirdPerson gives the third person singular of a verb.
func thirdPerson(lemma string) string {
	n := len(lemma)
	switch {
	case lemma == "have":
		return "has"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "ch"),
		strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	case n > 1 && lemma[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(lemma[n-2])):
		return lemma[:n-1] + "ies"
	}
	return lemma + "s"
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
