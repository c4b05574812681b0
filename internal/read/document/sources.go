package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// Known is what a person knows of one document.
type Known struct {
	Outlet, URL, Title, Author, Language string
	Published                            factum.Interval
	name                                 string // as written in the file
	place                                string // "FILE:LINE"
}

// Sources is what a person knows of the documents, by file name.
type Sources struct {
	entries []Known
	byName  map[string]int
}

// ReadSources reads the file of --sources: a YAML map from file name (the path
// as given to the program, or its last part) to a map of outlet, url, title,
// author, language and published, a day or first/last day. Anything else is
// refused, with name, line and reason of all that is wrong.
func ReadSources(name string, data []byte) (Sources, error) {
	s := Sources{byName: map[string]int{}}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var root yaml.Node
	switch err := dec.Decode(&root); {
	case errors.Is(err, io.EOF):
		return s, nil
	case err != nil:
		return Sources{}, fmt.Errorf("%s: %s", name, strings.TrimPrefix(oneLine(err.Error()), "yaml: "))
	}
	if err := dec.Decode(&yaml.Node{}); !errors.Is(err, io.EOF) {
		return Sources{}, fmt.Errorf("%s: more than one YAML document; put all files into one map", name)
	}
	top := root.Content[0]
	if top.Kind == yaml.ScalarNode && top.Tag == "!!null" {
		return s, nil
	}
	if top.Kind != yaml.MappingNode {
		return Sources{}, fmt.Errorf("%s:%d: expected a map from file name to {outlet, url, title, author, language, published}", name, top.Line)
	}
	var problems []error
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		k, errs := readKnown(name, key, value)
		for _, err := range errs {
			problems = append(problems, fmt.Errorf("%s:%w", name, err))
		}
		if first, twice := s.byName[k.name]; twice {
			problems = append(problems, fmt.Errorf("%s: %q is named a second time (first in %s)", k.place, k.name, s.entries[first].place))
			continue
		}
		s.byName[k.name] = len(s.entries)
		s.entries = append(s.entries, k)
	}
	if len(problems) > 0 {
		return Sources{}, errors.Join(problems...)
	}
	return s, nil
}

// readKnown reads one entry; the errors begin with the line.
func readKnown(file string, key, value *yaml.Node) (k Known, problems []error) {
	k.name, k.place = key.Value, fmt.Sprintf("%s:%d", file, key.Line)
	if key.Kind != yaml.ScalarNode || key.Value == "" {
		return k, []error{fmt.Errorf("%d: expected a file name", key.Line)}
	}
	if value.Kind != yaml.MappingNode {
		return k, []error{fmt.Errorf("%d: %q: expected {outlet, url, title, author, language, published}", value.Line, k.name)}
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(value.Content); i += 2 {
		field, v := value.Content[i], value.Content[i+1]
		if seen[field.Value] {
			problems = append(problems, fmt.Errorf("%d: %q: %s stands twice", field.Line, k.name, field.Value))
			continue
		}
		seen[field.Value] = true
		if v.Kind != yaml.ScalarNode {
			problems = append(problems, fmt.Errorf("%d: %q: %s must be a single value", v.Line, k.name, field.Value))
			continue
		}
		text := v.Value
		if v.Tag == "!!null" {
			text = ""
		}
		switch field.Value {
		case "outlet":
			k.Outlet = text
		case "url":
			k.URL = text
		case "title":
			k.Title = text
		case "author":
			k.Author = text
		case "language":
			k.Language = text
		case "published":
			if text == "" {
				continue
			}
			var err error
			if k.Published, err = period(text); err != nil {
				problems = append(problems, fmt.Errorf("%d: %q: published: %w", v.Line, k.name, err))
			}
		default:
			problems = append(problems, fmt.Errorf("%d: %q: unknown field %q; known are outlet, url, title, author, language, published", field.Line, k.name, field.Value))
		}
	}
	return k, problems
}

// period reads a day or first/last day.
func period(s string) (factum.Interval, error) {
	from, to, two := strings.Cut(strings.TrimSpace(s), "/")
	first, err := factum.ParseDay(from)
	if err != nil || !two {
		return factum.On(first), err
	}
	last, err := factum.ParseDay(to)
	if err != nil {
		return factum.Interval{}, err
	}
	if last < first {
		return factum.Interval{}, fmt.Errorf("%q ends before it begins", s)
	}
	return factum.Between(first, last), nil
}

// Check gives an error for each entry that names none of the files, and for each
// that names several of them by their last part. names are the files of the
// listing, read or not.
func (s Sources) Check(names []string) error {
	count := map[string]int{}
	for _, n := range names {
		count[n]++
		if b := base(n); b != n {
			count[b]++
		}
	}
	var problems []error
	for _, k := range s.entries {
		switch {
		case count[k.name] == 1:
		case count[k.name] > 1:
			problems = append(problems, fmt.Errorf("%s: %q is the name of %d files; give the path as on the command line", k.place, k.name, count[k.name]))
		default:
			problems = append(problems, fmt.Errorf("%s: %q is none of the files that are read%s", k.place, k.name, nearest(k.name, names)))
		}
	}
	return errors.Join(problems...)
}

// nearest names a file that was perhaps meant.
func nearest(name string, names []string) string {
	sorted := append([]string{}, names...)
	sort.Strings(sorted)
	for _, n := range sorted {
		if strings.EqualFold(base(n), base(name)) || strings.EqualFold(strings.TrimSuffix(base(n), path.Ext(base(n))), strings.TrimSuffix(base(name), path.Ext(base(name)))) {
			return fmt.Sprintf("; did you mean %q?", n)
		}
	}
	return ""
}

func base(name string) string { return path.Base(strings.ReplaceAll(name, "\\", "/")) }

// of gives the entry of a file.
func (s Sources) of(file string) (Known, bool) {
	i, ok := s.byName[file]
	if !ok {
		i, ok = s.byName[base(file)]
	}
	if !ok {
		return Known{}, false
	}
	return s.entries[i], true
}

// Knowledge gives all that Apply takes for a file: equal words, equal effect;
// empty if nothing is known.
func (s Sources) Knowledge(file string) string {
	k, ok := s.of(file)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%#v", k)
}

// Apply puts what is known of the document before what it says itself, and
// notes where the two differ. It does nothing for a document without entry.
func (s Sources) Apply(d *factum.Document) {
	k, ok := s.of(d.File)
	if !ok {
		return
	}
	for _, f := range []struct {
		name  string
		known string
		says  *string
	}{
		{"outlet", k.Outlet, &d.Outlet}, {"url", k.URL, &d.URL}, {"title", k.Title, &d.Title}, {"author", k.Author, &d.Author}, {"language", k.Language, &d.Language},
	} {
		if f.known == "" {
			continue
		}
		if *f.says != "" && *f.says != f.known {
			addNote(d, fmt.Sprintf("%s: %s says %q, the document %q", f.name, k.place, f.known, *f.says))
		}
		*f.says = f.known
	}
	if !k.Published.Known() {
		return
	}
	if says := d.Published.Interval; says.Known() && !says.Meets(k.Published) {
		addNote(d, fmt.Sprintf("published: %s says %s, the document %s", k.place, k.Published, says))
	}
	d.Published = factum.Published{Interval: k.Published, Basis: factum.BasisGiven, Because: []factum.Because{{Note: "given in " + k.place}}}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
