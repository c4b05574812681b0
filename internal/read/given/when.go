package given

import (
	"fmt"
	"strings"
	"time"

	"factum"
)

// parseWhen reads a day, a time, a month, a year, or first/last of these; ""
// is unknown, and so is an end written as "..".
func parseWhen(s string) (factum.Interval, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return factum.Interval{}, nil
	}
	first, last, ranged := strings.Cut(s, "/")
	if !ranged {
		return parsePeriod(first)
	}
	a, err := parsePeriod(first)
	if err != nil {
		return factum.Interval{}, err
	}
	b, err := parsePeriod(last)
	if err != nil {
		return factum.Interval{}, err
	}
	if a.From.Known() && b.To.Known() && a.From.Day > b.To.Day {
		return factum.Interval{}, fmt.Errorf("%q ends before it begins", s)
	}
	return factum.Interval{From: a.From, To: b.To}, nil
}

func parsePeriod(s string) (factum.Interval, error) {
	if s == "" || s == ".." {
		return factum.Interval{}, nil
	}
	if t, err := time.Parse("2006", s); err == nil {
		return factum.Between(factum.DayOf(t.Year(), time.January, 1), factum.DayOf(t.Year(), time.December, 31)), nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		first := factum.DayOf(t.Year(), t.Month(), 1)
		next := t.AddDate(0, 1, 0)
		return factum.Between(first, factum.DayOf(next.Year(), next.Month(), 1).Add(-1)), nil
	}
	m, err := factum.ParseMoment(s)
	if err != nil {
		return factum.Interval{}, fmt.Errorf("%q is no day, time, month or year", s)
	}
	return factum.Interval{From: m, To: m}, nil
}
