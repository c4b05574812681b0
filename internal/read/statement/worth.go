package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// worthwhile leaves out of the matches of a sentence what a careful reader would
// not note: what isn't said to have happened, rules and habits, what only says
// who somebody is, talk that another statement is the content of, and what is
// said twice. It reads how each match is meant on the way.
func (r *reading) worthwhile(n int, matches []match) []*match {
	g := r.graph(n)
	at := make(map[int]*match, len(matches)) // by trigger and by what a match claims
	for i := range matches {
		m := &matches[i]
		m.how = r.mannerOf(m)
		at[m.token] = m
		for _, c := range m.claims {
			if at[c] == nil {
				at[c] = m
			}
		}
	}
	dropped := map[*match]bool{}
	for i := range matches {
		m := &matches[i]
		if m.how.unreal || r.supposed(g, m) || m.frame.dated && m.time < 0 || r.general(g, m) || r.onlyIdentifies(g, m) {
			dropped[m] = true
		}
	}
	for i := range matches {
		m := &matches[i]
		switch by := at[m.how.by]; {
		case dropped[m] || m.how.by < 0 || by == nil || by == m || dropped[by]:
		case requests[by.frame.Type] && m.how.modality == factum.CalledFor:
			dropped[m] = true // a demand is a demand
		case by.frame.Type == factum.Refusal || by.frame.Type == factum.Statement_ && !r.formal(by):
			dropped[by] = true // the refusal is that it was not done
		case by.frame.Type == factum.ExtraditionDecision || by.frame.Type == factum.ValidationRefused:
			dropped[m] = true
		}
	}
	for i := range matches {
		m := &matches[i]
		if !dropped[m] && r.isCharge(g, m, at, dropped) {
			dropped[m] = true
		}
	}
	var out []*match
	for i := range matches {
		m := &matches[i]
		if dropped[m] || r.repeats(out, m) || m.frame.Type == factum.Statement_ && !r.tells(g, m, at, dropped) {
			continue
		}
		if m.frame.Type == factum.Statement_ {
			r.contentManner(g, m)
		}
		out = append(out, m)
	}
	return out
}

// requests are the types that ask for something to happen: what they ask for is
// told by them.
var requests = map[factum.Type]bool{
	factum.Demand: true, factum.WarrantRequested: true, factum.NoticeRequested: true, factum.CooperationRequestSent: true,
}

// general says whether a match tells a rule, not a happening: it is said to come
// again and again, or is told in the present tense of running text about nobody
// in particular ("warrants are executed by the police of the member states").
func (r *reading) general(g *clause.Graph, m *match) bool {
	if r.repeated(m.sentence, m.token) {
		return true
	}
	if m.time < 0 && r.anySuch(g, m) {
		return true
	}
	if r.doc.Blocks[g.S.Block].Kind != factum.Paragraph || m.time >= 0 || m.how.modality == factum.Planned && hasTo(g, m.token) {
		return false
	}
	top := m.token
	for d := 0; d < maxClimb && g.S.Tokens[top].UPOS != text.VERB && g.S.Tokens[top].Head >= 0; d++ {
		top = g.S.Tokens[top].Head
	}
	if !r.presentVerb(g, top) {
		return false
	}
	someone := false
	for _, list := range [][]int{m.roles[roleWho], m.roles[roleWhom]} {
		for _, i := range list {
			someone = true
			if !r.unspecific(m.sentence, g, i) {
				return false
			}
		}
	}
	return someone || len(m.claims) > 0 && m.frame.Type != factum.WarrantIssued && m.frame.Type != factum.Death // "the toll stands at 11"
}

// hasTo says whether a verb is an infinitive that a copula makes a plan: "the
// trial is to open".
func hasTo(g *clause.Graph, i int) bool {
	return g.S.Tokens[i].XPOS == "VB" && g.Child(i, text.Cop) >= 0
}

// supposed says whether a noun is the subject of what is only thought of: "the
// toll would have been higher".
func (r *reading) supposed(g *clause.Graph, m *match) bool {
	t := &g.S.Tokens[m.token]
	if t.UPOS != text.NOUN || t.Rel != text.Nsubj && t.Rel != text.NsubjPass {
		return false
	}
	for _, c := range g.Children(t.Head) {
		if d := &g.S.Tokens[c]; d.Rel == text.Aux && r.ops.effect(&r.ops.auxiliary, strings.ToLower(d.Form)) == unreal {
			return true
		}
	}
	return false
}

// anySuch says whether a noun tells of no one happening: a bare plural that
// concerns nobody in particular ("earlier arrests of tourists"), or what
// something else is called ("marks the first conviction of a soldier").
func (r *reading) anySuch(g *clause.Graph, m *match) bool {
	t := &g.S.Tokens[m.token]
	if t.UPOS != text.NOUN {
		return false
	}
	if t.Rel == text.Obj && t.Head >= 0 {
		switch g.S.Tokens[t.Head].Lemma {
		case "mark", "represent", "constitute":
			return true
		}
	}
	if !t.Feats.Has(text.Plural) || len(m.roles[roleWho]) > 0 || len(m.roles[roleWhom]) == 0 || !r.unspecific(m.sentence, g, m.token) {
		return false
	}
	for _, i := range m.roles[roleWhom] {
		d := &g.S.Tokens[i]
		if d.UPOS != text.NOUN || !d.Feats.Has(text.Plural) || g.Child(i, text.Det, text.NmodPoss, text.Nummod) >= 0 {
			return false
		}
	}
	return true
}

// unspecific says whether a noun phrase speaks of any such: a bare plural, or
// one behind "a".
func (r *reading) unspecific(n int, g *clause.Graph, i int) bool {
	t := &g.S.Tokens[i]
	if t.UPOS != text.NOUN {
		return false
	}
	bare := t.Feats.Has(text.Plural)
	for _, c := range g.Children(i) {
		switch d := &g.S.Tokens[c]; d.Rel {
		case text.Det:
			return d.Lemma == "a" && !bare
		case text.NmodPoss, text.Nummod, text.Appos, text.Flat:
			return false
		case text.Compound, text.Amod:
			if d.UPOS == text.PROPN || r.actorAt(n, int(c)) >= 0 {
				return false
			}
		}
	}
	return bare
}

// onlyIdentifies says whether a match only says who somebody in another
// statement is: "a man suspected of fraud", "two men convicted of espionage",
// without a time, a place or an agent of its own.
func (r *reading) onlyIdentifies(g *clause.Graph, m *match) bool {
	t := &g.S.Tokens[m.token]
	switch {
	case m.frame.Type == factum.AllegedCrime && (t.UPOS == text.NOUN && len(m.frame.With) == 0 && m.frame.modality != "" || t.Rel == text.Acl || t.Rel == text.Amod || t.Rel == text.AclRelcl):
	case m.frame.Type == factum.Other && (t.Rel == text.AclRelcl || t.Rel == text.Acl && t.XPOS == "VBG"): // "the man who had shot a guard", "people seeking asylum"
	case t.UPOS == text.VERB && t.Rel == text.Amod:
		return true // "the arrested man"
	case t.UPOS == text.VERB && t.Rel == text.Acl && t.XPOS != "VBG" && m.frame.Type != factum.WarrantIssued && t.Head >= 0 && g.Child(m.token, text.Mark) < 0 && r.unspecific(m.sentence, g, t.Head):
	default:
		return false
	}
	if m.time >= 0 {
		return false
	}
	for _, a := range g.Arcs(m.token) {
		if a.Label == clause.Subj && a.Word == "by" || a.Label == clause.Prep && a.Word == "in" && !a.Shared {
			return false
		}
	}
	return true
}

// isCharge says whether a match is what somebody is charged with, arrested for
// or asked about in another one: "guilty of the killing of", "arrested over the
// murder of". Such a happening is told there as the reason, unless it has a day
// of its own.
func (r *reading) isCharge(g *clause.Graph, m *match, at map[int]*match, dropped map[*match]bool) bool {
	verb := g.S.Tokens[m.token].UPOS == text.VERB
	if m.frame.Type != factum.Death && m.frame.Type != factum.AllegedCrime && m.frame.Type != factum.Other && !moves[m.frame.Type] || !verb && (m.time >= 0 && m.frame.Type != factum.Other || m.frame.Type == factum.AllegedCrime) {
		return false
	}
	cur, accused := m.token, false
	for range maxClimb {
		t := &g.S.Tokens[cur]
		if t.Head < 0 {
			return false
		}
		switch t.Rel {
		case text.Obl, text.Nmod, text.Advcl, text.Acl:
			switch r.markOf(g, cur) {
			case "of", "for", "over", "with", "in connection with", "on":
				accused = true
			}
		}
		if o := at[t.Head]; accused && o != nil && o != m && charges[o.frame.Type] && (!dropped[o] || o.frame.Type == factum.AllegedCrime) {
			return true
		}
		cur = t.Head
	}
	return false
}

// charges are the types whose reason is a crime.
var charges = map[factum.Type]bool{
	factum.Arrest: true, factum.Detention: true, factum.Conviction: true, factum.Acquittal: true, factum.Charged: true, factum.ChargesConfirmed: true,
	factum.AllegedCrime: true, factum.WarrantIssued: true, factum.WarrantRequested: true, factum.NoticePublished: true, factum.NoticeRequested: true,
	factum.CourtHearing: true,
}

// repeats says whether a match repeats one of its sentence: the same type of the
// same people, and no other day ("was convicted of treason and sentenced").
func (r *reading) repeats(out []*match, m *match) bool {
	for _, o := range out {
		if o.frame.Type != m.frame.Type || m.time >= 0 && o.time >= 0 && m.time != o.time || o.how.negated != m.how.negated || o.how.modality != m.how.modality {
			continue
		}
		if r.sameTokens(m.sentence, o.roles[roleWhom], m.roles[roleWhom]) && (len(m.roles[roleWhom]) > 0 || r.sameTokens(m.sentence, o.roles[roleWho], m.roles[roleWho])) && !speaks[m.frame.Type] {
			if o.time < 0 {
				o.time = m.time
			}
			return true
		}
		if r.resumed(m.sentence, o.roles[roleWhom], m.roles[roleWhom]) && o.token < m.token && !speaks[m.frame.Type] {
			return true
		}
	}
	return false
}

// resumed says whether a pronoun of whom nothing is known takes up the only
// person concerned before it: "found a soldier guilty and sentenced him".
func (r *reading) resumed(n int, before, now []int) bool {
	if len(now) == 1 {
		if a := r.actorAt(n, now[0]); a >= 0 && slices.ContainsFunc(r.actors.All[a].Mentions, func(m actor.Mention) bool { return m.Form != actor.ByPronoun }) {
			return false
		}
	}
	return len(before) == 1 && len(now) == 1 && r.text.Sentences[n].Tokens[now[0]].UPOS == text.PRON &&
		r.text.Sentences[n].Tokens[now[0]].Feats.Has(text.Plural) == r.text.Sentences[n].Tokens[before[0]].Feats.Has(text.Plural)
}

// speaks are the types that one may do twice in a sentence to different ends.
var speaks = map[factum.Type]bool{
	factum.Statement_: true, factum.Demand: true, factum.Criticism: true, factum.LegalOpinion: true, factum.Other: true, factum.AllegedCrime: true,
	factum.CooperationRequestSent: true, factum.Travel: true, factum.Arrival: true, factum.Departure: true,
}

// sameTokens says whether two lists of tokens stand for the same people.
func (r *reading) sameTokens(n int, a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if x := r.actorAt(n, a[i]); x < 0 || x != r.actorAt(n, b[i]) {
			return false
		}
	}
	return true
}

// plainSaying are the verbs that only introduce what is said.
var plainSaying = map[string]bool{
	"say": true, "tell": true, "state": true, "report": true, "add": true, "note": true, "claim": true, "write": true, "explain": true, "recall": true,
	"emphasise": true, "emphasize": true, "assert": true, "believe": true, "think": true, "insist": true, "stress": true, "remark": true, "comment": true,
}

// tells says whether talk is a statement of its own. Talk of which another
// statement is the content is one where it is dated or has a form ("in a
// statement"); plain saying besides where it heads an item of a digest; an act
// of speech (a denial, a promise) always.
func (r *reading) tells(g *clause.Graph, m *match, at map[int]*match, dropped map[*match]bool) bool {
	if r.formal(m) {
		return true
	}
	t := &g.S.Tokens[m.token]
	main := t.Rel == text.Root || t.Rel == text.Conj && g.S.Tokens[t.Head].Rel == text.Root
	if !main {
		if t.Rel == text.Parataxis && t.Head >= 0 && t.Head < m.token && at[t.Head] == nil && r.speech(m) {
			return true // "...," N. told us
		}
		return !plainSaying[t.Lemma] && m.frame.Type == factum.Statement_ && t.Rel != text.Parataxis
	}
	if c := r.content(g, m); c >= 0 {
		if o := at[c]; o != nil && !dropped[o] && o != m {
			return o.frame.Type == factum.Statement_ && r.speech(m)
		}
		for _, x := range g.Conjuncts(c) {
			if o := at[x]; o != nil && !dropped[o] && o != m {
				return false
			}
		}
	}
	return !plainSaying[t.Lemma] || r.reportedNow(m) || r.speech(m) || r.disclaims(g, m)
}

// disclaims says whether somebody says of himself that he did not do or know
// something, or tells somebody else what he did: "told the judge that he had been
// at home", "says he knows nothing".
func (r *reading) disclaims(g *clause.Graph, m *match) bool {
	c := r.content(g, m)
	if c < 0 || len(m.roles[roleWho]) != 1 {
		return false
	}
	subject := g.Subject(c)
	if subject < 0 {
		return false
	}
	if a := r.actorAt(m.sentence, subject); a < 0 || a != r.actorAt(m.sentence, m.roles[roleWho][0]) && !(r.lonePronoun(m.sentence, []int{subject}) && r.onlyPronouns(a)) {
		return false
	}
	if g.S.Tokens[m.token].Lemma == "tell" {
		return len(m.roles[roleWhom]) > 0
	}
	for _, i := range g.Children(c) {
		switch strings.ToLower(g.S.Tokens[i].Form) {
		case "not", "never", "nothing", "nobody", "n't", "n’t", "no":
			return true
		}
	}
	return false
}

// speech says whether a named speaker is quoted with a whole sentence.
func (r *reading) speech(m *match) bool {
	if len(m.roles[roleWho]) == 0 {
		return false
	}
	at := r.graph(m.sentence).S.Range
	for _, q := range r.quotes {
		if q.Start >= at.End || q.End <= at.Start {
			continue
		}
		for n := q.first; n <= q.last; n++ {
			s := &r.text.Sentences[n]
			for i := range s.Tokens {
				if t := &s.Tokens[i]; t.Start >= q.Start && t.End <= q.End && t.Feats.Has(text.Finite) && q.End-q.Start > 25 {
					return true
				}
			}
		}
	}
	return false
}

// formal says whether talk has a day or a form of its own.
func (r *reading) formal(m *match) bool {
	if m.time >= 0 || len(m.claims) > 0 {
		return true
	}
	g := r.graph(m.sentence)
	for _, a := range g.Arcs(m.token) {
		if a.Label == clause.Prep && !a.Shared && r.ops.under.in[a.Word] && r.ops.instruments.in[lowerLemma(&g.S.Tokens[a.Dep])] {
			return true
		}
	}
	return false
}

// content gives the predicate of what is said; -1 if no clause tells it.
func (r *reading) content(g *clause.Graph, m *match) int {
	for _, a := range g.Arcs(m.token) {
		if (a.Label == clause.Comp || a.Label == clause.Xcomp) && !a.Shared {
			return a.Dep
		}
	}
	return -1
}

// contentManner gives talk the modality of its content where the content makes
// no statement of its own: what is announced is planned, what is denied is
// denied.
func (r *reading) contentManner(g *clause.Graph, m *match) {
	c := r.content(g, m)
	if c < 0 || m.how.modality != factum.Asserted {
		return
	}
	var how manner
	how.modality, how.unnamed, how.by = factum.Asserted, -1, -1
	r.ownManner(g, c, &how)
	if how.modality == factum.Planned {
		m.how.modality = factum.Planned
		m.how.words = append(m.how.words, how.words...)
	}
	if e := r.ops.effect(&r.ops.verb, g.S.Tokens[m.token].Lemma); e == plans && g.S.Tokens[c].Rel == text.Xcomp {
		m.how.modality = factum.Planned
		m.how.words = append(m.how.words, operation{m.token, plans})
	}
}
