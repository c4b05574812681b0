package wording

import (
	"slices"
	"strconv"
	"strings"

	"factum"
)

// Part is a piece of a title: words of ours, or a name out of the sources,
// which each output isolates (its script may run the other way).
type Part struct {
	Text   string
	Name   bool
	Entity int // position in Record.Entities of the bearer of the name; -1 otherwise
}

func plain(text string) Part { return Part{Text: text, Entity: -1} }

// Flat joins parts to one text.
func Flat(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Name gives the name of an entity; an id that the record doesn't know is
// given as it is.
func (x *Index) Name(id string) Part {
	i, ok := x.Entity(id)
	if !ok {
		return Part{Text: id, Name: true, Entity: -1}
	}
	name := x.Entities[i].Name
	if x.short != nil && x.short[i] != "" {
		name = x.short[i]
	}
	if strings.TrimSpace(name) == "" {
		name = "(no name)"
	}
	return Part{Text: name, Name: true, Entity: i}
}

// Brief makes an index that calls people as the sources call them most often,
// where that is the end of their name and nobody else is called so: "al-Masri"
// for "Osama al-Masri". It is for outputs that have little room.
func (x *Index) Brief() *Index {
	bearers := map[string]int{}
	for i := range x.Entities {
		for _, sp := range x.Entities[i].Spellings {
			bearers[sp.Text]++
		}
	}
	brief := *x
	brief.short = make([]string, len(x.Entities))
	for i := range x.Entities {
		e := &x.Entities[i]
		most := 0
		for _, sp := range e.Spellings {
			if e.Kind == factum.Person && sp.Count > most && bearers[sp.Text] == 1 && strings.HasSuffix(e.Name, " "+sp.Text) {
				brief.short[i], most = sp.Text, sp.Count
			}
		}
	}
	return &brief
}

// Names lists entities: "A, B and C", and from the fifth on "and N others". A
// body or group of which another one's name holds all words ("the court" beside
// "Rome Court of Appeal") is left out: it adds nothing.
func (x *Index) Names(ids []string) []Part {
	const most = 4
	ids = x.telling(ids)
	shown := ids
	if len(ids) > most {
		shown = ids[:most-1]
	}
	var parts []Part
	for i, id := range shown {
		switch {
		case i == 0:
		case i == len(ids)-1:
			parts = append(parts, plain(" and "))
		default:
			parts = append(parts, plain(", "))
		}
		parts = append(parts, x.Name(id))
	}
	if n := len(ids) - len(shown); n > 0 {
		parts = append(parts, plain(" and "+strconv.Itoa(n)+" others"))
	}
	return parts
}

// mostTelling bounds the names that are compared with each other; of more only a
// few are shown.
const mostTelling = 64

// telling gives the entities whose names tell more than those of the others.
func (x *Index) telling(ids []string) []string {
	if len(ids) > mostTelling {
		return ids
	}
	words := make([][]string, len(ids))
	for k, id := range ids {
		words[k] = slices.DeleteFunc(strings.Fields(strings.ToLower(x.Name(id).Text)), func(w string) bool {
			return w == "the" || w == "a" || w == "an"
		})
	}
	var out []string
	for k, id := range ids {
		told := false // another name has all its words, and more of them or a place before it
		for n := range words {
			told = told || (len(words[n]) > len(words[k]) || n < k && len(words[n]) == len(words[k])) &&
				!slices.ContainsFunc(words[k], func(w string) bool { return !slices.Contains(words[n], w) })
		}
		i, ok := x.Entity(id)
		if !told || !ok || x.Entities[i].Named && x.Entities[i].Kind == factum.Person {
			out = append(out, id)
		}
	}
	return out
}

// quoteColumns is how long a quote in a title may be.
const quoteColumns = 91

// Title names an event by its type and by who and whom it concerns: "Arrest
// of A by B". Place and day are not in it. An event of no other type is called
// by the first words that tell it.
func (x *Index) Title(e *factum.Event) []Part {
	if e.Type == factum.Other {
		for _, id := range e.Statements {
			if i, ok := x.Statement(id); ok && x.Statements[i].Quote != "" {
				return []Part{plain("“"), {Text: Shorten(strings.Join(strings.Fields(x.Statements[i].Quote), " "), quoteColumns), Name: true, Entity: -1}, plain("”")}
			}
		}
	}
	return x.title(e.Type, e.Who, e.Whom)
}

// StatementTitle names what a statement says in the same way.
func (x *Index) StatementTitle(s *factum.Statement) []Part { return x.title(s.Type, s.Who, s.Whom) }

func (x *Index) title(t factum.Type, who, whom []string) []Part {
	pattern, ok := words()["title"][string(t)]
	if !ok {
		parts := []Part{{Text: lookup("title", string(t)), Name: true, Entity: -1}}
		return append(append(parts, x.optional(" concerning {whom}", who, whom)...), x.optional(", with {who}", who, whom)...)
	}
	var parts []Part
	for pattern != "" {
		open := strings.IndexByte(pattern, '[')
		if open < 0 {
			parts = append(parts, plain(pattern))
			break
		}
		if open > 0 {
			parts = append(parts, plain(pattern[:open]))
		}
		var piece string
		piece, pattern, _ = strings.Cut(pattern[open+1:], "]")
		parts = append(parts, x.optional(piece, who, whom)...)
	}
	return parts
}

// optional fills one bracket of a title pattern: nothing when its slot is
// empty.
func (x *Index) optional(piece string, who, whom []string) []Part {
	before, rest, _ := strings.Cut(piece, "{")
	slot, after, _ := strings.Cut(rest, "}")
	var ids []string
	switch slot {
	case "who":
		ids = who
	case "whom":
		ids = whom
	case "persons", "bodies":
		for _, id := range whom {
			i, ok := x.Entity(id)
			if (ok && x.Entities[i].Kind == factum.Person) == (slot == "persons") {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	parts := append([]Part{plain(before)}, x.Names(ids)...)
	if after != "" {
		parts = append(parts, plain(after))
	}
	return parts
}
