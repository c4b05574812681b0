package actor

import (
	_ "embed"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// The model of kinds says whether a noun phrase denotes a person, an
// organisation, a place or none of them: a multinomial logistic regression
// trained on the train part of GUM by the command in the folder train.

// Where the groups of features begin.
const (
	featUPOS       = 1
	featRel        = featUPOS + 17
	featPrep       = featRel + int(text.NumRels)
	featMain       = featPrep + 16
	featAny        = featMain + 18
	featParentMain = featAny + 18
	featSpan       = featParentMain + 18
	featSpanName   = featSpan + 6
	featFlag       = featSpanName + 6
	featDet        = featFlag + int(numFlags)
	featLastMain   = featDet + int(numDeterminers)
	featLemma      = featLastMain + 18
)

// flag is a feature of a phrase that is there or not.
type flag int

const (
	flagName flag = iota
	flagMixed
	flagFlat
	flagHonorific
	flagPersonTitle
	flagGiven
	flagGivenAlone
	flagOrgan
	flagOrganAnywhere
	flagCapitals
	flagThe
	flagPlace
	flagState
	flagDemonym
	flagEveryday
	flagSmallPlace
	flagWho
	flagWhich
	flagWhere
	flagAge
	flagSaid
	flagPersonBeside
	flagGroupBeside
	flagRegionBeside
	flagDigits
	flagPlural
	flagOwns
	flagMan
	flagWoman
	flagRelation
	flagManSuffix
	flagInText
	flagSubject
	flagObject
	flagCompound
	flagBeforePlace
	flagOneWord
	flagTwoWords
	flagLong
	flagOf
	flagQuantity
	flagSomeone
	flagSomething
	flagOffice
	flagOfficeAlone
	flagBody
	flagInitialNoun
	flagNamesake
	numFlags
)

// preps are the prepositions told apart.
var preps = [...]string{"in", "at", "from", "to", "of", "by", "with", "for", "on", "between", "against", "near", "like", "as", "into"}

// kindModel holds the weights.
type kindModel struct {
	dense [][numClasses]float32 // by feature
	words [numLexical]map[string][numClasses]float32
}

// lexical is a way in which a word has weights of its own.
type lexical int

const (
	lexLemma  lexical = iota // of a common noun, or the common noun that a name ends with
	lexForm                  // of a proper noun
	lexEnding                // its last three bytes
	lexFirst                 // the first word of a longer name
	numLexical
)

var lexicalNames = [numLexical]string{"lemma=", "form=", "ending=", "first="}

//go:embed kinds.tsv
var kindTable string

var kinds = sync.OnceValue(func() *kindModel { return parseKinds(kindTable) })

func parseKinds(table string) *kindModel {
	m := newKindModel()
rows:
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 1+int(numClasses) {
			panic("actor: kinds.tsv: " + line)
		}
		var w [numClasses]float32
		for i := range w {
			x, err := strconv.ParseFloat(f[1+i], 32)
			if err != nil {
				panic("actor: kinds.tsv: " + line)
			}
			w[i] = float32(x)
		}
		for i, name := range lexicalNames {
			if word, ok := strings.CutPrefix(f[0], name); ok {
				m.words[i][word] = w
				continue rows
			}
		}
		if n, err := strconv.Atoi(f[0]); err == nil && n < featLemma {
			m.dense[n] = w
		} else {
			panic("actor: kinds.tsv: " + line)
		}
	}
	return m
}

func newKindModel() *kindModel {
	m := &kindModel{dense: make([][numClasses]float32, featLemma)}
	for i := range m.words {
		m.words[i] = map[string][numClasses]float32{}
	}
	return m
}

// Weights that are judged, not learned: GUM's genres have too few of these, or
// count them otherwise.
const (
	bodyPrior  = 2 // nouns listed as bodies, which GUM takes for persons at times ("jury")
	statePrior = 4 // names of States: they stay places, also where they act
	seatPrior  = 2 // names of capitals
	titlePrior = 3 // a name after an office: "Prime Minister X"
	givenPrior = 1 // two words, of which the first is a given name
)

// prior adds what is known of words beyond the training texts.
func (w *walker) prior(s *text.Sentence, p *phrase, score *[numClasses]float32) {
	if x := traitOf(p.lemma); p.form != ByName || s.Tokens[p.head].UPOS != text.PROPN {
		if x.crowd == 'o' || x.body {
			score[organisation] += bodyPrior
		}
		return
	}
	_, name := given()[plain(s.Tokens[p.name0].Form)]
	x := w.ground(w.nameText(s, p))
	switch {
	case x.state && !x.everyday && !name:
		score[locality] += statePrior
	case x.seat && !x.everyday && !name:
		score[locality] += seatPrior
	}
	if traitOf(p.lemma).organ || x.state {
		return
	}
	if first := s.Tokens[p.name0].Form; p.name0 < p.name1 && name && !x.place && word.Any(strings.ToLower(first)) == 0 && !w.ground(first).place && personal(w.nameText(s, p)) {
		score[person] += givenPrior
	}
	if k := p.name0 - 1; k >= 0 && s.Tokens[p.name0].SpaceBefore && !x.state {
		t := &s.Tokens[k]
		if l := nounLemma(t); t.UPOS == text.NOUN && !t.Feats.Has(text.Plural) && (traitOf(l).office || word.Main(l).Has(word.Person)) || t.UPOS == text.PROPN && traitOf(bareLower(t.Form)).office {
			score[person] += titlePrior
		}
	}
	if p.name0 < p.name1 && traitOf(bareLower(s.Tokens[p.name0].Form)).regnal {
		score[person] += titlePrior
	}
}

// kind decides what the phrase denotes.
func (w *walker) kind(s *text.Sentence, p *phrase) {
	w.kindFeatures(s, p)
	var score [numClasses]float32
	for _, f := range w.features {
		for k, v := range &w.model.dense[f] {
			score[k] += v
		}
	}
	for i, word := range kindWords(s, p) {
		if word != "" {
			for k, v := range w.model.words[i][word] {
				score[k] += v
			}
		}
	}
	if block := w.t.Document.Blocks; p.form == ByName && p.name1 == 0 && s.Block < len(block) && block[s.Block].Kind == factum.Heading && word.Any(p.lemma) != 0 && !p.noun.Has(word.Person) {
		score = [numClasses]float32{other: 1} // "Law and crime": a capital that begins a heading
	}
	w.prior(s, p, &score)
	p.score = score
	p.class = best(&score)
}

func best(score *[numClasses]float32) class {
	c := class(0)
	for k := range score {
		if score[k] > score[c] {
			c = class(k)
		}
	}
	return c
}

// kindWords are the words whose own weights count.
func kindWords(s *text.Sentence, p *phrase) (x [numLexical]string) {
	if s.Tokens[p.head].UPOS != text.PROPN {
		x[lexLemma] = p.kindLemma
		return x
	}
	if traitOf(p.lemma).organ {
		x[lexLemma] = p.lemma
	}
	last := p.lemma
	if p.head < p.name1 && s.Tokens[p.name1].UPOS == text.PROPN {
		last = strings.ToLower(s.Tokens[p.name1].Form)
	}
	x[lexForm] = last
	x[lexEnding] = last[max(0, len(last)-3):]
	if p.name0 < p.name1 {
		x[lexFirst] = s.Tokens[p.name0].Form
	}
	return x
}

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
