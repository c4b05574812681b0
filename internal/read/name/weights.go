package name

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

// weightsYAML is written by the command learn.
//
//go:embed data/weights.yaml
var weightsYAML []byte

// Weights are the numbers of the score. Costs are taken from the logarithm of
// the raw score; they are fitted on the development halves by the command
// learn (see README.md for data and effect).
type Weights struct {
	LenBase       float64 `yaml:"LenBase"`       // two spellings may differ by this many nats at most
	LenStep       float64 `yaml:"LenStep"`       // … plus this many a letter
	MinSim        float64 `yaml:"MinSim"`        // similarity below which parts are not linked
	JoinSim       float64 `yaml:"JoinSim"`       // the same for words written together
	Fuzz          float64 `yaml:"Fuzz"`          // cost of a link of unequal spellings
	FuzzPower     float64 `yaml:"FuzzPower"`     // power of its dissimilarity
	Omit          float64 `yaml:"Omit"`          // cost of parts that one name alone has
	OmitPower     float64 `yaml:"OmitPower"`     // power of their summed weight
	Thin          float64 `yaml:"Thin"`          // omissions weigh up to this much more, the fewer bits are shared
	Syllable      float64 `yaml:"Syllable"`      // how much dearer letters are against one or two Han or Hangul characters
	ThinFuzz      float64 `yaml:"ThinFuzz"`      // unequal spellings weigh up to this much more
	Prefix        float64 `yaml:"Prefix"`        // nats that the end of a word costs at most where one word begins with the whole other
	ThinBits      float64 `yaml:"ThinBits"`      // scale of that, in bits
	Conflict      float64 `yaml:"Conflict"`      // cost of parts that stand against each other
	Apart         float64 `yaml:"Apart"`         // share of that where their roles differ
	ConflictPower float64 `yaml:"ConflictPower"` // power of their summed weight
	InfoBase      float64 `yaml:"InfoBase"`      // bits of a part of weight 1
	InfoPower     float64 `yaml:"InfoPower"`     // power of a part's bits
	Title         float64 `yaml:"Title"`         // weight of a title such as sheikh
	InitialSim    float64 `yaml:"InitialSim"`    // similarity of an initial and a name that begins so
	NickSim       float64 `yaml:"NickSim"`       // similarity of a name and its short form
	Swap          float64 `yaml:"Swap"`          // cost of a father's name in the place of the given name
	Order         float64 `yaml:"Order"`         // cost of each step out of the usual orders
	Gendered      float64 `yaml:"Gendered"`      // cost of masculine against feminine form of a family name
	Joined        float64 `yaml:"Joined"`        // cost of words written together
	Gender        float64 `yaml:"Gender"`        // cost of names that show different genders
	FamilyMiss    float64 `yaml:"FamilyMiss"`    // weight of a marked family name that the other name lacks, in addition
}

// Fitted gives the weights that the program uses.
func Fitted() *Weights { return loadWeights() }

var loadWeights = sync.OnceValue(func() *Weights {
	w, err := ParseWeights(weightsYAML)
	if err != nil {
		panic(err) // embedded data
	}
	return w
})

// ParseWeights reads weights from YAML.
func ParseWeights(data []byte) (*Weights, error) {
	var w Weights
	if err := yaml.Unmarshal(data, &w); err != nil {
		return nil, fmt.Errorf("read the weights: %w", err)
	}
	return &w, nil
}
