package record

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"factum"
)

// tally is a number of what a case counts once: its dead, those on board, the
// members of a body. Unlike a quantity it is known by what the words around it
// say that is counted, not by how many words two sentences share.
type tally struct {
	of        string // the class, and what tells one such thing from another
	low, high float64
	label     string
	doc       *factum.Document
	at, num   factum.Range // the sentence, the number
	when      factum.Interval
	people    []string // of whom it is; of the members of a body, words that tell it from others
}

// The words for numbers that are written out, and for how exact a number is.
const (
	spelt  = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred)`
	number = `(\d{1,3}(?:,\d{3})+|\d+|` + spelt + `)`
	about  = `((?:at least|more than|over|nearly|almost|close to|about|around|some|up to|as many as|no more than|fewer than|less than) )?`
	humans = `(?:people|persons?|civilians|souls|passengers|victims|men|women|lives|protesters|demonstrators|villagers|pilgrims|travellers|of them|of whom)`
)

// tallying is how the words for a class are found. The groups of the expression
// are how exact the number is, the number and, if it has a third, what is
// counted or of what.
type tallying struct {
	class string
	seeker
}

func tallyOf(class, expression string, cues ...string) tallying {
	set := map[string][]string{}
	for _, c := range cues {
		set[c] = nil
	}
	return tallying{class, seeker{regexp.MustCompile(`(?i)\b` + expression), set}}
}

// What is counted once in a case, by class.
var (
	deadCues  = []string{"killed", "dead", "died", "perished", "drowned", "lives", "life", "slain", "killing", "kills", "deaths", "death", "murder", "massacre", "toll"}
	aboardCue = []string{"board", "aboard", "manifest", "carrying"}
	bodyCues  = []string{"members", "member", "panel", "committee", "commission"}
	seizeCues = []string{"grabbed", "seized", "pounced", "dragged", "kidnapped", "abducted", "snatched", "bundled", "overpowered", "ambushed"}
	termCues  = []string{"sentenced", "jailed", "imprisonment", "prison", "sentence", "deprivation", "bars"}

	tallies = []tallying{
		tallyOf("dead", about+number+` (?:`+humans+` )?(?:(?:are|were|is|was|have been|had been|has been) (?:[a-z]+ ){0,3}?)?(?:killed|dead|died|perished|drowned|lost (?:their|his|her) li|slain)`, deadCues...),
		tallyOf("dead", `(?:killing(?: of)?|killed|kills|deaths? of|murder of|massacre of|claimed|cost|lives of) `+about+number+` `+humans+`\b`, deadCues...),
		tallyOf("dead", `(?:death toll|toll|number of (?:the )?(?:dead|deaths|people (?:who )?(?:killed|died)))\b[^.;\n]{0,70}? (?:to|at|is|was|reached) `+about+number+`\b`, deadCues...),
		tallyOf("dead", `names of `+about+number+` (?:of the )?dead`, deadCues...),
		tallyOf("aboard", about+number+` `+humans+`[^.;\n]{0,40}? (?:on board|aboard)\b`, aboardCue...),
		tallyOf("aboard", `number of (?:people|passengers|those|persons) (?:on board|aboard)[^.;\n]{0,20}? (?:at|to|was|is) `+about+number+`\b`, aboardCue...),
		tallyOf("aboard", `manifest of `+about+number+`\b`, aboardCue...),
		tallyOf("aboard", `carrying `+about+number+` `+humans, aboardCue...),
		tallyOf("aboard", `(?:weren['’]t|were not) \S+ `+humans+`[^.;\n]{0,40}?, (?:there were|but) `+about+number+`\b`, "souls", "people", "passengers", "persons"),
		tallyOf("carried", `(?:carried|carrying|carries) `+about+number+` ([a-z]+ [a-z]+s)\b`, "carried", "carrying", "carries"),
		tallyOf("carried", `there (?:were|are) `+about+number+` ([a-z]+ [a-z]+s) (?:on board|aboard)\b`, "board", "aboard"),
		tallyOf("members", `()`+number+`[- ](?:member|person|man|judge) (committee|panel|commission|board|jury|delegation|team)\b`, bodyCues...),
		tallyOf("members", `(committee|panel|commission|board|jury|delegation|team)\b[^.;\n]{0,60}? (?:of|has|had|with|comprising|consisting of|numbering) `+about+number+` (?:members|people|persons|judges)\b`, bodyCues...),
		tallyOf("seized", about+number+` (?:[a-z-]+ )?(?:men|women|people|gunmen|thugs|heavies|attackers|assailants|strangers|agents|youths|kidnappers|abductors) (?:grabbed|seized|pounced|dragged|kidnapped|abducted|snatched|bundled|overpowered|ambushed)\b`, seizeCues...),
		tallyOf("term", `(?:sentenced|jailed|condemned|imprisoned)\b[^.;\n]{0,50}? (?:to|for) ()`+number+`[- ](years?|months?)\b`, termCues...),
		tallyOf("term", `()`+number+` (years?|months?)['’]? (?:in (?:prison|jail)|behind bars|of imprisonment|imprisonment|of deprivation of liberty)`, termCues...),
		tallyOf("term", `sentence of ()`+number+`[- ](years?|months?)\b`, termCues...),
		tallyOf("term", `()`+number+`-(year|month) (?:prison |jail )?(?:sentence|term)\b`, termCues...),
	}
	// apartFrom are words beside a number that is not the whole, or not what came to
	// pass.
	apartFrom = map[string]*regexp.Regexp{
		"dead":    regexp.MustCompile(`(?i)\b(?:another|further|including|among them|among whom|also|previous|earlier|since then|each year|a year|could|might|may|would|feared|missing)\b`),
		"aboard":  regexp.MustCompile(`(?i)\b(?:licensed|licenced|certified|built|capacity|room|seats|allowed|permitted|up to|another|other|survivors|rescued|could|may)\b`),
		"carried": regexp.MustCompile(`(?i)\b(?:could|may|might|would|should|another|other|each|every)\b`),
		"members": regexp.MustCompile(`(?i)\b(?:could|may|would|should|former|another|other)\b`),
		"seized":  regexp.MustCompile(`(?i)\b(?:another|other|more|further)\b`),
		"term":    regexp.MustCompile(`(?i)\b(?:faces?|facing|up to|maximum|minimum|could|may|might|would|carr(?:y|ies)|punishable|sought|seeks?|asked|demand(?:s|ed)?|request(?:s|ed)?|suspended|reduc\w+|cut|increas\w+|appeal\w*|commut\w+|served|after|instead|another|already|previous\w*|earlier|more)\b`),
	}
	tallyNames = map[string]string{
		"dead": "number of the dead", "aboard": "number of those on board", "members": "number of members", "carried": "number of things on board", "seized": "number of those who seized somebody",
		"term": "length of the sentence",
	}
)

// before is how far before a number words that set it apart are looked for.
const before = 60

// tallied finds the numbers of what a case counts once.
func (f *finder) tallied() []*tally {
	var out []*tally
	for _, d := range f.ordered {
		for i := range tallies {
			t := &tallies[i]
			for _, m := range f.sought(&t.seeker, d) {
				if x := f.tallyAt(t, d, m); x != nil && !slices.ContainsFunc(out, func(y *tally) bool { return y.doc == d && y.num == x.num }) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// tallyAt reads one; nil if the number is not the whole or did not come to pass.
func (f *finder) tallyAt(t *tallying, d *factum.Document, m []int) *tally {
	group := func(i int) (string, factum.Range) {
		if 2*i+1 >= len(m) || m[2*i] < 0 {
			return "", factum.Range{}
		}
		return d.Text[m[2*i]:m[2*i+1]], factum.Range{Start: m[2*i], End: m[2*i+1]}
	}
	exact, _ := group(1)
	words, num := group(2)
	of, _ := group(3)
	if t.class == "members" && of != "" && !startsWithNumber(words) { // the body stands first
		of = exact
		exact, _ = group(2)
		words, num = group(3)
	}
	v, ok := readNumber(words)
	if !ok || v == 0 {
		return nil
	}
	at := sentenceAround(d.Text, m[0], m[1])
	if apartFrom[t.class].MatchString(d.Text[max(at.Start, num.Start-before):num.Start]) {
		return nil
	}
	x := &tally{of: t.class, doc: d, at: at, num: num, label: strings.ToLower(exact + words), when: f.tallyWhen(d, num)}
	x.low, x.high = meaning(strings.TrimSpace(strings.ToLower(exact)), v)
	switch t.class {
	case "term":
		x.of += " " + strings.TrimSuffix(strings.ToLower(of), "s")
		x.label += " " + of
		var q quantity
		f.subjects(&q, d.Text[at.Start:at.End])
		if x.people = q.people; len(x.people) == 0 {
			p := paragraphAround(d.Text, num.Start)
			f.subjects(&q, d.Text[p.Start:num.Start])
			x.people = q.people
		}
		if len(x.people) == 0 {
			return nil
		}
	case "carried":
		if of = strings.ToLower(of); carriedPeople.MatchString(of) {
			return nil
		}
		x.of += " " + of
		x.label += " " + of
	case "members":
		for w := range contentWords(d.Text[at.Start:at.End]) {
			x.people = append(x.people, w) // what tells one body from another
		}
		slices.Sort(x.people)
	}
	return x
}

// carriedPeople are things that are none: people, measures, and what is left of a
// longer phrase.
var carriedPeople = regexp.MustCompile(`(?:people|persons|passengers|men|women|children|souls|pilgrims|officers|soldiers|members|tons|tonnes|litres|liters|kilos|grams|euros|dollars|years|months|days|hours|others|times)$|^(?:of|and|or|in|to|more|other|per)\b`)

// nothingOf finds in documents that a thing which others count was not there at
// all: "with a life jacket on, and there were none for us".
func (f *finder) nothingOf(of string, list []*tally) []*tally {
	noun := strings.TrimSuffix(strings.TrimPrefix(of, "carried "), "s")
	none := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(noun) + `s?\b[^.;\n]{0,40}?\bthere (?:were|are) (none)\b|\bthere (?:were|are) (no) ` + regexp.QuoteMeta(noun) + `s?\b`)
	for _, d := range f.ordered {
		if !strings.Contains(d.Text, noun) || slices.ContainsFunc(list, func(x *tally) bool { return x.doc == d }) {
			continue
		}
		if m := none.FindStringSubmatchIndex(d.Text); m != nil {
			num := factum.Range{Start: max(m[2], m[4]), End: max(m[3], m[5])}
			list = append(list, &tally{of: of, label: "none", doc: d, at: sentenceAround(d.Text, m[0], m[1]), num: num})
		}
	}
	return list
}

func startsWithNumber(s string) bool { _, ok := readNumber(s); return ok }

// meaning gives the least and the most that a number with such words means.
func meaning(exact string, v float64) (low, high float64) {
	half := 0.0
	if v > counted {
		unit := 1.0
		for math.Mod(v, unit*10) == 0 {
			unit *= 10
		}
		half = unit / 2
	}
	switch exact {
	case "at least", "as many as":
		return v, math.Inf(1)
	case "more than", "over":
		return v + 1, math.Inf(1)
	case "up to", "no more than":
		return 0, v
	case "fewer than", "less than":
		return 0, v - 1
	case "nearly", "almost", "close to":
		return v * (1 - roughly), v
	case "about", "around", "some":
		return v * (1 - roughly), v * (1 + roughly)
	}
	return v - half, v + half
}

var smallNumbers = []string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
	"seventeen", "eighteen", "nineteen",
}

var tens = []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// readNumber reads digits and numbers up to a hundred that are written out.
func readNumber(s string) (float64, bool) {
	s = strings.ToLower(s)
	if v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64); err == nil {
		return v, !math.IsInf(v, 0) && v < 1e9
	}
	if s == "a hundred" {
		return 100, true
	}
	ten, one, _ := strings.Cut(strings.ReplaceAll(s, "-", " "), " ")
	v := 0
	if i := slices.Index(tens, ten); i >= 0 {
		v = 10 * (i + 2)
		ten = one
		if one == "" {
			return float64(v), true
		}
	}
	i := slices.Index(smallNumbers, ten)
	return float64(v + i), i >= 0
}

// totals finds numbers of what a case counts once that documents give
// differently. What a document itself counts twice is not one thing.
func (f *finder) totals() {
	byClass := map[string][]*tally{}
	var order []string
	for _, x := range f.tallied() {
		if byClass[x.of] == nil {
			order = append(order, x.of)
		}
		byClass[x.of] = append(byClass[x.of], x)
	}
	for _, of := range order {
		f.total(of, byClass[of])
	}
}

func (f *finder) total(of string, list []*tally) {
	class, _, _ := strings.Cut(of, " ")
	if class == "carried" {
		list = f.nothingOf(of, list)
	}
	twice := map[*factum.Document]bool{}
	for i, x := range list {
		for _, y := range list[:i] {
			if x.doc == y.doc && (x.high < y.low || y.high < x.low) && f.ofOneThing(class, x, y) {
				twice[x.doc] = true
			}
		}
	}
	if len(twice) > 0 && class != "term" && class != "members" {
		return // they are of more than one occasion
	}
	var all values[[]*tally]
	for _, x := range list {
		if !twice[x.doc] {
			key := fmt.Sprint(x.low, x.high)
			all.add(key, x.label, nil, "")
			at := all.at[key]
			all.list[at].is = append(all.list[at].is, x)
		}
	}
	grew := map[string]bool{}
	sides, sets, note := contrast(all.list, func(a, b *value[[]*tally]) bool {
		x, y := a.is[0], b.is[0]
		if x.low <= y.high && y.low <= x.high {
			return false
		}
		for _, x := range a.is {
			for _, y := range b.is {
				switch {
				case x.doc == y.doc || !f.ofOneThing(class, x, y) || !f.ofOneMatter(x.doc, y.doc, fewestNames[class]):
				case class == "dead" && tallyGrown(x, y):
					grew[a.label], grew[b.label] = true, true
				default:
					return true
				}
			}
		}
		return false
	}, nil)
	if note != "" {
		f.stopped(note, tallyNames[class])
	}
	kind := factum.Contradiction
	if len(sides) < 2 {
		if len(grew) == 0 {
			return
		}
		kind, sides, sets = factum.ChangedOverTime, nil, nil
		for _, v := range all.list {
			if grew[v.label] {
				sides = append(sides, factum.Side{Value: v.label})
			}
		}
	}
	// the sides are rebuilt from what their values hold
	for i := range sides {
		sides[i].Statements = nil
		for k := range all.list {
			if all.list[k].label != sides[i].Value {
				continue
			}
			for _, x := range all.list[k].is {
				sides[i].Statements = append(sides[i].Statements, f.citing(x.doc, x.num, x.at))
			}
		}
		slices.Sort(sides[i].Statements)
		sides[i].Statements = slices.Compact(sides[i].Statements)
	}
	if f.toldAlready(sides) {
		return
	}
	f.add(draft{kind: kind, attribute: "value", about: tallyNames[class], sides: sides, sets: sets, note: note})
}

// tallyGrown says whether the later of two numbers is the larger, or whether
// they are of days that can't be told apart.
func tallyGrown(x, y *tally) bool {
	a, b := x.doc.Published.Interval, y.doc.Published.Interval
	if x.low > y.high {
		x, y, a, b = y, x, b, a
	}
	return !b.To.Known() || !a.From.Known() || b.To.Day >= a.From.Day && !(a.Exact() && b.Exact() && a.From.Day == b.From.Day)
}

// ofOneThing says whether two numbers of a class are of one thing.
func (f *finder) ofOneThing(class string, x, y *tally) bool {
	switch class {
	case "term":
		return shareEntity(x.people, y.people)
	case "carried":
		return true // the same words
	case "members":
		return len(shareList(x.people, y.people)) >= 2
	}
	if x.when.Closed() && y.when.Closed() && gap(x.when, y.when) > narrowDays {
		return false
	}
	lo, hi := min(x.low, y.low), max(x.low, y.low)
	return lo <= 0 || hi/lo < another
}

// tallyWhen gives the days of what a statement that holds a number tells.
func (f *finder) tallyWhen(d *factum.Document, num factum.Range) factum.Interval {
	if st := f.holding(d, num); st != nil {
		if ev := f.events[st.Event]; st.When != nil && st.When.Known() {
			return st.When.Interval
		} else if ev != nil {
			return ev.When
		}
	}
	return factum.Interval{}
}

// holding gives the statement that a stretch of a document stands in; nil if it
// is in none.
func (f *finder) holding(d *factum.Document, at factum.Range) *factum.Statement {
	list := f.after(&factum.Statement{Span: factum.Span{Document: d.ID}})
	for _, st := range list {
		if st.Start > at.Start {
			break
		}
		if at.End <= st.End {
			return st
		}
	}
	return nil
}

// fewestNames is how many names two documents must have in common for their
// numbers to be of one thing: less where the words that are counted are the same.
var fewestNames = map[string]int{"dead": 2, "aboard": 2, "members": 2, "seized": 2, "term": 1, "carried": 1}

// ofOneMatter says whether two documents report on one matter: they have so many
// names of people, bodies or towns in common.
func (f *finder) ofOneMatter(a, b *factum.Document, fewest int) bool {
	n := 0
	for i := range f.c.Entities {
		e := &f.c.Entities[i]
		if !e.Named || f.whole(e.ID) && e.Kind == factum.Place {
			continue
		}
		var in [2]bool
		for _, s := range e.Spellings {
			in[0] = in[0] || slices.Contains(s.Documents, a.ID)
			in[1] = in[1] || slices.Contains(s.Documents, b.ID)
		}
		if in[0] && in[1] {
			if n++; n >= fewest {
				return true
			}
		}
	}
	return false
}

// citing gives the statement in which a stretch of a document stands, else makes
// one of its sentence.
func (f *finder) citing(d *factum.Document, at, sentence factum.Range) string {
	if st := f.holding(d, at); st != nil {
		return st.ID
	}
	return f.quoted(d, sentence, "number")
}

// toldAlready says whether a conflict over a number holds two of the sides apart.
func (f *finder) toldAlready(sides []factum.Side) bool {
	for i := range f.found {
		c := &f.found[i]
		if c.Attribute != "value" {
			continue
		}
		n := 0
		for _, s := range c.Sides {
			if slices.ContainsFunc(sides, func(o factum.Side) bool { return f.overlap(o.Statements, s.Statements) }) {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// overlap says whether one of some statements has words in common with one of
// others.
func (f *finder) overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if p, q := f.statements[x], f.statements[y]; p.Document == q.Document && p.Start < q.End && q.Start < p.End {
				return true
			}
		}
	}
	return false
}
