package html

import (
	"strings"

	"golang.org/x/net/html"

	"factum"
)

// Elements by what they do to the text.
var (
	// silent elements hold no visible text.
	silent = set("script style template noscript noembed noframes iframe object embed audio video canvas head title math-hidden datalist area map param source track")
	// void elements have no end tag.
	void = set("area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound")
	// inline elements don't break a paragraph; all others do.
	inline = set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture button label output meter progress math mi mo mn ms mtext mrow")
	// controls are parts of forms.
	controls = set("button select option optgroup label input textarea legend")
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// bits numbers the elements whose end tags may be left out, and those that keep
// such an end inside.
var bits = func() map[string]uint64 {
	m := map[string]uint64{}
	for i, n := range strings.Fields("p li ul ol menu dt dd dl tr td th table thead tbody tfoot option select a button h1 h2 h3 h4 h5 h6 div section article blockquote header main body") {
		m[n] = 1 << i
	}
	return m
}()

func bitsOf(names string) (b uint64) {
	for _, n := range strings.Fields(names) {
		b |= bits[n]
	}
	return b
}

// implied is what the start of an element closes: the open elements of ends, as
// far as no element of stops stands in between.
type implied struct{ ends, stops uint64 }

var closes = func() map[string]implied {
	const sections = "div section article td th li blockquote header main body"
	m := map[string]implied{
		"li": {bitsOf("li p"), bitsOf("ul ol menu")}, "dt": {bitsOf("dt dd p"), bitsOf("dl")}, "dd": {bitsOf("dt dd p"), bitsOf("dl")},
		"tr": {bitsOf("tr td th p"), bitsOf("table")}, "td": {bitsOf("td th p"), bitsOf("tr table")}, "th": {bitsOf("td th p"), bitsOf("tr table")},
		"option": {bitsOf("option"), bitsOf("select")}, "optgroup": {bitsOf("option"), bitsOf("select")},
	}
	for _, part := range []string{"thead", "tbody", "tfoot"} {
		m[part] = implied{bitsOf("thead tbody tfoot tr td th p"), bitsOf("table")}
	}
	for _, h := range []string{"h1", "h2", "h3", "h4", "h5", "h6"} {
		m[h] = implied{bitsOf("p h1 h2 h3 h4 h5 h6"), bitsOf(sections)}
	}
	m[""] = implied{bitsOf("p"), bitsOf(sections + " button")} // any other that breaks a paragraph
	return m
}()

// closedBy says what the start of an element closes.
func closedBy(tag string) implied {
	if c, ok := closes[tag]; ok {
		return c
	}
	if inline[tag] || void[tag] && tag != "hr" {
		return implied{}
	}
	return closes[""]
}

// state is what holds for text at a place of the page.
type state struct {
	box     int32
	link    int32 // 1 + number of the link it stands in
	kind    factum.BlockKind
	level   int8 // of a heading or item
	lists   int8 // open lists
	table   int32
	row     int32
	silent  bool // no text at all
	hidden  bool // not visible
	aside   bool // for screen readers only
	pre     bool
	control bool
	report  bool // inside article or main
	ref     bool // inside sup
}

// element is an open element.
type element struct {
	tag    string
	bit    uint64
	inline bool
	state
}

// attributes are those that the extraction looks at.
type attributes struct {
	class, id, role, style, href, lang, datetime, itemprop, content, property, name, rel, typ string
	hidden, open                                                                              bool
}

// attributesOf reads the attributes of the tag at which the tokenizer stands.
func attributesOf(z *html.Tokenizer, more bool) attributes {
	var a attributes
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		var to *string
		switch string(k) {
		case "class":
			to = &a.class
		case "id":
			to = &a.id
		case "role":
			to = &a.role
		case "style":
			to = &a.style
		case "href":
			to = &a.href
		case "lang", "xml:lang":
			to = &a.lang
		case "datetime":
			to = &a.datetime
		case "itemprop":
			to = &a.itemprop
		case "content":
			to = &a.content
		case "property":
			to = &a.property
		case "name":
			to = &a.name
		case "rel":
			to = &a.rel
		case "type":
			to = &a.typ
		case "hidden":
			a.hidden = string(v) != "until-found"
		case "open":
			a.open = true
		}
		if to != nil && *to == "" {
			*to = string(v)
		}
	}
	return a
}

// invisible says whether the attributes take an element off the page.
func (a *attributes) invisible() bool {
	if a.hidden {
		return true
	}
	if a.style == "" {
		return false
	}
	style := strings.ReplaceAll(strings.ToLower(a.style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
