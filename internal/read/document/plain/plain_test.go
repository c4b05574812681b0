package plain

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum/internal/read/document/layout"
)

// shown gives each segment as "kind level words".
func shown(t *testing.T, text string) []string {
	t.Helper()
	segs, err := Segments(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range segs {
		words, _ := layout.Words(text, s.Block)
		level := ""
		if s.Level > 0 {
			level = fmt.Sprint(s.Level)
		}
		out = append(out, fmt.Sprintf("%s%s %s", s.Kind, level, strings.Join(strings.Fields(words), " ")))
	}
	return out
}

func TestSegments(t *testing.T) {
	long := "The court in Larnaca ruled on Friday that the general must be freed, because the warrant did not say what he is accused of. The state will appeal against the ruling, its office said. Nothing had been filed by Friday evening"
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"one paragraph a line, without blank lines", "The court freed him.\nThe state will appeal.\nWhat now?\nNobody knows.", []string{
			"paragraph The court freed him.", "paragraph The state will appeal.", "paragraph What now?", "paragraph Nobody knows.",
		}},
		{"wrapped", "The court in Larnaca ruled on Friday that the general\nmust be freed. The state will appeal against that\nruling, its office said.\n\nHe went home in the evening, in the car of a\nfriend, and said nothing.\n", []string{
			"paragraph The court in Larnaca ruled on Friday that the general must be freed. The state will appeal against that ruling, its office said.",
			"paragraph He went home in the evening, in the car of a friend, and said nothing.",
		}},
		{"wrapped, with a title above and an indented paragraph", "Court frees general\nThe court in Larnaca ruled on Friday that the general\nmust be freed. The state will appeal against that\nruling, its office said.\n    He went home in the evening, in the car of a\nfriend, and said nothing.\n", []string{
			"paragraph Court frees general",
			"paragraph The court in Larnaca ruled on Friday that the general must be freed. The state will appeal against that ruling, its office said.",
			"paragraph He went home in the evening, in the car of a friend, and said nothing.",
		}},
		{"a number at the beginning of a wrapped line is no item", "The court in Larnaca ruled against that on January\n12. He went home in the evening, in the car of an\nold friend, and said nothing.\n", []string{
			"paragraph The court in Larnaca ruled against that on January 12. He went home in the evening, in the car of an old friend, and said nothing.",
		}},
		{"cut by the end of a page", long + " of\n\nthat day, though it was promised.\n\nThe end of it.", []string{
			"paragraph " + long + " of that day, though it was promised.", "paragraph The end of it.",
		}},
		{"cut before a capital, where all long paragraphs end", long + ".\n\n" + long + ".\n\n" + long + ".\n\n" + long + ".\n\n" + long + " in\n\nNicosia or anywhere else, and nobody has said why.", []string{
			"paragraph " + long + ".", "paragraph " + long + ".", "paragraph " + long + ".", "paragraph " + long + ".", "paragraph " + long + " in Nicosia or anywhere else, and nobody has said why.",
		}},
		{"nested items", "#### Law\n\n* First topic\n  * The court freed him. (AP)\n  * The state appeals.\n    * At once.\n* Second topic", []string{
			"heading4 Law", "item1 First topic", "item2 The court freed him. (AP)", "item2 The state appeals.", "item3 At once.", "item1 Second topic",
		}},
		{"other markers", "1. One.\n2) Two.\n(a) Three.\n• Four.\n- Five.\n1990. The year.\n12.30 p.m. it was.", []string{
			"item1 One.", "item1 Two.", "item1 Three.", "item1 Four.", "item1 Five.", "paragraph 1990. The year.", "paragraph 12.30 p.m. it was.",
		}},
		{"an item that goes on", "* The court freed him, and\n  then he went home.\n* Nobody knows.", []string{"item1 The court freed him, and then he went home.", "item1 Nobody knows."}},
		{"quotation", "He wrote to us:\n\n> I have robbed nobody, and I have\n> hurt nobody.\n>> Who says so?\n", []string{
			"paragraph He wrote to us:", "quotation I have robbed nobody, and I have hurt nobody.", "quotation Who says so?",
		}},
		{"headings", "Title\n=====\n\nPart\n----\n\n## Second ##\n\nWords.", []string{"heading1 Title", "heading2 Part", "heading2 Second", "paragraph Words."}},
		{"table, code and rules", "| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```\nx = 1\n\ny = 2\n```\n\n[ref]: https://a.example/x\n", []string{
			"table | a | b | |---|---| | 1 | 2 |", "code x = 1 y = 2",
		}},
		{"a fence that is never closed", "```\nThe court freed him.", []string{"paragraph The court freed him."}},
		{"mail", "From: Ann Lee\nTo: the desk\nSubject: the general\n\nHe was freed.\n\n-- \nAnn", []string{
			"paragraph From: Ann Lee", "paragraph To: the desk", "paragraph Subject: the general", "paragraph He was freed.", "paragraph Ann",
		}},
		{"links and emphasis", "He was [found](https://a.example/x_(y)?q=1 \"t\") **guilty** _of_ *it*[3] in snake_case and 2*3*4.", []string{
			"paragraph He was found guilty of it in snake_case and 2*3*4.",
		}},
		{"glued emphasis", "**Ann Lee****10 February 2025**", []string{"paragraph Ann Lee10 February 2025"}},
		{"references", "AT&amp;T said&nbsp;&ldquo;no&rdquo; &unknown; R&D", []string{"paragraph AT&T said “no” &unknown; R&D"}},
		{"images", "![A man](a.jpg)\n\n![](b.jpg)\n\nWords ![x](c.jpg) here.", []string{"paragraph A man", "paragraph Words x here."}},
		{"tags", "A<br>B <b>c</b> <a href=\"x\">d</a> <!-- e --> <https://a.example> 3 < 4 > 2", []string{"paragraph AB c d https://a.example 3 < 4 > 2"}},
		{"words in brackets are no target", "He said [so] (it was late) and [no](maybe later).", []string{"paragraph He said [so] (it was late) and [no](maybe later)."}},
		{"escapes", `\*not\* a list`, []string{"paragraph *not* a list"}},
		{"an address alone", "Words.\n\nhttps://a.example/x?utm=1\n", []string{"paragraph Words.", "boilerplate https://a.example/x?utm=1"}},
		{"line ends of all systems", "One.\r\nTwo.\rThree.\u2028Four.\fFive.", []string{"paragraph One.", "paragraph Two.", "paragraph Three.", "paragraph Four.", "paragraph Five."}},
		{"nothing but blanks", " \n\u00a0\n\u200b\n&nbsp;\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, shown(t, test.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The same report gives the same paragraphs at whatever width it is folded.
func TestFolded(t *testing.T) {
	paragraphs := []string{
		"Court in Larnaca refuses to hand the former minister over",
		"A court in Cyprus has refused to hand a former minister over to Latvia, where he is wanted because of bank transfers. He walked out of the building shortly before noon, and told reporters that he had robbed nobody.",
		"“We are not surprised,” his lawyer said. The state is going to appeal, according to its office; no papers had been filed by the evening of that day, and nobody could say when they would be.",
		"Officers had found a large sum of money in his luggage when he landed in March. His wife, who was with him, was questioned for two hours and let go; she is not a suspect.",
	}
	for _, width := range []int{40, 50, 60, 66, 72, 78, 90, 100, 110} {
		var out strings.Builder
		for _, p := range paragraphs {
			column := 0
			for _, w := range strings.Fields(p) {
				if column > 0 && column+1+len([]rune(w)) > width {
					out.WriteByte('\n')
					column = 0
				} else if column > 0 {
					out.WriteByte(' ')
					column++
				}
				out.WriteString(w)
				column += len([]rune(w))
			}
			out.WriteString("\n\n")
		}
		var want []string
		for _, p := range paragraphs {
			want = append(want, "paragraph "+p)
		}
		if diff := cmp.Diff(want, shown(t, out.String())); diff != "" {
			t.Errorf("folded at %d (-want +got):\n%s", width, diff)
		}
	}
}

func TestTooManyLines(t *testing.T) {
	if _, err := Segments(strings.Repeat("x\n", layout.MostSegments+1)); err != layout.ErrTooMany {
		t.Errorf("%v", err)
	}
}
