package wording

import "strings"

// Path puts the path from a trigger to a role into words, from its end: the
// path "obj(@warrant).against" is "what follows “against” of the object (warrant)". An
// arc that has no words is given as it is.
func Path(spec string) string {
	steps := splitTop(spec)
	var b strings.Builder
	for i := len(steps) - 1; i >= 0; i-- {
		name, only, filtered := strings.Cut(steps[i], "(")
		if b.Len() > 0 {
			b.WriteString(" of ")
		}
		switch text, ok := words()["arc"][name]; {
		case ok:
			b.WriteString(text)
		default:
			b.WriteString("what follows “" + strings.ReplaceAll(name, "_", " ") + "”")
		}
		if filtered && i < len(steps)-1 {
			only = strings.TrimSuffix(only, ")")
			if words := strings.Split(only, "|"); len(words) > 3 {
				only = strings.Join(words[:3], ", ") + " …"
			} else {
				only = strings.Join(words, ", ")
			}
			b.WriteString(" (" + strings.NewReplacer("@", "", "%", "any ").Replace(only) + ")")
		}
	}
	return b.String()
}

// splitTop splits a path at the dots outside of brackets.
func splitTop(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '.':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}
