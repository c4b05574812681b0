package statement

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// effectNotes say in words what the effects do.
var effectNotes = [...]string{
	negates: "says that it did not happen", plans: "says that it is to happen", callsFor: "says that it is wanted or ought to be",
	alleges: "says that somebody claims it", denies: "says that somebody disputes it", unreal: "leaves open whether it happened", habitual: "makes it a rule",
}

// effectAbout says which attribute an effect decides.
func effectAbout(e effect) string {
	if e == negates {
		return "negated"
	}
	return "modality"
}

// why says why a statement exists: what fired, what filled the roles, whom
// pronouns and descriptions mean, what decided polarity, modality and time, and
// who says so.
func (r *reading) why(m *match, st *Statement) *factum.Why {
	s := &r.text.Sentences[m.sentence]
	w := &factum.Why{Frame: m.frame.Name, Trigger: s.Tokens[m.token].Range, Sentence: s.Range}
	for rl, spec := range m.specs {
		if spec != "" {
			if w.Roles == nil {
				w.Roles = map[string]string{}
			}
			w.Roles[roleNames[rl]] = spec
		}
	}
	add := func(about string, at factum.Range, format string, args ...any) {
		w.Steps = append(w.Steps, factum.WhyStep{About: about, Range: at, Note: fmt.Sprintf(format, args...)})
	}
	for _, i := range m.parts(r.graph(m.sentence)) {
		add("trigger", s.Tokens[i].Range, "%q is part of the phrase", s.Tokens[i].Form)
	}
	for rl := range numRoles {
		for _, i := range m.roles[rl] {
			at, words := r.words(m.sentence, i)
			mention, antecedent, ok := r.mention(m.sentence, i)
			switch {
			case ok && antecedent != nil:
				add(roleNames[rl], mention.Range, "%q stands there and means %q (%s, %.0f %%)", mention.Text, antecedent.Text, mention.Reason, 100*mention.Confidence)
			default:
				add(roleNames[rl], at, "%q stands there", words)
			}
		}
	}
	if m.frame.negated {
		add("negated", w.Trigger, "the phrase itself says that it did not happen")
	}
	if e := m.frame.modality; e != "" && e != factum.Asserted {
		add("modality", w.Trigger, "the phrase itself makes it %s", strings.ReplaceAll(string(e), "_", " "))
	}
	for _, op := range m.how.words {
		add(effectAbout(op.effect), s.Tokens[op.token].Range, "%q %s", s.Tokens[op.token].Form, effectNotes[op.effect])
	}
	if st.Modality != m.how.modality {
		add("modality", w.Trigger, "its day lies behind that of publication: it is to happen")
	}
	if m.how.unnamed >= 0 {
		add("source", s.Tokens[m.how.unnamed].Range, "%q names no source", s.Tokens[m.how.unnamed].Form)
	}
	for _, src := range st.AttributedTo {
		if at, ok := r.sourceAt(m.sentence, src); ok {
			add("source", at, "%q says so", src.Text)
		} else {
			add("source", factum.Range{Start: s.Start, End: s.Start}, "%q says so", src.Text)
		}
	}
	switch {
	case st.When == nil:
	case st.When.Expression < 0:
		add("when", s.Tokens[m.token].Range, "told in the present tense: the day of publication")
	default:
		e := &r.times[st.When.Expression]
		note := "dates it"
		if e.Rule != "" {
			note += " (" + e.Rule + ")"
		}
		add("when", e.Range, "%q %s", st.When.Text, note)
	}
	return w
}

// parts gives the words besides the trigger that the frame asks for: the
// particle of a phrasal verb, "custody" of "took into custody". Words that fill
// a role are left out.
func (m *match) parts(g *clause.Graph) []int {
	var out []int
	for _, p := range m.frame.With {
		out = append(out, p.follow(g, m.token)...)
	}
	out = append(out, m.claims...)
	if m.frame.particle != "" {
		for _, a := range g.Arcs(m.token) {
			if strings.EqualFold(g.S.Tokens[a.Dep].Form, m.frame.particle) {
				out = append(out, a.Dep)
				break
			}
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(i int) bool {
		filler := i == m.token
		for rl := range numRoles {
			filler = filler || slices.Contains(m.roles[rl], i)
		}
		return filler
	})
}

// words gives the phrase that token i heads, with where it stands.
func (r *reading) words(n, i int) (factum.Range, string) {
	s := &r.text.Sentences[n]
	first, last := r.extent(n, i)
	for first < i && (s.Tokens[first].Rel == text.Case || s.Tokens[first].Rel == text.Fixed || s.Tokens[first].UPOS == text.PUNCT) {
		first++
	}
	at := factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
	return at, r.clean(s.Block, at)
}

// mention gives the mention headed by a token with the one that it was linked
// to; antecedent is nil for a name or a first mention.
func (r *reading) mention(n, i int) (m, antecedent *actor.Mention, ok bool) {
	a := r.actorAt(n, i)
	if a < 0 {
		return nil, nil, false
	}
	all := r.actors.All[a].Mentions
	k := sort.Search(len(all), func(k int) bool {
		return all[k].Sentence > n || all[k].Sentence == n && all[k].Head >= i
	})
	if k >= len(all) || all[k].Sentence != n || all[k].Head != i {
		return nil, nil, false
	}
	if all[k].Form != actor.ByName && all[k].Antecedent >= 0 && all[k].Antecedent < len(all) {
		antecedent = &all[all[k].Antecedent]
		// on to a name, if the chain leads to one
		for d := 0; d < maxClimb && antecedent.Form != actor.ByName && antecedent.Antecedent >= 0; d++ {
			antecedent = &all[antecedent.Antecedent]
		}
	}
	return &all[k], antecedent, true
}

// sourceAt gives where a sentence names a source.
func (r *reading) sourceAt(n int, src Source) (factum.Range, bool) {
	if src.Actor < 0 || src.Actor >= len(r.actors.All) {
		return factum.Range{}, false
	}
	all := r.actors.All[src.Actor].Mentions
	k := sort.Search(len(all), func(k int) bool { return all[k].Sentence >= n })
	if k >= len(all) {
		k = len(all) - 1
	}
	if k < 0 || all[k].Sentence < 0 {
		return factum.Range{}, false
	}
	return all[k].Range, true
}
