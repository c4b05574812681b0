package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// moves are the types of which "to" and "from" name places of the happening.
var moves = map[factum.Type]bool{
	factum.Travel: true, factum.Arrival: true, factum.Departure: true, factum.Expulsion: true, factum.TransferFlight: true,
	factum.Surrender: true, factum.TransferToCourt: true, factum.SurrenderOrdered: true, factum.ExtraditionDecision: true, factum.Located: true,
}

// circumstances reads time, place, means, reason and instrument of a match.
func (r *reading) circumstances(m *match, st *Statement, span *spanOf) {
	g := r.graph(m.sentence)
	lead := r.lead(m)
	if x := m.time; x >= 0 && (x == lead || !(r.reportedNow(m) && r.longAgo(x))) {
		r.setTime(st, x)
		span.time(&r.times[x])
	} else if lead >= 0 && !m.frame.Type.Standing() {
		r.setTime(st, lead)
	} else if r.reportedNow(m) {
		st.When = &Time{Expression: -1, Interval: r.doc.Published.Interval, Basis: factum.BasisPublished}
	}
	for _, i := range m.roles[roleWhere] {
		if t := &g.S.Tokens[i]; r.timeAt(m.sentence, t.Range) < 0 && !r.ops.has(r.ops.nowhere, t.Lemma) { // "at 3 p.m.", "in the neck"
			r.addPlace(st, m.sentence, i, span)
		}
	}
	for _, i := range m.roles[roleReason] {
		if st.Reason == "" && r.timeAt(m.sentence, g.S.Tokens[i].Range) < 0 {
			st.Reason = r.reasonWords(m.sentence, i)
			span.phrase(i)
		}
	}
	heads := append([]int{m.token}, m.claims...)
	for k, h := range heads {
		if slices.Contains(heads[:k], h) {
			continue
		}
		for _, a := range g.Arcs(h) {
			if !slices.Contains(heads, a.Dep) {
				r.circumstance(m, st, span, a)
			}
		}
	}
	if st.Type == factum.AllegedCrime && st.Reason == "" {
		r.accusation(m, st, span)
	}
	if st.Where == "" {
		r.relativeWhere(m, st, span)
	}
	if st.Where == "" {
		r.looseWhere(m, st, span)
	}
}

// relativeWhere takes the place that a relative clause tells something of: "the
// border post, where he was arrested".
func (r *reading) relativeWhere(m *match, st *Statement, span *spanOf) {
	g := r.graph(m.sentence)
	t := &g.S.Tokens[m.token]
	if t.Rel != text.AclRelcl || t.Head < 0 || t.Head > m.token {
		return
	}
	if !slices.ContainsFunc(g.Children(m.token), func(c int32) bool {
		return g.S.Tokens[c].Lemma == "where" && int(c) < m.token
	}) {
		return
	}
	place := func(i int) bool {
		if p := r.actorAt(m.sentence, i); p >= 0 {
			return r.actors.All[p].Kind == factum.Place
		}
		return word.Main(lowerLemma(&g.S.Tokens[i])).Any(word.Site | word.Region)
	}
	i := t.Head
	if !place(i) {
		return
	}
	if of := &g.S.Tokens[i]; of.Rel == text.Nmod && place(of.Head) {
		i = of.Head // "the post of Adre, where"
	}
	r.addPlace(st, m.sentence, i, span)
}

// lead gives the time expression that an item of a list begins with, parted from
// what it dates by a dash or a colon ("13 March – Judge frees him. Appeal filed");
// -1 if it begins otherwise. Whole sentences behind the first tell what they like.
func (r *reading) lead(m *match) int {
	n := m.sentence
	block := r.text.Sentences[n].Block
	if r.doc.Blocks[block].Kind != factum.ListItem || n > 0 && r.text.Sentences[n-1].Block == block && !r.fragment(m) {
		return -1
	}
	for n > 0 && r.text.Sentences[n-1].Block == block {
		n--
	}
	s, lead := &r.text.Sentences[n], -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		x := r.timeAt(n, t.Range)
		switch {
		case lead < 0 && (t.UPOS == text.PUNCT || t.UPOS == text.SYM) && x < 0:
		case lead < 0 && x < 0:
			return -1
		case x >= 0:
			if lead < 0 && dates(&r.times[x]) {
				lead = x
			} else if lead < 0 {
				return -1
			}
		case t.Form == "–" || t.Form == "—" || t.Form == "-" || t.Form == ":" || t.Form == "--":
			return lead
		case t.UPOS == text.PUNCT || t.Form == "(" || t.UPOS == text.NUM || t.UPOS == text.PROPN && i < maxLead:
		default:
			return -1
		}
	}
	return -1
}

// maxLead is how many tokens the day and hour that an item begins with may take:
// "Saturday, 20:45 (21:45 in Moroni) –".
const maxLead = 12

// accusation takes what somebody is accused of as the reason: "of having taken
// bribes".
func (r *reading) accusation(m *match, st *Statement, span *spanOf) {
	g := r.graph(m.sentence)
	for _, a := range append(g.Arcs(m.token), g.Loose(m.token)...) {
		if a.Dep < m.token || a.Word != "of" && a.Word != "for" && a.Word != "over" && a.Word != "on" || a.Label != clause.Clause && a.Label != clause.Prep {
			continue
		}
		if r.timeAt(m.sentence, g.S.Tokens[a.Dep].Range) >= 0 {
			continue
		}
		first, last := r.subtree(m.sentence, a.Dep)
		for first < a.Dep && (g.S.Tokens[first].Rel == text.Mark || g.S.Tokens[first].Rel == text.Case) {
			first++
		}
		st.Reason = r.clean(g.S.Block, factum.Range{Start: g.S.Tokens[first].Start, End: g.S.Tokens[last].End})
		span.token(first)
		span.token(last)
		return
	}
}

// looseWhere takes the place that the tree ties to the person concerned: "the
// arrest of Maria in Cluj".
func (r *reading) looseWhere(m *match, st *Statement, span *spanOf) {
	g := r.graph(m.sentence)
	for _, i := range m.roles[roleWhom] {
		if t := &g.S.Tokens[i]; t.UPOS != text.PROPN && t.UPOS != text.NOUN {
			continue
		}
		for _, a := range g.Arcs(i) {
			if a.Label != clause.Prep || a.Shared || a.Dep < m.token || a.Word != "in" && a.Word != "at" && a.Word != "near" {
				continue
			}
			if p := r.actorAt(m.sentence, a.Dep); p >= 0 && r.actors.All[p].Kind == factum.Place && g.S.Tokens[a.Dep].UPOS == text.PROPN {
				r.addPlace(st, m.sentence, a.Dep, span)
				return
			}
		}
	}
}

// circumstance reads one adjunct of the predicate.
func (r *reading) circumstance(m *match, st *Statement, span *spanOf, a clause.Arc) {
	g := r.graph(m.sentence)
	t := &g.S.Tokens[a.Dep]
	lemma := lowerLemma(t)
	switch a.Label {
	case clause.Prep:
		class := word.Any(lemma)
		if whole, x := r.compound(m.sentence, a.Dep); x >= 0 && st.Reason == "" && r.ops.has(r.ops.because, whole) {
			st.Reason = r.phrase(m.sentence, x) // "in view of the danger"
			span.phrase(x)
			return
		} else if x >= 0 && st.Instrument == "" && r.ops.has(r.ops.under, whole) && r.ops.has(r.ops.instruments, lowerLemma(&g.S.Tokens[x])) {
			st.Instrument = r.phrase(m.sentence, x) // "by virtue of a warrant"
			span.phrase(x)
			return
		}
		switch {
		case r.ops.means.in[a.Word] && (class.Any(word.Vehicle|word.Aircraft) && t.UPOS == text.NOUN || r.ops.vehicles.in[lemma]) && (class.Any(word.Vehicle|word.Aircraft) || r.ops.has(r.ops.vehicles, lemma)):
			if r.ops.has(r.ops.means, a.Word); st.Means == "" {
				st.Means = r.phrase(m.sentence, a.Dep)
				span.phrase(a.Dep)
			}
		case r.isWhere(m, a, class):
			r.addPlace(st, m.sentence, a.Dep, span)
		case r.ops.has(r.ops.because, a.Word), (a.Word == "for" || a.Word == "on") && (class.Has(word.Crime) || r.ops.has(r.ops.reasons, lemma)):
			if st.Reason == "" && r.timeAt(m.sentence, t.Range) < 0 {
				st.Reason = r.phrase(m.sentence, a.Dep)
				span.phrase(a.Dep)
			}
		case r.ops.under.in[a.Word] && r.ops.has(r.ops.instruments, lemma):
			if r.ops.has(r.ops.under, a.Word); st.Instrument == "" {
				st.Instrument = r.phrase(m.sentence, a.Dep)
				span.phrase(a.Dep)
			}
		case t.UPOS == text.NOUN && (class.Has(word.Happening) || r.ops.has(r.ops.happenings, lemma)) && r.ops.has(r.ops.during, a.Word):
			// "killed in an attack in Kabul"
			for _, b := range g.Arcs(a.Dep) {
				if b.Label == clause.Prep && st.Where == "" && r.isWhere(m, b, word.Any(lowerLemma(&g.S.Tokens[b.Dep]))) {
					r.addPlace(st, m.sentence, b.Dep, span)
				}
			}
		}
	case clause.Clause:
		switch {
		case a.Word == "because" || a.Word == "since" && t.UPOS == text.VERB && r.timeOf(m.sentence, []int{a.Dep}, nil) < 0 ||
			a.Word == "" && t.XPOS == "VBG" && r.ops.has(r.ops.citing, t.Lemma):
			if st.Reason == "" {
				st.Reason = r.clause(m.sentence, a.Dep)
			}
		case (a.Word == "while" || a.Word == "as" || a.Word == "when") && (t.XPOS == "VBG" || t.Feats.Has(text.Past)) && !a.Shared && a.Dep > m.token:
			for _, b := range g.Arcs(a.Dep) { // "as he tried to cross at Gorizia"
				if b.Label == clause.Prep && !b.Shared && r.isWhere(m, b, word.Any(lowerLemma(&g.S.Tokens[b.Dep]))) {
					r.addPlace(st, m.sentence, b.Dep, span)
				}
			}
			first, last := r.subtree(m.sentence, a.Dep)
			span.token(first)
			span.token(last)
		}
	}
}

// compound gives the words of a preposition that is made with a noun ("in view
// of") and the noun that it governs; -1 if the noun is no part of one.
func (r *reading) compound(n, noun int) (string, int) {
	g := r.graph(n)
	x := g.Arg(noun, clause.Prep, "of")
	first := g.Child(noun, text.Case)
	if x < 0 || first < 0 || first > noun || noun-first > 2 || x < noun {
		return "", -1
	}
	words := make([]string, 0, 4)
	for k := first; k <= noun; k++ {
		words = append(words, strings.ToLower(g.S.Tokens[k].Form))
	}
	return strings.Join(append(words, "of"), " "), x
}

// isWhere says whether a prepositional phrase tells where the happening was: it
// names a place or denotes a site, fills no role and is no state of being ("in
// prison").
func (r *reading) isWhere(m *match, a clause.Arc, class word.Class) bool {
	if !r.ops.where.in[a.Word] {
		return false
	}
	switch a.Word {
	case "to", "from", "into", "towards", "toward", "via":
		if !moves[m.frame.Type] || a.Word == "from" && m.frame.Type == factum.Arrival {
			return false
		}
	}
	if slices.Contains(m.roles[roleWho], a.Dep) || slices.Contains(m.roles[roleWhom], a.Dep) || slices.Contains(m.roles[roleReason], a.Dep) {
		return false
	}
	g := r.graph(m.sentence)
	t := &g.S.Tokens[a.Dep]
	if p := r.actorAt(m.sentence, a.Dep); p >= 0 {
		return r.actors.All[p].Kind == factum.Place && r.ops.has(r.ops.where, a.Word)
	}
	if t.UPOS == text.NOUN && r.ops.states.in[t.Lemma] && r.bareNoun(g, a.Dep) {
		r.ops.has(r.ops.states, t.Lemma)
		return false
	}
	if t.UPOS == text.NOUN && !class.Any(word.Site|word.Region) || t.UPOS == text.PROPN && !class.Has(word.Site) || t.UPOS != text.NOUN && t.UPOS != text.PROPN {
		return false
	}
	return word.Main(lowerLemma(t)).Any(word.Site|word.Region) && !class.Has(word.Time) && r.ops.has(r.ops.where, a.Word)
}

// bareNoun says whether a noun stands without determiner, name or number.
func (r *reading) bareNoun(g *clause.Graph, i int) bool {
	for _, c := range g.Children(i) {
		switch g.S.Tokens[c].Rel {
		case text.Det, text.NmodPoss, text.Compound, text.Nummod, text.Amod, text.Flat:
			return false
		}
	}
	return true
}

// addPlace adds a place and those that it is said to lie in.
func (r *reading) addPlace(st *Statement, n, i int, span *spanOf) {
	g := r.graph(n)
	words := r.phrase(n, i)
	if st.Where == "" {
		st.Where = words
	} else if !strings.Contains(st.Where, words) {
		st.Where += ", " + words
	}
	span.phrase(i)
	var walk func(i, depth int)
	walk = func(i, depth int) {
		if a := r.actorAt(n, i); a >= 0 && r.actors.All[a].Kind == factum.Place {
			st.Places = r.appendParticipant(st.Places, n, i, roleWhere)
		}
		for _, a := range g.Arcs(i) {
			if depth < 4 && (a.Label == clause.Appos || a.Label == clause.Mod || a.Label == clause.Prep && r.ops.where.in[a.Word]) {
				walk(a.Dep, depth+1)
			}
		}
	}
	walk(i, 0)
}

// reasonWords gives the words of a reason: a phrase, or the clause of a verb.
func (r *reading) reasonWords(n, i int) string {
	if t := &r.text.Sentences[n].Tokens[i]; t.UPOS == text.VERB {
		return r.clause(n, i)
	}
	return r.phrase(n, i)
}
