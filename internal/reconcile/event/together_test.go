package event_test

import (
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/reconcile/event"
)

// TestTogether checks which of two or three statements are one event.
func TestTogether(t *testing.T) {
	s := func(source string, typ factum.Type, who, whom, where, when, note string) telling {
		x := telling{Source: source, Type: typ, Where: where, When: when, Note: note}
		if who != "" {
			x.Who = []string{who}
		}
		if whom != "" {
			x.Whom = []string{whom}
		}
		return x
	}
	not := func(x telling) telling { x.Negated = true; return x }
	kinds := map[string]factum.Kind{
		"police of Lyon": factum.Organisation, "court of Lyon": factum.Organisation, "court of Porto": factum.Organisation,
		"France": factum.Place, "Lyon": factum.Place, "Porto": factum.Place,
	}
	for _, c := range []struct {
		name string
		told []telling
		want string // the events as groups of letters
	}{
		{"one day, one person", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "police of Lyon", "Edvin Gashi", "Lyon", "2020-05-05", "")}, "ab"},
		{"a day's slip is a dispute", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "", "Edvin Gashi", "", "2020-05-06", "")}, "ab"},
		{"one source, two days", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("1", "arrest", "", "Edvin Gashi", "", "2020-05-06", "")}, "a b"},
		{"months apart", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "", "Edvin Gashi", "", "2020-09-05", "")}, "a b"},
		{"weeks apart, all else agrees", []telling{s("1", "arrest", "police of Lyon", "Edvin Gashi", "Lyon", "2020-05-05", ""), s("2", "arrest", "police of Lyon", "Edvin Gashi", "Lyon", "2020-05-15", "")}, "ab"},
		{"another arrest", []telling{s("1", "arrest", "police of Lyon", "Edvin Gashi", "Lyon", "2020-05-05", ""), s("2", "arrest", "police of Lyon", "Edvin Gashi", "Lyon", "2020-05-15", "a second arrest")}, "a b"},
		{"two people of a family", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "", "Halima Gashi", "", "2020-05-05", "")}, "a b"},
		{"a surname alone", []telling{s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "", "Gashi", "", "2020-05-05", "")}, "ab"},
		{"an old event, told without a day", []telling{s("1", "release", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "release", "", "Edvin Gashi", "", "", "")}, "ab"},
		{"warrants of two courts", []telling{s("1", "warrant_issued", "court of Lyon", "Edvin Gashi", "", "2020-05-05", ""), s("2", "warrant_issued", "court of Porto", "Edvin Gashi", "", "2020-05-06", "")}, "a b"},
		{"two kinds of warrants", []telling{s("1", "warrant_issued", "", "Edvin Gashi", "", "2020-05-05", "a European warrant"), s("2", "warrant_issued", "", "Edvin Gashi", "", "2020-05-05", "a provisional warrant")}, "a b"},
		{"a denial joins what it denies", []telling{s("1", "surrender", "France", "Edvin Gashi", "", "", ""), not(s("2", "surrender", "France", "Edvin Gashi", "", "", ""))}, "ab"},
		{"not yet", []telling{not(s("1", "surrender", "", "Edvin Gashi", "", "", "")), s("2", "surrender", "", "Edvin Gashi", "", "2020-06-20", "")}, "a b"},
		{"deported or handed over", []telling{s("1", "expulsion", "France", "Edvin Gashi", "", "2020-05-05", ""), s("2", "surrender", "France", "Edvin Gashi", "", "2020-05-05", "")}, "ab"},
		{"a person dies once", []telling{s("1", "death", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "death", "", "Edvin Gashi", "", "2020-08-05", "")}, "ab"},
		{"hearings recur", []telling{s("1", "court_hearing", "court of Lyon", "Edvin Gashi", "Lyon", "2020-05-05", ""), s("2", "court_hearing", "court of Lyon", "Edvin Gashi", "Lyon", "2020-05-06", "")}, "a b"},
		{"the second of two", []telling{
			s("1", "arrest", "", "Edvin Gashi", "", "2020-01-05", ""), s("1", "arrest", "", "Edvin Gashi", "", "2020-05-05", ""), s("2", "arrest", "", "Edvin Gashi", "", "", "arrested again"),
		}, "a bc"},
		{"the only warrant of the case", []telling{s("1", "warrant_issued", "court of Lyon", "Edvin Gashi", "", "2020-05-05", ""), s("2", "warrant_issued", "", "", "", "", "the warrant")}, "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			story := &story{kinds: kinds}
			files := map[string][]telling{}
			for i, x := range c.told {
				x.ID = string(rune('a' + i))
				x.Published = "2020-06-01"
				files[x.Source] = append(files[x.Source], x)
			}
			story.files = [][]telling{files["1"], files["2"]}
			got := event.Reconcile(story.readings(t, story.files), gazetteer(t))
			var groups []string
			for _, ev := range got.Events {
				groups = append(groups, strings.Join(slices.Sorted(slices.Values(ev.Statements)), ""))
			}
			slices.Sort(groups)
			if said := strings.Join(groups, " "); said != c.want {
				t.Errorf("events are %s, want %s", said, c.want)
			}
		})
	}
}
