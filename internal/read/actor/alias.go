package actor

import (
	"strings"

	"factum/internal/read/text"
)

// aliases links the names that follow "also known as", "referred to as",
// "alias", "nicknamed" to the name before.
func (f *finder) aliases(s *text.Sentence, n int) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		lower := strings.ToLower(s.Tokens[i].Form)
		how := traitOf(lower).alias
		if how == "" {
			how = traitOf(strings.ToLower(s.Tokens[i].Lemma)).alias
		}
		if how == "" || s.Tokens[i].UPOS == text.VERB && s.Tokens[i].XPOS != "VBN" && s.Tokens[i].XPOS != "VBD" {
			continue
		}
		from := i + 1
		if how == "as" {
			for from < len(s.Tokens) && from < i+4 && !strings.EqualFold(s.Tokens[from].Form, "as") {
				from++
			}
			if from >= len(s.Tokens) || !strings.EqualFold(s.Tokens[from].Form, "as") {
				continue
			}
			from++
		}
		a := f.aliased(s, n, i)
		if how == "as" && s.Tokens[i].UPOS == text.VERB {
			a = f.knownAs(s, n, i, from, a)
		}
		if a < 0 {
			continue
		}
		f.otherNames(s, n, a, from)
	}
}

// knownAs finds whose other name an active clause tells: "Ann Lee – her men
// called her …", "people knew Ann Lee as …": the object, for a pronoun the
// person named before.
func (f *finder) knownAs(s *text.Sentence, n, verb, name, subject int) int {
	for k := verb + 1; k < name; k++ {
		if s.Tokens[k].Rel != text.Obj || s.Tokens[k].Head != verb {
			continue
		}
		p := int(f.at[n][k])
		if p < 0 || f.phrases[p].form != ByPronoun {
			return p
		}
		for j := verb - 1; j >= 0; j-- {
			if q := int(f.at[n][j]); q >= 0 && f.phrases[q].form == ByName && f.clusters[f.root(q)].class == person && f.compatible(q, p) {
				return q
			}
		}
		return -1
	}
	return subject
}

// aliased finds the name that an alias is of: the last one that ends before
// token i with nothing but punctuation, adverbs, numbers and "who is" between.
func (f *finder) aliased(s *text.Sentence, n, i int) int {
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		t := &s.Tokens[j]
		switch t.UPOS {
		case text.PUNCT, text.ADV, text.AUX, text.NUM, text.CCONJ:
			continue
		case text.PRON:
			if t.Feats.Has(text.Relative) || strings.EqualFold(t.Form, "who") || strings.EqualFold(t.Form, "which") {
				continue
			}
			return -1
		}
		// The phrase whose name, or whose last word, is here.
		for h := j; h >= 0; {
			if p := int(f.at[n][h]); p >= 0 && (f.phrases[p].form == ByName || f.phrases[p].class != other) && !f.phrases[p].group {
				if f.phrases[p].form == ByName && f.phrases[p].name1 != j {
					break
				}
				return p
			}
			if s.Tokens[h].Rel != text.Flat && s.Tokens[h].Rel != text.Compound {
				break
			}
			h = s.Tokens[h].Head
		}
		return -1
	}
	return -1
}

// otherNames joins the names from a token on, as long as only "or", "and" and
// commas stand between.
func (f *finder) otherNames(s *text.Sentence, n, a, from int) {
	for i := from; i < len(s.Tokens); {
		b := f.nameFrom(s, n, i)
		if b < 0 {
			switch t := &s.Tokens[i]; {
			case t.UPOS == text.CCONJ, t.Form == ",", t.UPOS == text.DET, quoteMark(t.Form) != 0, i > from && t.Form == "as":
				i++
				continue
			}
			return
		}
		if f.root(b) == f.root(a) || f.clusters[f.root(a)].class == f.clusters[f.root(b)].class || f.compatible(a, b) || f.clusters[f.root(b)].class == other {
			f.join(a, b, "also known as", 0.97)
		}
		i = f.phrases[b].name1 + 1
		if i < len(s.Tokens) && s.Tokens[i].Form == "," && !(i+1 < len(s.Tokens) && (f.nameFrom(s, n, i+1) >= 0 && f.listGoesOn(s, n, i+1) || s.Tokens[i+1].UPOS == text.CCONJ)) {
			return
		}
	}
}

// listGoesOn says whether the name at token i is followed by "or" or "and" and
// another name: a list of names, not a new clause.
func (f *finder) listGoesOn(s *text.Sentence, n, i int) bool {
	b := f.nameFrom(s, n, i)
	j := f.phrases[b].name1 + 1
	for j < len(s.Tokens) && s.Tokens[j].Form == "," {
		j++
	}
	return j < len(s.Tokens) && s.Tokens[j].UPOS == text.CCONJ
}

// nameFrom gives the phrase whose name begins at token i.
func (f *finder) nameFrom(s *text.Sentence, n, i int) int {
	for j := i; j < len(s.Tokens) && j < i+8; j++ {
		if p := int(f.at[n][j]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].name0 == i {
			return p
		}
	}
	return -1
}

// brackets links an acronym, or a short name, in brackets to the name before:
// "International Criminal Court (ICC)".
func (f *finder) brackets(s *text.Sentence, n int) {
	for i := 1; i+2 < len(s.Tokens); i++ {
		if b := int(f.at[n][i+1]); b >= 0 && foreign(s.Tokens[i+1].Form) && bracketed(s, &f.phrases[b]) {
			for h := i - 1; h >= 0; h-- {
				if a := int(f.at[n][h]); a >= 0 && f.phrases[a].form == ByName && f.phrases[a].name1 == i-1 {
					f.join(a, b, "name in another script", 0.97)
					break
				}
			}
			continue
		}
		if s.Tokens[i].Form != "(" || s.Tokens[i+2].Form != ")" || !capital(s.Tokens[i+1].Form) {
			continue
		}
		b := int(f.at[n][i+1])
		if b < 0 {
			continue
		}
		a := -1
		for h, steps := i-1, 0; h >= 0 && steps < 6; steps++ {
			if p := int(f.at[n][h]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].name1 == i-1 {
				a = p
			}
			h = s.Tokens[h].Head
		}
		if a < 0 {
			for h := i - 1; h >= 0 && h > i-12; h-- {
				if p := int(f.at[n][h]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].name1 == i-1 {
					a = p
				}
			}
		}
		if a < 0 || f.phrases[a].name0 == f.phrases[a].name1 && len(s.Tokens[i-1].Form) <= len(s.Tokens[i+1].Form) {
			continue
		}
		form := s.Tokens[i+1].Form
		acronym := strings.ToUpper(form) == form && len(form) > 1
		if acronym || strings.HasPrefix(form, s.Tokens[f.phrases[a].name0].Form[:1]) {
			if f.clusters[f.root(a)].class == locality && !initialsOf(s, f.phrases[a].name0, f.phrases[a].name1, form) {
				continue // "Portland (OR)"
			}
			f.join(a, b, "acronym in brackets", 0.95)
		}
	}
}

// initialsOf says whether an acronym is made of the initials of the tokens.
func initialsOf(s *text.Sentence, from, to int, acronym string) bool {
	k := 0
	for i := from; i <= to && k < len(acronym); i++ {
		if form := s.Tokens[i].Form; form[0] == acronym[k] {
			k++
		} else if capital(form) {
			return false
		}
	}
	return k == len(acronym)
}
