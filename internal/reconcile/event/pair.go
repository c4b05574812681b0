package event

import (
	"slices"
	"strings"

	"factum"
)

// Weights of the reasons for and against one event. A pair of statements
// belongs together from joined on; vetoed pairs never do.
const (
	samePerson  = 3.0
	sameName    = 1.5 // of people of one name whom nothing else identifies
	kindred     = 1.0 // one of them is part of the other: a court and its State
	sameActor   = 1.0
	ownAct      = 0.5 // an act of authority by one author, its object named by neither
	sameDay     = 2.0
	daysMeet    = 1.0
	samePlace   = 1.0
	sameWords   = 2.5 // one is a copy of the other
	mostWords   = 1.0 // most words of one stand in the other
	sameNames   = 0.5 // of what has no part in it itself
	sameManner  = 1.0 // both say that somebody was carried off
	sameWord    = 0.5 // of a demand of one body
	sameMinute  = 1.5 // a minute that nobody names by chance
	sameHour    = 0.5 // a full or half hour
	sameCalling = 0.5 // of authors without a name: "a magistrate"
	sameCount   = 0.5 // both are told as the first, or as one more
	fills       = 0.5 // one of them leaves open whom it concerns, and the day is the same
	joined      = 2.4
	otherPlace  = -0.5
	otherActor  = -0.5
	someDeed    = -0.5 // deeds that have no type of their own are many
	otherVerb   = -2.5 // of such deeds
	otherCount  = -1.5 // one is told as one more
	firstCount  = -0.5 // one is told as the first
	farDays     = -1.0 // days weeks apart, where all else agrees
	contrary    = -0.6 // one says that it did not happen
	planned     = -1.0 // one says that it will happen
	lasting     = -1.0 // one says that somebody is held still
	nearDays    = 0.0  // disjoint days that a slip explains
	slip        = 2    // days; a slip of the weekday or of the zone, or a dispute
	disputeSpan = 31   // days; of a day in dispute where all else agrees
	leastBare   = -0.8 // of what tells too little by itself, with the only event it can mean
	clearly     = 0.5  // by so much one event must fit better than any other
	vetoed      = -1e9
)

// pair weighs what speaks for two statements telling one happening.
func (b *builder) pair(i, k int) float64 { return b.weigh(i, k, nil) }

// weigh adds up what pair is made of, and says it to note, if there is one.
func (b *builder) weigh(i, k int, note func(reason string)) float64 {
	s, t := &b.feature[i], &b.feature[k]
	cost, ok := types().cost(s, t)
	if !ok || s.kind != 0 && t.kind != 0 && s.kind != t.kind {
		return vetoed
	}
	score := -cost
	add := func(weight float64, reason string) {
		score += weight
		if note != nil && weight > 0 {
			note(reason)
		}
	}
	same := s.source == t.source
	switch {
	case same:
	case copies(s.words, t.words):
		add(sameWords, "nearly the same words")
	case alikeInWords(s.words, t.words):
		add(mostWords, "most of the words of one stand in the other")
	}
	if shared := common(s.names, t.names); !same && shared > 0 {
		add(sameNames, "the same name in both")
	}

	// who it happened to
	whom := shares(s.whom, t.whom)
	switch {
	case whom:
		add(samePerson, "the same person or body concerned")
	case s.whomNamed && t.whomNamed && b.namesakes(s.whom, t.whom):
		add(sameName, "those concerned bear one name")
	case s.whomNamed && t.whomNamed && (shares(s.whomOf, t.whom) || shares(t.whomOf, s.whom)):
		add(kindred, "those concerned belong together")
	case s.whomNamed && t.whomNamed && s.whomPerson == t.whomPerson, s.whomGroup && t.whomNamed, t.whomGroup && s.whomNamed:
		return vetoed
	}
	// who did it
	who := shares(s.who, t.who)
	switch {
	case who:
		add(sameActor, "the same actor")
		if s.group != factum.Other && (len(s.whom) == 0 || len(t.whom) == 0) {
			score += sameActor
			if len(s.whom)+len(t.whom) == 0 && slices.Contains(types().Authority, s.group) {
				score += ownAct
			}
		}
	case s.calling != "" && (s.calling == t.calling || slices.Contains(t.callings, s.calling)), t.calling != "" && slices.Contains(s.callings, t.calling):
		add(sameCalling, "actors of one calling")
	case len(s.who) > 0 && len(t.who) > 0 && b.kindred(s, t):
		add(sameActor/2, "actors that belong together")
		who = true
	case s.whoNamed && t.whoNamed:
		if s.typ.Speech() || slices.Contains(types().Own, s.group) {
			return vetoed
		}
		score += otherActor
		if slices.Contains(types().Authority, s.group) && !exactly(s, t) {
			return vetoed // acts of two authors
		}
	}
	places := b.placeFit(s.places, t.places)
	if !b.weighDays(s, t, whom && who && places > 0, add) {
		return vetoed
	}
	// where
	switch {
	case places > 0:
		add(samePlace*places, "the same place")
	case len(s.places) > 0 && len(t.places) > 0:
		score += otherPlace
	}
	if s.group == factum.Other && t.group == factum.Other {
		switch {
		case s.verb != t.verb:
			score += someDeed + otherVerb
		case same || !exactly(s, t):
			score += someDeed
		}
	}
	switch {
	case s.ordinal == t.ordinal && s.ordinal != uncounted:
		add(sameCount, "told as the first, or as one more, by both")
	case s.ordinal == t.ordinal:
	case s.ordinal != uncounted && t.ordinal != uncounted:
		return vetoed
	case exactly(s, t):
	case same:
		return vetoed // it counts one of them apart from the other
	case s.ordinal == first || t.ordinal == first:
		score += firstCount
	default:
		score += otherCount
	}
	if s.negated != t.negated {
		if notYet(s, t) || notYet(t, s) {
			return vetoed
		}
		score += contrary
	}
	if sameDemand(s, t) && s.verb == t.verb {
		add(sameWord, "demanded in one word")
	}
	if s.planned != t.planned {
		score += planned
	}
	if s.taking && t.taking {
		add(sameManner, "somebody is carried off, in both")
	}
	if s.lasts != t.lasts && !same {
		score += lasting
	}
	return score
}

// notYet says whether s only tells that something had not happened when its
// source came out, and t tells of it later.
func notYet(s, t *feature) bool {
	return s.negated && !s.days.Known() && s.published.Known() && t.days.From.Known() && t.days.From.Day > s.published
}

// exactly says whether both name the same single day.
func exactly(s, t *feature) bool {
	return s.days.Exact() && t.days.Exact() && s.days.From.Day == t.days.From.Day
}

// kindred says whether one author is part of the other, or told the other's
// act as its own.
func (b *builder) kindred(s, t *feature) bool {
	return shares(s.whoOf, t.who) || shares(t.whoOf, s.who) || shares(s.whoStates, t.whoStates)
}

// weighDays weighs the days; it says whether they can be those of one happening.
// agree says that all else does.
func (b *builder) weighDays(s, t *feature, agree bool, add func(float64, string)) bool {
	speech, same := s.typ.Speech(), s.source == t.source
	together := s.clock > 0 && s.clock == t.clock && !speech
	most := 1 // days that the zone may explain
	if s.bareClock || t.bareClock {
		most = slip
	}
	if together && !same && s.clock%30 != 1 && s.days.Known() && t.days.Known() && daysApart(s.days, t.days) <= most {
		add(sameMinute+sameDay, "the same minute")
		return true
	}
	if !s.days.Known() || !t.days.Known() {
		return !speech || same || sameDemand(s, t) || copies(s.words, t.words) || alikeInWords(s.words, t.words) // talk without a day is not known to be the same talk
	}
	switch gap := daysApart(s.days, t.days); {
	case gap == 0 && exactly(s, t):
		add(sameDay, "the same day")
		if together {
			add(sameHour, "the same hour")
		}
		if (len(s.whom) == 0) != (len(t.whom) == 0) && !speech {
			add(fills, "one of them leaves open whom it concerns")
		}
		if !speech && !shares(s.who, t.who) && (s.whoNamed && b.leavesOpen(t.who) || t.whoNamed && b.leavesOpen(s.who)) && slices.Contains(types().Own, s.group) {
			add(fills, "one of them leaves open who it was")
		}
	case gap == 0 && s.days.Closed() && t.days.Closed():
		add(daysMeet, "days that meet")
		if (len(s.whom) == 0) != (len(t.whom) == 0) && !speech && !same && s.narrow() && t.narrow() {
			add(fills, "one of them leaves open whom it concerns")
		}
	case gap == 0:
	case slices.Contains(types().Once, s.group):
		add(nearDays, "")
	case !(s.taking && t.taking) && (same || speech || slices.Contains(types().Daily, s.group)):
		return false
	case gap <= slip:
		add(nearDays, "")
	case agree && gap <= disputeSpan && s.ordinal == t.ordinal && !slices.Contains(types().Recurring, s.group):
		add(farDays, "")
	default:
		return false
	}
	return true
}

// sameDemand says whether two demand the same of the same, or one of them leaves
// open of whom, in one word.
func sameDemand(s, t *feature) bool {
	return s.group == factum.Demand && t.group == factum.Demand && shares(s.who, t.who) &&
		(shares(s.whom, t.whom) || s.verb == t.verb && (len(s.whom) == 0) != (len(t.whom) == 0))
}

// leavesOpen says whether an actor isn't told or is one spoken of before, whose
// name isn't known ("the general").
func (b *builder) leavesOpen(who []string) bool {
	return len(who) == 0 || len(who) == 1 && !b.byID(who[0]).Named && definite(b.byID(who[0]).Name)
}

// namesakes says whether entities that stay apart are written in the same way,
// by a short name that leaves open who is meant ("T. Tchikaya").
func (b *builder) namesakes(x, y []string) bool {
	for _, p := range x {
		for _, q := range y {
			if e, f := b.byID(p), b.byID(q); e.Kind == f.Kind && strings.EqualFold(e.Name, f.Name) && short(e.Name) {
				return true
			}
		}
	}
	return false
}

// short says whether a name has one word that is written out.
func short(text string) bool {
	n := 0
	for _, w := range strings.Fields(fold(text)) {
		if len(w) > 1 {
			n++
		}
	}
	return n < 2
}

// known says whether one of the entities bears a name.
func (b *builder) known(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return b.byID(id).Named })
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// daysApart gives the number of days between two intervals; 0 if they meet.
func daysApart(v, w factum.Interval) int {
	switch {
	case v.Meets(w):
		return 0
	case v.To.Known() && w.From.Known() && v.To.Day < w.From.Day:
		return w.From.Day.Sub(v.To.Day)
	}
	return v.From.Day.Sub(w.To.Day)
}
