package term

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// Options say how the summary looks.
type Options struct {
	Width   int  // columns of the terminal; 0: 80; below 20 it is taken as 20
	Colour  bool // the output is a terminal and NO_COLOR is not set
	Verbose bool // everything, not only what fits on about one screen
}

// How much of each part a summary that isn't verbose shows: together about one
// screen for five reports.
const (
	mostPeople    = 8
	mostSpellings = 8
	mostRoles     = 2
	mostEvents    = 16
	mostConflicts = 4
	mostQuestions = 4
	mostSources   = 8
	quoteColumns  = 72
)

// summary is one run over a record.
type summary struct {
	*printer
	*wording.Index
	brief   *wording.Index // for the timeline
	verbose bool
}

// Write writes the summary of the record.
func Write(w io.Writer, rec *factum.Record, opts Options) error {
	if opts.Width <= 0 {
		opts.Width = 80
	}
	b := bufio.NewWriter(w)
	x := wording.NewIndex(rec)
	s := summary{&printer{w: b, width: max(20, opts.Width), colour: opts.Colour}, x, x.Brief(), opts.Verbose}
	if len(rec.Statements) == 0 {
		s.nothing()
	}
	s.people()
	s.timeline()
	s.conflicts()
	s.questions()
	s.statements()
	s.sources()
	s.counts()
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the summary: %w", err)
	}
	return nil
}

func (s *summary) heading(text, explained string, shown, of int) {
	spans := []span{{text, strong}}
	if shown < of {
		if explained != "" {
			explained += "; "
		}
		explained += fmt.Sprintf("%d of %d, all with --verbose", shown, of)
	}
	if explained != "" {
		spans = append(spans, span{"  " + explained, faint})
	}
	s.para(0, 2, spans...)
}

func (s *summary) blank() { s.w.WriteByte('\n') }

func (s *summary) nothing() {
	text := "No document was read."
	if n := len(s.Documents); n > 0 {
		text = "Nothing was found: " + wording.Count(n, "source") + " read, and no statement on any event in them."
	}
	s.para(0, 0, span{text, strong})
	s.blank()
}

// parts turns the pieces of a title into spans.
func parts(list []wording.Part, st style) []span {
	out := make([]span, len(list))
	for i, p := range list {
		out[i] = span{p.Text, st}
		if p.Name {
			out[i].text = clean(p.Text)
		}
	}
	return out
}

// numbers refers to sources: "[1, 2, 5]".
func numbers(documents []int) string {
	const most = 6
	documents = slices.Sorted(slices.Values(documents))
	var b strings.Builder
	for i, d := range documents {
		if i == most && len(documents) > most+1 {
			fmt.Fprintf(&b, " and %d more", len(documents)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(d + 1))
	}
	return "[" + b.String() + "]"
}

func (s *summary) positions(ids []string) []int {
	var list []int
	for _, id := range ids {
		if i, ok := s.Document(id); ok {
			list = append(list, i)
		}
	}
	return list
}

// most gives the positions of the n members with the greatest weight, in the
// order of the list; all of them if the summary is verbose.
func (s *summary) most(length, n int, weight func(int) int) []int {
	all := make([]int, length)
	for i := range all {
		all[i] = i
	}
	if s.verbose || length <= n {
		return all
	}
	slices.SortStableFunc(all, func(a, b int) int { return weight(b) - weight(a) })
	all = all[:n]
	slices.Sort(all)
	return all
}

func (s *summary) people() {
	var people []*factum.Entity
	all := 0
	for i := range s.Entities {
		if s.Entities[i].Kind != factum.Person {
			continue
		}
		all++
		if s.verbose || s.Entities[i].Named { // who is only described ("detainees") has no spellings to compare
			people = append(people, &s.Entities[i])
		}
	}
	if all == 0 {
		return
	}
	shown := s.most(len(people), mostPeople, func(i int) int {
		n := 0
		for _, sp := range people[i].Spellings {
			n += sp.Count
		}
		return n
	})
	s.heading("PEOPLE", "and how the sources spell them", len(shown), all)
	for _, i := range shown {
		s.person(people[i])
	}
	s.blank()
}

func (s *summary) person(e *factum.Entity) {
	spans := []span{{clean(e.Name), strong}}
	roles := e.Roles
	if !s.verbose && len(roles) > mostRoles {
		roles = roles[:mostRoles]
	}
	for i, r := range roles {
		sep := "; "
		if i == 0 {
			sep = ", "
		}
		spans = append(spans, span{sep, normal}, span{clean(r.Role), normal})
		if r.Of != "" {
			spans = append(spans, span{" of ", normal}, span{clean(s.Name(r.Of).Text), normal})
		}
		if v := wording.Interval(r.Interval, wording.Short); v != "" {
			spans = append(spans, span{" (" + v + ")", faint})
		}
	}
	spans = append(spans, s.spellings(e)...)
	s.para(2, 6, spans...)
}

// spellings lists how else the sources call somebody; in the verbose form
// every spelling with the sources it stands in.
func (s *summary) spellings(e *factum.Entity) []span {
	var list []factum.Spelling
	for _, sp := range e.Spellings {
		if s.verbose || sp.Text != e.Name {
			list = append(list, sp)
		}
	}
	cut := len(list)
	if !s.verbose {
		cut = min(cut, mostSpellings)
	}
	var spans []span
	for i, sp := range list[:cut] {
		sep := " · "
		if i == 0 {
			sep = " — "
		}
		spans = append(spans, span{sep, faint}, span{clean(sp.Text), normal})
		if s.verbose {
			spans = append(spans, span{" " + numbers(s.positions(sp.Documents)), faint})
		}
	}
	if n := len(list) - cut; n > 0 {
		spans = append(spans, span{" · and " + strconv.Itoa(n) + " more", faint})
	}
	return spans
}

func (s *summary) timeline() {
	if len(s.Events) == 0 {
		return
	}
	shown := s.most(len(s.Events), mostEvents, func(i int) int {
		e := &s.Events[i]
		documents, given := s.Carried(e.Statements)
		weight := 4*len(documents) + 4*given + len(e.Statements) + 8*min(1, len(e.Disputed))
		if e.When.Known() && s.Reality(e) == "" {
			weight += 2
		}
		if e.Type == factum.Other {
			weight -= 3 // what has a type is what cases turn on
		}
		return weight
	})
	s.heading("TIMELINE", "sources/independent origins", len(shown), len(s.Events))
	days, column := make([]string, len(shown)), 0
	for k, i := range shown {
		days[k] = wording.Interval(s.Events[i].When, wording.Short)
		if days[k] == "" {
			days[k] = "day unknown"
		}
		if n := len([]rune(days[k])); n <= 20 {
			column = max(column, n)
		}
	}
	for k, i := range shown {
		e := &s.Events[i]
		mark := span{"  ", normal}
		if len(e.Disputed) > 0 {
			mark = span{"≠ ", alert}
		}
		if s.width < 60 {
			s.para(2, 4, span{days[k], faint})
			s.para(4, 6, append([]span{mark}, s.placed(e)...)...)
			s.values(e, 8)
			continue
		}
		s.dated(days[k], column, mark, s.placed(e))
		s.values(e, column+8)
	}
	s.blank()
}

// dated writes a line of the timeline: day, mark, what happened.
func (s *summary) dated(day string, column int, mark span, what []span) {
	l := line{p: s.printer, rest: column + 6}
	l.pad(2)
	l.add(span{day, faint}, -2)
	if l.width > column+2 {
		l.flush()
	}
	l.pad(column + 4)
	l.add(mark, -3)
	if l.width < column+6 {
		l.pad(column + 6)
	}
	l.empty = true
	s.fill(&l, what)
	l.flush()
}

// placed says what event says, with the days that are assumed.
func (s *summary) placed(e *factum.Event) []span {
	spans := s.event(e)
	if words := wording.Assumed(e.Assumed, wording.Short); words != "" {
		spans = append(spans, span{" · " + clean(words), faint})
	}
	return spans
}

// event says what happened, where, and on how much it rests.
func (s *summary) event(e *factum.Event) []span {
	spans := parts(s.brief.Title(e), normal)
	if where := clean(e.Where); where != "" {
		spans = append(spans, span{", ", normal}, span{where, normal})
	}
	whether := slices.Contains(e.Disputed, "existence") || slices.Contains(e.Disputed, "negated")
	if r := s.Reality(e); r != "" && !whether {
		spans = append(spans, span{" (" + r + ")", normal})
	}
	documents, given := s.Carried(e.Statements)
	spans = append(spans, span{fmt.Sprintf("  %d/%d", len(documents)+given, e.Origins), faint})
	if len(e.Disputed) > 0 {
		var list []string
		for _, a := range e.Disputed {
			list = append(list, clean(wording.Attribute(a)))
		}
		spans = append(spans, span{"  disputed: " + strings.Join(list, ", "), alert})
	}
	return spans
}
