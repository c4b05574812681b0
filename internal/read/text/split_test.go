package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
)

// plain makes a document of paragraphs.
func plain(text string) *factum.Document {
	return &factum.Document{File: "test.txt", Text: text, Blocks: Paragraphs(text)}
}

// spaced gives the tokens of each sentence, joined by single spaces.
func spaced(t *Text) []string {
	var out []string
	for _, s := range t.Sentences {
		var forms []string
		for _, token := range s.Tokens {
			forms = append(forms, token.Form)
		}
		out = append(out, strings.Join(forms, " "))
	}
	return out
}

func TestSplit(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Under Art. 87(7) the Chamber may refer the matter. It did.", []string{"Under Art. 87 ( 7 ) the Chamber may refer the matter .", "It did ."}},
		{"Mr. Nordio met U.N. envoys on Jan. 19 at 5 p.m. in Rome.", []string{"Mr. Nordio met U.N. envoys on Jan. 19 at 5 p.m. in Rome ."}},
		{"They left at 9 p.m. The plane landed at 11:45 p.m.", []string{"They left at 9 p.m.", "The plane landed at 11:45 p.m."}},
		{"Case ICC-01/04-01/06 and S/RES/1970 (2011) apply.", []string{"Case ICC-01/04-01/06 and S/RES/1970 ( 2011 ) apply ."}},
		{"It cost €7.5 million, or $46m, 12.5% more than 1,250,000.", []string{"It cost € 7.5 million , or $ 46 m , 12.5 % more than 1,250,000 ."}},
		{"Libya’s envoy didn’t say; Elmasry's lawyers' office can't.", []string{"Libya ’s envoy did n’t say ; Elmasry 's lawyers ' office ca n't ."}},
		{"A nine-month-old anti-war e-mail was re-sent by al-Adli.", []string{"A nine - month - old anti-war e-mail was re-sent by al - Adli ."}},
		{"Write to press.office@icc-cpi.int or see https://www.icc-cpi.int/a_b(c)?d=1.", []string{"Write to press.office@icc-cpi.int or see https://www.icc-cpi.int/a_b(c)?d=1 ."}},
		{"“We waited. Nobody came.” He left…", []string{"“ We waited .", "Nobody came . ”", "He left …"}},
		{"- first point -- and/or 'quoted' on 9/11/2001 - 2003-2005", []string{"- first point -- and / or ' quoted ' on 9/11/2001 - 2003 - 2005"}},
		{"He was in custody.The court met.", []string{"He was in custody .", "The court met ."}},
		{"Полиция задержала министра. Его отпустили.", []string{"Полиция задержала министра .", "Его отпустили ."}},
		{"He met «Азамат Чоюнжолов», of the «Salym» group; »Guten Tag«, he said.", []string{"He met « Азамат Чоюнжолов » , of the « Salym » group ; » Guten Tag « , he said ."}},
		{"Headline without stop\n\nBody text.", []string{"Headline without stop", "Body text ."}},
		{"On 2025-01-19 AT&T called 555-0134, twice... Why?!", []string{"On 2025-01-19 AT&T called 555-0134 , twice ...", "Why ?!"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, spaced(Split(plain(test.text)))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// Markup in a block is no word: without width inside a word, a break where it
// holds words of its own.
func TestSplitSkip(t *testing.T) {
	text := "The **prose**cutor [said](http://example.org)so."
	skip := func(part string) factum.Range {
		at := strings.Index(text, part)
		return factum.Range{Start: at, End: at + len(part)}
	}
	first := skip("**")
	second := factum.Range{Start: strings.LastIndex(text, "**"), End: strings.LastIndex(text, "**") + 2}
	doc := &factum.Document{Text: text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{Start: 0, End: len(text)},
		Skip: []factum.Range{first, second, skip("["), skip("](http://example.org)")}}}}
	got := Split(doc)
	if diff := cmp.Diff([]string{"The prosecutor said so ."}, spaced(got)); diff != "" {
		t.Fatal(diff)
	}
	tokens := got.Sentences[0].Tokens
	for i, want := range []string{"The", "prose**cutor", "said", "so", "."} {
		if got := text[tokens[i].Start:tokens[i].End]; got != want {
			t.Errorf("token %d stands at %q, want %q", i, got, want)
		}
	}
}

// A character reference stands for its character: the word has it, and its
// bytes are those of the reference.
func TestSplitReferences(t *testing.T) {
	text := "Caf&eacute; R&amp;D&rsquo;s&nbsp;head said: &quot;No&quot; &mdash; twice&hellip;"
	block := factum.Block{Kind: factum.Paragraph, Range: factum.Range{End: len(text)}}
	for i := 0; i < len(text); i++ {
		if text[i] == '&' {
			end := i + strings.IndexByte(text[i:], ';') + 1
			block.Skip = append(block.Skip, factum.Range{Start: i, End: end})
		}
	}
	got := Split(&factum.Document{Text: text, Blocks: []factum.Block{block}})
	if diff := cmp.Diff([]string{"Café R&D ’s head said : \" No \" — twice …"}, spaced(got)); diff != "" {
		t.Fatal(diff)
	}
	var bytes []string
	for _, token := range got.Sentences[0].Tokens {
		bytes = append(bytes, text[token.Start:token.End])
	}
	want := []string{"Caf&eacute;", "R&amp;D", "&rsquo;s", "head", "said", ":", "&quot;", "No", "&quot;", "&mdash;", "twice", "&hellip;"}
	if diff := cmp.Diff(want, bytes); diff != "" {
		t.Error(diff)
	}
}

// Whatever is markup, words stand in the order of the text and overlap nowhere.
func TestSplitSkipKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var doc factum.Document
		var skip []factum.Range
		for _, part := range rapid.SliceOf(rapid.SampledFrom([]string{"word", " ", ".", "é", "&amp;", "&mdash;", "&nbsp;", "&nosuch;", "&#x1F600;", "**", "](http://x.y)", "<br>", "<b>"})).Draw(t, "parts") {
			if strings.ContainsAny(part, "&*<]") {
				skip = append(skip, factum.Range{Start: len(doc.Text), End: len(doc.Text) + len(part)})
			}
			doc.Text += part
		}
		doc.Blocks = []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(doc.Text)}, Skip: skip}}
		at := 0
		for _, s := range Split(&doc).Sentences {
			for _, token := range s.Tokens {
				if token.Start < at || token.End <= token.Start || token.End > len(doc.Text) {
					t.Fatalf("token %q at %d-%d (after %d) in %q", token.Form, token.Start, token.End, at, doc.Text)
				}
				at = token.End
			}
		}
	})
}

func TestSplitLeavesOutWhatDoesNotSpeak(t *testing.T) {
	doc := plain("Photo: somebody.\n\nThe court met.")
	doc.Blocks[0].Kind = factum.Credit
	if diff := cmp.Diff([]string{"The court met ."}, spaced(Split(doc))); diff != "" {
		t.Error(diff)
	}
}

// checkSplit fails unless the tokens spell the text in order.
func checkSplit(t interface {
	Fatalf(string, ...any)
}, text string, got *Text) {
	at := 0
	var spelt strings.Builder
	for _, s := range got.Sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > MaxSentence {
			t.Fatalf("%d tokens in a sentence of %q", len(s.Tokens), text)
		}
		for _, token := range s.Tokens {
			if token.Start < at || token.End <= token.Start || token.End > len(text) || text[token.Start:token.End] != token.Form {
				t.Fatalf("token %q at %d-%d (after %d) in %q", token.Form, token.Start, token.End, at, text)
			}
			at = token.End
			spelt.WriteString(token.Form)
		}
	}
	if want := strings.Join(strings.Fields(text), ""); spelt.String() != want {
		t.Fatalf("the tokens spell %q, want %q", spelt.String(), want)
	}
}

func TestSplitKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "B", "Mr", ".", "..", "'", "’s", "n't", "-", "--", "/", "1", "2,000", "@", "http://", "www.",
			"(", ")", " ", "\n", "\n\n", "$", ":", ";)", "é", "中", "\u200b", "\u00a0", "\"", "_", "*", "&", "#", "don't", "5pm", "\xff", "ICC-01/04"})).Draw(t, "parts")
		text := strings.Join(parts, "")
		checkSplit(t, text, Split(plain(text)))
	})
}

func TestCover(t *testing.T) {
	text := "# Title\n\n***\n\nROME - The court met.\n- One *item*\n\nlast words"
	at := func(part string) factum.Range {
		i := strings.Index(text, part)
		return factum.Range{Start: i, End: i + len(part)}
	}
	blocks := []factum.Block{{Kind: factum.Heading, Range: at("Title")}, {Kind: factum.Dateline, Range: at("ROME -")},
		{Kind: factum.Paragraph, Range: at("The court met.")}, {Kind: factum.ListItem, Range: at("One *item")}}
	var got []string
	for _, b := range Cover(text, blocks) {
		got = append(got, strings.TrimSpace(text[b.Start:b.End]))
	}
	want := []string{"# Title", "***", "ROME - The court met.", "- One *item*", "last words"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"Mr. A. said: “No.” (U.N.) 5pm", "a\xffb - 'tis $$$ http://x.y/z).", "can't won't d'Été 1,000,00 1:2 x@y.z"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSplit(t, text, Split(plain(text))) })
}

// Long and hostile texts take time in proportion to their length: the test
// has no clock, but it would not end within the test's time limit otherwise.
func TestSplitHostile(t *testing.T) {
	for name, text := range map[string]string{
		"one word":   strings.Repeat("a", 10<<20),
		"brackets":   strings.Repeat("(", 1<<20),
		"quotes":     strings.Repeat("\"", 100_000),
		"addresses":  strings.Repeat("(a@b.c-d", 200_000),
		"hyphens":    strings.Repeat("re-a-", 400_000),
		"stops":      strings.Repeat("a.b", 700_000),
		"apostrophe": strings.Repeat("'s", 500_000),
		"urls":       strings.Repeat("(http://", 200_000),
		"hosts":      strings.Repeat("a-b.com-", 200_000),
		"ampersands": strings.Repeat("A&", 400_000),
		"initials":   strings.Repeat("A. ", 400_000),
		"sentence":   strings.Repeat("word ", 2<<20),
	} {
		t.Run(name, func(t *testing.T) { checkSplit(t, text, Split(plain(text))) })
	}
}
