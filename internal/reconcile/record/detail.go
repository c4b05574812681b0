package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factum"
)

// follows is what a sentence goes on with behind a statement that names no
// place: ", at passport control in ..." or ": at 12:35 police found him in the
// lobby of ...".
var (
	follows = regexp.MustCompile(`^,? (?:at|in|inside) ([^,.;:()]{4,120})`)
	colon   = regexp.MustCompile(`^: ([^;()]{8,300})`)
	placeIn = regexp.MustCompile(`\b(?:at|in|inside) ((?:the|a|an|his|her|their) [^,.;:()]{4,100})`)
)

// details makes statements of what a sentence goes on with: the words right
// behind a statement that tell its place, and the clause behind a colon, which
// tells the same again and closer. They say of whom and of which day what the
// statement says, and belong to its event.
func (f *finder) details() {
	for i := range f.c.Events {
		ev := &f.c.Events[i]
		f.reasonDetails(ev)
		if !still[f.kind(ev)] {
			continue
		}
		for _, st := range f.asserted(ev) {
			d := f.documents[st.Document]
			if d == nil || st.Where != "" || len(st.Places) > 0 || st.End <= st.Start || st.End > len(d.Text) {
				continue
			}
			rest := d.Text[st.End:sentenceAround(d.Text, st.Start, st.End).End]
			if m := colon.FindStringSubmatchIndex(rest); m != nil {
				if at := placeIn.FindStringSubmatchIndex(rest[m[2]:m[3]]); at != nil {
					f.detail(ev, st, st.End+m[2], st.End+m[2]+at[1], rest[m[2]+at[2]:m[2]+at[3]])
				}
			} else if m := follows.FindStringSubmatchIndex(rest); m != nil {
				f.detail(ev, st, st.Start, st.End+m[3], rest[m[2]:m[3]])
			}
		}
	}
}

// grounds is how a sentence goes on to tell why, and why is how one of the next
// sentences does.
var (
	grounds = regexp.MustCompile(`^[^.;]{0,80}?\b(?:ruling that|because|on the grounds? that|citing) ([^.;]{8,200})`)
	why     = regexp.MustCompile(`\b(?:refused|declined|ruled|released|freed|ordered|let (?:him|her|them) go)\b[^.;,]{0,40}? because ([^.;]{8,200})`)
)

// toldLater is how many sentences after an act its reason is looked for.
const toldLater = 3

// reasonDetails makes statements of the words that give the reason of a refusal
// or a release, where the reader left it out: behind the act, or in one of the
// next sentences of its paragraph. One for each document.
func (f *finder) reasonDetails(ev *factum.Event) {
	if !freeing[ev.Type] && !refusing[ev.Type] {
		return
	}
	told := map[string]bool{}
	for _, st := range f.asserted(ev) {
		told[st.Document] = told[st.Document] || st.Reason != ""
	}
	for _, st := range f.asserted(ev) {
		d := f.documents[st.Document]
		if d == nil || told[st.Document] || st.End <= st.Start || st.End > len(d.Text) {
			continue
		}
		sentence := sentenceAround(d.Text, st.Start, st.End)
		if m := grounds.FindStringSubmatchIndex(d.Text[st.End:sentence.End]); m != nil {
			told[st.Document] = true
			f.more(ev, st, st.Start, st.End+m[3]).Reason = d.Text[st.End+m[2] : st.End+m[3]]
			continue
		}
		end := sentence.End
		for range toldLater {
			next := end
			for next < len(d.Text) && d.Text[next] == ' ' {
				next++
			}
			if next >= len(d.Text) || d.Text[next] == '\n' {
				break
			}
			end = sentenceAround(d.Text, next, next+1).End
			if m := why.FindStringSubmatchIndex(d.Text[next:end]); m != nil {
				told[st.Document] = true
				f.more(ev, st, next, end).Reason = d.Text[next+m[2] : next+m[3]]
				break
			}
		}
	}
}

// detail makes a statement on the place of an event, if the words name one kind.
func (f *finder) detail(ev *factum.Event, of *factum.Statement, start, end int, where string) {
	if len(classes("where", where)) == 1 {
		f.more(ev, of, start, end).Where = strings.TrimSpace(where)
	}
}

// more makes a statement of more words on what a statement tells.
func (f *finder) more(ev *factum.Event, of *factum.Statement, start, end int) *factum.Statement {
	st := *of
	sum := sha256.Sum256([]byte(fmt.Sprintln("detail", of.ID, start, end)))
	st.ID = "s" + hex.EncodeToString(sum[:4])
	for f.statements[st.ID] != nil {
		st.ID += "x"
	}
	st.Span = factum.Span{Document: of.Document, Start: start, End: end, Quote: f.documents[of.Document].Text[start:end]}
	if of.Why != nil {
		st.Why = &factum.Why{Frame: "record: what the sentence goes on with", Trigger: of.Why.Trigger, Sentence: of.Why.Sentence}
	}
	st.Who, st.Whom, st.Places = slices.Clone(of.Who), slices.Clone(of.Whom), []string{}
	f.carriers = append(f.carriers, &st)
	f.statements[st.ID] = &st
	f.figureOf[st.ID] = of.ID
	ev.Statements = append(ev.Statements, st.ID)
	return &st
}
