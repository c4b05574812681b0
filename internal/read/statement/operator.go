package statement

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed frames/operators.en.yaml
var englishOperators []byte

// effect says how a word changes what it governs.
type effect uint8

// The effects, as in the file of operators.
const (
	noEffect effect = iota
	negates
	plans
	callsFor
	alleges
	denies
	unreal
	unnamed // allegedly so, by a source that isn't named
)

// operators hold the words that change how others are meant.
type operators struct {
	governors map[string]effect // verbs, nouns, adjectives
	auxiliary map[string]effect
	adverb    map[string]effect
	unnamed   map[string]bool
	clause    map[string]effect
	det       map[string]effect
	light     map[string]bool // verbs
	says      map[string]bool // verbs
	documents map[string]bool // nouns

	// circumstances: prepositions, and the nouns that they take
	where, means, vehicles, because, reasons, citing, under, instruments, during map[string]bool

	measures map[string]bool    // nouns whose value a figure gives
	bounds   map[string]string  // "more than" -> "more"
	numbers  map[string]float64 // number words
}

var operatorsOf = sync.OnceValues(func() (*operators, error) {
	var f map[string][]string
	if err := yaml.Unmarshal(englishOperators, &f); err != nil {
		return nil, fmt.Errorf("frames/operators.en.yaml: %w", err)
	}
	o := &operators{
		governors: map[string]effect{}, auxiliary: map[string]effect{}, adverb: map[string]effect{},
		unnamed: map[string]bool{}, clause: map[string]effect{}, det: map[string]effect{},
		light: map[string]bool{}, says: map[string]bool{}, documents: map[string]bool{},
		where: map[string]bool{}, means: map[string]bool{}, vehicles: map[string]bool{}, because: map[string]bool{},
		reasons: map[string]bool{}, citing: map[string]bool{}, under: map[string]bool{}, instruments: map[string]bool{}, during: map[string]bool{},
		measures: map[string]bool{}, bounds: map[string]string{}, numbers: numberWords(),
	}
	effects := map[string]effect{"negated": negates, "planned": plans, "called_for": callsFor, "alleged": alleges, "denied": denies, "unreal": unreal}
	tables := map[string]map[string]effect{"aux": o.auxiliary, "adverb": o.adverb, "clause": o.clause, "det": o.det}
	sets := map[string]map[string]bool{"adverb_unnamed": o.unnamed, "light": o.light, "says": o.says, "documents": o.documents,
		"where": o.where, "means": o.means, "vehicles": o.vehicles, "because": o.because, "reasons": o.reasons, "citing": o.citing,
		"under": o.under, "instruments": o.instruments, "during": o.during, "measures": o.measures}
	for key, words := range f {
		if kind, ok := strings.CutPrefix(key, "bound_"); ok {
			for _, w := range words {
				o.bounds[w] = kind
			}
			continue
		}
		if set := sets[key]; set != nil {
			for _, w := range words {
				set[w] = true
			}
			continue
		}
		into, name := o.governors, key
		if group, rest, ok := strings.Cut(key, "_"); ok && tables[group] != nil {
			into, name = tables[group], rest
		}
		e, ok := effects[name]
		if !ok {
			return nil, fmt.Errorf("frames/operators.en.yaml: no effect %q", key)
		}
		for _, w := range words {
			if old, ok := into[w]; ok && old != e {
				return nil, fmt.Errorf("frames/operators.en.yaml: %q stands in two lists", w)
			}
			into[w] = e
		}
	}
	return o, nil
})

// numberWords gives the values of English number words.
func numberWords() map[string]float64 {
	m := map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
	ones := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	for i, w := range ones {
		m[w] = float64(i)
	}
	for i, w := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		m[w] = float64(20 + 10*i)
	}
	return m
}
