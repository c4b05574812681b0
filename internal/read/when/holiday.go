package when

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"factum"
)

//go:embed lexicon/holidays.tsv
var holidayTable string

// holiday says how the day of a holiday is found in a year.
type holiday struct {
	rule   string // fixed, easter, orthodox, nth, islamic, on
	year   int    // of an "on"
	month  int
	day    int // of the month (0: all of it); days after Easter; which weekday of the month
	week   int // the ISO weekday of an nth
	approx bool
	names  []string // as texts write it
}

// holidays reads the table once.
var holidays = sync.OnceValue(func() map[string]holiday {
	table := make(map[string]holiday)
	for row := range strings.Lines(holidayTable) {
		row = strings.TrimRight(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		f := strings.Split(row, "\t")
		if len(f) != 4 {
			panic(fmt.Sprintf("when: lexicon/holidays.tsv: %q has %d columns", row, len(f)))
		}
		h, err := parseHoliday(f[1])
		h.approx, h.names = f[2] == "~", strings.Split(f[3], "|")
		if err != nil {
			panic(fmt.Sprintf("when: lexicon/holidays.tsv: %q: %v", row, err))
		}
		table[f[0]] = h
	}
	return table
})

// parseHoliday reads "fixed 12-25", "easter +1", "nth 4 4 11" (the fourth
// Thursday of November), "islamic 10-01", "islamic 09" or "on 2001-09-11".
func parseHoliday(rule string) (h holiday, err error) {
	f := strings.Fields(rule)
	h.rule = f[0]
	number := func(s string) int {
		n, e := strconv.Atoi(s)
		if e != nil {
			err = e
		}
		return n
	}
	switch {
	case (h.rule == "fixed" || h.rule == "islamic") && len(f) == 2:
		month, day, dayed := strings.Cut(f[1], "-")
		if h.month = number(month); dayed {
			h.day = number(day)
		}
	case h.rule == "on" && len(f) == 2:
		var d factum.Day
		d, err = factum.ParseDay(f[1])
		year, month, day := d.Date()
		h.year, h.month, h.day = year, int(month), day
	case (h.rule == "easter" || h.rule == "orthodox") && len(f) == 2:
		h.day = number(f[1])
	case h.rule == "nth" && len(f) == 4:
		h.day, h.week, h.month = number(f[1]), number(f[2]), number(f[3])
	default:
		return h, fmt.Errorf("unknown rule %q", rule)
	}
	return h, err
}

// firstHijri and lastHijri bound the years that are taken for years of the Islamic
// calendar beside the name of one of its holidays: 1882 to 2077.
const (
	firstHijri = 1300
	lastHijri  = 1500
)

// holidayIn gives the days of a holiday in a year. Of an Islamic one that
// falls twice into a year it is the first.
func holidayIn(name string, year int) (p period, ok bool) {
	h, ok := holidays()[name]
	if !ok {
		return period{}, false
	}
	switch h.rule {
	case "fixed":
		p = dayPeriod(factum.DayOf(year, time.Month(h.month), h.day))
	case "on":
		if year == h.year {
			p = dayPeriod(factum.DayOf(year, time.Month(h.month), h.day))
		}
	case "easter":
		p = dayPeriod(easter(year).Add(h.day))
	case "orthodox":
		p = dayPeriod(orthodoxEaster(year).Add(h.day))
	case "nth":
		p = dayPeriod(nthWeekday(monthsPeriod(year, h.month, 1, Month), h.day, h.week))
	case "islamic":
		if year >= firstHijri && year <= lastHijri { // "Ramadan 1446": a year of that calendar
			if d := islamicDay(year, h.month, max(h.day, 1)); h.day > 0 {
				p = dayPeriod(d)
			} else {
				p = period{From: d, To: islamicDay(year, h.month+1, 1).Add(-1), Unit: Month, Lunar: true}
			}
			return p, p.known()
		}
		// A lunar year is about 354.37 days long.
		first := (year-622)*33/32 - 1
		for y := first; y < first+5 && !p.known(); y++ {
			d := islamicDay(y, h.month, max(h.day, 1))
			if !d.Known() {
				continue
			}
			if in, _, _ := d.Date(); in != year {
				continue
			}
			if p = dayPeriod(d); h.day == 0 && p.known() {
				p.To, p.Unit = islamicDay(y, h.month+1, 1).Add(-1), Month
				p.Lunar = true
			}
		}
	}
	return p, p.known()
}

// nthWeekday is the nth such weekday of a period; negative n count from its
// end. Unknown if it has none.
func nthWeekday(p period, n, weekday int) factum.Day {
	if !p.known() || n == 0 {
		return 0
	}
	var d factum.Day
	if n > 0 {
		d = p.From.Add((weekday-isoWeekday(p.From)+7)%7 + 7*(n-1))
	} else {
		d = p.To.Add(-((isoWeekday(p.To)-weekday+7)%7 + 7*(-n-1)))
	}
	if d < p.From || d > p.To {
		return 0
	}
	return d
}

// easter is the western Easter Sunday: the algorithm known as Meeus, Jones
// and Butcher (Nature 13, 1876). Unknown before 1583.
func easter(year int) factum.Day {
	if year < 1583 {
		return 0
	}
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return factum.DayOf(year, time.Month(month), (h+l-7*m+114)%31+1)
}

// orthodoxEaster is the Easter Sunday of the Julian reckoning (Meeus,
// Astronomical Algorithms, chapter 8), as a Gregorian day.
func orthodoxEaster(year int) factum.Day {
	if year < 1583 {
		return 0
	}
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	month, day := (d+e+114)/31, (d+e+114)%31+1
	shift := year/100 - year/400 - 2 // Gregorian minus Julian calendar
	return factum.DayOf(year, time.Month(month), day).Add(shift)
}

// islamicDay is a day of the tabular Islamic calendar (civil epoch, leap
// years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty). The sighting of
// the moon moves the true day by one or two.
func islamicDay(year, month, day int) factum.Day {
	if year < 1 {
		return 0
	}
	n := day + (59*(month-1)+1)/2 + (year-1)*354 + (3+11*year)/30
	epoch := factum.DayOf(622, time.July, 19) // 16 July of the Julian calendar
	return epoch.Add(n - 1)
}
