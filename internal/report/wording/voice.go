package wording

import (
	"slices"
	"strings"

	"factum"
)

// Voice says who says it and how: "alleged, according to A, citing B"; and "in
// the source's own voice" where no speaker is named.
func (x *Index) Voice(s *factum.Statement) []Part {
	how := ""
	switch s.Modality {
	case factum.Asserted, "":
	default:
		how = Modality(s.Modality)
	}
	if s.Negated {
		how = strings.TrimPrefix(how+": that it did not happen", ": ")
	}
	parts := Attributed(s.AttributedTo, x)
	switch {
	case len(parts) == 0 && how == "":
		return []Part{plain("in the source’s own voice")}
	case len(parts) == 0:
		return []Part{plain(how + ", in the source’s own voice")}
	case how != "":
		parts = append([]Part{plain(how + ", ")}, parts...)
	}
	return parts
}

// Attributed names the chain of speakers, outermost first: "according to A,
// citing B".
func Attributed(chain []factum.Attribution, x *Index) []Part {
	var parts []Part
	for i, a := range chain {
		switch i {
		case 0:
			parts = append(parts, plain("according to "))
		case 1:
			parts = append(parts, plain(", citing "))
		default:
			parts = append(parts, plain(", who cites "))
		}
		name := Part{Text: a.Text, Name: true, Entity: -1}
		if e, ok := x.Entity(a.Entity); ok {
			name.Entity = e
			if strings.TrimSpace(a.Text) == "" {
				name.Text = x.Entities[e].Name
			}
		}
		if strings.TrimSpace(name.Text) == "" {
			name.Text = "a source it does not name"
		}
		parts = append(parts, name)
	}
	return parts
}

// Reality says in a few words how an event stands when the sources do not
// simply report it: "planned; no source says that it happened". It is ""
// where at least one source asserts the event and none denies it.
func (x *Index) Reality(e *factum.Event) string {
	var asserted, denied bool
	var other []string
	for _, id := range e.Statements {
		i, ok := x.Statement(id)
		if !ok {
			continue
		}
		s := &x.Statements[i]
		switch {
		case s.Modality == factum.Denied || s.Negated && (s.Modality == factum.Asserted || s.Modality == ""):
			denied = true
		case s.Modality == factum.Asserted || s.Modality == "":
			asserted = true
		default:
			m := Modality(s.Modality)
			if s.Negated {
				m = lookup("modality_not", string(s.Modality))
			}
			if !slices.Contains(other, m) {
				other = append(other, m)
			}
		}
	}
	switch {
	case asserted && denied:
		return "asserted and denied"
	case asserted:
		return ""
	case denied && len(other) == 0:
		return "said not to have happened"
	case denied:
		return strings.Join(other, " and ") + "; also denied"
	case len(other) == 0:
		return ""
	case e.Type == factum.AllegedCrime && len(other) == 1 && other[0] == Modality(factum.Alleged):
		return "" // the title says it
	}
	return strings.Join(other, " and ") + "; no source asserts it"
}
