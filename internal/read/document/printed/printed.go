package printed

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"factum"
)

// Date is a date in a text.
type Date struct {
	factum.Range // the bytes of the date, with its weekday
	First, Last  factum.Day
	// Ambiguous says that the digits can be read as two different days: First
	// and Last are these two, not the ends of a period.
	Ambiguous bool
	// Weekday is the weekday that stands with the date if it is not that of the
	// day, else "".
	Weekday string
	// UTC says that the day is that of a clock in UTC, at Hour; the outlet's own
	// day may be the one before or after it.
	UTC  bool
	Hour int
}

// Exact says whether the date is one day.
func (d Date) Exact() bool { return d.First == d.Last }

// Interval gives the days that the date may be.
func (d Date) Interval() factum.Interval { return factum.Between(d.First, d.Last) }

// Order says in which order a text writes days and months as numbers.
type Order uint8

// The orders of numeric dates.
const (
	UnknownOrder Order = iota
	DayFirst
	MonthFirst
)

// Find gives the full dates of s and its months with a year, in order.
func Find(s string, order Order) []Date {
	toks := tokens(s)
	var dates []Date
	for i := 0; i < len(toks); {
		d, n := at(s, toks[i:], order)
		month := n > 0 && !d.Exact() && !d.Ambiguous
		if n > 0 && !(month && i > 0 && toks[i-1].num >= 0) { // "31 June 2024" is no June
			dates = append(dates, withWeekday(s, toks, i, d))
			i += n
			continue
		}
		i++
	}
	return dates
}

// Declared reads a value of metadata that should hold one date; ok is false if
// it does not begin with one (after a weekday). Its range is in the trimmed value.
func Declared(s string, order Order) (d Date, ok bool) {
	dates := Find(normal(s), order)
	if len(dates) == 0 || dates[0].Start > 0 {
		return Date{}, false
	}
	return dates[0], true
}

// normal trims a value of metadata and sets dashes into "20250210".
func normal(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		return s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	return s
}

// token is a run of letters, a run of digits or one other character that is no
// white space.
type token struct {
	start, end int
	num        int  // value of up to four digits, else -1
	space      bool // white space stands before it
}

func tokens(s string) []token {
	var toks []token
	space := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		j := i + size
		switch {
		case unicode.IsSpace(r):
			i, space = j, true
			continue
		case r >= '0' && r <= '9':
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				j++
			}
		case unicode.IsLetter(r):
			for j < len(s) {
				q, n := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(q) {
					break
				}
				j += n
			}
		}
		toks = append(toks, token{i, j, number(s[i:j]), space})
		i, space = j, false
	}
	return toks
}

func number(s string) int {
	if len(s) > 4 {
		return -1
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// at reads the date that begins at the first token and says how many tokens it has.
func at(s string, t []token, order Order) (Date, int) {
	for _, read := range []func(string, []token) (Date, int){iso, dayMonthYear, monthDayYear, monthYear} {
		if d, n := read(s, t); n > 0 {
			return d, n
		}
	}
	return numeric(s, t, order)
}

func dayMonthYear(s string, t []token) (Date, int) {
	i := 1
	if len(t) < 3 || t[0].num < 1 || t[0].num > 31 || t[0].end-t[0].start > 2 {
		return Date{}, 0
	}
	if ordinal(text(s, t, i)) {
		i++
	}
	if strings.EqualFold(text(s, t, i), "of") {
		i++
	}
	sep := text(s, t, i)
	if sep == "-" || sep == "/" { // 10-Feb-2025
		i++
	}
	month := Month(text(s, t, i))
	if month == 0 {
		return Date{}, 0
	}
	i++
	for p := text(s, t, i); p == "." || p == "," || (p == sep && p != "" && (p == "-" || p == "/")); p = text(s, t, i) {
		i++
	}
	return onDay(t, i, month, t[0].num)
}

func monthDayYear(s string, t []token) (Date, int) {
	month := Month(text(s, t, 0))
	if month == 0 {
		return Date{}, 0
	}
	i := 1
	if text(s, t, i) == "." {
		i++
	}
	if i >= len(t) || t[i].num < 1 || t[i].num > 31 || t[i].end-t[i].start > 2 {
		return Date{}, 0
	}
	day := t[i].num
	i++
	if ordinal(text(s, t, i)) {
		i++
	}
	if text(s, t, i) == "," {
		i++
	}
	return onDay(t, i, month, day)
}

// onDay ends a date with the year at t[i].
func onDay(t []token, i int, month time.Month, day int) (Date, int) {
	if i >= len(t) || !year(t[i]) {
		return Date{}, 0
	}
	d := factum.DayOf(t[i].num, month, day)
	if !d.Known() {
		return Date{}, 0
	}
	return span(t, i+1, d, d), i + 1
}

// monthYear reads "June 2024".
func monthYear(s string, t []token) (Date, int) {
	month := Month(text(s, t, 0))
	if month == 0 {
		return Date{}, 0
	}
	i := 1
	for p := text(s, t, i); p == "." || p == ","; p = text(s, t, i) {
		i++
	}
	if i >= len(t) || !year(t[i]) || !t[i].space {
		return Date{}, 0
	}
	first := factum.DayOf(t[i].num, month, 1)
	last := factum.DayOf(t[i].num+int(month)/12, month%12+1, 1).Add(-1)
	return span(t, i+1, first, last), i + 1
}

// iso reads 2025-02-10, 2025/02/10 and 2025.02.10 with what follows of a clock.
func iso(s string, t []token) (Date, int) {
	if len(t) < 5 || !year(t[0]) {
		return Date{}, 0
	}
	sep := text(s, t, 1)
	if sep != "-" && sep != "/" && sep != "." || text(s, t, 3) != sep || t[2].num < 0 || t[4].num < 0 ||
		t[4].end-t[0].start > 10 || t[4].end-t[4].start > 2 {
		return Date{}, 0
	}
	d := factum.DayOf(t[0].num, time.Month(t[2].num), t[4].num)
	if !d.Known() {
		return Date{}, 0
	}
	date := span(t, 5, d, d)
	if tail := s[t[4].end:]; len(tail) >= 3 && (tail[0] == 'T' || tail[0] == ' ') {
		if hour := number(tail[1:3]); hour >= 0 && hour < 24 {
			zone := strings.TrimLeft(tail[3:], ":.0123456789")
			date.UTC = strings.HasPrefix(zone, "Z") || strings.HasPrefix(zone, "+00") || strings.HasPrefix(zone, " UTC")
			date.Hour = hour
		}
	}
	return date, 5
}

// numeric reads 10/02/2025, 10-02-2025 and 10.02.2025. With dots the day comes
// first wherever they are in use.
func numeric(s string, t []token, order Order) (Date, int) {
	if len(t) < 5 || t[0].num < 1 || t[2].num < 1 || !year(t[4]) || t[4].end-t[0].start > 10 ||
		t[0].end-t[0].start > 2 || t[2].end-t[2].start > 2 {
		return Date{}, 0
	}
	sep := text(s, t, 1)
	if sep != "/" && sep != "." && sep != "-" || text(s, t, 3) != sep {
		return Date{}, 0
	}
	if sep == "." {
		order = DayFirst
	}
	dmy := factum.DayOf(t[4].num, time.Month(t[2].num), t[0].num)
	mdy := factum.DayOf(t[4].num, time.Month(t[0].num), t[2].num)
	switch {
	case dmy == mdy && !dmy.Known():
		return Date{}, 0
	case !mdy.Known() || dmy.Known() && order == DayFirst:
		return span(t, 5, dmy, dmy), 5
	case !dmy.Known() || order == MonthFirst:
		return span(t, 5, mdy, mdy), 5
	}
	d := span(t, 5, min(dmy, mdy), max(dmy, mdy))
	d.Ambiguous = d.First != d.Last
	return d, 5
}

// withWeekday takes the weekday before the date at t[i] into it.
func withWeekday(s string, t []token, i int, d Date) Date {
	j := i - 1
	for j >= 0 && (text(s, t, j) == "," || text(s, t, j) == ".") {
		j--
	}
	if j < 0 {
		return d
	}
	word := s[t[j].start:t[j].end]
	if day, ok := weekday(word); ok {
		d.Start = t[j].start
		if d.Exact() && d.First.Weekday() != day {
			d.Weekday = word
		}
	}
	return d
}

func span(t []token, n int, first, last factum.Day) Date {
	return Date{Range: factum.Range{Start: t[0].start, End: t[n-1].end}, First: first, Last: last}
}

func text(s string, t []token, i int) string {
	if i >= len(t) {
		return ""
	}
	return s[t[i].start:t[i].end]
}

func year(t token) bool { return t.end-t.start == 4 && t.num >= 1500 && t.num < 2200 }

func ordinal(s string) bool {
	switch strings.ToLower(s) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// Month gives the month of an English name or its usual abbreviation, else 0.
func Month(s string) time.Month {
	s = strings.ToLower(s)
	if s == "sept" {
		return time.September
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); s == name || len(s) == 3 && s == name[:3] {
			return m
		}
	}
	return 0
}

// weekday gives the weekday of an English name or its usual abbreviation.
func weekday(s string) (time.Weekday, bool) {
	s = strings.ToLower(s)
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); s == name || len(s) >= 3 && len(s) <= 5 && strings.HasPrefix(name, s) {
			return d, true
		}
	}
	return 0, false
}

// Weekday says whether s is an English name of a weekday or an abbreviation of it.
func Weekday(s string) bool {
	_, ok := weekday(s)
	return ok
}
