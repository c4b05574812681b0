package phonetic

import (
	"embed"
	"sync"
)

//go:embed costs/*.tsv
var costsFS embed.FS

// Table names a learned table of costs.
type Table uint8

// The tables. ForLatin is between two Latin spellings and symmetric; the
// others turn the transliteration of a script (x) into a Latin spelling (y).
const (
	ForLatin Table = iota
	ForArabic
	ForHebrew
	ForCyrillic
	ForKana
	ForHangul
	ForHan
	tables
)

var files = [tables]string{"latin", "arabic", "hebrew", "cyrillic", "kana", "hangul", "han"}

var loaded = func() (l [tables]func() *Model) {
	for t, file := range files {
		l[t] = sync.OnceValue(func() *Model {
			text, err := costsFS.ReadFile("costs/" + file + ".tsv")
			if err != nil {
				panic(err) // embedded
			}
			m, err := Parse(string(text), Table(t) == ForLatin)
			if err != nil {
				panic(err) // embedded, and read by a test
			}
			return m
		})
	}
	return l
}()

// Costs gives a learned table; it is loaded at its first use.
func Costs(t Table) *Model { return loaded[t]() }
