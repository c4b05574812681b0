package layout

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"factum/internal/read/document/printed"
)

//go:embed words.yaml
var wordsYAML []byte

// words are the tables of words.yaml.
type words struct {
	date, modified, outlet, section, agency, particle, genre map[string]bool
	fields                                                   map[string]field
}

// field is what a line "Name: value" tells.
type field uint8

const (
	noField field = iota
	titleField
	authorField
	dateField
	modifiedField
	outletField
	urlField
	languageField
	otherField
)

var loadWords = sync.OnceValue(func() *words {
	w, err := readWords(wordsYAML)
	if err != nil {
		panic(err) // the embedded table is broken; its test says so first
	}
	return w
})

func readWords(data []byte) (*words, error) {
	var lists map[string][]string
	if err := yaml.Unmarshal(data, &lists); err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	var w words
	for name, set := range map[string]*map[string]bool{
		"date": &w.date, "modified": &w.modified, "outlet": &w.outlet, "section": &w.section, "agency": &w.agency, "particle": &w.particle, "genre": &w.genre,
	} {
		if len(lists[name]) == 0 {
			return nil, fmt.Errorf("words: the list %q is empty", name)
		}
		*set = make(map[string]bool, len(lists[name]))
		for _, s := range lists[name] {
			(*set)[s] = true
		}
		delete(lists, name)
	}
	w.fields = map[string]field{}
	for name, f := range map[string]field{
		"field_title": titleField, "field_author": authorField, "field_date": dateField, "field_modified": modifiedField,
		"field_outlet": outletField, "field_url": urlField, "field_language": languageField, "field_other": otherField,
	} {
		for _, s := range lists[name] {
			w.fields[s] = f
		}
		delete(lists, name)
	}
	for name := range lists {
		return nil, fmt.Errorf("words: unknown list %q", name)
	}
	return &w, nil
}

// capitalised says whether a word begins with a capital.
func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(«"))
	return unicode.IsUpper(r)
}

// shouted says whether s has at least n letters and none of them is small.
func shouted(s string, n int) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n--
		}
	}
	return n <= 0
}

// nameLike says whether s may be the name of a person: two to four capitalised
// words and particles, no digit, no word that marks a masthead.
func (w *words) nameLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 5 || shouted(s, 1) || strings.ContainsAny(s, "0123456789:;!?/|@,()") {
		return false
	}
	full := 0
	for _, f := range fields {
		word := strings.TrimSuffix(f, ".")
		switch {
		case w.particle[strings.ToLower(word)]:
		case !capitalised(f) || w.outlet[strings.ToLower(word)] || printed.Weekday(word) && utf8.RuneCountInString(word) > 3 || strings.EqualFold(word, "the"):
			return false
		default:
			full++
		}
	}
	return full >= 2 && capitalised(fields[len(fields)-1])
}

// beside says whether every word of s is one that stands beside a date: a role,
// a clock time, a weekday.
func (w *words) beside(s string) bool {
	for _, f := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:()[]*_-–—|/•·+", r)
	}) {
		f = strings.TrimRight(f, ".")
		if !w.date[f] && !clock(f) && !printed.Weekday(f) {
			return false
		}
	}
	return true
}

// onClocks says whether s is a remark on the clocks of a page: "all times are
// local", "hours are those of Rome (UTC+2)".
func (w *words) onClocks(s string) bool {
	const most = 30 // words
	fields := strings.Fields(strings.ToLower(s))
	if len(fields) < 3 || len(fields) > most {
		return false
	}
	return fields[0] == "hours" || fields[0] == "times" || fields[0] == "clock" || fields[0] == "all" && (fields[1] == "times" || fields[1] == "hours")
}

// clock reads what is left of a clock time between punctuation: "14", "2.20pm", "12h40".
func clock(f string) bool {
	for _, unit := range []string{"am", "pm", "h", "hrs", "z"} {
		f = strings.TrimSuffix(f, unit)
	}
	return len(f) <= 6 && strings.Trim(f, "0123456789.h") == "" && strings.Trim(f, ".h") != ""
}
