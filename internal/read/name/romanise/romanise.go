package romanise

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed tables.tsv
var tablesTSV string

// tables hold, for each script, the letters for a sequence of characters, and
// the longest such sequence in characters.
type tables struct {
	letters [Other + 1]map[string]string
	longest [Other + 1]int
}

var scripts = map[string]Script{"arabic": Arabic, "hebrew": Hebrew, "cyrillic": Cyrillic, "greek": Greek, "kana": Kana,
	"armenian": Armenian, "georgian": Georgian, "thai": Thai, "khmer": Khmer}

var loadTables = sync.OnceValue(func() *tables {
	t := &tables{}
	for line := range strings.Lines(tablesTSV) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		s := scripts[f[0]]
		if t.letters[s] == nil {
			t.letters[s] = map[string]string{}
		}
		for _, chars := range strings.Fields(f[1]) {
			t.letters[s][chars] = f[2]
			t.longest[s] = max(t.longest[s], utf8.RuneCountInString(chars))
		}
	}
	return t
})

// Letters transliterates one token of the given script. Latin comes back as it
// is; characters without an entry are left out.
func Letters(token string, s Script) string {
	switch s {
	case Latin, None, Other:
		return token
	case Hangul:
		return hangul(token)
	case Han:
		return han(token)
	case Indic:
		return indic(token)
	case Ethiopic:
		return ethiopic(token)
	case Kana:
		token = hiragana(token)
	}
	return loadTables().write(token, s)
}

// write replaces the longest known sequences from left to right.
func (t *tables) write(token string, s Script) string {
	letters, longest := t.letters[s], t.longest[s]
	var b strings.Builder
	for len(token) > 0 {
		end, best, found := 0, 0, ""
		for n := 0; n < longest && end < len(token); n++ {
			_, w := utf8.DecodeRuneInString(token[end:])
			end += w
			if l, ok := letters[token[:end]]; ok {
				best, found = end, l
			}
		}
		if best == 0 {
			_, best = utf8.DecodeRuneInString(token)
		}
		b.WriteString(found)
		token = token[best:]
	}
	return b.String()
}

// hiragana turns katakana into hiragana and drops the length mark; a small tsu
// is left out, as doubling carries little between spellings.
func hiragana(token string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ー' || r == 'っ' || r == 'ッ':
			return -1
		case r >= 'ァ' && r <= 'ヴ':
			return r - 0x60
		}
		return r
	}, token)
}

var (
	hangulFirst = strings.Split("g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h", ",")
	hangulVowel = strings.Split("a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i", ",")
	hangulLast  = strings.Split(",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t", ",")
)

// hangul writes syllables after the Revised Romanisation, without the changes
// of sound between syllables.
func hangul(token string) string {
	var b strings.Builder
	for _, r := range token {
		if r < 0xAC00 || r > 0xD7A3 {
			continue
		}
		n := int(r) - 0xAC00
		b.WriteString(hangulFirst[n/588])
		b.WriteString(hangulVowel[n%588/28])
		b.WriteString(hangulLast[n%28])
	}
	return b.String()
}

// The common layout of the Indic blocks (ISCII order), by offset in the block.
var (
	indicVowel = map[rune]string{0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0E: "e",
		0x0F: "e", 0x10: "ai", 0x12: "o", 0x13: "o", 0x14: "au"}
	indicSign = map[rune]string{0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x46: "e", 0x47: "e",
		0x48: "ai", 0x4A: "o", 0x4B: "o", 0x4C: "au", 0x4D: ""}
	indicConsonant = strings.Split("k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h", " ")
)

// indic writes the scripts of India: a consonant carries a short a unless a
// sign follows it or the word ends.
func indic(token string) string {
	var b strings.Builder
	open := false // a consonant that still carries its vowel
	for _, r := range token {
		o := (r - 0x900) % 0x80
		sign, isSign := indicSign[o]
		if open && !isSign && o != 0x3C {
			b.WriteByte('a')
		}
		switch {
		case o == 0x3C: // nukta: the consonant stays open
			continue
		case isSign:
			b.WriteString(sign)
			open = false
		case o >= 0x15 && o <= 0x39:
			b.WriteString(indicConsonant[o-0x15])
			open = true
		case o == 0x01 || o == 0x02:
			b.WriteByte('n')
			open = false
		default:
			b.WriteString(indicVowel[o])
			open = false
		}
	}
	return b.String()
}

// The rows of the Ethiopic block, eight syllables each, from U+1200.
var (
	ethiopicRow   = strings.Split("h l H m s r s sh q q q q b v t ch h h n ny ' k k kh kh w ' z zh y d d j g g g T ch p S S f p", " ")
	ethiopicVowel = strings.Split("e,u,i,a,e,,o,wa", ",")
)

func ethiopic(token string) string {
	var b strings.Builder
	for _, r := range token {
		if n := int(r) - 0x1200; n >= 0 && n/8 < len(ethiopicRow) {
			b.WriteString(ethiopicRow[n/8])
			b.WriteString(ethiopicVowel[n%8])
		}
	}
	return b.String()
}
