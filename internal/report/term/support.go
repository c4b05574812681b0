package term

import (
	"fmt"

	"factum"
	"factum/internal/report/wording"
)

// supported says of a statement whether its source speaks of itself and how
// long after the event it was published, each apart.
func (s *summary) supported(st *factum.Statement) [][]span {
	if st.Support == nil {
		return nil
	}
	var out [][]span
	for i := range st.Support.Self {
		out = append(out, append([]span{{"of itself: ", faint}}, parts(s.Self(&st.Support.Self[i]), faint)...))
	}
	if text := wording.Later(st.Support.Later); text != "" {
		out = append(out, []span{{"published " + text, faint}})
	}
	return out
}

// values writes in the verbose form how many sources and independent origins
// carry each value of an event, an attribute a line.
func (s *summary) values(e *factum.Event, indent int) {
	if !s.verbose {
		return
	}
	for i := 0; i < len(e.Values); {
		attribute := e.Values[i].Attribute
		spans := []span{{clean(wording.Attribute(attribute)) + ": ", faint}}
		for k := i; i < len(e.Values) && e.Values[i].Attribute == attribute; i++ {
			v := &e.Values[i]
			if i > k {
				spans = append(spans, span{" · ", faint})
			}
			spans = append(append(spans, parts(s.CarriedValue(v), normal)...), span{fmt.Sprintf(" %d/%d", v.Documents, v.Origins), faint})
		}
		s.para(indent, indent+2, spans...)
	}
}

// support shows on what the statement rests: who says so of whom, how close in
// time, through whom.
func (e *explanation) support() {
	e.blank()
	chain := []span{{e.publisher(), normal}}
	for _, a := range e.st.AttributedTo {
		chain = append(append(chain, span{" < ", faint}), parts(wording.Attributed([]factum.Attribution{a}, e.Index)[1:], normal)...)
	}
	e.row("chain", chain)
	switch {
	case e.st.Support != nil && len(e.st.Support.Self) > 0:
		for i := range e.st.Support.Self {
			e.row("of itself", parts(e.Self(&e.st.Support.Self[i]), normal))
		}
	case len(e.st.Who) == 0 && len(e.st.Whom) == 0:
		e.row("of itself", []span{{"can’t be told: nobody who acts is named", normal}})
	default:
		e.row("of itself", []span{{"no tie is known between those who speak and those who act", normal}})
	}
	published := ""
	if e.st.Support != nil {
		published = wording.Later(e.st.Support.Later)
	}
	if published == "" {
		published = "at a distance from the event that is not known"
	}
	e.row("published", []span{{published, normal}})
}

// publisher names the source itself.
func (e *explanation) publisher() string {
	if e.doc == nil {
		if text := clean(e.st.Source); text != "" {
			return text
		}
		return "a source that is not named"
	}
	for _, text := range []string{e.doc.Outlet, e.doc.Author, e.doc.File} {
		if text = clean(text); text != "" {
			return text
		}
	}
	return clean(e.doc.ID)
}

// carried shows how many carry each value of the event.
func (e *explanation) carried(ev *factum.Event) {
	for i := range ev.Values {
		v := &ev.Values[i]
		spans := []span{{clean(wording.Attribute(v.Attribute)) + ": ", faint}}
		spans = append(append(spans, parts(e.CarriedValue(v), normal)...), span{" (" + wording.Carry(v.Documents, v.Origins, v.OfItself) + ")", faint})
		e.para(column+2, column+4, spans...)
	}
}
