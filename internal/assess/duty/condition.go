package duty

import (
	"slices"

	"factum/internal/assess/duty/statute"
)

// eval judges a condition in this world.
func (w *world) eval(c *statute.Condition) result {
	r := w.evalOp(c)
	if w.trace != nil {
		w.trace(w.duty, c, r.v)
	}
	return r
}

func (w *world) evalOp(c *statute.Condition) result {
	switch c.Op {
	case statute.OpAlways:
		return of(yes)
	case statute.OpNever:
		return of(no)
	case statute.OpFact:
		return w.evalFact(c)
	case statute.OpDenied:
		return w.evalDenied(c)
	case statute.OpAny, statute.OpAll:
		rs := make([]result, len(c.Args))
		for i, a := range c.Args {
			rs[i] = w.eval(a)
		}
		if c.Op == statute.OpAll {
			return allOf(rs)
		}
		return anyOf(rs)
	case statute.OpUnless:
		return w.not(w.eval(c.Args[0]), true)
	case statute.OpWithout:
		return w.not(w.eval(c.Args[0]), false)
	case statute.OpPerhaps:
		r := w.eval(c.Args[0])
		if r.v == yes {
			r.v = unknown
		}
		return r
	case statute.OpOn:
		return w.evalOn(c)
	case statute.OpBound:
		return w.isBound(c.Bound)
	case statute.OpDuty:
		return w.evalDuty(c)
	}
	return nothing
}

// not turns a result round. Silence becomes yes if closed (no source says so:
// that is enough), and otherwise unknown.
func (w *world) not(r result, closed bool) result {
	out := of(yes)
	out.said = r.said
	switch r.v {
	case yes:
		out.v = no
	case unknown:
		out.v, out.open, out.gaps = unknown, r.open, r.gaps
	case silent:
		if !closed {
			out.v, out.open = unknown, r.open
			for _, g := range r.gaps {
				g.negated = true
				out.gaps = append(out.gaps, g)
			}
		}
	}
	return out
}

// evalFact judges whether one of the facts happened, as the qualifiers ask.
func (w *world) evalFact(c *statute.Condition) result {
	var rs []result
	anchors := w.anchorsOf(c)
	for _, name := range c.Facts {
		f := w.law.Facts[name]
		occ, deny := w.occurrences(f)
		found := false
		for i := range occ {
			r := w.qualify(c, &occ[i], anchors)
			found = found || r.v >= unknown
			rs = append(rs, r)
		}
		if found {
			continue
		}
		// A denial makes it no; one that is itself disputed leaves it between
		// no and silence.
		d := w.denied(f, deny, anchors)
		r := nothing
		r.said, r.open = d.said, d.open
		if d.v == yes {
			r.v, r.open = no, nil
		} else {
			r.gaps = []gap{{fact: f, before: anytime}}
		}
		rs = append(rs, r)
	}
	return anyOf(rs)
}

// anchors are the times that the qualifiers of a condition name.
type anchors struct {
	since, after, before, of *result
}

func (w *world) anchorsOf(c *statute.Condition) anchors {
	get := func(q *statute.Condition) *result {
		if q == nil {
			return nil
		}
		switch q.Anchor {
		case statute.AnchorTrigger:
			return &w.trigger
		case statute.AnchorWithdrawal:
			r := of(yes)
			r.at = w.quit
			return &r
		}
		r := w.eval(q)
		return &r
	}
	return anchors{get(c.Since), get(c.After), get(c.Before), get(c.Of)}
}

// qualify judges one occurrence by the qualifiers of a condition.
func (w *world) qualify(c *statute.Condition, o *occurrence, a anchors) result {
	r := result{v: o.v, at: o.at, stay: o.stay, ev: o.event, open: o.open}
	r.said = []saying{{fact: o.fact, at: o.at, statements: o.statements, note: o.note}}
	if o.lasts && o.until.lo != never && o.until.lo.day() > o.at.lo.day() {
		r.said[0].until = o.until
		if o.until.hi == never {
			r.said[0].until = span{lo: o.until.lo, hi: o.until.lo}
		}
	}
	test := func(anchor *result, holds func(span) value) {
		switch {
		case anchor.v <= silent:
			r = r.and(no, nil)
		default:
			v := holds(anchor.at)
			if v == yes {
				v = anchor.v
			}
			r = r.and(v, union(anchor.open, o.open))
		}
	}
	if w.lasting && o.fact.Lasts != nil && o.until.hi != never {
		return result{v: no, at: o.at, stay: -1, ev: -1, said: r.said}
	} else if w.lasting && o.fact.Lasts != nil && o.until.lo != never {
		r = r.and(unknown, o.open)
	}
	for _, q := range []struct {
		c *statute.Condition
		r *result
	}{{c.Since, a.since}, {c.After, a.after}} {
		if q.c != nil && q.c.Anchor == "" && q.r.v >= unknown {
			r.said = append(slices.Clone(q.r.said), r.said...)
		}
	}
	if a.since != nil {
		test(a.since, func(t span) value {
			switch {
			case o.lasts:
				// It holds at a moment no earlier than t.
				v := o.until.notBefore(t)
				if same(o, a.since) {
					v = yes
				}
				r.at = span{max(r.at.lo, t.lo), max(r.at.hi, t.hi), false}
				if o.at.lo >= t.hi {
					r.at = o.at
				} else if t.clock || o.at.hi <= t.lo {
					r.at.clock = t.clock
				}
				return v
			case same(o, a.since):
				return yes
			}
			v := o.at.notBefore(t)
			r.at.lo = max(r.at.lo, min(t.lo, r.at.hi)) // if it is so, it was no earlier
			return v
		})
	}
	if a.after != nil {
		test(a.after, func(t span) value {
			if o.stay >= 0 && (o.stay == a.after.stay || a.after.within(o.signs)) {
				return yes // the end of a stay comes after whatever happened in it
			}
			return o.at.after(t)
		})
	}
	if a.before != nil && a.before.v >= unknown {
		v := o.at.beforeStrictly(a.before.at)
		if a.before.v == unknown && v != yes {
			v = unknown
		}
		r = r.and(v, union(a.before.open, o.open))
	}
	if c.Within.Known() {
		test(a.of, func(t span) value { return o.at.by(t, c.Within) })
	}
	if c.LaterThan.Known() {
		test(a.of, func(t span) value { return opposite(o.at.by(t, c.LaterThan)) })
	}
	if len(c.Words) > 0 || len(c.NoWords) > 0 {
		r = r.and(w.saysWords(c, o), nil)
	}
	if c.Unless != nil && r.v > silent {
		n := w.not(w.evalBefore(c.Unless, o.at, o.event, true), true)
		r = r.and(n.v, n.open)
		r.gaps = append(r.gaps, n.gaps...)
	}
	if c.Without != nil && r.v > silent {
		n := w.not(w.evalBefore(c.Without, o.at, o.event, false), false)
		r = r.and(n.v, n.open)
		r.gaps = append(r.gaps, n.gaps...)
		r.said = append(r.said, n.said...)
	}
	return r
}

// same says whether an occurrence and a time are of one happening.
func same(o *occurrence, r *result) bool {
	return o.event != -1 && o.event == r.ev || o.stay >= 0 && o.stay == r.stay
}

func opposite(v value) value {
	switch v {
	case yes:
		return no
	case no:
		return yes
	}
	return v
}

// beforeStrictly says whether s lies before t; on one day, if the clock does
// not tell, that is unknown.
func (s span) beforeStrictly(t span) value { return t.after(s) }

// evalBefore judges a condition as of the time of something: what happened
// later does not count. Lenient lets the same day count, and the same event.
func (w *world) evalBefore(c *statute.Condition, at span, event int, lenient bool) result {
	r := w.eval(c)
	if r.v == no && c.Op == statute.OpFact {
		// Denied; but for the time that matters?
		return w.deniedBefore(c, at)
	}
	if r.v < unknown {
		return r
	}
	v := r.at.beforeStrictly(at)
	if lenient {
		v = r.at.atOrBefore(at)
		if r.ev != -1 && r.ev == event {
			v = yes
		}
	}
	switch v {
	case no:
		// It came too late; was it denied for the time that matters?
		return w.deniedBefore(c, at)
	case unknown:
		out := r.and(unknown, r.open)
		out.gaps = gapsOf(w, c, at)
		return out
	}
	return r
}

// deniedBefore says whether sources deny a condition's facts for the time
// before at: no if they do, unknown if they may, silent if none does.
func (w *world) deniedBefore(c *statute.Condition, at span) result {
	out := nothing
	out.gaps = gapsOf(w, c, at)
	var said []saying
	var visit func(c *statute.Condition)
	visit = func(c *statute.Condition) {
		for _, name := range c.Facts {
			f := w.law.Facts[name]
			_, deny := w.occurrences(f)
			for _, d := range deny {
				switch {
				case d.at.lo.day() > at.hi.day():
				case d.v == yes && d.at.lo.day() <= at.lo.day():
					said = append(said, saying{fact: f, negated: true, at: d.at, statements: d.statements})
				default:
					out.v = unknown
					out.open = union(out.open, d.open)
				}
			}
		}
		for _, a := range c.Args {
			visit(a)
		}
	}
	visit(c)
	if said != nil {
		out = of(no)
		out.said = said
	}
	return out
}

// gapsOf names the facts of a condition as missing before a time.
func gapsOf(w *world, c *statute.Condition, at span) []gap {
	var gaps []gap
	for _, name := range c.Facts {
		gaps = append(gaps, gap{fact: w.law.Facts[name], before: at})
	}
	for _, a := range c.Args {
		gaps = append(gaps, gapsOf(w, a, at)...)
	}
	return gaps
}

// saysWords looks for words in the statements of an occurrence.
func (w *world) saysWords(c *statute.Condition, o *occurrence) value {
	want, refuse := phrases(c.Words), phrases(c.NoWords)
	for _, k := range o.statements {
		if anyIn(refuse, w.told[k].text) {
			return no
		}
	}
	if len(want) == 0 {
		return yes
	}
	for _, k := range o.statements {
		if anyIn(want, w.told[k].text) {
			return yes
		}
	}
	return no
}

// denied says whether sources deny a fact for the time that the qualifiers ask
// about.
func (w *world) denied(f *statute.Fact, deny []denial, a anchors) result {
	out := nothing
	for _, d := range deny {
		if a.since != nil && a.since.v >= unknown && d.at.hi < a.since.at.lo ||
			a.after != nil && a.after.v >= unknown && d.at.hi < a.after.at.lo ||
			a.before != nil && a.before.v >= unknown && d.at.lo > a.before.at.hi {
			continue
		}
		if d.v > out.v || out.v == silent {
			out.v, out.at = d.v, d.at
		}
		out.open = union(out.open, d.open)
		out.said = append(out.said, saying{fact: f, negated: true, at: d.at, statements: d.statements})
	}
	return out
}

// evalDenied judges whether sources deny the facts, and none asserts them.
func (w *world) evalDenied(c *statute.Condition) result {
	var rs []result
	a := w.anchorsOf(c)
	if a.since != nil && a.since.v <= silent {
		return nothing
	}
	for _, name := range c.Facts {
		f := w.law.Facts[name]
		occ, deny := w.occurrences(f)
		r := w.denied(f, deny, a)
		if a.since != nil {
			r = w.certainlySince(r, deny, a.since)
		}
		if r.v == silent {
			r.gaps = []gap{{fact: f, before: anytime, negated: true}}
		}
		for _, o := range occ {
			if o.v == yes {
				r = of(no)
				break
			}
			r = r.and(unknown, o.open)
		}
		rs = append(rs, r)
	}
	return anyOf(rs)
}

// certainlySince holds a denial back as unknown if it is not sure that it speaks
// of the time from an anchor on.
func (w *world) certainlySince(r result, deny []denial, since *result) result {
	if r.v != yes {
		return r.and(r.v, since.open)
	}
	for _, d := range deny {
		if d.v == yes && d.at.hi.day() >= since.at.hi.day() {
			return r.and(since.v, since.open)
		}
	}
	return r.and(unknown, since.open)
}

// evalOn judges a condition that holds under some readings of the law only.
func (w *world) evalOn(c *statute.Condition) result {
	question := w.law.Readings[c.On[0]].Question
	k := slices.IndexFunc(w.choice, func(ch choice) bool { return ch.kind == onLaw && ch.about == question })
	if option := w.taken[k]; option >= 0 {
		if !slices.Contains(c.On, w.choice[k].reads[option]) {
			return of(no)
		}
		return w.eval(c.Args[0])
	}
	r := w.eval(c.Args[0])
	if r.v == yes {
		r.v = unknown
		r.open = union(r.open, []int{k})
	}
	return r
}

// evalDuty judges whether another duty has one of some statuses.
func (w *world) evalDuty(c *statute.Condition) result {
	var rs []result
	for _, id := range c.Duty {
		v := w.judged(id)
		r := of(no)
		r.said = v.because()
		switch {
		case slices.Contains(c.Is, v.status):
			r.v, r.at, r.open = yes, v.at, v.timed
		case v.status == statusUnknown:
			r.v, r.open, r.gaps = unknown, v.open, v.gaps
			r.at = anytime
		}
		rs = append(rs, r)
	}
	return anyOf(rs)
}

// judged gives the verdict on another duty in this very world.
func (w *world) judged(id string) verdict {
	if v, ok := w.deps[id]; ok {
		return v
	}
	d := w.law.Duty(id)
	other := &world{engine: w.engine, facts: w.facts, duty: d, b: w.b, taken: w.taken, deps: w.deps}
	v := other.judge(d.Rules)
	w.deps[id] = v
	return v
}

// isBound judges whether a treaty binds the State at the time in question,
// which is that of the trigger; until that is known, it is left open.
func (w *world) isBound(treaty string) result {
	switch {
	case w.b.state < 0:
		return of(no)
	case w.now == nil:
		return of(unknown)
	}
	r := of(no)
	for _, m := range w.memberships(treaty, w.b.state) {
		v := min(w.now.notBefore(m.from), opposite(w.now.notBefore(m.until)))
		r.v = max(r.v, v)
	}
	return r
}
