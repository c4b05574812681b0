package page

import (
	"strings"
	"testing"

	"factum"
	"factum/internal/report/fixture"
)

// What is assumed of a day is called so, beside a day that stays as it is.
func TestAssumedIsCalledSo(t *testing.T) {
	rec := fixture.Case(t)
	ev := &rec.Events[len(rec.Events)-1]
	ev.When = factum.Interval{}
	plain := write(t, rec, Options{})
	ev.Assumed = &factum.Assumed{Interval: factum.On(factum.DayOf(2031, 5, 7)), Because: []factum.Usual{{Event: rec.Events[0].ID, Note: "a warrant is issued before the arrest on it"}}}
	shown := strings.Join(strings.Fields(write(t, rec, Options{})), " ")
	if strings.Contains(plain, "assumed") || !strings.Contains(shown, "assumed: 7 May 2031, as a warrant is issued before the arrest on it") {
		t.Error("what is assumed is not called so")
	}
	if strings.Count(shown, "day unknown") != strings.Count(strings.Join(strings.Fields(plain), " "), "day unknown") {
		t.Error("what is assumed stands in place of the day")
	}
}
