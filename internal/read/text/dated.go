package text

import "strings"

// mendDated parts a time or a place from the subject right behind it, which
// parsers take for one phrase: "On Sunday police arrested him", "Last week
// gunmen shot him", "In Graz police searched it".
func (s *Sentence) mendDated() {
	for c := 0; c+2 < len(s.Tokens); c++ {
		if x, ok := s.adjunctAt(c); ok {
			s.part(x)
		}
	}
}

// adjunct is a time or a place before a noun: its tokens from, up to end, the
// one that heads it, and the preposition before it, -1 if there is none.
type adjunct struct {
	from, end, head, prep int
	place                 bool
}

// adjunctAt gives the adjunct that begins at token c.
func (s *Sentence) adjunctAt(c int) (adjunct, bool) {
	x := adjunct{from: c, end: c, head: -1, prep: -1}
	switch t := &s.Tokens[c]; {
	case t.UPOS == ADP && dayPreposition[strings.ToLower(t.Form)]:
		x.prep, x.from, x.end = c, c+1, c+1
	case c > 0 && s.Tokens[c-1].UPOS != PUNCT && s.Tokens[c-1].UPOS != CCONJ && s.Tokens[c-1].UPOS != SCONJ:
		return x, false
	}
	pointed := x.prep >= 0
scan:
	for k := x.from; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		w := strings.ToLower(t.Form)
		switch {
		case calendar(t):
			if x.head < 0 {
				x.head = k
			}
			x.end = k + 1
		case t.UPOS == NOUN && timeNouns[w]:
			pointed = pointed || w == "yesterday" || w == "today"
			x.head, x.end = k, k+1
		case x.head < 0 && pointers[w]: // "the next day"
			pointed = pointed || w != "the"
		default:
			break scan
		}
	}
	if x.head < 0 && x.prep >= 0 { // no time: a place
		for x.end = x.from; x.end < len(s.Tokens) && s.Tokens[x.end].UPOS == PROPN && x.end < x.from+3; x.end++ {
			x.place = true
		}
		x.head = x.from
	}
	return x, pointed && x.head >= 0 && x.end > x.from && x.head < x.end && x.end < len(s.Tokens)
}

// part hangs an adjunct on the verb whose subject follows it, if the tree has made
// it a part of that.
func (s *Sentence) part(x adjunct) {
	first := x.from
	if x.prep >= 0 {
		first = x.prep
	}
	noun := -1
	for k := first; k < x.end; k++ {
		if h := s.Tokens[k].Head; h >= x.end && (s.Tokens[h].UPOS == NOUN || s.Tokens[h].UPOS == PROPN) {
			noun = h
		}
	}
	if noun < 0 || s.Tokens[noun].Head < 0 || s.firstFrom(noun, x.end) != x.end || !s.standsAlone(noun, x.end) {
		return
	}
	n := &s.Tokens[noun]
	verb := n.Head
	if verb < first && s.Tokens[verb].UPOS == ADV { // "Late on Sunday soldiers ..."
		verb = s.Tokens[verb].Head
	}
	if verb <= noun || s.Tokens[verb].UPOS != VERB || s.hangsOn(verb, first, x.end) || s.hangsOn(verb, noun, noun+1) {
		return
	}
	switch n.Rel {
	case Nsubj, NsubjPass:
		if x.place {
			return
		}
	case Obl, OblUnmarked:
		if s.childOf(verb, Nsubj) >= 0 || s.childOf(verb, NsubjPass) >= 0 {
			return // "In May elections the party won"
		}
		n.Head, n.Rel = verb, Nsubj
		if s.childOf(verb, AuxPass) >= 0 {
			n.Rel = NsubjPass
		}
	default:
		return
	}
	for k := x.from; k < x.end; k++ {
		if h := s.Tokens[k].Head; k != x.head && (h < x.from || h >= x.end) {
			t := &s.Tokens[k]
			t.Head = x.head
			switch t.UPOS {
			case DET:
				t.Rel = Det
			case ADJ:
				t.Rel = Amod
			default:
				t.Rel = NmodUnmarked
			}
		}
	}
	s.Tokens[x.head].Head, s.Tokens[x.head].Rel = verb, OblUnmarked
	if x.prep >= 0 {
		s.Tokens[x.prep].Head, s.Tokens[x.prep].Rel = x.head, Case
		s.Tokens[x.head].Rel = Obl
	}
	s.Link()
}

// standsAlone says whether a noun can stand without what comes before from: a
// plural, a name, one with a number or an article of its own.
func (s *Sentence) standsAlone(i, from int) bool {
	t := &s.Tokens[i]
	if t.XPOS == "NNS" || t.XPOS == "NNPS" || t.UPOS == PROPN || t.Lemma == "police" || t.Lemma == "people" {
		return true
	}
	for _, c := range s.Children(i) {
		if r := s.Tokens[c].Rel; int(c) >= from && (r == Det || r == Nummod || r == NmodPoss) {
			return true
		}
	}
	return false
}

// hangsOn says whether token i hangs, over others, on one from c up to end.
func (s *Sentence) hangsOn(i, c, end int) bool {
	for d := 0; i >= 0 && d <= len(s.Tokens); d++ {
		if i >= c && i < end {
			return true
		}
		i = s.Tokens[i].Head
	}
	return i >= 0
}

// firstFrom gives the first token, not before from, of the phrase that token i
// heads.
func (s *Sentence) firstFrom(i, from int) int {
	first := i
	for k := i; k >= from; k-- {
		up := k
		for d := 0; up != i && up >= 0 && d < len(s.Tokens); d++ {
			up = s.Tokens[up].Head
		}
		if up != i {
			break
		}
		first = k
	}
	return first
}

var dayPreposition = map[string]bool{"on": true, "in": true, "at": true, "since": true, "by": true, "until": true}

// pointers are words before a time that say which.
var pointers = map[string]bool{"last": true, "next": true, "this": true, "that": true, "the": true, "same": true, "following": true, "previous": true, "past": true}

// timeNouns are nouns of times of the day and the year.
var timeNouns = map[string]bool{
	"morning": true, "afternoon": true, "evening": true, "night": true, "noon": true, "midnight": true, "dawn": true, "dusk": true, "day": true, "week": true,
	"weekend": true, "month": true, "year": true, "yesterday": true, "today": true, "spring": true, "summer": true, "autumn": true, "winter": true,
}

// calendar says whether a token is a month, a day of the week or a number of a
// date.
func calendar(t *Token) bool {
	switch t.UPOS {
	case PROPN:
		return entryTimes[strings.ToLower(t.Form)]
	case NUM:
		return len(t.Form) <= 4 && t.Form[0] >= '0' && t.Form[0] <= '9' && strings.Trim(t.Form, "0123456789") == ""
	}
	return false
}
