package when

import (
	"time"

	"factum"
)

// period is a stretch of days that stands for one unit of the calendar: the
// value of a point on the way from symbol to days. For a time within a day,
// From and To are that day and the fields say the rest.
type period struct {
	From, To factum.Day
	Unit     Unit
	Season   Season // of a SeasonUnit
	Year     int    // calendar year of a SeasonUnit or of a unit of years (a winter ends in the next)
	Part     Part
	Clock    Clock
	// Loose says that the period is a hull, no unit: "two days after May".
	Loose  bool
	Lunar  bool // a month of the Islamic calendar
	Fiscal bool
}

func (p period) known() bool { return p.From.Known() && p.To.Known() }

func dayPeriod(d factum.Day) period {
	if !d.Known() || d < firstDay || d > lastDay {
		return period{}
	}
	return period{From: d, To: d, Unit: Day}
}

// astronomical turns a year as written (-1 is 1 BC) into one with a year zero.
func astronomical(year int32) int {
	if year < 0 {
		return int(year) + 1
	}
	return int(year)
}

// addMonths moves a month by n.
func addMonths(year, month, n int) (y, m int) {
	total := year*12 + month - 1 + n
	y, m = total/12, total%12
	if m < 0 {
		y, m = y-1, m+12
	}
	return y, m + 1
}

func monthLength(year, month int) int {
	y, m := addMonths(year, month, 1)
	return factum.DayOf(y, time.Month(m), 1).Sub(factum.DayOf(year, time.Month(month), 1))
}

// monthsPeriod is n months from a month on; the unknown period outside the
// years that the package reckons with.
func monthsPeriod(year, month, n int, unit Unit) period {
	y, m := addMonths(year, month, n-1)
	if year < minYear || y > maxYear || year > maxYear || y < minYear {
		return period{}
	}
	return period{
		From: factum.DayOf(year, time.Month(month), 1),
		To:   factum.DayOf(y, time.Month(m), monthLength(y, m)),
		Unit: unit, Year: year,
	}
}

// unitAround is the calendar unit that contains a day.
func unitAround(d factum.Day, unit Unit) period {
	year, month, _ := d.Date()
	switch unit {
	case Week:
		from := d.Add(1 - isoWeekday(d))
		return bounded(period{From: from, To: from.Add(6), Unit: Week})
	case Weekend:
		from := d.Add(6 - isoWeekday(d))
		return bounded(period{From: from, To: from.Add(1), Unit: Weekend})
	case Month:
		return monthsPeriod(year, int(month), 1, Month)
	case Quarter:
		return monthsPeriod(year, (int(month)-1)/3*3+1, 3, Quarter)
	case SeasonUnit:
		s, y := seasonAt(year, int(month))
		return seasonPeriod(y, s)
	case Half:
		return monthsPeriod(year, (int(month)-1)/6*6+1, 6, Half)
	case Year, Decade, Century, Millennium:
		n := unit.months() / 12
		first := floorDiv(year, n) * n
		return monthsPeriod(first, 1, n*12, unit)
	}
	return dayPeriod(d)
}

func bounded(p period) period {
	if p.From < firstDay || p.To > lastDay {
		return period{}
	}
	return p
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// isoWeekday counts from Monday, 1, to Sunday, 7.
func isoWeekday(d factum.Day) int {
	w := int(d.Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// isoWeek is the week of that number in an ISO 8601 year.
func isoWeek(year, week int) period {
	fourth := factum.DayOf(year, time.January, 4) // always in week 1
	if !fourth.Known() {
		return period{}
	}
	p := unitAround(fourth.Add(7*(week-1)), Week)
	if !p.known() {
		return p
	}
	if y, w := p.From.Time().ISOWeek(); y != year || w != week {
		return period{} // no week 53 in that year
	}
	return p
}

// seasonAt gives the season of a month, by the reckoning of meteorologists,
// and the year it is named after: a winter after its December.
func seasonAt(year, month int) (Season, int) {
	switch {
	case month <= 2:
		return Winter, year - 1
	case month <= 5:
		return Spring, year
	case month <= 8:
		return Summer, year
	case month <= 11:
		return Autumn, year
	}
	return Winter, year
}

// seasonPeriod covers a season by either reckoning, from the first of the
// month (meteorological) to the turn (astronomical): a source doesn't say
// which one it means.
func seasonPeriod(year int, s Season) period {
	ends := [...]struct {
		month time.Month
		day   int
		next  int
	}{Spring: {time.June, 21, 0}, Summer: {time.September, 23, 0}, Autumn: {time.December, 22, 0}, Winter: {time.March, 21, 1}}
	if s == NoSeason || year < minYear || year >= maxYear {
		return period{}
	}
	e := ends[s]
	return period{
		From:   factum.DayOf(year, time.Month(3*int(s)), 1),
		To:     factum.DayOf(year+e.next, e.month, e.day),
		Unit:   SeasonUnit,
		Season: s, Year: year,
	}
}

// yearsPeriod is a year, a decade, a century or a millennium as Fields hold
// it.
func yearsPeriod(year int32, span Unit) period {
	if year == 0 && span == Year {
		return period{} // no year 0 in the calendar of sources
	}
	y := astronomical(year)
	n := 1
	switch span {
	case Decade:
		n = 10
	case Century:
		n = 100
	case Millennium:
		n = 1000
	}
	if y > maxYear || y < minYear || y*n+n-1 > maxYear {
		return period{}
	}
	first := y * n
	if first == 0 && n > 1 {
		// The first century has no year 0.
		p := monthsPeriod(1, 1, (n-1)*12, span)
		p.Year = 0
		return p
	}
	return monthsPeriod(first, 1, n*12, span)
}

// periodOf is the period that the fields fix if they fix a year; ok is false
// if there is no such day.
func periodOf(f Fields) (p period, ok bool) {
	if f.Span == NoUnit {
		return period{}, false
	}
	whole := yearsPeriod(f.Year, f.Span)
	if !whole.known() {
		return period{}, false
	}
	if f.Fiscal {
		return fiscalYear(f)
	}
	if f.Span != Year {
		rest := f
		rest.Year, rest.Span = 0, NoUnit
		return whole, rest.Empty()
	}
	return inYear(f, astronomical(f.Year))
}

// fiscalYear covers what is called by a fiscal year's number anywhere: years
// that begin in the April before as well as those that end in the March after.
// It takes no part of it.
func fiscalYear(f Fields) (p period, ok bool) {
	first, last := yearsPeriod(f.Year-1, Year), yearsPeriod(f.Year+1, Year)
	if f != (Fields{Year: f.Year, Span: Year, Fiscal: true}) || !first.known() || !last.known() {
		return period{}, false
	}
	return period{
		From: factum.DayOf(first.Year, time.April, 1), To: factum.DayOf(last.Year, time.March, 31),
		Unit: Year, Year: astronomical(f.Year), Fiscal: true,
	}, true
}

// inYear is the period that the fields, but for their own year, fix in a year
// (with a year zero). A weekday beside a full date must be that day's.
func inYear(f Fields, year int) (p period, ok bool) {
	if year < minYear || year > maxYear {
		return period{}, false
	}
	dayed := false
	switch {
	case f.Holiday != "":
		if p, ok = holidayIn(f.Holiday, year); !ok {
			return period{}, false
		}
		dayed = p.Unit == Day
	case f.Month > 0 && f.Day > 0:
		p, dayed = dayPeriod(factum.DayOf(year, time.Month(f.Month), int(f.Day))), true
	case f.Month > 0:
		p = monthsPeriod(year, int(f.Month), 1, Month)
	case f.Week > 0:
		p = isoWeek(year, int(f.Week))
		if p.known() && f.Weekend {
			p = unitAround(p.From, Weekend)
		} else if p.known() && f.Weekday > 0 {
			p, dayed = dayPeriod(p.From.Add(int(f.Weekday)-1)), true
		}
	case f.Quarter > 0:
		p = monthsPeriod(year, 3*int(f.Quarter)-2, 3, Quarter)
	case f.Half > 0:
		p = monthsPeriod(year, 6*int(f.Half)-5, 6, Half)
	case f.Season > 0:
		p = seasonPeriod(year, f.Season)
	case f.Day > 0 || f.Weekday > 0 || f.Weekend:
		return period{}, false // a day of no month
	default:
		p = monthsPeriod(year, 1, 12, Year)
	}
	if !p.known() {
		return period{}, false
	}
	if f.Weekday > 0 && (!dayed || isoWeekday(p.From) != int(f.Weekday)) {
		return p, false
	}
	if f.timed() {
		return atTime(p, f), p.Unit == Day
	}
	return p, true
}

// atTime puts a time of day into a day.
func atTime(p period, f Fields) period {
	if f.Part > 0 {
		p.Part, p.Unit = f.Part, PartOfDay
	}
	if f.Clock.Known() {
		p.Clock = f.Clock
		p.Unit = Fields{Clock: f.Clock}.granularity()
	}
	return p
}
