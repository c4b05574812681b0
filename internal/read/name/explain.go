package name

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// explain turns the last alignment into lines with reasons. turned says that x
// is the second of the two names that the caller compares.
func (al *aligner) explain(x, y *Name, turned bool) ([]Edge, []string) {
	var edges []Edge
	for _, e := range al.out.edges[:al.out.n] {
		out := Edge{Kind: e.kind, Score: e.sim, A: wording(x, e.a0, e.a1), B: wording(y, e.b0, e.b1),
			AParts: span(e.a0, e.a1), BParts: span(e.b0, e.b1), Reason: al.reason(x, y, &e)}
		if turned {
			out.A, out.B, out.AParts, out.BParts = out.B, out.A, out.BParts, out.AParts
		}
		edges = append(edges, out)
	}
	a, b := x, y
	if turned {
		a, b = y, x
	}
	edges = append(edges, ignored(a, true)...)
	edges = append(edges, ignored(b, false)...)
	slices.SortStableFunc(edges, func(e, f Edge) int { return cmp.Compare(place(&e), place(&f)) })
	var notes []string
	if al.out.order {
		notes = append(notes, "the parts stand in another order")
	}
	if al.out.swap {
		notes = append(notes, "given name and father's or family name change places")
	}
	if al.out.sexes {
		notes = append(notes, "one name shows a man, the other a woman")
	}
	notes = append(notes, a.Notes...)
	return edges, append(notes, b.Notes...)
}

// place sorts edges by the first name, those of the second alone last.
func place(e *Edge) int {
	if len(e.AParts) > 0 {
		return e.AParts[0]
	}
	return 1000 + e.BParts[0]
}

func ignored(n *Name, first bool) []Edge {
	var edges []Edge
	for i := range n.Parts {
		p := &n.Parts[i]
		if p.counts() {
			continue
		}
		e := Edge{Kind: Ignored, Reason: p.Role.String() + ", not part of the name"}
		if first {
			e.A, e.AParts = p.Text, []int{i}
		} else {
			e.B, e.BParts = p.Text, []int{i}
		}
		edges = append(edges, e)
	}
	return edges
}

func span(from, to int8) []int {
	var s []int
	for i := from; i < to; i++ {
		s = append(s, int(i))
	}
	return s
}

func wording(n *Name, from, to int8) string {
	if from >= to {
		return ""
	}
	return n.Text[n.Parts[from].Start:n.Parts[to-1].End]
}

// reason says in words why an edge is what it is.
func (al *aligner) reason(a, b *Name, e *edge) string {
	switch e.kind {
	case Omitted:
		if e.a1 > e.a0 {
			return omission(&a.Parts[e.a0])
		}
		return omission(&b.Parts[e.b0])
	case Conflicting:
		p, q := &a.Parts[e.a0], &b.Parts[e.b0]
		if e.link == gendered {
			return "masculine and feminine form of one family name: two people of a family"
		}
		if e.sim > 0 {
			return "differs: " + strings.Join(al.letters(p, q), "; ")
		}
		if sameRole(p, q) && p.Role == q.Role && p.Role != Plain {
			return p.Role.String() + " differs"
		}
		return fmt.Sprintf("differs (%s, %s)", p.skeleton, q.skeleton)
	}
	p, q := &a.Parts[e.a0], &b.Parts[e.b0]
	var why []string
	switch e.link {
	case exact:
		why = append(why, "same letters")
	case nickname:
		why = append(why, "another or short form of the name")
	case initialed:
		why = append(why, "initial")
	case joined:
		why = append(why, "written together")
		return strings.Join(why, "; ")
	default:
		why = append(why, al.letters(p, q)...)
	}
	if p.Particle != q.Particle {
		switch {
		case p.Particle == "":
			why = append(why, q.Particle+" particle")
		case q.Particle == "":
			why = append(why, p.Particle+" particle")
		default:
			why = append(why, "particle "+p.Particle+", "+q.Particle)
		}
	}
	return strings.Join(why, "; ")
}

func omission(p *Part) string {
	if p.Role == Plain {
		return "missing in the other name"
	}
	return p.Role.String() + " missing in the other name"
}

// letters says by which letters two parts differ, and what they share.
func (al *aligner) letters(p, q *Part) []string {
	n := float64(p.readings[0].letters.Len()+q.readings[0].letters.Len()) / 2
	_, i, j := al.w.distance(p, q, al.w.LenBase+al.w.LenStep*n+10)
	r, s := &p.readings[i], &q.readings[j]
	var why []string
	if p.Script != q.Script {
		foreign := p.Script
		if foreign == romanise.Latin {
			foreign = q.Script
		}
		why = append(why, foreign.String()+" letters romanised")
	}
	if p.skeleton == q.skeleton {
		why = append(why, "same skeleton "+p.skeleton.String())
	}
	t, turned := table(r.script, s.script)
	if turned {
		r, s = s, r
	}
	var steps []string
	for _, st := range phonetic.Costs(t).Steps(&r.letters, &s.letters) {
		x, y := st.X, st.Y
		if turned {
			x, y = y, x
		}
		switch {
		case x == "":
			steps = append(steps, "+"+y)
		case y == "":
			steps = append(steps, "-"+x)
		default:
			steps = append(steps, x+"~"+y)
		}
	}
	if len(steps) > 0 {
		why = append(why, strings.Join(steps, " "))
	}
	for _, extra := range []string{r.why, s.why} {
		if extra != "" {
			why = append(why, extra)
		}
	}
	if len(why) == 0 {
		why = append(why, "the same in their first "+strconv.Itoa(phonetic.MaxLetters)+" letters")
	}
	return why
}
