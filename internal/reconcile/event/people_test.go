package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factum/internal/reconcile/event"
)

// TestPeople checks who is one person of a case by the names alone. Each source
// tells of its names in order; the groups are letters in that order.
func TestPeople(t *testing.T) {
	for _, c := range []struct {
		culture string
		told    [][]string // names by source
		want    string
	}{
		// Another letter, another person.
		{"Bangla: brothers", [][]string{{"Tafiqul Alam Sarker"}, {"Rafiqul Alam Sarkar"}}, "a b"},
		{"Turkish: brothers", [][]string{{"Serkan Demirtaş"}, {"Erkan Demirtas"}}, "a b"},
		{"Swahili: brothers", [][]string{{"Salim Mwakyusa Bakari"}, {"Halim Mwakyusa Bakari"}}, "a b"},
		{"Spanish: siblings", [][]string{{"Mario Quispe Luna"}, {"Maria Quispe Luna"}}, "a b"},
		{"Ukrainian: siblings", [][]string{{"Oleg Prykhodko"}, {"Olga Prykhodko"}}, "a b"},
		{"Igbo: siblings", [][]string{{"Daniel Okwuosa"}, {"Daniela Okwuosa"}}, "a b"},
		{"Korean: one letter of a romanisation", [][]string{{"Pak Yong-chol"}, {"Pak Yong Chul"}}, "ab"},
		{"Chadian: another last name", [][]string{{"Abdelkerim Saleh Hamid"}, {"Abdelkerim Saleh Hamdan"}}, "a b"},
		// One name in other spellings.
		{"Belarusian and Russian", [][]string{{"Siarhei Tsialezhnikau"}, {"Sergei Telezhnikov"}}, "ab"},
		{"Bangla: Md and the tied article", [][]string{{"Md. Aminul Islam Bhuiyan"}, {"Mohammad Aminul Islam Bhuyan"}, {"Amin Bhuiyan"}}, "abc"},
		{"Arabic", [][]string{{"Abdulrahman al-Zoubaidi"}, {"Abdel Rahman Zubaydi"}}, "ab"},
		// Short names of the only bearer.
		{"the first of three names", [][]string{{"Parveen Akter Joarder"}, {"Parveen"}}, "ab"},
		{"the last of three names", [][]string{{"Shahriar Hossain Munshi"}, {"Mr Munshi"}}, "ab"},
		{"the stem of the first", [][]string{{"Mahmudul Hasan Joarder"}, {"Mahmud"}}, "ab"},
		{"two bearers of the first name", [][]string{{"Parveen Akter Joarder"}, {"Parveen Sultana Munshi"}, {"Parveen"}}, "a b c"},
		// Who of several is called the same, written behind a stroke.
		{"Aymara: the captain", [][]string{{"Aurelio Mamani Quenta/captain", "Hermenegildo Mamani Quenta/owner"}, {"Mamani Q./captain"}}, "ac b"},
		{"Lebanese: the judge", [][]string{{"Yusuf Haddad/judge"}, {"Karim Haddad/dentist"}, {"Haddad/judge"}}, "ac b"},
		{"Chinese: the mayor", [][]string{{"Chen Wei/engineer"}, {"Chen Hao/mayor"}, {"Chen/mayor"}}, "a bc"},
		// One document that names both.
		{"Arabic: words in another order", [][]string{{"Hassan Ali Ahmed", "Ahmed Hassan Ali"}, {"Hasan Ali Ahmad"}}, "ac b"},
		{"Arabic: two thirds of the name, beside the other's own", [][]string{{"Abdul Karim Hamdan"}, {"Abdelkarim Nasir Hamid", "Abdelkarim Nasir Hamdan"}}, "ac b"},
		{"Polish: a sister and a wife", [][]string{{"Anna Wolska/sister of Piotr Wolski", "Hanna Wolska/wife of Adam Wolski"}}, "a b"},
		{"Russian: the father's name shows the order", [][]string{{"Sorokin Pavel Andreevich", "Pavel Andreevich Sorokin"}}, "ab"},
		{"Yoruba", [][]string{{"Folasade Adunni Bankole"}, {"Folasade"}}, "ab"},
	} {
		t.Run(c.culture, func(t *testing.T) {
			t.Parallel()
			var files [][]telling
			n := 0
			for k, names := range c.told {
				var file []telling
				for _, who := range names {
					x := telling{Source: fmt.Sprint(k), ID: string(rune('a' + n)), Type: "travel", Published: "2020-06-01"}
					who, role, ok := strings.Cut(who, "/")
					if x.Who = []string{who}; ok {
						x.Type, x.Note = "position_held", role
					}
					file = append(file, x)
					n++
				}
				files = append(files, file)
			}
			got := event.Reconcile((&story{}).readings(t, files), gazetteer(t))
			groups := map[string][]string{}
			for _, st := range got.Statements {
				for _, who := range st.Who {
					groups[who] = append(groups[who], st.ID)
				}
			}
			var said []string
			for _, g := range groups {
				slices.Sort(g)
				said = append(said, strings.Join(g, ""))
			}
			slices.Sort(said)
			if s := strings.Join(said, " "); s != c.want {
				t.Errorf("people are %s, want %s", s, c.want)
			}
		})
	}
}
