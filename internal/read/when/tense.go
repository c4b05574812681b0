package when

import (
	"strings"

	"factum/internal/read/text"
)

// tenseAt gives the tense of the clause around a token of a sentence.
func (f *finder) tenseAt(s *text.Sentence, token int) Tense {
	if len(s.Tokens) == 0 || s.Tokens[0].XPOS == "" {
		return wordTense(s, token)
	}
	tense := treeTense(s, token)
	if tense == PastTense && wasTo(s, token) {
		return ExpectedTense
	}
	if tense == PresentTense && wordTense(s, token) == FutureTense {
		return FutureTense // "results are due on 12 August", whatever the tree makes of "due"
	}
	return tense
}

// wasTo says whether a token hangs on what was to be done: "the feast was to be held
// on Sunday".
func wasTo(s *text.Sentence, token int) bool {
	verbs := 0
	for k := token - 1; k > 0 && k >= token-8; k-- {
		switch w := s.Tokens[k].Form; {
		case w == "," || w == ";":
			return false
		case w == "to" && (s.Tokens[k-1].Form == "was" || s.Tokens[k-1].Form == "were"):
			return verbs > 0
		case s.Tokens[k].UPOS == text.VERB || s.Tokens[k].UPOS == text.AUX:
			verbs++
		}
	}
	return false
}

// treeTense climbs from the token to the verb that governs it.
func treeTense(s *text.Sentence, token int) Tense {
	t := token
	for n := 0; n < len(s.Tokens); n++ {
		if tense := verbTense(s, t); tense != NoTense {
			return tense
		}
		h := s.Tokens[t].Head
		if h < 0 || h == t || h >= len(s.Tokens) {
			break
		}
		t = h
	}
	return wordTense(s, token)
}

// verbTense gives the tense of a verb or of a predicate with a copula; NoTense
// for other words and for verbs that take theirs from what governs them.
func verbTense(s *text.Sentence, t int) Tense {
	tok := &s.Tokens[t]
	aux := ""
	cop := false
	toMark := false
	for i := range s.Tokens {
		c := &s.Tokens[i]
		if c.Head != t || i == t {
			continue
		}
		switch c.Rel {
		case text.Aux, text.AuxPass:
			if aux == "" {
				aux = strings.ToLower(c.Form)
			}
		case text.Cop:
			cop = true
			if aux == "" {
				aux = strings.ToLower(c.Form)
			}
		case text.Mark:
			toMark = toMark || c.XPOS == "TO"
		}
	}
	if tok.UPOS != text.VERB && tok.UPOS != text.AUX && !cop {
		return NoTense
	}
	list := companies()[aux]
	switch {
	case list&willWord != 0:
		return FutureTense
	case aux == "would":
		return ExpectedTense
	case aux == "may" || aux == "might" || aux == "could" || aux == "should" || aux == "must" || aux == "can":
		return FutureTense
	case aux == "was" || aux == "were" || aux == "had" || aux == "did" || aux == "has" || aux == "have" || aux == "’ve" || aux == "'ve":
		if tok.XPOS == "VBG" && toMark {
			return FutureTense
		}
		if awaits(tok) {
			return ExpectedTense // "was scheduled for Friday": it may have come to pass or not
		}
		return PastTense
	case aux == "is" || aux == "are" || aux == "'s" || aux == "’s" || aux == "am" || aux == "'re" || aux == "’re":
		if governsFuture(tok) || toMark {
			return FutureTense
		}
		return PresentTense
	case toMark:
		// "plans to meet on Friday", "a meeting to be held on Friday", but
		// "managed to escape on Friday": what governs the infinitive says when.
		if tok.Head < 0 || tok.Head >= len(s.Tokens) {
			return FutureTense
		}
		if h := &s.Tokens[tok.Head]; governsFuture(h) || tok.Rel == text.Acl || h.Rel == text.Root && h.UPOS != text.VERB && h.UPOS != text.AUX {
			if h.UPOS == text.VERB && verbTense(s, tok.Head) == PastTense {
				return ExpectedTense
			}
			return FutureTense
		}
		return NoTense
	case tok.XPOS == "VBD" || tok.XPOS == "VBN":
		if awaits(tok) {
			return ExpectedTense // "a release expected in late 2030"
		}
		return PastTense
	case tok.XPOS == "VB" && tok.Rel == text.Conj && tok.Head >= 0 && s.Tokens[tok.Head].XPOS == "VBD":
		return PresentTense // "they met in May and meet again in June"
	case tok.XPOS == "VBZ" || tok.XPOS == "VBP":
		if governsFuture(tok) || companies()[strings.ToLower(tok.Form)]&scheduleWord != 0 {
			return FutureTense // "the trial opens on Monday"
		}
		return PresentTense
	}
	return NoTense
}

// pluperfect says whether the verb around a token is in the past perfect.
func pluperfect(s *text.Sentence, token int) bool {
	if s.Tokens[token].XPOS == "" {
		for k := token - 1; k >= 0 && k >= token-6; k-- {
			if w := s.Tokens[k].Form; w == "had" {
				return true
			} else if !isLetter(w[0]) {
				return false
			}
		}
		return false
	}
	for n, t := 0, token; n < len(s.Tokens) && t >= 0; n++ {
		if tok := &s.Tokens[t]; tok.UPOS == text.VERB {
			for i := range s.Tokens {
				if c := &s.Tokens[i]; c.Head == t && c.Rel == text.Aux && strings.EqualFold(c.Form, "had") {
					return true
				}
			}
			return false
		}
		t = s.Tokens[t].Head
	}
	return false
}

// governsFuture says whether a word speaks of what is to come: plan, expect.
func governsFuture(t *text.Token) bool {
	return companies()[strings.ToLower(t.Form)]&futureWord != 0 || companies()[strings.ToLower(t.Lemma)]&futureWord != 0
}

// awaits says whether a past form or participle speaks of a time that was
// still to come when it was true: expected, scheduled, planned.
func awaits(t *text.Token) bool { return companies()[strings.ToLower(t.Form)]&awaitedWord != 0 }

// wordTense looks for the nearest word that shows a tense: before the token
// first, up to the border of the clause, then after it.
func wordTense(s *text.Sentence, token int) Tense {
	for i := token - 1; i >= 0; i-- {
		w := s.Tokens[i].Form
		if w == ";" || w == ":" || w == "•" || w == "(" {
			break
		}
		if t := formTense(s, i); t != NoTense {
			return t
		}
	}
	for i := token + 1; i < len(s.Tokens); i++ {
		w := s.Tokens[i].Form
		if w == ";" || w == ")" {
			break
		}
		if t := formTense(s, i); t != NoTense {
			return t
		}
	}
	return NoTense
}

// formTense says what tense a form shows by itself.
func formTense(s *text.Sentence, i int) Tense {
	w := strings.ToLower(s.Tokens[i].Form)
	list := companies()[w]
	next := ""
	if i+1 < len(s.Tokens) {
		next = strings.ToLower(s.Tokens[i+1].Form)
	}
	switch {
	case list&willWord != 0:
		return FutureTense
	case w == "would":
		return ExpectedTense
	case (w == "is" || w == "are" || w == "be") && next == "to", w == "going" && next == "to", w == "set" && next == "to", w == "due" && (next == "to" || next == "in" || next == "on"):
		return FutureTense
	case list&futureWord != 0 && w != "set" && w != "due" && w != "to":
		return FutureTense
	case list&pastWord != 0 || looksPast(w):
		return PastTense
	case w == "is" || w == "are" || w == "says" || w == "has" || w == "have":
		if w == "has" || w == "have" {
			return PastTense
		}
		return PresentTense
	}
	return NoTense
}

// looksPast says whether a word looks like a regular past form.
func looksPast(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && w != "united" && w != "hundred" && w != "sacred" && w != "naked"
}
