package actor

import (
	_ "embed"
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
	flagAcronym
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
		n, err := strconv.Atoi(f[0])
		if err != nil || n >= featLemma {
			panic("actor: kinds.tsv: " + line)
		}
		m.dense[n] = w
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
	bodyPrior    = 3   // nouns listed as bodies, which GUM takes for persons at times ("jury")
	statePrior   = 5   // names of States: they stay places, also where they act
	seatPrior    = 5   // names of capitals
	titlePrior   = 3   // a name after an office: "Prime Minister X"
	acronymPrior = 2.5 // a name before its acronym in brackets
	givenPrior   = 1   // two words, of which the first is a given name
	strangePrior = 2.5 // two to four words that are neither English nor the name of a place
)

// nounsAround adds what common nouns tell of a name: the one before it ("the
// telecoms firm Telenor"), the one that it stands before ("the Marais
// district"), and the one that it ends with ("Online Safety Amendment").
func (w *walker) nounsAround(s *text.Sentence, p *phrase, score *[numClasses]float32) {
	add := func(lemma string) {
		x, c := traitOf(lemma), word.Main(lemma)
		switch {
		case c.Has(word.Person) || x.office:
		case x.body || x.crowd == 'o' || c.Any(word.Organisation):
			score[organisation] += titlePrior
		case c.Any(word.Site | word.Region):
			score[locality] += titlePrior
		case c.Any(word.Vehicle | word.Document | word.Weapon):
			score[other] += titlePrior
		}
	}
	if k := p.name0 - 1; k >= 0 && s.Tokens[p.name0].SpaceBefore {
		if t := &s.Tokens[k]; t.UPOS == text.NOUN && !t.Feats.Has(text.Plural) && (t.Head == p.head || s.Tokens[p.head].Head == k) {
			add(nounLemma(t))
		}
	}
	if t := &s.Tokens[p.head]; p.gram == compounded && t.Head == p.name1+1 && s.Tokens[t.Head].UPOS == text.NOUN {
		switch l := nounLemma(&s.Tokens[t.Head]); l {
		case "government", "administration", "regime", "cabinet", "family", "presidency", "campaign", "ministry", "clan", "dynasty":
		default:
			add(l)
		}
	}
	if c := word.Main(strings.ToLower(s.Tokens[p.name1].Form)); p.name1-p.name0 >= 2 && c != 0 && !word.Any(strings.ToLower(s.Tokens[p.name1].Form)).Has(word.Person) {
		score[person] -= titlePrior
	}
	if c := p.noun; c.Any(word.Organisation|word.Group) && !c.Has(word.Person) {
		score[organisation]++
	} else if c.Any(word.Site|word.Region) && p.name0 < p.name1 {
		score[locality] += 1.5
	}
}

// ofPersons gives the noun of "one of the witnesses"; -1 if there is none.
func (w *walker) ofPersons(s *text.Sentence, i int) int {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Nmod && int(c) > i && prepOf(s, int(c)) == "of" && word.Main(nounLemma(&s.Tokens[c])).Has(word.Person) {
			return int(c)
		}
	}
	return -1
}

// strange says whether no word of a name is an English noun, an acronym or a
// place's name: so look most names of people of other tongues.
func (w *walker) strange(s *text.Sentence, p *phrase) bool {
	for i := p.name0; i <= p.name1; i++ {
		t := &s.Tokens[i]
		if t.UPOS == text.PUNCT {
			continue
		}
		lower := strings.ToLower(t.Form)
		x := w.ground(t.Form)
		if t.UPOS != text.PROPN || word.Any(lower) != 0 || traitOf(lower).organ || x.place && !x.small || x.demonym || allCapitals(t.Form) {
			return false
		}
	}
	return true
}

// allCapitals says whether a word is an acronym.
func allCapitals(form string) bool {
	return len(form) > 1 && form[0] >= 'A' && form[0] <= 'Z' && strings.ToUpper(form) == form
}

// hasOf says whether "of" follows a noun: "a group of tourists".
func (w *walker) hasOf(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Nmod && int(c) > i && prepOf(s, int(c)) == "of" {
			return true
		}
	}
	return false
}

// prior adds what is known of words beyond the training texts.
func (w *walker) prior(s *text.Sentence, p *phrase, score *[numClasses]float32) {
	if x := traitOf(p.lemma); p.form != ByName || s.Tokens[p.head].UPOS != text.PROPN {
		if s.Tokens[p.head].UPOS == text.PROPN && p.plural && w.ground(s.Tokens[p.head].Form).demonym {
			score[person] += titlePrior // "three Filipinos"
		}
		if s.Tokens[p.head].UPOS == text.NUM && w.ofPersons(s, p.head) >= 0 {
			score[person] += titlePrior // "one of the witnesses"
		}
		if x.office && (p.det == possessed || w.hasOf(s, p.head)) {
			score[person] += titlePrior / 2 // "the head of the police"
		}
		if (x.crowd == 'o' || x.body) && !(p.lemma == "group" && w.hasOf(s, p.head)) {
			score[organisation] += bodyPrior
		}
		return
	}
	_, name := given()[plain(s.Tokens[p.name0].Form)]
	x := w.ground(w.nameText(s, p))
	switch {
	case x.state && !x.everyday:
		score[locality] += statePrior
	case x.seat && !x.everyday:
		score[locality] += seatPrior
	}
	if k := p.name1 + 1; p.name0 < p.name1 && k+2 < len(s.Tokens) && s.Tokens[k].Form == "(" && s.Tokens[k+2].Form == ")" && allCapitals(s.Tokens[k+1].Form) && !p.noun.Any(word.Document|word.Happening|word.Illness|word.Crime|word.Money|word.Weapon|word.Vehicle) {
		score[organisation] += acronymPrior
	}
	if first := strings.ToLower(s.Tokens[p.name0].Form); p.name0 < p.name1 && traitOf(first).organ && w.ground(s.Tokens[p.name1].Form).place {
		score[organisation] += titlePrior // "Police Scotland", "Bank Indonesia"
		return
	}
	if traitOf(p.lemma).organ || x.state {
		return
	}
	if first := s.Tokens[p.name0].Form; p.name0 < p.name1 && name && !x.place && word.Any(strings.ToLower(first)) == 0 && !w.ground(first).place && personal(w.nameText(s, p)) {
		score[person] += givenPrior
	}
	if n := p.name1 - p.name0; n >= 1 && n <= 3 && w.strange(s, p) {
		score[person] += strangePrior
	}
	if p.name0 == p.name1 && p.noun.Has(word.Time) {
		score[other] += statePrior // months and days
	}
	w.nounsAround(s, p, score)
	w.around(s, p, score)
	for _, c := range s.Children(p.head) {
		if x := traitOf(bareLower(s.Tokens[c].Form)); int(c) < p.head && x.honorific && !x.regnal && capital(s.Tokens[c].Form) {
			score[person] += titlePrior
		}
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
	if p.form == ByName && w.nowhere(s, p) {
		score = [numClasses]float32{other: 1}
	}
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
