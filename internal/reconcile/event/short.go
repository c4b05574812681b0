package event

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
)

// shorter is the full name that a short one of the same source stands for.
type shorter struct {
	node int
	link factum.Link
}

// shorterNames finds the short names of each source that can stand for one full
// name of that source alone.
func (b *builder) shorterNames(s *sets) map[int]shorter {
	out := map[int]shorter{}
	parsed := newNames()
	for from := 0; from < len(s.nodes); {
		to := from
		for to < len(s.nodes) && s.nodes[to].reading == s.nodes[from].reading {
			to++
		}
		b.shorterIn(s, parsed, from, to, out)
		from = to
	}
	return out
}

// mostNamed bounds the people of one source among whom short names are looked
// for: a longer list is no report.
const mostNamed = 300

func (b *builder) shorterIn(s *sets, parsed *names, from, to int, out map[int]shorter) {
	var full, short []int
	for i := from; i < to; i++ {
		n := &s.nodes[i]
		if n.of(b).Kind != factum.Person || len(n.names) == 0 {
			continue
		}
		if slices.ContainsFunc(n.names, func(text string) bool { return parsed.written(parsed.of(text)) >= 2 }) {
			full = append(full, i)
		} else {
			short = append(short, i)
		}
	}
	if len(full) > mostNamed {
		return
	}
	for _, i := range short {
		var fits []shorter
		for _, k := range full {
			for _, text := range s.nodes[k].names {
				fit, ok := parsed.shorter(parsed.of(s.nodes[i].names[0]), parsed.of(text))
				if !ok || !fit.Family {
					continue
				}
				if !slices.ContainsFunc(fits, func(f shorter) bool { return s.find(f.node) == s.find(k) }) {
					fits = append(fits, shorter{k, factum.Link{A: text, B: s.nodes[i].names[0], Score: fit.Score, Reason: "the only one of this source whom the shorter name fits"}})
				}
				break
			}
		}
		if len(fits) > 1 {
			fits = b.mainBearer(s, i, fits)
		}
		if len(fits) == 1 && fits[0].link.Score > 0 {
			out[i] = fits[0]
		}
	}
}

// mainBearer gives the one of several bearers of a surname whom a source calls
// by it alone: the last whom it named before, but for those whom it calls
// somebody's kin and, where something happened to the bearer, those to whom it tells
// of nothing happening ("his sister, Anna Berg, said").
func (b *builder) mainBearer(s *sets, i int, fits []shorter) []shorter {
	at := func(k int) int { return s.nodes[k].of(b).Mentions[0].Start }
	if b.readings[s.nodes[i].reading].Document == nil {
		return nil // without words there is no before
	}
	if undergoes(&s.nodes[i]) && slices.ContainsFunc(fits, func(f shorter) bool { return undergoes(&s.nodes[f.node]) }) {
		fits = slices.DeleteFunc(fits, func(f shorter) bool { return !undergoes(&s.nodes[f.node]) })
	}
	var last []shorter
	for _, f := range fits {
		switch n := &s.nodes[f.node]; {
		case n.office.kin || n.gender != actor.GenderUnknown && s.nodes[i].gender != actor.GenderUnknown && n.gender != s.nodes[i].gender || at(f.node) > at(i):
		case len(last) == 0 || at(f.node) > at(last[0].node):
			last = []shorter{f}
		}
	}
	if len(last) == 1 {
		last[0].link.Reason = "the last bearer of the shorter name whom this source named before, and nobody's kin"
	}
	return last
}

// undergoes says whether something is told to happen to a node.
func undergoes(n *node) bool {
	for act := range n.acts {
		if strings.HasPrefix(act, "whom ") {
			return true
		}
	}
	return false
}

// linkShort joins those who are known by a short name to the only person of the
// case who can bear it: to one who is known by a full name, or else to one known
// by another short name. Where several can, each source's bearer goes to the only
// one who has undergone the same, or stays alone. Where nobody can, they are
// one.
func (p *people) linkShort(s *sets) {
	full := map[int]bool{} // roots of those known by a full name
	for i := range p.bearers {
		if !p.bearers[i].short {
			full[p.find(i)] = true
		}
	}
	for _, among := range []bool{true, false} {
		for i := range p.bearers {
			if p.bearers[i].short {
				p.linkShortName(s, i, full, among)
			}
		}
	}
}

// linkShortName joins bearer i, who is known by a short name, to those who are
// known by a full name, if among is set; else to anybody, unless it was joined.
func (p *people) linkShortName(s *sets, i int, full map[int]bool, among bool) {
	x := &p.bearers[i]
	if !among && full[p.find(i)] {
		return
	}
	homes := map[int]edge{}
	for _, k := range p.others(i) {
		root := p.find(k)
		if root == p.find(i) || among && !full[root] || p.bearers[k].short && len(p.groups[root]) == 1 && k > i {
			continue
		}
		c := p.fits(x, &p.bearers[k])
		if had, ok := homes[root]; c >= sure && (!ok || c > had.link.Score) && !s.toldApart(x.nodes[0], p.bearers[k].nodes[0]) && !p.apart(p.find(i), root, sure) {
			homes[root] = edge{i: i, k: k, link: factum.Link{
				A: p.names.all[x.ids[0]].Text, B: p.names.all[p.bearers[k].ids[0]].Text, Score: c, Reason: "the only bearer of the name in this case",
			}}
		}
	}
	roots := make([]int, 0, len(homes))
	for k := range homes {
		roots = append(roots, k)
	}
	slices.Sort(roots)
	if len(roots) > 1 {
		if !among {
			p.scatter(s, x, roots, homes)
		}
		return
	}
	if among && len(roots) == 0 {
		return
	}
	for _, n := range x.nodes[1:] {
		s.join(x.nodes[0], n, factum.Link{A: s.nodes[x.nodes[0]].names[0], B: s.nodes[n].names[0], Score: sure, Reason: "the same name, which is one person's alone"})
	}
	if len(roots) == 1 {
		p.join(s, homes[roots[0]])
		full[p.find(i)] = among
	}
}

// scatter sends each node of a short name home by itself: to the only bearer who
// has undergone the same or, if nobody has, to the only one who is called the same.
func (p *people) scatter(s *sets, x *bearer, roots []int, homes map[int]edge) {
	if len(roots) > mostNamed {
		return
	}
	for _, n := range x.nodes {
		to, why := p.homeOf(roots, "part", func(y *bearer) string {
			same, weight := p.undergoneByBoth(s.nodes[n].acts, y.acts)
			if weight != samePart {
				return ""
			}
			return same
		})
		if to == none {
			to, why = p.homeOf(roots, "office", func(y *bearer) string { return s.nodes[n].office.shared(&y.office) })
		}
		if to >= 0 {
			e := homes[to]
			e.link.Reason = "the only bearer of the name with this " + why
			s.join(p.bearers[e.k].nodes[0], n, e.link)
		}
	}
}

// homeOf gives the only one of several people who has something in common, with
// what it is; none, or several.
func (p *people) homeOf(roots []int, what string, common func(*bearer) string) (to int, why string) {
	to = none
	for _, root := range roots {
		same := ""
		for _, k := range p.groups[root] {
			if c := common(&p.bearers[k]); c != "" {
				same = c
			}
		}
		switch {
		case same == "":
		case to >= 0:
			return several, ""
		default:
			to, why = root, what+": "+same
		}
	}
	return to, why
}
