package when

import (
	"fmt"
	"strconv"
)

// mergeFields merges the fields of all parts that have some.
func mergeFields(a []*node) (f Fields, ok bool) {
	some := false
	for _, n := range a {
		if n == nil || n.v.sym.Kind == NoValue {
			continue
		}
		g, isFields := n.v.sym.fields()
		if !isFields {
			return f, false
		}
		if f, ok = f.merge(g); !ok {
			return f, false
		}
		some = true
	}
	return f, some
}

// merge joins the fields of the parts: 12 + April + 2024.
func merge(a []*node) (value, bool) {
	for _, n := range a {
		if n != nil && n.v.problem != "" {
			return n.v, true
		}
	}
	f, ok := mergeFields(a)
	if !ok {
		return no()
	}
	if f.Clock.Zoned {
		f.Clock.Half = 0 // with a zone texts count to 24
	}
	return dateValue(f), true
}

// dateValue is a point of these fields, or the reason why there is none.
func dateValue(f Fields) value {
	if p := f.problem(); p != "" {
		return problem(p)
	}
	return value{sym: point(f)}
}

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
var weekdayNames = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// problem says why the fields are no date; "" if they are one.
func (f Fields) problem() string {
	if f.Span == Year && f.Year == 0 {
		return "there is no year 0"
	}
	if f.Span == Year && (f.Year > maxYear || f.Year < minYear) {
		return fmt.Sprintf("the year %d is outside the calendar", f.Year)
	}
	if f.Month == 0 || f.Day == 0 {
		return ""
	}
	if f.Span != Year {
		if int(f.Day) > monthLength(2000, int(f.Month)) { // a leap year
			return fmt.Sprintf("there is no %d %s", f.Day, monthNames[f.Month])
		}
		return ""
	}
	if int(f.Day) > monthLength(astronomical(f.Year), int(f.Month)) {
		return fmt.Sprintf("there is no %d %s %d", f.Day, monthNames[f.Month], f.Year)
	}
	if _, ok := periodOf(f); !ok && f.Weekday > 0 {
		return fmt.Sprintf("%d %s %d is no %s", f.Day, monthNames[f.Month], f.Year, weekdayNames[f.Weekday])
	}
	return ""
}

func dayField(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 31 {
		return no()
	}
	return value{n: n, sym: open(Fields{Day: uint8(n)})}, true
}

// badDay is a number that is no day of any month.
func badDay(a []*node) (value, bool) {
	n := a[0].v.n
	return value{n: n, kind: "badday"}, n > 31 && n < 1000 || n == 0
}

func badOrdinal(a []*node) (value, bool) {
	n := a[0].v.n
	return value{n: n, kind: "badday"}, n > 31 || n == 0
}

func noDate(a []*node) (value, bool) {
	day, mon := find(a, ofKind("badday")), find(a, hasSymbol)
	if day == nil || mon == nil {
		return no()
	}
	f, ok := mon.v.sym.fields()
	return problem(fmt.Sprintf("there is no %d %s", day.v.n, monthNames[f.Month])), ok
}

// noDateOf is "May 45", where the number may count what follows.
func noDateOf(a []*node) (value, bool) {
	v, ok := noDate(a)
	v.doubt = doubtCount
	return v, ok
}

// noDateIn is "45 May 2023".
func noDateIn(a []*node) (value, bool) { return problem(a[0].v.problem), true }

// noNumeric is "00/05/2023".
func noNumeric(a []*node) (value, bool) {
	d, m, y := a[0].v.n, a[2].v.n, a[4].v.n
	if d > 0 && m > 0 || d > 31 || m > 31 || y < 1000 || y > 2199 {
		return no()
	}
	return problem(fmt.Sprintf("there is no day %02d%s%02d", d, a[1].v.word, m)), true
}

// yearField takes a number as a year. Numbers outside 1000 to 2199 are years
// only in the company of an era or a month.
func yearField(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1000 || n >= 2200 {
		return no()
	}
	return value{n: n, sym: absolute(Fields{Year: int32(n), Span: Year}), doubt: doubtYear}, true
}

// eraField takes a number of any size as a year; its company says which era.
func eraField(a []*node) (value, bool) {
	n := a[0].v.n
	if n == 0 {
		return yearZero(a)
	}
	if n < 1 || n > maxYear {
		return no()
	}
	return value{n: n, sym: absolute(eraYear(n)), doubt: doubtEra}, true
}

// eraYear is a number of any size as a year.
func eraYear(n int) Fields { return Fields{Year: int32(n), Span: Year} }

// pivot is the two-digit year from which on the last century is meant.
const pivot = 50

func shortYear(n int) int {
	if n < pivot {
		return 2000 + n
	}
	return 1900 + n
}

func shortYearField(a []*node) (value, bool) {
	return value{sym: absolute(eraYear(shortYear(a[1].v.n))), doubt: doubtYear}, true
}

// mergeShort is 12-Apr-24.
func mergeShort(a []*node) (value, bool) {
	f, ok := mergeFields(a[:len(a)-1])
	if !ok {
		return no()
	}
	f, ok = f.merge(eraYear(shortYear(a[len(a)-1].v.n)))
	return dateValue(f), ok
}

// oldMonth is a month with a year of three digits: "September 420".
func oldMonth(a []*node) (value, bool) {
	f, ok := mergeFields(a[:len(a)-1])
	if !ok || a[len(a)-1].v.n < 100 {
		return no()
	}
	f, ok = f.merge(eraYear(a[len(a)-1].v.n))
	return dateValue(f), ok
}

// mergeBC is a month or a day of a year before Christ.
func mergeBC(a []*node) (value, bool) {
	f, ok := mergeFields(a[:1])
	year := a[len(a)-2]
	if !ok || year == nil || year.v.n < 1 || year.v.n > -minYear {
		return no()
	}
	f, ok = f.merge(eraYear(-year.v.n))
	return dateValue(f), ok
}

func bcField(a []*node) (value, bool) {
	n := a[0].v.n
	if n > -minYear {
		return problem("the year " + digits(n) + " BC is outside the calendar"), true
	}
	return dateValue(eraYear(-n)), true
}

func farFuture(a []*node) (value, bool) {
	if n := a[1].v.n; n > maxYear {
		return problem("the year " + digits(n) + " is outside the calendar"), true
	}
	return dateValue(eraYear(a[1].v.n)), true
}

// digits writes a number as far as it was counted (see shapeOf).
func digits(n int) string {
	if n >= maxCounted {
		return "of more than 12 digits"
	}
	return strconv.Itoa(n)
}

// farYear is "5 May 0622", "9 May 99999": a number behind a day that is no
// year of ours, but can be nothing else.
func farYear(a []*node) (value, bool) {
	y := lastPart(a)
	n := y.v.n
	switch {
	case y.v.padded && n == 0:
		return problem("there is no year 0"), true
	case y.v.padded && n >= 1000 || n < 1000 && !y.v.padded || n >= 1000 && n < 2200:
		return no()
	}
	var v value
	if n > maxYear {
		v = problem("the year " + digits(n) + " is outside the calendar")
	} else {
		f, ok := mergeFields(a[:1])
		if !ok {
			return no()
		}
		f, _ = f.merge(eraYear(n))
		v = dateValue(f)
	}
	v.doubt = doubtCount
	return v, true
}

// yearZero is the year that the calendar of sources doesn't have.
func yearZero([]*node) (value, bool) { return problem("there is no year 0"), true }

func iso(a []*node) (value, bool) {
	y, m, d := a[0].v.n, a[2].v.n, a[4].v.n
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1 {
		return no()
	}
	return dateValue(Fields{Year: int32(y), Span: Year, Month: uint8(m), Day: uint8(d)}), true
}

func badISO(a []*node) (value, bool) {
	y, m, d := a[0].v.n, a[2].v.n, a[4].v.n
	if m >= 1 && m <= 12 && d >= 1 && d <= 31 && y > 0 || m > 31 || d > 31 || y > 2199 {
		return no()
	}
	return problem(fmt.Sprintf("there is no day %04d-%02d-%02d", y, m, d)), true
}

func isoMonth(a []*node) (value, bool) {
	y, m := a[0].v.n, a[2].v.n
	if m < 1 || m > 12 || y < 1000 || y > 2199 {
		return no()
	}
	v := dateValue(Fields{Year: int32(y), Span: Year, Month: uint8(m)})
	v.doubt = doubtRange
	return v, true
}

// numeric is 12/04/2024: the day first, unless only the month can be. Find
// swaps the two where the document's habit is the other.
func numeric(a []*node) (value, bool) {
	d, m, y := a[0].v.n, a[2].v.n, a[4].v.n
	if y < 100 {
		y = shortYear(y)
	}
	if y < 1000 || y > 2199 {
		return no()
	}
	swap := m <= 12 && d <= 12
	if m > 12 && d <= 12 {
		d, m = m, d
	}
	if m > 12 {
		return problem(fmt.Sprintf("there is no day %d/%d", d, m)), true
	}
	v := dateValue(Fields{Year: int32(y), Span: Year, Month: uint8(m), Day: uint8(d)})
	v.swap = swap
	return v, true
}

// dotted is 12.04.2024, whose first half reads like a number with a point.
func dotted(a []*node) (value, bool) {
	if a[0].v.per != 100 && a[0].v.per != 10 {
		return no()
	}
	d, m, y := a[0].v.n/a[0].v.per, a[0].v.n%a[0].v.per, a[2].v.n
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2199 {
		return no()
	}
	return dateValue(Fields{Year: int32(y), Span: Year, Month: uint8(m), Day: uint8(d)}), true
}

// decadeField is "1990s", "1600s": with two noughts a century, but for the
// first decade of this one, of which texts speak as a decade.
func decadeField(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1000 || n > 2190 || n%10 != 0 {
		return no()
	}
	if n%100 == 0 && n != 2000 {
		return is(absolute(Fields{Year: int32(n / 100), Span: Century}))
	}
	return is(absolute(Fields{Year: int32(n / 10), Span: Decade}))
}

func shortDecade(a []*node) (value, bool) {
	d := a[0]
	if len(a) > 1 && a[1] != nil && a[1].v.n > 0 {
		d = a[1]
	}
	n := d.v.n
	if n%10 != 0 || n > 90 || n < 10 && len(a) == 1 {
		return no()
	}
	century := 1900
	if n < 20 {
		century = 2000
	}
	v := value{sym: absolute(Fields{Year: int32((century + n) / 10), Span: Decade})}
	if d == a[0] {
		v.doubt = doubtDecade // "the sixties" is also an age or a temperature
	}
	return v, true
}

// bigDecade is "nineteen-sixties".
func bigDecade(a []*node) (value, bool) {
	century, decade := a[0].v.n, lastPart(a).v.n
	if century < 10 || century > 21 {
		return no()
	}
	return is(absolute(Fields{Year: int32(century*10 + decade/10), Span: Decade}))
}

func centuryField(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 21 {
		return no()
	}
	if find(a[1:], ofKind("bc")) != nil {
		to := absolute(eraYear(-100*n + 99))
		s := absolute(eraYear(-100 * n))
		s.To = &to
		return is(s)
	}
	return value{n: n, sym: absolute(Fields{Year: int32(n - 1), Span: Century})}, true
}

func millenniumField(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 3 {
		return no()
	}
	return is(absolute(Fields{Year: int32(n - 1), Span: Millennium}))
}

// fiscal is a fiscal year, whose days depend on whose it is.
func fiscal(a []*node) (value, bool) {
	y := lastPart(a).v.n
	if y < 100 {
		y = shortYear(y)
	}
	if y < 1900 || y > 2199 {
		return no()
	}
	return value{sym: absolute(Fields{Year: int32(y), Span: Year, Fiscal: true})}, true
}

func quarter(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 4 {
		return no()
	}
	return value{sym: open(Fields{Quarter: uint8(n)}), doubt: doubtUnit}, true
}

// quarterHyphen is "third-quarter" before a noun.
func quarterHyphen(a []*node) (value, bool) {
	v, ok := quarter(a[:1])
	v.doubt = noDoubt
	return v, ok
}

func quarterQ(a []*node) (value, bool) {
	n := a[1].v.n
	if n < 1 || n > 4 {
		return no()
	}
	return is(open(Fields{Quarter: uint8(n)}))
}

func halfYear(a []*node) (value, bool) {
	n := a[0].v.n
	if n < 1 || n > 2 {
		return no()
	}
	return is(open(Fields{Half: uint8(n)}))
}

func halfYearH(a []*node) (value, bool) {
	n := a[1].v.n
	if n < 1 || n > 2 {
		return no()
	}
	return value{sym: open(Fields{Half: uint8(n)}), doubt: doubtUnit}, true
}

// halfOf is "the first half of 2010", "the first half of the 20th century".
func halfOf(a []*node) (value, bool) {
	h := find(a, func(n *node) bool { f, ok := n.v.sym.fields(); return ok && f.Half > 0 })
	whole := lastPart(a)
	f, _ := h.v.sym.fields()
	if whole.v.sym.Kind != Point {
		return no()
	}
	v := whole.v
	if v.sym.granularity() == Year {
		v.sym = v.sym.with(within(f))
		if g, ok := whole.v.sym.fields(); ok {
			if g, ok = g.merge(f); ok {
				v.sym = point(g)
			}
		}
		return value{sym: v.sym}, true
	}
	v.sym.Mod = Start
	if f.Half == 2 {
		v.sym.Mod = End
	}
	return value{sym: v.sym}, true
}

// winterRange is "the winter of 1776-77": the season of the first year.
func winterRange(a []*node) (value, bool) {
	var season, year *node
	for _, n := range a {
		if n == nil {
			continue
		}
		if f, ok := n.v.sym.fields(); ok {
			if f.Season > 0 {
				season = n
			} else if f.Span == Year && year == nil {
				year = n
			}
		}
	}
	end := lastPart(a).v.n
	if season == nil || year == nil || (year.v.n+1)%100 != end%100 {
		return no()
	}
	return merge([]*node{season, year})
}

func weekField(a []*node) (value, bool) {
	n := a[1].v.n
	y := lastPart(a)
	if n < 1 || n > 53 {
		return problem(fmt.Sprintf("there is no week %d", n)), y != a[1]
	}
	f := Fields{Week: uint8(n)}
	if y != a[1] {
		g, ok := y.v.sym.fields()
		if !ok {
			return no()
		}
		f, _ = f.merge(g)
	}
	v := dateValue(f)
	if f.Span == NoUnit {
		v.doubt = doubtUnit
	}
	return v, true
}

func isoWeekField(a []*node) (value, bool) {
	y, n := a[0].v.n, a[len(a)-1].v.n
	if n < 1 || n > 53 || y < 1000 || y > 2199 {
		return no()
	}
	return dateValue(Fields{Year: int32(y), Span: Year, Week: uint8(n)}), true
}

// Expressions that stand alone and may be something else.

func bareMonth(a []*node) (value, bool) {
	v := a[0].v
	v.doubt = noDoubt
	if a[0].v.kind == "monthn" || a[0].v.kind == "montha" {
		v.doubt = doubtMonth
	}
	return v, true
}

func bareYear(a []*node) (value, bool) { return a[0].v, true }

func bareDom(a []*node) (value, bool) {
	v := a[1].v
	v.doubt = doubtDom
	return v, true
}
