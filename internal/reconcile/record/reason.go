package record

import (
	"slices"
	"strings"
	"unicode"

	"factum"
)

// freeing are the types that tell the end of one custody; the reasons given for
// one of them are reasons for the others.
var freeing = map[factum.Type]bool{factum.ValidationRefused: true, factum.Release: true}

// explanation is one reason that sources give.
type explanation struct {
	words map[string]bool
	side  factum.Side
}

// reasons finds different explanations of one event. Two that share a word of
// weight are one.
func (f *finder) reasons(ev *factum.Event) {
	if ev.Type == factum.ValidationRefused && f.companion(ev) != nil {
		return // told with the release
	}
	said := f.asserted(ev)
	if freeing[ev.Type] {
		if c := f.companion(ev); c != nil {
			said = append(said, f.asserted(c)...)
		}
	}
	var found []*explanation
	for _, st := range said {
		if st.Reason == "" {
			continue
		}
		words := contentWords(st.Reason)
		at := slices.IndexFunc(found, func(x *explanation) bool { return sharesWord(words, x.words) })
		if at < 0 {
			at = len(found)
			found = append(found, &explanation{words: map[string]bool{}, side: factum.Side{Value: st.Reason}})
		}
		x := found[at]
		for w := range words {
			x.words[w] = true
		}
		x.side.Statements = append(x.side.Statements, st.ID)
		if shell(st.Reason) {
			x.side.Statements = append(x.side.Statements, f.elaborations(st)...)
		}
	}
	if len(found) < 2 {
		return
	}
	var sides []factum.Side
	for _, x := range found {
		slices.Sort(x.side.Statements)
		x.side.Statements = slices.Compact(x.side.Statements)
		sides = append(sides, x.side)
	}
	f.add(factum.CompetingExplanations, ev, "reason", sides)
}

// companion gives the event that tells the end of the same custody; nil if
// there is none.
func (f *finder) companion(ev *factum.Event) *factum.Event {
	for i := range f.c.Events {
		other := &f.c.Events[i]
		if other.ID == ev.ID || !freeing[other.Type] || other.Type == ev.Type || !other.When.Meets(ev.When) {
			continue
		}
		same := len(other.Whom) == 0 || len(ev.Whom) == 0
		for _, e := range other.Whom {
			same = same || slices.Contains(ev.Whom, e)
		}
		if same {
			return other
		}
	}
	return nil
}

// shellNouns name a reason without telling it.
var shellNouns = []string{"technicality", "technical", "error", "procedural", "irregularit", "formality", "mistake", "flaw", "legal reason", "formal reason"}

// shell says whether the words only announce a reason.
func shell(reason string) bool {
	reason = strings.ToLower(reason)
	return slices.ContainsFunc(shellNouns, func(n string) bool { return strings.Contains(reason, n) })
}

// elaborated is how many sentences may lie between a reason that is announced
// and the words that tell it.
const elaborated = 2

// elaborations gives the statements of the same document that follow one
// closely and tell what was only announced: a ruling, an act that went before.
func (f *finder) elaborations(st *factum.Statement) []string {
	text := f.texts[st.Document]
	if text == "" {
		return nil
	}
	var out []string
	for i := range f.c.Statements {
		x := &f.c.Statements[i]
		if x.Document != st.Document || x.Start < st.End || x.ID == st.ID || x.Type.Standing() {
			continue
		}
		between := text[st.End:x.Start]
		if n := sentenceEnds(between); n < 1 || n > elaborated || strings.Contains(between, "\n\n") && n > 1 {
			continue
		}
		switch x.Type {
		case factum.LegalOpinion, factum.Notification, factum.ValidationRefused, factum.Arrest, factum.Consultation, factum.Refusal:
			out = append(out, x.ID)
		}
	}
	return out
}

// sentenceEnds counts the ends of sentences in a stretch of text.
func sentenceEnds(s string) int {
	n := 0
	for i, r := range s {
		if (r == '.' || r == '!' || r == '?') && (i+1 == len(s) || unicode.IsSpace(rune(s[i+1])) || s[i+1] == '"' || s[i+1] >= 0x80) {
			n++
		}
	}
	return n
}

func sharesWord(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// contentWords gives the words of a reason that carry its meaning, cut to
// their first letters so that forms of one word count as one.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ".,;:\"'“”‘’()")
		if len(w) >= 5 {
			out[w[:5]] = true
		}
	}
	return out
}
