package statement

import (
	"factum"
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

// imply fills in whom a statement concerns where its words leave it out: the
// only person that the same sentence tells the like of ("arrests N. after
// France issued a notice"), else the one person whom nearly all of the report
// is about. Why says that the words are silent. made holds the match of each
// statement.
func (r *reading) imply(statements []Statement, made []*match) {
	hero := r.protagonist(statements)
	for i := range statements {
		st := &statements[i]
		if !concerns[st.Type] || len(st.Whom) > 0 || len(made[i].roles[roleWhom]) > 0 {
			continue
		}
		who, note := r.fellow(statements, st), "not said here: the person whom the rest of the sentence concerns"
		if who < 0 && st.Type != factum.Detention && r.doc.Blocks[r.text.Sentences[st.Sentence].Block].Kind == factum.Paragraph && !st.Another {
			who, note = hero, "not said here: the person whom the document concerns"
		}
		if who < 0 {
			continue
		}
		own := false
		for _, a := range st.Who {
			own = own || a == who
		}
		if !own {
			st.Whom = []int{who}
			st.Why.Steps = append(st.Why.Steps, factum.WhyStep{About: "whom", Range: st.Why.Trigger, Note: note})
		}
	}
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
// in a document is done to; -1 if there is none.
func (r *reading) protagonist(statements []Statement) int {
	count, total := map[int]int{}, 0
	for i := range statements {
		if st := &statements[i]; concerns[st.Type] {
			for _, a := range st.Whom {
				if r.actor(a).Kind == factum.Person {
					count[a]++
					total++
				}
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
