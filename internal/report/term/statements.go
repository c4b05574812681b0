package term

import (
	"strconv"

	"factum"
	"factum/internal/report/wording"
)

// statements lists every statement by source, with its id and the word that
// made it, for those who want to know why it was read.
func (s *summary) statements() {
	if !s.verbose || len(s.Statements) == 0 {
		return
	}
	s.heading("STATEMENTS", "factum explain ID says why each was read", 0, 0)
	source := ""
	for i := range s.Statements {
		st := &s.Statements[i]
		if st.Document != source || i == 0 {
			source = st.Document
			switch d, ok := s.Document(source); {
			case ok:
				s.para(2, 4, span{"[" + strconv.Itoa(d+1) + "] ", faint}, span{clean(s.Documents[d].File), normal})
			default:
				s.para(2, 4, span{"given", faint})
			}
		}
		s.statement(st)
	}
	s.blank()
}

// statement gives a statement in a line or more: its id, what it says, when,
// the word that made it, its own words, and what else it rests on.
func (s *summary) statement(st *factum.Statement) {
	spans := append([]span{{clean(st.ID), strong}, {" ", normal}}, parts(s.brief.StatementTitle(st), normal)...)
	if st.When != nil {
		if day := wording.Interval(st.When.Interval, wording.Short); day != "" {
			spans = append(spans, span{", " + day, normal})
		}
	}
	if st.Negated || st.Modality != factum.Asserted && st.Modality != "" || len(st.AttributedTo) > 0 {
		spans = append(append(spans, span{", ", faint}), parts(s.Voice(st), faint)...)
	}
	if st.Document == "" {
		if source := clean(st.Source); source != "" {
			spans = append(spans, span{" — ", faint}, span{source, normal})
		}
		s.para(4, 6, spans...)
		return
	}
	if st.Why != nil {
		if word := trigger(st); word != "" {
			spans = append(spans, span{" — by “", faint}, span{word, normal}, span{"” (", faint}, span{clean(st.Why.Frame), faint}, span{")", faint})
		}
	}
	spans = append(spans, span{": “", faint}, span{clean(st.Quote), normal}, span{"”", faint})
	for _, text := range s.supported(st) {
		spans = append(append(spans, span{"; ", faint}), text...)
	}
	s.para(4, 6, spans...)
}

// trigger gives the word that made a frame fire, as far as it stands in the
// quote.
func trigger(st *factum.Statement) string {
	at := st.Why.Trigger
	if at.Start < st.Start || at.End > st.End || at.Start > at.End {
		return ""
	}
	return clean(st.Quote[at.Start-st.Start : at.End-st.Start])
}
