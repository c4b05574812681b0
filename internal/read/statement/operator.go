package statement

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
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
	habitual
)

var effectNames = map[string]effect{
	"negated": negates, "planned": plans, "called_for": callsFor, "alleged": alleges, "denied": denies, "unreal": unreal, "habitual": habitual,
}

// operators hold the words that change how others are meant.
type operators struct {
	verb, noun, adjective                 effects // by lemma
	auxiliary, adverb, clause, determiner effects // by words

	unnamed, light, says, reports, dismisses, documents, nobody, anybody, conditions, fiction              *words
	where, means, vehicles, because, reasons, citing, under, instruments, states, during                   *words
	happenings, occurs, reschedules, nowhere, measures, estimates, abstract, people, topics, bodies, doing *words
	bounds                                                                                                 map[string]string // "more than" -> "more"
	numbers, several                                                                                       map[string]float64
	used                                                                                                   func(list, word string)
}

// effects is a table of words with their effects.
type effects struct {
	name string
	of   map[string]effect
}

// words is a list of words.
type words struct {
	name string
	in   map[string]bool
}

// effect gives the effect of a word in a table.
func (o *operators) effect(t *effects, word string) effect {
	e := t.of[word]
	if e != noEffect && o.used != nil {
		o.used(t.name, word)
	}
	return e
}

// has says whether a word is in a list.
func (o *operators) has(l *words, word string) bool {
	if !l.in[word] {
		return false
	}
	if o.used != nil {
		o.used(l.name, word)
	}
	return true
}

// bound gives how a word bounds a number; "" if it doesn't.
func (o *operators) bound(word string) string {
	kind := o.bounds[word]
	if kind != "" && o.used != nil {
		o.used("bounds", word)
	}
	return kind
}

// operatorFile is the form of a file of operators.
type operatorFile struct {
	Effects map[string]map[string][]string `yaml:"effects"`
	Words   map[string][]string            `yaml:"words"`
	Bounds  map[string][]string            `yaml:"bounds"`
	Numbers map[string]float64             `yaml:"numbers"`
	Several map[string]float64             `yaml:"several"`
}

var englishOperatorsOf = sync.OnceValues(func() (*operators, error) {
	return parseOperators("frames/operators.en.yaml", englishOperators)
})

// parseOperators compiles a file of operators. Unknown effects, parts of speech
// and lists are errors that name their place.
func parseOperators(name string, data []byte) (*operators, error) {
	var f operatorFile
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	o := &operators{bounds: map[string]string{}, numbers: numberWords(), several: f.Several}
	tables := map[string]*effects{
		"verb": &o.verb, "noun": &o.noun, "adjective": &o.adjective, "auxiliary": &o.auxiliary, "adverb": &o.adverb, "clause": &o.clause, "determiner": &o.determiner,
	}
	for key, t := range tables {
		*t = effects{key, map[string]effect{}}
	}
	for key, groups := range f.Effects {
		e, ok := effectNames[key]
		if !ok {
			return nil, fmt.Errorf("%s: no effect %q", name, key)
		}
		for part, list := range groups {
			t := tables[part]
			if t == nil {
				return nil, fmt.Errorf("%s: %s: no part of speech %q", name, key, part)
			}
			for _, w := range list {
				if old, ok := t.of[w]; ok && old != e {
					return nil, fmt.Errorf("%s: %s: the %s %q has another effect already", name, key, part, w)
				}
				t.of[w] = e
			}
		}
	}
	lists := o.slots()
	for key, l := range lists {
		*l = &words{key, map[string]bool{}}
	}
	for key, list := range f.Words {
		l := lists[key]
		if l == nil {
			return nil, fmt.Errorf("%s: no list %q", name, key)
		}
		for _, w := range list {
			(*l).in[w] = true
		}
	}
	for kind, list := range f.Bounds {
		if !slices.Contains(boundKinds, kind) {
			return nil, fmt.Errorf("%s: no kind of bound %q", name, kind)
		}
		for _, w := range list {
			o.bounds[w] = kind
		}
	}
	for w, v := range f.Numbers {
		o.numbers[strings.ToLower(w)] = v
	}
	return o, nil
}

// slots gives the lists by their names in the file.
func (o *operators) slots() map[string]**words {
	return map[string]**words{
		"unnamed": &o.unnamed, "light": &o.light, "says": &o.says, "reports": &o.reports, "dismisses": &o.dismisses, "documents": &o.documents,
		"nobody": &o.nobody, "anybody": &o.anybody, "conditions": &o.conditions, "fiction": &o.fiction, "where": &o.where, "means": &o.means, "vehicles": &o.vehicles,
		"because": &o.because, "reasons": &o.reasons, "citing": &o.citing, "under": &o.under, "instruments": &o.instruments, "states": &o.states,
		"during": &o.during, "happenings": &o.happenings, "occurs": &o.occurs, "reschedules": &o.reschedules, "nowhere": &o.nowhere, "measures": &o.measures, "estimates": &o.estimates, "abstract": &o.abstract, "people": &o.people, "topics": &o.topics, "bodies": &o.bodies, "doing": &o.doing,
	}
}

// lists gives the lists of words by their names.
func (o *operators) lists() map[string]*words {
	out := map[string]*words{}
	for key, l := range o.slots() {
		out[key] = *l
	}
	return out
}

// numberWords gives the values of English number words up to ninety-nine.
func numberWords() map[string]float64 {
	m := map[string]float64{}
	ones := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	for i, w := range ones {
		m[w] = float64(i)
	}
	for i, w := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		m[w] = float64(20 + 10*i)
		for k := 1; k < 10; k++ {
			m[w+"-"+ones[k]] = float64(20 + 10*i + k)
		}
	}
	return m
}
