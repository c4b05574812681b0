package wording

import (
	"strconv"
	"strings"

	"factum"
)

// Count gives a number with its noun: "1 document", "3 documents".
func Count(n int, noun string) string {
	s := Number(float64(n)) + " " + noun
	if n == 1 {
		return s
	}
	switch {
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ay"):
		return strings.TrimSuffix(s, "y") + "ies"
	case strings.HasSuffix(noun, "person"):
		return strings.TrimSuffix(s, "person") + "people"
	}
	return s + "s"
}

// Number writes a number with its thousands set apart by commas.
func Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, frac, dotted := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) > 3 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if dotted {
		return sign + b.String() + "." + frac
	}
	return sign + b.String()
}

// Amount puts a figure into words with its bounds: "more than 30",
// "at most 21,000".
func Amount(f *factum.Figure) string {
	v, unit := Number(f.Value), ""
	if f.Unit != "" {
		unit = " " + f.Unit
	}
	switch {
	case f.Low != nil && f.High == nil && *f.Low > f.Value:
		return "more than " + v + unit
	case f.Low != nil && f.High == nil:
		return "at least " + Number(*f.Low) + unit
	case f.Low == nil && f.High != nil && *f.High < f.Value:
		return "less than " + v + unit
	case f.Low == nil && f.High != nil:
		return "at most " + Number(*f.High) + unit
	case f.Low != nil && f.High != nil && *f.Low != *f.High:
		return v + unit + " (between " + Number(*f.Low) + " and " + Number(*f.High) + ")"
	}
	return v + unit
}

// Value puts the value of one side of a conflict into words: the name of an
// entity, a day or first/last day, or the words as they are.
func (x *Index) Value(v string) []Part {
	if _, ok := x.Entity(v); ok {
		return []Part{x.Name(v)}
	}
	if iv, ok := interval(v); ok {
		return []Part{plain(Interval(iv, Long))}
	}
	if strings.TrimSpace(v) == "" {
		return []Part{plain("(not said)")}
	}
	return []Part{{Text: v, Name: true, Entity: -1}}
}

func interval(v string) (factum.Interval, bool) {
	first, last, two := strings.Cut(v, "/")
	if !two {
		last = first
	}
	var iv factum.Interval
	var err error
	if first != ".." {
		if iv.From, err = factum.ParseMoment(first); err != nil {
			return iv, false
		}
	}
	if last != ".." {
		if iv.To, err = factum.ParseMoment(last); err != nil {
			return iv, false
		}
	}
	return iv, iv.Known()
}

// About names what a conflict is about: its own words, or else the attribute
// and the title of its event.
func (x *Index) About(c *factum.Conflict) []Part {
	if e, ok := x.Event(c.Event); ok {
		return x.aboutEvent(c.Attribute, e)
	}
	if _, ok := x.Entity(c.About); ok {
		return append([]Part{plain(upper(Attribute(c.Attribute)) + ": ")}, x.Name(c.About))
	}
	if strings.TrimSpace(c.About) != "" {
		return []Part{{Text: c.About, Name: true, Entity: -1}}
	}
	if a := Attribute(c.Attribute); strings.TrimSpace(a) != "" {
		return []Part{plain(upper(a))}
	}
	return []Part{plain("A difference")}
}

func (x *Index) aboutEvent(attribute string, e int) []Part {
	title := x.Title(&x.Events[e])
	if attribute == "" {
		return title
	}
	title[0].Text = lower(title[0].Text)
	return append([]Part{plain(upper(Attribute(attribute)) + ": ")}, title...)
}

// upper and lower change the case of a first letter that is ASCII.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

func lower(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]-'A'+'a') + s[1:]
}

// Sentence gives words with a capital at the beginning; what does not begin
// with a letter of ASCII is left as it is.
func Sentence(s string) string { return upper(s) }

// Phrase is the reverse of Sentence: for words of ours in the middle of a line.
func Phrase(s string) string { return lower(s) }
