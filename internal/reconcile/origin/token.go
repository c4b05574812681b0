package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum"
	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// token is a word of a document's running text.
type token struct {
	word  uint32 // index into vocabulary.words
	start uint32 // byte offset into the document's text
	size  uint16 // bytes
	flags uint8
}

// What is known of a token where it stands.
const (
	quoted  uint8 = 1 << iota // inside quotation marks, or in a block quotation
	formula                   // part of a phrase that everybody uses
	common                    // part of a phrase that most of the pile uses
	begins                    // the first of a sentence
)

// maxWord bounds the bytes of one token; longer runs of letters are cut.
const maxWord = 240

func (t token) end() int { return int(t.start) + int(t.size) }

// word is a word form of the pile.
type word struct {
	text         string
	function     bool // bears no content: articles, prepositions, auxiliaries
	number       bool
	upper, lower int32 // uses inside a sentence, with and without a capital
	// match is equal for words that are taken as one: of names those that
	// sound alike.
	match  uint32
	weight float32 // how much a shared use says
}

// vocabulary numbers the word forms of a pile.
type vocabulary struct {
	words []word
	ids   map[string]uint32
	lex   *lexicon
	buf   []byte
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]uint32{}, lex: load()}
}

// id gives the number of a word as it is written.
func (v *vocabulary) id(s string) uint32 {
	v.buf = v.buf[:0]
	plain := true
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			plain = false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == ',' && isDigits(s[:i]):
			continue // 240,000
		}
		v.buf = append(v.buf, c)
	}
	if id, ok := v.ids[string(v.buf)]; ok && plain {
		return id
	}
	key := string(v.buf)
	if !plain {
		key = strings.ToLower(s)
		if r, _ := utf8.DecodeRuneInString(key); unicode.Is(unicode.Latin, r) {
			if p := romanise.Plain(key); p != "" {
				key = p
			}
		}
		if id, ok := v.ids[key]; ok {
			return id
		}
	}
	id := uint32(len(v.words))
	v.ids[key] = id
	c := key[0]
	v.words = append(v.words, word{text: key, number: '0' <= c && c <= '9', function: v.lex.function[key] || len(key) == 1 && !('0' <= c && c <= '9')})
	return id
}

func isDigits(s string) bool {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && s[i] != ',' {
			return false
		}
	}
	return len(s) > 0
}

// Weights of a shared word. Honest witnesses share names, numbers and the
// small words of grammar; the other words they choose for themselves.
const (
	weightOther    = 1.0
	weightName     = 0.4
	weightNumber   = 0.4
	weightFunction = 0.2
	weightFormula  = 0.1
)

// weigh settles, once all documents are cut into tokens, which words are
// names, and what a shared use of each word says.
func (v *vocabulary) weigh() {
	alike := map[phonetic.Skeleton]uint32{}
	for i := range v.words {
		w := &v.words[i]
		w.match, w.weight = uint32(i), weightOther
		switch {
		case w.function:
			w.weight = weightFunction
		case w.number:
			w.weight = weightNumber
		case w.upper > w.lower:
			w.weight = weightName
			s := phonetic.Of(w.text).Consonants()
			if s.Len() < 2 {
				break
			}
			if first, ok := alike[s]; ok {
				w.match = first
			} else {
				alike[s] = uint32(i)
			}
		}
	}
}

// tokens cuts the paragraphs, items and quotations of a document into words.
// Headings are left out: they are too short to show a copy, and shared by
// honest pages.
func (v *vocabulary) tokens(d *factum.Document) []token {
	var out []token
	for n := range d.Blocks {
		b := &d.Blocks[n]
		if b.Kind.Speaks() && b.Kind != factum.Heading {
			out = v.block(d.Text, b, out)
		}
	}
	return out
}

func (v *vocabulary) block(text string, b *factum.Block, out []token) []token {
	first := len(out)
	all := b.Kind == factum.Quotation
	var marks []factum.Range
	if !all {
		marks = quotations(text, b.Start, b.End)
	}
	skip := b.Skip
	initial, sentence := true, true // a capital says nothing here; a sentence begins
	for i := b.Start; i < b.End; {
		for len(skip) > 0 && skip[0].End <= i {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Start <= i {
			i = skip[0].End
			continue
		}
		end := b.End
		if len(skip) > 0 {
			end = min(end, skip[0].Start)
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '.', '!', '?', '•', '\n':
				initial, sentence = true, true
			case ':':
				initial = true
			}
			i += n
			continue
		}
		stop := wordEnd(text, i, end)
		for len(marks) > 0 && marks[0].End <= i {
			marks = marks[1:]
		}
		t := token{word: v.id(text[i:stop]), start: uint32(i)}
		if all || len(marks) > 0 && marks[0].Start <= i {
			t.flags |= quoted
		}
		if sentence {
			t.flags |= begins
		}
		if w := &v.words[t.word]; !initial {
			if unicode.IsUpper(r) {
				w.upper++
			} else {
				w.lower++
			}
		}
		i = clitic(text, stop, end)
		t.size = uint16(i - int(t.start))
		out = append(out, t)
		initial, sentence = false, false
	}
	v.formulae(out[first:])
	return out
}

// wordEnd gives the end of the word that begins at i. A number keeps its
// commas, points and colons; scripts without spaces are cut at each letter.
func wordEnd(text string, i, end int) int {
	from := i
	digits := text[i] >= '0' && text[i] <= '9'
	for i < end && i-from < maxWord {
		if c := text[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case r >= utf8.RuneSelf && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			if i == from {
				return i + n
			}
			return i
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		case digits && (r == ',' || r == '.' || r == ':') && i+1 < end && text[i+1] >= '0' && text[i+1] <= '9':
		default:
			return i
		}
		i += n
	}
	return i
}

// clitic gives the end of the word that ends at i with the letters that an
// apostrophe ties to it: "minister's", "didn't".
func clitic(text string, i, end int) int {
	rest := text[i:end]
	after, ok := strings.CutPrefix(rest, "'")
	if !ok {
		after, ok = strings.CutPrefix(rest, "’")
	}
	if !ok {
		return i
	}
	n := 0
	for n < len(after) && n < 3 && (after[n]|0x20) >= 'a' && (after[n]|0x20) <= 'z' {
		n++
	}
	switch strings.ToLower(after[:n]) {
	case "s", "t", "d", "m", "ll", "re", "ve":
		return i + len(rest) - len(after) + n
	}
	return i
}
