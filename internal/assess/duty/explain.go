package duty

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"factum"
	"factum/internal/assess/duty/statute"
)

// report puts an outcome into the form of the record.
func (e *engine) report(o *outcome) factum.Duty {
	d := o.duty
	status, label := o.status()
	main := o.main(status)
	x := explainer{engine: e, o: o, v: &main.verdict, status: status, label: label}
	out := factum.Duty{
		ID: d.ID, Regime: d.Regime, Article: d.Article, Duty: plain(d.Content), Bearer: x.bearer(), OwedTo: x.owedTo(),
		TriggeredBy: []string{}, Status: status, Worlds: factum.Worlds{Breached: o.breached(), Of: o.of}, Label: label,
		BreachedOnlyIf: []string{}, Because: []string{}, Against: []string{}, Basis: d.Basis, Findings: e.findings(o, status),
		Referrals: e.referrals(o), Deadline: x.deadline(),
	}
	if s := e.stateEntity(o.b.state); s != nil && d.BorneBy != "court" && d.BorneBy != "chamber" {
		out.BearerEntity = s.ID
	} else if b := e.bodyEntity(d.BorneBy); b != nil {
		out.BearerEntity = b.ID
	}
	if o.b.person >= 0 {
		out.About = e.actors[o.b.person].entity.ID
	}
	if o.triggered() {
		out.TriggeredBy = e.ids(x.v.trigger.said)
	}
	out.Because = e.ids(x.deciding())
	out.Against = e.ids(x.against())
	if label == factum.BreachedOnlyIf {
		out.BreachedOnlyIf = x.onlyIf()
	}
	for _, id := range o.readings() {
		if id != "" {
			out.Readings = append(out.Readings, factum.DutyReading{Reading: id, Name: e.law.Readings[id].Name, Status: o.under(id)})
		}
	}
	for _, s := range d.Source {
		src := e.law.Sources[s]
		out.Sources = append(out.Sources, strings.TrimSpace(src.Title+" "+src.URL))
	}
	out.Explanation, out.WouldChange = x.explanation(out.Findings, out.Referrals), x.wouldChange()
	return out
}

// main gives the leaf that an explanation tells: one with the status itself;
// failing that, a world of breach; failing that, one in which the duty begins.
func (o *outcome) main(status factum.DutyStatus) *leaf {
	for _, want := range []func(*leaf) bool{
		func(l *leaf) bool { return l.verdict.status == status },
		func(l *leaf) bool { return l.verdict.status == factum.Breached },
		func(l *leaf) bool { return l.verdict.status != factum.NotTriggered },
	} {
		for i := range o.leaves {
			if want(&o.leaves[i]) {
				return &o.leaves[i]
			}
		}
	}
	return &o.leaves[0]
}

// under gives the status under one reading.
func (o *outcome) under(reading string) factum.DutyStatus {
	var s factum.DutyStatus
	for _, l := range o.leaves {
		switch {
		case l.reading != reading:
		case s == "":
			s = l.verdict.status
		case s != l.verdict.status:
			return factum.UnknownDuty
		}
	}
	return s
}

// explainer puts one outcome into words.
type explainer struct {
	*engine
	o      *outcome
	v      *verdict // of the main leaf
	status factum.DutyStatus
	label  factum.DutyLabel
}

// stateEntity gives the record's entity of a State, if there is one.
func (e *engine) stateEntity(state int) *factum.Entity {
	if state < 0 {
		return nil
	}
	var best *factum.Entity
	for i := range e.actors {
		a := &e.actors[i]
		if a.state == state && a.entity.Kind != factum.Person {
			// Its own name rather than that of its capital.
			if best == nil || e.isName(a.entity.Name, state) && !e.isName(best.Name, state) {
				best = a.entity
			}
		}
	}
	return best
}

// isName says whether a text is a State's own name.
func (e *engine) isName(s string, state int) bool {
	for _, st := range e.law.States {
		if st.Name == e.names.states[state] {
			return strings.EqualFold(s, st.Name) || slices.ContainsFunc(st.Names, func(n string) bool { return strings.EqualFold(s, n) })
		}
	}
	return s == e.names.states[state]
}

func (e *engine) stateName(state int) string {
	if state < 0 {
		return "the State"
	}
	if x := e.stateEntity(state); x != nil && e.isName(x.Name, state) {
		return x.Name
	}
	return e.names.states[state]
}

// bodyEntity gives the record's entity of a body, the plainest name first.
func (e *engine) bodyEntity(role string) *factum.Entity {
	var best *factum.Entity
	for i := range e.actors {
		a := &e.actors[i]
		if a.bodies[role] && len(a.of) == 0 && (best == nil || len(a.entity.Name) < len(best.Name) || len(a.entity.Name) == len(best.Name) && a.entity.Name < best.Name) {
			best = a.entity
		}
	}
	return best
}

func (x *explainer) bearer() string {
	d := x.o.duty
	switch d.BorneBy {
	case "state":
		return x.stateName(x.o.b.state)
	case "organ":
		organ := d.Organ
		if organ == "" {
			organ = d.Bearer
		}
		return fmt.Sprintf("%s (%s)", organ, x.stateName(x.o.b.state))
	}
	return x.law.Bodies[d.BorneBy].Name
}

func (x *explainer) owedTo() string {
	var out []string
	for _, who := range x.o.duty.OwedTo {
		switch who {
		case "Court":
			who = x.law.Bodies["court"].Name
		case "requested State", "custodial State":
			who = x.stateName(x.o.b.state)
		case "arrested person", "surrendered person", "person sought":
			if x.o.b.person >= 0 {
				who = x.actors[x.o.b.person].entity.Name
			}
		}
		out = append(out, who)
	}
	return strings.Join(out, ", ")
}

// deadline gives the time limit with its arithmetic; nil where there is none.
func (x *explainer) deadline() *factum.Deadline {
	if x.v.reason == noTrigger || x.v.reason == notBound {
		return nil
	}
	began := x.v.trigger.at
	if l := x.v.limit; l != nil {
		due := l.due.interval()
		return &factum.Deadline{DueFrom: due.From, DueTo: due.To, Rule: x.limitRule(l)}
	}
	d := x.o.duty.Deadline.On(began.lo.moment(false).Day)
	if d == nil {
		return nil
	}
	rule := ""
	switch d.Kind {
	case statute.Standard:
		rule = fmt.Sprintf("%s, from %s: an open word that no number of days decides", quoted(d.Word), x.days(began))
	case statute.Before:
		rule = "before " + d.Event
	case statute.Agreed:
		rule = "on the day agreed between the parties"
	default:
		return nil
	}
	if d.Note != "" {
		rule += " (" + d.Note + ")"
	}
	return &factum.Deadline{DueFrom: began.interval().From, Rule: rule}
}

// limitRule tells how a fixed limit was counted.
func (x *explainer) limitRule(l *limit) string {
	from := "the trigger"
	if l.anchor != nil && !l.assumed {
		from = l.anchor.Means
	} else if len(x.v.trigger.said) > 0 {
		from = x.v.trigger.said[len(x.v.trigger.said)-1].fact.Means
	}
	rule := fmt.Sprintf("%s from %s (%s): due by %s", l.duration, from, x.days(l.from), x.days(l.due))
	if l.longer {
		rule += ", a limit that was extended"
	}
	if l.assumed {
		rule += "; no source gives " + l.anchor.Means + ", so it is counted from " + from
	}
	if l.duration.Clocked() && !l.from.clock {
		rule += "; the sources tell days and no hours, so it is counted in days"
	}
	if l.rule.Note != "" {
		rule += " (" + l.rule.Note + ")"
	}
	return rule
}

func quoted(s string) string {
	if strings.Contains(s, `"`) {
		return s
	}
	return `"` + s + `"`
}

func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

func (x *explainer) days(s span) string { return daysOf(s) }

// daysOf writes a span for a reader.
func daysOf(s span) string {
	day := func(t instant, timed bool) string {
		m := t.moment(timed)
		y, month, d := m.Day.Date()
		out := fmt.Sprintf("%d %s %d", d, month, y)
		if timed {
			out += fmt.Sprintf(", %02d:%02d UTC", (m.Clock-1)/60, (m.Clock-1)%60)
		}
		return out
	}
	switch {
	case s.lo == ever && s.hi == never:
		return "on a day that no source gives"
	case s.lo == ever:
		return "by " + day(s.hi, false)
	case s.hi == never:
		return "since " + day(s.lo, false)
	case s.clock:
		return day(s.lo, true)
	case s.lo.day() == s.hi.day():
		return day(s.lo, false)
	}
	return "between " + day(s.lo, false) + " and " + day(s.hi, false)
}

// sentence says a fact of this State and this person.
func (x *explainer) sentence(f *statute.Fact, negated bool) string {
	s := f.Yes
	if negated {
		s = f.No
	}
	person := "the person"
	if x.o.b.person >= 0 {
		person = x.actors[x.o.b.person].entity.Name
	}
	return strings.NewReplacer("{state}", x.stateName(x.o.b.state), "{person}", person).Replace(s)
}

// tell says what the sources say: each fact once, with its days.
func (x *explainer) tell(said []saying) string {
	var parts, seen []string
	for _, s := range said {
		if s.fact == nil {
			continue
		}
		text := x.sentence(s.fact, s.negated)
		if s.at.known() && !(s.at.lo == ever && s.at.hi == ever) {
			text += " ("
			if s.until != (span{}) {
				text += "from " + x.days(s.at) + " to " + x.days(s.until)
			} else {
				text += x.days(s.at)
			}
			if n := x.sources(s.statements); n > 1 {
				text += fmt.Sprintf(", %d sources", n)
			}
			text += ")"
		}
		if s.note != "" {
			text += " - " + s.note
		}
		if !slices.Contains(seen, text) {
			seen, parts = append(seen, text), append(parts, text)
		}
	}
	return strings.Join(parts, "; ")
}

// sources counts the documents or other sources of statements.
func (e *engine) sources(statements []int) int {
	var seen []string
	for _, k := range statements {
		st := e.told[k].Statement
		key := st.Document
		if key == "" {
			key = "source " + st.Source
		}
		if !slices.Contains(seen, key) {
			seen = append(seen, key)
		}
	}
	return len(seen)
}

// silence says that no source tells of a fact, and how many deny it.
func (x *explainer) silence(f *statute.Fact) string {
	w := x.world(x.o.duty, x.o.b, x.undecided())
	occ, deny := w.occurrences(f)
	var yesses, noes []int
	for _, o := range occ {
		yesses = union(yesses, o.statements)
	}
	for _, d := range deny {
		noes = union(noes, d.statements)
	}
	told, denied := x.sources(yesses), x.sources(noes)
	s := "No source says that " + x.sentence(f, false)
	if told > 0 {
		s = fmt.Sprintf("%s that %s", sourcesSay(told), x.sentence(f, false))
	}
	switch {
	case denied > 0:
		s += fmt.Sprintf("; %s that %s", lowerFirst(sourcesSay(denied)), strings.Replace(x.sentence(f, true), x.stateName(x.o.b.state), "it", 1))
	case told == 0:
		s += ", and none that it is not so"
	}
	return s + "."
}

func sourcesSay(n int) string {
	if n == 1 {
		return "One source says"
	}
	return fmt.Sprintf("%s sources say", upperFirst(number(n)))
}

func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func (e *engine) undecided() []int {
	taken := make([]int, len(e.choice))
	for i := range taken {
		taken[i] = -1
	}
	return taken
}

// performance gives the fact by which the duty is done.
func (x *explainer) performance() *statute.Fact {
	var f *statute.Fact
	x.o.duty.DischargedBy.Walk(func(c *statute.Condition) {
		if f == nil && (c.Op == statute.OpFact || c.Op == statute.OpDenied) && len(c.Facts) > 0 {
			f = x.law.Facts[c.Facts[0]]
		}
	})
	return f
}

// deciding gives what the answer rests on: what began the duty and what
// decided it, in every world.
func (x *explainer) deciding() []saying {
	said := slices.Clone(x.v.because())
	if len(x.o.leaves) > 1 {
		for i := range x.o.leaves {
			said = append(said, x.o.leaves[i].verdict.because()...)
		}
	}
	if x.v.reason == brokenBy {
		said = append(said, x.v.missed.said...)
	}
	return said
}

// against gives the statements on the other side: those that tell a breach
// that was not one, or a performance that came too late.
func (x *explainer) against() []saying {
	switch x.v.reason {
	case performed:
		if x.v.broken.v >= unknown {
			return x.v.broken.said
		}
	case brokenBy, omitted:
		w := x.world(x.o.duty, x.o.b, x.undecided())
		var said []saying
		if f := x.performance(); f != nil {
			occ, _ := w.occurrences(f)
			for _, o := range occ {
				said = append(said, saying{fact: f, at: o.at, statements: o.statements})
			}
		}
		if c := x.o.duty.ClaimedBy; c != nil {
			w.trigger = x.v.trigger
			said = append(said, w.eval(c).said...)
		}
		return said
	}
	return nil
}

// ids gives the statements of sayings, in the order of the record.
func (e *engine) ids(said []saying) []string {
	var all []int
	for _, s := range said {
		all = union(all, s.statements)
	}
	out := []string{}
	for _, k := range all {
		out = append(out, e.told[k].ID)
	}
	slices.SortFunc(out, func(a, b string) int { return e.place[a] - e.place[b] })
	return out
}

// explanation says in words what was owed, since when, and what became of it.
func (x *explainer) explanation(findings []factum.Finding, referrals []string) string {
	var b strings.Builder
	say := func(format string, args ...any) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, format, args...)
	}
	if !x.o.triggered() {
		say("Not triggered on these sources: %s", x.whyNot())
		return b.String()
	}
	trigger := x.v.trigger
	if trigger.v == silent || trigger.v == no {
		for i := range x.o.leaves {
			if t := x.o.leaves[i].verdict.trigger; t.v >= unknown {
				trigger = t
				break
			}
		}
	}
	say("Begins where: %s. On these sources: %s.", strings.TrimSuffix(plain(x.o.duty.Starts), "."), x.tell(trigger.said))
	if m := x.v.bond; m != nil && x.o.duty.Binds != "" {
		say("%s", x.bondWords(m))
	}
	if d := x.deadline(); d != nil {
		say("Time: %s.", strings.TrimSuffix(d.Rule, "."))
	} else if note := x.o.duty.Deadline.Note; note != "" {
		say("Time: %s.", note)
	}
	say("%s", x.verdictWords(x.v))
	if x.o.cut {
		say("There are more combinations of disputes than were looked at (%d).", maxLeaves)
	}
	if x.label == factum.BreachedOnlyIf {
		say("It is broken only if this is right: %s.", strings.Join(x.onlyIf(), "; or: "))
	}
	if rs := x.o.readings(); len(rs) > 1 {
		var parts []string
		for _, id := range rs {
			parts = append(parts, fmt.Sprintf("%s (%s): %s", id, x.law.Readings[id].Name, statusWords(x.o.under(id))))
		}
		say("Readings of the law: %s.", strings.Join(parts, "; "))
	}
	if x.status == factum.Breached {
		if c := x.claimed(); c != "" {
			say("%s", c)
		}
	}
	x.findingWords(findings, referrals, say)
	if x.o.duty.Basis != "corpus" {
		say("The wording of this provision was %s.", map[string]string{"known": "written from knowledge and not opened", "mixed": "seen in part"}[x.o.duty.Basis])
	}
	return b.String()
}

// whyNot says what is missing for the duty to begin.
func (x *explainer) whyNot() string {
	switch x.v.reason {
	case notBound:
		return fmt.Sprintf("%s; but %s was not bound by the %s at that time.", x.tell(x.v.trigger.said), x.stateName(x.o.b.state), x.law.Treaties[x.o.duty.Binds].Title)
	case notInForce:
		return fmt.Sprintf("the provision was not in force then (%s).", x.days(x.v.trigger.at))
	case lapsed:
		return fmt.Sprintf("it began (%s), but fell away before it was due: %s.", x.tell(x.v.trigger.said), x.tell(x.v.missed.said))
	}
	for _, g := range x.v.trigger.gaps {
		if g.fact != nil {
			return "no source says that " + x.sentence(g.fact, false) + "."
		}
	}
	if len(x.v.trigger.said) > 0 && x.v.trigger.said[0].negated {
		return x.tell(x.v.trigger.said) + "."
	}
	return "no source tells what it begins with: " + plain(x.o.duty.Starts) + "."
}

// bondWords says since when the State is bound.
func (x *explainer) bondWords(m *membership) string {
	treaty := x.law.Treaties[x.o.duty.Binds]
	by := "the record"
	if m.table {
		by = fmt.Sprintf("the law's table of parties, basis: %s", treaty.Basis)
	}
	s := fmt.Sprintf("%s is bound by the %s", x.stateName(x.o.b.state), treaty.Title)
	if m.from.lo != ever {
		s += " since " + x.days(span{lo: m.from.lo, hi: m.from.hi})
	}
	if m.until.lo != never {
		s += ", no longer from " + x.days(span{lo: m.until.lo, hi: m.until.hi})
	}
	return s + " (" + by + ")."
}

// verdictWords says what became of the duty in one world.
func (x *explainer) verdictWords(v *verdict) string {
	done := x.performance()
	switch v.reason {
	case performed:
		if x.o.duty.Kind == statute.Prohibition {
			return fmt.Sprintf("Nothing on these sources breaks it; it ended where: %s.", x.tell(v.done.said))
		}
		return fmt.Sprintf("Met: %s%s.", x.tell(v.done.said), x.elapsed(v))
	case performedLate:
		if v.limit != nil {
			return fmt.Sprintf("Met, but late: %s; it was due by %s.", x.tell(v.done.said), x.days(v.limit.due))
		}
		return fmt.Sprintf("Met, but only after it had been broken: %s; before that, %s.", x.tell(v.done.said), x.tell(v.broken.said))
	case performedOpen:
		s := fmt.Sprintf("Open whether it was met, or in time: %s.", x.tell(v.done.said))
		if v.limit != nil && v.done.at.by(v.limit.from, v.limit.duration) == unknown {
			s += " What is known of the times lies on both sides of the limit."
		}
		return s + x.gapWords(v)
	case brokenBy:
		s := fmt.Sprintf("On these sources it was broken: %s.", x.tell(v.broken.said))
		if done != nil {
			s += " " + x.silence(done)
		}
		return s
	case brokenOpen:
		return fmt.Sprintf("Open whether it was broken: %s.%s", x.tell(v.broken.said), x.gapWords(v))
	case excusedBy:
		return fmt.Sprintf("Excused: %s.", x.tell(v.excuse.said))
	case excuseOpen:
		return fmt.Sprintf("Open whether it is excused: %s.%s", x.tell(v.excuse.said), x.gapWords(v))
	case suspendedBy:
		return fmt.Sprintf("Suspended: %s.", x.tell(v.hold.said))
	case suspensionOpen:
		return fmt.Sprintf("Open whether it is suspended: %s.%s", x.tell(v.hold.said), x.gapWords(v))
	case omitted:
		return fmt.Sprintf("On these sources it was not done when it was due (%s). %s", x.days(v.limit.due), x.silence(done))
	case silentDue:
		return fmt.Sprintf("It was due by %s; the record goes on to %s. %s", x.days(v.limit.due), x.days(v.asOf), x.silence(done))
	case notYetDue:
		return fmt.Sprintf("Not yet due on these sources, which go to %s. %s", x.days(v.asOf), x.silence(done))
	case stillOpen:
		s := "Not done, not broken on these sources; nothing that they tell makes it impossible."
		if done != nil {
			s += " " + x.silence(done)
		}
		return s
	case notDoneYet:
		return fmt.Sprintf("%s; nothing on these sources makes it impossible, and time alone does not break this duty.%s",
			upperFirst(x.tell(v.missed.said)), x.since(v))
	case triggerOpen:
		return "Open whether it was triggered." + x.gapWords(v)
	case bondOpen:
		return "Open whether the treaty bound the State then." + x.gapWords(v)
	case notBound, notInForce, lapsed, noTrigger:
		return upperFirst(x.whyNot())
	}
	return ""
}

// elapsed says how long a performance took.
func (x *explainer) elapsed(v *verdict) string {
	from := v.trigger.at
	if v.limit != nil {
		from = v.limit.from
	}
	if from.lo == ever || from.hi == never || v.done.at.lo == ever || v.done.at.hi == never {
		return ""
	}
	days := int(v.done.at.lo.day() - from.hi.day())
	switch {
	case from.clock && v.done.at.clock:
		d := time.Duration(v.done.at.lo-from.lo) * time.Minute
		if d < 0 {
			return ""
		}
		return fmt.Sprintf(", %d h %02d min after it began", int(d.Hours()), int(d.Minutes())%60)
	case days < 0:
		return ""
	case days == 0:
		return ", on the day on which it began"
	case days == 1:
		return ", the day after it began"
	}
	return fmt.Sprintf(", %d days after it began", days)
}

// since says how much time had passed by the end of the record.
func (x *explainer) since(v *verdict) string {
	if v.trigger.at.hi == never || v.asOf.lo == ever || v.asOf.lo.day() <= v.trigger.at.hi.day() {
		return ""
	}
	return fmt.Sprintf(" %d days have passed by the end of the record.", v.asOf.lo.day()-v.trigger.at.hi.day())
}

// gapWords names what no source tells.
func (x *explainer) gapWords(v *verdict) string {
	var seen []*statute.Fact
	s := ""
	for _, g := range v.gaps {
		if g.fact != nil && !slices.Contains(seen, g.fact) {
			seen = append(seen, g.fact)
			s += " " + x.silence(g.fact)
			if g.before.known() {
				s = strings.TrimSuffix(s, ".") + fmt.Sprintf("; what counts is the time before %s.", x.days(g.before))
			}
		}
	}
	return s
}

// claimed says what excuse was claimed and not confirmed.
func (x *explainer) claimed() string {
	c := x.o.duty.ClaimedBy
	if c == nil {
		return ""
	}
	w := x.world(x.o.duty, x.o.b, x.undecided())
	w.trigger = x.v.trigger
	if r := w.eval(c); r.v >= unknown {
		return fmt.Sprintf("Claimed, and confirmed by no source in time: %s.", x.tell(r.said))
	}
	return ""
}

func statusWords(s factum.DutyStatus) string { return strings.ReplaceAll(string(s), "_", " ") }

func typeWords(t factum.Type) string { return strings.ReplaceAll(string(t), "_", " ") }

// onlyIf puts the smallest sets of choices that make a breach into words.
func (x *explainer) onlyIf() []string {
	var out []string
	for _, set := range x.o.conditions() {
		var parts []string
		for _, o := range set {
			parts = append(parts, x.optionWords(o))
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " and "))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (x *explainer) optionWords(o option) string {
	if o.choice == -1 {
		id := x.o.readings()[o.taken]
		return fmt.Sprintf("%s (%s)", id, x.law.Readings[id].Name)
	}
	c := &x.choice[o.choice]
	if c.kind == onLaw {
		id := c.reads[o.taken]
		return fmt.Sprintf("%s (%s)", id, x.law.Readings[id].Name)
	}
	s := c.sides[o.taken]
	who := ""
	if len(s.statements) > 0 {
		ids := make([]string, len(s.statements))
		for i, k := range s.statements {
			ids[i] = x.told[k].ID
		}
		slices.Sort(ids)
		who = " (" + strings.Join(ids, ", ") + ")"
	}
	return fmt.Sprintf("%s: %s%s", c.about, s.value, who)
}

// wouldChange names the one fact that would change the answer.
func (x *explainer) wouldChange() string {
	done := x.performance()
	if c := x.turnsOn(); c >= 0 {
		return "knowing which is right: " + x.disputeWords(c)
	}
	if rs := x.o.readings(); len(rs) > 1 && x.differ(rs) {
		return "a decision on which reading of the law is right: " + strings.Join(rs, ", ")
	}
	switch x.v.reason {
	case noTrigger:
		for _, g := range x.v.trigger.gaps {
			if g.fact != nil {
				return "a source that says that " + x.sentence(g.fact, false)
			}
		}
		return "a source that tells what it begins with: " + plain(x.o.duty.Starts)
	case notBound:
		return fmt.Sprintf("a source that says that %s was bound by the %s then", x.stateName(x.o.b.state), x.law.Treaties[x.o.duty.Binds].Title)
	case brokenBy:
		if x.o.duty.Kind == statute.Prohibition || done == nil {
			return "a source that contradicts this: " + x.tell(x.v.broken.said)
		}
		return fmt.Sprintf("a source that says that %s before that (%s)", x.sentence(done, false), x.days(x.v.broken.at))
	case omitted, silentDue, notYetDue:
		return fmt.Sprintf("a source that says that %s by %s", x.sentence(done, false), x.days(x.v.limit.due))
	case performed:
		return "a source that contradicts this: " + x.tell(x.v.done.said)
	case excusedBy:
		return "a source that contradicts this: " + x.tell(x.v.excuse.said)
	case suspendedBy:
		return "the end of what suspends it: " + x.tell(x.v.hold.said)
	}
	if len(x.v.gaps) > 0 {
		for _, g := range x.v.gaps {
			if g.fact == nil {
				continue
			}
			s := "a source that says whether " + x.sentence(g.fact, false)
			if g.before.known() {
				s += " before that (" + x.days(g.before) + ")"
			}
			return s
		}
	}
	if x.v.limit != nil && x.v.reason == performedOpen || x.v.reason == performedLate {
		return "a more exact time: " + x.tell(x.v.done.said)
	}
	if done != nil {
		return "a source that says that " + x.sentence(done, false)
	}
	return "a more exact day of what began it: " + x.tell(x.v.trigger.said)
}

// turnsOn gives a dispute on which the status turns, or -1.
func (x *explainer) turnsOn() int {
	for _, set := range x.o.conditions() {
		for _, o := range set {
			if o.choice >= 0 {
				return o.choice
			}
		}
	}
	for i, l := range x.o.leaves {
		for _, m := range x.o.leaves[:i] {
			if l.reading == m.reading && l.verdict.status != m.verdict.status {
				for _, o := range l.taken {
					if !slices.Contains(m.taken, o) {
						return o.choice
					}
				}
			}
		}
	}
	return -1
}

// differ says whether the readings give different answers.
func (x *explainer) differ(readings []string) bool {
	for _, id := range readings {
		if x.o.under(id) != x.o.under(readings[0]) {
			return true
		}
	}
	return false
}

func (x *explainer) disputeWords(c int) string {
	ch := &x.choice[c]
	var values []string
	if ch.kind == onLaw {
		values = ch.reads
	}
	for _, s := range ch.sides {
		values = append(values, s.value)
	}
	return fmt.Sprintf("%s (%s)", ch.about, strings.Join(values, " / "))
}
