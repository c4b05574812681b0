package statement

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed frames/en.yaml
var english []byte

// lexicon is a file of frames, compiled: what makes a statement of which type.
type lexicon struct {
	things map[string]*thing
	// by holds the frames by part of speech and lemma: "verb arrest".
	by     map[string][]*frame
	frames []*frame
}

// thing is a kind of object that frames speak of: warrants, notices, charges.
type thing struct {
	Nouns []string `yaml:"nouns"`
	// If and Unless are paths from the noun: it is such a thing only if one
	// of If leads somewhere (or If is empty) and none of Unless does.
	If     []string `yaml:"if"`
	Unless []string `yaml:"unless"`
	// Target holds paths from the noun to whom it concerns; frames write them
	// as "obj.@target".
	Target []string `yaml:"target"`

	conditions, exceptions []path
}

// frame is one way to say that something of a type happened.
type frame struct {
	Type   factum.Type
	Name   string // "arrest: verb arrest|detain"
	With   []path // all of them must lead somewhere
	Unless []path // none of them may
	roles  map[string][]role
	// needs lists roles of which one must be filled.
	needs    []string
	modality factum.Modality
	negated  bool
	particle string // of a phrasal verb
	trigger  string // the noun or adjective, of one or more words
	thing    *thing // that the trigger must be; nil = any
	// claims are the paths to nouns that make no statement of their own once
	// this frame has fired.
	claims []path
}

// role is one place where a role may stand.
type role struct {
	path  path
	spec  string
	kinds []factum.Kind // nil = any
}

// file is the form of a frame file.
type file struct {
	Things map[string]*thing `yaml:"things"`
	Types  []typeEntry       `yaml:"types"`
}

type typeEntry struct {
	Type   factum.Type         `yaml:"type"`
	Kinds  map[string][]string `yaml:"kinds"` // for each role, the kinds that may fill it
	Frames []frameEntry        `yaml:"frames"`
}

type frameEntry struct {
	Verb     string            `yaml:"verb"`
	Noun     string            `yaml:"noun"`
	Adj      string            `yaml:"adj"`
	With     []string          `yaml:"with"`
	Unless   []string          `yaml:"unless"`
	Who      []string          `yaml:"who"`
	Whom     []string          `yaml:"whom"`
	Where    []string          `yaml:"where"`
	Needs    []string          `yaml:"needs"`
	Claims   []string          `yaml:"claims"`
	Modality factum.Modality   `yaml:"modality"`
	Negated  bool              `yaml:"negated"`
	Kinds    map[string]string `yaml:"kinds"`
}

// english frames, compiled once.
var englishLexicon = sync.OnceValues(func() (*lexicon, error) { return parseLexicon("frames/en.yaml", english) })

// parseLexicon compiles a frame file. Unknown fields, types, roles and paths
// are errors that name their place.
func parseLexicon(name string, data []byte) (*lexicon, error) {
	var f file
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l := &lexicon{things: map[string]*thing{}, by: map[string][]*frame{}}
	for key, t := range f.Things {
		var err error
		if t.conditions, err = parsePaths(t.If, nil, nil); err == nil {
			t.exceptions, err = parsePaths(t.Unless, nil, nil)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: thing %s: %w", name, key, err)
		}
		l.things[key] = t
	}
	for _, t := range f.Types {
		if !slices.Contains(factum.Types(), t.Type) {
			return nil, fmt.Errorf("%s: no statement type %q", name, t.Type)
		}
		for i := range t.Frames {
			if err := l.add(&t, &t.Frames[i]); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, t.Type, err)
			}
		}
	}
	return l, nil
}

func (l *lexicon) add(t *typeEntry, e *frameEntry) error {
	pos, triggers := "verb", e.Verb
	switch {
	case e.Noun != "":
		pos, triggers = "noun", e.Noun
	case e.Adj != "":
		pos, triggers = "adjective", e.Adj
	case e.Verb == "":
		return errors.New("a frame without verb, noun or adj")
	}
	words, err := parseFilter(triggers, l.things)
	if err != nil {
		return err
	}
	f := frame{Type: t.Type, modality: e.Modality, negated: e.Negated, needs: e.Needs, roles: map[string][]role{}}
	if f.With, err = parsePaths(e.With, l.things, nil); err != nil {
		return err
	}
	if f.Unless, err = parsePaths(e.Unless, l.things, nil); err != nil {
		return err
	}
	if f.claims, err = parsePaths(e.Claims, l.things, nil); err != nil {
		return err
	}
	for name, specs := range map[string][]string{"who": e.Who, "whom": e.Whom, "where": e.Where} {
		kinds := t.Kinds[name]
		if k, ok := e.Kinds[name]; ok {
			kinds = strings.Split(k, "|")
		}
		for _, spec := range specs {
			all, err := parsePaths([]string{spec}, l.things, l.targets(spec, words[0].thing))
			if err != nil {
				return err
			}
			for _, p := range all {
				r := role{path: p, spec: spec}
				for _, k := range kinds {
					r.kinds = append(r.kinds, factum.Kind(k))
				}
				f.roles[name] = append(f.roles[name], r)
			}
		}
	}
	for _, w := range words {
		one := f
		one.thing = w.thing
		lemma := w.lemma
		if pos == "verb" {
			lemma, one.particle, _ = strings.Cut(lemma, " ")
		}
		one.Name = fmt.Sprintf("%s: %s %s", t.Type, pos, w.lemma)
		if pos != "verb" {
			one.trigger = lemma
			lemma = lemma[strings.LastIndexByte(lemma, ' ')+1:]
		}
		l.by[pos+" "+lemma] = append(l.by[pos+" "+lemma], &one)
		l.frames = append(l.frames, &one)
	}
	return nil
}

// targets gives the target paths of the thing that the last filter of a spec
// names, or of the trigger.
func (l *lexicon) targets(spec string, trigger *thing) []string {
	if at := strings.LastIndex(spec, "(@"); at >= 0 {
		name, _, _ := strings.Cut(spec[at+2:], ")")
		trigger = l.things[name]
	}
	if trigger == nil {
		return nil
	}
	return trigger.Target
}

// parsePaths compiles paths; one that ends in "@target" becomes as many as
// there are targets.
func parsePaths(specs []string, things map[string]*thing, targets []string) ([]path, error) {
	var out []path
	for _, spec := range specs {
		all := []string{spec}
		if head, ok := strings.CutSuffix(spec, "@target"); ok {
			if targets == nil {
				return nil, fmt.Errorf("path %q names no thing with targets", spec)
			}
			all = nil
			if strings.HasPrefix(head, "@") {
				head = "" // from the trigger itself
			}
			for _, t := range targets {
				all = append(all, head+t)
			}
		}
		for _, s := range all {
			p, err := parsePath(s, things)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	return out, nil
}
