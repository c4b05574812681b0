package record

import (
	"regexp"

	"factum"
)

// owns and ownsNot find who is said to own something, and who is said to own
// nothing of it.
var (
	owns = seeker{
		regexp.MustCompile(`\b(?:(?:registered (?:to|in the name of) [^.;:,()\n]{3,60} )?owned by|belongs to|belonged to|registered to|registered in the name of|whose (?:only |sole |main |majority )?(?:shareholder|owner) (?:is|was)) ([^.,;:()\n]{3,80}(?:, (?:\p{Lu}[\p{L}'’-]+ ?){1,4})?)`),
		map[string][]string{"by": {"owned"}, "to": {"belongs", "belonged", "registered"}, "in": {"registered"}, "is": {"shareholder", "owner"}, "was": {"shareholder", "owner"}},
	}
	ownsNot = seeker{
		regexp.MustCompile(`([^.;:()\n]{3,80}?) (?:(?:has|had) never (?:held|owned|had)|(?:does|did) not (?:own|hold)|never (?:owned|held)|owns? no) (?:(?:a|any|the) )?(?:shares?|stakes?|part|interest|it\b|the \w+)`),
		map[string][]string{"never": nil, "not": {"does", "did"}, "no": {"own", "owns"}},
	}
)

// owning is a claim that somebody owns something, or does not.
type owning struct {
	not bool
	at  factum.Range
	doc *factum.Document
}

// holdings finds people of whom one source says that they own something and
// another that they never did. The reader makes no statements of either, so
// the words become such.
func (f *finder) holdings() {
	claims := map[string][]owning{}
	var people []string
	add := func(d *factum.Document, m []int, not bool) {
		q := quantity{}
		f.subjects(&q, d.Text[m[2]:m[3]])
		if len(q.people) != 1 {
			return
		}
		if claims[q.people[0]] == nil {
			people = append(people, q.people[0])
		}
		claims[q.people[0]] = append(claims[q.people[0]], owning{not, sentenceAround(d.Text, m[0], m[1]), d})
	}
	for _, d := range f.ordered {
		for _, m := range f.sought(&owns, d) {
			add(d, m, false)
		}
		for _, m := range f.sought(&ownsNot, d) {
			add(d, m, true)
		}
	}
	for _, p := range people {
		var yes, no factum.Side
		var by [2]map[string]bool
		by[0], by[1] = map[string]bool{}, map[string]bool{}
		for _, c := range claims[p] {
			if c.not {
				by[1][c.doc.ID] = true
			} else {
				by[0][c.doc.ID] = true
			}
		}
		for _, c := range claims[p] {
			if by[0][c.doc.ID] && by[1][c.doc.ID] {
				continue // of two things
			}
			side := &yes
			if c.not {
				side = &no
			}
			side.Statements = append(side.Statements, f.quoted(c.doc, c.at, "owner"))
		}
		if len(yes.Statements) == 0 || len(no.Statements) == 0 {
			continue
		}
		yes.Value, no.Value = "owner", "not the owner"
		f.add(draft{kind: factum.Contradiction, attribute: "identity", about: "owner: " + f.name(p), sides: []factum.Side{yes, no}, sets: [][]int{{0, 1}}})
	}
}
