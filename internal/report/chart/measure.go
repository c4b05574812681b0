package chart

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Measure estimates the width of text in pixels in a common sans-serif font
// of that size. Which font will be used is not known, so the estimate is on
// the wide side: it was held against DejaVu Sans, the widest one in common
// use.
func Measure(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += em(r)
	}
	return w * size
}

// em gives the width of a character in units of the size.
func em(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case strings.ContainsRune("iljI.,:;'|!’‘", r):
		return 0.32
	case strings.ContainsRune(" ftr()[]/-\"“”·", r):
		return 0.41
	case strings.ContainsRune("mwMW@%—…", r):
		return 0.9
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return 0.58
	case r < 0x250:
		return 0.68
	case r >= 0x590 && r <= 0x8FF, r >= 0xFB50 && r <= 0xFEFC:
		return 0.6
	case uniseg.StringWidth(string(r)) == 2:
		return 1.05
	}
	return 0.72
}

// fit cuts a label to a width, at the end of a grapheme cluster, and says so
// by an ellipsis.
func fit(s string, width float64) string {
	if Measure(s, textSize) <= width {
		return s
	}
	w, end, state := Measure("…", textSize), 0, -1
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if w += Measure(cluster, textSize); w > width {
			break
		}
		end += len(cluster)
	}
	return strings.TrimRight(s[:end], " ") + "…"
}
