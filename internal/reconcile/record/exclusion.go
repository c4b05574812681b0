package record

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"
)

//go:embed exclusions.en.yaml
var exclusionsEnglish []byte

// exclusions gives, for each attribute and word, the class that excludes the
// other classes of the attribute.
var exclusions = sync.OnceValue(func() map[string]map[string]string {
	var f map[string]map[string][]string
	if err := yaml.Unmarshal(exclusionsEnglish, &f); err != nil {
		panic(fmt.Sprintf("exclusions.en.yaml: %v", err)) // embedded: a test reads it
	}
	out := map[string]map[string]string{}
	for attribute, classes := range f {
		out[attribute] = map[string]string{}
		for class, words := range classes {
			for _, w := range words {
				out[attribute][w] = class
			}
		}
	}
	return out
})

// classes gives the classes of an attribute that the words of a value name.
func classes(attribute, value string) []string {
	table := exclusions()[attribute]
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(value), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if c := table[w]; c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
