package layout

import (
	"strings"

	"factum"
	"factum/internal/read/document/printed"
)

// fields reads the lines "Title: …", "Date: …" at the very top of a mail, a saved
// article or a Markdown file, and gives the number of segments they take. There
// must be two of them at least.
func (a *arranger) fields() int {
	const most = 40
	n, known := 0, 0
	for n < len(a.segs) && n < most && a.segs[n].Group == a.segs[0].Group {
		f, _ := a.fieldOf(n)
		if f == noField {
			break
		}
		if f != otherField {
			known++
		}
		n++
	}
	if n < 2 || known == 0 {
		return 0
	}
	for i := range n {
		a.field(i)
	}
	return n
}

// fieldOf gives the field of a line and the bytes before its value.
func (a *arranger) fieldOf(i int) (field, int) {
	s := a.text[a.segs[i].Start:a.segs[i].End]
	name, _, ok := strings.Cut(s[:min(len(s), 30)], ":")
	if !ok || a.segs[i].Kind == factum.Code {
		return noField, 0
	}
	f := a.words.fields[strings.ToLower(strings.ReplaceAll(strings.Trim(name, "*_ "), "_", " "))]
	before := len(name) + 1
	return f, before + len(s[before:]) - len(strings.TrimLeft(s[before:], " \t*_\"'"))
}

// field takes segment i as a field.
func (a *arranger) field(i int) {
	seg := &a.segs[i]
	f, before := a.fieldOf(i)
	value := seg.Block
	value.Start = min(seg.Start+before, seg.End)
	for value.End > value.Start && strings.IndexByte("\"'", a.text[value.End-1]) >= 0 {
		value.End--
	}
	value.Skip = within(seg.Skip, value.Range)
	s := line(a.text, value)
	kind := factum.Boilerplate
	switch f {
	case titleField:
		if a.page.Title == "" && s != "" {
			kind, a.page.Title = factum.Heading, s
			value.Level = 1
		}
	case authorField:
		kind = factum.Byline
		if i := strings.IndexByte(s, '<'); i > 0 { // "Ann Lee <ann@mirror.example>"
			s = strings.Trim(s[:i], " \"")
		}
		if a.page.Author == "" {
			a.page.Author = s
		}
	case dateField, modifiedField:
		dates := printed.Find(a.text[value.Start:value.End], a.order)
		if len(dates) > 0 {
			kind = factum.Dateline
			d := dates[0]
			d.Start, d.End = d.Start+value.Start, d.End+value.Start
			a.page.Dates = append(a.page.Dates, Date{Date: d, Modified: f == modifiedField})
		}
	case outletField:
		if strings.Contains(s, "://") {
			a.page.URL = firstOf(a.page.URL, s)
		} else {
			a.page.Outlet = firstOf(a.page.Outlet, s)
		}
	case urlField:
		a.page.URL = firstOf(a.page.URL, s)
	case languageField:
		a.page.Language = s
	}
	seg.Kind, seg.Firm = kind, true
	value.Kind = kind
	a.pieces[i] = []factum.Block{value}
	if kind != factum.Heading {
		a.pieces[i][0] = factum.Block{Kind: kind, Range: seg.Range, Skip: seg.Skip}
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
