package statement

import (
	"fmt"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/document"
	"factum/internal/read/when"

	"github.com/google/go-cmp/cmp"
)

// The items of a digest say with a day and a noun, or half a verb, what happened.
func TestItems(t *testing.T) {
	const digest = `# The week in court

Friday, 17 May 2024

- *12 May, 21:50* – Arrest near Drammen.
- *11 May, 16:30* – Bergen: set free.
- 9 May – Karlsen arrested in Bergen. He was freed in March.
- Murder of two hikers
`
	r := reader(t)
	d, err := document.Read("week.md", []byte(digest))
	if err != nil {
		t.Fatal(err)
	}
	words := r.text.Read(d)
	var got []string
	for _, st := range r.statements.Read(words, actor.Find(words, r.gazetteer), when.Find(words)).Statements {
		if st.Type.Standing() || st.Type == factum.Statement_ {
			continue
		}
		day := ""
		if st.When != nil {
			day = st.When.Interval.String()
		}
		got = append(got, fmt.Sprint(st.Type, " ", day))
	}
	want := []string{"arrest 2024-05-12", "release 2024-05-11", "arrest 2024-05-09", "release 2024-03-01/2024-03-31"}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

// Whole sentences that a speaker is quoted with are a statement of his, half
// sentences belong to what they are woven into.
func TestSpeech(t *testing.T) {
	for words, want := range map[string]string{
		"\"We answered every letter. They never told us that a page was missing,\" Ilse Brandt said.": "They never told us that a page was missing,\" Ilse Brandt said",
		"Ilse Brandt told reporters: \"I thank the court for its patience.\"":                         "Ilse Brandt told reporters: \"I thank the court for its patience.\"",
		"Ilse Brandt said the hall was \"rather cold\".":                                              "",
	} {
		_, r := reader(t).read(t, words)
		got := ""
		for _, st := range r.Statements {
			if st.Type == factum.Statement_ {
				got = r.Document.Text[st.Start:st.End]
			}
		}
		if strings.Trim(got, "\".") != strings.Trim(want, "\".") {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
