package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/place"
	"factum/internal/reconcile/record"
)

func TestQuestions(t *testing.T) {
	t.Parallel()
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		lines string
		want  []string // each a part of one question; in this order
		not   []string
	}{
		"a release of which no arrest is told": {
			`{"id": "a", "source": "Mail", "type": "release", "who": ["Portugal"], "whom": ["Branimir Vukotic"], "when": "2023-05-04"}`,
			[]string{"The release of Branimir Vukotic on 2023-05-04 must have been preceded by another act"}, []string{"On which day", "Whose act"},
		},
		"a release that a State gave": {
			`{"id": "a", "source": "Mail", "type": "arrest", "who": ["Portugal"], "whom": ["Branimir Vukotic"], "when": "2023-05-01"}
			 {"id": "b", "source": "Mail", "type": "release", "who": ["Portugal"], "whom": ["Branimir Vukotic"], "when": "2023-05-04"}`,
			[]string{"The release of Branimir Vukotic on 2023-05-04 implies an order. Who gave it?"}, nil,
		},
		"a day still open between two, and nobody who did it": {
			`{"id": "a", "source": "Mail", "type": "arrest", "whom": ["Branimir Vukotic"], "when": "2023-05-01/2023-05-02"}`,
			[]string{"On which day was the arrest of Branimir Vukotic? The sources leave 2023-05-01/2023-05-02.", "Whose act was the arrest"}, nil,
		},
		"one origin of several": {
			`{"id": "a", "source": "Mail", "type": "arrest", "who": ["Malta"], "whom": ["Branimir Vukotic"], "when": "2023-05-01"}
			 {"id": "b", "source": "Desk", "type": "arrest", "who": ["Malta"], "whom": ["Branimir Vukotic"], "when": "2023-05-01"}
			 {"id": "c", "source": "Tern", "type": "warrant_issued", "who": ["Portugal"], "whom": ["Branimir Vukotic"], "when": "2023-04-01"}`,
			[]string{"Who else can bear out the warrant for Branimir Vukotic on 2023-04-01?"}, []string{"the arrest"},
		},
		"nothing is asked of talk, of what is planned or of what is denied": {
			`{"id": "a", "source": "Mail", "type": "statement", "who": ["Goran Lukic"]}
			 {"id": "b", "source": "Mail", "type": "arrest", "whom": ["Goran Lukic"], "modality": "planned"}
			 {"id": "c", "source": "Mail", "type": "release", "whom": ["Goran Lukic"], "negated": true}`,
			nil, []string{"?"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := reconcile(t, []byte(c.lines), g)
			record.Conflicts(k, nil, g)
			questions := record.Questions(k, nil)
			at := 0
			for _, x := range questions {
				if at < len(c.want) && strings.Contains(x.Text, c.want[at]) {
					at++
				}
				if slices.ContainsFunc(c.not, func(no string) bool { return strings.Contains(x.Text, no) }) {
					t.Errorf("asked: %s", x.Text)
				}
				if len(x.Because) == 0 {
					t.Errorf("leads nowhere: %s", x.Text)
				}
			}
			if at < len(c.want) {
				t.Errorf("not asked, or not in order: %s\nasked: %v", c.want[at], questions)
			}
		})
	}
}

func TestPapersThatAreNamed(t *testing.T) {
	t.Parallel()
	c := testCase{Texts: map[string]string{
		"mail.txt": "LISBON, May 20, 2023 - The court released Branimir Vukotic. He relied on the order of 21 January 2023, his lawyer said. The letter of thanks was long.",
	}}
	rec := c.build(t)
	var asked []factum.Question
	for _, q := range rec.Questions {
		if strings.Contains(q.Text, "is named and is not among the sources") {
			asked = append(asked, q)
		}
	}
	if len(asked) != 1 || !strings.Contains(asked[0].Text, "the order of 21 January 2023") {
		t.Errorf("papers asked for: %v", asked)
	}
}

// TestQuestionsOfTexts reads reports that leave something open, for each kind of
// question, and the same with what closes it.
func TestQuestionsOfTexts(t *testing.T) {
	t.Parallel()
	const about = "LISBON, May 20, 2023 - "
	for name, c := range map[string]struct {
		texts    []string
		question string
		closed   []string // texts of which nothing of the kind is asked
	}{
		"an act that is implied": {
			[]string{"A court in Porto released Branimir Vukotic on 4 May 2023."}, "must have been preceded by another act",
			[]string{"Police arrested Branimir Vukotic on 2 May 2023.", "A court in Porto released Branimir Vukotic on 4 May 2023."},
		},
		"who gave an order that is implied": {
			[]string{"Portugal arrested Branimir Vukotic on 2 May 2023. Portugal released Branimir Vukotic on 4 May 2023."}, "implies an order",
			[]string{"Portugal arrested Branimir Vukotic on 2 May 2023. A judge in Porto released Branimir Vukotic on 4 May 2023."},
		},
		"a role that nobody fills": {
			[]string{"Branimir Vukotic was arrested in Porto on 2 May 2023."}, "Whose act was the arrest",
			[]string{"Portuguese police arrested Branimir Vukotic in Porto on 2 May 2023."},
		},
		"a claim of one origin": {
			[]string{
				"Portuguese police arrested Branimir Vukotic on 2 May 2023.", "Branimir Vukotic was arrested by the police of Portugal on 2 May 2023, neighbours said.",
				"The police had Branimir Vukotic arrested on 2 May 2023. Uruguay issued a warrant for Branimir Vukotic on 3 April 2023.",
			}, "Who else can bear out the warrant",
			[]string{
				"Uruguay had issued a warrant for Branimir Vukotic on 3 April 2023.", "The warrant for Branimir Vukotic was issued by Uruguay on 3 April 2023, his lawyer said.",
				"A judge in Uruguay issued a warrant for Branimir Vukotic on 3 April 2023.",
			},
		},
		"a paper that is named": {
			[]string{"A court in Porto released Branimir Vukotic. It relied on the order of 21 January 2023."}, "the order of 21 January 2023” is named and is not among the sources",
			[]string{"A court in Porto released Branimir Vukotic. It relied on an older order."},
		},
		"a day between two": {
			[]string{"Portuguese police arrested Branimir Vukotic during the night of 2 to 3 May 2023."}, "On which day was the arrest",
			[]string{"Portuguese police arrested Branimir Vukotic on 2 May 2023."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked := func(texts []string) bool {
				files := map[string]string{}
				for i, text := range texts {
					files[fmt.Sprintf("%d.txt", i)] = about + text
				}
				return slices.ContainsFunc((&testCase{Texts: files}).build(t).Questions, func(q factum.Question) bool { return strings.Contains(q.Text, c.question) })
			}
			if !asked(c.texts) {
				t.Errorf("not asked: %s", c.question)
			}
			if asked(c.closed) {
				t.Errorf("asked though it is told: %s", c.question)
			}
		})
	}
}

// TestPaperAmongTheSources names a paper that is one of the sources.
func TestPaperAmongTheSources(t *testing.T) {
	t.Parallel()
	rec := (&testCase{Texts: map[string]string{
		"mail.txt":  "LISBON, May 20, 2023 - The court released Branimir Vukotic. He relied on the order of 21 January 2023, his lawyer said.",
		"order.txt": "District Court of Porto\nOrder\n21 January 2023\n\nThe court orders that Branimir Vukotic be heard.",
	}}).build(t)
	for _, q := range rec.Questions {
		if strings.Contains(q.Text, "is named and is not among the sources") {
			t.Errorf("asked: %s", q.Text)
		}
	}
}
