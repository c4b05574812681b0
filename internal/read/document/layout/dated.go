package layout

import (
	"strings"

	"factum"
	"factum/internal/read/document/printed"
)

// part is what stands between two separators of a line of the head.
type part struct {
	factum.Range // bytes of the document's text
	words        string
	dates        []printed.Date // offsets in the document's text
}

// dated splits a line of the head that bears the date of the document ("THE
// LEDGER | Investigations | 16 June 2024", "Bishkek, 15 April 2024", "Ann
// Lee 10 February 2025") into its parts; false if segment i is no such line.
func (a *arranger) dated(i int) bool {
	const longest = 200 // bytes, without markup
	if len(a.clean[i]) > longest || a.segs[i].End-a.segs[i].Start > 10*longest {
		return false
	}
	var blocks []factum.Block
	var dates []Date
	var outlet, name string
	parts := a.parts(a.segs[i].Block)
	for n, p := range parts {
		kind := factum.Boilerplate
		var rest string
		if len(p.dates) > 0 {
			kind = factum.Dateline
			rest = a.wordsOf(i, factum.Range{Start: p.Start, End: p.dates[0].Start}, p.dates)
			tail := a.wordsOf(i, factum.Range{Start: p.dates[0].Start, End: p.End}, p.dates)
			rest, tail = otherCalendar(rest), otherCalendar(tail)
			exact := p.dates[0].Exact()
			switch {
			case !a.words.beside(tail):
				return false
			case a.words.beside(rest):
			case exact && author(rest) != "" || exact && a.words.nameLike(trimDate(rest)) || exact && signed(rest) != "":
				name = firstOf(author(rest), firstOf(signed(rest), trimDate(rest)))
				end := p.Start + len(strings.TrimRight(a.text[p.Start:p.dates[0].Start], " \t,\u00a0"))
				blocks = append(blocks, factum.Block{Kind: factum.Byline, Range: factum.Range{Start: p.Start, End: end}, Skip: a.segs[i].Skip})
				p.Start = p.dates[0].Start
			case exact && a.place(rest):
			default:
				return false
			}
			for _, d := range p.dates {
				dates = append(dates, Date{Date: d, Modified: a.changed(a.text[p.Start:p.End], d.Start-p.Start)})
			}
		} else if author(p.words) != "" {
			kind, name = factum.Byline, author(p.words)
		} else if len(dates) > 0 && a.words.onClocks(p.words) {
			kind = a.segs[i].Kind
		} else if len(strings.Fields(p.words)) > 6 && !a.words.beside(p.words) {
			return false
		} else if n == 0 && !a.words.beside(p.words) && !a.words.section[strings.ToLower(p.words)] {
			if a.words.nameLike(p.words) && len(parts) == 2 {
				kind, name = factum.Byline, p.words
			} else {
				outlet = p.words
			}
		}
		blocks = append(blocks, factum.Block{Kind: kind, Range: p.Range, Skip: a.segs[i].Skip})
	}
	if len(dates) == 0 {
		return false
	}
	a.pieces[i] = blocks
	a.segs[i].Kind = factum.Dateline
	a.page.Dates = append(a.page.Dates, dates...)
	if a.page.Outlet == "" {
		a.page.Outlet = outlet
	}
	if a.page.Author == "" {
		a.page.Author = name
	}
	return true
}

// parts splits a block at separators.
func (a *arranger) parts(b factum.Block) []part {
	var parts []part
	dates := printed.Find(a.text[b.Start:b.End], a.order)
	for i := range dates {
		dates[i].Start, dates[i].End = dates[i].Start+b.Start, dates[i].End+b.Start
	}
	start := b.Start
	cut := func(end, next int) {
		p := part{Range: factum.Range{Start: start, End: end}}
		for _, d := range dates {
			if d.Start >= start && d.End <= end {
				p.dates = append(p.dates, d)
			}
		}
		p.words = line(a.text, factum.Block{Range: p.Range, Skip: within(b.Skip, p.Range)})
		if p.words != "" {
			parts = append(parts, p)
		}
		start = next
	}
	for i := b.Start; i < b.End; {
		n := separator(a.text[i:b.End])
		if n == 0 && len(dates) > 0 && i >= dates[0].End && strings.HasPrefix(a.text[i:b.End], ". ") && start <= dates[0].Start {
			n = 1 // "Tuesday 8 April 2025, 18:00. All times are local."
		}
		if n == 0 || inSkip(b.Skip, i) {
			i++
			continue
		}
		cut(i, i+n)
		i += n
	}
	cut(b.End, b.End)
	return parts
}

// separator gives the length of the separator that s begins with.
func separator(s string) int {
	for _, sep := range []string{"|", "·", "•", "‖", " - ", " – ", " — ", "\n"} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

func within(skip []factum.Range, r factum.Range) []factum.Range {
	var in []factum.Range
	for _, s := range skip {
		if s.Start >= r.Start && s.End <= r.End {
			in = append(in, s)
		}
	}
	return in
}

func inSkip(skip []factum.Range, i int) bool {
	for _, s := range skip {
		if s.Start <= i && i < s.End {
			return true
		}
	}
	return false
}

// wordsOf gives the words of a stretch of segment i without its dates.
func (a *arranger) wordsOf(i int, r factum.Range, dates []printed.Date) string {
	skip := within(a.segs[i].Skip, r)
	for _, d := range dates {
		if d.Start >= r.Start && d.End <= r.End {
			skip = append(skip, d.Range)
		}
	}
	return line(a.text, factum.Block{Range: r, Skip: ordered(skip)})
}

// ordered sorts the few ranges of a line and leaves out those inside others.
func ordered(skip []factum.Range) []factum.Range {
	var out []factum.Range
	for len(skip) > 0 {
		first := 0
		for i, r := range skip {
			if r.Start < skip[first].Start {
				first = i
			}
		}
		if n := len(out); n == 0 || skip[first].Start >= out[n-1].End {
			out = append(out, skip[first])
		}
		skip = append(skip[:first:first], skip[first+1:]...)
	}
	return out
}

// otherCalendar takes a date of another calendar out of the words before or
// after a date: "Addis Ababa, 15 Megabit 2017 (", "(5 Ramadan 1446 AH)".
func otherCalendar(s string) string {
	trimmed := strings.TrimRight(s, " (/)=,;")
	fields := strings.Fields(strings.TrimLeft(trimmed, " (/=,"))
	n := len(fields)
	if trimmed == strings.TrimRight(s, " ,;") && !strings.HasPrefix(strings.TrimLeft(s, " ,"), "(") {
		return s
	}
	if n > 0 && shouted(strings.ReplaceAll(fields[n-1], ".", ""), 1) && len(fields[n-1]) <= 4 {
		n-- // an era: "AH", "B.E."
	}
	if n < 3 || !digits(fields[n-1]) || len(fields[n-1]) < 3 || len(fields[n-1]) > 4 {
		return s
	}
	for i := n - 2; i >= 0 && i >= n-5; i-- {
		if day := strings.TrimRight(fields[i], "sthndr,"); digits(day) && day != "" && len(day) <= 2 {
			if i == n-2 {
				return s
			}
			return strings.Join(fields[:i], " ")
		} else if !capitalised(fields[i]) && strings.ToLower(fields[i]) != "al" {
			return s
		}
	}
	return s
}

// trimDate takes the words that stand beside dates off the end of s.
func trimDate(s string) string {
	fields := strings.Fields(s)
	for n := len(fields); n > 0 && loadWords().beside(fields[n-1]); n-- {
		fields = fields[:n-1]
	}
	return strings.Trim(strings.Join(fields, " "), " ,")
}

// signed reads "by oz on" before a date, where names of a blog need no capitals.
func signed(s string) string {
	const most = 5 // words
	name, ok := cutFold(trimDate(s), "by ")
	if !ok || len(strings.Fields(name)) > most {
		return ""
	}
	return name
}

// place says whether s may be the place before a date: "Bishkek,", "The Hague, Netherlands,".
func (a *arranger) place(s string) bool {
	fields := strings.Fields(trimDate(s))
	if len(fields) == 0 || len(fields) > 5 || strings.ContainsAny(s, "0123456789:;") {
		return false
	}
	for _, f := range fields {
		if !capitalised(f) && !a.words.particle[strings.ToLower(f)] {
			return false
		}
	}
	return true
}

// changed says whether the words before the date at byte i of s make it the date
// of a change.
func (a *arranger) changed(s string, i int) bool {
	modified := false
	for _, f := range strings.Fields(norm(s[:i])) {
		switch {
		case a.words.modified[f]:
			modified = true
		case f == "published" || f == "posted" || f == "issued":
			modified = false
		}
	}
	return modified
}
