package duty

import (
	"slices"

	"factum/internal/assess/duty/statute"
)

// value is a truth value. Silence (no source says so, none denies it) is kept
// apart from no: a trigger takes it for no, an omission does not.
type value int8

const (
	no value = iota
	silent
	unknown
	yes
)

// result is what a condition comes to in a world.
type result struct {
	v    value
	at   span // when it came to be so, for yes and unknown
	stay int  // the stay that it belongs to, -1 if none
	ev   int  // the event that told it, -1 if none or several
	open []int
	said []saying
	gaps []gap
}

// saying is one fact that a result rests on.
type saying struct {
	fact       *statute.Fact
	negated    bool // what no source asserts and these statements deny
	at         span
	until      span // of what lasts: its end; zero if it has none
	statements []int
	note       string
}

// gap is a fact on which no source speaks, though the answer turns on it.
type gap struct {
	fact    *statute.Fact
	before  span // the time before which it would have had to happen, if known
	negated bool // a source that denies it would do
}

var nothing = result{v: silent, at: anytime, stay: -1, ev: -1}

// of gives the result of a bare truth value.
func of(v value) result { return result{v: v, at: span{lo: ever, hi: ever}, stay: -1, ev: -1} }

// any of the results: one yes is enough. The time is that of the first.
func anyOf(rs []result) result {
	if len(rs) == 1 {
		return rs[0]
	}
	out := nothing
	out.v = no
	for _, r := range rs {
		out.v = max(out.v, r.v)
	}
	first := -1
	for i, r := range rs {
		if r.v == out.v && (first < 0 || r.at.lo < rs[first].at.lo) {
			first = i
		}
	}
	switch out.v {
	case no, silent:
		for _, r := range rs {
			out.said = append(out.said, r.said...)
			out.gaps = append(out.gaps, r.gaps...)
			out.open = union(out.open, r.open)
		}
		return out
	case yes:
		out = rs[first]
		// Another that only may be so can have been first.
		for _, r := range rs {
			if r.v >= unknown && (r.at.lo < rs[first].at.lo || r.at.hi < rs[first].at.hi) {
				out.at = span{min(r.at.lo, out.at.lo), out.at.hi, false}
				out.open = union(out.open, r.open)
				out.stay, out.ev = -1, -1
			}
			if r.v == yes && r.at.hi < out.at.hi {
				out.at.hi = r.at.hi
			}
		}
		return out
	}
	out = result{v: unknown, at: rs[first].at, stay: -1, ev: -1}
	for _, r := range rs {
		if r.v == unknown {
			out.at = out.at.hull(r.at)
			out.open = union(out.open, r.open)
			out.said = append(out.said, r.said...)
		}
		out.gaps = append(out.gaps, r.gaps...)
	}
	return out
}

// allOf the results: one no is enough against them. The time is that of the
// last.
func allOf(rs []result) result {
	if len(rs) == 1 {
		return rs[0]
	}
	out := of(yes)
	for _, r := range rs {
		out.v = min(out.v, r.v)
	}
	for _, r := range rs {
		if out.v <= silent && r.v != out.v {
			continue
		}
		out.said = append(out.said, r.said...)
		out.gaps = append(out.gaps, r.gaps...)
		out.open = union(out.open, r.open)
		if r.at.lo > out.at.lo || r.at.hi > out.at.hi {
			out.stay, out.ev = r.stay, r.ev
			out.at.clock = r.at.clock && r.at.lo >= out.at.lo && r.at.hi >= out.at.hi
		}
		out.at.lo, out.at.hi = max(out.at.lo, r.at.lo), max(out.at.hi, r.at.hi)
	}
	if out.v == no {
		out.open = nil
	}
	return out
}

// within says whether what a result rests on is among these statements.
func (r *result) within(statements []int) bool {
	for _, s := range r.said {
		for _, k := range s.statements {
			if slices.Contains(statements, k) {
				return true
			}
		}
	}
	return false
}

// and joins a result with a test of it.
func (r result) and(v value, open []int) result {
	if v < r.v {
		r.v = v
	}
	if v != yes {
		r.open = union(r.open, open)
	}
	if r.v == no {
		r.open = nil
	}
	return r
}

// union joins two ordered lists of numbers.
func union(a, b []int) []int {
	if len(b) == 0 {
		return a
	}
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
