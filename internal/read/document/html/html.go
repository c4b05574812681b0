package html

import (
	"html"
	"net/url"
	"strings"

	"factum/internal/read/document/layout"
	"factum/internal/read/document/printed"
)

// Page is what a web page shows and declares.
type Page struct {
	layout.Page
	Text     string // canonical
	Declared []Declared
	Notes    []string
}

// Read makes the canonical text of a page and lays it out. page is valid UTF-8.
// It takes time and memory in proportion to the page, however broken it is. The
// only error is [layout.ErrTooMany].
func Read(page string) (Page, error) {
	e := extract(page)
	j := e.judge()
	note := ""
	if e.unscripted.Len() > much*j.weights[0] {
		other := extract(page + "<div>" + e.unscripted.String() + "</div>")
		if k := other.judge(); k.weights[0] > much*j.weights[0] {
			e, j, note = other, k, "the page shows hardly any running text; what it holds for browsers without scripts is read as well"
		}
	}
	if len(e.segments) > layout.MostSegments {
		return Page{}, layout.ErrTooMany
	}
	data, _ := linked(e.meta.data)
	language := strings.ReplaceAll(firstOf(e.meta.language, e.meta.first("og:locale", "content-language", "inlanguage"), data.language), "_", "-")
	order := orderOf(language)
	if len(data.body) >= leastBody && len(data.body) > much*j.weights[0] {
		e.declaredBody(data.body)
		j, note = e.judge(), "the page shows hardly any running text; the article that it declares as JSON-LD is read as well"
	}
	p := Page{Text: e.out.String(), Notes: e.notes()}
	if note != "" {
		p.Notes = append(p.Notes, note)
	}
	segments, err := j.laidOut()
	if err != nil {
		return Page{}, err
	}
	p.Page = layout.Arrange(p.Text, segments, order)
	p.Language = language
	p.URL = address(firstOf(e.meta.first("canonical", "og:url"), data.url))
	p.Outlet = firstOf(e.meta.first("og:site_name"), data.publisher, p.Outlet, e.meta.first("application-name", "publisher", "dc.publisher"))
	p.Author = firstOf(data.author, person(e.meta.first("author", "article:author", "dc.creator", "parsely-author", "byl")), p.Author)
	p.Title = e.title(p.Title, p.Outlet, data.headline)
	if p.Outlet == "" {
		p.Outlet = site(e.meta.title, p.Title)
	}
	p.Declared = j.dates(data, order)
	return p, nil
}

// Pages that are filled by a script hold their article only where browsers don't
// show it. It is read if it has much times the running text that is shown.
const (
	much      = 4
	leastBody = 200 // bytes of a declared article that is worth reading
)

// declaredBody appends the article that a page declares for machines.
func (e *extractor) declaredBody(body string) {
	e.stack = []element{{state: state{pre: true}}}
	e.write(html.UnescapeString(body))
	e.endSegment()
}

// title chooses between the heading that the page shows and the titles that it
// declares. The shown one is taken if a declared one shares its words, or if
// none is declared; else it may be the name of the site.
func (e *extractor) title(shown, outlet, headline string) string {
	declared := []string{e.meta.first("og:title", "twitter:title", "dc.title", "headline"), headline, bare(e.meta.title, outlet)}
	if shown != "" {
		any := false
		for _, d := range declared {
			any = any || d != ""
			if shares(shown, d) {
				return shown
			}
		}
		if !any {
			return shown
		}
	}
	return firstOf(bare(declared[0], outlet), declared[1], declared[2], shown)
}

// shares says whether at least half of the words of the shorter of two titles
// stand in the other.
func shares(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	in := map[string]bool{}
	for _, w := range y {
		in[strings.Trim(w, ".,:;!?\"'“”‘’")] = true
	}
	n := 0
	for _, w := range x {
		if in[strings.Trim(w, ".,:;!?\"'“”‘’")] {
			n++
		}
	}
	return n > 0 && n*2 >= len(x)
}

// bare takes the name of the outlet off the end of a title: "Court frees him |
// The Mirror".
func bare(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » "} {
		if i := strings.LastIndex(title, sep); i > 0 {
			tail := title[i+len(sep):]
			if outlet != "" && strings.EqualFold(tail, outlet) || sep == " | " && len(strings.Fields(tail)) <= 4 && len(strings.Fields(title[:i])) >= 3 {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

// site gives what stands in the title of a page beside the heading that it
// shows: "The Mirror" of "Court frees him | The Mirror".
func site(title, shown string) string {
	const most = 5 // words
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » "} {
		for _, rest := range []func() (string, bool){
			func() (string, bool) { return strings.CutPrefix(title, shown+sep) },
			func() (string, bool) { return strings.CutSuffix(title, sep+shown) },
		} {
			if name, ok := rest(); ok && shown != "" && len(strings.Fields(name)) <= most {
				return strings.TrimSpace(name)
			}
		}
	}
	return ""
}

// person refuses addresses of profiles, which some pages give as their author.
func person(s string) string {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return ""
	}
	return s
}

// address keeps what is an absolute address of the web.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// orderOf says how a language writes numeric dates.
func orderOf(language string) printed.Order {
	switch lang, region, _ := strings.Cut(strings.ToLower(language), "-"); {
	case lang == "":
		return printed.UnknownOrder
	case region == "us":
		return printed.MonthFirst
	case lang == "en" && region == "":
		return printed.UnknownOrder
	}
	return printed.DayFirst
}

// dates reads the declared dates. A <time> counts only where the page declares
// no date of publication otherwise, and if it stands in the head of the report.
func (j *judge) dates(data report, order printed.Order) []Declared {
	raw := j.meta.dates
	if data.published != "" {
		raw = append(raw, rawDate{value: data.published, where: "JSON-LD datePublished"})
	}
	if data.modified != "" {
		raw = append(raw, rawDate{value: data.modified, where: "JSON-LD dateModified", modified: true})
	}
	var out []Declared
	found := false
	take := func(r rawDate) {
		d, ok := printed.Declared(tidy(r.value), order)
		for _, o := range out {
			ok = ok && (o.Where != r.where || o.First != d.First || o.Last != d.Last)
		}
		if ok {
			out = append(out, Declared{Date: d, Where: r.where, Modified: r.modified})
			found = found || !r.modified
		}
	}
	for _, r := range raw {
		take(r)
	}
	for _, t := range j.meta.times {
		if !found && j.inHead(t) {
			take(t)
		}
	}
	return out
}

// inHead says whether a <time> stands in the head of the report.
func (j *judge) inHead(t rawDate) bool {
	return !excluded(j.flags[t.box]) && t.segment >= j.title && (t.segment <= j.prosaic || t.marked && t.segment <= j.last)
}
