package duty

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factum"
	"factum/internal/assess/duty/statute"
	"factum/law"
)

// Law is the content of the law files.
type Law = statute.Law

// Options say what to show.
type Options struct {
	All bool // duties that were not triggered, too
}

// Load reads the built-in law and further law files (see [Dir]). Files with
// problems are left out; the law of the others comes back together with a
// *statute.Error that names each problem with file, line and reason.
func Load(extra ...fs.FS) (*Law, error) {
	return statute.Load(append([]fs.FS{law.Files}, extra...)...)
}

// Dir gives the law files of a folder; problems name them by its path.
func Dir(path string) fs.FS {
	return statute.Named{FS: os.DirFS(path), Prefix: filepath.ToSlash(path)}
}

// Assess judges the duties of a record. The answer is a function of the record
// and the law, whatever the order of the statements.
func Assess(rec *factum.Record, law *Law, opts Options) []factum.Duty {
	out := []factum.Duty{}
	if law == nil || len(rec.Statements) == 0 {
		return out
	}
	v := newView(rec, law)
	e := newEngine(v)
	for _, o := range e.outcomes(opts.All) {
		out = append(out, e.report(&o))
	}
	return out
}

// outcomes judges every duty for everybody for whom it can be judged.
func (e *engine) outcomes(all bool) []outcome {
	states := e.candidates()
	var outs []outcome
	for _, d := range e.law.Duties {
		triggers := triggersOf(d)
		may := func(b binding) bool { // begin for somebody
			return all || slices.ContainsFunc(triggers, func(c *statute.Condition) bool { return e.may(c, b) })
		}
		if !d.Evaluated() || !may(anybody) {
			continue
		}
		for _, b := range e.bindings(d, states) {
			if !may(b) {
				continue
			}
			if o := e.explore(d, b); all || o.triggered() {
				outs = append(outs, o)
			}
		}
	}
	return outs
}

// anybody stands for all bindings.
var anybody = binding{-2, -2}

// triggersOf gives what a duty can begin with, under each of its readings.
func triggersOf(d *statute.Duty) []*statute.Condition {
	var out []*statute.Condition
	names, conditions := d.Conditions()
	for i, c := range conditions {
		if strings.HasSuffix(names[i], "trigger") {
			out = append(out, c)
		}
	}
	return out
}

// may says whether any statement tells a fact of a trigger for a binding: if
// none does, the duty isn't owed. Triggers that hang on other duties are looked
// at.
func (e *engine) may(c *statute.Condition, b binding) bool {
	switch c.Op {
	case statute.OpNever:
		return false
	case statute.OpFact:
		if c.Since != nil && c.Since.Anchor == "" && !e.may(c.Since, b) {
			return false
		}
		return slices.ContainsFunc(c.Facts, func(name string) bool { return e.mayHappen(e.law.Facts[name], b) })
	case statute.OpAny:
		return slices.ContainsFunc(c.Args, func(a *statute.Condition) bool { return e.may(a, b) })
	case statute.OpAll:
		return !slices.ContainsFunc(c.Args, func(a *statute.Condition) bool { return !e.may(a, b) })
	case statute.OpPerhaps, statute.OpOn:
		return e.may(c.Args[0], b)
	}
	return true
}

func (e *engine) mayHappen(f *statute.Fact, b binding) bool {
	key := factKey{f, b}
	if m, ok := e.tellable[key]; ok {
		return m
	}
	m := false
	any := func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return e.mayHappen(e.law.Facts[n], b) })
	}
	switch {
	case len(f.AnyOf) > 0:
		m = any(f.AnyOf)
	case f.Lasts != nil:
		m = any(f.Lasts.From)
	case f.Stay != nil:
		m = any([]string{f.Stay.Seen})
	case f.EndOf != "":
		m = any([]string{f.EndOf})
	case b == anybody:
		m = slices.ContainsFunc(e.patterns(f.From), func(p pattern) bool { return len(p.candidates) > 0 })
	case !e.mayHappen(f, anybody):
		return false
	default:
		m = slices.ContainsFunc(e.groupsOf(f, b), func(g group) bool { return len(g.yes) > 0 })
	}
	e.tellable[key] = m
	return m
}

// candidates gives the States on which the record tells something that a duty
// can begin with.
func (e *engine) candidates() []int {
	var states []int
	for i := range e.told {
		t := &e.told[i]
		switch t.Type {
		case factum.Membership, factum.PositionHeld, factum.AllegedCrime, factum.NonComplianceFinding, factum.Criticism:
			continue
		case factum.Referral:
			// A court's referral is no ground for a duty; the Security Council's is.
			if !e.acts("security_council", t, binding{-1, -1}) {
				continue
			}
		}
		for _, a := range t.whom {
			states = union(states, e.actors[a].of)
		}
		if len(e.concerned(t)) > 0 || t.Type == factum.AgreementSigned {
			states = union(states, t.places)
			states = union(states, t.acting)
		}
	}
	slices.SortFunc(states, func(a, b int) int { return cmp.Compare(e.names.states[a], e.names.states[b]) })
	return states
}

// bindings gives everybody for whom a duty is judged.
func (e *engine) bindings(d *statute.Duty, states []int) []binding {
	each := d.ForEach
	if len(each) == 0 {
		each = []string{"state", "person"}
	}
	ss, ps := []int{-1}, []int{-1}
	if slices.Contains(each, "state") {
		ss = slices.DeleteFunc(slices.Clone(states), func(s int) bool { return d.State != "" && e.names.states[s] != d.State })
	}
	if slices.Contains(each, "person") {
		ps = e.sought
	}
	var bs []binding
	for _, s := range ss {
		for _, p := range ps {
			bs = append(bs, binding{s, p})
		}
	}
	return bs
}
