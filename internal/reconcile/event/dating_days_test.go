package event

import (
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestFields says that every word of the table is one word that is found by its
// stem, and stands once in its field.
func TestFields(t *testing.T) {
	var table map[string][]string
	if err := yaml.Unmarshal(fieldsEnglish, &table); err != nil {
		t.Fatal(err)
	}
	if len(table) == 0 {
		t.Fatal("fields.en.yaml is empty")
	}
	for field, words := range table {
		seen := map[string]bool{}
		for _, w := range words {
			if len(stems(w)) != 1 {
				t.Errorf("%s: %q has no stem of its own", field, w)
			}
			if seen[w] {
				t.Errorf("%s: %q stands twice", field, w)
			}
			seen[w] = true
		}
	}
}
