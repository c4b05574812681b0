package wording

import (
	"testing"

	"factum"
)

func TestLater(t *testing.T) {
	n := func(n int) *int { return &n }
	for _, x := range []struct {
		least, most *int
		want        string
	}{
		{nil, nil, ""}, {n(0), n(0), "on the same day"}, {n(1), n(1), "1 day later"}, {n(2), n(3), "2 to 3 days later"}, {n(0), n(3), "0 to 3 days later"},
		{n(-1), n(-1), "1 day before"}, {n(-4), n(-2), "2 to 4 days before"}, {n(-3), n(0), "0 to 3 days before"},
		{n(-1), n(2), "between 1 day before and 2 days later"}, {n(5), nil, "at least 5 days later"}, {nil, n(5), "at most 5 days later"},
		{n(0), nil, "on the same day or later"}, {nil, n(0), "on the same day or before"}, {n(1200), n(1200), "1,200 days later"},
	} {
		if got := Later(&factum.DaysLater{Least: x.least, Most: x.most}); got != x.want {
			t.Errorf("%v to %v: %q, want %q", x.least, x.most, got, x.want)
		}
	}
	if got := Later(nil); got != "" {
		t.Errorf("nothing: %q", got)
	}
}

func TestSelf(t *testing.T) {
	x := NewIndex(&factum.Record{Entities: []factum.Entity{{ID: "e1", Name: "Ada Moss"}, {ID: "e2", Name: "Narvia"}}})
	for _, c := range []struct {
		self factum.Self
		want string
	}{
		{factum.Self{Speaker: "e2", Of: "e2", As: "who", Tie: factum.TieSame}, "Narvia speaks, and acts"},
		{factum.Self{Speaker: "e1", Of: "e1", As: "whom", Tie: factum.TieSame}, "Ada Moss speaks, and is acted on"},
		{factum.Self{Speaker: "e1", Of: "e2", As: "who", Tie: factum.TieOffice}, "Ada Moss speaks for Narvia, who acts"},
		{factum.Self{Speaker: "Ministry of Works of Narvia", Of: "e2", As: "who", Tie: factum.TieBody}, "Ministry of Works of Narvia is a body of Narvia, who acts"},
		{factum.Self{Speaker: "e2", Of: "e1", As: "whom", Tie: factum.TieOfficer}, "Ada Moss, who is acted on, holds an office of Narvia"},
		{factum.Self{Speaker: "e2", Of: "e1", As: "who", Tie: factum.TieWhole}, "Ada Moss, who acts, is a body of Narvia"},
	} {
		var got string
		for _, p := range x.Self(&c.self) {
			got += p.Text
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.self, got, c.want)
		}
	}
}
