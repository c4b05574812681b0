package record_test

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"factum"
)

// TestTallies reads two reports that count the same thing, or only seem to.
func TestTallies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ first, second, want string }{
		"fewer dead, later": {
			"The wall fell at noon, killing at least nine people.", "Seven persons are confirmed to have lost their lives.", "contradiction: at least nine | seven",
		},
		"more dead, later":         {"The wall fell at noon, killing nine people.", "The number of people killed at the mill has risen to 14.", "changed_over_time: 14 | nine"},
		"dead, in other words":     {"Nine people died.", "The death toll stands at 9.", ""},
		"the dead of another year": {"Seven people died.", "Each year 300 people are killed on the road.", ""},
		"more dead, in part":       {"The wall killed 40 people.", "Another 12 people died later in hospital.", ""},
		"those on board": {
			"It was said that 118 people were thought to have been on board.", "The launch left upon presentation of a manifest of 84 persons.", "contradiction: 118 | 84",
		},
		"on board, and what she was built for": {"About 118 people were on board.", "The launch was licensed for 90 passengers, with no more than 90 persons aboard.", ""},
		"on board, more or less":               {"Some 120 people were aboard.", "The number of those aboard was 118.", ""},
		"things on board": {
			"The launch carried 100 life jackets.", "There were eleven life jackets on board.", "contradiction: 100 life jackets | eleven life jackets",
		},
		"no such things": {
			"The launch carried 100 life jackets.", "The captain had a life jacket on, and there were none for us.", "contradiction: 100 life jackets | none",
		},
		"other things on board": {"The launch carried 100 life jackets.", "There were two life rafts on board.", ""},
		"the members of one committee": {
			"The committee appointed by the harbour ministry has five members.", "By order of the harbour ministry a committee of three members was set up.", "contradiction: five members | three members",
		},
		"the members of two committees": {"The committee of parliament has five members.", "The village set up a three-member panel on fishing.", ""},
		"those who took somebody":       {"Three men seized Branimir Vukotic.", "Five hooded heavies pounced on Branimir Vukotic.", "contradiction: five | three"},
		"the length of a sentence": {
			"Branimir Vukotic was sentenced to 11 years in prison.", "Branimir Vukotic was serving a sentence of twelve years.", "contradiction: 11 years | twelve years",
		},
		"a sentence, and what was possible": {"Branimir Vukotic was sentenced to 11 years in prison.", "Branimir Vukotic had faced up to 15 years in prison.", ""},
		"a sentence, and one on appeal":     {"Branimir Vukotic was sentenced to 11 years in prison.", "On appeal the sentence of Branimir Vukotic was reduced: a sentence of eight years.", ""},
		"the sentences of two people":       {"Branimir Vukotic was sentenced to 11 years in prison.", "Goran Lukic was sentenced to four years in prison.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, x := range numbersDisputed(twoReports(t, c.first, c.second)) {
				got = append(got, string(x.Kind)+": "+valuesOf(x))
				for _, set := range x.Sets {
					if x.Kind == factum.Contradiction && len(set) != 2 {
						t.Errorf("a set of %d", len(set))
					}
				}
			}
			if diff := gocmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// twoReports builds the record of two reports on one matter.
func twoReports(t *testing.T, first, second string) *factum.Record {
	t.Helper()
	about := " Branimir Vukotic had gone to Valletta that day, and the harbour of Marsaxlokk was closed."
	return (&testCase{Texts: map[string]string{
		"a.txt": "The Valletta Courier\n7 May 2023\n\n" + first + about, "b.txt": "The Tern\n9 May 2023\n\n" + second + about,
	}}).build(t)
}

// numbersDisputed gives the conflicts over numbers.
func numbersDisputed(rec *factum.Record) []factum.Conflict {
	return slices.DeleteFunc(slices.Clone(rec.Conflicts), func(x factum.Conflict) bool { return x.Attribute != "value" })
}

// valuesOf gives the values of a conflict's sides in the order of the letters.
func valuesOf(x factum.Conflict) string {
	var sides []string
	for _, s := range x.Sides {
		sides = append(sides, s.Value)
	}
	slices.Sort(sides)
	return strings.Join(sides, " | ")
}
