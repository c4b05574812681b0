package layout

import (
	"slices"
	"strings"

	"factum"
	"factum/internal/read/document/printed"
)

// head reads what stands above and directly below a title: masthead, path,
// byline, date. It ends where running text begins.
func (a *arranger) head() {
	const (
		most     = 25  // segments
		standing = 600 // bytes of running text after which no byline follows
	)
	titled, body, lines := -1, 0, 0
	banner := a.banner()
	from := a.fields()
	if a.page.Title != "" {
		titled = 0
	}
	for i := from; i < len(a.segs) && lines < most && body < standing; i++ {
		s := a.clean[i]
		k := a.segs[i].Kind
		if a.segs[i].Firm && !k.Speaks() {
			continue
		}
		lines++
		switch {
		case k == factum.Heading && a.segs[i].Firm:
			if titled < 0 && !a.dated(i) {
				titled = i
				a.title(i)
			}
		case k == factum.Byline:
			if !a.dated(i) && a.page.Author == "" {
				if a.page.Author = author(s); a.page.Author == "" && a.words.nameLike(s) {
					a.page.Author = s
				}
			}
		case a.segs[i].Firm || k == factum.ListItem:
		case a.path(i), a.dated(i):
		case !k.Speaks():
		case a.byline(i):
		case i < banner:
			a.masthead(i)
		case running(s):
			body += len(s)
		case titled < 0 && titleShape(s, 25) && body == 0:
			titled = i
			a.title(i)
		case titled >= 0 && a.page.Author == "" && a.words.nameLike(s) && (a.isDate(i-1) || a.isDate(i+1)):
			a.segs[i].Kind, a.page.Author = factum.Byline, s
		case titled >= 0 && titleShape(s, 40) && body == 0 && i+1 < len(a.segs):
			a.segs[i].Kind, a.segs[i].Level = factum.Heading, 2
		}
	}
}

// header looks for the date in the header of a page, which belongs to the site:
// one beside a section ("World | Sunday, April 6, 2025") is the report's; one
// alone may be that of the visit.
func (a *arranger) header() {
	for i := range a.segs {
		switch k := a.segs[i].Kind; {
		case k == factum.Heading || k == factum.Paragraph:
			return
		case k != factum.Boilerplate || !a.dated(i):
			continue
		}
		for j := range a.page.Dates {
			a.page.Dates[j].Header = !slices.ContainsFunc(a.pieces[i], func(b factum.Block) bool {
				return a.words.section[strings.ToLower(line(a.text, b))]
			})
		}
		return
	}
}

// running says whether s is running text and no line of a head.
func running(s string) bool {
	n := len(strings.Fields(s))
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return n > 20
	}
	return n >= 40 || n >= 7 && sentenceEnd(s)
}

// title takes segment i as the title.
func (a *arranger) title(i int) {
	s := &a.segs[i]
	s.Kind = factum.Heading
	if s.Level == 0 {
		s.Level = 1
	}
	title := a.clean[i]
	if n := slug(title); n > 0 && strings.HasPrefix(a.text[s.Start:s.End], title[:n]) {
		s.Skip = append([]factum.Range{{Start: s.Start, End: s.Start + n}}, s.Skip...)
		title = strings.TrimSpace(title[n:])
	}
	if i+1 < len(a.segs) && a.segs[i+1].Group == s.Group && shouted(title, 3) && len(a.clean[i+1]) < 200 && !begin(a.clean[i+1]) {
		title += " " + a.clean[i+1] // "STATEMENT / in connection with ..."
		a.segs[i+1].Kind, a.segs[i+1].Level = factum.Heading, s.Level+1
	}
	a.page.Title = title
}

// slug gives the length of the mark that a wire service puts before a headline:
// "UPDATE 2-", "CORRECTED-", "WRAPUP 1-".
func slug(s string) int {
	i := strings.IndexByte(s, '-')
	if i < 4 || i+1 >= len(s) || s[i+1] == ' ' || s[i-1] == ' ' {
		return 0
	}
	word, number, _ := strings.Cut(s[:i], " ")
	if !shouted(word, 4) || strings.Trim(number, "0123456789") != "" || len(number) > 2 {
		return 0
	}
	switch word {
	case "UPDATE", "WRAPUP", "CORRECTED", "REFILE", "RECAST", "REPEAT", "RPT", "FACTBOX", "EXCLUSIVE", "TIMELINE", "ANALYSIS", "EXPLAINER", "INSIGHT", "NEWSMAKER", "INTERVIEW":
		return i + 1
	}
	return 0
}

// banner gives the number of segments that form a masthead: lines that touch
// each other at the very top, with a title below them and no running text among
// them.
func (a *arranger) banner() int {
	n := 0
	for n < len(a.segs) && a.segs[n].Group == a.segs[0].Group {
		n++
	}
	if n == 1 && len(a.segs) > 2 && shouted(a.clean[0], 3) && a.outletLike(a.clean[0]) && titleShape(a.clean[1], 25) && !shouted(a.clean[1], 3) && running(a.clean[2]) {
		return 1
	}
	if n < 2 || n > 6 || n == len(a.segs) || running(a.clean[n]) || !titleShape(a.clean[n], 25) {
		return 0
	}
	for i := range n {
		if running(a.clean[i]) || len(strings.Fields(a.clean[i])) > 10 || a.segs[i].Kind == factum.Heading || a.segs[i].Kind == factum.ListItem {
			return 0
		}
	}
	if first := a.clean[0]; !shouted(first, 3) && !a.outletLike(first) && !a.words.nameLike(first) && len(printed.Find(first, a.order)) == 0 && !strings.Contains(first, " > ") {
		return 0
	}
	return n
}

// outletLike says whether s may be the name of a medium or an authority: all
// words but the smallest with a capital, one of them a word of such names.
func (a *arranger) outletLike(s string) bool {
	found := false
	for _, f := range strings.Fields(s) {
		switch {
		case f == "of" || f == "the" || f == "and" || f == "for" || f == "&" || f == "in":
		case !capitalised(f):
			return false
		default:
			found = found || a.words.outlet[strings.ToLower(f)]
		}
	}
	return found
}

// masthead takes segment i as a line of a masthead.
func (a *arranger) masthead(i int) {
	s := a.clean[i]
	switch {
	case i == 0 && a.words.nameLike(s):
		a.segs[i].Kind, a.page.Author = factum.Byline, s
		return
	case i == 0 && a.page.Outlet == "":
		a.page.Outlet = s
	}
	a.segs[i].Kind = factum.Boilerplate
}

// path takes "Outlet > World > Europe" as boilerplate and its first part, if it
// names no section, as the outlet.
func (a *arranger) path(i int) bool {
	for _, sep := range []string{" > ", " » ", " › "} {
		parts := strings.Split(a.clean[i], sep)
		if len(parts) < 2 {
			continue
		}
		for _, p := range parts {
			if len(strings.Fields(p)) > 5 {
				return false
			}
		}
		if a.page.Outlet == "" && !a.words.section[strings.ToLower(parts[0])] {
			a.page.Outlet = parts[0]
		}
		a.segs[i].Kind = factum.Boilerplate
		return true
	}
	return false
}

func (a *arranger) isDate(i int) bool {
	if i < 0 || i >= len(a.segs) {
		return false
	}
	if a.segs[i].Kind == factum.Dateline {
		return true
	}
	dates := printed.Find(a.clean[i], a.order)
	return len(dates) > 0 && len(a.clean[i]) < 80 && a.words.beside(without(a.clean[i], dates))
}

func without(s string, dates []printed.Date) string {
	for i := len(dates) - 1; i >= 0; i-- {
		s = s[:dates[i].Start] + " " + s[dates[i].End:]
	}
	return s
}

// byline takes "By Ann Lee and Bo Ek" as a byline.
func (a *arranger) byline(i int) bool {
	name := author(a.clean[i])
	if name == "" {
		return false
	}
	a.segs[i].Kind = factum.Byline
	if a.page.Author == "" {
		a.page.Author = name
	}
	return true
}

// Signed says whether a stretch is a byline: "By Ann Lee and Bo Ek in Rome".
func Signed(s string) bool { return author(s) != "" }

// author reads the names of a byline: capitalised words and particles, joined by
// "and" and commas, up to the word that says where or for whom. "" if s is none.
func author(s string) string {
	const most = 16 // words
	rest, ok := cutFold(s, "by ")
	if !ok {
		for _, intro := range []string{"written by ", "reported by ", "reporting by ", "story by ", "words by ", "text by ", "author: ", "by: "} {
			if rest, ok = cutFold(s, intro); ok {
				break
			}
		}
	}
	if !ok {
		rest, ok = afterGenre(s)
	}
	fields := strings.Fields(rest)
	if !ok || len(fields) == 0 || len(fields) > most || sentenceEnd(rest) && len(fields) > 6 || !capitalised(fields[0]) {
		return ""
	}
	w := loadWords()
	for i, f := range fields {
		switch lower := strings.ToLower(strings.Trim(f, ",.;")); {
		case lower == "in" || lower == "for" || lower == "at" || lower == "|" || lower == "-" || lower == "–" || lower == "of" || lower == "from" || f[0] == '(':
			return strings.Trim(strings.Join(fields[:i], " "), " ,")
		case capitalised(f) || lower == "and" || lower == "&" || lower == "with" || w.particle[lower]:
		default:
			return ""
		}
	}
	return strings.Trim(strings.Join(fields, " "), " ,")
}

// afterGenre gives what stands behind "A column by", "Guest essay by", "Analysis by".
func afterGenre(s string) (string, bool) {
	const most = 3 // words before "by"
	w := loadWords()
	rest, genre := s, false
	for n := 0; n <= most; n++ {
		word, tail, ok := strings.Cut(rest, " ")
		word = strings.ToLower(word)
		switch {
		case !ok:
			return s, false
		case word == "by":
			return tail, genre
		case word != "a" && word != "an" && word != "guest" && word != "special" && !w.genre[word]:
			return s, false
		}
		rest, genre = tail, genre || w.genre[word]
	}
	return s, false
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}
