package document

import (
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/read/document/layout"
	"factum/internal/read/document/printed"
)

// published brings together the dates that a document prints in its head and
// those that it declares. All that agree give one day; if they don't, the
// interval covers them and a note says so. The date of a change is only a bound:
// the document was published no later; so is one alone in the header of a page,
// which may be the day on which the page was saved.
func published(d *factum.Document, inHead []layout.Date, inMeta []declared) (p factum.Published, notes []string) {
	p.Because = []factum.Because{}
	var days, changes []stated
	for _, h := range inHead {
		s := stated{Date: h.Date, name: fmt.Sprintf("%q", d.Text[h.Start:h.End]), because: factum.Because{Span: &factum.Span{
			Document: d.ID, Quote: d.Text[h.Start:h.End], Start: h.Start, End: h.End,
		}}}
		if h.Weekday != "" {
			notes = append(notes, fmt.Sprintf("%s is not a %s", h.First, h.Weekday))
		}
		if h.Header && len(inMeta) > 0 {
			continue
		}
		if h.Header || h.Modified {
			s.because.Note = "date of a change"
			if h.Header {
				s.because.Note = "date in the header of the page"
			}
			changes = append(changes, s)
		} else {
			days = append(days, s)
		}
	}
	for _, m := range inMeta {
		s := stated{Date: m.Date, name: m.where, because: factum.Because{Note: fmt.Sprintf("%s declares %s", m.where, m.Interval())}}
		if m.modified {
			changes = append(changes, s)
		} else {
			days = append(days, s)
		}
	}
	if len(days) == 0 {
		return bounded(p, changes, notes)
	}
	slices.SortStableFunc(days, func(a, b stated) int { return a.rank() - b.rank() })
	p.Basis = factum.BasisPrinted
	p.Interval = days[0].Interval()
	names := []string{}
	agreed := true
	for _, s := range days {
		p.Because = append(p.Because, s.because)
		names = append(names, fmt.Sprintf("%s (%s)", s.name, s.Interval()))
		cut, ok := s.agrees(p.Interval)
		if agreed = agreed && ok; ok {
			p.Interval = cut
		}
	}
	if !agreed {
		p.Interval = days[0].Interval()
		for _, s := range days {
			if s.rank() == days[0].rank() || s.Exact() {
				p.Interval = cover(p.Interval, s.Interval())
			}
		}
		notes = append(notes, "dates of publication that differ: "+strings.Join(names, ", "))
	}
	for _, s := range days {
		if s.Ambiguous && !p.Exact() {
			notes = append(notes, fmt.Sprintf("%s can be read as %s or %s", s.name, s.First, s.Last))
		}
	}
	if s := days[0]; p.Exact() && s.UTC && (s.Hour >= 20 || s.Hour < 4) {
		notes = append(notes, fmt.Sprintf("%s gives the day in UTC, at %d o'clock; where the outlet is it may be another day", s.name, s.Hour))
	}
	for _, s := range changes {
		if s.Exact() && p.From.Known() && s.Last < p.From.Day {
			notes = append(notes, fmt.Sprintf("%s is the date of a change, yet lies before the day of publication", s.name))
		}
	}
	return p, notes
}

// stated is one date with where it stands.
type stated struct {
	printed.Date
	name    string
	because factum.Because
}

// rank orders dates by how well they tell the day: the outlet's own day, a day
// in UTC, a month, digits that can be read in two ways.
func (s stated) rank() int {
	switch {
	case s.Ambiguous:
		return 3
	case !s.Exact():
		return 2
	case s.UTC:
		return 1
	}
	return 0
}

// agrees gives the days that v and the date have in common. A day reckoned in
// UTC may be the one before or after it where the outlet is.
func (s stated) agrees(v factum.Interval) (factum.Interval, bool) {
	if s.Ambiguous && v == s.Interval() {
		return v, true
	}
	if s.Ambiguous {
		for _, day := range []factum.Day{s.First, s.Last} {
			if cut, ok := v.Cut(factum.On(day)); ok {
				return cut, true
			}
		}
		return v, false
	}
	if cut, ok := v.Cut(s.Interval()); ok {
		return cut, true
	}
	if s.UTC && v.Exact() && (s.Hour >= 10 && v.From.Day == s.Last.Add(1) || s.Hour < 12 && v.From.Day == s.First.Add(-1)) {
		return v, true
	}
	return v, false
}

func cover(v, w factum.Interval) factum.Interval {
	if w.From.Day < v.From.Day {
		v.From = w.From
	}
	if w.To.Day > v.To.Day {
		v.To = w.To
	}
	return v
}

// bounded gives what the dates of changes say of a document without a date of
// publication: no later than the first of them.
func bounded(p factum.Published, changes []stated, notes []string) (factum.Published, []string) {
	for _, s := range changes {
		if s.Ambiguous || p.To.Known() && s.Last >= p.To.Day {
			continue
		}
		p.Basis, p.To = factum.BasisPrinted, factum.Moment{Day: s.Last}
		p.Because = []factum.Because{s.because}
	}
	if p.To.Known() {
		notes = append(notes, fmt.Sprintf("only the %s is known: published on %s at the latest", p.Because[0].Note, p.To))
	}
	return p, notes
}
