package event_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/pipeline"
	"factum/internal/read/document"
	"factum/internal/shareddata"
)

// dated is a document whose day of publication is known and can be hidden.
type dated struct {
	name, text string
	published  factum.Interval
}

// printedDate is a full date as it stands at the head of a page, with what
// belongs to it: the weekday before, the hour behind. Markup has ISO dates.
var (
	printedDate = regexp.MustCompile(`(?i)(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\b\d{1,2} ` + monthName + ` \d{4}|\b` + monthName + ` \d{1,2} ?, \d{4})(?:,? \d{1,2}:\d\d(?: [A-Z]{3})?)?`)
	isoDate     = regexp.MustCompile(`\b\d{4}-\d\d-\d\d(?:T[0-9:+Z-]*)?`)
)

const monthName = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

// head is how far into a text its date of publication is looked for, in bytes,
// without markup.
const head = 400

// hide takes the dates out of the head of a text.
func (d dated) hide() string {
	n := head
	if filepath.Ext(d.name) == ".html" {
		n = 4 * head
	}
	n = min(n, len(d.text))
	text := printedDate.ReplaceAllString(d.text[:n], "") + d.text[n:]
	if filepath.Ext(d.name) != ".txt" {
		text = isoDate.ReplaceAllString(text, "")
	}
	return text
}

// trial reads the documents of the trial set of SemEval-2015 task 4. Each has
// its date as a line of its own, which is kept or left out.
func trial(t testing.TB) []dated {
	t.Helper()
	folder := shareddata.Path(t, "timelines/trial_documents")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	spaces := regexp.MustCompile(`\s+([,.;:!?)%]|'s\b|n't\b)`)
	var list []dated
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			DCT struct {
				Timex struct {
					Value string `xml:"value,attr"`
				} `xml:"TIMEX3"`
			}
			Sentences []struct {
				Inner string `xml:",innerxml"`
			} `xml:"TEXT>s"`
		}
		if err := xml.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		day, err := factum.ParseDay(doc.DCT.Timex.Value)
		if err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		var title string
		var body []string
		plain := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")
		for i, s := range doc.Sentences {
			words := plain.Replace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s.Inner, ""))
			words = strings.ReplaceAll(spaces.ReplaceAllString(words, "$1"), "( ", "(")
			switch {
			case i == 0:
				title = words
			case i < 3 && len(words) < 40 && printedDate.MatchString(words):
			default:
				body = append(body, words)
			}
		}
		list = append(list, dated{f.Name() + ".txt", title + "\n\n" + strings.Join(body, " ") + "\n", factum.On(day)})
	}
	return list
}

// outcome counts what became of hidden days.
type outcome struct {
	hidden, found, right int // documents, those with an interval, those whose interval holds the truth
	closed, days         int // with both ends, and the sum of their widths
	exact, exactWrong    int
}

// measure hides the days of some documents, one part of the list after the
// other, and dates them by the rest, whose days are given.
func measure(t testing.TB, list []dated, parts int) (out outcome) {
	t.Helper()
	for part := range parts {
		folder := t.TempDir()
		truth := map[string]factum.Interval{}
		known := map[string]map[string]string{}
		for i, d := range list {
			file := d.name
			if i%parts == part {
				truth[file] = d.published
			} else if d.published.Exact() {
				known[file] = map[string]string{"published": d.published.String()}
			}
			if err := os.WriteFile(filepath.Join(folder, file), []byte(d.hide()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		rec := buildFolder(t, folder, known)
		for _, d := range rec.Documents {
			name := filepath.Base(d.File)
			if want, hidden := truth[name]; hidden {
				if d.Published.Basis == factum.BasisPrinted {
					t.Errorf("%s: its day isn't hidden: %v", name, d.Published)
				}
				out.add(t, name, want, d.Published)
			}
		}
	}
	return out
}

// buildFolder builds the record of a folder, some documents of which have days
// that are known.
func buildFolder(t testing.TB, folder string, known map[string]map[string]string) *factum.Record {
	t.Helper()
	data, err := yaml.Marshal(known)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := document.ReadSources("sources.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	listing, err := document.List(context.Background(), []string{folder}, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := pipeline.Build(context.Background(), pipeline.Input{Documents: listing.Sources, Sources: sources}, pipeline.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func (out *outcome) add(t testing.TB, name string, want factum.Interval, got factum.Published) {
	t.Helper()
	out.hidden++
	if !got.Known() {
		return
	}
	out.found++
	right := want.Meets(got.Interval) && (want.Within(got.Interval) || got.Within(want))
	if right {
		out.right++
	}
	if got.Closed() {
		out.closed++
		out.days += got.To.Day.Sub(got.From.Day) + 1
	}
	if got.Exact() {
		out.exact++
		if !right {
			out.exactWrong++
		}
	}
	var quotes []string
	for _, b := range got.Because {
		if b.Span != nil {
			quotes = append(quotes, fmt.Sprintf("%q (%s)", b.Quote, b.Note))
		} else {
			quotes = append(quotes, b.Note)
		}
	}
	slices.Sort(quotes)
	t.Logf("%-5v %s: %s, is %s: %s", right, name, want, got.Interval, strings.Join(slices.Compact(quotes), "; "))
}

func (out *outcome) String() string {
	width := 0.0
	if out.closed > 0 {
		width = float64(out.days) / float64(out.closed)
	}
	return fmt.Sprintf("%d hidden, %d with an interval, %d of them hold the truth; %d with both ends, %.1f days on average; %d exact, %d of them wrong",
		out.hidden, out.found, out.right, out.closed, width, out.exact, out.exactWrong)
}

// TestHiddenTrialDays hides the day of publication of one in three documents.
func TestHiddenTrialDays(t *testing.T) {
	t.Parallel()
	out := measure(t, trial(t), 3)
	t.Logf("trial timelines: %s", &out)
	if 100*out.right < 95*out.found {
		t.Errorf("%d of %d intervals hold the truth; at least 95 %% should", out.right, out.found)
	}
	if out.found < 9 {
		t.Errorf("%d documents have an interval; at least 9 should", out.found)
	}
	if 100*out.exactWrong > 2*out.hidden {
		t.Errorf("%d of %d exact days are wrong; at most 2 %% may be", out.exactWrong, out.hidden)
	}
}

// TestHiddenCaseDays hides the day of every report of a case in its turn.
func TestHiddenCaseDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, folder string
		least        int // documents with an interval
	}{
		{"elmasry", shareddata.Path(t, "cases/elmasry"), 5},
		{"minister", shareddata.Path(t, "cases/minister"), 6},
		{"ferry", "../../pipeline/testdata/stories/ferry", 3},
		{"general", "../../pipeline/testdata/stories/general", 6},
		{"journalist", "../../pipeline/testdata/stories/journalist", 5},
		{"square", "../../pipeline/testdata/stories/square", 4},
	} {
		name := c.name
		list := caseReports(t, c.folder)
		out := measure(t, list, len(list))
		t.Logf("%s: %s", name, &out)
		if out.found < c.least {
			t.Errorf("%s: %d documents have an interval; at least %d should", name, out.found, c.least)
		}
		if out.right < out.found {
			t.Errorf("%s: %d of %d intervals hold the truth", name, out.right, out.found)
		}
	}
}

// caseReports reads the reports of a case with their true days.
func caseReports(t testing.TB, folder string) []dated {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "expected.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var expected struct {
		Documents map[string]struct {
			Published string `yaml:"published"`
		} `yaml:"documents"`
	}
	if err := yaml.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	var list []dated
	for name, d := range expected.Documents {
		text, err := os.ReadFile(filepath.Join(folder, "sources", name))
		if err != nil {
			t.Fatal(err)
		}
		first, last, ranged := strings.Cut(d.Published, "/")
		if !ranged {
			last = first
		}
		list = append(list, dated{name, string(text), factum.Between(mustDay(t, first), mustDay(t, last))})
	}
	slices.SortFunc(list, func(a, b dated) int { return strings.Compare(a.name, b.name) })
	return list
}

func mustDay(t testing.TB, s string) factum.Day {
	t.Helper()
	d, err := factum.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
