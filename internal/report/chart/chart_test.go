package chart

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"factum"
)

func day(y, m, d int) factum.Day { return factum.DayOf(y, time.Month(m), d) }

func on(y, m, d int) Item { return Item{When: factum.On(day(y, m, d)), Label: "something happened"} }

// A case of twenty years with one dense week: the days of the week must be
// told apart, and the years must stay in order.
func TestDenseWeekInTwentyYears(t *testing.T) {
	items := []Item{
		on(2001, 5, 1), {When: factum.Between(day(2004, 1, 1), day(2011, 12, 31)), Label: "years"}, on(2007, 6, 14), on(2016, 2, 1),
		on(2021, 3, 2), on(2021, 3, 3), on(2021, 3, 4), on(2021, 3, 5), on(2021, 3, 8), on(2021, 10, 17),
	}
	for _, form := range []Form{Wide, Phone} {
		c := Layout(items, form)
		if len(c.Axis) < 2 || len(c.Breaks) != len(c.Axis)-1 {
			t.Fatalf("%d stretches and %d breaks: the axis is not broken", len(c.Axis), len(c.Breaks))
		}
		last := -1.0
		for _, i := range []int{4, 5, 6, 7, 8} {
			at := c.Rows[i].Marks[0].X
			if at-last < crowded {
				t.Errorf("width %v: day %d stands %.1f pixels after the day before", form.Width, i, at-last)
			}
			last = at
		}
		checkChart(t, items, form, c)
	}
}

func TestEvenSpreadIsNotBroken(t *testing.T) {
	var items []Item
	for y := 2000; y < 2020; y++ {
		items = append(items, on(y, 6, 1))
	}
	if c := Layout(items, Wide); len(c.Axis) != 1 {
		t.Errorf("%d stretches, want 1", len(c.Axis))
	}
}

func TestOneDay(t *testing.T) {
	c := Layout([]Item{on(2020, 2, 29)}, Wide)
	if len(c.Axis) != 1 || len(c.Axis[0].Ticks) != 1 || c.Axis[0].Ticks[0].Label != "29 Feb" || c.Axis[0].Title != "2020" {
		t.Errorf("%+v", c.Axis)
	}
}

func TestUndatedStandApart(t *testing.T) {
	items := []Item{{Label: "when?"}, on(2020, 1, 1)}
	for range 20 {
		items = append(items, Item{Label: "and this?"})
	}
	c := Layout(items, Wide)
	if len(c.Rows) != 1 || len(c.Undated) != mostUndated || c.More != 21-mostUndated {
		t.Errorf("%d rows, %d undated, %d more", len(c.Rows), len(c.Undated), c.More)
	}
	if c.Undated[0].Y < c.Bottom {
		t.Error("what has no day stands on the axis")
	}
	if c := Layout(items[:1], Wide); len(c.Axis) != 0 || len(c.Undated) != 1 {
		t.Errorf("nothing dated: %d stretches, %d undated", len(c.Axis), len(c.Undated))
	}
}

func TestManyItemsAreDrawnTogether(t *testing.T) {
	var items []Item
	for i := range 3000 {
		it := Item{When: factum.On(day(2001, 1, 1).Add(i)), Label: "x", Disputed: i%100 == 0}
		items = append(items, it)
	}
	c := Layout(items, Wide)
	if !c.Grouped || len(c.Rows) > Wide.Most {
		t.Fatalf("grouped %v, %d rows", c.Grouped, len(c.Rows))
	}
	n := 0
	for _, r := range c.Rows {
		n += len(r.Items)
	}
	if n != len(items) {
		t.Errorf("the rows hold %d items, want %d", n, len(items))
	}
	if want := "Jan–Mar 2001: 90 events, 1 dispute"; c.Rows[0].Label != want {
		t.Errorf("first row %q, want %q", c.Rows[0].Label, want)
	}
	checkChart(t, items, Wide, c)
}

// checkChart holds what is true of any chart: all is drawn within it, and no
// label stands on another label, on another row or on its own marks.
func checkChart(t interface{ Errorf(string, ...any) }, items []Item, form Form, c Chart) {
	const slack = 0.01
	end := -1.0
	for _, s := range c.Axis {
		if s.X < end || s.W <= 0 || s.X+s.W > form.Width+slack {
			t.Errorf("a stretch from %.1f to %.1f after one to %.1f", s.X, s.X+s.W, end)
		}
		end = s.X + s.W
		labelEnd := -100.0
		for _, tick := range s.Ticks {
			half := Measure(tick.Label, tickSize) / 2
			if tick.X < s.X-slack || tick.X > s.X+s.W+slack {
				t.Errorf("tick %q stands outside of its stretch", tick.Label)
			}
			if tick.Label == "" {
				continue
			}
			if tick.LabelX-half < labelEnd+2 || tick.LabelX-half < -2 || tick.LabelX+half > form.Width+2 {
				t.Errorf("label %q from %.1f to %.1f after one to %.1f", tick.Label, tick.LabelX-half, tick.LabelX+half, labelEnd)
			}
			labelEnd = tick.LabelX + half
		}
	}
	seen := map[int]bool{}
	top := 0.0
	for _, r := range append(slices.Clone(c.Rows), c.Undated...) {
		for _, i := range r.Items {
			if seen[i] {
				t.Errorf("item %d is drawn twice", i)
			}
			seen[i] = true
		}
		if r.LabelY-textSize < top-slack {
			t.Errorf("the label at %.1f stands on the row that ends at %.1f", r.LabelY-textSize, top)
		}
		top = max(r.LabelY, r.Y+5)
		if r.Y+5 > c.Height {
			t.Errorf("a row at %.1f of %.1f", r.Y, c.Height)
		}
		width := Measure(r.Label, textSize)
		if r.Disputed {
			width += Measure("≠\u2002", textSize)
		}
		from, to := r.LabelX, r.LabelX+width
		if r.End {
			from, to = r.LabelX-width, r.LabelX
		}
		if from < -slack || to > form.Width+slack {
			t.Errorf("label %q from %.1f to %.1f of %.1f", r.Label, from, to, form.Width)
		}
		for _, m := range r.Marks {
			if m.X < -slack || m.X+m.W > form.Width+slack || m.W < 0 {
				t.Errorf("a mark from %.1f to %.1f", m.X, m.X+m.W)
			}
			if above := r.LabelY < r.Y-5; !above && from < m.X+m.W && to > m.X {
				t.Errorf("label %q (%.1f to %.1f) stands on its mark (%.1f to %.1f)", r.Label, from, to, m.X, m.X+m.W)
			}
		}
	}
	if len(seen)+c.More != len(items) {
		t.Errorf("%d items drawn and %d more, want %d", len(seen), c.More, len(items))
	}
}

func anyItems(t *rapid.T) []Item {
	day := rapid.OneOf(rapid.Int32Range(17000, 17010), rapid.Int32Range(10000, 18000), rapid.Int32Range(-600000, 600000))
	label := rapid.SampledFrom([]string{"", "short", "a label of a middling length", "an exceedingly long label that can't stand anywhere without being cut, wherever it is put", "عنوان بالعربية", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"})
	var items []Item
	for i := range rapid.IntRange(0, 90).Draw(t, "items") {
		it := Item{Label: label.Draw(t, "label"), Disputed: rapid.Bool().Draw(t, "disputed"), Unreal: i%3 == 0}
		from, to := factum.Day(day.Draw(t, "from")), factum.Day(day.Draw(t, "to"))
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
		case 1:
			it.When.From.Day = from
		case 2:
			it.When.To.Day = to
		case 3:
			it.When = factum.Between(from, to)
		default:
			it.When = factum.On(from)
			it.Points = []factum.Day{from, to}
		}
		items = append(items, it)
	}
	return items
}

func TestAnyItems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := anyItems(t)
		for _, form := range []Form{Wide, Phone} {
			checkChart(t, items, form, Layout(items, form))
		}
	})
}

// The axis never runs backwards, not even in its breaks.
func TestAxisRunsForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := anyItems(t)
		c := Layout(items, Wide)
		if len(c.Axis) == 0 {
			return
		}
		first, last := c.Axis[0].first, c.Axis[len(c.Axis)-1].last
		at := rapid.SliceOfN(rapid.IntRange(0, last.Sub(first)), 2, 40).Draw(t, "days")
		slices.Sort(at)
		before := -1.0
		for _, n := range at {
			now := x(c.Axis, first.Add(n))
			if now < before-1e-6 {
				t.Fatalf("day %s stands at %.3f, after %.3f", first.Add(n), now, before)
			}
			before = now
		}
	})
}

func FuzzLayout(f *testing.F) {
	f.Add([]byte("\x01\x02\x03"), "label")
	f.Fuzz(func(t *testing.T, days []byte, label string) {
		var items []Item
		at := day(1990, 1, 1)
		for i, b := range days {
			at = at.Add(int(b) * int(b))
			it := Item{When: factum.On(at), Label: label, Disputed: b%5 == 0}
			if i%3 == 1 {
				it.When.To.Day = at.Add(int(b))
			}
			items = append(items, it)
		}
		for _, form := range []Form{Wide, Phone} {
			checkChart(t, items, form, Layout(items, form))
		}
	})
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{30, 5000} {
		var items []Item
		for i := range n {
			items = append(items, Item{When: factum.On(day(2000, 1, 1).Add(i * i % 7000)), Label: fmt.Sprint("event ", i)})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Layout(items, Wide)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}
