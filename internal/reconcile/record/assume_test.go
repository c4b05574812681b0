package record_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum"
	"factum/internal/reconcile/record"
)

// TestAssume places acts without a day by the usual order, and marks it; days
// that sources give stay, and nothing is contradicted.
func TestAssume(t *testing.T) {
	t.Parallel()
	g := gazetteer(t)
	const (
		warrant   = `{"id": "w", "source": "Mail", "type": "warrant_issued", "who": ["Portugal"], "whom": ["Branimir Vukotic"]%s}` + "\n"
		arrest    = `{"id": "a", "source": "Mail", "type": "arrest", "who": ["Malta"], "whom": ["Branimir Vukotic"]%s}` + "\n"
		surrender = `{"id": "u", "source": "Mail", "type": "surrender", "who": ["Malta"], "whom": ["Branimir Vukotic"]%s}` + "\n"
	)
	on := func(words, day string) string {
		if day != "" {
			day = `, "when": "` + day + `"`
		}
		return fmt.Sprintf(words, day)
	}
	for name, c := range map[string]struct {
		lines, want, order string
		asked              string
	}{
		"between two days": {
			on(warrant, "2023-05-01") + on(arrest, "") + on(surrender, "2023-05-09"),
			"arrest 2023-05-01/2023-05-09: a warrant is issued before the arrest on it; who is surrendered was arrested before", "warrant_issued arrest surrender", "",
		},
		"before all": {
			on(warrant, "") + on(arrest, "2023-05-04") + on(surrender, "2023-05-09"),
			"warrant_issued ../2023-05-04: a warrant is issued before the arrest on it", "warrant_issued arrest surrender", "",
		},
		"a day that is given within days": {
			on(warrant, "2023-05-04") + on(arrest, "2023-05-01/2023-05-08") + on(surrender, "2023-05-09"),
			"arrest 2023-05-04/2023-05-08: a warrant is issued before the arrest on it", "arrest warrant_issued surrender", "",
		},
		"all days are given": {on(warrant, "2023-05-01") + on(arrest, "2023-05-04") + on(surrender, "2023-05-09"), "", "warrant_issued arrest surrender", ""},
		"the sources say otherwise": {
			on(warrant, "2023-05-08") + on(arrest, "2023-05-04") + on(surrender, "2023-05-09"),
			"", "arrest warrant_issued surrender", "The arrest of Branimir Vukotic on 2023-05-04 is told to have been before the warrant for Branimir Vukotic on 2023-05-08. That is unusual: a warrant is issued before the arrest on it.",
		},
		"two arrests": {
			on(warrant, "2023-05-01") + on(arrest, "2022-05-04") + strings.Replace(on(arrest, ""), `"a"`, `"b"`, 1) + strings.Replace(on(arrest, "2023-09-04"), `"a"`, `"c"`, 1),
			"", "", "",
		},
		"a plan": {on(warrant, "2023-05-01") + on(arrest, `", "modality": "planned", "note": "`), "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := reconcile(t, []byte(c.lines), g)
			conflicts := record.Conflicts(k, nil, g)
			days := map[string]factum.Interval{}
			for i := range k.Events {
				days[k.Events[i].ID] = k.Events[i].When
			}
			record.Assume(k)
			var got, sequence []string
			for i := range k.Events {
				ev := &k.Events[i]
				sequence = append(sequence, string(ev.Type))
				if ev.When != days[ev.ID] {
					t.Errorf("%s: its day became %s", ev.Type, ev.When)
				}
				if ev.Assumed != nil {
					var why []string
					for _, b := range ev.Assumed.Because {
						if _, ok := days[b.Event]; !ok || b.Event == ev.ID {
							t.Errorf("%s: assumed by the event %q", ev.Type, b.Event)
						}
						why = append(why, b.Note)
					}
					got = append(got, fmt.Sprintf("%s %s: %s", ev.Type, ev.Assumed.Interval, strings.Join(why, "; ")))
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " | ")); diff != "" {
				t.Error(diff)
			}
			if c.order != "" {
				if diff := cmp.Diff(c.order, strings.Join(sequence, " ")); diff != "" {
					t.Error(diff)
				}
			}
			for _, x := range conflicts {
				if x.Kind == factum.Contradiction && x.Attribute == "order" {
					t.Errorf("a contradiction: %+v", x)
				}
			}
			asked := ""
			for _, q := range record.Questions(k, nil) {
				if strings.Contains(q.Text, "unusual") {
					asked = q.Text
				}
			}
			if !strings.HasPrefix(asked, c.asked) || c.asked == "" && asked != "" {
				t.Errorf("asked %q, want %q", asked, c.asked)
			}
		})
	}
}
