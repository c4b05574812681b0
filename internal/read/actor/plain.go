package actor

import (
	"strings"

	"factum/internal/read/name/romanise"
)

// plain is a word in lower case without accents; in other scripts
// than Latin as it stands.
func plain(form string) string {
	for i := range len(form) {
		if form[i] >= 0x80 {
			low := strings.ToLower(form)
			if p := romanise.Plain(low); p != "" {
				return p
			}
			return low
		}
	}
	return strings.ToLower(form)
}
