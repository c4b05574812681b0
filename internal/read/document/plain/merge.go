package plain

import (
	"slices"

	"factum"
)

// merge puts two sets of ranges in order and makes one of those that overlap.
// Ranges that only touch stay apart: an entity keeps its own.
func merge(a, b []factum.Range) []factum.Range {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y factum.Range) int { return x.Start - y.Start })
	var out []factum.Range
	for _, r := range all {
		if n := len(out); n > 0 && r.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}
