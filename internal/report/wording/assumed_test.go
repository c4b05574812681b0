package wording

import (
	"testing"

	"factum"
)

func TestAssumed(t *testing.T) {
	from, to := factum.DayOf(2025, 1, 18), factum.DayOf(2025, 1, 25)
	arrest := factum.Usual{Event: "v1", Note: "who is released was arrested before"}
	for _, c := range []struct {
		a    *factum.Assumed
		want string
	}{
		{nil, ""},
		{&factum.Assumed{Interval: factum.Between(from, to), Because: []factum.Usual{arrest, arrest}}, "assumed: 18–25 January 2025, as who is released was arrested before"},
		{&factum.Assumed{Interval: factum.Interval{To: factum.Moment{Day: to}}, Because: []factum.Usual{arrest, {Event: "v2", Note: "a warrant is issued before the arrest on it"}}},
			"assumed: on or before 25 January 2025, as who is released was arrested before and a warrant is issued before the arrest on it"},
	} {
		if got := Assumed(c.a, Long); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
