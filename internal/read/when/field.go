package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"factum"
	"factum/internal/read/when/zone"
)

// Fields are what words fix of a calendar date: any subset, the rest zero. A
// weekday beside a full date is kept, so that the two can be compared.
type Fields struct {
	// Year is the year with its last digits cut off as Span says: 1997 for a
	// year, 199 for a decade, 19 for a century, 1 for a millennium. Years
	// before Christ count from -1 (1 BC) downward and are never cut.
	Year    int32
	Span    Unit  // Year, Decade, Century or Millennium; NoUnit without a year
	Fiscal  bool  // a fiscal year of that name, not the calendar year
	Month   uint8 // 1-12
	Day     uint8 // 1-31
	Week    uint8 // ISO 8601, 1-53
	Weekday uint8 // ISO 8601, 1 = Monday ... 7
	Weekend bool
	Quarter uint8 // 1-4
	Half    uint8 // 1-2
	Season  Season
	Part    Part
	Clock   Clock
	Holiday string // a name of lexicon/holidays.tsv
}

// Season is a season of the year.
type Season uint8

// The seasons, of the northern hemisphere unless a text says otherwise.
const (
	NoSeason Season = iota
	Spring
	Summer
	Autumn
	Winter
)

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

// Part is a part of the day.
type Part uint8

// The parts of the day. Dawn and noon have no code of their own in TIMEX3's
// older list; they are clock times or DT there.
const (
	NoPart Part = iota
	Dawn
	Morning
	Midday
	Afternoon
	Evening
	Night
	Daytime
)

var partCodes = [...]string{"", "DW", "MO", "MI", "AF", "EV", "NI", "DT"}

// Clock is a time of day. Hour and Minute are one more than what the clock
// shows; zero is unknown. 24:00 is kept as such.
type Clock struct {
	Hour, Minute, Second uint8
	Half                 uint8 // the twelve-hour clock without a.m. or p.m.: 1, else 0
	Zoned                bool
	Zone                 int16  // minutes east of UTC, if Zoned and without Place
	Place                string // a zone of the time zone database, "Asia/Bishkek", if Zoned: its offset depends on the day
}

// setZone gives the clock the zone of another.
func (c *Clock) setZone(z Clock) { c.Zoned, c.Zone, c.Place = z.Zoned, z.Zone, z.Place }

// on gives the clock with the offset that its zone has on a day; without a zone if
// clocks were changed over that hour.
func (c Clock) on(d factum.Day) Clock {
	if c.Place == "" {
		return c
	}
	h, m := c.hm()
	first, last, ok := zone.Moments(c.Place, d, h, m)
	c.Place, c.Zone = "", 0
	if c.Zoned = ok && first.Equal(last); c.Zoned {
		wall := d.Time().Add(time.Duration(h*60+m) * time.Minute)
		c.Zone = int16(wall.Sub(first) / time.Minute)
	}
	return c
}

// Known says whether the clock shows anything.
func (c Clock) Known() bool { return c.Hour > 0 }

// hm gives hour and minute as the clock shows them.
func (c Clock) hm() (hour, minute int) {
	hour = int(c.Hour) - 1
	if c.Minute > 0 {
		minute = int(c.Minute) - 1
	}
	return hour, minute
}

// Empty says whether no field is set.
func (f Fields) Empty() bool { return f == Fields{} }

// dated says whether f fixes a day of the year or a larger part of it, so
// that only the year is open.
func (f Fields) dated() bool {
	return f.Month > 0 || f.Season > 0 || f.Quarter > 0 || f.Half > 0 || f.Holiday != "" || f.Week > 0
}

// timed says whether f fixes a time within a day.
func (f Fields) timed() bool { return f.Part > 0 || f.Clock.Known() }

// granularity is the finest unit that f fixes; NoUnit for no fields.
func (f Fields) granularity() Unit {
	switch {
	case f.Clock.Second > 0:
		return Second
	case f.Clock.Minute > 0:
		return Minute
	case f.Clock.Known():
		return Hour
	case f.Part > 0:
		return PartOfDay
	case f.Weekend:
		return Weekend
	case f.Day > 0 || f.Weekday > 0 || f.Holiday != "":
		return Day
	case f.Week > 0:
		return Week
	case f.Month > 0:
		return Month
	case f.Quarter > 0:
		return Quarter
	case f.Season > 0:
		return SeasonUnit
	case f.Half > 0:
		return Half
	}
	return f.Span
}

// merge adds the fields of g to f; ok is false if both fix the same field
// differently.
func (f Fields) merge(g Fields) (m Fields, ok bool) {
	m = f
	if g.Span != NoUnit {
		if f.Span != NoUnit && (f.Year != g.Year || f.Span != g.Span) {
			return f, false
		}
		m.Year, m.Span = g.Year, g.Span
	}
	m.Fiscal = m.Fiscal || g.Fiscal
	small := func(a *uint8, b uint8) bool {
		if b == 0 || *a == b {
			return true
		}
		if *a != 0 {
			return false
		}
		*a = b
		return true
	}
	season, part := uint8(m.Season), uint8(m.Part)
	ok = small(&m.Month, g.Month) && small(&m.Day, g.Day) && small(&m.Week, g.Week) &&
		small(&m.Weekday, g.Weekday) && small(&m.Quarter, g.Quarter) && small(&m.Half, g.Half) &&
		small(&season, uint8(g.Season)) && small(&part, uint8(g.Part))
	m.Season, m.Part = Season(season), Part(part)
	m.Weekend = m.Weekend || g.Weekend
	if g.Holiday != "" {
		ok = ok && (m.Holiday == "" || m.Holiday == g.Holiday)
		m.Holiday = g.Holiday
	}
	if g.Clock.Known() {
		ok = ok && (!m.Clock.Known() || m.Clock == g.Clock)
		m.Clock = g.Clock
	} else if g.Clock.Zoned {
		m.Clock.setZone(g.Clock)
	}
	if !ok {
		return f, false
	}
	return m, true
}

// String gives the fields in the notation of symbols: letters and numbers in
// a fixed order, y2024m04d12w5t16:10+02:00.
func (f Fields) String() string { return string(f.append(nil)) }

func (f Fields) append(b []byte) []byte {
	if f.Fiscal {
		b = append(b, 'f')
	}
	if f.Span != NoUnit {
		b = append(b, 'y')
		switch {
		case f.Year < 0:
			b = append(b, '-')
			b = appendPadded(b, -int(f.Year), 4)
		default:
			b = appendPadded(b, int(f.Year), yearDigits(f.Span))
		}
	}
	for _, x := range [...]struct {
		letter byte
		n      uint8
		width  int
	}{{'m', f.Month, 2}, {'d', f.Day, 2}, {'k', f.Week, 2}, {'w', f.Weekday, 1}, {'q', f.Quarter, 1}, {'h', f.Half, 1}} {
		if x.n > 0 {
			b = appendPadded(append(b, x.letter), int(x.n), x.width)
		}
	}
	if f.Weekend {
		b = append(b, "we"...)
	}
	if f.Season > 0 {
		b = append(b, seasonCodes[f.Season]...)
	}
	if f.Holiday != "" {
		b = append(append(append(b, '{'), f.Holiday...), '}')
	}
	if f.Part > 0 {
		b = append(append(b, 'T'), partCodes[f.Part]...)
	}
	if f.Clock.Known() || f.Clock.Zoned {
		b = f.Clock.append(b)
	}
	return b
}

func (c Clock) append(b []byte) []byte {
	b = append(b, 't')
	for i, n := range [...]uint8{c.Hour, c.Minute, c.Second} {
		if n == 0 {
			break
		}
		if i > 0 {
			b = append(b, ':')
		}
		b = appendPadded(b, int(n)-1, 2)
	}
	if c.Half > 0 {
		b = append(b, '?') // morning or afternoon is open
	}
	switch {
	case c.Place != "":
		b = append(append(append(b, '{'), strings.ReplaceAll(c.Place, "/", ".")...), '}')
	case c.Zoned:
		b = appendZone(b, int(c.Zone))
	}
	return b
}

func appendZone(b []byte, minutes int) []byte {
	if minutes == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	b = appendPadded(append(b, sign), minutes/60, 2)
	return appendPadded(append(b, ':'), minutes%60, 2)
}

func appendPadded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for i := len(s); i < width; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

func yearDigits(span Unit) int {
	switch span {
	case Decade:
		return 3
	case Century:
		return 2
	case Millennium:
		return 1
	}
	return 4
}

// parseFields reads what Fields.append writes, from the start of s; rest is
// what follows.
func parseFields(s string) (f Fields, rest string, err error) {
	p := fieldParser{s: s}
	if strings.HasPrefix(s, "fy") {
		f.Fiscal = p.letter('f')
	}
	if p.letter('y') {
		negative := p.letter('-')
		n, digits := p.number(5)
		f.Year, f.Span = int32(n), map[int]Unit{1: Millennium, 2: Century, 3: Decade, 4: Year}[digits]
		if negative {
			f.Year = -f.Year
		}
		if f.Span == NoUnit || negative && (digits != 4 || n == 0) {
			p.fail("year")
		}
	}
	small := func(letter byte, width, max int) uint8 {
		if !p.letter(letter) {
			return 0
		}
		n, digits := p.number(width)
		if digits != width || n < 1 || n > max {
			p.fail(string(letter))
		}
		return uint8(n)
	}
	f.Month, f.Day, f.Week = small('m', 2, 12), small('d', 2, 31), small('k', 2, 53)
	if !strings.HasPrefix(p.s, "we") {
		f.Weekday = small('w', 1, 7)
	}
	f.Quarter, f.Half = small('q', 1, 4), small('h', 1, 2)
	if strings.HasPrefix(p.s, "we") {
		f.Weekend, p.s = true, p.s[2:]
	}
	for i, code := range seasonCodes {
		if i > 0 && strings.HasPrefix(p.s, code) {
			f.Season, p.s = Season(i), p.s[2:]
			break
		}
	}
	if p.letter('{') {
		name, after, ok := strings.Cut(p.s, "}")
		if !ok || name == "" || strings.ContainsAny(name, "{ /|") {
			p.fail("holiday")
		}
		f.Holiday, p.s = name, after
	}
	if p.letter('T') {
		for i, code := range partCodes {
			if i > 0 && strings.HasPrefix(p.s, code) {
				f.Part = Part(i)
			}
		}
		if f.Part == NoPart {
			p.fail("part of day")
		} else {
			p.s = p.s[2:]
		}
	}
	if p.letter('t') {
		f.Clock = p.clock()
	}
	if p.err != nil {
		return Fields{}, s, p.err
	}
	return f, p.s, nil
}

type fieldParser struct {
	s   string
	err error
}

func (p *fieldParser) fail(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("bad %s before %q", what, p.s)
	}
}

func (p *fieldParser) letter(c byte) bool {
	if p.s == "" || p.s[0] != c {
		return false
	}
	p.s = p.s[1:]
	return true
}

// number reads at most max digits.
func (p *fieldParser) number(max int) (n, digits int) {
	for digits < max && digits < len(p.s) && p.s[digits] >= '0' && p.s[digits] <= '9' {
		n = n*10 + int(p.s[digits]-'0')
		digits++
	}
	p.s = p.s[digits:]
	return n, digits
}

func (p *fieldParser) clock() (c Clock) {
	limits := [...]int{24, 59, 60}
	for i, at := range [...]*uint8{&c.Hour, &c.Minute, &c.Second} {
		if i > 0 && !p.letter(':') {
			break
		}
		if i == 0 && (p.s == "" || p.s[0] < '0' || p.s[0] > '9') {
			break // a zone alone
		}
		n, digits := p.number(2)
		if digits != 2 || n > limits[i] {
			p.fail("clock")
			return c
		}
		*at = uint8(n + 1)
	}
	if c.Known() && p.letter('?') {
		c.Half = 1
	}
	switch {
	case p.letter('Z'):
		c.Zoned = true
	case p.letter('{'):
		name, after, ok := strings.Cut(p.s, "}")
		if c.Place = strings.ReplaceAll(name, ".", "/"); !ok || zone.Location(c.Place) == nil {
			p.fail("zone")
			return Clock{}
		}
		c.Zoned, p.s = true, after
	case p.s != "" && (p.s[0] == '+' || p.s[0] == '-') && len(p.s) >= 6 && p.s[3] == ':':
		sign := int16(1)
		if p.s[0] == '-' {
			sign = -1
		}
		p.s = p.s[1:]
		h, _ := p.number(2)
		p.letter(':')
		m, digits := p.number(2)
		if digits != 2 || h > 14 || m > 59 || h+m == 0 {
			p.fail("zone")
		}
		c.Zoned, c.Zone = true, sign*int16(h*60+m)
	}
	if !c.Known() && !c.Zoned {
		p.fail("clock")
	}
	return c
}
