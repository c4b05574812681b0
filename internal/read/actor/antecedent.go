package actor

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// The model of antecedents ranks the actors mentioned before a pronoun or a
// description, and the answer that it is none of them. It is log-linear: the
// share of a candidate is exp(sum of its weights) over the sum of all. Each
// kind of anaphor has weights of its own. Trained on the train part of GUM by
// the command in the folder train.

// anaphor is a kind of phrase that looks for its antecedent.
type anaphor uint8

const (
	noAnaphor anaphor = iota
	anaHe
	anaShe
	anaIt
	anaThey
	anaThat
	anaDefinite   // the warlord
	anaThis       // this warlord
	anaPossessed  // his wife
	anaBare       // migrants
	anaIndefinite // a warlord
	anaWe
	anaYou
	anaI
	numAnaphors
)

var anaphorNames = [numAnaphors]string{"none", "he", "she", "it", "they", "that", "definite", "this", "possessed", "bare", "indefinite", "we", "you", "I"}

// thresholds are the least shares at which a link is made; below them the
// mention stays open. Set on GUM train (cross-validated) so that of the links
// made at least nine in ten are right where the data allows it; "-" (2) makes
// none.
var thresholds = [numAnaphors]float32{2, 0.5, 0.5, 0.65, 0.6, 2, 0.63, 0.7, 0.65, 2, 2, 0.6, 0.8, 0.6}

// anaphorOf gives the kind of anaphor that a phrase is.
func (f *finder) anaphorOf(p *phrase) anaphor {
	if p.group {
		return noAnaphor
	}
	switch p.pron {
	case he:
		return anaHe
	case she:
		return anaShe
	case itPronoun:
		return anaIt
	case theyPronoun:
		return anaThey
	case thatPronoun:
		return anaThat
	case wePronoun:
		return anaWe
	case youPronoun:
		return anaYou
	case iPronoun:
		return anaI
	case whoPronoun, somePronoun, mutual:
		return noAnaphor
	}
	if p.form != ByDescription || p.class == other {
		return noAnaphor
	}
	switch p.det {
	case definite:
		return anaDefinite
	case this:
		return anaThis
	case possessed:
		return anaPossessed
	case indefinite:
		return anaIndefinite
	case negative:
		return noAnaphor
	}
	return anaBare
}

// Groups of features: name and number of values.
const (
	gNone    = iota // the answer "none": bias and what the anaphor is like
	gMatches        // … how many candidates are called by its noun
	gNoneClass
	gNoneMods
	gFirst
	gDistance // sentences between, with the role of the last mention
	gRank     // how many fitting candidates stand between
	gRoles    // roles of candidate and anaphor
	gForm     // form and determiner of the last mention
	gClass
	gNumber
	gSex
	gSize
	gNamed
	gClause
	gQuote
	gHead  // how the noun agrees
	gMods  // how the modifiers agree
	gPlace // how the countries agree
	gOwner
	gScript
	gBlock
	gGroup
	gSole
	gHeadDistance
	gMain
	numGroups
)

var groups = [numGroups]struct {
	name string
	size int
}{
	{"none", 16}, {"none.matches", 8}, {"none.class", 12}, {"none.modifiers", 8}, {"none.first", 4},
	{"distance", 24}, {"rank", 8}, {"roles", int(numGrams) * int(numGrams)}, {"form", 24}, {"class", 16}, {"number", 9}, {"sex", 8}, {"size", 8}, {"named", 4},
	{"clause", 12}, {"quote", 8}, {"head", 12}, {"modifiers", 12}, {"country", 8}, {"owner", 8}, {"script", 8}, {"block", 8}, {"group", 8}, {"sole", 8}, {"head.distance", 24}, {"main", 8},
}

// offsets says where each group begins; the last is the number of features.
var offsets = func() (o [numGroups + 1]int) {
	for i, g := range groups {
		o[i+1] = o[i] + g.size
	}
	return o
}()

// antecedentModel holds the weights of each kind of anaphor.
type antecedentModel [numAnaphors][]float32

//go:embed antecedents.tsv
var antecedentTable string

var antecedents = sync.OnceValue(func() *antecedentModel {
	m, err := parseAntecedents(antecedentTable)
	if err != nil {
		panic(err)
	}
	return m
})

func newAntecedentModel() *antecedentModel {
	m := &antecedentModel{}
	for i := range m {
		m[i] = make([]float32, offsets[numGroups])
	}
	return m
}

// parseAntecedents reads rows of anaphor, group, value, weight.
func parseAntecedents(table string) (*antecedentModel, error) {
	m := newAntecedentModel()
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("actor: antecedents.tsv: %q hasn't four columns", line)
		}
		ana, group := -1, -1
		for i, n := range anaphorNames {
			if n == c[0] {
				ana = i
			}
		}
		for i := range groups {
			if groups[i].name == c[1] {
				group = i
			}
		}
		value, err1 := strconv.Atoi(c[2])
		weight, err2 := strconv.ParseFloat(c[3], 32)
		if ana < 0 || group < 0 || err1 != nil || err2 != nil || value < 0 || value >= groups[group].size {
			return nil, fmt.Errorf("actor: antecedents.tsv: can't read %q", line)
		}
		m[ana][offsets[group]+value] = float32(weight)
	}
	return m, nil
}
