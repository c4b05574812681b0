package record

import (
	"fmt"
	"slices"

	"factum"
)

// mostValues bounds the different values of one attribute of one event that
// are held against each other, in pairs. What goes beyond is said in the note
// of the conflict and stays in the event.
const mostValues = 64

// mostSets bounds the smallest sets that one conflict lists.
const mostSets = 512

// value is something that statements say of one attribute of an event.
type value[T any] struct {
	label      string
	is         T
	statements []string
}

// values gathers the different values that statements give, by a key, in the
// order in which they are first met.
type values[T any] struct {
	list []value[T]
	at   map[string]int
}

func (v *values[T]) add(key, label string, is T, statement string) {
	if v.at == nil {
		v.at = map[string]int{}
	}
	i, ok := v.at[key]
	if !ok {
		i = len(v.list)
		v.at[key] = i
		v.list = append(v.list, value[T]{label: label, is: is})
	}
	v.list[i].statements = append(v.list[i].statements, statement)
}

// contrast makes the sides of a contradiction of values of which some exclude
// each other in pairs. A value that excludes none takes no side. Values that
// exclude the same others, and not each other, are one side, called by the
// first of them, if they are alike (nil: all are). The smallest sets are the pairs of sides; since all values of
// a side exclude all values of the other, any statement of one and any of the
// other is such a set. Nil if nothing excludes anything. The note says where a
// bound was reached, in any case.
func contrast[T any](list []value[T], excludes, alike func(a, b *value[T]) bool) (sides []factum.Side, sets [][]int, note string) {
	if len(list) > mostValues {
		note = fmt.Sprintf("of more than %d values of one attribute, the %d that most statements give are held against each other", mostValues, mostValues)
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b value[T]) int { return len(b.statements) - len(a.statements) })
		list = list[:mostValues]
	}
	rows := make([]uint64, len(list)) // which values a value excludes
	any := false
	for i := range list {
		for k := range i {
			if excludes(&list[i], &list[k]) {
				rows[i] |= 1 << k
				rows[k] |= 1 << i
				any = true
			}
		}
	}
	if !any {
		return nil, nil, note
	}
	var first []int // of each side, its first value
	for i := range list {
		if rows[i] == 0 {
			continue
		}
		at := slices.IndexFunc(first, func(k int) bool { return rows[k] == rows[i] && (alike == nil || alike(&list[k], &list[i])) })
		if at < 0 {
			at = len(first)
			first = append(first, i)
			sides = append(sides, factum.Side{Value: list[i].label})
		}
		sides[at].Statements = append(sides[at].Statements, list[i].statements...)
	}
	for i := range first {
		for k := range i {
			if rows[first[i]]&(1<<first[k]) != 0 {
				sets = append(sets, []int{k, i})
			}
		}
	}
	if len(sets) > mostSets {
		sets = sets[:mostSets]
		if note != "" {
			note += "; "
		}
		note += fmt.Sprintf("of more than %d smallest sets, %d are listed", mostSets, mostSets)
	}
	for i := range sides {
		slices.Sort(sides[i].Statements)
		sides[i].Statements = slices.Compact(sides[i].Statements)
	}
	return sides, sets, note
}
