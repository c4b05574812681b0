package html

import (
	"strings"

	"golang.org/x/net/html"

	"factum/internal/read/document/printed"
)

// Declared is a date that the page declares without showing it.
type Declared struct {
	printed.Date
	Where    string // "article:published_time", "JSON-LD datePublished"
	Modified bool   // the day of a change
}

// metadata is what a page declares of itself, as found.
type metadata struct {
	language string
	title    string // of <title>
	values   map[string]string
	dates    []rawDate
	times    []rawDate // of <time>
	data     [][]byte  // JSON-LD
	script   bool      // the open script is JSON-LD
}

// rawDate is a declared date as written.
type rawDate struct {
	value, where string
	modified     bool
	// marked says that a <time> says itself what it is the time of; box and
	// segment say where it stands.
	marked  bool
	box     int32
	segment int
}

func newMetadata() metadata { return metadata{values: map[string]string{}} }

// Names of metadata, lower case: Open Graph, article vocabulary, Dublin Core and
// those of widespread publishing systems.
var (
	publishedNames = set("article:published_time article:published og:published_time datepublished date pubdate publishdate publish-date publish_date publication_date publication-date dc.date dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date parsely-pub-date sailthru.date originalpublicationdate cxenseparse:recs:publishtime citation_publication_date citation_date ptime article.published displaydate iso-8601-publish-date")
	modifiedNames  = set("article:modified_time article:modified og:updated_time datemodified last-modified lastmod dc.date.modified dcterms.modified article.updated revised")
)

// start takes what an element declares.
func (m *metadata) start(e *extractor, tag string, a *attributes) {
	switch tag {
	case "html":
		if m.language == "" {
			m.language = a.lang
		}
	case "script":
		m.script = strings.Contains(strings.ToLower(a.typ), "ld+json")
	case "meta":
		m.value(a.property, a.content)
		m.value(a.name, a.content)
		m.item(a.itemprop, a.content)
	case "link":
		if strings.EqualFold(a.rel, "canonical") {
			m.value("canonical", a.href)
		}
	case "time":
		m.time(e, a)
	}
	if tag != "meta" && tag != "time" && a.itemprop != "" && a.content != "" {
		m.item(a.itemprop, a.content)
	}
}

// item notes a value of the vocabulary of schema.org; only the first of a name
// is of the report, others may be of the teasers of other reports.
func (m *metadata) item(name, content string) {
	if _, known := m.values[strings.ToLower(name)]; !known {
		m.value(name, content)
	}
}

// value notes one pair; the first of a name stays.
func (m *metadata) value(name, content string) {
	const longest = 2000 // bytes
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" || content == "" || len(content) > longest {
		return
	}
	const most = 40 // dates; a page that declares more is a list of others
	if len(m.dates) < most {
		switch {
		case publishedNames[name]:
			m.dates = append(m.dates, rawDate{value: content, where: name})
		case modifiedNames[name]:
			m.dates = append(m.dates, rawDate{value: content, where: name, modified: true})
		}
	}
	if _, known := m.values[name]; !known && len(m.values) < 500 {
		m.values[name] = content
	}
}

// time notes a <time> and where it stands.
func (m *metadata) time(e *extractor, a *attributes) {
	const most = 200
	if a.datetime == "" || len(m.times) >= most {
		return
	}
	mark := strings.ToLower(a.itemprop + " " + a.class)
	t := rawDate{value: a.datetime, where: "time", box: e.top().box, segment: len(e.segments)}
	t.modified = strings.Contains(mark, "modified") || strings.Contains(mark, "updated")
	t.marked = t.modified || strings.Contains(mark, "publi") || strings.Contains(mark, "pubdate") || strings.Contains(mark, "created")
	m.times = append(m.times, t)
}

// raw takes the text of an element that is not shown.
func (m *metadata) raw(tag string, text []byte) {
	switch {
	case tag == "title" && m.title == "":
		m.title = html.UnescapeString(string(text))
		m.title = strings.Join(strings.Fields(m.title), " ")
	case tag == "script" && m.script && len(m.data) < 50:
		m.data = append(m.data, append([]byte{}, text...))
	}
}

// first gives the first of the values that is there.
func (m *metadata) first(names ...string) string {
	for _, n := range names {
		if v := strings.Join(strings.Fields(m.values[n]), " "); v != "" {
			return v
		}
	}
	return ""
}
