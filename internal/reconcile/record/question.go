package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factum"
	"factum/internal/reconcile/event"
)

// mostQuestions bounds the questions of each kind: the weightiest are asked.
const mostQuestions = 8

// Questions gives what a careful analyst would ask next, the weightiest first:
// the acts that must have gone before and that nobody tells, the claims that
// rest on one origin, the days and the actors that are open, the papers that are
// named and not here. Each question leads to the statements that raise it, but
// for those about the day of a document. A note of the case counts what is not
// asked. Call it after Conflicts.
func Questions(c *event.Case, documents []*factum.Document) []factum.Question {
	q := newAsker(c, documents)
	for i := range c.Events {
		if ev := &c.Events[i]; q.matters(ev) {
			q.before(ev)
			q.who(ev)
			q.day(ev)
			q.alone(ev)
		}
	}
	q.unusual()
	q.papers(documents)
	q.undated(documents)
	return q.ranked()
}

// asker gathers questions.
type asker struct {
	c          *event.Case
	statements map[string]*factum.Statement
	entities   map[string]*factum.Entity
	byPerson   map[string][]*factum.Event // by named person concerned
	origins    int
	found      []asked
	seen       map[string]bool
}

// asked is a question and how much hangs on it.
type asked struct {
	factum.Question
	kind, weight int
}

// The kinds of questions, the first first.
const (
	askBefore = iota
	askOrder
	askAlone
	askDay
	askWho
	askPaper
	askPublished
)

func newAsker(c *event.Case, documents []*factum.Document) *asker {
	q := &asker{c: c, statements: map[string]*factum.Statement{}, entities: map[string]*factum.Entity{}, byPerson: map[string][]*factum.Event{}, seen: map[string]bool{}}
	var all []string
	for i := range c.Statements {
		q.statements[c.Statements[i].ID] = &c.Statements[i]
		all = append(all, c.Statements[i].ID)
	}
	for i := range c.Entities {
		q.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		for _, p := range c.Events[i].Whom {
			q.byPerson[p] = append(q.byPerson[p], &c.Events[i])
		}
	}
	q.origins = max(c.Independent.Count(all), len(documents))
	return q
}

// matters says whether an event is worth a question: an act of weight that
// somebody says happened, of somebody with a name, told more than in passing.
func (q *asker) matters(ev *factum.Event) bool {
	if !weighty[ev.Type] || ev.Type == factum.AllegedCrime || q.named(ev.Whom) == "" && q.named(ev.Who) == "" {
		return false
	}
	return slices.ContainsFunc(ev.Statements, func(id string) bool {
		st := q.statements[id]
		return st != nil && st.Modality == factum.Asserted && !st.Negated
	})
}

// named gives the name of the first of some entities that bears one.
func (q *asker) named(ids []string) string {
	for _, id := range ids {
		if e := q.entities[id]; e != nil && e.Named {
			return e.Name
		}
	}
	return ""
}

// title names an event: "arrest of X on 3 May 2024".
func (q *asker) title(ev *factum.Event) string {
	out := ev.Type.Noun()
	if name := q.named(ev.Whom); name != "" {
		if ev.Type == factum.WarrantIssued || ev.Type == factum.NoticePublished {
			out += " for " + name
		} else {
			out += " of " + name
		}
	} else if name := q.named(ev.Who); name != "" {
		out += " by " + name
	}
	if ev.When.Exact() {
		out += " on " + ev.When.From.Day.String()
	}
	return out
}

// presupposed gives, for an act, what must have gone before it in any legal
// order, and the words for asking who did that.
var presupposed = map[factum.Type]struct {
	by       []factum.Type
	question string
}{
	factum.Release:          {[]factum.Type{factum.Arrest, factum.Detention}, "Who arrested the person, and when?"},
	factum.Surrender:        {[]factum.Type{factum.SurrenderOrdered, factum.ExtraditionDecision}, "Who ordered it, and when?"},
	factum.Expulsion:        {[]factum.Type{factum.SurrenderOrdered, factum.Expulsion, factum.ExtraditionDecision}, "Who ordered it, and on what ground?"},
	factum.WarrantWithdrawn: {[]factum.Type{factum.WarrantIssued}, "Who had issued the warrant, and when?"},
}

// before asks for an act that must have gone before and that no source tells,
// and for the order that a release or an expulsion takes, if no court or office
// is said to have given it.
func (q *asker) before(ev *factum.Event) {
	p, ok := presupposed[ev.Type]
	if !ok || q.named(ev.Whom) == "" {
		return
	}
	told := false
	for _, whom := range ev.Whom {
		for _, other := range q.byPerson[whom] {
			told = told || other.ID != ev.ID && slices.Contains(p.by, other.Type)
		}
	}
	switch {
	case !told:
		q.ask(askBefore, ev, fmt.Sprintf("The %s must have been preceded by another act that no source tells. %s", q.title(ev), p.question))
	case ev.Type == factum.Release && !q.ordered(ev):
		q.ask(askBefore, ev, fmt.Sprintf("The %s implies an order. Who gave it?", q.title(ev)))
	}
}

// ordered says whether an event has an author who is more than a State.
func (q *asker) ordered(ev *factum.Event) bool {
	return slices.ContainsFunc(ev.Who, func(id string) bool { e := q.entities[id]; return e != nil && e.Kind != factum.Place })
}

// who asks for the author of an act of whom none is told.
func (q *asker) who(ev *factum.Event) {
	if len(ev.Who) == 0 && single[ev.Type] && ev.Type != factum.Release {
		q.ask(askWho, ev, fmt.Sprintf("Whose act was the %s?", q.title(ev)))
	}
}

// day asks for the day of an act that is open; a day in dispute stands among
// the conflicts.
func (q *asker) day(ev *factum.Event) {
	switch {
	case ev.When.Exact() || len(ev.Disputed) > 0 || q.named(ev.Whom) == "":
	case !ev.When.Known():
		q.ask(askDay, ev, fmt.Sprintf("On which day was the %s?", q.title(ev)))
	default:
		q.ask(askDay, ev, fmt.Sprintf("On which day was the %s? The sources leave %s.", q.title(ev), ev.When))
	}
}

// alone asks who else can bear out an act that only one origin tells, where
// there are several.
func (q *asker) alone(ev *factum.Event) {
	if ev.Origins == 1 && q.origins >= 3 && len(ev.Statements) > 0 && ev.When.Exact() {
		q.ask(askAlone, ev, fmt.Sprintf("Who else can bear out the %s? One origin alone tells it.", q.title(ev)))
	}
}

// paper finds papers that are named with their day: "the order of 21 January".
var paper = seeker{
	regexp.MustCompile(`(?i)\b(?:the|a|an|its|his|her|their)\s+(?:[\p{L}-]+\s+){0,2}(letter|order|ruling|judgment|decision|decree|report|note verbale|memorandum|contract|extract|statement|warrant|request)\s+(?:of|dated|from)\s+((?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2}\b)?(?:,?\s+\d{4})?)`),
	map[string][]string{"of": papers, "dated": papers, "from": papers},
}

// papers are the last words of what a paper is called.
var papers = []string{"letter", "order", "ruling", "judgment", "decision", "decree", "report", "verbale", "memorandum", "contract", "extract", "statement", "warrant", "request"}

// papers asks for papers that a source names by kind and day and that are not
// among the sources.
func (q *asker) papers(documents []*factum.Document) {
	byDocument := map[string][]*factum.Statement{}
	for i := range q.c.Statements {
		if st := &q.c.Statements[i]; st.Document != "" {
			byDocument[st.Document] = append(byDocument[st.Document], st)
		}
	}
	for _, d := range documents {
		for _, m := range paper.within(d.Text, ofQuestions().sentences(d.Text)[0], len(d.Text)) {
			words := d.Text[m[0]:m[1]]
			if !strings.ContainsAny(d.Text[m[4]:m[5]], "0123456789") {
				continue
			}
			var because []string
			for _, st := range byDocument[d.ID] {
				if st.Start < m[1] && m[0] < st.End {
					because = append(because, st.ID)
				}
			}
			if len(because) == 0 {
				// the nearest statement of the same paragraph leads there
				for _, st := range byDocument[d.ID] {
					if lo, hi := min(st.Start, m[0]), max(st.End, m[1]); hi-lo < 400 && !strings.Contains(d.Text[lo:hi], "\n") {
						because = append(because, st.ID)
						break
					}
				}
			}
			if slices.ContainsFunc(documents, func(o *factum.Document) bool { return o != d && isPaper(o, d.Text[m[2]:m[3]], d.Text[m[4]:m[5]]) }) {
				continue
			}
			words = strings.Join(strings.Fields(words), " ")
			q.put(asked{kind: askPaper, weight: len(because), Question: factum.Question{
				About: d.ID, Text: fmt.Sprintf("“%s” is named and is not among the sources. What does it say?", words), Because: because,
			}}, strings.ToLower(d.Text[m[2]:m[3]]+d.Text[m[4]:m[5]]))
		}
	}
}

// isPaper says whether a document is a paper of that kind and day: it calls
// itself so where it begins, and was published on that day.
func isPaper(d *factum.Document, kind, day string) bool {
	if !d.Published.Exact() {
		return false
	}
	year, month, n := d.Published.From.Day.Date()
	words := strings.FieldsFunc(strings.ToLower(day), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' })
	for _, w := range words {
		if w != strings.ToLower(month.String()) && w != fmt.Sprint(n) && w != fmt.Sprint(year) {
			return false
		}
	}
	const opening = 300
	return strings.Contains(strings.ToLower(d.Title+" "+d.Text[:min(len(d.Text), opening)]), strings.ToLower(kind))
}

// undated asks when a document was published of which the words leave several
// days.
func (q *asker) undated(documents []*factum.Document) {
	for _, d := range documents {
		p := d.Published
		if p.Exact() {
			continue
		}
		text := "When was this document published?"
		if p.Known() {
			text = fmt.Sprintf("When was this document published? Its words and those of the others leave %s.", p.Interval)
		}
		q.put(asked{kind: askPublished, Question: factum.Question{About: d.ID, Text: text}}, d.ID)
	}
}

// ask asks about an event.
func (q *asker) ask(kind int, ev *factum.Event, text string) {
	q.put(asked{kind: kind, weight: 4*ev.Origins + len(ev.Statements), Question: factum.Question{About: ev.ID, Text: text, Because: slices.Clone(ev.Statements)}}, text)
}

// put keeps a question that has not been asked in these words.
func (q *asker) put(x asked, key string) {
	key = fmt.Sprint(x.kind, " ", key)
	if q.seen[key] {
		return
	}
	q.seen[key] = true
	sum := sha256.Sum256([]byte(x.About + "\n" + x.Text))
	x.ID = "q" + hex.EncodeToString(sum[:4])
	if x.Because == nil {
		x.Because = []string{}
	}
	q.found = append(q.found, x)
}

// ranked gives the questions by kind, then by weight; of each kind the first.
func (q *asker) ranked() []factum.Question {
	slices.SortStableFunc(q.found, func(a, b asked) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(b.weight, a.weight), cmp.Compare(a.Text, b.Text))
	})
	out := []factum.Question{}
	count := map[int]int{}
	left := 0
	ids := map[string]int{}
	for _, x := range q.found {
		if count[x.kind]++; count[x.kind] > mostQuestions && x.kind != askPublished {
			left++
			continue
		}
		if ids[x.ID]++; ids[x.ID] > 1 {
			x.ID = fmt.Sprintf("%s-%d", x.ID, ids[x.ID])
		}
		out = append(out, x.Question)
	}
	if left > 0 {
		q.c.Notes = append(q.c.Notes, fmt.Sprintf("of the questions of each kind, the %d on which most hangs are asked; %d more are not", mostQuestions, left))
	}
	return out
}
