package chart

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"factum"
	"factum/internal/report/wording"
)

// Stretch is a linear part of the axis.
type Stretch struct {
	X, W  float64
	Title string // the year or month that the ticks leave unsaid
	Ticks []Tick
	first factum.Day
	last  factum.Day
	gaps  []gap // between the days that occur, in order; one less than the days
	whole bool  // nothing in it can be set apart
}

// gap is the time between two days that occur and follow on each other.
type gap struct {
	after factum.Day // the first of the two
	days  int
	// inner says that the two days are no more than the first and the last day
	// of one item, which need not be told apart.
	inner bool
}

// Tick is a mark on the axis with its label.
type Tick struct {
	X      float64 // of the line
	Label  string
	LabelX float64 // the middle of the label
}

// Break is a place where the axis leaves time out.
type Break struct {
	X     float64 // its middle
	Label string  // how much is left out: "8 months"
}

const (
	margin     = 8  // pixels at both ends, so that signs and labels have room
	breakWidth = 22 // pixels between two stretches
	leastWidth = 58 // pixels of a stretch of a single day: room for "17 Oct"
	crowded    = 8  // pixels: two days closer than this can't be told apart
	leastGap   = 4  // days: nothing shorter is left out
	sparser    = 4  // a gap so many times as long as the mean of a neighbourhood ends it
	tickSize   = 11 // pixels: the size of the labels
)

// newAxis lays the stretches out over width pixels for the items that have
// days. It begins with one stretch. While days are too close to be told apart,
// the closest ones are set apart with their neighbourhood in a stretch of
// their own, as far as there is room.
func newAxis(items []Item, dated []int, width float64) []Stretch {
	days, gaps := occurring(items, dated)
	if len(days) == 0 {
		return nil
	}
	most := max(1, int(width/110))
	axis := []Stretch{{first: days[0], last: days[len(days)-1], gaps: gaps}}
	place(axis, width)
	for len(axis) < most {
		i, at := tightest(axis)
		if i < 0 {
			break
		}
		parts := axis[i].apart(at, most-len(axis))
		axis = slices.Replace(axis, i, i+1, parts...)
		place(axis, width)
	}
	for i := range axis {
		axis[i].ticks()
	}
	return axis
}

// occurring lists the days on which something begins, ends or is said to be,
// and the gaps between them.
func occurring(items []Item, dated []int) (days []factum.Day, gaps []gap) {
	uses := map[factum.Day]int{}
	inner := map[[2]factum.Day]bool{}
	use := func(d factum.Day) {
		if d.Known() {
			if uses[d]++; uses[d] == 1 {
				days = append(days, d)
			}
		}
	}
	for _, i := range dated {
		v := items[i].When
		use(v.From.Day)
		if v.To.Day != v.From.Day {
			use(v.To.Day)
			inner[[2]factum.Day{v.From.Day, v.To.Day}] = true
		}
		for _, d := range items[i].Points {
			use(d)
		}
	}
	slices.Sort(days)
	for i := 1; i < len(days); i++ {
		a, b := days[i-1], days[i]
		gaps = append(gaps, gap{a, b.Sub(a), uses[a] == 1 && uses[b] == 1 && inner[[2]factum.Day{a, b}]})
	}
	return days, gaps
}

// place gives each stretch its share of the width: a least width, and of the
// rest as much as it has days to tell apart.
func place(axis []Stretch, width float64) {
	free := width - 2*margin - breakWidth*float64(len(axis)-1) - leastWidth*float64(len(axis))
	share := func(s *Stretch) float64 {
		n := 0.0
		for _, g := range s.gaps {
			if n++; g.inner {
				n -= 0.5
			}
		}
		return n
	}
	all := 0.0
	for i := range axis {
		all += share(&axis[i])
	}
	x := float64(margin)
	for i := range axis {
		w := leastWidth + free/float64(len(axis))
		if all > 0 {
			w = leastWidth + free*share(&axis[i])/all
		}
		axis[i].X, axis[i].W = x, w
		x += w + breakWidth
	}
}

// tightest finds the two days that are hardest to tell apart: the stretch and
// the gap. It gives -1 when all can be, or when breaking would not help.
func tightest(axis []Stretch) (stretch, at int) {
	stretch = -1
	best := float64(crowded)
	for i := range axis {
		s := &axis[i]
		if s.whole || len(s.gaps) < 2 {
			continue
		}
		for k, g := range s.gaps {
			if d := float64(g.days) * s.scale(); d < best && !g.inner {
				best, stretch, at = d, i, k
			}
		}
	}
	return stretch, at
}

// apart sets the days about the gap at apart from the rest of the stretch:
// it takes in neighbours until the next gap is much longer than what it has,
// and breaks there, making at most room more stretches.
func (s Stretch) apart(at, room int) []Stretch {
	l, r := at, at // gaps taken in
	span := s.gaps[at].days
	for {
		limit := max(leastGap, sparser*span/(r-l+1))
		left, right := 1<<30, 1<<30
		if l > 0 {
			left = s.gaps[l-1].days
		}
		if r < len(s.gaps)-1 {
			right = s.gaps[r+1].days
		}
		if min(left, right) > limit {
			break
		}
		if left <= right {
			l--
			span += left
		} else {
			r++
			span += right
		}
	}
	hasLeft, hasRight := l > 0, r < len(s.gaps)-1
	if hasLeft && hasRight && room < 2 {
		hasLeft = s.gaps[l-1].days >= s.gaps[r+1].days
		hasRight = !hasLeft
	}
	var parts []Stretch
	from, first := 0, s.first
	if hasLeft {
		g := s.gaps[l-1]
		parts = append(parts, Stretch{first: first, last: g.after, gaps: s.gaps[:l-1]})
		from, first = l, g.after.Add(g.days)
	}
	if hasRight {
		g := s.gaps[r+1]
		parts = append(parts, Stretch{first: first, last: g.after, gaps: s.gaps[from : r+1]})
		from, first = r+2, g.after.Add(g.days)
	}
	parts = append(parts, Stretch{first: first, last: s.last, gaps: s.gaps[from:]})
	if len(parts) == 1 {
		parts[0].whole = true
	}
	return parts
}

// x gives the place of the beginning of a day; days that fall into a break
// are placed within it.
func x(axis []Stretch, d factum.Day) float64 {
	for i := range axis {
		s := &axis[i]
		if n := d.Sub(s.first); n < 0 {
			if i == 0 {
				return s.X
			}
			before := &axis[i-1]
			out := float64(d.Sub(before.last)) / float64(s.first.Sub(before.last))
			return before.X + before.W + breakWidth*out
		}
		if d.Sub(s.last) <= 1 {
			return s.X + s.scale()*float64(d.Sub(s.first))
		}
	}
	end := axis[len(axis)-1]
	return end.X + end.W
}

func (s *Stretch) scale() float64 { return s.W / float64(s.last.Sub(s.first)+1) }

// step is a distance between ticks.
type step struct {
	days, months int
	room         float64 // pixels that a label needs
}

var steps = []step{
	{1, 0, 48}, {2, 0, 48}, {7, 0, 48}, {14, 0, 48},
	{0, 1, 62}, {0, 3, 62}, {0, 6, 62},
	{0, 12, 40}, {0, 24, 40}, {0, 60, 40}, {0, 120, 40}, {0, 240, 40}, {0, 600, 40}, {0, 1200, 40}, {0, 6000, 40}, {0, 12000, 40},
}

// ticks chooses the finest step whose labels fit.
func (s *Stretch) ticks() {
	if s.first == s.last {
		s.Ticks = []Tick{{s.X + s.W/2, dayOf(s.first), s.X + s.W/2}}
		s.Title = yearOf(s.first)
		return
	}
	for _, st := range steps {
		days := float64(st.days)
		if st.months > 0 {
			days = float64(st.months) * 30.44
		}
		if s.scale()*days < st.room {
			continue
		}
		s.Ticks = s.every(st)
		if len(s.Ticks) == 0 {
			continue
		}
		if st.days > 0 {
			s.Title = s.title()
		}
		return
	}
	// No step has a tick in the stretch: name its ends.
	s.Title = wording.Interval(factum.Between(s.first, s.last), wording.Short)
}

// every sets ticks at a step. Days are ticked in their middle, months and
// years at their beginning.
func (s *Stretch) every(st step) []Tick {
	var list []Tick
	end := s.X - margin - 4 // of the last label
	add := func(at float64, label string) {
		half := Measure(label, tickSize) / 2
		middle := min(max(at, s.X-margin+half), s.X+s.W+margin-half)
		if middle-half < end+4 {
			label = "" // pushed onto its neighbour by the end of the stretch
		} else {
			end = middle + half
		}
		list = append(list, Tick{at, label, middle})
	}
	if st.days > 0 {
		for d := s.first; d.Sub(s.last) <= 0; d = d.Add(st.days) {
			add(s.X+s.scale()*(float64(d.Sub(s.first))+0.5), dayOf(d))
		}
		return list
	}
	year, month, _ := s.first.Date()
	n := year*12 + int(month) - 1
	n -= ((n % st.months) + st.months) % st.months
	for ; ; n += st.months {
		y, m := n/12, n%12
		if m < 0 {
			y, m = y-1, m+12
		}
		d := factum.DayOf(y, time.Month(m+1), 1)
		if !d.Known() || d.Sub(s.last) > 0 {
			break
		}
		if d.Sub(s.first) < 0 {
			continue
		}
		label := strconv.Itoa(y)
		if st.months < 12 {
			label = time.Month(m + 1).String()[:3] + " " + label
		}
		add(s.X+s.scale()*float64(d.Sub(s.first)), label)
	}
	return list
}

func (s *Stretch) title() string {
	a, b := yearOf(s.first), yearOf(s.last)
	if a == b {
		return a
	}
	return a + "–" + b
}

// dayOf gives a day without its year.
func dayOf(d factum.Day) string {
	_, m, day := d.Date()
	return fmt.Sprintf("%d %s", day, m.String()[:3])
}

func yearOf(d factum.Day) string {
	y, _, _ := d.Date()
	return strconv.Itoa(y)
}

// breaks says how much time is left out between the stretches.
func breaks(axis []Stretch) []Break {
	var list []Break
	for i := 1; i < len(axis); i++ {
		list = append(list, Break{axis[i].X - breakWidth/2, length(axis[i].first.Sub(axis[i-1].last) - 1)})
	}
	return list
}

// length puts a number of days into a round number of words.
func length(days int) string {
	switch {
	case days < 60:
		return wording.Count(days, "day")
	case days < 700:
		return wording.Count((days+15)/30, "month")
	}
	return wording.Count((days+182)/365, "year")
}
