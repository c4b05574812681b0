package duty

import (
	"slices"
	"testing"
)

// TestOrgans: which State a name is, or is an organ of.
func TestOrgans(t *testing.T) {
	n := newNames(builtIn(t))
	n.learn("Turin", n.state("Italy"))
	states := func(ids []int) []string {
		var out []string
		for _, i := range ids {
			out = append(out, n.states[i])
		}
		return out
	}
	for _, c := range []struct {
		name string
		want []string
	}{
		{"Italian State Police", []string{"Italy"}},
		{"Rome Court of Appeal", []string{"Italy"}},
		{"an appeals court in Rome", []string{"Italy"}},
		{"Italy's secret service", []string{"Italy"}},
		{"Italy’s secret service", []string{"Italy"}},
		{"Turin police", []string{"Italy"}},
		{"Belgian investigating judge", []string{"Belgium"}},
		{"High Court of South Africa", []string{"South Africa"}},
		{"Italian embassy in The Hague", []string{"Italy"}},
		{"authorities in Tripoli", []string{"Libya"}},
		{"Government of the Democratic Republic of the Congo", []string{"Democratic Republic of the Congo"}},
		{"Nigerian police", []string{"Nigeria"}},
		{"Ministry of Justice of Niger", []string{"Niger"}},
		{"Congolese army", []string{"Congo", "Democratic Republic of the Congo"}},
		{"Refugees in Libya", nil},
		{"UN Support Mission in Libya", nil},
		{"Amnesty International Italy", nil},
		{"International Criminal Court", nil},
		{"Juventus", nil},
		{"the government", nil},
	} {
		if got := states(n.organOf(c.name)); !slices.Equal(got, c.want) {
			t.Errorf("%q is an organ of %v, want %v", c.name, got, c.want)
		}
	}
	for where, want := range map[string]string{
		"Turin, Italy": "Italy", "US embassy, Kigali, Rwanda": "Rwanda", "northern Italy": "Italy", "Tripoli": "Libya",
		"Zintan, Libya": "Libya", "back to Libya": "Libya", "Ouagadougou": "Burkina Faso",
	} {
		if got := states(n.placeOf(where)); !slices.Equal(got, []string{want}) {
			t.Errorf("%q lies in %v, want %s", where, got, want)
		}
	}
	for _, where := range []string{"", "a hotel", "Schengen area", "on board a plane"} {
		if got := n.placeOf(where); got != nil {
			t.Errorf("%q lies in %v", where, states(got))
		}
	}
	for name, want := range map[string]string{"USA": "United States", "the Netherlands": "Netherlands", "DRC": "Democratic Republic of the Congo", "Ivory Coast": "Côte d'Ivoire", "Türkiye": "Turkey"} {
		if i := n.state(name); i < 0 || n.states[i] != want {
			t.Errorf("%q is not %s", name, want)
		}
	}
	court := n.bodies["court"]
	for name, want := range map[string]bool{
		"ICC Registry": true, "ICC Pre-Trial Chamber I": true, "the Court": true, "International Criminal Court": true, "Hague-based ICC": true,
		"Rome Court of Appeal": false, "Supreme Court of Appeal of South Africa": false, "Constitutional Court": false, "the court of Turin": false,
	} {
		if got := court.is(words(name)); got != want {
			t.Errorf("%q is the Court: %v, want %v", name, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         bool
	}{
		{"art. 89", "Rome Statute art. 89 (arrest and surrender)", true},
		{"art. 89", "Article 89(1) of the Rome Statute", true},
		{"art. 89", "art. 890", false},
		{"art. 93(1)(h)", "Rome Statute art. 93(1)(h) (search and seizure)", true},
		{"art. 12(3)", "art. 12(1)", false},
		{"consent*", "He consents.", true},
		{"consent*", "without content", false},
		{"Res. 1970", "Resolution 1970 (2011)", true},
		{"reg. 109", "Regulations of the Court, regulation 109(3)", true},
		{"refus* consent", "refused consent", true},
		{"Côte d'Ivoire", "Cote d’Ivoire", true},
	} {
		if got := anyIn(phrases([]string{c.phrase}), words(c.text)); got != c.want {
			t.Errorf("%q in %q: %v, want %v", c.phrase, c.text, got, c.want)
		}
	}
}
