package statement

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The order of two happenings is read where the grammar makes it sure.
func TestOrders(t *testing.T) {
	for words, want := range map[string]string{
		"After his arrest, Osvald Brantner was surrendered to Latvia.":                "surrender after arrest: After his arrest",
		"Hours after his arrest, Osvald Brantner was flown to Riga.":                  "transfer_flight after arrest: after his arrest",
		"Osvald Brantner was released before he left Riga.":                           "release before departure: before he left",
		"Following his arrest in Larnaca he was surrendered to Latvia.":               "surrender after arrest: Following his arrest",
		"Once released, Osvald Brantner travelled to Tallinn.":                        "travel after release: Once released",
		"Having been arrested in Larnaca, Osvald Brantner was surrendered to Latvia.": "surrender after arrest: Having been arrested",
		"Osvald Brantner was detained and later released.":                            "release after detention: detained and later",
		"Osvald Brantner was arrested after the court issued a warrant.":              "arrest after warrant_issued: after the court issued",
		"Osvald Brantner has been held since his arrest.":                             "detention after arrest: since his arrest",
		"Osvald Brantner was held until his release.":                                 "detention before release: until his release",
		"Osvald Brantner was not released until his trial.":                           "", // denied: nothing happened
		"Osvald Brantner will be released after his arrest.":                          "", // a plan
		"Osvald Brantner was released before he could be arrested.":                   "", // it did not come to that
		"Since he had left Riga, Osvald Brantner was arrested in Tallinn.":            "", // the reason
		"Osvald Brantner was arrested in Riga and released.":                          "", // likely, not said
		"Osvald Brantner was arrested shortly before midnight.":                       "",
		"Osvald Brantner appeared before the court in Riga.":                          "",
		"The court held a hearing on Osvald Brantner after his release.":              "court_hearing after release: after his release",
	} {
		_, r := reader(t).read(t, words)
		var got []string
		for _, st := range r.Statements {
			for _, o := range st.Orders {
				side := "before"
				if o.After {
					side = "after"
				}
				got = append(got, fmt.Sprintf("%s %s %s: %s", st.Type, side, o.Type, words[o.Start:o.End]))
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", words, diff)
		}
	}
}

// A day that the words leave open between two is no day, and the quote has both.
func TestOpenBetweenTwo(t *testing.T) {
	for words, want := range map[string]string{
		"Osvald Brantner was arrested in Riga between 2 May and 5 May 2023.": "2023-05-02/2023-05-05: Osvald Brantner was arrested in Riga between 2 May and 5 May 2023",
		"Osvald Brantner was arrested on 2 or 3 May 2023 in Riga.":           "2023-05-02/2023-05-03: Osvald Brantner was arrested on 2 or 3 May 2023 in Riga",
	} {
		_, r := reader(t).read(t, words)
		if len(r.Statements) != 1 || r.Statements[0].When == nil {
			t.Errorf("%s: %+v", words, r.Statements)
			continue
		}
		st := r.Statements[0]
		if got := fmt.Sprintf("%s: %s", st.When.Interval, words[st.Start:st.End]); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

// The day to which something is put off is not its day.
func TestPutOff(t *testing.T) {
	for words, want := range map[string]string{
		"The hearing of 1 October 2025 was adjourned to 15 October 2025.":         "court_hearing 2025-10-01",
		"On 1 October 2025 the court postponed the hearing to 15 October 2025.":   "court_hearing 2025-10-01",
		"On 1 October 2025 the judges put off the trial until 15 October 2025.":   "court_hearing 2025-10-01",
		"Osvald Brantner was moved to Riga on 15 October 2025.":                   "other 2025-10-15",
		"Osvald Brantner was arrested on 15 October 2025 and the trial adjourned": "arrest 2025-10-15",
	} {
		_, r := reader(t).read(t, words)
		var got []string
		for _, st := range r.Statements {
			if st.When != nil {
				got = append(got, fmt.Sprintf("%s %s", st.Type, st.When.Interval))
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", words, diff)
		}
	}
}

// The place of a relative clause is what it hangs on.
func TestRelativeWhere(t *testing.T) {
	for words, want := range map[string]string{
		"Police drove to the barracks in Larnaca, where Osvald Brantner was arrested.": "arrest at the barracks in Larnaca",
		"He fled to Riga, where Osvald Brantner was arrested on 2 May 2023.":           "arrest at Riga",
		"It was a meeting where Osvald Brantner was arrested.":                         "arrest at ",
	} {
		_, r := reader(t).read(t, words)
		got := ""
		for _, st := range r.Statements {
			if st.Type == "arrest" {
				got = fmt.Sprintf("%s at %s", st.Type, st.Where)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
