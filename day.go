package factum

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1 January
// 1970, which is day 1; the zero Day is unknown. Days before it are negative
// (31 December 1969 is day -1: there is no day between -1 and 1 but unknown).
type Day int32

// DayOf gives the day of a calendar date; out-of-range values are an unknown day.
func DayOf(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return 0
	}
	return dayAt(t)
}

func dayAt(t time.Time) Day {
	n := t.Unix() / 86400
	if t.Unix()%86400 < 0 {
		n--
	}
	if n >= 0 {
		n++
	}
	return Day(n)
}

// Known says whether d is a day at all.
func (d Day) Known() bool { return d != 0 }

// ordinal counts days without the gap at zero.
func (d Day) ordinal() int {
	if d > 0 {
		return int(d) - 1
	}
	return int(d)
}

// Add gives the day n days later; an unknown day stays unknown.
func (d Day) Add(n int) Day {
	if d == 0 {
		return 0
	}
	o := d.ordinal() + n
	if o >= 0 {
		o++
	}
	return Day(o)
}

// Sub gives the number of days from e to d. Both must be known.
func (d Day) Sub(e Day) int { return d.ordinal() - e.ordinal() }

// Time gives the midnight (UTC) at which the day begins.
func (d Day) Time() time.Time { return time.Unix(int64(d.ordinal())*86400, 0).UTC() }

// Date gives year, month and day of the month.
func (d Day) Date() (int, time.Month, int) { return d.Time().Date() }

// Weekday gives the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// String gives the day as YYYY-MM-DD, and "" for an unknown one.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day of the form 2006-01-02", s)
	}
	return dayAt(t), nil
}

// Moment is a day, or a minute of it where a clock time is known.
type Moment struct {
	Day Day
	// Clock is 1 + the minutes since midnight UTC; 0 where only the day is known.
	Clock int16
}

// Known says whether the moment has a day.
func (m Moment) Known() bool { return m.Day.Known() }

// String gives YYYY-MM-DD or YYYY-MM-DDTHH:MMZ, and "" if unknown.
func (m Moment) String() string {
	if m.Clock == 0 || m.Day == 0 {
		return m.Day.String()
	}
	return fmt.Sprintf("%sT%02d:%02dZ", m.Day, (m.Clock-1)/60, (m.Clock-1)%60)
}

// ParseMoment reads YYYY-MM-DD or YYYY-MM-DDTHH:MMZ.
func ParseMoment(s string) (Moment, error) {
	date, clock, timed := strings.Cut(s, "T")
	d, err := ParseDay(date)
	if err != nil || !timed {
		return Moment{Day: d}, err
	}
	t, err := time.Parse("15:04Z", clock)
	if err != nil {
		return Moment{}, fmt.Errorf("%q is not a time of the form 2006-01-02T15:04Z", s)
	}
	return Moment{d, int16(1 + t.Hour()*60 + t.Minute())}, nil
}

// MarshalJSON writes the moment as a string, and null if unknown.
func (m Moment) MarshalJSON() ([]byte, error) {
	if !m.Known() {
		return []byte("null"), nil
	}
	return strconv.AppendQuote(nil, m.String()), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Moment) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil || s == nil {
		*m = Moment{}
		return err
	}
	var err error
	*m, err = ParseMoment(*s)
	return err
}

// Interval is a closed interval of days; an unknown end is open.
type Interval struct {
	From Moment `json:"from"`
	To   Moment `json:"to"`
}

// On is the interval of one day.
func On(d Day) Interval { return Interval{Moment{Day: d}, Moment{Day: d}} }

// Between is the interval from one day to another.
func Between(from, to Day) Interval { return Interval{Moment{Day: from}, Moment{Day: to}} }

// Known says whether at least one end is known.
func (v Interval) Known() bool { return v.From.Known() || v.To.Known() }

// Closed says whether both ends are known.
func (v Interval) Closed() bool { return v.From.Known() && v.To.Known() }

// Exact says whether the interval is a single day.
func (v Interval) Exact() bool { return v.Closed() && v.From.Day == v.To.Day }

// Meets says whether the intervals share a day; an open end reaches any day,
// an unknown interval meets all.
func (v Interval) Meets(w Interval) bool {
	before := func(a, b Moment) bool { return a.Known() && b.Known() && a.Day < b.Day }
	return !before(v.To, w.From) && !before(w.To, v.From)
}

// Within says whether every day of v is a day of w.
func (v Interval) Within(w Interval) bool {
	return (!w.From.Known() || v.From.Known() && v.From.Day >= w.From.Day) &&
		(!w.To.Known() || v.To.Known() && v.To.Day <= w.To.Day)
}

// Cut gives the days that both have; ok is false if there are none.
func (v Interval) Cut(w Interval) (cut Interval, ok bool) {
	if !v.Meets(w) {
		return Interval{}, false
	}
	if w.From.Known() && (!v.From.Known() || w.From.Day > v.From.Day) {
		v.From = w.From
	}
	if w.To.Known() && (!v.To.Known() || w.To.Day < v.To.Day) {
		v.To = w.To
	}
	return v, true
}

// String gives the interval as one day, as first/last day with ".." for an
// open end, or "".
func (v Interval) String() string {
	if !v.Known() {
		return ""
	}
	if v.From == v.To {
		return v.From.String()
	}
	end := func(m Moment) string {
		if !m.Known() {
			return ".."
		}
		return m.String()
	}
	return end(v.From) + "/" + end(v.To)
}
