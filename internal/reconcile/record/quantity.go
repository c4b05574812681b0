package record

import (
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed quantities.en.yaml
var quantitiesEnglish []byte

// topics gives for the beginning of a word the class of things or acts that it
// tells a number to be of: "act:found".
var topics = sync.OnceValue(func() map[string]string {
	var f map[string]map[string][]string
	if err := yaml.Unmarshal(quantitiesEnglish, &f); err != nil {
		panic(fmt.Sprintf("quantities.en.yaml: %v", err)) // embedded: a test reads it
	}
	out := map[string]string{}
	for group, classes := range f {
		for class, words := range classes {
			for _, w := range words {
				out[w] = group + ":" + class
			}
		}
	}
	return out
})

// quantity is a figure with what its sentence says that it is of.
type quantity struct {
	figure    *factum.Figure
	low, high float64
	classes   []string
	stems     map[string]bool
	people    []string // entities that the sentence names, but for those who speak
	names     []string // last words of names of two words or more, likewise
	event     string
	span      factum.Range // of the sentence
}

// unitless are units that measure time: an age, a sentence, a wait. They are
// of too many things for words around them to tell which.
var unitless = map[string]bool{"year": true, "month": true, "week": true, "hour": true, "minute": true, "time": true, "day": true, "": true, "%": true, "percent": true}

const (
	// roughly is how far "about" may be off, and how far below its bound is what
	// is "nearly" it: judged, a tenth.
	roughly = 0.1
	// another is the ratio from which two numbers are of different things.
	another = 4.0
	// counted is the number up to which people count rather than round.
	counted = 100
)

// bounds gives the least and the most that a figure means. A number rounded to
// its last digit that is not zero means all that round to it.
func bounds(f *factum.Figure) (low, high float64) {
	v := math.Abs(f.Value)
	half := 0.0
	if v > counted && v == math.Trunc(v) {
		unit := 1.0
		for math.Mod(v, unit*10) == 0 {
			unit *= 10
		}
		half = unit / 2
	}
	low, high = v-half, v+half
	switch {
	case f.Low == nil && f.High == nil: // about
		low, high = v*(1-roughly), v*(1+roughly)
	case f.Low == nil:
		low = math.Inf(-1)
		high = *f.High + half
		if nearly(f.Quote) {
			low = v * (1 - roughly)
		}
	case f.High == nil:
		low, high = *f.Low-half, math.Inf(1)
	case *f.Low != *f.High:
		low, high = *f.Low, *f.High
	}
	return low, high
}

func nearly(quote string) bool {
	quote = strings.ToLower(quote)
	return slices.ContainsFunc([]string{"nearly", "almost", "just under", "close to", "just below"}, func(w string) bool { return strings.HasPrefix(quote, w) })
}

// quantity reads the sentence of a figure, up to its neighbours of one unit. A
// part of what was counted before is none, nor is a length of time, unless it
// is that of a measure that the words name.
func (f *finder) quantity(fig *factum.Figure, others []*factum.Figure) (quantity, bool) {
	d := f.documents[fig.Document]
	days := daysOf[strings.ToLower(fig.Unit)]
	if d == nil || unitless[strings.ToLower(fig.Unit)] && days == 0 || fig.End > len(d.Text) || part(d.Text, fig) {
		return quantity{}, false
	}
	q := quantity{figure: fig, stems: map[string]bool{}, span: sentenceAround(d.Text, fig.Start, fig.End)}
	q.low, q.high = bounds(fig)
	from, to := q.span.Start, q.span.End
	for _, o := range others {
		switch {
		case o.End <= fig.Start && o.End > from:
			from = o.End
		case o.Start >= fig.End && o.Start < to:
			to = o.Start
		}
	}
	f.subjects(&q, d.Text[from:to])
	for _, word := range strings.FieldsFunc(d.Text[from:to], func(r rune) bool { return !unicode.IsLetter(r) }) {
		w := strings.ToLower(word)
		if c := topic(w); c != "" && !slices.Contains(q.classes, c) {
			q.classes = append(q.classes, c)
		}
		if len(w) > 4 && !strings.HasPrefix(w, "milli") && !strings.HasPrefix(w, "billi") && w[:4] != fourOf(fig.Unit) {
			q.stems[w[:5]] = true
		}
	}
	slices.Sort(q.classes)
	if len(fig.Statements) > 0 {
		if st := f.statements[fig.Statements[0]]; st != nil {
			q.event = st.Event
			if days > 0 {
				q.people = append(q.people, st.Whom...)
			}
		}
	}
	if days > 0 {
		return q, q.lasts(days)
	}
	return q, true
}

// daysOf are the days of units of time, at least and at most.
var daysOf = map[string]float64{"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

// lasts makes of a quantity the days that a measure lasts; false if the words
// name none.
func (q *quantity) lasts(days float64) bool {
	at := slices.IndexFunc(q.classes, func(c string) bool { return strings.HasPrefix(c, "term:") })
	if at < 0 {
		return false
	}
	q.classes = []string{q.classes[at]}
	q.low, q.high = q.low*days, q.high*days
	if days >= 30 {
		q.low, q.high = q.low*0.95, q.high*1.05 // months and years differ
	}
	return true
}

// partOf and wholeOf are words behind and before a number that is part of another.
var partOf = regexp.MustCompile(`(?i)^ of (?:them|whom|which|these|those)\b`)
var wholeOf = regexp.MustCompile(`(?i)\b(?:of (?:whom|which|them)|including|among them|another|a further|other) (?:(?:at least|more than|about|some) )?$`)

// part says whether a figure is a part of what was counted before it, or comes
// to it: "41 of them", "including nine children", "another 12".
func part(text string, fig *factum.Figure) bool {
	return partOf.MatchString(text[fig.End:min(len(text), fig.End+12)]) || wholeOf.MatchString(text[max(0, fig.Start-40):fig.Start])
}

// speaking are words beside the name of somebody who is heard on a figure and
// not meant by it.
var speaking = map[string]bool{"said": true, "says": true, "say": true, "told": true, "according": true, "puts": true, "spokesman": true, "spokeswoman": true, "added": true}

// subjects finds whom a sentence names, by runs of words with capitals. A run
// is the name of those who bear all its words, if there are any.
func (f *finder) subjects(q *quantity, sentence string) {
	words := strings.Fields(sentence)
	bare := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return strings.TrimFunc(words[i], func(r rune) bool { return !unicode.IsLetter(r) })
	}
	for i := 0; i < len(words); i++ {
		if !capital(bare(i)) || i == 0 && len(f.bearers(bare(i))) == 0 {
			continue
		}
		k, ids := i+1, f.bearers(bare(i))
		for ; k < len(words) && capital(bare(k)) && !strings.ContainsAny(words[k-1], ",;:"); k++ {
			if both := shareList(ids, f.bearers(bare(k))); len(both) > 0 {
				ids = both
			} else {
				ids = append(slices.Clone(ids), f.bearers(bare(k))...)
			}
		}
		near := []string{bare(i - 1), bare(i - 2), bare(k), bare(k + 1)}
		if near[0] == "that" { // "says that X was paid"
			near = near[2:]
		}
		if !slices.ContainsFunc(near, func(w string) bool { return speaking[strings.ToLower(w)] }) {
			q.people = append(q.people, ids...)
			if k-i > 1 {
				q.names = append(q.names, bare(k-1))
			}
		}
		i = k - 1
	}
}

func capital(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r) && len(w) > 1
	}
	return false
}

func shareList(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return !slices.Contains(b, x) })
}

// bearers gives the people whose names a word is part of.
func (f *finder) bearers(word string) []string {
	if f.nameWords == nil {
		f.nameWords = map[string][]string{}
		for i := range f.c.Entities {
			e := &f.c.Entities[i]
			if e.Kind != factum.Person || !e.Named {
				continue
			}
			for _, s := range e.Spellings {
				for _, w := range strings.FieldsFunc(s.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
					if len(w) > 2 && unicode.IsUpper([]rune(w)[0]) && !slices.Contains(f.nameWords[w], e.ID) {
						f.nameWords[w] = append(f.nameWords[w], e.ID)
					}
				}
			}
		}
	}
	return f.nameWords[word]
}

func fourOf(s string) string {
	s = strings.ToLower(s)
	return s[:min(4, len(s))]
}

// topic gives the class of a word; "" if it has none.
func topic(w string) string {
	table := topics()
	for n := len(w); n >= 3; n-- {
		if c := table[w[:n]]; c != "" {
			return c
		}
	}
	return ""
}

// term says whether a quantity is how long a measure lasts.
func (q *quantity) term() bool {
	return len(q.classes) == 1 && strings.HasPrefix(q.classes[0], "term:")
}

// ofOne says whether two quantities are numbers of one thing.
func ofOne(a, b *quantity) bool {
	if a.term() || b.term() {
		return a.figure.Document != b.figure.Document && a.term() && b.term() && a.classes[0] == b.classes[0] && shareEntity(a.people, b.people) &&
			likeSize((a.low+a.high)/2, (b.low+b.high)/2) && when(a, b)
	}
	if a.figure.Document == b.figure.Document || !strings.EqualFold(a.figure.Unit, b.figure.Unit) || !likeSize(a.figure.Value, b.figure.Value) || !when(a, b) {
		return false
	}
	switch {
	case len(a.people) > 0 && len(b.people) > 0:
		if !shareEntity(a.people, b.people) {
			return false // of different people
		}
	case len(a.names) > 0 && len(b.names) > 0 && !shareEntity(a.names, b.names):
		return false
	}
	shared, acts, clash := 0, 0, false // classes
	for _, c := range a.classes {
		switch {
		case slices.Contains(b.classes, c):
			shared++
			if strings.HasPrefix(c, "act:") {
				acts++
			}
		case strings.HasPrefix(c, "act:") && slices.ContainsFunc(b.classes, func(o string) bool { return strings.HasPrefix(o, "act:") }):
			clash = true
		}
	}
	if clash && acts == 0 {
		return false
	}
	words := 0
	for w := range a.stems {
		if b.stems[w] {
			words++
		}
	}
	same := a.event != "" && a.event == b.event
	switch {
	case same && strings.EqualFold(head(a.figure.Of), head(b.figure.Of)):
		return true
	case shared == 0:
		return false
	case same:
		return true
	}
	if shared == acts {
		if acts == 1 && slices.Contains(a.classes, "act:found") && slices.Contains(b.classes, "act:found") {
			return false // everything is found
		}
		return 2*shared+words >= enoughActs
	}
	return 2*shared+words >= enough
}

// enough is how much two sentences must share for their numbers to be of one
// thing: a class counts two, a word one. Set on texts written for it.
// Where only acts are shared ("found", "killed") it takes more.
const (
	enough     = 4
	enoughActs = 7
)

func likeSize(a, b float64) bool {
	a, b = math.Abs(a), math.Abs(b)
	return a > 0 && b > 0 && max(a, b)/min(a, b) < another
}

func when(a, b *quantity) bool {
	x, y := a.figure.When, b.figure.When
	return x == nil || y == nil || x.Meets(y.Interval)
}

// head is the last word of what is counted.
func head(of string) string {
	words := strings.Fields(of)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// sentenceAround gives the sentence that holds a stretch of text.
func sentenceAround(text string, start, end int) factum.Range {
	const most = 400
	from := start
	for from > 0 && start-from < most && !endsSentence(text, from-1) {
		from--
	}
	to := end
	for to < len(text) && to-end < most && !endsSentence(text, to-1) {
		to++
	}
	for from > 0 && from < start && text[from]&0xC0 == 0x80 {
		from++
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	for from < start && (text[from] == ' ' || text[from] == '\n') {
		from++
	}
	for to > end && (text[to-1] == ' ' || text[to-1] == '\n') {
		to--
	}
	return factum.Range{Start: from, End: to}
}

// endsSentence says whether the byte at i is the last of a sentence.
func endsSentence(text string, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '!', '?':
		return i+1 == len(text) || text[i+1] == ' ' && (i+2 == len(text) || text[i+2] >= 'A' && text[i+2] <= 'Z' || text[i+2] >= 0x80 || text[i+2] == '"') || text[i+1] == '\n'
	}
	return false
}
