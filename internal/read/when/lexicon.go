package when

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/words.tsv
var wordTable string

//go:embed lexicon/grammar.txt
var grammarText string

// category is a category of the grammar: an index into grammar.names.
type category int16

const noCategory category = -1

// entry is one reading of a word or of a phrase.
type entry struct {
	cat    category
	value  value
	core   bool
	phrase []string // the words after the first, in lower case
}

// language is the lexicon and the grammar of a language, ready for use.
// It is never changed after it was made.
type language struct {
	exact map[string][]entry // words that count as written only
	lower map[string][]entry // words in any case, by lower case
	grammar
}

// english reads the embedded lexicon once. Its tables are validated by a test;
// a damaged one is a mistake of the build.
var english = sync.OnceValue(func() *language {
	l, err := newLanguage(wordTable, grammarText)
	if err != nil {
		panic("when: lexicon: " + err.Error())
	}
	return l
})

func newLanguage(words, rules string) (*language, error) {
	l := &language{exact: make(map[string][]entry), lower: make(map[string][]entry)}
	l.categories = make(map[string]category)
	if err := l.readWords(words); err != nil {
		return nil, err
	}
	holiday := l.category("holiday")
	for name, h := range holidays() {
		v := value{kind: "holiday", sym: open(Fields{Holiday: name})}
		if h.rule == "on" {
			v.sym = absolute(Fields{Year: int32(h.year), Span: Year, Month: uint8(h.month), Day: uint8(h.day)})
		}
		for _, words := range h.names {
			l.add(words, true, entry{cat: holiday, value: v, core: true})
		}
	}
	if err := l.compile(rules); err != nil {
		return nil, err
	}
	return l, nil
}

// add puts a word or phrase into the lexicon.
func (l *language) add(words string, capital bool, e entry) {
	pieces := atomize(words)
	for _, p := range pieces[1:] {
		e.phrase = append(e.phrase, strings.ToLower(p))
	}
	table, key := l.lower, strings.ToLower(pieces[0])
	if capital {
		table, key = l.exact, pieces[0]
	}
	list := append(table[key], e)
	// Longer phrases first, so that they win.
	for i := len(list) - 1; i > 0 && len(list[i].phrase) > len(list[i-1].phrase); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	table[key] = list
}

func (l *language) readWords(table string) error {
	for row := range strings.Lines(table) {
		row = strings.TrimRight(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		f := strings.Split(row, "\t")
		if len(f) != 4 {
			return fmt.Errorf("words.tsv: %q has %d columns, not 4", row, len(f))
		}
		v, err := lexicalValue(f[1])
		if err != nil {
			return fmt.Errorf("words.tsv: %q: %w", row, err)
		}
		v.kind = f[0]
		e := entry{cat: l.category(f[0]), value: v, core: strings.Contains(f[2], "x")}
		for _, words := range strings.Split(f[3], "|") {
			if words == "" {
				return fmt.Errorf("words.tsv: %q has an empty word", row)
			}
			l.add(words, strings.Contains(f[2], "C"), e)
		}
	}
	return nil
}

// lexicalValue reads the second column of words.tsv.
func lexicalValue(s string) (v value, err error) {
	if n, e := strconv.Atoi(s); e == nil {
		return value{n: n}, nil
	}
	if len(s) == 1 {
		if u, ok := parseUnit(s[0]); ok {
			return value{unit: u}, nil
		}
	}
	if len(s) == 2 && s[0] >= '2' && s[0] <= '9' { // a unit of several: a fortnight
		if u, ok := parseUnit(s[1]); ok {
			return value{unit: u, n: int(s[0] - '0')}, nil
		}
	}
	if rest, ok := strings.CutPrefix(s, "%"); ok {
		for m := Start; m < numMods; m++ {
			if modCodes[m] == rest {
				return value{mod: m}, nil
			}
		}
		return value{}, fmt.Errorf("no modifier %q", rest)
	}
	sym, err := ParseSymbol(s)
	if err == nil && sym.Kind == Point && sym.Anchor.Kind == Absolute {
		if f, ok := sym.fields(); ok && f.Span == NoUnit {
			sym = open(f)
		}
	}
	return value{sym: sym}, err
}

// open is a point of which only the fields are known.
func open(f Fields) Symbol {
	return Symbol{Kind: Point, Anchor: anchorAt(Unanchored), Steps: []Step{{Op: Within, Fields: f}}}
}

// absolute is a point that its fields fix.
func absolute(f Fields) Symbol {
	return Symbol{Kind: Point, Anchor: anchorAt(Absolute), Steps: []Step{{Op: Within, Fields: f}}}
}

// point is an absolute point if the fields hold a year, else an open one.
func point(f Fields) Symbol {
	if f.Span != NoUnit {
		return absolute(f)
	}
	return open(f)
}
