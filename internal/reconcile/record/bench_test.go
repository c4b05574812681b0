package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"factum"
	"factum/internal/read/place"
	"factum/internal/reconcile/event"
	"factum/internal/reconcile/record"
)

// manyLines writes n statements by forty sources on one case: happenings told by
// a dozen sources each, with a contradiction in one of three, in the lives of
// 120 people.
func manyLines(n int) []byte {
	r := rand.New(rand.NewPCG(9, 9))
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for k := 0; k < n; k++ {
		h := k / 12 // the happening
		b := base{Type: injectTypes[h%len(injectTypes)], Whom: firstNames[h%10] + " " + lastNames[h/10%12], Who: injectActors[h%6], Where: injectTowns[h%8], When: dayOf(h * 7)}
		l := b.line(k, 0)
		l.ID, l.Source = fmt.Sprintf("s%d", k), fmt.Sprintf("Paper %d", (h+k%12*3)%40)
		if h%3 == 0 && k%12 > 9 {
			for !changes[r.IntN(5)].apply(r, &b, &l) {
			}
		}
		if err := enc.Encode(l); err != nil {
			panic(err)
		}
	}
	return lines.Bytes()
}

// BenchmarkConflicts finds all smallest sets in cases of 1,000, 10,000 and
// 100,000 statements.
func BenchmarkConflicts(b *testing.B) {
	g, err := place.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := reconcile(b, manyLines(n), g)
			b.ResetTimer()
			sets := 0
			for range b.N {
				sets = 0
				for _, x := range record.Conflicts(clone(c), nil, g) {
					sets += len(x.Sets)
				}
			}
			b.ReportMetric(float64(sets), "sets")
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

// clone gives a case whose events can be marked again.
func clone(c *event.Case) *event.Case {
	out := *c
	out.Events = make([]factum.Event, len(c.Events))
	copy(out.Events, c.Events)
	for i := range out.Events {
		out.Events[i].Disputed = nil
	}
	return &out
}
