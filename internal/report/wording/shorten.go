package wording

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Shorten cuts text to about so many columns, at a space where one is near,
// and says so by an ellipsis.
func Shorten(s string, columns int) string {
	if uniseg.StringWidth(s) <= columns {
		return s
	}
	width, end, space, state := 0, 0, 0, -1
	for rest := s; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if width+w > columns-1 {
			break
		}
		if cluster == " " {
			space = end
		}
		width, end = width+w, end+len(cluster)
	}
	if space > end*2/3 {
		end = space
	}
	return strings.TrimRight(s[:end], " ") + "…"
}
