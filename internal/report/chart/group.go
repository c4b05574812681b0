package chart

import (
	"slices"
	"time"

	"factum"
)

// group is a run of items that fall into one unit of the calendar.
type group struct {
	span  factum.Interval
	items []int
}

// unit gives the first day of the calendar unit in which a day lies, and the
// first day of the next one.
type unit func(d factum.Day) (first, next factum.Day)

func daysOf(n int) unit {
	monday := factum.DayOf(2001, time.January, 1)
	return func(d factum.Day) (first, next factum.Day) {
		r := ((d.Sub(monday) % n) + n) % n
		return d.Add(-r), d.Add(n - r)
	}
}

func monthsOf(n int) unit {
	return func(d factum.Day) (first, next factum.Day) {
		y, m, _ := d.Date()
		k := y*12 + int(m) - 1
		k -= ((k % n) + n) % n
		return month(k), month(k + n)
	}
}

func month(k int) factum.Day {
	y, m := k/12, k%12
	if m < 0 {
		y, m = y-1, m+12
	}
	return factum.DayOf(y, time.Month(m+1), 1)
}

// groups brings the items together by the finest unit that makes at most most
// groups. The items are in the order of their days.
func groups(items []Item, dated []int, most int) []group {
	units := []unit{daysOf(1), daysOf(7)}
	for _, n := range []int{1, 3, 12, 60, 120, 600, 1200, 12000} {
		units = append(units, monthsOf(n))
	}
	var list []group
	for _, u := range units {
		list = list[:0]
		at := map[factum.Day]int{}
		for _, i := range dated {
			d := items[i].When.From.Day
			if !d.Known() {
				d = items[i].When.To.Day
			}
			first, next := u(d)
			k, ok := at[first]
			if !ok {
				k = len(list)
				at[first] = k
				list = append(list, group{span: factum.Between(first, next.Add(-1))})
			}
			list[k].items = append(list[k].items, i)
		}
		if len(list) <= most {
			break
		}
	}
	slices.SortStableFunc(list, func(a, b group) int { return a.span.From.Day.Sub(b.span.From.Day) })
	return list
}
