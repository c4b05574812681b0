package place

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func ids(places []Place) []string {
	list := make([]string, len(places))
	for i, p := range places {
		list[i] = p.ID
	}
	return list
}

func TestLookupFirst(t *testing.T) {
	g := openT(t)
	for name, want := range map[string]string{
		"Italy": "IT", "the United States": "US", "United States of America": "US", "U.S.": "US", "US": "US", "USA": "US", "America": "US",
		"UK": "GB", "U.K.": "GB", "Great Britain": "GB", "DRC": "CD", "Democratic Republic of Congo": "CD", "Zaire": "CD",
		"Republic of the Congo": "CG", "Burma": "MM", "Czechia": "CZ", "Ivory Coast": "CI", "Cote d’Ivoire": "CI", "Swaziland": "SZ",
		"East Timor": "TL", "Cabo Verde": "CV", "Bosnia & Herzegovina": "BA", "Bosnia-Herzegovina": "BA", "St. Kitts and Nevis": "KN",
		"Kosovo": "XK", "Palestine": "PS", "Taiwan": "TW", "Western Sahara": "EH", "Türkiye": "TR", "Turkey": "TR", "Holland": "NL",
		"Soviet Union": "SUHH", "USSR": "SUHH", "Yugoslavia": "YUCS", "Czechoslovakia": "CSHH", "East Germany": "DDDE", "GDR": "DDDE",
		"Deutschland": "DE", "Италия": "IT", "ليبيا": "LY", "中国": "CN", "Ουκρανία": "UA", "Italie": "IT", "Espagne": "ES",
		"Rome": "gn3169070", "Turin": "gn3165524", "Torino": "gn3165524", "TURIN": "gn3165524", "The Hague": "gn2747373", "Den Haag": "gn2747373",
		"'s-Gravenhage": "gn2747373", "Kyiv": "gn703448", "Kiev": "gn703448", "Київ": "gn703448", "Naples": "gn3172394", "Napoli": "gn3172394",
		"Munich": "gn2867714", "München": "gn2867714", "Muenchen": "gn2867714", "Geneva": "gn2660646", "Genf": "gn2660646", "Bishkek": "gn1528675",
		"Larnaca": "gn146400", "Larnaka": "gn146400", "Tripoli": "gn2210247", "طرابلس": "gn2210247", "Bombay": "gn1275339", "Saigon": "gn1566083",
		"Kentucky": "US.KY", "Bavaria": "DE.02", "Bayern": "DE.02", "Scotland": "GB.SCT", "Chechnya": "RU.12", "Gaza Strip": "PS.GZ",
		"Laikipia County": "KE.29", "Basra Governorate": "IQ.02", "State of Kentucky": "US.KY", "Cook County": "US.IL.031",
		"the city of Turin": "gn3165524", "Darfur": "x-darfur", "the Middle East": "x-middle-east", "Africa": "x-africa", "Mediterranean Sea": "x-mediterranean",
		"Paris": "gn2988507", "Moscow": "gn524901", "New York": "gn5128581", "St. Petersburg": "gn498817", "St Petersburg": "gn498817",
	} {
		if got := g.Lookup(name); len(got) == 0 || got[0].ID != want {
			t.Errorf("Lookup(%q) = %v, want %s first", name, ids(got), want)
		}
	}
}

func TestLookupNothing(t *testing.T) {
	g := openT(t)
	for _, name := range []string{"", " ", "us", "Us", "it", "the", "Ky.", "Italian", "Xyzzyplugh", "County", "’", "Island", "my", "uk"} {
		if got := g.Lookup(name); len(got) > 0 {
			t.Errorf("Lookup(%q) = %v, want none", name, ids(got))
		}
	}
}

func TestAmbiguityStays(t *testing.T) {
	g := openT(t)
	for _, tt := range []struct {
		name, code string // a candidate, and the country in play that brings it to the front
		want       string
	}{
		{"Tripoli", "LY", "gn2210247"}, {"Tripoli", "LB", "gn266826"},
		{"Georgia", "GE", "GE"}, {"Georgia", "US", "US.GA"},
		{"Paris", "FR", "gn2988507"}, {"Paris", "US.TX", "gn4717560"},
		{"Cambridge", "GB", "gn2653941"}, {"Cambridge", "US.MA", "gn4931972"},
		{"Congo", "CG", "CG"}, {"Congo", "CD", "CD"},
		{"Korea", "KP", "KP"}, {"Niger", "NE", "NE"},
		{"Punjab", "IN", "IN.23"}, {"Punjab", "PK", "PK.04"},
		{"Birmingham", "GB", "gn2655603"}, {"Birmingham", "US", "gn4049979"},
		{"Luxembourg", "LU", "LU"},
	} {
		candidates := g.Lookup(tt.name)
		if len(candidates) < 2 {
			t.Errorf("Lookup(%q) = %v, want several", tt.name, ids(candidates))
		}
		choice, ok := g.Choose(candidates, []string{tt.code})
		if !ok || choice.ID != tt.want {
			t.Errorf("Choose(%q, %s) = %s, want %s", tt.name, tt.code, choice.ID, tt.want)
		}
		if choice.Share < 0.5 {
			t.Errorf("Choose(%q, %s) has share %.2f, want more than half", tt.name, tt.code, choice.Share)
		}
		if ranked := g.Rank(candidates, []string{tt.code}); len(ranked) != len(candidates) {
			t.Errorf("Rank(%q) keeps %d of %d", tt.name, len(ranked), len(candidates))
		}
	}
	if c, _ := g.Choose(g.Lookup("Cambridge"), nil); c.Share > 0.7 {
		t.Errorf("Cambridge without context has share %.2f: too sure", c.Share)
	}
	if _, ok := g.Choose(nil, []string{"LY"}); ok {
		t.Error("Choose of nothing chose something")
	}
}

func TestDemonyms(t *testing.T) {
	g := openT(t)
	for word, want := range map[string][]string{
		"Italian": {"IT"}, "Italians": {"IT"}, "italian": {"IT"}, "Libyan": {"LY"}, "Dutch": {"NL"}, "Dutchman": {"NL"}, "British": {"GB"},
		"Kenyan": {"KE"}, "Swiss": {"CH"}, "Danes": {"DK"}, "Spaniards": {"ES"}, "Poles": {"PL"}, "Filipinos": {"PH"}, "South African": {"ZA"},
		"New Zealanders": {"NZ"}, "Congolese": {"CD", "CG"}, "Korean": {"KR", "KP"}, "Dominican": {"DO", "DM"}, "Nigerien": {"NE"}, "Nigerian": {"NG"},
		"Soviet": {"SUHH"}, "Scottish": {"GB.SCT"}, "Texan": {"US.TX"}, "Chechens": {"RU.12"}, "Kurdish": {"x-kurdistan"}, "Londoners": {"gn2643743"},
		"U.S.": {"US"}, "Côte d'Ivoire": nil, "Table": nil, "us": nil, "Burkinabé": {"BF"},
	} {
		got := ids(g.Demonyms(word))
		if len(got) == 0 {
			got = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Demonyms(%q): %s", word, diff)
		}
	}
	if p, ok := g.Demonym("Italians"); !ok || !p.Found.Has(People) || p.Found.Has(Adjective) {
		t.Errorf("Italians are found as %v, want people alone", p.Found)
	}
	if p, ok := g.Demonym("Dutch"); !ok || !p.Found.Has(Adjective) || p.Found.Has(People) {
		t.Errorf("Dutch is found as %v, want an adjective alone", p.Found)
	}
}

// notInUN are the countries of the table that aren't member States of the
// United Nations.
var notInUN = map[string]bool{"XK": true, "PS": true, "TW": true, "VA": true}

func TestEveryMemberStateHasADemonymAndACapital(t *testing.T) {
	g := openT(t)
	has := map[string]bool{}
	for _, posts := range g.table.Names.All() {
		for i := range posts.Len() {
			if p := posts.At(i); How(p.How).Any(Adjective | People) {
				has[g.place(p.Place, 0).ID] = true
			}
		}
	}
	members := 0
	for i := range g.table.Records {
		p := g.place(int32(i), 0)
		if p.Kind != Country {
			continue
		}
		if !notInUN[p.ID] {
			members++
		}
		if !has[p.ID] {
			t.Errorf("%s (%s) has no demonym", p.Name, p.ID)
		}
		if len(g.Capitals(p.ID)) == 0 {
			t.Errorf("%s (%s) has no capital or seat", p.Name, p.ID)
		}
		if p.Population == 0 || !p.Located {
			t.Errorf("%s (%s): population %d, located %t", p.Name, p.ID, p.Population, p.Located)
		}
	}
	if members != 193 {
		t.Errorf("%d member States of the United Nations, want 193", members)
	}
}

func TestGovernment(t *testing.T) {
	g := openT(t)
	for town, want := range map[string]string{
		"Rome": "IT", "Tripoli": "LY", "Washington": "US", "Berlin": "DE", "Kyiv": "UA", "Nairobi": "KE", "London": "GB", "Pretoria": "ZA", "Beijing": "CN",
		"Moscow": "RU", "Tel Aviv": "IL", "Ramallah": "PS", "Turin": "", "Nowhere at all": "", "Italy": "",
	} {
		got, ok := g.Government(town)
		if got.ID != want || ok != (want != "") {
			t.Errorf("Government(%q) = %q, %t, want %q", town, got.ID, ok, want)
		}
	}
}

func TestCountry(t *testing.T) {
	g := openT(t)
	for code, want := range map[string]string{"IT": "Italy", "GB": "United Kingdom", "XK": "Kosovo", "PR": "Puerto Rico", "SUHH": "Soviet Union", "ITA": "Italy", "it": "", "ZZ": "", "US.KY": "", "PEI": ""} {
		got, ok := g.Country(code)
		if got.Name != want || ok != (want != "") {
			t.Errorf("Country(%q) = %q, %t, want %q", code, got.Name, ok, want)
		}
	}
	turin := g.Lookup("Turin")[0]
	if c, ok := g.CountryOf(turin); !ok || c.ID != "IT" {
		t.Errorf("country of Turin is %q", c.ID)
	}
	if u, ok := g.UnitOf(turin); !ok || u.ID != "IT.12" {
		t.Errorf("unit of Turin is %q", u.ID)
	}
	if got := ids(g.Capitals("NL")); !cmp.Equal(got, []string{"gn2759794", "gn2747373"}) {
		t.Errorf("capitals of the Netherlands: %v", got)
	}
	for _, p := range []Place{turin, g.Lookup("Kentucky")[0], g.Lookup("Cook County")[0], g.Lookup("Sahel")[0]} {
		if q, ok := g.ByID(p.ID); !ok || q.Name != p.Name {
			t.Errorf("ByID(%q) = %q, %t", p.ID, q.Name, ok)
		}
	}
	for _, code := range []string{"GB", "US", "NL", "AE", "PH", "GM", "BS", "CD"} {
		if c, _ := g.Country(code); !c.Article {
			t.Errorf("%s wants an article", c.Name)
		}
	}
}

func TestDistance(t *testing.T) {
	g := openT(t)
	km, ok := Distance(g.Lookup("Turin")[0], g.Lookup("Rome")[0])
	if !ok || km < 515 || km > 535 { // about 525 km
		t.Errorf("Turin to Rome: %.0f km, %t", km, ok)
	}
	if _, ok := Distance(g.Lookup("Turin")[0], Place{ID: "x"}); ok {
		t.Error("a place without a point has a distance")
	}
}

func TestResolve(t *testing.T) {
	g := openT(t)
	for _, tt := range []struct {
		parts []string
		held  Truth
		part  int
		chain []string
	}{
		{[]string{"Turin, Italy"}, Yes, 0, []string{"gn3165524", "IT"}},
		{[]string{"Frankfort", "Kentucky", "United States"}, Yes, 0, []string{"gn4292188", "US.KY", "US"}},
		{[]string{"Frankfort", "Ky."}, Yes, 0, []string{"gn4292188", "US.KY"}},
		{[]string{"Nanyuki", "Laikipia County"}, Yes, 0, []string{"gn184433", "KE.29"}},
		{[]string{"Paris, Texas"}, Yes, 0, []string{"gn4717560", "US.TX"}},
		{[]string{"Tripoli, Lebanon"}, Yes, 0, []string{"gn266826", "LB"}},
		{[]string{"Georgia, US"}, Yes, 0, []string{"US.GA", "US"}},
		{[]string{"the airport", "Tripoli", "Libya"}, Yes, 1, []string{"", "gn2210247", "LY"}},
		{[]string{"Tripoli", "somewhere", "Libya"}, Yes, 0, []string{"gn2210247", "", "LY"}},
		{[]string{"Washington, D.C."}, Yes, 0, []string{"gn4140963", "US.DC"}},
		{[]string{"Turin"}, Unknown, 0, []string{"gn3165524"}},
		{[]string{"Simferopol, Russia"}, Unknown, 0, []string{"gn693805", "RU"}},
		{[]string{"Nairobi, Italy"}, No, 0, []string{"gn184745", "IT"}},
		{[]string{"nowhere", "at all"}, Unknown, -1, []string{"", ""}},
		{nil, Unknown, -1, []string{}},
	} {
		r := g.Resolve(tt.parts...)
		if diff := cmp.Diff(tt.chain, ids(r.Chain)); diff != "" || r.Held != tt.held || r.Part != tt.part {
			t.Errorf("Resolve(%q): held %v, want %v; part %d, want %d; chain %s", tt.parts, r.Held, tt.held, r.Part, tt.part, diff)
		}
	}
}
