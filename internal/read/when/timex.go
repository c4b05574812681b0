package when

import (
	"strconv"
	"strings"
)

// Value gives the TIMEX3 value of an expression: 2013-05-09, 2013-W21-WE,
// 2013-05-09TNI, P2D, XXXX-WXX-1, PRESENT_REF. What isn't known stands as X.
// Decades and centuries are written with three and two digits (199, 19).
// What counts from an event of which nothing is known counts from publication
// here, as is the custom in TIMEX3; its Interval stays unknown. The value is ""
// for an expression without one (see Problem).
func (c *Context) Value(x *Expression) string {
	s := &x.Symbol
	switch s.Kind {
	case Past:
		return "PAST_REF"
	case Present:
		return "PRESENT_REF"
	case Future:
		return "FUTURE_REF"
	case Sometime:
		return "XXXX-XX-XX"
	case Length:
		return amountsValue(s.Length)
	case Repeat:
		if len(s.Length) > 0 {
			return amountsValue(s.Length)
		}
		if len(s.Steps) > 0 {
			return openValue(s.Steps[0].Fields)
		}
	case Point:
		if x.Type == Duration {
			if s.To != nil { // "the first three months of 2013"
				from, to := s.last(), s.To.last()
				if from.Op == Nth && to.Op == Nth {
					return amountsValue([]Amount{{N: to.N - from.N + 1, Unit: to.Unit}})
				}
			}
			if st := s.last(); st.Op == Shift {
				n := st.N
				if n < 0 {
					n = -n
				}
				return amountsValue([]Amount{{N: n, Few: st.Few, Unit: st.Unit}})
			}
		}
		return c.pointValue(s)
	}
	return ""
}

func (c *Context) pointValue(s *Symbol) string {
	low, high := c.worlds(s, true)
	if low.known() && low == high {
		if s.To != nil {
			first := *s
			first.To = nil
			a, _ := c.worlds(&first, true)
			b, _ := c.worlds(s.To, true)
			if a.Unit == Day && b.Unit == PartOfDay { // the night of 17 to 18
				return a.value() + "TNI"
			}
			return a.value() + "/" + b.value()
		}
		if v := low.value(); v != "" {
			return v
		}
	}
	// The days aren't known: what the words fix, with X for the rest.
	for i := len(s.Steps) - 1; i >= 0; i-- {
		switch st := s.Steps[i]; st.Op {
		case Within, Seek:
			return openValue(st.Fields)
		case Shift, Nth:
			if st.Few && st.Op == Shift {
				if s.Anchor.Kind != Publication {
					return "XXXX-XX-XX"
				}
				if st.N < 0 {
					return "PAST_REF"
				}
				return "FUTURE_REF"
			}
			return openUnit(st.Unit)
		}
	}
	return "XXXX-XX-XX"
}

// value writes a known period; "" if it is no unit of the calendar.
func (p period) value() string {
	if p.Loose {
		return ""
	}
	if p.Lunar {
		return dayValue(p) + "/" + dayValue(period{From: p.To})
	}
	year, month, _ := p.From.Date()
	y := func(year, width int) string { return yearValue(year, width) }
	switch p.Unit {
	case Second, Minute, Hour, PartOfDay:
		return dayValue(p) + timeValue(p.Part, p.Clock.on(p.From))
	case Day:
		return dayValue(p)
	case Week, Weekend:
		isoYear, week := p.From.Time().ISOWeek()
		v := y(isoYear, 4) + "-W" + pad(week, 2)
		if p.Unit == Weekend {
			v += "-WE"
		}
		return v
	case Month:
		return y(year, 4) + "-" + pad(int(month), 2)
	case Quarter:
		return y(year, 4) + "-Q" + strconv.Itoa((int(month)-1)/3+1)
	case Half:
		return y(year, 4) + "-H" + strconv.Itoa((int(month)-1)/6+1)
	case SeasonUnit:
		return y(p.Year, 4) + "-" + seasonCodes[p.Season]
	case Year:
		if p.Fiscal {
			return "FY" + y(p.Year, 4)
		}
		return y(p.Year, 4)
	case Decade:
		return y(floorDiv(p.Year, 10), 3)
	case Century:
		return y(floorDiv(p.Year, 100), 2)
	case Millennium:
		return y(floorDiv(p.Year, 1000), 1)
	}
	return ""
}

// yearValue writes an astronomical year, cut to width digits.
func yearValue(year, width int) string {
	if year <= 0 && width == 4 {
		return "BC" + pad(1-year, 4)
	}
	if year < 0 {
		return "" // no code for a decade before Christ
	}
	return pad(year, width)
}

func dayValue(p period) string {
	year, month, day := p.From.Date()
	return yearValue(year, 4) + "-" + pad(int(month), 2) + "-" + pad(day, 2)
}

func pad(n, width int) string { return string(appendPadded(nil, n, width)) }

func timeValue(part Part, c Clock) string {
	if !c.Known() {
		if part == NoPart {
			return ""
		}
		return "T" + partCodes[part]
	}
	h, m := c.hm()
	b := appendPadded([]byte{'T'}, h, 2)
	if c.Minute > 0 || c.Hour > 0 {
		b = appendPadded(append(b, ':'), m, 2)
	}
	if c.Second > 0 {
		b = appendPadded(append(b, ':'), int(c.Second)-1, 2)
	}
	if c.Zoned && c.Place == "" {
		b = appendZone(b, int(c.Zone))
	}
	return string(b)
}

// openValue writes fields whose other parts aren't known.
func openValue(f Fields) string {
	var b strings.Builder
	switch {
	case f.Span == Year && f.Year < 0:
		b.WriteString("BC" + pad(int(-f.Year), 4))
	case f.Span != NoUnit:
		b.WriteString(pad(int(f.Year), yearDigits(f.Span)))
	default:
		b.WriteString("XXXX")
	}
	switch {
	case f.Holiday != "":
		if h := holidays()[f.Holiday]; h.rule == "fixed" {
			b.WriteString("-" + pad(h.month, 2) + "-" + pad(h.day, 2))
		} else {
			b.WriteString("-XX-XX")
		}
	case f.Month > 0:
		b.WriteString("-" + pad(int(f.Month), 2))
		if f.Day > 0 {
			b.WriteString("-" + pad(int(f.Day), 2))
		}
	case f.Day > 0:
		b.WriteString("-XX-" + pad(int(f.Day), 2))
	case f.Weekday > 0 || f.Weekend || f.Week > 0:
		b.WriteString("-WXX")
		if f.Week > 0 {
			b.Reset()
			b.WriteString("XXXX-W" + pad(int(f.Week), 2))
		}
		if f.Weekend {
			b.WriteString("-WE")
		} else if f.Weekday > 0 {
			b.WriteString("-" + strconv.Itoa(int(f.Weekday)))
		}
	case f.Quarter > 0:
		b.WriteString("-Q" + strconv.Itoa(int(f.Quarter)))
	case f.Half > 0:
		b.WriteString("-H" + strconv.Itoa(int(f.Half)))
	case f.Season > 0:
		b.WriteString("-" + seasonCodes[f.Season])
	case f.timed():
		b.WriteString("-XX-XX")
	}
	b.WriteString(timeValue(f.Part, f.Clock))
	return b.String()
}

func openUnit(u Unit) string {
	switch u {
	case Week:
		return "XXXX-WXX"
	case Weekend:
		return "XXXX-WXX-WE"
	case Month:
		return "XXXX-XX"
	case Quarter:
		return "XXXX-QX"
	case Half:
		return "XXXX-HX"
	case SeasonUnit:
		return "XXXX-XX"
	case Year:
		return "XXXX"
	case Decade:
		return "XXX"
	case Century:
		return "XX"
	case Hour, Minute, Second:
		return "XXXX-XX-XXTXX"
	}
	return "XXXX-XX-XX"
}

// amountsValue writes a length: P2D, PT30M, P2Y3M, PXD. Decades and centuries
// are written in years, as TIMEX3 has no letter that all tools share.
func amountsValue(amounts []Amount) string {
	var dates, times strings.Builder
	for _, a := range amounts {
		b, letter, times10 := &dates, "", 1
		switch a.Unit {
		case Second:
			b, letter = &times, "S"
		case Minute:
			b, letter = &times, "M"
		case Hour:
			b, letter = &times, "H"
		case PartOfDay:
			b, letter = &times, "NI"
		case Day:
			letter = "D"
		case Weekend:
			letter = "WE"
		case Week:
			letter = "W"
		case Month:
			letter = "M"
		case Quarter:
			letter = "Q"
		case SeasonUnit, Half:
			letter, times10 = "M", a.Unit.months()
		case Year:
			letter = "Y"
		case Decade, Century, Millennium:
			letter, times10 = "Y", a.Unit.months()/12
		}
		switch {
		case a.Few:
			b.WriteString("X")
		case a.Half && a.N == 0 && a.Unit == Hour:
			b.WriteString("30")
			letter = "M"
		case a.Half && a.N == 0 && a.Unit == Year:
			b.WriteString("6")
			letter = "M"
		case a.Half && times10 > 1:
			b.WriteString(strconv.Itoa(int(a.N)*times10 + times10/2))
		case a.Half:
			b.WriteString(strconv.Itoa(int(a.N)) + ".5")
		default:
			b.WriteString(strconv.Itoa(int(a.N) * times10))
		}
		b.WriteString(letter)
	}
	if times.Len() > 0 {
		return "P" + dates.String() + "T" + times.String()
	}
	return "P" + dates.String()
}
