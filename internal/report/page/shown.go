package page

import (
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"factum/internal/report/wording"
)

// shown escapes text of a source for the content of an element. Characters
// that would act on their surroundings without being seen (control
// characters, embeddings and isolates) are made visible by their code point,
// so that they can neither hide nor reorder what is said.
func shown(s string) template.HTML {
	if !acting(s) {
		return template.HTML(template.HTMLEscapeString(s))
	}
	var b strings.Builder
	from := 0
	for i, r := range s {
		if i < from {
			continue
		}
		size := utf8.RuneLen(r)
		bad := r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")
		if bad {
			size = 1
		}
		if !bad && wording.Classify(r) != wording.Acting {
			continue
		}
		b.WriteString(template.HTMLEscapeString(s[from:i]))
		if bad {
			b.WriteRune(utf8.RuneError)
		} else {
			fmt.Fprintf(&b, `<span class="code">U+%04X</span>`, r)
		}
		from = i + size
	}
	b.WriteString(template.HTMLEscapeString(s[from:]))
	return template.HTML(b.String())
}

// acting says whether the text holds anything that shown must replace.
func acting(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 && s[i] != '\n' && s[i] != '\t' || s[i] == 0x7F {
			return true
		}
	}
	if !utf8.ValidString(s) {
		return true
	}
	for _, r := range s {
		if r >= 0x80 && wording.Classify(r) == wording.Acting {
			return true
		}
	}
	return false
}

// flat makes text fit for an attribute or an SVG label, which hold no markup:
// one line, with a replacement character for what acts on its surroundings.
func flat(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch wording.Classify(r) {
		case wording.Blank:
			return ' '
		case wording.Acting:
			return utf8.RuneError
		}
		return r
	}, s)
	return strings.Join(strings.Fields(clean), " ")
}

// flatParts joins a title for an attribute or an SVG label, each
// right-to-left name in an isolate.
func flatParts(parts []wording.Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p.Name && wording.RightToLeft(p.Text):
			b.WriteString("\u2068" + flat(p.Text) + "\u2069")
		case p.Name:
			b.WriteString(flat(p.Text))
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
