package duty

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/assess/duty/statute"
)

// cameOut says how a condition came out in the test cases of the law.
type cameOut struct{ yes, other bool }

// TestLaw plays the test cases of law/tests. Every duty that can be judged must
// be triggered, discharged and broken by some case, and the cases must bring
// 95 of 100 outcomes of conditions about: each condition so, and not so; one
// that only names a time ("since: request.arrest"), so.
func TestLaw(t *testing.T) {
	l := builtIn(t)
	outcomes := map[*statute.Condition]*cameOut{}
	statuses := map[string][]factum.DutyStatus{}
	for _, f := range sceneFiles(t) {
		for i := range f.Cases {
			c := &f.Cases[i]
			t.Run(strings.TrimPrefix(f.name, "tests/")+"/"+c.Name, func(t *testing.T) {
				duties := traced(f.record(t, c), l, func(_ *statute.Duty, c *statute.Condition, v value) {
					s := outcomes[c]
					if s == nil {
						s = new(cameOut)
						outcomes[c] = s
					}
					s.yes = s.yes || v == yes
					s.other = s.other || v != yes
				})
				if len(c.Expect) == 0 {
					t.Error("the case expects nothing")
				}
				for id, want := range c.Expect {
					statuses[id] = append(statuses[id], want.Status)
					for _, s := range want.Under {
						statuses[id] = append(statuses[id], s)
					}
					if l.Duty(id) == nil || !l.Duty(id).Evaluated() {
						t.Errorf("no duty %s that can be judged", id)
						continue
					}
					check(t, duties, id, want)
				}
			})
		}
	}
	checkEveryDuty(t, l, statuses)
	checkCoverage(t, l, outcomes)
}

func check(t *testing.T, duties []factum.Duty, id string, want expectation) {
	t.Helper()
	var fits []*factum.Duty
	for i := range duties {
		if d := &duties[i]; d.ID == id && strings.Contains(d.Bearer, want.Bearer) {
			fits = append(fits, d)
		}
	}
	if len(fits) > 1 { // several States: the one that owes it
		fits = slices.DeleteFunc(fits, func(d *factum.Duty) bool {
			return d.Status == factum.NotTriggered && want.Status != factum.NotTriggered
		})
	}
	if len(fits) != 1 && want.Status != factum.NotTriggered {
		t.Errorf("%s: %d answers, want one", id, len(fits))
	}
	for _, d := range fits {
		if d.Status != want.Status || want.Label != "" && d.Label != want.Label {
			t.Errorf("%s (%s) = %s, %s; want %s %s\n%s\nwould change: %s", id, d.Bearer, d.Status, d.Label, want.Status, want.Label, d.Explanation, d.WouldChange)
		}
		for _, r := range d.Readings {
			if s, ok := want.Under[r.Reading]; ok && s != r.Status {
				t.Errorf("%s under %s = %s, want %s\n%s", id, r.Reading, r.Status, s, d.Explanation)
			}
		}
		if d.Explanation == "" || d.WouldChange == "" {
			t.Errorf("%s has no explanation, or nothing that would change it", id)
		}
	}
}

func checkEveryDuty(t *testing.T, l *Law, statuses map[string][]factum.DutyStatus) {
	for _, d := range l.Duties {
		if !d.Evaluated() {
			continue
		}
		for _, want := range []struct {
			what string
			any  []factum.DutyStatus
		}{
			{"leaves it untriggered", []factum.DutyStatus{factum.NotTriggered}},
			{"discharges it", []factum.DutyStatus{factum.Met, factum.MetLate}},
			{"breaks it", []factum.DutyStatus{factum.Breached}},
		} {
			if !slices.ContainsFunc(statuses[d.ID], func(s factum.DutyStatus) bool { return slices.Contains(want.any, s) }) {
				t.Errorf("%s: no case of law/tests %s", d.ID, want.what)
			}
		}
	}
}

func checkCoverage(t *testing.T, l *Law, outcomes map[*statute.Condition]*cameOut) {
	done, all := 0, 0
	var missing []string
	count := func(id, name string, c *statute.Condition) {
		times := map[*statute.Condition]bool{} // conditions that only name a time
		c.Walk(func(c *statute.Condition) {
			for _, q := range []*statute.Condition{c.Since, c.After, c.Before, c.Of} {
				q.Walk(func(q *statute.Condition) { times[q] = true })
			}
		})
		c.Walk(func(c *statute.Condition) {
			if c.Anchor != "" || c.Op == statute.OpNever || c.Op == statute.OpAlways {
				return
			}
			s := outcomes[c]
			if s == nil {
				s = new(cameOut)
			}
			for what, ok := range map[string]bool{"so": s.yes, "not so": s.other} {
				if times[c] && what == "not so" {
					continue
				}
				all++
				if ok {
					done++
				} else {
					missing = append(missing, fmt.Sprintf("%s %s, line %d (%s %v): never %s", id, name, c.Line, c.Op, c.Facts, what))
				}
			}
		})
	}
	for _, d := range l.Duties {
		if !d.Evaluated() {
			continue
		}
		names, conditions := d.Conditions()
		for i, c := range conditions {
			count(d.ID, names[i], c)
		}
	}
	for name, treaty := range l.Treaties {
		if treaty.AfterWithdrawal != nil {
			count(name, "after_withdrawal", treaty.AfterWithdrawal)
		}
	}
	share := float64(done) / float64(all)
	t.Logf("coverage of conditions by law/tests: %d of %d outcomes, %.3f", done, all, share)
	if share < 0.95 {
		slices.Sort(missing)
		t.Errorf("coverage of conditions is %.3f, below 0.95", share)
	}
	if os.Getenv("FACTUM_LAW_MISSING") != "" {
		slices.Sort(missing)
		t.Log(strings.Join(missing, "\n"))
	}
}
