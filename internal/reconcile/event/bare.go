package event

import (
	"slices"

	"factum"
)

// joinBare joins what tells too little by itself (not who did it to whom: "the
// refusal", "a red notice was published") to the only event of its source that
// it can mean or, if its source tells of none, to the only one of the case.
func (cs *clusters) joinBare() {
	perFamily := map[factum.Type][]*cluster{}
	for _, c := range cs.all {
		if len(c.members) > 0 {
			f := cs.b.feature[c.members[0]].family
			perFamily[f] = append(perFamily[f], c)
		}
	}
	for _, c := range cs.all {
		if len(c.members) == 0 || !cs.bare(c) {
			continue
		}
		f := &cs.b.feature[c.members[0]]
		here := cs.index[where{family: cs.id(string(f.family)), entity: cs.id(f.source), grain: sameDoc}]
		reason := "the only " + f.group.Noun() + " that its source tells of"
		home, lone := cs.lone(c, here)
		switch {
		case lone && home == nil:
			reason = "the only " + f.group.Noun() + " of this case"
			home, _ = cs.lone(c, perFamily[f.family])
			if home != nil && (cs.nameless(c) || cs.veiled(c)) && !cs.onOneDay(c, home) {
				home = nil
			}
		case cs.nameless(c) || cs.veiled(c):
			home = nil // its source tells of another: this one is anybody's
		}
		if home != nil {
			cs.merge(home, c, reason)
		}
	}
}

// bare says whether an event leaves open who did it or to whom, and is no deed
// to somebody known by name, which would say enough.
func (cs *clusters) bare(c *cluster) bool {
	for _, i := range c.differing {
		f := &cs.b.feature[i]
		if len(f.who) > 0 && len(f.whom) > 0 || f.planned || f.ordinal != uncounted || slices.Contains(types().Recurring, f.group) && !slices.Contains(types().Punctual, f.verb) {
			return false
		}
		if f.whomNamed && !slices.Contains(types().Authority, f.group) {
			return false
		}
	}
	return true
}

// sharesVerb says whether both events are told by one verb.
func (cs *clusters) sharesVerb(c, d *cluster) bool {
	return slices.ContainsFunc(c.differing, func(i int) bool {
		return slices.ContainsFunc(d.differing, func(k int) bool { return cs.b.feature[i].verb == cs.b.feature[k].verb })
	})
}

// planned says whether an event is told as a plan alone.
func (cs *clusters) planned(c *cluster) bool {
	return !slices.ContainsFunc(c.differing, func(i int) bool { return !cs.b.feature[i].planned })
}

// nameless says whether an event is a deed of nobody to nobody on some day.
func (cs *clusters) nameless(c *cluster) bool {
	f := &cs.b.feature[c.members[0]]
	return len(f.who)+len(f.whom) == 0 && f.days.Closed() && !slices.Contains(types().Authority, f.group)
}

// veiled says whether an event befell somebody whom only a description tells
// ("a border guard"): it may be anybody.
func (cs *clusters) veiled(c *cluster) bool {
	f := &cs.b.feature[c.members[0]]
	return f.whomPerson && !f.whomNamed && !f.whomGroup && !slices.Contains(types().Authority, f.group)
}

// onOneDay says whether a statement of each names the same single day.
func (cs *clusters) onOneDay(c, d *cluster) bool {
	for _, i := range c.differing {
		for _, k := range d.differing {
			if exactly(&cs.b.feature[i], &cs.b.feature[k]) {
				return true
			}
		}
	}
	return false
}

// lone gives the only event of a list that c can be, or that it fits clearly
// best; ok is false if there are more. A day that is known must be one of the
// other's. Events that tell as little, and that nothing tells apart, are one with
// the only one among them that tells more.
func (cs *clusters) lone(c *cluster, list []*cluster) (home *cluster, ok bool) {
	if len(list) > mostTried {
		return nil, false
	}
	g := cs.b.feature[c.members[0]].group
	dated := slices.ContainsFunc(c.differing, func(i int) bool { return cs.b.feature[i].days.Closed() })
	var can []*cluster
	best, next := vetoed, vetoed
	for _, d := range list {
		if d == c || len(d.members) == 0 || cs.b.feature[d.members[0]].group != g || slices.Contains(can, d) {
			continue
		}
		if slices.Contains(types().Recurring, g) && !cs.sharesVerb(c, d) {
			continue // "remanded" and "in a cell"
		}
		fit, apart := cs.together(c, d), cs.daysApart(c, d)
		switch {
		case slices.Contains(types().Once, g) && cs.planned(d) && !cs.planned(c):
			continue // who is to be killed is no other dead
		case dated && apart != 0, fit == vetoed && slices.Contains(types().Once, g):
			continue // another one, by its day or by who it was
		case fit < leastBare || apart > 0:
			return nil, false // one of this type that is another, or may be this one
		case fit > best:
			best, next, home = fit, best, d
		default:
			next = max(next, fit)
		}
		can = append(can, d)
	}
	if len(can) < 2 || best >= next+clearly {
		return home, true
	}
	home = nil
	for i, d := range can {
		for _, e := range can[:i] {
			if cs.together(d, e) < leastBare || cs.daysApart(d, e) > 0 {
				return nil, false
			}
		}
		if !cs.bare(d) {
			if home != nil {
				return nil, false
			}
			home = d
		}
	}
	if home == nil {
		home = can[0]
	}
	return home, true
}
