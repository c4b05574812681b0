package statement

import (
	"factum"
	"factum/internal/read/actor"
)

// positions makes a statement of every office or relation that the document
// ascribes to somebody who bears a name.
func (r *reading) positions() []Statement {
	var out []Statement
	for a := range r.actors.All {
		act := &r.actors.All[a]
		if !act.Named {
			continue
		}
		for k := range act.Roles {
			role := &act.Roles[k]
			if !r.speaks(role.Sentence) {
				continue
			}
			st := Statement{
				Range: role.Range, Type: factum.PositionHeld, Verb: "be", Who: []int{a}, Modality: factum.Asserted,
				Reader: ReaderName, Sentence: role.Sentence, Token: -1, Role: k, Note: role.Role,
				Why: &factum.Why{Frame: "position_held: office", Trigger: role.Range, Sentence: r.text.Sentences[role.Sentence].Range},
			}
			if role.Of != "" {
				st.Note += ", " + role.Of
			}
			if role.OfActor >= 0 {
				st.Whom = []int{role.OfActor}
			}
			st.When = r.roleTime(role)
			if tok := r.tokenAt(role.Sentence, role.Start); tok >= 0 {
				st.AttributedTo = r.sourcesOf(role.Sentence, tok)
			}
			out = append(out, st)
		}
	}
	return out
}

// roleTime gives the time for which an office is said to have been held.
func (r *reading) roleTime(role *actor.Role) *Time {
	var t Time
	t.Expression = -1
	for _, bound := range []struct {
		at    factum.Range
		since bool
	}{{role.Since, true}, {role.Until, false}} {
		x := r.timeAt(role.Sentence, bound.at)
		if x < 0 {
			continue
		}
		v, basis := r.context.Interval(&r.times[x])
		if bound.since {
			t.From = v.From
		} else {
			t.To = v.To
		}
		t.Basis, t.Text, t.Expression = basis, r.clean(r.text.Sentences[role.Sentence].Block, r.times[x].Range), x
	}
	if !t.Known() {
		return nil
	}
	return &t
}

// timeAt gives the time expression that overlaps a range; -1 if none does.
func (r *reading) timeAt(n int, at factum.Range) int {
	if at.End <= at.Start || n < 0 || n >= len(r.timesOf) {
		return -1
	}
	for _, x := range r.timesOf[n] {
		if r.times[x].Start < at.End && at.Start < r.times[x].End {
			return x
		}
	}
	return -1
}

// tokenAt gives the token of a sentence that holds a byte; -1 if none does.
func (r *reading) tokenAt(n, at int) int {
	if n < 0 || n >= len(r.text.Sentences) {
		return -1
	}
	for i, t := range r.text.Sentences[n].Tokens {
		if t.Start <= at && at < t.End {
			return i
		}
	}
	return -1
}
