package page

import (
	"fmt"

	"factum"
	"factum/internal/report/chart"
	"factum/internal/report/wording"
)

// duties are the duties as a matrix of duty by bearer, and one by one.
type duties struct {
	Bearers []string
	Rows    []dutyRow
	List    []duty
	Drawing []drawing // the deadlines on a timeline
}

type dutyRow struct {
	Regime, Article, Duty string
	Cells                 [][]dutyCell // by bearer
}

type dutyCell struct {
	Href   string
	Sign   string
	Class  string
	Status string
}

// duty is a duty with its explanation.
type duty struct {
	N        int
	Cell     dutyCell
	D        *factum.Duty
	Bearer   part
	OwedTo   string
	About    []part
	Label    string
	Worlds   string
	Trigger  []part
	Deadline string
	Rule     string
	Because  []part
	OnlyIf   []string
	Law      string
	Findings []finding
}

type finding struct {
	Words  []part
	Agrees string
}

// signs stand for a status together with its word, never alone.
var signs = map[factum.DutyStatus]string{
	factum.Met: "✓", factum.MetLate: "✓", factum.Breached: "✕", factum.Pending: "…", factum.Excused: "○",
	factum.Suspended: "‖", factum.UnknownDuty: "?", factum.NotTriggered: "–",
}

func (b *builder) duties() *duties {
	if len(b.Duties) == 0 {
		return nil
	}
	v := &duties{}
	column, row := map[string]int{}, map[string]int{}
	for i := range b.Duties {
		d := &b.Duties[i]
		o := b.duty(i, d)
		v.List = append(v.List, o)
		c, ok := column[d.Bearer]
		if !ok {
			c = len(v.Bearers)
			column[d.Bearer] = c
			v.Bearers = append(v.Bearers, d.Bearer)
		}
		key := d.ID + "\x00" + d.Regime + "\x00" + d.Article
		r, ok := row[key]
		if !ok {
			r = len(v.Rows)
			row[key] = r
			v.Rows = append(v.Rows, dutyRow{Regime: d.Regime, Article: d.Article, Duty: d.Duty})
		}
		cells := &v.Rows[r].Cells
		for len(*cells) <= c {
			*cells = append(*cells, nil)
		}
		(*cells)[c] = append((*cells)[c], o.Cell)
	}
	for r := range v.Rows {
		for len(v.Rows[r].Cells) < len(v.Bearers) {
			v.Rows[r].Cells = append(v.Rows[r].Cells, nil)
		}
	}
	v.Drawing = b.deadlines()
	return v
}

func (b *builder) duty(i int, d *factum.Duty) duty {
	sign := signs[d.Status]
	if sign == "" {
		sign = "·"
	}
	o := duty{
		N: i + 1, D: d, OwedTo: d.OwedTo, Label: wording.Label(d.Label), Trigger: b.referAll(d.TriggeredBy), Because: b.referAll(d.Because),
		Cell:   dutyCell{Href: fmt.Sprintf("#duty-%d", i+1), Sign: sign, Class: dutyClass(d.Status), Status: wording.Status(d.Status)},
		Bearer: part{Text: d.Bearer, Name: true}, OnlyIf: d.BreachedOnlyIf, Law: wording.Law(d.Basis),
	}
	if e, ok := b.Entity(d.BearerEntity); ok {
		o.Bearer.Href = entityHref(e)
	}
	if d.About != "" {
		o.About = b.refer(d.About)
	}
	if d.Worlds.Of > 0 {
		o.Worlds = fmt.Sprintf("breached in %d of %s", d.Worlds.Breached, wording.Count(d.Worlds.Of, "combination"))
	}
	if dl := d.Deadline; dl != nil {
		o.Deadline = wording.Interval(factum.Interval{From: dl.DueFrom, To: dl.DueTo}, wording.Long)
		o.Rule = dl.Rule
	}
	for _, f := range d.Findings {
		o.Findings = append(o.Findings, finding{b.refer(f.Statement), wording.Finding(f.Agrees)})
	}
	return o
}

func dutyClass(s factum.DutyStatus) string {
	switch s {
	case factum.Breached:
		return "breached"
	case factum.Met, factum.MetLate:
		return "met"
	case factum.UnknownDuty:
		return "unknown"
	}
	return "other"
}

// deadlines draws by when each duty was due.
func (b *builder) deadlines() []drawing {
	var items []chart.Item
	var hrefs []string
	for i := range b.Duties {
		d := &b.Duties[i]
		if d.Deadline == nil {
			continue
		}
		due := factum.Interval{From: d.Deadline.DueFrom, To: d.Deadline.DueTo}
		if !due.Known() {
			continue
		}
		items = append(items, chart.Item{
			When: due, Label: flat(d.Bearer + ", " + d.Article + ": " + wording.Status(d.Status)),
		})
		hrefs = append(hrefs, fmt.Sprintf("#duty-%d", i+1))
	}
	if len(items) == 0 {
		return nil
	}
	title := "Deadlines of " + wording.Count(len(items), "duty")
	desc := "Each row is a duty with the days by which it was due. The list of duties below says the same in words."
	return draw("deadlines", title, desc, items, hrefs, true)
}
