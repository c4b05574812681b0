package record

import (
	"fmt"
	"slices"
	"strings"

	"factum"
)

// bound is a rule that ends comparing, with what it met.
type bound struct {
	rule  string
	about []string // the first few, each once
	times int
}

// mostNamed bounds what a note names of what a rule met.
const mostNamed = 3

// stopped keeps in mind that a rule ended comparing, and where. What is left
// out of comparing stays in the record.
func (f *finder) stopped(rule, about string) {
	i := slices.IndexFunc(f.bounds, func(b bound) bool { return b.rule == rule })
	if i < 0 {
		i = len(f.bounds)
		f.bounds = append(f.bounds, bound{rule: rule})
	}
	b := &f.bounds[i]
	if slices.Contains(b.about, about) {
		return
	}
	b.times++
	if len(b.about) < mostNamed {
		b.about = append(b.about, about)
	}
}

// sought finds what a seeker finds in a document, up to mostValues times.
func (f *finder) sought(s *seeker, d *factum.Document) [][]int {
	found := f.matches(s, d, mostValues)
	if len(found) == mostValues {
		f.stopped(fmt.Sprintf("of words in a document that say who owns something, or that nothing bears it out, the first %d are held against others", mostValues), d.File)
	}
	return found
}

// matches gives the first matches in a document, at most so many.
func (f *finder) matches(s *seeker, d *factum.Document, most int) [][]int {
	in, ok := f.cued[d]
	if !ok {
		in = ofConflicts().sentences(d.Text)
		f.cued[d] = in
	}
	return s.within(d.Text, in[ofConflicts().number[s]], most)
}

// first gives the first match within a stretch of a document; nil if there is
// none.
func (f *finder) first(s *seeker, d *factum.Document, from, to int) []int {
	for _, m := range f.matches(s, d, len(d.Text)) {
		if from <= m[0] && m[1] <= to {
			return m
		}
	}
	return nil
}

// reached keeps in mind that the values of an attribute of an event were more
// than are compared, if a note says so.
func (f *finder) reached(note string, ev *factum.Event, attribute string) {
	if note != "" {
		f.stopped(note, attributeNouns[attribute]+" "+f.title(ev))
	}
}

// title names an event for a note: what, of whom, when, and its id.
func (f *finder) title(ev *factum.Event) string {
	out := ev.Type.Noun()
	if whom := f.named(ev.Whom); len(whom) > 0 {
		out += " of " + f.name(whom[0])
	} else if who := f.named(ev.Who); len(who) > 0 {
		out += " by " + f.name(who[0])
	}
	if ev.When.Exact() {
		out += " on " + ev.When.From.Day.String()
	}
	return out + " (" + ev.ID + ")"
}

// notes puts into words where comparing stopped: a note for each rule.
func (f *finder) notes() []string {
	var out []string
	for _, b := range f.bounds {
		note := b.rule + ": " + strings.Join(b.about, "; ")
		if more := b.times - len(b.about); more > 0 {
			note += fmt.Sprintf("; and %d more", more)
		}
		out = append(out, note)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
