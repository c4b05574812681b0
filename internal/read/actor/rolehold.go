package actor

import (
	"strings"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// time reads a bound in time at token c: "since 2016", "from March 2020 to
// June 2022", "until 2022". It says whether there is one.
func (f *finder) time(s *text.Sentence, c int, r *Role) bool {
	if !timeLike(s, c) {
		return false
	}
	words := func(c int) factum.Range {
		from, to := c, c
		for k := c - 1; k >= 0 && (s.Tokens[k].Head == c && s.Tokens[k].Rel != text.Case && s.Tokens[k].Rel != text.Punct); k-- {
			from = k
		}
		for k := c + 1; k < len(s.Tokens) && (s.Tokens[k].UPOS == text.NUM || s.Tokens[k].UPOS == text.PROPN || s.Tokens[k].Form == "," && k+1 < len(s.Tokens) && s.Tokens[k+1].UPOS == text.NUM) && k < c+5; k++ {
			to = k
		}
		return factum.Range{Start: s.Tokens[from].Start, End: s.Tokens[to].End}
	}
	switch prepOf(s, c) {
	case "since":
		r.Since = words(c)
	case "from", "between":
		r.Since = words(c)
		for _, d := range s.Children(c) {
			if p := prepOf(s, int(d)); (p == "to" || p == "until" || p == "till") && timeLike(s, int(d)) || s.Tokens[d].Rel == text.Conj && timeLike(s, int(d)) {
				r.Until = words(int(d))
			}
		}
	case "until", "till":
		r.Until = words(c)
	case "to":
		if r.Since == (factum.Range{}) {
			return false
		}
		r.Until = words(c)
	default:
		return false
	}
	return true
}

// timeLike says whether a token is a year, a month or another word for a time.
func timeLike(s *text.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.UPOS == text.NUM && len(t.Form) == 4 {
		return t.Form[0] == '1' || t.Form[0] == '2'
	}
	return word.Any(nounLemma(t)).Has(word.Time)
}

// held reads verbs by which someone holds or takes an office: "headed the
// interior ministry", "was appointed judge", "served as director".
func (f *finder) held(s *text.Sentence, n, i int, out *Actors, add func(int, spot, Role)) {
	t := &s.Tokens[i]
	how := traitOf(t.Lemma).lead
	subj, obj, passive := -1, -1, false
	as := -1
	for _, ci := range s.Children(i) {
		c := int(ci)
		switch s.Tokens[c].Rel {
		case text.Nsubj:
			subj = c
		case text.NsubjPass:
			subj, passive = c, true
		case text.Obj:
			obj = c
		case text.Obl, text.Advcl:
			if prepOf(s, c) == "as" && isOffice(&s.Tokens[c]) {
				as = c
			}
		case text.Xcomp:
			if how == "as" && (s.Tokens[c].UPOS == text.NOUN || s.Tokens[c].UPOS == text.PROPN) && isOffice(&s.Tokens[c]) {
				as = c
			}
		}
	}
	if subj < 0 {
		subj, passive = f.subjectOf(s, i)
	}
	if as < 0 && how == "as" && passive && obj >= 0 && isOffice(&s.Tokens[obj]) {
		as = obj // "was appointed governor", where a parser saw an object
	}
	if as >= 0 && how != "x" {
		who := subj
		if how == "as" && !passive && obj >= 0 {
			who = obj
		}
		if who >= 0 {
			r := f.office(s, n, as, out)
			f.times(s, i, &r)
			if t.Lemma == "resign" {
				r.Former = true
			}
			if a := out.At(n, who); a >= 0 && out.All[a].Kind == factum.Person && (how == "as" || f.plainOffice(s, as)) {
				add(a, spot{n, as}, r)
			}
		}
		return
	}
	if how == "" || how == "as" || how == "x" || passive || subj < 0 || obj < 0 {
		return
	}
	a, b := out.At(n, subj), out.At(n, obj)
	if a < 0 || b < 0 || out.All[a].Kind != factum.Person || out.All[b].Kind == factum.Person {
		return
	}
	// the object of a relative clause stands before the verb: "the Front, which he has led"
	r := Role{Sentence: n, Role: how, Range: factum.Range{Start: min(t.Start, s.Tokens[obj].Start), End: max(t.End, s.Tokens[f.rightmost(s, obj)].End)}}
	r.Of, r.OfActor = f.of(s, n, obj, out)
	for _, c := range s.Children(obj) {
		if s.Tokens[c].Rel == text.Nmod {
			f.time(s, int(c), &r)
		}
	}
	f.times(s, i, &r)
	if r.Until != (factum.Range{}) {
		r.Former = true
	}
	add(a, spot{n, i}, r)
}

// plainOffice says whether the noun after "as" has no article, so that it is
// an office held and no comparison: "as director", not "as a thief".
func (f *finder) plainOffice(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Det && !strings.EqualFold(s.Tokens[c].Form, "the") {
			return false
		}
	}
	return true
}

// subjectOf finds the subject that a joined, open or relative clause shares.
func (f *finder) subjectOf(s *text.Sentence, i int) (subj int, passive bool) {
	for steps := 0; steps < 6; steps++ {
		t := &s.Tokens[i]
		if t.Head < 0 {
			return -1, false
		}
		switch t.Rel {
		case text.Acl:
			return t.Head, t.XPOS == "VBN"
		case text.Conj, text.Advcl, text.Xcomp:
		default:
			return -1, false
		}
		i = t.Head
		for _, c := range s.Children(i) {
			switch s.Tokens[c].Rel {
			case text.Nsubj:
				return int(c), false
			case text.NsubjPass:
				return int(c), false
			}
		}
	}
	return -1, false
}

// times reads the bounds in time that hang on a verb.
func (f *finder) times(s *text.Sentence, i int, r *Role) {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Obl {
			f.time(s, int(c), r)
		}
	}
}

// belongs reads the body that a name is said to be of: "Arturo Scotto of the
// Democratic Party". The role is "" then.
func (f *finder) belongs(s *text.Sentence, n, p, actor int, out *Actors, add func(int, spot, Role)) {
	x := &f.phrases[p]
	if out.All[actor].Kind != factum.Person {
		return
	}
	for _, ci := range s.Children(x.head) {
		c := int(ci)
		if s.Tokens[c].Rel == text.Conj || s.Tokens[c].Rel == text.Appos {
			return // what follows is of the conjunct
		}
		if s.Tokens[c].Rel != text.Nmod || c <= x.name1 {
			continue
		}
		switch prepOf(s, c) {
		case "of", "from", "at", "with":
		default:
			continue
		}
		if b := out.At(n, c); b >= 0 && out.All[b].Kind == factum.Organisation && b != actor {
			r := Role{Sentence: n, Range: factum.Range{Start: s.Tokens[f.leftmost(s, c)].Start, End: s.Tokens[f.rightmost(s, c)].End}}
			r.Of, r.OfActor = f.of(s, n, c, out)
			add(actor, spot{n, c}, r)
		}
	}
}
