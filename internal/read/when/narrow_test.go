package when_test

import (
	"strings"
	"testing"

	"factum"
	"factum/internal/read/when"
)

func interval(t testing.TB, s string) factum.Interval {
	t.Helper()
	if s == "" {
		return factum.Interval{}
	}
	from, to, ranged := strings.Cut(s, "/")
	if !ranged {
		return onDay(t, s)
	}
	var v factum.Interval
	if from != ".." {
		v.From = onDay(t, from).From
	}
	if to != ".." {
		v.To = onDay(t, to).To
	}
	return v
}

func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		name, text, prior, want string
		because                 []string // the quotes
	}{
		{"no year at all", "Police arrested the general on Sunday. A judge freed him on Tuesday, January 21.", "", "", nil},
		{"told", "The general was arrested on 3 May 2021. He had been charged in 2019.", "", "2021-05-03/..", []string{"on 3 May 2021"}},
		{"announced", "The general was arrested on 3 May 2021. The court will hear him on 9 June 2021.", "", "2021-05-03/2021-06-09", []string{"on 3 May 2021", "on 9 June 2021"}},
		{"said twice", "The general was arrested on 3 May 2021. He was freed yesterday (May 7).", "", "2021-05-08", []string{"on 3 May 2021", "yesterday", "May 7"}},
		{"weekday beside its date", "He was arrested on January 17, 2025. The court spoke on Wednesday (January 22).", "", "2025-01-22/2026-01-21", nil},
		{"within what was known", "The general was arrested on 3 May 2021.", "2021-01-01/2021-12-31", "2021-05-03/2021-12-31", []string{"on 3 May 2021"}},
		{"weekday alone picks the year", "The court spoke on Wednesday (January 22).", "2012-01-01/2019-12-31", "2014-01-22/2015-01-21", []string{"on Wednesday", "January 22"}},
		{"against what was known", "The general was arrested on 3 May 2021.", "2020-01-01/2020-12-31", "2020-01-01/2020-12-31", nil},
		{"a noun's date binds nothing", "The minister spoke of the 2030 games.", "", "", nil},
		{"a plan reported later", "In 2021 he said that he would retire on 9 June 2022.", "", "2021-01-01/..", []string{"In 2021"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			txt := read(t, "d1", c.text)
			v, because := when.Narrow(txt, when.Find(txt), interval(t, c.prior))
			if v.String() != interval(t, c.want).String() {
				t.Errorf("published %q, want %q; because of %s", v, c.want, quotes(because))
			}
			if c.because != nil {
				var got []string
				for _, b := range because {
					got = append(got, b.Quote)
					if c.text[b.Start:b.End] != b.Quote || b.Document != "d1" || b.Note == "" {
						t.Errorf("quote %+v", b)
					}
				}
				if strings.Join(got, "|") != strings.Join(c.because, "|") {
					t.Errorf("because of %q, want %q", got, c.because)
				}
			}
			if (len(because) == 0) != (v == interval(t, c.prior)) {
				t.Errorf("published %q with %d reasons", v, len(because))
			}
		})
	}
}

// A weekday with its date fits several years: the set holds them all.
func TestNarrowDays(t *testing.T) {
	txt := read(t, "d1", "The court spoke on Wednesday (January 22).")
	days, _ := when.NarrowDays(txt, when.Find(txt), when.NewDays(interval(t, "2012-01-01/2026-12-31")))
	var got []string
	for _, v := range days {
		got = append(got, v.String())
	}
	want := "2014-01-22/2015-01-21 2020-01-22/2021-01-21 2025-01-22/2026-01-21"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}
