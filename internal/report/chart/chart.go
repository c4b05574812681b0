package chart

import (
	"slices"

	"factum"
	"factum/internal/report/wording"
)

// Item is one happening to be drawn.
type Item struct {
	When     factum.Interval
	Label    string
	Disputed bool
	Unreal   bool         // no source asserts it: alleged, planned, denied only
	Points   []factum.Day // the single days that sources give, where they differ
	Weight   int          // of the undated ones, the heaviest are drawn
}

// Form is the shape of a drawing.
type Form struct {
	Width  float64 // pixels
	Narrow bool    // labels stand above their marks and not beside them
	Most   int     // rows; from more items on they are drawn together
}

// The two forms of the page: for a screen of 700 pixels or more, and for a
// phone.
var (
	Wide  = Form{Width: 800, Most: 60}
	Phone = Form{Width: 358, Narrow: true, Most: 60}
)

// Chart is a timeline laid out.
type Chart struct {
	Width, Height float64
	Top, Bottom   float64 // of the plot, where the lines of the ticks begin and end
	Axis          []Stretch
	Breaks        []Break
	Rows          []Row
	Grouped       bool // a row stands for many items
	Undated       []Row
	UndatedTop    float64
	More          int // undated items that are not drawn
}

// Row is an item, or several, with its marks.
type Row struct {
	Items    []int
	Y        float64 // middle of the marks
	Label    string
	LabelX   float64
	LabelY   float64 // baseline
	End      bool    // the label ends at LabelX and doesn't begin there
	Disputed bool
	Unreal   bool
	Marks    []Mark
}

// Shape is the shape of a mark.
type Shape string

// The shapes of marks.
const (
	Day    Shape = "day"    // a known day, at X
	Bar    Shape = "bar"    // from a first to a last day, X to X+W
	From   Shape = "from"   // on or after, an arrow from X to X+W
	Until  Shape = "until"  // on or before, an arrow from X+W to X
	Source Shape = "source" // a day that one of several sources gives, at X
)

// Mark is one sign in a row.
type Mark struct {
	Shape    Shape
	X, W     float64
	Disputed bool
	Unreal   bool
}

const (
	headHeight  = 20 // titles of the stretches
	footHeight  = 34 // labels of the ticks
	rowHeight   = 23
	aboveHeight = 40 // of a row with its label above the marks
	arrow       = 20
	mostUndated = 12
	textSize    = 12.5
	beside      = 9 // pixels between a mark and its label
)

// Layout lays the items out.
func Layout(items []Item, form Form) Chart {
	c := Chart{Width: form.Width, Top: headHeight}
	var dated, undated []int
	for i := range items {
		if items[i].When.Known() {
			dated = append(dated, i)
		} else {
			undated = append(undated, i)
		}
	}
	c.Axis = newAxis(items, dated, form.Width)
	c.Breaks = breaks(c.Axis)
	y := c.Top + 6
	if len(dated) > form.Most {
		c.Grouped = true
		for _, g := range groups(items, dated, form.Most) {
			y = c.add(c.group(items, g), form, y)
		}
	} else {
		for _, i := range dated {
			y = c.add(c.single(items, i), form, y)
		}
	}
	c.Bottom = y
	c.Height = y + footHeight
	if len(c.Axis) == 0 {
		c.Top, c.Bottom, c.Height = 0, 0, 0
	}
	c.undated(items, undated)
	return c
}

func (c *Chart) single(items []Item, i int) Row {
	it := &items[i]
	r := Row{Items: []int{i}, Label: it.Label, Disputed: it.Disputed, Unreal: it.Unreal}
	m := c.mark(it.When)
	m.Disputed, m.Unreal = it.Disputed, it.Unreal
	r.Marks = append(r.Marks, m)
	for _, d := range it.Points {
		if it.When.Exact() && d == it.When.From.Day {
			continue
		}
		r.Marks = append(r.Marks, Mark{Shape: Source, X: c.middle(d), Disputed: it.Disputed})
	}
	return r
}

func (c *Chart) middle(d factum.Day) float64 { return (x(c.Axis, d) + x(c.Axis, d.Add(1))) / 2 }

func (c *Chart) mark(v factum.Interval) Mark {
	switch {
	case !v.To.Known():
		m := c.middle(v.From.Day)
		return Mark{Shape: From, X: m, W: min(arrow, max(margin, c.Width-m))}
	case !v.From.Known():
		m := c.middle(v.To.Day)
		w := min(arrow, max(margin, m))
		return Mark{Shape: Until, X: m - w, W: w}
	case v.From.Day == v.To.Day:
		return Mark{Shape: Day, X: c.middle(v.From.Day)}
	}
	first, last := v.From.Day, v.To.Day
	if first.Sub(last) > 0 {
		first, last = last, first
	}
	from, to := x(c.Axis, first), x(c.Axis, last.Add(1))
	if to-from < 6 {
		from, to = (from+to)/2-3, (from+to)/2+3
	}
	return Mark{Shape: Bar, X: max(0, from), W: min(c.Width, to) - max(0, from)}
}

// group draws several items in one row: as marks not closer than their width,
// those in dispute first.
func (c *Chart) group(items []Item, g group) Row {
	if len(g.items) == 1 {
		return c.single(items, g.items[0])
	}
	r := Row{Items: g.items}
	disputed := 0
	taken := map[int]int{} // place of a mark, in steps of 4 pixels: its position
	for _, i := range g.items {
		it := &items[i]
		m := c.mark(it.When)
		m.Disputed, m.Unreal = it.Disputed, it.Unreal
		if it.Disputed {
			disputed++
		}
		at := int(m.X/4)<<8 + int(min(m.W, 800)/4)
		if k, ok := taken[at]; ok {
			r.Marks[k].Disputed = r.Marks[k].Disputed || m.Disputed
			r.Marks[k].Unreal = r.Marks[k].Unreal && m.Unreal
			continue
		}
		taken[at] = len(r.Marks)
		r.Marks = append(r.Marks, m)
	}
	r.Label = wording.Interval(g.span, wording.Short) + ": " + wording.Count(len(g.items), "event")
	if disputed > 0 {
		r.Label += ", " + wording.Count(disputed, "dispute")
		r.Disputed = true
	}
	return r
}

// add places a row and its label at y and gives the y of the next row.
func (c *Chart) add(r Row, form Form, y float64) float64 {
	left, right := c.Width, 0.0
	for _, m := range r.Marks {
		pad := 0.0
		if m.W == 0 {
			pad = 5
		}
		left, right = min(left, m.X-pad), max(right, m.X+m.W+pad)
	}
	label, width := r.Label, Measure(r.Label, textSize)
	if r.Disputed {
		width += Measure("≠\u2002", textSize)
	}
	before, after := left-beside, c.Width-right-beside
	room := after
	switch {
	case !form.Narrow && width <= after:
		r.LabelX = right + beside
	case !form.Narrow && width <= before:
		r.LabelX, r.End, room = left-beside, true, before
	case !form.Narrow && max(before, after) >= c.Width*0.55:
		if after >= before {
			r.LabelX = right + beside
		} else {
			r.LabelX, r.End, room = left-beside, true, before
		}
	default:
		r.Y, r.LabelY = y+aboveHeight-11, y+14
		r.LabelX = max(0, min(left, c.Width-width))
		r.Label = fit(label, c.Width-(width-Measure(label, textSize)))
		c.Rows = append(c.Rows, r)
		return y + aboveHeight
	}
	r.Label = fit(label, room-(width-Measure(label, textSize)))
	r.Y, r.LabelY = y+rowHeight/2, y+rowHeight/2+4
	c.Rows = append(c.Rows, r)
	return y + rowHeight
}

// undated lists what has no day below the axis.
func (c *Chart) undated(items []Item, list []int) {
	if len(list) == 0 {
		return
	}
	if len(list) > mostUndated {
		c.More = len(list) - mostUndated
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b int) int { return items[b].Weight - items[a].Weight })
		list = list[:mostUndated]
		slices.Sort(list)
	}
	y := c.Height + 6
	c.UndatedTop = y + 12
	y += 22
	for _, i := range list {
		it := &items[i]
		width := c.Width - 18
		if it.Disputed {
			width -= Measure("≠\u2002", textSize)
		}
		c.Undated = append(c.Undated, Row{
			Items: []int{i}, Label: fit(it.Label, width), LabelX: 18, Y: y + rowHeight/2, LabelY: y + rowHeight/2 + 4,
			Disputed: it.Disputed, Unreal: it.Unreal,
		})
		y += rowHeight
	}
	if c.More > 0 {
		y += rowHeight
	}
	c.Height = y + 4
}
