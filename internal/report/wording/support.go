package wording

import (
	"strconv"

	"factum"
)

// Self says by which tie a source speaks of itself: "the ministry speaks for
// Narvia, who acts".
func (x *Index) Self(s *factum.Self) []Part {
	name := func(id string) Part {
		if _, ok := x.Entity(id); ok {
			return x.Name(id)
		}
		return Part{Text: id, Name: true, Entity: -1}
	}
	as := lookup("self_as", s.As)
	switch s.Tie {
	case factum.TieSame:
		return []Part{name(s.Of), plain(" speaks, and " + as)}
	case factum.TieWhole, factum.TieOfficer:
		return []Part{name(s.Of), plain(", who " + as + ", " + lookup("tie", string(s.Tie)) + " "), name(s.Speaker)}
	}
	return []Part{name(s.Speaker), plain(" " + lookup("tie", string(s.Tie)) + " "), name(s.Of), plain(", who " + as)}
}

// Later says how long after an event something was published: "2 to 3 days
// later", "on the same day"; "" where that is not known.
func Later(d *factum.DaysLater) string {
	switch {
	case d == nil || d.Least == nil && d.Most == nil:
		return ""
	case d.Most == nil && *d.Least == 0:
		return "on the same day or later"
	case d.Most == nil:
		return "at least " + daysFrom(*d.Least)
	case d.Least == nil && *d.Most == 0:
		return "on the same day or before"
	case d.Least == nil:
		return "at most " + daysFrom(*d.Most)
	case *d.Least == *d.Most:
		return daysFrom(*d.Least)
	case *d.Least >= 0:
		return strconv.Itoa(*d.Least) + " to " + daysFrom(*d.Most)
	case *d.Most <= 0:
		return strconv.Itoa(-*d.Most) + " to " + daysFrom(*d.Least)
	}
	return "between " + daysFrom(*d.Least) + " and " + daysFrom(*d.Most)
}

func daysFrom(n int) string {
	switch {
	case n == 0:
		return "on the same day"
	case n < 0:
		return Count(-n, "day") + " before"
	}
	return Count(n, "day") + " later"
}

// CarriedValue puts a value of an event into words.
func (x *Index) CarriedValue(v *factum.Value) []Part {
	if v.Attribute == "existence" {
		return []Part{plain(lookup("reality", v.Value))}
	}
	return x.Value(v.Value)
}

// Carry says how many carry something: "4 sources, 2 independent origins, 1
// statement of itself".
func Carry(documents, origins, itself int) string {
	text := Count(documents, "source") + ", " + Count(origins, "independent origin")
	if itself > 0 {
		text += ", " + Count(itself, "statement") + " on the source itself"
	}
	return text
}
