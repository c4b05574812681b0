package when

import "strconv"

// explain takes the value from expressions that name no possible days, whatever
// the day of publication, and says why: "the 400th day of 2023", "a million years
// ago".
func (f *finder) explain() {
	c := Context{Expressions: f.found}
	for i := range f.found {
		x := &f.found[i]
		if x.Symbol.Kind != Point {
			continue
		}
		reason := x.Symbol.beyondCalendar()
		if reason == "" && c.root(&x.Symbol) == Absolute {
			reason = c.impossible(&x.Symbol)
		}
		if reason == "" {
			continue
		}
		x.Problem = reason
		x.Symbol = Symbol{Anchor: anchorAt(Absolute)}
	}
}

// beyondCalendar says that a shift leads out of the calendar from wherever it
// begins in it; "" if it doesn't.
func (s *Symbol) beyondCalendar() string {
	for i := range s.Steps {
		st := &s.Steps[i]
		if st.Op != Shift || st.Few {
			continue
		}
		days := int(st.N) // at least so many
		switch m := st.Unit.months(); {
		case m > 0:
			days *= m * 28
		case st.Unit == Week || st.Unit == Weekend:
			days *= 7
		case st.Unit < PartOfDay:
			days /= map[Unit]int{Hour: 24, Minute: 24 * 60, Second: 24 * 60 * 60}[st.Unit]
		}
		if reach := lastDay.Sub(firstDay); days > reach || days < -reach {
			return "further away than the calendar reaches"
		}
	}
	return ""
}

// impossible says which step of a symbol that hangs on no day of publication
// leads nowhere; "" if it means days.
func (c *Context) impossible(s *Symbol) string {
	e := env{context: c}
	if e.point(s).known() {
		return ""
	}
	for _, st := range s.Steps {
		if st.Op == Shift && st.Few {
			return ""
		}
	}
	steps := s.Steps
	var p period
	if s.Anchor.Kind != Absolute {
		if p = e.anchorPeriod(s.Anchor); !p.known() {
			return "" // the other expression says why
		}
	}
	for i := range steps {
		q := period{}
		if i == 0 && s.Anchor.Kind == Absolute {
			q, _ = periodOf(steps[0].Fields)
		} else {
			q = steps[i].apply(p)
		}
		if !q.known() {
			return steps[i].nothing(p)
		}
		p = q
	}
	return "it ends before it begins"
}

// nothing says what a step looked for in a period without finding it.
func (st *Step) nothing(p period) string {
	where := p.value()
	if where != "" {
		where = " in " + where
	}
	switch st.Op {
	case Nth:
		what := unitNames[st.Unit]
		if w := st.Fields.Weekday; w > 0 {
			what = weekdayNames[w]
		}
		if st.N < 0 {
			return "there are not so many of the " + what + "s" + where
		}
		return "there is no " + ordinal(int(st.N)) + " " + what + where
	case Shift:
		return "outside the calendar"
	}
	if w := st.Fields.Week; w > 0 {
		return "there is no week " + strconv.Itoa(int(w)) + " in " + strconv.Itoa(int(st.Fields.Year))
	}
	return "there is no such day" + where
}

var unitNames = [numUnits]string{
	Second: "second", Minute: "minute", Hour: "hour", PartOfDay: "night", Day: "day", Weekend: "weekend", Week: "week", Month: "month",
	Quarter: "quarter", SeasonUnit: "season", Half: "half", Year: "year", Decade: "decade", Century: "century", Millennium: "millennium",
}

// ordinal writes 1st, 22nd, 13th.
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
