package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factum"
	"factum/internal/report/chart"
	"factum/internal/report/wording"
)

// duties are the duties as a table, and one by one. With few bearers the table
// is a matrix of duty by bearer; with many, whose cells would be empty but for
// one or two, it lists the duties of each.
type duties struct {
	Matrix  bool
	Bearers []bearer
	Rows    []dutyRow // of the matrix
	List    []duty
	Drawing []drawing // the deadlines on a timeline
}

// mostBearers of a matrix: more columns fit neither on paper nor on a phone.
const mostBearers = 4

type bearer struct {
	Name   string
	Duties []int // positions in List
}

type dutyRow struct {
	First int          // position in List of one of the duties in the row
	Cells [][]dutyCell // by bearer
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
	Against  []part
	Referral []part
	Regime   string
	Readings []reading
	Sources  []webText
}

// webText is text that may end with an address of the web.
type webText struct{ Text, Link string }

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
		v.List = append(v.List, b.duty(i, d))
		c, ok := column[d.Bearer]
		if !ok {
			c = len(v.Bearers)
			column[d.Bearer] = c
			v.Bearers = append(v.Bearers, bearer{Name: d.Bearer})
		}
		v.Bearers[c].Duties = append(v.Bearers[c].Duties, i)
		key := d.ID + "\x00" + d.Regime + "\x00" + d.Article
		if _, ok := row[key]; !ok {
			row[key] = len(v.Rows)
			v.Rows = append(v.Rows, dutyRow{First: i})
		}
	}
	v.Matrix = len(v.Bearers) <= mostBearers
	for r := range v.Rows {
		v.Rows[r].Cells = make([][]dutyCell, len(v.Bearers))
	}
	for i := range b.Duties {
		d := &b.Duties[i]
		cell := &v.Rows[row[d.ID+"\x00"+d.Regime+"\x00"+d.Article]].Cells[column[d.Bearer]]
		*cell = append(*cell, v.List[i].Cell)
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
	o.Against, o.Referral = b.referAll(d.Against), b.referAll(d.Referrals)
	if o.Regime = d.RegimeTitle; o.Regime == "" {
		o.Regime = wording.Sentence(strings.ReplaceAll(d.Regime, "_", " "))
	}
	for _, r := range d.Readings {
		name := r.Name
		if name == "" {
			name = r.Reading
		}
		o.Readings = append(o.Readings, reading{name, []part{{Text: wording.Status(r.Status)}}})
	}
	for _, s := range d.Sources {
		text, address := s, ""
		if at := strings.LastIndexByte(s, ' '); webAddress(s[at+1:]) != "" {
			text, address = strings.TrimSpace(s[:at+1]), webAddress(s[at+1:])
		}
		o.Sources = append(o.Sources, webText{text, address})
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
		o.Deadline = wording.Interval(due(dl), wording.Long)
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

func due(dl *factum.Deadline) factum.Interval {
	return factum.Interval{From: dl.DueFrom, To: dl.DueTo}
}

func firstDay(dl *factum.Deadline) factum.Day {
	if dl.DueFrom.Known() {
		return dl.DueFrom.Day
	}
	return dl.DueTo.Day
}

// deadlines draws by when each duty was due.
func (b *builder) deadlines() []drawing {
	var order []int
	for i := range b.Duties {
		if dl := b.Duties[i].Deadline; dl != nil && due(dl).Known() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(firstDay(b.Duties[i].Deadline), firstDay(b.Duties[j].Deadline))
	})
	var items []chart.Item
	var hrefs []string
	for _, i := range order {
		d := &b.Duties[i]
		items = append(items, chart.Item{
			When: due(d.Deadline), Label: flat(d.Bearer + ", " + d.Article + ": " + wording.Status(d.Status)),
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
