package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/read/document/printed"
)

func TestTables(t *testing.T) {
	c, err := readCues(cuesYAML)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.whole) == 0 || len(c.start) == 0 || len(c.end) == 0 || len(c.any) == 0 || len(c.glued) == 0 {
		t.Error("a list of cues is empty")
	}
	var sets []cueSet
	if err := yaml.Unmarshal(cuesYAML, &sets); err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		if set.Kind.Speaks() || set.Kind == "" {
			t.Errorf("cues for the kind %q, which speaks", set.Kind)
		}
		for _, s := range append(append(append([]string{}, set.Start...), set.End...), set.Any...) {
			if n := norm(s); n == "" || !strings.Contains(n, " ") && len(n) < 4 {
				t.Errorf("the cue %q is too short to stand inside a sentence", s)
			}
		}
	}
	w, err := readWords(wordsYAML)
	if err != nil {
		t.Fatal(err)
	}
	for s := range w.modified {
		if !w.date[s] {
			t.Errorf("%q makes a date one of change, but may not stand beside a date", s)
		}
	}
	if _, err := readWords([]byte("date: [a]\nmodified: [a]\noutlet: [a]\nsection: [a]\nagency: [a]\nparticle: [a]\nmore: [a]")); err == nil {
		t.Error("an unknown list is taken")
	}
}

func TestCues(t *testing.T) {
	for _, test := range []struct {
		in   string
		want factum.BlockKind
	}{
		{"Read Also'He was there' – a witness speaks", factum.Teaser},
		{"Read AlsoThe minister resigns", factum.Teaser},
		{"Read also: The minister resigns", factum.Teaser},
		{"Read also the letter that she wrote.", ""},
		{"Read more", factum.Teaser},
		{"Related: the minister's letter", factum.Teaser},
		{"Related cases were heard in May.", ""},
		{"Watch this space, the minister said.", ""},
		{"File photo: a street in Larnaca", factum.Caption},
		{"A street in Larnaca. Photo credit: Bo Ek", factum.Caption},
		{"The photo was taken by Getty Images staff, the court heard.", ""},
		{"Photo: Bo Ek/AP", factum.Credit},
		{"Photographs of the cell were shown in court.", ""},
		{"SHARE", factum.Boilerplate},
		{"Share this article", factum.Boilerplate},
		{"Share prices fell.", ""},
		{"Share of votes in the north", ""},
		{"Sign up for our newsletter, it is free.", factum.Boilerplate},
		{"Advertisement", factum.Boilerplate},
		{"4 min read", factum.Boilerplate},
		{"© 2024 The Mirror. All rights reserved.", factum.Boilerplate},
		{"Published", factum.Boilerplate},
		{"Published on Monday, the report accuses him.", ""},
		{"Reporting by Ann Lee; Editing by Bo Ek", factum.Byline},
		{"The court ruled on Friday.", ""},
		{"", ""},
	} {
		if got := Cue(test.in); got != test.want {
			t.Errorf("%q is %q, want %q", test.in, got, test.want)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"LARNACA, Cyprus, April 12, 2024 (Levant Wire) - A court on Friday", "LARNACA, Cyprus, April 12, 2024 (Levant Wire)|Levant Wire|2024-04-12|A court on Friday"},
		{"PARIS (AP) — A court on Friday", "PARIS (AP)|AP||A court on Friday"},
		{"Paris (CNN)Warrants have been issued", "Paris (CNN)|CNN||Warrants have been issued"},
		{"Paris (CNN) Warrants have been issued", "Paris (CNN)|CNN||Warrants have been issued"},
		{"(Reuters) - A court", "(Reuters)|Reuters||A court"},
		{"LONDON — “No”, she said", "LONDON|||“No”, she said"},
		{"NEW YORK, Jan. 3 – A court", "NEW YORK, Jan. 3|||A court"},
		{"Geneva, 24 January 2025 – The office", "Geneva, 24 January 2025||2025-01-24|The office"},
		{"WASHINGTON, D.C. (AP) -- A court", "WASHINGTON, D.C. (AP)|AP||A court"},
		{"NAIROBI/KAMPALA, Thursday (IPS)-The court", "NAIROBI/KAMPALA, Thursday (IPS)|IPS||The court"},
		{"Osama Najim - also known as Almasri - is a director", ""},
		{"Osama Najim – The man who runs it – is here", ""},
		{"The International Criminal Court (ICC) Said yesterday", ""},
		{"The court (of appeal) - The one in Rome - ruled", ""},
		{"He was freed. LONDON - The court", ""},
		{"On Monday - The first day - he came", ""},
		{"NATO - the alliance - said", ""},
		{"A self-made man", ""},
		{"", ""},
	} {
		got := ""
		if d, ok := loadWords().findDateline(test.in, true); ok {
			day := ""
			if len(d.Dates) > 0 {
				day = d.Dates[0].Interval().String()
			}
			got = strings.Join([]string{test.in[:d.End], d.Agency, day, test.in[d.Rest:]}, "|")
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
}

func TestAuthor(t *testing.T) {
	for in, want := range map[string]string{
		"By Ann Lee and Bo Ek": "Ann Lee and Bo Ek", "by Ann Lee, The Mirror": "Ann Lee, The Mirror", "By Ann Lee in Rome": "Ann Lee",
		"By Ann van der Lee for The Mirror": "Ann van der Lee", "Written by Ann Lee": "Ann Lee", "By ANN LEE": "ANN LEE",
		"By Monday, police had freed him.": "", "By and large it works": "", "By releasing him, Italy broke its word": "", "Ann Lee": "",
	} {
		if got := author(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCitations(t *testing.T) {
	for in, want := range map[string][]string{
		"He was freed. (Reuters) (*The Mirror*)":     {"Reuters", "*The Mirror*"},
		"He was freed. (AFP via France 24)":          {"AFP via France 24"},
		"“He was freed.” (AP)":                       {"AP"},
		"He was freed by the court (ICC)":            nil,
		"He was freed. (This story was updated.)":    nil,
		"He was freed. (see page 12)":                nil,
		"He was freed. (May 2024)":                   nil,
		"(Reuters)":                                  nil,
		"He was freed. (He had been held for weeks)": nil,
	} {
		var got []string
		for _, r := range citations(in) {
			got = append(got, in[r.Start:r.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}

func TestWords(t *testing.T) {
	text := "x [un**known**](http://a.example) A&amp;B&nbsp;C&rsquo;s y"
	skip := func(part string) factum.Range {
		i := strings.Index(text, part)
		return factum.Range{Start: i, End: i + len(part)}
	}
	b := factum.Block{Range: factum.Range{Start: 2, End: len(text) - 2}, Skip: []factum.Range{
		skip("["), {Start: 5, End: 7}, {Start: 12, End: 14}, skip("](http://a.example)"), skip("amp;"), skip("&nbsp;"), skip("&rsquo;"),
	}}
	words, at := Words(text, b)
	if words != "unknown A&B\u00a0C’s" {
		t.Fatalf("%q", words)
	}
	for i := 0; i < len(words); i++ {
		if c := words[i]; c < 0x80 && text[at[i]] != c {
			t.Errorf("byte %d (%q) stands at %d (%q)", i, c, at[i], text[at[i]])
		}
	}
	if at[len(words)] != int32(b.End) {
		t.Errorf("the end stands at %d, want %d", at[len(words)], b.End)
	}
}

func TestTrim(t *testing.T) {
	text := " ** [a] **\n"
	b := Trim(text, factum.Block{Range: factum.Range{Start: 0, End: len(text)}, Skip: []factum.Range{{Start: 1, End: 3}, {Start: 4, End: 5}, {Start: 6, End: 7}, {Start: 8, End: 10}}})
	if text[b.Start:b.End] != "a" || len(b.Skip) != 0 {
		t.Errorf("%q %v", text[b.Start:b.End], b.Skip)
	}
	if b := Trim(" **", factum.Block{Range: factum.Range{Start: 0, End: 3}, Skip: []factum.Range{{Start: 1, End: 3}}}); b.Start != b.End {
		t.Errorf("markup alone leaves %+v", b)
	}
}

// The last line of a page, cut at arbitrary segments, must come out complete.
func TestArrangeLosesNothing(t *testing.T) {
	text := "THE MIRROR | World | 12 May 2024\nUPDATE 2-Court frees general\nBy Ann Lee\nROME (AP) - He was freed. (AFP) (AP)\n"
	var segs []Segment
	at := 0
	for i, l := range strings.SplitAfter(text, "\n") {
		if n := len(strings.TrimSpace(l)); n > 0 {
			segs = append(segs, Segment{Block: factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: at, End: at + n}}, Group: i})
		}
		at += len(l)
	}
	page := Arrange(text, segs, printed.UnknownOrder)
	var got []string
	for _, b := range page.Blocks {
		words, _ := Words(text, b)
		got = append(got, fmt.Sprintf("%s %s", b.Kind, words))
	}
	want := []string{
		"boilerplate THE MIRROR", "boilerplate World", "dateline 12 May 2024", "heading Court frees general", "byline By Ann Lee",
		"dateline ROME (AP)", "paragraph He was freed.", "credit AFP", "credit AP",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if page.Title != "Court frees general" || page.Outlet != "THE MIRROR" || page.Author != "Ann Lee" || len(page.Dates) != 1 {
		t.Errorf("%+v", page)
	}
}
