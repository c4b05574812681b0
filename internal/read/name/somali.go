package name

import "strings"

// somali writes a word in the Somali alphabet as it is heard elsewhere: x is
// another h, c an ayn, long vowels are doubled (Xasan Cabdi Yuusuf is Hasan Abdi
// Yusuf); "" where it shows none of these.
func somali(key string) string {
	ayn := key == "cali"
	for _, begin := range [...]string{"cabd", "caa", "cum", "cus", "cii", "cawa"} {
		ayn = ayn || strings.HasPrefix(key, begin)
	}
	var b strings.Builder
	other := ayn
	for i := 0; i < len(key); i++ {
		next := byte('m')
		if i+1 < len(key) {
			next = key[i+1]
		}
		switch c := key[i]; {
		case i == 0 && ayn:
		case c == 'x' && strings.IndexByte("aeioumd", next) >= 0 && (i == 0 || key[i-1] == 'a'):
			b.WriteByte('h')
			other = true
		case i > 0 && c == key[i-1] && strings.IndexByte("aeiou", c) >= 0:
		default:
			b.WriteByte(c)
		}
	}
	if !other || len(key) < 4 {
		return ""
	}
	return b.String()
}
