package text

import "strings"

// mendDated parts a day from the subject right behind it, which parsers take for
// one phrase: "On Sunday police arrested him", "In July 2023 investigators froze
// it".
func (s *Sentence) mendDated() {
	for c := 0; c+2 < len(s.Tokens); c++ {
		if t := &s.Tokens[c]; t.UPOS != ADP || !dayPreposition[strings.ToLower(t.Form)] || !calendar(&s.Tokens[c+1]) {
			continue
		}
		end := c + 2 // of the day
		for end < len(s.Tokens) && calendar(&s.Tokens[end]) {
			end++
		}
		noun := -1
		for k := c; k < end; k++ {
			if h := s.Tokens[k].Head; h >= end && (s.Tokens[h].UPOS == NOUN || s.Tokens[h].UPOS == PROPN) {
				noun = h
			}
		}
		if noun < 0 || s.Tokens[noun].Head <= noun || s.Tokens[s.Tokens[noun].Head].UPOS != VERB || s.firstFrom(noun, end) != end {
			continue
		}
		verb := s.Tokens[noun].Head
		if s.hangsOn(verb, c, end) {
			continue
		}
		n := &s.Tokens[noun]
		switch n.Rel {
		case Nsubj, NsubjPass:
		case Obl, OblUnmarked:
			if s.childOf(verb, Nsubj) >= 0 || s.childOf(verb, NsubjPass) >= 0 {
				continue // "In May elections the party won"
			}
			n.Rel = Nsubj
			if s.childOf(verb, AuxPass) >= 0 {
				n.Rel = NsubjPass
			}
		default:
			continue
		}
		day := c + 1
		for k := c + 2; k < end; k++ {
			if h := s.Tokens[k].Head; h < c || h >= end {
				s.Tokens[k].Head, s.Tokens[k].Rel = day, NmodUnmarked
			}
		}
		s.Tokens[c].Head, s.Tokens[c].Rel = day, Case
		s.Tokens[day].Head, s.Tokens[day].Rel = verb, Obl
		s.Link()
	}
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

var dayPreposition = map[string]bool{"on": true, "in": true, "since": true, "by": true, "until": true}

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
