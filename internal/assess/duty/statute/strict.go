package statute

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

var unmarshaler = reflect.TypeFor[yaml.Unmarshaler]()

// unknownFields names every field of the YAML that the Go type has not, with
// its line: the decoder's own check stops at types that read themselves.
func unknownFields(n *yaml.Node, t reflect.Type, file string, ps *problems) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		ps.add(Place{file, n.Line}, "an empty entry")
		return
	}
	if reflect.PointerTo(t).Implements(unmarshaler) {
		return
	}
	switch {
	case t.Kind() == reflect.Slice && n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			unknownFields(c, t.Elem(), file, ps)
		}
	case t.Kind() == reflect.Map && n.Kind == yaml.MappingNode:
		for i := 1; i < len(n.Content); i += 2 {
			unknownFields(n.Content[i], t.Elem(), file, ps)
		}
	case t.Kind() == reflect.Struct && n.Kind == yaml.MappingNode:
		fields := fieldTypes(t)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			ft, ok := fields[key.Value]
			if !ok {
				ps.add(Place{file, key.Line}, "unknown field %q", key.Value)
				continue
			}
			unknownFields(n.Content[i+1], ft, file, ps)
		}
	}
}

// aliases names every alias: what a provision says stands where the provision
// stands.
func aliases(n *yaml.Node, file string, ps *problems) {
	if n.Kind == yaml.AliasNode {
		ps.add(Place{file, n.Line}, "an alias (*%s): write it out", n.Value)
		return
	}
	for _, c := range n.Content {
		aliases(c, file, ps)
	}
}

// fieldTypes gives the YAML fields of a struct, inlined ones included.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case strings.Contains(options, "inline"):
			for k, v := range fieldTypes(f.Type) {
				fields[k] = v
			}
		case name != "-" && name != "":
			fields[name] = f.Type
		}
	}
	return fields
}
