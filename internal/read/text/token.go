package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/text/model"
)

// piece is a token before analysis: the bytes from start up to end of a flat
// text.
type piece struct {
	start, end int
	space      bool // white space or markup stands before it
}

// tokeniser cuts a flat text (a block without its markup) into the words of
// Universal Dependencies for English: hyphenated words fall apart ("nine -
// month - old") but for prefixes ("re-elected"), contractions too ("do n't",
// "Libya 's"); identifiers, dates, times, numbers, addresses and abbreviations
// stay whole. It reads the text once, whatever is in it.
type tokeniser struct {
	lex  *tokenLexicon
	text string
	out  []piece
}

// tokenise appends the tokens of text to out.
func tokenise(lex *tokenLexicon, text string, out []piece) []piece {
	t := tokeniser{lex, text, out}
	for i := 0; i < len(text); {
		if r, n := utf8.DecodeRuneInString(text[i:]); isSpace(r) {
			i += n
			continue
		}
		j := i
		for j < len(text) {
			r, n := utf8.DecodeRuneInString(text[j:])
			if isSpace(r) {
				break
			}
			j += n
		}
		t.chunk(i, j)
		i = j
	}
	return t.out
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

func (t *tokeniser) emit(start, end int) {
	space := len(t.out) == 0 || t.out[len(t.out)-1].end != start
	t.out = append(t.out, piece{start, end, space})
}

// chunk cuts the bytes from a up to b, which hold no white space.
func (t *tokeniser) chunk(a, b int) {
	fresh := true // an address may begin here
	for a < b {
		r, n := utf8.DecodeRuneInString(t.text[a:b])
		if fresh {
			if end := addressEnd(t.text[a:b]); end > 0 {
				t.emit(a, a+end)
				a += end
				fresh = false
				continue
			}
		}
		fresh = strings.ContainsRune("([{<\"“”«:,;|", r)
		switch {
		case isWordRune(r), r == '#' && nextIs(t.text[a+n:b], unicode.IsLetter), r == '@' && nextIs(t.text[a+n:b], unicode.IsLetter):
			a = t.word(a, b)
		case isApostrophe(r):
			a = t.apostrophe(a, b, n)
		case r == '.' || r == '…' || r == '!' || r == '?' || r == '-' || r == '*' || r == '$' || r == '=' || r == '_' || r == '~' || r == '<' || r == '>' || r == '`':
			a = t.run(a, b, r, n)
		case r == ':' || r == ';':
			a = t.face(a, b)
		default:
			t.emit(a, a+n)
			a += n
		}
	}
}

func isWordRune(r rune) bool {
	return r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') ||
		r >= 0x80 && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || model.Invisible(r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == 'ʼ' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func nextIs(s string, f func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return f(r)
}

// run emits a run of one sort of mark as one token ("...", "--", "?!").
func (t *tokeniser) run(a, b int, r rune, n int) int {
	same := func(c rune) bool { return c == r }
	switch r {
	case '.', '…', '!', '?':
		same = func(c rune) bool { return c == '.' || c == '…' || c == '!' || c == '?' }
	}
	end := a + n
	for end < b {
		c, n := utf8.DecodeRuneInString(t.text[end:b])
		if !same(c) {
			break
		}
		end += n
	}
	t.emit(a, end)
	return end
}

// face emits a colon or semicolon, or the emoticon that it begins.
func (t *tokeniser) face(a, b int) int {
	end := a + 1
	if a == 0 || !isWordRune(rune(t.text[a-1])) {
		rest := t.text[end:b]
		rest = strings.TrimPrefix(rest, "-")
		if len(rest) > 0 && strings.IndexByte(")(DPO/|]", rest[0]) >= 0 && (len(rest) == 1 || !isWordRune(rune(rest[1])) && rest[0] != '/') {
			end = b - len(rest) + 1
		}
	}
	t.emit(a, end)
	return end
}

// apostrophe emits what an apostrophe at the start of a token begins: a
// detached clitic ("'s"), a clipped year ("'90s"), a double quote of two, or
// the mark alone.
func (t *tokeniser) apostrophe(a, b, n int) int {
	rest := t.text[a+n : b]
	if strings.HasPrefix(rest, t.text[a:a+n]) {
		t.emit(a, a+2*n)
		return a + 2*n
	}
	k := wordLength(rest)
	touches := len(t.out) > 0 && t.out[len(t.out)-1].end == a
	switch strings.ToLower(rest[:k]) {
	case "s", "re", "ve", "ll", "d", "m", "em", "cause", "til", "tis", "twas":
		t.emit(a, a+n+k)
		return a + n + k
	}
	if !touches && k >= 2 && isDigit(rest[0]) && isDigit(rest[1]) && (k == 2 || k == 3 && rest[2] == 's') {
		t.emit(a, a+n+k)
		return a + n + k
	}
	t.emit(a, a+n)
	return a + n
}

// wordLength is the length of the run of word runes that s begins with, up to
// a limit that is enough for clitics.
func wordLength(s string) int {
	k := 0
	for k < len(s) && k < 16 {
		r, n := utf8.DecodeRuneInString(s[k:])
		if !isWordRune(r) {
			break
		}
		k += n
	}
	return k
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
