package when

import (
	"fmt"
	"strings"
)

// value is what a constituent of the grammar means.
type value struct {
	kind    string // of a word: its category
	word    string // of a quoted word of the grammar: the word
	n       int
	per     int // of digits with a point: n/per is the number
	padded  bool
	unit    Unit
	mod     Mod
	sym     Symbol
	amounts []Amount
	typ     Type
	typed   bool // typ is set; else it follows from the symbol
	doubt   doubt
	problem string
	swap    bool   // a numeric date whose day and month could be swapped
	parts   []part // the expressions of a range or list; empty: the constituent is one
	ranged  bool   // parts are the ends of a range
}

// part is one expression of a constituent that holds several.
type part struct {
	from, to int32 // atoms
	v        value
}

// doubt says that a constituent is a time only in the right company; see
// guard.go.
type doubt uint8

const (
	noDoubt         doubt = iota
	doubtYear             // a number that may be a year
	doubtMonth            // a month's word that may be a name
	doubtSeason           // spring, fall
	doubtClock            // digits that may be a score or a ratio
	doubtPart             // morning, night without a day
	doubtDay              // a weekday that may be part of a name
	doubtDom              // "the 9th"
	doubtDuration         // "a second"
	doubtRange            // two numbers with a dash
	doubtEra              // a number of few digits that may be a year
	doubtUnit             // "the year", "the day" without more
	doubtIndefinite       // "a day", "a year": one of many
	doubtDecade           // "the 60s"
	doubtCount            // a number behind a date that may count what follows
)

// node is a constituent over the atoms from first up to last (exclusive).
// from and to bound the expression itself, without words that must stand
// beside it.
type node struct {
	cat         category
	first, last int32
	from, to    int32
	rank        int32 // the rule's place in the grammar; lower wins
	v           value
}

// element is one place of a rule: a node's category or one of some words.
type element struct {
	cat     category
	touches bool // stands without space after what is before it
	beside  bool // is no part of the expression
	arg     int  // place among the arguments of the action
}

// action makes the value of a constituent from its parts; absent optional
// parts are nil. ok is false if they don't fit together.
type action func(args []*node) (v value, ok bool)

// rule is one way to make a constituent.
type rule struct {
	cat      category
	elements []element
	args     int // elements in the rule as written
	rank     int32
	do       action
}

// grammar is a set of rules, indexed by the category of their first element.
type grammar struct {
	categories map[string]category
	names      []string
	byFirst    [][]*rule
	shapes     [numShapes]category
	start      category // expr
	// zone and zoneOpen are the names of time zones, and of those that may be several
	zone, zoneOpen category
}

// category gives the number of a category, a new one if it has none yet.
func (g *grammar) category(name string) category {
	if c, ok := g.categories[name]; ok {
		return c
	}
	c := category(len(g.names))
	g.categories[name] = c
	g.names = append(g.names, name)
	return c
}

// compile reads the rules of grammar.txt.
func (l *language) compile(rules string) error {
	for s := d1Shape; s < numShapes; s++ {
		l.shapes[s] = l.category(shapeNames[s])
	}
	l.start = l.category("expr")
	l.zone, l.zoneOpen = l.category("zone"), l.category("zoneopen")
	words := make(map[string]bool)
	var all []*rule
	number := 0
	for line := range strings.Lines(rules) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		number++
		list, err := l.parseRule(line, int32(number), words)
		if err != nil {
			return fmt.Errorf("grammar.txt: %q: %w", line, err)
		}
		all = append(all, list...)
	}
	l.byFirst = make([][]*rule, len(l.names))
	for _, r := range all {
		first := r.elements[0].cat
		l.byFirst[first] = append(l.byFirst[first], r)
	}
	return l.check(all)
}

// check finds categories that nothing can ever be.
func (l *language) check(all []*rule) error {
	made := make([]bool, len(l.names))
	for _, r := range all {
		made[r.cat] = true
	}
	for _, table := range [...]map[string][]entry{l.exact, l.lower} {
		for _, list := range table {
			for _, e := range list {
				made[e.cat] = true
			}
		}
	}
	for _, c := range l.shapes[d1Shape:] {
		made[c] = true
	}
	made[l.zone], made[l.zoneOpen] = true, true // made by lookZones
	for _, r := range all {
		for _, e := range r.elements {
			if !made[e.cat] {
				return fmt.Errorf("grammar.txt: no word and no rule is of category %q", l.names[e.cat])
			}
		}
	}
	return nil
}

// parseRule reads one line; every optional element doubles the rules.
func (l *language) parseRule(line string, rank int32, words map[string]bool) ([]*rule, error) {
	left, right, ok := strings.Cut(line, " = ")
	if !ok {
		return nil, fmt.Errorf("no =")
	}
	do := action(same)
	name := ""
	if i := strings.LastIndex(right, " : "); i >= 0 {
		right, name = right[:i], strings.TrimSpace(right[i+3:])
		if do, ok = actions[name]; !ok {
			return nil, fmt.Errorf("no action %q", name)
		}
	}
	list := []*rule{{cat: l.category(strings.TrimSpace(left)), rank: rank, do: do}}
	fields := strings.Fields(right)
	if len(fields) > maxElements {
		return nil, fmt.Errorf("more than %d elements", maxElements)
	}
	for i, f := range fields {
		e := element{arg: i}
		optional := false
		touchOptional := strings.HasPrefix(f, "[~]")
		if touchOptional {
			f = f[3:] // touching or not: no condition
		}
		if strings.HasPrefix(f, "[") && strings.HasSuffix(f, "]") {
			optional, f = true, f[1:len(f)-1]
		}
		if strings.HasPrefix(f, "(") && strings.HasSuffix(f, ")") && len(f) > 2 {
			e.beside, f = true, f[1:len(f)-1]
		}
		if strings.HasPrefix(f, "~") {
			e.touches, f = true, f[1:]
		}
		if f == "" {
			return nil, fmt.Errorf("an empty element")
		}
		if f[0] == '"' {
			if e.cat = l.wordClass(f, words); e.cat < 0 {
				return nil, fmt.Errorf("bad words %s", f)
			}
		} else {
			e.cat = l.category(f)
		}
		if e.beside && i != 0 && i != len(fields)-1 {
			return nil, fmt.Errorf("(%s) stands in the middle", f)
		}
		var more []*rule
		for _, r := range list {
			if optional {
				more = append(more, r)
				copied := *r
				copied.elements = append([]element(nil), r.elements...)
				r = &copied
			}
			r.elements = append(r.elements, e)
			more = append(more, r)
		}
		list = more
	}
	for _, r := range list {
		if len(r.elements) == 0 {
			return nil, fmt.Errorf("all elements may be missing")
		}
		r.args = len(fields)
	}
	return list, nil
}

// wordClass makes a category of quoted words, "of" or "to"/"until".
func (l *language) wordClass(f string, known map[string]bool) category {
	c := l.category(f)
	if known[f] {
		return c
	}
	known[f] = true
	for word := range strings.SplitSeq(f, "/") {
		if word == `"` { // the word is a slash: "/" was cut in two
			word = `"/"`
		}
		if len(word) < 3 || word[0] != '"' || word[len(word)-1] != '"' {
			return -1
		}
		word = word[1 : len(word)-1]
		l.add(word, false, entry{cat: c, value: value{word: word}})
	}
	return c
}
