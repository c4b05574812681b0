package place

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMatch(t *testing.T) {
	g := openT(t)
	for _, tt := range []struct {
		tokens string
		n      int
		id     string
	}{
		{"Turin court", 1, "gn3165524"},
		{"New York City Council", 3, "gn5128581"},
		{"United States of America", 4, "US"},
		{"United States courts", 2, "US"},
		{"Guinea - Bissau", 3, "GW"},
		{"Guinea-Bissau", 1, "GW"},
		{"Guinea - a", 1, "GN"},
		{"St. John 's harbour", 3, "gn3576022"},
		{"St. Petersburg", 2, "gn498817"},
		{"Bosnia and Herzegovina", 3, "BA"},
		{"Bosnia and Croatia", 1, "BA"},
		{"Democratic Republic of the Congo", 5, "CD"},
		{"Laikipia County police", 2, "KE.29"},
		{"The Hague", 2, "gn2747373"},
		{"The Gambia", 2, "GM"},
		{"The Turin court", 0, ""},
		{"The UK", 2, "GB"},
		{"the Netherlands", 0, ""},
		{"U.S. officials", 1, "US"},
		{"us all", 0, ""},
		{"Us", 0, ""},
		{"turin", 0, ""},
		{"al - Hasakah", 3, "gn173811"},
		{"al-Hasakah", 1, "gn173811"},
		{"'s - Gravenhage", 3, "gn2747373"},
		{"Côte d'Ivoire", 2, "CI"},
		{"Turin , Italy", 1, "gn3165524"},
		{"طرابلس", 1, "gn2210247"},
		{"Italian", 0, ""},
		{"Ky.", 0, ""},
		{"State of Kentucky", 3, "US.KY"},
		{"Republic of Ireland", 3, "IE"},
		{"City of Turin authorities", 3, "gn3165524"},
		{"Bank of Italy", 0, ""},
		{"Tripoli 's airport", 1, "gn2210247"},
		{"Paris ' airports", 1, "gn2988507"},
		{"Kings Lynn", 2, "gn2645456"},
		{"King 's Lynn", 3, "gn2645456"},
	} {
		n, places := g.Match(strings.Fields(tt.tokens), 0)
		id := ""
		if n > 0 {
			id = places[0].ID
		}
		if n != tt.n || id != tt.id {
			t.Errorf("Match(%q) = %d, %q, want %d, %q", tt.tokens, n, id, tt.n, tt.id)
		}
	}
	if n, p := g.MatchDemonym(strings.Fields("South African judges"), 0); n != 2 || p[0].ID != "ZA" {
		t.Errorf("MatchDemonym(South African) = %d, %v", n, ids(p))
	}
	if n, _ := g.Match([]string{"Turin"}, 1); n != 0 {
		t.Error("a match behind the end")
	}
	if n, _ := g.Match([]string{"Turin"}, -1); n != 0 {
		t.Error("a match before the start")
	}
}

func TestEverydayWordsAreMarked(t *testing.T) {
	g := openT(t)
	for name, want := range map[string]bool{"Reading": true, "Nice": true, "March": true, "Turin": false, "Naples": false, "Turkey": false, "Hong Kong": false, "NATO": true, "MILAN": false} {
		got := g.Lookup(name)
		if len(got) == 0 || got[0].Found.Has(Word) != want {
			t.Errorf("%s: everyday word is not %t", name, want)
		}
	}
}

func TestWithin(t *testing.T) {
	g := openT(t)
	text := "LARNACA, April 12 (Wire) - The man was flown from Turin's court to St. John's; the U.S. asked Bosnia-Herzegovina. Côte d’Ivoire? us."
	var got []string
	for _, m := range g.Within(text) {
		got = append(got, text[m.Start:m.End]+" = "+m.Places[0].ID)
	}
	want := []string{"LARNACA = gn146400", "Turin = gn3165524", "St. John's = gn3576022", "U.S. = US", "Bosnia-Herzegovina = BA", "Côte d’Ivoire = CI"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"The Hague": "hague", "the": "the", "St. Kitts & Nevis": "saint kitts and nevis", "Côte d'Ivoire": "cote divoire", "U.S.": "us",
		"Saint-Denis": "saint denis", "Łódź": "lodz", "İzmir": "izmir", "Straße": "strasse", "Khān Yūnis": "khan yunis", "St.Gallen": "saint gallen",
		"Kyïv": "kyiv", "القاهرة": "القاهره", "दिल्ली": "दिल्ली", "서울": "서울", "東京": "東京", "": "", "...": "", "High St": "high st", "Tripoli's": "tripoli s", "St. John’s": "saint john s", "L'Aquila": "laquila",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
