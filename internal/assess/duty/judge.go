package duty

import (
	"slices"

	"factum"
	"factum/internal/assess/duty/statute"
)

const statusUnknown = factum.UnknownDuty

// verdict is what becomes of a duty in one world.
type verdict struct {
	status factum.DutyStatus
	at     span  // when it was met, broken, excused
	open   []int // of an unknown status: the disputes on which it may hang
	timed  []int // the disputes on which its time may hang
	gaps   []gap

	reason  reason
	trigger result
	bond    *membership
	done    result // discharged_by
	broken  result // breached_by
	excuse  result
	hold    result // suspended_by
	missed  result // a source says that it was not done
	limit   *limit
	asOf    span
}

// limit is a fixed deadline, worked out.
type limit struct {
	from     span
	duration statute.Duration
	due      span
	rule     *statute.Deadline
	anchor   *statute.Fact // what it runs from, nil for the trigger
	longer   bool
	assumed  bool // its own anchor is not known
}

// reason says which rule decided.
type reason int8

const (
	noTrigger reason = iota
	notBound
	notInForce
	lapsed
	triggerOpen
	bondOpen
	performed
	performedLate
	performedOpen // late or not: the sources do not tell
	brokenBy
	brokenOpen
	excusedBy
	excuseOpen
	suspendedBy
	suspensionOpen
	omitted    // not done when it was due, and a source says so
	silentDue  // due, and no source says that it was done
	notYetDue  // the limit has not passed on these sources
	stillOpen  // an open word, and it can still be done
	notDoneYet // a source says that it was not done, and it still can be
)

// because gives the facts on which a verdict rests.
func (v *verdict) because() []saying {
	switch v.reason {
	case performed, performedLate, performedOpen:
		return v.done.said
	case brokenBy, brokenOpen:
		return v.broken.said
	case excusedBy, excuseOpen:
		return v.excuse.said
	case suspendedBy, suspensionOpen:
		return v.hold.said
	case omitted, notDoneYet:
		return v.missed.said
	}
	return v.trigger.said
}

// judge says what becomes of the duty under these rules in this world.
func (w *world) judge(rules statute.Rules) verdict {
	w.now, w.trigger = nil, nothing
	v := verdict{}
	w.trigger = w.eval(rules.Trigger)
	if w.trigger.v >= unknown && w.trigger.at.known() {
		at := w.trigger.at
		w.now = &at
		w.trigger = w.eval(rules.Trigger)
	}
	v.trigger = w.trigger
	v.open, v.gaps = v.trigger.open, v.trigger.gaps
	if v.trigger.v <= silent {
		return w.end(v, factum.NotTriggered, noTrigger, v.trigger)
	}
	if p := w.duty.InForce; p != nil {
		if day := v.trigger.at.hi.moment(false).Day; day.Known() && !p.Holds(day) {
			return w.end(v, factum.NotTriggered, notInForce, v.trigger)
		}
	}
	if bound := w.bind(&v); bound.v <= silent {
		return w.end(v, factum.NotTriggered, notBound, bound)
	} else if bound.v == unknown {
		return w.end(v, statusUnknown, bondOpen, bound)
	}
	w.trigger = v.trigger
	if rules.LapsesIf != nil {
		switch r := w.eval(rules.LapsesIf); r.v {
		case yes:
			v.missed = r
			return w.end(v, factum.NotTriggered, lapsed, r)
		case unknown:
			return w.end(v, statusUnknown, triggerOpen, r)
		}
	}
	v.done = w.eval(rules.DischargedBy)
	v.broken, v.excuse, v.hold = nothing, nothing, nothing
	if rules.BreachedBy != nil {
		v.broken = w.eval(rules.BreachedBy)
	}
	if rules.ExcusedBy != nil {
		v.excuse = w.eval(rules.ExcusedBy)
	}
	if rules.SuspendedBy != nil {
		w.lasting = true
		v.hold = w.eval(rules.SuspendedBy)
		w.lasting = false
	}
	v.limit = w.limit(v.trigger)
	v = w.decide(v, rules)
	if v.trigger.v == unknown {
		return w.end(v, statusUnknown, triggerOpen, v.trigger)
	}
	return v
}

// end closes a verdict.
func (w *world) end(v verdict, s factum.DutyStatus, why reason, on result) verdict {
	v.status, v.reason, v.at = s, why, on.at
	v.open, v.timed, v.gaps = nil, union(on.open, v.trigger.open), on.gaps
	if s == statusUnknown {
		// It may hang on any dispute that is open in what was weighed: over
		// whether it happened, or over when.
		for _, r := range []*result{&on, &v.trigger, &v.done, &v.broken, &v.excuse, &v.hold, &v.missed} {
			v.open = union(v.open, r.open)
		}
	}
	return v
}

// decide weighs performance, breach, excuse and time of a duty that was
// triggered.
func (w *world) decide(v verdict, rules statute.Rules) verdict {
	if w.duty.Kind == statute.Prohibition {
		return w.decideProhibition(v)
	}
	switch v.done.v {
	case yes:
		return w.decideDone(v)
	case unknown:
		// It may have been done; if it could not have been in time, that is no
		// way out. (A dispute over it decides between broken and late.)
		if v.broken.v == yes && len(v.done.open) == 0 && v.done.at.after(v.broken.at) == yes {
			return w.end(v, factum.Breached, brokenBy, v.broken)
		}
		return w.end(v, statusUnknown, performedOpen, v.done)
	}
	// What excuses a breach must have been there by then.
	intime := v.excuse.at.atOrBefore(v.broken.at)
	switch {
	case v.broken.v == yes && v.excuse.v >= unknown && intime != no:
		if v.excuse.v == yes && intime == yes {
			return w.end(v, factum.Excused, excusedBy, v.excuse)
		}
		return w.end(v, statusUnknown, excuseOpen, v.excuse)
	case v.broken.v == yes:
		return w.end(v, factum.Breached, brokenBy, v.broken)
	case v.excuse.v == yes && (v.broken.v <= silent || intime == yes):
		return w.end(v, factum.Excused, excusedBy, v.excuse)
	case v.broken.v == unknown:
		return w.end(v, statusUnknown, brokenOpen, v.broken)
	case v.excuse.v == unknown:
		return w.end(v, statusUnknown, excuseOpen, v.excuse)
	case v.hold.v == yes:
		return w.end(v, factum.Suspended, suspendedBy, v.hold)
	case v.hold.v == unknown:
		return w.end(v, statusUnknown, suspensionOpen, v.hold)
	}
	return w.decideUndone(v, rules)
}

func (w *world) decideProhibition(v verdict) verdict {
	switch {
	case v.broken.v == yes && v.excuse.v == yes:
		return w.end(v, factum.Excused, excusedBy, v.excuse)
	case v.broken.v == yes:
		return w.end(v, factum.Breached, brokenBy, v.broken)
	case v.broken.v == unknown:
		return w.end(v, statusUnknown, brokenOpen, v.broken)
	case v.done.v == yes:
		return w.end(v, factum.Met, performed, v.done)
	case v.done.v == unknown:
		return w.end(v, statusUnknown, performedOpen, v.done)
	}
	return w.end(v, factum.Pending, stillOpen, v.trigger)
}

// decideDone judges the time of a performance.
func (w *world) decideDone(v verdict) verdict {
	if v.broken.v >= unknown {
		// Both on one day: what was owed was done that day, before or after.
		sameDay := v.done.at.hi.day() == v.broken.at.lo.day() && v.done.at.lo.day() == v.broken.at.hi.day()
		late := v.done.at.after(v.broken.at)
		switch {
		case sameDay || late == no:
		case v.broken.v == yes && late == yes:
			return w.end(v, factum.MetLate, performedLate, v.done)
		default:
			on := v.done
			on.gaps = v.broken.gaps
			return w.end(v, statusUnknown, performedOpen, on)
		}
	}
	if l := v.limit; l != nil {
		in := v.done.at.by(l.from, l.duration)
		if l.from.lo == ever || l.from.hi == never {
			in = unknown
		}
		switch {
		case in == yes:
		case v.excuse.v == yes:
			return w.end(v, factum.Excused, excusedBy, v.excuse)
		case in == no && v.hold.v == yes, in == unknown, in == no && v.excuse.v == unknown:
			return w.end(v, statusUnknown, performedOpen, v.done)
		default:
			return w.end(v, factum.MetLate, performedLate, v.done)
		}
	}
	return w.end(v, factum.Met, performed, v.done)
}

// decideUndone judges a duty that no source says was done or broken: by the
// clock where there is a number, never by the clock alone where there is an
// open word.
func (w *world) decideUndone(v verdict, rules statute.Rules) verdict {
	v.missed = w.omission(rules.DischargedBy, v.trigger.at)
	v.asOf = w.reach()
	if v.limit == nil {
		if v.missed.v == yes {
			return w.end(v, statusUnknown, notDoneYet, v.missed)
		}
		if v.missed.v == unknown {
			return w.end(v, statusUnknown, notDoneYet, v.missed)
		}
		return w.end(v, factum.Pending, stillOpen, v.trigger)
	}
	due := v.limit.due
	switch {
	case v.missed.v == yes && v.missed.at.hi.day() >= due.hi.day() && w.reachesPast(v.missed, due):
		return w.end(v, factum.Breached, omitted, v.missed)
	case v.missed.v == unknown && v.missed.at.hi.day() >= due.hi.day():
		return w.end(v, statusUnknown, omitted, v.missed)
	case v.asOf.lo.day() > due.hi.day():
		on := v.trigger
		on.gaps = v.done.gaps
		return w.end(v, statusUnknown, silentDue, on)
	}
	return w.end(v, factum.Pending, notYetDue, v.trigger)
}

// reachesPast says whether a denial speaks of a time past the limit: its own,
// or, where it has none, that of the record.
func (w *world) reachesPast(missed result, due span) bool {
	if missed.at.hi == never {
		return w.reach().lo.day() >= due.hi.day()
	}
	return true
}

// omission says whether sources say that the performance did not take place
// after the trigger. Where there are several ways to perform, the first is the
// performance itself.
func (w *world) omission(c *statute.Condition, since span) result {
	switch c.Op {
	case statute.OpFact, statute.OpDenied:
		out := nothing
		name := c.Facts[0]
		_, deny := w.occurrences(w.law.Facts[name])
		for _, d := range deny {
			if d.at.hi < since.lo {
				continue
			}
			if out.v == silent || d.v > out.v {
				out.v, out.at = d.v, d.at
			} else if d.v == out.v {
				out.at = out.at.hull(d.at)
			}
			out.open = union(out.open, d.open)
			out.said = append(out.said, saying{fact: d.fact, negated: true, at: d.at, statements: d.statements})
		}
		return out
	case statute.OpAny, statute.OpAll, statute.OpPerhaps:
		return w.omission(c.Args[0], since)
	}
	return nothing
}

// reach gives the time up to which the record tells of the case: the last
// statement on the person, or on the State where there is none.
func (w *world) reach() span {
	best := span{lo: ever, hi: ever}
	for i := range w.told {
		t := &w.told[i]
		if t.side != saysYes || !tellsOfCase(t.Type) || t.when.lo == ever {
			continue
		}
		if w.b.person >= 0 {
			if !slices.Contains(t.who, w.b.person) && !slices.Contains(t.whom, w.b.person) {
				continue
			}
		} else if !w.addressed("state", t, w.b) && !w.acts("state", t, w.b) {
			continue
		}
		if t.when.lo > best.lo {
			best = t.when
		}
	}
	return best
}

// limit works out a fixed deadline.
func (w *world) limit(trigger result) *limit {
	d := w.duty.Deadline.On(trigger.at.lo.moment(false).Day)
	if d == nil || d.Kind != statute.Fixed {
		return nil
	}
	l := &limit{from: trigger.at, duration: d.Duration, rule: d}
	if d.From != "" {
		fact := w.law.Facts[d.From]
		occ, _ := w.occurrences(fact)
		found := false
		for _, o := range occ {
			if o.v == yes && o.at.notBefore(trigger.at) != no {
				l.from, l.anchor, found = o.at, fact, true
				break
			}
		}
		if !found {
			l.anchor, l.assumed = fact, true
			if d.Otherwise.Known() {
				l.duration = d.Otherwise
			}
		}
	}
	if d.Longer != nil {
		if r := w.eval(d.Longer.If); r.v == yes {
			l.duration, l.longer = d.Longer.Duration, true
		}
	}
	l.due = l.from.plus(l.duration)
	if !l.duration.Clocked() || !l.from.clock {
		l.due.lo, l.due.hi = l.due.lo.day()*minutesOfDay+minutesOfDay-1, l.due.hi.day()*minutesOfDay+minutesOfDay-1
		l.due.clock = false
	}
	return l
}

// bind judges whether the duty's treaty binds the State when the duty begins,
// and moves the beginning to the day from which it does.
func (w *world) bind(v *verdict) result {
	if w.duty.Binds == "" || w.b.state < 0 {
		return of(yes)
	}
	best := of(no)
	treaty := w.law.Treaties[w.duty.Binds]
	for _, m := range w.memberships(w.duty.Binds, w.b.state) {
		began := v.trigger.at.notBefore(m.from)
		if began != yes && w.lastsUntil(v.trigger, m.from) {
			// The facts were there before the treaty; they still are when it begins to bind.
			v.trigger.at = span{max(v.trigger.at.lo, m.from.lo), max(v.trigger.at.hi, m.from.hi), false}
			began = yes
		}
		over := v.trigger.at.notBefore(m.until)
		r := of(min(began, opposite(over)))
		if r.v != yes && began == yes && over != no && treaty.AfterWithdrawal != nil {
			w.quit = m.until
			after := w.eval(treaty.AfterWithdrawal)
			if after.v == unknown || after.v == yes {
				r.v, r.open, r.gaps = after.v, after.open, after.gaps
			}
			r.said = after.said
		}
		r.at = m.from
		if r.v > best.v || best.at.lo == ever {
			best = r
			m := m
			v.bond = &m
		}
	}
	return best
}

// lastsUntil says whether the stay in which a duty begins surely goes on up to
// a time.
func (w *world) lastsUntil(trigger result, t span) bool {
	if trigger.stay < 0 {
		return false
	}
	for _, f := range w.law.Facts {
		if f.Stay == nil {
			continue
		}
		occ, _ := w.occurrences(f)
		for _, o := range occ {
			if o.stay == trigger.stay && o.v == yes && o.until.notBefore(t) == yes {
				return true
			}
		}
	}
	return false
}

// tellsOfCase says whether a type tells what became of a person; the last such
// statement is how far the record reaches.
func tellsOfCase(t factum.Type) bool {
	switch t {
	case factum.NonComplianceFinding, factum.Referral, factum.LegalOpinion, factum.Criticism, factum.Statement_, factum.Demand,
		factum.Membership, factum.PositionHeld, factum.AllegedCrime:
		return false
	}
	return true
}
