package wording

import (
	_ "embed"
	"strings"
	"sync"

	"factum"
)

//go:embed words.tsv
var wordsTSV string

// words gives the table of words.tsv: group, then key.
var words = sync.OnceValue(func() map[string]map[string]string {
	table := map[string]map[string]string{}
	for line := range strings.Lines(wordsTSV) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		group, rest, _ := strings.Cut(line, "\t")
		key, text, _ := strings.Cut(rest, "\t")
		if table[group] == nil {
			table[group] = map[string]string{}
		}
		table[group][key] = text
	}
	return table
})

// lookup gives the words for a key, and for an unknown one the key itself
// with its underscores as spaces.
func lookup(group, key string) string {
	if text, ok := words()[group][key]; ok {
		return text
	}
	return strings.ReplaceAll(key, "_", " ")
}

// Attribute gives the words for an attribute of an event: "when" is "day".
func Attribute(a string) string { return lookup("attribute", a) }

// Basis says how a day is known; "" where it isn't.
func Basis(b factum.Basis) string { return lookup("basis", string(b)) }

// BasisShort says it in a word or two.
func BasisShort(b factum.Basis) string { return lookup("basis_short", string(b)) }

// ConflictKind names a kind of conflict.
func ConflictKind(k factum.ConflictKind) string { return lookup("conflict", string(k)) }

// ConflictMeaning says in a sentence what a kind of conflict amounts to; ""
// for an unknown kind.
func ConflictMeaning(k factum.ConflictKind) string { return words()["conflict_means"][string(k)] }

// Modality names a modality.
func Modality(m factum.Modality) string { return lookup("modality", string(m)) }

// Status names the status of a duty.
func Status(s factum.DutyStatus) string { return lookup("status", string(s)) }

// Label says whether a breach holds whatever is disputed.
func Label(l factum.DutyLabel) string { return lookup("label", string(l)) }

// Finding says whether a finding agrees with the status of a duty.
func Finding(agrees string) string { return lookup("finding", agrees) }

// Law says how far the wording of a rule of law was checked.
func Law(basis string) string { return lookup("law", basis) }
