package actor

import (
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// longestState bounds the words of a State's name before a person's.
const longestState = 5

// citizen takes a State off the front of the name of its citizen: "citizen of the
// Czech Republic | Novák Petr", "a national of Armenia | Hovhannisian V.".
func (w *walker) citizen(s *text.Sentence, p *phrase) {
	of := p.name0
	for ; of > 0 && of > p.name0-longestState && !strings.EqualFold(s.Tokens[of].Form, "of"); of-- {
	}
	if of < 1 || !strings.EqualFold(s.Tokens[of].Form, "of") || !word.Any(strings.ToLower(s.Tokens[of-1].Form)).Has(word.Person) {
		return
	}
	from := of + 1
	if s.Tokens[from].UPOS == text.DET {
		from++
	}
	for k := min(p.name1-1, from+longestState); k >= max(from, p.name0); k-- {
		if s.Tokens[k+1].UPOS == text.PROPN && w.ground(w.t.Document.Text[s.Tokens[from].Start:s.Tokens[k].End]).state && word.Any(strings.ToLower(s.Tokens[k+1].Form)) == 0 {
			p.name0 = k + 1
			return
		}
	}
}

// bracketEnd gives the last token of a name from h to last, which does not hold
// the bracket that it ends in: "Amin Bhuiyan | (আমিন ভূঁইয়া)", but "Iryna (Ira) Halych".
func bracketEnd(s *text.Sentence, h, last int) int {
	for i := h + 1; i <= last; i++ {
		if s.Tokens[i].Form != "(" && s.Tokens[i].Form != "[" {
			continue
		}
		for i < last && s.Tokens[i].Form != ")" && s.Tokens[i].Form != "]" {
			i++
		}
		if i == last {
			return bracketStart(s, h, last) - 1
		}
	}
	return last
}

func bracketStart(s *text.Sentence, h, last int) int {
	i := last
	for i > h+1 && s.Tokens[i].Form != "(" && s.Tokens[i].Form != "[" {
		i--
	}
	return i
}

// quotedEnd gives the last token of a name that has a nickname in quotation
// marks, however a parser has hung what follows: Ibrahim "Ibo" Demirkan, but Lucía
// Paz of: Lucía Paz "who …".
func quotedEnd(s *text.Sentence, first, last int) int {
	open := -1
	if k := last + 1; k+3 < len(s.Tokens) && quoteMark(s.Tokens[k].Form) != 0 && s.Tokens[k+1].UPOS == text.PROPN && quoteMark(s.Tokens[k+2].Form) != 0 &&
		s.Tokens[k+3].UPOS == text.PROPN && s.Tokens[k+3].SpaceBefore {
		last = k + 2
	}
	for i := first + 1; i <= last; i++ {
		switch {
		case quoteMark(s.Tokens[i].Form) == 0:
		case open < 0:
			open = i
		case i < last:
			open = -1
		}
	}
	if open < 0 {
		return last
	}
	if quoteMark(s.Tokens[last].Form) == 0 {
		if last++; last >= len(s.Tokens) || quoteMark(s.Tokens[last].Form) == 0 {
			return open - 1
		}
	}
	for last+1 < len(s.Tokens) && s.Tokens[last+1].UPOS == text.PROPN && s.Tokens[last+1].SpaceBefore {
		last++
	}
	if last == open {
		return open - 1
	}
	return last
}
