package record_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"factum"
)

// TestSupportOfTexts reads reports of one arrest by those who made it, by those
// who stand by, and by the one who was arrested.
func TestSupportOfTexts(t *testing.T) {
	t.Parallel()
	c := testCase{Texts: map[string]string{
		"ministry.txt": "MINISTRY OF JUSTICE OF THE REPUBLIC OF MALTA\n\n6 May 2023\n\nThe Ministry of Justice of the Republic of Malta extradited Branimir Vukotic to Lisbon on 5 May 2023.",
		"courier.txt":  "The Valletta Courier\n7 May 2023\n\nVALLETTA - The Maltese police arrested Branimir Vukotic on 4 May 2023, a spokesman for the Maltese police said.",
		"tern.txt":     "The Tern\n8 May 2023\n\nVALLETTA - The Maltese police arrested Branimir Vukotic on 4 May 2023. “I was released on 5 May 2023,” Vukotic said.",
	}}
	rec := c.build(t)
	file := map[string]string{}
	for _, d := range rec.Documents {
		file[d.ID] = d.File[strings.LastIndex(d.File, "/")+1:]
	}
	got := map[string]string{}
	for i := range rec.Statements {
		st := &rec.Statements[i]
		if st.Type.Standing() || st.Type.Speech() {
			continue
		}
		key, line := file[st.Document]+" "+string(st.Type), "no tie"
		if st.Support != nil {
			for _, s := range st.Support.Self {
				line = fmt.Sprintf("%s of %s", s.Tie, s.As)
			}
			if d := st.Support.Later; d != nil && d.Least != nil && d.Most != nil {
				line += fmt.Sprintf(", %d to %d days later", *d.Least, *d.Most)
			}
		}
		got[key] = line
	}
	want := map[string]string{
		"ministry.txt surrender": "same of who, 1 to 1 days later",
		"courier.txt arrest":     "office of who, 3 to 3 days later",
		"tern.txt arrest":        "no tie, 4 to 4 days later",
		"tern.txt release":       "same of whom, 3 to 3 days later",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestValuesCounted counts what carries each value: three documents of which two
// are one origin, and one that says that it is not so.
func TestValuesCounted(t *testing.T) {
	t.Parallel()
	told := "The evening was warm and windless, and the last ferry of the day lay with her lights on at the ramp above the second gate."
	c := testCase{Texts: map[string]string{
		"a.txt": "The Valletta Courier\n7 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 4 May 2023. " + told,
		"b.txt": "Harbour News\n8 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 4 May 2023. " + told,
		"c.txt": "The Tern\n9 May 2023\n\nMaltese police arrested Branimir Vukotic in Valletta on 3 May 2023, a neighbour said.",
		"d.txt": "The Gull\n9 May 2023\n\nMaltese police did not arrest Branimir Vukotic in Valletta.",
	}}
	rec := c.build(t)
	name := map[string]string{}
	for _, e := range rec.Entities {
		name[e.ID] = e.Name
	}
	var got []string
	for _, e := range rec.Events {
		if e.Type != factum.Arrest {
			continue
		}
		got = append(got, fmt.Sprintf("event %d/%d", e.Documents, e.Origins))
		for _, v := range e.Values {
			got = append(got, fmt.Sprintf("%s %s %d/%d", v.Attribute, cmp.Or(name[v.Value], v.Value), v.Documents, v.Origins))
		}
	}
	want := []string{
		"event 4/3", "existence asserted 3/2", "existence denied 1/1", "when 2023-05-04 2/1", "when 2023-05-03 1/1",
		"where Valletta 3/2", "who Maltese police 3/2", "whom Branimir Vukotic 3/2",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, x := range rec.Conflicts {
		for _, s := range x.Sides {
			if s.Documents < s.Origins || s.Documents < 1 {
				t.Errorf("%s: side %q of %d documents and %d origins", x.About, s.Value, s.Documents, s.Origins)
			}
		}
	}
}
