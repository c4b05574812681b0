package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"

	"factum"
	"factum/internal/read/statement"
)

// alone marks acts of weight that only one origin of several knows.
func (f *finder) alone(ev *factum.Event) {
	if ev.Origins != 1 || f.origins < 3 || !weighty[ev.Type] || !f.definite(ev) {
		return
	}
	said := f.asserted(ev)
	if len(said) == 0 {
		return
	}
	side := factum.Side{Value: "reported"}
	for _, st := range said {
		side.Statements = append(side.Statements, st.ID)
	}
	f.add(draft{kind: factum.SingleSource, event: ev, attribute: "existence", sides: []factum.Side{side}})
}

// definite says whether the words single a happening out: by a day, or by
// somebody with a name whom it concerns or who did it.
func (f *finder) definite(ev *factum.Event) bool {
	return ev.When.Closed() || len(f.named(ev.Whom)) > 0 || len(f.named(ev.Who)) > 0
}

// weighty are the types on which a case turns.
var weighty = map[factum.Type]bool{
	factum.WarrantIssued: true, factum.WarrantWithdrawn: true, factum.NoticePublished: true, factum.CooperationRequestSent: true,
	factum.Arrest: true, factum.Release: true, factum.Expulsion: true, factum.TransferFlight: true, factum.Surrender: true,
	factum.SurrenderOrdered: true, factum.ValidationRefused: true, factum.InvestigationOpened: true, factum.Charged: true,
	factum.ExtraditionDecision: true, factum.NonComplianceFinding: true, factum.Referral: true, factum.AllegedCrime: true,
}

// unconfirmed are words by which a source says itself that nothing bears out
// what it has told.
var unconfirmed = seeker{
	regexp.MustCompile(`(?i)\b(?:we (?:found|saw|have seen) no (?:document|record|evidence|proof|confirmation|trace)|(?:has|have|had) (?:not|never) been (?:made public|published|confirmed|verified|released in full)|could not (?:be )?(?:independently )?(?:verif(?:y|ied)|confirm(?:ed)?)\b|there is no (?:independent )?(?:confirmation|proof))`),
	map[string][]string{"no": {"found", "saw", "seen", "is"}, "been": {"not", "never"}, "not": {"could"}},
}

// ofItself is how words go on that say themselves what is unconfirmed.
var ofItself = regexp.MustCompile(`^ (?:who|whom|whose|whether|how|what|when|where|why|if|that|which)\b`)

// unborne marks what a source tells and says itself to be unconfirmed, if no
// other origin tells it. The words that say so are part of the side.
func (f *finder) unborne() {
	if f.origins < 2 {
		return
	}
	single := map[string]bool{}
	for i := range f.found {
		if f.found[i].Kind == factum.SingleSource {
			single[f.found[i].Event] = true
		}
	}
	for _, d := range f.ordered {
		for _, m := range f.sought(&unconfirmed, d) {
			at := sentenceAround(d.Text, m[0], m[1])
			said := f.told(d.ID, at.Start, at.End)
			if len(said) == 0 && !ofItself.MatchString(d.Text[m[1]:]) { // of the sentence before, in the same paragraph
				if before := at.Start - 1; before > 0 && d.Text[before] == ' ' {
					prior := sentenceAround(d.Text, before-1, before)
					said = f.told(d.ID, prior.Start, prior.End)
				}
			}
			if len(said) == 0 || single[said[0].Event] {
				continue
			}
			ev := f.events[said[0].Event]
			if ev == nil || f.c.Independent.Count(ev.Statements) != 1 {
				continue
			}
			single[ev.ID] = true
			side := factum.Side{Value: "reported"}
			covered := false
			for _, st := range said {
				side.Statements = append(side.Statements, st.ID)
				covered = covered || st.Start <= m[0] && m[1] <= st.End
			}
			if !covered {
				side.Statements = append(side.Statements, f.remark(d, at, said[0]))
			}
			f.add(draft{
				kind: factum.SingleSource, event: ev, attribute: "existence", sides: []factum.Side{side},
				note: "the source itself says that it is not borne out: “" + d.Text[m[0]:m[1]] + "”",
			})
		}
	}
}

// told gives the statements of one event, the first, that stand in a stretch
// of a document.
func (f *finder) told(document string, start, end int) []*factum.Statement {
	list := f.after(&factum.Statement{Span: factum.Span{Document: document, End: start}})
	var out []*factum.Statement
	for _, st := range list {
		if st.Start >= end {
			break
		}
		if len(out) == 0 || st.Event == out[0].Event {
			out = append(out, st)
		}
	}
	return out
}

// remark makes a statement of a sentence about what another statement tells.
func (f *finder) remark(d *factum.Document, at factum.Range, of *factum.Statement) string {
	id := f.quoted(d, at, "remark")
	f.figureOf[id] = of.ID
	return id
}

// quoted makes a statement of a stretch of a document, and an event for it; one
// that stands there already is taken.
func (f *finder) quoted(d *factum.Document, at factum.Range, note string) string {
	sum := sha256.Sum256([]byte(fmt.Sprintln(note, d.ID, at.Start, at.End)))
	id := "s" + hex.EncodeToString(sum[:4])
	if st := f.statements[id]; st != nil && st.Document == d.ID && st.Note == note {
		return id
	}
	for f.statements[id] != nil {
		id += "x"
	}
	st := factum.Statement{
		ID: id, Type: factum.Other, Who: []string{}, Whom: []string{}, Places: []string{}, AttributedTo: []factum.Attribution{},
		Span:     factum.Span{Document: d.ID, Start: at.Start, End: at.End, Quote: d.Text[at.Start:at.End]},
		Modality: factum.Asserted, Note: note, Reader: statement.ReaderName, Event: "v" + id[1:],
		Why: &factum.Why{Frame: "record: " + note, Trigger: at, Sentence: at},
	}
	f.carriers = append(f.carriers, &st)
	f.carried = append(f.carried, factum.Event{
		ID: st.Event, Type: factum.Other, Who: []string{}, Whom: []string{}, Places: []string{}, Statements: []string{id},
		Origins: 1, Disputed: []string{}, Because: []string{},
	})
	f.statements[id] = &st
	return id
}
