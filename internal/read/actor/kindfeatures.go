package actor

import (
	"math/bits"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// kindFeatures fills w.features.
func (w *walker) kindFeatures(s *text.Sentence, p *phrase) {
	f := w.features[:0]
	h := p.head
	t := &s.Tokens[h]
	var set flags
	classes := func(base int, c word.Class) {
		for ; c != 0; c &= c - 1 {
			f = append(f, int32(base+bits.TrailingZeros32(uint32(c))))
		}
	}
	f = append(f, 0, int32(featUPOS+int(t.UPOS)), int32(featRel+int(t.Rel)), int32(featDet+int(p.det)))
	if t.UPOS == text.PROPN {
		c := p.noun
		if p.name0 < p.name1 {
			c |= word.Main(strings.ToLower(w.nameText(s, p)))
		}
		classes(featLastMain, c)
	} else {
		classes(featMain, p.noun)
		classes(featAny, word.Any(p.kindLemma))
	}
	prep, where := "", false
	for _, ci := range s.Children(h) {
		c := &s.Tokens[ci]
		switch c.Rel {
		case text.Case:
			if int(ci) < h {
				prep = strings.ToLower(c.Form)
			} else if isPossessive(c.Form) {
				set.on(flagOwns)
			}
		case text.NmodDesc, text.Compound:
			x := traitOf(bareLower(c.Form))
			if x.honorific && int(ci) < h && capital(c.Form) {
				set.on(flagHonorific)
			} else if int(ci) < h && t.UPOS == text.PROPN && c.UPOS == text.NOUN && !word.Main(nounLemma(c)).Has(word.Person) {
				beside(&set, c)
			} else if int(ci) < h && p.form == ByName && t.UPOS == text.PROPN && word.Main(nounLemma(c)).Has(word.Person) {
				set.on(flagPersonTitle)
			}
		case text.AclRelcl:
			for _, gi := range s.Children(int(ci)) {
				switch strings.ToLower(s.Tokens[gi].Form) {
				case "who", "whom":
					set.on(flagWho)
				case "which":
					set.on(flagWhich)
				case "where":
					where = true
				}
			}
		case text.Appos:
			if c.UPOS == text.NUM {
				set.on(flagAge)
			} else {
				beside(&set, c)
			}
		case text.NmodUnmarked:
			if c.UPOS == text.PROPN && int(ci) > h && w.ground(w.flatForm(s, int(ci))).place {
				set.on(flagBeforePlace)
			}
		case text.Nmod:
			for _, gi := range s.Children(int(ci)) {
				if s.Tokens[gi].Form == "of" {
					set.on(flagOf)
				}
			}
		case text.Nummod:
			set.on(flagQuantity)
		}
	}
	if where {
		set.on(flagWhere)
	}
	if prep != "" {
		k := len(preps)
		for i, x := range preps {
			if x == prep {
				k = i
			}
		}
		f = append(f, int32(featPrep+k))
	}
	if t.Head >= 0 {
		g := &s.Tokens[t.Head]
		switch t.Rel {
		case text.Nmod, text.NmodPoss, text.Compound, text.Appos, text.NmodUnmarked, text.Conj:
			classes(featParentMain, word.Main(nounLemma(g)))
			if t.Rel == text.Appos {
				beside(&set, g)
			}
		}
		if p.gram == subject && g.UPOS == text.VERB && traitOf(g.Lemma).say {
			set.on(flagSaid)
		}
	}
	switch p.gram {
	case subject, agent:
		set.on(flagSubject)
	case object, passiveSubject:
		set.on(flagObject)
	case compounded:
		set.on(flagCompound)
	}
	w.nameFeatures(s, p, &set)
	x := traitOf(p.lemma)
	switch {
	case x.sex == Male:
		set.on(flagMan)
	case x.sex == Female:
		set.on(flagWoman)
	}
	if x.relation {
		set.on(flagRelation)
	}
	if x.office && p.form != ByName {
		if p.det == possessed || set.has(flagOf) || set.has(flagWho) || set.has(flagPersonBeside) {
			set.on(flagOffice)
		} else {
			set.on(flagOfficeAlone)
		}
	}
	if x.body {
		set.on(flagBody)
	}
	if strings.HasSuffix(p.lemma, "man") || strings.HasSuffix(p.lemma, "woman") || strings.HasSuffix(p.lemma, "ist") || strings.HasSuffix(p.lemma, "er") || strings.HasSuffix(p.lemma, "or") {
		set.on(flagManSuffix)
	}
	if p.plural {
		set.on(flagPlural)
	}
	if p.pron == somePronoun {
		switch {
		case strings.HasSuffix(p.lemma, "one") || strings.HasSuffix(p.lemma, "body"):
			set.on(flagSomeone)
		case strings.HasSuffix(p.lemma, "thing"):
			set.on(flagSomething)
		}
	}
	for i := range s.Spans {
		if w.known(s, p) {
			break
		}
		if sp := &s.Spans[i]; sp.Head == h {
			if sp.Named {
				f = append(f, int32(featSpanName+int(sp.Kind)))
			} else {
				f = append(f, int32(featSpan+int(sp.Kind)))
			}
		}
	}
	for x := set; x != 0; x &= x - 1 {
		f = append(f, int32(featFlag+bits.TrailingZeros64(uint64(x))))
	}
	w.features = f
}

// flags is a set of flags.
type flags uint64

func (f *flags) on(x flag)       { *f |= 1 << x }
func (f *flags) has(x flag) bool { return *f>>x&1 != 0 }

// known says whether the word lists or the gazetteer tell what a phrase is, so
// that the parser's entity spans aren't asked.
func (w *walker) known(s *text.Sentence, p *phrase) bool {
	if x := traitOf(p.lemma); p.form != ByName {
		return x.crowd != 0 || x.body || x.office
	}
	x := w.ground(w.nameText(s, p))
	return (x.state || x.seat) && !x.everyday || p.name1+1 < len(s.Tokens) && s.Tokens[p.name1+1].Form == "("
}

// beside notes the class of the noun that an apposition puts beside.
func beside(set *flags, t *text.Token) {
	if t.UPOS == text.PROPN {
		return
	}
	lemma := nounLemma(t)
	c := word.Main(lemma)
	switch x := traitOf(lemma); {
	case c.Has(word.Person) || x.office:
		set.on(flagPersonBeside)
	case c.Any(word.Group|word.Organisation) || x.body:
		set.on(flagGroupBeside)
	case c.Any(word.Region | word.Site):
		set.on(flagRegionBeside)
	}
}

// nameFeatures looks at the words of a name.
func (w *walker) nameFeatures(s *text.Sentence, p *phrase, set *flags) {
	form := s.Tokens[p.head].Form
	if p.form != ByName {
		if x := w.ground(form); x.demonym {
			set.on(flagDemonym)
		}
		return
	}
	if s.Tokens[p.head].UPOS == text.PROPN {
		set.on(flagName)
		if p.name0 == 0 && p.name1 == 0 && word.Any(p.lemma) != 0 {
			set.on(flagInitialNoun)
		}
	} else {
		set.on(flagMixed)
	}
	words, flat := 0, false
	for i := p.name0; i <= p.name1; i++ {
		t := &s.Tokens[i]
		if t.UPOS == text.PUNCT {
			continue
		}
		if _, ok := articles(strings.ToLower(t.Form)); ok && i < p.name1 && s.Tokens[i+1].Form == "-" {
			continue
		}
		words++
		flat = flat || t.Rel == text.Flat
		if i != p.head && traitOf(strings.ToLower(t.Form)).organ {
			set.on(flagOrganAnywhere)
		}
		if strings.ContainsAny(t.Form, "0123456789") {
			set.on(flagDigits)
		}
	}
	if flat {
		set.on(flagFlat)
	}
	if k := p.name1 + 1; k+2 < len(s.Tokens) && s.Tokens[k].Form == "(" && s.Tokens[k+2].Form == ")" && p.name0 < p.name1 {
		if allCapitals(s.Tokens[k+1].Form) {
			set.on(flagAcronym)
		}
	}
	if p.title >= 0 {
		set.on(flagPersonTitle)
	} else if p.det == definite {
		set.on(flagThe)
	}
	if traitOf(p.lemma).organ || traitOf(strings.ToLower(s.Tokens[p.name1].Form)).organ {
		set.on(flagOrgan)
	}
	first := plain(s.Tokens[p.name0].Form)
	if _, ok := given()[first]; ok {
		if words == 1 {
			set.on(flagGivenAlone)
		} else {
			set.on(flagGiven)
		}
	}
	switch {
	case words == 1:
		set.on(flagOneWord)
		if len(form) > 1 && len(form) < 7 && strings.ToUpper(form) == form {
			set.on(flagCapitals)
		}
	case words == 2:
		set.on(flagTwoWords)
	default:
		set.on(flagLong)
	}
	x := w.ground(w.nameText(s, p))
	switch {
	case x.state:
		set.on(flagState)
	case x.place && x.everyday:
		set.on(flagEveryday)
	case x.small:
		set.on(flagSmallPlace)
	case x.place:
		set.on(flagPlace)
	case x.demonym:
		set.on(flagDemonym)
	}
}
