package record

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"factum"
)

// minutes is a closed interval of minutes since 1970, UTC or local: what the
// words leave open is part of it.
type minutes struct{ first, last int }

func (m minutes) meets(o minutes) bool { return m.first <= o.last && o.first <= m.last }

const (
	minutesOfDay = 24 * 60
	// clockBlur is how far two clock times may lie apart that people give for
	// one moment, in minutes: they round to the half hour.
	clockBlur = 30
	// edge is how near to midnight UTC a moment can fall on another local day,
	// in minutes: the zones of most of the world.
	edge = 6 * 60
)

var epoch = factum.DayOf(1970, time.January, 1)

// timed is the time of a statement, as intervals to be held against times of
// the same precision.
type timed struct {
	interval factum.Interval
	clock    bool
	parted   bool    // the words name the last or the first hours of a day
	exact    minutes // against other clock times, and hours of a day
	days     minutes // against days: what the zone leaves open is in it
}

func (a timed) excludes(b timed) bool {
	if a.parted || b.parted {
		return !a.hours().meets(b.hours())
	}
	if a.clock && b.clock {
		return !a.exact.meets(b.exact)
	}
	if !a.clock && !b.clock {
		return !a.days.meets(b.days)
	}
	if a.clock {
		return !a.days.meets(b.exact)
	}
	return !a.exact.meets(b.days)
}

// hours gives the hours of a time, of a day without hours all that are its.
func (a timed) hours() minutes {
	if a.clock || a.parted {
		return a.exact
	}
	return a.days
}

// far is a day that none is beyond, in minutes.
const far = 1 << 40

// Words that put what happened into the last or the first hours of a day, which
// are of another day in another zone.
var (
	lateWords  = regexp.MustCompile(`(?i)\b(?:late|night)\b`)
	earlyWords = regexp.MustCompile(`(?i)\b(?:early|small hours|dawn|pre-dawn|predawn)\b`)
	midnight   = regexp.MustCompile(`(?i)\bmidnight\b`)
)

// nightly is how many minutes the late hours of a day are, and the early ones.
const nightly = 6 * 60

// timeOf gives the time that an interval means; zoned says that the words name a
// zone.
func timeOf(v factum.Interval, zoned bool) timed {
	t := timed{interval: v, exact: minutes{-far, far}, days: minutes{-far, far}}
	t.clock = v.Closed() && v.From.Clock > 0 && v.To.Clock > 0
	slack := 0
	if zoned {
		slack = minutesOfDay // the local day of another zone
	}
	if v.From.Known() {
		day := v.From.Day.Sub(epoch) * minutesOfDay
		t.exact.first, t.days.first = day, day-slack
		if t.clock {
			t.exact.first += int(v.From.Clock) - 1 - clockBlur/2
			if int(v.From.Clock)-1 < edge {
				t.days.first = day - minutesOfDay
			}
		}
	}
	if v.To.Known() {
		day := v.To.Day.Sub(epoch) * minutesOfDay
		t.exact.last, t.days.last = day+minutesOfDay-1, day+minutesOfDay-1+slack
		if t.clock {
			t.exact.last = day + int(v.To.Clock) - 1 + clockBlur/2
			if int(v.To.Clock)-1 >= minutesOfDay-edge {
				t.days.last += minutesOfDay
			}
		}
	}
	return t
}

// told gives a time of which the words name hours of a day: late, or early.
func (a timed) told(words string) timed {
	if !a.interval.Exact() || a.clock {
		return a
	}
	day := a.interval.From.Day.Sub(epoch) * minutesOfDay
	late, early := lateWords.MatchString(words), earlyWords.MatchString(words)
	switch {
	case midnight.MatchString(words):
		a.parted, a.exact = true, minutes{day - edge, day + minutesOfDay + edge} // that at its beginning, or at its end
	case late && !early:
		a.parted, a.exact = true, minutes{day + minutesOfDay - nightly - edge, day + minutesOfDay + edge}
	case early && !late:
		a.parted, a.exact = true, minutes{day - edge, day + nightly + edge}
	}
	return a
}

// zoneWords name a zone that need not be that of the place: "03:40 hours,
// Bishkek time", "17:30 GMT".
var zoneWords = regexp.MustCompile(`^.{0,24}?(?:\b\p{Lu}\p{L}+ time\b|\b(?:GMT|UTC|CET|CEST|EST|EDT)\b)`)

// zoned says whether a statement gives its time in a zone that the words name.
func (f *finder) zoned(st *factum.Statement) bool {
	d := f.documents[st.Document]
	if d == nil || st.When == nil || st.End > len(d.Text) {
		return false
	}
	rest := d.Text[st.End:min(len(d.Text), st.End+60)]
	return namesZone(rest) && zoneWords.MatchString(rest) || namesZone(st.When.Text) && zoneWords.MatchString(st.When.Text) || namesZone(st.Quote) && zoneInside.MatchString(st.Quote)
}

// namesZone says whether a text holds a word that the expressions for zones ask
// for.
func namesZone(text string) bool {
	return strings.Contains(text, " time") || strings.Contains(text, "GMT") || strings.Contains(text, "UTC") || strings.Contains(text, "CET") ||
		strings.Contains(text, "CEST") || strings.Contains(text, "EST") || strings.Contains(text, "EDT")
}

var zoneInside = regexp.MustCompile(`\d\d[:.]\d\d[^.]{0,16}?(?:\p{Lu}\p{L}+ time\b|\bGMT\b|\bUTC\b)`)

// hourOnly are words that name an hour and no day: which day is meant is
// reckoned, and contradicts nobody.
var hourOnly = regexp.MustCompile(`(?i)^\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: hours)?$`)

// lasting are the types that go on for days, or are done again and again: two
// days of them exclude nothing.
var lasting = map[factum.Type]bool{
	factum.Detention: true, factum.Located: true, factum.Travel: true, factum.Consultation: true, factum.CourtHearing: true,
	factum.Statement_: true, factum.Criticism: true, factum.Demand: true, factum.LegalOpinion: true, factum.AllegedCrime: true, factum.Other: true,
}

// dated gathers the times that the statements give, the narrowest first.
func (f *finder) dated(said []*factum.Statement) []value[timed] {
	var all values[timed]
	for _, st := range said {
		if st.When != nil && st.When.Closed() && !hourOnly.MatchString(st.When.Text) {
			z := f.zoned(st)
			is := timeOf(st.When.Interval, z).told(st.When.Text)
			key := st.When.Interval.String()
			if z {
				key += " zoned"
			}
			if is.parted {
				key += fmt.Sprint(is.exact)
			}
			all.add(key, dayValue(st.When.Interval), is, st.ID)
		}
	}
	slices.SortStableFunc(all.list, func(a, b value[timed]) int {
		x, y := a.is.interval, b.is.interval
		return cmp.Or(cmp.Compare(x.To.Day.Sub(x.From.Day), y.To.Day.Sub(y.From.Day)), cmp.Compare(x.From.Day, y.From.Day), cmp.Compare(x.From.Clock, y.From.Clock))
	})
	return all.list
}

// days finds statements that put one event on different days, or at different
// hours of one.
func (f *finder) days(ev *factum.Event) {
	if lasting[ev.Type] || f.inExistence[ev.ID] {
		return
	}
	list := f.dated(f.asserted(ev))
	sides, sets, note := contrast(list, func(a, b *value[timed]) bool { return a.is.excludes(b.is) }, nil)
	f.reached(note, ev, "when")
	if len(sides) > 1 {
		f.add(draft{kind: factum.Contradiction, event: ev, attribute: "when", sides: sides, sets: sets, note: note})
		return
	}
	f.slipped(ev, list)
}

// slipped marks an event that bears two dates, one day apart, because it is told
// near midnight: the moment is of the one day here and of the other elsewhere.
func (f *finder) slipped(ev *factum.Event, list []value[timed]) {
	if !weighty[ev.Type] {
		return
	}
	said := map[factum.Day][]string{}
	for i := range list[:min(len(list), mostValues)] {
		if day := toldDay(list[i].is.interval); day.Known() {
			said[day] = append(said[day], list[i].statements...)
		}
	}
	for _, day := range slices.Sorted(maps.Keys(said)) {
		if next := day.Add(1); said[next] != nil {
			f.add(draft{kind: factum.Granularity, event: ev, attribute: "when", note: "told near midnight, the moment bears both dates in different zones", sides: []factum.Side{
				{Value: day.String(), Statements: said[day]}, {Value: next.String(), Statements: said[next]},
			}})
			return
		}
	}
}

// toldDay is the one day that a time tells. A moment whose UTC day is not the
// local one is an interval of both, of which the end without a clock time is the
// local day.
func toldDay(v factum.Interval) factum.Day {
	switch {
	case v.Exact():
		return v.From.Day
	case !v.Closed() || v.To.Day.Sub(v.From.Day) != 1 || (v.From.Clock > 0) == (v.To.Clock > 0):
		return 0
	case v.From.Clock > 0:
		return v.To.Day
	}
	return v.From.Day
}

func dayValue(v factum.Interval) string { return v.String() }
