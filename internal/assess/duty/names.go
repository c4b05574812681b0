package duty

import (
	"slices"
	"strings"

	"factum/internal/assess/duty/statute"
)

// names knows which State a name belongs to. States are numbers: those of the
// law first, then those that only the record knows (by a membership).
type names struct {
	law    *statute.Law
	states []string
	exact  map[string]int // whole names and capitals, as joined words
	// marks are the ways to mention a State, by their first word: its names and
	// adjectives before capitals and towns.
	marks  map[string][]mark
	organs []phrase
	none   []phrase
	bodies map[string]*body
}

type mark struct {
	p     phrase
	state int
	weak  bool // a capital or a town
}

type body struct {
	*statute.Body
	contains, exactly, not, seat []phrase
}

func newNames(l *statute.Law) *names {
	n := &names{law: l, exact: map[string]int{}, marks: map[string][]mark{}, bodies: map[string]*body{}}
	for _, s := range l.States {
		i := n.addState(s.Name)
		for _, x := range s.Names {
			n.addName(i, x)
		}
		for _, x := range s.People {
			n.addMark(i, x, false)
		}
		if s.Capital != "" {
			n.addMark(i, s.Capital, true)
			n.exact[strings.Join(words(s.Capital), " ")] = i
		}
	}
	for _, o := range l.Organs {
		n.organs = append(n.organs, phrases([]string{o})...)
	}
	n.none = phrases(l.NoOrgans)
	for id, b := range l.Bodies {
		n.bodies[id] = &body{b, phrases(b.Contains), phrases(b.Exactly), phrases(b.Not), phrases(b.Seat)}
	}
	return n
}

func (n *names) addState(name string) int {
	n.states = append(n.states, name)
	n.addName(len(n.states)-1, name)
	return len(n.states) - 1
}

func (n *names) addName(i int, name string) {
	n.exact[strings.Join(words(name), " ")] = i
	n.addMark(i, name, false)
}

func (n *names) addMark(i int, name string, weak bool) {
	ws := words(name)
	if len(ws) == 0 {
		return
	}
	n.marks[ws[0]] = append(n.marks[ws[0]], mark{ws, i, weak})
}

// learn adds a town of which the record says where it lies.
func (n *names) learn(town string, state int) {
	ws := words(town)
	if len(ws) == 0 || slices.ContainsFunc(n.marks[ws[0]], func(m mark) bool { return m.p.is(ws) }) {
		return
	}
	n.marks[ws[0]] = append(n.marks[ws[0]], mark{ws, state, true})
}

// state gives the State that a name is, or -1: "Italy", "the Italian
// Republic", "Rome".
func (n *names) state(name string) int {
	ws := words(name)
	for _, prefix := range []string{"the", "government of", "state of"} {
		if p := (phrase)(strings.Fields(prefix)); p.at(ws, 0) && len(ws) > len(p) {
			if i, ok := n.exact[strings.Join(ws, " ")]; ok {
				return i
			}
			ws = ws[len(p):]
		}
	}
	if i, ok := n.exact[strings.Join(ws, " ")]; ok {
		return i
	}
	return -1
}

// mentioned gives the States that a text names, in any way; strong mentions
// (names, adjectives) hide weak ones (towns).
func (n *names) mentioned(ws []string) []int {
	var strong, weak []int
	for i := 0; i < len(ws); {
		best, length := []mark(nil), 0
		for _, m := range n.marks[ws[i]] {
			switch {
			case !m.p.at(ws, i) || len(m.p) < length:
			case len(m.p) > length:
				best, length = []mark{m}, len(m.p)
			default:
				best = append(best, m)
			}
		}
		for _, m := range best {
			if m.weak {
				weak = append(weak, m.state)
			} else {
				strong = append(strong, m.state)
			}
		}
		i += max(length, 1)
	}
	found := strong
	if len(found) == 0 {
		found = weak
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// organOf gives the States that a name may be an organ of: "Italian State
// Police", "an appeals court in Rome". More than one if its adjective fits
// several.
func (n *names) organOf(name string) []int {
	ws := words(name)
	if !anyIn(n.organs, ws) || anyIn(n.none, ws) {
		return nil
	}
	return n.mentioned(ws)
}

// placeOf gives the States in which a place lies: "Turin, Italy".
func (n *names) placeOf(where string) []int {
	parts := strings.Split(where, ",")
	for _, part := range slices.Backward(parts) {
		if i := n.state(part); i >= 0 {
			return []int{i}
		}
	}
	for _, part := range slices.Backward(parts) {
		if found := n.mentioned(words(part)); len(found) > 0 {
			return found
		}
	}
	return nil
}

// is says whether a name is the body.
func (b *body) is(ws []string) bool {
	if anyIn(b.not, ws) {
		return false
	}
	return anyIn(b.contains, ws) || slices.ContainsFunc(b.exactly, func(p phrase) bool { return p.is(ws) })
}
