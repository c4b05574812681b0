package name

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shape writes the parts of a name as key:role, titles and the like included.
func shape(n *Name) string {
	var s []string
	for i := range n.Parts {
		s = append(s, n.Parts[i].Key+":"+n.Parts[i].Role.String())
	}
	return strings.Join(s, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ada Marigold Finch", "ada:part marigold:part finch:part"},
		{"FINCH, Ada", "finch:family name ada:given name"},
		{"Mr Halim Dawwari", "mr:honorific halim:part dawwari:part"},
		{"Brigadier General Halim Dawwari", "brigadier:honorific general:honorific halim:part dawwari:part"},
		{"Halim al-Dawwari", "halim:part dawwari:nisba"},
		{"Halim Al Dawwari", "halim:part dawwari:nisba"},
		{"Abd al-Karim Zubayr", "abdkarim:part zubayr:part"},
		{"Abdul Karim Zubayr", "abdkarim:part zubayr:part"},
		{"Abdelkarim Zubayr", "abdkarim:part zubayr:part"},
		{"Abdullah Zubayr", "abdullah:part zubayr:part"},
		{"Zayn al-Din Qutb", "zaynaldin:laqab qutb:part"},
		{"Zaynuddin Qutb", "zaynaldin:part qutb:part"},
		{"Rahmat Ullah Wafa", "rahmatullah:laqab wafa:part"},
		{"Zubayr bin Karim", "zubayr:part karim:nasab"},
		{"Abu Zubayr al-Dawwari", "abuzubayr:kunya dawwari:nisba"},
		{"J. M. Finch", "j:initial m:initial finch:part"},
		{"JM Finch", "j:initial m:initial finch:part"},
		{"Orlov Pyotr Sergeevich", "orlov:part pyotr:part sergeevich:patronymic"},
		{"Anar Kerimov oglu", "anar:part kerimov:patronymic"},
		{"Greta van der Molen", "greta:part molen:part"},
		{"Haji Karim Wafa", "haji:title karim:part wafa:part"},
		{"General", "general:part"},
		{"زبير الدواري", "zbyr:part dwary:nisba"},
		{"عبد الكريم زبير", "'bdkrym:part zbyr:part"},
		{"عبدالكريم زبير", "'bdkrym:part zbyr:part"},
		{"李伟明", "li:family name weiming:given name"},
		{"欧阳明", "ouyang:family name ming:given name"},
		{"박서연", "bak:family name seoyeon:given name"},
		{"", ""},
		{"!?", ""},
	} {
		n := Parse(c.text)
		if diff := cmp.Diff(c.want, shape(&n)); diff != "" {
			t.Errorf("Parse(%q): %s", c.text, diff)
		}
		for _, p := range n.Parts {
			if p.Start < 0 || p.End > len(c.text) || p.Text != c.text[p.Start:p.End] {
				t.Errorf("Parse(%q): part %q is not what stands at %d:%d", c.text, p.Text, p.Start, p.End)
			}
		}
	}
}

func TestFamily(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ada Finch", "Finch"},
		{"FINCH, Ada", "FINCH"},
		{"Orlov Pyotr Sergeevich", "Orlov"},
		{"Pyotr Sergeevich Orlov", "Orlov"},
		{"Orlov P. S.", "Orlov"},
		{"Dr Ada Finch Jr", "Finch"},
		{"Park Seo-yeon", "Park"},
		{"박서연", "박"},
		{"Finch", "Finch"},
	} {
		n := Parse(c.text)
		var got []string
		for _, p := range n.Family() {
			got = append(got, p.Text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Family of %q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestGender(t *testing.T) {
	for text, want := range map[string]Gender{"Mr Finch": Male, "Mrs Finch": Female, "Ada Finch": Unknown, "Anna Petrovna Orlova": Female,
		"Pyotr Sergeevich Orlov": Male, "Anna Orlova": Female, "Dr Finch": Unknown} {
		if n := Parse(text); n.Gender != want {
			t.Errorf("gender of %q: %v, want %v", text, n.Gender, want)
		}
	}
}

// Letters of another script that look like those of the word are folded, and that is said.
func TestConfusables(t *testing.T) {
	plain := Parse("Karina Sokol")
	for _, text := range []string{"Kаrina Sokol", "Karina Sоkol", "Kar1na Sokol", "Kαrina Sokol"} {
		n := Parse(text)
		if s := Score(&plain, &n); s < 0.999 {
			t.Errorf("%q against %q: %.3f", plain.Text, text, s)
		}
		if len(n.Notes) == 0 {
			t.Errorf("%q: nothing says that letters were folded", text)
		}
	}
	if len(plain.Notes) != 0 {
		t.Errorf("%q: %v", plain.Text, plain.Notes)
	}
}

func TestEmbeddedTables(t *testing.T) {
	if _, err := parseLexicon(lexiconYAML); err != nil {
		t.Error(err)
	}
	if _, err := parseCalibration(calibrationTSV); err != nil {
		t.Error(err)
	}
	if _, err := ParseWeights(weightsYAML); err != nil {
		t.Error(err)
	}
	if n := len(loadFrequencies().keys); n < 10000 {
		t.Errorf("%d frequencies", n)
	}
	if n := len(loadPhrases().words); n < 1000 {
		t.Errorf("%d phrases of organisations", n)
	}
	if got := Nicknames("theodore"); len(got) == 0 {
		t.Error("no nickname of theodore")
	}
	for s, words := range loadGroups() {
		if len(words) < 500 {
			t.Errorf("%d groups of %s", len(words), s)
		}
	}
}
