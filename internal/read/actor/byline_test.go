package actor

import (
	"strings"
	"testing"

	"factum"

	"github.com/google/go-cmp/cmp"
)

func TestBylineNames(t *testing.T) {
	for in, want := range map[string]string{
		"Ann Lee":                              "Ann Lee",
		"Ann Lee, Bo van der Ek and J. P. Ott": "Ann Lee|Bo van der Ek|J. P. Ott",
		"Inés Valverde":                        "Inés Valverde",
		"the newsroom":                         "",
		"Families of the Fifth of August":      "",
		"AFP":                                  "",
		"Mirror Staff":                         "",
		"":                                     "",
	} {
		if got := strings.Join(bylineNames(in), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAuthors(t *testing.T) {
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	d := &factum.Document{Text: "By Ann Lee and Bo Ek\n\nThe judge freed Bo Ek on Friday.", Language: "en", Author: "Ann Lee and Bo Ek"}
	d.Blocks = []factum.Block{{Kind: factum.Byline, Range: factum.Range{Start: 0, End: 20}}, {Kind: factum.Paragraph, Range: factum.Range{Start: 22, End: len(d.Text)}}}
	a := Find(r.Read(d), gazetteer(t))
	got := map[string]int{}
	for _, x := range a.All {
		if x.Kind == factum.Person && x.Named {
			got[x.Name()]++
		}
	}
	if diff := cmp.Diff(map[string]int{"Ann Lee": 1, "Bo Ek": 1}, got); diff != "" {
		t.Error(diff)
	}
	if m := a.All[len(a.All)-1].Mentions[0]; d.Text[m.Start:m.End] != "Ann Lee" || m.Sentence >= 0 {
		t.Errorf("the author's mention is %+v", m)
	}
}
