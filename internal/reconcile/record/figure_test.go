package record_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"factum"
)

// TestSoleSums reads three reports, of which one tells of a payment.
func TestSoleSums(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ first, second, want string }{
		"one tells":          {"A clerk says that Branimir Vukotic was paid $90,000 in March.", "Branimir Vukotic flew from Malta to Rome on 4 May.", "$90,000"},
		"two tell":           {"A clerk says that Branimir Vukotic was paid $90,000 in March.", "Branimir Vukotic was paid $90,000 by a clerk.", ""},
		"bail, set by court": {"Branimir Vukotic paid bail of $90,000 in March.", "Branimir Vukotic flew from Malta to Rome on 4 May.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rec := (&testCase{Texts: map[string]string{
				"a.txt": "The Valletta Courier\n7 May 2023\n\n" + c.first, "b.txt": "The Tern\n9 May 2023\n\n" + c.second,
				"c.txt": "The Harbour Post\n11 May 2023\n\nThe police arrested Branimir Vukotic in Marsaxlokk on 2 May.",
			}}).build(t)
			got := ""
			for _, x := range rec.Conflicts {
				if x.Kind == factum.SingleSource && x.Attribute == "value" {
					got += x.Sides[0].Value
				}
			}
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFigures reads two reports with numbers of one thing, of a part of it, of
// two things.
func TestFigures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ first, second, want string }{
		"the length of a remand": {
			"A magistrate remanded Branimir Vukotic for five days.", "On Sunday Branimir Vukotic was placed on seven days' remand.",
			"contradiction: length of the remand: five days | seven days",
		},
		"a remand in other units": {"A magistrate remanded Branimir Vukotic for two weeks.", "Branimir Vukotic was held on remand for 14 days.", ""},
		"a remand, rounded":       {"Branimir Vukotic was held on remand for two months.", "A magistrate remanded Branimir Vukotic for 61 days.", ""},
		"the remands of two people": {
			"A magistrate remanded Branimir Vukotic for five days.", "Goran Lukic was placed on seven days' remand.", "",
		},
		"lengths of different things": {"A magistrate remanded Branimir Vukotic for five days.", "Branimir Vukotic travelled for seven days.", ""},
		"a part": {
			"The police found 900 grenades in the cellar of Branimir Vukotic.", "The police found grenades in the cellar of Branimir Vukotic, 300 of them without pins.", "",
		},
		"sums": {
			"The police found 420,000 euros in cash in the luggage of Branimir Vukotic.", "The police found 240,000 euros in cash in the luggage of Branimir Vukotic.",
			"contradiction: sum in euro (cash, found, luggage): 240,000 euros in cash | 420,000 euros in cash",
		},
		"a sum in two currencies": {
			"The mill was sold for 4.2 billion taka ($40 million).", "The mill was sold for 420 crore taka.", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rec := twoReports(t, c.first, c.second)
			var got []string
			for _, x := range numbersDisputed(rec) {
				got = append(got, string(x.Kind)+": "+x.About+": "+valuesOf(x))
			}
			if diff := gocmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
			for i := range rec.Figures {
				if len(rec.Figures[i].Statements) == 0 {
					t.Errorf("%s: no statement carries %q", name, rec.Figures[i].Quote)
				}
			}
		})
	}
}
