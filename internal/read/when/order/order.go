package order

import (
	"fmt"
	"slices"
)

// Var is an unknown day of a system.
type Var int32

// Origin is the day from which days are counted; it is no unknown.
const Origin Var = 0

// Unbounded stands for a bound that isn't known. Days beyond it are refused.
const Unbounded = int64(1) << 40

// Constraint says that X lies at most Days days after Y: X - Y <= Days. With
// Y = Origin it bounds X from above, with X = Origin it bounds Y from below.
type Constraint struct {
	X, Y Var
	Days int64
	// Reason is the caller's number for the words that say so. Several
	// constraints may have the same.
	Reason int
	// Strength orders constraints for the case that some must be left out: the
	// lowest goes first. Words are stronger than assumptions.
	Strength int
}

// System is a set of unknowns and constraints on them.
type System struct {
	vars        int32 // with the origin
	constraints []Constraint
}

// NewSystem gives an empty system.
func NewSystem() *System { return &System{vars: 1} }

// Var adds an unknown.
func (s *System) Var() Var {
	s.vars++
	return Var(s.vars - 1)
}

// Len is the number of unknowns.
func (s *System) Len() int { return int(s.vars) - 1 }

// Add adds a constraint. An error means that it names no unknown of the system
// or a number of days beyond all calendars.
func (s *System) Add(c Constraint) error {
	if c.X < 0 || c.Y < 0 || int32(c.X) >= s.vars || int32(c.Y) >= s.vars {
		return fmt.Errorf("constraint between %d and %d: the system has %d unknowns", c.X, c.Y, s.Len())
	}
	if c.Days <= -Unbounded>>8 || c.Days >= Unbounded>>8 {
		return fmt.Errorf("constraint of %d days is beyond all calendars", c.Days)
	}
	s.constraints = append(s.constraints, c)
	return nil
}

// Bound says that v lies between two days; an end of ±Unbounded is open.
func (s *System) Bound(v Var, first, last int64, reason, strength int) error {
	if last < Unbounded {
		if err := s.Add(Constraint{X: v, Y: Origin, Days: last, Reason: reason, Strength: strength}); err != nil {
			return err
		}
	}
	if first > -Unbounded {
		return s.Add(Constraint{X: Origin, Y: v, Days: -first, Reason: reason, Strength: strength})
	}
	return nil
}

// Between says that x lies from least to most days after y; an end of
// ±Unbounded is open.
func (s *System) Between(x, y Var, least, most int64, reason, strength int) error {
	if most < Unbounded {
		if err := s.Add(Constraint{X: x, Y: y, Days: most, Reason: reason, Strength: strength}); err != nil {
			return err
		}
	}
	if least > -Unbounded {
		return s.Add(Constraint{X: y, Y: x, Days: -least, Reason: reason, Strength: strength})
	}
	return nil
}

// Conflict is a set of reasons that cannot all be true, and none of which can
// be spared: without any one of them the rest can be true.
type Conflict struct {
	Reasons []int // in ascending order, each once
	LeftOut int   // the reason of the constraint that was left out to go on
}

// Solution holds what follows from a system.
type Solution struct {
	conflicts []Conflict
	forward   *search // distances from the origin: last days
	backward  *search // distances to the origin: first days
}

// Solve finds bounds and conflicts.
func (s *System) Solve() *Solution {
	all := s.constraints
	left := make([]bool, len(all)) // left out
	out := &Solution{}
	find := newGraph(s.vars, all, left, false).cycles()
	for {
		cycle := find.run()
		if cycle == nil {
			break
		}
		cycle = minimal(all, cycle)
		weakest := cycle[0]
		reasons := make([]int, 0, len(cycle))
		for _, i := range cycle {
			reasons = append(reasons, all[i].Reason)
			if all[i].Strength < all[weakest].Strength || all[i].Strength == all[weakest].Strength && i > weakest {
				weakest = i
			}
		}
		slices.Sort(reasons)
		out.conflicts = append(out.conflicts, Conflict{Reasons: slices.Compact(reasons), LeftOut: all[weakest].Reason})
		find.leaveOut(weakest)
	}
	out.forward = newGraph(s.vars, all, left, false).paths()
	out.backward = newGraph(s.vars, all, left, true).paths()
	return out
}

// Conflicts gives the conflicts in the order in which they were found.
func (s *Solution) Conflicts() []Conflict { return s.conflicts }

// Days gives the first and last possible day of an unknown, ±Unbounded where
// nothing bounds it.
func (s *Solution) Days(v Var) (first, last int64) { return -s.backward.dist[v], s.forward.dist[v] }

// Because gives the reasons that decide the first and the last day of an
// unknown: those on a shortest path, in ascending order. Without them the
// bound would not follow.
func (s *Solution) Because(v Var) (first, last []int) {
	return s.backward.reasons(v), s.forward.reasons(v)
}

// minimal leaves out of a set of constraints that cannot all hold those whose
// reason can be spared. A simple cycle in which every constraint has its own
// reason has none: any part of it is no cycle.
func minimal(all []Constraint, set []int32) []int32 {
	tried := make(map[int]bool)
	for _, k := range set {
		tried[all[k].Reason] = true
	}
	if len(tried) == len(set) {
		return set
	}
	clear(tried)
	for i := 0; i < len(set); i++ {
		reason := all[set[i]].Reason
		if tried[reason] {
			continue
		}
		tried[reason] = true
		var rest []int32
		for _, k := range set {
			if all[k].Reason != reason {
				rest = append(rest, k)
			}
		}
		if contradicts(all, rest) {
			set, i = rest, -1
		}
	}
	return set
}

// contradicts says whether some of the constraints cannot all hold.
func contradicts(all []Constraint, set []int32) bool {
	if len(set) == 0 {
		return false
	}
	small := make(map[Var]Var) // the few unknowns of the set
	name := func(v Var) Var {
		if _, ok := small[v]; !ok {
			small[v] = Var(len(small))
		}
		return small[v]
	}
	part := make([]Constraint, len(set))
	for i, k := range set {
		part[i] = all[k]
		part[i].X, part[i].Y = name(part[i].X), name(part[i].Y)
	}
	return newGraph(int32(len(small)), part, make([]bool, len(part)), false).cycles().run() != nil
}
