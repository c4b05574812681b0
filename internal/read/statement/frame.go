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

//go:embed frames/incidents.en.yaml
var englishIncidents []byte

// lexicon is a file of frames, compiled: what makes a statement of which type.
type lexicon struct {
	things map[string]*thing
	by     map[string]*entry // by the lemma of the trigger (of its last word)
	frames []*frame
}

// entry holds the frames of a lemma by its part of speech.
type entry struct{ verb, noun, adjective []*frame }

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
	roles  [numRoles][]slot
	// needs lists roles of which one must be filled.
	needs    []role
	modality factum.Modality
	negated  bool
	dated    bool     // makes a statement only where a time dates it
	particle string   // of a phrasal verb
	trigger  string   // the noun or adjective, of one or more words
	preps    []string // the prepositions behind which the trigger must stand; nil = any
	thing    *thing   // that the trigger must be; nil = any
	// claims are the paths to nouns that make no statement of their own once
	// this frame has fired.
	claims []path
	weight int // how specific the frame is
}

// role is a role of a frame.
type role uint8

// The roles.
const (
	roleWho role = iota
	roleWhom
	roleWhere
	roleReason
	numRoles
)

var roleNames = [numRoles]string{"who", "whom", "where", "reason"}

func parseRole(s string) (role, error) {
	if i := slices.Index(roleNames[:], s); i >= 0 {
		return role(i), nil
	}
	return 0, fmt.Errorf("no role %q", s)
}

// slot is one place where a role may stand.
type slot struct {
	path  path
	spec  string
	kinds []factum.Kind // nil = any
}

// file is the form of a frame file.
type file struct {
	Things map[string]*thing `yaml:"things"`
	Types  []typeEntry       `yaml:"types"`
}

// typeEntry holds the frames of a type with what holds for all of them but
// those that say otherwise.
type typeEntry struct {
	Type   factum.Type         `yaml:"type"`
	Kinds  map[string][]string `yaml:"kinds"`  // for each role, the kinds that may fill it
	Needs  []string            `yaml:"needs"`  // one of these roles must be filled
	Reason []string            `yaml:"reason"` // where the reason stands
	Frames []frameEntry        `yaml:"frames"`
}

type frameEntry struct {
	Verb     string            `yaml:"verb"`
	Noun     string            `yaml:"noun"`
	Adj      string            `yaml:"adj"`
	Prep     string            `yaml:"prep"`
	With     []string          `yaml:"with"`
	Unless   []string          `yaml:"unless"`
	Who      []string          `yaml:"who"`
	Whom     []string          `yaml:"whom"`
	Where    []string          `yaml:"where"`
	Reason   []string          `yaml:"reason"`
	Needs    *[]string         `yaml:"needs"`
	Claims   []string          `yaml:"claims"`
	Modality factum.Modality   `yaml:"modality"`
	Negated  bool              `yaml:"negated"`
	Dated    bool              `yaml:"dated"`
	Kinds    map[string]string `yaml:"kinds"`
}

// englishLexicon gives the frames of English, compiled once.
var englishLexicon = sync.OnceValues(compileEnglish)

func compileEnglish() (*lexicon, error) {
	l, err := parseLexicon("frames/en.yaml", english)
	if err != nil {
		return nil, err
	}
	return l, l.parse("frames/incidents.en.yaml", englishIncidents)
}

// parseLexicon compiles a frame file. Unknown fields, types, roles and paths
// are errors that name their place.
func parseLexicon(name string, data []byte) (*lexicon, error) {
	l := &lexicon{things: map[string]*thing{}, by: map[string]*entry{}}
	if err := l.parse(name, data); err != nil {
		return nil, err
	}
	return l, nil
}

// parse compiles a frame file into a lexicon, whose things it may use.
func (l *lexicon) parse(name string, data []byte) error {
	var f file
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w", name, err)
	}
	for key, t := range f.Things {
		if t == nil || len(t.Nouns) == 0 {
			return fmt.Errorf("%s: thing %s: no nouns", name, key)
		}
		var err error
		if t.conditions, err = parsePaths(t.If, nil, nil); err == nil {
			t.exceptions, err = parsePaths(t.Unless, nil, nil)
		}
		if err != nil {
			return fmt.Errorf("%s: thing %s: %w", name, key, err)
		}
		l.things[key] = t
	}
	for _, t := range f.Types {
		if !slices.Contains(factum.Types(), t.Type) {
			return fmt.Errorf("%s: no statement type %q", name, t.Type)
		}
		for i := range t.Frames {
			if err := l.add(&t, &t.Frames[i]); err != nil {
				return fmt.Errorf("%s: %s: frame %d: %w", name, t.Type, i+1, err)
			}
		}
	}
	return nil
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
	triggerWords, err := parseFilter(triggers, l.things)
	if err != nil {
		return err
	}
	f := frame{Type: t.Type, modality: e.Modality, negated: e.Negated, dated: e.Dated}
	if e.Modality != "" && !slices.Contains(modalities, e.Modality) {
		return fmt.Errorf("no modality %q", e.Modality)
	}
	if e.Prep != "" {
		f.preps = strings.Split(e.Prep, "|")
	}
	for _, x := range []struct {
		into  *[]path
		specs []string
	}{{&f.With, e.With}, {&f.Unless, e.Unless}, {&f.claims, e.Claims}} {
		if *x.into, err = parsePaths(x.specs, l.things, nil); err != nil {
			return err
		}
	}
	needs := t.Needs
	if e.Needs != nil {
		needs = *e.Needs
	}
	for _, n := range needs {
		rl, err := parseRole(n)
		if err != nil {
			return err
		}
		f.needs = append(f.needs, rl)
	}
	reason := e.Reason
	if reason == nil {
		reason = t.Reason
	}
	for rl, specs := range [numRoles][]string{e.Who, e.Whom, e.Where, reason} {
		if f.roles[rl], err = l.places(t, e, role(rl), specs, triggerWords[0].thing); err != nil {
			return err
		}
	}
	for _, w := range triggerWords {
		l.addTrigger(f, pos, w)
	}
	return nil
}

var modalities = []factum.Modality{factum.Asserted, factum.Alleged, factum.Denied, factum.Planned, factum.CalledFor}

// places compiles where a role may stand, and of which kinds it may be.
func (l *lexicon) places(t *typeEntry, e *frameEntry, rl role, specs []string, trigger *thing) ([]slot, error) {
	kinds := t.Kinds[roleNames[rl]]
	if k, ok := e.Kinds[roleNames[rl]]; ok {
		kinds = strings.Split(k, "|")
	}
	var admitted []factum.Kind
	for _, k := range kinds {
		switch kind := factum.Kind(strings.TrimSpace(k)); kind {
		case factum.Person, factum.Organisation, factum.Place:
			admitted = append(admitted, kind)
		default:
			return nil, fmt.Errorf("no kind %q", k)
		}
	}
	var out []slot
	for _, spec := range specs {
		all, err := parsePaths([]string{spec}, l.things, l.targets(spec, trigger))
		if err != nil {
			return nil, err
		}
		for _, p := range all {
			out = append(out, slot{p, spec, admitted})
		}
	}
	return out, nil
}

// addTrigger enters a frame under one of its triggers.
func (l *lexicon) addTrigger(f frame, pos string, w choice) {
	f.thing = w.thing
	lemma := w.lemma
	f.Name = fmt.Sprintf("%s: %s %s", f.Type, pos, w.lemma)
	if pos == "verb" {
		lemma, f.particle, _ = strings.Cut(lemma, " ")
	} else {
		f.trigger = lemma
		lemma = lemma[strings.LastIndexByte(lemma, ' ')+1:]
	}
	f.weight = f.specificity()
	key := strings.ToLower(lemma)
	e := l.by[key]
	if e == nil {
		e = &entry{}
		l.by[key] = e
	}
	into := map[string]*[]*frame{"verb": &e.verb, "noun": &e.noun, "adjective": &e.adjective}[pos]
	*into = append(*into, &f)
	l.frames = append(l.frames, &f)
}

// specificity says how much a frame asks for: of two that fire at a word the
// more specific one is meant.
func (f *frame) specificity() int {
	w := strings.Count(f.trigger, " ")
	if f.particle != "" {
		w++
	}
	if f.preps != nil {
		w++
	}
	for _, p := range f.With {
		w++
		for _, s := range p {
			if s.only != nil {
				w++
			}
		}
	}
	return w
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
