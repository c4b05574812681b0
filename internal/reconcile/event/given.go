package event

import (
	"slices"

	"factum/internal/read/actor"
	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
)

// apartAs is the likeness of two names, however alike, whose given names are two
// people's: below what a document may write of one person.
const apartAs = contradicts - 0.01

// otherWord is the likeness under which a part is another name beside one that is
// written letter by letter alike: another romanisation would change that, too.
const otherWord = 0.6

// twoGiven says whether two names that are alike are two people's: a consonant
// of the given names differs that nobody writes for the other, one is a man's
// name and the other a woman's (Daniel and Daniela, Olga and Oleg), or one part is
// spelled alike and another much unlike (Idris Hamid, Idris Hamdan).
func twoGiven(a, z *name.Name) bool {
	if len(name.Contrasts(*a, *z)) > 0 {
		return true
	}
	edges := name.Compare(*a, *z).Edges
	letterByLetter := slices.ContainsFunc(edges, func(e name.Edge) bool { return e.Kind == name.Linked && e.Score == 1 && len(e.A) >= 4 && e.A == e.B })
	for _, e := range edges {
		if letterByLetter && e.Kind == name.Linked && e.Score < otherWord && len(e.AParts) == 1 && len(e.BParts) == 1 {
			return true
		}
		if e.Kind != name.Linked || e.Score == 1 || len(e.AParts) != 1 || len(e.BParts) != 1 {
			continue
		}
		p, q := &a.Parts[e.AParts[0]], &z.Parts[e.BParts[0]]
		if p.Role == name.Initial || q.Role == name.Initial || isFamily(a, p.Text) && isFamily(z, q.Text) {
			continue
		}
		x, y := actor.GivenGender(p.Text), actor.GivenGender(q.Text)
		if x != actor.GenderUnknown && y != actor.GenderUnknown && x != y {
			return true
		}
	}
	return false
}

// fit says how well a name can stand for a fuller one of another source: as the
// parts of it go that fit least, if it holds the family name or the first one;
// "Nusrat" of a name of three parts is as much its first as of one of two.
func (t *names) fit(short, full int32) float64 {
	like := t.likeness(short, full)
	if t.written(short) >= 2 || t.written(full) < 2 || like < contradicts {
		return like
	}
	x, y := &t.all[short], &t.all[full]
	f, ok := name.Shorter(*x, *y)
	if !ok || like == apartAs {
		return like
	}
	first := leading(y)
	for _, e := range f.Edges {
		if e.Kind == name.Linked && (f.Family || slices.ContainsFunc(e.BParts, func(i int) bool { return i == first })) {
			return max(like, f.Score)
		}
	}
	return like
}

// leading gives the index of the part by which a person is called who is called by
// the first: not Muhammad where two others follow, which many bear before it.
func leading(n *name.Name) int {
	var core []int
	for i := range n.Parts {
		if n.Parts[i].Counts() && n.Parts[i].Role != name.Title {
			core = append(core, i)
		}
	}
	switch {
	case len(core) == 0:
		return -1
	case len(core) > 2 && phonetic.Of(n.Parts[core[0]].Key) == phonetic.Of("muhammad"):
		return core[1]
	}
	return core[0]
}
