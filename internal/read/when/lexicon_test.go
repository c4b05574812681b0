package when

import (
	"strings"
	"testing"

	"factum"
)

// The tables are in order: every category of a word is used by a rule, every
// action by some rule, every rule can be reached from "expr".
func TestLexicon(t *testing.T) {
	l := english()
	used := make(map[category]bool)
	reached := map[category]bool{l.start: true}
	for changed := true; changed; {
		changed = false
		for _, list := range l.byFirst {
			for _, r := range list {
				if !reached[r.cat] {
					continue
				}
				for _, e := range r.elements {
					used[e.cat] = true
					if !reached[e.cat] {
						reached[e.cat], changed = true, true
					}
				}
			}
		}
	}
	for _, list := range l.byFirst {
		for _, r := range list {
			if !reached[r.cat] {
				t.Errorf("grammar.txt: category %q leads to no expression", l.names[r.cat])
			}
		}
	}
	for _, table := range [...]map[string][]entry{l.exact, l.lower} {
		for word, list := range table {
			for _, e := range list {
				if !used[e.cat] {
					t.Errorf("words.tsv: no rule uses %q, the category of %q", l.names[e.cat], word)
				}
			}
		}
	}
	for name := range actions {
		if !strings.Contains(grammarText, ": "+name+"\n") {
			t.Errorf("no rule uses the action %q", name)
		}
	}
}

func TestGrammarErrors(t *testing.T) {
	for _, c := range []struct{ words, rules, want string }{
		{"", "expr = nothing\n", "no word and no rule"},
		{"", "expr = d4 : fly\n", "no action"},
		{"", "expr d4\n", "no ="},
		{"", "expr = [d4]\n", "may be missing"},
		{"", "expr = d4 (d2) d4 : first\n", "in the middle"},
		{"", "expr = d1 d1 d1 d1 d1 d1 d1 d1 d1 d1 d1 d1 d1 : first\n", "more than"},
		{"", "expr = \"of\n", "bad words"},
		{"unit\tD\tc\n", "expr = unit\n", "columns"},
		{"unit\tP+\tc\tday\n", "expr = unit\n", "P+"},
		{"unit\tD\tc\tday|\n", "expr = unit\n", "empty word"},
		{"mod\t%nosuch\tc\tday\n", "expr = mod\n", "no modifier"},
	} {
		if _, err := newLanguage(c.words, c.rules); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q, %q: %v, want %q", c.words, c.rules, err, c.want)
		}
	}
}

func TestCompanyLists(t *testing.T) {
	if len(companies()) < 100 {
		t.Fatalf("%d words", len(companies()))
	}
	for name := range companyLists {
		if !strings.Contains("\n"+companyTable, "\n"+name+"\t") {
			t.Errorf("company.tsv: no list %q", name)
		}
	}
	for word := range companies() {
		if word == "" || strings.ToLower(word) != word || strings.TrimSpace(word) != word {
			t.Errorf("company.tsv: %q is no word in lower case", word)
		}
	}
}

// Every holiday has a day in every year of the last and of this century.
func TestHolidays(t *testing.T) {
	for name, h := range holidays() {
		for year := 1901; year < 2100; year++ {
			if p, ok := holidayIn(name, year); h.rule != "on" && (!ok || p.To < p.From) {
				t.Errorf("%s has no day in %d", name, year)
			}
		}
		if strings.ContainsAny(name, "{} /|") || len(h.names) == 0 {
			t.Errorf("holiday %q: bad name, or no words", name)
		}
	}
}

// Days of holidays as calendars print them.
func TestHolidayDays(t *testing.T) {
	for _, c := range []struct{ name, day string }{
		{"easter", "1961-04-02"}, {"easter", "2000-04-23"}, {"easter", "2008-03-23"}, {"easter", "2038-04-25"}, {"easter", "2024-03-31"},
		{"orthodox-easter", "2008-04-27"}, {"orthodox-easter", "2021-05-02"}, {"orthodox-easter", "2025-04-20"},
		{"good-friday", "2022-04-15"}, {"ascension", "2024-05-09"}, {"whit-monday", "2024-05-20"},
		{"thanksgiving", "2023-11-23"}, {"memorial", "2023-05-29"}, {"labor", "2024-09-02"}, {"martin-luther-king", "2024-01-15"},
	} {
		d, err := factum.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		year, _, _ := d.Date()
		if p, _ := holidayIn(c.name, year); p.From != d {
			t.Errorf("%s %d is %s, want %s", c.name, year, p.From, d)
		}
	}
	// Islamic days as they were kept, within what the moon may do.
	for _, c := range []struct{ name, day string }{
		{"eid-al-fitr", "2024-04-10"}, {"eid-al-fitr", "2021-05-13"}, {"eid-al-adha", "2023-06-28"}, {"eid-al-adha", "2010-11-16"}, {"ramadan", "2024-03-11"}, {"ramadan", "2015-06-18"}, {"ashura", "2019-09-10"}, {"mawlid", "2022-10-08"},
	} {
		d, err := factum.ParseDay(c.day)
		if err != nil {
			t.Fatal(err)
		}
		year, _, _ := d.Date()
		if p, _ := holidayIn(c.name, year); p.From.Sub(d) > lunarDoubt || p.From.Sub(d) < -lunarDoubt {
			t.Errorf("%s %d is %s, want about %s", c.name, year, p.From, d)
		}
	}
}
