package duty

import (
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/assess/duty/statute"
)

// deadline gives the time limit with its arithmetic; nil where there is none.
func (x *explainer) deadline() *factum.Deadline {
	if x.v.reason == noTrigger || x.v.reason == notBound {
		return nil
	}
	began := x.v.trigger.at
	if l := x.v.limit; l != nil {
		due := l.due.interval()
		return &factum.Deadline{DueFrom: due.From, DueTo: due.To, Rule: x.limitRule(l)}
	}
	d := x.o.duty.Deadline.On(began.lo.moment(false).Day)
	if d == nil {
		return nil
	}
	rule := ""
	switch d.Kind {
	case statute.Standard:
		rule = fmt.Sprintf("%s, from %s: an open word that no number of days decides", quoted(d.Word), x.days(began))
	case statute.Before:
		rule = "before " + d.Event
	case statute.Agreed:
		rule = "on the day agreed between the parties"
	default:
		return nil
	}
	if d.Note != "" {
		rule += " (" + d.Note + ")"
	}
	return &factum.Deadline{DueFrom: began.interval().From, Rule: rule}
}

// limitRule tells how a fixed limit was counted.
func (x *explainer) limitRule(l *limit) string {
	from := "the trigger"
	if l.anchor != nil && !l.assumed {
		from = l.anchor.Means
	} else if len(x.v.trigger.said) > 0 {
		from = x.v.trigger.said[len(x.v.trigger.said)-1].fact.Means
	}
	rule := fmt.Sprintf("%s from %s (%s): due by %s", l.duration, from, x.days(l.from), x.days(l.due))
	if l.longer {
		rule += ", a limit that was extended"
	}
	if l.assumed {
		rule += "; no source gives " + l.anchor.Means + ", so it is counted from " + from
	}
	if l.duration.Clocked() && !l.from.clock {
		rule += "; the sources tell days and no hours, so it is counted in days"
	}
	if l.rule.Note != "" {
		rule += " (" + l.rule.Note + ")"
	}
	return rule
}

func quoted(s string) string {
	if strings.Contains(s, `"`) {
		return s
	}
	return `"` + s + `"`
}

func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

func (x *explainer) days(s span) string { return daysOf(s) }

// daysOf writes a span for a reader.
func daysOf(s span) string {
	day := func(t instant, timed bool) string {
		m := t.moment(timed)
		y, month, d := m.Day.Date()
		out := fmt.Sprintf("%d %s %d", d, month, y)
		if timed {
			out += fmt.Sprintf(", %02d:%02d UTC", (m.Clock-1)/60, (m.Clock-1)%60)
		}
		return out
	}
	switch {
	case s.lo == ever && s.hi == never:
		return "on a day that no source gives"
	case s.lo == ever:
		return "by " + day(s.hi, false)
	case s.hi == never:
		return "since " + day(s.lo, false)
	case s.clock:
		return day(s.lo, true)
	case s.lo.day() == s.hi.day():
		return day(s.lo, false)
	}
	return "between " + day(s.lo, false) + " and " + day(s.hi, false)
}

// sentence says a fact of this State and this person.
func (x *explainer) sentence(f *statute.Fact, negated bool) string {
	s := f.Yes
	if negated {
		s = f.No
	}
	person := "the person"
	if x.o.b.person >= 0 {
		person = x.actors[x.o.b.person].entity.Name
	}
	return strings.NewReplacer("{state}", x.stateName(x.o.b.state), "{person}", person).Replace(s)
}

// tell says what the sources say: each fact once, with its days.
func (x *explainer) tell(said []saying) string {
	var parts, seen []string
	for _, s := range said {
		if s.fact == nil {
			continue
		}
		text := x.sentence(s.fact, s.negated)
		if s.at.known() && !(s.at.lo == ever && s.at.hi == ever) {
			text += " ("
			if s.until != (span{}) {
				text += "from " + x.days(s.at) + " to " + x.days(s.until)
			} else {
				text += x.days(s.at)
			}
			if n := x.sources(s.statements); n > 1 {
				text += fmt.Sprintf(", %d sources", n)
			}
			text += ")"
		}
		if s.note != "" {
			text += " - " + s.note
		}
		if !slices.Contains(seen, text) {
			seen, parts = append(seen, text), append(parts, text)
		}
	}
	return strings.Join(parts, "; ")
}

// sources counts the independent sources of statements: documents that are one
// witness count as one.
func (e *engine) sources(statements []int) int {
	var seen []string
	for _, k := range statements {
		st := e.told[k].Statement
		key := e.origin[st.ID]
		if key == "" {
			key = e.origin[st.Document]
		}
		switch {
		case key != "":
		case st.Document != "":
			key = st.Document
		default:
			key = "source " + st.Source
		}
		if !slices.Contains(seen, key) {
			seen = append(seen, key)
		}
	}
	return len(seen)
}

// silence says that no source tells of a fact, and how many deny it.
func (x *explainer) silence(f *statute.Fact) string {
	w := x.world(x.o.duty, x.o.b, x.undecided())
	occ, deny := w.occurrences(f)
	var yesses, noes []int
	for _, o := range occ {
		yesses = union(yesses, o.statements)
	}
	for _, d := range deny {
		noes = union(noes, d.statements)
	}
	told, denied := x.sources(yesses), x.sources(noes)
	s := "No source says that " + x.sentence(f, false)
	if told > 0 {
		s = fmt.Sprintf("%s that %s", sourcesSay(told), x.sentence(f, false))
	}
	switch {
	case denied > 0:
		s += fmt.Sprintf("; %s that %s", lowerFirst(sourcesSay(denied)), strings.Replace(x.sentence(f, true), x.stateName(x.o.b.state), "it", 1))
	case told == 0:
		s += ", and none that it is not so"
	}
	return s + "."
}

func sourcesSay(n int) string {
	if n == 1 {
		return "One source says"
	}
	return fmt.Sprintf("%s sources say", upperFirst(number(n)))
}

func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func statusWords(s factum.DutyStatus) string { return strings.ReplaceAll(string(s), "_", " ") }

func typeWords(t factum.Type) string { return strings.ReplaceAll(string(t), "_", " ") }
