package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factum"
	"factum/internal/report/chart"
	"factum/internal/report/wording"
)

// timeline is the timeline as a drawing and as a table.
type timeline struct {
	Drawing []drawing // for a wide and for a narrow screen
	Rows    []timeRow
	Broken  bool // the axis of one of them is
}

type timeRow struct {
	N        int
	Day      string
	Exact    string // YYYY-MM-DD where the day is one
	Title    []part
	Where    string
	Reality  string
	Rests    string
	Disputed []string
	Assumed  string // what is assumed of the day
}

// drawing is a laid-out chart as SVG values.
type drawing struct {
	ID, Class   string
	Title, Desc string
	W, H        string
	Top, Bottom string
	Lines       []drawnLine // the stretches of the axis
	Grid        []string    // the places of the ticks
	Axis        []drawnText
	Breaks      []drawnText
	Rows        []drawnRow
	Undated     *drawnText
	More        *drawnText
}

type drawnLine struct{ X1, X2, Y string }

type drawnText struct{ X, Y, Text, Class string }

type drawnRow struct {
	Href  string
	X, Y  string
	End   bool
	Mark  string // "≠ " where disputed
	Label string
	Class string
	Marks []drawnMark
}

type drawnMark struct{ D, Class string }

func (b *builder) timeline() *timeline {
	if len(b.Events) == 0 {
		return nil
	}
	v, brief := &timeline{}, b.Brief()
	items, hrefs := make([]chart.Item, len(b.Events)), make([]string, len(b.Events))
	first, last := factum.Moment{}, factum.Moment{}
	for i := range b.Events {
		e := &b.Events[i]
		title := b.Title(e)
		r := timeRow{
			N: i + 1, Day: wording.Interval(e.When, wording.Long), Title: plainParts(title), Where: e.Where, Reality: b.Reality(e),
			Rests: b.rests(e.Statements, e.Origins), Disputed: attributes(e.Disputed), Assumed: wording.Assumed(e.Assumed, wording.Long),
		}
		if e.When.Exact() {
			r.Exact = e.When.From.Day.String()
		}
		v.Rows = append(v.Rows, r)
		for _, m := range []factum.Moment{e.When.From, e.When.To} {
			if m.Known() && (!first.Known() || m.Day < first.Day) {
				first = m
			}
			if m.Known() && m.Day > last.Day {
				last = m
			}
		}
		label := flatParts(brief.Title(e))
		if r.Reality != "" {
			label += " (" + flat(r.Reality) + ")"
		}
		items[i] = chart.Item{When: e.When, Label: label, Disputed: len(e.Disputed) > 0, Unreal: r.Reality != "" && r.Reality != "asserted and denied", Points: b.points(e), Weight: b.weight(e)}
		hrefs[i] = eventHref(i)
	}
	title := "Timeline of " + wording.Count(len(items), "event")
	if span := wording.Interval(factum.Interval{From: first, To: last}, wording.Long); first.Known() && span != "" {
		title += ", " + span
	}
	desc := "Each row is an event on a broken time axis: a sign for a day, a bar from a first to a last day; " +
		"the sign ≠ and a thick outline where the sources are in dispute. The table below says the same in words."
	v.Drawing = draw("timeline", title, desc, items, hrefs, false)
	for _, d := range v.Drawing {
		v.Broken = v.Broken || len(d.Breaks) > 0
	}
	return v
}

// weight says how much is said of an event: its documents count more than its
// statements.
func (b *builder) weight(e *factum.Event) int {
	documents, given := b.Carried(e.Statements)
	return 4*(len(documents)+given) + len(e.Statements) + 8*min(1, len(e.Disputed))
}

// points gives the single days that the statements of an event name, where
// they name more than one.
func (b *builder) points(e *factum.Event) []factum.Day {
	if !slices.Contains(e.Disputed, "when") {
		return nil
	}
	var days []factum.Day
	for _, id := range e.Statements {
		if i, ok := b.Statement(id); ok {
			if w := b.Statements[i].When; w != nil && w.Exact() && !slices.Contains(days, w.From.Day) {
				days = append(days, w.From.Day)
			}
		}
	}
	slices.Sort(days)
	if len(days) < 2 {
		return nil
	}
	return days
}

// draw lays the items out for a wide and for a narrow screen; due says that
// they are deadlines and not events.
func draw(id, title, desc string, items []chart.Item, hrefs []string, due bool) []drawing {
	return []drawing{
		drawn(id+"-wide", "wide", title, desc, chart.Layout(items, chart.Wide), hrefs, due),
		drawn(id+"-narrow", "narrow", title, desc, chart.Layout(items, chart.Phone), hrefs, due),
	}
}

func drawn(id, class, title, desc string, c chart.Chart, hrefs []string, due bool) drawing {
	d := drawing{ID: id, Class: class, Title: title, Desc: desc, W: px(c.Width), H: px(c.Height), Top: px(c.Top), Bottom: px(c.Bottom)}
	for _, s := range c.Axis {
		d.Lines = append(d.Lines, drawnLine{px(s.X), px(s.X + s.W), px(c.Bottom)})
		d.Axis = append(d.Axis, drawnText{px(s.X + s.W/2), px(c.Bottom + 29), s.Title, "year"})
		for _, t := range s.Ticks {
			if t.Label != "" {
				d.Axis = append(d.Axis, drawnText{px(t.LabelX), px(c.Bottom + 15), t.Label, "tick"})
			}
			d.Grid = append(d.Grid, px(t.X))
		}
	}
	for _, br := range c.Breaks {
		d.Breaks = append(d.Breaks, drawnText{px(br.X), px(c.Bottom), br.Label, "break"})
	}
	for i := range c.Rows {
		d.Rows = append(d.Rows, drawnRowOf(&c.Rows[i], hrefs, due))
	}
	if len(c.Undated) > 0 {
		d.Undated = &drawnText{X: "0", Y: px(c.UndatedTop), Text: "Without a day"}
		for i := range c.Undated {
			r := drawnRowOf(&c.Undated[i], hrefs, due)
			r.Marks = []drawnMark{{circle(6, c.Undated[i].Y, 4.5), markClass(c.Undated[i].Disputed, c.Undated[i].Unreal) + " undated"}}
			d.Rows = append(d.Rows, r)
		}
		if c.More > 0 {
			d.More = &drawnText{X: "18", Y: px(c.Height - 12), Text: "and " + wording.Count(c.More, "other event") + " without a day, in the table"}
		}
	}
	return d
}

func drawnRowOf(r *chart.Row, hrefs []string, due bool) drawnRow {
	v := drawnRow{Href: hrefs[r.Items[0]], X: px(r.LabelX), Y: px(r.LabelY), End: r.End, Label: r.Label, Class: "row"}
	if r.Disputed {
		v.Mark, v.Class = "≠\u2002", "row disputed"
	}
	for _, m := range r.Marks {
		v.Marks = append(v.Marks, drawnMark{shape(m, r.Y), markClass(m.Disputed, m.Unreal)})
		if due {
			v.Marks[len(v.Marks)-1].Class += " due"
		}
		switch last := &v.Marks[len(v.Marks)-1]; m.Shape {
		case chart.Source:
			last.Class = "mark source"
		case chart.From, chart.Until:
			last.Class += " open"
		}
	}
	return v
}

func markClass(disputed, unreal bool) string {
	class := "mark"
	if disputed {
		class += " disputed"
	}
	if unreal {
		class += " unreal"
	}
	return class
}

// shape gives the path of a mark: a circle for a day, a diamond where it is in
// dispute, a bar, an arrow for an open end.
func shape(m chart.Mark, y float64) string {
	switch m.Shape {
	case chart.Bar:
		return fmt.Sprintf("M%s %sh%sv9h-%sz", px(m.X), px(y-4.5), px(m.W), px(m.W))
	case chart.From:
		return fmt.Sprintf("M%s %sv10M%s %sh%sm-5 -4l5 4l-5 4", px(m.X), px(y-5), px(m.X), px(y), px(m.W))
	case chart.Until:
		end := m.X + m.W
		return fmt.Sprintf("M%s %sv10M%s %sh-%sm5 -4l-5 4l5 4", px(end), px(y-5), px(end), px(y), px(m.W))
	case chart.Source:
		return diamond(m.X, y, 3.5)
	}
	if m.Disputed {
		return diamond(m.X, y, 6)
	}
	return circle(m.X, y, 4.5)
}

func circle(x, y, r float64) string {
	return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0z", px(x-r), px(y), px(r), px(r), px(2*r), px(r), px(r), px(2*r))
}

func diamond(x, y, r float64) string {
	return fmt.Sprintf("M%s %sl%s -%s %s %s -%s %sz", px(x-r), px(y), px(r), px(r), px(r), px(r), px(r), px(r))
}

// px writes a length with at most one decimal.
func px(v float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}
