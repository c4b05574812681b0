package statement

import (
	"slices"

	"factum"
	"factum/internal/read/text"
)

// concerns are the types that always concern a person, named or not: no warrant
// is issued against nobody.
var concerns = map[factum.Type]bool{
	factum.WarrantRequested: true, factum.WarrantIssued: true, factum.WarrantUnsealed: true, factum.WarrantWithdrawn: true,
	factum.NoticeRequested: true, factum.NoticePublished: true, factum.ArrestValidated: true, factum.ValidationRefused: true,
	factum.ChargesConfirmed: true, factum.CourtHearing: true, factum.ExtraditionDecision: true, factum.SurrenderOrdered: true,
	factum.Arrest: true, factum.Release: true, factum.InterimRelease: true, factum.Detention: true, factum.Conviction: true, factum.Acquittal: true,
}

const (
	// enough is how often a document must tell that something was done to a person
	// for statements that name nobody to be taken to concern them ...
	enough = 3
	// ... and the share, in tenths, of all that it tells of that kind.
	nearlyAll = 8
)

// imply fills in whom a statement concerns where its words leave it out or have
// but a pronoun: the only person that the same sentence tells the like of
// ("arrests N. after France issued a notice"), else the one person whom nearly
// all of the report is about. A pronoun that was taken for somebody to whom the
// document never says by name that anything was done ("..., said the spokesman.
// He will be brought before a court") means that person, too. Why says so. made
// holds the match of each statement.
func (r *reading) imply(statements []Statement, made []*match) {
	hero := r.protagonist(statements, made)
	for i := range statements {
		st, roles := &statements[i], made[i].roles[roleWhom]
		if st.Type == factum.AllegedCrime && len(st.Who) == 0 && len(made[i].roles[roleWho]) == 0 {
			if who := r.fellow(statements, st); who >= 0 { // "arrested over an alleged fraud"
				st.Who = []int{who}
				st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: "who", Range: st.Why.Trigger, Note: "not said here: the person whom the rest of the sentence concerns"})
			}
			continue
		}
		if !concerns[st.Type] && !carries[st.Type] {
			continue
		}
		who, note := -1, ""
		switch {
		case len(roles) > 0:
			if hero >= 0 && r.lonePronoun(st.Sentence, roles) && (len(st.Whom) == 0 || !r.doneTo(statements, made, st.Whom[0])) {
				who, note = hero, "the pronoun means the person whom the document concerns"
			}
		case len(st.Whom) == 0 && (concerns[st.Type] || carries[st.Type] && r.fragment(made[i])):
			who, note = r.fellow(statements, st), "not said here: the person whom the rest of the sentence concerns"
			if who < 0 && !st.Another && (st.Type != factum.Detention || r.fragment(made[i])) {
				who, note = hero, "not said here: the person whom the document concerns"
			}
		}
		if who < 0 || slices.Contains(st.Who, who) || slices.Contains(st.Whom, who) {
			continue
		}
		st.Whom = []int{who}
		st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: "whom", Range: st.Why.Trigger, Note: note})
	}
}

// carries are further types that are done to a person.
var carries = map[factum.Type]bool{
	factum.Surrender: true, factum.TransferToCourt: true, factum.TransferFlight: true, factum.Expulsion: true, factum.Charged: true,
}

// lonePronoun says whether a role is one pronoun for one person.
func (r *reading) lonePronoun(n int, tokens []int) bool {
	if len(tokens) != 1 {
		return false
	}
	t := &r.text.Sentences[n].Tokens[tokens[0]]
	switch t.Lemma {
	case "he", "she", "his", "her":
		return t.UPOS == text.PRON && r.quoted(t.Start) < 0
	}
	return false
}

// doneTo says whether a document tells in words other than pronouns that
// something was done to somebody.
func (r *reading) doneTo(statements []Statement, made []*match, a int) bool {
	for i := range statements {
		if st := &statements[i]; (concerns[st.Type] || carries[st.Type]) && slices.Contains(st.Whom, a) && !r.lonePronoun(st.Sentence, made[i].roles[roleWhom]) {
			return true
		}
	}
	return false
}

// fragment says whether a match is all that its sentence says: "Freed at noon."
func (r *reading) fragment(m *match) bool {
	g := r.graph(m.sentence)
	t := &g.S.Tokens[m.token]
	if t.UPOS != text.VERB || t.XPOS != "VBN" || t.Rel != text.Root && t.Rel != text.Parataxis || g.Child(m.token, text.Aux, text.AuxPass, text.Obj) >= 0 {
		return false
	}
	for _, c := range g.Children(m.token) {
		if d := &g.S.Tokens[c]; (d.Rel == text.Nsubj || d.Rel == text.NsubjPass) && d.UPOS != text.NUM {
			return false
		}
	}
	return r.doc.Blocks[g.S.Block].Kind == factum.ListItem
}

// entry says whether a noun is all that an item of a list tells behind its day:
// "4 March, 21:50 – Arrest near Kilwa".
func (r *reading) entry(m *match) bool {
	g := r.graph(m.sentence)
	t := &g.S.Tokens[m.token]
	if t.UPOS != text.NOUN && t.UPOS != text.PROPN || r.doc.Blocks[g.S.Block].Kind != factum.ListItem {
		return false
	}
	first := m.token
	for _, c := range g.Children(m.token) {
		switch d := &g.S.Tokens[c]; d.Rel {
		case text.Nsubj, text.NsubjPass, text.Cop:
			return false
		case text.Amod, text.Compound, text.Det, text.Nummod:
			first = min(first, int(c))
		}
	}
	for k := first - 1; k >= 0; k-- {
		if d := &g.S.Tokens[k]; d.UPOS != text.PUNCT && d.UPOS != text.SYM {
			return r.timeAt(m.sentence, d.Range) >= 0 && k+1 < first // a dash, a bracket or a colon stands between
		}
	}
	return false
}

// fellow gives the only person concerned by the other statements of a sentence;
// -1 if there are none or several.
func (r *reading) fellow(statements []Statement, st *Statement) int {
	who := -1
	for i := range statements {
		o := &statements[i]
		if o.Sentence != st.Sentence || !concerns[o.Type] || len(o.Whom) == 0 {
			continue
		}
		if len(o.Whom) > 1 || who >= 0 && who != o.Whom[0] {
			return -1
		}
		who = o.Whom[0]
	}
	if who >= 0 && r.doc.Blocks[r.text.Sentences[st.Sentence].Block].Kind == factum.Paragraph && !r.actor(who).Named {
		return -1 // who a description means may be open still
	}
	return who
}

// protagonist gives the named person whom nearly all that is done to somebody
// in a document, in words other than pronouns, is done to; -1 if there is none.
func (r *reading) protagonist(statements []Statement, made []*match) int {
	count, total := map[int]int{}, 0
	for i := range statements {
		st := &statements[i]
		if !concerns[st.Type] && !carries[st.Type] || r.lonePronoun(st.Sentence, made[i].roles[roleWhom]) {
			continue
		}
		for _, a := range st.Whom {
			if r.actor(a).Kind == factum.Person {
				count[a]++
				total++
			}
		}
	}
	for a, n := range count {
		if n >= enough && 10*n >= nearlyAll*total && r.actor(a).Named && !r.actor(a).Plural {
			return a
		}
	}
	return -1
}
