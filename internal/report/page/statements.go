package page

import (
	"fmt"

	"factum"
	"factum/internal/report/wording"
)

// event is an event with all that the sources say of it.
type event struct {
	N          int
	Day        string
	Title      []part
	Where      string
	Reality    string
	Rests      string // "3 sources, 2 independent origins"
	Disputed   []string
	Assumed    string // what is assumed of the day
	Conflicts  []part
	Because    []string
	Statements []statement
	Again      []part // statements that stand under another event already
	Values     []carried
}

// carried is a value of an event with how many carry it.
type carried struct {
	Label string // "" if it is that of the value before
	Value []part
	Rests string
}

// statement is what one source says, in its own words.
type statement struct {
	N       int
	Quote   string
	Dir     string // "rtl" or ""
	Lang    string
	Words   string // link to the words in the text; "" where they are not found
	Missing bool   // the record gives words that don't stand where it says
	Source  *sourceRef
	Given   string // where a statement without a document comes from
	Link    string // its address, if it is one of the web
	Voice   []part
	Careful bool // alleged, denied, planned, called for or negated
	Support [][]part
	Reads   []reading
	Note    string
	Reader  string
}

// reading is one thing that was read out of the words.
type reading struct {
	Label string
	Parts []part
}

// sourceRef names a source in a line.
type sourceRef struct {
	N      int
	Outlet string
}

func (b *builder) sourceRef(d int) *sourceRef {
	return &sourceRef{N: d + 1, Outlet: b.Documents[d].Outlet}
}

// rests says on how much something rests.
func (b *builder) rests(statements []string, origins int) string {
	documents, given := b.Carried(statements)
	text := wording.Count(len(documents), "source")
	switch {
	case given > 0 && len(documents) == 0:
		text = wording.Count(given, "given statement")
	case given > 0:
		text += " and " + wording.Count(given, "given statement")
	}
	return text + ", " + wording.Count(origins, "independent origin")
}

func (b *builder) events() (events []event, loose []statement) {
	about := map[string][]int{}
	for i := range b.Conflicts {
		if id := b.Conflicts[i].Event; id != "" {
			about[id] = append(about[id], i)
		}
	}
	for i := range b.Events {
		e := &b.Events[i]
		v := event{
			N: i + 1, Day: wording.Interval(e.When, wording.Long), Title: b.parts(b.Title(e)), Where: e.Where, Reality: b.Reality(e),
			Rests: b.rests(e.Statements, e.Origins), Disputed: attributes(e.Disputed), Because: e.Because, Assumed: wording.Assumed(e.Assumed, wording.Long), Values: b.carried(e.Values),
		}
		for k, c := range about[e.ID] {
			if k > 0 {
				v.Conflicts = append(v.Conflicts, part{Text: ", "})
			}
			v.Conflicts = append(v.Conflicts, part{Text: fmt.Sprintf("difference %d", c+1), Href: conflictHref(c)})
		}
		for _, id := range e.Statements {
			s, ok := b.Statement(id)
			switch {
			case !ok, b.printed[s]:
				v.Again = append(v.Again, b.refer(id)[0])
			default:
				b.printed[s] = true
				v.Statements = append(v.Statements, b.statement(s, e))
			}
		}
		events = append(events, v)
	}
	for i := range b.Statements {
		if !b.printed[i] {
			loose = append(loose, b.statement(i, nil))
		}
	}
	return events, loose
}

func (b *builder) carried(list []factum.Value) []carried {
	var out []carried
	for i := range list {
		x := &list[i]
		v := carried{Value: b.parts(b.CarriedValue(x)), Rests: wording.Carry(x.Documents, x.Origins, x.OfItself)}
		if i == 0 || list[i-1].Attribute != x.Attribute {
			v.Label = wording.Attribute(x.Attribute)
		}
		out = append(out, v)
	}
	return out
}

func attributes(list []string) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = wording.Attribute(a)
	}
	return out
}

// statement shows a statement; what it has in common with its event is not
// said again.
func (b *builder) statement(i int, e *factum.Event) statement {
	s := &b.Statements[i]
	v := statement{
		N: i + 1, Quote: s.Quote, Voice: b.parts(b.Voice(s)), Note: s.Note, Reader: s.Reader, Support: b.support(s.Support),
		Careful: s.Negated || s.Modality != factum.Asserted && s.Modality != "",
	}
	if wording.Leans(s.Quote) {
		v.Dir = "rtl"
	}
	if d, ok := b.Document(s.Document); ok {
		v.Source = b.sourceRef(d)
		v.Lang = language(b.Documents[d].Language)
		if b.inText[i] {
			v.Words = fmt.Sprintf("#w%d", i+1)
		} else {
			v.Missing = true
		}
	} else if v.Given = s.Source; v.Given == "" {
		v.Given = "a source that is not named"
	} else {
		v.Link = webAddress(s.Source)
	}
	b.reads(&v, s, e)
	return v
}

func (b *builder) reads(v *statement, s *factum.Statement, e *factum.Event) {
	add := func(label string, parts ...part) { v.Reads = append(v.Reads, reading{label, parts}) }
	if e == nil || s.Type != e.Type || !same(s.Who, e.Who) && len(s.Who) > 0 || !same(s.Whom, e.Whom) && len(s.Whom) > 0 {
		add("read as", b.parts(b.StatementTitle(s))...)
	}
	if w := s.When; w != nil {
		days := wording.Interval(w.Interval, wording.Long)
		if days == "" {
			days = "day unknown"
		}
		if basis := wording.Basis(w.Basis); basis != "" {
			days += ", " + basis
		}
		if w.Text != "" {
			add("when", part{Text: "“"}, part{Text: w.Text, Name: true}, part{Text: "”: "}, part{Text: days, Name: true})
		} else {
			add("when", part{Text: days, Name: true})
		}
	}
	if s.Where != "" && (e == nil || s.Where != e.Where) {
		add("where", part{Text: s.Where, Name: true})
	}
	for _, f := range []struct{ label, text string }{
		{"means", s.Means}, {"reason", s.Reason}, {"instrument", s.Instrument},
	} {
		if f.text != "" {
			add(f.label, part{Text: f.text, Name: true})
		}
	}
}

// support says how close to the event the source was published, and whether it
// speaks of itself.
func (b *builder) support(s *factum.Support) [][]part {
	if s == nil {
		return nil
	}
	var out [][]part
	if text := wording.Later(s.Later); text != "" {
		out = append(out, []part{{Text: "published " + text}})
	}
	for i := range s.Self {
		out = append(out, append([]part{{Text: "of itself: "}}, b.parts(b.Self(&s.Self[i]))...))
	}
	return out
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// language gives a language tag that is fit for a lang attribute: letters
// only, as in ISO 639.
func language(l string) string {
	if len(l) < 2 || len(l) > 3 {
		return ""
	}
	for i := range len(l) {
		if l[i] < 'a' || l[i] > 'z' {
			return ""
		}
	}
	return l
}

// figure is a number that a source gives.
type figure struct {
	Of     string
	Amount string
	When   string
	Voice  []part
	Words  []part
}

func (b *builder) figures() []figure {
	var list []figure
	for i := range b.Figures {
		f := &b.Figures[i]
		v := figure{Of: f.Of, Amount: wording.Amount(f), Voice: b.parts(wording.Attributed(f.AttributedTo, b.Index)), Words: b.referAll(f.Statements)}
		if f.When != nil {
			v.When = wording.Interval(f.When.Interval, wording.Long)
		}
		list = append(list, v)
	}
	return list
}
