package document

import (
	"strings"
	"testing"

	"factum"
)

const body = "The court in Larnaca freed the general, who had been in custody for ten days, his lawyer said. The state will appeal."

func TestPublished(t *testing.T) {
	page := func(head, shown string) string {
		return "<html lang=en-GB><title>Court frees him</title>" + head + "<h1>Court frees him</h1>" + shown + "<p>" + body + "<p>" + body + " And so on."
	}
	meta := func(name, value string) string { return "<meta property='" + name + "' content='" + value + "'>" }
	header := func(line, head string) string {
		return strings.Replace(page(head, ""), "<h1>", "<body><header><p>The Mirror</p><p>"+line+"</p></header><h1>", 1)
	}
	for _, test := range []struct {
		name, file, in string
		want           string // interval
		because        string // quotes and notes
		note           string // part of a note; "" for none
	}{
		{"below the title", "a.txt", "Court frees him\n\nBy Ann Lee\n10 February 2025\n\n" + body, "2025-02-10", "10 February 2025", ""},
		{"in one line with the author", "a.txt", "Court frees him\n\n**Ann Lee****10 February 2025**\n\n" + body, "2025-02-10", "10 February 2025", ""},
		{"in a masthead", "a.txt", "THE MIRROR | World | Friday 7 June 2024 | last updated 12:40\n\nCourt frees him\n\n" + body, "2024-06-07", "Friday 7 June 2024", ""},
		{"with a place", "a.txt", "MINISTRY OF JUSTICE\nNicosia, 15 April 2024\n\nSTATEMENT\n\n" + body, "2024-04-15", "15 April 2024", ""},
		{"with a place and another calendar", "a.txt", "MINISTRY OF JUSTICE\nAddis Ababa, 7 Miyazya 2016 (15 April 2024)\n\nSTATEMENT\n\n" + body, "2024-04-15", "15 April 2024", ""},
		{"with another calendar behind", "a.txt", "MINISTRY OF JUSTICE\nRabat, 15 April 2024 (6 Shawwal 1445 AH)\n\nSTATEMENT\n\n" + body, "2024-04-15", "15 April 2024", ""},
		{"with the number of the issue and a remark on clocks", "a.md", "# The week\n\n*Bulletin no. 12, Friday 7 June 2024, 18:00. Hours are those of Rome (UTC+2); Lisbon is an hour behind.*\n\n" + body, "2024-06-07", "Friday 7 June 2024", ""},
		{"with an edition and a remark on clocks", "a.md", "# The week\n\n**Friday, 7 June 2024 · evening edition · all times Rome (UTC+2) unless marked L (Lisbon, UTC+1)**\n\n" + body, "2024-06-07", "Friday, 7 June 2024", ""},
		{"an item of a list of days", "a.md", "# The week\n\n7 June 2024 · The court in Larnaca ordered that the general be freed at once.\n\n" + body, "", "", ""},
		{"dateline", "a.txt", "Court frees him\n\nLARNACA, April 12, 2024 (AP) - " + body, "2024-04-12", "April 12, 2024", ""},
		{"dateline and line agree", "a.txt", "Court frees him\nPosted April 12, 2024\n\nLARNACA, April 12, 2024 (AP) - " + body, "2024-04-12", "April 12, 2024; April 12, 2024", ""},
		{"dateline and line differ", "a.txt", "Court frees him\nPosted April 13, 2024\n\nLARNACA, April 12, 2024 (AP) - " + body, "2024-04-12/2024-04-13", "April 13, 2024; April 12, 2024", "dates of publication that differ"},
		{"published and updated", "a.txt", "Court frees him\nPublished 12 May 2024, updated 14 May 2024\n\n" + body, "2024-05-12", "12 May 2024", ""},
		{"only updated", "a.txt", "Court frees him\nLast updated: 14 May 2024\n\n" + body, "../2024-05-14", "14 May 2024 date of a change", "at the latest"},
		{"a month", "a.txt", "Court frees him\nJune 2024\n\n" + body, "2024-06-01/2024-06-30", "June 2024", ""},
		{"a weekday that is wrong", "a.txt", "Court frees him\nMonday, 14 May 2024\n\n" + body, "2024-05-14", "Monday, 14 May 2024", "2024-05-14 is not a Monday"},
		{"digits that can be read twice", "a.txt", "Court frees him\n03/04/2024\n\n" + body, "2024-03-04/2024-04-03", "03/04/2024", "can be read as 2024-03-04 or 2024-04-03"},
		{"running text", "a.txt", "Court frees him\n\n" + body + " On 10 February 2025 he was arrested.\n\nOn 11 March 2025, he was freed.", "", "", ""},
		{"a heading about a day", "a.txt", "The arrest of 10 February 2025\n\n" + body, "", "", ""},
		{"a date in the first item", "a.txt", "Court frees him\n\n* 3 June 2024 – he was freed.\n* 2 June 2024 – he was held.", "", "", ""},
		{"a caption", "a.txt", "File photo: a street, 12 May 2023 | Photo: Bo Ek\n\n" + body, "", "", ""},
		{"fields", "a.txt", "Title: Court frees him\nDate: 2024-05-12\nSource: The Mirror\n\n" + body, "2024-05-12", "2024-05-12", ""},
		{"shown and declared", "a.html", page(meta("article:published_time", "2024-04-12T23:10:00Z"), "<p>13 April 2024"), "2024-04-13", "13 April 2024; article:published_time declares 2024-04-12", ""},
		{"declared in UTC", "a.html", page(meta("article:published_time", "2024-04-12T23:10:00Z"), ""), "2024-04-12", "article:published_time declares 2024-04-12", "gives the day in UTC"},
		{"declared dates that differ", "a.html", page(meta("article:published_time", "2024-04-12")+meta("date", "2024-04-15"), ""), "2024-04-12/2024-04-15", "article:published_time declares 2024-04-12; date declares 2024-04-15", "dates of publication that differ"},
		{"a third doesn't hide that two differ", "a.html", page(meta("article:published_time", "2024-04-12")+meta("date", "2024-04-15")+meta("dc.date", "2024-04-12"), ""), "2024-04-12/2024-04-15", "article:published_time declares 2024-04-12; date declares 2024-04-15; dc.date declares 2024-04-12", "dates of publication that differ"},
		{"only modified", "a.html", page(meta("article:modified_time", "2024-04-12"), ""), "../2024-04-12", "article:modified_time declares 2024-04-12", "at the latest"},
		{"changed before it was published", "a.html", page(meta("article:published_time", "2024-04-12")+meta("article:modified_time", "2024-04-10"), ""), "2024-04-12", "article:published_time declares 2024-04-12", "lies before"},
		{"in the header of the page with a section", "a.html", header("World | Friday, April 12, 2024", ""), "2024-04-12", "Friday, April 12, 2024", ""},
		{"alone in the header of the page", "a.html", header("Friday, April 12, 2024", ""), "../2024-04-12", "Friday, April 12, 2024 date in the header of the page", "at the latest"},
		{"in the header of the page and declared", "a.html", header("Friday, April 12, 2024", meta("article:published_time", "2024-03-01")), "2024-03-01", "article:published_time declares 2024-03-01", ""},
		{"day first in Britain", "a.html", page("", "<p>03/04/2024"), "2024-04-03", "03/04/2024", ""},
		{"digits that another date decides", "a.html", strings.Replace(page(meta("date", "2024-03-04"), "<p>03/04/2024"), "en-GB", "en", 1), "2024-03-04", "date declares 2024-03-04; 03/04/2024", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read(test.file, []byte(test.in))
			if err != nil {
				t.Fatal(err)
			}
			wellFormed(t, d)
			p := d.Published
			if got := p.Interval.String(); got != test.want {
				t.Errorf("published %s, want %s", got, test.want)
			}
			if want := map[bool]factum.Basis{true: factum.BasisPrinted}[test.want != ""]; p.Basis != want {
				t.Errorf("basis %q, want %q", p.Basis, want)
			}
			var because []string
			for _, b := range p.Because {
				if b.Span != nil {
					because = append(because, strings.TrimSpace(b.Quote+" "+b.Note))
				} else {
					because = append(because, b.Note)
				}
			}
			if got := strings.Join(because, "; "); got != test.because {
				t.Errorf("because %q, want %q", got, test.because)
			}
			if notes := strings.Join(d.Notes, "; "); !strings.Contains(notes, test.note) || (test.note == "") != (notes == "") {
				t.Errorf("notes %q, want %q", notes, test.note)
			}
		})
	}
}

func TestHead(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     string // title|outlet|author
	}{
		{"title alone", "Court frees him\n\n" + body, "Court frees him||"},
		{"title as a question of two sentences", "Two judges and one court. And who pays?\n\n" + body, "Two judges and one court. And who pays?||"},
		{"none", body + "\n\n" + body, "||"},
		{"wire", "UPDATE 2-Court frees him\n\nROME (AP) - " + body, "Court frees him|AP|"},
		{"masthead of an agency", "CASPIAN WIRE\nSaturday, 13 April 2024, 14:20 GMT\n\nCourt frees him\n\nFrom our correspondent in Rome\n\n" + body, "Court frees him|CASPIAN WIRE|"},
		{"path", "The Mirror > World > Europe\nPosted May 3, 2024 - 2 min read\n\nCourt frees him\n\n" + body, "Court frees him|The Mirror|"},
		{"path from home", "Home > World > Europe\n\nCourt frees him\n\n" + body, "Court frees him||"},
		{"column", "Ann Lee\nNotes from the court\n\nWho pays the judge?\n\n" + body, "Who pays the judge?||Ann Lee"},
		{"statement", "MINISTRY OF JUSTICE\nPress Service\nRome, 3 May 2024\n\nSTATEMENT\nin connection with the case of the general\n\n" + body, "STATEMENT in connection with the case of the general|MINISTRY OF JUSTICE|"},
		{"subtitle and two authors", "Court frees him\n\nA general, a judge and a warrant: what happened on Friday\n\nBy Ann Lee and Bo Ek\n\n" + body, "Court frees him||Ann Lee and Bo Ek"},
		{"title of two lines that is no masthead", "Court frees him\nBy Ann Lee\n\nWhat happened\n\n" + body, "Court frees him||Ann Lee"},
		{"kind of text", "Court frees him\n\nA column by Ann Lee\n\n" + body, "Court frees him||Ann Lee"},
		{"masthead of one line", "TIRANA NEWS AGENCY\n\nCourt frees him\n\nTIRANA, April 12, 2024 (TNA) - " + body, "Court frees him|TIRANA NEWS AGENCY|"},
		{"mail", "From: \"Ann Lee\" <ann@mirror.example>\nTo: desk\nSubject: Court frees him\n\n" + body, "Court frees him||Ann Lee"},
		{"code in the title", "Alert <script>alert(1)</script> and more\n\n" + body, "Alert <script>alert(1)</script> and more||"},
	} {
		d, err := Read("a.txt", []byte(test.in))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := strings.Join([]string{d.Title, d.Outlet, d.Author}, "|"); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
}
