package statement

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFigures reads sentences that hold numbers, each with what must come out:
// value, bounds, unit and who says so.
func TestFigures(t *testing.T) {
	st := reader(t)
	for words, want := range map[string]string{
		// cardinals, in digits and words
		"The barge carried 1,250 sacks.":                  "1250 sack",
		"Two hundred and six goats drowned.":              "206 goat",
		"Sixty-one had been pulled from the river.":       "61 people",
		"It was sold for 9 lakh rupees.":                  "900000 rupee",
		"It was sold for 420 crore taka.":                 "4.2e+09 taka",
		"The bridge cost €3.5m (about $3.8m).":            "3.5e+06 euro; 3.8e+06~ dollar",
		"He was fined 4.2 billion taka ($40 million).":    "4.2e+09 taka; 4e+07 dollar",
		"He got just under a quarter of a million euros.": "250000<=249999 euro",
		"She owed EUR 3,000.":                             "3000 euro",
		"Half a dozen goats drowned.":                     "6 goat",
		"Tens of thousands of goats drowned.":             "20000>=20000 goat",
		"More than two-thirds of the seats were empty.":   "0.6667>=0.6667 share",
		"Turnout fell to 31 percent.":                     "31 %",
		// bounds and ranges
		"At least nine miners drowned.":                         "9>=9 miner",
		"More than a dozen former miners have made statements.": "12>=13 miner",
		"Between 8 and 11 miners were hurt.":                    "8..11 miner",
		"Some 18,000 to 20,000 miners marched.":                 "18000..20000 miner",
		"They have 30 days or more.":                            "30>=30 day",
		"He spoke of the dispute over two islands.":             "2 island",
		// what is counted is left out, stands before or is a measure
		"14 miners were killed and 96 injured, 41 of them by gunfire.":          "14 miner; 96 miner; 41 miner",
		"The flood left 38 dead, dozens missing.":                               "38 people; 24>=24 people",
		"The blast killed 12 and left 30 homeless.":                             "12 people; 30 people",
		"Divers brought up fourteen more bodies.":                               "14 body",
		"The file puts the number of those aboard at 118, of whom 57 perished.": "118 people by The file; 57 people",
		"The death toll stands at 11. Watchdogs put it at 14.":                  "11 toll; 14 toll by Watchdogs",
		"Death toll now 56.":       "56 toll",
		"Number of the week: 233.": "233 number",
		"The crowd, which organisers put at about 20,000, was unarmed.":                     "20000~ crowd by organisers",
		"He runs the paper with a staff of six.":                                            "6 people",
		"A five-member committee was set up.":                                               "5 member",
		"She was placed on five days' remand.":                                              "5 day",
		"The navy saved 200 more.":                                                          "200 people",
		"The guards claimed to have killed more than 80.":                                   "80>=81 people by The guards",
		"The number of missing was put at 33 by the mayor.":                                 "33 missing by the mayor",
		"The guards caught 230 miners, among them 17 minors, and 64 were still in custody.": "230 miner; 17 minor; 64 miner",
		// none
		"There were no lifeboats on the barge.": "0 lifeboat",
		"Nobody was hurt.":                      "0 people",
		"There were no life jackets on board.":  "0 jacket",
		"There are no edges.":                   "",
		"No miners were killed.":                "0 miner",
		"There were no comments.":               "",
		"He had no doubts.":                     "",
		// nothing is counted
		"The miner, 47, was taken away.":                          "",
		"He is 24 years old, and his 12-year-old son is ill.":     "",
		"It happened at 4.43 p.m. on 12 March 2023.":              "",
		"Under section 144 of the code, Flight 370 was grounded.": "",
		"The team won 3-1.":                                       "",
		"Memo No. 7/2023 was sent.":                               "",
		"COVID-19 spread.":                                        "",
		"One of the miners waved.":                                "",
		"The two live together.":                                  "",
		"There are two reasons.":                                  "",
		"One in three visits came from there.":                    "",
		"He hit a .322 average.":                                  "",
	} {
		t.Run(words, func(t *testing.T) {
			_, r := st.read(t, words)
			var got []string
			for k := range r.Figures {
				f := &r.Figures[k]
				s := fmt.Sprint(f.Value)
				switch {
				case f.Low == nil && f.High == nil:
					s += "~"
				case f.Low == nil:
					s += fmt.Sprint("<=", *f.High)
				case f.High == nil:
					s += fmt.Sprint(">=", *f.Low)
				case *f.Low != *f.High:
					s = fmt.Sprint(*f.Low, "..", *f.High)
				}
				s += " " + f.Unit
				if len(f.AttributedTo) > 0 {
					s += " by " + f.AttributedTo[len(f.AttributedTo)-1].Text
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
