package statute

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"factum"
)

// Form is the version of the form of law files that this package reads.
const Form = 1

// file is the content of one law file.
type file struct {
	Law      int                 `yaml:"law"`
	Title    string              `yaml:"title"`
	Note     string              `yaml:"note"`
	Regime   string              `yaml:"regime"`
	State    string              `yaml:"state"`
	Sources  map[string]*Source  `yaml:"sources"`
	Readings map[string]*Reading `yaml:"readings"`
	Facts    map[string]*Fact    `yaml:"facts"`
	Bodies   map[string]*Body    `yaml:"bodies"`
	States   []*State            `yaml:"states"`
	Organs   []string            `yaml:"organs"`
	NoOrgans []string            `yaml:"not_organs"`
	Treaties map[string]*Treaty  `yaml:"treaties"`
	Duties   []*Duty             `yaml:"duties"`

	name string
	sum  [sha256.Size]byte
}

// Named is a file system whose files are known by other names to the user:
// those of the folder that was asked for.
type Named struct {
	fs.FS
	Prefix string
}

// Load reads all law files (*.yaml, *.yml) of the file systems, folders called
// tests left out. Files with problems are left out; the law of the others comes
// back together with an [*Error]. Problems that break nothing come with
// [Check] only.
func Load(systems ...fs.FS) (*Law, error) {
	law, ps := check(systems)
	var broken []string
	for _, p := range ps {
		if !p.Mild && !slices.Contains(broken, p.File) {
			broken = append(broken, p.File)
		}
	}
	if broken != nil {
		return law, &Error{ps, broken}
	}
	return law, nil
}

// Check gives everything that is wrong in the law files, and worth a look.
func Check(systems ...fs.FS) []Problem {
	_, ps := check(systems)
	return ps
}

func check(systems []fs.FS) (*Law, []Problem) {
	var all problems
	var files []*file
	for _, fsys := range systems {
		files = append(files, readAll(fsys, &all)...)
	}
	files = slices.DeleteFunc(files, func(f *file) bool { return !sound(f.name, all) })
	// A file that leans on a broken one is broken, too: until nothing changes.
	for {
		law, ps := join(files)
		lint(law, &ps)
		n := len(files)
		files = slices.DeleteFunc(files, func(f *file) bool { return !sound(f.name, ps) })
		if len(files) == n {
			all = append(all, ps...)
			return law, all.sorted()
		}
		for _, p := range ps {
			if !p.Mild {
				all = append(all, p)
			}
		}
	}
}

func sound(name string, ps problems) bool {
	return !slices.ContainsFunc(ps, func(p Problem) bool { return p.File == name && !p.Mild })
}

// readAll reads the files of one file system, by name.
func readAll(fsys fs.FS, ps *problems) []*file {
	prefix := ""
	if n, ok := fsys.(Named); ok {
		prefix = n.Prefix
	}
	var files []*file
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "tests" {
				return fs.SkipDir
			}
			return nil
		}
		if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if f := parse(path.Join(prefix, name), data, ps); f != nil {
			files = append(files, f)
		}
		return nil
	})
	if err != nil {
		ps.add(Place{File: path.Join(prefix, ".")}, "cannot read the law files: %v", err)
	} else if len(files) == 0 && len(*ps) == 0 {
		ps.add(Place{File: path.Join(prefix, ".")}, "no law files (*.yaml) here")
	}
	return files
}

// parse reads one file; nil if it can't be read at all.
func parse(name string, data []byte, ps *problems) *file {
	before := len(*ps)
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.New("the file is empty")
		}
		ps.addError(name, err)
		return nil
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		ps.add(Place{File: name}, "more than one YAML document in a file")
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		ps.add(Place{name, root.Line}, "a law file is a mapping with law, title, duties and so on")
		return nil
	}
	f := &file{name: name, sum: sha256.Sum256(data)}
	if aliases(root, name, ps); len(*ps) > before {
		return nil
	}
	unknownFields(root, reflect.TypeFor[file](), name, ps)
	if err := root.Decode(f); err != nil {
		ps.addError(name, err)
	}
	if len(*ps) > before {
		return nil
	}
	if f.Law != Form {
		ps.add(Place{name, root.Line}, "law: %d; this version reads law: %d", f.Law, Form)
		return nil
	}
	f.place(root)
	return f
}

// place notes on every entry where it stands.
func (f *file) place(root *yaml.Node) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, val := root.Content[i].Value, root.Content[i+1]
		switch key {
		case "duties":
			for j, n := range val.Content {
				f.Duties[j].Place = Place{f.name, n.Line}
			}
		case "states":
			for j, n := range val.Content {
				f.States[j].Place = Place{f.name, n.Line}
			}
		case "sources":
			eachEntry(val, func(name string, line int, _ *yaml.Node) { setPlace(f.Sources[name], Place{f.name, line}) })
		case "readings":
			eachEntry(val, func(name string, line int, _ *yaml.Node) { setPlace(f.Readings[name], Place{f.name, line}) })
		case "bodies":
			eachEntry(val, func(name string, line int, _ *yaml.Node) { setPlace(f.Bodies[name], Place{f.name, line}) })
		case "facts":
			eachEntry(val, func(name string, line int, _ *yaml.Node) {
				if fact := f.Facts[name]; fact != nil {
					fact.Place, fact.Name = Place{f.name, line}, name
				}
			})
		case "treaties":
			eachEntry(val, func(name string, line int, n *yaml.Node) {
				t := f.Treaties[name]
				if t == nil {
					return
				}
				t.Place = Place{f.name, line}
				eachEntry(n, func(key string, _ int, list *yaml.Node) {
					if key == "parties" {
						for j, p := range list.Content {
							t.Parties[j].Place = Place{f.name, p.Line}
						}
					}
				})
			})
		}
	}
}

type placed interface{ setPlace(Place) }

func (s *Source) setPlace(p Place) {
	if s != nil {
		s.Place = p
	}
}

func (r *Reading) setPlace(p Place) {
	if r != nil {
		r.Place = p
	}
}

func (b *Body) setPlace(p Place) {
	if b != nil {
		b.Place = p
	}
}

func setPlace(x placed, p Place) { x.setPlace(p) }

// eachEntry calls f for the entries of a mapping.
func eachEntry(n *yaml.Node, f func(name string, line int, val *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		f(n.Content[i].Value, n.Content[i].Line, n.Content[i+1])
	}
}

// join puts the files together. What two files say differently is a problem
// of the later one.
func join(files []*file) (*Law, problems) {
	var ps problems
	law := &Law{
		Facts: map[string]*Fact{}, Bodies: map[string]*Body{}, Treaties: map[string]*Treaty{},
		Readings: map[string]*Reading{}, Sources: map[string]*Source{},
	}
	duties, provisions := map[string]*Duty{}, map[string]*Duty{}
	sums := sha256.New()
	for _, f := range files {
		law.Files = append(law.Files, f.name)
		sums.Write(f.sum[:])
		joinMap(law.Sources, f.Sources, "source", f.name, func(s *Source) Place { return s.Place }, &ps)
		joinMap(law.Readings, f.Readings, "reading", f.name, func(r *Reading) Place { return r.Place }, &ps)
		joinMap(law.Facts, f.Facts, "fact", f.name, func(x *Fact) Place { return x.Place }, &ps)
		joinMap(law.Bodies, f.Bodies, "body", f.name, func(b *Body) Place { return b.Place }, &ps)
		joinMap(law.Treaties, f.Treaties, "treaty", f.name, func(t *Treaty) Place { return t.Place }, &ps)
		law.States = append(law.States, f.States...)
		law.Organs = append(law.Organs, f.Organs...)
		law.NoOrgans = append(law.NoOrgans, f.NoOrgans...)
		for i, d := range f.Duties {
			if d == nil {
				ps.add(Place{File: f.name}, "duty %d is empty", i+1)
				continue
			}
			d.Title = f.Title
			if d.Regime == "" {
				d.Regime = f.Regime
			}
			if d.State == "" {
				d.State = f.State
			}
			if other := duties[d.ID]; other != nil {
				ps.add(d.Place, "duty %s contradicts %s:%d, where it stands already", d.ID, other.File, other.Line)
				continue
			}
			// One provision under two names is two laws.
			same := d.Regime + "\x00" + d.Article + "\x00" + d.Bearer
			if other := provisions[same]; other != nil {
				ps.add(d.Place, "duty %s contradicts %s at %s:%d: the same article and bearer under another name", d.ID, other.ID, other.File, other.Line)
				continue
			}
			provisions[same] = d
			duties[d.ID] = d
			d.number()
			law.Duties = append(law.Duties, d)
		}
	}
	law.Digest = hex.EncodeToString(sums.Sum(nil))
	return law, ps
}

func joinMap[V any](into, from map[string]*V, what, file string, place func(*V) Place, ps *problems) {
	for _, name := range sortedKeys(from) {
		v := from[name]
		if v == nil {
			ps.add(Place{File: file}, "%s %s is empty", what, name)
			continue
		}
		if other := into[name]; other != nil {
			ps.add(place(v), "%s %s contradicts %s:%d, where it stands already", what, name, place(other).File, place(other).Line)
			continue
		}
		into[name] = v
	}
}

// conditionNames are the names of a duty's conditions, in the order of the form.
var conditionNames = []string{"trigger", "discharged_by", "breached_by", "excused_by", "suspended_by", "lapses_if"}

// Conditions gives all conditions of the duty with their names, those of the
// readings as "IT-R1 trigger", in a fixed order.
func (d *Duty) Conditions() (names []string, conditions []*Condition) {
	add := func(prefix string, r Rules) {
		named := r.Named()
		for _, name := range conditionNames {
			if c := named[name]; c != nil {
				names, conditions = append(names, strings.TrimSpace(prefix+" "+name)), append(conditions, c)
			}
		}
	}
	add("", d.Rules)
	for _, id := range sortedKeys(d.Readings) {
		if v := d.Readings[id]; v != nil {
			add(id, v.Rules)
		}
	}
	extra := func(name string, c *Condition) {
		if c != nil {
			names, conditions = append(names, name), append(conditions, c)
		}
	}
	extra("claimed_by", d.ClaimedBy)
	for _, dl := range d.Deadline.Versions() {
		if dl.Longer != nil {
			extra("longer", dl.Longer.If)
		}
	}
	return names, conditions
}

// Versions gives the deadline's versions; a deadline that never changed is its
// own only one.
func (d *Deadline) Versions() []*Deadline {
	if len(d.ByDate) == 0 {
		return []*Deadline{d}
	}
	var all []*Deadline
	for i := range d.ByDate {
		all = append(all, &d.ByDate[i].Deadline)
	}
	return all
}

// On gives the version that is in force on a day, or nil.
func (d *Deadline) On(day factum.Day) *Deadline {
	if len(d.ByDate) == 0 {
		return d
	}
	for i := range d.ByDate {
		if v := &d.ByDate[i]; day.Known() && v.Holds(day) {
			return &v.Deadline
		}
	}
	return nil
}

// number gives every condition of the duty its index.
func (d *Duty) number() {
	_, conditions := d.Conditions()
	i := 0
	for _, c := range conditions {
		c.Walk(func(c *Condition) { c.Index = i; i++ })
	}
}

// String names the duty with its place.
func (d *Duty) String() string { return fmt.Sprintf("%s (%s:%d)", d.ID, d.File, d.Line) }
