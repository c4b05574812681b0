package html

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed hints.yaml
var hintsYAML []byte

// hint is what the attributes of an element say of it. Of two hints the greater
// goes first: what hides before what marks a part of a picture, that before
// what marks boilerplate, and that before the head of a report.
type hint uint8

const (
	noHint hint = iota
	dateline
	byline
	aside // of an element that may as well be a box with facts
	boilerplate
	comments
	teaser
	caption
	credit
	unseen // for screen readers only
	numHints
)

// kind gives the kind of the blocks of an element with that hint.
func (h hint) kind() factum.BlockKind {
	switch h {
	case dateline:
		return factum.Dateline
	case byline:
		return factum.Byline
	case aside, teaser:
		return factum.Teaser
	case boilerplate, comments:
		return factum.Boilerplate
	case caption:
		return factum.Caption
	case credit:
		return factum.Credit
	}
	return ""
}

// lists are the lists of hints.yaml.
var lists = map[string]hint{"dateline": dateline, "byline": byline, "boilerplate": boilerplate, "comments": comments, "teaser": teaser, "caption": caption, "credit": credit, "hidden": unseen}

// hints are the tables of hints.yaml.
type hints struct {
	names map[string]hint
	roles map[string]bool
}

var loadHints = sync.OnceValue(func() *hints {
	h, err := readHints(hintsYAML)
	if err != nil {
		panic(err) // the embedded table is broken; its test says so first
	}
	return h
})

func readHints(data []byte) (*hints, error) {
	var all map[string][]string
	if err := yaml.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("hints: %w", err)
	}
	h := &hints{names: map[string]hint{}, roles: map[string]bool{}}
	for list, names := range all {
		if list == "role_boilerplate" {
			for _, n := range names {
				h.roles[n] = true
			}
			continue
		}
		kind, ok := lists[list]
		if !ok {
			return nil, fmt.Errorf("hints: unknown list %q", list)
		}
		for _, n := range names {
			if _, twice := h.names[n]; twice {
				return nil, fmt.Errorf("hints: %q stands twice", n)
			}
			h.names[n] = kind
		}
	}
	return h, nil
}

// of gives the hint of a class name or id.
func (h *hints) of(name string) hint {
	const longest = 500 // bytes; generated names beyond it say nothing
	if name == "" || len(name) > longest {
		return noHint
	}
	best := noHint
	for class := range strings.FieldsSeq(name) {
		last := ""
		for part := range parts(class) {
			best = max(best, h.names[part])
			if last != "" {
				best = max(best, h.names[last+"-"+part])
			}
			last = part
		}
		best = max(best, h.names[strings.ToLower(class)])
	}
	return best
}

// parts cuts a class name at everything that is no letter and before capitals.
func parts(class string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start, lower := -1, false
		for i, r := range class + " " {
			letter := unicode.IsLetter(r)
			if start >= 0 && (!letter || unicode.IsUpper(r) && lower) {
				if !yield(strings.ToLower(class[start:i])) {
					return
				}
				start = -1
			}
			if letter && start < 0 {
				start = i
			}
			lower = unicode.IsLower(r)
		}
	}
}
