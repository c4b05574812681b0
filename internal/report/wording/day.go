package wording

import (
	"fmt"
	"strconv"
	"time"

	"factum"
)

// Form chooses between long and short names of months.
type Form bool

// The two forms.
const (
	Long  Form = false // 18 January 2025
	Short Form = true  // 18 Jan 2025
)

func (f Form) month(m time.Month) string {
	if f == Short {
		return m.String()[:3]
	}
	return m.String()
}

// Day gives a day in words; "" for an unknown one.
func Day(d factum.Day, f Form) string {
	if !d.Known() {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, f.month(m), y)
}

// Moment gives a day in words, with its time where one is known.
func Moment(m factum.Moment, f Form) string {
	day := Day(m.Day, f)
	if day == "" || m.Clock <= 0 {
		return day
	}
	return fmt.Sprintf("%s, %02d:%02d UTC", day, (m.Clock-1)/60%24, (m.Clock-1)%60)
}

// Interval gives a stretch of days in words, as short as it can be without
// losing anything: "18 January 2025", "18–25 January 2025", "January 2025",
// "on or after 18 January 2025" (short: "from 18 Jan 2025"). It is "" for an
// unknown one.
func Interval(v factum.Interval, f Form) string {
	switch {
	case !v.Known():
		return ""
	case !v.To.Known():
		if f == Short {
			return "from " + Moment(v.From, f)
		}
		return "on or after " + Moment(v.From, f)
	case !v.From.Known():
		if f == Short {
			return "by " + Moment(v.To, f)
		}
		return "on or before " + Moment(v.To, f)
	case v.From == v.To:
		return Moment(v.From, f)
	case v.From.Clock != 0 || v.To.Clock != 0:
		if v.Exact() && v.From.Clock != 0 && v.To.Clock != 0 {
			return fmt.Sprintf("%s, %s–%s UTC", Day(v.From.Day, f), clock(v.From), clock(v.To))
		}
		return Moment(v.From, f) + " – " + Moment(v.To, f)
	}
	return days(v.From.Day, v.To.Day, f)
}

// Assumed says what is assumed of the day of an event, and by which order of
// acts; "" where nothing is.
func Assumed(a *factum.Assumed, f Form) string {
	if a == nil {
		return ""
	}
	text := "assumed: " + Interval(a.Interval, f)
	said := map[string]bool{}
	for _, b := range a.Because {
		if b.Note == "" || said[b.Note] {
			continue
		}
		if len(said) == 0 {
			text += ", as "
		} else {
			text += " and "
		}
		text += b.Note
		said[b.Note] = true
	}
	return text
}

func clock(m factum.Moment) string {
	return fmt.Sprintf("%02d:%02d", (m.Clock-1)/60%24, (m.Clock-1)%60)
}

func days(from, to factum.Day, f Form) string {
	y1, m1, d1 := from.Date()
	y2, m2, d2 := to.Date()
	_, _, next := to.Add(1).Date()
	wholeMonths := d1 == 1 && next == 1 && from < to
	switch {
	case wholeMonths && m1 == time.January && m2 == time.December:
		if y1 == y2 {
			return strconv.Itoa(y1)
		}
		return fmt.Sprintf("%d–%d", y1, y2)
	case wholeMonths && y1 == y2 && m1 == m2:
		return fmt.Sprintf("%s %d", f.month(m1), y1)
	case wholeMonths && y1 == y2:
		return fmt.Sprintf("%s–%s %d", f.month(m1), f.month(m2), y1)
	case wholeMonths:
		return fmt.Sprintf("%s %d – %s %d", f.month(m1), y1, f.month(m2), y2)
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%d–%d %s %d", d1, d2, f.month(m1), y1)
	case y1 == y2:
		return fmt.Sprintf("%d %s – %d %s %d", d1, f.month(m1), d2, f.month(m2), y1)
	}
	return Day(from, f) + " – " + Day(to, f)
}
