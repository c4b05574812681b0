package record_test

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"factum"
)

// TestDeedsAndWays reads two reports that contradict each other on a deed, on
// who was there, on how or by whom somebody was taken; or only seem to.
func TestDeedsAndWays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ first, second, want string }{
		"dismissed, in other words": {
			"Harbour master Goran Lukic was dismissed on 4 May 2023.", "Goran Lukic was not thrown out, he told the Tern.", "existence: it did not happen | it happened",
		},
		"never suspended":          {"Goran Lukic was suspended on 4 May 2023.", "Goran Lukic was never suspended.", "existence: it did not happen | it happened"},
		"not yet suspended":        {"Goran Lukic was not suspended.", "Goran Lukic was suspended on 8 May 2023.", ""},
		"another is not dismissed": {"Goran Lukic was dismissed on 4 May 2023.", "Branimir Vukotic was not dismissed.", ""},
		"not dismissed of anybody": {"Goran Lukic was dismissed on 4 May 2023.", "No officer has been dismissed.", ""},
		"a denial of the manner":   {"Goran Lukic died on 4 May 2023.", "Goran Lukic did not die of a weak heart. He bled to death.", ""},
		"alone and in company": {
			"Maltese police arrested Goran Lukic in Valletta on 4 May 2023. He was alone.",
			"Maltese police arrested Goran Lukic in Valletta on 4 May 2023. His wife, who was travelling with him, was let go.", "company: alone | in company",
		},
		"alone, and left alone": {
			"Maltese police arrested Goran Lukic in Valletta on 4 May 2023. He was alone.",
			"Maltese police arrested Goran Lukic in Valletta on 4 May 2023. His wife asked to be left alone.", "",
		},
		"of his own accord and by force": {
			"Goran Lukic presented himself voluntarily at the central police station in Valletta on 4 May 2023.",
			"Goran Lukic was arrested on 4 May 2023 in a hospital in Valletta.", "means: came of own accord | was taken",
		},
		"of his own accord, and arrested": {
			"Goran Lukic presented himself voluntarily at the central police station in Valletta on 4 May 2023.",
			"Goran Lukic was arrested on 4 May 2023.", "",
		},
		"by two forces": {
			"Goran Lukic was arrested on 4 May 2023 by plain-clothes detectives.", "Goran Lukic was arrested on 4 May 2023 by a border patrol.",
			"who: a border patrol | plain-clothes detectives",
		},
		"by one force in two forms of words": {
			"Goran Lukic was arrested on 4 May 2023 by plain-clothes detectives. The arrest of Goran Lukic by detectives was filmed.", "Goran Lukic was arrested on 4 May 2023 by a border patrol.",
			"who: a border patrol | plain-clothes detectives",
		},
		"by a force and by police": {"Goran Lukic was arrested on 4 May 2023 by police.", "Goran Lukic was arrested on 4 May 2023 by a border patrol.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rec := (&testCase{Texts: map[string]string{
				"a.txt": "The Valletta Courier\n7 May 2023\n\n" + c.first, "b.txt": "The Tern\n9 May 2023\n\n" + c.second,
			}}).build(t)
			names := map[string]string{}
			for _, e := range rec.Entities {
				names[e.ID] = e.Name
			}
			var got []string
			for _, x := range rec.Conflicts {
				if x.Kind != factum.Contradiction {
					continue
				}
				var sides []string
				for _, s := range x.Sides {
					value := s.Value
					if n := names[value]; n != "" {
						value = n
					}
					sides = append(sides, value)
				}
				slices.Sort(sides)
				got = append(got, x.Attribute+": "+strings.Join(sides, " | "))
			}
			if diff := gocmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
				for i := range rec.Statements {
					st := &rec.Statements[i]
					t.Logf("%s %s %s neg %v who %v whom %v: %s", st.Event, st.Type, st.Verb, st.Negated, st.Who, st.Whom, st.Quote)
				}
			}
		})
	}
}
