package event

import (
	"slices"
	"strings"
	"testing"

	"factum"
)

// TestTypes checks that the table of types names types of the contract, takes
// no type for two others and joins only types of one family.
func TestTypes(t *testing.T) {
	table := types()
	known := factum.Types()
	check := func(list ...factum.Type) {
		for _, x := range list {
			if !slices.Contains(known, x) {
				t.Errorf("types.yaml: %q is no type", x)
			}
		}
	}
	if len(table.Same) == 0 || len(table.Close) == 0 || len(table.Authority) == 0 {
		t.Fatal("types.yaml is empty")
	}
	for _, s := range table.Same {
		check(s.Type, s.As)
		if group(&factum.Statement{Type: s.As}) != s.As {
			t.Errorf("types.yaml: %s is told as %s, which is told as another", s.Type, s.As)
		}
	}
	for _, c := range table.Close {
		check(c.A, c.B)
		if c.Cost <= 0 {
			t.Errorf("types.yaml: %s and %s cost nothing", c.A, c.B)
		}
		if families()[c.A] != families()[c.B] {
			t.Errorf("types.yaml: %s and %s are of two families", c.A, c.B)
		}
	}
	for _, list := range [][]factum.Type{table.Once, table.Recurring, table.Daily, table.Authority, table.Own} {
		check(list...)
		if len(slices.Compact(slices.Sorted(slices.Values(list)))) != len(list) {
			t.Errorf("types.yaml: a type stands twice in %v", list)
		}
	}
	for _, x := range table.Authority {
		if slices.Contains(table.Recurring, x) {
			t.Errorf("types.yaml: %s is both an act of authority and recurring", x)
		}
	}
}

// TestLexicons checks that cues and offices are lower case and that no word
// says two things.
func TestLexicons(t *testing.T) {
	seen := map[string]string{}
	add := func(what string, words []string) {
		if len(words) == 0 {
			t.Errorf("%s is empty", what)
		}
		for _, w := range words {
			w = strings.TrimSuffix(strings.TrimPrefix(w, " "), " ") // of a cue
			if w != strings.ToLower(w) || strings.TrimSpace(w) != w {
				t.Errorf("%s: %q is not in lower case", what, w)
			}
			if had := seen[w]; had != "" {
				t.Errorf("%q stands in %s and in %s", w, had, what)
			}
			seen[w] = what
		}
	}
	add("first", cues().First)
	add("again", cues().Again)
	for x, kinds := range cues().Kinds {
		if !slices.Contains(factum.Types(), x) {
			t.Errorf("cues.en.yaml: %q is no type", x)
		}
		if len(kinds) < 2 {
			t.Errorf("cues.en.yaml: one kind of %s tells nothing apart", x)
		}
	}
	clear(seen)
	for _, c := range officeLexicon().Callings {
		add("a calling", c)
	}
	add("kin", officeLexicon().Kin)
}

// TestKind checks that kinds of acts are told by their words alone.
func TestKind(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"a European Arrest Warrant", 1}, {"the provisional warrant", 2}, {"a warrant", 0}, {"a European warrant after a provisional one", 0}, {"Europeans", 0},
	} {
		if got := kind(factum.WarrantIssued, c.text); got != c.want {
			t.Errorf("kind of %q is %d, want %d", c.text, got, c.want)
		}
	}
}

// TestOffices checks which offices exclude that two are one person.
func TestOffices(t *testing.T) {
	type held struct {
		role, of string
		former   bool
		level    level
	}
	for _, c := range []struct {
		a, b held
		want bool
	}{
		{held{"district judge", "", false, body}, held{"defence lawyer", "", false, body}, true},
		{held{"interior minister", "Kenya", false, state}, held{"interior minister", "Peru", false, state}, true},
		{held{"interior minister", "Kenya", false, state}, held{"justice minister", "Kenya", false, state}, false},
		{held{"interior minister", "Kenya", true, state}, held{"interior minister", "Peru", false, state}, false},
		{held{"judge", "the court of appeal", false, body}, held{"judge", "court of appeal in Lyon", false, body}, false},
		{held{"citizen", "Kenya", false, state}, held{"citizen", "Peru", false, state}, false},
		{held{"commander", "Oromia", false, region}, held{"commander", "Tigray", false, region}, true},
		{held{"rebel commander", "Oromia", false, region}, held{"commander", "Ethiopia", false, state}, false},
		{held{"rebel commander", "Oromia", false, region}, held{"commander", "Red Hills Front", false, body}, false},
		{held{"Mrs General", "", false, body}, held{"general", "Peru", false, state}, false},
	} {
		var a, b offices
		a.add(c.a.role, c.a.of, c.a.level, c.a.former)
		b.add(c.b.role, c.b.of, c.b.level, c.b.former)
		if got, back := a.exclude(&b), b.exclude(&a); got != c.want || back != c.want {
			t.Errorf("%+v and %+v exclude each other: %v and %v, want %v", c.a, c.b, got, back, c.want)
		}
	}
	var wife offices
	wife.add("wife", "Edvin Gashi", body, false)
	if len(wife.list) != 0 || !slices.Equal(wife.kinOf, []string{"Edvin Gashi"}) {
		t.Errorf("a wife is %+v", wife)
	}
}

// TestCopies checks what counts as the same words.
func TestCopies(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"the police held him in the street after lunch", "The police held him in the street, after lunch", true},
		{"he was held in the street", "little more than an hour later he was held in the street", true},
		{"he was held", "he was held", false}, // too few words
		{"the police held him in the street", "the court freed her from the prison", false},
	} {
		if got := copies(hashed(c.a), hashed(c.b)); got != c.want {
			t.Errorf("copies(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestFullest checks by which of its spellings somebody is called.
func TestFullest(t *testing.T) {
	for want, spellings := range map[string][]string{
		"Idris Haddad":       {"Haddad", "Idris Haddad", "I. K. Haddad"},
		"Delphine Moukam":    {"Delphine Moukam", "the mother of him"},
		"the general":        {"the general"},
		"Ludwig van der Aar": {"van der Aar", "Ludwig van der Aar"},
	} {
		var list []factum.Spelling
		for _, s := range spellings {
			list = append(list, factum.Spelling{Text: s, Count: 1})
		}
		if got := fullest(list); got != want {
			t.Errorf("%v: %q, want %q", spellings, got, want)
		}
	}
}
