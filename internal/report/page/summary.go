package page

import (
	"net/url"
	"strings"

	"factum"
	"factum/internal/report/wording"
)

// summary is the first thing on the page.
type summary struct {
	Nothing string // said when no statement was found
	Facts   []fact
	Hard    [][]part // the contradictions
	Single  string   // how many events rest on one origin; "" if none
}

type fact struct {
	Label string
	Href  string
	Note  string
}

func (b *builder) summary() summary {
	var s summary
	if len(b.Statements) == 0 {
		s.Nothing = "No document was read."
		if n := len(b.Documents); n > 0 {
			s.Nothing = "Nothing was found: " + wording.Count(n, "source") + " read, and no statement on any event in them."
		}
	}
	add := func(n int, noun, href, note string) {
		if n > 0 {
			s.Facts = append(s.Facts, fact{wording.Count(n, noun), href, note})
		}
	}
	published := b.span(func(yield func(factum.Interval)) {
		for i := range b.Documents {
			yield(b.Documents[i].Published.Interval)
		}
	})
	if published != "" {
		published = "published " + published
	}
	add(len(b.Documents), "source", "#sources", published)
	add(len(b.Skipped), "input", "#sources", "could not be read")
	happened := b.span(func(yield func(factum.Interval)) {
		for i := range b.Events {
			yield(b.Events[i].When)
		}
	})
	single := 0
	for i := range b.Events {
		if b.Events[i].Origins == 1 {
			single++
		}
	}
	if single > 0 && len(b.Documents) > 1 {
		s.Single = wording.Number(float64(single)) + " of " + wording.Count(len(b.Events), "event")
	}
	add(len(b.Events), "event", "#timeline", happened)
	where := "#events"
	if len(b.Events) == 0 {
		where = "#standing"
	}
	add(len(b.Statements), "statement", where, "each with the words that make it")
	kinds := map[factum.Kind]int{}
	for i := range b.Entities {
		kinds[b.Entities[i].Kind]++
	}
	add(kinds[factum.Person], "person", "#people", "")
	add(kinds[factum.Organisation], "organisation", "#bodies", "")
	add(kinds[factum.Place], "place", "#bodies", "")
	hard, alone := 0, 0
	for i := range b.Conflicts {
		c := &b.Conflicts[i]
		if c.Kind == factum.SingleSource && len(c.Sides) == 1 {
			alone++
		}
		if c.Kind != factum.Contradiction {
			continue
		}
		hard++
		parts := sentence(plainParts(b.About(c)))
		for k := range parts {
			parts[k].Href = conflictHref(i)
		}
		s.Hard = append(s.Hard, parts)
	}
	add(hard, "contradiction", "#conflicts", "words that cannot all be true")
	add(len(b.Conflicts)-hard-alone, "other difference", "#conflicts", "explained where they stand")
	add(alone, "point", "#alone", "said by one source alone")
	add(len(b.Questions), "open question", "#unknown", "")
	add(len(b.Duties), "duty", "#duties", "under the law that was applied")
	return s
}

// span gives the first and last day of several intervals in words.
func (b *builder) span(each func(func(factum.Interval))) string {
	var all factum.Interval
	each(func(v factum.Interval) {
		for _, m := range []factum.Moment{v.From, v.To} {
			m.Clock = 0
			if !m.Known() {
				continue
			}
			if !all.From.Known() || m.Day < all.From.Day {
				all.From = m
			}
			if !all.To.Known() || m.Day > all.To.Day {
				all.To = m
			}
		}
	})
	return wording.Interval(all, wording.Long)
}

// webAddress gives an address that may be linked: http or https, with a host.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
