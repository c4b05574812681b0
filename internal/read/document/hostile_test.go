package document

import (
	"fmt"
	"strings"
	"testing"
)

// hostile gives inputs that try to make reading slow, by name.
func hostile(size int) map[string]string {
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	counted := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	deep := "<p><button>" + strings.Repeat("<span>", 500)
	return map[string]string{
		"div.html": repeat("<div>") + "x", "text.html": repeat("<div>x"), "formats.html": counted("<b id=%d><p>x"), "unknown.html": counted("<x%d>y"),
		"links.html": repeat("<a href=x>y "), "implied.html": deep + repeat("<hr>"), "ends.html": "<b><div>" + strings.Repeat("<i>", 500) + repeat("</b>"),
		"tables.html": repeat("<table><tr><td>x"), "comments.html": repeat("<!--") + "x", "attributes.html": "<p " + repeat("a=b ") + ">x", "headings.html": repeat("<h1>x"),
		"marks.html": repeat("<sup>[1]</sup>x"), "breaks.html": repeat("x<br>"), "times.html": repeat("<time datetime=2024-01-01>x"), "names.html": repeat("<p class='a-b related share'>x"),
		"data.html": "<script type=application/ld+json>" + repeat("[") + "</script>x", "lines.html": "<pre>" + repeat("x\n"), "noscript.html": repeat("<noscript><p>x</noscript>") + "x",
		"images.txt": repeat("!["), "targets.txt": repeat("]("), "brackets.txt": repeat("[a]("), "stars.txt": repeat("**a* "), "marks.txt": repeat("*a_b"), "references.txt": repeat("&amp;"), "tags.txt": repeat("<b "), "comments.txt": repeat("<!--"),
		"sources.txt": "He said. " + repeat("(A) "), "items.txt": repeat("* x\n"), "quotes.txt": repeat("> ") + "x", "fences.txt": repeat("~~~\n```\n"), "dashes.txt": repeat("A - "), "columns.txt": repeat("a | "),
		"accents.txt": repeat("a\u0301\u0302"), "same.txt": repeat("The same line of words comes again.\n"), "ticks.txt": repeat("`a"), "residue.txt": "He said" + repeat(", external"), "dates.txt": repeat("3 May 2024 "), "pages.txt": repeat("a\f"),
		"one.txt": repeat("word "), "folded.txt": repeat("the court had ruled on that day that all of the men\nshould go free at once. Then\n"), "fields.txt": repeat("Date: 3 May 2024\n"),
	}
}

// Each input is read, or refused, and the document keeps its promises. The time
// is not asserted; an input that costs more than its length makes the whole test
// time out.
func TestHostile(t *testing.T) {
	for name, in := range hostile(1 << 18) {
		d, err := Read(name, []byte(in))
		if err != nil {
			if err != ErrEmpty {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		wellFormed(t, d)
	}
}

// BenchmarkHostile reports the slowest of the hostile inputs.
func BenchmarkHostile(b *testing.B) {
	for name, in := range hostile(1 << 20) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				_, _ = Read(name, []byte(in))
			}
		})
	}
}
