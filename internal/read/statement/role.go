package statement

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/place"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// admits says whether the phrase headed by a token may fill a role: an actor of
// one of the kinds, or words that denote one. A place acts only as a State or
// as its capital.
func (r *reading) admits(m *match, i int, kinds []factum.Kind, rl role) bool {
	if kinds == nil {
		return true
	}
	if a := r.actorAt(m.sentence, i); a >= 0 {
		act := &r.actors.All[a]
		if act.Kind == factum.Place && rl != roleWhere && slices.Contains(kinds, factum.Organisation) && r.bodyName(m.sentence, i) {
			return true // "Police Scotland"
		}
		if !slices.Contains(kinds, act.Kind) {
			if rl != roleWhom || !slices.Contains(kinds, factum.Person) {
				return false
			}
			return act.Kind == factum.Organisation && r.people(m.sentence, i) || personal[m.frame.Type] && r.unplaced(m.sentence, i, act)
		}
		return act.Kind != factum.Place || rl == roleWhere || r.isState(a) || r.seats[a] > 0
	}
	t := &r.text.Sentences[m.sentence].Tokens[i]
	switch t.UPOS {
	case text.NOUN:
		c := word.Main(t.Lemma)
		if rl == roleWhom && slices.Contains(kinds, factum.Person) && word.Any(t.Lemma) == 0 && doer(t.Lemma) {
			return true // a noun that no list knows: "the fraudster"
		}
		if slices.Contains(kinds, factum.Organisation) && r.ops.has(r.ops.bodies, t.Lemma) {
			return true
		}
		return c.Has(word.Person) && slices.Contains(kinds, factum.Person) || r.people(m.sentence, i) && slices.Contains(kinds, factum.Person) ||
			c.Any(word.Organisation) && !c.Has(word.Person) && slices.Contains(kinds, factum.Organisation) ||
			rl == roleWhere && c.Any(word.Site|word.Region)
	case text.PRON:
		switch t.Lemma {
		case "it", "this", "that", "which", "what", "there", "nothing", "something", "everything", "anything", "none", "nobody":
			return false
		}
		return slices.Contains(kinds, factum.Person)
	case text.NUM: // "three held after a blast"
		word := t.Form[0] > '9' || len(t.Form) < 4 && (t.Rel == text.Nsubj || t.Rel == text.NsubjPass) // "of whom 57 perished"
		return slices.Contains(kinds, factum.Person) && t.Rel != text.Nummod && r.timeAt(m.sentence, t.Range) < 0 && word
	case text.DET:
		return slices.Contains(kinds, factum.Person) && (t.Lemma == "both" || t.Lemma == "all")
	case text.PROPN:
		if slices.Contains(kinds, factum.Organisation) && r.bodyName(m.sentence, i) {
			return true
		}
		// A name that the actors don't know is a person's where nothing but a person
		// is arrested or tried.
		return personal[m.frame.Type] && rl == roleWhom && slices.Contains(kinds, factum.Person) && r.timeAt(m.sentence, t.Range) < 0
	}
	return false
}

// doer says whether a noun looks like one for who does something or to whom
// something is done: fraudster, deportee, extremist.
func doer(lemma string) bool {
	for _, ending := range []string{"er", "or", "ist", "ee", "man", "woman", "ant"} {
		if strings.HasSuffix(lemma, ending) && len(lemma) > len(ending)+3 {
			return true
		}
	}
	return false
}

// personal are the types whose object is a person, whatever its name.
var personal = map[factum.Type]bool{
	factum.Arrest: true, factum.Detention: true, factum.Conviction: true, factum.Acquittal: true, factum.Surrender: true,
	factum.WarrantIssued: true, factum.WarrantRequested: true, factum.NoticePublished: true, factum.NoticeRequested: true,
	factum.ExtraditionDecision: true, factum.Expulsion: true, factum.Charged: true, factum.TransferToCourt: true,
}

// bodyName says whether a name that the actors don't know has a word for a body
// in it: "Police Scotland".
func (r *reading) bodyName(n, i int) bool {
	s := &r.text.Sentences[n]
	for _, c := range append([]int32{int32(i)}, r.graph(n).Children(i)...) {
		t := &s.Tokens[c]
		if (int(c) == i || t.Rel == text.Compound || t.Rel == text.Flat) && t.UPOS == text.PROPN {
			if w := word.Main(strings.ToLower(t.Form)); w.Has(word.Organisation) && !w.Any(word.Person) || r.ops.bodies.in[strings.ToLower(t.Lemma)] {
				return true
			}
		}
	}
	return false
}

// unplaced says whether a name was taken for that of a place or body though no
// list of places knows it and it has no word for a body in it: who is arrested
// or tried is a person.
func (r *reading) unplaced(n, i int, a *actor.Actor) bool {
	if !a.Named || r.text.Sentences[n].Tokens[i].UPOS != text.PROPN {
		return false
	}
	for _, m := range a.Mentions {
		if m.Form != actor.ByName {
			continue
		}
		for w := range strings.FieldsSeq(m.Text) {
			if w == "of" || w == "the" || word.Any(strings.ToLower(w)) != 0 || w == strings.ToUpper(w) || len(r.gazetteer.Lookup(w)) > 0 {
				return false
			}
		}
	}
	return true
}

// people says whether a noun stands for persons though it is no word for one:
// "a couple", "the family", "the crew".
func (r *reading) people(n, i int) bool {
	lemma := r.text.Sentences[n].Tokens[i].Lemma
	c := word.Any(lemma)
	if lemma == "humanity" || lemma == "mankind" {
		return false
	}
	return r.ops.has(r.ops.people, lemma) || c.Has(word.Group) && c.Any(word.Person|word.Relative) || c.Has(word.Relative)
}

// partOf looks through words of quantity: "dozens of protesters" are protesters.
func (r *reading) partOf(n int, g *clause.Graph, i int) int {
	t := &g.S.Tokens[i]
	if r.actorAt(n, i) >= 0 {
		return i
	}
	switch t.UPOS {
	case text.NUM, text.NOUN, text.ADJ, text.DET, text.PRON:
	default:
		return i
	}
	lemma := t.Lemma
	if t.UPOS != text.NUM && r.ops.several[lemma+"s"] == 0 && !quantities[lemma] {
		return i
	}
	if x := g.Arg(i, clause.Prep, "of"); x >= 0 {
		return x
	}
	return i
}

// quantities are words of quantity that stand before "of".
var quantities = map[string]bool{
	"number": true, "majority": true, "most": true, "some": true, "many": true, "several": true, "all": true, "half": true, "handful": true,
	"couple": true, "group": true, "total": true, "few": true, "part": true, "dozen": true, "hundred": true, "thousand": true,
}

// actorAt gives the actor that the token heads a mention of; -1 if none.
func (r *reading) actorAt(n, i int) int { return r.actors.At(n, i) }

// participant gives the actor that a token in a role stands for. A phrase that
// the actors leave out, since it is spoken of once, becomes one; -1 for a
// pronoun of whom nothing is known.
func (r *reading) participant(n, i int, rl role) int {
	if a := r.actorAt(n, i); a >= 0 {
		if s := r.seats[a]; s > 0 && rl != roleWhere && r.actors.All[a].Kind == factum.Place && !r.isState(a) {
			return s - 1
		}
		return a
	}
	key := [2]int{n, i}
	if a, ok := r.made[key]; ok {
		return a
	}
	s := &r.text.Sentences[n]
	t := &s.Tokens[i]
	a := actor.Actor{Kind: factum.Person, Named: t.UPOS == text.PROPN, Plural: t.UPOS == text.NUM || t.Feats.Has(text.Plural)}
	form := actor.ByDescription
	switch t.UPOS {
	case text.NOUN:
		if c := word.Main(t.Lemma); c.Any(word.Organisation) && !c.Any(word.Person) && !r.people(n, i) {
			a.Kind = factum.Organisation
		} else if rl == roleWhere {
			return -1
		}
	case text.PROPN:
		form = actor.ByName
	case text.NUM:
	default:
		return -1
	}
	first, last := r.described(n, i)
	at := factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
	a.Mentions = []actor.Mention{{
		Range: at, Text: r.clean(s.Block, at), Form: form, Sentence: n, Head: i, First: first, Last: last, Antecedent: -1,
		Reason: "takes part in what is said here", Confidence: 1,
	}}
	id := len(r.actors.All) + len(r.extra)
	r.extra = append(r.extra, a)
	r.made[key] = id
	return id
}

// actor gives an actor by its number, also one that this stage has made.
func (r *reading) actor(a int) *actor.Actor {
	if n := len(r.actors.All); a >= n {
		return &r.extra[a-n]
	}
	return &r.actors.All[a]
}

// described gives the tokens of the short description that a token heads: its
// determiners, numbers and adjectives, and what "of" adds.
func (r *reading) described(n, i int) (first, last int) {
	s := &r.text.Sentences[n]
	first, last = i, i
	for _, ci := range r.graph(n).Children(i) {
		c := int(ci)
		switch d := &s.Tokens[c]; d.Rel {
		case text.Det, text.Nummod, text.Amod, text.Compound, text.Flat, text.NmodDesc, text.NmodPoss:
			if d.Feats.Has(text.Past) && c > i {
				continue
			}
			a, b := r.extent(n, c)
			first, last = min(first, a), max(last, b)
		case text.Nmod:
			if r.caseOf(s, c) == "of" {
				_, b := r.extent(n, c)
				last = max(last, b)
			}
		}
	}
	return first, last
}

// isState says whether a place can act: a country, or the capital of one.
func (r *reading) isState(a int) bool {
	if r.states[a] == unknown {
		r.states[a] = no
		for _, p := range r.gazetteer.Lookup(r.actors.All[a].Name()) {
			if !p.Found.Any(place.Adjective|place.People) && (p.Kind == place.Country || p.Kind == place.Territory || p.Kind == place.Former || p.Seat) {
				r.states[a] = yes
				break
			}
		}
	}
	return r.states[a] == yes
}

// findSeats finds the towns that stand for a body since the text says that it
// sits there ("the tribunal in The Hague", "the Vienna-based agency"): seats
// maps the town to 1 + the body. A town of two bodies stands for none.
func (r *reading) findSeats() {
	r.seats = make([]int, len(r.actors.All))
	for a := range r.actors.All {
		body := &r.actors.All[a]
		if body.Kind != factum.Organisation || !isCourt(body) {
			continue
		}
		for _, m := range body.Mentions {
			if m.Sentence < 0 || m.Form == actor.ByPronoun {
				continue
			}
			g := r.graph(m.Sentence)
			for _, arc := range g.Arcs(m.Head) {
				if arc.Shared || arc.Label != clause.Mod && (arc.Label != clause.Prep || arc.Word != "in" && arc.Word != "at" && arc.Word != "of") {
					continue
				}
				town := r.actorAt(m.Sentence, arc.Dep)
				if town < 0 { // "The Hague-based": the participle's own modifier
					for _, c := range g.Children(arc.Dep) {
						if x := r.actorAt(m.Sentence, int(c)); x >= 0 && g.S.Tokens[arc.Dep].Lemma == "base" {
							town = x
						}
					}
				}
				if town < 0 || r.actors.All[town].Kind != factum.Place {
					continue
				}
				switch r.seats[town] {
				case 0, a + 1:
					r.seats[town] = a + 1
				default:
					r.seats[town] = -1
				}
			}
		}
	}
}

// isCourt says whether a body is a court by one of its names.
func isCourt(a *actor.Actor) bool {
	for _, m := range a.Mentions {
		w := strings.ToLower(m.Text)
		if strings.Contains(w, "court") || strings.Contains(w, "tribunal") || strings.Contains(w, "chamber") {
			return true
		}
	}
	return false
}

// appendParticipant appends the actor of a token to a list, once.
func (r *reading) appendParticipant(to []int, n, i int, rl role) []int {
	if a := r.participant(n, i, rl); a >= 0 && !slices.Contains(to, a) {
		return append(to, a)
	}
	return to
}
